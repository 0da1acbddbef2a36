package csljson

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// rewritten reads items, writes them and reports what was lost.
func rewritten(t *testing.T, items string) (text string, losses []record.Loss) {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, &WriterOptions{OnLoss: func(l record.Loss) { losses = append(losses, l) }})
	for _, r := range readAll(t, items) {
		require.NoError(t, w.Write(r))
	}
	require.NoError(t, w.Close())
	return out.String(), losses
}

func TestWhatNoRuleReadsIsCarried(t *testing.T) {
	const items = `[{"id":"a","type":"book","foo":{"bar":1},"issue":{"no":"issue"},"custom":{"theirs":[1,2],"foo":"first","ibid":{"peer_reviewed":true}}}]`
	text, losses := rewritten(t, items)
	require.Len(t, losses, 1, "the member whose name is taken")
	require.Equal(t, `{"bar":1}`, losses[0].Value)
	var list []struct {
		Custom map[string]json.RawMessage
	}
	require.NoError(t, json.Unmarshal([]byte(text), &list))
	require.JSONEq(t, `[1,2]`, string(list[0].Custom["theirs"]))
	require.JSONEq(t, `"first"`, string(list[0].Custom["foo"]), "what stood there stays")
	require.JSONEq(t, `{"no":"issue"}`, string(list[0].Custom["issue"]))
	again, losses := rewritten(t, text)
	require.Empty(t, losses)
	require.Equal(t, text, again)

	// Another format's writer learns of all of it.
	r := readAll(t, items)[0]
	var unread []string
	for _, one := range r.Unread() {
		unread = append(unread, one.Text)
	}
	require.Equal(t, []string{`{"bar":1}`, `{"no":"issue"}`, `"theirs":[1,2]`, `"foo":"first"`}, unread)
}

// TestRefusedOfAList: what is refused of a list whose other elements are read is
// not lost with it.
func TestRefusedOfAList(t *testing.T) {
	for _, c := range []struct{ author, kept, refused string }{
		{`[{"literal":"Anonymous"}]`, ``, `[{"literal":"Anonymous"}]`},
		{`[{"literal":"Unknown"},{"literal":"None"},{"literal":"NA"},{"literal":"Anonymous Collective"}]`,
			`[{"literal":"Anonymous Collective"}]`, `[{"literal":"Unknown"},{"literal":"None"},{"literal":"NA"}]`},
		{`[{"family":"Doe","given":"J"}, {"literal":"Anonymous"} ,{"given":"X"}]`, `[{"family":"Doe","given":"J"},{"given":"X"}]`, `[{"literal":"Anonymous"}]`},
		{`[{"family":"Doe"},[1,{}]]`, `[{"family":"Doe"}]`, `[[1,{}]]`},
		{`{"literal":"Anonymous"}`, ``, `{"literal":"Anonymous"}`},
	} {
		text, losses := rewritten(t, `[{"id":"a","type":"book","title":"A","author":`+c.author+`,"custom":{"editor":1}}]`)
		require.Empty(t, losses, c.author)
		var list []struct {
			Author json.RawMessage
			Custom map[string]json.RawMessage
		}
		require.NoError(t, json.Unmarshal([]byte(text), &list), c.author)
		require.Equal(t, c.kept, string(list[0].Author), c.author)
		require.JSONEq(t, c.refused, string(list[0].Custom["author"]), c.author)
		require.Equal(t, "1", string(list[0].Custom["editor"]))
		again, losses := rewritten(t, text)
		require.Empty(t, losses, c.author)
		require.Equal(t, text, again, c.author)
	}

	// Another format's writer learns of each; beside what "custom" has of that name
	// there is no place.
	const both = `[{"id":"a","type":"book","author":[{"literal":"Anonymous"},{"family":"Doe"},{"literal":"NA"}],"custom":{"author":"theirs"}}]`
	var unread []string
	for _, one := range readAll(t, both)[0].Unread() {
		unread = append(unread, one.Text)
	}
	require.Equal(t, []string{`{"author":"theirs"}`, `{"literal":"Anonymous"}`, `{"literal":"NA"}`}, unread)
	text, losses := rewritten(t, both)
	require.Contains(t, text, `"custom":{"author":"theirs"`)
	require.Len(t, losses, 2)
	require.Equal(t, `{"literal":"Anonymous"}`, losses[0].Value)
}

