package main

import (
	"bytes"
	"io"

	"github.com/ibid-go/ibid/record"
)

// bibtexList is a list of BibTeX entries. One that takes nothing from elsewhere
// in its file stands as it stood; one with macros or a crossref is written with
// what these stand for.
type bibtexList struct {
	rewrittenList
	w io.Writer
}

func (l *bibtexList) asRead(n int) error {
	raw, err := l.bytes(n)
	if err != nil {
		return err
	}
	rec, err := l.reading.fetch(n)
	if err != nil {
		return err
	}
	if raw == nil || !standsAlone(rec) {
		return l.fresh(rec)
	}
	if err := l.Flush(); err != nil {
		return err
	}
	_, err = l.w.Write(append(bytes.TrimPrefix(raw, []byte("\ufeff")), "\n\n"...))
	return err
}

// standsAlone reports whether all values of a record were read from its own
// place.
func standsAlone(r *record.Record) bool {
	for i := range r.Trace {
		for _, span := range r.Trace[i].Spans {
			if !r.Origin.Span.Contains(span) {
				return false
			}
		}
	}
	return true
}
