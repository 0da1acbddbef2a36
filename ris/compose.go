package ris

import (
	"bytes"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// outField is a field to be written: its value stands in value, or in the
// composition's text from start to end.
type outField struct {
	value      string
	start, end int
	next       int // the next field of the same tag; 0 for the last
	lines      bool
}

// composition is a record on its way into fields. It is used for one record
// after the other and keeps its memory.
type composition struct {
	profile *Profile
	plans   map[string]*plan
	// unknown is the plan of all types that no sheet knows.
	unknown *plan

	*plan
	record *record.Record
	code   string
	// undivided is set where the authors' names would be divided, if the name of
	// an organisation were not marked.
	undivided bool
	fields    []outField // from 1
	first     []int      // of each row of tagRows; 0 for none
	last      []int
	// used are the places in writeOrder of the rows that have fields.
	used placeSet
	text []byte // of values that do not stand in the record as they are written
	note []byte // of labelled values
	// unread is what no rule read of a record of RIS, carried the fields of it
	// that can stand as they stood.
	unread  []record.Unread
	carried []carriedField
}

// placeSet is a set of places in writeOrder.
type placeSet [2]uint64

func (s *placeSet) add(place int) { s[place/64] |= 1 << (place % 64) }

// next returns the first place of the set at or behind one, -1 for none.
func (s *placeSet) next(place int) int {
	for word := place / 64; word < len(s); word++ {
		if rest := s[word] >> (place % 64); rest != 0 {
			return place + bits.TrailingZeros64(rest)
		}
		place = (word + 1) * 64
	}
	return -1
}

func newComposition(profile *Profile) *composition {
	return &composition{
		profile: profile, plans: map[string]*plan{},
		first: make([]int, len(tagRows)), last: make([]int, len(tagRows)),
	}
}

// compose writes the record's values into fields by the tables of tags, types
// and profiles. With ids the record's own id is one of them, with sources the
// source that was declared for it.
func (c *composition) compose(r *record.Record, ids, sources bool) {
	c.record = r
	c.fields = append(c.fields[:0], outField{})
	c.text, c.note = c.text[:0], c.note[:0]
	clear(c.first)
	c.used = placeSet{}
	c.choosePlan(r)
	c.addIbidIDs(ids)
	if sources {
		c.addDeclaredSource()
	}
	c.addNames()
	c.addTitles()
	c.addDates()
	c.addNumbers()
	c.addIdentifiers()
	c.addTexts()
	c.addPersonIDs()
	c.addStatements()
	c.addLibrary()
	if len(c.note) > 0 {
		c.used.add(placeOf[rowN1])
	}
	c.guardFirstField()
	c.findCarried()
}

// addIbidIDs writes Ibid's ids of the record, first in the note: what shows one
// line of a note then shows them. The record's own is written where it has none
// from before, also before the sources of a fused record, which are read only
// behind another label.
func (c *composition) addIbidIDs(own bool) {
	for i := range c.record.Notes {
		own = own || c.record.Notes[i].Kind == record.NoteSources
	}
	s := labelSlot(meaning{toIbid, ""})
	for i := range c.record.Identifiers {
		if id := &c.record.Identifiers[i]; id.Scheme == record.SchemeIbid {
			c.addLabelled(s, id.Value)
			own = false
		}
	}
	if own {
		c.addLabelled(s, c.record.ID)
	}
}

func (c *composition) choosePlan(r *record.Record) {
	code, known := c.profile.codeFor(r)
	c.code = code
	p := &c.unknown
	if known {
		if c.plan = c.plans[code]; c.plan != nil {
			return
		}
		p = new(*plan)
	}
	if *p == nil {
		*p = newPlan(c.profile, code)
	}
	if c.plan = *p; known {
		c.plans[code] = c.plan
	}
}

// appendTo appends the fields in the order of the table, with those that are
// carried over.
func (c *composition) appendTo(dst []byte, lineEnd string) []byte {
	dst = append(append(append(dst, "TY  - "...), c.code...), lineEnd...)
	dst = c.appendCarried(dst, -1, lineEnd)
	for place := c.used.next(0); place >= 0; place = c.used.next(place + 1) {
		row := writeOrder[place]
		if row == rowN1 && len(c.note) > 0 {
			dst = append(append(append(dst, "N1  - "...), c.note...), lineEnd...)
		}
		for i := c.first[row]; i > 0; i = c.fields[i].next {
			f := &c.fields[i]
			dst = append(dst, lineStarts[row]...)
			switch {
			case f.lines:
				dst = appendLineEnds(dst, c.text[f.start:f.end], lineEnd)
			case f.value != "":
				dst = append(dst, f.value...)
			default:
				dst = append(dst, c.text[f.start:f.end]...)
			}
			dst = append(dst, lineEnd...)
		}
		dst = c.appendCarried(dst, row, lineEnd)
	}
	return append(append(dst, "ER  - "...), lineEnd...)
}

// guardFirstField keeps the line behind TY from being read as the rest of a
// record whose line ends were lost, which a value that quotes the end of one
// record and the beginning of another makes of it.
func (c *composition) guardFirstField() {
	place := c.used.next(0)
	if place < 0 {
		return
	}
	row := writeOrder[place]
	if row == rowN1 && len(c.note) > 0 {
		if isReadAsFlattened("N1", c.note) {
			c.note = appendTightEnds(nil, c.note)
		}
		return
	}
	f := &c.fields[c.first[row]]
	if strings.Contains(f.value, "ER") || bytes.Contains(c.text[f.start:f.end], []byte("ER")) {
		if value := append([]byte(f.value), c.text[f.start:f.end]...); isReadAsFlattened(tagRows[row].tag, value) {
			start := len(c.text)
			c.text = appendTightEnds(c.text, value)
			f.value, f.start, f.end = "", start, len(c.text)
		}
	}
}

// addField adds a field to a row.
func (c *composition) addField(row int, f outField) {
	at := len(c.fields)
	c.fields = append(c.fields, f)
	if c.first[row] == 0 {
		c.first[row] = at
		c.used.add(placeOf[row])
	} else {
		c.fields[c.last[row]].next = at
	}
	c.last[row] = at
}

// add writes a value on one line into its slot. A blank value, and one for
// which there is no slot, is not written.
func (c *composition) add(s slot, value string) {
	switch {
	case value == "" || s.isNone():
	case s.row < 0:
		c.addLabelled(s, value)
	case c.rows[s.row].single && c.first[s.row] > 0:
		c.addFurther(s, value)
	case isOneLine(value):
		c.addField(s.row, outField{value: value})
	default:
		start := len(c.text)
		c.text = appendOneLine(c.text, value)
		c.endBuilt(s.row, start)
	}
}

// endBuilt adds what stands in the text from start on as a field.
func (c *composition) endBuilt(row, start int) {
	if len(c.text) > start {
		c.addField(row, outField{start: start, end: len(c.text)})
	}
}

// addBuilt is add for the value that stands in the text from start on.
func (c *composition) addBuilt(s slot, start int) {
	if s.row >= 0 && (!c.rows[s.row].single || c.first[s.row] == 0) {
		c.endBuilt(s.row, start)
		return
	}
	value := string(c.text[start:])
	c.text = c.text[:start]
	c.add(s, value)
}

// addFurther writes a further value for a tag of which the program keeps one:
// into that field, or into the note with the label of the slot, or else that of
// the tag's meaning. Where there is none the value is lost, and reported.
func (c *composition) addFurther(s slot, value string) {
	joined := c.rows[s.row].joined
	if joined == "" {
		if s.label < 0 {
			s = labelSlot(c.means[s.row])
		}
		c.addLabelled(s, value)
		return
	}
	f := &c.fields[c.first[s.row]]
	start := len(c.text)
	c.text = append(c.text, f.value...)
	c.text = append(c.text, c.text[f.start:f.end]...)
	c.text = append(c.text, joined...)
	c.text = appendClean(c.text, value)
	*f = outField{start: start, end: len(c.text)}
}

// addLines adds a value that keeps its line ends and blank lines.
func (c *composition) addLines(row int, value string) {
	if isOneParagraph(value) {
		c.addField(row, outField{value: value})
		return
	}
	start := len(c.text)
	c.text = appendParagraphs(c.text, value)
	if len(c.text) > start {
		c.addField(row, outField{start: start, end: len(c.text), lines: true})
	}
}

// typesWithIssues are those of what appears in a periodical.
var typesWithIssues = []record.Type{record.TypeArticleJournal, record.TypeArticleMagazine, record.TypeArticleNews}

func (c *composition) addNumbers() {
	r := c.record
	// Databases give a journal's supplement as an issue ("Suppl 3").
	withIssue := r.Issue != "" || r.Volume == "" || r.Supplement != "" && slices.Contains(typesWithIssues, r.Type)
	c.addNumbering(c.volume, r.Volume, !withIssue)
	c.addNumbering(c.issue, r.Issue, withIssue)
	if r.Pages.Literal != "" {
		c.add(slot{row: rowSP, label: -1}, r.Pages.Literal)
	} else {
		c.add(slot{row: rowSP, label: -1}, r.Pages.First)
		c.add(slot{row: rowEP, label: -1}, r.Pages.Last)
	}
	noPages := r.Pages.First == "" && r.Pages.Last == "" && r.Pages.Literal == ""
	if noPages && (c.articleNumber.row < 0 || c.articleAsPage && !c.pageCount && isReadAsArticle(r.ArticleNumber)) {
		c.add(slot{row: rowSP, label: -1}, r.ArticleNumber)
	} else {
		c.add(c.articleNumber, r.ArticleNumber)
	}
	if r.NumberOfPages <= 0 {
		return
	}
	s := c.numberOfPages
	if c.pageCount && c.first[rowSP] == 0 && c.first[rowEP] == 0 {
		s = slot{row: rowSP, label: -1}
	}
	start := len(c.text)
	c.text = strconv.AppendInt(c.text, int64(r.NumberOfPages), 10)
	c.addBuilt(s, start)
}

// isReadAsArticle reports whether a page of this form is read as an article number.
func isReadAsArticle(number string) bool {
	extent, err := normalize.Pages(number)
	return err == nil && extent.ArticleNumber == number && !strings.Contains(number, "10.") && !isArXiv(number)
}

// addNumbering adds a volume or an issue; one of them states supplement and
// part too.
func (c *composition) addNumbering(s slot, number string, withParts bool) {
	r := c.record
	if !withParts || r.Supplement == "" && r.Part == "" {
		c.add(s, number)
		return
	}
	start := len(c.text)
	c.text = appendWords(c.text, number, normalize.SupplementAndPart(r.Supplement, r.Part))
	c.addBuilt(s, start)
}
