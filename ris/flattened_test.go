package ris

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// onOneLine writes entries with their line ends lost: a blank stands for each.
// The tags stand before a dash with the given blanks.
func onOneLine(entries []*Entry, blanks string) string {
	var b strings.Builder
	for _, entry := range entries {
		for _, f := range entry.Fields {
			b.WriteString(f.Tag + blanks + "- " + flatValue(f.Value) + " ")
		}
	}
	return b.String()
}

// flatValue is what a value reads like without its line ends.
func flatValue(value string) string { return strings.Join(strings.Fields(value), " ") }

// flatFields writes an entry's fields, with values as they read without line
// ends.
func flatFields(e *Entry) string {
	var parts []string
	for _, f := range e.Fields {
		parts = append(parts, f.Tag+"="+flatValue(f.Value))
	}
	return strings.Join(parts, "|")
}

// TestFlattenedCorpus flattens the records of real files and reads them again.
func TestFlattenedCorpus(t *testing.T) {
	total, equal, count := 0, 0, 0
	for _, file := range corpus(t, "corpus", "gold") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		all, _ := readEntries(t, in, nil)
		var entries []*Entry
		for _, entry := range all {
			if isPlain(entry) {
				entries = append(entries, entry)
			}
		}
		for _, blanks := range []string{" ", "  "} {
			flat, _ := readEntries(t, []byte(onOneLine(entries, blanks)), nil)
			want := map[string]int{}
			for _, entry := range flat {
				want[flatFields(entry)]++
			}
			same := 0
			for _, entry := range entries {
				if key := flatFields(entry); want[key] > 0 {
					want[key]--
					same++
				} else if os.Getenv("SHOW") != "" {
					t.Logf("%s WANT %s", filepath.Base(file), key)
				}
			}
			if os.Getenv("SHOW") != "" {
				for key, n := range want {
					if n > 0 {
						t.Logf("%s GOT  %s", filepath.Base(file), key)
					}
				}
			}
			total, equal, count = total+len(entries), equal+same, count+len(flat)
			if same < len(entries) {
				t.Logf("%s: %d of %d (%d)", file, same, len(entries), len(flat))
			}
		}
	}
	t.Logf("%d of %d records are equal, %d came out", equal, total, count)
}

// isPlain reports whether an entry is a plain record: from TY to ER, each
// field with a known tag.
func isPlain(e *Entry) bool {
	n := len(e.Fields)
	if n < 3 || e.Fields[0].Tag != "TY" || e.Fields[n-1].Tag != "ER" || e.Fields[n-1].Value != "" || typeOf(e.Fields[0].Value) == nil {
		return false
	}
	for _, f := range e.Fields {
		if rowOf(f.Tag) == nil || strings.Contains(f.Value, "\x00") {
			return false
		}
	}
	return true
}
