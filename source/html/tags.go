package html

import "bytes"

// attribute is an attribute of a tag: its name in lower case and the place of
// its value, without quotes.
type attribute struct {
	name  string
	value extent
}

// attributes appends those of a tag, as the standard reads them. The tag is
// text[tag.from:tag.to] with its angle brackets.
func attributes(list []attribute, text []byte, tag extent) []attribute {
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
		made := attribute{name: string(bytes.ToLower(text[start:at])), value: extent{at, at}}
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

// tagNamed reports whether a tag has the name, whatever its case.
func tagNamed(raw []byte, name string) bool {
	return len(raw) > len(name) && bytes.EqualFold(nameOf(raw), []byte(name))
}
