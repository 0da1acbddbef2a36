package normalize

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/lazy"
	"github.com/ibid-go/ibid/record"
)

// longestStatement is the length in bytes of the longest statement of terms;
// what is longer is a document.
const longestStatement = 8_000

// Licence reads one statement of terms: a licence's URL, an SPDX id, a
// sentence or a whole notice.
//
// Family, version and port are what the statement says and no more: without a
// version there is no SPDX id, and Incomplete is set for a licence of Creative
// Commons. A port without an SPDX id of its own gets that of its version. URI
// is the licence's URL where the statement holds it. Text is the statement
// without conditional clauses. Permits and Prohibits are the uses that it
// names.
//
// Rejects conditional statements ("may be licensed under … on publication"),
// notices about a site, statements that name several licences, and text that
// names none.
func Licence(s string) (record.Licence, error) {
	if len(s) > longestStatement {
		return record.Licence{}, refusal("licence", "too-long", s, "too long for a statement of terms")
	}
	if known, ok := knownStatements()[s]; ok {
		return known.licence, known.err
	}
	if licence, plain, err := plainLicence(s); plain {
		return licence, err
	}
	return statedLicence(s)
}

// statedLicence is Licence for any text.
func statedLicence(s string) (record.Licence, error) {
	text := Text(s)
	lower := strings.ToLower(text)
	switch {
	case text == "" || mayStateTerms(lower):
		return licenceOfStatement(s)
	case siteNotices.MatchString(lower):
		return record.Licence{}, refusal("licence", "site-notice", s, "concerns a page or site")
	}
	return record.Licence{}, refusal("licence", "unknown", s, "names no licence that is known")
}

// termWords are in every text in lower case that names a licence, and in every one that
// speaks of one on a condition.
var termWords = append(slices.Clone(licenceLetters), "licen", "access", "copyright", "public domain",
	"rights", "rechte", "droits", "derechos", "direitos", "diritti")

func mayStateTerms(lower string) bool {
	return slices.ContainsFunc(termWords, func(word string) bool { return strings.Contains(lower, word) })
}

// licenceOfStatement is Licence for a text that may state terms.
func licenceOfStatement(s string) (record.Licence, error) {
	clauses, conditional := LicenceClauses(s)
	parts := make([]string, len(clauses))
	for i, clause := range clauses {
		parts[i] = clause.Value
	}
	text := Text(strings.Join(parts, " "))
	if text == "" {
		if len(conditional) > 0 {
			return record.Licence{}, refusal("licence", "conditional", s, "speaks of a licence that may be given later or to something else")
		}
		return record.Licence{}, refusal("licence", "empty", s, "no text")
	}
	lower := strings.ToLower(text)
	if siteNotices.MatchString(lower) {
		return record.Licence{}, refusal("licence", "site-notice", s, "concerns a page or site")
	}
	licence, err := licenceFamily(s, strings.ToLower(aboutPublication(text)))
	if err != nil {
		return record.Licence{}, err
	}
	if match := versionNames.FindStringSubmatch(lower); match != nil {
		licence.AppliesTo = match[1]
	}
	licence.URI = licenceURL(text, licence.Family)
	licence.Text = text
	licence.Permits, licence.Prohibits = namedUses(lower)
	return licence, nil
}

// aboutPublication leaves out the sentences that give terms to something
// else, such as the data of an article.
func aboutPublication(s string) string {
	if !otherObjects.MatchString(strings.ToLower(s)) {
		return s
	}
	var kept []string
	for _, sentence := range Sentences(s) {
		if !otherObjects.MatchString(strings.ToLower(sentence.Value)) {
			kept = append(kept, sentence.Value)
		}
	}
	return strings.Join(kept, " ")
}

// licenceFamily finds the family with its version and port in a statement in
// lower case. A licence of Creative Commons outweighs a reservation of rights
// beside it, which it limits.
func licenceFamily(statement, s string) (record.Licence, error) {
	var found record.Licence
	hyphens := strings.ReplaceAll(s, "_", "-")
	for _, form := range ccForms {
		for _, match := range form.FindAllStringSubmatch(hyphens, -1) {
			next := record.Licence{
				Family:  ccFamilies[ccElements(match[form.SubexpIndex("elements")])],
				Version: match[form.SubexpIndex("version")],
			}
			if port := form.SubexpIndex("port"); port > 0 {
				next.Port = match[port]
			}
			merged, ok := mergeMentions(found, next)
			if !ok {
				return record.Licence{}, refusal("licence", "several", statement, "names several licences")
			}
			found = merged
		}
	}
	if found.Family != "" {
		found.SPDX = ccSPDX(found)
		found.Incomplete = found.Version == ""
		return found, nil
	}
	if found, err := otherFamily(statement, s, publicForms); err == nil {
		return found, nil
	}
	return otherFamily(statement, s, otherForms)
}

