package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func fixtures(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "same-paper", "*"))
	require.NoError(t, err)
	require.Len(t, files, 5)
	return files
}

// TestDigestIsMade has the digest of each document that it is asked of, in every
// format.
func TestDigestIsMade(t *testing.T) {
	c := &Collection{}
	want := []string{}
	for _, file := range fixtures(t) {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		c.Add(bytes.NewReader(content), int64(len(content)), &Options{Name: filepath.Base(file), Digest: true})
		want = append(want, fmt.Sprintf("sha256:%x", sha256.Sum256(content)))
	}
	for _, format := range Formats() {
		if !format.Write {
			continue
		}
		var out bytes.Buffer
		w, err := Create(&out, format.Format, nil)
		require.NoError(t, err)
		require.NoError(t, w.Write(&record.Record{ID: "0123456789abcdef", Type: record.TypeArticleJournal,
			Titles: []record.Title{{Value: "A title", Role: record.TitleMain}}}))
		require.NoError(t, w.Close())
		c.Add(bytes.NewReader(out.Bytes()), int64(out.Len()), &Options{Name: string(format.Format), From: format.Format, Digest: true})
		want = append(want, fmt.Sprintf("sha256:%x", sha256.Sum256(out.Bytes())))
	}
	readAll(t, c)
	documents := c.Documents()
	require.Len(t, documents, len(want))
	for i, d := range documents {
		require.Equal(t, want[i], d.Digest, d.Name)
	}
}

func add(t testing.TB, c *Collection, file string) {
	t.Helper()
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	c.Add(strings.NewReader(string(content)), int64(len(content)), &Options{Name: filepath.Base(file)})
}

func readAll(t testing.TB, c *Collection) []*record.Record {
	t.Helper()
	var records []*record.Record
	for r, err := range c.All(context.Background()) {
		require.NoError(t, err)
		records = append(records, r)
	}
	require.Equal(t, len(records), c.Len())
	return records
}

// TestCollectionReadsAgain reads every record a second time by its place, in
// another order, and finds it equal to the last span.
func TestCollectionReadsAgain(t *testing.T) {
	c := &Collection{}
	for _, file := range fixtures(t) {
		add(t, c, file)
	}
	c.Add(strings.NewReader(mixedRIS), int64(len(mixedRIS)), &Options{Name: "mixed.ris"})
	c.Add(strings.NewReader(itemsCSL), int64(len(itemsCSL)), &Options{Name: "items.json"})
	first := readAll(t, c)
	require.Len(t, first, 5+3+2)
	for n := len(first) - 1; n >= 0; n-- {
		again, err := c.Record(n)
		require.NoError(t, err)
		require.Equal(t, first[n], again)
		raw, err := c.Bytes(n)
		require.NoError(t, err)
		require.Equal(t, first[n].ID, record.ContentID(raw))
	}
	_, err := c.Record(len(first))
	require.Error(t, err)
	_, err = c.Bytes(-1)
	require.Error(t, err)
}

// TestCollectionReadsAgainWithReusedMemory has records whose memory is used again
// while all are read, and those that are read again by their place stay.
func TestCollectionReadsAgainWithReusedMemory(t *testing.T) {
	want, c := &Collection{}, &Collection{}
	for _, o := range []*Options{{Name: "mixed.ris", Digest: true}, {Name: "mixed.ris", ReuseAfter: 1}} {
		to := want
		if o.ReuseAfter > 0 {
			to = c
		}
		to.Add(strings.NewReader(mixedRIS), int64(len(mixedRIS)), o)
	}
	records := readAll(t, want)
	n := 0
	var before *record.Record
	for r, err := range c.All(context.Background()) {
		require.NoError(t, err)
		require.Equal(t, records[n], r)
		if before != nil {
			require.Same(t, before, r)
		}
		before = r
		n++
	}
	require.Len(t, records, n)
	require.NotEmpty(t, want.Documents()[0].Digest)
	require.Empty(t, c.Documents()[0].Digest)
	var again []*record.Record
	for n := range records {
		r, err := c.Record(n)
		require.NoError(t, err)
		again = append(again, r)
	}
	require.Equal(t, records, again)
}

const (
	mixedRIS = "\ufeffTY  - JOUR\r\nTI  - Z\xfcrich, a first \x96 study\r\nAU  - M\xfcller, Jane\r\nER  - \r\n\r\n" +
		"some text outside\r\nTY  - JOUR\r\nTI  - A second study\r\nPY  - 2020\r\nER  - \r\n" +
		"TY  - BOOK\r\nTI  - A book without an end\r\nSN  - 978-0-306-40615-7\r\n"
	itemsCSL = "[{\"id\": \"a\", \"type\": \"article-journal\", \"title\": \"One – two\"},\n" +
		" {\"id\": \"b\", \"type\": \"book\", \"title\": \"Three\"}]\n"
)

// TestCollectionVerifies runs the rule of every trace again on the text that
// the collection finds at its spans.
func TestCollectionVerifies(t *testing.T) {
	c := &Collection{}
	for _, file := range fixtures(t) {
		add(t, c, file)
	}
	c.Add(strings.NewReader(mixedRIS), int64(len(mixedRIS)), &Options{Name: "mixed.ris"})
	c.Add(strings.NewReader(itemsCSL), int64(len(itemsCSL)), &Options{Name: "items.json"})
	rules := Rules()
	for _, r := range readAll(t, c) {
		require.NotEmpty(t, r.Trace)
		text := func(span record.Span) (string, error) { return c.Text(r.Origin.Document, span) }
		require.NoError(t, r.Verify(text, rules), r.Origin.Document)
	}
}

