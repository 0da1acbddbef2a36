package ris

import (
	"net/url"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// openURLSchemes are the identifiers that are read in the address of a link
// resolver, as Ovid and others export it: "id=doi:10.1000%2Fx&id=pmid:1" in version
// 0.1 of OpenURL, "rft_id=info:doi/10.1000%2Fx" in version 1.0 (ANSI/NISO Z39.88).
var openURLSchemes = []openURLScheme{
	{record.SchemeDOI, []string{"doi:", "info:doi/"}, normalize.DOI},
	{record.SchemePMID, []string{"pmid:", "info:pmid/"}, normalize.PMID},
}

type openURLScheme struct {
	scheme   record.Scheme
	prefixes []string
	read     func(string) (string, error)
}

// openURLPrefix, with a scheme behind it, names the rule that reads an identifier in
// such an address.
const openURLPrefix = "ris.open-url/"

// pageDOIRule reads the DOI in the address of a publisher's page.
const pageDOIRule = "doi.page"

// notePage notes a link whose address may state the publication's DOI.
func (d *reading) notePage(s source) {
	if !s.lines && strings.Contains(s.text, "10.") && d.page == nil {
		d.page = s.kept()
	}
}

// resolvePage concludes the DOI from the first such address, where no field states
// one: what a link leads to is the publication as a rule, and no more.
func (d *reading) resolvePage() {
	if d.page == nil || d.record.Identifier(record.SchemeDOI) != "" {
		return
	}
	if doi, err := normalize.DOIOfPage(d.page.text); err == nil {
		d.trace(d.identifierPath(record.Identifier{Scheme: record.SchemeDOI, Value: doi}), pageDOIRule, true, *d.page)
	}
}

// readOpenURL reads the identifiers in the address of a link resolver.
func (d *reading) readOpenURL(s source) {
	if s.lines || !strings.Contains(s.text, "id=") {
		return
	}
	for i := range openURLSchemes {
		row := &openURLSchemes[i]
		if id, err := row.identifierIn(s.text); err == nil {
			d.traceOne(d.identifierPath(id), openURLPrefix+string(row.scheme), false, &s)
		}
	}
}

// identifierIn reads the one identifier of the scheme in an address.
func (o *openURLScheme) identifierIn(address string) (record.Identifier, error) {
	found := record.Identifier{Scheme: o.scheme}
	_, query, _ := strings.Cut(address, "?")
	for pair := range strings.SplitSeq(query, "&") {
		value, err := o.read(openURLValue(pair, o.prefixes))
		if err != nil {
			continue
		}
		if found.Value != "" && found.Value != value {
			return record.Identifier{}, reject(openURLPrefix+string(o.scheme), "several", address, "several identifiers of the scheme")
		}
		found.Value = value
	}
	if found.Value == "" {
		return record.Identifier{}, reject(openURLPrefix+string(o.scheme), "none", address, "no identifier of the scheme")
	}
	return found, nil
}

// openURLValue returns the value behind one of the prefixes, "" for none.
func openURLValue(pair string, prefixes []string) string {
	key, value, _ := strings.Cut(pair, "=")
	if key != "id" && key != "rft_id" {
		return ""
	}
	value, err := url.QueryUnescape(value)
	if err != nil {
		return ""
	}
	for _, prefix := range prefixes {
		if rest, ok := strings.CutPrefix(value, prefix); ok {
			return rest
		}
	}
	return ""
}
