package dedupe

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// untold are the fields that are no statements about the publication.
var untold = []string{"ID", "Origin", "Raw", "Trace", "Diagnostics", "Unclaimed"}

// randomWords are used in random records; few, so that records agree and differ.
var randomWords = []string{"alpha", "Alpha", "beta", "alpha beta", "gamma’s", "gamma's", "delta beta alpha", "eins", "zwei"}

// someOf are the values of types whose values have a meaning.
var someOf = map[reflect.Type][]string{
	reflect.TypeFor[record.Type]():         {"article-journal", "article", "book", "document"},
	reflect.TypeFor[record.Stage]():        {"VoR", "AM", "SMUR"},
	reflect.TypeFor[record.Status]():       {"published", "in-press"},
	reflect.TypeFor[record.TitleRole]():    {"main", "main", "subtitle", "translated", "odd"},
	reflect.TypeFor[record.Role]():         {"author", "author", "editor"},
	reflect.TypeFor[record.DateKind]():     {"issued", "issued", "revised", "odd"},
	reflect.TypeFor[record.Scheme]():       {"doi", "pmid", "isbn"},
	reflect.TypeFor[record.RelationType](): {"isPreprintOf", "isRetractionOf"},
}

// fillRandomly gives v random content of its type; sparse is the chance in ten that a
// value stays absent.
func fillRandomly(v reflect.Value, rnd *rand.Rand, sparse int) {
	if values, ok := someOf[v.Type()]; ok {
		v.SetString(values[rnd.IntN(len(values))])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(randomWords[rnd.IntN(len(randomWords))])
	case reflect.Int, reflect.Int64:
		v.SetInt(1 + rnd.Int64N(3))
	case reflect.Bool:
		v.SetBool(rnd.IntN(2) == 0)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillRandomly(v.Elem(), rnd, sparse)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+rnd.IntN(3), 3))
		for i := range v.Len() {
			fillRandomly(v.Index(i), rnd, sparse)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if rnd.IntN(10) >= sparse {
				fillRandomly(v.Field(i), rnd, sparse)
			}
		}
	}
}

func randomRecord(id string, rnd *rand.Rand, sparse int) *record.Record {
	r := &record.Record{}
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		if !slices.Contains(untold, v.Type().Field(i).Name) && rnd.IntN(10) >= sparse {
			fillRandomly(v.Field(i), rnd, sparse)
		}
	}
	r.ID = id
	dialects := []string{"wiley", "scopus", "pure", "biocloudy", "medline", ""}
	r.Origin = record.Origin{Document: id + ".ris", Source: "source " + id, Dialect: dialects[rnd.IntN(len(dialects))]}
	r.Trace = []record.Trace{{Path: "volume", Rule: "volume", Spans: []record.Span{{Start: 1, End: 2}}, Inferred: rnd.IntN(2) == 0}}
	return r
}

// leaves collects the scalar values of a JSON value.
func leaves(v any, into map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for _, part := range v {
			leaves(part, into)
		}
	case []any:
		for _, part := range v {
			leaves(part, into)
		}
	case nil:
	default:
		into[fmt.Sprint(v)] = true
	}
}

// asJSON is v in the general form of JSON.
func asJSON(t testing.TB, v any) any {
	b, err := json.Marshal(v)
	require.NoError(t, err)
	var form any
	require.NoError(t, json.Unmarshal(b, &form))
	return form
}

// statements are the leaves of a record's statements by top-level field.
func statements(t testing.TB, r *record.Record) map[string]map[string]bool {
	told := map[string]map[string]bool{}
	for field, value := range asJSON(t, r).(map[string]any) {
		switch field {
		case "id", "origin", "raw", "trace", "diagnostics", "unclaimed":
			continue
		}
		told[field] = map[string]bool{}
		leaves(value, told[field])
	}
	return told
}

// fieldOf is the top-level field of a claim's path.
func fieldOf(path string) string {
	field, _, _ := strings.Cut(path, "/")
	if field == "stage" {
		return "stages"
	}
	return field
}

// The leaves of claims, by version, record and field, all and chosen ones.
type claimed map[string]map[string]bool

func claimLeaves(t testing.TB, w *record.Work) (all, chosen claimed) {
	all, chosen = claimed{}, claimed{}
	add := func(c claimed, key string, value any) {
		if c[key] == nil {
			c[key] = map[string]bool{}
		}
		leaves(value, c[key])
	}
	for _, c := range w.Claims {
		value := asJSON(t, c.Value)
		add(all, c.Record+" "+fieldOf(c.Path), value)
		if c.Chosen {
			add(chosen, c.Version+" "+fieldOf(c.Path), value)
		}
	}
	return all, chosen
}

func TestNothingIsLostNothingIsInvented(t *testing.T) {
	for seed := range uint64(150) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		var versions [][]*record.Record
		for v := range 1 + rnd.IntN(3) {
			var members []*record.Record
			for m := range 1 + rnd.IntN(4) {
				members = append(members, randomRecord(fmt.Sprintf("%d%d", v, m), rnd, 3))
			}
			versions = append(versions, members)
		}
		before := asJSON(t, versions)
		w := fuseWork(t, nil, versions...)
		require.Equal(t, before, asJSON(t, versions), "seed %d: fusing changes no record", seed)
		all, chosen := claimLeaves(t, w)
		for v, members := range versions {
			stated := map[string]map[string]bool{}
			for _, r := range members {
				for field, told := range statements(t, r) {
					if stated[field] == nil {
						stated[field] = map[string]bool{}
					}
					for leaf := range told {
						stated[field][leaf] = true
						require.True(t, all[r.ID+" "+field][leaf], "seed %d: record %s: %s %q is in no claim", seed, r.ID, field, leaf)
					}
				}
			}
			i := slices.IndexFunc(w.Versions, func(x record.Version) bool { return x.ID == members[0].ID })
			require.GreaterOrEqual(t, i, 0)
			for field, told := range statements(t, w.Versions[i].Record) {
				for leaf := range told {
					concluded := field == "licences" && leaf == "true"
					require.True(t, stated[field][leaf] || concluded, "seed %d: version %d: no member states %s %q", seed, v, field, leaf)
					covered := chosen[w.Versions[i].ID+" "+field][leaf] || field == "stages"
					require.True(t, covered, "seed %d: version %d: no chosen claim for %s %q", seed, v, field, leaf)
				}
			}
		}
	}
}

