package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// What a record states of another publication and what its work knows of that one is
// one relation.
func TestAppendRelation(t *testing.T) {
	doi := record.Identifier{Scheme: record.SchemeDOI, Value: "10.5555/pre.77"}
	pmid := record.Identifier{Scheme: record.SchemePMID, Value: "90000077"}
	stated := []record.Relation{{Type: record.IsVersionOf, Identifiers: []record.Identifier{doi}}}
	added := record.Relation{Type: record.IsVersionOf, Identifiers: []record.Identifier{pmid, doi}, Text: "On tides"}
	require.Equal(t, []record.Relation{{Type: record.IsVersionOf, Identifiers: []record.Identifier{doi, pmid}, Text: "On tides"}}, appendRelation(stated, added))

	added.Type = record.IsPreprintOf
	require.Len(t, appendRelation(stated, added), 2, "another relation to the same one")
	require.Len(t, appendRelation(stated, record.Relation{Type: record.IsVersionOf, Text: "On wells"}), 2, "no identifier in common")
}
