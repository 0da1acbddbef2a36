package webpage_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/webpage"
)

// The documents of testdata/same-paper.
const (
	jmirFlattened = "jmir-flattened.ris.txt"
	purePortal    = "pure-portal.txt"
	jmirPreprints = "jmir-preprints.txt"
	bvsList       = "bvs-list.txt"
	biocloudy     = "biocloudy.txt"
)

// readPage reads a page without error and verifies every trace.
func readPage(t testing.TB, content []byte, o *webpage.Options) ([]*record.Record, *record.Document) {
	reader := webpage.NewReader(bytes.NewReader(content), o)
	var records []*record.Record
	for r, err := range reader.All() {
		require.NoError(t, err)
		records = append(records, r)
	}
	document := reader.Document()
	for _, r := range records {
		require.NoError(t, r.Verify(func(span record.Span) (string, error) {
			return charset.TextAt(bytes.NewReader(content), int64(len(content)), span, document.Encoding)
		}, normalize.Rules(), webpage.Rules()))
	}
	return records, document
}
