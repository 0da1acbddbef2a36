package tagged

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// Separator says what stands between a tag and its value.
type Separator uint8

// Separators.
const (
	// Dash is a dash behind the tag, with blanks before it that fill the tag up
	// to a width, and perhaps one behind it.
	Dash Separator = iota
	// Blank is one blank or tab, or the end of the line.
	Blank
	// LineEnd is the end of the line: the tag is a label on a line of its own.
	LineEnd
	// Colon is a colon behind the tag, which has letters alone, and a blank or tab
	// or the end of the line.
	Colon
)

// Form describes the lines and records of a format. It must not be changed once
// it is used; [NewForm] makes it ready.
type Form struct {
	// Format is the format's name, and Code begins the codes of its diagnostics.
	Format record.Format
	Code   string

	// A tag line begins with Mark, then Least to Most letters and digits, and
	// the Separator. With Signs the tag may be any visible characters.
	Mark        string
	Least, Most int
	Signs       bool
	Separator   Separator
	// Known are the tags that are known, with their mark. OnlyKnown takes no others
	// for tags.
	Known     []string
	OnlyKnown bool
	// Spaced asks for a blank or the end of the line behind the dash of a tag that is
	// not known: a line of text may begin with "SARS-CoV-2".
	Spaced bool
	// NoteUnknown has tags noted that are not known.
	NoteUnknown bool
	// Words have the form of a tag and are none: what running text that goes on
	// writes where a tag would stand.
	Words []string
	// Also is a second form of tags in the same format; only its members up to
	// Spaced, and Words, count. A record is in one form: behind its first field a tag
	// of the other is text, and one of First begins a record behind a blank line.
	Also *Form

	// Numbered is set where a line of a number in angle brackets begins a record. A
	// line of a number and a full stop does where all lines that go on in the open
	// record are Indented and stand below their tags, as this one does not, and before
	// the first record where one of the known tags follows.
	Numbered bool
	// Counted is set where a line "Record #12 of 40" is a field [CountTag]. The
	// tag must be in Begin.
	Counted bool
	// Begin are tags that always begin a record. First are those with which every
	// record begins, where others cannot.
	Begin, First []string
	// Once are tags that begin a record where the open one has them already.
	Once []string
	// Head are tags that begin a record where the open one has any but those
	// that may stand before them, which are in Before.
	Head, Before []string
	// Paragraphs says that a blank line ends a record; where lines that go on
	// are Indented, those that clearly are go on with a value behind one.
	// Otherwise a blank line is a part of the value
	// that goes on behind it. It ends no record that began with one of Once and
	// had a blank line behind each of its lines.
	Paragraphs bool
	// Framed are tags that say, where a record begins with them, that every
	// record does; a blank line then ends a record only before one of Opening. So
	// does a blank line with a line or two of text behind it, in any record, before
	// one that the record has already.
	Framed, Opening []string
	// Indented says that lines that go on are indented. One that is not is
	// taken all the same, and noted, where it follows a line of a field.
	Indented bool
	// Indentable says that all lines of a record may be indented, as in a text
	// that quotes it, by fewer blanks than a line that goes on. Such a record
	// begins with one of Begin, Once, Head or Opening; its tags are known ones.
	Indentable bool
	// AnyLabel takes for a field's label a line that is not indented and has the
	// form of one, where an indented line follows it: for forms with [LineEnd].
	AnyLabel bool
	// Text is a tag whose value is a text of several lines, some of which may have the
	// form of a tag. Behind it only tags of BehindText begin a field, each once, and
	// one of Once begins a record only behind a blank line or a damaged line that
	// counted it.
	Text       string
	BehindText []string
	// Single are tags whose value is one line: behind one, a line that is not
	// indented as it should be is text without a tag; where lines are not Indented,
	// a line behind a blank one is.
	Single []string
	// Strays takes a tag that is not known for one behind a field whose value is one
	// line, and nowhere else: for forms whose tags words of a text may look like.
	Strays bool
	// Closing are tags that writers of other formats end a record with. Nothing stands
	// behind one but a dash: a line that has more is text. So is one that the record
	// goes on behind with no blank line between, unless the field before it is one of
	// Single.
	Closing []string

	names nameTable // of the known tags
	// starts are the bytes with which a tag starts behind its mark, within those that
	// follow.
	starts, within [256]bool
	// numbers and counts are the roles of [NumberTag] and [CountTag].
	numbers, counts role
}

// knownTag is a tag and what it is in its form.
type knownTag struct {
	tag string
	is  role
}

