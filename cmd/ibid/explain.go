package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// explainFlags are the flags of explain.
type explainFlags struct {
	inputFlags
	matchFlags
	to string
}

var explainFormats = []string{formatText, string(record.FormatIbidJSON)}

func (a *app) explainCommand() *cobra.Command {
	f := &explainFlags{}
	cmd := &cobra.Command{
		Use:   "explain A B FILE...",
		Short: "Say why two records were, or were not, taken for one",
		Long: `Explain compares two records with the frequencies of all the files, and prints
the keys that proposed the pair, the evidence for and against in bits, what
forbids merging, the verdict and where the two ended up. For two records of one
work it names the weakest of the links that hold the work together; for two that
their own evidence would join, the pairs that keep their works apart. Two
versions of one work count as one or as two by --level, --preprints and
--cochrane-updates, as in ibid dedupe.

A and B name records by the id that the file gives them, by their Ibid id (its
first 6 or more digits), or as FILE#n, the n-th record of a file.`,
		Example: `  ibid explain 32706713 WOS:000123 medline.ris wos.ris
  ibid explain medline.ris#12 wos.ris#40 medline.ris wos.ris --to json`,
		Args: minimumFiles(3, "expected the names of two records and at least one FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			err := cmp.Or(checkFormat("to", f.to, explainFormats), f.inputFlags.check())
			if err != nil {
				return &usageError{err}
			}
			return a.runExplain(cmd.Context(), args[0], args[1], args[2:], f)
		},
	}
	f.inputFlags.register(cmd)
	f.matchFlags.register(cmd)
	f.matchFlags.registerUnits(cmd, "`LEVEL`, version or work: records of the same one count as one")
	cmd.Flags().StringVar(&f.to, "to", formatText, "output `FORMAT`: text or json")
	completeFlag(cmd, "to", func() []string { return explainFormats })
	return cmd
}

// explanation is what explain says, in its JSON form.
type explanation struct {
	// Records are the two in the order in which the user named them.
	Records     [2]explained `json:"records"`
	Pair        record.Pair  `json:"pair"`
	SameVersion bool         `json:"same_version"`
	SameWork    bool         `json:"same_work"`
	// CountAsOne is set where one of the two is removed as a duplicate, by the
	// level and by what was said of preprints and updates.
	CountAsOne bool `json:"count_as_one"`
	// Cluster are the ids of all records of the works of the two.
	Cluster []string `json:"cluster"`
	// Links are the strongest pairs that hold the work together, where it is
	// one work, the weakest last.
	Links []record.Pair `json:"links,omitempty"`
	// Barriers are the pairs that keep two works apart which the pair's own
	// evidence would join.
	Barriers []record.Pair `json:"barriers,omitempty"`
	// WeightsVersion names the table of weights.
	WeightsVersion string `json:"weights_version"`
}

// explained is one of the two records.
type explained struct {
	ID       string `json:"id"`
	OwnID    string `json:"own_id,omitzero"`
	Address  string `json:"address"`
	Citation string `json:"citation"`
	Version  string `json:"version"`
	Work     string `json:"work"`
}

func (a *app) runExplain(ctx context.Context, nameA, nameB string, files []string, f *explainFlags) error {
	options, err := f.options(a)
	if err != nil {
		return &usageError{err}
	}
	r, err := a.open(ctx, files, &f.inputFlags)
	if err != nil {
		return err
	}
	defer r.close()
	if err := a.resolve(ctx, r, options, f.diagnostics); err != nil {
		return err
	}
	first, err := r.find(nameA)
	if err != nil {
		return err
	}
	second, err := r.find(nameB)
	if err != nil {
		return err
	}
	if first == second {
		return fmt.Errorf("%s and %s are the same record, %s; expected two", nameA, nameB, r.address(first))
	}
	e, err := r.explain(first, second, options.Policy)
	if err != nil {
		return err
	}
	if f.to == string(record.FormatIbidJSON) {
		if err := writeIndented(a.stdout, e); err != nil {
			return err
		}
		return r.status()
	}
	p := newPrinter(a.stdout)
	writeExplanation(p, e, r)
	if p.err != nil {
		return p.err
	}
	return r.status()
}

