package ris

import (
	"slices"

	"github.com/ibid-go/ibid/record"
)

// sameContent reports whether two records say the same about the publication,
// as nearly all do that are read back: without reflection, which then need not
// look for what is missing.
func sameContent(a, b *record.Record) bool {
	return a.OwnID == b.OwnID && a.Origin.Platform == b.Origin.Platform && a.Origin.Database == b.Origin.Database &&
		a.Type == b.Type && a.Subtype == b.Subtype && a.Genre == b.Genre && a.Medium == b.Medium &&
		slices.Equal(a.Stages, b.Stages) && a.Status == b.Status && samePointed(a.PeerReviewed, b.PeerReviewed) &&
		slices.Equal(a.Titles, b.Titles) && slices.EqualFunc(a.Contributors, b.Contributors, sameContributor) &&
		a.MoreContributors == b.MoreContributors && slices.Equal(a.Affiliations, b.Affiliations) &&
		sameContainer(&a.Container, &b.Container) && sameContainer(&a.TargetContainer, &b.TargetContainer) &&
		a.Series == b.Series && a.Server == b.Server && a.Event == b.Event &&
		a.Volume == b.Volume && a.Issue == b.Issue && a.Supplement == b.Supplement && a.Part == b.Part &&
		a.Pages.First == b.Pages.First && a.Pages.Last == b.Pages.Last && a.Pages.Literal == b.Pages.Literal &&
		a.ArticleNumber == b.ArticleNumber && a.NumberOfPages == b.NumberOfPages && a.NumberOfVolumes == b.NumberOfVolumes &&
		a.Number == b.Number && a.Edition == b.Edition && a.Section == b.Section && a.Chapter == b.Chapter &&
		a.Publisher == b.Publisher && slices.Equal(a.Dates, b.Dates) && slices.Equal(a.Identifiers, b.Identifiers) &&
		slices.Equal(a.Registrations, b.Registrations) && slices.Equal(a.Links, b.Links) &&
		slices.EqualFunc(a.Abstracts, b.Abstracts, sameAbstract) && slices.Equal(a.Keywords, b.Keywords) &&
		slices.Equal(a.Subjects, b.Subjects) && slices.Equal(a.Languages, b.Languages) &&
		slices.EqualFunc(a.Licences, b.Licences, sameLicence) && a.Copyright == b.Copyright &&
		slices.Equal(a.Counts, b.Counts) && slices.EqualFunc(a.ReportedCounts, b.ReportedCounts, sameReportedCount) &&
		slices.EqualFunc(a.Relations, b.Relations, sameRelation) && slices.Equal(a.Notes, b.Notes) &&
		slices.Equal(a.Details, b.Details) && sameLibrary(&a.Library, &b.Library)
}

func samePointed[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func sameContributor(a, b record.Contributor) bool {
	return a.Name == b.Name && a.Role == b.Role && slices.Equal(a.Affiliations, b.Affiliations) &&
		slices.Equal(a.Identifiers, b.Identifiers) && slices.Equal(a.Variants, b.Variants)
}

func sameContainer(a, b *record.Container) bool {
	return a.Title == b.Title && slices.Equal(a.Abbreviations, b.Abbreviations) &&
		slices.Equal(a.ISSN, b.ISSN) && slices.Equal(a.ISBN, b.ISBN)
}

func sameAbstract(a, b record.Abstract) bool {
	return a.Text == b.Text && a.Language == b.Language && slices.Equal(a.Sections, b.Sections)
}

func sameLicence(a, b record.Licence) bool {
	return a.Family == b.Family && a.Version == b.Version && a.Port == b.Port && a.SPDX == b.SPDX && a.URI == b.URI &&
		a.Text == b.Text && a.AppliesTo == b.AppliesTo && a.Copy == b.Copy && a.Start == b.Start &&
		slices.Equal(a.Permits, b.Permits) && slices.Equal(a.Prohibits, b.Prohibits) && a.Incomplete == b.Incomplete
}

func sameReportedCount(a, b record.ReportedCount) bool {
	return a.What == b.What && samePointed(a.Value, b.Value) && slices.Equal(a.Parts, b.Parts) &&
		slices.Equal(a.Names, b.Names) && a.Sum == b.Sum && a.Check == b.Check
}

func sameRelation(a, b record.Relation) bool {
	return a.Type == b.Type && slices.Equal(a.Identifiers, b.Identifiers) && a.Text == b.Text
}

func sameLibrary(a, b *record.Library) bool {
	return slices.Equal(a.Groups, b.Groups) && slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Labels, b.Labels) &&
		slices.Equal(a.CitationKeys, b.CitationKeys) && slices.Equal(a.Notes, b.Notes) &&
		slices.Equal(a.Attachments, b.Attachments) && slices.EqualFunc(a.Decisions, b.Decisions, sameDecision) &&
		slices.Equal(a.ReadStatuses, b.ReadStatuses) && slices.Equal(a.Ratings, b.Ratings) &&
		slices.Equal(a.CallNumbers, b.CallNumbers) && slices.Equal(a.Holdings, b.Holdings)
}

func sameDecision(a, b record.Decision) bool {
	return a.Tool == b.Tool && a.Reviewer == b.Reviewer && a.Verdict == b.Verdict && slices.Equal(a.Reasons, b.Reasons)
}
