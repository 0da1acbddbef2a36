// Package webpage reads bibliographic pages that a person copied as text: a
// reader per family of page, each of which is a table (its labels, its
// grammar, what tells it apart) and not a program.
//
// A page holds one record or a list of them. What no rule of the family reads
// stays as unclaimed text of the record or, where it speaks of the page or
// site, as a notice of the document.
//
// # Families
//
//	pure            a publication in a research portal run on Pure
//	jmir-preprints  a preprint at JMIR Preprints
//	bvs             a list of results of BVS/VHL, the Virtual Health Library
//	biocloudy       an abstract at the aggregator biocloudy.com
//
// Text of no family is read by generic rules, with the dialect [Generic] and a
// note on each record: lines that begin with a label (Title:, DOI:), a citation
// in one line whose every part fits a form of a common style, a list of
// identifiers, or the identifiers of running text that has no two of a scheme.
// To these belongs a line of its own that says where the publication appeared, if
// there is but one, and then or beside the days on which it was received or accepted
// the day on which it was published. The rules conclude nothing, the type included.
// What stands behind a heading such as References is left outside where the text
// before it names a publication. Citations are read in the forms of Vancouver and AMA,
// APA, Harvard, Springer, Chicago, IEEE and MLA, with people as authors; where authors
// and title can be told apart in two ways, neither is read and a note says so.
//
// # Deviations
//
// The readers need no complete page: blocks may be missing, stand in another
// order, be indented, or end in any line end. A line is known by what it says
// and by the block it stands in, never by its number.
//
// # Limits
//
// Pages are held in memory whole, up to [Options].MaxDocument bytes. HTML is
// package html's, which gives the lines that a page shows to [ReadLines]. The
// generic rules know citations in one line only, and labels in six languages.
package webpage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/whole"
	"github.com/ibid-go/ibid/record"
)

// DefaultMaxDocument is the largest page in bytes that is read unless
// [Options] say otherwise.
const DefaultMaxDocument = 16 << 20

// ErrUnknownFamily is the cause when a text is a page of no family that this
// package knows, or when [Options].Family names none; the error's text lists
// the families.
var ErrUnknownFamily = errors.New("no known family of page")

// Options configure a [Reader]. The zero value and nil work.
type Options struct {
	// Name is the document's name, for places and messages.
	Name string
	// Source and Kind are what the user declared; Source defaults to Name.
	Source string
	Kind   record.SourceKind
	// Encoding names the encoding of lines that are not valid UTF-8.
	Encoding string
	// Family forces a family instead of detecting it.
	Family string
	// MaxDocument is the largest page in bytes; 0 means
	// [DefaultMaxDocument].
	MaxDocument int
}

// Reader reads the records of one page; it is not safe for concurrent use. Its Read
// returns the next record, or nil and io.EOF; its All iterates over them; its
// Document describes the page. A page over the limit gives a *[record.ParseError]
// that wraps [record.ErrTooLong], without a record, and then io.EOF; a page of no
// known family an error that wraps [ErrUnknownFamily]. An error of the underlying
// reader is returned as it is.
type Reader = whole.Reader

// NewReader returns a reader of the page in r.
func NewReader(r io.Reader, o *Options) *Reader {
	d := newPageReading(o)
	return whole.NewReader(whole.Page{Input: r, Most: d.options.MaxDocument, Code: "webpage.too-long", Document: d.described()}, d.readPage)
}

// pageReading is the state of reading one page.
type pageReading struct {
	options  Options
	document *record.Document
	records  []*record.Record
}

func newPageReading(o *Options) *pageReading {
	d := &pageReading{}
	if o != nil {
		d.options = *o
	}
	if d.options.Source == "" {
		d.options.Source = d.options.Name
	}
	if d.options.MaxDocument <= 0 {
		d.options.MaxDocument = DefaultMaxDocument
	}
	return d
}

// described is the document as the options describe it.
func (r *pageReading) described() record.Document {
	return record.Document{Name: r.options.Name, Format: record.FormatWebPage, Source: r.options.Source}
}

// readPage reads all records of the page.
func (r *pageReading) readPage(content []byte, document *record.Document) (whole.Records, error) {
	page, err := newPage(content, r.options.Encoding)
	if err != nil {
		return nil, err
	}
	r.document = document
	r.document.Encoding = page.encoding
	chosen, err := r.family(page)
	if err != nil {
		return nil, err
	}
	r.read(page, chosen)
	return whole.List(r.records), nil
}

