package bibtex

import (
	"path"
	"strings"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// splitFiles divides the file field of JabRef, Zotero and Mendeley,
// "description:path:type;…", at semicolons without a backslash.
func splitFiles(s string) []typed.Piece { return pieces(s, ";", true) }

// pieces divides a text at bytes that stand outside of braces, and where escaped
// is set without a backslash.
func pieces(s, at string, escaped bool) []typed.Piece {
	var list []typed.Piece
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && (escaped || i+1 < len(s) && (s[i+1] == '{' || s[i+1] == '}')):
			i++
		case c == '{':
			depth++
		case c == '}':
			depth = max(depth-1, 0)
		case depth == 0 && strings.IndexByte(at, c) >= 0:
			list = append(list, typed.Piece{From: from, To: i})
			from = i + 1
		}
	}
	return append(list, typed.Piece{From: from, To: len(s)})
}

// pdf reads the address of a PDF, or the path of one in a person's library.
func pdf(name string) []typed.Reading {
	isAddress := func(s string) bool {
		return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
	}
	only := func(reading typed.Reading, address bool) typed.Reading {
		read := reading.Read
		reading.Read = func(s string) (any, error) {
			plain, err := decodeVerbatim(s)
			if err != nil || isAddress(strings.TrimSpace(plain)) != address {
				return nil, err
			}
			return read(s)
		}
		return reading
	}
	list := []typed.Reading{only(verbatim.Attachment(name, "pdf"), false)}
	for _, reading := range verbatim.Link(name+".link", "pdf") {
		list = append(list, only(reading, true))
	}
	return list
}

// fileKinds are the kinds of attachments by the types that programs write.
var fileKinds = map[string]string{
	"application/pdf": "pdf", "text/html": "html", "application/epub+zip": "epub", "text/plain": "text",
}

// readFile reads one file: its path alone, or with a description before and a
// type behind it. Nothing is opened.
func readFile(s string) (record.Attachment, error) {
	s = strings.TrimSpace(s)
	parts := []string{}
	for _, p := range pieces(s, ":", true) {
		parts = append(parts, s[p.From:p.To])
	}
	file, kind := s, ""
	if n := len(parts); n >= 3 {
		// A drive's letter is part of the path.
		file, kind = strings.Join(parts[1:n-1], ":"), parts[n-1]
	}
	file = plainPath(file)
	kind = strings.ToLower(strings.TrimSpace(plainPath(kind)))
	if known := fileKinds[kind]; known != "" {
		kind = known
	}
	if kind == "" {
		kind = strings.ToLower(strings.TrimPrefix(path.Ext(file), "."))
		if kind != "pdf" {
			kind = ""
		}
	}
	if file == "" {
		return record.Attachment{}, nil
	}
	return record.Attachment{Path: file, Kind: kind}, nil
}

// pathCommands are the commands of TeX in paths, and pathEscapes what programs put
// before the signs that divide a field of files.
var (
	pathCommands = strings.NewReplacer(`$\backslash$`, `\`, `{\textbackslash}`, `\`, `\textbackslash{}`, `\`, `\_`, "_", `\&`, "&", `\%`, "%", `\#`, "#")
	pathEscapes  = strings.NewReplacer(`\:`, ":", `\;`, ";", `\\`, `\`)
)

// plainPath takes the escapes of such a field away.
func plainPath(s string) string {
	s = plainLetters(s)
	s = pathCommands.Replace(s)
	s = pathEscapes.Replace(s)
	return strings.TrimSpace(tex.Verbatim(strings.ReplaceAll(s, `\`, `{\textbackslash}`)))
}

// plainLetters reads the letters that Mendeley writes as TeX in braces, `{\"{u}}`. Any
// other backslash in a path is itself.
func plainLetters(s string) string {
	at := strings.Index(s, `{\`)
	if at < 0 {
		return s
	}
	var b strings.Builder
	for ; at >= 0; at = strings.Index(s, `{\`) {
		b.WriteString(s[:at])
		s = s[at:]
		end, ok := tex.GroupEnd(s[:min(len(s), longestLetter)])
		text := tex.Plain(s[:end])
		if !ok || strings.ContainsAny(text, `\{}`) || strings.IndexByte(`\:;`, s[len(`{\`)]) >= 0 {
			text, end = s[:1], 1
		}
		b.WriteString(text)
		s = s[end:]
	}
	return b.String() + s
}

// longestLetter is how long a letter in TeX may be.
const longestLetter = 64

// encodeFile writes an attachment as readFile reads it.
func encodeFile(a record.Attachment) string {
	escape := strings.NewReplacer(`\`, `\\`, ":", `\:`, ";", `\;`, "{", `{\textbraceleft}`, "}", `{\textbraceright}`).Replace
	return ":" + escape(a.Path) + ":" + escape(a.Kind)
}
