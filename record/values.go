package record

// Type is a CSL 1.0.2 item type.
type Type string

// The types that rules ask for by name; every other CSL type is used as a
// literal from the type tables of the readers.
const (
	TypeArticle         Type = "article"
	TypeArticleJournal  Type = "article-journal"
	TypeArticleMagazine Type = "article-magazine"
	TypeArticleNews     Type = "article-newspaper"
	TypeBook            Type = "book"
	TypeChapter         Type = "chapter"
	TypeConferencePaper Type = "paper-conference"
	TypeDataset         Type = "dataset"
	TypeDocument        Type = "document"
	TypeManuscript      Type = "manuscript"
	TypePatent          Type = "patent"
	TypePeriodical      Type = "periodical"
	TypeReport          Type = "report"
	TypeThesis          Type = "thesis"
	TypeWebpage         Type = "webpage"
)

// Subtypes that rules ask for by name.
const (
	SubtypeReview   = "review"
	SubtypePreprint = "preprint"
)

// Stage is a stage of NISO RP-8-2008, Journal Article Versions.
type Stage string

// The stages of NISO JAV. The zero Stage is an unknown one.
const (
	StageAO   Stage = "AO"   // Author's Original
	StageSMUR Stage = "SMUR" // Submitted Manuscript Under Review
	StageAM   Stage = "AM"   // Accepted Manuscript
	StageP    Stage = "P"    // Proof
	StageVoR  Stage = "VoR"  // Version of Record
	StageCVoR Stage = "CVoR" // Corrected Version of Record
	StageEVoR Stage = "EVoR" // Enhanced Version of Record
)

// Status is a publication status.
type Status string

// Publication statuses.
const (
	StatusSubmitted Status = "submitted"
	StatusAccepted  Status = "accepted"
	StatusInPress   Status = "in-press"
	StatusPublished Status = "published"
	StatusRetracted Status = "retracted"
)

// TitleRole says what a title is to its publication.
type TitleRole string

// Title roles.
const (
	TitleMain       TitleRole = "main"
	TitleSubtitle   TitleRole = "subtitle"
	TitleShort      TitleRole = "short"
	TitleTranslated TitleRole = "translated"
	TitleOriginal   TitleRole = "original"
	TitleAlternate  TitleRole = "alternate"
)

// Title is a title for people: cleaned, not folded.
type Title struct {
	Value string    `json:"value"`
	Role  TitleRole `json:"role"`
	// Language is a BCP 47 tag where the source states it or the script does.
	Language string `json:"language,omitzero"`
	// By says who made a translation where that is not the publication
	// itself: "aggregator" or "database".
	By string `json:"by,omitzero"`
}

// Role says what a contributor did, in CSL's and MARC's terms.
type Role string

// Contributor roles that rules ask for by name; others are used as literals.
const (
	RoleAuthor     Role = "author"
	RoleEditor     Role = "editor"
	RoleTranslator Role = "translator"
)

// Name is a person's name in parts as CSL divides them, or the Literal name
// of an organisation or of a person whose name cannot be divided safely.
type Name struct {
	Family string `json:"family,omitzero"`
	Given  string `json:"given,omitzero"`
	// NonDroppingParticle sorts and prints with the family name ("van" in "van
	// Raaij"); DroppingParticle stands before it only when given names do.
	NonDroppingParticle string `json:"non_dropping_particle,omitzero"`
	DroppingParticle    string `json:"dropping_particle,omitzero"`
	Suffix              string `json:"suffix,omitzero"`
	Literal             string `json:"literal,omitzero"`
}

// Contributor is a person or organisation with a role. Its place in
// [Record.Contributors] is its position.
type Contributor struct {
	Name
	Role         Role         `json:"role"`
	Affiliations []string     `json:"affiliations,omitempty"`
	Identifiers  []Identifier `json:"identifiers,omitempty"`
	// Variants are the same name in another script or language.
	Variants []Name `json:"variants,omitempty"`
}