// role is a set of the lists of a [Form] that a tag is in.
type role uint16

const (
	begin role = 1 << iota
	first
	once
	head
	opening
	framed
	// numbering is the role of the tag of a line that numbers a record, known that of
	// a known one.
	numbering
	known
	// also is the role of a tag in the form's second form.
	also
	closing
	single
)

// NewForm returns the form ready for use.
func NewForm(f Form) *Form {
	if f.Also != nil {
		also := *f.Also
		also.findNames(&f)
		f.Also = &also
	}
	f.findNames(&f)
	f.numbers, f.counts = f.roleOf(NumberTag), f.roleOf(CountTag)
	if f.Numbered {
		f.numbers |= numbering
	}
	return &f
}

// findNames makes the table of the known tags, which are in lists of another form
// where f is but a second form of tags.
func (f *Form) findNames(lists *Form) {
	f.findBytes()
	is := role(0)
	if f == lists {
		is = known
	}
	f.names = newNameTable(len(f.Known))
	for _, tag := range f.Known {
		f.names.add(strings.TrimPrefix(tag, f.Mark), knownTag{tag, is | lists.roleOf(tag)})
	}
}

// roleOf returns the lists that a tag is in.
func (f *Form) roleOf(tag string) (is role) {
	for _, list := range [...]struct {
		tags []string
		is   role
	}{{f.Begin, begin}, {f.First, first}, {f.Once, once}, {f.Head, head}, {f.Opening, opening}, {f.Framed, framed}, {f.Closing, closing}, {f.Single, single}} {
		if slices.Contains(list.tags, tag) {
			is |= list.is
		}
	}
	return is
}

// NumberTag is the tag of the line that numbers a record, "<12>".
const NumberTag = "<>"

// CountTag is the tag of the line that counts a record, "Record #12 of 40", whose
// value is "#12 of 40".
const CountTag = "Record"

// tag divides a line: the tag, and where the value begins and ends in it. ok is
// false for a line that begins no field.
func (f *Form) tag(line []byte) (tag knownTag, from, to int, ok bool) {
	if len(line) == 0 {
		return knownTag{}, 0, 0, false
	}
	if f.Numbered && line[0] == '<' {
		if from, to, ok := number(line); ok {
			return knownTag{NumberTag, f.numbers}, from, to, true
		}
	}
	if f.Counted && line[0] == CountTag[0] {
		if from, to, ok := count(line); ok {
			return knownTag{CountTag, f.counts}, from, to, true
		}
	}
	if tag, from, to, ok = f.ownTag(line); !ok && f.Also != nil {
		tag, from, to, ok = f.Also.ownTag(line)
		tag.is |= also
	}
	return tag, from, to, ok
}

// inOtherForm reports whether a tag is of the other form than the open record's.
func (f *Form) inOtherForm(d *draft, tag knownTag) bool {
	if f.Also == nil || tag.tag == NumberTag {
		return false
	}
	for i := range d.fields {
		if own := d.fields[i].knownTag; own.tag != NumberTag && own.tag != "" {
			return (own.is^tag.is)&also != 0
		}
	}
	return false
}

// indentedTag is tag for a line that is indented by fewer blanks than one that
// goes on.
func (f *Form) indentedTag(line []byte) (tag knownTag, from, to int, ok bool) {
	if !f.Indentable {
		return knownTag{}, 0, 0, false
	}
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	if n == 0 || n >= leastIndentation {
		return knownTag{}, 0, 0, false
	}
	if tag, from, to, ok = f.tag(line[n:]); !ok || !f.isKnown(tag.tag) {
		return knownTag{}, 0, 0, false
	}
	return tag, from + n, to + n, true
}

// opensIndented reports whether a tag can begin a record that is indented.
func (f *Form) opensIndented(tag knownTag) bool { return tag.is&(begin|once|head|opening) != 0 }

// mostLabel is as many bytes as a label has at most.
const mostLabel = 60

// looksLikeLabel reports whether a line may be the label of a field that is not
// known: a few words, the first with a capital, and no mark at the end.
func (f *Form) looksLikeLabel(line []byte) bool {
	end := trimmedEnd(line)
	if !f.AnyLabel || end < 2 || end > mostLabel || line[0] < 'A' || line[0] > 'Z' {
		return false
	}
	for _, c := range line[:end] {
		if (c|0x20 < 'a' || c|0x20 > 'z') && !strings.ContainsRune(" -/&'()", rune(c)) {
			return false
		}
	}
	return line[end-1] != '-' && line[end-1] != '/' && line[end-1] != '&'
}

