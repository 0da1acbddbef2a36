package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestTermsOfEmbase: Embase writes commas with blanks between terms, and has those that
// a publication is mainly about in columns of their own.
func TestTermsOfEmbase(t *testing.T) {
	const in = `"Title","Author names","Publication year","Author keywords","Emtree medical index terms","Emtree medical index terms (Major focus)","Emtree drug index terms (Major focus)","PUI","Conference date"
"X","Jansen A.","2018","alpha, beta","human, aged, falling, 1,4 dihydropyridine","falling, tide","sand","L600000001","2018-06-03 to 2018-06-05"
"Y","Jansen A.","2018","alpha, 1; beta","human; aged, very",,,"L600000002",
`
	records, d := readAll(t, []byte(in), nil)
	require.Equal(t, "embase", d.Dialect)
	require.Len(t, records, 2)
	r := records[0]
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
	require.Equal(t, []record.Keyword{{Value: "alpha"}, {Value: "beta"}}, r.Keywords)
	require.Equal(t, []record.Subject{
		{Term: "human", Scheme: "emtree"}, {Term: "aged", Scheme: "emtree"}, {Term: "falling", Scheme: "emtree", Major: true}, {Term: "1,4 dihydropyridine", Scheme: "emtree"},
		{Term: "tide", Scheme: "emtree", Major: true}, {Term: "sand", Scheme: "emtree", Major: true},
	}, r.Subjects)
	require.Equal(t, "2018-06-03/2018-06-05", r.Event.Date)
	require.Equal(t, []record.Keyword{{Value: "alpha, 1"}, {Value: "beta"}}, records[1].Keywords)
	require.Equal(t, []record.Subject{{Term: "human", Scheme: "emtree"}, {Term: "aged, very", Scheme: "emtree"}}, records[1].Subjects)
}

// TestFieldsInRows: in Embase's form with a field in each row, a row of two cells may
// look like the heading of a table.
func TestFieldsInRows(t *testing.T) {
	const in = `"TITLE","Walking after a fall"
"AUTHOR NAMES","Jansen A.","Sol I."
"SOURCE TITLE","Journal of Steps"
"PUBLICATION YEAR","2018"
"FIRST PAGE","101"
"PUBLICATION TYPE","Article"
"ISSN","1532-8511"
"PUI","L600000001"

"TITLE","Falling after a walk"
"PUBLICATION YEAR","2019"
"PUI","L600000002"
`
	records, d := readAll(t, []byte(in), nil)
	require.Equal(t, "embase", d.Dialect)
	require.Empty(t, d.Notices)
	require.Len(t, records, 2)
	require.Equal(t, "Walking after a fall", records[0].Title())
	require.Len(t, records[0].Contributors, 2)
	require.Equal(t, "Article", records[0].Genre)
	require.Equal(t, "L600000002", records[1].Identifier(record.SchemeEmbase))
}
