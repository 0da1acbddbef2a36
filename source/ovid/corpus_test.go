package ovid_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

var numbered = regexp.MustCompile(`(?m)^<\d+>[ \t]*\r?$`)

func TestCorpus(t *testing.T) {
	seen := 0
	for _, file := range corpus.Files(t, ".txt") {
		if !strings.Contains(filepath.Base(file), "Ovid") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			in, err := os.ReadFile(file)
			require.NoError(t, err)
			want := len(numbered.FindAll(in, -1))
			if want == 0 { // an export without numbers
				want = strings.Count(string(in), "\nAccession Number")
			}
			records := format.Check(t, in)
			require.Len(t, records, want)
			for _, r := range records {
				for _, text := range r.Unclaimed {
					require.Equal(t, "-", text.Text, "record %d", r.Origin.Position)
				}
			}
		})
		seen++
	}
	require.Equal(t, 7, seen)
}
