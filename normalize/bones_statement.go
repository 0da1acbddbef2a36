package normalize

import "github.com/ibid-go/ibid/record"

// Language reads a language name or code into the shortest BCP 47 tag.
// Rejects "und".
func Language(s string) (string, error) { return "", nil }

// TextLanguage concludes the language of running text from its script and
// its commonest words; it rejects short or mixed text.
func TextLanguage(s string) (string, error) { return "", nil }

// Licence reads one statement of terms: a licence URL, an SPDX id, a sentence.
// Family, version and port are kept apart, SPDX is set only when the version
// is known. Rejects conditional sentences ("may be licensed under …") and
// notices about a site.
func Licence(s string) (record.Licence, error) { return record.Licence{}, nil }

// ConditionalLicence reports whether the sentence speaks of a licence that
// may be given later or to something else.
func ConditionalLicence(s string) bool { return false }

// Abstract reads an abstract: its text for display, paragraphs kept, and its
// sections where it is structured ("Background: …", "METHODS: …").
func Abstract(s string) (record.Abstract, error) { return record.Abstract{}, nil }

// Keywords splits a field that holds several keywords: at semicolons, and at
// commas only when every part is short.
func Keywords(s string) []Found[string] { return nil }

// FindReportedCounts scans an abstract for what a publication reports of
// itself: included studies with their parts, participants, databases
// searched; number words read as numbers. Found places are into s, and
// [ReportedCount] run on s[Start:End] gives the Value again.
func FindReportedCounts(s string) []Found[record.ReportedCount] { return nil }

// ReportedCount reads the one reported count in a piece of text.
func ReportedCount(s string) (record.ReportedCount, error) { return record.ReportedCount{}, nil }

// FindRegistrations scans text for trial and review registrations ("PROSPERO
// CRD42018100869", "NCT01234567"), a URL that follows included.
func FindRegistrations(s string) []Found[record.Registration] { return nil }

// CopyrightHolder reads the holder from a notice: "The authors" from "© The
// authors. All rights reserved."
func CopyrightHolder(s string) (string, error) { return "", nil }

// Sentences divides text into sentences. A stop after an abbreviation or an
// initial ends none.
func Sentences(s string) []Found[string] { return nil }

// LicenceClauses divides a statement of terms into the clauses that state
// terms and those that speak of a licence that may be given later or to
// something else. Rule "licence" takes the texts of the first, in order,
// rule "note/conditional-licence" each of the second.
func LicenceClauses(s string) (stated, conditional []Found[string]) { return nil, nil }

// Keyword reads one keyword.
func Keyword(s string) (record.Keyword, error) { return record.Keyword{}, nil }

// Subject reads one controlled term of a vocabulary that is not named.
func Subject(s string) (record.Subject, error) { return record.Subject{}, nil }

// Registration reads the one registration in a piece of text.
func Registration(s string) (record.Registration, error) { return record.Registration{}, nil }

// RegistrationKey is a registration's key: register and number folded.
func RegistrationKey(r record.Registration) string { return "" }

// CountStatement reads one count: "38 Citations (Scopus)", "Cited By :10".
func CountStatement(s string) (record.Count, error) { return record.Count{}, nil }

// FindCounts scans text for counts of citations, downloads, views, reads, … .
func FindCounts(s string) []Found[record.Count] { return nil }

func paragraphs(s string) string { return s }

func meshHeading(s string) (record.Subject, error) { return record.Subject{}, nil }
