// Package rayyan takes the notes apart into which Rayyan writes what the reviewers
// of a record decided and noted, in every format that it exports:
//
//	RAYYAN-INCLUSION: {"Name"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: x | USER-NOTES: {"Name"=>["text"]}
package rayyan

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Key is what a part of a note begins with, without its colon.
type Key string

// The keys that are read; "" is text that no key stands before. Any other key with
// Rayyan's mark is one too, which nothing is known of.
const (
	None      Key = ""
	Inclusion Key = "RAYYAN-INCLUSION"
	Labels    Key = "RAYYAN-LABELS"
	Reasons   Key = "RAYYAN-EXCLUSION-REASONS"
	UserNotes Key = "USER-NOTES"
)

// mark is what Rayyan's keys begin with, but that of the users' notes.
const mark = "RAYYAN-"

// Place is a place in a text.
type Place struct{ From, To int }

// Of is the text at the place.
func (p Place) Of(text string) string { return text[p.From:p.To] }

// Part is a part of a note.
type Part struct {
	Key Key
	// Whole is the part with its key, Value what stands behind that, both without
	// the blanks and bars around them.
	Whole, Value Place
}

// MayHold reports whether a text may have parts of Rayyan's.
func MayHold(text string) bool {
	return strings.Contains(text, mark) || strings.Contains(text, string(UserNotes)+":")
}

// Divide takes a note apart: every word of it is in one part. It returns nil where
// nothing of Rayyan's stands in it.
func Divide(text string) []Part {
	if !MayHold(text) {
		return nil
	}
	var parts []Part
	found := false
	free := 0    // where the text begins that no key stands before
	endless := 0 // lists without an end
	for at := 0; at < len(text); {
		key, value := keyAt(text, at)
		if key == None {
			at = nextStart(text, at)
			continue
		}
		parts = appendPart(parts, text, None, free, free, at)
		end := valueEnd(text, value, &endless)
		parts = appendPart(parts, text, key, at, value, end)
		found = true
		at, free = end, end
	}
	if !found {
		return nil
	}
	return appendPart(parts, text, None, free, free, len(text))
}

func appendPart(parts []Part, text string, key Key, from, value, to int) []Part {
	p := Part{Key: key, Whole: trim(text, Place{from, to}), Value: trim(text, Place{value, to})}
	if p.Whole.From >= p.Whole.To {
		return parts
	}
	return append(parts, p)
}

// trim leaves out blanks and bars around a place.
func trim(text string, p Place) Place {
	const around = "| \t\r\n"
	p.To = p.From + len(strings.TrimRight(text[p.From:p.To], around))
	p.From = p.To - len(strings.TrimLeft(text[p.From:p.To], around))
	return p
}

// keyAt returns the key at a place and where its value begins. The notes of users
// count as a key only where a list of them follows, and decisions where no braces do
// that are none: others may write the word.
func keyAt(text string, at int) (Key, int) {
	rest := text[at:]
	colon := strings.IndexByte(rest[:min(len(rest), longestKey)], ':')
	if colon < 0 {
		return None, 0
	}
	key := Key(rest[:colon])
	switch {
	case key == UserNotes:
		if braces, list := listAt(rest[colon+1:]); !braces || !list {
			return None, 0
		}
	case key == Inclusion:
		if braces, list := listAt(rest[colon+1:]); braces && !list {
			return None, 0
		}
	case !strings.HasPrefix(string(key), mark) || strings.Trim(string(key[len(mark):]), "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_") != "":
		return None, 0
	}
	return key, at + colon + 1
}

const longestKey = 64

// listAt reports whether a brace begins a text, and whether it may be that of a list
// as Ruby writes one: of texts or symbols, or empty.
func listAt(text string) (braces, list bool) {
	const blanks = " \t\r\n"
	inside, braces := strings.CutPrefix(strings.TrimLeft(text, " \t"), "{")
	if !braces {
		return false, false
	}
	inside = strings.TrimLeft(inside, blanks)
	return true, inside != "" && strings.IndexByte("\"}:", inside[0]) >= 0
}

// nextStart returns the next place at which a key may start: behind a blank, a
// bar, a line's end, or what ends a sentence or an element of HTML.
func nextStart(text string, at int) int {
	i := strings.IndexAny(text[at:], "| \t\r\n.,;>")
	if i < 0 {
		return len(text)
	}
	return at + i + 1
}

// valueEnd returns the end of a key's value: that of the list in braces that it
// is, else the end of its line or the next key behind a bar. The end of a list is
// looked for while few of the text had none: each time takes the rest of it.
func valueEnd(text string, from int, endless *int) int {
	const mostEndless = 8
	start := from + len(text[from:]) - len(strings.TrimLeft(text[from:], " \t"))
	if start < len(text) && text[start] == '{' && *endless < mostEndless {
		if end := listEnd(text, start); end > 0 {
			return end
		}
		*endless++
	}
	for at := from; at < len(text); at++ {
		switch text[at] {
		case '\n':
			return at
		case '|':
			next := at + 1 + len(text[at+1:]) - len(strings.TrimLeft(text[at+1:], " \t"))
			if key, _ := keyAt(text, next); key != None {
				return at
			}
		}
	}
	return len(text)
}

// listEnd returns the end of the list in braces that starts at a place, 0 where it
// has none. Braces in a quoted text are part of it.
func listEnd(text string, at int) int {
	depth := 0
	for at < len(text) {
		switch text[at] {
		case '"':
			_, end := quotedAt(text, at)
			if end == 0 {
				return 0
			}
			at = end
			continue
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return at + 1
			}
		}
		at++
	}
	return 0
}

