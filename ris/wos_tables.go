package ris

import "strings"

// wosTags say what the tags of Web of Science's own form mean, in the order in
// which it writes them; those of INSPEC's and MEDLINE's exports from it are at
// the end. PT and ER frame a record, and PT with DT is the type.
var wosTags = []TagMeaning{
	{Tag: "PT", Meaning: "raw"},
	{Tag: "AU", Types: []string{"PAT"}, Meaning: "name/inventor"},
	{Tag: "AU", Meaning: "name/author"},
	{Tag: "AF", Types: []string{"PAT"}, Meaning: "name/inventor"},
	{Tag: "AF", Meaning: "name/author"},
	{Tag: "AE", Types: []string{"PAT"}, Meaning: "text/publisher/name"},
	{Tag: "BA", Types: []string{"BOOK"}, Meaning: "name/author"},
	{Tag: "BA", Meaning: "name/container-author"},
	{Tag: "BF", Types: []string{"BOOK"}, Meaning: "name/author"},
	{Tag: "BF", Meaning: "name/container-author"},
	{Tag: "BE", Meaning: "name/editor"},
	{Tag: "ED", Meaning: "name/editor"},
	{Tag: "GP", Types: []string{"BOOK"}, Meaning: "name/author"},
	{Tag: "GP", Meaning: "name/container-author"},
	{Tag: "CA", Meaning: "name/author"},
	{Tag: "TI", Meaning: "title/main"},
	// The source of a whole book is the book.
	{Tag: "SO", Types: []string{"BOOK"}, Meaning: "title/main"},
	{Tag: "SO", Meaning: "container"},
	{Tag: "SE", Meaning: "text/series/title"},
	{Tag: "BS", Meaning: "detail/series-subtitle"},
	{Tag: "LA", Meaning: "language"},
	{Tag: "DT", Meaning: "document-type"},
	{Tag: "CT", Meaning: "text/event/name"},
	{Tag: "CY", Meaning: "event-date"},
	{Tag: "CL", Meaning: "text/event/place"},
	{Tag: "SP", Meaning: "detail/event-sponsor"},
	{Tag: "HO", Meaning: "detail/event-host"},
	{Tag: "DE", Meaning: "keyword"},
	{Tag: "ID", Meaning: "subject/keywords-plus"},
	{Tag: "AB", Meaning: "abstract"},
	{Tag: "C1", Meaning: "affiliation"},
	{Tag: "C3", Meaning: "affiliation"},
	{Tag: "RP", Meaning: "detail/reprint-address"},
	{Tag: "EM", Meaning: "detail/email"},
	{Tag: "RI", Meaning: "detail/researcher-ids"},
	{Tag: "OI", Meaning: "detail/orcids"},
	{Tag: "FU", Meaning: "detail/funding"},
	{Tag: "FP", Meaning: "detail/funding-name"},
	{Tag: "FX", Meaning: "detail/funding-text"},
	{Tag: "CR", Meaning: "raw"},
	{Tag: "NR", Meaning: "detail/cited-references"},
	{Tag: "TC", Meaning: "count/citations-core"},
	{Tag: "Z9", Meaning: "count/citations"},
	{Tag: "U1", Meaning: "count/usage-180-days"},
	{Tag: "U2", Meaning: "count/usage-since-2013"},
	{Tag: "PU", Meaning: "text/publisher/name"},
	{Tag: "PI", Types: []string{"PAT"}, Meaning: "detail/priority-numbers"},
	{Tag: "PI", Meaning: "text/publisher/place"},
	{Tag: "PA", Meaning: "detail/publisher-address"},
	{Tag: "SN", Meaning: "issn-or-isbn"},
	{Tag: "EI", Meaning: "electronic-issn"},
	{Tag: "BN", Meaning: "issn-or-isbn"},
	{Tag: "J9", Meaning: "abbreviation"},
	{Tag: "JI", Meaning: "abbreviation"},
	{Tag: "PD", Meaning: "date/issued"},
	{Tag: "PY", Meaning: "date/issued"},
	{Tag: "VL", Meaning: "volume"},
	{Tag: "IS", Meaning: "issue"},
	{Tag: "PN", Types: []string{"PAT"}, Meaning: "text/number"},
	{Tag: "PN", Meaning: "text/part"},
	{Tag: "SU", Meaning: "text/supplement"},
	{Tag: "SI", Meaning: "detail/special-issue"},
	{Tag: "MA", Meaning: "detail/meeting-abstract-number"},
	{Tag: "BP", Meaning: "first-page"},
	{Tag: "EP", Meaning: "last-page"},
	{Tag: "AR", Meaning: "article-number"},
	{Tag: "DI", Meaning: "identifier"},
	{Tag: "DL", Meaning: "link"},
	{Tag: "D2", Meaning: "detail/container-doi"},
	{Tag: "EA", Meaning: "date/online"},
	{Tag: "EY", Meaning: "date/online"},
	{Tag: "PG", Meaning: "extent"},
	{Tag: "P2", Meaning: "detail/number-of-chapters"},
	{Tag: "WC", Meaning: "subject/wos-category"},
	{Tag: "WE", Meaning: "detail/index"},
	{Tag: "SC", Meaning: "subject/wos-research-area"},
	{Tag: "GA", Meaning: "detail/document-delivery-number"},
	{Tag: "PM", Meaning: "pmid"},
	{Tag: "UT", Meaning: "web-of-science-number"},
	{Tag: "OA", Meaning: "detail/open-access"},
	{Tag: "HC", Meaning: "detail/highly-cited"},
	{Tag: "HP", Meaning: "detail/hot-paper"},
	{Tag: "DA", Meaning: "detail/export-date"},

	{Tag: "AD", Types: []string{"PAT"}, Meaning: "detail/application-number"},
	{Tag: "IP", Types: []string{"PAT"}, Meaning: "detail/international-patent-number"},
	{Tag: "DC", Types: []string{"PAT"}, Meaning: "raw"},
	{Tag: "MC", Types: []string{"PAT"}, Meaning: "raw"},
	{Tag: "FT", Meaning: "title/original"},
	{Tag: "UR", Meaning: "link"},

	{Tag: "PS", Meaning: "first-page"},
	{Tag: "AN", Meaning: "detail/accession-number"},
	{Tag: "PV", Meaning: "text/publisher/place"},
	{Tag: "CO", Meaning: "detail/coden"},
}

