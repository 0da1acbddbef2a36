package source

import (
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/ibid-go/ibid/internal/charset"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/bibtex"
	"github.com/ibid-go/ibid/source/clinicaltrials"
	"github.com/ibid-go/ibid/source/cochrane"
	"github.com/ibid-go/ibid/source/crossref"
	"github.com/ibid-go/ibid/source/csljson"
	"github.com/ibid-go/ibid/source/datacite"
	"github.com/ibid-go/ibid/source/delimited"
	"github.com/ibid-go/ibid/source/endnote"
	"github.com/ibid-go/ibid/source/html"
	"github.com/ibid-go/ibid/source/ibidjson"
	"github.com/ibid-go/ibid/source/ictrp"
	"github.com/ibid-go/ibid/source/medline"
	"github.com/ibid-go/ibid/source/openalex"
	"github.com/ibid-go/ibid/source/ovid"
	"github.com/ibid-go/ibid/source/pubmedxml"
	"github.com/ibid-go/ibid/source/refer"
	"github.com/ibid-go/ibid/source/reflib"
	"github.com/ibid-go/ibid/source/refworks"
	"github.com/ibid-go/ibid/source/webpage"
)

// Info describes one format in the table of formats.
type Info struct {
	Format record.Format
	// Name is the format's name for people.
	Name string
	// Extensions are those that its files usually have, with the dot.
	Extensions []string
	// Dialects are the exporters or page families that are told apart, where
	// each has rules of its own.
	Dialects    []string
	Read, Write bool
}

// format is a line of the table of formats.
type format struct {
	Info
	// detect says whether the head of a document fits.
	detect func(head sample) []Candidate
	// open returns a reader; nil for a format that is only written.
	open func(r io.Reader, o part) (Reader, error)
	// reopen has a reader that open returned read something else, with the memory
	// that it has; nil where that saves nothing.
	reopen func(reader Reader, r io.Reader, o part)
	// create returns a writer; nil for a format that is only read.
	create func(w io.Writer, o *WriterOptions) Writer
	// byPlace is set where open can begin at any record's place; records of
	// other formats are found again by reading their document from its start.
	byPlace bool
	// textAt returns the decoded text of a place; nil where the format's text is
	// decoded line by line, as package charset does.
	textAt func(document io.ReaderAt, size int64, span record.Span, encoding string) (string, error)
}

// part says which part of a document to read: all of it when its base is
// zero, else the record at that place.
type part struct {
	Options
	dialect  string
	base     record.Span
	utf16    string
	position int
	// encoding is what the whole document was found to be in.
	encoding string
	// layout is what the columns of a table mean, found when its document was
	// read before.
	layout *delimited.Layout
}

// fallback names the encoding of text that is not UTF-8: the one that the user
// named, or that the document was found to have when all of it was read.
func (p part) fallback() string {
	if p.Encoding != "" || p.encoding == charset.UTF8 || strings.HasPrefix(p.encoding, "utf-16") {
		return p.Encoding
	}
	return p.encoding
}

