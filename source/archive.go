package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/delimited"
)

// ErrArchiveLimit is the cause when an archive, or what is in it, is larger
// than [ArchiveLimits] allow.
var ErrArchiveLimit = errors.New("over the limits for archives")

// ArchiveLimits bound what is read of an archive. The zero value and nil mean
// the defaults, which no export of citations comes near.
type ArchiveLimits struct {
	// Members is the number of files in an archive: 10,000.
	Members int
	// Member and Total are sizes in bytes, unpacked, of one file (4 GiB) and of
	// all that are read (16 GiB).
	Member, Total int64
	// Ratio is how many times its packed size a file may have, where it has more
	// than a MiB: 500. Text has 5 to 20.
	Ratio int64
}

const (
	defaultMembers = 10_000
	defaultMember  = 4 << 30
	defaultTotal   = 16 << 30
	defaultRatio   = 500
	// ratioFrom is the unpacked size from which the ratio counts.
	ratioFrom = 1 << 20
)

func (l *ArchiveLimits) orDefaults() ArchiveLimits {
	var out ArchiveLimits
	if l != nil {
		out = *l
	}
	if out.Members <= 0 {
		out.Members = defaultMembers
	}
	if out.Member <= 0 {
		out.Member = defaultMember
	}
	if out.Total <= 0 {
		out.Total = defaultTotal
	}
	if out.Ratio <= 0 {
		out.Ratio = defaultRatio
	}
	return out
}

// Archive is the files in a ZIP archive, the one that gzip packed, or the page that
// a browser saved in MHTML. It is not safe for concurrent use.
type Archive struct {
	members []Member
	limits  ArchiveLimits
	// left is what may still be unpacked.
	left int64
}

// Member is one file in an archive.
type Member struct {
	// Name is the archive's name, a slash, and the file's name in it; of what gzip
	// packed, and of a page in MHTML, it is the archive's name. It is a name for people and for places and
	// is never used as a path.
	Name string
	// Skipped says why the file is not read; "" for one that is.
	Skipped string
	// Furniture is set where that loses nothing: a directory, a hidden file, what
	// a system adds.
	Furniture bool

	archive *Archive
	packed  int64
	open    func() (io.ReadCloser, error)
}

// The signatures of archives that are read through.
var (
	zipSignature  = []byte("PK\x03\x04")
	gzipSignature = []byte("\x1f\x8b")
)

// ArchiveHead is how many bytes [IsArchive] looks at.
const ArchiveHead = 4 << 10

// IsArchive reports whether the first bytes of a document are those of an
// archive that [OpenArchive] opens.
func IsArchive(head []byte) bool {
	return bytes.HasPrefix(head, zipSignature) || bytes.HasPrefix(head, gzipSignature) || isMHTML(head)
}

