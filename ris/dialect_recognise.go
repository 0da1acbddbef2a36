package ris

import "strings"

// evidenceRow is one evidence of a known dialect, under its tag.
type evidenceRow struct {
	dialect int // index in dialects
	number  int // of all evidence, for counting each once in a record
	// follows is the index of the tag that must stand before, -1 for any.
	follows int
	*Evidence
}

// evidenceTable finds the evidence that a tag can give, by the tag's index.
var evidenceTable = func() (table [tagCount][]evidenceRow) {
	number := 0
	for i := range dialects {
		for j := range dialects[i].Evidence {
			e := &dialects[i].Evidence[j]
			index, _ := indexOf(e.Tag)
			follows := -1
			if e.After != "" {
				follows, _ = indexOf(e.After)
			}
			table[index] = append(table[index], evidenceRow{i, number, follows, e})
			number++
		}
	}
	return table
}()

// dialectTables are the tables of dialects, in their order.
var dialectTables = func() []*dialectTable {
	tables := make([]*dialectTable, len(dialects))
	for i := range dialects {
		tables[i], _ = dialects[i].compile()
	}
	return tables
}()

// Limits of the tables of this package; a test holds them.
const (
	maxDialects = 64
	maxEvidence = 512
)

// evidenceBytes is how far into a value evidence looks.
const evidenceBytes = 256

// recognise returns the dialect of the entry by its own fields, nil for none.
func recognise(fields []Field) *dialectTable {
	var scores [maxDialects]int
	var counted [maxEvidence / 64]uint64
	last := len(fields) - 1
	if last >= 0 && fields[last].Tag == "ER" {
		last--
	}
	before, index := -1, -1
	for i := range fields {
		f := &fields[i]
		next, ok := indexOf(f.Tag)
		if !ok {
			continue
		}
		before, index = index, next
		rows := evidenceTable[index]
		value, host := "", "" // where a row asks for them
		for j := range rows {
			row := &rows[j]
			if row.follows >= 0 && row.follows != before || row.Last && i != last {
				continue
			}
			word, bit := row.number/64, uint64(1)<<(row.number%64)
			if counted[word]&bit != 0 {
				continue
			}
			if value == "" {
				if value = strings.TrimSpace(f.Value); value == "" {
					break
				}
			}
			if row.Host != "" && host == "" {
				host = hostOf(value)
			}
			if row.holds(value, host) {
				counted[word] |= bit
				scores[row.dialect] += row.Score
			}
		}
	}
	best, second := 0, 0
	var found *dialectTable
	for i := range dialectTables {
		switch score := scores[i]; {
		case score > best:
			best, second, found = score, best, dialectTables[i]
		case score > second:
			second = score
		}
	}
	if best < RecognisedFrom || best == second {
		return nil
	}
	return found
}

// holds reports whether the value of a field and the host in it are what the
// evidence asks for.
func (e *Evidence) holds(value, host string) bool {
	switch {
	case e.Is != "" && value != e.Is, !strings.HasPrefix(value, e.Starts):
		return false
	case e.Host != "" && !isHost(host, e.Host):
		return false
	}
	return e.Contains == "" || strings.Contains(value[:min(len(value), evidenceBytes)], e.Contains)
}

// hostOf returns the host of the URL that a value begins with, "" where it
// begins with none.
func hostOf(value string) string {
	rest, ok := strings.CutPrefix(value, "http")
	if ok {
		rest = strings.TrimPrefix(rest, "s")
		rest, ok = strings.CutPrefix(rest, "://")
	} else {
		rest, ok = strings.CutPrefix(value, "//")
	}
	if !ok {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#:"); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// isHost reports whether host is a name or ends in it behind a stop.
func isHost(host, name string) bool {
	return strings.HasSuffix(host, name) && (len(host) == len(name) || host[len(host)-len(name)-1] == '.')
}

// meaningOf returns what a tag says, and whether it has a meaning: by the
// record's dialect, else by the sheets.
func (d *reading) meaningOf(tag string) (meaning, bool) {
	index, ok := indexOf(tag)
	if !ok {
		return meaning{}, false
	}
	if d.dialect != nil {
		if m, ok := d.dialect.meaningIn(index, d.code); ok {
			return m, true
		}
		if d.entry.wos {
			return meaning{}, false
		}
	}
	row := tagTable[index]
	if row == nil {
		return meaning{}, false
	}
	return row.meaningIn(d.code), true
}
