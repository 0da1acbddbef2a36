package ris

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// generator fills records by reflection, so that a field that the model gets
// later takes part. Its texts are what writers fall over.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 5))} }

var hostileTexts = []string{
	"a", "Ünïcödé ’quoted’", "a < b & c > d", "line\nline\ttab \"quoted\" \\ back", "汉字 🙂", "\u2028 separators \u2029\u0085.",
	" blank  around ", "0", "TY  - JOUR", "text\nER  - \nTY  - BOOK\nTI  - x", "text\r\nAU  - Sol, Ida\rKW  - x", "   ", "\xed\xa0\x80 surrogate \xff",
	"nul \x00 bell \x07 feed \f", "\ufeffTI  - mark", "Smith, J.; Sol, I.", "Acme, Inc.", "a | Server: b", "Ibid: 0123456789abcdef", "Status: accepted",
	"10.1000/x", "https://a.example/x; https://b.example", "1438-8871", "2020-05-01", "\u00a0", "x\n\n\ny", "- dash", "et al.",
}

var vocabularies = map[reflect.Type][]string{
	reflect.TypeFor[record.Stage]():     {"AO", "SMUR", "AM", "P", "VoR", "CVoR", "EVoR"},
	reflect.TypeFor[record.Status]():    {"submitted", "accepted", "in-press", "published", "retracted"},
	reflect.TypeFor[record.TitleRole](): {"main", "subtitle", "short", "translated", "original", "alternate"},
	reflect.TypeFor[record.DateKind]():  {"issued", "online", "print", "posted", "submitted", "received", "revised", "accepted", "accessed", "event", "original", "updated"},
	reflect.TypeFor[record.Role]():      {"author", "editor", "translator", "reviewed-author", "advisor"},
	reflect.TypeFor[record.Scheme]():    {"doi", "pmid", "pmcid", "arxiv", "isbn", "orcid", "scopus", "wos", "embase", "bvs", "handle", "accession", "ibid"},
}

func (g generator) text() string { return hostileTexts[g.IntN(len(hostileTexts))] }

func (g generator) fill(v reflect.Value) {
	if values := vocabularies[v.Type()]; values != nil {
		v.SetString(values[g.IntN(len(values))])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(g.text())
		if g.IntN(3) == 0 {
			v.SetString(fmt.Sprint(g.text(), g.IntN(100)))
		}
	case reflect.Bool:
		v.SetBool(g.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(g.Int64N(999))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		g.fill(v.Elem())
	case reflect.Slice:
		n := 1 + g.IntN(2)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			g.fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if g.IntN(3) > 0 {
				g.fill(v.Field(i))
			}
		}
	default:
		panic(v.Type().String() + ": the generator does not know this type")
	}
}

// record returns a record in which any field may be absent.
func (g generator) record() *record.Record {
	r := new(record.Record)
	g.fill(reflect.ValueOf(r).Elem())
	r.Raw, r.Trace, r.Diagnostics, r.Unclaimed = nil, nil, nil, nil
	if types := cslTypes(); g.IntN(5) > 0 {
		r.Type = types[g.IntN(len(types))]
	}
	if g.IntN(6) == 0 {
		r.Subtype = record.SubtypePreprint
	}
	return r
}

// cslTypes are the types of the tables.
func cslTypes() (types []record.Type) {
	for i := range typeRows {
		if !slices.Contains(types, typeRows[i].csl) {
			types = append(types, typeRows[i].csl)
		}
	}
	return types
}
