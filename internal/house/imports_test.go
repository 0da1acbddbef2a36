// Package house tests the rule of who imports whom in this module.
package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/ibid-go/ibid"

// rooms lists, for each room of the house, the rooms of this module that its
// code may import, and the modules it may import besides the standard library.
// A room stands for all packages under it unless a longer name matches.
var rooms = map[string]struct{ rooms, modules []string }{
	"record":                             {nil, nil},
	"normalize":                          {[]string{"record", "internal/lazy"}, []string{"golang.org/x/text"}},
	"internal/asris":                     {[]string{"record", "normalize", "ris", "internal"}, nil},
	"internal/authorid":                  {[]string{"record", "normalize"}, nil},
	"internal/blocks":                    {[]string{"record"}, nil},
	"internal/charset":                   {[]string{"record"}, []string{"golang.org/x/text"}},
	"internal/corpus":                    {nil, []string{"github.com/stretchr/testify"}},
	"internal/csl":                       {[]string{"record"}, nil},
	"internal/crossrefterms":             {[]string{"record", "normalize"}, nil},
	"internal/generate":                  {nil, nil},
	"internal/house":                     {nil, nil},
	"internal/jsonrecord":                {[]string{"record", "normalize", "internal"}, nil},
	"internal/jsonrecord/jsonrecordtest": {[]string{"record", "normalize", "internal"}, []string{"github.com/stretchr/testify", "golang.org/x/text"}},
	"internal/jsonscan":                  {[]string{"record", "internal"}, nil},
	"internal/lazy":                      {nil, nil},
	"internal/markup":                    {[]string{"record", "internal"}, nil},
	"internal/markup/markuptest":         {[]string{"record", "internal"}, []string{"github.com/stretchr/testify"}},
	"internal/nocase":                    {[]string{"normalize", "internal"}, nil},
	"internal/preprint":                  {[]string{"normalize"}, nil},
	"internal/rayyan":                    {[]string{"record", "normalize"}, nil},
	"internal/recordtest":                {[]string{"record"}, []string{"github.com/stretchr/testify"}},
	"internal/scopus":                    {nil, nil},
	"internal/spreadsheet":               {nil, nil},
	"internal/tagged":                    {[]string{"record", "normalize", "internal"}, nil},
	"internal/tagged/taggedtest":         {[]string{"record", "internal"}, []string{"github.com/stretchr/testify"}},
	"internal/tex":                       {nil, []string{"golang.org/x/text"}},
	"internal/typed":                     {[]string{"record", "normalize", "internal/authorid", "internal/blocks", "internal/csl", "internal/rayyan"}, nil},
	"internal/whole":                     {[]string{"record"}, nil},
	"ris":                                {[]string{"record", "normalize", "internal"}, nil},
	"source":                             {[]string{"record", "normalize", "ris", "source", "internal"}, []string{"golang.org/x/text"}},
	"source/bibtex":                      {[]string{"record", "normalize", "internal"}, []string{"github.com/nickng/bibtex"}},
	"source/clinicaltrials":              {[]string{"record", "normalize", "internal"}, nil},
	"source/cochrane":                    {[]string{"record", "normalize", "internal"}, nil},
	"source/crossref":                    {[]string{"record", "normalize", "internal"}, nil},
	"source/csljson":                     {[]string{"record", "normalize", "internal"}, nil},
	"source/datacite":                    {[]string{"record", "normalize", "internal"}, nil},
	"source/delimited":                   {[]string{"record", "normalize", "internal"}, nil},
	"source/endnote":                     {[]string{"record", "normalize", "ris", "internal"}, nil}, // its fields are those of RIS
	"source/html":                        {[]string{"record", "normalize", "internal", "source/webpage"}, []string{"golang.org/x/net/html"}},
	"source/ibidjson":                    {[]string{"record"}, nil},
	"source/ictrp":                       {[]string{"record", "normalize", "internal", "source/delimited"}, nil}, // its elements are the columns of a table
	"source/medline":                     {[]string{"record", "normalize", "internal"}, nil},
	"source/openalex":                    {[]string{"record", "normalize", "internal"}, nil},
	"source/ovid":                        {[]string{"record", "normalize", "internal", "source/medline"}, nil}, // some of its fields are MEDLINE's
	"source/pubmedxml":                   {[]string{"record", "normalize", "internal", "source/medline"}, nil}, // its fields are those of MEDLINE
	"source/refer":                       {[]string{"record", "normalize", "ris", "internal"}, nil},
	"source/reflib":                      {[]string{"record", "normalize", "ris", "internal"}, nil}, // its fields are EndNote's
	"source/refworks":                    {[]string{"record", "normalize", "internal"}, nil},
	"source/webpage":                     {[]string{"record", "normalize", "internal"}, nil},
	"dedupe":                             {[]string{"record", "normalize", "internal"}, nil},
	"dedupe/eval":                        {nil, nil},
	"check":                              {[]string{"record", "normalize", "ris", "internal"}, nil},
	"cmd/ibid":                           {[]string{"record", "normalize", "ris", "check", "source", "dedupe", "internal"}, []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/schollz/progressbar", "golang.org/x/term", "golang.org/x/text"}},
	"examples":                           {[]string{"record", "normalize", "ris", "source", "dedupe"}, nil},
	"benchmarks":                         {[]string{"record", "ris", "internal", "benchmarks"}, nil},
}

func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	checked := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		dir := path.Dir(filepath.ToSlash(rel))
		room := roomOf(dir)
		require.NotEmpty(t, room, "%s stands in no room of the house", rel)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			require.True(t, allowed(room, dir, name), "%s must not import %s", rel, name)
			checked++
		}
		return nil
	})
	require.NoError(t, err)
	require.Positive(t, checked)
}

func roomOf(dir string) string {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, ok := rooms[dir]; ok {
			return dir
		}
	}
	return ""
}

func allowed(room, dir, name string) bool {
	if inside, ok := strings.CutPrefix(name, module+"/"); ok {
		if inside == dir || under(inside, dir) {
			return true
		}
		for _, r := range rooms[room].rooms {
			if under(inside, r) {
				return true
			}
		}
		return false
	}
	first, _, _ := strings.Cut(name, "/")
	if !strings.Contains(first, ".") {
		return true
	}
	for _, m := range rooms[room].modules {
		if under(name, m) {
			return true
		}
	}
	return false
}

func under(name, dir string) bool {
	return name == dir || strings.HasPrefix(name, dir+"/")
}