// formats returns the table, which must not be changed.
var formats = sync.OnceValue(func() []format {
	return []format{
		{
			Info: Info{
				Format: record.FormatRIS, Name: "RIS",
				Extensions: []string{".ris", ".txt", ".ciw", ".isi"}, Dialects: ris.DialectNames(), Read: true, Write: true,
			},
			detect:  detectRIS,
			open:    openRIS,
			reopen:  reopenRIS,
			create:  createRIS,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatBibTeX, Name: "BibTeX",
				Extensions: []string{".bib", ".bibtex"}, Read: true, Write: true,
			},
			detect:  detectBibTeX,
			open:    openBibTeX,
			create:  createBibTeX,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatCSLJSON, Name: "CSL-JSON",
				Extensions: []string{".json"}, Read: true, Write: true,
			},
			detect:  detectCSLJSON,
			open:    openCSLJSON,
			create:  createCSLJSON,
			byPlace: true,
			textAt:  jsonscan.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatMEDLINE, Name: "MEDLINE (PubMed's .nbib)",
				Extensions: []string{".nbib", ".txt"}, Read: true, Write: true,
			},
			detect:  detectMEDLINE,
			open:    openMEDLINE,
			create:  createMEDLINE,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatRefer, Name: "Refer (EndNote's .enw)",
				Extensions: []string{".enw", ".enl", ".txt"}, Read: true, Write: true,
			},
			detect:  detectRefer,
			open:    openRefer,
			create:  createRefer,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatRefWorks, Name: "RefWorks tagged",
				Extensions: []string{".txt"}, Read: true,
			},
			detect:  detectRefWorks,
			open:    openRefWorks,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatOvid, Name: "Ovid tagged",
				Extensions: []string{".txt", ".cgi"}, Read: true,
			},
			detect:  detectOvid,
			open:    openOvid,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatCochrane, Name: "Cochrane Library plain text",
				Extensions: []string{".txt"}, Read: true,
			},
			detect:  detectCochrane,
			open:    openCochrane,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatEndNote, Name: "EndNote XML",
				Extensions: []string{".xml"}, Read: true, Write: true,
			},
			detect:  detectXML(record.FormatEndNote),
			open:    openEndNote,
			create:  createEndNote,
			byPlace: true,
			textAt:  markup.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatPubMedXML, Name: "PubMed XML",
				Extensions: []string{".xml"}, Read: true,
			},
			detect:  detectXML(record.FormatPubMedXML),
			open:    openPubMed,
			byPlace: true,
			textAt:  markup.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatICTRP, Name: "ICTRP XML (trials)",
				Extensions: []string{".xml"}, Read: true,
			},
			detect:  detectXML(record.FormatICTRP),
			open:    openICTRP,
			byPlace: true,
			textAt:  markup.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatCrossref, Name: "Crossref JSON",
				Extensions: []string{".json", ".jsonl"}, Read: true,
			},
			detect:  detectJSON(record.FormatCrossref),
			open:    openCrossref,
			byPlace: true,
			textAt:  jsonscan.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatOpenAlex, Name: "OpenAlex JSON",
				Extensions: []string{".json", ".jsonl"}, Read: true,
			},
			detect:  detectJSON(record.FormatOpenAlex),
			open:    openOpenAlex,
			byPlace: true,
			textAt:  jsonscan.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatDataCite, Name: "DataCite JSON",
				Extensions: []string{".json", ".jsonl"}, Read: true,
			},
			detect:  detectJSON(record.FormatDataCite),
			open:    openDataCite,
			byPlace: true,
			textAt:  jsonscan.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatClinicalTrials, Name: "ClinicalTrials.gov JSON",
				Extensions: []string{".json", ".jsonl"}, Read: true,
			},
			detect:  detectJSON(record.FormatClinicalTrials),
			open:    openClinicalTrials,
			byPlace: true,
			textAt:  jsonscan.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatRefLib, Name: "RefLib JSON",
				Extensions: []string{".json"}, Read: true,
			},
			detect:  detectJSON(record.FormatRefLib),
			open:    openRefLib,
			byPlace: true,
			textAt:  jsonscan.TextAt,
		},
		{
			Info: Info{
				Format: record.FormatIbidJSON, Name: "Ibid JSON",
				Extensions: []string{".json"}, Read: true, Write: true,
			},
			detect: detectIbidJSON,
			open:   openIbidJSON,
			create: createIbidJSON,
		},
		{
			Info: Info{
				Format: record.FormatIbidLines, Name: "Ibid JSON lines",
				Extensions: []string{".jsonl"}, Read: true, Write: true,
			},
			detect: detectIbidLines,
			open:   openIbidLines,
			create: createIbidLines,
		},
		{
			Info: Info{
				Format: record.FormatCSV, Name: "CSV or TSV",
				Extensions: []string{".csv", ".tsv", ".tab", ".txt"}, Dialects: delimited.DialectNames(), Read: true, Write: true,
			},
			detect:  detectDelimited,
			open:    openDelimited,
			create:  createDelimited,
			byPlace: true,
		},
		{
			Info: Info{
				Format: record.FormatWebPage, Name: "page copied as text",
				Extensions: []string{".txt"}, Dialects: webpage.Families(), Read: true,
			},
			detect: detectWebPage,
			open:   openWebPage,
		},
		{
			Info: Info{
				Format: record.FormatHTML, Name: "HTML page",
				Extensions: []string{".html", ".htm", ".xhtml"}, Read: true,
			},
			detect: detectHTML,
			open:   openHTML,
		},
	}
})

// Formats returns the table of formats.
func Formats() []Info {
	var infos []Info
	for _, f := range formats() {
		f.Extensions, f.Dialects = slices.Clone(f.Extensions), slices.Clone(f.Dialects)
		infos = append(infos, f.Info)
	}
	return infos
}

// Rules are the rules of all readers' traces.
func Rules() record.RuleSet {
	all := record.RuleSet{}
	for _, set := range []record.RuleSet{
		normalize.Rules(),
		ris.Rules(),
		bibtex.Rules(),
		csljson.Rules(),
		delimited.Rules(),
		webpage.Rules(),
		html.Rules(),
		medline.Rules(),
		refer.Rules(),
		refworks.Rules(),
		ovid.Rules(),
		cochrane.Rules(),
		endnote.Rules(),
		pubmedxml.Rules(),
		ictrp.Rules(),
		crossref.Rules(),
		openalex.Rules(),
		datacite.Rules(),
		clinicaltrials.Rules(),
		reflib.Rules(),
	} {
		maps.Copy(all, set)
	}
	return all
}

