package blocks

import "github.com/ibid-go/ibid/record"

// Records is memory for the records of one stream. The zero value is ready, and
// so is nil, which gives each record memory of its own.
type Records struct {
	// follows is set behind the first record, open while lists of one are open.
	follows, open bool

	records       Block[record.Record]
	fields        Block[record.RawField]
	spans         Block[record.Span]
	traces        Block[record.Trace]
	titles        Block[record.Title]
	contributors  Block[record.Contributor]
	affiliations  Block[string]
	dates         Block[record.Date]
	identifiers   Block[record.Identifier]
	links         Block[record.Link]
	abstracts     Block[record.Abstract]
	keywords      Block[record.Keyword]
	subjects      Block[record.Subject]
	languages     Block[string]
	notes         Block[record.Note]
	details       Block[record.Detail]
	issns         Block[record.ISSN]
	abbreviations Block[record.Abbreviation]
	relations     Block[record.Relation]
}

// few is how many elements there is room for at least in a list that most records
// have few elements of.
const few = 4

// New returns a record whose lists have room behind them, and which [Records.Done]
// takes when it is read.
func (m *Records) New() *record.Record {
	if m == nil || !m.follows {
		return &record.Record{}
	}
	m.open = true
	r := &m.records.Take(1)[0]
	r.Titles = m.titles.Open(few)
	r.Contributors = m.contributors.Open(few)
	r.Affiliations = m.affiliations.Open(few)
	r.Dates = m.dates.Open(few)
	r.Identifiers = m.identifiers.Open(few)
	r.Links = m.links.Open(few)
	r.Abstracts = m.abstracts.Open(few)
	r.Keywords = m.keywords.Open(few)
	r.Subjects = m.subjects.Open(few)
	r.Languages = m.languages.Open(few)
	r.Notes = m.notes.Open(few)
	r.Details = m.details.Open(few)
	r.Container.ISSN = m.issns.Open(few)
	r.Container.Abbreviations = m.abbreviations.Open(few)
	r.Relations = m.relations.Open(few)
	return r
}

// Done ends the lists of the record that [Records.New] gave last, and that of its
// traces. Another list without elements is nil. Once more, it does nothing.
func (m *Records) Done(r *record.Record) {
	if m == nil {
		return
	}
	m.follows = true
	if !m.open {
		return
	}
	m.open = false
	if len(r.Trace) > 0 || r.Trace == nil {
		r.Trace = m.traces.Close(r.Trace)
	} else {
		r.Trace = []record.Trace{} // as a record has it that shares nothing
	}
	r.Titles = m.titles.Close(r.Titles)
	r.Contributors = m.contributors.Close(r.Contributors)
	r.Affiliations = m.affiliations.Close(r.Affiliations)
	r.Dates = m.dates.Close(r.Dates)
	r.Identifiers = m.identifiers.Close(r.Identifiers)
	r.Links = m.links.Close(r.Links)
	r.Abstracts = m.abstracts.Close(r.Abstracts)
	r.Keywords = m.keywords.Close(r.Keywords)
	r.Subjects = m.subjects.Close(r.Subjects)
	r.Languages = m.languages.Close(r.Languages)
	r.Notes = m.notes.Close(r.Notes)
	r.Details = m.details.Close(r.Details)
	r.Container.ISSN = m.issns.Close(r.Container.ISSN)
	r.Container.Abbreviations = m.abbreviations.Close(r.Container.Abbreviations)
	r.Relations = m.relations.Close(r.Relations)
}

// Traces returns an empty list for the traces of the record that was made last,
// with room for so many.
func (m *Records) Traces(usual int) []record.Trace {
	if m == nil || !m.follows {
		return make([]record.Trace, 0, usual)
	}
	return m.traces.Open(usual)
}

// Fields returns the memory of n raw fields.
func (m *Records) Fields(n int) []record.RawField {
	if m == nil {
		return make([]record.RawField, n)
	}
	return m.fields.Take(n)
}

// Spans returns the memory of n places.
func (m *Records) Spans(n int) []record.Span {
	if m == nil {
		return make([]record.Span, n)
	}
	return m.spans.Take(n)
}

// Next appends an element to a list and returns it. All of it must be set: what stood
// in the list's memory before stands there still. An element that is set part by part
// costs the collector's barriers less than one that is copied.
func Next[T any](list *[]T) *T {
	n := len(*list)
	if n < cap(*list) {
		*list = (*list)[:n+1]
	} else {
		*list = append(*list, *new(T))
	}
	return &(*list)[n]
}
