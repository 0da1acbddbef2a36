package delimited_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// TestCrossReferences: what stands among numbers in databases and is none is kept.
func TestCrossReferences(t *testing.T) {
	for cell, details := range map[string][]record.Detail{
		"EMBASE 600000001,PUBMED 90000001":  nil,
		"EMBASE 600000001,SOMEWHERE 77,88":  {{Name: "numbers-in-databases", Value: "EMBASE 600000001,SOMEWHERE 77,88"}},
		"EMBASE 600000001,CINAHL Plus 1234": {{Name: "numbers-in-databases", Value: "EMBASE 600000001,CINAHL Plus 1234"}},
	} {
		table := "\"Cochrane Review ID\",\"Author(s)\",Title,Source,XREF,CN,Year\nCN-00000009,\"Doe J\",Lamps,Journal,\"" + cell + "\",CN-00000009,2001\n"
		r, err := delimited.NewReader(strings.NewReader(table), nil).Read()
		require.NoError(t, err)
		require.Contains(t, r.Identifiers, record.Identifier{Scheme: record.SchemeAccession, Value: "600000001", Authority: "Embase"})
		require.Equal(t, details, r.Details, cell)
		require.Empty(t, r.Unclaimed, cell)
	}
}
