package dedupe

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestContributorLists(t *testing.T) {
	short := []record.Contributor{authorNamed("Davies", "F"), authorNamed("Shaw", "J")}
	full := []record.Contributor{authorNamed("Davies", "Fiona"), authorNamed("Shaw", "Joanne")}
	three := append(slices.Clone(short), authorNamed("Clark", "B"))
	undivided := []record.Contributor{{Name: record.Name{Literal: "Fiona Davies"}, Role: record.RoleAuthor},
		{Name: record.Name{Literal: "Joanne Shaw"}, Role: record.RoleAuthor}, {Name: record.Name{Literal: "Brodie Clark"}, Role: record.RoleAuthor}}
	for _, test := range []struct {
		name string
		a, b record.Record
		want []record.Contributor
		more bool
	}{
		{"initials never replace full names", record.Record{Contributors: short}, record.Record{Contributors: full}, full, false},
		{"longest complete list", record.Record{Contributors: full}, record.Record{Contributors: three}, three, false},
		{"complete over et al.", record.Record{Contributors: three, MoreContributors: true}, record.Record{Contributors: full}, full, false},
		{"divided over undivided", record.Record{Contributors: undivided}, record.Record{Contributors: short}, short, false},
		{"et al. stays with its list", record.Record{}, record.Record{Contributors: short, MoreContributors: true}, short, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _ := fuseOne(t, recordFrom("1", "wiley", test.a), recordFrom("2", "scopus", test.b))
			require.Equal(t, test.want, r.Contributors, "one list as it stands, never a mixture")
			require.Equal(t, test.more, r.MoreContributors)
		})
	}
	editor := record.Contributor{Name: record.Name{Family: "Moe", Given: "Ann"}, Role: record.RoleEditor}
	r, _ := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: full}),
		recordFrom("2", "scopus", record.Record{Contributors: append([]record.Contributor{editor}, short...)}))
	require.Equal(t, append(slices.Clone(full), editor), r.Contributors, "each role has its own list, authors first")

	inventors := slices.Clone(full)
	for i := range inventors {
		inventors[i].Role = "inventor"
	}
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: short}),
		recordFrom("2", "scopus", record.Record{Contributors: append([]record.Contributor{editor}, inventors...)}))
	require.Equal(t, append(slices.Clone(inventors), editor), r.Contributors, "authors are the inventors")
	director := record.Contributor{Name: editor.Name, Role: "director"}
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: full}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{director}}))
	require.Equal(t, append(slices.Clone(full), director), r.Contributors, "the director is somebody else")

	_, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: full}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{authorNamed("Davies", "Fiona"), authorNamed("Other", "Max")}}))
	other := claimBy(t, w, "contributors", "2")
	require.True(t, other.Differs)
	require.Equal(t, "names another person at position 2: Max Other; the publisher's own record outranks an index's record", other.Reason)
}

