package delimited

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file reads and writes the cells of this package's own tables whose form
// no exporter has.

// schemes are those of identifiers that are written with their scheme.
var schemes = []record.Scheme{
	record.SchemeDOI, record.SchemePMID, record.SchemePMCID, record.SchemeArXiv, record.SchemeISBN, record.SchemeORCID, record.SchemeScopus,
	record.SchemeWoS, record.SchemeEmbase, record.SchemeBVS, record.SchemeHandle, record.SchemeAccession, record.SchemeIbid,
}

// schemed reads an identifier with its scheme: "scopus:85012345678",
// "accession/Embase:123"; without one, an identifier that shows by itself.
func schemed() typed.Reading {
	return typed.Many(cells, "identifiers", "identifiers", schemedIdentifier,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers },
		func(a, b record.Identifier) bool { return a == b })
}

func schemedIdentifier(text string) (record.Identifier, error) {
	name, value, found := strings.Cut(normalize.Text(text), ":")
	scheme, authority, _ := strings.Cut(name, "/")
	if found && value != "" && slices.Contains(schemes, record.Scheme(scheme)) {
		value = strings.TrimSpace(value)
		if record.Scheme(scheme) == record.SchemeAccession {
			return normalize.Accession(value, authority), nil
		}
		return record.Identifier{Scheme: record.Scheme(scheme), Value: value, Authority: authority}, nil
	}
	if found := normalize.Identifiers(text); len(found) > 0 {
		return found[0], nil
	}
	return record.Identifier{}, nil
}

// crossReferences reads numbers in databases, each behind the name of its own,
// "EMBASE 600000001", or identifiers as [schemed] does. Where something else stands
// among them, the cell is a detail, too.
func crossReferences() []typed.Reading {
	const name, separators = "cross-references", ",;|\n\r"
	read := func(text string) (record.Identifier, error) {
		if id, err := normalize.NumberInDatabase(text, ""); err != nil || id.Value != "" {
			return id, err
		}
		return schemedIdentifier(text)
	}
	reads := func(part string) bool {
		id, err := read(part)
		return err == nil && id.Value != ""
	}
	numbers := typed.Many(cells, name, "identifiers", read,
		func(r *record.Record) *[]record.Identifier { return &r.Identifiers }, func(a, b record.Identifier) bool { return a == b })
	return append(typed.Split(typed.At(separators), numbers), typed.Split(typed.Unread(separators, reads), cells.Detail(name+"/all", "numbers-in-databases"))...)
}

func schemedText(id record.Identifier) string {
	name := string(id.Scheme)
	if id.Authority != "" {
		name += "/" + id.Authority
	}
	return name + ":" + id.Value
}

// decisions reads a screening decision: "rayyan, Anna: excluded (wrong design,
// wrong population)".
func decisions() typed.Reading {
	return typed.Many(cells, "decisions", "library/decisions", decisionOf,
		func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)
}

// verdicts are what a decision can say.
var verdicts = []string{"included", "excluded", "maybe"}

func decisionOf(text string) (record.Decision, error) {
	who, what, _ := cutLast(normalize.Text(text), ": ")
	tool, reviewer, _ := strings.Cut(who, ", ")
	verdict, reasons, hasReasons := strings.Cut(what, " (")
	d := record.Decision{Tool: tool, Reviewer: reviewer, Verdict: verdict}
	if !slices.Contains(verdicts, d.Verdict) {
		return record.Decision{}, refusal("csv.decisions", "verdict", text, "no decision")
	}
	if hasReasons {
		d.Reasons = strings.Split(strings.TrimSuffix(reasons, ")"), ", ")
	}
	return d, nil
}

// cutLast cuts a text at the last mark before a bracket.
func cutLast(text, mark string) (before, after string, found bool) {
	end := len(text)
	if i := strings.Index(text, " ("); i >= 0 {
		end = i
	}
	if i := strings.LastIndex(text[:end], mark); i >= 0 {
		return text[:i], text[i+len(mark):], true
	}
	return "", text, false
}

func decisionText(d record.Decision) string {
	text := d.Tool
	if d.Reviewer != "" {
		text += ", " + d.Reviewer
	}
	if text != "" {
		text += ": "
	}
	text += d.Verdict
	if len(d.Reasons) > 0 {
		text += " (" + strings.Join(d.Reasons, ", ") + ")"
	}
	return text
}

