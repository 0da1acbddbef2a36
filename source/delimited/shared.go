package delimited

import (
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// Fill reads fields that stood in another form of an exporter's table into the
// record: its values, traces by the rules of [Rules], diagnostics and unclaimed
// text. Their names are those of [Fields]; one with another name is unclaimed.
func Fill(r *record.Record, fields []typed.Field) { table.Fill(r, fields) }

// SaysNone reports whether the text of a cell is what programs write for an empty
// one.
func SaysNone(text string) bool { return len(text) <= longestNone && saysNone[text] }
