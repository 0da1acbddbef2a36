package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestCountStatement(t *testing.T) {
	for in, want := range map[string]record.Count{
		"38 Citations (Scopus)": {Metric: "citations", Value: 38, Provider: "Scopus"},
		"132 Downloads (Pure)":  {Metric: "downloads", Value: 132, Provider: "Pure"},
		"1,234 Views":           {Metric: "views", Value: 1234},
		"1.234 visualizações":   {Metric: "views", Value: 1234},
		"阅读:1":                  {Metric: "reads", Value: 1},
		"阅读：1":                  {Metric: "reads", Value: 1},
		"下载量 12次":               {Metric: "downloads", Value: 12},
		"Cited By :10":          {Metric: "citations", Value: 10},
		"Cited by 10":           {Metric: "citations", Value: 10},
		"Times Cited: 5":        {Metric: "citations", Value: 5},
		"Times Cited in Web of Science Core Collection:  5": {Metric: "citations", Value: 5, Provider: "Web of Science Core Collection"},
		"Cited 12 times in Scopus":                          {Metric: "citations", Value: 12, Provider: "Scopus"},
		"Citado por 3":                                      {Metric: "citations", Value: 3},
		"0 Citations":                                       {Metric: "citations", Value: 0},
	} {
		got, err := normalize.CountStatement(in)
		require.NoError(t, err, in)
		require.Equal(t, want, got, in)
	}
	for _, in := range []string{"", "38", "Citations", "38 apples", "1.2K views", "99999999999999999999 views", "In 2020 citations rose", "12.5 views"} {
		got, err := normalize.CountStatement(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q gave %+v", in, got)
	}
}

func TestFindCounts(t *testing.T) {
	in := "A title\n 38 Citations (Scopus)\n132 Downloads (Pure)\r\n\nCited By :10; Export Date: 3 March 2020\n1 of 12"
	var got []record.Count
	for _, found := range normalize.FindCounts(in) {
		again, err := normalize.CountStatement(in[found.Start:found.End])
		require.NoError(t, err)
		require.Equal(t, found.Value, again)
		got = append(got, again)
	}
	require.Equal(t, []record.Count{
		{Metric: "citations", Value: 38, Provider: "Scopus"}, {Metric: "downloads", Value: 132, Provider: "Pure"}, {Metric: "citations", Value: 10},
	}, got)
}
