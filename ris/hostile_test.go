package ris

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestHostile reads large inputs of one thing over and over: work that grew
// with the square of their size would not end.
func TestHostile(t *testing.T) {
	size := 1 << 20
	for name, in := range map[string][2]string{
		"TY lines":                   {"", "TY  - \n"},
		"TY lines with a type":       {"", "TY  - JOUR\n"},
		"TY on one line":             {"", "TY  - JOUR "},
		"TY and a tag on one line":   {"", "TY - JOUR AU - "},
		"dashes":                     {"", " - "},
		"dashes in a flattened line": {"TY - JOUR AU - x ", " - "},
		"tags on one line":           {"TY - JOUR ", "AU - "},
		"tags of prose":              {"TY - JOUR AB - ", "C1 - "},
		"ER on one line":             {"TY - JOUR TI - x ", "ER - y "},
		"ER and TY":                  {"TY - JOUR TI - x ", "ER - TY "},
		"words and letters of tags":  {"", "TY TY "},
		"ER letters behind TY":       {"TY  - JOUR\nAU - ", "ER ER - "},
		"blank lines":                {"", "\n"},
		"blank lines in a record":    {"TY  - JOUR\n", "\n"},
		"CRs":                        {"", "\r"},
		"CR and LF":                  {"TY  - JOUR\nAB  - x\r\n", "\r\n\r"},
		"blanks":                     {"TY - JOUR AU -", " "},
		"blanks between tags":        {"TY - JOUR ", "AU - " + strings.Repeat(" ", 5000)},
		"continuation lines":         {"TY  - JOUR\nAB  - x\n", "and more\n"},
		"fields":                     {"TY  - JOUR\n", "KW  - x\n"},
		"byte order marks":           {"", "\ufeff\n"},
		"invalid bytes":              {"TY - JOUR AU - ", "\xff\xfe "},
		"tags that are no record":    {"", "KW  -\n\ufeffER\n"},
		"wrapped TY":                 {"TY - BOOK TI - A ER - ", "TY\n"},
		"wrapped tags":               {"TY - BOOK TI - A\n", "AU -\n"},
		"PT lines":                   {"", "PT J\n"},
		"PT and a field":             {"", "PT J\nTI A\n"},
		"lines behind PT":            {"PT J\n", "AU A\n   B\n"},
		"headers":                    {"TY  - JOUR\n", "FN Web of Science\n"},
		"NUL":                        {"TY  - JOUR\nTI  - ", "\x00"},
	} {
		t.Run(name, func(t *testing.T) {
			text := &repeated{text: in[1], count: size / len(in[1])}
			source := io.MultiReader(strings.NewReader(in[0]), text)
			r := NewReader(source, nil)
			for {
				_, err := r.ReadEntry()
				if err == io.EOF {
					break
				}
				var damage *record.ParseError
				require.True(t, err == nil || errors.As(err, &damage), "%v", err)
			}
			require.Equal(t, int64(len(in[0])+size/len(in[1])*len(in[1])), r.Document().Size)
		})
	}
}

// TestHostileFields reads records whose values are large and of one thing
// through the typed layer.
func TestHostileFields(t *testing.T) {
	size := 128 << 10
	for _, tag := range []string{"N1", "KW", "AU", "UR", "AB", "TI", "PY", "SP", "SN", "DO", "AN", "M1", "C7", "AD", "T2", "ID", "L1", "LA", "ET", "DA"} {
		for _, part := range []string{"RAYYAN-", "RAYYAN-INCLUSION: ", "{\"A\"=>", ";", "; ", "a;", ", ", "http://", "https://a.example/;", "10.1000/", "(", "-", "1-", "1", "NCT0", "<b>", "&amp;", "&", "A. ", " | ", "\u00e9", "CRD42"} {
			value := strings.Repeat(part, size/len(part))
			in := "TY  - JOUR\nTI  - A\n" + tag + "  - " + value + "\nER  - \n"
			read, err := NewReader(strings.NewReader(in), nil).Read()
			require.NoError(t, err)
			require.Len(t, read.Raw, 4, "%s of %q", tag, part)
		}
	}
}

// TestHostileLines reads values of very many lines, and of very many parts on a line
// that is not UTF-8 or on one of UTF-16: the place of each part is found.
func TestHostileLines(t *testing.T) {
	const count = 12_000
	for _, tag := range []string{"N1", "KW", "AU", "UR", "AB", "TI", "DO", "AN", "T2", "L1"} {
		for _, part := range []string{"a", "Sol, I", "https://a.example/", "10.1000/a", "NCT01234567"} {
			for name, in := range map[string]string{
				"lines":   strings.Repeat(part+"\n", count),
				"Latin-1": "\xe9; " + strings.Repeat(part+"; ", count),
				"UTF-16":  toUTF16("TY  - JOUR\n" + tag + "  - " + strings.Repeat(part+"; ", count) + "\nER  - \n"),
			} {
				if name != "UTF-16" {
					in = "TY  - JOUR\n" + tag + "  - " + in + "\nER  - \n"
				}
				read, err := NewReader(strings.NewReader(in), nil).Read()
				require.NoError(t, err)
				require.Equal(t, tag, read.Raw[1].Name, "%s of %q, %s", tag, part, name)
			}
		}
	}
}