// read reads the records of a page of a family.
func (r *pageReading) read(p *page, chosen *family) {
	r.document.Dialect = chosen.name
	results := chosen.scan(p, r.document)
	r.document.Records = len(results)
	for i, result := range results {
		r.records = append(r.records, r.record(p, chosen, result, i+1))
	}
}

// family returns the family that the options name or the page shows.
func (r *pageReading) family(p *page) (*family, error) {
	if name := r.options.Family; name != "" {
		if known := familyByName(name); known != nil {
			return known, nil
		}
		return nil, fmt.Errorf("%s: family %q: %w (known are %s)", r.name(), name, ErrUnknownFamily, familyNames())
	}
	text := p.text()
	matches := Detect(text[:min(len(text), headLength)])
	if len(matches) == 0 {
		return nil, fmt.Errorf("%s: %w (known are %s)", r.name(), ErrUnknownFamily, familyNames())
	}
	return familyByName(matches[0].Family), nil
}

func (r *pageReading) name() string {
	if r.options.Name == "" {
		return "page"
	}
	return r.options.Name
}

// record makes the record of one result.
func (r *pageReading) record(p *page, f *family, found *result, position int) *record.Record {
	span := p.span(found.first, found.last)
	made := &record.Record{
		ID: record.ContentID(p.content[span.Start:span.End]),
		Origin: record.Origin{
			Document: r.options.Name,
			Source:   r.options.Source,
			Kind:     r.options.Kind,
			Platform: f.platform,
			Format:   record.FormatWebPage,
			Dialect:  f.name,
			Position: position,
			Span:     span,
		},
	}
	f.read(p, found, made)
	if found.doubtful {
		made.Diagnostics = append(made.Diagnostics, record.Diagnostic{
			Severity: record.SeverityNote,
			Code:     "webpage.unclear-citation",
			Message:  "the authors and the title of this citation can be told apart in two ways and were not read",
			Span:     span,
		})
	}
	if f.name == Generic {
		made.Diagnostics = append(made.Diagnostics, record.Diagnostic{
			Severity: record.SeverityNote,
			Code:     "webpage.generic",
			Message:  "text of no known page or format, of which only identifiers, labelled lines and citations of common forms were read",
			Span:     span,
		})
	}
	return made
}

// page is a document as lines, with the way back to its bytes.
type page struct {
	content  []byte
	encoding string
	// place returns the place of bytes [from,to) of a line's text.
	place func(line, from, to int) record.Span
	// trimmed holds the text of each line without blank space at its ends,
	// offset where that text begins in the line.
	trimmed []string
	offset  []int
	// ends is what end says, once ended is set.
	ends  int
	ended bool
}

func newPage(content []byte, encoding string) (*page, error) {
	lines, err := charset.NewLineReader(bytes.NewReader(content), &charset.Options{
		Encoding: encoding,
		MaxLine:  len(content) + 1,
		Size:     len(content),
	})
	if err != nil {
		return nil, err
	}
	p := &page{content: content}
	var kept []charset.Line
	for {
		line, err := lines.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		line.Raw = bytes.Clone(line.Raw)
		line.Text = bytes.Clone(line.Text)
		kept = append(kept, line)
		p.add(string(line.Text))
	}
	p.encoding = lines.Encoding()
	p.place = func(line, from, to int) record.Span { return kept[line].Span(from, to) }
	return p, nil
}

// add adds the text of a line.
func (p *page) add(text string) {
	trimmed := strings.TrimFunc(text, isBlank)
	p.trimmed = append(p.trimmed, trimmed)
	offset := 0
	if len(trimmed) < len(text) {
		offset = strings.Index(text, trimmed)
	}
	p.offset = append(p.offset, offset)
}

// text returns the whole page, a line to a line.
func (p *page) text() string { return strings.Join(p.trimmed, "\n") }

// whole returns the text of a line without blank space at its ends.
func (p *page) whole(line int) passage {
	return passage{line: line, start: 0, end: len(p.trimmed[line])}
}

// passage is a piece of one line: bytes [start,end) of its trimmed text.
type passage struct{ line, start, end int }

func (p *page) passageText(s passage) string { return p.trimmed[s.line][s.start:s.end] }

func (p *page) passageSpan(s passage) record.Span {
	offset := p.offset[s.line]
	return p.place(s.line, offset+s.start, offset+s.end)
}

// located returns a passage as text with its place.
func (p *page) located(s passage) record.Text {
	return record.Text{Text: p.passageText(s), Span: p.passageSpan(s)}
}

// span covers the trimmed text from the first to the last of the lines.
func (p *page) span(first, last int) record.Span {
	span := p.passageSpan(p.whole(first))
	span.End = p.passageSpan(p.whole(last)).End
	return span
}
