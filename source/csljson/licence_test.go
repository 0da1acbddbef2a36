package csljson

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// Zotero writes its rights as license, and variables of styles stand for the
// schema's members.
func TestLicenceAndPartNumber(t *testing.T) {
	read := func(members string) *record.Record {
		r, err := NewReader(strings.NewReader(`[{"id":"a","type":"book","title":"Tides",`+members+`}]`), nil).Read()
		require.NoError(t, err)
		require.Empty(t, r.Diagnostics)
		return r
	}
	r := read(`"license":"https://creativecommons.org/licenses/by/4.0/","part-number":"2","supplement-number":3`)
	require.Len(t, r.Licences, 1)
	require.Equal(t, "CC-BY-4.0", r.Licences[0].SPDX)
	require.Empty(t, r.Details)
	require.Equal(t, "2", r.Part)
	require.Equal(t, "3", r.Supplement)
	r = read(`"license":"Only for members","part":"1","part-number":"2"`)
	require.Empty(t, r.Licences)
	require.Equal(t, []record.Detail{{Name: "licence", Value: "Only for members"}}, r.Details)
	require.Equal(t, "1", r.Part)
}
