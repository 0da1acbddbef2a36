package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

func TestAbstract(t *testing.T) {
	for _, c := range []struct {
		name, in, text string
		sections       []record.Section
	}{
		{
			name: "without headings",
			in:   "One sentence. Another one.",
			text: "One sentence. Another one.",
		},
		{
			name: "on one line",
			in:   "Background: Care is online; uptake is low. Objective: We ask why. Methods: We read. Trial Registration: PROSPERO CRD42018000000; https://example.org/a",
			text: "Background: Care is online; uptake is low. Objective: We ask why. Methods: We read. Trial Registration: PROSPERO CRD42018000000; https://example.org/a",
			sections: []record.Section{
				{Label: "Background", Text: "Care is online; uptake is low."}, {Label: "Objective", Text: "We ask why."},
				{Label: "Methods", Text: "We read."}, {Label: "Trial Registration", Text: "PROSPERO CRD42018000000; https://example.org/a"},
			},
		},
		{
			name: "a no-break space after the colon, paragraphs",
			in:   "Background:\u00a0 Care is online.\n\nMethods:\u00a0 We read.\n",
			text: "Background: Care is online.\n\nMethods: We read.",
			sections: []record.Section{
				{Label: "Background", Text: "Care is online."}, {Label: "Methods", Text: "We read."},
			},
		},
		{
			name: "capitals, an own label among them",
			in:   "OBJECTIVES: To ask. DESIGN: Interviews. CARERS' VOICES: Many. PRACTITIONER POINTS: Ask the DNA: it knows.",
			text: "OBJECTIVES: To ask. DESIGN: Interviews. CARERS' VOICES: Many. PRACTITIONER POINTS: Ask the DNA: it knows.",
			sections: []record.Section{
				{Label: "OBJECTIVES", Text: "To ask."}, {Label: "DESIGN", Text: "Interviews."},
				{Label: "CARERS' VOICES", Text: "Many."}, {Label: "PRACTITIONER POINTS", Text: "Ask the DNA: it knows."},
			},
		},
		{
			name: "Embase's plurals",
			in:   "Background: Care is online. Material(s) and Method(s): We read. Result(s):: Few use it. Conclusion(s): More (see et al., 2019).",
			text: "Background: Care is online. Material(s) and Method(s): We read. Result(s):: Few use it. Conclusion(s): More (see et al., 2019).",
			sections: []record.Section{
				{Label: "Background", Text: "Care is online."}, {Label: "Material(s) and Method(s)", Text: "We read."},
				{Label: "Result(s)", Text: "Few use it."}, {Label: "Conclusion(s)", Text: "More (see et al., 2019)."},
			},
		},
		{
			name: "Ovid's commas between sections",
			in:   "OBJECTIVE: We ask why., STUDY SAMPLE: Ten nurses., RESULTS: Few use it.",
			text: "OBJECTIVE: We ask why., STUDY SAMPLE: Ten nurses., RESULTS: Few use it.",
			sections: []record.Section{
				{Label: "OBJECTIVE", Text: "We ask why."}, {Label: "STUDY SAMPLE", Text: "Ten nurses."}, {Label: "RESULTS", Text: "Few use it."},
			},
		},
		{
			name: "headings on their own lines",
			in:   "ABSTRACT\r\nBackground:\r\nOnline care\r\nis rare.\r\nConclusions:\r\nMore is needed.\r\n",
			text: "Background: Online care is rare.\n\nConclusions: More is needed.",
			sections: []record.Section{
				{Label: "Background", Text: "Online care is rare."}, {Label: "Conclusions", Text: "More is needed."},
			},
		},
		{
			name: "headings on their own lines without a colon",
			in:   "Abstract\nBackground\nOnline care is rare.\nConclusions\nMore is needed.",
			text: "Background\n\nOnline care is rare.\n\nConclusions\n\nMore is needed.",
			sections: []record.Section{
				{Label: "Background", Text: "Online care is rare."}, {Label: "Conclusions", Text: "More is needed."},
			},
		},
		{
			name: "JATS",
			in:   "<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>Care is online.</jats:p></jats:sec><jats:sec><jats:title>Results</jats:title><jats:p>Few use it.</jats:p></jats:sec>",
			text: "Background\n\nCare is online.\n\nResults\n\nFew use it.",
			sections: []record.Section{
				{Label: "Background", Text: "Care is online."}, {Label: "Results", Text: "Few use it."},
			},
		},
		{
			name: "headings and lists of HTML",
			in:   "<h4>Background</h4>Care is online.<h4>Results</h4>Few use it:<ul><li>the young</li><li>the old</li></ul>",
			text: "Background\n\nCare is online.\n\nResults\n\nFew use it:\n\nthe young\n\nthe old",
			sections: []record.Section{
				{Label: "Background", Text: "Care is online."}, {Label: "Results", Text: "Few use it:\n\nthe young\n\nthe old"},
			},
		},
		{
			name: "full stops, dashes and capitals without a mark",
			in:   "Objective. To ask. Methods—We read. RESULTS Of 29 papers, 4 were new. CONCLUSIONS More is needed.",
			text: "Objective. To ask. Methods—We read. RESULTS Of 29 papers, 4 were new. CONCLUSIONS More is needed.",
			sections: []record.Section{
				{Label: "Objective", Text: "To ask."}, {Label: "Methods", Text: "We read."},
				{Label: "RESULTS", Text: "Of 29 papers, 4 were new."}, {Label: "CONCLUSIONS", Text: "More is needed."},
			},
		},
		{
			name: "text before the first heading",
			in:   "Care is online. Conclusion: More is needed.",
			text: "Care is online. Conclusion: More is needed.",
			sections: []record.Section{
				{Text: "Care is online."}, {Label: "Conclusion", Text: "More is needed."},
			},
		},
		{
			name: "no heading inside of a sentence",
			in:   "We proceeded as in Methods: see there. The results: few. Note the Results: of it. One WARNING: none. ALERT: one alone is no structure.",
			text: "We proceeded as in Methods: see there. The results: few. Note the Results: of it. One WARNING: none. ALERT: one alone is no structure.",
		},
		{
			name: "a section of two paragraphs",
			in:   "Methods & Findings: We read.\n\nThen we counted.\n\nWhat is known: Little",
			text: "Methods & Findings: We read.\n\nThen we counted.\n\nWhat is known: Little",
			sections: []record.Section{
				{Label: "Methods & Findings", Text: "We read.\n\nThen we counted."}, {Label: "What is known", Text: "Little"},
			},
		},
		{
			name: "glued to the sentence before",
			in:   "BACKGROUND:Care is online.METHODS:We read.",
			text: "BACKGROUND:Care is online.METHODS:We read.",
			sections: []record.Section{
				{Label: "BACKGROUND", Text: "Care is online."}, {Label: "METHODS", Text: "We read."},
			},
		},
		{
			name: "German",
			in:   "Hintergrund: Vieles ist online. Schlussfolgerung: Es fehlt an Zeit.",
			text: "Hintergrund: Vieles ist online. Schlussfolgerung: Es fehlt an Zeit.",
			sections: []record.Section{
				{Label: "Hintergrund", Text: "Vieles ist online."}, {Label: "Schlussfolgerung", Text: "Es fehlt an Zeit."},
			},
		},
		{
			name: "Chinese",
			in:   "摘要\n目的：探讨应用。方法：调查。",
			text: "摘要\n\n目的：探讨应用。方法：调查。",
			sections: []record.Section{
				{Label: "摘要", Text: ""}, {Label: "目的", Text: "探讨应用。"}, {Label: "方法", Text: "调查。"},
			},
		},
		{
			name: "the word abstract in the text",
			in:   "Abstract algebra is taught. Abstract: what is it?",
			text: "Abstract algebra is taught. Abstract: what is it?",
		},
		{
			name: "the word abstract before the text",
			in:   "Abstract: ABSTRACT Care is online.",
			text: "Care is online.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := normalize.Abstract(c.in)
			require.NoError(t, err)
			require.Equal(t, record.Abstract{Text: c.text, Sections: c.sections}, got)
			again, err := normalize.Abstract(got.Text)
			require.NoError(t, err)
			require.Equal(t, got, again, "the text of an abstract gives the same abstract")
		})
	}
	for _, in := range []string{"", " \n ", "\u00a0"} {
		_, err := normalize.Abstract(in)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, "%q", in)
	}
}

