package dedupe

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/ibid-go/ibid/internal/corpus"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// TestHandMadePairs goes through pairs of records that were labelled by hand,
// each with a note that says why.
func TestHandMadePairs(t *testing.T) {
	content := corpus.File(t, "gold", "pairs.json")
	var file struct {
		Cases []struct {
			ID        string         `json:"id"`
			Note      string         `json:"note"`
			A         map[string]any `json:"record_a"`
			B         map[string]any `json:"record_b"`
			Duplicate bool           `json:"expected_duplicate"`
		} `json:"cases"`
	}
	require.NoError(t, json.Unmarshal(content, &file))
	require.Len(t, file.Cases, 25)
	for _, c := range file.Cases {
		t.Run(c.ID, func(t *testing.T) {
			a, b := fromBibTeX(c.A, "a"), fromBibTeX(c.B, "b")
			p := Compare(a, b, nil)
			same := p.Verdict == record.SameVersion || p.Verdict == record.SameWork
			require.Equal(t, c.Duplicate, same, "%s\n%+v", c.Note, p)
			require.Equal(t, p, Compare(b, a, nil))
		})
	}
}

var bibTeXTypes = map[string]record.Type{
	"article": record.TypeArticleJournal, "inproceedings": record.TypeConferencePaper, "online": record.TypeWebpage,
}

func fromBibTeX(fields map[string]any, id string) *record.Record {
	get := func(name string) string {
		s, _ := fields[name].(string)
		return s
	}
	r := &record.Record{ID: id, Type: bibTeXTypes[get("ENTRYTYPE")]}
	if s := get("title"); s != "" {
		r.Titles = []record.Title{{Value: s, Role: record.TitleMain}}
	}
	for part := range strings.SplitSeq(strings.ReplaceAll(get("author"), ";", " and "), " and ") {
		if part = strings.TrimSpace(part); part != "" {
			addAuthor(r, part)
		}
	}
	if s := get("year"); s != "" {
		r.Dates = []record.Date{{Kind: record.DateIssued, Value: s}}
	}
	r.Container.Title = get("journal") + get("booktitle")
	for tag, name := range map[string]string{"VL": "volume", "IS": "number", "DO": "doi", "AB": "abstract", "SN": "isbn"} {
		if s := get(name); s != "" {
			addField(r, tag, s)
		}
	}
	if s := get("pages"); s != "" {
		if e, err := normalize.Pages(strings.ReplaceAll(s, "--", "-")); err == nil {
			r.Pages, r.ArticleNumber = e.Pages, e.ArticleNumber
		}
	}
	return r
}
