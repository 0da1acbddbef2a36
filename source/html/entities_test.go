package html

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestTitleWithEntities joins what JSON-LD says of the page's publication where
// its title has entities, and the meta element's has none.
func TestTitleWithEntities(t *testing.T) {
	const page = `<html><head><meta name="citation_title" content="Sand &amp; tides"><meta name="citation_author" content="Doe, Jane">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"ScholarlyArticle","headline":"Sand &amp; <i>tides</i>","datePublished":"2020-02-03","identifier":"doi:10.1000/ld"}</script></head></html>`
	r, err := NewReader(strings.NewReader(page), nil).Read()
	require.NoError(t, err)
	require.Equal(t, "Sand & tides", r.Title())
	require.Equal(t, "10.1000/ld", r.Identifier(record.SchemeDOI))
}
