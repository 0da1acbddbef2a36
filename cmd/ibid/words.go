package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// stageWords are the stages of NISO RP-8-2008 in words.
var stageWords = map[record.Stage]string{
	record.StageAO:   "author's original",
	record.StageSMUR: "submitted manuscript under review",
	record.StageAM:   "accepted manuscript",
	record.StageP:    "proof",
	record.StageVoR:  "version of record",
	record.StageCVoR: "corrected version of record",
	record.StageEVoR: "enhanced version of record",
}

// versionWords names a version: "version of record", "preprint, submitted
// manuscript under review (inferred)".
func versionWords(v *record.Version) string {
	words, known := stageWords[v.Stage]
	if !known {
		words = "version of unknown stage"
		if v.Stage != "" {
			words = string(v.Stage)
		}
	}
	if v.Record != nil && v.Record.Subtype == record.SubtypePreprint {
		if !known {
			return "preprint"
		}
		words = "preprint, " + words
	}
	if v.Stage != "" && v.StageInferred {
		words += " (inferred)"
	}
	return words
}

// typeWords are the commonest CSL types in words; others stand for themselves
// with blanks.
var typeWords = map[record.Type]string{
	record.TypeArticleJournal:  "journal article",
	record.TypeArticleMagazine: "magazine article",
	record.TypeArticleNews:     "newspaper article",
	record.TypeConferencePaper: "conference paper",
}

// kindText says what a publication is: "journal article, review,
// peer-reviewed, en, 12 pages". That it is a preprint is in the name of its
// version.
func kindText(r *record.Record) string {
	words, ok := typeWords[r.Type]
	if !ok {
		words = strings.ReplaceAll(string(r.Type), "-", " ")
	}
	subtype := r.Subtype
	if subtype == record.SubtypePreprint {
		subtype = ""
		if r.Type == record.TypeArticle {
			words = ""
		}
	}
	reviewed := ""
	if r.PeerReviewed != nil && *r.PeerReviewed {
		reviewed = "peer-reviewed"
	}
	extent := ""
	if r.NumberOfPages > 0 {
		extent = counted(r.NumberOfPages, "page")
	}
	genre := r.Genre
	if said := normalize.FoldKey(genre); said == normalize.FoldKey(subtype) || said == words || strings.HasSuffix(words, " "+said) {
		genre = "" // it says no more
	}
	return joinNonEmpty(", ", words, subtype, genre, reviewed, strings.Join(r.Languages, " and "), extent)
}

// contentText says what a version holds that has no room on its page:
// "abstract in 6 sections, 9 keywords".
func contentText(r *record.Record) string {
	var parts []string
	for _, a := range r.Abstracts {
		text := "abstract"
		if a.Language != "" {
			text += " [" + a.Language + "]"
		}
		if len(a.Sections) > 0 {
			text += " in " + counted(len(a.Sections), "section")
		}
		parts = append(parts, text)
	}
	for _, c := range []struct {
		n    int
		noun string
	}{{len(r.Keywords), "keyword"}, {len(r.Subjects), "subject"}, {len(r.Links), "link"}} {
		if c.n > 0 {
			parts = append(parts, counted(c.n, c.noun))
		}
	}
	for _, t := range r.Titles {
		if t.Role == record.TitleTranslated {
			parts = append(parts, joinNonEmpty(" by the ", "translated title", t.By)+" “"+t.Value+"”")
		}
	}
	return strings.Join(parts, ", ")
}

// relationWords say a relation from one to another, between the two.
var relationWords = map[record.RelationType]string{
	record.IsPreprintOf:    "is a preprint of",
	record.IsVersionOf:     "is a version of",
	record.IsTranslationOf: "is a translation of",
	record.IsCorrectionOf:  "is a correction of",
	record.IsRetractionOf:  "is the retraction of",
	record.IsCommentOn:     "is a comment on",
	record.IsReplyTo:       "is a reply to",
	record.IsReviewOf:      "is a review of",
	record.IsProtocolOf:    "is the protocol of",
	record.IsAbstractOf:    "is the conference abstract of",
	record.IsPartOf:        "is a part of",
	record.IsSeriesSibling: "is another part of the series of",
	record.IsSupplementTo:  "is a supplement to",
	record.IsRelatedTo:     "is related to",
	record.HasVersion:      "has a version in",
	record.HasPreprint:     "has a preprint in",
	record.HasComment:      "has a comment in",
	record.HasCorrection:   "has a correction in",
	record.HasRetraction:   "was retracted in",
	record.HasReply:        "has a reply in",
	record.HasReview:       "has a review in",
	record.HasPart:         "has as a part",
	record.HasSupplement:   "has a supplement in",
}

