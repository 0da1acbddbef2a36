package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// preprintServers are servers by their names and by the prefixes of the DOIs
// that they register.
var (
	preprintNames = []string{"arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "edarxiv", "engrxiv", "eartharxiv",
		"research square", "ssrn", "authorea", "techrxiv", "zenodo"}
	preprintPrefixes = map[string]bool{
		"10.1101": true, "10.64898": true, "10.48550": true, "10.2139": true, "10.21203": true, "10.20944": true, "10.31234": true,
		"10.31235": true, "10.31219": true, "10.26434": true, "10.36227": true, "10.22541": true,
	}
)

func (f *features) addStage(r *record.Record, container string) {
	if len(r.Stages) > 0 {
		f.stage = stages[r.Stages[0]]
	}
	server := normalize.FoldKey(clip(r.Server, maxName))
	f.preprint = r.Subtype == record.SubtypePreprint || server != "" && f.volume == "" ||
		preprintName(container)
	for _, id := range f.identifiers {
		if id.scheme == record.SchemeDOI && preprintDOI(id.value) && container == "" {
			f.preprint = true
		}
	}
	if f.preprint && f.stage == stageUnknown {
		f.stage = stagePreprint
	}
	if f.preprint && f.volume == "" { // what stands there is the server's number
		f.first, f.last, f.firstNo, f.lastNo = "", "", 0, 0
	}
	if f.stage == stageUnknown && !f.preprint && (f.volume != "" || f.issue != "" || f.first != "") {
		f.stage = stagePublished
	}
}

// preprintName reports whether a folded name is a preprint server's.
func preprintName(name string) bool {
	return strings.Contains(name, "preprint") || slices.ContainsFunc(preprintNames, func(server string) bool {
		return strings.HasPrefix(name, server) && (len(name) == len(server) || name[len(server)] == ' ')
	})
}

func preprintDOI(doi string) bool {
	prefix, _, _ := strings.Cut(doi, "/")
	return preprintPrefixes[prefix]
}

func (f *features) addContent(r *record.Record, keywords *vocabulary) {
	for _, a := range r.Abstracts {
		f.sketch.add(a.Text)
	}
	f.sketch.close()
	for _, c := range r.ReportedCounts {
		if len(f.counts) >= maxValues {
			break
		}
		next := count{what: c.What, known: c.Value != nil}
		if c.Value != nil {
			next.value = *c.Value
		}
		for _, p := range c.Parts {
			next.parts = append(next.parts, p.Value)
		}
		slices.Sort(next.parts)
		f.counts = append(f.counts, next)
	}
	for _, k := range r.Keywords {
		if len(f.keywords) >= maxKeywords {
			break
		}
		if key := normalize.FoldKey(clip(k.Value, maxName)); key != "" {
			f.keywords = append(f.keywords, keywords.number(key))
		}
	}
	slices.Sort(f.keywords)
	f.keywords = slices.Compact(f.keywords)
	if len(r.Languages) > 0 {
		f.language, _, _ = strings.Cut(strings.ToLower(r.Languages[0]), "-")
	}
}