// otherFamily finds the first of the families whose form is in a statement in
// lower case.
func otherFamily(statement, s string, forms []licenceForm) (record.Licence, error) {
	for _, form := range forms {
		if form.form.MatchString(s) {
			incomplete := form.family == "CC0" && form.version == ""
			return record.Licence{Family: form.family, Version: form.version, SPDX: form.spdx, AppliesTo: form.appliesTo, Incomplete: incomplete}, nil
		}
	}
	return record.Licence{}, refusal("licence", "unknown", statement, "names no licence that is known")
}

// mergeMentions puts two mentions of a licence in one statement together,
// "Creative Commons Attribution License" and the URL beside it; ok is false
// when they cannot be one.
func mergeMentions(a, b record.Licence) (record.Licence, bool) {
	if a.Family == "" {
		return b, b.Family != ""
	}
	agree := func(x, y string) bool { return x == "" || y == "" || x == y }
	if a.Family != b.Family || !agree(a.Version, b.Version) || !agree(a.Port, b.Port) {
		return record.Licence{}, false
	}
	a.Version = cmp.Or(a.Version, b.Version)
	a.Port = cmp.Or(a.Port, b.Port)
	return a, true
}

// ccElements makes the elements of a URL from a form or words.
func ccElements(s string) string {
	elements := "by"
	for _, word := range ccElementWords {
		if word.words.MatchString(s) {
			elements += "-" + word.element
		}
	}
	return elements
}

func ccSPDX(l record.Licence) string {
	if !ccVersions[l.Version] {
		return ""
	}
	id := l.Family + "-" + l.Version
	if ported := id + "-" + strings.ToUpper(l.Port); ccPorted[ported] {
		return ported
	}
	return id
}

var urlForm = lazy.New(`https?://[^\s<>"()\[\]]+`)

// licenceURL returns the URL in the statement that names the family, or "".
func licenceURL(s, family string) string {
	for _, url := range urlForm.FindAllString(s, -1) {
		url = strings.TrimRight(url, ".,;:'")
		if licence, err := licenceFamily("", strings.ToLower(url)); err == nil && licence.Family == family {
			return url
		}
	}
	return ""
}

// namedUses lists what a statement in lower case permits and prohibits, in
// its order.
func namedUses(s string) (permits, prohibits []string) {
	for _, clause := range useClauses {
		s = clause.form.ReplaceAllStringFunc(s, func(match string) string {
			list := clause.form.FindStringSubmatch(match)[1]
			if end := useLimits.FindStringIndex(list); end != nil {
				list = list[:end[0]]
			}
			if clause.prohibit {
				prohibits = appendUses(prohibits, list)
			} else {
				permits = appendUses(permits, list)
			}
			return "|"
		})
	}
	return permits, prohibits
}

// appendUses appends the uses that a list names, in its order, each once. A
// longer name takes its words, so that "commercial use" is not "use" too.
func appendUses(named []string, list string) []string {
	type place struct {
		at   int
		name string
	}
	var places []place
	taken := []byte(list)
	for _, use := range uses {
		at := use.words.Compiled().FindIndex(taken)
		if at == nil {
			continue
		}
		places = append(places, place{at[0], use.name})
		for i := at[0]; i < at[1]; i++ {
			taken[i] = ' '
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.at, b.at) })
	for _, p := range places {
		if !slices.Contains(named, p.name) {
			named = append(named, p.name)
		}
	}
	return named
}

// ConditionalLicence reports whether the sentence speaks of a licence that
// may be given later or to something else.
func ConditionalLicence(s string) bool {
	if len(s) > longestStatement {
		return false
	}
	lower := strings.ToLower(Text(s))
	if strings.IndexByte(lower, ' ') < 0 { // an address; all forms are of several words
		return false
	}
	if !licenceWords.MatchString(lower) {
		return false
	}
	for _, form := range conditionalForms {
		if form.MatchString(lower) {
			return true
		}
	}
	return false
}

