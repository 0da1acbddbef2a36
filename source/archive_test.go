package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// packed is a ZIP archive of names and contents that take turns.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		require.NoError(t, err)
		_, err = io.WriteString(w, files[i+1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func gzipped(t testing.TB, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := io.WriteString(z, content)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

func openArchive(content []byte, limits *ArchiveLimits) (*Archive, error) {
	return OpenArchive(bytes.NewReader(content), int64(len(content)), "x.zip", limits)
}

func TestArchiveMembers(t *testing.T) {
	content := packed(t,
		"a.ris", minimal, "d/", "", "d/b.ris", minimal, "__MACOSX/._a.ris", "x", ".hidden", "x", "e/.h/c.ris", "x",
		"../../up.ris", minimal, `w\in.ris`, minimal, "a.ris", minimal, "none.ris", "", "\x84.ris", minimal, ". ./odd.ris", minimal)
	a, err := openArchive(content, nil)
	require.NoError(t, err)
	type member struct {
		name, skipped string
		furniture     bool
	}
	var got []member
	for i := range a.Members() {
		m := &a.Members()[i]
		got = append(got, member{m.Name, m.Skipped, m.Furniture})
	}
	require.Equal(t, []member{
		{"x.zip/a.ris", "", false},
		{"x.zip/d/", "a directory", true},
		{"x.zip/d/b.ris", "", false},
		{"x.zip/__MACOSX/._a.ris", "what macOS adds to archives", true},
		{"x.zip/.hidden", "a hidden file", true},
		{"x.zip/e/.h/c.ris", "a hidden file", true},
		{"x.zip/../../up.ris", "", false},
		{"x.zip/w/in.ris", "", false},
		{"x.zip/a.ris (2)", "", false},
		{"x.zip/none.ris", "an empty file", true},
		{"x.zip/ä.ris", "", false},
		{"x.zip/. ./odd.ris", "a hidden file", true},
	}, got)
	content0, err := a.Members()[0].Open()
	require.NoError(t, err)
	text, err := io.ReadAll(content0)
	require.NoError(t, err)
	require.Equal(t, minimal, string(text))
	require.NoError(t, content0.Close())
	_, err = a.Members()[1].Open()
	require.ErrorContains(t, err, "a directory")
}

func TestArchiveOfGzip(t *testing.T) {
	content := gzipped(t, minimal)
	a, err := OpenArchive(bytes.NewReader(content), int64(len(content)), "a.ris.gz", nil)
	require.NoError(t, err)
	require.Len(t, a.Members(), 1)
	require.Equal(t, "a.ris.gz", a.Members()[0].Name)
	member, err := a.Members()[0].Open()
	require.NoError(t, err)
	text, err := io.ReadAll(member)
	require.NoError(t, err)
	require.Equal(t, minimal, string(text))
}

// TestArchiveOfCochrane: a document of a format that many end with .txt is recognised
// in archives by what it holds.
func TestArchiveOfCochrane(t *testing.T) {
	const export = "Record #1 of 1\nID: CN-00000001\nTI: On lines\n"
	for _, content := range [][]byte{packed(t, "d/export.txt", export), gzipped(t, export)} {
		a, err := openArchive(content, nil)
		require.NoError(t, err)
		require.Len(t, a.Members(), 1)
		member, err := a.Members()[0].Open()
		require.NoError(t, err)
		reader, err := Open(member, &Options{Name: a.Members()[0].Name})
		require.NoError(t, err)
		r, err := reader.Read()
		require.NoError(t, err)
		require.Equal(t, record.FormatCochrane, r.Origin.Format)
		require.Equal(t, "On lines", r.Title())
	}
}

func TestArchiveLimits(t *testing.T) {
	big := strings.Repeat(minimal, 100_000)
	tests := []struct {
		name    string
		content []byte
		limits  *ArchiveLimits
		says    string
	}{
		{"files", packed(t, "a", "x", "b", "x", "c", "x"), &ArchiveLimits{Members: 2}, "3 files"},
		{"one file", packed(t, "a", big), &ArchiveLimits{Member: 1000, Ratio: 1 << 30}, "more than 1000 bytes"},
		{"all files", packed(t, "a", minimal, "b", minimal), &ArchiveLimits{Total: int64(len(minimal)) + 1}, "together"},
		{"ratio", packed(t, "a", big), &ArchiveLimits{Ratio: 20}, "20 times"},
		{"ratio of gzip", gzipped(t, big), &ArchiveLimits{Ratio: 20}, "20 times"},
		{"default ratio", packed(t, "a", strings.Repeat("a", 20<<20)), nil, "500 times"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, err := openArchive(test.content, test.limits)
			for i := 0; err == nil && i < len(a.Members()); i++ {
				var member io.ReadCloser
				if member, err = a.Members()[i].Open(); err == nil {
					_, err = io.Copy(io.Discard, member)
				}
			}
			require.ErrorIs(t, err, ErrArchiveLimit)
			require.ErrorContains(t, err, test.says)
		})
	}
}

func TestArchiveEncrypted(t *testing.T) {
	content := packed(t, "a.ris", minimal)
	// The flag stands in both headers of the file.
	content[6] |= 1
	content[bytes.Index(content, []byte("PK\x01\x02"))+8] |= 1
	a, err := openArchive(content, nil)
	require.NoError(t, err)
	require.Equal(t, "it is encrypted", a.Members()[0].Skipped)
	require.False(t, a.Members()[0].Furniture)
}

func TestArchiveThatIsADocument(t *testing.T) {
	for _, c := range []struct{ part, want string }{
		{"[Content_Types].xml", "an Office document"},
		{"xl/workbook.xml", "an Excel workbook; save its sheet as CSV (UTF-8)"},
		{"mimetype", "an OpenDocument file; save a spreadsheet as CSV"},
		{"library.Data/sdb/sdb.eni", "a compressed EndNote library; export it from EndNote as XML or RIS"},
	} {
		_, err := openArchive(packed(t, "[Content_Types].xml", "x", c.part, "x"), nil)
		require.ErrorIs(t, err, ErrUnknownFormat)
		require.ErrorContains(t, err, c.want)
	}
	_, err := openArchive([]byte("PK\x03\x04 and no more"), nil)
	require.ErrorContains(t, err, "damaged")
}

func TestIsArchive(t *testing.T) {
	require.True(t, IsArchive(packed(t, "a", "x")))
	require.True(t, IsArchive(gzipped(t, "x")))
	require.False(t, IsArchive([]byte(minimal)))
	require.False(t, IsArchive(nil))
}

func FuzzArchive(f *testing.F) {
	f.Add(packed(f, "a.ris", minimal, "b", strings.Repeat("x", 1000)))
	f.Add(gzipped(f, minimal))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := openArchive(content, &ArchiveLimits{Members: 100, Member: 1 << 16, Total: 1 << 18})
		if err != nil {
			return
		}
		unpacked := int64(0)
		for i := range a.Members() {
			member, err := a.Members()[i].Open()
			if err != nil {
				continue
			}
			n, _ := io.Copy(io.Discard, member)
			unpacked += n
			member.Close()
		}
		require.LessOrEqual(t, unpacked, int64(1<<19))
	})
}

