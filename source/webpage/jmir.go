package webpage

import (
	"maps"
	"slices"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// jmirPreprints is the page of one preprint at JMIR Preprints
// (preprints.jmir.org): labels with a colon, blocks under a heading line.
var jmirPreprints = family{
	name:     "jmir-preprints",
	platform: "JMIR Preprints",
	signals: []signal{
		sign(`^(?:Accepted for/Published in|Currently submitted to|Previously submitted to): ?\S`, 40, "the journal that a preprint was submitted to"),
		sign(`^Date Submitted: ?\S`, 20, "the label Date Submitted"),
		sign(`^Date Accepted: ?\S`, 10, "the label Date Accepted"),
		sign(`\bJMIR Publications\b.{0,40}\bexclusive licen[sc]e\b`, 40, "JMIR's licence to publish the preprint"),
		sign(`^Request queued\. Please wait while the file is being generated`, 20, "the message of the citation generator"),
		sign(`^ABSTRACT$`, 5, "the heading ABSTRACT"),
	},
	rules: slices.Concat(
		labels(`: ?`,
			label{"Accepted for/Published in", `(?P<target>\S.{0,250})`},
			label{"Currently submitted to", `(?P<target>\S.{0,250})`},
			label{"Previously submitted to", `(?P<other>\S.{0,250})`},
			label{"Date Submitted", `(?P<submitted>\S.{0,60})`},
			label{"Date Accepted", `(?P<accepted>\S.{0,60})`},
			label{"Open Peer Review Period", `(?P<other>\S.{0,120})`},
			label{"Keywords", `(?P<keywords>\S.*)`},
		),
		[]rule{
			{pattern: exact(`(?P<label>ABSTRACT|Abstract)`), enter: "abstract"},
			{pattern: exact(`(?P<label>Citation|Please cite as):?`), enter: "citation"},
			{pattern: exact(`(?P<label>Copyright)`), enter: "terms"},
			{pattern: exact(`Request queued\. .*|Download PDF|Export Metadata|View Full Text`), notice: true},
		},
	),
	zones: map[string]zone{
		zoneHead:   {sequence: []step{{capture: "title"}, {capture: "authors", patterns: []*lazy.Pattern{exact(displayName + `(?: ?; ?` + displayName + `)+`)}}}},
		"abstract": {capture: "abstract"},
		"citation": {capture: "citation", each: true},
		"terms":    {capture: "terms"},
	},
	readings: []reading{
		{from: []string{"terms"}, cut: each(`\bpreprint\b`), to: "type", rule: "jmir.type", inferred: true},
		{from: []string{"terms"}, cut: each(`\bpreprint\b`), to: "subtype", rule: "jmir.subtype"},
		{from: []string{"terms"}, cut: all(keys(jmirUnderReview)), to: "stages", rule: "jmir.stage", inferred: true},
		{from: []string{"terms"}, cut: each(keys(jmirAccepted)), to: "stages", rule: "jmir.stage", inferred: true},
		{from: []string{"title"}, to: "titles", rule: "title/main"},
		{from: []string{"authors"}, cut: split(` ?; ?`), to: "contributors", rule: "name.display/author"},
		{from: []string{"target"}, to: "target_container", rule: "journal"},
		{from: []string{"terms"}, cut: each(`(JMIR Publications)[^.]*?\bthis (preprint)\b`), to: "server", rule: "jmir.server", inferred: true},
		{from: []string{"submitted"}, to: "dates", rule: "date/submitted"},
		{from: []string{"accepted"}, to: "dates", rule: "date/accepted"},
		{from: []string{"citation"}, cut: each(`\b10\.\d{4,9}/[^\s"<>]*[^\s"<>.,;:)\]]`), to: "identifiers", rule: "doi"},
		{from: []string{"abstract"}, cut: registrations, to: "registrations", rule: "registration.of-lines"},
		{from: []string{"abstract"}, to: "abstracts", rule: "abstract"},
		{from: []string{"keywords"}, cut: split(`\s*;\s*`), to: "keywords", rule: "keyword"},
		{from: []string{"terms"}, cut: without(conditionalClause + `,?`), to: "licences", rule: "licence"},
		{from: []string{"terms"}, cut: each(`©[^.]+`), to: "copyright", rule: "copyright"},
		{from: []string{"abstract"}, cut: reportedCounts, to: "reported_counts", rule: "reported-count.of-lines"},
		{from: []string{"terms"}, cut: each(conditionalClause), to: "notes", rule: "note/conditional-licence"},
	},
}

// conditionalClause matches the clause about the licence that another version
// may be given.
const conditionalClause = `[^.;,\n]*\bmay be (?:licen[sc]ed|published) under\b[^.;,\n]*`

// The notice of a preprint says in several words that the manuscript is under
// review, and in one phrase that it may be an accepted one.
var (
	jmirUnderReview = map[string]record.Stage{
		"draft paper":       record.StageSMUR,
		"preprint":          record.StageSMUR,
		"under peer-review": record.StageSMUR,
	}
	jmirAccepted = map[string]record.Stage{
		"accepted/rejected manuscript": record.StageAM,
	}
	jmirStages = func() map[string]record.Stage {
		stages := maps.Clone(jmirUnderReview)
		maps.Copy(stages, jmirAccepted)
		return stages
	}()
	jmirTypes    = map[string]record.Type{"preprint": record.TypeArticle}
	jmirSubtypes = map[string]string{"preprint": record.SubtypePreprint}
	// jmirServers: JMIR Publications' preprints stand at JMIR Preprints.
	jmirServers = map[string]string{
		"JMIR Publications": "JMIR Preprints",
		"preprint":          "JMIR Preprints",
	}
)
