package source

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// Records of BibTeX are read again by their places, or, where they take something
// from elsewhere in the document, with the whole of it.
func TestCollectionBibTeX(t *testing.T) {
	for name, document := range map[string]string{
		"alone":    "\ufeff% a\n@article{a, title={A}, year=2020}@book{b,\r\n title={M\u00fcller}}\r\n  @misc{c, title={C}}\n",
		"latin":    "@article{a, title={M\xfcller}, year=2020} @book{b, title={B}}\n",
		"macros":   "@string{s={Sea}}\n@article{a, journal=s, title={A}}\n@misc{b, title={B}}\n",
		"crossref": "@inproceedings{a, title={A}, crossref={b}}\n@proceedings{b, title={B}, year=2020}\n",
	} {
		t.Run(name, func(t *testing.T) {
			var c Collection
			c.Add(strings.NewReader(document), int64(len(document)), &Options{Name: name + ".bib"})
			var all []*record.Record
			for r, err := range c.All(context.Background()) {
				require.NoError(t, err)
				all = append(all, r)
			}
			require.Equal(t, len(all), c.Len())
			require.GreaterOrEqual(t, len(all), 2)
			for i := range all {
				again, err := c.Record(i)
				require.NoError(t, err)
				require.Equal(t, all[i], again)
				require.NoError(t, again.Verify(func(s record.Span) (string, error) { return c.Text(name+".bib", s) }, Rules()))
			}
		})
	}
}
