package webpage_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// FuzzReader reads any bytes as a page of each family: no panic, every trace
// holds, and valid text is kept whole.
func FuzzReader(f *testing.F) {
	families := []string{"pure", "jmir-preprints", "bvs", "biocloudy", webpage.Generic}
	for i, name := range pages {
		f.Add(fixture(f, name), i)
		f.Add(bytes.ReplaceAll(fixture(f, name), []byte("\n"), []byte("\r\n")), i)
	}
	f.Add([]byte(results), 2)
	for _, text := range []string{vancouver, apa, labelled, "10.5555/a\nPMID: 1\n", "see 10.5555/a\n"} {
		f.Add([]byte(text), 4)
	}
	f.Add([]byte("1.\n2.\nA ; 1(: , 2021"), 2)
	f.Add([]byte("\xff\xfeA\x00b\x00"), 0)
	f.Fuzz(func(t *testing.T, content []byte, family int) {
		reader := webpage.NewReader(bytes.NewReader(content), &webpage.Options{
			Family:      families[((family%5)+5)%5],
			MaxDocument: 1 << 16,
		})
		var records []*record.Record
		for r, err := range reader.All() {
			if err != nil {
				require.ErrorIs(t, err, record.ErrTooLong)
				return
			}
			records = append(records, r)
		}
		document := reader.Document()
		require.Equal(t, len(records), document.Records)
		for _, r := range records {
			require.NoError(t, r.Verify(func(span record.Span) (string, error) {
				return charset.TextAt(bytes.NewReader(content), int64(len(content)), span, document.Encoding)
			}, normalize.Rules(), webpage.Rules()))
		}
		if document.Encoding == charset.UTF8 {
			require.Empty(t, lost(content, records, document))
		}
	})
}

func FuzzDetect(f *testing.F) {
	for _, name := range pages {
		f.Add(string(fixture(f, name)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 100
		for _, match := range webpage.Detect(text) {
			require.LessOrEqual(t, match.Score, last)
			require.Positive(t, match.Score)
			require.NotEmpty(t, match.Evidence)
			last = match.Score
		}
	})
}

func BenchmarkReader(b *testing.B) {
	for _, name := range pages {
		content := fixture(b, name)
		b.Run(strings.TrimSuffix(name, ".txt"), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				reader := webpage.NewReader(bytes.NewReader(content), nil)
				for {
					_, err := reader.Read()
					if err == io.EOF {
						break
					}
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
