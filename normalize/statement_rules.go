package normalize

import (
	"strings"

	"github.com/ibid-go/ibid/record"
)

// statementRules are the rules for what a record states: dates, languages,
// terms, abstracts, keywords, reported numbers, registrations, counts, notes.
// As in formRules, a rule with several texts joins them by line feeds before it
// reads, except where the table gives each text a part of its own. Dates and
// licences are joined by blanks, which means the same for them.
//
//	rule                texts                              value
//	date/KIND           "2020/7/23"; "Jul 23", "2020"      record.Date of that kind, one rule for each
//	                                                       record.DateKind: date/issued, date/submitted, …
//	language            "eng", "Article in English"        string, a BCP 47 tag
//	language.of-text    running text                       string, concluded from the text itself
//	licence             a URL, an id, clauses of a notice  record.Licence
//	copyright           "© The authors."                   string, the holder
//	abstract            an abstract                        record.Abstract
//	keyword             one keyword                        record.Keyword
//	subject             one term                           record.Subject without a scheme
//	subject/mesh        a heading; heading, qualifier      record.Subject of scheme mesh
//	reported-count      the phrase that holds it           record.ReportedCount
//	registration        the phrase; the phrase, its URL    record.Registration
//	count               "38 Citations (Scopus)"; a count,  record.Count
//	                    its provider
//	count.dated         a count, its date; a count, its    record.Count with AsOf
//	                    provider, its date
//	note                text                               record.Note without a kind
//	note/KIND           text                               record.Note, KIND as in noteKinds
func statementRules() record.RuleSet {
	rules := record.RuleSet{
		"language":         joined("\n", func(s string) (any, error) { return Language(s) }),
		"language.of-text": joined("\n", func(s string) (any, error) { return TextLanguage(s) }),
		"licence":          joined(" ", func(s string) (any, error) { return Licence(s) }),
		"copyright":        joined("\n", func(s string) (any, error) { return CopyrightHolder(s) }),
		"abstract":         joined("\n", func(s string) (any, error) { return Abstract(s) }),
		"keyword":          joined("\n", func(s string) (any, error) { return Keyword(s) }),
		"subject":          joined("\n", func(s string) (any, error) { return Subject(s) }),
		"subject/mesh":     meshRule,
		"reported-count":   joined("\n", func(s string) (any, error) { return ReportedCount(s) }),
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
