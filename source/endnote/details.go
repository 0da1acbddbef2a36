package endnote

import (
	"slices"
	"strconv"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Elements for which no format has a field are details of their names: those of
// EndNote's definition that its programs no longer show, and the fields of their own
// that other programs add to it. The record keeps them in every format, and this
// one writes them as they stood.

// detailPaths are these elements.
var detailPaths = func() []string {
	paths := []string{
		"secondary-issue", "coden", "remote-source", "work-location", "work-extent", "pack-method", "size", "repro-ratio",
	}
	const lastCustom, lastUser = 10, 20
	for n := 9; n <= lastCustom; n++ {
		paths = append(paths, "custom"+strconv.Itoa(n))
	}
	for n := 6; n <= lastUser; n++ {
		paths = append(paths, "user"+strconv.Itoa(n))
	}
	return paths
}()

func isDetail(path string) bool { return slices.Contains(detailPaths, path) }

// detailRule begins the names of the rules that read them.
const detailRule = "endnote.detail."

// detailRules are these rules, by their names.
func detailRules() record.RuleSet {
	rules := record.RuleSet{}
	for _, path := range detailPaths {
		rules[detailRule+path] = one(func(s string) any { return detailOf(path, s) })
	}
	return rules
}

func detailOf(path, text string) record.Detail {
	return record.Detail{Name: path, Value: normalize.Text(text)}
}

func (d *reading) addDetail(e *markup.Element, text string, span record.Span) {
	list := &d.record.Details
	d.trace("details/"+itoa(len(*list)), detailRule+e.Path, e.Path, span)
	*list = append(*list, detailOf(e.Path, text))
}

// withoutElements returns the record without the details that have elements of
// their own, which are written once.
func (w *Writer) withoutElements(r *record.Record) *record.Record {
	w.details = w.details[:0]
	for _, detail := range r.Details {
		if isDetail(detail.Name) && !slices.ContainsFunc(w.details, func(d record.Detail) bool { return d.Name == detail.Name }) {
			w.details = append(w.details, detail)
		}
	}
	if len(w.details) == 0 {
		return r
	}
	rest := *r
	rest.Details = slices.DeleteFunc(slices.Clone(r.Details), func(d record.Detail) bool { return slices.Contains(w.details, d) })
	return &rest
}

// addDetails adds the elements of these details.
func (w *Writer) addDetails() {
	for _, detail := range w.details {
		w.elements = append(w.elements, written{row: len(elementRows), path: detail.Name, text: detail.Value})
	}
}
