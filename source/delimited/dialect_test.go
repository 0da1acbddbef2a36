package delimited

import (
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/typed"
)

// Every column of every dialect means a field that there is, with a separator
// that its list can have.
func TestColumnsMeanFields(t *testing.T) {
	all := append([]Dialect{{Name: "any", Columns: slices.Concat(genericColumns, byHand())}}, dialects...)
	for _, d := range all {
		seen := map[string]string{}
		for _, c := range d.Columns {
			at := slices.IndexFunc(fields, func(f field) bool { return f.name == c.Meaning })
			require.GreaterOrEqual(t, at, 0, "%s: %s means %q", d.Name, c.Heading, c.Meaning)
			if c.Separator != "" {
				require.True(t, fields[at].list, "%s: %s is no list", d.Name, c.Heading)
				require.Contains(t, separators, c.Separator)
			}
			key := headingKey(c.Heading)
			if d.exact {
				key = c.Heading
			}
			if before, twice := seen[key]; twice {
				require.Equal(t, before, c.Meaning, "%s has %s twice", d.Name, c.Heading)
			}
			seen[key] = c.Meaning
		}
	}
	names := map[string]bool{}
	for _, f := range fields {
		require.False(t, names[f.name], "field %s stands twice", f.name)
		names[f.name] = true
	}
}

// A rule's name stands for one function: readings that share it read alike.
func TestRulesAreUnambiguous(t *testing.T) {
	samples := []string{
		"", "A title", "[A title]", "Smith, J.; Doe, A.", "2020", "2020.0", "12", "NCT01234567", "10.1000/x", "1234-5679", "978-3-16-148410-0",
		"Review", "Article; Review", "Preprint", "https://doi.org/10.1000/x", "J Test Sci", "1", "et al.", "12-20", "e123", "included", "a.pdf", "WOS:000123456700001",
	}
	byRule := map[string][]typed.Reading{}
	for _, readings := range table.Fields {
		for _, r := range readings {
			byRule[r.Rule] = append(byRule[r.Rule], r)
		}
	}
	for rule, readings := range byRule {
		for _, sample := range samples {
			want, wantErr := readings[0].Read(sample)
			for _, r := range readings[1:] {
				got, err := r.Read(sample)
				require.Equal(t, wantErr == nil, err == nil, "%s of %q", rule, sample)
				require.True(t, reflect.DeepEqual(want, got), "%s of %q: %v and %v", rule, sample, want, got)
			}
		}
	}
}
