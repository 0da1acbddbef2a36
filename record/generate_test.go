package record

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// The generator fills every exported field of the model by reflection, so that
// a field that is added later takes part in every test that uses it.

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 17)) }

// closedValues are the values of types that the schema enumerates.
var closedValues = map[reflect.Type][]string{
	reflect.TypeFor[Stage]():      {"AO", "SMUR", "AM", "P", "VoR", "CVoR", "EVoR"},
	reflect.TypeFor[Status]():     {"submitted", "accepted", "in-press", "published", "retracted"},
	reflect.TypeFor[TitleRole]():  {"main", "subtitle", "short", "translated", "original", "alternate"},
	reflect.TypeFor[DateKind]():   {"issued", "online", "print", "posted", "submitted", "received", "revised", "accepted", "accessed", "event", "original", "updated"},
	reflect.TypeFor[Severity]():   {"note", "warning", "error"},
	reflect.TypeFor[SourceKind](): {"database", "register", "other"},
	reflect.TypeFor[Verdict]():    {"same-version", "same-work", "related", "different", "unsure"},
}

// closedFields are the values of plain strings that the schema restricts.
var closedFields = map[string][]string{
	"Document.Digest":            {"sha256:00ff"},
	"Decision.Verdict":           {"included", "excluded", "maybe"},
	"ReportedCount.Check":        {"adds-up", "differs"},
	"ISSN.Kind":                  {"print", "electronic", "linking"},
	"VersionRelation.AssertedBy": {"source", "ibid", "user"},
	"Bundle.Ibid":                {JSONVersion},
	"Line.Ibid":                  {JSONVersion},
}

var texts = []string{
	"a", "Ünïcödé ’quoted’", "a < b & c > d", "line\nline\ttab \"quoted\" \\ back", "汉字 🙂",
	"\u2028 separators \u2029", "</script>", " blank around ", "0", "null",
}

// fill sets v to a random value. With full every field is set and every list
// has elements, else each may be absent.
func fill(r *rand.Rand, v reflect.Value, where string, full bool) {
	if values, ok := closedValues[v.Type()]; ok {
		v.SetString(values[r.IntN(len(values))])
		return
	}
	if values, ok := closedFields[where]; ok {
		v.SetString(values[r.IntN(len(values))])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint(texts[r.IntN(len(texts))], r.IntN(100)))
	case reflect.Bool:
		v.SetBool(full || r.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(1 + r.Int64N(999))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(r, v.Elem(), where, full)
		if v.Elem().Kind() == reflect.Bool {
			v.Elem().SetBool(r.IntN(2) == 0)
		}
	case reflect.Interface:
		choices := []any{"text", 12.5, true, nil, []any{"x", 1.0}, map[string]any{"b": "<", "a": []any{}}}
		if chosen := choices[r.IntN(len(choices))]; chosen != nil {
			v.Set(reflect.ValueOf(chosen))
		}
	case reflect.Slice:
		n := 1 + r.IntN(2)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(r, v.Index(i), where, full)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			optional := bytes.Contains([]byte(field.Tag.Get("json")), []byte(",omit"))
			if full || !optional || r.IntN(3) == 0 {
				fill(r, v.Field(i), v.Type().Name()+"."+field.Name, full)
			}
		}
	default:
		panic(v.Type().String() + ": the generator does not know this type")
	}
}

func random[T any](r *rand.Rand, full bool) *T {
	out := new(T)
	fill(r, reflect.ValueOf(out).Elem(), "", full)
	return out
}

func fullBundle(seed uint64) *Bundle { return random[Bundle](newRandom(seed), true) }

// randomBundle returns a bundle of about size elements of each kind, in which
// any optional field may be absent.
func randomBundle(r *rand.Rand, size int) *Bundle {
	b := &Bundle{Ibid: JSONVersion}
	for range r.IntN(size + 1) {
		b.Documents = append(b.Documents, random[Document](r, false))
	}
	for range r.IntN(size + 1) {
		b.Records = append(b.Records, random[Record](r, false))
	}
	for range r.IntN(size + 1) {
		b.Works = append(b.Works, random[Work](r, false))
	}
	for range r.IntN(size + 1) {
		b.Pairs = append(b.Pairs, *random[Pair](r, false))
	}
	for range r.IntN(size + 1) {
		b.Studies = append(b.Studies, *random[Study](r, false))
	}
	return b
}

func writeBundle(t testing.TB, b *Bundle) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewBundleWriter(&out)
	for _, d := range b.Documents {
		require.NoError(t, w.Document(d))
	}
	for _, r := range b.Records {
		require.NoError(t, w.Record(r))
	}
	for _, work := range b.Works {
		require.NoError(t, w.Work(work))
	}
	for _, p := range b.Pairs {
		require.NoError(t, w.Pair(p))
	}
	for _, s := range b.Studies {
		require.NoError(t, w.Study(s))
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// TestGeneratorFillsEveryField keeps the generator honest: in a full value no
// field is left zero.
func TestGeneratorFillsEveryField(t *testing.T) {
	var check func(v reflect.Value, where string)
	check = func(v reflect.Value, where string) {
		switch v.Kind() {
		case reflect.Pointer:
			require.False(t, v.IsNil(), where)
			if v.Elem().Kind() == reflect.Struct {
				check(v.Elem(), where)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				check(v.Field(i), where+"."+v.Type().Field(i).Name)
			}
		case reflect.Slice:
			require.Positive(t, v.Len(), where)
			for i := range v.Len() {
				check(v.Index(i), where)
			}
		case reflect.Interface:
		default:
			require.False(t, v.IsZero(), where)
		}
	}
	check(reflect.ValueOf(fullBundle(3)).Elem(), "Bundle")
}
