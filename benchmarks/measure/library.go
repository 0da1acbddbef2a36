package measure

import (
	"bufio"
	"os"

	"github.com/ibid-go/ibid/internal/generate"
)

// WriteLibrary writes a generated library of at least the size into the file,
// each record in the form, and returns how many records and bytes it has.
func WriteLibrary(name string, size int64, form generate.Form) (records int, written int64, err error) {
	file, err := os.Create(name)
	if err != nil {
		return 0, 0, err
	}
	defer file.Close()
	buffered := bufio.NewWriterSize(file, 1<<16)
	library := generate.NewLibrary(&generate.Options{Seed: 1})
	var text []byte
	for ; written < size; records++ {
		reference, _ := library.Next()
		text = form.Apply(reference.AppendRIS(text[:0]))
		if text[len(text)-1] != '\n' {
			text = append(text, ' ')
		}
		if _, err := buffered.Write(text); err != nil {
			return 0, 0, err
		}
		written += int64(len(text))
	}
	if err := buffered.Flush(); err != nil {
		return 0, 0, err
	}
	return records, written, file.Close()
}
