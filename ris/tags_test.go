package ris

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestTags reads a value of every tag by the types of record for which the
// sheets, or the exporters that write it, give it a meaning.
func TestTags(t *testing.T) {
	tests := []struct{ tag, types, value, path, want string }{
		{"ID", "JOUR", "Sol2011", "own_id", "Sol2011"},
		{"TI T1 CT", "JOUR BOOK CASE STAT", "On tides", "titles/0/value", "On tides"},
		{"BT", "BOOK UNPB", "On tides", "titles/0/value", "On tides"},
		{"BT", "CHAP", "On tides", "container/title", "On tides"},
		{"ST", "JOUR", "On tides", "titles/0/value", "On tides"},
		{"TT", "JOUR", "Des marées", "titles/0/role", "translated"},
		{"OP", "JOUR BOOK", "Des marées", "titles/0/role", "original"},
		{"OP", "JOUR BOOK", "1859", "dates/0", "original 1859"},
		{"OP", "JOUR BOOK", "1859-11-24", "dates/0", "original 1859-11-24"},
		{"OP", "BOOK", "1859 and all that", "titles/0/role", "original"},
		{"OP", "BOOK", "London, 1859", "titles/0/value", "London, 1859"},
		{"OP", "BILL CASE HEAR LEGAL STAT", "As read", "details/0/name", "history"},
		{"OP", "PAT", "US 1", "details/0/name", "priority-numbers"},
		{"OP", "BLOG COMP", "Parts", "details/0/name", "contents"},
		{"T2", "JOUR EJOUR MGZN NEWS CHAP ECHAP DICT ENCYC BLOG", "The Seas", "container/title", "The Seas"},
		{"T2", "BOOK EDBOOK RPRT THES MAP COMP", "The Seas", "series/title", "The Seas"},
		{"T2", "CONF CPAPER", "The Seas", "event/name", "The Seas"},
		{"T2", "HEAR", "Seas", "details/0/name", "committee"},
		{"T2", "BILL STAT", "Seas", "details/0/name", "code"},
		{"T2", "STAND", "Seas", "section", "Seas"},
		{"T3", "JOUR CHAP CONF CPAPER DATA BOOK RPRT", "Sea books", "series/title", "Sea books"},
		{"T3", "HEAR BILL", "House", "details/0/name", "legislative-body"},
		{"JF JO J1", "JOUR", "Journal of Tides", "container/title", "Journal of Tides"},
		{"JO JA J1 J2", "JOUR", "J Tide Res", "container/abbreviations/0/value", "J Tide Res"},
		{"AU A1", "JOUR BOOK NEWS", "Sol, Ida", "contributors/0/role", "author"},
		{"AU A1", "ART", "Sol, Ida", "contributors/0/role", "artist"},
		{"AU A1", "PAT", "Sol, Ida", "contributors/0/role", "inventor"},
		{"AU A1", "MPCT", "Sol, Ida", "contributors/0/role", "director"},
		{"AU A1", "MUSIC", "Sol, Ida", "contributors/0/role", "composer"},
		{"AU A1", "MAP", "Sol, Ida", "contributors/0/role", "cartographer"},
		{"AU A1", "COMP", "Sol, Ida", "contributors/0/role", "programmer"},
		{"AU A1", "EDBOOK", "Sol, Ida", "contributors/0/role", "editor"},
		{"AU A1", "GRANT GRNT", "Sol, Ida", "contributors/0/role", "investigator"},
		{"A2 ED", "CHAP CONF ENCYC DICT SER JOUR", "Sol, Ida", "contributors/0/role", "editor"},
		{"A2", "BOOK RPRT COMP MAP", "Sol, Ida", "contributors/0/role", "collection-editor"},
		{"A2", "SOUND VIDEO", "Sol, Ida", "contributors/0/role", "performer"},
		{"A2", "CASE", "Sol, Ida", "contributors/0/role", "reporter"},
		{"A2", "DATA", "Sol, Ida", "contributors/0/role", "producer"},
		{"A2", "PCOMM ICOMM", "Sol, Ida", "contributors/0/role", "recipient"},
		{"A2", "BILL", "Sol, Ida", "contributors/0/role", "sponsor"},
		{"A2", "PAT", "Sol, Ida", "contributors/0/role", "issuing-organization"},
		{"A3", "BOOK", "Sol, Ida", "contributors/0/role", "editor"},
		{"A3", "CHAP CONF", "Sol, Ida", "contributors/0/role", "collection-editor"},
		{"A3", "MPCT", "Sol, Ida", "contributors/0/role", "producer"},
		{"A3", "BLOG", "Sol, Ida", "contributors/0/role", "illustrator"},
		{"A3", "RPRT", "Sol, Ida", "contributors/0/role", "publisher"},
		{"A3", "THES", "Sol, Ida", "contributors/0/role", "advisor"},
		{"A4", "BOOK CHAP", "Sol, Ida", "contributors/0/role", "translator"},
		{"A4", "MPCT", "Sol, Ida", "contributors/0/role", "performer"},
		{"A4", "MUSIC", "Sol, Ida", "contributors/0/role", "producer"},
		{"A4", "CASE", "Sol, Ida", "contributors/0/role", "counsel"},
		{"TA", "JOUR", "Sol, Ida", "details/0/name", "translated-author"},
		{"AD", "JOUR", "Sea House, Bergen", "affiliations/0", "Sea House, Bergen"},
		{"PY Y1 DA", "JOUR BOOK", "2011/03/05", "dates/0", "issued 2011-03-05"},
		{"DA", "AGGR DBASE EBOOK ECHAP EJOUR MULTI", "2011/03/05", "dates/0", "accessed 2011-03-05"},
		{"Y2", "JOUR ELEC", "2011/03/05", "dates/0", "accessed 2011-03-05"},
		{"Y2", "PAT", "2011/03/05", "dates/0", "submitted 2011-03-05"},
		{"Y2", "STAT", "2011/03/05", "details/0/name", "date-enacted"},
		{"AB N2", "JOUR", "The tide.", "abstracts/0/text", "The tide."},
		{"N1", "JOUR", "Mine", "notes/0/text", "Mine"},
		{"RN", "JOUR", "Mine", "notes/0/kind", "research"},
		{"KW", "JOUR", "tide", "keywords/0/value", "tide"},
		{"VL VO", "JOUR", "22", "volume", "22"},
		{"VL", "COMP", "2.1", "edition", "2.1"},
		{"VL", "PAMP", "22", "number", "22"},
		{"VL", "PAT", "2", "details/0/name", "version"},
		{"VL", "PAT", "US 7123456", "number", "US 7123456"},
		{"VL", "CHART EQUA FIGURE", "3 x 4", "details/0/name", "size"},
		{"VL M1", "ELEC", "2011/03/05", "dates/0", "accessed 2011-03-05"},
		{"VL", "BLOG", "2011/03/05", "dates/0", "accessed 2011-03-05"},
		{"VL", "ELEC", "Volume two", "volume", "two"},
		{"M1", "ELEC", "not a date", "details/0/name", "misc-1"},
		{"IS CP", "JOUR", "7", "issue", "7"},
		{"IS", "CHAP", "3", "number_of_volumes", "3"},
		{"SP", "JOUR CHAP CASE", "17", "pages/first", "17"},
		{"SP", "BOOK THES EBOOK", "312", "number_of_pages", "312"},
		{"SP", "MPCT", "90 min", "details/0/name", "running-time"},
		{"EP", "JOUR", "19", "pages/last", "19"},
		{"SE", "NEWS BILL STAT GEN", "B", "section", "B"},
		{"SE", "CHAP SER", "4", "chapter", "4"},
		{"SE", "BOOK", "4-5", "details/0/name", "pages"},
		{"SE", "EJOUR", "2011/03/05", "dates/0", "online 2011-03-05"},
		{"SE", "CASE", "2011", "details/0/name", "date-filed"},
		{"SE", "MANSCPT MGZN", "17", "pages/first", "17"},
		{"SE", "CTLG", "17", "number_of_pages", "17"},
		{"SE", "DATA", "2011", "details/0/name", "original-release"},
		{"SE", "DICT", "2", "edition", "2"},
		{"SE", "PAT", "2", "details/0/name", "international-patent-number"},
		{"NV", "BOOK", "3", "number_of_volumes", "3"},
		{"NV", "EJOUR", "3", "details/0/name", "document-number"},
		{"NV", "EBOOK", "3", "details/0/name", "version"},
		{"NV", "RPRT", "3", "series/number", "3"},
		{"NV", "CTLG DATA MANSCPT PCOMM", "3", "number", "3"},
		{"NV", "GRANT", "3", "details/0/name", "amount-received"},
		{"ET", "BOOK", "2nd", "edition", "2nd"},
		{"ET", "COMP DATA", "2.1", "details/0/name", "version"},
		{"ET", "JOUR INPR JFULL ABST", "2011/03/05", "dates/0", "online 2011-03-05"},
		{"ET", "AGGR DBASE", "2011/03/05", "dates/0", "issued 2011-03-05"},
		{"ET", "MANSCPT", "Typed", "details/0/name", "description"},
		{"ET", "HEAR BILL STAT", "3rd", "details/0/name", "session"},
		{"CY", "BOOK", "Oslo", "publisher/place", "Oslo"},
		{"CY", "CONF CPAPER", "Oslo", "event/place", "Oslo"},
		{"PB", "BOOK THES RPRT PAT", "Sea Press", "publisher/name", "Sea Press"},
		{"SN", "JOUR BOOK CONF", "1438-8871", "container/issn/0/value", "1438-8871"},
		{"SN", "RPRT PAT GOVDOC DBASE LEGAL STAND", "TR-7", "number", "TR-7"},
		{"DO DI UR ID M3 N1", "JOUR", "https://doi.org/10.1000/x", "identifiers/0/value", "10.1000/x"},
		{"UR LK", "JOUR", "https://a.example/", "links/0/url", "https://a.example/"},
		{"L1", "JOUR", "file:///a.pdf", "library/attachments/0/kind", "pdf"},
		{"L4", "HEAR", "https://a.example/", "links/0/kind", "image"},
		{"L3", "JOUR", "https://a.example/", "links/0/kind", "related"},
		{"AN", "JOUR", "L123", "identifiers/0/scheme", "accession"},
		{"AV", "JOUR", "Box 3", "details/0/name", "archive-location"},
		{"CN H2", "JOUR", "QA 1", "library/call_numbers/0", "QA 1"},
		{"H1", "JOUR", "Main", "library/holdings/0", "Main"},
		{"CA", "FIGURE", "Waves", "details/0/name", "caption"},
		{"CR", "JOUR", "Mine alone", "notes/0/kind", "licence"},
		{"C1", "CHAP ECHAP SER", "A", "section", "A"},
		{"C1", "CONF CPAPER", "Oslo", "publisher/place", "Oslo"},
		{"C1", "MAP", "1:10", "details/0/name", "scale"},
		{"C1", "NEWS", "3", "details/0/name", "column"},
		{"C1", "VIDEO SOUND", "Sol", "details/0/name", "cast"},
		{"C1", "PAT", "2011", "details/0/name", "date-filed"},
		{"C2", "JOUR INPR JFULL ABST", "PMC6084870", "identifiers/0/scheme", "pmcid"},
		{"C2", "CONF PAT", "2011", "dates/0", "issued 2011"},
		{"C2", "NEWS", "7", "issue", "7"},
		{"C2", "SER", "R7", "number", "R7"},
		{"C3", "CONF", "Tides 2011", "container/title", "Tides 2011"},
		{"C3", "PAT", "NO", "details/0/name", "designated-states"},
		{"C3", "MAP SOUND VIDEO ART", "3 x 4", "details/0/name", "size"},
		{"C3", "EJOUR", "PMC6084870", "identifiers/0/scheme", "pmcid"},
		{"C4", "BOOK CHAP EBOOK", "Sol, Ida", "details/0/name", "reviewer"},
		{"C4", "PAT", "Sol, Ida", "details/0/name", "attorney"},
		{"C4", "MPCT", "Drama", "genre", "Drama"},
		{"C5", "EBOOK", "2011", "details/0/name", "last-update"},
		{"C5", "EJOUR", "Tides", "details/0/name", "issue-title"},
		{"C5", "STAT", "Norway", "details/0/name", "country"},
		{"C5", "PAT", "US 1", "details/0/name", "references"},
		{"C5", "SOUND VIDEO", "LP", "details/0/name", "carrier-format"},
		{"C5", "GRANT", "G1", "details/0/name", "funding-number"},
		{"C6", "PAT", "Open", "details/0/name", "legal-status"},
		{"C6", "RPRT", "7", "issue", "7"},
		{"C6", "STAT", "22", "volume", "22"},
		{"C7", "JOUR INPR JFULL ABST EJOUR", "e12", "article_number", "e12"},
		{"C7", "EBOOK ECHAP", "PMC6084870", "identifiers/0/scheme", "pmcid"},
		{"C8", "JOUR", "A", "details/0/name", "custom-8"},
		{"DB", "JOUR", "Scopus", "origin/database", "Scopus"},
		{"DP", "JOUR", "Ovid", "origin/platform", "Ovid"},
		{"LA", "JOUR", "English", "languages/0", "en"},
		{"LA", "COMP", "Go", "details/0/name", "programming-language"},
		{"LB", "JOUR", "read", "library/labels/0", "read"},
		{"M1", "JOUR EJOUR CONF MGZN GOVDOC", "7", "issue", "7"},
		{"M1", "BOOK SER", "7", "series/number", "7"},
		{"M1", "BILL HEAR", "7", "number", "7"},
		{"M1", "PAT", "7", "details/0/name", "application-number"},
		{"M1", "NEWS LEGAL STAND", "7", "pages/first", "7"},
		{"M1", "ECHAP", "7", "chapter", "7"},
		{"M1", "GRANT", "Open", "details/0/name", "status"},
		{"M1", "ART", "3 x 4", "details/0/name", "size"},
		{"M1", "COMP", "Linux", "details/0/name", "system"},
		{"M2", "JOUR INPR JFULL ABST", "17", "pages/first", "17"},
		{"M2", "PAMP", "17", "number_of_pages", "17"},
		{"M3", "THES RPRT MAP MANSCPT", "Draft", "genre", "Draft"},
		{"M3", "BLOG ELEC MPCT MUSIC", "Video", "medium", "Video"},
		{"RI", "JOUR", "The sea", "details/0/name", "reviewed-item"},
		{"RI", "STAT", "7", "details/0/name", "article-number"},
		{"RP", "JOUR", "IN FILE", "details/0/name", "reprint-status"},
		{"SV", "CHAP", "7", "series/number", "7"},
		{"SV", "CASE", "7", "number", "7"},
		{"U1", "JOUR", "A", "details/0/name", "user-1"},
		{"U2", "JOUR", "A", "details/0/name", "user-2"},
		{"U3", "JOUR", "A", "details/0/name", "user-3"},
		{"U4", "JOUR", "A", "details/0/name", "user-4"},
		{"U5", "JOUR", "A", "details/0/name", "user-5"},
		{"L2", "JOUR", "https://a.example/", "links/0/kind", "fulltext"},
	}
	seen := map[string]bool{"TY": true, "ER": true}
	for _, test := range tests {
		for tag := range strings.FieldsSeq(test.tag) {
			seen[tag] = true
			for code := range strings.FieldsSeq(test.types) {
				in := "TY  - " + code + "\n" + tag + "  - " + test.value + "\nER  - \n"
				r := readRecords(t, []byte(in))[0]
				got, ok := r.At(test.path)
				require.True(t, ok, "%s of %s: nothing stands at %s", tag, code, test.path)
				if date, ok := got.(record.Date); ok {
					got = string(date.Kind) + " " + date.Value
				}
				require.EqualValues(t, test.want, asString(got), "%s of %s", tag, code)
				require.Empty(t, r.Unclaimed, "%s of %s", tag, code)
				require.NoError(t, r.Verify(textOf([]byte(in), "utf-8"), allRules()...), "%s of %s", tag, code)
			}
		}
	}
	for i := range tagRows {
		require.True(t, seen[tagRows[i].tag], "no test of %s", tagRows[i].tag)
	}
}