func TestMarkupStays(t *testing.T) {
	const item = `{"id":"a","type":"book","title":"Growth of <i>E. coli</i> &amp; CO<sub>2</sub>","publisher":"A &lt; B","custom":{"ibid":{"id":"a"}}}`
	text, _ := rewritten(t, item)
	require.Contains(t, text, `"title":"Growth of <i>E. coli</i> &amp; CO<sub>2</sub>"`)
	r := readAll(t, text)[0]
	require.Equal(t, "Growth of E. coli & CO2", r.Title())
	r.Titles[0].Value = "Another title"
	changed, err := Encode(r, nil)
	require.NoError(t, err)
	require.Contains(t, string(changed), `"title":"Another title"`)

	// Custom values beside it are not taken for changed.
	r = readAll(t, item)[0]
	r.Titles = append(r.Titles, record.Title{Value: "Second", Role: record.TitleAlternate})
	both, err := Encode(r, nil)
	require.NoError(t, err)
	require.Equal(t, r.Titles, readAll(t, string(both))[0].Titles)
}

// TestMarkupOfFused writes what a record was fused from with the markup that this has:
// CSL's own, and what braces protect in BibTeX.
func TestMarkupOfFused(t *testing.T) {
	csl := func(title string) *record.Record {
		raw, err := marshal(title)
		require.NoError(t, err)
		return readAll(t, `[{"id":"a","type":"book","title":`+string(raw)+`}]`)[0]
	}
	bib := func(fields ...string) *record.Record {
		r := &record.Record{Origin: record.Origin{Format: record.FormatBibTeX}, Raw: []record.RawField{{Name: "@book|a"}}}
		for i := 0; i < len(fields); i += 2 {
			r.Raw = append(r.Raw, record.RawField{Name: fields[i], Value: fields[i+1]})
		}
		return r
	}
	const (
		title  = "The DNA of bees in Évora"
		marked = `The <span class="nocase">DNA</span> of bees in Évora`
	)
	for _, c := range []struct {
		name string
		from []*record.Record
		want string
	}{
		{"CSL", []*record.Record{csl(title), csl(marked)}, marked},
		{"whole before more", []*record.Record{csl(`The <i>DNA <b>of bees in <i>Évora`), csl(`The DNA of <i>bees</i> in Évora`)}, `The DNA of <i>bees</i> in Évora`},
		{"whole before crossed", []*record.Record{csl(`The <b>DNA <i>of</b> bees</i> in Évora`), csl(`The DNA of <i>bees</i> in Évora`)}, `The DNA of <i>bees</i> in Évora`},
		{"a line break is whole", []*record.Record{csl(`The <i>DNA</i><br> of bees in Évora`), csl(`The DNA of <i>bees in Évora`)}, `The <i>DNA</i><br> of bees in Évora`},
		{"broken where there is no other", []*record.Record{csl(`The DNA of <i>bees in Évora`)}, `The DNA of <i>bees in Évora`},
		{"the most of two", []*record.Record{csl(`The DNA of <i>bees</i> in Évora`), csl(`The <span class="nocase">DNA</span> of <i>bees</i> in Évora`)}, `The <span class="nocase">DNA</span> of <i>bees</i> in Évora`},
		{"another title", []*record.Record{csl(`The <span class="nocase">DNA</span> of wasps in Évora`)}, title},
		{"braces", []*record.Record{bib("Title", `{The {DNA} of bees in {\'E}vora}`)}, marked},
		{"quotes, over lines", []*record.Record{bib("title", "\"The {DNA}\n  of bees in Évora\"")}, marked},
		{"braces of another title", []*record.Record{bib("title", `{The {DNA} of wasps in Évora}`)}, title},
		{"braces around all of it", []*record.Record{bib("title", `{{The DNA of bees in Évora}}`)}, title},
		{"pieces", []*record.Record{bib("title", `"The {DNA} of bees" # { in Évora}`)}, title},
		{"the name of a journal", []*record.Record{bib("journaltitle", `{The {DNA} of bees in Évora}`)}, title},
		{"another field", []*record.Record{bib("note", `{The {DNA} of bees in Évora}`)}, title},
		{"CSL before BibTeX", []*record.Record{bib("title", `{{The} {DNA} of bees in Évora}`), csl(marked)}, marked},
	} {
		fused := &record.Record{ID: "a", Type: record.TypeArticleJournal, Titles: []record.Title{{Value: title, Role: record.TitleMain}}}
		for range 2 {
			item, err := EncodeFused(fused, c.from, nil)
			require.NoError(t, err)
			require.NoError(t, checkItem(item))
			text, err := marshal(c.want)
			require.NoError(t, err)
			require.Contains(t, string(item), `"title":`+string(text)+`,`, c.name)
			var out bytes.Buffer
			w := NewWriter(&out, nil)
			require.NoError(t, w.WriteFused(fused, c.from))
			require.NoError(t, w.Close())
			require.Equal(t, "[\n"+string(item)+"\n]\n", out.String())
			slices.Reverse(c.from)
		}
	}
	// Some programs escape what begins markup.
	escaped := strings.ReplaceAll(`[{"id":"a","type":"book","title":"`+strings.ReplaceAll(marked, `"`, `\"`)+`"}]`, "<", `\u003c`)
	item, err := Encode(readAll(t, escaped)[0], nil)
	require.NoError(t, err)
	require.Contains(t, string(item), `\u003cspan class=\"nocase\"`)
	// A title and its subtitle are one member, and each title has its own.
	r := bib("title", `{Of {DNA}}`, "subtitle", `{A {Study}}`, "booktitle", `{The {Sea}}`, "shorttitle", `{{DNA} then}`)
	r.Titles = []record.Title{{Value: "Of DNA: A Study", Role: record.TitleMain}, {Value: "DNA then", Role: record.TitleShort}}
	r.Container.Title = "The Sea"
	item, err = Encode(r, nil)
	require.NoError(t, err)
	require.Contains(t, string(item), `"title":"Of <span class=\"nocase\">DNA</span>: A <span class=\"nocase\">Study</span>","title-short":"<span class=\"nocase\">DNA</span> then"`)
	require.Contains(t, string(item), `"container-title":"The <span class=\"nocase\">Sea</span>"`)
	require.Equal(t, r.Titles, readAll(t, "["+string(item)+"]")[0].Titles)
}