func relationText(t record.RelationType) string {
	if words, ok := relationWords[t]; ok {
		return words
	}
	return "is related (" + string(t) + ") to"
}

// assertedWords say who asserted a relation.
var assertedWords = map[string]string{
	"source": "a source says so",
	"ibid":   "concluded from the evidence",
	"user":   "decided by a person",
}

// licenceFamilies are the licence families in words; others stand for
// themselves, with blanks in Creative Commons names.
var licenceFamilies = map[string]string{
	"all-rights-reserved": "all rights reserved",
	"CC0":                 "CC0 public domain dedication",
	"PDM":                 "public domain mark",
	"tdm":                 "text and data mining terms",
}

// licenceText is a licence in words: "CC BY, version unknown".
func licenceText(l record.Licence) string {
	var b strings.Builder
	words, named := licenceFamilies[l.Family]
	switch {
	case named:
		b.WriteString(words)
	case strings.HasPrefix(l.Family, "CC-"):
		b.WriteString("CC " + strings.TrimPrefix(l.Family, "CC-"))
	default:
		b.WriteString(l.Family)
	}
	switch {
	case l.Version != "":
		b.WriteString(" " + l.Version)
	case strings.HasPrefix(l.Family, "CC-"):
		b.WriteString(", version unknown")
	}
	if l.Port != "" {
		b.WriteString(" (" + l.Port + ")")
	}
	if words, ok := licenceVersions[l.AppliesTo]; ok {
		b.WriteString(", for the " + words)
	} else if l.AppliesTo != "" {
		b.WriteString(", for " + l.AppliesTo)
	}
	if l.Copy != "" {
		b.WriteString(", for the copy " + l.Copy)
	}
	if l.Start != "" {
		b.WriteString(", from " + l.Start)
	}
	if len(l.Permits) > 0 {
		b.WriteString("; permits " + strings.Join(l.Permits, ", "))
	}
	if len(l.Prohibits) > 0 {
		b.WriteString("; prohibits " + strings.Join(l.Prohibits, ", "))
	}
	return b.String()
}

// licenceVersions are the content versions of NISO RP-22-2021.
var licenceVersions = map[string]string{
	"vor": "version of record", "am": "accepted manuscript", "tdm": "text and data mining",
}

// countText is an observation: "38 citations (Scopus)".
func countText(c record.Count) string {
	metric := c.Metric
	if c.Value == 1 {
		metric = strings.TrimSuffix(metric, "s")
	}
	text := thousands(int(c.Value)) + " " + metric
	provider := c.Provider
	if provider == "" && c.Via != "" {
		provider = "shown by " + c.Via
	}
	about := joinNonEmpty(", ", provider, prefixed("as of ", c.AsOf))
	if about != "" {
		text += " (" + about + ")"
	}
	return text
}

