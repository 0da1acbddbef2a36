package csljson

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestNearMembers writes what CSL has no variable for, subjects and roles and servers, where
// CSL's readers look for them, and reads them back as what they were.
func TestNearMembers(t *testing.T) {
	name := func(role record.Role, family string) record.Contributor {
		return record.Contributor{Name: record.Name{Family: family}, Role: role}
	}
	mesh := []record.Subject{{Term: "Tidal Waves", Scheme: "mesh", Major: true}, {Term: "tides"}}
	for _, c := range []struct {
		name string
		give record.Record
		want map[string]string
	}{
		{"subjects alone", record.Record{Subjects: mesh}, map[string]string{"keyword": `"Tidal Waves; tides"`}},
		{"subjects and keywords", record.Record{Keywords: []record.Keyword{{Value: "tides"}}, Subjects: mesh}, map[string]string{"keyword": `"tides; Tidal Waves"`}},
		{"an inventor", record.Record{Type: "patent", Contributors: []record.Contributor{name("inventor", "Tui")}}, map[string]string{"author": `[{"family":"Tui"}]`}},
		{"an author and an artist", record.Record{Contributors: []record.Contributor{name("author", "Tui"), name("artist", "Lund")}}, map[string]string{"author": `[{"family":"Tui"}]`}},
		{"the cast", record.Record{Type: "motion_picture", Contributors: []record.Contributor{name("cast", "Marsh")}}, map[string]string{"performer": `[{"family":"Marsh"}]`}},
		{"a preprint", record.Record{
			Type: record.TypeArticle, Subtype: record.SubtypePreprint, Server: "arXiv", Identifiers: []record.Identifier{{Scheme: record.SchemeArXiv, Value: "2005.14165"}},
		}, map[string]string{"publisher": `"arXiv"`, "number": `"arXiv:2005.14165"`, "URL": `"https://arxiv.org/abs/2005.14165"`}},
		{"a preprint with a publisher", record.Record{
			Type: record.TypeArticle, Subtype: record.SubtypePreprint, Server: "bioRxiv", Publisher: record.Publisher{Name: "openRxiv"},
		}, map[string]string{"publisher": `"openRxiv"`}},
		{"a subtitle", record.Record{Titles: []record.Title{{Value: "Tides", Role: record.TitleMain}, {Value: "A study", Role: record.TitleSubtitle}}},
			map[string]string{"title": `"Tides: A study"`}},
		{"a handle", record.Record{Identifiers: []record.Identifier{{Scheme: record.SchemeHandle, Value: "10023/12"}}}, map[string]string{"URL": `"https://hdl.handle.net/10023/12"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.give.OwnID = "x"
			if c.give.Type == "" {
				c.give.Type = record.TypeArticleJournal
			}
			item, err := Encode(&c.give, nil)
			require.NoError(t, err)
			var members map[string]json.RawMessage
			require.NoError(t, json.Unmarshal(item, &members))
			for member, want := range c.want {
				require.Equal(t, want, string(members[member]), string(item))
			}
			for back, err := range NewReader(strings.NewReader("["+string(item)+"]"), nil).All() {
				require.NoError(t, err)
				require.Equal(t, c.give.Keywords, back.Keywords, string(item))
				require.Equal(t, c.give.Subjects, back.Subjects)
				require.Equal(t, c.give.Contributors, back.Contributors)
				require.Equal(t, c.give.Identifiers, back.Identifiers)
				require.Equal(t, c.give.Publisher, back.Publisher)
				require.Equal(t, c.give.Server, back.Server)
				require.Equal(t, c.give.Number, back.Number)
				require.Equal(t, c.give.Titles, back.Titles)
				require.Empty(t, back.Links)
			}
		})
	}
}

// TestNotUTF8 reads an item in Windows-1252: no letter is lost, and it is said.
func TestNotUTF8(t *testing.T) {
	const in = `[{"id":"a","type":"book","title":"B` + "\xfc" + `cher \u2013 caf` + "\xe9" + `"}]`
	r, err := NewReader(strings.NewReader(in), nil).Read()
	require.NoError(t, err)
	require.Equal(t, "Bücher – café", r.Title())
	require.Len(t, r.Diagnostics, 1)
	require.Equal(t, "csl.not-utf-8", r.Diagnostics[0].Code)
	require.EqualValues(t, strings.IndexByte(in, '\xfc'), r.Diagnostics[0].Span.Start)
}
