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

// TestThesis: the secondary title of a thesis is its department, not a series, and
// the third persons are its advisors. Both come back, and a series beside them.
func TestThesis(t *testing.T) {
	in := `<xml><records><record><ref-type name="Thesis">32</ref-type><contributors><authors><author>Sol, Ida</author></authors>` +
		`<tertiary-authors><author>Roe, Max</author></tertiary-authors></contributors>` +
		`<titles><title>On tides</title><secondary-title>Department of Tides</secondary-title><tertiary-title>Sea theses</tertiary-title></titles></record></records></xml>`
	records, _, _ := format.Read(t, []byte(in))
	r := records[0]
	require.Equal(t, []record.Detail{{Name: "department", Value: "Department of Tides"}}, r.Details)
	require.Equal(t, record.Series{Title: "Sea theses"}, r.Series)
	require.Equal(t, record.Role("advisor"), r.Contributors[1].Role)
	document, losses := write(t, endnote.WriterOptions{}, r)
	require.Empty(t, losses)
	require.Regexp(t, "<secondary-title><style[^>]*>Department of Tides<", string(document))
	require.Regexp(t, "<tertiary-title><style[^>]*>Sea theses<", string(document))
}