// IsTag reports whether a line may begin a field. Behind [Indentation] it does not.
func (f *Form) IsTag(line string) bool {
	_, _, _, ok := f.tag([]byte(line))
	if !ok {
		_, _, _, ok = f.indentedTag([]byte(line))
	}
	return ok
}

// Indentation stands before a line that goes on and looks like a tag.
const Indentation = "    "

func (f *Form) ownTag(line []byte) (tag knownTag, from, to int, ok bool) {
	return f.divide(line, f.OnlyKnown)
}

// divide divides a line at a tag, where onlyKnown is set at a known one.
func (f *Form) divide(line []byte, onlyKnown bool) (tag knownTag, from, to int, ok bool) {
	if f.Separator == LineEnd {
		end := trimmedEnd(line)
		tag, ok = f.name(line[:end])
		return tag, end, end, ok
	}
	if !hasPrefix(line, f.Mark) {
		return knownTag{}, 0, 0, false
	}
	start := len(f.Mark)
	end := start
	if end < len(line) && f.Most > 0 && f.starts[line[end]] {
		for end++; end < len(line) && end-start < f.Most && f.within[line[end]]; end++ {
		}
	}
	if end-start < f.Least {
		return knownTag{}, 0, 0, false
	}
	from = end
	switch {
	case f.Separator == Colon:
		if from == len(line) || line[from] != ':' || from+1 < len(line) && line[from+1] != ' ' && line[from+1] != '\t' {
			return knownTag{}, 0, 0, false
		}
		from++
	case f.Separator == Dash:
		// Blanks fill the tag up to four characters; some writers put one more.
		for from < len(line) && line[from] == ' ' && from-start <= f.Most {
			from++
		}
		if from == len(line) || line[from] != '-' {
			return knownTag{}, 0, 0, false
		}
		from++
	case from < len(line) && line[from] != ' ' && line[from] != '\t':
		return knownTag{}, 0, 0, false
	}
	if tag, ok = f.names.find(line[start:end]); !ok {
		if f.Spaced && from < len(line) && line[from] != ' ' && line[from] != '\t' {
			return knownTag{}, 0, 0, false
		}
		if onlyKnown {
			return knownTag{}, 0, 0, false
		}
		if tag, ok = f.unknownName(line[start:end]); !ok {
			return knownTag{}, 0, 0, false
		}
	}
	from, to = trimmed(line, from)
	if tag.is&closing != 0 && from < to && string(line[from:to]) != "-" {
		return knownTag{}, 0, 0, false
	}
	return tag, from, to, true
}

// findBytes finds the bytes of which tags are made.
func (f *Form) findBytes() {
	for i := range f.within {
		c := byte(i)
		letter := c >= 'A' && c <= 'Z' || f.Signs && c > ' ' && c < 0x7f
		f.starts[i] = letter
		f.within[i] = letter || c >= '0' && c <= '9' && f.Separator != Colon
	}
}

// name returns the tag with its mark, without memory of its own for a known one.
func (f *Form) name(name []byte) (knownTag, bool) {
	if known, ok := f.names.find(name); ok {
		return known, true
	}
	if f.OnlyKnown {
		return knownTag{}, false
	}
	return f.unknownName(name)
}

// unknownName is name for one that is not known.
func (f *Form) unknownName(name []byte) (knownTag, bool) {
	if slices.Contains(f.Words, string(name)) {
		return knownTag{}, false
	}
	tag := f.Mark + string(name)
	return knownTag{tag, f.roleOf(tag)}, true
}

// isKnown reports whether a tag is a known one, or that of a line which numbers or
// counts a record.
func (f *Form) isKnown(tag string) bool {
	_, ok := f.names.find([]byte(strings.TrimPrefix(tag, f.Mark)))
	return ok || tag == NumberTag || tag == CountTag
}

// number finds the digits of a line "<12>", which some write "<12. >" or "< 12 >".
func number(line []byte) (from, to int, ok bool) {
	const most = 9 // digits
	end := trimmedEnd(line)
	if end < 3 || line[end-1] != '>' {
		return 0, 0, false
	}
	from, rest := trimmed(line[:end-1], 1)
	digits := leadingDigits(line[from:rest])
	to = from + digits
	behind, _ := trimmed(line[:rest], to)
	if digits == 0 || digits > most || behind < rest && (line[behind] != '.' || behind+1 < rest) {
		return 0, 0, false
	}
	return from, to, true
}