// asString writes a value of a record as text.
func asString(v any) (text string) {
	p := placesOf(reflect.TypeOf(v), "")
	walk(reflect.ValueOf(v), p, nil, func(_ *place, value string, _ []int) { text += value })
	return text
}

// TestTypes reads every code of a type of record.
func TestTypes(t *testing.T) {
	types := map[record.Type]string{
		"article":                "EQUA GRANT GRNT",
		"article-journal":        "JOUR ABST EJOUR INPR",
		"article-magazine":       "MGZN",
		"article-newspaper":      "NEWS",
		"bill":                   "BILL UNBILL",
		"book":                   "BOOK EBOOK EDBOOK",
		"chapter":                "CHAP ECHAP",
		"classic":                "ANCIENT CLSWK",
		"dataset":                "AGGR DATA DBASE",
		"document":               "GEN STD",
		"entry":                  "CTLG",
		"entry-dictionary":       "DICT",
		"entry-encyclopedia":     "ENCYC",
		"figure":                 "CHART FIGURE",
		"graphic":                "ART",
		"hearing":                "HEAR",
		"legal_case":             "CASE",
		"legislation":            "STAT",
		"manuscript":             "MANSCPT UNPB UNPD",
		"map":                    "MAP",
		"motion_picture":         "ADVS MPCT MULTI VIDEO",
		"musical_score":          "MUSIC",
		"pamphlet":               "PAMP",
		"paper-conference":       "CONF CPAPER",
		"patent":                 "PAT",
		"periodical":             "JFULL SER",
		"personal_communication": "ICOMM PCOMM",
		"post-weblog":            "BLOG",
		"regulation":             "LEGAL",
		"report":                 "GOVDOC REPT RPRT RRPT",
		"software":               "COMP",
		"song":                   "SOUND",
		"speech":                 "SLIDE",
		"standard":               "STAND",
		"thesis":                 "THES",
		"webpage":                "ELEC ONLN WEB",
	}
	count := 0
	for want, codes := range types {
		for code := range strings.FieldsSeq(codes) {
			count++
			r := readRecords(t, []byte("TY  - "+code+"\nTI  - A\nER  - \n"))[0]
			require.Equal(t, want, r.Type, code)
			again := readRecords(t, []byte(write(t, nil, r)))[0]
			if want != "article" {
				require.Equal(t, want, again.Type, "%s, written", code)
			}
		}
	}
	require.Len(t, typeRows, count)
}
