package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/preprint"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file reads what shows that an entry is a preprint, for which BibTeX has no
// type: its journal is a server of preprints, or it has no journal and is said to
// stand at one.

// mayBePreprint are the types under which preprints stand.
var mayBePreprint = isType(record.TypeArticleJournal, "report", "webpage", "manuscript", "document")

// sign is a field, or several together, that may show that an entry is a
// preprint.
type sign struct {
	names []string
	// server reads the server from their texts; known is set where they show a
	// preprint without saying where.
	server func(texts []string) (name string, known bool)
	// beside says that it counts beside a journal, weak that it does not beside a
	// DOI of another publisher.
	beside, weak bool
}

// signs are the signs of a preprint; the first that holds tells the type, and
// those behind it may tell the server.
var signs = []sign{
	{names: []string{"type"}, server: wordOfPreprint, beside: true},
	{names: []string{"journal"}, server: namedServer, beside: true},
	{names: []string{"journaltitle"}, server: namedServer, beside: true},
	{names: []string{"volume", "journal"}, server: computingRepository, beside: true},
	{names: []string{"archiveprefix", "eprint"}, server: archive, weak: true},
	{names: []string{"eprinttype", "eprint"}, server: archive, weak: true},
	{names: []string{"arxivid"}, server: arXivNumber, weak: true},
	{names: []string{"arxiv"}, server: arXivNumber, weak: true},
	{names: []string{"eprint"}, server: arXivNumber, weak: true},
	{names: []string{"publisher"}, server: namedServer},
	{names: []string{"institution"}, server: namedServer},
	{names: []string{"organization"}, server: namedServer},
	{names: []string{"doi"}, server: namedServer},
	{names: []string{"url"}, server: addressedServer, weak: true},
	{names: []string{"howpublished"}, server: addressedServer, weak: true},
	{names: []string{"note"}, server: addressedServer, weak: true},
	{names: []string{"pubstate"}, server: prepublished, weak: true},
}

func namedServer(texts []string) (string, bool) { return preprint.Server(texts[0]) }

func wordOfPreprint(texts []string) (string, bool) {
	return "", subtypes[strings.ToLower(texts[0])] == record.SubtypePreprint
}

// prepublished reads BibLaTeX's key for a publication that is none yet.
func prepublished(texts []string) (string, bool) {
	return "", strings.EqualFold(texts[0], "prepublished")
}

// arXiv is the name of the server, arXivLabel what stands before its numbers.
const arXiv, arXivLabel = "arXiv", "arXiv:"

// computingRepository reads how dblp writes arXiv: the journal is CoRR, the volume
// "abs/2001.00001".
func computingRepository(texts []string) (string, bool) {
	_, err := abstractNumber(texts[0])
	return arXiv, err == nil && texts[1] == "CoRR"
}

// archive reads the name of an archive and a number.
func archive(texts []string) (string, bool) {
	return arXiv, eprintSchemes[strings.ToLower(texts[0])] == record.SchemeArXiv
}

func arXivNumber(texts []string) (string, bool) {
	_, err := normalize.ArXiv(texts[0])
	return arXiv, err == nil
}

// addressedServer reads the name of a server, a number of arXiv or a URL.
func addressedServer(texts []string) (string, bool) {
	if name, known := preprint.Server(texts[0]); known {
		return name, true
	}
	for _, id := range normalize.Identifiers(texts[0]) {
		switch id.Scheme {
		case record.SchemeArXiv:
			return arXiv, true
		case record.SchemeDOI:
			return preprint.Server(id.Value)
		}
	}
	return "", false
}

// noPreprint is what a rule says of texts that show none.
func noPreprint(texts []string) error {
	return text.Reject("preprint", "unknown", strings.Join(texts, " "), "nothing that only preprints have")
}

