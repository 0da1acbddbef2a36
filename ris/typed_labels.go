package ris

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/authorid"
	"github.com/ibid-go/ibid/internal/csl"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// readLabelled reads the labelled values of a note, whatever stands around
// them, and reports whether there are any. The lines without one are notes.
func (d *reading) readLabelled(field int) bool {
	value := d.fields[field].Value
	if !strings.Contains(value, ": ") {
		return false
	}
	read := false
	var rest piecePlace // of the lines that were not read
	var roomOfLines, roomOfParts [16]piecePlace
	for _, line := range appendNoteLines(roomOfLines[:0], value) {
		for _, part := range appendLabelledParts(roomOfParts[:0], value, line) {
			text := value[part.start:part.end]
			if l, as, at, ok := labelAt(text); ok && (!l.behind || part.start > line.start) && isLabelled(l, as, text[at:]) {
				d.readRest(field, rest.start, rest.end)
				d.readLabel(l, as, d.part(field, part.start, part.end), d.part(field, part.start+at, part.end))
				if isPersonList(l, as) {
					d.personLists = append(d.personLists, personList{field, piecePlace{part.start + at, part.end}, l.to == toPersonIDs})
				}
				rest, read = piecePlace{}, true
				continue
			}
			if rest.end == 0 {
				rest.start = part.start
			}
			rest.end = part.end
		}
	}
	if read {
		d.readRest(field, rest.start, rest.end)
	}
	return read
}

// readMovedNote reads the note for what has no tag where it stands in a field
// of the user's own.
func (d *reading) readMovedNote(s source) bool {
	return strings.Contains(s.text, "Ibid: ") && d.readLabelled(s.field)
}

// isLabelled reports whether the value is one that the label has.
func isLabelled(l *label, as, value string) bool {
	var err error
	switch l.to {
	case toIbid:
		_, err = checkIbidID(value)
	case toStatus:
		_, err = readStatusRule(value)
	case toCSLType:
		_, err = cslTypeOf(value)
	case toAuthorRole:
		_, err = authorRoleOf(value)
	case toPersonIDs:
		first, _, _ := strings.Cut(value, ";")
		_, _, is := authorid.Person(first)
		return is
	case toFamilyName:
		_, err = familyNameOf(value)
	case toStage:
		_, err = stageOf(value)
	case toPeerReview:
		_, err = peerReviewOf(value)
	case toSourceKind:
		_, err = sourceKindOf(value)
	case toRegistration:
		_, err = normalize.Registration(value)
	case toCount:
		_, err = countOf(value)
	case toRelation:
		_, err = relationOf(value)
	case toDate:
		if !slices.Contains(labelledDates, record.DateKind(as)) {
			return false
		}
		_, err = normalize.EDTF(value)
	case toTitle:
		if !slices.Contains(labelledTitles, record.TitleRole(as)) {
			return false
		}
		_, err = normalize.Title(value)
	case toName:
		_, err = normalize.Name(value)
	case toNumberOfPages:
		_, err = normalize.NumberOfPages(value)
	case toArticleNumber:
		_, err = normalize.ArticleNumber(value)
	case toLanguage:
		_, err = normalize.Language(value)
	case toContainer:
		_, err = normalize.JournalTitle(value)
	case toAbbreviation:
		_, err = normalize.JournalAbbreviation(value)
	case toLink:
		if len(normalize.Identifiers(value)) == 0 {
			_, err = normalize.Link(value)
		}
	default:
		return normalize.Text(value) != ""
	}
	return err == nil
}

// labelledDates and labelledTitles are what may stand in the brackets of a
// date's and a title's label.
var (
	labelledDates = []record.DateKind{
		record.DateIssued, record.DateOnline, record.DatePrint, record.DatePosted, record.DateSubmitted, record.DateReceived,
		record.DateRevised, record.DateAccepted, record.DateAccessed, record.DateEvent, record.DateOriginal, record.DateUpdated,
	}
	labelledTitles = []record.TitleRole{
		record.TitleSubtitle, record.TitleShort, record.TitleTranslated, record.TitleOriginal, record.TitleAlternate,
	}
)

