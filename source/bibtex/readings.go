package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/scopus"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// typeReadings read the entry type: the type of the record, and what else it
// says.
func typeReadings(name string, article record.Type) []typed.Reading {
	types := typesWith(article)
	said := func(part string, path string, of func(entryType) string) typed.Reading {
		reading := typed.One(text, name+"."+part, path, func(s string) (string, error) {
			t, _ := typeOf(s)
			return of(t), nil
		}, func(r *record.Record) *string {
			switch path {
			case "genre":
				return &r.Genre
			case "subtype":
				return &r.Subtype
			}
			return &r.Medium
		})
		reading.Late, reading.Repeat = true, ""
		return reading
	}
	return []typed.Reading{
		typed.One(text, name, "type", func(s string) (record.Type, error) {
			t, ok := types[strings.ToLower(s)]
			if !ok {
				return "", nil
			}
			return t, nil
		}, func(r *record.Record) *record.Type { return &r.Type }),
		said("genre", "genre", func(t entryType) string { return t.genre }),
		said("subtype", "subtype", func(t entryType) string { return t.subtype }),
	}
}

// body reads the institution that stands for the publisher where there is none,
// and beside it otherwise.
func body(name string) []typed.Reading {
	reading := text.Text(name, "publisher/name")
	reading.Late, reading.Repeat, reading.Several = true, name, true
	return []typed.Reading{reading}
}

// hasNoIssue reports whether no other field has told the issue.
func hasNoIssue(r *record.Record) bool { return r.Issue == "" }

// number reads what number means for the type: the issue of a journal, a
// report's own number, or its place in a series.
func number(name string) []typed.Reading {
	return slices.Concat(
		typed.If(isArticle, text.Issue(name)...),
		typed.If(isNumbered, text.Text(name+".own", "number")),
		typed.If(func(r *record.Record) bool { return !isArticle(r) && !isNumbered(r) }, text.Text(name+".series", "series/number")),
	)
}

// location reads the place: of the publisher, and of the conference where
// address has the publisher's and venue is not there.
func location(name string) []typed.Reading {
	atEvent := func(r *record.Record) bool { return isPaper(r) && r.Publisher.Place != "" && r.Event.Place == "" }
	return typed.Late(append(
		typed.If(atEvent, text.Text(name+".event", "event/place")),
		typed.If(func(r *record.Record) bool { return r.Publisher.Place == "" || !isPaper(r) }, text.Text(name, "publisher/place"))...)...)
}

// genres are BibLaTeX's keys for the types of works, and what they stand for.
var genres = map[string]string{
	"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis", "candthesis": "Candidate thesis",
	"bathesis": "Bachelor's thesis", "techreport": "Technical report", "resreport": "Research report", "datacd": "Data CD",
	"audiocd": "Audio CD", "software": "Software", "patent": "patent", "patentde": "German patent", "patenteu": "European patent",
	"patentfr": "French patent", "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "Patent request",
	"patreqde": "German patent request", "patreqeu": "European patent request", "patreqfr": "French patent request",
	"patrequk": "British patent request", "patrequs": "U.S. patent request",
}

// subtypes are what kinds of work say of the subtype.
var subtypes = map[string]string{
	"preprint": record.SubtypePreprint, "review": record.SubtypeReview, "review article": record.SubtypeReview,
	"article; review": record.SubtypeReview, "systematic review": record.SubtypeReview,
}

func genre(name string) []typed.Reading {
	reading := typed.One(text, name, "genre", func(s string) (string, error) {
		s = normalize.Text(s)
		if words := genres[strings.ToLower(s)]; words != "" {
			return words, nil
		}
		return s, nil
	}, func(r *record.Record) *string { return &r.Genre })
	return []typed.Reading{reading, text.Subtype(name+".subtype", subtypes)}
}

// howPublished reads a URL, or the medium.
func howPublished(name string) []typed.Reading {
	isURL := func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, `\url`) || strings.HasPrefix(s, "http")
	}
	words := text.Text(name, "medium")
	readWords := words.Read
	words.Read = func(s string) (any, error) {
		if isURL(s) {
			return nil, nil
		}
		return readWords(s)
	}
	readings := []typed.Reading{words}
	for _, r := range verbatim.Link(name+".url", "") {
		read := r.Read
		r.Read = func(s string) (any, error) {
			if !isURL(s) {
				return nil, nil
			}
			return read(s)
		}
		readings = append(readings, r)
	}
	return readings
}

// link reads URLs, of which a field may have several.
func link(kind string) func(string) []typed.Reading {
	return func(name string) []typed.Reading {
		readings := verbatim.Link(name, kind)
		for i := range readings {
			readings[i].Split = splitLinks
		}
		return readings
	}
}

