package dedupe

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/ibid-go/ibid/record"
	"github.com/stretchr/testify/require"
)

// TestEvidence checks what fields say of a pair that exports, or text
// extraction, left incomplete or damaged.
func TestEvidence(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	type changes = []func(*record.Record)
	noPlace := at("", "", "", "")
	tests := []struct {
		name    string
		a, b    changes
		verdict record.Verdict
	}{
		{"the volume as issue and the issue as page", changes{titled("Midwives who work at night"), by("Halvorsen, Tone")}, changes{titled("Midwives who work at night"), by("Halvorsen, Tone"), at("", "12", "3", "")}, record.SameVersion},
		{"another issue, and the volume of neither", changes{titled("Midwives who work at night"), by("Halvorsen, Tone"), at("", "3", "201", "")}, changes{titled("Midwives who work at night"), by("Halvorsen, Tone"), at("", "12", "3", "")}, record.Different},
		{"a supplement in one of the records, one range of pages", changes{titled("Indications and contraindications for living kidney donations"), by("Andersson, Maja")}, changes{titled("Indications and contraindications of living-donor kidney transplantation"), by("Andersson, Maja"), at("12", "Suppl", "201", "214")}, record.SameVersion},
		{"a supplement in one of the records, single pages", changes{titled("Indications and contraindications for living kidney donations"), by("Andersson, Maja"), at("12", "3", "201", "201")}, changes{titled("Indications and contraindications of living-donor kidney transplantation"), by("Andersson, Maja"), at("12", "Suppl", "201", "201")}, record.Different},
		{"a container that calls itself a journal in one record only, on the same pages", changes{in("Sleepless: Night, Work and Health. Open Access Journal for a Waking World")}, changes{in("Sleepless-Night Work & Health"), year("2015")}, record.SameVersion},
		{"a container that calls itself a journal in one record only, on other pages", changes{in("Sleepless: Night, Work and Health. Open Access Journal for a Waking World")}, changes{in("Sleepless-Night Work & Health"), year("2015"), at("12", "3", "3", "9")}, record.Related},
		{"two family names, the first taken for a given one", changes{by("White, Kathy Brittain"), noPlace}, changes{by("Brittain White, Kathy"), noPlace}, record.SameVersion},
		{"a particle before the family name or after the given ones", changes{by("El Sawy, Omar A."), noPlace}, changes{by("Sawy, Omar A. El"), noPlace}, record.SameVersion},
		{"two family names, other given names", changes{by("Brittain White, Kathy"), noPlace}, changes{by("White, Robert"), noPlace}, record.Different},
		{"an erratum with the place of the article in nested brackets", nil, changes{titled(title + " (Journal of Sleep Studies (2014) 12 (201-214))"), at("12", "9", "777", "777")}, record.Related},
		{"the same erratum as two databases mark it", changes{titled(title + " (vol 12, pg 201, 2014)"), at("12", "9", "777", "777")}, changes{titled(title + " (Journal of Sleep Studies (2014) 12 (201-214))"), at("12", "9", "777", "777")}, record.SameVersion},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Compare(paper("a", tt.a...), paper("b", tt.b...), nil)
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
		})
	}
}

