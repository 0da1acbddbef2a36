package ris

import (
	"strings"
	"sync"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// meshQualifiers are the qualifiers of Medical Subject Headings, those of
// former years among them.
var meshQualifiers = func() map[string]bool {
	table := map[string]bool{}
	for _, name := range strings.Split("abnormalities|administration & dosage|adverse effects|agonists|analogs & derivatives|"+
		"analysis|anatomy & histology|antagonists & inhibitors|biosynthesis|blood|blood supply|cerebrospinal fluid|"+
		"chemical synthesis|chemically induced|chemistry|classification|complications|congenital|cytology|deficiency|"+
		"diagnosis|diagnostic imaging|diet therapy|drug effects|drug therapy|economics|education|embryology|enzymology|"+
		"epidemiology|ethics|ethnology|etiology|genetics|growth & development|history|immunology|injuries|innervation|"+
		"instrumentation|isolation & purification|legislation & jurisprudence|manpower|metabolism|methods|microbiology|"+
		"mortality|nursing|organization & administration|parasitology|pathogenicity|pathology|pharmacokinetics|pharmacology|"+
		"physiology|physiopathology|poisoning|prevention & control|psychology|radiation effects|radiography|"+
		"radionuclide imaging|radiotherapy|rehabilitation|secondary|secretion|standards|statistics & numerical data|"+
		"supply & distribution|surgery|therapeutic use|therapy|toxicity|transmission|transplantation|transplant|trends|"+
		"ultrasonography|ultrastructure|urine|utilization|veterinary|virology", "|") {
		table[name] = true
	}
	return table
}()

// mayBeHeading reports whether a keyword has a mark that headings have.
func mayBeHeading(text string) bool {
	return text != "" && (text[0] == '*' || strings.IndexByte(text, '/') >= 0)
}

// readHeading reads a keyword that is a heading of MeSH, "*Term" or
// "Term/*qualifier", and reports whether it is one. That a keyword is one is
// believed where the record is MEDLINE's, or where the heading has the form
// that only the National Library of Medicine writes.
func (d *reading) readHeading(s source, start int) bool {
	if !mayBeHeading(s.text) || s.lines {
		return false
	}
	value := d.fields[s.field].Value[start:]
	start += len(value) - len(strings.TrimLeft(value, " \t\n"))
	slash := strings.IndexByte(s.text, '/')
	if slash < 0 {
		// PubMed marks authors' keywords too, but writes headings with capitals.
		return len(s.text) > 1 && s.text[1] >= 'A' && s.text[1] <= 'Z' && d.isMedline() && d.addHeading(s)
	}
	// The stars of the qualifiers stand behind the slash.
	byForm := strings.Contains(s.text, "/*")
	if !byForm && !d.isMedline() {
		return false
	}
	type place struct{ from, to int }
	var qualifiers []place
	for from := slash + 1; from <= len(s.text); {
		to := len(s.text)
		if i := strings.IndexByte(s.text[from:], '/'); i >= 0 {
			to = from + i
		}
		if !meshQualifiers[strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s.text[from:to]), "*"))] {
			return false
		}
		qualifiers = append(qualifiers, place{from, to})
		from = to + 1
	}
	term := d.part(s.field, start, start+slash)
	if term.text == "" {
		return false
	}
	for _, q := range qualifiers {
		if !d.addHeading(term, d.part(s.field, start+q.from, start+q.to)) {
			return false
		}
	}
	return true
}

func (d *reading) addHeading(sources ...source) bool {
	value, err := meshRule()(textsOf(sources))
	if err != nil {
		return false
	}
	subject := value.(record.Subject)
	list := &d.record.Subjects
	d.trace(inSubjects.element(len(*list)), "subject/mesh", false, sources...)
	*list = append(*list, subject)
	return true
}

var meshRule = sync.OnceValue(func() record.Rule { return normalize.Rules()["subject/mesh"] })

// isMedline reports whether the record is one of MEDLINE's, by the database or
// the provider that it names.
func (d *reading) isMedline() bool {
	if d.medline == 0 {
		d.medline = -1
		for _, tag := range []string{"DB", "DP"} {
			if s, ok := d.field(tag); ok && (isMedline(s.text) || d.namesMedline(s.text)) {
				d.medline = 1
			}
		}
	}
	return d.medline > 0
}