// TestAbstractWord takes the heading "Abstract" off a text, and leaves the adjective.
func TestAbstractWord(t *testing.T) {
	for in, want := range map[string]string{
		"Abstract This review is long.":              "This review is long.",
		"Abstract Objectives The aim was to count.":  "Objectives The aim was to count.",
		"Abstract Background Tides rise.":            "Background Tides rise.",
		"AbstractThe tides rise.":                    "The tides rise.",
		"AbstractBackground Tides rise.":             "Background Tides rise.",
		"AbstractObjectives: To count.":              "Objectives: To count.",
		"AbstractIn spring tides rise.":              "In spring tides rise.",
		"Abstract Here, we count.":                   "Here, we count.",
		"Abstract Objective: To count.":              "Objective: To count.",
		"Abstract Methods. We counted.":              "Methods. We counted.",
		"Abstract Objective To count.":               "Objective To count.",
		"Abstract Context: Tides rise.":              "Context: Tides rise.",
		"Abstract. The tides rise.":                  "The tides rise.",
		"Abstract Expressionism was a movement.":     "Abstract Expressionism was a movement.",
		"Abstract the title from the text.":          "Abstract the title from the text.",
		"Abstract Objectives and concrete ones.":     "Abstract Objectives and concrete ones.",
		"Abstracts were screened by two persons.":    "Abstracts were screened by two persons.",
		"AbstractA is a class of that name, we say.": "AbstractA is a class of that name, we say.",
		"AbstractExplorer is a tool":                 "AbstractExplorer is a tool",
		"AbstractNet is a net.":                      "AbstractNet is a net.",
		"AbstractThesis is one.":                     "AbstractThesis is one.",
		"AbstractContext is a class.":                "AbstractContext is a class.",
		"AbstractBackground.java is a file.":         "AbstractBackground.java is a file.",
		"AbstractContext, which is a class, helps.":  "AbstractContext, which is a class, helps.",
		"AbstractÜbung is one.":                      "AbstractÜbung is one.",
		"AbstractInÜbung is one.":                    "AbstractInÜbung is one.",
		"Abstract Question Answering is hard.":       "Abstract Question Answering is hard.",
		"Abstract Context Trees are old.":            "Abstract Context Trees are old.",
		"Abstract Goal Models help.":                 "Abstract Goal Models help.",
		"Abstract Objective Functions are convex.":   "Abstract Objective Functions are convex.",
		"Abstract NET WORKS: what they are.":         "Abstract NET WORKS: what they are.",

		"Abstract Interpretation: a unified lattice model.":  "Abstract Interpretation: a unified lattice model.",
		"ABSTRACT INTERPRETATION: a unified lattice model.":  "ABSTRACT INTERPRETATION: a unified lattice model.",
		"Abstract Data. They are types.":                     "Abstract Data. They are types.",
		"Abstract Problem: Tides rise. Methods: We counted.": "Problem: Tides rise. Methods: We counted.",
	} {
		a, err := normalize.Abstract(in)
		require.NoError(t, err)
		require.Equal(t, want, a.Text, in)
	}
}