// stoppedNumber finds the digits of a line "12.".
func stoppedNumber(line []byte) (from, to int, ok bool) {
	const most = 9 // digits
	digits := leadingDigits(line)
	return 0, digits, digits > 0 && digits <= most && trimmedEnd(line) == digits+1 && line[digits] == '.'
}

// countBetween stands between the two numbers of a line that counts a record.
const countBetween = " of "

// count finds "#12 of 40" in a line "Record #12 of 40", with what stands behind it:
// where the end of the line is damaged, the next line does.
func count(line []byte) (from, to int, ok bool) {
	const begin = CountTag + " #"
	if !hasPrefix(line, begin) {
		return 0, 0, false
	}
	rest := line[len(begin):]
	digits := leadingDigits(rest)
	if digits == 0 || !hasPrefix(rest[digits:], countBetween) || leadingDigits(rest[digits+len(countBetween):]) == 0 {
		return 0, 0, false
	}
	return len(begin) - 1, trimmedEnd(line), true
}

// isNumber reports whether a line with the tag numbers or counts a record and says
// no more, by its value.
func isNumber(tag string, value []byte) bool {
	if tag == CountTag {
		last := len(value)
		for last > 0 && value[last-1] >= '0' && value[last-1] <= '9' {
			last--
		}
		return leadingDigits(value[1:])+1+len(countBetween) == last
	}
	return tag == NumberTag
}

func leadingDigits(text []byte) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// beginsRecord reports whether a line with the tag begins a record where one is open,
// behind a blank line or not.
func (f *Form) beginsRecord(d *draft, tag knownTag, blank bool) bool {
	switch {
	case tag.is&(begin|numbering) != 0:
		return true
	case tag.is&once != 0 && d.has(tag.tag):
		return true
	case tag.is&head != 0 && d.hasOther(f.Before):
		return true
	case !blank && d.fewLines > 0 && d.fewLines <= mostFewLines && tag.is&opening != 0 && d.has(tag.tag):
		// The line before is the first of this record, with a damaged tag, perhaps
		// broken in two.
		return true
	case !blank || !f.Paragraphs:
		return false
	case d.isDoubleSpaced() && d.fields[0].is&once != 0:
		// Each line end of the file was doubled ("\r\r\n" does it too): a blank line
		// says nothing, and the tags that begin a record say where it ends.
		return false
	case len(d.fields) > 0 && d.fields[0].is&framed != 0:
		return tag.is&opening != 0
	}
	return true
}

// isText reports whether a line with the tag is one of the text that is open.
func (f *Form) isText(d *draft, tag knownTag) bool {
	if f.Text == "" {
		return false
	}
	switch last := len(d.fields) - 1; {
	case !d.open || last < 0 || d.fields[last].tag != f.Text || tag.is&begin != 0:
		return false
	case tag.is&once != 0:
		return !d.sawBlank && !(f.Counted && d.fewLines == 1 && d.lastLineBegins(CountTag))
	}
	return !slices.Contains(f.BehindText, tag.tag) || d.has(tag.tag)
}

// leastIndentation is how many blanks a line behind a blank line begins with that
// goes on with a value: one may be the rest of a damaged tag.
const leastIndentation = 4

func indentation(line []byte) int {
	n := 0
	for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	return n
}

// mostFewLines is as many lines as the damaged first line of a record can be.
const mostFewLines = 2

// opens reports whether a line with the tag can begin a record where none is
// open.
func (f *Form) opens(tag knownTag) bool { return f.First == nil || tag.is&first != 0 }

// isIndented reports whether a line begins with a blank.
func isIndented(line []byte) bool { return len(line) > 0 && (line[0] == ' ' || line[0] == '\t') }

// trimmed returns where the text of line[from:] begins and ends without the
// blanks around it.
func trimmed(line []byte, from int) (int, int) {
	end := max(trimmedEnd(line), from)
	for from < end && (line[from] == ' ' || line[from] == '\t') {
		from++
	}
	return from, end
}

func trimmedEnd(line []byte) int {
	end := len(line)
	for end > 0 && (line[end-1] == ' ' || line[end-1] == '\t') {
		end--
	}
	return end
}

func isBlank(line []byte) bool {
	for n, c := range line {
		if c == ' ' || c == '\t' {
			continue
		}
		return (c < ' ' || c >= utf8.RuneSelf && n > 0) && len(bytes.TrimSpace(line[n:])) == 0
	}
	return true
}

func hasPrefix(line []byte, mark string) bool {
	return len(line) >= len(mark) && string(line[:len(mark)]) == mark
}
