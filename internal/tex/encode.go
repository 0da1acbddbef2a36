package tex

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Encode writes text as TeX that [Plain] reads as the same text, in UTF-8, or in
// ASCII as far as TeX has a form for the characters. [Formulas] stay as they stand.
func Encode(text string, ascii bool) string {
	if !needsEncoding(text, ascii) {
		return text
	}
	formulas := Formulas(text)
	if len(formulas) == 0 {
		return encode(text, ascii)
	}
	var b strings.Builder
	at := 0
	for _, place := range formulas {
		formula := text[place[0]:place[1]]
		if ascii && !isASCII(formula) {
			continue
		}
		b.WriteString(encode(text[at:place[0]], ascii))
		b.WriteString(formula)
		at = place[1]
	}
	b.WriteString(encode(text[at:], ascii))
	if Plain(b.String()) != Plain(encode(text, ascii)) {
		return encode(text, ascii) // beside them, they are read in another way
	}
	return b.String()
}

// encode is Encode for text without formulas.
func encode(text string, ascii bool) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	for i, r := range text {
		if r < utf8.RuneSelf {
			writeASCII(&b, text, i)
			continue
		}
		if r == '\u00a0' {
			b.WriteByte('~')
			continue
		}
		if form := ""; ascii {
			if form = asciiForm(r); form != "" {
				b.WriteString(form)
				continue
			}
		}
		if r == utf8.RuneError {
			b.WriteString("\uFFFD")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func needsEncoding(text string, ascii bool) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; special[c] || escapes[c] != "" || c == '-' || c == '\'' || c >= utf8.RuneSelf && (ascii || c == 0xc2 || c == 0xef) {
			return true
		}
	}
	return !utf8.ValidString(text)
}

// escapes are the forms of the characters that TeX takes for something else, and of
// those that its usual fonts have other signs for: "<" prints as an exclamation mark.
var escapes = [256]string{
	'<': `{\textless}`, '>': `{\textgreater}`, '|': `{\textbar}`,
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`, '{': `{\textbraceleft}`, '}': `{\textbraceright}`,
	'~': `{\textasciitilde}`, '^': `{\textasciicircum}`, '\\': `{\textbackslash}`, '`': `{\textasciigrave}`,
}

// writeASCII writes the character of ASCII at i. What would make a ligature with
// the one before it is parted from that.
func writeASCII(b *strings.Builder, text string, i int) {
	c := text[i]
	if escapes[c] != "" {
		b.WriteString(escapes[c])
		return
	}
	if (c == '-' || c == '\'') && i > 0 && text[i-1] == c {
		b.WriteString("{}")
	}
	b.WriteByte(c)
}

// asciiForm returns TeX's form in ASCII of a character, or "".
func asciiForm(r rune) string {
	if form := asciiForms[r]; form != "" {
		return form
	}
	decomposed := norm.NFD.String(string(r))
	base, n := utf8.DecodeRuneInString(decomposed)
	if n == len(decomposed) || base >= utf8.RuneSelf && asciiForms[base] == "" {
		return ""
	}
	form := string(base)
	if base >= utf8.RuneSelf {
		form = strings.Trim(asciiForms[base], "{}")
	}
	switch base {
	case 'i', 'j':
		form = `\` + form
	}
	for i, mark := range decomposed[n:] {
		command := commandOfMark[mark]
		if command == "" {
			return ""
		}
		if i == 0 && len(form) == 1 && !isLetter(command[0]) {
			form = `\` + command + form
		} else {
			form = `\` + command + "{" + form + "}"
		}
	}
	return "{" + form + "}"
}

// commandOfMark are the accents by their marks.
var commandOfMark = func() map[rune]string {
	table := map[rune]string{}
	for command, mark := range accents {
		r, _ := utf8.DecodeRuneInString(mark)
		table[r] = command
	}
	return table
}()

// asciiForms are the letters and signs that have a command or a ligature.
var asciiForms = func() map[rune]string {
	table := map[rune]string{
		'–': "--", '—': "---", '“': "``", '”': "''", '‘': "{\\textquoteleft}", '’': "{\\textquoteright}",
		'…': `{\ldots}`, '«': `{\guillemotleft}`, '»': `{\guillemotright}`, '„': `{\quotedblbase}`, '‚': `{\quotesinglbase}`,
		'‹': `{\guilsinglleft}`, '›': `{\guilsinglright}`, '§': `{\S}`, '¶': `{\P}`, '©': `{\textcopyright}`,
		'®': `{\textregistered}`, '™': `{\texttrademark}`, '£': `{\pounds}`, '€': `{\texteuro}`, '†': `{\dag}`, '‡': `{\ddag}`,
		'°': `{\textdegree}`, '•': `{\textbullet}`, '¿': `{\textquestiondown}`, '¡': `{\textexclamdown}`, 'ª': `{\textordfeminine}`,
		'º': `{\textordmasculine}`, '½': `{\textonehalf}`, '¼': `{\textonequarter}`, '¾': `{\textthreequarters}`,
		'µ': `{\textmu}`, '−': `$-$`,
	}
	for name, letter := range letters {
		if r, n := utf8.DecodeRuneInString(letter); n == len(letter) {
			table[r] = `{\` + name + `}`
		}
	}
	for _, name := range mathsNames {
		r, _ := utf8.DecodeRuneInString(symbols[name])
		table[r] = `$\` + name + `$`
	}
	for plain, form := range raised {
		if r, n := utf8.DecodeRuneInString(form); n == len(form) && plain < utf8.RuneSelf {
			table[r] = `$^{` + string(plain) + `}$`
		}
	}
	for plain, form := range lowered {
		if r, n := utf8.DecodeRuneInString(form); n == len(form) && plain < utf8.RuneSelf {
			table[r] = `$_{` + string(plain) + `}$`
		}
	}
	return table
}()

// mathsNames are the symbols that are written as maths.
var mathsNames = []string{
	"alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa", "lambda", "mu",
	"nu", "xi", "pi", "rho", "varrho", "sigma", "varsigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
	"Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
	"pm", "mp", "times", "div", "cdot", "leq", "geq", "ll", "gg", "neq", "approx", "sim", "simeq", "cong", "equiv", "propto", "infty",
	"rightarrow", "leftarrow", "leftrightarrow", "Rightarrow", "uparrow", "downarrow", "in", "notin", "subset", "cup", "cap",
	"forall", "exists", "neg", "oplus", "otimes", "sum", "prod", "int", "ell", "partial", "nabla", "prime",
}
