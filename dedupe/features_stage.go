package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/preprint"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// archive is the name of one that holds preprints among other things.
const archive = "zenodo"

func (f *features) addStage(r *record.Record, container string) {
	if len(r.Stages) > 0 {
		f.stage = stages[r.Stages[0]]
	}
	server := normalize.FoldKey(clip(r.Server, maxName))
	f.preprint = r.Subtype == record.SubtypePreprint || server != "" && f.volume == "" ||
		namesPreprints(container)
	for _, id := range f.identifiers {
		if id.scheme == record.SchemeDOI && container == "" {
			_, known := preprint.ServerOfDOI(id.value)
			f.preprint = f.preprint || known
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

// namesPreprints reports whether the key of a container's name is that of a server
// of preprints.
func namesPreprints(container string) bool {
	return strings.Contains(container, "preprint") || preprint.IsServerKey(container) ||
		container == archive || strings.HasPrefix(container, archive+" ")
}

func (f *features) addContent(r *record.Record, keywords *vocabulary) {
	f.sketch.addAbstracts(r.Abstracts)
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