// writeIndented writes a value as JSON for programs and for people.
func writeIndented(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

func (r *reading) explain(first, second int, policy dedupe.Policy) (*explanation, error) {
	pair := r.index.Compare(first, second)
	if pair.A != r.resolution.IDs[first] {
		// The values of the evidence stand in the order of the pair.
		first, second = second, first
	}
	pair.Evidence = slices.Clone(pair.Evidence)
	slices.SortStableFunc(pair.Evidence, func(a, b record.Evidence) int { return cmp.Compare(b.Weight, a.Weight) })
	e := &explanation{Pair: pair}
	versions := [2]int{}
	for i, n := range []int{first, second} {
		rec, err := r.fetch(n)
		if err != nil {
			return nil, err
		}
		one := explained{ID: rec.ID, OwnID: rec.OwnID, Address: r.address(n), Citation: citation(rec), Work: r.group(n).ID}
		for k, v := range r.group(n).Versions {
			if slices.Contains(v.Members, n) {
				one.Version, versions[i] = v.ID, k
			}
		}
		e.Records[i] = one
		for _, m := range r.group(n).Members() {
			e.Cluster = append(e.Cluster, r.resolution.IDs[m])
		}
	}
	slices.Sort(e.Cluster)
	e.Cluster = slices.Compact(e.Cluster)
	e.SameWork = r.group(first) == r.group(second)
	e.SameVersion = e.SameWork && versions[0] == versions[1]
	if e.SameWork {
		e.CountAsOne = slices.ContainsFunc(r.group(first).Units(policy), func(unit []int) bool {
			return slices.Contains(unit, versions[0]) && slices.Contains(unit, versions[1])
		})
	}
	e.WeightsVersion = r.resolution.Statistics.WeightsVersion
	switch joins := pair.Verdict == record.SameVersion || pair.Verdict == record.SameWork; {
	case e.SameWork:
		e.Links = r.links(r.group(first))
	case joins:
		e.Barriers = r.barriers(r.group(first), r.group(second))
	}
	return e, nil
}

// links returns the strongest pairs that hold the records of a work together,
// the weakest last.
func (r *reading) links(g *dedupe.Group) []record.Pair {
	var ids []string
	for _, n := range g.Members() {
		ids = append(ids, r.resolution.IDs[n])
	}
	pairs := slices.DeleteFunc(slices.Clone(g.Pairs), func(p record.Pair) bool {
		return p.Verdict != record.SameVersion && p.Verdict != record.SameWork
	})
	return strongestLinks(ids, pairs)
}

// shownBarriers is how many pairs are given that keep two works apart, and
// comparedBarriers how many records of each work are looked at for them.
const (
	shownBarriers    = 5
	comparedBarriers = 20
)

// barriers returns pairs of records of two works that a rule, or a person,
// keeps apart, those of the strongest word first.
func (r *reading) barriers(g, h *dedupe.Group) []record.Pair {
	var found []record.Pair
	a, b := g.Members(), h.Members()
	for _, i := range a[:min(len(a), comparedBarriers)] {
		for _, j := range b[:min(len(b), comparedBarriers)] {
			if p := r.index.Compare(i, j); p.Verdict != record.SameVersion && p.Verdict != record.SameWork {
				found = append(found, p)
			}
		}
	}
	rank := func(p record.Pair) int {
		switch {
		case p.Rule == "decision":
			return 0
		case len(p.Vetoes) > 0:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(found, func(p, q record.Pair) int {
		return cmp.Or(cmp.Compare(rank(p), rank(q)), cmp.Compare(p.Weight, q.Weight))
	})
	return found[:min(len(found), shownBarriers)]
}

// verdictWords are the verdicts in words.
var verdictWords = map[record.Verdict]string{
	record.SameVersion: "the same version of one work",
	record.SameWork:    "two versions of one work",
	record.Related:     "two works that are related",
	record.Different:   "two works",
	record.Unsure:      "unsure; nothing is merged",
}

func writeExplanation(p *printer, e *explanation, r *reading) {
	const hang = 11
	for i, one := range e.Records {
		name := string(rune('A' + i))
		p.paragraph(name, bold, hang, one.Citation, bold)
		p.paragraph("", plain, hang, joinNonEmpty(", ", one.Address, prefixed("own id ", one.OwnID), "id "+one.ID), faint)
	}
	p.line("")
	verdict := verdictWords[e.Pair.Verdict]
	if e.Pair.Relation != "" {
		from, to := "A", "B"
		if e.Pair.Inverse {
			from, to = to, from
		}
		verdict += fmt.Sprintf(": %s %s %s", from, relationText(e.Pair.Relation), to)
	}
	p.paragraph("Verdict", faint, hang, verdict, verdictStyle(e.Pair.Verdict))
	p.paragraph("Because", faint, hang, joinNonEmpty(" ", e.Pair.Reason, "["+e.Pair.Rule+"]"), plain)
	p.paragraph("Weight", faint, hang, fmt.Sprintf("%s bits, confidence that both are one publication %s; table %s", bits(e.Pair.Weight), percent(e.Pair.Confidence), e.WeightsVersion), plain)
	keys := strings.Join(e.Pair.Keys, ", ")
	if keys == "" {
		keys = "none: no key proposed this pair, it was compared because you asked"
	}
	p.paragraph("Keys", faint, hang, keys, plain)
	for i, veto := range e.Pair.Vetoes {
		label := ""
		if i == 0 {
			label = "Forbidden"
		}
		p.paragraph(label, faint, hang, joinNonEmpty(": ", veto.Rule, veto.Detail), red)
	}
	p.line("")
	rows := [][]string{{"FIELD", "LEVEL", "BITS", "WHAT WAS COMPARED"}}
	for _, v := range e.Pair.Evidence {
		rows = append(rows, []string{v.Field, v.Level, bits(v.Weight), v.Detail})
	}
	if len(rows) > 1 {
		p.table(0, "2", rows)
		p.line("")
	}
	p.paragraph("Ended up", faint, hang, endedUp(e), plain)
	if e.SameWork {
		var names []string
		for _, id := range e.Cluster {
			if id != e.Records[0].ID && id != e.Records[1].ID {
				names = append(names, r.address(r.numbers()[id]))
			}
		}
		if len(names) > 0 {
			p.paragraph("With", faint, hang, strings.Join(names, ", "), plain)
		}
	}
	name := func(id string) string {
		switch id {
		case e.Records[0].ID:
			return "A"
		case e.Records[1].ID:
			return "B"
		}
		return r.address(r.numbers()[id])
	}
	if len(e.Links) > 1 {
		p.paragraph("Held by", faint, hang, counted(len(e.Links), "link")+", the weakest of them "+linkText(e.Links[len(e.Links)-1], name), plain)
	}
	for i, barrier := range e.Barriers {
		label := ""
		if i == 0 {
			label = "Parted by"
		}
		p.paragraph(label, faint, hang, linkText(barrier, name), plain)
	}
}

// linkText names a pair of records with what it rests on.
func linkText(pair record.Pair, name func(id string) string) string {
	return fmt.Sprintf("%s and %s (%s): %s [%s]", name(pair.A), name(pair.B), percent(pair.Confidence), pair.Reason, pair.Rule)
}

func verdictStyle(v record.Verdict) style {
	switch v {
	case record.SameVersion, record.SameWork:
		return green
	case record.Unsure:
		return yellow
	}
	return plain
}

func endedUp(e *explanation) string {
	a, b := e.Records[0], e.Records[1]
	switch {
	case e.SameVersion:
		return fmt.Sprintf("in one version, %s, of work %s", a.Version, a.Work)
	case e.SameWork:
		text := fmt.Sprintf("in one work, %s, as two versions: A in %s, B in %s; ", a.Work, a.Version, b.Version)
		if e.CountAsOne {
			return text + "they count as one"
		}
		return text + "they count as two"
	}
	text := fmt.Sprintf("in two works: A in %s, B in %s", a.Work, b.Work)
	if e.Pair.Verdict == record.SameVersion || e.Pair.Verdict == record.SameWork {
		text += "; " + partedByOthers
	}
	return text
}

// partedByOthers says why two records that their own evidence would join
// stand in two works.
const partedByOthers = "their own evidence would join them, but one stands with a record that a rule or a person's decision keeps apart from the other"

// shortestPrefix is how many digits of an id name a record.
const shortestPrefix = 6

// find returns the number of the record that a person named: by FILE#n, by
// the id in its file, by its Ibid id or the beginning of that, or by an
// identifier of the publication such as a DOI or a PubMed id.
func (r *reading) find(name string) (int, error) {
	var found []int
	if file, position, ok := cutLast(name, "#"); ok {
		n, err := strconv.Atoi(position)
		if err == nil {
			found = r.matching(func(k int) bool {
				in := r.source(k)
				return int(r.places[k].position) == n && (in.path == file || in.source == file)
			})
			if len(found) == 0 {
				short := shortNames(r.documents)
				found = r.matching(func(k int) bool {
					return int(r.places[k].position) == n && short(r.source(k).path) == file
				})
			}
		}
	}
	if len(found) == 0 {
		found = r.matching(func(k int) bool {
			return r.resolution.IDs[k] == name || r.places[k].ownID == name
		})
	}
	if len(found) == 0 && len(name) >= shortestPrefix {
		found = r.matching(func(k int) bool { return strings.HasPrefix(r.resolution.IDs[k], name) })
	}
	if len(found) == 0 {
		var err error
		if found, err = r.identifiedBy(name); err != nil {
			return 0, err
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return 0, fmt.Errorf("there is no record %q in these files%s", name, r.similar(name))
	}
	return 0, fmt.Errorf("%q names %s: %s; expected one, so name it as FILE#n", name, counted(len(found), "record"), r.list(found))
}

// identifiedBy returns the records that state the identifier that name is in
// some scheme. It reads the records again.
func (r *reading) identifiedBy(name string) ([]int, error) {
	wanted := normalize.Identifiers(name)
	if pmid, err := normalize.PMID(name); err == nil {
		wanted = append(wanted, record.Identifier{Scheme: record.SchemePMID, Value: pmid})
	}
	var found []int
	for n := range r.places {
		rec, err := r.fetch(n)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(rec.Identifiers, func(id record.Identifier) bool {
			return id.Value == name || slices.Contains(wanted, id)
		}) {
			found = append(found, n)
		}
	}
	return found, nil
}

func (r *reading) matching(fits func(n int) bool) []int {
	var found []int
	for n := range r.places {
		if fits(n) {
			found = append(found, n)
		}
	}
	return found
}

// similar lists names that a person may have meant.
func (r *reading) similar(name string) string {
	lower := strings.ToLower(name)
	near := r.matching(func(n int) bool {
		own := strings.ToLower(r.places[n].ownID)
		return own != "" && (strings.Contains(own, lower) || strings.Contains(lower, own) && len(own) > 2 || oneApart(own, lower)) ||
			len(lower) >= 3 && strings.HasPrefix(r.resolution.IDs[n], lower)
	})
	if len(near) > 0 {
		return "; near it are " + r.list(near)
	}
	return fmt.Sprintf("; records are named like %s", r.list([]int{0}))
}

// list names records by what the user can type.
func (r *reading) list(numbers []int) string {
	var names []string
	for i, n := range numbers {
		if i == 5 {
			names = append(names, fmt.Sprintf("and %s more", thousands(len(numbers)-i)))
			break
		}
		text := r.address(n)
		if own := r.places[n].ownID; own != "" {
			text = own + " (" + text + ")"
		}
		names = append(names, text)
	}
	return strings.Join(names, ", ")
}

// oneApart reports whether a becomes b by changing, adding or leaving out one
// byte.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, "", false
}
