package tex

// accents are the commands that set a mark on a letter, with the combining mark
// of Unicode.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307", `"`: "\u0308",
	"u": "\u0306", "v": "\u030c", "H": "\u030b", "r": "\u030a", "c": "\u0327", "k": "\u0328", "d": "\u0323",
	"b": "\u0331", "t": "\u0361", "h": "\u0309", "G": "\u030f", "U": "\u030e", "f": "\u0311",
}

// spacing are the signs that marks are when they stand on nothing.
var spacing = map[string]string{
	"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0308": "¨", "\u0327": "¸", "\u030c": "ˇ",
}

// escaped are the commands of one character that is no letter.
var escaped = map[byte]string{
	'&': "&", '%': "%", '$': "$", '#': "#", '_': "_", '{': "{", '}': "}",
	' ': " ", '\n': " ", '\t': " ", ',': " ", ';': " ", ':': " ", '>': " ", '!': "",
	'-': "", '/': "", '@': "", '*': "",
}

// letters are the commands for letters that have no key.
var letters = map[string]string{
	"ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
	"aa": "å", "AA": "Å", "th": "þ", "TH": "Þ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
	"i": "ı", "j": "ȷ",
}

// symbols are the commands for signs, in text and in maths.
var symbols = map[string]string{
	"S": "§", "P": "¶", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
	"pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textcent": "¢", "textyen": "¥",
	"dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "textbullet": "•", "bullet": "•",
	"textsection": "§", "textparagraph": "¶", "textordfeminine": "ª", "textordmasculine": "º",
	"ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "⋯",
	"textendash": "–", "textemdash": "—", "textquotesingle": "'", "textquotedbl": `"`,
	"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
	"guilsinglleft": "‹", "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“",
	"lq": "‘", "rq": "’", "flqq": "«", "frqq": "»",
	"textbackslash": `\`, "backslash": `\`, "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
	"textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">",
	"textasciigrave": "`", "textasciiacute": "´", "textasciimacron": "¯", "textasciidieresis": "¨",
	"textquestiondown": "¿", "textexclamdown": "¡", "textnumero": "№", "textdegree": "°", "degree": "°", "textohm": "Ω",
	"textmu": "µ", "micro": "µ", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
	"textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "texttimes": "×", "textdiv": "÷", "textpm": "±",
	"textminus": "−", "textvisiblespace": "␣", "slash": "/", "space": " ", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": " ",
	"nobreakspace": "\u00a0", "newline": " ", "linebreak": " ", "par": "\n\n", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX",
	"textperthousand": "‰", "textdollar": "$", "textpercent": "%", "textampersand": "&", "textnumbersign": "#",
	"textschwa": "ə", "textprime": "′",

	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
	"theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο",
	"pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
	"phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
	"Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textkappa": "κ", "textomega": "ω",

	"pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "·", "ast": "∗", "star": "⋆", "circ": "∘",
	"leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "ll": "≪", "gg": "≫", "neq": "≠", "ne": "≠",
	"approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "infty": "∞", "partial": "∂", "nabla": "∇",
	"rightarrow": "→", "to": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
	"Leftrightarrow": "⇔", "uparrow": "↑", "downarrow": "↓", "mapsto": "↦",
	"in": "∈", "notin": "∉", "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇", "cup": "∪", "cap": "∩",
	"emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "wedge": "∧", "vee": "∨", "oplus": "⊕", "otimes": "⊗",
	"sum": "∑", "prod": "∏", "int": "∫", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "angle": "∠",
	"perp": "⊥", "parallel": "∥", "mid": "∣", "prime": "′", "dagger": "†", "ddagger": "‡", "lt": "<", "gt": ">",
	"textrightarrow": "→", "textleftarrow": "←",
}

// declarations change the font from where they stand on, or say nothing about
// the text.
var declarations = map[string]bool{
	"it": true, "em": true, "bf": true, "sl": true, "sc": true, "rm": true, "tt": true, "sf": true, "cal": true, "boldmath": true,
	"itshape": true, "slshape": true, "scshape": true, "upshape": true, "bfseries": true, "mdseries": true, "rmfamily": true,
	"sffamily": true, "ttfamily": true, "normalfont": true, "selectfont": true, "tiny": true, "scriptsize": true,
	"footnotesize": true, "small": true, "normalsize": true, "large": true, "Large": true, "relax": true, "protect": true,
	"noindent": true, "sloppy": true, "allowbreak": true, "nobreak": true, "hfill": true, "null": true,
	"displaystyle": true, "leavevmode": true, "ignorespaces": true, "break": true,
}

// wrapper is a command whose argument is the text.
type wrapper struct {
	kind        groupKind
	open, close string
	skip        int // arguments before the one that is text
}

var wrappers = map[string]wrapper{
	"textit": {kind: groupArgument}, "emph": {kind: groupArgument}, "textbf": {kind: groupArgument}, "textsl": {kind: groupArgument},
	"textsc": {kind: groupArgument}, "texttt": {kind: groupArgument}, "textrm": {kind: groupArgument}, "textsf": {kind: groupArgument},
	"textup": {kind: groupArgument}, "textmd": {kind: groupArgument}, "textnormal": {kind: groupArgument}, "text": {kind: groupArgument},
	"underline": {kind: groupArgument}, "uline": {kind: groupArgument}, "mbox": {kind: groupArgument}, "hbox": {kind: groupArgument},
	"fbox": {kind: groupArgument}, "mathrm": {kind: groupArgument}, "mathit": {kind: groupArgument}, "mathbf": {kind: groupArgument},
	"mathsf": {kind: groupArgument}, "mathtt": {kind: groupArgument}, "mathcal": {kind: groupArgument}, "mathbb": {kind: groupArgument},
	"uppercase": {kind: groupArgument}, "lowercase": {kind: groupArgument}, "MakeUppercase": {kind: groupArgument},
	"MakeLowercase": {kind: groupArgument}, "url": {kind: groupArgument}, "path": {kind: groupArgument}, "nolinkurl": {kind: groupArgument},
	"href": {kind: groupArgument, skip: 1}, "textcolor": {kind: groupArgument, skip: 1}, "foreignlanguage": {kind: groupArgument, skip: 1},
	"mkbibemph": {kind: groupArgument}, "mkbibitalic": {kind: groupArgument}, "mkbibbold": {kind: groupArgument}, "autocap": {kind: groupArgument},
	"singleletter": {kind: groupArgument}, "ce": {kind: groupArgument}, "num": {kind: groupArgument}, "gls": {kind: groupArgument},
	"mkbibparens": {kind: groupArgument, open: "(", close: ")"}, "mkbibbrackets": {kind: groupArgument, open: "[", close: "]"},
	"enquote": {kind: groupArgument, open: "“", close: "”"}, "mkbibquote": {kind: groupArgument, open: "“", close: "”"},
	"textsuperscript": {kind: groupRaised}, "mkbibsuperscript": {kind: groupRaised}, "textsubscript": {kind: groupLowered},
	"mkbibsubscript": {kind: groupLowered}, "bibinfo": {kind: groupArgument, skip: 1}, "natexlab": {kind: groupArgument},
	"NoCaseChange": {kind: groupArgument}, "ensuretext": {kind: groupArgument},
}

// dropped are commands that print none of their arguments, by the number of these:
// what only sorts, and space.
var dropped = map[string]int{
	"noopsort": 1, "SortNoop": 1, "noop": 1, "hspace": 1, "vspace": 1, "phantom": 1, "label": 1,
}