// splitLinks divides a field where another URL begins behind a blank.
func splitLinks(s string) []typed.Piece {
	var list []typed.Piece
	from := 0
	for i := 1; i < len(s); i++ {
		if isSpace(s[i-1]) && (strings.HasPrefix(s[i:], "http://") || strings.HasPrefix(s[i:], "https://")) && strings.TrimSpace(s[from:i]) != "" {
			to := i
			for to > from && (isSpace(s[to-1]) || s[to-1] == ',' || s[to-1] == ';') {
				to--
			}
			list = append(list, typed.Piece{From: from, To: to})
			from = i
		}
	}
	return append(list, typed.Piece{From: from, To: len(s)})
}

// escapedLineEnds are line ends that Mendeley writes as escapes between serial
// numbers, made blanks of the same length.
var escapedLineEnds = func() *strings.Replacer {
	var pairs []string
	for _, backslash := range []string{`$\backslash$`, `{\textbackslash}`, `\textbackslash `} {
		for _, letter := range []string{"r", "n"} {
			pairs = append(pairs, backslash+letter, strings.Repeat(" ", len(backslash)+1))
		}
	}
	return strings.NewReplacer(pairs...)
}()

// serials reads ISBNs and ISSNs: programs write either into the field of the
// other.
func serials(name string) []typed.Reading {
	readings := append(text.ISBN(name), text.ISSN(name+".issn", ""))
	for i := range readings {
		last := i == len(readings)-1
		split := typed.Found(normalize.FindISBNs)
		other := typed.Found(normalize.FindISSNs)
		if last {
			split, other = other, split
		}
		readings[i].Split = func(s string) []typed.Piece {
			s = escapedLineEnds.Replace(s)
			if _, err := normalize.ISSN(s); err == nil {
				if !last {
					return nil
				}
				return []typed.Piece{{From: 0, To: len(s)}}
			}
			if found := split(s); len(found) > 0 {
				return found
			}
			// What is neither is refused once, by the reading that the field is of.
			if len(other(s)) > 0 || last != strings.HasSuffix(name, "issn") {
				return nil
			}
			return []typed.Piece{{From: 0, To: len(s)}}
		}
	}
	return readings
}

// isCentury reports whether a date in EDTF is a century: "19XX", in its drafts "19uu".
func isCentury(s string) bool {
	s = strings.ToLower(s)
	return strings.HasSuffix(s, "xx") || strings.HasSuffix(s, "uu")
}

// ifDated makes a reading of a date say nothing where no year stands: month and
// day may stand there beside the year.
func ifDated(reading typed.Reading) typed.Reading {
	read := reading.Read
	reading.Read = func(s string) (any, error) {
		digits := 0
		for i := range len(s) {
			if isDigit(s[i]) {
				digits++
			}
		}
		if digits < len("202") && !(digits == len("19") && isCentury(s)) && !normalize.StandsForNone(s) {
			return nil, nil
		}
		return read(s)
	}
	return reading
}

// webOfScience reads "WOS:000…", as its exports have it, also by its old name.
func webOfScience(name string) []typed.Reading {
	return []typed.Reading{verbatim.IdentifierBy(name, record.SchemeWoS, "", func(s string) (string, error) {
		s = strings.TrimSpace(s)
		if rest, ok := strings.CutPrefix(s, "ISI:"); ok {
			s = "WOS:" + rest
		}
		for _, id := range normalize.Identifiers(s) {
			if id.Scheme == record.SchemeWoS {
				return id.Value, nil
			}
		}
		return "", text.Reject(name, "form", s, "no number of Web of Science")
	})}
}

// readLibraryNote keeps the lines of a person's note.
func libraryNote(name string) typed.Reading {
	return typed.Many(lines, name, "library/notes", func(s string) (string, error) {
		return cleanLines(s), nil
	}, func(r *record.Record) *[]string { return &r.Library.Notes }, func(a, b string) bool { return a == b })
}

func cleanLines(s string) string {
	var list []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = normalize.Text(line); line != "" {
			list = append(list, line)
		}
	}
	return strings.Join(list, "\n")
}

// notes reads a note, which may be a count, an identifier or a status instead, or
// hold decisions that were made in Rayyan.
func notes(name string) []typed.Reading {
	count := func(rule, provider string) typed.Reading {
		return typed.Many(text, name+rule, "counts", func(s string) (record.Count, error) {
			c, err := normalize.CountStatement(s)
			if err != nil {
				return record.Count{}, nil
			}
			if c.Provider == "" {
				c.Provider = provider
			}
			return c, nil
		}, func(r *record.Record) *[]record.Count { return &r.Counts }, func(a, b record.Count) bool { return a == b })
	}
	readings := lines.Notes(name)
	at := slices.IndexFunc(readings, func(r typed.Reading) bool { return r.Rule == lines.RuleOf(name) })
	read := readings[at].Read
	readings[at].Read = func(s string) (any, error) {
		plain, err := decodeText(s)
		if err != nil {
			return nil, err
		}
		if _, err := normalize.CountStatement(plain); err == nil {
			return nil, nil
		}
		if len(normalize.Identifiers(plain)) > 0 || statuses[strings.ToLower(strings.Trim(plain, " ."))] != "" {
			return nil, nil
		}
		return read(s)
	}
	readings = append(readings, typed.If(not(isOfScopus), count(".count", ""))...)
	readings = append(readings, typed.If(isOfScopus, typed.Split(typed.At(";"), count(".count-scopus", "Scopus"))...)...)
	readings = append(readings, typed.If(isOfScopus, typed.Split(behind(scopus.EventLabel), text.Text(name+".event", "event/name"))...)...)
	readings = append(readings, typed.If(isOfScopus, typed.Split(behind("Conference date:"), eventDateBy(name+".event-date", normalize.Date))...)...)
	return append(readings, accessedIn(name), text.AnyIdentifier(name+".identifier"), text.Status(name+".status", statuses))
}

