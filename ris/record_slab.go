package ris

import "github.com/ibid-go/ibid/record"

// readingMemory is what reading one entry after the other uses again, and the
// blocks that the records' lists are cut from.
type readingMemory struct {
	claimed    [64]bool
	tags       [64]int16
	titles     [2]titleStatement
	containers [3]collected
	firstPages [1]source
	lastPages  [1]source
	dates      [3]statement
	authors    [32]int
	counts     [1]countStatement
	asOf       [1]source

	// blocks are what the records' lists are cut from: the same for all records, or,
	// where memory is used again, for every so many.
	blocks []recordBlocks
	turn   int // of the blocks of the record that is read
}

// current returns the blocks of the record that is read.
func (m *readingMemory) current() *recordBlocks {
	if len(m.blocks) == 0 {
		m.blocks = make([]recordBlocks, 1)
	}
	return &m.blocks[m.turn]
}

// next makes ready for another record and returns its blocks.
func (m *readingMemory) next() *recordBlocks {
	if m.turn++; m.turn >= len(m.blocks) {
		m.turn = 0
	}
	b := m.current()
	b.next()
	return b
}

// reuseAfter has each record get the memory of the one so many before; 0 stands
// for none. What records have whose memory was not to be used again stays theirs.
func (m *readingMemory) reuseAfter(records int) {
	reused := records > 0
	if len(m.blocks) == max(records, 1) && m.blocks[0].reused == reused {
		return
	}
	m.blocks, m.turn = make([]recordBlocks, max(records, 1)), 0
	for i := range m.blocks {
		m.blocks[i].reused = reused
	}
}

// recordBlocks is memory for the records that follow: records that come one
// after the other share blocks of some kilobytes, which stay as long as one of
// them is kept. What was given out is not given out again.
type recordBlocks struct {
	// shared is set where more records follow; without it each list has
	// memory of its own. Where reused is set too the records that follow have the
	// same memory.
	shared, reused bool
	// follows is set once a record was made: the first may be the only one, and has lists
	// of its own.
	follows bool

	records       []record.Record
	fields        []record.RawField
	traces        []record.Trace
	places        []record.Span
	lines         []record.Span // of the fields' values
	contributors  []record.Contributor
	keywords      []record.Keyword
	titles        []record.Title
	identifiers   []record.Identifier
	dates         []record.Date
	abstracts     []record.Abstract
	links         []record.Link
	issns         []record.ISSN
	abbreviations []record.Abbreviation
	counts        []record.ReportedCount
	texts         []string // languages and affiliations
}

// A block of each kind holds so many elements: what 6 or 18 kB have room for, and
// 32 of the small ones. The runtime cuts four pieces of these sizes from what it
// takes at once, and from other sizes one or two.
const (
	sharedRecords      = 11
	sharedFields       = 209
	sharedTraces       = 230
	sharedContributors = 100
	sharedKeywords     = 191
	sharedSmall        = 32
	sharedLines        = 576
)

// withRoom returns the list, or room for its first elements where there is none.
func withRoom[T any](b *recordBlocks, list []T, block *[]T, usual, size int) []T {
	if list != nil {
		return list
	}
	return room(b, block, usual, size)[:0]
}

// room takes n elements from a block of the size.
func room[T any](b *recordBlocks, block *[]T, n, size int) []T {
	piece := roomToFill(b, block, n, size)
	if b.reused {
		clear(piece)
	}
	return piece
}

// roomToFill is room for who fills every element: they may have been another
// record's.
func roomToFill[T any](b *recordBlocks, block *[]T, n, size int) []T {
	switch {
	case !b.shared:
		return make([]T, n)
	case b.reused:
		return carveAgain(block, n, size)
	}
	return carve(block, n, size)
}

// carveAgain is carve for a block that was given out before; its elements are as
// they were left.
func carveAgain[T any](block *[]T, n, size int) []T {
	if n > cap(*block)-len(*block) {
		if n > size {
			return make([]T, n)
		}
		*block = make([]T, 0, size)
	}
	from := len(*block)
	*block = (*block)[:from+n]
	return (*block)[from : from+n : from+n]
}

// next makes ready for another record, which gets the memory of the one before
// where it is reused.
func (b *recordBlocks) next() {
	b.shared = b.follows || b.reused
	b.follows = true
	if !b.reused {
		return
	}
	b.records, b.fields, b.traces = b.records[:0], b.fields[:0], b.traces[:0]
	b.places, b.lines = b.places[:0], b.lines[:0]
	b.contributors, b.keywords, b.titles = b.contributors[:0], b.keywords[:0], b.titles[:0]
	b.identifiers, b.dates, b.abstracts = b.identifiers[:0], b.dates[:0], b.abstracts[:0]
	b.links, b.issns, b.abbreviations, b.texts = b.links[:0], b.issns[:0], b.abbreviations[:0], b.texts[:0]
	b.counts = b.counts[:0]
}

// openTraces returns an empty list with room for the usual number of traces
// beside one for each field, and more if there is; closeTraces takes it back.
func (b *recordBlocks) openTraces(fields int) []record.Trace {
	const usualMore = 8
	usual := fields + usualMore
	if !b.shared || usual > sharedTraces {
		return make([]record.Trace, 0, usual)
	}
	if usual > cap(b.traces)-len(b.traces) {
		b.traces = make([]record.Trace, 0, sharedTraces)
	}
	return b.traces[len(b.traces):]
}

// closeTraces returns the list without what room is left, which the next one
// gets.
func (b *recordBlocks) closeTraces(list []record.Trace) []record.Trace {
	n := len(list)
	if rest := b.traces[len(b.traces):cap(b.traces)]; n > 0 && n <= len(rest) && &rest[0] == &list[0] {
		b.traces = b.traces[:len(b.traces)+n]
	}
	return list[:n:n]
}
