package openalex

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/internal/jsonscan"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// author reads an author: the name as the work states it, else OpenAlex's.
func author(object string) (record.Contributor, error) {
	var parts [5]string
	jsonscan.Pick(object, parts[:], "author", "raw_author_name", "raw_affiliation_strings", "raw_affiliation_string", "institutions")
	var who [2]string
	jsonscan.Pick(parts[0], who[:], "display_name", "orcid")
	text := jsonscan.Plain(parts[1])
	if text == "" {
		text = jsonscan.Plain(who[0])
	}
	if text == "" {
		return record.Contributor{}, nil
	}
	name, err := displayName(text)
	if err != nil {
		return record.Contributor{}, err
	}
	c := record.Contributor{Name: name, Role: record.RoleAuthor}
	c.Affiliations = affiliations(parts[2:4], parts[4])
	if orcid, err := normalize.ORCID(jsonscan.Plain(who[1])); err == nil {
		c.Identifiers = []record.Identifier{{Scheme: record.SchemeORCID, Value: orcid}}
	}
	return c, nil
}

// displayName reads a name with its given names first, or with a comma.
func displayName(s string) (record.Name, error) {
	if strings.Contains(s, ",") {
		return normalize.Name(s)
	}
	return normalize.NameInDisplayOrder(s)
}