// preprintCombinations read the type, the subtype and the server of preprints,
// and the numbers of arXiv that stand in fields of other things.
func preprintCombinations() []typed.Combination {
	var list []typed.Combination
	for i := range signs {
		list = append(list, signs[i].combinations()...)
	}
	for _, name := range []string{"journal", "journaltitle", "number", "eid", "pages", "volume"} {
		list = append(list, typed.Combination{
			Rule: text.RuleOf("preprint." + name + ".arxiv"), Names: []string{name},
			If: func(r *record.Record) bool { return isPreprint(r) && r.Identifier(record.SchemeArXiv) == "" },
			Read: func(texts []string) (any, error) {
				number, err := arXivWithin(name, texts[0])
				return record.Identifier{Scheme: record.SchemeArXiv, Value: number}, err
			},
			Put: func(r *record.Record, v any) string { return putIdentifier(r, v.(record.Identifier)) },
		})
	}
	return list
}

func isPreprint(r *record.Record) bool { return r.Subtype == record.SubtypePreprint }

// combinations are the type, the subtype and the server by the sign.
func (s *sign) combinations() []typed.Combination {
	rule := text.RuleOf("preprint." + strings.Join(s.names, "-"))
	shows := func(texts []string) (string, error) {
		plain := make([]string, len(texts))
		for i := range texts {
			decoded, err := decodeVerbatim(texts[i])
			if err != nil {
				return "", err
			}
			plain[i] = normalize.Text(decoded)
		}
		name, known := s.server(plain)
		if !known {
			return "", noPreprint(texts)
		}
		return name, nil
	}
	return []typed.Combination{
		{
			Rule: rule + ".type", Names: append([]string{typeNameIn}, s.names...),
			If: func(r *record.Record) bool {
				return mayBePreprint(r) && (r.Subtype == "" || isPreprint(r)) && s.counts(r)
			},
			Read: func(texts []string) (any, error) {
				_, err := shows(texts[1:])
				return record.TypeArticle, err
			},
			Put: func(r *record.Record, v any) string {
				r.Type = v.(record.Type)
				r.Trace = slices.DeleteFunc(r.Trace, func(t record.Trace) bool { return t.Path == "type" })
				return "type"
			},
		},
		{
			Rule: rule + ".subtype", Names: s.names,
			If: func(r *record.Record) bool { return r.Type == record.TypeArticle && r.Subtype == "" },
			Read: func(texts []string) (any, error) {
				_, err := shows(texts)
				return record.SubtypePreprint, err
			},
			Put: func(r *record.Record, v any) string { r.Subtype = v.(string); return "subtype" },
		},
		{
			Rule: rule + ".server", Names: s.names,
			If:   func(r *record.Record) bool { return isPreprint(r) && r.Server == "" && s.counts(r) },
			Read: func(texts []string) (any, error) { return shows(texts) },
			Put:  func(r *record.Record, v any) string { r.Server = v.(string); return "server" },
		},
	}
}

// counts reports whether the sign says something beside what the record has: a
// journal, or a DOI that a publisher gave it.
func (s *sign) counts(r *record.Record) bool {
	if !s.beside && r.Container.Title != "" && !isPreprint(r) {
		return false
	}
	if !s.weak {
		return true
	}
	doi := r.Identifier(record.SchemeDOI)
	_, known := preprint.Server(doi)
	return doi == "" || known
}

// abstractNumber reads "abs/2001.00001".
func abstractNumber(s string) (string, error) {
	number, ok := strings.CutPrefix(strings.TrimSpace(s), "abs/")
	if !ok {
		return "", noPreprint([]string{s})
	}
	return normalize.ArXiv(number)
}

// arXivWithin reads the number of arXiv behind its name in a field of something
// else, "arXiv preprint arXiv:2001.00001", or a volume "abs/2001.00001".
func arXivWithin(name, source string) (string, error) {
	plain, err := decodeVerbatim(source)
	if err != nil {
		return "", err
	}
	if name == "volume" {
		return abstractNumber(plain)
	}
	for at := len(plain) - len(arXivLabel); at >= 0; at-- {
		if strings.EqualFold(plain[at:at+len(arXivLabel)], arXivLabel) {
			number, _, _ := strings.Cut(strings.TrimSpace(plain[at+len(arXivLabel):]), " ")
			return normalize.ArXiv(number)
		}
	}
	return "", noPreprint([]string{source})
}
