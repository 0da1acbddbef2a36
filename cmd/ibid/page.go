package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
)

// Layout of a work's page: where the text of its parts begins, and how many
// lines of one kind are shown before the rest is only counted.
const (
	workHang      = 3
	factIndent    = 5
	factHang      = 18
	narrow        = 60 // columns below which labels have no column of their own
	shownNear     = 3
	shownFacts    = 4
	shownRecords  = 6
	shownEvidence = 4
)

// workView is what the page of one work is made of.
type workView struct {
	number  int
	work    *record.Work
	records map[string]*record.Record
	near    []neighbour
	// name gives a document's name as people should see it.
	name func(document string) string
	// letters are short names of the records that their version's page lists.
	letters map[string]string
}

// neighbour is a record of another work that was compared with this one and
// kept apart.
type neighbour struct {
	pair  record.Pair
	other *record.Record
	// number is the other work's place in the list.
	number int
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
	writeNear(p, v)
	if explain {
		writeClaims(p, v)
	}
	p.line("")
}

// fact writes one labelled line of a version. On a narrow terminal the text
// goes on below its label.
func fact(p *printer, label, text string) {
	hang := factHang
	if p.columns < narrow {
		hang = factIndent + 2
	}
	if text != "" {
		p.paragraph(strings.Repeat(" ", factIndent)+label, faint, hang, text, plain)
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
	}
	giveLetters(v, version)
	fact(p, "records", memberText(v, version))
	fact(p, "matched", matchedText(v, version))
	fact(p, "kind", kindText(r))
	if len(r.Identifiers) > 1 || version.ID != v.work.Preferred {
		fact(p, "identifiers", listText(r.Identifiers, identifierText, ", "))
	}
	fact(p, "dates", dateText(r))
	fact(p, "target", prefixed("for ", r.TargetContainer.Title))
	fact(p, "licence", listText(r.Licences, licenceText, "; "))
	fact(p, "counts", listText(r.Counts, countText, ", "))
	var reported []string
	for _, c := range r.ReportedCounts {
		reported = append(reported, reportedText(c))
	}
	writeFacts(p, "reports", "count", reported)
	fact(p, "registered", listText(r.Registrations, func(g record.Registration) string {
		return g.Registry + " " + g.ID
	}, ", "))
	fact(p, "holds", contentText(r))
	fact(p, "status", statusText(r))
	writeRelations(p, v, version.ID)
	writeDisagreements(p, v, version.ID)
}

func statusText(r *record.Record) string {
	if r.Status == record.StatusRetracted {
		return "RETRACTED"
	}
	return ""
}

// giveLetters gives each record that a version's page lists a letter, by which
// the rest of the page calls it, where there are several.
func giveLetters(v *workView, version *record.Version) {
	v.letters = map[string]string{}
	if len(version.Members) < 2 {
		return
	}
	for i, id := range placedMembers(v, version)[:min(shownRecords, len(version.Members))] {
		v.letters[id] = fmt.Sprintf("[%c]", 'a'+i)
	}
}

// placedMembers returns a version's records in the order of their places.
func placedMembers(v *workView, version *record.Version) []string {
	members := slices.Clone(version.Members)
	slices.SortFunc(members, func(a, b string) int { return cmp.Compare(recordPlace(v, a), recordPlace(v, b)) })
	return members
}

// memberText lists a version's records: their source, their place.
func memberText(v *workView, version *record.Version) string {
	members := placedMembers(v, version)
	var list []string
	for i, id := range members {
		if i == shownRecords {
			list = append(list, fmt.Sprintf("and %d more", len(members)-i))
			break
		}
		list = append(list, joinNonEmpty(" ", v.letters[id], recordPlace(v, id)))
	}
	return strings.Join(list, ", ")
}