// affiliations reads the affiliations as the work states them, else the
// institutions that OpenAlex found in them.
func affiliations(stated []string, institutions string) []string {
	var found []string
	add := func(s string) {
		if s = normalize.Text(s); s != "" && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	for _, list := range stated {
		for text := range jsonscan.Each(list) {
			if s, err := jsonscan.Text(text); err == nil {
				add(s)
			}
		}
	}
	if len(found) == 0 {
		for institution := range jsonscan.Each(institutions) {
			add(jsonscan.GetText(institution, "display_name"))
		}
	}
	return found
}

// licence reads the licence of the copy at a location; of one that is not known
// it says nothing.
func licence(object string) (record.Licence, error) {
	stated := jsonscan.GetText(object, "license")
	if stated == "" {
		return record.Licence{}, nil
	}
	l, err := normalize.Licence(stated)
	if err != nil {
		return record.Licence{}, nil
	}
	if l.Copy = copyOf(object); l.Copy == "" {
		return record.Licence{}, nil
	}
	if l.AppliesTo == "" {
		l.AppliesTo = contentVersions[jsonscan.GetText(object, "version")]
	}
	return l, nil
}

// terms reads a licence that is no known one, with its copy.
func terms(object string) (record.Note, error) {
	stated := normalize.Text(jsonscan.GetText(object, "license"))
	if stated == "" {
		return record.Note{}, nil
	}
	if _, err := normalize.Licence(stated); err == nil {
		return record.Note{}, nil
	}
	if where := copyOf(object); where != "" {
		stated += " (" + where + ")"
	}
	return record.Note{Text: stated, Kind: "licence"}, nil
}

// copyOf returns where a location's copy is.
func copyOf(object string) string {
	var urls [2]string
	jsonscan.Pick(object, urls[:], "pdf_url", "landing_page_url")
	if url := jsonscan.Plain(urls[0]); url != "" {
		return normalize.Text(url)
	}
	return normalize.Text(jsonscan.Plain(urls[1]))
}

// copyText writes what is said of a location's copy: "https://x.example.org/1
// (acceptedVersion, open access)".
func copyText(object string) (string, error) {
	var parts [2]string
	jsonscan.Pick(object, parts[:], "version", "is_oa")
	var says []string
	if version := jsonscan.Plain(parts[0]); version != "" {
		says = append(says, version)
	}
	if parts[1] == "true" {
		says = append(says, "open access")
	}
	if len(says) == 0 {
		return "", nil
	}
	where := copyOf(object)
	if where == "" {
		return "", nil
	}
	return where + " (" + strings.Join(says, ", ") + ")", nil
}

// institutions are those that OpenAlex found in an author's affiliations.
func institutions(object string) []jsonrecord.Organisation {
	var found []jsonrecord.Organisation
	for institution := range jsonscan.Each(jsonscan.Get(object, "institutions")) {
		found = append(found, jsonrecord.Organisation{Name: jsonscan.GetText(institution, "display_name"), ROR: jsonscan.GetText(institution, "ror")})
	}
	return found
}

// pages reads the first and last page from the object that has them.
func pages(object string) (normalize.Extent, error) {
	first, last := jsonscan.GetText(object, "first_page"), jsonscan.GetText(object, "last_page")
	if first == "" {
		return normalize.Extent{}, nil
	}
	if last == "" || last == first {
		return normalize.Pages(first)
	}
	return normalize.PageRange(first, last)
}

// mesh reads a heading of MeSH.
func mesh(object string) (record.Subject, error) {
	s := subject(jsonscan.GetText(object, "descriptor_name"), "mesh")
	if s.Term != "" {
		s.Qualifier = normalize.Text(jsonscan.GetText(object, "qualifier_name"))
		s.Major = jsonscan.Get(object, "is_major_topic") == "true"
	}
	return s, nil
}

// term returns a function that reads the name of a term in a vocabulary.
func term(scheme string, names ...string) func(string) (record.Subject, error) {
	return func(text string) (record.Subject, error) {
		if s, err := jsonscan.Text(text); err == nil {
			return subject(s, scheme), nil
		}
		for _, name := range names {
			if s := jsonscan.GetText(text, name); s != "" {
				return subject(s, scheme), nil
			}
		}
		return record.Subject{}, nil
	}
}

func subject(s, scheme string) record.Subject {
	if s = normalize.Text(s); s == "" {
		return record.Subject{}
	}
	return record.Subject{Term: s, Scheme: scheme}
}

// grant writes a funder with the number of its award.
func grant(object string) (string, error) {
	text := jsonscan.GetText(object, "funder_display_name")
	if text == "" {
		text = jsonscan.GetText(object, "display_name")
	}
	award := jsonscan.GetText(object, "award_id")
	if award == "" {
		award = jsonscan.GetText(object, "funder_award_id")
	}
	if award != "" && text != "" {
		text += " [" + award + "]"
	}
	return text, nil
}

// mostWords is how many words an abstract may have.
const mostWords = 100_000

var errIndex = errors.New("no index of words and their places")

// abstractOf puts an abstract together from its index, {"word": [0, 5], …}. A
// place that has no word is left out.
func abstractOf(object string) (string, error) {
	if object == "" || object[0] != '{' {
		return "", jsonscan.ErrNotObject
	}
	words := make([]string, 0, len(object)/leastOfWord)
	size := 0
	for m := range jsonscan.EachMember(object) {
		list := strings.Trim(object[m.Value:m.End], "[] \t\r\n")
		for more := list != "" && list != "null"; more; size += len(m.Name) + 1 {
			var place string
			place, list, more = strings.Cut(list, ",")
			at, err := strconv.Atoi(strings.Trim(place, " \t\r\n"))
			if err != nil || at < 0 || at >= mostWords {
				return "", errIndex
			}
			for len(words) <= at {
				words = append(words, "")
			}
			words[at] = m.Name
		}
	}
	var b strings.Builder
	b.Grow(size)
	for _, word := range words {
		if word == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String(), nil
}

// leastOfWord is how many bytes of the index most words take at least.
const leastOfWord = 8

// workID reads the number of a work in OpenAlex: "W2741809807".
func workID(s string) (string, error) {
	id := strings.ToUpper(s[strings.LastIndexByte(s, '/')+1:])
	if len(id) < 2 || id[0] != 'W' || strings.Trim(id[1:], "0123456789") != "" {
		return "", errors.New("no id of a work in OpenAlex")
	}
	return id, nil
}

// pmcid reads a PMCID, also from the address of one.
func pmcid(s string) (string, error) {
	id := s[strings.LastIndexByte(strings.TrimSuffix(s, "/"), '/')+1:]
	id = strings.TrimSuffix(id, "/")
	if id != "" && strings.Trim(id, "0123456789") == "" {
		id = "PMC" + id // older dumps leave the letters out of the address
	}
	return normalize.PMCID(id)
}

// truth returns a function that reads a value from "true".
func truth[T any](value T) func(string) (T, error) {
	return func(text string) (T, error) {
		var nothing T
		switch text {
		case "true":
			return value, nil
		case "false":
			return nothing, nil
		}
		return nothing, errors.New("neither true nor false")
	}
}
