package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/ibid-go/ibid/source/delimited"
)

// readColumns reads what --columns says: HEADING=FIELD, or files with one such
// pair a line, in which blank lines and lines that begin with # say nothing.
func readColumns(args []string) (mapping map[string]string, files []string, err error) {
	for _, arg := range args {
		if strings.Contains(arg, "=") {
			if err := addColumn(&mapping, arg); err != nil {
				return nil, nil, fmt.Errorf("--columns %q: %w", arg, err)
			}
			continue
		}
		files = append(files, arg)
		if err := readColumnsFile(&mapping, arg); err != nil {
			return nil, nil, err
		}
	}
	if err := delimited.CheckMapping(mapping); err != nil {
		return nil, nil, fmt.Errorf("--columns: %w", err)
	}
	return mapping, files, nil
}

func readColumnsFile(mapping *map[string]string, name string) error {
	file, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("--columns %q: expected HEADING=FIELD, or a file that exists", name)
	case err != nil:
		return fmt.Errorf("--columns %s: cannot be read: %w", name, cause(err))
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := addColumn(mapping, line); err != nil {
			return fmt.Errorf("--columns %s:%d: %w", name, number, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("--columns %s: cannot be read: %w", name, cause(err))
	}
	return nil
}

// addColumn adds HEADING=FIELD to the mapping.
func addColumn(mapping *map[string]string, pair string) error {
	at := strings.LastIndexByte(pair, '=')
	if at < 0 {
		return errors.New("expected HEADING=FIELD")
	}
	heading, field := strings.TrimSpace(pair[:at]), strings.TrimSpace(pair[at+1:])
	if heading == "" || field == "" {
		return errors.New("expected HEADING=FIELD")
	}
	if *mapping == nil {
		*mapping = map[string]string{}
	}
	if before, ok := (*mapping)[heading]; ok && before != field {
		return fmt.Errorf("the column is said to be %s and %s", before, field)
	}
	(*mapping)[heading] = field
	return delimited.CheckMapping(map[string]string{heading: field})
}
