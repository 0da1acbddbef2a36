package dedupe

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ibid-go/ibid/record"
)

// ErrNoRecord is the cause when a record is not there to be compared or fused.
var ErrNoRecord = errors.New("no such record")

// Fuse makes a work of a group. The function returns a record of the group by
// its number; its ID is replaced by the one in res.
//
// Values are chosen inside each version by a table of policies, one for each
// field; no policy sees the records of another version. The result depends on
// the group, the records and o only, not on the order of the members.
//
// # Claims
//
// Every value of every record becomes a [record.Claim], chosen or not, with
// the reason. Its path is that of the field in the record's JSON form, and its
// Value what stands there. An element of a list has the list's path, with what
// tells its kind: "titles/main", "dates/issued", "identifiers/doi",
// "relations/isPreprintOf", "counts/citations", "reported_counts/included
// studies", "details/…"; "container/abbreviations" and "links" have no kind.
// The fields "contributors" (for each role), "keywords" and "languages" are
// chosen whole, and their Value is the list; "contributors/0" is a name in the list
// chosen that another record has whole. "stage" is the version's stage.
//
// A value that its own record has no place for, since it states another before it,
// is a claim on the field too, which is never chosen: a page that says its volume
// in several vocabularies. The detail that keeps it is one of its own.
//
// Claims on the work itself have no version: "preferred" (the id of each
// version), "title", and "status" where a notice of retraction is among the
// versions.
//
// # Authority
//
// Among values that contradict each other, stated ones win over concluded
// ones; then the user's [Options.SourceOrder] decides; then what kind of source
// the record came from: the publisher's own record, a registration agency's,
// MEDLINE's, an index's, an export that names no database, a portal's, another
// page, an aggregator's. MEDLINE comes first for abstracts and subjects,
// agencies for identifiers and relations, and indexes late for keywords. Equals
// are decided by the smaller record id. Of two forms of one value the better one is taken,
// whichever source has it: a title without the author, the issue, the heading of a list
// of papers or a database's remark around it; text with its letter case and marks before
// the same in capitals or without them; an abstract with its headings and without a
// copyright notice; the date before that of its coming out online; a person's
// citation key before the id of a database.
//
// A record that comes with a *record.ParseError is used as far as it was read;
// any other error of fetch ends the fusion and is returned as it is. The work
// shares slices with the records, so neither may be changed in place.
func Fuse(res *Resolution, g *Group, fetch func(n int) (*record.Record, error), o *Options) (*record.Work, error) {
	if o == nil {
		o = &Options{}
	}
	w := &record.Work{
		ID:        g.ID,
		Relations: slices.Clone(g.Relations),
		Pairs:     slices.Clone(g.Pairs),
	}
	var drafts []draft
	for _, v := range g.Versions {
		records := make([]*record.Record, 0, len(v.Members))
		for _, n := range v.Members {
			r, err := fetch(n)
			var damaged *record.ParseError
			switch {
			case err != nil && (r == nil || !errors.As(err, &damaged)):
				return nil, err
			case r == nil:
				return nil, fmt.Errorf("record %d (%s): %w", n, res.IDs[n], ErrNoRecord)
			}
			if r.ID != res.IDs[n] {
				named := *r
				named.ID = res.IDs[n]
				r = &named
			}
			records = append(records, r)
		}
		drafts = append(drafts, fuseVersion(v.ID, records, len(g.Versions) == 1, o))
	}
	if len(drafts) > 1 {
		for i := range drafts {
			drafts[i].filled = filledFields(drafts[i].claims)
		}
	}
	if o.NoClaims && len(drafts) == 1 {
		preferOnly(w, drafts[0].version)
		return w, nil
	}
	prefer(w, drafts)
	if o.NoClaims {
		w.Claims = nil
	}
	return w, nil
}

// Resolve resolves and fuses records in memory. Works are sorted by id. The
// error is ctx's, when it is cancelled, and wraps [ErrNoRecord] for a record that is
// nil, as a reader gives it with an error. Questions, studies and decisions that
// contradict each other are in the [Resolution] of an [Index].
func Resolve(ctx context.Context, records []*record.Record, o *Options) ([]*record.Work, error) {
	index := NewIndex(o)
	for n, r := range records {
		if r == nil {
			return nil, fmt.Errorf("record %d is nil: %w", n, ErrNoRecord)
		}
		index.Add(r)
	}
	res, err := index.Resolve(ctx)
	if err != nil {
		return nil, err
	}
	fetch := func(n int) (*record.Record, error) { return records[n], nil }
	works := make([]*record.Work, 0, len(res.Groups))
	for i := range res.Groups {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w, err := Fuse(res, &res.Groups[i], fetch, o)
		if err != nil {
			return nil, err
		}
		works = append(works, w)
	}
	return works, nil
}

// draft is a fused version before the versions of the work are ordered.
type draft struct {
	version record.Version
	claims  []record.Claim
	// notice is set for a notice of retraction, which is never preferred.
	notice bool
	// filled is the number of fields that have a value, where there is another
	// version to compare it with.
	filled int
}

