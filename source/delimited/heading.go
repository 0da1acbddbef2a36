package delimited

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// separatorsTried are the signs that can separate cells, the likeliest first.
const separatorsTried = "\t,;|"

const (
	// mostHeadLines and mostHeadBytes are how far a heading is looked for.
	mostHeadLines = 50
	mostHeadBytes = 1 << 20
)

// finder looks for the heading of a table.
type finder struct {
	rows    *rowReader
	mapping map[string]string
	dialect string
	// only is the separator where the caller names it.
	only byte
}

// found is a heading and the lines around it.
type found struct {
	recognition
	// first and end are the lines of the heading among those that were read.
	first, end int
}

// readHead reads the lines among which the heading is looked for. The row
// reader holds them as one row.
func (f *finder) readHead() error {
	f.rows.reset()
	for len(f.rows.places) < mostHeadLines && len(f.rows.text) < mostHeadBytes {
		err := f.rows.line()
		if err != nil {
			if len(f.rows.places) == 0 {
				return err
			}
			f.rows.err = err
			return nil
		}
	}
	return nil
}

// find returns the heading among the lines; ok is false where there is none.
func (f *finder) find() (best found, ok bool) {
	separators := separatorsTried
	if f.only != 0 {
		separators = string(f.only)
	}
	for n := range f.rows.places {
		line := f.rows.lineText(n)
		if n == 0 || strings.TrimSpace(f.rows.lineText(n-1)) == "" {
			if named, is := namedSeparator(line); is && f.only == 0 {
				separators = string(named)
				continue
			}
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		for i := range len(separators) {
			labels, end := f.rows.labels(n, separators[i])
			if len(labels) < 2 && len(f.mapping) == 0 {
				continue
			}
			r := recognise(labels, f.mapping, f.dialect)
			r.separator = separators[i]
			if end < len(f.rows.places) {
				next, _ := f.rows.labels(end, separators[i])
				r.followed = len(next) == len(labels)
			}
			if r.score() > best.score() || r.score() == best.score() && r.known > best.known {
				best = found{r, n, end}
			}
		}
		if best.score() > 0 {
			return best, true
		}
	}
	return found{}, false
}

// namedSeparator reads a line "sep=;", which spreadsheets take as the name of
// the separator.
func namedSeparator(line string) (byte, bool) {
	line = strings.Trim(line, "\"")
	if rest, ok := strings.CutPrefix(strings.ToLower(line), "sep="); ok && len(rest) == 1 {
		return rest[0], true
	}
	return 0, false
}

// lineText is the n-th line of the row, without its line end.
func (r *rowReader) lineText(n int) string {
	p := &r.places[n]
	return string(r.text[p.at : p.at+p.length])
}

// labels are the cells of the row that begins at a line, and the line behind
// it.
func (r *rowReader) labels(first int, separator byte) (labels []string, end int) {
	var s scan
	s.restart(separator, r.maxCells)
	s.from(r.places[first].at)
	end = first
	for end < len(r.places) {
		s.run(r.text, r.places[end].at+r.places[end].length)
		end++
		if !s.open {
			break
		}
	}
	if s.open {
		return nil, first + 1
	}
	for _, c := range s.cells {
		labels = append(labels, string(r.text[c.from:c.to]))
	}
	return labels, end
}

// fallback is a heading of which nothing is known: the first line that has
// cells, with the separator that gives most of them.
func (f *finder) fallback() found {
	best := found{recognition: recognition{heading: heading{dialect: -1, separator: ',', full: -1, initials: -1}}, end: 1}
	separators := separatorsTried
	if f.only != 0 {
		separators = string(f.only)
	}
	for n := range f.rows.places {
		if _, is := namedSeparator(f.rows.lineText(n)); is || strings.TrimSpace(f.rows.lineText(n)) == "" {
			continue
		}
		for i := range len(separators) {
			if labels, end := f.rows.labels(n, separators[i]); len(labels) > len(best.labels) {
				best.labels, best.names, best.separator = labels, make([]string, len(labels)), separators[i]
				best.first, best.end = n, end
			}
		}
		return best
	}
	return best
}

// table finds a table of either kind. Where rows are fields, two of their cells may
// look like a heading ("PUBLICATION TYPE","Article"): the more rows that begin with
// names of fields say what the document is.
func (f *finder) table() (found, bool) {
	best, ok := f.anyTable()
	if ok && !best.vertical {
		f.orderNames(&best)
	}
	return best, ok
}

func (f *finder) anyTable() (found, bool) {
	best, ok := f.find()
	if ok && (best.dialect >= 0 || best.mapped > 0) {
		return best, true
	}
	if rows, is := f.vertical(); is && (!ok || rows.known > best.known && rows.first <= best.first) {
		return rows, true
	}
	return best, ok
}

// orderNames gives a column of authors whose first cells show that given names stand
// first the meaning that says so.
func (f *finder) orderNames(t *found) {
	at := slices.Index(t.names, "authors")
	if at < 0 || t.full >= 0 {
		return
	}
	var cells []string
	for n := t.end; n < len(f.rows.places); {
		row, end := f.rows.labels(n, t.separator)
		if at < len(row) {
			cells = append(cells, row[at])
		}
		n = end
	}
	if givenNamesFirst(cells) {
		t.names[at] = "display-names"
	}
}

// vertical finds a table whose rows are the fields of records.
func (f *finder) vertical() (found, bool) {
	for d := range dialects {
		if !dialects[d].vertical || f.dialect != "" && f.dialect != dialects[d].Name {
			continue
		}
		for _, separator := range []byte{',', '\t', ';'} {
			seen, score, title := map[string]bool{}, 0, false
			first := -1
			for n := 0; n < len(f.rows.places); {
				labels, end := f.rows.labels(n, separator)
				if len(labels) > 1 && len(labels[0]) <= longestHeading {
					key := headingKey(labels[0])
					if c, ok := dialectKeys[d][key]; ok && !seen[key] {
						seen[key] = true
						score += c.Score
						title = title || c.Meaning == "title"
						if first < 0 {
							first = n
						}
					}
				}
				n = max(end, n+1)
			}
			if title && len(seen) >= 4 && score >= RecognisedFrom {
				r := recognition{heading: heading{separator: separator, dialect: d, vertical: true, full: -1, initials: -1}, known: len(seen), filled: len(seen), anchor: true}
				r.evidence = []string{"rows that begin with names of fields of " + dialects[d].Title}
				return found{r, first, first}, true
			}
		}
	}
	return found{}, false
}

// Recognised says what a document looks like to this package.
type Recognised struct {
	// Dialect is the name of the exporter, "" for a table of another one.
	Dialect string
	// Score is between 0 and 100; Evidence says what it rests on.
	Score    int
	Evidence []string
}

// Recognise looks for a table of publications in the first bytes of a document,
// with a mapping of headings as in [Options], which may be nil. The score is 0
// where there is none.
func Recognise(head []byte, mapping map[string]string) Recognised {
	rows, err := newRowReader(bytes.NewReader(head), len(head), &Options{})
	if err != nil {
		return Recognised{}
	}
	keys, err := mappingKeys(mapping)
	if err != nil {
		return Recognised{}
	}
	f := finder{rows: rows, mapping: keys}
	if err := f.readHead(); err != nil {
		return Recognised{}
	}
	best, ok := f.table()
	if !ok {
		return Recognised{}
	}
	return Recognised{Dialect: best.dialectName(), Score: best.score(), Evidence: best.evidence}
}

// isHeading says whether a row begins another table: documents that were put
// one behind the other have several.
func (r *Reader) isHeading(row *Row) (recognition, bool) {
	text := row.text
	token := text
	if i := strings.IndexAny(text[:min(len(text), longestHeading)], separatorsTried); i >= 0 {
		token = text[:i]
	}
	if len(token) > longestHeading || !isKnownHeading(headingKey(token)) {
		return recognition{}, false
	}
	lines := &rowReader{text: []byte(text), places: row.places, maxCells: r.options.MaxColumns}
	f := finder{rows: lines, mapping: r.mapping, dialect: r.options.Dialect, only: r.options.Separator}
	best, ok := f.find()
	const sure = 50
	if !ok || best.first != 0 || best.end != len(row.places) || best.score() < sure || best.known < 3 || best.known*3 < 2*best.filled {
		return recognition{}, false
	}
	return best.recognition, true
}

// isKnownHeading reports whether any dialect has a column of the key.
func isKnownHeading(key string) bool {
	if key == "" {
		return false
	}
	if _, ok := genericKeys[key]; ok {
		return true
	}
	for d := range dialects {
		if dialects[d].exact {
			key := strings.ToUpper(key)
			if _, ok := dialectKeys[d][key]; ok {
				return true
			}
			continue
		}
		if _, ok := dialectKeys[d][key]; ok {
			return true
		}
	}
	return false
}

// endOfInput reports whether an error only says that a document has ended.
func endOfInput(err error) bool { return errors.Is(err, io.EOF) }

// texts are the lines [from,to) as texts with their places.
func (r *rowReader) textsOf(from, to int) []record.Text {
	var texts []record.Text
	for n := from; n < to; n++ {
		p := &r.places[n]
		if text := r.lineText(n); strings.TrimSpace(text) != "" {
			span := p.span(0)
			span.End = p.span(p.length).Start
			texts = append(texts, record.Text{Text: text, Span: span})
		}
	}
	return texts
}
