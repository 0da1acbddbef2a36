package tex

import "strings"

// Verbatim reads a field that holds no running text, such as a URL, a DOI or a
// path: braces go and escaped characters lose their backslash, but dashes,
// tildes and quotes mean themselves.
func Verbatim(source string) string {
	if strings.IndexByte(source, '\\') < 0 && strings.IndexByte(source, '{') < 0 && strings.IndexByte(source, '}') < 0 && strings.IndexByte(source, '$') < 0 {
		return source
	}
	out := make([]byte, 0, len(source))
	for i := 0; i < len(source); {
		switch c := source[i]; {
		case c == '{' || c == '}':
			i++
		case c == '$' && strings.HasPrefix(source[i:], `$\sim$`):
			out = append(out, '~')
			i += len(`$\sim$`)
		case c == '\\' && i+1 < len(source) && strings.IndexByte(`_%&#$~^{}-/:.?=`, source[i+1]) >= 0:
			out = append(out, source[i+1])
			i += 2
			if strings.HasPrefix(source[i:], "{}") { // \~{}
				i += 2
			}
		case c == '\\':
			end := i + 1
			for end < len(source) && isLetter(source[end]) {
				end++
			}
			name := source[i+1 : end]
			if text, ok := symbols[name]; ok && strings.HasPrefix(name, "text") {
				out = append(out, text...)
				i = skipArgumentEnd(source, end)
				continue
			}
			if _, ok := wrappers[name]; ok && end < len(source) && source[end] == '{' {
				i = end
				continue
			}
			out = append(out, c)
			i++
		default:
			out = append(out, c)
			i++
		}
	}
	return string(out)
}

// EncodeVerbatim writes such a field so that [Verbatim] reads it again: only
// braces and what TeX's own reading of a field needs are escaped.
func EncodeVerbatim(text string) string {
	if !strings.ContainsAny(text, `\{}`) && !strings.Contains(text, `$\sim$`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			b.WriteString(`{\textbackslash}`)
		case '{':
			b.WriteString(`{\textbraceleft}`)
		case '}':
			b.WriteString(`{\textbraceright}`)
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String()
}
