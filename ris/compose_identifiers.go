package ris

import (
	"slices"
	"strconv"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// identifierURL is what stands before and behind an identifier in its URL.
type identifierURL struct {
	scheme        record.Scheme
	before, after string
	name          string // in the tag for identifiers of a profile
}

// identifierURLs write identifiers that have no tag of their own.
var identifierURLs = []identifierURL{
	{record.SchemePMID, "https://pubmed.ncbi.nlm.nih.gov/", "/", "PMID: "},
	{record.SchemePMCID, "https://www.ncbi.nlm.nih.gov/pmc/articles/", "/", "PMCID: "},
	{record.SchemeArXiv, "https://arxiv.org/abs/", "", "arXiv: "},
	{record.SchemeHandle, "https://hdl.handle.net/", "", ""},
	{record.SchemeScopus, "https://www.scopus.com/inward/record.uri?eid=2-s2.0-", "", ""},
	{record.SchemeEmbase, "http://www.embase.com/search/results?subaction=viewrecord&from=export&id=", "", ""},
	{record.SchemeWoS, "https://www.webofscience.com/wos/woscc/full-record/", "", ""},
}

func (c *composition) addIdentifiers() {
	r := c.record
	links := slot{row: rowUR, label: -1}
	shared := oneAuthority(r.Identifiers)
	entry := slices.ContainsFunc(r.Identifiers, isEntryNumber)
	for i := range r.Identifiers {
		id := &r.Identifiers[i]
		switch {
		case id.Scheme == record.SchemeDOI:
			c.add(rowOrLabel(rowDO, meaning{toIdentifier, string(id.Scheme)}), id.Value)
		case id.Scheme == record.SchemeISBN:
			c.add(slot{row: rowSN, label: -1}, id.Value)
		case id.Scheme == record.SchemeIbid:
			// It stands first in the note.
		case id.Scheme == record.SchemeAccession:
			c.addAccession(id, shared, entry)
		case id.Scheme == record.SchemePMID && isMedline(r.Origin.Database):
			c.add(rowOrLabel(rowAN, meaning{toIdentifier, string(id.Scheme)}), id.Value)
		case id.Scheme == record.SchemePMCID && c.pmcid:
			c.add(slot{row: rowC2, label: -1}, id.Value)
		case !c.hasAddress(id):
			c.addIdentifier(links, id)
		}
	}
	for i := range r.Links {
		link := &r.Links[i]
		s := links
		if link.Kind != "" {
			s = slotIn(c.links, link.Kind, toLink)
		}
		c.add(s, link.URL)
	}
	// Programs that keep one address keep the first, which is the one that the
	// source states.
	for i := range r.Identifiers {
		if id := &r.Identifiers[i]; c.hasAddress(id) {
			c.addIdentifier(links, id)
		}
	}
	switch {
	case !c.rows[rowID].unread:
		c.add(slot{row: rowID, label: -1}, r.OwnID)
	case r.OwnID != "" && c.ownIDSays():
		c.add(labelSlot(meaning{toOwnID, ""}), r.OwnID)
	}
}

// ownIDSays reports whether the file's id of the record says anything beside
// its other values. A program that does not keep ID shows its user the note in
// its place, so that only what somebody may look up stands there: a key, a
// number in another tool ("rayyan-123", "#481"). That is neither an identifier
// of the publication nor a label that is written anyway, nor the number of the
// record in its file. EndNote's own numbers go on being written: they are the
// user's way back into the library that the file came from. What is not written
// is reported as any loss.
func (c *composition) ownIDSays() bool {
	r := c.record
	id := r.OwnID
	if id == strconv.Itoa(r.Origin.Position) || slices.Contains(r.Library.CitationKeys, id) || slices.Contains(r.Library.Labels, id) ||
		slices.ContainsFunc(r.Identifiers, func(i record.Identifier) bool { return i.Value == id }) ||
		slices.ContainsFunc(r.Registrations, func(reg record.Registration) bool { return reg.ID == id }) {
		return false
	}
	found := normalize.Identifiers(id)
	return len(found) == 0 || slices.ContainsFunc(found, func(i record.Identifier) bool { return !slices.Contains(r.Identifiers, i) })
}

// hasAddress reports whether an identifier is written as its address.
func (c *composition) hasAddress(id *record.Identifier) bool {
	at := slices.IndexFunc(identifierURLs, func(u identifierURL) bool { return u.scheme == id.Scheme })
	switch {
	case at < 0, identifierURLs[at].name != "" && !c.extraIdentifier.isNone():
		return false
	case id.Scheme == record.SchemePMID:
		return !isMedline(c.record.Origin.Database)
	case id.Scheme == record.SchemePMCID:
		return !c.pmcid
	}
	return true
}

// addIdentifier adds an identifier that has no tag: by name in the tag that
// the profile has for them, as a URL, or in the note.
func (c *composition) addIdentifier(links slot, id *record.Identifier) {
	i := slices.IndexFunc(identifierURLs, func(u identifierURL) bool { return u.scheme == id.Scheme })
	if i < 0 {
		c.addLabelled(labelSlot(meaning{toIdentifier, string(id.Scheme)}), id.Value)
		return
	}
	u := &identifierURLs[i]
	start := len(c.text)
	if u.name != "" && !c.extraIdentifier.isNone() {
		c.text = appendClean(append(c.text, u.name...), id.Value)
		c.addBuilt(c.extraIdentifier, start)
		return
	}
	c.text = append(c.text, u.before...)
	c.text = appendClean(c.text, id.Value)
	c.text = append(c.text, u.after...)
	c.addBuilt(links, start)
}

// addAccession writes an accession number into AN where the record's database
// is the one whose number it is, or its form says whose it is. A number that names
// another database, or that would be read as a PMID, goes into the note. Where the
// record names no database, DB says whose numbers they are, if all are of the same
// one. What an entry in CENTRAL states as its number elsewhere stands where the
// Cochrane Library has it.
func (c *composition) addAccession(id *record.Identifier, shared, entry bool) {
	r := c.record
	database := r.Origin.Database
	if database == "" {
		database = r.Origin.Platform
	}
	as := string(id.Scheme)
	if id.Authority != "" {
		as += ", " + id.Authority
	}
	s := rowOrLabel(rowAN, meaning{toIdentifier, as})
	if isEntryNumber(*id) {
		c.add(s, id.Value)
		return
	}
	if id.Authority == normalize.OCLC && normalize.Accession(id.Value, database) != *id {
		if text := normalize.MarkedOCLC(id.Value); normalize.Accession(text, "") == *id {
			c.add(s, text)
			return
		}
	}
	elsewhere := func() {
		if numbers := c.details["custom-3"]; entry && numbers.row >= 0 {
			if text := normalize.WithDatabase(*id); text != "" {
				c.add(numbers, text)
				return
			}
		}
		c.addLabelled(s, id.Value)
	}
	if database == "" {
		if id.Authority != "" && !shared {
			elsewhere()
			return
		}
		c.add(s, id.Value)
		if c.first[rowDB] == 0 {
			c.add(slot{row: rowDB, label: -1}, id.Authority)
		}
		return
	}
	if _, err := normalize.PMID(id.Value); normalize.Accession(id.Value, database) != *id || isMedline(database) && err == nil {
		elsewhere()
		return
	}
	c.add(s, id.Value)
}

// isEntryNumber reports whether an identifier is the number of an entry in CENTRAL.
func isEntryNumber(id record.Identifier) bool {
	return id.Authority == normalize.CENTRAL && normalize.Accession(id.Value, "") == id
}

// oneAuthority reports whether all accession numbers are of one database.
func oneAuthority(identifiers []record.Identifier) bool {
	first := -1
	for i := range identifiers {
		switch {
		case identifiers[i].Scheme != record.SchemeAccession:
		case first < 0:
			first = i
		case identifiers[i].Authority != identifiers[first].Authority:
			return false
		}
	}
	return true
}