// OpenArchive lists the files in an archive of size bytes. Archives inside it
// are not opened. The error wraps [ErrArchiveLimit] for too many files, and
// [ErrUnknownFormat] for what is packed as a ZIP archive and is a document of
// its own: that of an office program, an EndNote library.
func OpenArchive(content io.ReaderAt, size int64, name string, limits *ArchiveLimits) (*Archive, error) {
	a := &Archive{limits: limits.orDefaults()}
	a.left = a.limits.Total
	var head [ArchiveHead]byte
	n, err := content.ReadAt(head[:], 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if isMHTML(head[:n]) {
		return openMHTML(a, content, size, name)
	}
	if bytes.HasPrefix(head[:], gzipSignature) {
		a.members = []Member{{Name: name, archive: a, packed: size, open: func() (io.ReadCloser, error) {
			return gzip.NewReader(io.NewSectionReader(content, 0, size))
		}}}
		return a, nil
	}
	files, err := zip.NewReader(content, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("is a damaged ZIP archive: %w", err)
	}
	if document := documentName(files.File); document != "" {
		return nil, &UnknownFormatError{Looks: document, Expected: likelyNames(zipSignature, name)}
	}
	if len(files.File) > a.limits.Members {
		return nil, fmt.Errorf("%w: %d files, where at most %d are read", ErrArchiveLimit, len(files.File), a.limits.Members)
	}
	names := map[string]int{}
	for _, f := range files.File {
		own := memberName(f.Name)
		m := Member{Name: name + "/" + own, archive: a, packed: int64(f.CompressedSize64), open: f.Open}
		if n := names[own]; n > 0 {
			m.Name += fmt.Sprintf(" (%d)", n+1)
		}
		names[own]++
		m.Skipped, m.Furniture = skipped(f, own)
		a.members = append(a.members, m)
	}
	return a, nil
}

// documents are what is packed as a ZIP archive and is a document of its own, by
// a file in it, or by the end of a folder's name where that ends with a slash,
// the most telling first, and what to call it and to do instead.
var documents = []struct{ part, name string }{
	{"xl/workbook.xml", "an Excel workbook; save its sheet as CSV (UTF-8)"},
	{"word/document.xml", "a Word document"},
	{"sdb/sdb.eni", "a compressed EndNote library; export it from EndNote as XML or RIS"},
	{".Data/", "a compressed EndNote library; export it from EndNote as XML or RIS"},
	{"META-INF/container.xml", "an e-book (EPUB)"},
	{"mimetype", "an OpenDocument file; save a spreadsheet as CSV"},
	{"META-INF/MANIFEST.MF", "a Java archive"},
	{"[Content_Types].xml", "an Office document"},
}

// documentName says what kind of document the files of an archive are, or "".
func documentName(files []*zip.File) string {
	for _, d := range documents {
		if slices.ContainsFunc(files, func(f *zip.File) bool {
			return f.Name == d.part || strings.HasSuffix(d.part, "/") && strings.Contains(f.Name, d.part)
		}) {
			return d.name
		}
	}
	return ""
}

// memberName is the name of a file in an archive for people: in UTF-8, divided
// by slashes. Names that are not UTF-8 are those of old DOS programs.
func memberName(name string) string {
	if !utf8.ValidString(name) {
		if decoded, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// skipped says why a file of an archive is not read, and whether nothing is lost
// by that.
func skipped(f *zip.File, name string) (why string, furniture bool) {
	for part := range strings.SplitSeq(name, "/") {
		switch {
		case part == "__MACOSX":
			return "what macOS adds to archives", true
		case strings.HasPrefix(part, ".") && strings.Trim(part, ".") != "":
			return "a hidden file", true
		}
	}
	switch {
	case strings.HasSuffix(name, "/") || f.FileInfo().IsDir():
		return "a directory", true
	case !f.Mode().IsRegular():
		return "no regular file", true
	case f.UncompressedSize64 == 0:
		return "an empty file", true
	case f.Flags&1 != 0:
		return "it is encrypted", false
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return fmt.Sprintf("it is packed by a method that is not read (%d)", f.Method), false
	}
	return "", false
}

// Members are the files in the order of the archive.
func (a *Archive) Members() []Member { return a.members }

// Open unpacks a file that is not skipped. Reading fails with an error that
// wraps [ErrArchiveLimit] where the file is larger than the limits allow,
// whatever size the archive states.
func (m *Member) Open() (io.ReadCloser, error) {
	if m.Skipped != "" {
		return nil, errors.New("is not read: " + m.Skipped)
	}
	content, err := m.open()
	if err != nil {
		return nil, err
	}
	return &unpacking{content: content, member: m}, nil
}

// unpacking counts what is unpacked.
type unpacking struct {
	content io.ReadCloser
	member  *Member
	size    int64
}

func (u *unpacking) Read(b []byte) (int, error) {
	n, err := u.content.Read(b)
	u.size += int64(n)
	a := u.member.archive
	a.left -= int64(n)
	switch {
	case u.size > a.limits.Member:
		err = fmt.Errorf("%w: it has more than %d bytes", ErrArchiveLimit, a.limits.Member)
	case a.left < 0:
		err = fmt.Errorf("%w: the files of the archive have more than %d bytes together", ErrArchiveLimit, a.limits.Total)
	case u.size > ratioFrom && u.size/max(u.member.packed, 1) > a.limits.Ratio:
		err = fmt.Errorf("%w: it has more than %d times its packed size", ErrArchiveLimit, a.limits.Ratio)
	}
	return n, err
}

func (u *unpacking) Close() error { return u.content.Close() }

// Recognise returns the format that the first bytes of a document are taken
// for, as [Open] takes them where the options name none. The error is an
// [*UnknownFormatError], or wraps [ErrNoRecord] where there are no bytes.
func Recognise(head []byte, o *Options) (Candidate, error) {
	candidates, err := recognise(head, o)
	if err != nil {
		return Candidate{}, err
	}
	return candidates[0], nil
}

// recognise returns all candidates, the one that is taken first.
func recognise(head []byte, o *Options) ([]Candidate, error) {
	if len(head) == 0 {
		return nil, fmt.Errorf("%w: the document is empty", ErrNoRecord)
	}
	if o == nil {
		o = &Options{}
	}
	candidates := Detect(head, o.Name)
	if len(o.Columns) > 0 && signature(head) == "" {
		// The user's words for the columns may be all that a table is known by.
		if table := delimited.Recognise(head, o.Columns); table.Score >= enough && (len(candidates) == 0 || candidates[0].Score < table.Score) {
			candidates = []Candidate{{Format: record.FormatCSV, Dialect: table.Dialect, Score: table.Score, Evidence: table.Evidence}}
		}
	}
	if len(candidates) == 0 || candidates[0].Score < enough {
		return nil, &UnknownFormatError{
			Looks:      looksLike(head),
			Considered: candidates,
			Expected:   likelyNames(head, o.Name),
		}
	}
	return candidates, nil
}

// plainName is a document's name without what packing adds to it.
func plainName(name string) string {
	if extension := path.Ext(name); strings.EqualFold(extension, ".gz") {
		return strings.TrimSuffix(name, extension)
	}
	return name
}

// HeadSize is how many bytes of a document [Recognise] looks at.
const HeadSize = headSize
