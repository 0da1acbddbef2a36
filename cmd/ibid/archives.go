package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/ibid-go/ibid/source"
)

// errSkipped says that an archive was read but not all that is in it; what was
// skipped has been reported already.
var errSkipped = errors.New("files in the archive were skipped")

// openedArchive is an archive by its name.
type openedArchive struct {
	path string
	info fs.FileInfo
}

// isArchive reports whether a document is an archive that is read through.
func isArchive(content io.ReaderAt) bool {
	var head [source.ArchiveHead]byte
	n, _ := content.ReadAt(head[:], 0)
	return source.IsArchive(head[:n])
}

// unpacked gives the files of an archive, each unpacked to a temporary file
// that o removes, to take, with their names. What is skipped is reported. The
// error is errSkipped, or says why nothing of the archive could be read.
func (a *app) unpacked(ctx context.Context, o *opened, name string, content io.ReaderAt, size int64, f *inputFlags,
	take func(name string, file *os.File, info fs.FileInfo) error) error {
	archive, err := source.OpenArchive(content, size, name, nil)
	if err != nil {
		return err
	}
	taken, missing := 0, false
	members := archive.Members()
	for i := range members {
		m := &members[i]
		if m.Skipped != "" && m.Furniture {
			a.inform("%s: skipped: %s", m.Name, m.Skipped)
			continue
		}
		file, info, err := a.unpack(ctx, o, m, f)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case file == nil:
			missing = true
			a.complain("%s: skipped: %s", m.Name, err)
			continue
		case err != nil:
			missing = true
			a.complain("%s: is damaged, and what stands behind the damage is lost: %s", m.Name, err)
		}
		if err := take(m.Name, file, info); err != nil {
			return err
		}
		taken++
	}
	switch {
	case taken == 0 && len(members) == 1 && missing:
		return errors.New("holds nothing that could be read")
	case taken == 0:
		return fmt.Errorf("holds no file that could be read, of %s", counted(len(members), "file"))
	case missing:
		return errSkipped
	}
	return nil
}

// unpack unpacks a file of an archive. With a file and an error, the file holds
// what stands before a damage.
func (a *app) unpack(ctx context.Context, o *opened, m *source.Member, f *inputFlags) (*os.File, fs.FileInfo, error) {
	if m.Skipped != "" {
		return nil, nil, errors.New(m.Skipped)
	}
	content, err := m.Open()
	if err != nil {
		return nil, nil, damagedArchive(err)
	}
	defer content.Close()
	buffered := bufio.NewReaderSize(&stoppable{ctx, content}, source.HeadSize)
	head, damage := buffered.Peek(source.HeadSize)
	if len(head) == 0 {
		if damage == io.EOF {
			return nil, nil, errors.New("an empty file")
		}
		return nil, nil, damagedArchive(damage)
	}
	if f.from == "" {
		if _, err := source.Recognise(head, f.opening(m.Name)); err != nil {
			return nil, nil, short(err)
		}
	}
	file, err := os.CreateTemp("", "ibid-spool-")
	if err != nil {
		return nil, nil, err
	}
	o.temporary = append(o.temporary, file.Name())
	_, damage = io.Copy(file, buffered)
	if errors.Is(damage, source.ErrArchiveLimit) || ctx.Err() != nil {
		file.Close()
		return nil, nil, damage
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, damage
}

// damagedArchive says that nothing of a file can be unpacked.
func damagedArchive(err error) error { return fmt.Errorf("is damaged: %w", err) }

// short is an error without the list of all formats, for one of many files.
func short(err error) error {
	if unknown, ok := errors.AsType[*source.UnknownFormatError](err); ok {
		brief := *unknown
		brief.Expected = nil
		return &brief
	}
	return err
}

// openArchive opens the files of an archive as inputs. They have the source
// that was declared for the file or else for the archive; where none was, each
// is one of its own.
func (a *app) openArchive(ctx context.Context, o *opened, in input, f *inputFlags, content io.ReaderAt, size int64) error {
	return a.unpacked(ctx, o, in.path, content, size, f, func(name string, file *os.File, info fs.FileInfo) error {
		member := in
		member.path = name
		if d, ok := f.members[name]; ok {
			member.source, member.kind = d.name, d.kind
		} else if in.source == in.path {
			member.source = name
			o.sources = append(o.sources, name)
		}
		o.keep(member, info, info.Size())
		o.Add(o.files.add(file.Name(), info, file), info.Size(), f.reading(member))
		return nil
	})
}

// archive checks the files of an archive one after the other.
func (c *checking) archive(ctx context.Context, path string, content io.Reader) error {
	o := &opened{}
	defer o.close()
	whole, info, err := spooled(ctx, o, content)
	if err != nil {
		return c.file(ctx, path, func() error { return err })
	}
	defer whole.Close()
	var ended error
	err = c.app.unpacked(ctx, o, path, whole, info.Size(), &c.flags.inputFlags, func(name string, file *os.File, _ fs.FileInfo) error {
		defer file.Close()
		ended = c.file(ctx, name, func() error {
			if _, err := file.Seek(0, io.SeekStart); err != nil {
				return err
			}
			return c.content(name, &stoppable{ctx, file})
		})
		return ended
	})
	switch {
	case ended != nil:
		return ended
	case errors.Is(err, errSkipped):
		c.skipped = true
		return nil
	case err != nil:
		return c.file(ctx, path, func() error { return err })
	}
	return nil
}
