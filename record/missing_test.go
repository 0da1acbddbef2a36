package record_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestIsMissing(t *testing.T) {
	for _, value := range []string{"NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NULL", "null", "None", " None\n"} {
		require.True(t, record.IsMissing(value), value)
	}
	for _, value := range []string{"", "Na", "Null", "na", "NAN", "none", "NA.", "NASA", "N", "No abstract"} {
		require.False(t, record.IsMissing(value), value)
	}
}
