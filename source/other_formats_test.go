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
	record.FormatOvid: "<1>\nAccession Number\n  90000002\nAuthor\n  Doe, Jane.\nTitle\n  Lakes of one land\nSource\n  Journal of Lakes. 12(3):44-55, 2017.\n" +
		"Year of Publication\n  2017\n\n",
	record.FormatCSLJSON: `[{"id":"a","type":"book","title":"Caves of one hill","author":[{"family":"Doe"}],"issued":{"date-parts":[[2001]]}}]` + "\n\n",
	record.FormatEndNote: `<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title>Reefs of one isle</title></titles>` +
		"<dates><year>2019</year></dates></record></records></xml>\n\n",
	webOfScience: "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Moe, M\nTI Winds of one steppe\nSO J WIND\nPY 2016\nUT WOS:000123456700001\nER\n\nEF\n\n",
}

// webOfScience stands for RIS of another form.
const webOfScience record.Format = "wos"

// TestOtherFormats puts two documents together: the record of each is read, or an
// error says that it is not, and where it stands.
func TestOtherFormats(t *testing.T) {
	for first, one := range documentsTogether {
		for second, other := range documentsTogether {
			if first == second {
				continue
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
						if !ok {
							require.Equal(t, record.FormatCSLJSON, first, "%v", err)
							return // it is no JSON
						}
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
				// The first and last lines of Web of Science's files may be part of it.
				require.True(t, strings.Contains(part, strings.TrimSpace(one)) || strings.Contains(part, strings.TrimSpace(other)), part)
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
			require.Empty(t, OtherFormats(reader.Document(), nil), around)
		}
	}
}

// TestNoOtherFormatsBehind: what stands behind a blank line of the last value is
// mostly its next paragraph.
func TestNoOtherFormatsBehind(t *testing.T) {
	for _, text := range []string{
		documentsTogether[record.FormatRefer] + "Some words, in two\nlines.\n\n1. A list\n2. of two\n",
		"%0 Journal Article\n%T Dunes of one coast\n%X Background: one.\n\nMethods: two\n\nAuthor\n  Doe\n",
		"TY  - JOUR\nTI  - Tides of one bay\nAB  - One.\n\nTitle: two\n\n@home, {three}\n",
		"TY  - JOUR\nTI  - Tides of one bay\nN2  - One.\n\n\n",
	} {
		reader, err := Open(strings.NewReader(text), nil)
		require.NoError(t, err)
		var last *record.Record
		for r, err := range reader.All() {
			require.NoError(t, err)
			last = r
		}
		require.NotNil(t, last)
		require.Empty(t, OtherFormats(&record.Document{}, last), text)
	}
	require.Empty(t, OtherFormats(&record.Document{}, nil))
	require.Empty(t, OtherFormats(&record.Document{}, &record.Record{}))
}
