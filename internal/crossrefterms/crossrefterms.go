// Package crossrefterms has the terms of Crossref's metadata that stand in its own
// JSON and in the CSL items that it gives for a DOI.
package crossrefterms

import "github.com/ibid-go/ibid/record"

// Dates are the members with dates of a work, and what they are the dates of.
var Dates = []struct {
	Member string
	Kind   record.DateKind
}{
	{"issued", record.DateIssued},
	{"published-print", record.DatePrint},
	{"published-online", record.DateOnline},
	{"posted", record.DatePosted},
	{"content-updated", record.DateUpdated},
	{"accepted", record.DateAccepted},
	{"approved", record.DateAccepted},
}

// contentVersions are the content versions of NISO's Access and License
// Indicators that Crossref has; "unspecified" says nothing.
var contentVersions = map[string]bool{"vor": true, "am": true, "tdm": true, "stm-asf": true}

// ContentVersion returns the version of the publication that a licence or link is
// for, "" where it names none.
func ContentVersion(stated string) string {
	if contentVersions[stated] {
		return stated
	}
	return ""
}
