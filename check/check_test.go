package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
)

// found returns all that is said about a document of RIS.
func found(t *testing.T, text string) []record.Diagnostic {
	t.Helper()
	scanner := NewScanner(strings.NewReader(text))
	reader := ris.NewReader(scanner, nil)
	checker := NewChecker(&Options{Year: 2026})
	var list []record.Diagnostic
	for r, err := range reader.All() {
		require.NoError(t, err)
		list = append(list, checker.Record(r)...)
	}
	return append(list, checker.Document(reader.Document(), scanner)...)
}

// TestExamplesOfCodes checks every example: its code must come out at its line,
// once, and nothing that is worse.
func TestExamplesOfCodes(t *testing.T) {
	for _, d := range documentation {
		t.Run(d.code, func(t *testing.T) {
			var lines []int
			list := found(t, strings.Join(d.example, "\n")+"\n")
			for _, f := range list {
				if f.Code == d.code {
					lines = append(lines, f.Span.Line)
				}
				require.NotEqual(t, record.SeverityError, f.Severity, f)
				if f.Severity == record.SeverityWarning && f.Code != d.code {
					require.Contains(t, []string{"check.no-year"}, f.Code, "beside it: %v", f)
				}
			}
			require.Equal(t, []int{d.line}, lines, "%v", list)
		})
	}
}

func TestEveryCodeIsDocumented(t *testing.T) {
	parsed, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	require.NoError(t, err)
	var declared []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		literal, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		if name, ok := literal.Type.(*ast.Ident); ok && name.Name == "kind" {
			code, err := strconv.Unquote(literal.Elts[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			declared = append(declared, code)
		}
		return true
	})
	var codes []string
	for _, d := range documentation {
		codes = append(codes, d.code)
		require.Regexp(t, `^check\.[a-z-]+$`, d.code)
		require.Greater(t, len(strings.Fields(d.about)), 25, "%s: what it is, why it matters, what is done, what to do", d.code)
	}
	require.ElementsMatch(t, declared, codes)
	seen := map[string]bool{}
	for _, c := range Codes() {
		require.False(t, seen[c.Code], c.Code)
		seen[c.Code] = true
	}
	require.True(t, seen["ris.missing-er"])
}

// TestWebOfScience finds nothing in a sound record in Web of Science's form,
// whose lines are broken and indented by its rules.
func TestWebOfScience(t *testing.T) {
	abstract := "Tides leave sand on the shores of all the seas that we have seen,\nand it was counted there by all those who came to see how much it\nis, day after day and month after month, until there was no sand.\n"
	text := "FN ISI Export Format\nVR 1.0\nPT J\nAU Sol, I\nAF Sol, I\nTI Tides\nSO SEA\nSP Sea Library\nAB " +
		strings.ReplaceAll(strings.TrimSpace(abstract), "\n", "\n   ") + "\nPY 2011\nUT ISI:000312345600001\nER\n\nEF\n"
	for _, f := range found(t, text) {
		require.Equal(t, "ris.web-of-science", f.Code, "%v", f)
	}
	var wrapped []string
	for _, f := range found(t, "TY  - JOUR\nTI  - Tides\nPY  - 2011\nAB  - "+abstract+"ER  - \n") {
		wrapped = append(wrapped, f.Code)
	}
	require.Contains(t, wrapped, "check.hard-wrapped")
}
