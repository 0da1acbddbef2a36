package normalize

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
)

// JournalList is a user's list of journals with their abbreviations. The zero
// value is empty. It is safe for concurrent use once it is filled.
type JournalList struct {
	// titles are the titles of each abbreviation and of each title, by key.
	titles map[string][]string
}

// Add adds a journal with its abbreviations.
func (l *JournalList) Add(title string, abbreviations ...string) error {
	display, err := JournalTitle(title)
	if err != nil {
		return err
	}
	if l.titles == nil {
		l.titles = make(map[string][]string)
	}
	for _, name := range append([]string{title}, abbreviations...) {
		if key := JournalKey(name); key != "" && !slices.Contains(l.titles[key], display) {
			l.titles[key] = append(l.titles[key], display)
		}
	}
	return nil
}

// Title gives the title of the journal that a name or an abbreviation stands
// for. Rejects a name that is not in the list, and one that several of its
// journals have.
func (l *JournalList) Title(name string) (string, error) {
	switch titles := l.titles[JournalKey(name)]; len(titles) {
	case 0:
		return "", refused("journal.list", "not-listed", name, "the list has no such journal")
	case 1:
		return titles[0], nil
	}
	return "", refused("journal.list", "ambiguous", name, "the list has several journals of this name")
}

// ReadJournalList reads a list as JabRef's and others are written: a line for a
// journal with its title and its abbreviations, parted by commas, or by the given
// other sign. Lines without a title are passed over.
func ReadJournalList(r io.Reader, separator rune) (*JournalList, error) {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.TrimLeadingSpace, rows.ReuseRecord = -1, true, true, true
	if separator != 0 {
		rows.Comma = separator
	}
	list := new(JournalList)
	for {
		row, err := rows.Read()
		switch {
		case errors.Is(err, io.EOF):
			return list, nil
		case err != nil:
			return nil, err
		}
		if err := list.Add(row[0], row[1:]...); err != nil {
			continue // a line without a name
		}
	}
}
