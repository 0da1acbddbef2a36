package endnote

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// keepStyles gives elements their text with the styles that it had in the record's
// source: the record's own values are plain.
func (w *Writer) keepStyles(r *record.Record) {
	if r.Origin.Format != record.FormatEndNote {
		return
	}
	for i := range r.Raw {
		raw := &r.Raw[i]
		if !strings.Contains(raw.Value, "face=") || strings.Count(raw.Value, "<style") < 2 || !isWellFormed(raw.Value) {
			continue
		}
		stood := normalize.Text(markup.NewValue(raw.Value).Text)
		for j := range w.elements {
			e := &w.elements[j]
			if e.path == raw.Name && e.xml == "" && e.text != "" && strings.TrimSuffix(stood, ".") == strings.TrimSuffix(e.text, ".") {
				name := e.path[strings.LastIndexByte(e.path, '/')+1:]
				e.xml = "<" + name + ">" + raw.Value + "</" + name + ">"
				break
			}
		}
	}
}

// carry adds the elements of the record's source that no rule read, as they stood,
// and returns the other texts that none did.
func (w *Writer) carry(r *record.Record) []record.Unread {
	unread := r.Unread()
	if r.Origin.Format != record.FormatEndNote {
		return unread
	}
	// What an element says depends on the type.
	sameType := slices.ContainsFunc(r.Raw, func(raw record.RawField) bool {
		return raw.Name == typePath && codeOf(markup.Decode(raw.Value)) == w.fields[0].Value
	})
	return slices.DeleteFunc(unread, func(text record.Unread) bool {
		return text.Field >= 0 && (sameType || elementTable[r.Raw[text.Field].Name] == nil) && w.carryField(&r.Raw[text.Field])
	})
}

func (w *Writer) carryField(raw *record.RawField) bool {
	path := raw.Name
	if !isPath(path) || !isWellFormed(raw.Value) || path == typePath || raw.Span.Start >= raw.Span.End {
		return false
	}
	taken := slices.ContainsFunc(w.elements, func(e written) bool {
		return e.path == path || strings.HasPrefix(e.path, path+"/") || strings.HasPrefix(path, e.path+"/")
	})
	if taken && !(isRepeated(path) && elementTable[path] != nil) {
		return false
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	w.elements = append(w.elements, written{row: rowAround(path), path: path, xml: "<" + name + ">" + raw.Value + "</" + name + ">"})
	return true
}

// rowAround returns the row behind which an element stands: its own, or the last
// in the same element.
func rowAround(path string) int {
	if path == databasePath || path == programPath {
		return -1
	}
	if row := rowOf(path); row >= 0 {
		return row
	}
	top, _, _ := strings.Cut(path, "/")
	for i := len(elementRows) - 1; i >= 0; i-- {
		if strings.HasPrefix(elementRows[i].path, top+"/") {
			return i
		}
	}
	return len(elementRows)
}

// isPath reports whether a path is one of names that XML allows.
func isPath(path string) bool {
	for name := range strings.SplitSeq(path, "/") {
		if name == "" || name[0] >= '0' && name[0] <= '9' || name[0] == '-' || name == "record" || name == "records" || name == "xml" || name == "style" {
			return false
		}
		for _, c := range name {
			if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
				return false
			}
		}
	}
	return true
}

// isWellFormed reports whether a fragment is text with styles in it, as XML has
// it.
func isWellFormed(fragment string) bool {
	if strings.ContainsFunc(fragment, isForbidden) || strings.Contains(fragment, "]]>") {
		return false
	}
	depth := 0
	for at := 0; at < len(fragment); {
		switch c := fragment[at]; {
		case c == '<':
			end := strings.IndexByte(fragment[at:], '>')
			if end < 0 {
				return false
			}
			tag := fragment[at : at+end+1]
			switch {
			case tag == "</style>":
				depth--
			case !isStyle(tag):
				return false
			case !strings.HasSuffix(tag, "/>"):
				depth++
			}
			if depth < 0 {
				return false
			}
			at += end + 1
		case c == '&':
			end := strings.IndexByte(fragment[at:], ';')
			if end < 0 || !isReference(fragment[at+1:at+end]) {
				return false
			}
			at += end + 1
		default:
			at++
		}
	}
	return depth == 0
}

// isForbidden reports whether XML does not allow a character.
func isForbidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0xFFFE || r == 0xFFFF
}

// isStyle reports whether a tag starts a style, with attributes that have values.
func isStyle(tag string) bool {
	rest, ok := strings.CutPrefix(tag, "<style")
	rest = strings.TrimSuffix(strings.TrimSuffix(rest, ">"), "/")
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\n' && rest[0] != '\t' && rest[0] != '\r' {
		return false
	}
	var seen []string
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		name, value, found := strings.Cut(rest, "=")
		if !found || !isPath(name) || strings.Contains(name, "/") || len(value) < 2 || value[0] != '"' || slices.Contains(seen, name) {
			return false
		}
		seen = append(seen, name)
		end := strings.IndexByte(value[1:], '"')
		if end < 0 || strings.ContainsAny(value[1:1+end], "<&") {
			return false
		}
		rest = value[end+2:]
		if rest != "" && !strings.ContainsAny(rest[:1], " \t\r\n") {
			return false
		}
	}
	return true
}

// isReference reports whether a name is that of a reference that XML knows without
// a declaration.
func isReference(name string) bool {
	switch name {
	case "amp", "lt", "gt", "quot", "apos", "#xD", "#xA", "#x9", "#13", "#10", "#9":
		return true
	}
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return ok && err == nil && n >= ' ' && (n < 0xD800 || n >= 0xE000 && n < 0xFFFE || n >= 0x10000 && n <= 0x10FFFF)
}