// reportedText is what a publication reports of itself: "29 included studies
// = 14 qualitative + 11 quantitative + 4 mixed methods, adds up".
func reportedText(c record.ReportedCount) string {
	text := c.What
	if c.Value != nil {
		text = thousands(int(*c.Value)) + " " + text
	}
	if len(c.Parts) > 0 {
		var parts []string
		for _, p := range c.Parts {
			parts = append(parts, joinNonEmpty(" ", thousands(int(p.Value)), p.Label))
		}
		separator := " = "
		if c.Value == nil {
			separator = ": "
		}
		text += separator + strings.Join(parts, " + ")
	}
	switch c.Check {
	case "adds-up":
		text += ", adds up"
	case "differs":
		text += ", but the parts add up to " + thousands(int(c.Sum))
	}
	if len(c.Names) > 0 {
		text += " (" + strings.Join(c.Names, ", ") + ")"
	}
	return text
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// bits formats thousandths of a bit: "+3.2".
func bits(thousandths int) string {
	return fmt.Sprintf("%+.1f", float64(thousandths)/1000)
}

// percent formats a probability in thousandths: "99.3 %".
func percent(thousandths int) string {
	return fmt.Sprintf("%.1f %%", float64(thousandths)/10)
}

// valueText is the value of a claim in one line: a text as it is, an object by
// the member that says most, a list by its elements.
func valueText(value any) string {
	encoded, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	var decoded any
	if json.Unmarshal(encoded, &decoded) != nil {
		return string(encoded)
	}
	return decodedText(decoded)
}

// pathNames are the fields of claims in words, the longest path that fits
// first; other paths stand for themselves.
var pathNames = []struct{ path, words string }{
	{"container/title", "journal or book"},
	{"container/abbreviations", "journal abbreviation"},
	{"container/issn", "ISSN"},
	{"container/isbn", "ISBN"},
	{"target_container/title", "journal it was meant for"},
	{"publisher/name", "publisher"},
	{"publisher/place", "place of publication"},
	{"event/name", "conference"},
	{"event/place", "place of the conference"},
	{"event/date", "date of the conference"},
	{"series/title", "series"},
	{"series/number", "number in the series"},
	{"dates/", "date "},
	{"identifiers/doi", "DOI"},
	{"identifiers/pmid", "PMID"},
	{"identifiers/", ""},
	{"article_number", "article number"},
	{"number_of_pages", "number of pages"},
	{"reported_counts/", "reported "},
	{"contributors", "authors"},
	{"peer_reviewed", "peer review"},
	{"abstracts", "abstract"},
	{"titles/main", "title"},
	{"titles", "title"},
	{"stages", "stage"},
	{"stage", "stage"},
}

// claimText is the value of a claim in words.
func claimText(c record.Claim) string {
	text := valueText(c.Value)
	if words, ok := stageWords[record.Stage(text)]; ok && strings.HasPrefix(c.Path, "stage") {
		return words
	}
	return text
}

// pathWords names the field of a claim for people.
func pathWords(path string) string {
	for _, n := range pathNames {
		rest, ok := strings.CutPrefix(path, n.path)
		switch {
		case !ok:
		case strings.HasSuffix(n.path, "/"):
			return n.words + rest
		case rest == "":
			return n.words
		case rest[0] == '/':
			return n.words + " (" + rest[1:] + ")"
		}
	}
	return path
}

// fieldWords names the field of a disagreement for people: that of contributors by
// their role.
func fieldWords(d dedupe.Disagreement) string {
	if d.Role != "" && d.Role != record.RoleAuthor {
		return string(d.Role) + "s"
	}
	return pathWords(d.Path)
}

// telling are the members of an object that say most, in the order in which
// the first one present is taken.
var telling = []string{"value", "title", "text", "term", "literal", "url", "id", "family", "name", "path", "verdict"}

func decodedText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, decodedText(e))
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		return objectText(v)
	}
	encoded, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(encoded)
}

func objectText(o map[string]any) string {
	if family, ok := o["family"].(string); ok && o["role"] != nil {
		given, _ := o["given"].(string)
		particle, _ := o["non_dropping_particle"].(string)
		return joinNonEmpty(", ", joinNonEmpty(" ", particle, family), given)
	}
	if first, ok := o["first"].(string); ok {
		last, _ := o["last"].(string)
		return joinNonEmpty("-", first, last)
	}
	if metric, ok := o["metric"].(string); ok {
		provider, _ := o["provider"].(string)
		return joinNonEmpty(" ", decodedText(o["value"]), metric, provider)
	}
	if what, ok := o["what"].(string); ok {
		var parts []string
		list, _ := o["parts"].([]any)
		for _, p := range list {
			if part, ok := p.(map[string]any); ok {
				parts = append(parts, decodedText(part["value"]))
			}
		}
		total := ""
		if o["value"] != nil {
			total = decodedText(o["value"])
		}
		return joinNonEmpty(" = ", joinNonEmpty(" ", total, what), strings.Join(parts, " + "))
	}
	for _, name := range telling {
		if value, ok := o[name]; ok {
			return decodedText(value)
		}
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(o)) {
		parts = append(parts, name+" "+decodedText(o[name]))
	}
	return strings.Join(parts, ", ")
}

// oneOf lists names of which one is to be chosen.
func oneOf(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
