// Package generate writes libraries of references as a reviewer collects them:
// records of several databases in the tag orders of their exporters, with
// international names, structured abstracts and, where asked for, the same
// publication stated more than once. Benchmarks and tests of the whole module
// read them.
//
// Everything is made up from word lists of this package, which are used about
// as often as words are in real texts: a few all the time, most of them rarely.
// The same options give the same bytes, on any machine.
package generate

import (
	"io"
	"math/rand/v2"
)

// DefaultAbstract is how long abstracts are, in bytes, where nothing else is
// asked for: about the mean of bibliographic databases.
const DefaultAbstract = 1500

// Options say which library to generate. The zero value is an endless one with
// abstracts of the default length and without duplicates.
type Options struct {
	// Seed chooses the library.
	Seed uint64
	// Records is how many records it has; 0 stands for no end.
	Records int
	// Abstract is the length of abstracts in bytes: on average, since some
	// records have a longer, a shorter or no abstract. 0 stands for
	// DefaultAbstract, a negative length for no abstracts.
	Abstract int
	// Brief leaves out abstracts, keywords, addresses, notes and links, which
	// makes records of some 400 bytes.
	Brief bool
	// Duplicates is the share of records, from 0 to 1, that state a publication
	// which an earlier record of the library states too.
	Duplicates float64
}

// Reference is one record of a library.
type Reference struct {
	// Number is the record's number in the library, Work the number of the
	// first record that states the same publication; both count from 1.
	Number, Work int
	// Publication is what the record states.
	Publication Publication
	// Exporter is the name of the program that the record looks like one of.
	Exporter string

	exporter *exporter
}

// Library is a generated library: its references one by one, or their RIS text
// as a stream.
type Library struct {
	options Options
	next    int    // number of the last record that was given
	text    []byte // the record that is being read
	unread  []byte // what is left of it
	draw    draw
}

// NewLibrary returns the library that the options describe; nil are the zero
// options.
func NewLibrary(o *Options) *Library {
	l := &Library{draw: newDraw()}
	if o != nil {
		l.options = *o
	}
	if l.options.Abstract == 0 {
		l.options.Abstract = DefaultAbstract
	}
	return l
}

// Next returns the next reference, and false behind the last one.
func (l *Library) Next() (Reference, bool) {
	if l.options.Records > 0 && l.next >= l.options.Records {
		return Reference{}, false
	}
	l.next++
	return l.reference(l.next), true
}

// Read reads the library's RIS text. It goes on behind the reference that Next
// gave last.
func (l *Library) Read(p []byte) (int, error) {
	for len(l.unread) == 0 {
		reference, ok := l.Next()
		if !ok {
			return 0, io.EOF
		}
		l.text = reference.AppendRIS(l.text[:0])
		l.unread = l.text
	}
	n := copy(p, l.unread)
	l.unread = l.unread[n:]
	return n, nil
}

// reference makes the reference of the number, from the seed and the number
// alone: nothing has to be kept of the references before it.
func (l *Library) reference(number int) Reference {
	work := l.workOf(number)
	l.draw.restart(l.options.Seed, work, publicationStream)
	publication := l.draw.publication(work, &l.options)
	l.draw.restart(l.options.Seed, number, recordStream)
	exporter := l.draw.exporter()
	if work != number {
		l.draw.vary(&publication)
	}
	if l.options.Brief {
		publication.shorten()
	}
	return Reference{Number: number, Work: work, Publication: publication, Exporter: exporter.name, exporter: exporter}
}

// workOf returns the number of the first record that states the publication of
// the numbered one.
func (l *Library) workOf(number int) int {
	for number > 1 {
		l.draw.restart(l.options.Seed, number, workStream)
		if l.draw.Float64() >= l.options.Duplicates {
			break
		}
		number = 1 + l.draw.IntN(number-1)
	}
	return number
}

// Each record draws from streams of random numbers of its own, so that one
// option does not change what another one decides.
const (
	publicationStream uint64 = iota
	recordStream
	workStream
)

// draw draws words, names and numbers at random.
type draw struct {
	*rand.Rand
	state *rand.PCG
}

func newDraw() draw {
	state := rand.NewPCG(0, 0)
	return draw{rand.New(state), state}
}

// restart begins the stream of the record.
func (d draw) restart(seed uint64, number int, stream uint64) {
	d.state.Seed(spread(seed), spread(uint64(number)<<2|stream))
}

// spread makes neighbouring numbers differ in half of their bits (the end of
// the SplitMix64 generator).
func spread(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

// oneIn is true once in n times.
func (d draw) oneIn(n int) bool { return d.IntN(n) == 0 }

// between returns a number from low to high, both included.
func (d draw) between(low, high int) int { return low + d.IntN(high-low+1) }

// from returns one of the choices, each as likely as the others.
func from[T any](d draw, choices []T) T { return choices[d.IntN(len(choices))] }
