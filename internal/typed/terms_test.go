package typed

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestTerms(t *testing.T) {
	r := &record.Record{
		Keywords: []record.Keyword{{Value: "Sleep"}, {Value: "sleep"}},
		Subjects: []record.Subject{{Term: "SLEEP", Scheme: "mesh"}, {Term: "Rest", Scheme: "mesh"}, {Term: "rest", Scheme: "emtree"}, {Term: "Work", Qualifier: "injuries"}},
	}
	require.Equal(t, []string{"Sleep", "sleep", "Rest", "Work/injuries"}, Terms(r, record.Subject.Heading))
	require.Equal(t, []string{"Sleep", "sleep", "Rest"}, Terms(r, func(s record.Subject) string {
		if s.Scheme == "mesh" {
			return s.Term
		}
		return ""
	}))
	require.Empty(t, Terms(&record.Record{}, record.Subject.Heading))
}

func BenchmarkTerms(b *testing.B) {
	r := &record.Record{}
	for i := range 10_000 {
		r.Subjects = append(r.Subjects, record.Subject{Term: fmt.Sprint("term ", i)})
	}
	b.ReportAllocs()
	for b.Loop() {
		Terms(r, record.Subject.Heading)
	}
}
