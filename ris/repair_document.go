package ris

import (
	"bytes"
	"io"
	"slices"
	"sort"

	"github.com/ibid-go/ibid/record"
)

// A document that fits into memory is repaired as a whole: what was written is read
// again and compared with the original, and repaired until nothing changes any more.
// Records and lines are checked before that, so that what is left for one of them is
// not left for all.

// mostInMemory is the size in bytes up to which a document is repaired as a whole.
const mostInMemory = 4 << 20

// mostRounds is how often a document is repaired at most. One that is not settled then
// is left as it was.
const mostRounds = 8

// document is a RIS document that is repaired as a whole.
type document struct {
	options RepairOptions
	content []byte
	repairs []Repair
}

// repairDocument repairs a document until nothing changes any more.
func repairDocument(content []byte, o *RepairOptions) (*document, error) {
	original := &document{options: *o, content: content}
	settled := original
	for range mostRounds {
		next, err := settled.repaired()
		if err != nil {
			return nil, err
		}
		isSettled := bytes.Equal(next.content, settled.content)
		switch {
		case isSettled && settled == original:
			return next, nil
		case isSettled:
			return settled, nil
		case settled != original:
			next.repairs = settled.togetherWith(next.repairs, original)
		}
		settled = next
	}
	return original.asItWas(settled.repairs)
}

// repaired returns the document with everything repaired, with the text outside of
// records as it was where it is not safe to repair that too, or as it was.
func (d *document) repaired() (*document, error) {
	var wanted []Repair
	for _, keepOutside := range []bool{false, true} {
		var out bytes.Buffer
		next := &document{options: d.options}
		next.options.OnRepair = func(r Repair) { next.repairs = append(next.repairs, r) }
		utf16, err := repairStream(&out, bytes.NewReader(d.content), &next.options, keepOutside)
		if err != nil {
			return nil, err
		}
		next.content = out.Bytes()
		if utf16 {
			next.options.Encoding = ""
		}
		next.repairs = withLeft(next.repairs, wanted)
		if bytes.Equal(next.content, d.content) {
			return d.asItWas(next.repairs)
		}
		if d.readsAs(next) {
			return next, nil
		}
		wanted = next.repairs
	}
	return d.asItWas(wanted)
}

// asItWas is the document with nothing repaired, and what was wanted of it left.
func (d *document) asItWas(wanted []Repair) (*document, error) {
	same := &document{options: d.options, content: d.content, repairs: withLeft(nil, wanted)}
	known := kindsOf(same.repairs, false)
	reader := NewReader(bytes.NewReader(d.content), &d.options.Options)
	for {
		e, err := reader.ReadEntry()
		if err == io.EOF {
			return same, nil
		}
		if err != nil {
			return nil, err
		}
		for _, found := range e.Diagnostics {
			if (isAnswered(found, allRepairs) || found.Code == fallbackLine.code) && !known[found.Code] {
				known[found.Code] = true
				same.repairs = withLeft(same.repairs, []Repair{{Code: found.Code, Tag: found.Tag, Span: found.Span, Count: 1}})
			}
		}
	}
}

// withLeft adds what was wanted to the repairs, as left, for each kind that is not
// among them.
func withLeft(repairs, wanted []Repair) []Repair {
	known := kindsOf(repairs, false)
	for _, r := range wanted {
		if known[r.Code] {
			continue
		}
		if !r.Left {
			r.Left, r.Message = true, "left, since the document would be read in another way"
		}
		repairs = append(repairs, r)
	}
	return repairs
}

// kindsOf are the kinds of the repairs, or of those that were left.
func kindsOf(repairs []Repair, left bool) map[string]bool {
	codes := map[string]bool{}
	for _, r := range repairs {
		if r.Left || !left {
			codes[r.Code] = true
		}
	}
	return codes
}

// readsAs reports whether the repaired document has the same records and the same words
// outside of them, and no fault that is answered by a repair but of a kind that was left.
func (d *document) readsAs(repaired *document) bool {
	left := kindsOf(repaired.repairs, true)
	before := NewReader(bytes.NewReader(d.content), &d.options.Options)
	after := NewReader(bytes.NewReader(repaired.content), &repaired.options.Options)
	for {
		a, errBefore := before.ReadEntry()
		b, errAfter := after.ReadEntry()
		if a == nil || b == nil {
			return a == nil && b == nil && errBefore == io.EOF && errAfter == io.EOF &&
				slices.Equal(wordsOutside(before), wordsOutside(after))
		}
		if errBefore != nil || errAfter != nil || !sameFields(a, b) || !sameValues(a, b) || hasFault(b, left) {
			return false
		}
	}
}

// wordsOutside are the words outside of the records that were read.
func wordsOutside(reader *Reader) (words []string) {
	for _, text := range reader.Document().Outside {
		words = append(words, wordsOf(text.Text)...)
	}
	return words
}

// togetherWith returns the document's repairs and those of a later round, whose places
// become those of the same records in the original. What is left is what the later round
// left.
func (d *document) togetherWith(later []Repair, original *document) []Repair {
	left := kindsOf(later, true)
	repairs := slices.DeleteFunc(slices.Clone(d.repairs), func(r Repair) bool { return r.Left && !left[r.Code] })
	known := kindsOf(repairs, false)
	own, before := d.starts(), original.starts()
	for _, r := range later {
		if r.Left && known[r.Code] {
			continue
		}
		position := sort.Search(len(own), func(i int) bool { return own[i].Start > r.Span.Start })
		if r.Span = (record.Span{Line: 1, Column: 1}); position > 0 && position <= len(before) {
			r.Span = before[position-1]
		}
		repairs = append(repairs, r)
	}
	return repairs
}

// starts are the places at which the document's records begin.
func (d *document) starts() (starts []record.Span) {
	reader := NewReader(bytes.NewReader(d.content), &d.options.Options)
	for {
		e, err := reader.ReadEntry()
		if err != nil {
			return starts
		}
		starts = append(starts, record.Span{Start: e.Span.Start, End: e.Span.Start, Line: e.Span.Line, Column: e.Span.Column})
	}
}
