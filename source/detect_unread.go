package source

import "regexp"

// unread are formats of bibliographic data that are not read: by what they are
// recognised in a document's beginning, and what to call them and to do instead.
var unread = []struct {
	mark *regexp.Regexp
	name string
}{
	{regexp.MustCompile(`loc\.gov/mods/|<(?:mods:)?mods(?:Collection)?[\s>]`), "MODS XML; export RIS or BibTeX from the catalogue, or turn it into RIS with bibutils (xml2ris)"},
	{regexp.MustCompile(`loc\.gov/MARC21/|<(?:marc:)?leader>`), "MARCXML; export RIS or BibTeX from the catalogue"},
	{regexp.MustCompile(`^\d{5}[acdnp][a-z][a-z ][ a-z][ a]22\d{5}[ \w]{3}45\w0`), "a MARC record (ISO 2709); export RIS or BibTeX from the catalogue"},
	{regexp.MustCompile(`(?m)^cff-version\s*:`), "a CITATION.cff file; turn it into RIS or BibTeX with cffconvert, or use \"Cite this repository\" on GitHub"},
	{regexp.MustCompile(`officeDocument/2006/bibliography|<b:Sources?[\s>]`), "the sources of a Word document; export RIS or BibTeX from the program that put them there, or turn it into RIS with bibutils (wordbib2xml, xml2ris)"},
	{regexp.MustCompile(`(?s)<rdf:RDF.*(?:zotero\.org/namespaces|purl\.org/net/biblio)`), "Zotero's RDF; export RIS, BibLaTeX or CSL JSON from Zotero"},
	{regexp.MustCompile(`openarchives\.org/OAI/2\.0/(?:oai_dc/)?`), "Dublin Core of a repository's OAI interface; export RIS or BibTeX from the repository's pages"},
	{regexp.MustCompile(`(?s)<!DOCTYPE article [^>]*(?:JATS|NLM)|<article\s[^>]*(?:article-type|dtd-version)=`), "a full text in JATS XML; export its citation as RIS or BibTeX from the journal's page"},
	{regexp.MustCompile(`tei-c\.org/ns/`), "a TEI document; export its references as RIS or BibTeX"},
	{regexp.MustCompile(`crossref\.org/(?:schema|xschema)/|<(?:crossref_result|doi_records)[\s>]`), "Crossref's XML; ask Crossref for its JSON, or for the DOI as BibTeX"},
	{regexp.MustCompile(`datacite\.org/schema/kernel-`), "DataCite's XML; ask DataCite for its JSON, or for the DOI as BibTeX"},
	{regexp.MustCompile(`(?s)<feed\s[^>]*www\.w3\.org/2005/Atom`), "an Atom feed, such as arXiv's; export BibTeX from its pages"},
}

// unreadName names the bibliographic format that is not read which a text is in, or
// "".
func unreadName(text string) string {
	for _, u := range unread {
		if u.mark.MatchString(text) {
			return u.name
		}
	}
	return ""
}
