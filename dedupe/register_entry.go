package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// entryGenres begin what sources call an entry in a register, folded: the Cochrane
// Library, and the readers of the registers' own files.
var entryGenres = []string{"trial registry record", "clinical trial registration"}

// registerEntryOf returns the number under which a register has what the record
// speaks of, "" for a record that is no entry of a register: a paper, too, states
// the number of its trial. An entry has its number as an identifier or says what it
// is; or it stands nowhere but in the register, and has the address or the name of
// that.
func registerEntryOf(r *record.Record) string {
	entry := ""
	for _, reg := range r.Registrations {
		number := registrationNumber(reg)
		named := slices.ContainsFunc(r.Identifiers, func(own record.Identifier) bool { return strings.EqualFold(own.Value, reg.ID) })
		switch {
		case named, strings.EqualFold(r.OwnID, reg.ID):
			entry = number
		case len(r.Registrations) == 1 && (saysEntry(r) || onlyRegistered(r, reg)):
			entry = number
		}
	}
	return entry
}

func registrationNumber(reg record.Registration) string {
	return strings.ToLower(strings.ReplaceAll(reg.ID, " ", ""))
}

func saysEntry(r *record.Record) bool {
	genre := normalize.FoldKey(r.Genre)
	return slices.ContainsFunc(entryGenres, func(begin string) bool { return strings.HasPrefix(genre, begin) })
}

// onlyRegistered reports whether a record stands nowhere but in a register.
func onlyRegistered(r *record.Record, reg record.Registration) bool {
	published := slices.ContainsFunc(r.Identifiers, func(id record.Identifier) bool { return id.Scheme != record.SchemeAccession })
	if published || r.Volume != "" || r.Issue != "" || r.Pages.First != "" || r.ArticleNumber != "" || len(r.Container.ISSN) > 0 {
		return false
	}
	if r.Container.Title != "" {
		return strings.Contains(normalize.FoldKey(r.Container.Title), normalize.FoldKey(reg.Registry))
	}
	return slices.ContainsFunc(r.Links, func(l record.Link) bool { return strings.Contains(strings.ToLower(l.URL), strings.ToLower(reg.ID)) })
}
