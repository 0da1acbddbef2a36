package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
)

// matchCommandFlags are the flags of match.
type matchCommandFlags struct {
	matchFlags
	out, against string
	library      inputFlags
}

func (a *app) matchCommand() *cobra.Command {
	f := &matchCommandFlags{}
	cmd := &cobra.Command{
		Use:   "match [FILE...]",
		Short: "For other tools: records in, groups out, nothing merged",
		Long: `Match reads one record a line, as a JSON object, from standard input or from
files, and writes one group of matching records a line.

In: the fields of CSL-JSON, all of them optional, and
  id      required, any text or number, of one record only; it comes back as
          it was
  source  optional, where the record is from (for --clean-source)
  must    optional, a list of ids of records that are the same, by a person's
          word
  cannot  optional, a list of ids of records that are not
Ids in must and cannot may stand before or after their record. Lines may be of
16 MB.

Out: one object a line for each group of two records or more:
  {"group":"1f0c…","ids":[1,"b"],"relation":"same-version","confidence":0.997,
   "reasons":["1 = b: an identifier in common, …"],"suggested_keeper":1}
  group             the group's id; the same records give the same one
  ids               the ids of its records, sorted
  relation          same-version; same-work with --level work, where the group
                    has several versions; unsure for a pair that a person
                    should look at
  confidence        0 to 1, of the weakest link that holds the group together
  reasons           why, in words: the strongest links, at most 10
  suggested_keeper  the id of the record that states most
  library           with --against: those of the ids that are the library's

Groups come sorted by their id, and no record is in two of them; unsure pairs
come after them, the most useful first. A record without match is in no line.

With --against, incoming records are compared with a library, a file of any
format, and only groups that join the two are written. A library's record is
called by the id that its file gives it, else, or where that id is not its
alone, by FILE#n. The suggested keeper is then the library's record.

A line that cannot be read is reported on standard error with its number; the
others are processed, and the exit status is 1.`,
		Example: `  ibid match < records.jsonl > groups.jsonl
  ibid match --against library.ris < incoming.jsonl
  printf '%s\n' '{"id":1,"title":"On citing","DOI":"10.5555/1"}' '{"id":2,"title":"On Citing.","DOI":"10.5555/1"}' | ibid match`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.library.check(); err != nil {
				return &usageError{err}
			}
			if len(args) == 0 {
				args = []string{stdinName}
			}
			return a.runMatch(cmd.Context(), expandPatterns(args), f)
		},
	}
	f.matchFlags.register(cmd)
	f.matchFlags.registerUnits(cmd, "`LEVEL`, version or work: a group is the records of one")
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "write to `FILE` instead of standard output; it is replaced only when complete")
	flags.StringVar(&f.against, "against", "", "compare the records with the library in `FILE`, and write only groups that join the two")
	f.library.registerReading(cmd)
	flags.Lookup("from").Usage = "`FORMAT` of the library, instead of recognising it"
	flags.Lookup("encoding").Usage = "`ENCODING` of library text that is not valid UTF-8"
	flags.Lookup("dialect").Usage = "exporter whose use of RIS the library follows, instead of recognising it in each record: `NAME` (see \"ibid formats\") or a file of JSON with one, which is recognised beside the known ones where it has evidence"
	return cmd
}

// matched is what is kept of a record that is matched.
type matched struct {
	// id is the caller's id as JSON; key tells ids apart and sorts them.
	id  json.RawMessage
	key string
	// address names the record for decisions.
	address  string
	library  bool
	richness int
}

// matching is one run of match.
type matching struct {
	records []matched
	index   *dedupe.Index
	policy  dedupe.Policy
	against bool
	// ids are the records' ids in the resolution, numbers their inverse.
	ids     []string
	numbers map[string]int
}

func (a *app) runMatch(ctx context.Context, args []string, f *matchCommandFlags) error {
	options, err := f.options(a)
	if err != nil {
		return &usageError{err}
	}
	m := &matching{policy: options.Policy, against: f.against != ""}
	var records []*record.Record
	var touched []fs.FileInfo
	missing := false
	if m.against {
		library, err := a.readLibrary(ctx, f, m)
		if err != nil {
			return err
		}
		records = library.records
		touched = library.touched
		missing = library.missing
	}
	lines, err := a.readMatchLines(ctx, args, m)
	if err != nil {
		return err
	}
	m.renameLibrary()
	records = append(records, lines.records...)
	options.Decisions = append(options.Decisions, lines.decisions(a, m)...)
	outs := a.newOutputs(append(touched, lines.touched...), append(f.library.files(), f.optionFiles()...)...)
	defer outs.discard()
	w, err := outs.create(ctx, cmp.Or(f.out, stdoutName))
	if err != nil {
		return err
	}

	shown := a.newProgress()
	defer shown.finish()
	options.Progress = shown.compared
	m.index = dedupe.NewIndex(options)
	for _, rec := range records {
		m.index.Add(rec)
	}
	resolution, err := m.index.Resolve(ctx)
	if err != nil {
		return err
	}
	for _, conflict := range resolution.Conflicts {
		a.complain("decisions: %s", conflict)
	}
	if err := m.write(w, resolution); err != nil {
		return err
	}
	if err := outs.commit(ctx); err != nil {
		return err
	}
	if missing || lines.missing {
		return errMissing
	}
	return nil
}

