package source_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// A reader may give no record with an error; who writes it all the same gets an error,
// and the others are written.
func TestWritersRefuseNil(t *testing.T) {
	for _, info := range source.Formats() {
		if !info.Write {
			continue
		}
		var out bytes.Buffer
		w, err := source.Create(&out, info.Format, nil)
		require.NoError(t, err, info.Name)
		require.ErrorIs(t, w.Write(nil), record.ErrNil, info.Name)
		require.NoError(t, w.Write(&record.Record{ID: "1", Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}}}), info.Name)
		require.NoError(t, w.Close(), info.Name)
		require.Contains(t, out.String(), "On tides", info.Name)
	}
}
