package delimited

import "github.com/ibid-go/ibid/internal/typed"

// Table returns the typed layer for fields that stood in another form of an
// exporter's table: their names are those of [Fields], one with another name is
// unclaimed. The codes of diagnostics begin with the form's code, and the names of
// rules are those of [Rules] behind the prefix. It is for the packages of this
// module.
func Table(code, prefix string) *typed.Table { return table.Renamed(code, prefix) }
