package endnote_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/endnote"
)

// TestDetails: elements that no format has a field for are details, in every
// format, and written back as they stood.
func TestDetails(t *testing.T) {
	in := `<xml><records><record><ref-type name="Report">27</ref-type><titles><title>On tides</title></titles>` +
		`<report-id>NHS-22</report-id><coden>JOURX</coden><meeting-place>Rome</meeting-place><custom9>nine</custom9><user16>a &amp; b</user16>` +
		`<size>40 p</size><size>again</size></record></records></xml>`
	records, _, _ := format.Read(t, []byte(in))
	r := records[0]
	require.Empty(t, r.Diagnostics)
	require.Empty(t, r.Unclaimed)
	require.Equal(t, "NHS-22", r.Number)
	require.Equal(t, "Rome", r.Publisher.Place)
	want := []record.Detail{{Name: "coden", Value: "JOURX"}, {Name: "custom9", Value: "nine"}, {Name: "user16", Value: "a & b"}, {Name: "size", Value: "40 p"}, {Name: "size", Value: "again"}}
	require.Equal(t, want, r.Details)
	document, losses := write(t, endnote.WriterOptions{}, r)
	require.Empty(t, losses)
	for _, element := range []string{"coden", "custom9", "user16", "size"} {
		require.Contains(t, string(document), "<"+element+">")
	}
	again, _, _ := format.Read(t, document)
	require.ElementsMatch(t, want, again[0].Details)
}
