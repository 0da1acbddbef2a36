package ris

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// onOneLine writes entries with their line ends lost: a blank stands for each.
// The tags stand before a dash with the given blanks.
func onOneLine(entries []*Entry, blanks string) string {
	var b strings.Builder
	for _, entry := range entries {
		for _, f := range entry.Fields {
			b.WriteString(f.Tag + blanks + "- " + flatValue(f.Value) + " ")
		}
	}
	return b.String()
}

// flatValue is what a value reads like without its line ends.
func flatValue(value string) string { return strings.Join(strings.Fields(value), " ") }

// flatFields writes an entry's fields, with values as they read without line
// ends.
func flatFields(e *Entry) string {
	var parts []string
	for _, f := range e.Fields {
		parts = append(parts, f.Tag+"="+flatValue(f.Value))
	}
	return strings.Join(parts, "|")
}

// equalFlattened reads entries as one line, with the given blanks before each
// dash, and returns how many come back field for field. It asks that as many
// records come out as went in.
func equalFlattened(t testing.TB, entries []*Entry, blanks string) (equal int) {
	t.Helper()
	flat, _ := readEntries(t, []byte(onOneLine(entries, blanks)), nil)
	require.Len(t, flat, len(entries))
	for i, entry := range entries {
		if flatFields(entry) == flatFields(flat[i]) {
			equal++
		} else if testing.Verbose() {
			t.Logf("not equal:\n%s\n%s", flatFields(entry), flatFields(flat[i]))
		}
	}
	return equal
}

// TestFlattenedCorpus flattens the records of real files and reads them again.
func TestFlattenedCorpus(t *testing.T) {
	total, equal := 0, 0
	for _, file := range realFiles(t, "corpus", "gold") {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		all, _ := readEntries(t, in, nil)
		var entries []*Entry
		for _, entry := range all {
			if isPlain(entry) {
				entries = append(entries, entry)
			}
		}
		for _, blanks := range []string{" ", "  "} {
			total += len(entries)
			equal += equalFlattened(t, entries, blanks)
		}
	}
	t.Logf("%d of %d records are equal", equal, total)
	require.Greater(t, float64(equal)/float64(total), 0.997)
}

// TestFlattenedGenerated flattens generated records full of prose that looks
// like tags.
func TestFlattenedGenerated(t *testing.T) {
	for _, blanks := range []string{" ", "  "} {
		g := recordGenerator{rand.New(rand.NewPCG(7, 11))}
		var b strings.Builder
		count := 5000
		for range count {
			b.WriteString(g.record())
		}
		entries, _ := readEntries(t, []byte(b.String()), nil)
		require.Len(t, entries, count)
		for _, entry := range entries {
			require.True(t, isPlain(entry), fieldsIn(entry))
		}
		equal := equalFlattened(t, entries, blanks)
		t.Logf("%q: %d of %d records are equal", blanks, equal, count)
		require.Greater(t, float64(equal)/float64(count), 0.998)
	}
}

// recordGenerator makes up records.
type recordGenerator struct{ *rand.Rand }

func (g recordGenerator) one(of ...string) string { return of[g.IntN(len(of))] }

func (g recordGenerator) name() string {
	family := g.one("Moreau", "Sol", "van der Berg", "de la Cruz", "O'Neil", "D'Arcy", "Smith", "M\u00fcller", "Wang", "Al-Amri", "St. John", "von Hof")
	given := g.one("Ana", "I.", "K. J.", "Jean-Luc", "B", "Ida B.", "A. M.", "Bo")
	return g.one(family+", "+given, family+", "+given, family+", "+given, family+", "+given+", Jr.", given+" "+family)
}

// topic is a phrase, sentence a sentence with or without what looks like a tag.
func (g recordGenerator) topic() string {
	return g.one("tides", "the shore", "sea level", "renal failure", "a cohort of 1,204 children", "sleep", "spinal injury", "school meals")
}

func (g recordGenerator) collision() string {
	return g.one(
		"lesions at C1 - C2", "an L4 - L5 disc", "ED - based care", "CT - guided biopsy", "T2 - weighted images", "ER - positive tumours",
		"US - based groups", "UR - based groups", "N1 - N2 disease", "M1 - M2 segments", "AB - negative blood", "AD - related decline",
		"UK - wide surveys", "EP - guided ablation", "IS - dependent loss", "CA - 125 levels", "ID - proven infection", "T1 - T4 tumours",
		"DO - not resuscitate orders", "an A1 - A2 junction", "ET - 1 receptors", "in C3 - C8 roots", "TY - positive cells", "the SE - adjusted mean",
		"PY - exposed workers", "TI - coated implants", "a KW - type test")
}

