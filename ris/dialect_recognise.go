package ris

import (
	"math/bits"
	"strings"
)

// evidenceRow is one evidence of a known dialect, under its tag. It is small: the
// rows of a tag stand one behind the other and are looked at for every record.
type evidenceRow struct {
	follows int16 // index of the tag that must stand before, anyTag for any
	number  int16 // of all evidence, for counting each once in a record
	score   int16
	dialect uint8 // index in dialects
	last    bool
	asks    asked
	text    string // of the value
}

// asked is what an evidence asks of a value.
type asked uint8

const (
	asksNothing asked = iota
	asksIs
	asksStarts
	asksContains
	asksHost
)

const anyTag = -1

// evidenceTable finds the evidence that a tag can give, by the tag's index: the
// rows from evidenceStarts[index] to evidenceStarts[index+1].
var evidenceTable, evidenceStarts = func() (rows []evidenceRow, starts [tagCount + 1]int16) {
	var byTag [tagCount][]evidenceRow
	number := int16(0)
	for i := range dialects {
		for j := range dialects[i].Evidence {
			e := &dialects[i].Evidence[j]
			row := evidenceRow{follows: anyTag, number: number, score: int16(e.Score), dialect: uint8(i), last: e.Last}
			for asks, text := range [...]string{asksIs: e.Is, asksStarts: e.Starts, asksContains: e.Contains, asksHost: e.Host} {
				if text != "" { // a test asks that no evidence asks for more than one
					row.asks, row.text = asked(asks), text
				}
			}
			if follows, ok := indexOf(e.After); ok {
				row.follows = int16(follows)
			}
			index, _ := indexOf(e.Tag)
			byTag[index] = append(byTag[index], row)
			number++
		}
	}
	for index := range byTag {
		rows = append(rows, byTag[index]...)
		starts[index+1] = int16(len(rows))
	}
	return rows, starts
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
	var scored uint64 // the dialects that have a score
	var counted [maxEvidence / 64]uint64
	last := len(fields) - 1
	if last >= 0 && fields[last].Tag == "ER" {
		last--
	}
	before, index := anyTag, anyTag
	for i := range fields {
		f := &fields[i]
		next, ok := indexOf(f.Tag)
		if !ok {
			continue
		}
		before, index = index, next
		from, to := evidenceStarts[index], evidenceStarts[index+1]
		if from == to {
			continue
		}
		value, host := "", "" // where a row asks for them
		rows := evidenceTable[from:to]
		for j := range rows {
			row := &rows[j]
			if row.follows != anyTag && int(row.follows) != before || row.last && i != last {
				continue
			}
			if value == "" {
				if value = strings.TrimSpace(f.Value); value == "" {
					break
				}
			}
			if row.asks == asksHost && host == "" {
				host = hostOf(value)
			}
			if !row.holds(value, host) {
				continue
			}
			word, bit := row.number/64, uint64(1)<<(row.number%64)
			if counted[word]&bit != 0 {
				continue
			}
			counted[word] |= bit
			scored |= 1 << row.dialect
			scores[row.dialect] += int(row.score)
		}
	}
	best, second := 0, 0
	var found *dialectTable
	for ; scored != 0; scored &= scored - 1 {
		i := bits.TrailingZeros64(scored)
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
func (r *evidenceRow) holds(value, host string) bool {
	switch r.asks {
	case asksIs:
		return value == r.text
	case asksStarts:
		return strings.HasPrefix(value, r.text)
	case asksContains:
		return strings.Contains(value[:min(len(value), evidenceBytes)], r.text)
	case asksHost:
		return isHost(host, r.text)
	}
	return true
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
	return row.meaningOfType(d.typeRow), true
}
