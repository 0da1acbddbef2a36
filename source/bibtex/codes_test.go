package bibtex

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/check"
	"github.com/ibid-go/ibid/record"
)

// TestCodesAreDocumented finds every kind of diagnostic in the documentation,
// and reads its examples.
func TestCodesAreDocumented(t *testing.T) {
	documented := map[string]record.Code{}
	for _, c := range check.Codes() {
		documented[c.Code] = c
	}
	file, err := goparser.ParseFile(token.NewFileSet(), "diagnostics.go", nil, 0)
	require.NoError(t, err)
	kinds := 0
	ast.Inspect(file, func(n ast.Node) bool {
		literal, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		if name, ok := literal.Type.(*ast.Ident); !ok || name.Name != "kind" {
			return true
		}
		text := func(i int) string {
			s, err := strconv.Unquote(literal.Elts[i].(*ast.BasicLit).Value)
			require.NoError(t, err)
			return s
		}
		code, ok := documented[text(0)]
		require.True(t, ok, text(0))
		require.Equal(t, text(2), code.Message)
		require.Contains(t, literal.Elts[1].(*ast.SelectorExpr).Sel.Name, strings.ToUpper(string(code.Severity[:1]))+string(code.Severity[1:]))
		kinds++
		return true
	})
	require.Greater(t, kinds, 20)
	examples := 0
	for _, c := range check.Codes() {
		if !strings.HasPrefix(c.Code, "bibtex.") || c.Example == "" {
			continue
		}
		examples++
		var found []int
		r := NewReader(strings.NewReader(c.Example), nil)
		var list []record.Diagnostic
		for out, err := range r.All() {
			if err != nil {
				require.ErrorAs(t, err, new(*record.ParseError))
			}
			list = append(list, out.Diagnostics...)
		}
		for _, d := range append(list, r.Document().Diagnostics...) {
			if d.Code == c.Code {
				found = append(found, d.Span.Line)
				require.Equal(t, c.Severity, d.Severity)
			}
		}
		require.Equal(t, []int{c.Line}, found, "%s: %v", c.Code, list)
	}
	require.Greater(t, examples, 15)
}
