package bibtex

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// entryType is what an entry type says.
type entryType struct {
	csl record.Type
	// genre and subtype are what the type says besides.
	genre, subtype string
	// parent is the kind of parent that it is in the rules of inheritance, child
	// the kind of child.
	parent, child family
}

// family is a group of types that inherit in the same way.
type family uint8

const (
	familyNone family = iota
	familyMvBook
	familyBook
	familyInBook
	familyMvCollection
	familyCollection
	familyInCollection
	familyMvProceedings
	familyProceedings
	familyInProceedings
	familyPeriodical
	familyArticle
)

// entryTypes are the types of BibTeX and BibLaTeX and those that other programs
// write, by their names in lower case.
var entryTypes = map[string]entryType{
	"article":          {csl: "article-journal", child: familyArticle},
	"suppperiodical":   {csl: "article-journal", child: familyArticle},
	"book":             {csl: "book", parent: familyBook, child: familyBook},
	"mvbook":           {csl: "book", parent: familyMvBook},
	"inbook":           {csl: "chapter", child: familyInBook},
	"bookinbook":       {csl: "chapter", child: familyInBook},
	"suppbook":         {csl: "chapter", child: familyInBook},
	"booklet":          {csl: "pamphlet"},
	"collection":       {csl: "book", parent: familyCollection, child: familyCollection},
	"mvcollection":     {csl: "book", parent: familyMvCollection},
	"incollection":     {csl: "chapter", child: familyInCollection},
	"suppcollection":   {csl: "chapter", child: familyInCollection},
	"reference":        {csl: "book", parent: familyCollection, child: familyCollection},
	"mvreference":      {csl: "book", parent: familyMvCollection},
	"inreference":      {csl: "entry-encyclopedia", child: familyInCollection},
	"proceedings":      {csl: "book", parent: familyProceedings, child: familyProceedings},
	"mvproceedings":    {csl: "book", parent: familyMvProceedings},
	"inproceedings":    {csl: "paper-conference", child: familyInProceedings},
	"conference":       {csl: "paper-conference", child: familyInProceedings},
	"manual":           {csl: "report"},
	"report":           {csl: "report"},
	"techreport":       {csl: "report"},
	"thesis":           {csl: "thesis"},
	"phdthesis":        {csl: "thesis", genre: "PhD thesis"},
	"mastersthesis":    {csl: "thesis", genre: "Master's thesis"},
	"masterthesis":     {csl: "thesis", genre: "Master's thesis"},
	"bachelorsthesis":  {csl: "thesis", genre: "Bachelor's thesis"},
	"bachelorthesis":   {csl: "thesis", genre: "Bachelor's thesis"},
	"unpublished":      {csl: "manuscript"},
	"misc":             {csl: "document"},
	"online":           {csl: "webpage"},
	"electronic":       {csl: "webpage"},
	"www":              {csl: "webpage"},
	"webpage":          {csl: "webpage"},
	"preprint":         {csl: "article", subtype: record.SubtypePreprint},
	"dataset":          {csl: "dataset"},
	"data":             {csl: "dataset"},
	"software":         {csl: "software"},
	"computer_program": {csl: "software"},
	"patent":           {csl: "patent"},
	"periodical":       {csl: "periodical", parent: familyPeriodical},
	"standard":         {csl: "standard"},
	"artwork":          {csl: "graphic"},
	"image":            {csl: "graphic"},
	"audio":            {csl: "song"},
	"music":            {csl: "song"}, // recordings, as BibLaTeX has it
	"movie":            {csl: "motion_picture"},
	"video":            {csl: "motion_picture"},
	"performance":      {csl: "performance"},
	"letter":           {csl: "personal_communication"},
	"jurisdiction":     {csl: "legal_case"},
	"legislation":      {csl: "legislation"},
	"legal":            {csl: "treaty"},
	"commentary":       {csl: "book"},
	"review":           {csl: "review"},
	"map":              {csl: "map"},
	"speech":           {csl: "speech"},
	"talk":             {csl: "speech"},
	"presentation":     {csl: "speech"},
	"interview":        {csl: "interview"},
	"encyclopedia":     {csl: "entry-encyclopedia"},
	"dictionary":       {csl: "entry-dictionary"},
	"newspaper":        {csl: "article-newspaper"},
	"magazine":         {csl: "article-magazine"},
	"blog":             {csl: "post-weblog"},
	"bill":             {csl: "bill"},
	"hearing":          {csl: "hearing"},
	"regulation":       {csl: "regulation"},
	"figure":           {csl: "figure"},
	"manuscript":       {csl: "manuscript"},
	"classic":          {csl: "classic"},
	"post":             {csl: "post"},
	"broadcast":        {csl: "broadcast"},
}

// writtenTypes are the entry types for the types of records: those of BibTeX
// where it has one, else BibLaTeX's, which BibTeX's styles take for misc.
var writtenTypes = map[record.Type]string{
	"article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "misc",
	"book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "thesis": "thesis", "report": "techreport",
	"manuscript": "unpublished", "document": "misc", "pamphlet": "booklet", "webpage": "online", "post-weblog": "online", "post": "online",
	"dataset": "dataset", "software": "software", "patent": "patent", "periodical": "periodical", "standard": "standard",
	"graphic": "artwork", "figure": "image", "map": "artwork", "song": "audio", "musical_score": "music", "motion_picture": "movie",
	"broadcast": "video", "performance": "performance", "personal_communication": "letter", "legal_case": "jurisdiction",
	"legislation": "legislation", "bill": "legislation", "regulation": "legislation", "treaty": "legal", "hearing": "misc",
	"review": "review", "review-book": "review", "entry": "inreference", "entry-encyclopedia": "inreference",
	"entry-dictionary": "inreference", "classic": "book", "collection": "collection", "speech": "misc", "interview": "misc", "event": "misc",
}

// subtypesOfArticles are the types that entrysubtype makes of an article.
var subtypesOfArticles = map[string]record.Type{
	"magazine": record.TypeArticleMagazine, "newspaper": record.TypeArticleNews,
}

// typesWith returns the table of types for entries of the subtype.
func typesWith(subtype record.Type) map[string]record.Type {
	table := map[string]record.Type{}
	for name, t := range entryTypes {
		table[name] = t.csl
		if subtype != "" && t.csl == record.TypeArticleJournal {
			table[name] = subtype
		}
	}
	return table
}

func typeOf(name string) (entryType, bool) {
	t, ok := entryTypes[strings.ToLower(name)]
	return t, ok
}
