package crossrefterms

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Relations are Crossref's types of relations in the model's terms, where that
// has no word for it "version" or "related". Citations and grants are not among
// them: they relate no two works that could be one.
var Relations = map[string]record.RelationType{
	"is-preprint-of": record.IsPreprintOf, "has-preprint": record.HasPreprint,
	"is-version-of": record.IsVersionOf, "has-version": record.HasVersion,
	"is-manuscript-of": record.IsVersionOf, "has-manuscript": record.HasVersion,
	"is-variant-form-of": record.IsVersionOf, "is-original-form-of": record.IsVersionOf,
	"is-same-as": record.IsVersionOf, "is-identical-to": record.IsVersionOf,
	"is-replaced-by": record.IsVersionOf, "replaces": record.IsVersionOf,
	"is-expression-of": record.IsVersionOf, "has-expression": record.HasVersion,
	"is-manifestation-of": record.IsVersionOf, "has-manifestation": record.HasVersion,
	"is-translation-of": record.IsTranslationOf, "has-translation": record.HasVersion,
	"is-format-of": record.IsVersionOf, "has-format": record.HasVersion,
	"is-review-of": record.IsReviewOf, "has-review": record.HasReview,
	"is-comment-on": record.IsCommentOn, "has-comment": record.HasComment,
	"is-reply-to": record.IsReplyTo, "has-reply": record.HasReply,
	"is-part-of": record.IsPartOf, "has-part": record.HasPart,
	"is-continued-by": record.IsSeriesSibling, "continues": record.IsSeriesSibling,
	"is-supplement-to": record.IsSupplementTo, "is-supplemented-by": record.HasSupplement,
	"is-related-material": record.IsRelatedTo, "has-related-material": record.IsRelatedTo,
	"is-derived-from": record.IsRelatedTo, "has-derivation": record.IsRelatedTo,
	"is-based-on": record.IsRelatedTo, "is-basis-for": record.IsRelatedTo,
	"is-data-basis-for": record.IsRelatedTo, "based-on-data": record.IsRelatedTo, "is-based-on-data": record.IsRelatedTo,
	"documents": record.IsRelatedTo, "is-documented-by": record.IsRelatedTo,
	"compiles": record.IsRelatedTo, "is-compiled-by": record.IsRelatedTo,
	"requires": record.IsRelatedTo, "is-required-by": record.IsRelatedTo,
}

// identifierTypes are the types of identifiers that are schemes of the model, with
// what reads them.
var identifierTypes = map[string]func(string) (string, error){
	"doi": normalize.DOI, "pmid": normalize.PMID, "pmcid": normalize.PMCID, "arxiv": normalize.ArXiv, "isbn": normalize.ISBN,
}

// Relation is a relation of a type to the work that an identifier of a type names. It
// is zero where there is none.
func Relation(kind record.RelationType, idType, id string) record.Relation {
	if id = normalize.Text(id); id == "" {
		return record.Relation{}
	}
	scheme := strings.ToLower(idType)
	if normal, ok := identifierTypes[scheme]; ok {
		if value, err := normal(id); err == nil {
			return record.Relation{Type: kind, Identifiers: []record.Identifier{{Scheme: record.Scheme(scheme), Value: value}}}
		}
	}
	if found := normalize.Identifiers(id); len(found) > 0 {
		return record.Relation{Type: kind, Identifiers: found}
	}
	return record.Relation{Type: kind, Text: id}
}
