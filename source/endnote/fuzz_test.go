package endnote_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/source/endnote"
)

// FuzzReader: no input makes a panic, every value is what its rule reads from its
// places, and what is written is XML that is read again.
func FuzzReader(f *testing.F) {
	f.Add(library(f))
	for _, seed := range []string{
		"<xml><records><record><ref-type name=\"Book\">6</ref-type><titles><title>A &amp; B&#xD;C</title></titles></record></records></xml>",
		"<record><contributors><authors><author>Doe, J.</author></authors></contributors><dates><year>2020</year></dates>",
		"<record><notes>PMID: 1&#xD;Ibid: 0123456789abcdef | Status: accepted</notes></record>",
		"<record><periodical><full-title>J Test</full-title><abbr-1>Journal of Testing</abbr-1></periodical></record>",
		"\xff\xfe<\x00r\x00e\x00c\x00o\x00r\x00d\x00>\x00", "<record><title>\xe9</title></record>", "<record><a><b>1</b>2</a></record>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		records := format.Fuzz(t, document)
		out, _ := write(t, endnote.WriterOptions{}, records...)
		again := 0
		for _, err := range endnote.NewReader(bytes.NewReader(out), nil).All() {
			require.NoError(t, err)
			again++
		}
		require.Equal(t, len(records), again)
	})
}
