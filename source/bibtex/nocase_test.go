package bibtex

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// TestNocase writes what CSL-JSON protects from a change of case in braces.
func TestNocase(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{`The <span class="nocase">eLife of bees</span> and DNA`, `The {eLife of bees} and {DNA}`},
		{`Of <span class='nocase'>bees</span>, <span class="nocase">flies</span>`, `Of {bees}, {flies}`},
		{`Of <span class="nocase"><i>E. coli</i> & 5%</span>`, `Of {E. coli \& 5\%}`},
		{`Of <span style="font-variant:small-caps;">bees</span> in <span class="nocase">Évora</span>`, `Of bees in {Évora}`},
		{`Of <span class="nocase">bees <span class="nocase">in</span> Évora</span>`, `Of {bees in Évora}`},
		{`Of <span class="nocase">bees`, `Of bees`},
		{`Of bees</span> <span class="nocase">`, `Of bees`},
		{`Of nocase`, `Of nocase`},
	} {
		raw, err := json.Marshal(c.title)
		require.NoError(t, err)
		title, err := normalize.Title(c.title)
		require.NoError(t, err)
		r := &record.Record{
			Origin: record.Origin{Format: record.FormatCSLJSON}, Raw: []record.RawField{{Name: "title", Value: string(raw)}},
			Type: record.TypeArticleJournal, Titles: []record.Title{{Value: title, Role: record.TitleMain}},
		}
		var out bytes.Buffer
		w := NewWriter(&out, nil)
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Close())
		require.Contains(t, out.String(), "\n  title = {"+c.want+"},\n", c.title)
		require.Contains(t, writeFused(t, WriterOptions{}, []*record.Record{r}), "\n  title = {"+c.want+"},\n", c.title)
		r.Titles[0].Value = "Another title"
		out.Reset()
		w = NewWriter(&out, nil)
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Close())
		require.Contains(t, out.String(), "\n  title = {Another title},\n", c.title)
	}
}
