package refer_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/endnote"
	"github.com/ibid-go/ibid/source/refer"
)

// TestTypesOfEndNote: a record has the type under which EndNote's XML has it. EndNote
// makes a generic one of a record whose type it does not know.
func TestTypesOfEndNote(t *testing.T) {
	check := func(r *record.Record) {
		var inRefer, inXML bytes.Buffer
		w := refer.NewWriter(&inRefer, nil)
		require.NoError(t, w.Write(r))
		require.NoError(t, w.Close())
		x := endnote.NewWriter(&inXML, nil)
		require.NoError(t, x.Write(r))
		require.NoError(t, x.Close())
		_, name, _ := strings.Cut(inXML.String(), `<ref-type name="`)
		name, _, _ = strings.Cut(name, `"`)
		require.True(t, strings.HasPrefix(inRefer.String(), "%0 "+name+"\r\n"), "%s: %s in XML, in Refer %s", r.Type, name, inRefer.String())

		back, lost := written(t, r)
		require.Empty(t, lost)
		require.Equal(t, r.Type, back.Type)
		require.Equal(t, r.Status, back.Status)
	}
	for _, cslType := range csl.ItemTypes {
		check(&record.Record{Type: cslType, Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}}})
	}
	check(&record.Record{Type: record.TypeArticleJournal, Status: record.StatusInPress, Titles: []record.Title{{Value: "On tides", Role: record.TitleMain}}})
}