// Abbreviation is a shortened title; Kind is "iso4", "medline" or "" for one
// whose form does not tell.
type Abbreviation struct {
	Value string `json:"value"`
	Kind  string `json:"kind,omitzero"`
}

// ISSN is a checked ISSN with its hyphen; Kind is "print", "electronic",
// "linking" or "" where the source does not say.
type ISSN struct {
	Value string `json:"value"`
	Kind  string `json:"kind,omitzero"`
}

// Container is the journal, book, proceedings or site that holds a
// publication.
type Container struct {
	Title         string         `json:"title,omitzero"`
	Abbreviations []Abbreviation `json:"abbreviations,omitempty"`
	ISSN          []ISSN         `json:"issn,omitempty"`
	ISBN          []string       `json:"isbn,omitempty"`
}

// IsZero reports whether nothing is known of the container.
func (c Container) IsZero() bool {
	return c.Title == "" && len(c.Abbreviations) == 0 && len(c.ISSN) == 0 && len(c.ISBN) == 0
}

// Series is the series a book, report or chapter appeared in.
type Series struct {
	Title  string `json:"title,omitzero"`
	Number string `json:"number,omitzero"`
}

// Event is a conference or hearing.
type Event struct {
	Name  string `json:"name,omitzero"`
	Place string `json:"place,omitzero"`
	// Date is in EDTF.
	Date string `json:"date,omitzero"`
}

// Publisher is a publisher, university, institution or assignee.
type Publisher struct {
	Name  string `json:"name,omitzero"`
	Place string `json:"place,omitzero"`
}

// Pages is a range of pages as printed: "994" and "1014", "S12" and "S19",
// "xii" and "xxx".
type Pages struct {
	First string `json:"first,omitzero"`
	Last  string `json:"last,omitzero"`
	// Derived is set where an elided last page was completed ("6913-7").
	Derived bool `json:"derived,omitzero"`
	// Literal is the whole statement where it says more than one range.
	Literal string `json:"literal,omitzero"`
}

// DateKind says what happened on a date.
type DateKind string

// Kinds of date.
const (
	DateIssued    DateKind = "issued"
	DateOnline    DateKind = "online"
	DatePrint     DateKind = "print"
	DatePosted    DateKind = "posted"
	DateSubmitted DateKind = "submitted"
	DateReceived  DateKind = "received"
	DateRevised   DateKind = "revised"
	DateAccepted  DateKind = "accepted"
	DateAccessed  DateKind = "accessed"
	DateEvent     DateKind = "event"
	DateOriginal  DateKind = "original"
	DateUpdated   DateKind = "updated"
)

// Date is a date of one kind. Value is EDTF (ISO 8601-2) and as precise as
// the source, no more: "2020", "2020-07", "2020-07-23", "1998-21" for a
// spring, "2019-01/2019-02". Literal keeps what EDTF cannot say.
type Date struct {
	Kind    DateKind `json:"kind"`
	Value   string   `json:"value,omitzero"`
	Literal string   `json:"literal,omitzero"`
}

// Scheme names an identifier scheme.
type Scheme string

// Identifier schemes.
const (
	SchemeDOI       Scheme = "doi"
	SchemePMID      Scheme = "pmid"
	SchemePMCID     Scheme = "pmcid"
	SchemeArXiv     Scheme = "arxiv"
	SchemeISBN      Scheme = "isbn"
	SchemeORCID     Scheme = "orcid"
	SchemeScopus    Scheme = "scopus"
	SchemeWoS       Scheme = "wos"
	SchemeEmbase    Scheme = "embase"
	SchemeBVS       Scheme = "bvs"
	SchemeHandle    Scheme = "handle"
	SchemeAccession Scheme = "accession"
	SchemeIbid      Scheme = "ibid"
)

// Identifier is an identifier of the publication in its normal form, without
// resolver or label: "10.2196/17362".
type Identifier struct {
	Scheme Scheme `json:"scheme"`
	Value  string `json:"value"`
	// Authority is the database whose accession number it is, for
	// [SchemeAccession].
	Authority string `json:"authority,omitzero"`
}