func TestRecognise(t *testing.T) {
	found, err := Recognise([]byte(minimal), nil)
	require.NoError(t, err)
	require.Equal(t, "ris", string(found.Format))
	_, err = Recognise(nil, nil)
	require.ErrorIs(t, err, ErrNoRecord)
	_, err = Recognise([]byte("prose"), nil)
	require.ErrorIs(t, err, ErrUnknownFormat)
	// What packing adds to a name has no say.
	require.Equal(t, Detect([]byte(minimal), "a.ris"), Detect([]byte(minimal), "a.ris.gz"))
}

// TestDetectHTML tells pages from other formats, and the rules for text of any
// kind from both.
func TestDetectHTML(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"page", "<!DOCTYPE html><html><head></head></html>", "html"},
		{"page in capitals", "\n<HTML><BODY>", "html"},
		{"XHTML", `<?xml version="1.0"?><!-- saved --><html xmlns="http://www.w3.org/1999/xhtml">`, "html"},
		{"piece with metadata", `<meta name="citation_title" content="On">`, "html"},
		{"piece with an object", `<span class="Z3988" title="rft.atitle=On"></span>`, "html"},
		{"piece without", `<p>On</p>`, ""},
		{"XML", `<?xml version="1.0"?><records><record/></records>`, ""},
		{"RIS that quotes a page", minimal + "N2  - <html><meta name=\"citation_title\">\n", "ris"},
		{"text with a DOI", "See 10.5555/abc for more.\n", "webpage/generic"},
		{"text with a DOI and tags", "AU - Doe\nED - based care\n10.5555/abc\n", ""},
		{"a list of numbers", "PMID: 1\nPMID: 2\n", "webpage/generic"},
		{"MEDLINE with a DOI", "PMID- 1\nOWN - NLM\nTI  - On lines\nLID - 10.5555/abc [doi]\n", "medline"},
		{"BibTeX with a DOI", "@article{key,\n  doi = {10.5555/abc},\n}\n", "bibtex"},
		{"JSON with a DOI", `{"a": "10.5555/abc"}`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found, err := Recognise([]byte(test.in), nil)
			if test.want == "" {
				require.ErrorIs(t, err, ErrUnknownFormat)
				return
			}
			require.NoError(t, err)
			require.Equal(t, test.want, found.name())
		})
	}
}

