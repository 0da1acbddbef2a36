package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// Layout of a work's page: where the text of its parts begins, and how many
// lines of one kind are shown before the rest is only counted.
const (
	workHang    = 3
	labelHang   = 15
	shownClaims = 4
	shownNear   = 3
	shownFacts  = 3
)

// workView is what the page of one work is made of.
type workView struct {
	number  int
	work    *record.Work
	records map[string]*record.Record
	near    []neighbour
	// name gives a document's name as people should see it.
	name func(document string) string
}

// neighbour is a record of another work that was compared with this one and
// kept apart.
type neighbour struct {
	pair  record.Pair
	other *record.Record
	// away is set where the pair's relation reads from the other to this.
	away bool
}

// writePage writes the page of a work.
func writePage(p *printer, v *workView, explain bool) {
	w := v.work
	p.paragraph(fmt.Sprintf("%d.", v.number), bold, max(workHang, len(fmt.Sprint(v.number))+2), citation(w.Canonical()), bold)
	records := 0
	for i := range w.Versions {
		records += len(w.Versions[i].Members)
	}
	summary := counted(records, "record")
	if len(w.Versions) > 1 {
		summary += ", " + counted(len(w.Versions), "version")
	}
	p.paragraph("", plain, workHang, "work "+w.ID+", "+summary, faint)
	for i := range w.Versions {
		writeVersion(p, v, &w.Versions[i])
	}
	writeRelations(p, v)
	writeNear(p, v)
	if explain {
		writeClaims(p, v)
	}
	p.line("")
}

// fact writes one labelled line of a version.
func fact(p *printer, label, text string) {
	if text != "" {
		p.paragraph("   "+label, faint, labelHang, text, plain)
	}
}

func writeVersion(p *printer, v *workView, version *record.Version) {
	words := upperFirst(versionWords(version))
	if len(v.work.Versions) > 1 && version.ID == v.work.Preferred {
		words += ", preferred"
	}
	p.paragraph("", plain, workHang, words, green)
	r := version.Record
	if r == nil {
		return
	}
	if version.ID != v.work.Preferred {
		if title := r.Title(); title != "" && title != v.work.Title {
			fact(p, "title", title)
		}
		fact(p, "identifiers", strings.Join(citedIdentifiers(r), ", "))
	}
	fact(p, "records", memberText(v, version))
	fact(p, "dates", dateText(r))
	fact(p, "target", prefixed("for ", r.TargetContainer.Title))
	fact(p, "licence", listText(r.Licences, licenceText, "; "))
	fact(p, "counts", listText(r.Counts, countText, ", "))
	for i, c := range r.ReportedCounts {
		if i == shownFacts {
			fact(p, "", fmt.Sprintf("and %d more", len(r.ReportedCounts)-shownFacts))
			break
		}
		label := ""
		if i == 0 {
			label = "reports"
		}
		fact(p, label, reportedText(c))
	}
	fact(p, "registered", listText(r.Registrations, func(g record.Registration) string {
		return g.Registry + " " + g.ID
	}, ", "))
	fact(p, "status", statusText(r))
	writeDisagreements(p, v, version.ID)
}

func statusText(r *record.Record) string {
	if r.Status == record.StatusRetracted {
		return "RETRACTED"
	}
	return ""
}

// memberText lists a version's records: their source, their place.
func memberText(v *workView, version *record.Version) string {
	var list []string
	for _, id := range version.Members {
		list = append(list, recordPlace(v, id))
	}
	slices.Sort(list)
	if len(list) > 6 {
		list = append(list[:6], fmt.Sprintf("and %d more", len(list)-6))
	}
	return strings.Join(list, ", ")
}

// recordPlace names a record for people: "Scopus: scopus.ris#12 (line 340)".
func recordPlace(v *workView, id string) string {
	r, ok := v.records[id]
	if !ok {
		return id
	}
	o := r.Origin
	place := fmt.Sprintf("%s#%d", v.name(o.Document), o.Position)
	if o.Span.Line > 1 {
		place += fmt.Sprintf(" (line %d)", o.Span.Line)
	}
	if o.Source != "" && o.Source != o.Document {
		place = o.Source + ": " + place
	}
	return place
}

// shortPlace names a record in as few words as tell it apart.
func shortPlace(v *workView, id string) string {
	r, ok := v.records[id]
	if !ok {
		return id
	}
	if r.Origin.Source != "" && r.Origin.Source != r.Origin.Document {
		return r.Origin.Source
	}
	return fmt.Sprintf("%s#%d", v.name(r.Origin.Document), r.Origin.Position)
}

func dateText(r *record.Record) string {
	return listText(r.Dates, func(d record.Date) string {
		value := d.Value
		if value == "" {
			value = d.Literal
		}
		return string(d.Kind) + " " + value
	}, ", ")
}

func listText[T any](list []T, text func(T) string, separator string) string {
	var parts []string
	for _, e := range list {
		parts = append(parts, text(e))
	}
	return strings.Join(unique(parts), separator)
}

// disagreement is a field for which the records of a version gave more than
// one value.
type disagreement struct {
	path   string
	chosen []record.Claim
	other  []record.Claim
}

