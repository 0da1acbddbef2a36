package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLazyPatterns compiles every expression that package lazy is given as a text:
// the program would find out when it is first used that one is wrong.
func TestLazyPatterns(t *testing.T) {
	compiled := 0
	err := filepath.WalkDir(filepath.Join("..", ".."), func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 || !isLazyNew(call.Fun) {
				return true
			}
			if text, ok := literal(call.Args[0]); ok {
				_, err := regexp.Compile(text)
				require.NoError(t, err, file)
				compiled++
			}
			return true
		})
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, compiled, 100)
}

func isLazyNew(called ast.Expr) bool {
	selector, ok := called.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != "New" {
		return false
	}
	of, ok := selector.X.(*ast.Ident)
	return ok && of.Name == "lazy"
}

// literal returns the text of a literal, or of several joined by "+".
func literal(of ast.Expr) (text string, ok bool) {
	switch e := of.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok := literal(e.X)
		right, also := literal(e.Y)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}
