package tex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestPlain(t *testing.T) {
	cases := []struct{ source, want string }{
		{"nothing to do", "nothing to do"},
		{`M\"uller`, "Müller"},
		{`M\"{u}ller`, "Müller"},
		{`M{\"u}ller`, "Müller"},
		{`M{\"{u}}ller`, "Müller"},
		{`M\" uller`, "Müller"},
		{`M{{\"u}}ller`, "Müller"},
		{`Garc\'{\i}a and Garc\'\i a, Garc{\'\i}a, Garc\'ia`, "García and García, García, García"},
		{`Fran\c{c}ois, Fran\c cois, Fran{\c c}ois`, "François, François, François"},
		{`\v{S}pela \v Zi\v{z}ek \H{o} Erd\H{o}s`, "Špela Žižek ő Erdős"},
		{`\k{a} \r{A} \u{g} \d{s} \b{d} \=a \.z \.{I} \~n \^e \` + "`e", "ą Å ğ ṣ ḏ ā ż İ ñ ê è"},
		{`Nguy\~{\^e}n, \'{\^e}, \'\^e`, "Nguyễn, ế, ế"},
		{`Stra\ss e and Stra{\ss}e and Stra\ss{}e`, "Straße and Straße and Straße"},
		{`\O ystein \AA{}se {\aa} \o{} \L{}\'od\'z {\l}`, "Øystein Åse å ø Łódź ł"},
		{`\AE sop, \oe uvre, \OE, \th, \dh, \DJ, \i, \j`, "Æsop, œuvre, Œ, þ, ð, Đ, ı, ȷ"},
		{`R\&D 100\% \$5 a\_b \#1 \{x\}`, "R&D 100% $5 a_b #1 {x}"},
		{`R {\&} D`, "R & D"},
		{"pages 1--2 --- ``quoted'' don't `x'", "pages 1–2 — “quoted” don't ‘x’"},
		{"`it's' and ``he said `no''' O'Neil, rock 'n' roll", "‘it's’ and “he said ‘no’” O'Neil, rock 'n' roll"},
		{"(`{DNA}') `the '90s', `rock 'n' roll', `$f'$ is'", "(‘DNA’) ‘the '90s’, ‘rock 'n' roll’, ‘$f'$ is’"},
		{"5` x' ` x' `a b\\'e and", "5` x' ` x' `a bé and"},
		{"`a 5' b", "‘a 5’ b"},
		{"?`que tal? !`{\\'U}ltimo! ?``x''", "¿que tal? ¡Último! ?“x”"},
		{"vivo?`x !` x", "vivo?`x !` x"},
		{"<<mot>> et <<autre mot>>, p<<5 et 6>>4, <<<a>>>", "«mot» et «autre mot», p<<5 et 6>>4, <<<a>>>"},
		{"<< mot >> (<< autre mot >>) et [ {<< fin >>}]", "« mot » (« autre mot ») et [ « fin »]"},
		{"{<< mot >>} et <<~autre~>>", "« mot » et «\u00a0autre\u00a0»"},
		// Blanks inside stand beside the signs of comparisons too.
		{"Limits p << q, r >> s", "Limits p << q, r >> s"},
		{"if a << b and c >> d", "if a << b and c >> d"},
		{"T << T_F and N >> 1, (p << q, r >> s)", "T << T_F and N >> 1, (p << q, r >> s)"},
		{"<<i>x</i>> a << b c>>", "<<i>x</i>> a << b c>>"},
		{`A.~B. A.\,B. A\ B`, "A.\u00a0B. A. B. A B"},
		{"http://x.org/~user", "http://x.org/~user"},
		{`The {DNA} of {\emph{E. coli}} and \textit{B. subtilis}`, "The DNA of E. coli and B. subtilis"},
		{`{\it in vitro} {\bf bold} \textsc{small}`, "in vitro bold small"},
		{`\href{http://x.org/a_b}{a site} \url{http://x.org}`, "a site http://x.org"},
		{`\enquote{a} \mkbibquote{b}`, "“a” “b”"},
		{`CO\textsubscript{2} and 10\textsuperscript{-3}, 5\textsuperscript{th}`, "CO₂ and 10⁻³, 5th"},
		{`CO$_2$ $^{13}$C m$^{-2}$ 37$^\circ$C`, "CO₂ ¹³C m⁻² 37°C"},
		{`$\mathrm{CO_2}$ and $\mathrm{H}_2\mathrm{O}$, $\text{Ca}^{2+}$, $\mathrm{Fe-N-C}$, $\mathrm{\alpha}$`, "CO₂ and H₂O, Ca²⁺, Fe-N-C, α"},
		{`$m_{\mathrm{top}}$ $\mathrm{d}x$ $\mathrm{PM}_{2.5}$ $\mathrm{CO$`, `$m_{\mathrm{top}}$ $\mathrm{d}x$ $\mathrm{PM}_{2.5}$ $\mathrm{CO$`},
		{`$\{$UMAP$\}$: $\{$Large-Scale$\}$`, "UMAP: Large-Scale"},
		{`$\{$UMAP and $\{1,2\}$`, `$\{$UMAP and $\{1,2\}$`},
		{`The set $\{$1,2$\}$ and $\{$x$\}$ of $\{$`, `The set $\{$1,2$\}$ and $\{$x$\}$ of $\{$`},
		{`$\{$A, B$\}$ of $\{$$\{$UMAP$\}$ $\{$x$\}$ Sets$\}$`, `$\{$A, B$\}$ of UMAP $\{$x$\}$ Sets`},
		{`A $\{$B$\}$ayes $\{$1 of $\{$UMAP$\}$`, `A Bayes $\{$1 of UMAP`},
		{`Inference $\{$$\backslash$\&$\}$ $\{$$\backslash$infty$\}$, $\{$$\backslash$"o$\}$ $\{$$\backslash$own$\}$`, `Inference & ∞, ö $\{$\own$\}$`},
		{`$\}$ UMAP $\{$`, `$\}$ UMAP $\{$`},
		{`$\beta$-blocker $<$ 5 $\pm$ 2 $\mu$m \(\alpha\)`, "β-blocker < 5 ± 2 μm α"},
		{`$E=mc^2$ and $$x$$ and \(n+1\)`, `$E=mc^2$ and $$x$$ and \(n+1\)`},
		{`costs $5 only`, "costs $5 only"},
		{`\foo{bar} \baz`, `\foo{bar} \baz`},
		{`\foo{\"u}{b} c{d}`, `\foo{ü}{b} cd`},
		{`{\noopsort{a}}1973`, `1973`},
		{`\ce{H2O} in {\singleletter{T}}erry`, `H2O in Terry`},
		{`\alpha-helix`, "α-helix"},
		{`\LaTeX\ and \TeX{}book`, "LaTeX and TeXbook"},
		{`re\-search`, "research"},
		{`a\\b`, "a b"},
		{`\`, `\`},
		{`{`, ""},
		{`}`, ""},
		{`\"`, `\"`},
		{`\"{}`, "¨"},
		{`\'{`, `\'`},
		{`-{}- '{}'`, "-- ''"},
		{`\"1`, "1\u0308"},
		{`{\`, `\`},
		{"\\'\xff", "\\'\xff"},
		{`\t{oo}`, "o͡o"},
		{`{\'E}tude`, "Étude"},
	}
	for _, c := range cases {
		require.Equal(t, norm.NFC.String(c.want), Plain(c.source), c.source)
		require.Equal(t, Plain(c.source), Decode(c.source).Value, c.source)
	}
}

func TestDecodeNotes(t *testing.T) {
	text := Decode(`The {DNA} of {\"U}rm and {{the} USA}: $x^2$ \foo \foo \bar{}`)
	require.Equal(t, `The DNA of Ürm and the USA: $x^2$ \foo \foo \bar`, text.Value)
	require.True(t, text.Math)
	require.Equal(t, []string{"foo", "bar"}, text.Unknown)
	var protected []string
	for _, p := range text.Protected {
		protected = append(protected, text.Value[p[0]:p[1]])
	}
	require.Equal(t, []string{"DNA", "the USA"}, protected)
}

func TestSource(t *testing.T) {
	source := `See {\"U}ber NCT01234567 -- M\"uller $x$ end`
	text := Decode(source)
	for _, word := range []string{"Über", "NCT01234567", "Müller", "$x$", "end"} {
		start := strings.Index(text.Value, word)
		require.GreaterOrEqual(t, start, 0, word)
		from, to := text.Source(start, start+len(word))
		require.Equal(t, word, Plain(source[from:to]))
	}
	plain := Decode("plain words")
	from, to := plain.Source(6, 11)
	require.Equal(t, [2]int{6, 11}, [2]int{from, to})
}

func TestEncode(t *testing.T) {
	cases := []struct{ text, utf8, ascii string }{
		{"plain text", "plain text", "plain text"},
		{"R&D 100% $5 a_b #1", `R\&D 100\% \$5 a\_b \#1`, `R\&D 100\% \$5 a\_b \#1`},
		{"{x} ~ ^ \\", `{\textbraceleft}x{\textbraceright} {\textasciitilde} {\textasciicircum} {\textbackslash}`, `{\textbraceleft}x{\textbraceright} {\textasciitilde} {\textasciicircum} {\textbackslash}`},
		{"p<0.05 or >2|3", `p{\textless}0.05 or {\textgreater}2{\textbar}3`, `p{\textless}0.05 or {\textgreater}2{\textbar}3`},
		{"Müller", "Müller", `M{\"u}ller`},
		{"García, Straße, Øystein, Łódź", "García, Straße, Øystein, Łódź", `Garc{\'{\i}}a, Stra{\ss}e, {\O}ystein, {\L}{\'o}d{\'z}`},
		{"François, Erdős, Nguyễn", "François, Erdős, Nguyễn", `Fran{\c{c}}ois, Erd{\H{o}}s, Nguy{\~{\^e}}n`},
		{"1–2 — “q”", "1–2 — “q”", "1--2 --- ``q''"},
		{"a -- b ''", "a -{}- b '{}'", "a -{}- b '{}'"},
		{"CO₂ and β", "CO₂ and β", `CO$_{2}$ and $\beta$`},
		{"李", "李", "李"},
		{"a\u00a0b", "a~b", "a~b"},
	}
	for _, c := range cases {
		require.Equal(t, c.utf8, Encode(c.text, false), c.text)
		require.Equal(t, c.ascii, Encode(c.text, true), c.text)
		require.Equal(t, c.text, Plain(c.utf8), c.text)
		require.Equal(t, c.text, Plain(c.ascii), c.text)
	}
}

func TestEncodeFormulas(t *testing.T) {
	cases := []struct{ text, want string }{
		{`Mass $m_{\mathrm{top}}$ at $\sqrt{s} = 8$ TeV & $x^2$`, `Mass $m_{\mathrm{top}}$ at $\sqrt{s} = 8$ TeV \& $x^2$`},
		{`$$\int f$$ and $a^n$$b^n$.`, `$$\int f$$ and $a^n$$b^n$.`},
		{`$\{x^n\}$`, `$\{x^n\}$`},
		{`A $5 x_1 for $6`, `A \$5 x\_1 for \$6`},
		{`$a_1 and $b_1`, `\$a\_1 and \$b\_1`},
		{"Cost of $100_000 in US$ and more", `Cost of \$100\_000 in US\$ and more`},
		{`$HOME_x$ $US_x$ $x_n or both$`, `\$HOME\_x\$ \$US\_x\$ \$x\_n or both\$`},
		{`$100^000$ and $_x$ but $2x^2$, $f(x)_1$, $x_{max}$, $a[1]^n$`, `\$100{\textasciicircum}000\$ and \$\_x\$ but $2x^2$, $f(x)_1$, $x_{max}$, $a[1]^n$`},
		{`$\sin foo$`, `$\sin foo$`},
		{`$HOME_DIR/$PATH`, `\$HOME\_DIR/\$PATH`},
		{`$n$-gram, $x^2`, `\$n\$-gram, \$x{\textasciicircum}2`},
		{`$x^{2$ }`, `\$x{\textasciicircum}{\textbraceleft}2\$ {\textbraceright}`},
		{`$}x^2{$`, `\${\textbraceright}x{\textasciicircum}2{\textbraceleft}\$`},
		{`$50%_x$ $x^2\$`, `\$50\%\_x\$ \$x{\textasciicircum}2{\textbackslash}\$`},
		{`$x^2$ $\alpha$ $_2$`, `$x^2$ \${\textbackslash}alpha\$ \$\_2\$`},
		{`\$x^2$ y$`, `{\textbackslash}\$x{\textasciicircum}2\$ y\$`},
	}
	for _, c := range cases {
		for _, ascii := range []bool{false, true} {
			require.Equal(t, c.want, Encode(c.text, ascii))
		}
		require.Equal(t, c.text, Plain(c.want))
	}
	require.Equal(t, `\$é{\textasciicircum}n\$`, strings.ReplaceAll(Encode(`$é^n$`, true), `{\'e}`, "é"))
	require.Equal(t, `$é^n$`, Encode(`$é^n$`, false))
}

// Every letter and sign that a table knows comes back from ASCII.
func TestEncodeTables(t *testing.T) {
	for r := rune(0xa1); r < 0x2300; r++ {
		form := asciiForm(r)
		if form == "" {
			continue
		}
		require.Equal(t, -1, strings.IndexFunc(form, func(r rune) bool { return r >= utf8.RuneSelf }), form)
		require.Equal(t, norm.NFC.String(string(r)), Plain(form), "%q by %s", r, form)
	}
}

func TestVerbatim(t *testing.T) {
	cases := []struct{ source, want string }{
		{"https://x.org/a_b--c~d", "https://x.org/a_b--c~d"},
		{`https://x.org/a\_b\%20c\&d\#e`, "https://x.org/a_b%20c&d#e"},
		{`\url{https://x.org/{a}}`, "https://x.org/a"},
		{`10.1002/(SICI)1{\_}2`, "10.1002/(SICI)1_2"},
		{`http://x.org/\~{}me/$\sim$you{\textasciitilde}they`, "http://x.org/~me/~you~they"},
		{`C:\docs\a.pdf`, `C:\docs\a.pdf`},
	}
	for _, c := range cases {
		require.Equal(t, c.want, Verbatim(c.source), c.source)
		require.Equal(t, c.want, Verbatim(EncodeVerbatim(c.want)), c.want)
	}
}

func TestHostile(t *testing.T) {
	const n = 200_000
	for _, piece := range []string{`\"{`, `{`, `}`, `$`, `\(`, `\href{`, `\textsuperscript{`, `{\'`, `\par `, `$$`, "`", `\'\`, "{a", " `a", " `a '", " <<a", " <<a>>", " ?`a"} {
		source := strings.Repeat(piece, n)
		text := Decode(source)
		require.Equal(t, Plain(source), text.Value)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{`M\"{u}ller {DNA} $x$ \foo{b} -- ~`, `\'{\^e}`, `\textsuperscript{2}`, "``a''", `{\`, `\(x\)`, `a $x^{2}$ & $5`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text := Decode(source)
		require.Equal(t, Plain(source), text.Value)
		if len(text.Value) > 0 {
			from, to := text.Source(0, len(text.Value))
			require.True(t, 0 <= from && from <= to && to <= len(source))
		}
		if !utf8.ValidString(source) {
			return
		}
		require.True(t, utf8.ValidString(text.Value), "%q", text.Value)
		for _, ascii := range []bool{false, true} {
			encoded := Encode(source, ascii)
			require.Equal(t, norm.NFC.String(source), norm.NFC.String(Plain(encoded)), "%q", encoded)
			depth := 0
			for i := range len(encoded) {
				switch encoded[i] {
				case '{':
					depth++
				case '}':
					depth--
				}
				require.GreaterOrEqual(t, depth, 0)
			}
			require.Zero(t, depth)
		}
	})
}
