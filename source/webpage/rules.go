package webpage

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Rules are the rules of this package's traces, beyond package normalize's.
//
//	rule                    texts                              value
//	reported-count.of-lines the lines of one statement         record.ReportedCount
//	registration.of-lines   the lines of one statement         record.Registration
//	subject.qualified       a heading and perhaps a qualifier  record.Subject, "*" read as major
//	title.by-aggregator     a title                            record.Title, translated by the aggregator
//	title.by-database       "[A title]"                        record.Title, translated by the database
//	name.of-list            "Davies, Fiona", "Shepherd HL"     record.Contributor with role author
//	subject.asjc            a heading                          record.Subject of scheme "asjc"
//	pure.type               category, perhaps kind             record.Type
//	bvs.stage               database, volume                   record.Stage
//	pure.count              number, metric, provider           record.Count, seen on a Pure page
//	biocloudy.reads         number, perhaps the site's domain  record.Count
//
// The other rules look their texts up in a vocabulary of the page's words:
// all texts must be in it and mean the same.
//
//	pure.subtype pure.peer-review pure.status pure.stage jmir.type
//	jmir.subtype jmir.server jmir.stage bvs.type bvs.language biocloudy.type
func Rules() record.RuleSet {
	return record.RuleSet{
		"reported-count.of-lines": lines(normalize.ReportedCount),
		"registration.of-lines":   lines(normalize.Registration),
		"subject.qualified":       qualifiedSubject,
		"title.by-aggregator":     lines(titleByAggregator),
		"title.by-database":       lines(titleByDatabase),
		"name.of-list":            lines(nameOfList),
		"subject.asjc":            lines(asjcSubject),

		"pure.type":        pureType,
		"pure.subtype":     vocabulary(pureSubtypes),
		"pure.peer-review": vocabulary(purePeerReview),
		"pure.status":      vocabulary(pureStatuses),
		"pure.stage":       vocabulary(pureStages),
		"pure.count":       pureCount,

		"jmir.type":    vocabulary(jmirTypes),
		"jmir.subtype": vocabulary(jmirSubtypes),
		"jmir.server":  vocabulary(jmirServers),
		"jmir.stage":   vocabulary(jmirStages),

		"bvs.type":     vocabulary(bvsTypes),
		"bvs.stage":    bvsStage,
		"bvs.language": vocabulary(bvsLanguages),

		"biocloudy.type":  vocabulary(biocloudyTypes),
		"biocloudy.reads": biocloudyReads,
	}
}

// lines makes a rule that reads the lines of one text together.
func lines[T any](read func(string) (T, error)) record.Rule {
	return func(texts []string) (any, error) {
		value, err := read(strings.Join(texts, "\n"))
		if err != nil {
			return nil, err
		}
		return value, nil
	}
}

// vocabulary makes a rule that looks words up, whatever their case and blank
// space.
func vocabulary[T comparable](table map[string]T) record.Rule {
	folded := make(map[string]T, len(table))
	for word, meaning := range table {
		folded[foldWord(word)] = meaning
	}
	return func(texts []string) (any, error) {
		var meaning T
		for i, text := range texts {
			found, ok := folded[foldWord(text)]
			if !ok {
				return nil, refused("vocabulary", "unknown-word", text, "not a word of this page's vocabulary")
			}
			if i > 0 && found != meaning {
				return nil, refused("vocabulary", "words-differ", text, "the words do not mean the same")
			}
			meaning = found
		}
		if len(texts) == 0 {
			return nil, refused("vocabulary", "no-text", "", "the rule was given no text")
		}
		return meaning, nil
	}
}