// fusion is the fusing of one version. It holds the members of that version
// and no other's, so that no policy can move a value between versions.
type fusion struct {
	version string
	// members are sorted by id; ranked holds them by authority, for each topic
	// that was asked for.
	members []*member
	ranked  [topics][]*member
	fused   *record.Record
	claims  []record.Claim
	// silent is set where no claim is asked for but those by which the stage is
	// known.
	silent bool
}

// member is one record of a version, with what policies ask of it.
type member struct {
	record *record.Record
	// class is the kind of its source. A record that stands alone in its
	// version is compared with none, and its class is not looked for.
	class sourceClass
	// place is that of its source in [Options.SourceOrder], or the length of
	// that list.
	place int
	// traces are indexes into the record's Trace, sorted by path; nil until the
	// first value is asked for.
	traces []int
	// places holds the spans of all readings of the record.
	places []record.DocumentSpan
	// unasked is set where nobody asks how the values of the record were read.
	unasked bool
}

// sortTraces looks up the traces of the record.
func (m *member) sortTraces() {
	r := m.record
	m.traces = make([]int, len(r.Trace))
	spans := 0
	for i := range m.traces {
		m.traces[i] = i
		spans += len(r.Trace[i].Spans)
	}
	// Publication details are read twice, for themselves and for the stage.
	m.places = make([]record.DocumentSpan, 0, 2*spans)
	slices.SortStableFunc(m.traces, func(a, b int) int {
		return cmp.Compare(r.Trace[a].Path, r.Trace[b].Path)
	})
}

// fuseVersion fuses the records of a version, which may be the only one of its
// work.
func fuseVersion(id string, records []*record.Record, only bool, o *Options) draft {
	f := &fusion{version: id, fused: &record.Record{ID: id}, silent: o.NoClaims && only}
	if !f.silent {
		f.claims = make([]record.Claim, 0, 16*len(records))
	}
	for _, r := range records {
		m := &member{record: r, place: placeOf(r, o.SourceOrder)}
		m.unasked = f.silent && len(records) == 1 && !concludes(r)
		if len(records) > 1 {
			m.class = classOf(r)
		}
		f.members = append(f.members, m)
	}
	slices.SortFunc(f.members, func(a, b *member) int { return cmp.Compare(a.record.ID, b.record.ID) })
	for _, p := range policies {
		p.fuse(f, p)
	}
	d := draft{version: record.Version{ID: id, Record: f.fused}}
	d.version.Stage, d.version.StageInferred = f.stage()
	for _, m := range f.members {
		d.version.Members = append(d.version.Members, m.record.ID)
		d.version.Sources = append(d.version.Sources, sourcesOf(m.record)...)
	}
	slices.Sort(d.version.Sources)
	d.version.Sources = slices.Compact(d.version.Sources)
	d.claims = f.claims
	d.notice = isRetractionNotice(f.fused)
	return d
}

// sourcesOf are the sources that had a record. One that was fused before names them in a
// note; the file that it was written to is then none, unless a person called it one.
func sourcesOf(r *record.Record) []string {
	sources, own := r.NotedSources(), r.Origin
	if own.Source != "" && (len(sources) == 0 || own.Source != own.Document || own.Kind != "") {
		sources = append(sources, own.Source)
	}
	return sources
}

// alone is the only member of a version of which no claim is asked for, else nil:
// a field that holds one value has its.
func (f *fusion) alone() *member {
	if f.silent && len(f.members) == 1 {
		return f.members[0]
	}
	return nil
}

// takeAlone takes a list of the member that is alone, where the list has at most
// one element; others are looked at, since a record can say one thing twice.
func takeAlone[T any](f *fusion, at func(*record.Record) *[]T) bool {
	m := f.alone()
	if m == nil || len(*at(m.record)) > 1 {
		return false
	}
	if list := *at(m.record); len(list) == 1 {
		*at(f.fused) = slices.Clip(list)
	}
	return true
}

// part is the policy of a part of a field. It has no path where neither claims nor
// traces are asked for.
func (f *fusion) part(p policy, name string) policy {
	if m := f.alone(); m == nil || !m.unasked {
		p.path += "/" + name
	}
	return p
}

// pathOf is the claim path of a part of a field, which nobody asks for where there
// are no claims.
func (f *fusion) pathOf(path, part string) string {
	if f.silent {
		return ""
	}
	return path + "/" + part
}

// concludes reports whether a rule concluded a value of the record: a value that
// is stated comes before it.
func concludes(r *record.Record) bool {
	return slices.ContainsFunc(r.Trace, func(t record.Trace) bool { return t.Inferred })
}

// filledFields counts the fields for which a value was chosen.
func filledFields(claims []record.Claim) int {
	paths := map[string]bool{}
	for _, c := range claims {
		if c.Chosen {
			paths[c.Path] = true
		}
	}
	return len(paths)
}
