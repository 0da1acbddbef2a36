package dedupe

import (
	"context"
	"slices"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// TestCounterparts checks that a record finds its counterpart in another clean
// source by less evidence, unless another record is as likely, a veto keeps the
// two apart, or a person says no.
func TestCounterparts(t *testing.T) {
	closer := listed("left", 0, titled("Street names of old Aalborg and their makers"), in("Toponymy"))
	nearly := listed("right", 0, titled("Street names of old Aalborg and makers, a map"), in("Conference on Maps"))
	rival := listed("right", 1, titled("Street names of old Aalborg and makers, a plan"), in("Conference on Maps"), by(towns[7]+"sen, Kim"))
	clean := []string{"left", "right"}
	tests := []struct {
		name    string
		options Options
		records []*record.Record
		rule    string
	}{
		{"nothing declared", Options{}, []*record.Record{closer, nearly}, "no-common-title"},
		{"one declared", Options{CleanSources: clean[:1]}, []*record.Record{closer, nearly}, "no-common-title"},
		{"both declared", Options{CleanSources: clean}, []*record.Record{closer, nearly}, "counterparts"},
		{"two as likely", Options{CleanSources: clean}, []*record.Record{closer, nearly, rival}, "no-common-title"},
		{"a person's no", Options{CleanSources: clean, Decisions: []Decision{{A: closer.ID, B: nearly.ID}}}, []*record.Record{closer, nearly}, "decision"},
		{"two parts", Options{CleanSources: clean}, []*record.Record{listed("left", 0, titled("Street names of old Aalborg: Part I")), listed("right", 0, titled("Street names of old Aalborg: Part II"))}, "veto.parts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 2 {
				slices.Reverse(tt.records)
				x := NewIndex(&tt.options)
				for _, r := range tt.records {
					x.Add(r)
				}
				first := slices.IndexFunc(tt.records, func(r *record.Record) bool { return r.ID == "left 0" })
				second := slices.IndexFunc(tt.records, func(r *record.Record) bool { return r.ID == "right 0" })
				for range 2 { // the second resolution of an index says the same
					res, err := x.Resolve(context.Background())
					require.NoError(t, err)
					p := x.Compare(first, second)
					require.Equal(t, tt.rule, p.Rule, "%+v", p)
					together := tt.rule == "counterparts"
					require.Equal(t, together, len(res.Groups) < len(tt.records))
				}
			}
		})
	}
}