// What only says that there is no abstract is none: two records that say so have
// nothing in common.
func TestNoAbstract(t *testing.T) {
	for _, text := range []string{"[No abstract available]", "No abstract available.", "Abstract: Not available", "n/a", "An abstract is not available for this article."} {
		_, err := normalize.Abstract(text)
		var refused *normalize.RejectError
		require.ErrorAs(t, err, &refused, text)
		require.Equal(t, "no-abstract", refused.Code, text)
	}
	for _, text := range []string{"None of the trials was blinded.", "No abstract available in English; the French one follows."} {
		a, err := normalize.Abstract(text)
		require.NoError(t, err)
		require.Equal(t, text, a.Text)
	}
}

// Every word of a hostile megabyte may begin a heading, end a sentence or be
// a mark; the scan is bounded, so the test ends.
func TestAbstractLongText(t *testing.T) {
	for _, piece := range []string{"A", "A ", ". A", "A:", ": ", ".", "\n", "\nA", "Methods: ", "METHODS AND RESULTS ", "<p>", "<", "Results. ", "。目"} {
		in := strings.Repeat(piece, 1<<20/len(piece))
		got, err := normalize.Abstract(in)
		if err != nil {
			require.Zero(t, got)
			continue
		}
		require.NotEmpty(t, got.Text, piece)
	}
}

