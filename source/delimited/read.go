package delimited

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file holds what the readings of package typed do not have: pure
// functions from the text of a cell, or of a part of one, to a value.

// withoutDecimals takes the ".0" off a whole number: programs that hold empty
// cells of a column as numbers write all of them so.
func withoutDecimals(text string) (string, error) {
	number, ok := strings.CutSuffix(strings.TrimSpace(text), ".0")
	if ok && number != "" && strings.Trim(number, "0123456789") == "" {
		return number, nil
	}
	return text, nil
}

// countOf reads a number of observations. Thousands may have commas.
func countOf(text string) (int64, error) {
	digits := strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	value, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || value < 0 {
		return 0, refusal("csv.count", "form", text, "no number")
	}
	return value, nil
}

func refusal(rule, code, value, reason string) error {
	return &normalize.RejectError{Rule: rule, Code: code, Value: value, Reason: reason}
}

// dateOfParts reads a date from year, month and day in cells of their own; the
// month may be a word, and hold the day as in Web of Science's "JUL 23".
func dateOfParts(texts []string) (record.Date, error) {
	parts := make([]string, len(texts))
	for i, text := range texts {
		part, _ := withoutDecimals(text)
		parts[i] = strings.TrimSpace(part)
	}
	year := parts[0]
	if len(year) != 4 || strings.Trim(year, "0123456789") != "" || len(parts) < 2 {
		return record.Date{}, refusal("csv.date", "year", strings.Join(texts, " "), "no year alone")
	}
	written := parts[1] + " " + year
	if isNumber(parts[1]) {
		written = year + "-" + twoDigits(parts[1])
	}
	if len(parts) > 2 && parts[2] != "" {
		if isNumber(parts[1]) {
			written += "-" + twoDigits(parts[2])
		} else {
			written = parts[2] + " " + written
		}
	}
	date, err := normalize.Date(written)
	date.Kind = record.DateIssued
	return date, err
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// citation is PubMed's citation of a record in its CSV: "J Test. 2018 Mar
// 27;7(1):53-60. doi: 10.1000/x."
var citation = regexp.MustCompile(`^[^.]+\.(?:[^;:]*\.)? ((?:19|20)\d{2}[^;:.]*)(?:;([^:().]+)?(?:\(([^()]+)\))?(?::([^.]+))?)?\.`)

// citedOnline is the date in it on which an article came out before its issue.
var citedOnline = regexp.MustCompile(`\. Epub ((?:19|20)\d{2}[^.;:]*)\.`)

// Groups of citation.
const (
	citedDate = iota + 1
	citedVolume
	citedIssue
	citedPages
)

func cited(text string, group int) string {
	m := citation.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[group])
}

// urlPieces divides a text into the addresses of pages in it.
func urlPieces(text string) []typed.Piece {
	var pieces []typed.Piece
	for at := 0; ; {
		from := strings.Index(text[at:], "http")
		if from < 0 {
			return pieces
		}
		from += at
		at = from + len("http")
		address, ok := strings.CutPrefix(strings.TrimPrefix(text[at:], "s"), "://")
		if !ok {
			continue
		}
		length := strings.IndexAny(address, behindURL)
		if length < 0 {
			length = len(address)
		}
		if length > 0 {
			at = len(text) - len(address) + length
			pieces = append(pieces, typed.Piece{From: from, To: at})
		}
	}
}

// behindURL are the bytes that end one of several URLs.
const behindURL = " \t\n\f\r|;,"

// attachmentKind is the kind of a file by its extension.
func attachmentKind(path string) string {
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return ""
	}
	switch strings.ToLower(path[dot:]) {
	case ".pdf":
		return "pdf"
	case ".html", ".htm", ".xhtml":
		return "fulltext"
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".tif", ".tiff":
		return "image"
	}
	return ""
}

func attachment(text string) (record.Attachment, error) {
	path := strings.TrimSpace(text)
	return record.Attachment{Path: path, Kind: attachmentKind(path)}, nil
}

// asreviewVerdicts are ASReview's labels, where "-1" or nothing is no decision
// yet.
var asreviewVerdicts = map[string]string{"1": "included", "0": "excluded", "relevant": "included", "irrelevant": "excluded"}

// decision reads a label of a screening tool.
func asreviewDecision(text string) (record.Decision, error) {
	label, _ := withoutDecimals(text)
	verdict := asreviewVerdicts[fold(label)]
	if verdict == "" {
		return record.Decision{}, nil
	}
	return record.Decision{Tool: "asreview", Verdict: verdict}, nil
}

// wosNumber reads an accession number of Web of Science with the database
// before it, as package ris does.
func wosNumber(text string) (record.Identifier, error) {
	id, ok := normalize.WebOfScienceNumber(text)
	if !ok {
		return record.Identifier{}, refusal("csv.wos-number", "form", text, "no database and number")
	}
	return id, nil
}

