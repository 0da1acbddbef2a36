package spreadsheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/spreadsheet"
)

func TestEscape(t *testing.T) {
	for _, test := range []struct{ cell, escaped string }{
		{"", ""}, {"a title", "a title"}, {"=1+1", "'=1+1"}, {"-2", "'-2"}, {"＝1", "'＝1"}, {"'quoted", "''quoted"}, {"\tx", "'\tx"}, {"a=1", "a=1"},
	} {
		require.Equal(t, test.escaped, spreadsheet.Escape(test.cell))
		require.Equal(t, test.cell, spreadsheet.Unescape(test.escaped))
	}
	require.Equal(t, "'tis", spreadsheet.Unescape("'tis"), "an apostrophe that escapes nothing stays")
}
