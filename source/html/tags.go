package html

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// attribute is an attribute of a tag: its name in lower case and the place of
// its value, without quotes.
type attribute struct {
	name  string
	value extent
}

// attributes appends those of a tag, as the standard reads them. The tag is
// text[tag.from:tag.to] with its angle brackets.
func attributes(list attributeList, text []byte, tag extent) attributeList {
	at, end := tag.from+1, tag.to
	if end > tag.from && text[end-1] == '>' {
		end--
	}
	for at < end && !isSpace(text[at]) && text[at] != '/' {
		at++
	}
	for {
		for at < end && (isSpace(text[at]) || text[at] == '/') {
			at++
		}
		if at >= end {
			return list
		}
		start := at
		for at++; at < end && !isSpace(text[at]) && text[at] != '/' && text[at] != '='; {
			at++
		}
		made := attribute{name: attributeName(text[start:at]), value: extent{at, at}}
		for at < end && isSpace(text[at]) {
			at++
		}
		if at < end && text[at] == '=' {
			for at++; at < end && isSpace(text[at]); {
				at++
			}
			made.value, at = attributeValue(text, at, end)
		}
		list = append(list, made)
	}
}

// attributeNames are the attributes that are asked for, by themselves.
var attributeNames = buildAttributeNames()

func buildAttributeNames() map[string]string {
	names := map[string]string{}
	for _, name := range []string{
		"name", "property", "content", "lang", "xml:lang", "rel", "href", "type", "class", "title", "id", "src", "value", "datetime", "data",
		"itemprop", "itemscope", "itemtype", "itemid",
	} {
		names[name] = name
	}
	return names
}

// attributeName returns the normal form of a name.
func attributeName(shown []byte) string {
	if name, ok := attributeNames[string(shown)]; ok {
		return name
	}
	return string(bytes.ToLower(shown))
}

// attributeList are the attributes of a tag.
type attributeList []attribute

// find returns the value of the first attribute of a name.
func (l attributeList) find(name string) (extent, bool) {
	for i := range l {
		if l[i].name == name {
			return l[i].value, true
		}
	}
	return extent{}, false
}

// value returns the value of the first attribute of a name, nothing where there is
// none.
func (l attributeList) value(name string) extent {
	value, _ := l.find(name)
	return value
}

// attributeValue returns the place of the value that begins at a place, and the place
// behind it.
func attributeValue(text []byte, at, end int) (extent, int) {
	if at < end && (text[at] == '"' || text[at] == '\'') {
		from := at + 1
		if i := bytes.IndexByte(text[from:end], text[at]); i >= 0 {
			return extent{from, from + i}, from + i + 1
		}
		return extent{from, end}, end
	}
	from := at
	for at < end && !isSpace(text[at]) {
		at++
	}
	return extent{from, at}, at
}

// nameOf returns the name of the tag at the beginning of raw.
func nameOf(raw []byte) []byte {
	from := 1
	if len(raw) > 1 && raw[1] == '/' {
		from = 2
	}
	to := from
	for to < len(raw) && !isSpace(raw[to]) && raw[to] != '/' && raw[to] != '>' {
		to++
	}
	return raw[from:to]
}

// tagName returns the name of a tag in lower case.
func tagName(raw []byte) string {
	name := nameOf(raw)
	if known := atom.Lookup(name); known != 0 {
		return known.String()
	}
	return lowerASCII(name)
}

// lowerASCII changes the letters of ASCII to lower case, and no others.
func lowerASCII(text []byte) string {
	lower := bytes.Clone(text)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return string(lower)
}

// tagNamed reports whether a tag has the name, whatever its case.
func tagNamed(raw []byte, name string) bool {
	return len(raw) > len(name) && bytes.EqualFold(nameOf(raw), []byte(name))
}
