package source

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// documentsTogether are one record in each of several formats.
var documentsTogether = map[record.Format]string{
	record.FormatRIS:     "TY  - JOUR\nAU  - Okafor, Ngozi\nTI  - Tides of one bay\nPY  - 2019\nER  - \n\n",
	record.FormatBibTeX:  "@article{marsh,\n  title = {Moons of one planet},\n  author = {Marsh, Tamsin},\n  year = 2020\n}\n\n",
	record.FormatMEDLINE: "PMID- 90000001\nOWN - NLM\nTI  - Shores of one sea.\nFAU - Seo, Mina\nDP  - 2021\nTA  - Shore J\n\n",
	record.FormatRefer:   "%0 Journal Article\n%A Varga, Ilona\n%T Dunes of one coast\n%D 2018\n%K sand\n\n",
}

// TestOtherFormats puts two documents together: the record of each is read, or an
// error says that it is not, and where it stands.
func TestOtherFormats(t *testing.T) {
	for first, one := range documentsTogether {
		for second, other := range documentsTogether {
			if first == second || first == record.FormatRefer && second == record.FormatBibTeX {
				continue // what stands behind a record of Refer belongs to it
			}
			t.Run(string(first)+" and "+string(second), func(t *testing.T) {
				var c Collection
				text := one + other
				c.Add(strings.NewReader(text), int64(len(text)), &Options{Name: "both.txt"})
				var titles []string
				var missed []*record.ParseError
				for r, err := range c.All(context.Background()) {
					if err != nil {
						damaged, ok := errors.AsType[*record.ParseError](err)
						require.True(t, ok, "%v", err)
						require.ErrorIs(t, err, ErrOtherFormat)
						missed = append(missed, damaged)
						continue
					}
					titles = append(titles, r.Title())
				}
				if len(titles) == 2 {
					require.Empty(t, missed)
					return
				}
				require.Len(t, titles, 1)
				require.Len(t, missed, 1)
				require.Equal(t, "both.txt", missed[0].Document)
				require.Equal(t, record.SeverityError, missed[0].Severity)
				part := text[missed[0].Span.Start:missed[0].Span.End]
				require.Contains(t, []string{strings.TrimSpace(one), strings.TrimSpace(other)}, strings.TrimSpace(part))
				require.NotContains(t, part, titles[0])
			})
		}
	}
}

// TestNoOtherFormats: what people and exporters write around records is no format.
func TestNoOtherFormats(t *testing.T) {
	for _, around := range []string{
		"Provider: Example Press\nDatabase: Tides\nContent: text/plain; charset=\"UTF-8\"\n\n",
		"Search of 2019-03-01, 412 records\n\n", "PMID - 90000001\n\n% a comment\n", "@\n", "<p>exported by hand</p>\n",
		"title,year\nTides,2019\nMoons,2020\n",
	} {
		for _, text := range []string{around + documentsTogether[record.FormatRIS], documentsTogether[record.FormatRIS] + around} {
			reader, err := Open(strings.NewReader(text), &Options{Name: "one.ris"})
			require.NoError(t, err)
			for _, err := range reader.All() {
				require.NoError(t, err)
			}
			require.Empty(t, OtherFormats(reader.Document()), around)
		}
	}
}
