package ris

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestPathTexts asks that paths.txt has the paths that element makes, of the lists in
// their order.
func TestPathTexts(t *testing.T) {
	require.Equal(t, int(lists), strings.Count(pathTexts, "\n"))
	for list := range lists {
		path := listPaths[list].list
		for i := range elementPaths + 2 {
			require.Equal(t, element(path, i), list.element(i))
		}
	}
	for list, path := range map[listPath]string{
		inAbbreviations: "container/abbreviations", inContributors: "contributors", inISSN: "container/issn",
		inReportedCounts: "reported_counts", inTags: "library/tags", inTitles: "titles",
	} {
		require.Equal(t, path, listPaths[list].list)
	}
}

// TestPathsAreLists asks that each of them is the path of a list in a record.
func TestPathsAreLists(t *testing.T) {
	for list := range lists {
		at := reflect.TypeFor[record.Record]()
		for name := range strings.SplitSeq(listPaths[list].list, "/") {
			member, ok := memberNamed(at, name)
			require.True(t, ok, listPaths[list].list)
			at = member
		}
		require.Equal(t, reflect.Slice, at.Kind(), listPaths[list].list)
	}
}

func memberNamed(t reflect.Type, name string) (reflect.Type, bool) {
	for _, f := range reflect.VisibleFields(t) {
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name {
			return f.Type, true
		}
	}
	return nil, false
}

func TestTagNames(t *testing.T) {
	const second = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	require.Len(t, tagNames, 2*tagCount)
	for index := range tagCount {
		name := tagName(index)
		require.Equal(t, string(rune('A'+index/len(second)))+second[index%len(second):][:1], name)
		again, ok := indexOf(name)
		require.True(t, ok)
		require.Equal(t, index, again)
	}
}