func foldWord(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func refused(rule, code, value, reason string) error {
	return &normalize.RejectError{Rule: rule, Code: code, Value: value, Reason: reason}
}

// qualifiedSubject reads a heading; the star of a major topic may stand at
// the heading or at its qualifier.
func qualifiedSubject(texts []string) (any, error) {
	if len(texts) < 1 || len(texts) > 2 {
		return nil, refused("subject.qualified", "texts", strings.Join(texts, " "), "the rule reads a heading and a qualifier")
	}
	var subject record.Subject
	for i, text := range texts {
		plain := strings.Trim(text, "*")
		subject.Major = subject.Major || plain != text
		plain = normalize.Text(plain)
		if strings.TrimFunc(plain, isSeparator) == "" {
			return nil, refused("subject.qualified", "no-letter", text, "a heading has letters or digits")
		}
		if i == 0 {
			subject.Term = plain
		} else {
			subject.Qualifier = plain
		}
	}
	return subject, nil
}

// titleByAggregator reads a title that the page's site translated; its
// language is known where its script tells.
func titleByAggregator(s string) (record.Title, error) {
	value, err := normalize.Title(s)
	if err != nil {
		return record.Title{}, err
	}
	title := record.Title{Value: value, Role: record.TitleTranslated, By: "aggregator"}
	if language, err := normalize.TextLanguage(value); err == nil {
		title.Language = language
	}
	return title, nil
}

// titleByDatabase reads a translation in the brackets that MEDLINE puts
// around it.
func titleByDatabase(s string) (record.Title, error) {
	inside, bracketed := strings.CutPrefix(strings.TrimRight(s, ". "), "[")
	inside, closed := strings.CutSuffix(inside, "]")
	if !bracketed || !closed {
		return record.Title{}, refused("title.by-database", "no-brackets", s, "not a title in brackets")
	}
	value, err := normalize.Title(inside)
	if err != nil {
		return record.Title{}, err
	}
	return record.Title{Value: value, Role: record.TitleTranslated, By: "database"}, nil
}

// nameOfList reads one name of a list divided at semicolons.
func nameOfList(s string) (record.Contributor, error) {
	name, err := normalize.Name(strings.TrimSuffix(s, "."))
	if err != nil {
		return record.Contributor{}, err
	}
	return record.Contributor{Name: name, Role: record.RoleAuthor}, nil
}

func asjcSubject(s string) (record.Subject, error) {
	subject, err := normalize.Subject(s)
	subject.Scheme = "asjc"
	return subject, err
}

// pureType reads the category of a research output and, where it says more,
// its kind.
func pureType(texts []string) (any, error) {
	if len(texts) == 2 {
		if kind, err := vocabulary(pureKindTypes)(texts[1:]); err == nil {
			return kind, nil
		}
	}
	return vocabulary(pureTypes)(texts[:min(1, len(texts))])
}

// bvsStage concludes the stage from the database that indexed a volume.
func bvsStage(texts []string) (any, error) {
	if len(texts) != 2 || !strings.ContainsFunc(texts[1], unicode.IsDigit) {
		return nil, refused("bvs.stage", "no-volume", strings.Join(texts, " "), "the rule reads a database and a volume")
	}
	return vocabulary(bvsStages)(texts[:1])
}

// pureCount reads a counter of a Pure page: its number, what it counts, and
// who counted.
func pureCount(texts []string) (any, error) {
	if len(texts) != 3 {
		return nil, refused("pure.count", "texts", strings.Join(texts, " "), "the rule reads a number, a metric and a provider")
	}
	value, err := number(texts[0])
	if err != nil {
		return nil, err
	}
	metric, ok := pureMetrics[foldWord(texts[1])]
	if !ok {
		return nil, refused("pure.count", "unknown-metric", texts[1], "not a counter of a Pure page")
	}
	return record.Count{
		Metric:   metric,
		Value:    value,
		Provider: normalize.Text(texts[2]),
		Via:      "Pure portal page",
	}, nil
}

// biocloudyReads reads the site's counter of readers.
func biocloudyReads(texts []string) (any, error) {
	if len(texts) < 1 || len(texts) > 2 {
		return nil, refused("biocloudy.reads", "texts", strings.Join(texts, " "), "the rule reads a number and a domain")
	}
	value, err := number(texts[0])
	if err != nil {
		return nil, err
	}
	count := record.Count{Metric: "reads", Value: value}
	if len(texts) == 2 {
		count.Provider = strings.ToLower(texts[1])
	}
	return count, nil
}

var digitGroups = lazy.New(`^\d{1,3}(?:[,.\x{a0}\x{2009}\x{202f} ]\d{3})+$|^\d+$`)

// number reads a whole number, with or without separators between groups of
// three digits.
func number(s string) (int64, error) {
	if !digitGroups.MatchString(s) {
		return 0, refused("number", "not-a-number", s, "not a whole number")
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	value, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, refused("number", "too-large", s, fmt.Sprintf("no number that fits: %v", err))
	}
	return value, nil
}