func TestNoteLines(t *testing.T) {
	r := readAll(t, `{"id":"a","type":"article","note":"PMID: 32706713\nPMCID: PMC7393837\nCitation Key: raaij2019\narXiv: 2001.00001 [cs.DL]\nread it"}`)[0]
	require.Equal(t, "32706713", r.Identifier(record.SchemePMID))
	require.Equal(t, "PMC7393837", r.Identifier(record.SchemePMCID))
	require.Equal(t, "2001.00001", r.Identifier(record.SchemeArXiv))
	require.Equal(t, []string{"raaij2019"}, r.Library.CitationKeys)
	require.Contains(t, r.Notes[0].Text, "read it")
	roundTrip(t, r)
}

// TestCarriedControlBytes: what nobody reads is carried with the escapes that it
// should have had.
func TestCarriedControlBytes(t *testing.T) {
	r := readAll(t, "{\"id\":\"a\",\"type\":\"book\",\"unknown\":\"x\ty\",\"custom\":{\"other\":[\"z\tz\"]}}")[0]
	item, err := Encode(r, nil)
	require.NoError(t, err)
	require.NoError(t, checkItem(item))
	require.Contains(t, string(item), `"unknown":"x\u0009y"`)
	require.Contains(t, string(item), `"other":["z\u0009z"]`)
}

// TestAddressAndISSN asks for the page's address, though a file's is stated
// first, and for a number once, though two editions have it; what the members
// cannot say comes back all the same.
func TestAddressAndISSN(t *testing.T) {
	r := &record.Record{
		Type:      record.TypeArticleJournal,
		Links:     []record.Link{{URL: "https://a.example/1.pdf", Kind: "pdf"}, {URL: "https://a.example/1"}},
		Container: record.Container{ISSN: []record.ISSN{{Value: "1930-613X", Kind: "print"}, {Value: "1930-613X", Kind: "electronic"}}},
	}
	var out bytes.Buffer
	w := NewWriter(&out, nil)
	require.NoError(t, w.Write(r))
	require.NoError(t, w.Close())
	require.Contains(t, out.String(), `"URL":"https://a.example/1"`)
	require.Contains(t, out.String(), `"ISSN":"1930-613X"`)
	back, err := NewReader(&out, nil).Read()
	require.NoError(t, err)
	require.Equal(t, r.Links, back.Links)
	require.Equal(t, r.Container, back.Container)
}
