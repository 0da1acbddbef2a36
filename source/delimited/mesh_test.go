package delimited_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// TestMeSHHeadings reads the stars and qualifiers that the writer writes.
func TestMeSHHeadings(t *testing.T) {
	const in = "title,year,mesh_terms\nSand,2019,*Humans; Asthma/*drug therapy; Asthma/complications\n"
	r, err := delimited.NewReader(strings.NewReader(in), nil).Read()
	require.NoError(t, err)
	require.Equal(t, []record.Subject{
		{Term: "Humans", Scheme: "mesh", Major: true},
		{Term: "Asthma", Scheme: "mesh", Qualifier: "drug therapy", Major: true},
		{Term: "Asthma", Scheme: "mesh", Qualifier: "complications"},
	}, r.Subjects)
}
