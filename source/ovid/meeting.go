package ovid

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// meeting names the group of what a Source says of a conference: name, place, perhaps
// days, and how its publication is paged.
const meeting = "meeting"

// behindMeeting begins what stands behind name and place.
var behindMeeting = regexp.MustCompile(`(?:^|\s)Conference (?:Start|End|Publication):`)

// abbreviations end in a full stop that ends no name. Those of places are true: a
// place may have them. So may it have single letters.
var abbreviations = map[string]bool{
	"st": true, "ste": true, "mt": true, "ft": true, "pt": true,
	"acad": false, "am": false, "amer": false, "ann": false, "annu": false, "assoc": false, "clin": false, "coll": false, "conf": false,
	"congr": false, "dept": false, "dr": false, "eur": false, "fed": false, "inst": false, "int": false, "intl": false, "med": false,
	"natl": false, "no": false, "proc": false, "prof": false, "res": false, "sci": false, "soc": false, "suppl": false, "symp": false,
	"univ": false, "vol": false,
}

// appendMeeting appends the name and the place of the conference at text[from:to].
// Nothing is appended where it is in another form, and no place where it is unclear
// what is one.
func appendMeeting(parts []part, text string, from, to int) []part {
	if m := behindMeeting.FindStringIndex(text[from:to]); m != nil {
		to = from + m[0]
	}
	to = from + len(strings.TrimRight(text[from:to], " \t."))
	if from == to || strings.Contains(text[from:to], ":") {
		return parts
	}
	name, place := dividedMeeting(text[from:to])
	parts = append(parts, part{"C3", from, from + name})
	if place > 0 {
		parts = append(parts, part{"CY", from + place, to})
	}
	return parts
}

// dividedMeeting returns where the name of a conference ends and where its place
// begins, 0 for no place: behind the last full stop that may end a name.
func dividedMeeting(text string) (name, place int) {
	for end := len(text); ; {
		stop := strings.LastIndex(text[:end], ". ")
		if stop <= 0 {
			return len(text), 0
		}
		end = stop
		word := text[strings.LastIndexAny(text[:stop], " \t(,-/")+1 : stop]
		ofPlace, known := abbreviations[strings.ToLower(word)]
		switch {
		case isInitials(word) || ofPlace:
			continue
		case known: // what stands behind it is of the name still
			return len(text), 0
		}
		place = stop + len(text[stop+1:]) + 1 - len(strings.TrimLeft(text[stop+1:], " \t"))
		first, _ := utf8.DecodeRuneInString(text[place:])
		if !unicode.IsLetter(first) || unicode.IsLower(first) || strings.ContainsAny(text[place:], digits) {
			return len(text), 0
		}
		return stop, place
	}
}

// isInitials reports whether a word is of single letters with full stops between
// them: "D.C".
func isInitials(word string) bool {
	for letter := range strings.SplitSeq(word, ".") {
		if first, n := utf8.DecodeRuneInString(letter); n != len(letter) || !unicode.IsLetter(first) {
			return false
		}
	}
	return true
}