// TestAmbiguous says what else was considered of a document that gives nothing
// in the format that it fitted best.
func TestAmbiguous(t *testing.T) {
	const page = "<html>\nTI - On\nAU - Doe\n</html>\n"
	found := Detect([]byte(page), "")
	require.Len(t, found, 2)
	var c Collection
	c.Add(strings.NewReader(page), int64(len(page)), &Options{Name: "page"})
	for r, err := range c.All(t.Context()) {
		require.Nil(t, r)
		require.ErrorIs(t, err, ErrNoRecord)
		require.ErrorContains(t, err, "read as HTML page; also considered ris (2 of 4 lines begin with a tag and a dash)")
	}
}

// saved is a page as a browser saves it in an archive of MIME.
const saved = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/tides\r\nSubject: =?utf-8?Q?Tides?=\r\n" +
	"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Boundary--1\"\r\n\r\n\r\n" +
	"------Boundary--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n" +
	"------Boundary--1\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n" +
	"------Boundary--1\r\nContent-Type: text/html\r\n\r\n<html>a frame\r\n------Boundary--1--\r\n"

func TestArchiveOfPage(t *testing.T) {
	const page = "<!DOCTYPE html><html><head><meta name=\"citation_title\" content=\"Tides at n\u00fcght\"></head></html>"
	for encoding, content := range map[string]string{
		"quoted-printable": strings.NewReplacer("=", "=3D", "\u00fc", "=C3=BC", "<head>", "=\r\n<head>").Replace(page),
		"base64":           base64.StdEncoding.EncodeToString([]byte(page)),
		"binary":           page,
	} {
		for name, archive := range map[string]string{"crlf": fmt.Sprintf(saved, encoding, content), "lf": strings.ReplaceAll(fmt.Sprintf(saved, encoding, content), "\r\n", "\n")} {
			require.True(t, IsArchive([]byte(archive[:min(len(archive), ArchiveHead)])), encoding)
			a, err := OpenArchive(strings.NewReader(archive), int64(len(archive)), "tides.mhtml", nil)
			require.NoError(t, err, encoding)
			require.Len(t, a.Members(), 1)
			require.Equal(t, "tides.mhtml", a.Members()[0].Name)
			member, err := a.Members()[0].Open()
			require.NoError(t, err)
			text, err := io.ReadAll(member)
			require.NoError(t, err)
			require.Equal(t, page, string(text), "%s, %s", encoding, name)
			records, _ := readDocument(t, text)
			require.Equal(t, "Tides at n\u00fcght", records[0].Title())
		}
	}

	for name, archive := range map[string]string{
		"without a page":               "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n",
		"without end":                  "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n",
		"without boundary":             "MIME-Version: 1.0\nContent-Type: multipart/related\n\n--b\n",
		"without an end of the header": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n",
	} {
		require.True(t, IsArchive([]byte(archive)), name)
		_, err := openArchive([]byte(archive), nil)
		require.Error(t, err, name)
	}
	for _, text := range []string{
		"", "Title: Tides\nAuthor: Doe\n\nContent-Type: multipart/related\n", "Content-Type: text/plain\n\n", "\tContent-Type: multipart/related\n",
		minimal, "PMID- 1\nTI  - Tides: a study\n", "Content-Type: multipart/related",
	} {
		require.False(t, IsArchive([]byte(text)), text)
	}
}
