// Package html reads the metadata of web pages that a person saved: what a page
// says about a publication in its meta elements, in JSON-LD, in microdata and in
// context objects (COinS), and last what it shows.
//
// It is a package of its own beside webpage, which reads the text that a person
// copied from a page: what stands in a page's markup is fields in vocabularies
// that thousands of sites share and not lines that a family of pages lays out.
// Where a page shows the text of such a family, that package reads it.
//
// # Vocabularies
//
// In the order in which they are believed:
//
//	citation_*            Highwire Press and Google Scholar; also bepress_citation_*
//	JSON-LD               schema.org: ScholarlyArticle, Article, Book, Chapter, Dataset, Thesis, …,
//	                      at the top, in lists, in @graph, mainEntity and itemListElement
//	itemscope, itemprop   the same in microdata
//	prism.*               PRISM
//	eprints.*             repositories run on EPrints
//	DC.*, DCTERMS.*       Dublin Core
//	span class="Z3988"    context objects of OpenURL (COinS)
//	og:*, article:*       Open Graph; author, title and canonical address of the page
//
// The first that states a field gives its value; the same value elsewhere is one
// more trace, another one stays as a detail that is named after the field
// ("title", "date-issued", "author"), with a trace of its own. A more precise
// date of the same day, month or year replaces a coarser one. Lists (keywords,
// identifiers, ISSNs, links) are united. The type is what a name implies that
// literature of one kind alone has (citation_conference_title), before any that is
// stated below citation_*; the types of schema.org for what sites post (NewsArticle,
// BlogPosting) give way to all others. Contributors are those of the first
// vocabulary that names any, to whom JSON-LD may add affiliations and ORCIDs.
//
// The text that a page shows is read by the families of package webpage. Where
// it is of a known family, it adds to the only publication of the page the
// fields that no vocabulary above Open Graph has; where it is not, it is read
// (identifiers, labelled lines, citations) only in a page that has no
// publication otherwise. Where such a page says where its publication appeared, or
// both when it was received and when accepted, its only heading of the first level is the
// title, if the title of the page has it too, and an element that says that it names
// authors (a class, rel=author, itemprop=author) names the authors, if all in it are
// names of people and there is no other such list on the page. Where it does not, and
// says by article:* that it is an article of its site, who wrote that and when is left
// out.
//
// # Records
//
// A page whose meta elements name a publication has one record. What else it
// names in JSON-LD, microdata or context objects, such as its references, is text
// outside the record and noted. Any other page has a record for each publication
// in these; several statements of the same one, by DOI or title, are joined.
//
// A description (description, og:description, twitter:*) is no abstract, an
// address of mail no affiliation. A link rel=license is a note: it may be the
// licence of the site. References (citation_reference) are not read, nor is the
// technique of a page (viewport, robots, tokens): they stand in no record and in
// no unclaimed text.
//
// # Deviations
//
// Markup need not be correct; an attribute is read wherever its tag stands.
// JSON-LD may hold line ends in strings, commas behind the last element, and
// the marks of comments around it. Nothing is fetched or run, and no address is
// followed.
//
// # Limits
//
// Pages are held in memory whole, up to [Options].MaxDocument bytes. JSON-LD is
// read to a depth of 64. Of microdata, what an attribute itemref adds
// is not read, nor is RDFa. A page in an MHTML archive is read where package source
// has unpacked it.
package html

import (
	"io"

	"github.com/ibid-go/ibid/internal/whole"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// DefaultMaxDocument is the largest page in bytes that is read unless [Options]
// say otherwise.
const DefaultMaxDocument = 32 << 20

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8, before what
	// the page itself declares.
	Encoding string
	// MaxDocument is the largest page in bytes; 0 means [DefaultMaxDocument].
	MaxDocument int
}

// Reader reads the records of one page; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes the page. A page over the limit gives a *[record.ParseError]
// that wraps [record.ErrTooLong], without a record, and then io.EOF. An error of the
// underlying reader is returned as it is.
type Reader = whole.Reader

