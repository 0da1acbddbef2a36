package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// stageOrder is the order of preference of the stages, best first; a version
// of unknown stage comes last.
var stageOrder = []record.Stage{record.StageCVoR, record.StageEVoR, record.StageVoR,
	record.StageP, record.StageAM, record.StageSMUR, record.StageAO, ""}

// stageNames name the stages in reasons.
var stageNames = map[record.Stage]string{
	record.StageCVoR: "corrected version of record",
	record.StageEVoR: "enhanced version of record",
	record.StageVoR:  "version of record",
	record.StageP:    "proof",
	record.StageAM:   "accepted manuscript",
	record.StageSMUR: "submitted manuscript under review",
	record.StageAO:   "author's original",
	"":               "version of unknown stage",
}

func stageRank(s record.Stage) int {
	if i := slices.Index(stageOrder, s); i >= 0 {
		return i
	}
	return len(stageOrder) - 1
}

// stageStatement is the likeliest stage that a member gives, with the others
// that it does not exclude.
type stageStatement struct {
	statement[record.Stage]
	first bool
}

// fuseStages takes the stages of one record, the likeliest first. Each stage
// is a claim of its own.
func fuseStages(f *fusion, p policy) {
	var given []stageStatement
	for _, s := range gather(f, topicGeneral, p.path, func(r *record.Record) *[]record.Stage { return &r.Stages }) {
		given = append(given, stageStatement{s, s.value == s.from.record.Stages[0]})
	}
	if len(given) == 0 {
		return
	}
	taken := given[slices.IndexFunc(given, func(s stageStatement) bool { return s.first })]
	f.fused.Stages = slices.Clone(taken.from.record.Stages)
	possible := map[record.Stage]bool{}
	for _, stage := range f.fused.Stages {
		possible[stage] = true
	}
	for _, s := range given {
		what := outcome{chosen: s.value == taken.value}
		switch {
		case what.chosen && s.from == taken.from && s.read.inferred:
			what.reason = "the likeliest stage by the source's words"
		case what.chosen && s.from == taken.from:
			what.reason = "stated by the source"
		case what.chosen:
			what.reason = "equal to the stage chosen"
		case possible[s.value]:
			what.reason = "less likely than " + string(taken.value) + ", but not excluded by the source's words"
		default:
			what.differs = true
			what.reason = "differs from the stage chosen: " + topicGeneral.outranks(taken.origin, s.origin)
		}
		f.claim("stage", p.choice, s.value, s.origin, what)
	}
}

// stage returns the version's stage after its fields were fused: the likeliest
// of its record's stages, else the version of record where a record says what
// only one says. inferred reports that no record states it.
func (f *fusion) stage() (stage record.Stage, inferred bool) {
	if len(f.fused.Stages) > 0 {
		stage = f.fused.Stages[0]
		inferred = !slices.ContainsFunc(f.claims, func(c record.Claim) bool {
			return c.Path == "stage" && c.Value == stage && !c.Inferred
		})
	} else if f.hasPublicationDetails() {
		stage, inferred = record.StageVoR, true
	}
	if stage == record.StageVoR && !f.silent {
		f.claimPublicationDetails()
	}
	return stage, inferred
}

// claimPublicationDetails makes a claim for the version of record by each
// record that states no stage and has an article's publication details.
func (f *fusion) claimPublicationDetails() {
	for _, m := range f.byAuthority(topicGeneral) {
		evidence := publicationDetails(m.record)
		if evidence == nil || len(m.record.Stages) > 0 {
			continue
		}
		read := m.reading(evidence...)
		read.rule, read.inferred = "", true
		f.claim("stage", "stage.publication-details", record.StageVoR, origin{m, read}, outcome{chosen: true,
			reason: "a journal article with " + detailNames(evidence) + ", and no mark of a preprint"})
	}
}

// hasPublicationDetails reports whether a record shows the version to be one of
// record, and none speaks against it.
func (f *fusion) hasPublicationDetails() bool {
	found := false
	for _, m := range f.members {
		r := m.record
		if r.Subtype == record.SubtypePreprint || r.Server != "" || !r.TargetContainer.IsZero() ||
			r.Status != "" && r.Status != record.StatusPublished && r.Status != record.StatusRetracted {
			return false
		}
		found = found || publicationDetails(r) != nil
	}
	return found
}

// publicationDetails returns the paths of what only a published journal
// article has: a place in its journal and a date of issue; nil where the
// record does not say both.
func publicationDetails(r *record.Record) []string {
	if r.Type != record.TypeArticleJournal {
		return nil
	}
	var paths []string
	for _, d := range []struct {
		path   string
		stated bool
	}{
		{"volume", r.Volume != ""},
		{"issue", r.Issue != ""},
		{"pages", r.Pages != record.Pages{}},
		{"article_number", r.ArticleNumber != ""},
	} {
		if d.stated {
			paths = append(paths, d.path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	for i, d := range r.Dates {
		if d.Kind == record.DateIssued || d.Kind == record.DatePrint || d.Kind == record.DateOnline {
			return append(paths, elementPath("dates", i))
		}
	}
	return nil
}

// detailNames are publication details in words; the date comes last.
func detailNames(paths []string) string {
	place := strings.Join(paths[:len(paths)-1], ", ")
	return strings.ReplaceAll(place, "_", " ") + " and date of issue"
}