// ownTypes read a type by its name in CSL, where "article" is no journal's, or else
// as another table's.
func ownTypes() []typed.Reading {
	named := typed.One(cells, "csl-type", "type", func(s string) (record.Type, error) {
		if t, ok := cslTypes[fold(s)]; ok {
			return t, nil
		}
		return documentType(s)
	}, func(r *record.Record) *record.Type { return &r.Type })
	subtype := subtypeReading()
	subtype.Rule = cells.RuleOf("csl-type.subtype")
	subtype.Read = func(s string) (any, error) {
		if _, ok := cslTypes[fold(s)]; ok {
			return nil, nil // CSL's "review" is that of a work
		}
		return subtypes[fold(s)], nil
	}
	return append([]typed.Reading{named, subtype}, types(false)[2:]...)
}

// otherContributors are those in roles without a column.
func otherContributors(r *record.Record) []record.Contributor {
	var others []record.Contributor
	for _, c := range r.Contributors {
		if c.Role != record.RoleAuthor && c.Role != record.RoleEditor && c.Role != record.RoleTranslator {
			others = append(others, c)
		}
	}
	return others
}

// roleAndName reads "illustrator: Doe, Jane".
func roleAndName() typed.Reading {
	return typed.Many(cells, "other-contributors", "contributors", func(s string) (record.Contributor, error) {
		role, name, ok := strings.Cut(s, ": ")
		if role = strings.TrimSpace(role); !ok || role == "" {
			return record.Contributor{}, refusal("csv.other-contributors", "form", s, "no role and name")
		}
		n, err := normalize.Name(name)
		return record.Contributor{Name: n, Role: record.Role(role)}, err
	}, func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
}

// otherSubjects are the terms of vocabularies without a column.
func otherSubjects(r *record.Record) []record.Subject {
	var others []record.Subject
	for _, s := range r.Subjects {
		if s.Scheme != "" && s.Scheme != "mesh" {
			others = append(others, s)
		}
	}
	return others
}

// meshHeadings reads headings as the National Library of Medicine and the writer
// of this package write them, "Asthma/*drug therapy"; of several qualifiers
// nothing is told apart.
func meshHeadings(name string) typed.Reading {
	heading := normalize.Rules()["subject/mesh"]
	return typed.Many(cells, name, "subjects", func(s string) (record.Subject, error) {
		if value, err := heading([]string{s}); err == nil {
			return value.(record.Subject), nil
		}
		subject, err := normalize.Subject(s)
		subject.Scheme = "mesh"
		return subject, err
	}, func(r *record.Record) *[]record.Subject { return &r.Subjects }, func(a, b record.Subject) bool { return a == b })
}

// emtreeTerms reads terms of Emtree. One that is a major one in another column is so.
func emtreeTerms(name string, major bool) typed.Reading {
	reading := cells.Subject(name, "emtree")
	read, put := reading.Read, reading.Put
	reading.Read = func(s string) (any, error) {
		value, err := read(s)
		if subject, ok := value.(record.Subject); ok && subject.Term != "" {
			subject.Major = subject.Major || major
			return subject, err
		}
		return value, err
	}
	reading.Put = func(r *record.Record, value any) string {
		subject := value.(record.Subject)
		other := subject
		other.Major = !subject.Major
		at := slices.Index(r.Subjects, other)
		switch {
		case at < 0:
			return put(r, value)
		case other.Major:
			return typed.Agreed
		}
		path := typed.Element("subjects", at)
		r.Subjects[at] = subject
		r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == path })
		return path
	}
	return reading
}

// schemeAndTerm reads "emtree: adult".
func schemeAndTerm() typed.Reading {
	return typed.Many(cells, "other-subjects", "subjects", func(s string) (record.Subject, error) {
		scheme, term, ok := strings.Cut(s, ": ")
		if scheme = strings.TrimSpace(scheme); !ok || scheme == "" {
			return record.Subject{}, refusal("csv.other-subjects", "form", s, "no vocabulary and term")
		}
		subject, err := normalize.Subject(term)
		subject.Scheme = scheme
		return subject, err
	}, func(r *record.Record) *[]record.Subject { return &r.Subjects }, func(a, b record.Subject) bool { return a == b })
}

// Parts of a count in a cell, between commas.
const (
	countProvider = "provider "
	countVia      = "via "
	countDay      = "as of "
)

// countText writes a count: "citations 38, provider Scopus, as of 2020-01-02".
func countText(c record.Count) string {
	text := c.Metric + " " + strconv.FormatInt(c.Value, 10)
	for _, part := range [...]struct{ word, value string }{{countProvider, c.Provider}, {countVia, c.Via}, {countDay, c.AsOf}} {
		if part.value != "" {
			text += ", " + part.word + part.value
		}
	}
	return text
}

// counts reads what countText writes.
func counts() typed.Reading {
	return typed.Many(cells, "counts", "counts", countOfText, func(r *record.Record) *[]record.Count { return &r.Counts },
		func(a, b record.Count) bool { return a == b })
}