// matchedText says why the records of a version were taken for one: the reason
// of the weakest of the links that hold them together.
func matchedText(v *workView, version *record.Version) string {
	links := strongestLinks(version.Members, v.work.Pairs)
	if len(links) == 0 {
		return ""
	}
	weakest := links[len(links)-1]
	text := percent(weakest.Confidence)
	if len(version.Members) > 2 {
		between := []string{shortPlace(v, weakest.A), shortPlace(v, weakest.B)}
		slices.Sort(between)
		text = fmt.Sprintf("weakest link %s = %s, %s", between[0], between[1], text)
	}
	return text + ", " + weakest.Reason
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
	if letter, ok := v.letters[id]; ok {
		return letter
	}
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

// writeDisagreements says on which fields the records of a version differ,
// what was chosen and why, and then where records give one value in several
// forms. That every file has an id of its own for a record is no disagreement.
func writeDisagreements(p *printer, v *workView, version string) {
	var differing, forms []string
	seen := map[string]bool{"own_id": true}
	for _, d := range dedupe.Disagreements(v.work) {
		name := fieldWords(d)
		if d.Version == version && d.Path != "own_id" && !seen[name] {
			seen[d.Path], seen[name] = true, true
			differing = append(differing, name+": "+disagreementText(v, d))
		}
	}
	chosen := map[string]record.Claim{}
	for _, c := range v.work.Claims {
		if _, ok := chosen[c.Path]; c.Version == version && c.Chosen && !ok {
			chosen[c.Path] = c
		}
	}
	for _, c := range v.work.Claims {
		best, ok := chosen[c.Path]
		// A choice between conclusions from one record is for --explain, and so is that a
		// list holds a value once.
		if c.Version == version && ok && !c.Chosen && c.Record != best.Record && !seen[c.Path] && !strings.HasPrefix(c.Reason, dedupe.SameValueWords) {
			seen[c.Path] = true
			forms = append(forms, formText(v, best, c))
		}
	}
	writeFacts(p, "differs", "field", differing)
	writeFacts(p, "chosen", "field", forms)
}

// writeFacts writes the first texts under one label and counts the rest by
// their noun.
func writeFacts(p *printer, label, noun string, texts []string) {
	for i, text := range texts {
		if i == shownFacts {
			fact(p, "", fmt.Sprintf("and %s more (--explain shows all)", counted(len(texts)-i, noun)))
			return
		}
		fact(p, label, text)
		label = ""
	}
}

// formText says why one form of a value was chosen over another.
func formText(v *workView, chosen, other record.Claim) string {
	return fmt.Sprintf("%s of %s: %s; %s: %s", pathWords(chosen.Path),
		shortPlace(v, chosen.Record), chosen.Reason, shortPlace(v, other.Record), other.Reason)
}

// shownOthers is how many of the values that were not chosen a disagreement shows.
const shownOthers = 2

func disagreementText(v *workView, d dedupe.Disagreement) string {
	parts := []string{"none chosen"}
	why, chosen := "", ""
	if len(d.Chosen) > 0 {
		first := d.Chosen[0]
		why, chosen = first.Reason, claimText(first)
		parts[0] = fmt.Sprintf("“%s” of %s, %s", shorten(chosen, 50), places(v, d.Chosen), why)
	}
	values := byValue(d.Others)
	for _, same := range values[:min(shownOthers, len(values))] {
		text := fmt.Sprintf("not “%s” of %s", shorten(fromDifference(claimText(same[0]), chosen), 50), places(v, same))
		// What is not chosen says why it is not, and that it differs.
		if _, reason, ok := strings.Cut(same[0].Reason, dedupe.DiffersWords+": "); !ok {
			text += ", " + same[0].Reason
		} else if reason != why {
			text += ", since " + reason
		}
		parts = append(parts, text)
	}
	if more := len(values) - shownOthers; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, "; ")
}