// renameLibrary calls a library's record by its place where an incoming record
// has the same id.
func (m *matching) renameLibrary() {
	incoming := map[string]bool{}
	for _, rec := range m.records {
		if !rec.library {
			incoming[rec.key] = true
		}
	}
	for i := range m.records {
		rec := &m.records[i]
		if rec.library && incoming[rec.key] {
			rec.key = rec.address
			rec.id = jsonText(rec.address)
		}
	}
}

// jsonText returns s as a JSON string.
func jsonText(s string) json.RawMessage {
	// A string always has a JSON form, so there is no error to look at.
	encoded, _ := json.Marshal(s)
	return encoded
}

// matchGroup is one line of the output.
type matchGroup struct {
	Group      string            `json:"group"`
	IDs        []json.RawMessage `json:"ids"`
	Relation   record.Verdict    `json:"relation"`
	Confidence float64           `json:"confidence"`
	Reasons    []string          `json:"reasons"`
	Keeper     json.RawMessage   `json:"suggested_keeper"`
	Library    []json.RawMessage `json:"library,omitempty"`
}

func (m *matching) write(w io.Writer, res *dedupe.Resolution) error {
	m.ids = res.IDs
	m.numbers = make(map[string]int, len(res.IDs))
	for n, id := range res.IDs {
		m.numbers[id] = n
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, g := range res.Groups {
		for _, set := range m.sets(&g) {
			if !m.wanted(set.members) {
				continue
			}
			if err := encoder.Encode(m.group(set.id, set.relation, set.members, g.Pairs)); err != nil {
				return err
			}
		}
	}
	for _, pair := range res.Review() {
		members := []int{m.numbers[pair.A], m.numbers[pair.B]}
		if !m.wanted(members) {
			continue
		}
		group := m.group(pair.A+"+"+pair.B, record.Unsure, members, []record.Pair{pair})
		if err := encoder.Encode(group); err != nil {
			return err
		}
	}
	return nil
}

// recordSet is records that are the same at the level asked for.
type recordSet struct {
	id       string
	relation record.Verdict
	members  []int
}

func (m *matching) sets(g *dedupe.Group) []recordSet {
	var sets []recordSet
	for _, unit := range g.Units(m.policy) {
		set := recordSet{g.Versions[unit[0]].ID, record.SameVersion, nil}
		if len(unit) > 1 {
			set.relation = record.SameWork
		}
		for _, v := range unit {
			set.members = append(set.members, g.Versions[v].Members...)
		}
		sets = append(sets, set)
	}
	return sets
}

// wanted reports whether a set is to be written: one of two records or more,
// and with a library one that joins both sides.
func (m *matching) wanted(members []int) bool {
	library := 0
	for _, n := range members {
		if m.records[n].library {
			library++
		}
	}
	return len(members) > 1 && (!m.against || library > 0 && library < len(members))
}

func (m *matching) group(id string, relation record.Verdict, members []int, pairs []record.Pair) matchGroup {
	members = slices.Clone(members)
	slices.SortFunc(members, func(a, b int) int { return cmp.Compare(m.records[a].key, m.records[b].key) })
	keeper := slices.MinFunc(members, func(a, b int) int {
		x, y := m.records[a], m.records[b]
		if x.library != y.library {
			if x.library {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.richness, x.richness), cmp.Compare(x.key, y.key))
	})
	out := matchGroup{Group: id, Relation: relation, Keeper: m.records[keeper].id, Reasons: []string{}}
	for _, n := range members {
		out.IDs = append(out.IDs, m.records[n].id)
		if m.records[n].library {
			out.Library = append(out.Library, m.records[n].id)
		}
	}
	out.Confidence, out.Reasons = m.links(members, pairs)
	return out
}

// shownReasons is how many links of a group are given with their reasons.
const shownReasons = 10

// links returns the confidence of the weakest of the links that hold a set
// together, and their reasons.
func (m *matching) links(members []int, pairs []record.Pair) (float64, []string) {
	set := make([]string, len(members))
	for i, n := range members {
		set[i] = m.ids[n]
	}
	weakest := 1000
	reasons := []string{}
	for _, pair := range strongestLinks(set, pairs) {
		weakest = min(weakest, pair.Confidence)
		if len(reasons) < shownReasons {
			x, y := m.records[m.numbers[pair.A]].key, m.records[m.numbers[pair.B]].key
			if x > y {
				x, y = y, x
			}
			reasons = append(reasons, fmt.Sprintf("%s = %s: %s", x, y, pair.Reason))
		}
	}
	return float64(weakest) / 1000, reasons
}

// strongestLinks returns the strongest pairs that hold the records of the
// given ids together, a spanning tree of them, the strongest first.
func strongestLinks(ids []string, pairs []record.Pair) []record.Pair {
	parent := make(map[string]string, len(ids))
	for _, id := range ids {
		parent[id] = id
	}
	root := func(id string) string {
		for parent[id] != id {
			parent[id] = parent[parent[id]]
			id = parent[id]
		}
		return id
	}
	pairs = slices.DeleteFunc(slices.Clone(pairs), func(p record.Pair) bool {
		return parent[p.A] == "" || parent[p.B] == ""
	})
	slices.SortStableFunc(pairs, func(a, b record.Pair) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return slices.DeleteFunc(pairs, func(p record.Pair) bool {
		a, b := root(p.A), root(p.B)
		parent[a] = b
		return a == b
	})
}