// NewReader returns a reader of the page in r.
func NewReader(r io.Reader, o *Options) *Reader {
	var d reading
	if o != nil {
		d.options = *o
	}
	if d.options.Source == "" {
		d.options.Source = d.options.Name
	}
	if d.options.MaxDocument <= 0 {
		d.options.MaxDocument = DefaultMaxDocument
	}
	return whole.NewReader(whole.Page{
		Input: r, Most: d.options.MaxDocument, Code: "html.too-long",
		Document: record.Document{Name: d.options.Name, Format: record.FormatHTML, Source: d.options.Source},
	}, d.read)
}

// reading is the state of reading one page.
type reading struct {
	options  Options
	document *record.Document
	records  []*record.Record
}

// read reads the page. Of several publications each record is made when it is asked
// for.
func (r *reading) read(content []byte, document *record.Document) (whole.Records, error) {
	d, err := newDocument(content, r.options.Encoding)
	if err != nil {
		return nil, err
	}
	r.document = document
	r.document.Encoding = d.encoding
	p := readPage(d)
	r.note(p)
	if len(p.publications) > 1 {
		r.document.Records = len(p.publications)
		return r.each(p.publications), nil
	}
	for _, one := range p.publications {
		r.records = append(r.records, one.record())
	}
	r.visible(p)
	for i, made := range r.records {
		r.place(made, i+1)
	}
	r.document.Records = len(r.records)
	return whole.List(r.records), nil
}

// each makes the record of one publication after the other.
func (r *reading) each(publications []*publication) whole.Records {
	n := 0
	return func() *record.Record {
		if n == len(publications) {
			return nil
		}
		made := publications[n].record()
		publications[n] = nil // what was read of it is needed no more
		n++
		r.place(made, n)
		return made
	}
}

// place says where the n-th record of the page is from.
func (r *reading) place(made *record.Record, n int) {
	made.Origin.Document = r.options.Name
	made.Origin.Source = r.options.Source
	made.Origin.Kind = r.options.Kind
	made.Origin.Format = record.FormatHTML
	made.Origin.Position = n
}

// note says what of the page was not read as a record.
func (r *reading) note(p *page) {
	for _, script := range p.broken {
		r.document.Diagnostics = append(r.document.Diagnostics, record.Diagnostic{
			Severity: record.SeverityWarning, Code: "html.bad-json",
			Message: "JSON-LD that is not JSON was not read", Tag: "application/ld+json", Span: p.document.span(script),
		})
	}
	if len(p.mentioned) == 0 {
		return
	}
	var first record.Span
	for _, other := range p.mentioned {
		text := record.Text{Span: p.document.span(other.stated()), Text: other.name()}
		if first.IsZero() {
			first = text.Span
		}
		r.document.Outside = append(r.document.Outside, text)
	}
	r.document.Diagnostics = append(r.document.Diagnostics, record.Diagnostic{
		Severity: record.SeverityNote, Code: "html.mentioned",
		Message: "the page is about one publication; another that it names, such as one of its references, is no record",
		Span:    first, Count: len(p.mentioned),
	})
}

// stated covers what is said of a publication.
func (p *publication) stated() extent {
	var all extent
	for i := range p.items {
		if all.isZero() {
			all = p.items[i].whole
		}
		all = extent{min(all.from, p.items[i].whole.from), max(all.to, p.items[i].whole.to)}
	}
	return all
}

// name is the title of a publication, or else what identifies it.
func (p *publication) name() string {
	for _, names := range []func(*facts) bool{
		func(f *facts) bool { return f.title },
		func(f *facts) bool { return f.doi },
	} {
		for i := range p.items {
			if names(p.items[i].facts) {
				return normalize.Text(p.decoded(&p.items[i]))
			}
		}
	}
	return ""
}
