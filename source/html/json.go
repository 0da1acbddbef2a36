package html

import (
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/ibid-go/ibid/internal/blocks"
)

// value is one value of a JSON text with its place in the document's text.
type value struct {
	kind    byte // '{', '[', '"', or 'v' for numbers and words
	extent  extent
	members []member // of an object, in order
	list    []value  // of a list
}

type member struct {
	name  string
	value value
}

// get returns the first member of an object with the name.
func (v *value) get(name string) *value {
	for i := range v.members {
		if v.members[i].name == name {
			return &v.members[i].value
		}
	}
	return nil
}

// elements gives those of a list, or the value itself where it is none.
func (v *value) elements() iter.Seq[*value] {
	return func(yield func(*value) bool) {
		switch {
		case v == nil:
			return
		case v.kind != '[':
			yield(v)
			return
		}
		for i := range v.list {
			if !yield(&v.list[i]) {
				return
			}
		}
	}
}

// deepest is how many brackets may stand inside each other, mostValues how many
// values one script may hold.
const (
	deepest    = 64
	mostValues = 1 << 20
)

var errJSON = errors.New("not JSON that can be read")

// parser reads the JSON of a page. It forgives what people's templates write:
// line ends in strings, commas behind the last element, a comment around it
// all.
type parser struct {
	text   []byte
	at, to int
	values int
	room   *jsonRoom
	// members and list are those of the objects and lists that have begun and not
	// ended, the innermost last.
	members []member
	list    []value
}

// jsonRoom is memory for the values of a page's scripts.
type jsonRoom struct {
	members blocks.Block[member]
	values  blocks.Block[value]
}

// parse reads the value at the beginning of a range of the text.
func (p *parser) parse(where extent) (value, error) {
	p.at, p.to, p.values = where.from, where.to, 0
	p.members, p.list = p.members[:0], p.list[:0]
	p.skip()
	return p.value(0)
}

// taken moves the elements of a list that has ended, which begin at a place, to where
// they stay.
func taken[T any](room *blocks.Block[T], list *[]T, from int) []T {
	if from == len(*list) {
		return nil
	}
	made := room.Take(len(*list) - from)
	copy(made, (*list)[from:])
	*list = (*list)[:from]
	return made
}

// skip skips blank space, and the marks of comments and sections that hide a
// script from old browsers.
func (p *parser) skip() {
	for p.at < p.to {
		switch {
		case isSpace(p.text[p.at]):
			p.at++
		case p.text[p.at] == '<' || p.text[p.at] == '/' && p.at+1 < p.to && p.text[p.at+1] == '/':
			for p.at < p.to && p.text[p.at] != '\n' && p.text[p.at] != '{' && (p.text[p.at] != '[' || p.cdata()) {
				p.at++
			}
		default:
			return
		}
	}
}

// cdata reports whether a bracket belongs to the mark of a CDATA section.
func (p *parser) cdata() bool {
	return p.at >= 2 && string(p.text[p.at-2:p.at]) == "<!" || p.at >= 5 && string(p.text[p.at-5:p.at]) == "CDATA"
}

func (p *parser) value(depth int) (value, error) {
	p.values++
	if p.at >= p.to || depth > deepest || p.values > mostValues {
		return value{}, errJSON
	}
	switch c := p.text[p.at]; c {
	case '{':
		return p.object(depth)
	case '[':
		return p.array(depth)
	case '"':
		return p.literal()
	default:
		from := p.at
		for p.at < p.to && (isAlphanumeric(p.text[p.at]) || strings.IndexByte("+-._", p.text[p.at]) >= 0) {
			p.at++
		}
		if from == p.at {
			return value{}, errJSON
		}
		return value{kind: 'v', extent: extent{from, p.at}}, nil
	}
}

// literal reads a string.
func (p *parser) literal() (value, error) {
	from := p.at
	for p.at++; p.at < p.to; p.at++ {
		switch p.text[p.at] {
		case '\\':
			p.at++
		case '"':
			p.at++
			return value{kind: '"', extent: extent{from, p.at}}, nil
		}
	}
	return value{}, errJSON
}