// LicenceClauses divides a statement of terms into the clauses that state
// terms and those that speak of a licence that may be given later or to
// something else. Rule "licence" takes the texts of the first, in order,
// rule "note/conditional-licence" each of the second. Neighbouring sentences
// of the first kind are one piece.
func LicenceClauses(s string) (stated, conditional []Found[string]) {
	if len(s) > longestStatement {
		return []Found[string]{{Value: s, Start: 0, End: len(s)}}, nil
	}
	add := func(list []Found[string], start, end int) []Found[string] {
		start, end = trimmed(s, start, end)
		if start == end {
			return list
		}
		return append(list, Found[string]{Value: s[start:end], Start: start, End: end})
	}
	from := 0
	for _, sentence := range Sentences(s) {
		if !ConditionalLicence(sentence.Value) {
			continue
		}
		end := sentence.Start + conditionalClause(sentence.Value)
		stated = add(stated, from, sentence.Start)
		conditional = add(conditional, sentence.Start, end)
		from = end
		for from < len(s) && strings.IndexByte(",; ", s[from]) >= 0 {
			from++
		}
	}
	return add(stated, from, len(s)), conditional
}

// conditionalClause returns the length of the conditional clause that a
// sentence begins with: up to the comma before the main clause when the
// clause is subordinate, up to ", but" and the like, else all of it.
func conditionalClause(sentence string) int {
	const mostCommas = 20
	commas := 0
	for at, r := range sentence {
		if r != ',' && r != ';' {
			continue
		}
		if commas++; commas > mostCommas {
			break
		}
		head, rest := sentence[:at], strings.TrimLeft(sentence[at:], ",; ")
		if !ConditionalLicence(head) || ConditionalLicence(rest) {
			continue
		}
		if subordinates.MatchString(head) || r == ';' || strings.HasPrefix(rest, "but ") || strings.HasPrefix(rest, "however") {
			return at
		}
	}
	return len(sentence)
}

// copyrightSigns come before a holder in a notice.
var copyrightSigns = lazy.New(`(?i)(?:\bcopyright\b:?\s*)?(?:©|\(c\)|\bcopyright\b:?)\s*(?:copyright\s*)?`)

// copyrightYears are the years of a notice, before its holder.
var copyrightYears = lazy.New(`^(?:\d{4}(?:\s*[-–,]\s*(?:\d{4}|\d{2}))*[,.:]?\s*)?(?:(?i:by|is held by|held by|belongs to|holder:?)\s+)?`)

// copyrightEnds are what follows a holder.
var copyrightEnds = lazy.New(`(?i)[.,;]?\s*(?:\ball rights\b|\balle rechte\b|\btous droits\b|\btodos (?:los|os)\b|\bpublished by\b|\boriginally published\b|\blicensee\b|\bthis (?:is|article|work)\b|\bsome rights\b|\bno claim\b|\b\d{4}\b|https?://)`)

// CopyrightHolder reads the holder from a notice: "The authors" from "© The
// authors. All rights reserved." The years are no part of it.
func CopyrightHolder(s string) (string, error) {
	if len(s) > longestStatement {
		return "", refusal("copyright", "too-long", s, "too long for a notice")
	}
	text := Text(s)
	behind := behindCopyrightSign(text)
	if behind < 0 {
		return "", refusal("copyright", "no-sign", s, "neither © nor the word copyright")
	}
	holder := text[behind:]
	holder = holder[len(copyrightYears.FindString(holder)):]
	if end := copyrightEnd(holder); end >= 0 {
		stop := strings.HasPrefix(holder[end:], ".")
		holder = holder[:end]
		if stop {
			holder += "."
		}
	}
	holder = strings.TrimSpace(holder[:sentenceEnd(holder, 0)])
	if bare := strings.TrimRight(holder, " .,;:"); !strings.HasPrefix(holder[len(bare):], ".") || !abbreviated(bare) {
		holder = bare
	} else {
		holder = bare + "."
	}
	if first, _ := utf8.DecodeRuneInString(holder); holder == "" || len(holder) > 300 || !strings.ContainsFunc(holder, isLetter) || first == utf8.RuneError {
		return "", refusal("copyright", "no-holder", s, "names no holder")
	}
	return holder, nil
}