// byValue groups claims by their values, in the order of the first of each.
func byValue(claims []record.Claim) [][]record.Claim {
	var groups [][]record.Claim
	at := map[string]int{}
	for _, c := range claims {
		text := claimText(c)
		i, known := at[text]
		if !known {
			i = len(groups)
			at[text] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// places names where the first of some claims stands, and counts the others.
func places(v *workView, claims []record.Claim) string {
	text := shortPlace(v, claims[0].Record)
	if more := len(claims) - 1; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// fromDifference leaves out the beginning of a long text that it shares with another
// one, from which it could not be told when it is shortened.
func fromDifference(text, other string) string {
	const shown, kept = 30, 12
	same := 0
	for same < min(len(text), len(other)) && text[same] == other[same] {
		same++
	}
	if same < shown || len(text) <= shown {
		return text
	}
	from := strings.LastIndexByte(text[:same-kept], ' ') + 1
	if from == 0 {
		return text
	}
	return "…" + text[from:]
}

// writeRelations says how a version stands to the others of its work.
func writeRelations(p *printer, v *workView, version string) {
	for _, r := range v.work.Relations {
		if r.From != version {
			continue
		}
		text := relationText(r.Type) + " the " + otherVersion(v.work, r.To) + ", " + assertedWords[r.AssertedBy]
		if evidence := evidenceText(r.Evidence, shownEvidence); evidence != "" {
			text += ": " + evidence
		}
		fact(p, "relation", text)
	}
}

// otherVersion names a version of w beside another one.
func otherVersion(w *record.Work, id string) string {
	for i := range w.Versions {
		if v := &w.Versions[i]; v.ID == id {
			words := strings.TrimSuffix(versionWords(v), " (inferred)")
			if id == w.Preferred {
				return words
			}
			return words + " " + id
		}
	}
	return id
}

// evidenceText says the strongest evidence for and against in one line.
func evidenceText(list []record.Evidence, most int) string {
	list = slices.DeleteFunc(slices.Clone(list), func(e record.Evidence) bool { return e.Weight == 0 })
	slices.SortStableFunc(list, func(a, b record.Evidence) int {
		return cmp.Compare(abs(b.Weight), abs(a.Weight))
	})
	var parts, against []string
	for _, e := range list[:min(most, len(list))] {
		text := e.Field + " (" + e.Level + ")"
		if e.Weight < 0 {
			against = append(against, text)
		} else {
			parts = append(parts, text)
		}
	}
	if more := len(list) - most; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return joinNonEmpty("; ", strings.Join(parts, ", "), prefixed("against: ", strings.Join(against, ", ")))
}

func abs(n int) int { return max(n, -n) }

// writeNear says from which other works this one was kept apart; those with
// one reason stand together.
func writeNear(p *printer, v *workView) {
	var reasons []string
	others := map[string][]string{}
	for _, n := range v.near[:min(shownNear, len(v.near))] {
		reason := neighbourText(n)
		if _, ok := others[reason]; !ok {
			reasons = append(reasons, reason)
		}
		name := fmt.Sprint(n.number)
		if n.pair.Verdict != record.Different || len(n.pair.Vetoes) > 0 {
			name += " (" + mention(n.other) + ")"
		}
		others[reason] = append(others[reason], name)
	}
	for _, reason := range reasons {
		p.paragraph("", plain, workHang, "Kept apart from "+strings.Join(others[reason], ", ")+": "+reason, plain)
	}
}

// neighbourText says how a neighbour stands to the work and why.
func neighbourText(n neighbour) string {
	switch n.pair.Verdict {
	case record.Unsure:
		return fmt.Sprintf("unsure, please look (%s): %s", percent(n.pair.Confidence), n.pair.Reason)
	case record.Related:
		if n.away {
			return "it " + relationText(n.pair.Relation) + " this; " + n.pair.Reason
		}
		return "this " + relationText(n.pair.Relation) + " it; " + n.pair.Reason
	}
	if n.pair.Verdict == record.SameVersion || n.pair.Verdict == record.SameWork {
		return partedByOthers
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
		text := fmt.Sprintf("%s = “%s” %s", c.Path, shorten(claimText(c), 120), where)
		if c.Rule != "" {
			text += ", read by " + c.Rule
		}
		if c.Inferred {
			text += " (inferred)"
		}
		chosen := "not chosen"
		if c.Chosen {
			chosen = "chosen"
		}
		if c.Choice != "" {
			chosen += " by " + c.Choice
		}
		p.paragraph("   "+mark, plain, factIndent, joinNonEmpty("; ", text, joinNonEmpty(": ", chosen, c.Reason)), plain)
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