// readLabel reads one labelled value; whole is the value with its label.
func (d *reading) readLabel(l *label, as string, whole, s source) {
	r := d.record
	switch l.to {
	case toIbid:
		d.addIbidID(s)
	case toStatus:
		if !d.readStatus(s) {
			d.reject(s)
		}
	case toCSLType:
		labelled := s
		d.cslType = &labelled
	case toAuthorRole:
		labelled := s
		d.authorRole = &labelled
	case toPersonIDs: // which are read when all persons are
	case toFamilyName:
		d.familyNames = append(d.familyNames, s)
	case toSubtype:
		if r.Subtype == "" {
			r.Subtype = normalize.Text(s.text)
			d.traceOne("subtype", "text", false, &s)
		}
	case toStage:
		stage, _ := stageOf(s.text)
		d.traceOne(inStages.element(len(r.Stages)), "ris.stage", false, &s)
		r.Stages = append(r.Stages, stage)
	case toPeerReview:
		reviewed, _ := peerReviewOf(s.text)
		r.PeerReviewed = &reviewed
		d.traceOne("peer_reviewed", "ris.peer-review", false, &s)
	case toRegistration:
		d.addRegistration(s)
	case toCount:
		count, _ := countOf(s.text)
		d.traceOne(inCounts.element(len(r.Counts)), "ris.count", false, &s)
		r.Counts = append(r.Counts, count)
	case toRelation:
		relation, _ := relationOf(s.text)
		d.traceOne(inRelations.element(len(r.Relations)), "ris.relation", false, &s)
		r.Relations = append(r.Relations, relation)
	case toName:
		contributor, _ := labelledContributor(whole.text)
		d.trace(inContributors.element(len(r.Contributors)), contributorRule, false, whole)
		r.Contributors = append(r.Contributors, contributor)
	case toIdentifier:
		id, _ := labelledIdentifier(whole.text)
		d.trace(d.identifierPath(id), "ris.identifier", false, whole)
	case toDetail:
		detail, _ := labelledDetail(whole.text)
		d.trace(inDetails.element(len(r.Details)), "ris.detail", false, whole)
		r.Details = append(r.Details, detail)
	case toLibrary:
		d.readLibrary(s, l.as)
	case toSource, toSourceKind:
		d.readSource(s, l.to)
	case toNote:
		d.addNote(whole, l.as)
	case toDate:
		if date, err := normalize.EDTF(s.text); err == nil && isOldDate(s.text) {
			date.Kind = record.DateKind(as)
			d.addDate(date, ruleOf(edtfPrefix, as), s)
			return
		}
		d.readField(&s, meaning{l.to, as})
	case toTitle:
		d.readField(&s, meaning{l.to, as})
	case toNumberOfPages:
		d.setNumberOfPages(s)
	case toLanguage:
		d.addLanguage(s)
	case toLink:
		if !d.addIdentifiers(s, false) {
			d.addLink(s, "")
		}
	case toRights:
		if !d.addLicence(s) {
			d.addNote(s, "licence")
		}
	default:
		d.eventNamed = d.eventNamed || l.as == "event/name"
		d.readField(&s, l.meaning)
	}
}

// cslTypeOf reads a type of CSL's.
func cslTypeOf(text string) (record.Type, error) {
	if t := record.Type(text); slices.Contains(csl.ItemTypes, t) {
		return t, nil
	}
	return "", reject("ris.csl-type", "unknown", text, "no type of CSL's")
}

// stageOf reads a stage of NISO JAV.
func stageOf(text string) (record.Stage, error) {
	switch stage := record.Stage(text); stage {
	case record.StageAO, record.StageSMUR, record.StageAM, record.StageP, record.StageVoR, record.StageCVoR, record.StageEVoR:
		return stage, nil
	}
	return "", reject("ris.stage", "unknown", text, "no stage of NISO JAV")
}

// readSource reads the source that was declared for the record before it was
// written, or that source's kind: what is declared for the file that it stands
// in now comes first.
func (d *reading) readSource(s source, to target) {
	d.claimed[s.field] = true
	if stated := d.entry.origin; stated.Source != stated.Document || stated.Kind != "" {
		return
	}
	if to == toSource {
		d.record.Origin.Source = normalize.Text(s.text)
		d.traceOne("origin/source", "text", false, &s)
		return
	}
	d.record.Origin.Kind, _ = sourceKindOf(s.text)
	d.traceOne("origin/kind", "ris.source-kind", false, &s)
}

// sourceKindOf reads the kind of a source.
func sourceKindOf(text string) (record.SourceKind, error) {
	switch kind := record.SourceKind(text); kind {
	case record.SourceDatabase, record.SourceRegister, record.SourceOther:
		return kind, nil
	}
	return "", reject("ris.source-kind", "unknown", text, "no kind of source")
}

func peerReviewOf(text string) (bool, error) {
	switch text {
	case "yes":
		return true, nil
	case "no":
		return false, nil
	}
	return false, reject("ris.peer-review", "unknown", text, "neither yes nor no")
}

// Parts of a labelled count, between semicolons.
const (
	countProvider = "provider "
	countVia      = "via "
	countAsOf     = "as of "
)