// wosTagKnown tells the tags of wosTags by their index, the end of a record,
// and TY, in which INSPEC's export says again what the publication is.
var wosTagKnown = func() (known [tagCount]bool) {
	for _, tag := range []string{"ER", "TY"} {
		index, _ := indexOf(tag)
		known[index] = true
	}
	for _, t := range wosTags {
		index, _ := indexOf(t.Tag)
		known[index] = true
	}
	return known
}()

// wosDetails are the names of details that wosTags can give.
func wosDetails() (names []string) {
	for _, t := range wosTags {
		if name, ok := strings.CutPrefix(t.Meaning, "detail/"); ok {
			names = append(names, name)
		}
	}
	return names
}

// wosTypes say which type of reference PT is, and a part of DT where one is
// named. The first row that fits holds.
var wosTypes = []struct{ publication, document, code string }{
	{"B", "Proceedings Paper", "CPAPER"},
	{"B", "Book Chapter", "CHAP"},
	{"B", "Article", "CHAP"},
	{"B", "Review", "CHAP"},
	{"B", "", "BOOK"},
	{"S", "Proceedings Paper", "CPAPER"},
	{"S", "Book Chapter", "CHAP"},
	{"S", "Article", "CHAP"},
	{"S", "Review", "CHAP"},
	{"S", "Book", "BOOK"},
	{"S", "", "CHAP"},
	{"C", "", "CPAPER"},
	{"D", "", "DATA"},
	{"P", "", "PAT"},
	{"J", "", "JOUR"},
}

// wosNamePairs are tags of the same persons' names in full and with initials.
var wosNamePairs = []struct{ full, initials string }{{"AF", "AU"}, {"BF", "BA"}}

// subjectSchemes are the vocabularies of subjects that a tag can hold.
var subjectSchemes = []string{"keywords-plus", "wos-category", "wos-research-area"}

// statedCount is a number that a tag states of the publication.
type statedCount struct{ name, metric, provider string }

// statedCounts are the numbers of Web of Science's tags. Citations are counted
// in its core collection, and in all its databases; use since 2013 and in the
// last 180 days.
var statedCounts = []statedCount{
	{"citations-core", "citations", "Web of Science Core Collection"},
	{"citations", "citations", "Web of Science"},
	{"usage-180-days", "usage-180-days", "Web of Science"},
	{"usage-since-2013", "usage-since-2013", "Web of Science"},
}

func statedCountNames() []string {
	names := make([]string, len(statedCounts))
	for i := range statedCounts {
		names[i] = statedCounts[i].name
	}
	return names
}