// Registration is a trial's or review's entry in a register.
type Registration struct {
	Registry string `json:"registry"`
	ID       string `json:"id"`
	URL      string `json:"url,omitzero"`
}

// Link is a URL as stated; nothing is resolved or fetched. Kind is "" or what
// the source says it leads to: "pdf", "fulltext", "image", "related".
type Link struct {
	URL  string `json:"url"`
	Kind string `json:"kind,omitzero"`
}

// Section is one labelled part of a structured abstract.
type Section struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Abstract is an abstract's whole text and, where it is structured, its
// sections in order.
type Abstract struct {
	Text     string    `json:"text"`
	Language string    `json:"language,omitzero"`
	Sections []Section `json:"sections,omitempty"`
}

// Keyword is one keyword as its source wrote it.
type Keyword struct {
	Value    string `json:"value"`
	Language string `json:"language,omitzero"`
}

// Subject is a controlled term. Scheme names the vocabulary where it is
// known ("mesh"), and is "" where the source only calls it a subject.
type Subject struct {
	Term      string `json:"term"`
	Scheme    string `json:"scheme,omitzero"`
	Qualifier string `json:"qualifier,omitzero"`
	Major     bool   `json:"major,omitzero"`
}

// Heading writes the subject as the National Library of Medicine does, a star before
// what is major: "Term/*qualifier".
func (s Subject) Heading() string {
	star := ""
	if s.Major {
		star = "*"
	}
	if s.Qualifier == "" {
		return star + s.Term
	}
	return s.Term + "/" + star + s.Qualifier
}

// Licence is a statement of terms for the version that it was stated for, and
// for no other: nothing in this module moves one.
type Licence struct {
	// Family is "CC-BY", "CC0", "PDM", "all-rights-reserved", "tdm", … .
	Family string `json:"family"`
	// Version and Port are as stated ("4.0", "uk"); SPDX is set only when the
	// version is known, or for a LicenseRef.
	Version string `json:"version,omitzero"`
	Port    string `json:"port,omitzero"`
	SPDX    string `json:"spdx,omitzero"`
	URI     string `json:"uri,omitzero"`
	// Text is the statement itself.
	Text string `json:"text,omitzero"`
	// AppliesTo is the content version where the statement names one ("vor",
	// "am", "tdm"; NISO RP-22-2021 Access and License Indicators).
	AppliesTo string `json:"applies_to,omitzero"`
	// Copy is the URL or file name of the copy that it was stated for, where
	// the source states it for one copy and not for the version.
	Copy string `json:"copy,omitzero"`
	// Start is the date, in EDTF, from which it applies.
	Start string `json:"start,omitzero"`
	// Permits and Prohibits name uses that the statement itself names.
	Permits   []string `json:"permits,omitempty"`
	Prohibits []string `json:"prohibits,omitempty"`
	// Incomplete is set where the statement lost its link or version.
	Incomplete bool `json:"incomplete,omitzero"`
}

// Count is one observation about a publication. Counts are never averaged,
// summed or overwritten.
type Count struct {
	// Metric is "citations", "downloads", "reads", "views", … .
	Metric string `json:"metric"`
	Value  int64  `json:"value"`
	// Provider counted, Via showed it; AsOf is an EDTF date, only if stated.
	Provider string `json:"provider,omitzero"`
	Via      string `json:"via,omitzero"`
	AsOf     string `json:"as_of,omitzero"`
}

// ReportedCount is a number that a publication reports of itself.
type ReportedCount struct {
	// What is counted: "included studies", "participants", "databases".
	What string `json:"what"`
	// Value is the stated total, nil where only parts are stated.
	Value *int64      `json:"value,omitzero"`
	Parts []CountPart `json:"parts,omitempty"`
	// Names are the things counted where the text lists them.
	Names []string `json:"names,omitempty"`
	// Sum is the sum of the parts, derived; Check compares it with Value:
	// "adds-up", "differs", or "" where there is nothing to compare.
	Sum   int64  `json:"sum,omitzero"`
	Check string `json:"check,omitzero"`
}