// countText writes a count: "citations 38; provider Scopus; via a page; as of
// 2020-01-02".
func countText(count *record.Count) string {
	text := count.Metric + " " + strconv.FormatInt(count.Value, 10)
	for _, part := range [...]struct{ word, value string }{
		{countProvider, count.Provider}, {countVia, count.Via}, {countAsOf, count.AsOf},
	} {
		if part.value != "" {
			text += "; " + part.word + part.value
		}
	}
	return text
}

// countOf reads what countText writes.
func countOf(text string) (record.Count, error) {
	parts := strings.Split(text, "; ")
	at := strings.LastIndexByte(parts[0], ' ')
	if at < 1 {
		return record.Count{}, reject("ris.count", "form", text, "no metric and number")
	}
	number, err := strconv.ParseInt(parts[0][at+1:], 10, 64)
	if err != nil {
		return record.Count{}, reject("ris.count", "number", text, "no number")
	}
	count := record.Count{Metric: parts[0][:at], Value: number}
	for _, part := range parts[1:] {
		switch {
		case strings.HasPrefix(part, countProvider):
			count.Provider = part[len(countProvider):]
		case strings.HasPrefix(part, countVia):
			count.Via = part[len(countVia):]
		case strings.HasPrefix(part, countAsOf):
			count.AsOf = part[len(countAsOf):]
		default:
			return record.Count{}, reject("ris.count", "part", text, "a part that is not known")
		}
	}
	return count, nil
}

// relationTypes are the types of relation that are read.
var relationTypes = []record.RelationType{
	record.IsPreprintOf, record.IsVersionOf, record.IsTranslationOf, record.IsCorrectionOf, record.IsRetractionOf,
	record.IsCommentOn, record.IsReplyTo, record.IsReviewOf, record.IsProtocolOf, record.IsAbstractOf, record.IsPartOf,
	record.IsSeriesSibling, record.IsSupplementTo, record.IsRelatedTo,
	record.HasVersion, record.HasPreprint, record.HasComment, record.HasCorrection, record.HasRetraction, record.HasReply, record.HasReview, record.HasPart, record.HasSupplement,
}

// relationNames are the names of identifiers in a relation.
var relationNames = map[record.Scheme]string{
	record.SchemeDOI: "doi:", record.SchemePMID: "PMID: ", record.SchemePMCID: "PMCID: ", record.SchemeArXiv: "arXiv:",
}

// relationText writes a relation: "isPreprintOf doi:10.1000/x; PMID: 12; the
// rest as text".
func relationText(relation *record.Relation) string {
	parts := make([]string, 0, len(relation.Identifiers)+1)
	for i := range relation.Identifiers {
		id := &relation.Identifiers[i]
		parts = append(parts, relationNames[id.Scheme]+id.Value)
	}
	if relation.Text != "" {
		parts = append(parts, relation.Text)
	}
	return string(relation.Type) + " " + strings.Join(parts, "; ")
}

// relationOf reads what relationText writes: identifiers, then text.
func relationOf(text string) (record.Relation, error) {
	word, rest, _ := strings.Cut(text, " ")
	relation := record.Relation{Type: record.RelationType(word)}
	if !slices.Contains(relationTypes, relation.Type) || rest == "" {
		return record.Relation{}, reject("ris.relation", "type", text, "no type of relation")
	}
	for rest != "" {
		part, after, _ := strings.Cut(rest, "; ")
		found := normalize.Identifiers(part)
		if len(found) != 1 {
			relation.Text = normalize.Text(rest)
			break
		}
		relation.Identifiers = append(relation.Identifiers, found[0])
		rest = after
	}
	return relation, nil
}

// labelledPair divides "Label (name): value".
func labelledPair(text string, to target) (name, value string, err error) {
	l, as, at, ok := labelAt(text)
	if !ok || l.to != to {
		return "", "", reject("ris.label", "label", text, "no such label")
	}
	return as, text[at:], nil
}

func labelledContributor(text string) (record.Contributor, error) {
	role, value, err := labelledPair(text, toName)
	if err != nil {
		return record.Contributor{}, err
	}
	name, err := normalize.Name(value)
	return record.Contributor{Name: name, Role: record.Role(role)}, err
}

func labelledIdentifier(text string) (record.Identifier, error) {
	name, value, err := labelledPair(text, toIdentifier)
	scheme, authority, _ := strings.Cut(name, ", ")
	if record.Scheme(scheme) == record.SchemeAccession {
		return normalize.Accession(normalize.Text(value), authority), err
	}
	return record.Identifier{Scheme: record.Scheme(scheme), Value: normalize.Text(value), Authority: authority}, err
}

func labelledDetail(text string) (record.Detail, error) {
	name, value, err := labelledPair(text, toDetail)
	return record.Detail{Name: name, Value: normalize.Text(value)}, err
}
