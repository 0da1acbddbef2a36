package generate

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// Form is a form in which RIS files arrive that readers have trouble with.
type Form struct {
	Name string
	// Lossy is set where the form cannot hold all letters.
	Lossy bool
	apply func(text string) string
}

// Forms are the forms, the plain one first.
var Forms = []Form{
	{"plain", false, func(text string) string { return text }},
	{"CR LF", false, func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
	{"byte order mark", false, func(text string) string { return "\ufeff" + text }},
	{"UTF-16", false, toUTF16},
	{"Latin-1", true, toLatin1},
	{"no ER", false, func(text string) string { return strings.ReplaceAll(text, "\nER  - \n", "\n") }},
	{"one space", false, func(text string) string { return eachTag(text, func(tag string) string { return tag + " - " }) }},
	{"lower-case tags", false, func(text string) string {
		return eachTag(text, func(tag string) string { return strings.ToLower(tag) + "  - " })
	}},
	{"blank lines between fields", false, func(text string) string { return strings.ReplaceAll(text, "\n", "\n\n") }},
	{"text around records", false, func(text string) string {
		return "Provider: Sea Library\nContent: text/plain\n\n" + strings.ReplaceAll(text, "\nER  - \n", "\nER  - \n\nLink to the full text: https://sea.example/1\n")
	}},
	{"flattened", false, func(text string) string { return strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", " ") }},
}

// Apply returns the text of a library in the form.
func (f Form) Apply(text []byte) []byte {
	return []byte(f.apply(string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))))
}

// eachTag writes the tags of a library otherwise.
func eachTag(text string, write func(tag string) string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if tag, value, found := strings.Cut(line, "  - "); found && len(tag) == 2 {
			line = write(tag) + value
		}
		b.WriteString(line)
	}
	return b.String()
}

func toUTF16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return string(out)
}

// toLatin1 writes a question mark for what ISO 8859-1 does not have.
func toLatin1(text string) string {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		if r > 0xff {
			r = '?'
		}
		out = append(out, byte(r))
	}
	return string(out)
}
