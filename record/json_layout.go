package record

import "bytes"

// The layout of an element of a [Bundle]: each of its members begins a line,
// and so does each element of a member that is a list; what lies deeper is
// compact. So a claim, a trace or a raw field is one line, which people can
// read and line tools can find and compare, at half the size of full
// indentation.
const (
	elementMargin = "\n    "
	memberMargin  = "\n      "
	listMargin    = "\n        "
)

// appendElement appends an element to dst in its layout; compact is an object
// as [json.Encoder] writes it without indentation.
func appendElement(dst, compact []byte) []byte {
	level, inList := 0, false
	for i := 0; i < len(compact); {
		c := compact[i]
		switch {
		case c == '"':
			end := stringEnd(compact, i)
			dst = append(dst, compact[i:end]...)
			i = end
			continue
		case (c == '{' || c == '[') && compact[i+1] == c+2:
			dst = append(dst, c, c+2)
			i += 2
			continue
		case c == '{' || c == '[':
			level++
			dst = append(dst, c)
			if level == 1 {
				dst = append(dst, memberMargin...)
			} else if level == 2 && c == '[' {
				inList = true
				dst = append(dst, listMargin...)
			}
		case c == '}' || c == ']':
			level--
			if level == 0 {
				dst = append(dst, elementMargin...)
			} else if level == 1 && inList {
				inList = false
				dst = append(dst, memberMargin...)
			}
			dst = append(dst, c)
		case c == ',' && level == 1:
			dst = append(dst, ","+memberMargin...)
		case c == ',' && level == 2 && inList:
			dst = append(dst, ","+listMargin...)
		case c == ':' && level == 1:
			dst = append(dst, ": "...)
		default:
			dst = append(dst, c)
		}
		i++
	}
	return dst
}

// stringEnd returns the place behind the JSON string that starts at start.
func stringEnd(text []byte, start int) int {
	for i := start + 1; ; i++ {
		i += bytes.IndexByte(text[i:], '"')
		slashes := 0
		for text[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + 1
		}
	}
}
