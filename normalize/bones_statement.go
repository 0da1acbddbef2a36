package normalize

import "github.com/ibid-go/ibid/record"

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

// Registration reads the one registration in a piece of text.
func Registration(s string) (record.Registration, error) { return record.Registration{}, nil }

// RegistrationKey is a registration's key: register and number folded.
func RegistrationKey(r record.Registration) string { return "" }

// CountStatement reads one count: "38 Citations (Scopus)", "Cited By :10".
func CountStatement(s string) (record.Count, error) { return record.Count{}, nil }

// FindCounts scans text for counts of citations, downloads, views, reads, … .
func FindCounts(s string) []Found[record.Count] { return nil }