func (p *parser) array(depth int) (value, error) {
	made := value{kind: '[', extent: extent{p.at, p.at}}
	first := len(p.list)
	p.at++
	for {
		if ended, err := p.next(']'); ended || err != nil {
			made.extent.to = p.at
			made.list = taken(&p.room.values, &p.list, first)
			return made, err
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return made, err
		}
		p.list = append(p.list, v)
	}
}

func (p *parser) object(depth int) (value, error) {
	made := value{kind: '{', extent: extent{p.at, p.at}}
	first := len(p.members)
	p.at++
	for {
		if ended, err := p.next('}'); ended || err != nil {
			made.extent.to = p.at
			made.members = taken(&p.room.members, &p.members, first)
			return made, err
		}
		if p.text[p.at] != '"' {
			return made, errJSON
		}
		name, err := p.literal()
		if err != nil {
			return made, err
		}
		p.skipSpace()
		if p.at >= p.to || p.text[p.at] != ':' {
			return made, errJSON
		}
		p.at++
		p.skipSpace()
		v, err := p.value(depth + 1)
		if err != nil {
			return made, err
		}
		text, err := memberName(p.text[name.extent.from:name.extent.to])
		if err != nil {
			return made, err
		}
		p.members = append(p.members, member{text, v})
	}
}

// memberNames are the names of members that are asked for, by themselves in quotes.
var memberNames = buildMemberNames()

func buildMemberNames() map[string]string {
	names := map[string]string{}
	add := func(list ...string) {
		for _, name := range list {
			names[`"`+name+`"`] = name
		}
	}
	add(containers...)
	for name, inner := range plainMembers {
		add(name)
		add(inner...)
	}
	for _, m := range peopleMembers {
		add(m.name)
	}
	add("@context", "isPartOf", "identifier", "encoding", "distribution", "associatedMedia", "propertyID", "value", "contentUrl",
		"encodingFormat", "fileFormat", "givenName", "familyName", "additionalName", "affiliation", "worksFor", "image", "height", "width", "logo", "position")
	return names
}

// memberName reads the name of a member.
func memberName(quoted []byte) (string, error) {
	if name, ok := memberNames[string(quoted)]; ok {
		return name, nil
	}
	return unquote(string(quoted))
}

// next goes on to the next element, or behind the bracket that ends the list.
func (p *parser) next(closing byte) (ended bool, err error) {
	for p.at < p.to {
		switch c := p.text[p.at]; {
		case isSpace(c) || c == ',':
			p.at++
		case c == closing:
			p.at++
			return true, nil
		default:
			return false, nil
		}
	}
	return false, errJSON
}

func (p *parser) skipSpace() {
	for p.at < p.to && isSpace(p.text[p.at]) {
		p.at++
	}
}

// unquote returns the text of a scalar: of a string without quotes and escapes,
// of a number or word as it stands, and nothing for null.
func unquote(s string) (string, error) {
	if s == "null" {
		return "", nil
	}
	if s == "" || s[0] != '"' {
		return s, nil
	}
	if n := len(s) - 1; n > 0 && s[n] == '"' && isPlain(s[1:n]) {
		return s[1:n], nil
	}
	var text string
	if err := json.Unmarshal([]byte(oneLine(s)), &text); err != nil {
		return "", errJSON
	}
	return text, nil
}

// isPlain reports whether a text stands for itself in a string of JSON.
func isPlain(s string) bool {
	ascii := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == '"' || c == '\\' {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.ValidString(s)
}

// oneLine replaces the line ends and other control characters of JSON by
// blanks, which they may be everywhere but in strings, where templates leave
// them.
func oneLine(s string) string {
	if !hasControls(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// hasControls reports whether a text has control characters of JSON, or bytes that are
// no text.
func hasControls(s string) bool {
	ascii := true
	for i := range len(s) {
		if s[i] < ' ' {
			return true
		}
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	return !ascii && !utf8.ValidString(s)
}