func lookup(name record.Format) (format, bool) {
	for _, f := range formats() {
		if f.Format == name {
			return f, true
		}
	}
	return format{}, false
}

func openRIS(r io.Reader, o part) (Reader, error) { return ris.NewReader(r, optionsOfRIS(o)), nil }

func reopenRIS(reader Reader, r io.Reader, o part) {
	if reader, ok := reader.(*ris.Reader); ok {
		reader.Reset(r, optionsOfRIS(o))
	}
}

func optionsOfRIS(o part) *ris.Options {
	return &ris.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		MaxLine: o.MaxLine, Base: o.base, UTF16: o.utf16, Position: o.position,
		Dialect: o.Dialect, OwnDialect: o.OwnDialect, ReuseAfter: o.ReuseAfter, Digest: o.Digest,
	}
}

func createRIS(w io.Writer, o *WriterOptions) Writer {
	return risWriter{ris.NewWriter(w, &ris.WriterOptions{OnLoss: o.OnLoss, Profile: o.Profile, IDs: o.IDs, Sources: o.Sources})}
}

// risWriter writes RIS, which has no end of its own.
type risWriter struct{ *ris.Writer }

func (w risWriter) Close() error { return w.Flush() }

func openBibTeX(r io.Reader, o part) (Reader, error) {
	return bibtex.NewReader(r, &bibtex.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding, Base: o.base, UTF16: o.utf16, Position: o.position,
	}), nil
}

func createBibTeX(w io.Writer, o *WriterOptions) Writer {
	return bibtex.NewWriter(w, &bibtex.WriterOptions{OnLoss: o.OnLoss, IDs: o.IDs, Sources: o.Sources})
}

func openDelimited(r io.Reader, o part) (Reader, error) {
	return delimited.NewReader(r, &delimited.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding, Mapping: o.Columns, MaxRow: o.MaxLine,
		Base: o.base, UTF16: o.utf16, Position: o.position, Layout: o.layout,
	}), nil
}

func createDelimited(w io.Writer, o *WriterOptions) Writer {
	return delimited.NewWriter(w, &delimited.WriterOptions{OnLoss: o.OnLoss, IDs: o.IDs, Sources: o.Sources, ByteOrderMark: o.ByteOrderMark})
}

func openIbidJSON(r io.Reader, o part) (Reader, error) {
	return openIbid(r, o, false)
}

func openIbidLines(r io.Reader, o part) (Reader, error) {
	return openIbid(r, o, true)
}

// openIbid opens Ibid's JSON. A source that is only the document's name was not
// declared: the records' own sources stand.
func openIbid(r io.Reader, o part, lines bool) (Reader, error) {
	declared := o.Source
	if declared == o.Name {
		declared = ""
	}
	return ibidjson.NewReader(r, &ibidjson.Options{
		Name: o.Name, Source: declared, Kind: o.Kind, Lines: lines, Works: o.Works,
	}), nil
}

func createIbidJSON(w io.Writer, _ *WriterOptions) Writer {
	bundle := record.NewBundleWriter(w)
	bundle.DocumentsLast = true
	return recordBundle{bundle}
}

// recordBundle writes a bundle of records without works.
type recordBundle struct{ *record.BundleWriter }

func (b recordBundle) Write(r *record.Record) error { return b.Record(r) }

func (b recordBundle) WriteDocument(d *record.Document) error { return b.Document(d) }

func createIbidLines(w io.Writer, _ *WriterOptions) Writer {
	return recordLines{record.NewLineWriter(w)}
}

// recordLines writes one record, or one document, a line.
type recordLines struct{ lines *record.LineWriter }

func (l recordLines) Write(r *record.Record) error {
	return l.lines.Write(&record.Line{Records: []*record.Record{r}})
}

func (l recordLines) WriteDocument(d *record.Document) error {
	return l.lines.Write(&record.Line{Documents: []*record.Document{d}})
}

func (l recordLines) Flush() error { return l.lines.Flush() }

func (l recordLines) Close() error { return l.lines.Flush() }

func openWebPage(r io.Reader, o part) (Reader, error) {
	return webpage.NewReader(r, &webpage.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		Family: o.dialect, MaxDocument: o.MaxDocument,
	}), nil
}

func openHTML(r io.Reader, o part) (Reader, error) {
	return html.NewReader(r, &html.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding, MaxDocument: o.MaxDocument,
	}), nil
}