// TestCollectionGoesOn names the document of every failure and reads the
// others.
func TestCollectionGoesOn(t *testing.T) {
	c := &Collection{}
	c.Add(strings.NewReader(""), 0, &Options{Name: "empty.ris"})
	c.Add(strings.NewReader("\x89PNG\r\n\x1a\n"), 8, &Options{Name: "photo.png"})
	c.Add(brokenReader{}, 100, &Options{Name: "broken.ris"})
	c.Add(strings.NewReader("Provider: none\n"), 15, &Options{Name: "header.ris", From: record.FormatRIS})
	c.Add(strings.NewReader(minimal), int64(len(minimal)), &Options{Name: "good.ris"})
	causes := map[string]error{}
	records := 0
	for r, err := range c.All(context.Background()) {
		var failed *DocumentError
		if errors.As(err, &failed) {
			causes[failed.Document] = failed.Err
			require.ErrorContains(t, err, failed.Document)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, "On lines", r.Title())
		records++
	}
	require.Equal(t, 1, records)
	require.Len(t, causes, 4)
	require.ErrorIs(t, causes["empty.ris"], ErrNoRecord)
	require.ErrorIs(t, causes["photo.png"], ErrUnknownFormat)
	require.ErrorIs(t, causes["broken.ris"], errBroken)
	require.ErrorIs(t, causes["header.ris"], ErrNoRecord)
	require.Len(t, c.Documents(), 5)
}

var errBroken = errors.New("broken disk")

type brokenReader struct{}

func (brokenReader) ReadAt([]byte, int64) (int, error) { return 0, errBroken }

func TestCollectionStops(t *testing.T) {
	c := &Collection{}
	c.Add(strings.NewReader(minimal), int64(len(minimal)), &Options{Name: "good.ris"})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var last error
	for _, err := range c.All(ctx) {
		last = err
	}
	require.ErrorIs(t, last, context.Canceled)
}

// TestStream reads the records that All reads, and keeps the place of none but
// the last.
func TestStream(t *testing.T) {
	whole, c := &Collection{}, &Collection{}
	for _, file := range fixtures(t) {
		add(t, whole, file)
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		c.AddOnce(strings.NewReader(string(content)), &Options{Name: filepath.Base(file)})
	}
	want := readAll(t, whole)
	n := 0
	for r, err := range c.Stream(context.Background()) {
		require.NoError(t, err)
		require.Equal(t, want[n], r)
		require.Equal(t, 1, c.Len())
		document, position := c.Place(0)
		wantDocument, wantPosition := whole.Place(n)
		require.Equal(t, []int{wantDocument, wantPosition}, []int{document, position})
		_, err = c.Record(0)
		require.ErrorContains(t, err, "only once")
		_, err = c.Bytes(0)
		require.ErrorIs(t, err, ErrNoBytes)
		_, err = c.Text(r.Origin.Document, r.Origin.Span)
		require.ErrorContains(t, err, "only once")
		n++
	}
	require.Equal(t, len(want), n)
	require.Zero(t, c.Len())
	require.Equal(t, len(whole.Documents()), len(c.Documents()))
	require.Equal(t, whole.Documents()[0].Digest, c.Documents()[0].Digest)

	stopped := 0
	add(t, c, fixtures(t)[0])
	for range c.Stream(context.Background()) {
		stopped++
		break
	}
	require.Equal(t, 1, stopped)
}

// TestWritersEndWhatTheyFlush: of every format that is written, what was
// flushed is there, and closing adds the end, so that the whole is read again.
func TestWritersEndWhatTheyFlush(t *testing.T) {
	records := func() []*record.Record {
		c := &Collection{}
		c.Add(strings.NewReader(mixedRIS), int64(len(mixedRIS)), &Options{Name: "mixed.ris"})
		return readAll(t, c)
	}()
	for _, info := range Formats() {
		if !info.Write {
			_, err := Create(io.Discard, info.Format, nil)
			require.ErrorIs(t, err, ErrUnknownFormat)
			continue
		}
		var out strings.Builder
		w, err := Create(&out, info.Format, nil)
		require.NoError(t, err)
		for _, r := range records {
			before := out.Len()
			require.NoError(t, w.Write(r))
			require.NoError(t, w.Flush())
			require.Greater(t, out.Len(), before)
		}
		if describing, ok := w.(DocumentWriter); ok {
			require.NoError(t, describing.WriteDocument(&record.Document{Name: "mixed.ris"}))
		}
		require.NoError(t, w.Close())
		c := &Collection{}
		c.Add(strings.NewReader(out.String()), int64(out.Len()), &Options{Name: "back"})
		back := readAll(t, c)
		require.Len(t, back, len(records), info.Format)
		for i := range back {
			require.Equal(t, records[i].Title(), back[i].Title())
		}
		require.Equal(t, info.Format, c.Format(0), "recognised")
	}
}

func TestWorksOfDocumentsWithoutWorks(t *testing.T) {
	_, err := Open(strings.NewReader(mixedRIS), &Options{Works: true})
	require.ErrorIs(t, err, ErrNoWorks)
}
