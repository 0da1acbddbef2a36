package record

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Unread is a text of a record's source that no rule has read a value from.
type Unread struct {
	// Path leads to the text: "raw/3" or "unclaimed/0".
	Path string
	// Text is the text itself.
	Text string
	// Field is the index of the raw field, -1 for text that is no whole field.
	Field int
}

// usualFields is as many fields as most records have.
const usualFields = 128

// Unread returns what of the record's source no rule has read: the raw fields
// that state something and that no trace leads to, then the unclaimed texts
// that are not in one of these. What only says that there is none is left out;
// see [IsMissing].
func (r *Record) Unread() []Unread {
	var out []Unread
	var few [usualFields]bool
	read := few[:]
	if len(r.Raw) > len(few) {
		read = make([]bool, len(r.Raw))
	}
	r.readFields(read)
	for i := range r.Raw {
		if value := r.Raw[i].Value; !read[i] && strings.TrimSpace(value) != "" && !IsMissing(strings.Trim(value, `{}"`)) {
			out = append(out, Unread{Path: "raw/" + strconv.Itoa(i), Text: r.Raw[i].Value, Field: i})
		}
	}
	if len(r.Unclaimed) == 0 {
		return out
	}
	listed := newCover(len(out))
	for i := range out {
		listed.add(r.Raw[out[i].Field].ValueSpans)
	}
	listed.sort()
	for i, text := range r.Unclaimed {
		if !listed.overlaps(text.Span) && !IsMissing(text.Text) {
			out = append(out, Unread{Path: "unclaimed/" + strconv.Itoa(i), Text: text.Text, Field: -1})
		}
	}
	return out
}

// readFields sets for each raw field whether a trace leads into its value.
func (r *Record) readFields(read []bool) {
	for i := range r.Raw {
		if i > 0 && r.Raw[i].Span.Start < r.Raw[i-1].Span.End || r.Raw[i].Span.Len() == 0 {
			r.readFieldsOfAnyOrder(read)
			return
		}
	}
	at := 0
	for i := range r.Trace {
		for _, span := range r.Trace[i].Spans {
			if span.Len() == 0 {
				continue
			}
			for at = r.fieldAt(span.Start, at); at < len(r.Raw) && r.Raw[at].Span.Start < span.End; at++ {
				read[at] = read[at] || overlapsAny(r.Raw[at].ValueSpans, span)
			}
			at = max(at-1, 0)
		}
	}
}

// fieldAt returns the first raw field that ends behind the place; the fields
// stand in order. Traces mostly follow the fields: near is tried first.
func (r *Record) fieldAt(start int64, near int) int {
	for last := min(near+3, len(r.Raw)); near < last && (near == 0 || r.Raw[near-1].Span.End <= start); near++ {
		if r.Raw[near].Span.End > start {
			return near
		}
	}
	return sort.Search(len(r.Raw), func(i int) bool { return r.Raw[i].Span.End > start })
}

func overlapsAny(spans []Span, span Span) bool {
	for i := range spans {
		if spans[i].Len() > 0 && spans[i].Overlaps(span) {
			return true
		}
	}
	return false
}

// readFieldsOfAnyOrder is readFields for fields that do not stand in order.
func (r *Record) readFieldsOfAnyOrder(read []bool) {
	traced := newCover(len(r.Trace))
	for i := range r.Trace {
		traced.add(r.Trace[i].Spans)
	}
	traced.sort()
	for i := range r.Raw {
		read[i] = slices.ContainsFunc(r.Raw[i].ValueSpans, traced.overlaps)
	}
}

// cover is a set of spans that can be asked whether they overlap another.
type cover struct {
	spans []Span
	// reach is how far the spans up to each one go: they may lie inside each
	// other.
	reach []int64
}

func newCover(size int) *cover { return &cover{spans: make([]Span, 0, size)} }

func (c *cover) add(spans []Span) {
	for _, span := range spans {
		if span.Len() > 0 {
			c.spans = append(c.spans, span)
		}
	}
}

func (c *cover) sort() {
	slices.SortFunc(c.spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	c.reach = make([]int64, len(c.spans))
	for i, span := range c.spans {
		c.reach[i] = span.End
		if i > 0 {
			c.reach[i] = max(c.reach[i], c.reach[i-1])
		}
	}
}

func (c *cover) overlaps(span Span) bool {
	before, _ := slices.BinarySearchFunc(c.spans, span.End, func(s Span, end int64) int { return cmp.Compare(s.Start, end) })
	return before > 0 && span.Len() > 0 && c.reach[before-1] > span.Start
}