// openAlexNumber reads the number of a work in OpenAlex, alone or in its address.
func openAlexNumber(text string) (string, error) {
	number := normalize.Text(text)
	number = number[strings.LastIndexByte(number, '/')+1:]
	if len(number) < 2 || number[0]|0x20 != 'w' || !isNumber(number[1:]) {
		return "", refusal("csv.openalex", "form", text, "no number of a work in OpenAlex")
	}
	return strings.ToUpper(number), nil
}

// addressPieces divides the addresses of Web of Science at semicolons that do
// not stand among the authors' names in brackets: "[Doe, A; Roe, B] Univ X, Y;
// Univ Z, W".
func addressPieces(text string) []typed.Piece {
	var pieces []typed.Piece
	depth, from := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '[':
			depth++
		case ']':
			depth = max(depth-1, 0)
		case ';':
			if depth == 0 {
				pieces = append(pieces, typed.Piece{From: from, To: i})
				from = i + 1
			}
		}
	}
	return append(pieces, typed.Piece{From: from, To: len(text)})
}

// listPieces divides a list at bars, line ends or semicolons, the first of
// these that it has, or else at commas.
func listPieces(text string) []typed.Piece {
	if pieces := termPieces(text); len(pieces) > 1 {
		return pieces
	}
	return typed.At(",")(text)
}

// termPieces is listPieces for terms that may have commas.
func termPieces(text string) []typed.Piece {
	if pieces, ok := quotedPieces(text); ok {
		return pieces
	}
	for _, separators := range []string{"|", "\n\r", ";"} {
		if strings.ContainsAny(text, separators) {
			return typed.At(separators)(text)
		}
	}
	return []typed.Piece{{From: 0, To: len(text)}}
}

// quotedPieces divides a list of texts in quotes as programs print it: "['sea',
// 'moon']", also with the other quotes. It is false for any other text, and where a
// quote or a sign is escaped.
func quotedPieces(text string) (pieces []typed.Piece, ok bool) {
	at, end := len(text)-len(strings.TrimLeft(text, " ")), len(strings.TrimRight(text, " "))
	if end-at < len("['']") || text[at] != '[' || text[end-1] != ']' || strings.IndexByte(text, '\\') >= 0 {
		return nil, false
	}
	for at, end = at+1, end-1; ; at++ {
		at += len(text[at:end]) - len(strings.TrimLeft(text[at:end], " "))
		if at >= end || text[at] != '\'' && text[at] != '"' {
			return nil, false
		}
		length := strings.IndexByte(text[at+1:end], text[at])
		if length < 0 {
			return nil, false
		}
		pieces = append(pieces, typed.Piece{From: at + 1, To: at + 1 + length})
		at += length + 2
		at += len(text[at:end]) - len(strings.TrimLeft(text[at:end], " "))
		if at == end {
			return pieces, true
		}
		if text[at] != ',' {
			return nil, false
		}
	}
}

// paragraphs divides a text at empty lines.
func paragraphs(text string) []typed.Piece {
	var pieces []typed.Piece
	from := 0
	for _, m := range emptyLine.FindAllStringIndex(text, -1) {
		pieces = append(pieces, typed.Piece{From: from, To: m[0]})
		from = m[1]
	}
	return append(pieces, typed.Piece{From: from, To: len(text)})
}

var emptyLine = regexp.MustCompile(`\r?\n[ \t]*\r?\n`)

// trialNumber reads the number of an entry in a register of trials.
func trialNumber(text string) (record.Registration, error) {
	reg, err := normalize.Registration(text)
	if err != nil {
		// The European system's numbers stand behind its name in the WHO's lists.
		if number, ok := strings.CutPrefix(strings.TrimSpace(text), "CTIS"); ok {
			reg, err = normalize.Registration(number)
		}
	}
	if err != nil {
		return record.Registration{}, nil
	}
	return reg, nil
}

// trialIdentifier is the number of an entry as an identifier of the record: as
// the register writes it, or as it stands.
func trialIdentifier(text string) (record.Identifier, error) {
	reg, _ := trialNumber(text)
	if reg.ID == "" {
		return normalize.Accession(normalize.Text(text), ""), nil
	}
	return record.Identifier{Scheme: record.SchemeAccession, Value: reg.ID, Authority: reg.Registry}, nil
}

// trialOfRegister reads a number and, in a second text, the name of its
// register.
func trialOfRegister(texts []string) (any, error) {
	if reg, err := normalize.Registration(texts[1] + " " + texts[0]); err == nil {
		return reg, nil
	}
	reg := record.Registration{Registry: normalize.Text(texts[1]), ID: normalize.Text(texts[0])}
	if reg.Registry == "" || reg.ID == "" {
		return record.Registration{}, nil
	}
	return reg, nil
}
