package ris

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// declaredCodes are the codes of all kinds that the package's files declare.
func declaredCodes(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var codes []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		ast.Inspect(parsed, func(n ast.Node) bool {
			literal, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if name, ok := literal.Type.(*ast.Ident); !ok || name.Name != "kind" || len(literal.Elts) == 0 {
				return true
			}
			text, ok := literal.Elts[0].(*ast.BasicLit)
			require.True(t, ok, "%s: a kind begins with its code", file)
			code, err := strconv.Unquote(text.Value)
			require.NoError(t, err)
			codes = append(codes, code)
			return true
		})
	}
	return codes
}

func TestEveryCodeIsDocumented(t *testing.T) {
	var codes []string
	for _, c := range Codes() {
		codes = append(codes, c.Code)
		require.Regexp(t, `^ris\.[a-z0-9-]+$`, c.Code)
		require.Contains(t, []record.Severity{record.SeverityNote, record.SeverityWarning, record.SeverityError}, c.Severity)
		require.NotEmpty(t, c.Message)
		require.Greater(t, len(strings.Fields(c.About)), 25, "%s: what it is, why it matters, what is done, what to do", c.Code)
		require.True(t, strings.HasSuffix(c.About, "."), c.Code)
	}
	require.ElementsMatch(t, declaredCodes(t), codes)
}

// TestExamplesOfCodes reads every example: its code must come out at its line,
// and nothing worse than it.
func TestExamplesOfCodes(t *testing.T) {
	for _, d := range documentation {
		t.Run(d.code, func(t *testing.T) {
			reader := NewReader(strings.NewReader(strings.Join(d.example, "\n")+"\n"), &d.options)
			var found []record.Diagnostic
			for r, err := range reader.All() {
				if damaged := (*record.ParseError)(nil); errors.As(err, &damaged) && d.severity == record.SeverityError {
					require.Equal(t, d.code, damaged.Code)
					err = nil
				}
				require.NoError(t, err)
				if r != nil {
					found = append(found, r.Diagnostics...)
				}
			}
			found = append(found, reader.Document().Diagnostics...)
			var lines []int
			for _, f := range found {
				if f.Code == d.code {
					lines = append(lines, f.Span.Line)
					continue
				}
				require.NotEqual(t, record.SeverityError, f.Severity, f)
			}
			require.Equal(t, []int{d.line}, lines, "%v", found)
		})
	}
}