func (g recordGenerator) sentence() string {
	switch g.IntN(4) {
	case 0:
		return "We studied " + g.collision() + " in " + g.topic() + "."
	case 1:
		return strings.ToUpper(g.one("s", "t")) + "ome had " + g.collision() + ", " + g.collision() + " and " + g.topic() + "."
	case 2:
		return g.one("Results of ", "METHODS: ", "In 2019, ") + g.topic() + " was seen with " + g.topic() + " (p < 0.05)."
	}
	return g.one("PY - 2019 was the year, AU - Smith wrote of it.", "SN - of them all, VL - was low.", "It was "+g.one("good", "bad")+".", "DO - not do this, UR - based.")
}

func (g recordGenerator) title() string {
	title := "A study of " + g.topic()
	switch g.IntN(6) {
	case 0:
		title = g.one("T2 - weighted imaging of ", "CT - guided biopsy in ", "ED - based care for ", "US - based study of ") + g.topic()
	case 1:
		title += " and " + g.collision()
	case 2:
		title += ": results?"
	}
	return title
}

// record returns a record as the sheet has it, with the fields that exporters
// write in one of their orders.
func (g recordGenerator) record() string {
	var b strings.Builder
	field := func(tag, value string) { b.WriteString(tag + "  - " + value + "\n") }
	some := func(chance int, tag string, value func() string) {
		if g.IntN(100) < chance {
			field(tag, value())
		}
	}
	number := func(most int) func() string { return func() string { return strconv.Itoa(1 + g.IntN(most)) } }
	text := func(of ...string) func() string { return func() string { return g.one(of...) } }
	abstract := func() {
		var sentences []string
		for range 1 + g.IntN(8) {
			sentences = append(sentences, g.sentence())
		}
		abstract := strings.Join(sentences, " ")
		if g.IntN(10) == 0 {
			abstract = strings.TrimRight(abstract, ".")
		}
		field(g.one("AB", "AB", "N2"), abstract)
	}
	field("TY", g.one("JOUR", "JOUR", "BOOK", "CHAP", "CONF", "THES", "RPRT"))
	early := g.IntN(3) == 0
	if early {
		field("TI", g.title())
		abstract()
	}
	for range 1 + g.IntN(5) {
		field("AU", g.name())
	}
	some(10, "AU", text("World Health Organization", "Cochrane Group"))
	some(20, "A2", g.name)
	if !early {
		field(g.one("TI", "T1"), g.title())
	}
	some(70, "T2", text("Journal of Tides", "eLife", "The Lancet", "PLoS ONE", "Proceedings of the 3rd Conference on Shores"))
	some(40, "JO", text("J Tides", "N. Engl. J. Med.", "Lancet"))
	some(90, "PY", text("2001", "2019", "2011///", "2020/11//Nov", "1999"))
	some(30, "DA", text("2011/03/05", "2019-02", "Mar 5"))
	some(60, "VL", number(90))
	some(50, "IS", text("3", "4", "Suppl 1", "S2", "12"))
	some(60, "SP", text("994", "e123", "1", "S12"))
	some(50, "EP", text("1014", "", "7", "S20"))
	some(20, "PB", text("Press", "Elsevier", "University of Oslo"))
	some(20, "CY", text("Oslo", "New York", "Berlin, Germany"))
	some(50, "SN", text("1438-8871", "978-3-16-148410-0", "0028-4793 (print)"))
	some(60, "DO", text("10.1000/tides.2011.22", "10.1016/S0140-6736(05)67889-0", "https://doi.org/10.1000/x"))
	some(40, "UR", text("https://a.example/x?y=1;z", "http://www.a.example/a-b/c"))
	some(20, "AN", text("WOS:000123", "123456", "rayyan-8877"))
	some(20, "AD", text("Department of Tides, University of Oslo, Oslo, Norway.", "INSERM, Paris"))
	some(20, "LA", text("English", "eng", "fr"))
	some(20, "DB", text("Scopus", "Embase", "PubMed"))
	some(20, "M3", text("Article", "Review", "Journal Article"))
	some(10, "C7", text("e17362", "123"))
	some(10, "ET", text("2019/02/03", "3rd"))
	some(20, "N1", text("Cited By :10", "Export Date: 18 November 2019", "Seen. Kept.", "RAYYAN-INCLUSION: {\"A\"=>\"Included\"}"))
	if !early {
		abstract()
	}
	for range g.IntN(5) {
		field("KW", g.one("tide", "Sea level", "Shore", "*spine", "Humans", "magnetic resonance imaging"))
	}
	some(20, "ID", text("17", "moreau2011", "info:doi/10.1000/x"))
	b.WriteString("ER  - \n\n")
	return b.String()
}

// isPlain reports whether an entry is a plain record: from TY to ER, each
// field with a known tag.
func isPlain(e *Entry) bool {
	n := len(e.Fields)
	if n < 3 || e.Fields[0].Tag != "TY" || e.Fields[n-1].Tag != "ER" || e.Fields[n-1].Value != "" || typeOf(e.Fields[0].Value) == nil {
		return false
	}
	for _, f := range e.Fields {
		if rowOf(f.Tag) == nil || strings.Contains(f.Value, "\x00") {
			return false
		}
	}
	return true
}
