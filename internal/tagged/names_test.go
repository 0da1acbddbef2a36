package tagged

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNameTable finds what a map would.
func TestNameTable(t *testing.T) {
	names := []string{"TI", "T1", "A", "Z", "Authors", "Abstract", "Accession", "Accession Number", "Été"}
	for i := range 200 {
		names = append(names, fmt.Sprintf("%X", i*7919))
	}
	table, want := newNameTable(len(names)), map[string]knownTag{}
	for i, name := range names {
		tag := knownTag{tag: fmt.Sprint(i)}
		table.add(name, tag)
		want[name] = tag
	}
	table.add("", knownTag{tag: "none"})
	others := []string{"", "T", "TI ", " TI", "TI\x00", "\x00TI", "IT", "Author", "Accession Numbe", "Accession Number:", "\xff\xff\xff\xff\xff\xff\xff\xff"}
	for _, name := range append(others, names...) {
		tag, ok := table.find([]byte(name))
		wanted, known := want[name]
		require.Equal(t, known, ok, name)
		require.Equal(t, wanted, tag, name)
	}
}