func BenchmarkAbstract(b *testing.B) {
	in := "Background: " + strings.Repeat("Care is online and its uptake is low, which many people find hard to explain. ", 8) +
		"Methods: " + strings.Repeat("We asked the people who give it and those who get it for their views. ", 8) +
		"Results: " + strings.Repeat("They told us of the barriers, among them time, training and trust. ", 8)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := normalize.Abstract(in); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzAbstract(f *testing.F) {
	for _, in := range []string{"Background: A. METHODS We", "ABSTRACT\nAim\nText", "<jats:p>a</jats:p>", "Abstract: Abstract: x", "A. RESULTS: b", "Methods\n\n: x", "结果：x。方法"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got, err := normalize.Abstract(in)
		if err != nil {
			require.Zero(t, got)
			return
		}
		again, err := normalize.Abstract(got.Text)
		require.NoError(t, err, "%q", got.Text)
		require.Equal(t, got, again)
	})
}

func TestKeywords(t *testing.T) {
	for in, want := range map[string][]string{
		"barriers":                             {"barriers"},
		"online CBT; barriers ;models of care": {"online CBT", "barriers", "models of care"},
		"online CBT, barriers, models of care": {"online CBT", "barriers", "models of care"},
		"Aged, 80 and over":                    {"Aged, 80 and over"},
		"care of the young, a heading that is much too long to be one of several keywords, trust": {
			"care of the young, a heading that is much too long to be one of several keywords, trust"},
		"a; b, c, d":          {"a", "b, c, d"},
		"one\r\ntwo\n three;": {"one", "two", "three"},
		"认知；疗法":               {"认知", "疗法"},
		"":                    nil,
		" ; ;":                nil,
	} {
		var got []string
		for _, found := range normalize.Keywords(in) {
			keyword, err := normalize.Keyword(in[found.Start:found.End])
			require.NoError(t, err)
			require.Equal(t, keyword.Value, found.Value)
			got = append(got, found.Value)
		}
		require.Equal(t, want, got, in)
	}
	require.Len(t, normalize.Keywords("R&amp;D; trust"), 2, "the semicolon of an entity separates nothing")
}

func TestMeSHHeading(t *testing.T) {
	rule := normalize.Rules()["subject/mesh"]
	for _, c := range []struct {
		texts []string
		want  record.Subject
	}{
		{[]string{"Internet"}, record.Subject{Term: "Internet", Scheme: "mesh"}},
		{[]string{"*Neoplasms/drug therapy"}, record.Subject{Term: "Neoplasms", Scheme: "mesh", Qualifier: "drug therapy", Major: true}},
		{[]string{"Neoplasms", "*drug therapy"}, record.Subject{Term: "Neoplasms", Scheme: "mesh", Qualifier: "drug therapy", Major: true}},
	} {
		got, err := rule(c.texts)
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}
	for _, texts := range [][]string{{""}, {"a/b/c"}, {"a", "b", "c"}, nil} {
		_, err := rule(texts)
		require.Error(t, err, "%q", texts)
	}
}