// TestInOneIssue checks what the titles of one issue say in a set that holds
// one journal, whose name and volumes say next to nothing.
func TestInOneIssue(t *testing.T) {
	const title = "Night shifts and the quality of sleep among midwives in coastal towns"
	type changes = []func(*record.Record)
	tests := []struct {
		name    string
		a, b    changes
		verdict record.Verdict
	}{
		{"a broken list of authors", nil, changes{by("Vensen, Hal", "Uist, Q.", "Beki, M."), at("12", "3", "", "")}, record.SameVersion},
		{"other authors on other pages", nil, changes{by("Rossi, Carla", "Weiss, Urs"), at("12", "3", "240", "251")}, record.Different},
		{"other authors in another issue", changes{at("12", "3", "", "")}, changes{by("Rossi, Carla", "Weiss, Urs"), at("12", "4", "", "")}, record.Different},
		{"other authors of a short title", changes{titled("The midwives")}, changes{titled("The midwives"), by("Rossi, Carla"), at("12", "3", "", "")}, record.Different},
		{"no authors", changes{titled("The midwives of night")}, changes{titled("The midwives of night"), by(), at("12", "3", "", "")}, record.SameVersion},
		{"a running head before the title, and half of the authors", changes{by("Halvorsen, Tone", "Quist, Peer")}, changes{titled("Midwives at night: " + title), by("Halvorsen, Tone", "Department, Nursing"), at("12", "3", "", "")}, record.SameVersion},
		{"a running head and half of the authors in another issue", changes{by("Halvorsen, Tone", "Quist, Peer")}, changes{titled("Midwives at night: " + title), by("Halvorsen, Tone", "Department, Nursing"), at("12", "4", "", "")}, record.Different},
		{"an editorial with its theme, by the same", changes{titled("Editorial")}, changes{titled("Editorial: what the night does to us"), at("12", "3", "", "")}, record.SameVersion},
		{"an editorial with its theme in another issue", changes{titled("Editorial")}, changes{titled("Editorial: what the night does to us"), at("12", "4", "", "")}, record.Different},
		{"no title, and the same two authors", changes{by("Halvorsen, Tone", "Quist, Peer")}, changes{untitled, by("Halvorsen, T.", "Quist, P."), at("12", "3", "", "")}, record.SameVersion},
		{"no title, and the same two authors in another issue", changes{by("Halvorsen, Tone", "Quist, Peer")}, changes{untitled, by("Halvorsen, T.", "Quist, P."), at("12", "4", "", "")}, record.Different},
		{"no title, and one of two authors", changes{by("Halvorsen, Tone", "Quist, Peer")}, changes{untitled, by("Halvorsen, T."), at("12", "3", "", "")}, record.Different},
		{"no title, and the same author", changes{by("Halvorsen, Tone")}, changes{untitled, by("Halvorsen, T."), at("12", "3", "", "")}, record.Different},
		{"a title of three words, no authors", changes{titled("Midwives at night")}, changes{titled("Midwives at night"), by(), at("12", "3", "", "")}, record.SameVersion},
		{"an editorial with its theme, by another", changes{titled("Editorial")}, changes{titled("Editorial: what the night does to us"), by("Rossi, Carla"), at("12", "3", "", "")}, record.Different},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := NewIndex(nil)
			x.Add(paper("a", tt.a...))
			x.Add(paper("b", append(tt.b[:len(tt.b):len(tt.b)], year(""))...))
			for n := range 400 {
				from, to := towns[n%len(towns)], towns[n/len(towns)]
				x.Add(paper(fmt.Sprint(n), titled("Roads from "+from+" to "+to), by(from+to+", Kim"), at(fmt.Sprint(20+n), "1", fmt.Sprint(300+n), "")))
			}
			p := x.Compare(0, 1)
			require.Equal(t, tt.verdict, p.Verdict, "%+v", p)
		})
	}
}

func untitled(r *record.Record) { r.Titles = nil }

// towns make titles that no two papers of a test share.
var towns = []string{"Aalborg", "Bergen", "Cork", "Delft", "Evora", "Fano", "Graz", "Hamar", "Imola", "Jena", "Kiruna", "Lund", "Mons",
	"Namur", "Oulu", "Porto", "Quimper", "Reims", "Sibiu", "Turku", "Udine", "Vigo", "Worms", "Xanthi", "York", "Zadar"}

// listed is a short record of a paper on a town, as a list of publications
// gives it.
func listed(source string, n int, changes ...func(*record.Record)) *record.Record {
	r := &record.Record{
		ID: fmt.Sprintf("%s %d", source, n), Type: record.TypeConferencePaper, Origin: record.Origin{Document: source, Source: source, Position: n},
		Titles:       titledAs("Street names of " + towns[n]),
		Contributors: authors(towns[(n+7)%len(towns)] + "sen, Kim"),
		Dates:        []record.Date{{Kind: record.DateIssued, Value: "2001"}},
	}
	for _, change := range changes {
		change(r)
	}
	return r
}