// disagreements finds the fields of a version whose claims have a value that
// was not chosen and differs from the one that was.
func disagreements(w *record.Work, version string) []disagreement {
	byPath := map[string]*disagreement{}
	var order []string
	for _, c := range w.Claims {
		if c.Version != version {
			continue
		}
		d, ok := byPath[c.Path]
		if !ok {
			d = &disagreement{path: c.Path}
			byPath[c.Path] = d
			order = append(order, c.Path)
		}
		if c.Chosen {
			d.chosen = append(d.chosen, c)
		} else {
			d.other = append(d.other, c)
		}
	}
	var found []disagreement
	for _, path := range order {
		d := byPath[path]
		values := map[string]bool{}
		for _, c := range d.chosen {
			values[valueText(c.Value)] = true
		}
		d.other = slices.DeleteFunc(d.other, func(c record.Claim) bool {
			return values[valueText(c.Value)]
		})
		if len(d.other) > 0 {
			found = append(found, *d)
		}
	}
	return found
}

func writeDisagreements(p *printer, v *workView, version string) {
	list := disagreements(v.work, version)
	label := "differs"
	for i, d := range list {
		if i == shownClaims {
			fact(p, "", fmt.Sprintf("and %s more (--explain shows all)", counted(len(list)-i, "field")))
			return
		}
		var parts []string
		for _, c := range d.chosen[:min(1, len(d.chosen))] {
			parts = append(parts, fmt.Sprintf("chosen “%s” (%s), %s", shorten(valueText(c.Value), 50), shortPlace(v, c.Record), c.Reason))
		}
		if len(d.chosen) == 0 {
			parts = append(parts, "none chosen")
		}
		for _, c := range d.other[:min(2, len(d.other))] {
			parts = append(parts, fmt.Sprintf("not “%s” (%s), %s", shorten(valueText(c.Value), 50), shortPlace(v, c.Record), c.Reason))
		}
		fact(p, label, d.path+": "+strings.Join(parts, "; "))
		label = ""
	}
}

func writeRelations(p *printer, v *workView) {
	names := map[string]string{}
	for i := range v.work.Versions {
		version := &v.work.Versions[i]
		name := "the " + versionWords(version)
		for _, taken := range names {
			if taken == name {
				name += " " + version.ID
				break
			}
		}
		names[version.ID] = name
	}
	for _, r := range v.work.Relations {
		text := fmt.Sprintf("%s %s %s: %s", upperFirst(names[r.From]), relationText(r.Type), names[r.To], assertedWords[r.AssertedBy])
		if evidence := evidenceText(r.Evidence, 4); evidence != "" {
			text += " (" + evidence + ")"
		}
		p.paragraph("", plain, workHang, text, plain)
	}
}

// evidenceText says the strongest evidence for and against in one line.
func evidenceText(list []record.Evidence, most int) string {
	list = slices.DeleteFunc(slices.Clone(list), func(e record.Evidence) bool { return e.Weight == 0 })
	slices.SortStableFunc(list, func(a, b record.Evidence) int {
		return cmp.Compare(abs(b.Weight), abs(a.Weight))
	})
	var parts []string
	for _, e := range list[:min(most, len(list))] {
		text := e.Field + " " + e.Level
		if e.Detail != "" {
			text = e.Field + ": " + shorten(e.Detail, 60)
		}
		if e.Weight < 0 {
			text = "against: " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

func abs(n int) int { return max(n, -n) }

func writeNear(p *printer, v *workView) {
	label := "Kept apart from"
	for _, n := range v.near[:min(shownNear, len(v.near))] {
		p.paragraph("", plain, workHang, label+" "+briefCitation(n.other)+": "+neighbourText(n), plain)
	}
}

// neighbourText says how a neighbour stands to the work and why.
func neighbourText(n neighbour) string {
	switch n.pair.Verdict {
	case record.Unsure:
		return fmt.Sprintf("unsure, please look (%s): %s", percent(n.pair.Confidence), n.pair.Reason)
	case record.Related:
		if n.away {
			return "it " + relationText(n.pair.Relation) + " this: " + n.pair.Reason
		}
		return "this " + relationText(n.pair.Relation) + " it: " + n.pair.Reason
	}
	return n.pair.Reason
}

// writeClaims writes every claim of a work with its place and rule.
func writeClaims(p *printer, v *workView) {
	p.paragraph("", plain, workHang, "Every value, its place and rule (* marks what was chosen)", faint)
	for _, c := range v.work.Claims {
		mark := " "
		if c.Chosen {
			mark = "*"
		}
		where := recordPlace(v, c.Record)
		if len(c.Spans) > 0 {
			s := c.Spans[0]
			where = fmt.Sprintf("%s:%d:%d", s.Document, s.Line, s.Column)
			if s.Line == 0 {
				where = fmt.Sprintf("%s@%d", s.Document, s.Start)
			}
		}
		rule := c.Rule
		if c.Inferred {
			rule += " (inferred)"
		}
		text := fmt.Sprintf("%s = %s  %s  %s", c.Path, shorten(valueText(c.Value), 120), where, rule)
		p.paragraph("   "+mark, plain, 5, text+"; "+joinNonEmpty(": ", c.Choice, c.Reason), plain)
	}
}

// writeParagraph writes a work as one short paragraph, for long lists.
func writeParagraph(p *printer, v *workView) {
	w := v.work
	var places []string
	for i := range w.Versions {
		text := memberText(v, &w.Versions[i])
		if len(w.Versions) > 1 {
			text = versionWords(&w.Versions[i]) + ": " + text
		}
		places = append(places, text)
	}
	text := citation(w.Canonical()) + " [" + strings.Join(places, "; ") + "]"
	for _, n := range v.near {
		if n.pair.Verdict == record.Unsure {
			text += " Look at: " + briefCitation(n.other) + "."
		}
	}
	p.paragraph(fmt.Sprintf("%d.", v.number), bold, 7, text, plain)
}

func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