func countOfText(text string) (record.Count, error) {
	none := func() (record.Count, error) {
		return record.Count{}, refusal("csv.counts", "form", text, "no metric and number")
	}
	parts := strings.Split(strings.TrimSpace(text), ", ")
	at := strings.LastIndexByte(parts[0], ' ')
	if at < 1 {
		return none()
	}
	number, err := countOf(parts[0][at+1:])
	if err != nil {
		return none()
	}
	c := record.Count{Metric: parts[0][:at], Value: number}
	for _, part := range parts[1:] {
		switch {
		case strings.HasPrefix(part, countProvider):
			c.Provider = part[len(countProvider):]
		case strings.HasPrefix(part, countVia):
			c.Via = part[len(countVia):]
		case strings.HasPrefix(part, countDay):
			c.AsOf = part[len(countDay):]
		default:
			return none()
		}
	}
	return c, nil
}

// namedDetails reads "open-access: gold".
func namedDetails() typed.Reading {
	return typed.Many(cells, "details", "details", func(s string) (record.Detail, error) {
		name, value, ok := strings.Cut(strings.TrimSpace(s), ": ")
		if !ok || name == "" {
			return record.Detail{}, refusal("csv.details", "form", s, "no name and value")
		}
		return record.Detail{Name: name, Value: normalize.Text(value)}, nil
	}, func(r *record.Record) *[]record.Detail { return &r.Details }, nil)
}

// relationTypes are the types of relation that are read.
var relationTypes = []record.RelationType{
	record.IsPreprintOf, record.IsVersionOf, record.IsTranslationOf, record.IsCorrectionOf, record.IsRetractionOf,
	record.IsCommentOn, record.IsReplyTo, record.IsReviewOf, record.IsProtocolOf, record.IsAbstractOf, record.IsPartOf,
	record.IsSeriesSibling, record.IsSupplementTo, record.IsRelatedTo,
	record.HasVersion, record.HasPreprint, record.HasComment, record.HasCorrection, record.HasRetraction, record.HasReply, record.HasReview, record.HasPart, record.HasSupplement,
}

// relationText writes a relation: "isPreprintOf doi:10.1000/x, pmid:12, text".
func relationText(r record.Relation) string {
	var parts []string
	for _, id := range r.Identifiers {
		parts = append(parts, schemedText(id))
	}
	if r.Text != "" {
		parts = append(parts, r.Text)
	}
	return string(r.Type) + " " + strings.Join(parts, ", ")
}

// relations reads what relationText writes.
func relations() typed.Reading {
	return typed.Many(cells, "relations", "relations", func(s string) (record.Relation, error) {
		word, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
		relation := record.Relation{Type: record.RelationType(word)}
		if !slices.Contains(relationTypes, relation.Type) || rest == "" {
			return relation, refusal("csv.relations", "type", s, "no type of relation")
		}
		for rest != "" {
			part, after, _ := strings.Cut(rest, ", ")
			id, _ := schemedIdentifier(part)
			if id.Value == "" || schemedText(id) != part {
				relation.Text = normalize.Text(rest)
				break
			}
			relation.Identifiers = append(relation.Identifiers, id)
			rest = after
		}
		return relation, nil
	}, func(r *record.Record) *[]record.Relation { return &r.Relations }, nil)
}

// stages reads a stage of NISO JAV.
func stages() typed.Reading {
	known := []record.Stage{record.StageAO, record.StageSMUR, record.StageAM, record.StageP, record.StageVoR, record.StageCVoR, record.StageEVoR}
	return typed.Many(cells, "stages", "stages", func(s string) (record.Stage, error) {
		if stage := record.Stage(strings.TrimSpace(s)); slices.Contains(known, stage) {
			return stage, nil
		}
		return "", refusal("csv.stages", "unknown", s, "no stage of NISO JAV")
	}, func(r *record.Record) *[]record.Stage { return &r.Stages }, nil)
}

// peerReviewed reads yes or no.
func peerReviewed() typed.Reading {
	return typed.Reading{
		Rule: cells.RuleOf("peer-reviewed"),
		Read: func(s string) (any, error) {
			switch fold(s) {
			case "yes":
				return answer{true}, nil
			case "no":
				return answer{false}, nil
			}
			return nil, refusal("csv.peer-reviewed", "unknown", s, "neither yes nor no")
		},
		Put: func(r *record.Record, value any) string {
			reviewed := value.(answer).yes
			r.PeerReviewed = &reviewed
			return "peer_reviewed"
		},
	}
}

// answer is a yes or a no, both of which say something.
type answer struct{ yes bool }

// IsZero reports that no answer says nothing.
func (answer) IsZero() bool { return false }

// MarshalJSON writes the answer as JSON does a bool.
func (a answer) MarshalJSON() ([]byte, error) { return strconv.AppendBool(nil, a.yes), nil }