// TestNamesOfOneContainer checks that the papers of two lists show two names
// that have no word in common to be one container's, unless their places
// contradict each other.
func TestNamesOfOneContainer(t *testing.T) {
	resolve := func(first, second func(*record.Record)) (*Index, *Resolution) {
		x := NewIndex(nil)
		for n := range towns {
			x.Add(listed("left", n, in("Conference on Toponymy"), first))
			x.Add(listed("right", n, in("Annual Meeting about Place Names"), second))
		}
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		return x, res
	}
	same := func(*record.Record) {}
	x, res := resolve(same, same)
	require.Len(t, res.Groups, len(towns))
	require.Contains(t, fmt.Sprint(x.Compare(0, 1).Evidence), "two names of one in these records")
	_, res = resolve(at("5", "", "1", "9"), at("8", "", "3", "7"))
	require.Len(t, res.Groups, 2*len(towns), "papers at other places")
	alone := Compare(listed("left", 0, in("Conference on Toponymy")), listed("right", 0, in("Annual Meeting about Place Names")), nil)
	require.NotEqual(t, record.SameVersion, alone.Verdict, "without the set")
}

// TestListedTwice checks that two records of a source which lists publications
// once are not taken for one where neither says where it stands.
func TestListedTwice(t *testing.T) {
	const twice = 3
	resolve := func(place func(*record.Record)) (record.Pair, *Resolution) {
		x := NewIndex(nil)
		for n := range towns {
			x.Add(listed("left", n, in("Toponymy"), place))
			x.Add(listed("right", n, in("Toponymy"), place))
		}
		x.Add(listed("left", twice, in("Toponymy"), place, func(r *record.Record) { r.ID += " again" }))
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		return x.Compare(2*twice, 2*len(towns)), res
	}
	p, res := resolve(func(*record.Record) {})
	require.Equal(t, "listed-twice", p.Rule)
	require.Equal(t, record.Unsure, p.Verdict)
	require.Len(t, res.Groups, len(towns)+1, "kept apart, though a third record is like both")
	p, res = resolve(at("5", "2", "30", "41"))
	require.Equal(t, record.SameVersion, p.Verdict, "one place")
	require.Len(t, res.Groups, len(towns))

	x := NewIndex(nil)
	for n := range towns {
		x.Add(listed("left", n, in("Toponymy")))
		x.Add(listed("right", n, in("Toponymy")))
	}
	x.Add(listed("left", twice, posted("SocArXiv", "10.31235/osf.io/abcde"), func(r *record.Record) { r.ID += " again" }))
	p = x.Compare(2*twice, 2*len(towns))
	require.Equal(t, record.SameWork, p.Verdict, "a preprint beside its article")
}

// TestTiesGoToTheLargerCluster checks that a record which agrees as well with
// two publications that must stay two joins the one that more records state,
// whatever the records are called.
func TestTiesGoToTheLargerCluster(t *testing.T) {
	for _, names := range [][]string{{"a", "b", "c", "d"}, {"d", "c", "b", "a"}, {"b", "d", "a", "c"}} {
		x := NewIndex(nil)
		for i, doi := range []string{"10.5555/one", "10.5555/one", "10.5555/two", ""} {
			r := paper(names[i])
			r.Identifiers = nil
			if doi != "" {
				r.Identifiers = []record.Identifier{{Scheme: record.SchemeDOI, Value: doi}}
			}
			x.Add(r)
		}
		res, err := x.Resolve(context.Background())
		require.NoError(t, err)
		group := func(n int) int {
			return slices.IndexFunc(res.Groups, func(g Group) bool { return slices.Contains(g.Members(), n) })
		}
		require.Equal(t, group(0), group(1))
		require.NotEqual(t, group(0), group(2))
		require.Equal(t, group(0), group(3), "%v", names)
	}
}