// quotedAt returns the place of the text in the quotation marks that start at a
// place, and the end behind them, 0 where they have none.
func quotedAt(text string, at int) (inside Place, end int) {
	for i := at + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return Place{at + 1, i}, i + 1
		}
	}
	return Place{}, 0
}

// arrow stands between a reviewer and what is the reviewer's.
const arrow = "=>"

// reviewerAt finds the next `"Name"=>` at or behind a place: where it starts and
// where what follows does, with the blanks left out that Rayyan may write there.
func reviewerAt(text string, at int) (start, behind int, ok bool) {
	for {
		i := strings.IndexByte(text[at:], '"')
		if i < 0 {
			return 0, 0, false
		}
		start = at + i
		_, end := quotedAt(text, start)
		if end == 0 {
			return 0, 0, false
		}
		rest := strings.TrimLeft(text[end:], " ")
		if strings.HasPrefix(rest, arrow) {
			rest = strings.TrimLeft(rest[len(arrow):], " ")
			return start, len(text) - len(rest), true
		}
		at = end
	}
}

// Pairs returns the places of the pairs `"Name"=>"Included"` in a value.
func Pairs(text string) []Place {
	var pairs []Place
	for at := 0; ; {
		start, behind, ok := reviewerAt(text, at)
		if !ok {
			return pairs
		}
		at = behind
		if behind < len(text) && text[behind] == '"' {
			if _, end := quotedAt(text, behind); end > 0 {
				pairs = append(pairs, Place{start, end})
				at = end
			}
		}
	}
}

// Notes returns the places of a value at which a reviewer's notes stand, with the
// name before them: `"Name"=>["one", "two"]`.
func Notes(text string) []Place {
	var notes []Place
	for at := 0; ; {
		start, behind, ok := reviewerAt(text, at)
		if !ok {
			return notes
		}
		at = behind
		some := false
		for end, list := behind, false; end < len(text); {
			switch c := text[end]; {
			case c == '"':
				if _, end = quotedAt(text, end); end == 0 {
					return notes
				}
				at, some = end, true
			case c == '[':
				list = true
				end++
			case c == ']':
				at, list = end+1, false
			default:
				end++
			}
			if !list {
				break
			}
		}
		if some {
			notes = append(notes, Place{start, at})
		}
	}
}

// verdicts are Rayyan's words for a decision.
var verdicts = map[string]string{"included": "included", "excluded": "excluded", "maybe": "maybe"}

const excluded = "excluded"

// Decision reads a pair of reviewer and verdict, with the reasons for an exclusion.
func Decision(pair, reasons string) (d record.Decision, ok bool) {
	start, behind, ok := reviewerAt(pair, 0)
	if !ok || behind == len(pair) || pair[behind] != '"' {
		return d, false
	}
	reviewer, _ := quotedAt(pair, start)
	word, end := quotedAt(pair, behind)
	if end == 0 {
		return d, false
	}
	d = record.Decision{
		Tool: "rayyan", Reviewer: normalize.Text(unquoted(reviewer.Of(pair))), Verdict: verdicts[strings.ToLower(word.Of(pair))],
	}
	if d.Verdict == excluded {
		for reason := range strings.SplitSeq(reasons, ",") {
			if reason = normalize.Text(reason); reason != "" {
				d.Reasons = append(d.Reasons, reason)
			}
		}
	}
	return d, d.Verdict != ""
}

// DecisionBefore reads a pair of reviewer and verdict behind which the part of a note
// with the reasons for an exclusion may stand.
func DecisionBefore(text string) (d record.Decision, ok bool) {
	reasons := ""
	if _, behind, ok := reviewerAt(text, 0); ok && behind < len(text) && text[behind] == '"' {
		if _, end := quotedAt(text, behind); end > 0 {
			_, reasons, _ = strings.Cut(text[end:], string(Reasons)+":")
		}
	}
	return Decision(text, reasons)
}

// mostGiven is how many bytes of reasons are given to the decisions of a note, each of
// which gets all of them: far more than reviewers write.
const mostGiven = 1 << 20

// GivesReasons reports whether as many decisions get a text of reasons of a length.
func GivesReasons(decisions, length int) bool { return decisions*length <= mostGiven }

// Excludes reports whether a decision is one that reasons are given for.
func Excludes(d record.Decision) bool { return d.Verdict == excluded }

// Note reads a place of [Notes]: the reviewer, and the notes with a semicolon
// between them.
func Note(text string) (note string, ok bool) {
	start, at, ok := reviewerAt(text, 0)
	if !ok {
		return "", false
	}
	var notes []string
	for at < len(text) {
		if text[at] != '"' {
			at++
			continue
		}
		inside, end := quotedAt(text, at)
		if end == 0 {
			return "", false
		}
		if note := normalize.Text(unquoted(inside.Of(text))); note != "" {
			notes = append(notes, note)
		}
		at = end
	}
	if len(notes) == 0 {
		return "", false
	}
	note = strings.Join(notes, "; ")
	reviewer, _ := quotedAt(text, start)
	if name := normalize.Text(unquoted(reviewer.Of(text))); name != "" {
		note = name + ": " + note
	}
	return note, true
}

// escapes are what stands behind a backslash for a blank.
var escapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r'}

// unquoted returns what stands in quotation marks without the backslashes that
// protect characters of it.
func unquoted(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '\\' && i+1 < len(text) {
			i++
			if c = text[i]; escapes[c] != 0 {
				c = escapes[c]
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}