// behind gives what stands behind a label in Scopus's notes, which are pairs of a label
// and a value between semicolons.
func behind(label string) func(text string) []typed.Piece {
	return func(text string) []typed.Piece {
		for _, p := range typed.At(";")(text) {
			part := strings.TrimLeft(text[p.From:p.To], " \t\r\n")
			if value, ok := strings.CutPrefix(part, label); ok {
				from := p.To - len(value)
				if label == scopus.EventLabel {
					p.To = from + scopus.EventNameLength(text[from:])
				}
				return []typed.Piece{{From: from, To: p.To}}
			}
		}
		return nil
	}
}

// addresses reads the address of an author; Scopus divides those of all by semicolons.
func addresses(name string) []typed.Reading {
	return append(
		typed.If(not(isOfScopus), text.Affiliation(name)),
		typed.If(isOfScopus, typed.Split(typed.At(";"), text.Affiliation(name+".scopus"))...)...)
}

// keywordLists reads a list of keywords; in an export of Scopus that of its index, whose
// terms are subject headings.
func keywordLists(name string) []typed.Reading {
	return append(
		typed.Split(splitKeywords, typed.If(not(isOfScopus), text.Keyword(name))...),
		typed.Split(splitKeywords, typed.If(isOfScopus, text.Subject(name+".scopus", ""))...)...)
}

// mostOfScopus is a number of fields that no entry of Scopus's reaches: it is asked of
// each field anew.
const mostOfScopus = 250

// isOfScopus reports whether an entry has the field in which Scopus names itself.
func isOfScopus(r *record.Record) bool {
	for i := range min(len(r.Raw), mostOfScopus) {
		if f := &r.Raw[i]; len(f.Name) == len("source") && strings.EqualFold(f.Name, "source") {
			return strings.EqualFold(strings.Trim(f.Value, ` "{}`), "Scopus")
		}
	}
	return false
}

// rights reads a licence, or the text of a notice.
func rights(name string) []typed.Reading {
	licence := text.Licence(name)
	read := licence.Read
	licence.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil {
			return value, nil
		}
		return nil, nil
	}
	notice := text.Text(name+".notice", "copyright")
	readNotice := notice.Read
	notice.Read = func(s string) (any, error) {
		if value, err := read(s); err == nil && !typed.SaysNothing(value) {
			return nil, nil
		}
		return readNotice(s)
	}
	return []typed.Reading{licence, notice}
}

// languageNames are the names that babel and polyglossia have for languages and
// their variants.
var languageNames = map[string]string{
	"ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH",
	"american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU",
	"newzealand": "en-NZ", "acadian": "fr-CA", "canadien": "fr-CA", "francais": "fr", "frenchb": "fr", "brazil": "pt-BR",
	"brazilian": "pt-BR", "portuges": "pt", "magyar": "hu", "nynorsk": "nn", "norsk": "no", "polutonikogreek": "el", "slovene": "sl",
	"uppersorbian": "hsb", "lowersorbian": "dsb", "bahasa": "id", "bahasai": "id", "bahasam": "ms", "mexican": "es-MX",
}

func languages(name string) []typed.Reading {
	reading := typed.Many(text, name, "languages", func(s string) (string, error) {
		if tag := languageNames[strings.ToLower(strings.TrimSpace(s))]; tag != "" {
			return tag, nil
		}
		return normalize.Language(s)
	}, func(r *record.Record) *[]string { return &r.Languages }, func(a, b string) bool { return a == b })
	reading.Split = func(s string) []typed.Piece {
		list := splitList(s)
		if len(list) > 1 {
			return list
		}
		return pieces(s, ",;", false)
	}
	return []typed.Reading{reading}
}

// timesCited reads the number of citations in Web of Science.
func timesCited(name string) typed.Reading { return counted(name, "citations", "Web of Science") }

func files(name string) typed.Reading {
	return typed.Many(source, name, "library/attachments", readFile,
		func(r *record.Record) *[]record.Attachment { return &r.Library.Attachments }, func(a, b record.Attachment) bool { return a == b })
}
