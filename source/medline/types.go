package medline

import (
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

// typeRow is a publication type that says of which type a record is. Of several
// the one with the greatest weight holds: nearly everything in PubMed is a
// "Journal Article" too.
type typeRow struct {
	csl    record.Type
	weight int
}

// types are publication types of NLM and ERIC, in lower case.
var types = map[string]typeRow{
	"journal article":           {record.TypeArticleJournal, 2},
	"journal articles":          {record.TypeArticleJournal, 2},
	"newspaper article":         {record.TypeArticleNews, 3},
	"technical report":          {record.TypeReport, 3},
	"dataset":                   {record.TypeDataset, 3},
	"book":                      {record.TypeBook, 3},
	"books":                     {record.TypeBook, 3},
	"monograph":                 {record.TypeBook, 3},
	"book chapter":              {record.TypeChapter, 3},
	"academic dissertation":     {record.TypeThesis, 3},
	"dissertations/theses":      {record.TypeThesis, 3},
	"legislation":               {"legislation", 3},
	"legal case":                {"legal_case", 3},
	"video-audio media":         {"motion_picture", 3},
	"webcast":                   {"broadcast", 3},
	"interactive tutorial":      {"webpage", 3},
	"unpublished work":          {record.TypeManuscript, 3},
	"speeches/meeting papers":   {record.TypeConferencePaper, 1},
	"reports":                   {record.TypeReport, 1},
	"guides":                    {record.TypeReport, 1},
	"erics publications":        {record.TypeReport, 1},
	"preprint":                  {record.TypeArticle, 4},
	"collected works - serials": {record.TypePeriodical, 3},
}

// publicationType looks a publication type up. ERIC says more behind " - ".
func publicationType(text string) (typeRow, bool) {
	if row, ok := typed.LookUp(types, text); ok {
		return row, true
	}
	before, _, more := strings.Cut(strings.TrimSpace(text), " - ")
	if !more {
		return typeRow{}, false
	}
	row, ok := types[strings.ToLower(before)]
	return row, ok && row.weight != 2
}

// asides are what publication types begin with that say something of a work but
// not what it is, in lower case.
var asides = []string{"research support", "english abstract", "historical article", "biography", "portrait", "retracted publication"}

// isAside reports whether a publication type does not say what a work is.
func isAside(text string) bool {
	name := strings.TrimSpace(text)
	for _, aside := range asides {
		if len(name) >= len(aside) && strings.EqualFold(name[:len(aside)], aside) {
			return true
		}
	}
	return false
}

// saysTypeOnly reports whether a publication type is nothing but the type.
func saysTypeOnly(text string) bool {
	_, ok := typed.LookUp(types, text)
	return ok
}

// subtypes are publication types that make a subtype.
var subtypes = map[string]string{
	"review": record.SubtypeReview, "systematic review": record.SubtypeReview, "preprint": record.SubtypePreprint,
	"information analyses": record.SubtypeReview,
}

// statuses are publication statuses of PST, and publication types that are one.
var statuses = map[string]record.Status{
	"ppublish": record.StatusPublished, "epublish": record.StatusPublished, "ppublish+epublish": record.StatusPublished,
	"aheadofprint": record.StatusInPress, "ahead of print": record.StatusInPress, "in press": record.StatusInPress,
}

// historyKinds are the marks of PHST that date the publication and not the
// database's record of it.
var historyKinds = []struct {
	mark string
	kind record.DateKind
}{
	{"received", record.DateReceived}, {"revised", record.DateRevised}, {"accepted", record.DateAccepted},
}
