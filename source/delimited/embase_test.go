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