// TestNamesWrittenOtherwise: how one person's name stands in several databases makes
// no other person of it, and the whole form is taken.
func TestNamesWrittenOtherwise(t *testing.T) {
	author := func(family, given string) record.Contributor { return authorNamed(family, given) }
	body := func(name string) record.Contributor {
		return record.Contributor{Name: record.Name{Literal: name}, Role: record.RoleAuthor}
	}
	berg := record.Contributor{Name: record.Name{NonDroppingParticle: "van den", Family: "Berg", Given: "J"}, Role: record.RoleAuthor}
	bergCut := record.Contributor{Name: record.Name{NonDroppingParticle: "van", Family: "den", Given: "Berg J"}, Role: record.RoleAuthor}
	roe, doe, poe := author("Roe", "Ann"), author("Doe", "Bo"), author("Poe", "Cy")
	var many, manyInitials []record.Contributor
	for i := range 100 {
		family := "R" + strings.Repeat(string(rune('a'+i%10)), 3) + strings.Repeat(string(rune('a'+i/10)), 3)
		many, manyInitials = append(many, author(family, "Ann")), append(manyInitials, author(family, "A"))
	}
	for _, test := range []struct {
		name         string
		taken, other []record.Contributor
		reason       string
		differs      bool
	}{
		{"cut behind a particle", []record.Contributor{author("Del Mistro", "A.")}, []record.Contributor{author("Del", "Mistro A")},
			`the same people in the same order, written otherwise; position 1 has the family name cut behind "Del"`, false},
		{"cut behind the first word", []record.Contributor{author("Garcia Lopez", "M J")}, []record.Contributor{author("Garcia", "Lopez M")},
			`the same people in the same order, written otherwise; position 1 has the family name cut behind "Garcia"`, false},
		{"cut within particles", []record.Contributor{berg}, []record.Contributor{bergCut},
			`the same people in the same order, written otherwise; position 1 has the family name cut behind "den"`, false},
		{"another name cut", []record.Contributor{author("Del Mistro", "Anna")}, []record.Contributor{author("Del", "Marco A")},
			"names another person at position 1: Marco A Del; the publisher's own record outranks an index's record", true},
		{"umlauts spelled out", []record.Contributor{author("Müller", "Jörg")}, []record.Contributor{author("Mueller", "Joerg")},
			"the same people in the same order, written otherwise; position 1 is Joerg Mueller", false},
		{"marks lost", []record.Contributor{author("Müller", "J")}, []record.Contributor{author("Muller", "J")},
			"the same people in the same order, written otherwise; position 1 is J Muller", false},
		{"capitals", []record.Contributor{author("Roe", "A")}, []record.Contributor{author("ROE", "A")},
			"the same people in the same order, written otherwise; position 1 is A ROE", false},
		{"initials", []record.Contributor{roe, doe}, []record.Contributor{author("Roe", "A."), author("Doe", "B.")},
			"the same people in the same order, written otherwise; 2 with initials only", false},
		{"a group that is left out", []record.Contributor{roe, body("Coastal Reading Study Group"), doe}, []record.Contributor{author("Roe", "A."), doe},
			"the same people without Coastal Reading Study Group; one with initials only", false},
		{"a group in other words", []record.Contributor{roe, body("Writing Group for the SHORE Trial")}, []record.Contributor{roe, body("SHORE Trial Writing Grp")},
			"the same people in the same order, written otherwise; position 2 is SHORE Trial Writing Grp", false},
		{"another group", []record.Contributor{roe, body("Writing Group for the SHORE Trial")}, []record.Contributor{roe, body("SHORE Trial Reading Group")},
			"names another person at position 2: SHORE Trial Reading Group; the publisher's own record outranks an index's record", true},
		{"a family name divided", []record.Contributor{author("Garcia-Perez", "Maria")}, []record.Contributor{author("Perez", "Maria Garcia")},
			"the same people in the same order, written otherwise; position 1 is Maria Garcia Perez", false},
		{"a family name divided, with initials", []record.Contributor{author("Garcia Perez", "Maria")}, []record.Contributor{author("Perez", "MG")},
			"the same people in the same order, written otherwise; position 1 is MG Perez", false},
		{"half of a family name", []record.Contributor{author("Garcia-Perez", "Maria")}, []record.Contributor{author("Garcia", "M")},
			"the same people in the same order, written otherwise; position 1 is M Garcia", false},
		{"half of another's", []record.Contributor{author("Garcia-Perez", "Maria")}, []record.Contributor{author("Garcia", "J")},
			"names another person at position 1: J Garcia; gives names where the other gives initials", true},
		{"given name first", []record.Contributor{author("Marshall", "Austin")}, []record.Contributor{author("Austin", "Marshall")},
			"the same people in the same order, written otherwise; position 1 is Marshall Austin", false},
		{"marks of a given name lost", []record.Contributor{author("Svensson", "Åsa")}, []record.Contributor{author("Svensson", "Asa")},
			"the same people in the same order, written otherwise; position 1 is Asa Svensson", false},
		{"a letter that an encoding lost", []record.Contributor{author("Muñoz", "N")}, []record.Contributor{author("Mu?oz", "N")},
			"the same people in the same order, written otherwise; position 1 is N Mu?oz", false},
		{"words divided otherwise", []record.Contributor{author("Zhao", "C"), author("Austin", "R M")}, []record.Contributor{author("Zhao", "C"), author("Marshall", "Austin R")},
			"the same people in the same order, written otherwise; position 2 has the full name Austin R Marshall", false},
		{"full names divided otherwise", []record.Contributor{author("Zhao", "Chen"), author("Marshall", "Austin R")}, []record.Contributor{author("Zhao", "C"), author("Austin", "R M")},
			"the same people in the same order, written otherwise; position 2 is R M Austin, one with initials only", false},
		{"words divided otherwise, without a particle", []record.Contributor{author("Da Cunha Santos", "G")}, []record.Contributor{author("Santos", "G C")},
			"the same people in the same order, written otherwise; position 1 is G C Santos", false},
		{"turned round and divided otherwise", []record.Contributor{author("Lim", "M C")}, []record.Contributor{author("Myong", "C L")},
			"the same people in the same order, written otherwise; position 1 is C L Myong", false},
		{"a short family name turned round", []record.Contributor{author("He", "Debiao")}, []record.Contributor{author("Debiao", "He")},
			"the same people in the same order, written otherwise; position 1 is He Debiao", false},
		{"turned round, with two initials", []record.Contributor{author("Smith", "J")}, []record.Contributor{author("Jones", "S")},
			"names another person at position 1: S Jones; the publisher's own record outranks an index's record", true},
		{"a misprint", []record.Contributor{author("Papilio", "J L"), roe}, []record.Contributor{author("Papillo", "J"), author("Roe", "A")},
			"spells names otherwise by a letter (J Papillo); gives names where the other gives initials; one with initials only", true},
		{"a person who is left out", []record.Contributor{roe, doe, poe}, []record.Contributor{roe, poe}, "does not name Bo Doe", true},
		{"the first", []record.Contributor{roe, doe, poe}, []record.Contributor{roe, doe}, "the first 2 of the people in the list chosen", true},
		{"another order of names with one initial", []record.Contributor{author("Wang", "Lei"), author("Wang", "Li")}, []record.Contributor{author("Wang", "Li"), author("Wang", "Lei")},
			"names the people in another order; the publisher's own record outranks an index's record", true},
		{"one of two in front, by the initial", []record.Contributor{author("Wang", "Lei"), author("Wang", "Li")}, []record.Contributor{author("Wang", "L"), author("Wang", "Li")},
			"the same people in the same order, written otherwise; one with initials only", false},
		{"one of many moved to the front", many, append([]record.Contributor{many[80]}, slices.Delete(slices.Clone(many), 80, 81)...),
			"names the people in another order; the publisher's own record outranks an index's record", true},
		{"the first of many left out, with initials", many, manyInitials[1:], "does not name Ann Raaaaaa; 99 with initials only", true},
		{"another order", []record.Contributor{roe, doe}, []record.Contributor{doe, roe},
			"names the people in another order; the publisher's own record outranks an index's record", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			taken, other := record.Record{Contributors: test.taken}, record.Record{Contributors: test.other}
			sources := [][2]string{{"wiley", "scopus"}}
			if !test.differs {
				sources = append(sources, [2]string{"scopus", "wiley"})
			}
			if strings.Contains(test.name, "divided") || strings.Contains(test.name, "given name first") || strings.Contains(test.name, "turned round") || strings.Contains(test.name, "other words") {
				sources = sources[:1] // authority decides
			}
			for _, source := range sources {
				r, w := fuseOne(t, recordFrom("1", source[1], other), recordFrom("2", source[0], taken))
				require.Equal(t, test.taken, r.Contributors)
				lost := claimBy(t, w, "contributors", "1")
				require.Equal(t, test.reason, lost.Reason)
				require.Equal(t, test.differs, lost.Differs)
			}
		})
	}
	group := body("Coastal Reading Study Group")
	r, w := fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: []record.Contributor{author("Del", "Mistro A"), author("Muller", "J"), author("Rossi", "Ann"), group}}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{author("Del Mistro", "A."), author("Müller", "J."), author("Róssi", "A.")}}))
	require.Equal(t, []record.Contributor{author("Del Mistro", "A."), author("Müller", "J."), author("Rossi", "Ann"), group}, r.Contributors,
		"whole names in the fuller list, unless they would be initials")
	require.Equal(t, "the name whole, which the list chosen has cut", claimBy(t, w, "contributors/0", "2").Reason)
	require.Equal(t, "the name with the marks or letter case that the list chosen has lost", claimBy(t, w, "contributors/1", "2").Reason)
	require.Empty(t, Disagreements(w))
	r, w = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: []record.Contributor{author("Del", "Mistro A"), author("Nguyen", "T L"), group}}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{author("Del Mistro", "Anna"), author("Nguyen", "Thi Lan")}}))
	require.Equal(t, []record.Contributor{author("Del Mistro", "Anna"), author("Nguyen", "Thi Lan"), group}, r.Contributors, "no mixture of names and initials")
	require.Equal(t, "the full name, beside others of this list", claimBy(t, w, "contributors/1", "2").Reason)
	r, _ = fuseOne(t,
		recordFrom("1", "wiley", record.Record{Contributors: []record.Contributor{author("Müller", "J")}}),
		recordFrom("2", "scopus", record.Record{Contributors: []record.Contributor{author("Muller", "Jorg")}}))
	require.Equal(t, "Jorg", r.Contributors[0].Given, "initials never replace full names")
}
