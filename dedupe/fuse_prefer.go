package dedupe

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// prefer orders the versions, names the preferred one and its title, and makes
// the claims on the work itself. It reads titles and points to them; it writes
// nothing into a version's record.
func prefer(w *record.Work, drafts []draft) {
	slices.SortFunc(drafts, compareDrafts)
	for _, d := range drafts {
		w.Versions = append(w.Versions, d.version)
	}
	if len(drafts) == 0 {
		return
	}
	w.Preferred = drafts[0].version.ID
	claims := 3 * len(drafts) // at most three on the work itself
	for _, d := range drafts {
		claims += len(d.claims)
	}
	w.Claims = make([]record.Claim, 0, claims)
	claimPreferred(w, drafts)
	claimTitles(w, drafts)
	claimRetraction(w, drafts)
	for _, d := range drafts {
		w.Claims = append(w.Claims, d.claims...)
	}
}

// preferOnly is prefer for the only version of a work of which no claim is asked
// for.
func preferOnly(w *record.Work, v record.Version) {
	w.Versions = []record.Version{v}
	w.Preferred, w.Title = v.ID, v.Record.Title()
}

// compareDrafts is the order of preference: no notice of retraction, then the
// stage, then the later date of issue, the fuller record, the smaller id.
func compareDrafts(a, b draft) int {
	return cmp.Or(
		compareFlags(a.notice, b.notice),
		cmp.Compare(stageRank(a.version.Stage), stageRank(b.version.Stage)),
		cmp.Compare(issueDate(b.version.Record), issueDate(a.version.Record)),
		cmp.Compare(b.filled, a.filled),
		cmp.Compare(a.version.ID, b.version.ID))
}

// issueDate is the date by which versions of one stage follow each other.
func issueDate(r *record.Record) string {
	for _, kind := range []record.DateKind{record.DateIssued, record.DateOnline, record.DatePosted, record.DatePrint} {
		if d, ok := r.Date(kind); ok && d.Value != "" {
			return d.Value
		}
	}
	return ""
}

// isRetractionNotice reports whether a record is the notice of another one's
// retraction, by its own statement.
func isRetractionNotice(r *record.Record) bool {
	return strings.EqualFold(r.Subtype, "retraction") || slices.ContainsFunc(r.Relations, func(rel record.Relation) bool {
		return rel.Type == record.IsRetractionOf
	})
}

func claimPreferred(w *record.Work, drafts []draft) {
	best := drafts[0]
	for i, d := range drafts {
		var reason string
		switch {
		case len(drafts) == 1:
			reason = "the only version"
		case i == 0:
			reason = whyPreferred(best, drafts[1])
		case d.notice:
			reason = "a notice of retraction is never preferred"
		default:
			reason = "not preferred: " + whyPreferred(best, d)
		}
		w.Claims = append(w.Claims, record.Claim{
			Path: "preferred", Value: d.version.ID, Record: d.version.ID,
			Inferred: true, Chosen: i == 0, Choice: "version.vor-first", Reason: reason,
		})
	}
}

func whyPreferred(best, other draft) string {
	a, b := best.version, other.version
	switch {
	case other.notice && !best.notice:
		return "the other version is a notice of retraction"
	case stageRank(a.Stage) != stageRank(b.Stage):
		return "the " + stageNames[a.Stage] + " comes before the " + stageNames[b.Stage]
	case issueDate(a.Record) != issueDate(b.Record):
		return "of two versions of one stage, the later one"
	case best.filled != other.filled:
		return "of two versions of one stage, the one with more fields"
	default:
		return "of two equal versions, the one with the smaller id"
	}
}

// claimTitles points to the title of the preferred version, or of the first
// one that has a title, and lists those of the others.
func claimTitles(w *record.Work, drafts []draft) {
	for i, d := range drafts {
		title := d.version.Record.Title()
		if title == "" {
			continue
		}
		c := record.Claim{Path: "title", Value: title, Choice: "title.preferred-version"}
		for _, from := range d.claims {
			if from.Path == "titles/main" && from.Chosen {
				c.Record, c.Spans, c.Rule, c.Inferred = from.Record, from.Spans, from.Rule, from.Inferred
				break
			}
		}
		switch {
		case w.Title == "" && i == 0:
			w.Title, c.Chosen = title, true
			c.Reason = "title of the preferred version, " + stagePhrase(d.version)
		case w.Title == "":
			w.Title, c.Chosen = title, true
			c.Reason = "the preferred version has no title; this is the title of " + stagePhrase(d.version)
		default:
			c.Reason = titleOfOther(w, d)
			if normalize.FoldKey(title) == normalize.FoldKey(w.Title) {
				c.Reason = "another version's title with the same words"
			} else {
				w.AlternateTitles = append(w.AlternateTitles,
					record.AlternateTitle{Value: title, Version: d.version.ID, Reason: c.Reason})
			}
		}
		w.Claims = append(w.Claims, c)
	}
}

func stagePhrase(v record.Version) string {
	name := stageNames[v.Stage]
	if strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// titleOfOther says what a title is that is not the work's.
func titleOfOther(w *record.Work, d draft) string {
	for _, r := range w.Relations {
		switch {
		case r.From != d.version.ID:
		case r.Type == record.IsTranslationOf:
			return "title of a translation"
		case r.Type == record.IsPreprintOf:
			return "title of an earlier version"
		}
	}
	if d.notice {
		return "title of a notice of retraction"
	}
	stage, preferred := stageRank(d.version.Stage), stageRank(w.Versions[0].Stage)
	if d.version.Stage != "" && stage > preferred {
		return "title of an earlier version"
	}
	return "title of another version"
}

// claimRetraction says of the work that it was retracted where one of its
// versions is the notice. It is a claim on the work and changes no version.
func claimRetraction(w *record.Work, drafts []draft) {
	for _, d := range drafts {
		if d.notice && len(drafts) > 1 {
			w.Claims = append(w.Claims, record.Claim{
				Path: "status", Value: record.StatusRetracted, Record: d.version.ID, Inferred: true,
				Chosen: true, Choice: "status.retraction-notice", Reason: "a notice of its retraction is among the versions",
			})
		}
	}
}