// Every field of a record has a policy: a record in which all fields have a
// value, fused alone, comes out as it is.
func TestEveryFieldHasAPolicy(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	r := &record.Record{}
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if slices.Contains(untold, name) {
			continue
		}
		fillRandomly(v.Field(i), rnd, 0)
		if v.Field(i).Kind() == reflect.Slice {
			v.Field(i).Set(v.Field(i).Slice(0, 1))
		}
	}
	r.ID = "1"
	r.Titles[0].Role = record.TitleMain
	r.MoreContributors = true
	r.PeerReviewed = new(bool)
	fused, w := fuseOne(t, r)
	require.Equal(t, statements(t, r), statements(t, fused))
	for _, p := range policies {
		path := p.path
		if path == "stages" {
			path = "stage"
		}
		require.NotEmpty(t, claimsOf(w, path), "the policy for %s makes no claim", p.path)
	}
}

func TestOrderOfMembersDoesNotMatter(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 11))
		var first, second []*record.Record
		for m := range 4 {
			first = append(first, randomRecord(fmt.Sprintf("1%d", m), rnd, 4))
		}
		for m := range 3 {
			second = append(second, randomRecord(fmt.Sprintf("2%d", m), rnd, 4))
		}
		want, err := json.Marshal(fuseWork(t, nil, first, second))
		require.NoError(t, err)
		for range 4 {
			rnd.Shuffle(len(first), func(i, j int) { first[i], first[j] = first[j], first[i] })
			rnd.Shuffle(len(second), func(i, j int) { second[i], second[j] = second[j], second[i] })
			got, err := json.Marshal(fuseWork(t, nil, second, first))
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), "seed %d", seed)
		}
	}
}

func TestLicencesNeverCrossVersions(t *testing.T) {
	families := []string{"CC-BY", "CC0", "all-rights-reserved", "tdm"}
	for seed := range uint64(200) {
		rnd := rand.New(rand.NewPCG(seed, 13))
		var versions [][]*record.Record
		stated := map[string][]string{}
		for v := range 3 {
			var members []*record.Record
			for m := range 2 {
				r := randomRecord(fmt.Sprintf("%d%d", v, m), rnd, 8)
				r.Licences = nil
				for range rnd.IntN(3) {
					family := families[rnd.IntN(len(families))]
					r.Licences = append(r.Licences, record.Licence{Family: family, Version: []string{"", "3.0", "4.0"}[rnd.IntN(3)]})
					stated[fmt.Sprintf("%d0", v)] = append(stated[fmt.Sprintf("%d0", v)], family)
				}
				members = append(members, r)
			}
			versions = append(versions, members)
		}
		w := fuseWork(t, nil, versions...)
		for _, v := range w.Versions {
			var families []string
			for _, l := range v.Record.Licences {
				families = append(families, l.Family)
			}
			slices.Sort(families)
			want := slices.Sorted(slices.Values(stated[v.ID]))
			require.Equal(t, slices.Compact(want), slices.Compact(families), "seed %d version %s", seed, v.ID)
		}
	}
}

// What a version's records say does not depend on the other versions of its
// work: fused alone it gives the same record and claims.
func TestVersionsAreFusedAlone(t *testing.T) {
	for seed := range uint64(40) {
		rnd := rand.New(rand.NewPCG(seed, 17))
		first := []*record.Record{randomRecord("10", rnd, 4), randomRecord("11", rnd, 4)}
		second := []*record.Record{randomRecord("20", rnd, 4), randomRecord("21", rnd, 4)}
		both := fuseWork(t, nil, first, second)
		for _, members := range [][]*record.Record{first, second} {
			alone := fuseWork(t, nil, members)
			id := alone.Versions[0].ID
			i := slices.IndexFunc(both.Versions, func(v record.Version) bool { return v.ID == id })
			require.Equal(t, alone.Versions[0], both.Versions[i])
			require.Equal(t, alone.ClaimsOf(id, ""), both.ClaimsOf(id, ""))
		}
	}
}

// Without claims everything else of a work is as it is with them.
func TestWorksWithoutClaims(t *testing.T) {
	for seed := range uint64(300) {
		rnd := rand.New(rand.NewPCG(seed, 19))
		var versions [][]*record.Record
		for v := range 1 + rnd.IntN(2) {
			var members []*record.Record
			for m := range 1 + rnd.IntN(3) {
				r := randomRecord(fmt.Sprintf("%d%d", v, m), rnd, 3)
				for i := range r.Titles {
					r.Trace = append(r.Trace, record.Trace{Path: elementPath("titles", i), Rule: "title", Inferred: rnd.IntN(4) == 0})
				}
				if rnd.IntN(2) == 0 {
					r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Inferred })
				}
				members = append(members, r)
			}
			versions = append(versions, members)
		}
		want := fuseWork(t, nil, versions...)
		require.NotEmpty(t, want.Claims)
		want.Claims = nil
		require.Equal(t, want, fuseWork(t, &Options{NoClaims: true}, versions...), "seed %d", seed)
	}
}