// CountPart is one part of a [ReportedCount].
type CountPart struct {
	Label string `json:"label"`
	Value int64  `json:"value"`
}

// RelationType says how a publication stands to another one, in DataCite's
// and Crossref's terms.
type RelationType string

// Relation types.
const (
	IsPreprintOf    RelationType = "isPreprintOf"
	IsVersionOf     RelationType = "isVersionOf"
	IsTranslationOf RelationType = "isTranslationOf"
	IsCorrectionOf  RelationType = "isCorrectionOf"
	IsRetractionOf  RelationType = "isRetractionOf"
	IsCommentOn     RelationType = "isCommentOn"
	IsReplyTo       RelationType = "isReplyTo"
	IsReviewOf      RelationType = "isReviewOf"
	IsProtocolOf    RelationType = "isProtocolOf"
	IsAbstractOf    RelationType = "isAbstractOf"
	IsPartOf        RelationType = "isPartOf"
	IsSeriesSibling RelationType = "isSeriesSiblingOf"
	IsSupplementTo  RelationType = "isSupplementTo"
	IsRelatedTo     RelationType = "isRelatedTo"
	HasVersion      RelationType = "hasVersion"
	HasPreprint     RelationType = "hasPreprint"
	HasComment      RelationType = "hasComment"
	HasCorrection   RelationType = "hasCorrection"
	HasRetraction   RelationType = "hasRetraction"
	HasReply        RelationType = "hasReply"
	HasReview       RelationType = "hasReview"
	HasPart         RelationType = "hasPart"
	HasSupplement   RelationType = "hasSupplement"
)

// Relation is a record's own statement about another publication.
type Relation struct {
	Type RelationType `json:"type"`
	// Identifiers and Text name the other publication as far as stated.
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Text        string       `json:"text,omitzero"`
}

// Note is free text. Kind is "" for a plain note, "conditional-licence" for a
// sentence about a licence that may be given to something else, [NoteSources],
// "research", "status", … .
type Note struct {
	Text string `json:"text"`
	Kind string `json:"kind,omitzero"`
}

// Detail is a typed value of a rare kind.
type Detail struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Library is the data that belongs to the person whose library a record
// stood in. It is united when records are fused, never chosen.
type Library struct {
	Groups       []string     `json:"groups,omitempty"`
	Tags         []string     `json:"tags,omitempty"`
	Labels       []string     `json:"labels,omitempty"`
	CitationKeys []string     `json:"citation_keys,omitempty"`
	Notes        []string     `json:"notes,omitempty"`
	Attachments  []Attachment `json:"attachments,omitempty"`
	Decisions    []Decision   `json:"decisions,omitempty"`
	// ReadStatuses, Ratings, CallNumbers and Holdings are one each in a record
	// of one library; several libraries have several.
	ReadStatuses []string `json:"read_statuses,omitempty"`
	Ratings      []string `json:"ratings,omitempty"`
	CallNumbers  []string `json:"call_numbers,omitempty"`
	Holdings     []string `json:"holdings,omitempty"`
}

// IsZero reports whether there is no library data.
func (l Library) IsZero() bool {
	return len(l.Groups) == 0 && len(l.Tags) == 0 && len(l.Labels) == 0 &&
		len(l.CitationKeys) == 0 && len(l.Notes) == 0 && len(l.Attachments) == 0 &&
		len(l.Decisions) == 0 && len(l.ReadStatuses) == 0 && len(l.Ratings) == 0 &&
		len(l.CallNumbers) == 0 && len(l.Holdings) == 0
}

// Attachment is a file or link of a person's library; it is never opened.
type Attachment struct {
	Path string `json:"path"`
	Kind string `json:"kind,omitzero"`
}

// Decision is a screening decision of a person.
type Decision struct {
	// Tool is where it was made ("rayyan"), Reviewer who made it.
	Tool     string `json:"tool,omitzero"`
	Reviewer string `json:"reviewer,omitzero"`
	// Verdict is "included", "excluded" or "maybe".
	Verdict string   `json:"verdict"`
	Reasons []string `json:"reasons,omitempty"`
}
