package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// The rules over statements: dates, languages, terms, abstracts, keywords,
// reported numbers, registrations, counts and notes. A trace names one of
// them and gives it the texts of its spans.
//
//	rule                      texts                               value
//	date/<kind>               1 or more, joined by a blank        record.Date of that kind, one rule for
//	                                                              each record.DateKind: date/issued, date/online,
//	                                                              date/print, date/posted, date/submitted,
//	                                                              date/received, date/revised, date/accepted,
//	                                                              date/accessed, date/event, date/original,
//	                                                              date/updated
//	language                  1                                   string, a BCP 47 tag
//	language.of-text          1 or more, joined by a line end     string, concluded from the text itself
//	licence                   1 or more, joined by a blank        record.Licence
//	copyright                 1                                   string, the holder
//	abstract                  1 or more, joined by a line end     record.Abstract
//	keyword                   1                                   record.Keyword
//	subject                   1                                   record.Subject without a scheme
//	subject/mesh              1, or the heading and a qualifier   record.Subject of scheme "mesh"
//	reported-count            1                                   record.ReportedCount
//	registration              1, or the number and its URL        record.Registration
//	count                     1, or the count and its provider    record.Count
//	count.dated               the count, its date; or the count,  record.Count with AsOf
//	                          its provider and its date
//	note                      1 or more, joined by a line end     record.Note without a kind
//	note/<kind>               1 or more, joined by a line end     record.Note of that kind: see noteKinds
func statementRules() record.RuleSet {
	rules := record.RuleSet{
		"language":         one(func(s string) (any, error) { return Language(s) }),
		"language.of-text": joined("\n", func(s string) (any, error) { return TextLanguage(s) }),
		"licence":          joined(" ", func(s string) (any, error) { return Licence(s) }),
		"copyright":        one(func(s string) (any, error) { return CopyrightHolder(s) }),
		"abstract":         joined("\n", func(s string) (any, error) { return Abstract(s) }),
		"keyword":          one(func(s string) (any, error) { return Keyword(s) }),
		"subject":          one(func(s string) (any, error) { return Subject(s) }),
		"subject/mesh":     meshRule,
		"reported-count":   one(func(s string) (any, error) { return ReportedCount(s) }),
		"registration":     registrationRule,
		"count":            countRule,
		"count.dated":      datedCountRule,
		"note":             noteRule(""),
	}
	for _, kind := range dateKinds {
		rules["date/"+string(kind)] = dateRule(kind)
	}
	for _, kind := range noteKinds {
		rules["note/"+kind] = noteRule(kind)
	}
	return rules
}

// dateKinds are all kinds of date; each has its rule.
var dateKinds = []record.DateKind{
	record.DateIssued, record.DateOnline, record.DatePrint, record.DatePosted,
	record.DateSubmitted, record.DateReceived, record.DateRevised, record.DateAccepted,
	record.DateAccessed, record.DateEvent, record.DateOriginal, record.DateUpdated,
}

// noteKinds are the kinds of note that have a rule.
var noteKinds = []string{
	"access", "address", "conditional-licence", "contents", "correction", "funding",
	"interests", "licence", "research", "status", "version",
}

func one(read func(string) (any, error)) record.Rule {
	return func(texts []string) (any, error) {
		if err := wantTexts(texts, 1, 1); err != nil {
			return nil, err
		}
		return read(texts[0])
	}
}

func joined(separator string, read func(string) (any, error)) record.Rule {
	return func(texts []string) (any, error) {
		return read(strings.Join(texts, separator))
	}
}

// wantTexts refuses a number of texts that a rule has no meaning for.
func wantTexts(texts []string, least, most int) error {
	if len(texts) < least || len(texts) > most {
		return refusal("rule", "texts", strings.Join(texts, " "), "a wrong number of texts for this rule")
	}
	return nil
}

func dateRule(kind record.DateKind) record.Rule {
	return joined(" ", func(s string) (any, error) {
		date, err := Date(s)
		if err != nil {
			return nil, err
		}
		date.Kind = kind
		return date, nil
	})
}

func noteRule(kind string) record.Rule {
	return joined("\n", func(s string) (any, error) {
		text := paragraphs(s)
		if text == "" {
			return nil, refusal("note", "empty", s, "no text")
		}
		return record.Note{Text: text, Kind: kind}, nil
	})
}

func meshRule(texts []string) (any, error) {
	if err := wantTexts(texts, 1, 2); err != nil {
		return nil, err
	}
	return meshHeading(strings.Join(texts, "/"))
}

func registrationRule(texts []string) (any, error) {
	if err := wantTexts(texts, 1, 2); err != nil {
		return nil, err
	}
	registration, err := Registration(texts[0])
	if err != nil {
		return nil, err
	}
	if len(texts) == 2 {
		registration.URL = strings.TrimSpace(texts[1])
	}
	return registration, nil
}

func countRule(texts []string) (any, error) {
	if err := wantTexts(texts, 1, 2); err != nil {
		return nil, err
	}
	count, err := CountStatement(texts[0])
	if err != nil {
		return nil, err
	}
	if len(texts) == 2 {
		count.Provider = Text(texts[1])
	}
	return count, nil
}

func datedCountRule(texts []string) (any, error) {
	if err := wantTexts(texts, 2, 3); err != nil {
		return nil, err
	}
	last := len(texts) - 1
	date, err := Date(texts[last])
	if err != nil {
		return nil, err
	}
	value, err := countRule(texts[:last])
	if err != nil {
		return nil, err
	}
	count := value.(record.Count)
	count.AsOf = date.Value
	return count, nil
}

// refusal makes the error of a rule that refuses a value. A long value is
// cut: the raw text is kept where it was read.
func refusal(rule, code, value, reason string) error {
	const most = 120
	if len(value) > most {
		value = strings.ToValidUTF8(value[:most], "") + "…"
	}
	return &RejectError{Rule: rule, Code: code, Value: value, Reason: reason}
}
