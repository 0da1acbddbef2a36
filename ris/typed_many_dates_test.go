package ris

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestManyDatesOfAccess reads a record with many dates of access: each that says less
// than another is traced with one of these, not with each.
func TestManyDatesOfAccess(t *testing.T) {
	for name, lines := range map[string][]string{
		"years first": {strings.Repeat("Y2  - 2020\n", 64), "Y2  - 2020/%02d/%02d\n"},
		"years last":  {"", "Y2  - 2020/%02d/%02d\n", strings.Repeat("Y2  - 2020\n", 64)},
	} {
		var b strings.Builder
		b.WriteString("TY  - JOUR\n" + lines[0])
		const days = 200
		for i := range days {
			fmt.Fprintf(&b, lines[1], i/28+1, i%28+1)
		}
		b.WriteString(strings.Join(lines[2:], "") + "ER  - \n")
		r, err := NewReader(strings.NewReader(b.String()), nil).Read()
		require.NoError(t, err)
		spans := 0
		for _, trace := range r.Trace {
			spans += len(trace.Spans)
		}
		require.LessOrEqual(t, spans, days+64+1, name)
		require.Empty(t, r.Unclaimed, name)
		require.NoError(t, r.Verify(textOf([]byte(b.String()), "utf-8"), allRules()...), name)
	}
}
