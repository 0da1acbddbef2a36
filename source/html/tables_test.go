package html

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNamesOfItems has the tables that name items name those that are read: a name
// written in another case would never be met.
func TestNamesOfItems(t *testing.T) {
	tables := map[string]map[string]bool{"doiItems": doiItems, "titleItems": titleItems, "typeItems": typeItems}
	for i := range numberItems {
		tables[numberItemsNames[i]] = numberItems[i]
	}
	for of, names := range tables {
		for name := range names {
			_, read := table.Fields[name]
			require.True(t, read || slices.Contains(silentItems, name), "%s: %s", of, name)
		}
	}
	for name := range plainMembers {
		for _, prefix := range []string{"ld.", "md."} {
			_, read := table.Fields[prefix+name]
			require.True(t, read || slices.Contains(silentItems, prefix+name), prefix+name)
		}
	}
}

var numberItemsNames = []string{"year", "volume", "first page"}
