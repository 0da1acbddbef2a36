package main

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/ibid-go/ibid/source"
)

// errDirectory says that an input is a directory.
var errDirectory = errors.New("is a directory")

// refusal says why an input was not read, or not to its end, and what was
// expected instead where the cause does not say it.
func refusal(path string, err error) string {
	return withPath(path, err) + instead(path, err)
}

// refusalToOpen is refusal for an input that could not be opened.
func refusalToOpen(path string, err error) string {
	return withPath(path, err) + cmp.Or(instead(path, err), "; expected a file of citation records")
}

// withPath is the cause behind the input's name, which a place has already.
func withPath(path string, err error) string {
	text := short(err).Error()
	if strings.HasPrefix(text, path+":") {
		return text
	}
	return path + ": " + text
}

// instead says what was expected, or "" where that is not known.
func instead(path string, err error) string {
	switch {
	case errors.Is(err, errDirectory):
		return "; expected files, such as " + filepath.Join(path, "*")
	case errors.Is(err, syscall.ENOTDIR):
		return "; where it is a file in an archive, give the archive as a FILE, and --source names the file in it"
	case errors.Is(err, source.ErrUnknownFormat) && slices.Contains(tableExtensions, strings.ToLower(filepath.Ext(path))):
		return "; expected a table whose headings are known; of others, --columns HEADING=FIELD says what they hold"
	case errors.Is(err, source.ErrUnknownFormat), errors.Is(err, source.ErrNoRecord):
		return "; expected " + readableNames()
	}
	return ""
}

// tableExtensions are those of files that are hardly anything but tables.
var tableExtensions = []string{".csv", ".tsv", ".tab"}

// readableNames names the commonest of the formats that can be read, and where
// all stand: a list of twenty, after each of many files, hides what it is said
// of.
func readableNames() string {
	const shown = 3
	var names []string
	for _, info := range source.Formats() {
		if info.Read && len(names) < shown {
			names = append(names, info.Name)
		}
	}
	return strings.Join(names, ", ") + ` or another format that "ibid formats" lists`
}
