package ris

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
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
	// sign is what a value has that holds the text, as signFor gives it; mask
	// has the bits of it that count.
	sign, mask uint64
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
					row.sign, row.mask = row.asks.signOf(text)
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
		// What asks for the same stands together: a processor foresees that.
		slices.SortStableFunc(byTag[index], func(a, b evidenceRow) int { return cmp.Compare(a.asks, b.asks) })
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

// recognise returns the dialect of the entry by its own fields, of which tags has
// the indexes, nil for none. Own is the user's, which may be nil.
func recognise(fields []record.RawField, tags []int16, own *dialectTable) *dialectTable {
	var scores [maxDialects]int
	var scored uint64 // the dialects that have a score
	var counted [maxEvidence / 64]uint64
	var signs valueEvidence
	last := len(fields) - 1
	if last >= 0 && fields[last].Name == "ER" {
		last--
	}
	before, index := int16(anyTag), int16(anyTag)
	for i, next := range tags {
		if next == noTag {
			continue
		}
		before, index = index, next
		from, to := evidenceStarts[index], evidenceStarts[index+1]
		if from == to {
			continue
		}
		value := "" // where a row asks for it
		signs.known = 0
		rows := evidenceTable[from:to]
		for j := range rows {
			row := &rows[j]
			if row.follows != anyTag && row.follows != before || row.last && i != last {
				continue
			}
			if value == "" {
				if value = fields[i].Value; !isTrimmed(value) {
					value = strings.TrimSpace(value)
				}
				if value == "" {
					break
				}
			}
			if row.asks != asksNothing {
				if signs.known&(1<<row.asks) == 0 {
					signs.look(row.asks, value)
				}
				if signs.of[row.asks]&row.mask != row.sign || !row.holds(value, signs.host) {
					continue
				}
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
	if own != nil {
		if score := own.scoreOf(fields); score >= max(best, RecognisedFrom) {
			return own
		}
	}
	if best < RecognisedFrom || best == second {
		return nil
	}
	return found
}

// scoreOf returns the sum of the scores of the dialect's evidence in a record.
func (t *dialectTable) scoreOf(fields []record.RawField) (sum int) {
	last := len(fields) - 1
	if last >= 0 && fields[last].Name == "ER" {
		last--
	}
	for i := range t.evidence {
		e := &t.evidence[i]
		before := ""
		for j := range fields {
			name := fields[j].Name
			if name == "" {
				continue
			}
			if name == e.Tag && (e.After == "" || e.After == before) && (!e.Last || j == last) && e.holds(strings.TrimSpace(fields[j].Value)) {
				sum += e.Score
				break
			}
			before = name
		}
	}
	return sum
}

// holds reports whether a value has all that the evidence asks for.
func (e *Evidence) holds(value string) bool {
	return value != "" && (e.Is == "" || value == e.Is) && strings.HasPrefix(value, e.Starts) &&
		strings.Contains(value[:min(len(value), evidenceBytes)], e.Contains) &&
		(e.Host == "" || isHost(hostOf(value), e.Host))
}

// valueEvidence are the signs of a value by what evidence asks of it, as far as
// they are known: one comparison of a number tells most rows apart.
type valueEvidence struct {
	known uint8
	of    [asksHost + 1]uint64
	host  string
}

// look finds out the sign of the value for what is asked.
func (v *valueEvidence) look(asks asked, value string) {
	v.known |= 1 << asks
	switch asks {
	case asksIs, asksStarts:
		v.of[asks] = firstBytes(value)
	case asksContains:
		v.of[asks] = bytesIn(value[:min(len(value), evidenceBytes)])
	case asksHost:
		v.host = hostOf(value)
		v.of[asks] = lastBytes(v.host)
	}
}

// signOf returns the sign of the values that hold the text, and the bits of it
// that tell.
func (a asked) signOf(text string) (sign, mask uint64) {
	switch a {
	case asksIs:
		return firstBytes(text), ^uint64(0)
	case asksStarts:
		return firstBytes(text), firstBytes(strings.Repeat("\xff", len(text)))
	case asksContains:
		return bytesIn(text), bytesIn(text)
	case asksHost:
		return lastBytes(text), lastBytes(strings.Repeat("\xff", len(text)))
	}
	return 0, 0
}

// firstBytes returns the first eight bytes of s as one number, the first one
// lowest, zeros behind its end.
func firstBytes(s string) (eight uint64) {
	if len(s) >= 8 {
		return eightBytes(s, 0)
	}
	for i := len(s) - 1; i >= 0; i-- {
		eight = eight<<8 | uint64(s[i])
	}
	return eight
}

// lastBytes returns the last eight bytes of s as one number, the last one
// highest, zeros before its beginning.
func lastBytes(s string) (eight uint64) {
	if len(s) >= 8 {
		return eightBytes(s, len(s)-8)
	}
	return firstBytes(s) << (8 * (8 - len(s)) & 63)
}

// bytesIn has a bit for each byte of s; several bytes share one.
func bytesIn(s string) (set uint64) {
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
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

// meaningOf returns what the tag of an index says, and whether it has a meaning: by
// the record's dialect, else by the sheets.
func (d *reading) meaningOf(index int16) (meaning, bool) {
	if d.dialect != nil {
		if m, ok := d.dialect.meaningIn(int(index), d.code); ok {
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

// noteUnknownTags leaves the tags that the record's dialect knows out of the
// note on unknown ones, which the lines were given before the dialect was found.
func (d *reading) noteUnknownTags() {
	list := d.record.Diagnostics
	at := slices.IndexFunc(list, func(n record.Diagnostic) bool { return n.Code == unknownTag.code })
	if at < 0 || d.entry.wos {
		return
	}
	var unknown []record.Diagnostic
	known := false
	for i := range d.fields {
		f := &d.fields[i]
		if tag := strings.ToUpper(f.Name); len(tag) == len("TY") && rowOf(tag) == nil {
			if d.dialect.speaksOf(tag) {
				known = true
			} else {
				unknown = note(unknown, unknownTag, f.Name, f.Span)
			}
		}
	}
	if known {
		d.record.Diagnostics = slices.Concat(list[:at], unknown, list[at+1:])
	}
}
