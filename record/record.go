package record

// Record is what one source says about one publication. Its typed fields
// follow CSL's and Crossref's terms; the fields as they stood are in Raw.
type Record struct {
	// ID is derived from the record's own bytes and from nothing else, so the
	// same export read from two files has one ID; dedupe appends "~2", "~3" to
	// exact copies. OwnID is the id that the file gives the record.
	ID     string `json:"id,omitzero"`
	OwnID  string `json:"own_id,omitzero"`
	Origin Origin `json:"origin,omitzero"`

	Type    Type   `json:"type,omitzero"`
	Subtype string `json:"subtype,omitzero"`
	// Genre is the type of work in the source's words ("PhD thesis"), Medium
	// the carrier ("electronic").
	Genre  string `json:"genre,omitzero"`
	Medium string `json:"medium,omitzero"`
	// Stages are the NISO JAV stages that the source states or that its words
	// imply, the likeliest first.
	Stages []Stage `json:"stages,omitempty"`
	// Status is the publication status, for instance "published".
	Status       Status `json:"status,omitzero"`
	PeerReviewed *bool  `json:"peer_reviewed,omitzero"`

	Titles       []Title       `json:"titles,omitempty"`
	Contributors []Contributor `json:"contributors,omitempty"`
	// MoreContributors is set where the source says that its list is not
	// complete ("et al.", BibTeX's "others").
	MoreContributors bool `json:"more_contributors,omitzero"`
	// Affiliations are addresses that the source assigns to no one person.
	Affiliations []string `json:"affiliations,omitempty"`

	// Container is the journal, book or proceedings it appeared in.
	Container Container `json:"container,omitzero"`
	// TargetContainer is the journal a preprint was submitted to or accepted
	// for: a relation to a journal and no proof of publication there.
	TargetContainer Container `json:"target_container,omitzero"`
	Series          Series    `json:"series,omitzero"`
	// Server is the preprint server or repository that posted it.
	Server string `json:"server,omitzero"`
	Event  Event  `json:"event,omitzero"`

	Volume        string `json:"volume,omitzero"`
	Issue         string `json:"issue,omitzero"`
	Supplement    string `json:"supplement,omitzero"`
	Part          string `json:"part,omitzero"`
	Pages         Pages  `json:"pages,omitzero"`
	ArticleNumber string `json:"article_number,omitzero"`
	// NumberOfPages is an extent and NumberOfVolumes a set's; Number is a
	// report's, patent's or standard's number.
	NumberOfPages   int       `json:"number_of_pages,omitzero"`
	NumberOfVolumes string    `json:"number_of_volumes,omitzero"`
	Number          string    `json:"number,omitzero"`
	Edition         string    `json:"edition,omitzero"`
	Section         string    `json:"section,omitzero"`
	Chapter         string    `json:"chapter,omitzero"`
	Publisher       Publisher `json:"publisher,omitzero"`

	Dates       []Date       `json:"dates,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// Registrations are the trial and review registrations that the record
	// names; a register entry's own number is an Identifier too.
	Registrations []Registration `json:"registrations,omitempty"`
	Links         []Link         `json:"links,omitempty"`

	Abstracts []Abstract `json:"abstracts,omitempty"`
	// Keywords are the authors' in the source's order; Subjects are controlled
	// terms of a database and are kept apart from them.
	Keywords []Keyword `json:"keywords,omitempty"`
	Subjects []Subject `json:"subjects,omitempty"`
	// Languages are BCP 47 tags of the publication's text.
	Languages []string `json:"languages,omitempty"`

	Licences []Licence `json:"licences,omitempty"`
	// Copyright is the holder as stated; it grants and withholds nothing.
	Copyright string `json:"copyright,omitzero"`
	// Counts are observations about the publication (citations, downloads);
	// ReportedCounts are what it reports itself (studies, participants).
	Counts         []Count         `json:"counts,omitempty"`
	ReportedCounts []ReportedCount `json:"reported_counts,omitempty"`
	Relations      []Relation      `json:"relations,omitempty"`
	Notes          []Note          `json:"notes,omitempty"`
	// Details are typed values of rare kinds, such as a patent's application
	// number, under stable names.
	Details []Detail `json:"details,omitempty"`
	// Library is the data of the person whose library the record stood in.
	Library Library `json:"library,omitzero"`

	// Raw are the fields as they stood, in order, known and unknown.
	Raw         []RawField   `json:"raw,omitempty"`
	Trace       []Trace      `json:"trace,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
	// Unclaimed is text inside the record that no rule read.
	Unclaimed []Text `json:"unclaimed,omitempty"`
}

// RawField is one field as it stood in the source: a RIS tag and its value, a
// label and its text, or text without either.
type RawField struct {
	// Name is the tag or label as written; empty for text without one.
	Name string `json:"name,omitzero"`
	// Value is the decoded text, lines joined by "\n", nothing cleaned.
	Value string `json:"value"`
	// Span covers the field with its name; ValueSpans its value, line by line.
	Span       Span   `json:"span,omitzero"`
	ValueSpans []Span `json:"value_spans,omitempty"`
}

// Title returns the main title, or "" when the source states none.
func (r *Record) Title() string {
	for _, t := range r.Titles {
		if t.Role == TitleMain {
			return t.Value
		}
	}
	return ""
}

// Date returns the date of the given kind and whether the source states one.
func (r *Record) Date(kind DateKind) (Date, bool) {
	for _, d := range r.Dates {
		if d.Kind == kind {
			return d, true
		}
	}
	return Date{}, false
}

// Identifier returns the first identifier of the scheme, or "".
func (r *Record) Identifier(scheme Scheme) string {
	for _, id := range r.Identifiers {
		if id.Scheme == scheme {
			return id.Value
		}
	}
	return ""
}
