package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
	"github.com/ibid-go/ibid/source/csljson"
)

// longestMatchLine is the longest line that match reads, in bytes.
const longestMatchLine = 16 << 20

// shownUnread is how many lines of one file that cannot be read are reported
// one by one.
const shownUnread = 10

// libraryInput is the library of --against.
type libraryInput struct {
	records []*record.Record
	touched []fs.FileInfo
	// missing is set where some of the library could not be read.
	missing bool
}

// readLibrary reads the library that incoming records are compared with.
func (a *app) readLibrary(ctx context.Context, f *matchCommandFlags, m *matching) (*libraryInput, error) {
	r, err := a.open(ctx, []string{f.against}, &f.library)
	if err != nil {
		return nil, err
	}
	defer r.close()
	library := &libraryInput{touched: r.touched}
	owners := map[string]int{}
	err = a.readAll(ctx, r, false, func(rec *record.Record) {
		owners[rec.OwnID]++
		library.records = append(library.records, rec)
	})
	if err != nil {
		return nil, fmt.Errorf("the library was not read: %w", err)
	}
	library.missing = r.missing
	for n, rec := range library.records {
		name := rec.OwnID
		if name == "" || owners[name] > 1 {
			name = r.address(n)
		}
		m.records = append(m.records, matched{id: jsonText(name), key: name, address: r.address(n), library: true, richness: statedFields(rec)})
	}
	return library, nil
}

// matchLines is the incoming records.
type matchLines struct {
	records []*record.Record
	touched []fs.FileInfo
	wishes  []wish
	missing bool
}

// wish is a person's word in a line: its record is, or is not, another one.
type wish struct {
	place, address string
	other          json.RawMessage
	same           bool
}

// matchLine is what match reads of a line beside CSL-JSON's fields.
type matchLine struct {
	ID     json.RawMessage   `json:"id"`
	Source string            `json:"source"`
	Must   []json.RawMessage `json:"must"`
	Cannot []json.RawMessage `json:"cannot"`
}

// readMatchLines reads the incoming records of all files.
func (a *app) readMatchLines(ctx context.Context, args []string, m *matching) (*matchLines, error) {
	in := &matchLines{}
	taken := map[string]string{}
	o := &opened{}
	defer o.close()
	opened := false
	for _, path := range args {
		file, info, _, err := a.openFile(ctx, o, path)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			in.missing = true
			a.complain("%s: %s; expected JSON lines, one record each", path, err)
			continue
		}
		opened = true
		in.touched = append(in.touched, info)
		err = a.readMatchFile(ctx, path, io.NewSectionReader(file, 0, info.Size()), in, m, taken)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	if !opened || len(in.records) == 0 && in.missing {
		return nil, errors.New("no record could be read from any input; nothing was written")
	}
	return in, nil
}

func (a *app) readMatchFile(ctx context.Context, path string, file io.Reader, in *matchLines, m *matching, taken map[string]string) error {
	lines := bufio.NewReaderSize(file, 1<<16)
	if format := otherFormat(lines, path); format != "" {
		in.missing = true
		a.complain("%s: is %s; expected JSON lines, one record each; ibid dedupe reads %s, and so does --against", path, format, format)
		return nil
	}
	unread, blank := 0, true
	defer func() {
		if more := unread - shownUnread; more > 0 {
			a.complain("%s: %s more that could not be read", path, counted(more, "line"))
		}
	}()
	for number := 1; ; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, tooLong, err := readLine(lines, longestMatchLine)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		last := err != nil
		place := fmt.Sprintf("%s:%d", path, number)
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		line = bytes.TrimSpace(line)
		if len(line) > 0 || tooLong {
			blank = false
			err := fmt.Errorf("is longer than %s bytes", thousands(longestMatchLine))
			if !tooLong {
				err = in.add(line, path, place, number, m, taken)
			}
			if err != nil {
				in.missing = true
				if unread++; unread <= shownUnread {
					a.complain("%s: %s; expected one record as a JSON object with an id", place, err)
				}
			}
		}
		if last && blank {
			a.inform("%s: is empty: there is no record to match", path)
		}
		if last {
			return nil
		}
	}
}

// otherFormat returns the name of the format that a file is in, "" where it may
// be JSON lines or is in none.
func otherFormat(r *bufio.Reader, path string) string {
	head, _ := r.Peek(r.Size()) // what else is wrong, reading will tell
	for line := range bytes.Lines(head) {
		if line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff"))); len(line) > 0 && (line[0] == '{' || line[0] == '[') {
			return ""
		}
	}
	found, err := source.Recognise(head, &source.Options{Name: path})
	if err != nil {
		return ""
	}
	return formatName(found.Format)
}

// readLine reads one line without holding more than limit bytes of it.
func readLine(r *bufio.Reader, limit int) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > limit {
			line, tooLong = nil, true
		}
		if !tooLong {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

func (in *matchLines) add(line []byte, path, place string, number int, m *matching, taken map[string]string) error {
	if line[0] == '[' {
		return errors.New("is a JSON list")
	}
	var own matchLine
	if err := json.Unmarshal(line, &own); err != nil {
		return fmt.Errorf("cannot be read: %w", err)
	}
	key, err := idKey(own.ID)
	if err != nil {
		return err
	}
	if before, ok := taken[key]; ok {
		return fmt.Errorf("has the id %s, which %s has already", own.ID, before)
	}
	rec, err := csljson.Decode(line)
	if err != nil {
		return fmt.Errorf("cannot be read: %w", err)
	}
	taken[key] = place
	if rec.ID == "" {
		rec.ID = record.ContentID(line)
	}
	rec.OwnID = key
	rec.Origin.Document, rec.Origin.Position = path, number
	rec.Origin.Source = own.Source
	if own.Source == "" {
		rec.Origin.Source = path
	}
	address := fmt.Sprintf("%s#%d", path, number)
	in.records = append(in.records, rec)
	m.records = append(m.records, matched{id: own.ID, key: key, address: address, richness: statedFields(rec)})
	for _, other := range own.Must {
		in.wishes = append(in.wishes, wish{place, address, other, true})
	}
	for _, other := range own.Cannot {
		in.wishes = append(in.wishes, wish{place, address, other, false})
	}
	return nil
}

// idKey returns what tells an id apart from others: its text, or its number.
func idKey(raw json.RawMessage) (string, error) {
	var id any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if len(raw) == 0 || decoder.Decode(&id) != nil {
		return "", errors.New("has no id")
	}
	switch id := id.(type) {
	case string:
		if id != "" {
			return id, nil
		}
	case json.Number:
		return id.String(), nil
	}
	return "", fmt.Errorf("has the id %s, which is neither a text nor a number", raw)
}

// decisions turns what the lines say of each other into decisions; a name
// that no record has is reported.
func (in *matchLines) decisions(a *app, m *matching) []dedupe.Decision {
	addresses := map[string]string{}
	for _, rec := range m.records {
		addresses[rec.key] = rec.address
	}
	var decisions []dedupe.Decision
	for _, w := range in.wishes {
		key, err := idKey(w.other)
		other, ok := addresses[key]
		if err != nil || !ok {
			a.complain("%s: names %s in must or cannot, which is no record here", w.place, w.other)
			continue
		}
		decisions = append(decisions, dedupe.Decision{A: w.address, B: other, Same: w.same})
	}
	return decisions
}
