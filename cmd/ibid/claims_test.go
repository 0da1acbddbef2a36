package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/csljson"
	"github.com/ibid-go/ibid/source/webpage"
)

// Running the rule of a claim on the text of its places gives the claim's value
// again: on all of them together, or on each of them where several places state
// the value or the value is a list.
func TestClaimsAreReadAgain(t *testing.T) {
	sets := map[string][]string{"exports": {"testdata/scopus.ris", "testdata/medline.ris", "testdata/items.json"}}
	for name, set := range documentSets(t) {
		sets[name] = set.files[:]
	}
	for name, files := range sets {
		t.Run(name, func(t *testing.T) { checkClaims(t, files) })
	}
}

func checkClaims(t *testing.T, files []string) {
	bundle := resolveJSON(t, files...)
	documents := map[string][]byte{}
	for _, d := range bundle.Documents {
		var err error
		documents[d.Name], err = os.ReadFile(d.Name)
		require.NoError(t, err)
	}
	rules := []record.RuleSet{normalize.Rules(), ris.Rules(), webpage.Rules(), csljson.Rules()}
	checked := 0
	for _, w := range bundle.Works {
		for _, c := range w.Claims {
			where := fmt.Sprintf("%s of record %s", c.Path, c.Record)
			if len(c.Spans) == 0 {
				require.True(t, c.Inferred && c.Rule == "", "%s: %v has no place", where, c.Value)
				continue
			}
			texts := make([]string, len(c.Spans))
			for i, s := range c.Spans {
				texts[i] = string(documents[s.Document][s.Start:s.End])
			}
			if c.Rule == "" {
				require.True(t, c.Inferred, "%s: %v was read by no rule", where, c.Value)
				continue
			}
			if c.Version == "" {
				require.True(t, pointsToTitle(w, c), "%s: %v is no version's title", where, c.Value)
				continue
			}
			values := readAgain(rules, strings.Split(c.Rule, ", "), texts)
			require.True(t, givesAgain(t, c.Value, values), "%s: %s reads %v from %q, and the claim is %v", where, c.Rule, values, texts, c.Value)
			checked++
		}
	}
	require.Greater(t, checked, 30)
}

// pointsToTitle reports whether a claim on the work is a chosen main title of a
// version.
func pointsToTitle(w *record.Work, c record.Claim) bool {
	return c.Path == "title" && slices.ContainsFunc(w.Claims, func(of record.Claim) bool {
		title, ok := of.Value.(map[string]any)
		return of.Path == "titles/main" && of.Chosen && ok && title["value"] == c.Value &&
			of.Record == c.Record && of.Rule == c.Rule && slices.Equal(of.Spans, c.Spans)
	})
}

// readAgain returns what the rules read from all the texts and from each.
func readAgain(sets []record.RuleSet, names, texts []string) (values []any) {
	for _, set := range sets {
		for name, rule := range set {
			if !slices.Contains(names, name) {
				continue
			}
			if v, err := rule(texts); err == nil {
				values = append(values, v)
			}
			for _, text := range texts {
				if v, err := rule([]string{text}); err == nil {
					values = append(values, v)
				}
			}
		}
	}
	return values
}

// givesAgain reports whether the value, or each element of it, is among those
// that were read.
func givesAgain(t *testing.T, value any, read []any) bool {
	t.Helper()
	var forms []string
	for _, v := range read {
		forms = append(forms, canonical(t, v))
	}
	if slices.Contains(forms, canonical(t, value)) {
		return true
	}
	list, ok := value.([]any)
	for _, element := range list {
		ok = ok && slices.Contains(forms, canonical(t, element))
	}
	return ok
}

// canonical is v as JSON with sorted members.
func canonical(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	var general any
	require.NoError(t, json.Unmarshal(text, &general))
	text, err = json.Marshal(general)
	require.NoError(t, err)
	return string(text)
}
