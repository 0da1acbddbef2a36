package dedupe

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// contrasts are words that exclude each other. Two titles that differ in one of
// them are those of companion papers, however alike the words are to the eye.
var contrasts = []string{
	"with without", "non", "not", "never",
	"male female", "males females", "men women", "man woman", "boys girls", "boy girl", "mother father", "mothers fathers",
	"maternal paternal", "adults children adolescents infants", "adult child adolescent infant", "young old elderly", "younger older",
	"systolic diastolic", "left right", "upper lower", "anterior posterior", "proximal distal", "medial lateral", "dorsal ventral",
	"arterial venous", "afferent efferent", "aerobic anaerobic", "benign malignant", "acute chronic", "mild moderate severe",
	"short long", "shorter longer", "high low", "higher lower", "early late", "earlier later", "before after during", "small large",
	"major minor", "local focal", "internal external", "active passive", "open closed", "single multiple", "positive negative", "vitro vivo",
	"increase decrease", "increased decreased", "increases decreases", "increasing decreasing", "sensitive resistant",
	"primary secondary tertiary", "first second third fourth fifth sixth", "alpha beta gamma delta epsilon kappa",
	"north south east west", "northern southern eastern western", "urban rural", "public private", "quantitative qualitative",
	"spring summer autumn winter", "morning mourning afternoon evening", "day night",
	"days weeks months years hours minutes", "daily weekly monthly yearly", "kg g mg mug ng pg", "ml mul", "cm mm mum nm", "hz khz mhz ghz",
	"prevalence incidence prevention prediction", "diagnosis prognosis treatment", "sensitivity specificity",
	"一 二 三 四 五 六 七 八 九 十", "男 女", "左 右", "上 下", "急 慢",
	countries, peoples, provinces,
	// Words that look like slips for each other.
	"infection infarction", "infections infarctions", "ileum ilium", "ileal iliac", "perineal peroneal", "palpation palpitation", "palpations palpitations",
	"typhus typhoid", "dysphagia dysphasia", "abduction adduction", "abductor adductor", "menorrhagia metrorrhagia", "gastroscopy gastrostomy",
	"tracheotomy tracheostomy", "fascial facial", "mortality morbidity", "prednisone prednisolone methylprednisolone",
	"hydroxyzine hydralazine", "chlorpromazine chlorpropamide", "quinine quinidine", "vinblastine vincristine vinorelbine vindesine",
	"cefotaxime cefoxitin ceftazidime ceftriaxone cefuroxime cefotetan cefazolin", "dopamine dobutamine", "ephedrine epinephrine norepinephrine",
	"adrenaline noradrenaline", "estriol estradiol estrone", "oestriol oestradiol oestrone", "nicardipine nifedipine nimodipine nitrendipine",
	"tolazamide tolbutamide", "sulfadiazine sulfadoxine sulfasalazine", "daunorubicin doxorubicin idarubicin epirubicin", "amantadine rimantadine memantine",
	"methanol ethanol propanol butanol", "methyl ethyl propyl butyl", "cystine cysteine", "calcitriol calcidiol calcifediol", "penicillin penicillamine", "cycloserine cyclosporine", "rifampicin rifabutin rifaximin rifapentine", "lamivudine lamotrigine",
}

// countries are those that titles name by one word, but for the other names of one.
const countries = "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium belize benin bhutan bolivia " +
	"botswana brazil brunei bulgaria burundi cambodia cameroon canada chad chile china colombia croatia cuba cyprus denmark djibouti ecuador egypt eritrea estonia " +
	"ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq " +
	"ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg " +
	"madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova mongolia montenegro morocco mozambique namibia nepal nicaragua niger nigeria " +
	"norway oman pakistan palau panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore slovakia " +
	"slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkmenistan tuvalu uganda ukraine " +
	"uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe"

// provinces are those of China, whose names are much alike in Latin letters.
const provinces = "anhui fujian gansu guangdong guangxi guizhou hainan hebei heilongjiang henan hubei hunan jiangsu jiangxi jilin liaoning ningxia qinghai " +
	"shaanxi shandong shanxi sichuan xinjiang yunnan zhejiang beijing shanghai tianjin chongqing"

// peoples are those of countries and their languages.
const peoples = "afghan albanian algerian angolan argentinian armenian australian austrian bangladeshi belarusian belgian bolivian brazilian bulgarian cambodian " +
	"cameroonian canadian chilean chinese colombian croatian cuban czech danish dutch ecuadorian egyptian english eritrean estonian ethiopian finnish french german ghanaian " +
	"greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kenyan korean kuwaiti " +
	"laotian latvian lebanese liberian libyan lithuanian malawian malaysian malian maltese mexican moldovan mongolian moroccan mozambican namibian nepalese " +
	"nicaraguan nigerian nigerien norwegian omani pakistani panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan saudi scottish senegalese " +
	"serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese tanzanian thai tunisian turkish ugandan ukrainian uruguayan " +
	"venezuelan vietnamese welsh yemeni zambian zimbabwean"

// contrastPrefixes begin words that exclude each other where the rest is equal.
// The empty prefix stands for a word without one.
var contrastPrefixes = [][]string{
	{"hypo", "hyper", "normo", "eu"}, {"intra", "extra", "inter", "infra", "supra", "trans"}, {"pre", "post", "peri", ""},
	{"macro", "micro", "nano"}, {"mono", "poly", "uni", "bi", "tri", "multi"}, {"homo", "hetero"}, {"endo", "exo", "ecto"},
	{"over", "under"}, {"in", "out"}, {"non", ""}, {"un", ""}, {"anti", "pro", ""}, {"ab", "ad"}, {"im", "ex"}, {"tachy", "brady"},
	{"in", ""}, {"im", ""}, {"ir", ""}, {"il", ""}, {"dis", ""}, {"a", ""}, {"an", ""}, {"sub", ""}, {"re", ""},
}

// contrastSuffixes end the names of salts, which exclude each other where the rest is equal.
var contrastSuffixes = []string{"ate", "ite", "ide"}

// dividedPrefixes are the contrastPrefixes that also stand before a hyphen or a
// blank ("pre-operative").
var dividedPrefixes = func() map[string]bool {
	prefixes := make(map[string]bool)
	for _, row := range contrastPrefixes {
		for _, prefix := range row {
			prefixes[prefix] = len(prefix) > 1
		}
	}
	return prefixes
}()

// minContrasted is the number of letters behind a prefix.
const minContrasted = 4

// contrastOf gives the rows of contrasts that a word is in.
var contrastOf = func() map[string][]int {
	rows := make(map[string][]int)
	for i, row := range contrasts {
		for word := range strings.FieldsSeq(row) {
			rows[word] = append(rows[word], i)
		}
	}
	return rows
}()

// contrary reports whether two words exclude each other.
func contrary(a, b string) bool {
	if a != b && slices.ContainsFunc(contrastOf[a], func(row int) bool { return slices.Contains(contrastOf[b], row) }) {
		return true
	}
	if otherFigures(a, b) || otherSalts(a, b) {
		return true
	}
	if len(a) < minContrasted || !strings.HasSuffix(b, a[len(a)-minContrasted:]) {
		return false
	}
	for _, prefixes := range contrastPrefixes {
		for _, one := range prefixes {
			rest, ok := strings.CutPrefix(a, one)
			if !ok || len(rest) < minContrasted {
				continue
			}
			for _, other := range prefixes {
				if one != other && len(b) == len(other)+len(rest) && strings.HasPrefix(b, other) && strings.HasSuffix(b, rest) && (len(one)+len(other) > 1 || beginsWord(rest)) {
					return true
				}
			}
		}
	}
	return false
}

// otherSalts reports whether two words are the names of two salts of one thing: "nitrate"
// and "nitrite".
func otherSalts(a, b string) bool {
	stem := func(word string) string {
		word = strings.TrimSuffix(word, "s")
		for _, suffix := range contrastSuffixes {
			if rest, ok := strings.CutSuffix(word, suffix); ok && len(rest) >= minContrasted {
				return rest
			}
		}
		return ""
	}
	if len(a) != len(b) || a == b {
		return false
	}
	one := stem(a)
	return one != "" && one == stem(b)
}

// beginsWord reports whether letters can begin a word: what cannot has lost its own first
// letter ("dvice"), and no prefix is missing.
func beginsWord(letters string) bool {
	const vowels = "aeiouy"
	return letters[0] >= utf8.RuneSelf || letters[1] >= utf8.RuneSelf || strings.IndexByte(vowels, letters[0]) >= 0 || strings.IndexByte(vowels, letters[1]) >= 0 ||
		strings.Contains(beginnings, " "+letters[:2]+" ")
}

// beginnings are the pairs of consonants with which words begin, those from Greek among
// them.
const beginnings = " bd bh bl br ch cl cn cr ct cz dh dj dr dw fj fl fr gh gl gm gn gr kh kl kn kr ks kw lh ll mn mr ng ph pf pl pn pr ps pt qu " +
	"rh sf sg sh sk sl sm sn sp sq sr st sv sw sz th tr ts tw tz vl vr wh wr zh zw "

// otherFigures reports whether two words are symbols of the same letters with other
// figures behind or between these ("brca1", "brca2").
func otherFigures(a, b string) bool {
	if len(a) == 0 || isDigit(a[0]) {
		return false
	}
	figured := false
	for len(a) > 0 && len(b) > 0 {
		figuresA, figuresB := leadingNumber(a), leadingNumber(b)
		if (figuresA == "") != (figuresB == "") {
			return false
		}
		if figuresA == "" {
			if a[0] != b[0] {
				return false
			}
			a, b = a[1:], b[1:]
			continue
		}
		figured = figured || figuresA != figuresB
		a, b = a[len(figuresA):], b[len(figuresB):]
	}
	return figured && a == b
}

// isSymbol reports whether a word is a letter with letters and figures behind it, of which
// a figure more or less names another thing ("h2o", "h2o2").
func isSymbol(word string) bool {
	return word != "" && !isDigit(word[0]) && strings.ContainsAny(word, "0123456789")
}

// settledWord is the number of records from which on a word of their titles is a
// word of its own beside one that is like it.
const settledWord = 5

// twoWords reports whether two words that a slip would make one are two: they
// exclude each other, or the titles of the set have both ("Iran", "Iraq") and they
// are no spellings of one.
func (c *comparison) twoWords(w, x uint32) bool {
	a, b := c.words.words.text(w), c.words.words.text(x)
	if contrary(a, b) || isSymbol(a) && isSymbol(b) {
		return true
	}
	if c.set == nil || min(c.set.words[w], c.set.words[x]) < settledWord || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	return spellings.Replace(a) != spellings.Replace(b)
}

// spellings makes one of what is spelled in two ways, mostly in Britain and in
// America.
var spellings = strings.NewReplacer("ae", "e", "oe", "e", "ou", "o", "z", "s", "ll", "l", "ph", "f", "re", "er", "ie", "i", "y", "i", "k", "c")

// negations stand in one of two titles that exclude each other: what they negate is
// in the other, or the whole of which they are the beginning.
var negations = map[string]bool{
	"non": true, "not": true, "never": true, "without": true,
	"pilot": true, "preliminary": true, "interim": true, "feasibility": true, "secondary": true, "subgroup": true,
}

// furtherReports are words for what else is reported of a study. A title that has one
// before or behind another title may be that of a paper of its own.
var furtherReports = map[string]bool{
	"cost": true, "costs": true, "economic": true, "economics": true, "follow": true, "followup": true, "hoc": true, "posthoc": true, "update": true, "updated": true,
	"long": true, "qualitative": true, "rationale": true, "subanalysis": true, "substudy": true, "ancillary": true, "reanalysis": true,
	"baseline": true, "process": true, "exploratory": true, "mediation": true, "sensitivity": true, "design": true, "methodology": true,
}

// contraryTitles reports whether two titles differ in words that exclude each
// other, or in what stands behind a word ("hepatitis A", "hepatitis B"). The words
// that stand in one of them only are given.
func (c *comparison) contraryTitles(a, b *title, onlyA, onlyB []uint32) bool {
	x, y := c.withCompounds(a, b, onlyA), c.withCompounds(b, a, onlyB)
	for _, w := range x {
		for _, v := range y {
			if c.excludes(a, b, w, v) {
				return true
			}
		}
	}
	// Where a title breaks off, or lacks its heading, what it lacks denies nothing.
	without := strings.HasPrefix(a.squash, b.squash) || strings.HasPrefix(b.squash, a.squash) || c.headed(a, b) || c.headed(b, a)
	denied := c.negated(a, b, onlyA) != c.negated(b, a, onlyB)
	c.denied = denied && without || c.furtherReport(onlyA) != c.furtherReport(onlyB)
	return denied && !without || c.lettered(a, b)
}

// extended are the words of which one stands with that for the extension of a study,
// which is also a service for farmers.
var extended = map[string]bool{"label": true, "phase": true, "period": true, "study": true, "trial": true}

// furtherReport reports whether one of the words says so.
func (c *comparison) furtherReport(only []uint32) bool {
	texts := c.words.words
	extension := func(w uint32) bool { return texts.text(w) == "extension" }
	return slices.ContainsFunc(only, func(w uint32) bool { return furtherReports[texts.text(w)] }) ||
		slices.ContainsFunc(only, extension) && slices.ContainsFunc(only, func(w uint32) bool { return extended[texts.text(w)] })
}

// headings are folded words of which the last may end a heading that stands before a
// title and begins with a negation ("Preliminary report: …").
var headings = map[string]bool{
	"study": true, "studies": true, "trial": true, "report": true, "reports": true, "communication": true, "analysis": true, "analyses": true, "results": true,
	"findings": true, "observations": true, "experience": true, "data": true, "note": true, "investigation": true, "survey": true,
}

// maxHeading is the number of words that a heading has at most, without an article.
const maxHeading = 3

// headed reports whether a title is another one with a heading before it.
func (c *comparison) headed(t, rest *title) bool {
	texts := c.words.words
	start := 0
	if len(t.words) > 0 && c.wordKinds[t.words[0]] == stopWord {
		start++
	}
	n := len(t.words) - len(rest.words)
	if n < start+2 || n > start+maxHeading || !strings.HasSuffix(t.squash, rest.squash) {
		return false
	}
	return negations[texts.text(t.words[start])] && headings[texts.text(t.words[n-1])]
}

// excludes reports whether word w of title a excludes word x of title b, and is
// not the same word that one of the titles divides ("non-smokers", "nonsmokers").
func (c *comparison) excludes(a, b *title, w, x string) bool {
	return contrary(w, x) && !c.divides(b, w) && !c.divides(a, x)
}

// divides reports whether two words of a title, one after the other, make a word.
func (c *comparison) divides(t *title, word string) bool {
	texts := c.words.words
	for i := range max(0, len(t.words)-1) {
		if rest, ok := strings.CutPrefix(word, texts.text(t.words[i])); ok && rest == texts.text(t.words[i+1]) {
			return true
		}
	}
	return false
}

// qualifies reports whether one of two titles has, among the words that only it has, a
// symbol, or a word that others exclude ("chronic", "northern"), and the other no word
// with a meaning.
func (c *comparison) qualifies(a, b *title, onlyA, onlyB []uint32) bool {
	if c.content(onlyA) == c.content(onlyB) {
		return false
	}
	narrows := func(only []uint32, other *title) bool {
		return slices.ContainsFunc(only, func(w uint32) bool { return isNarrowing(c.words.words.text(w), other.squash) })
	}
	return narrows(onlyA, b) || narrows(onlyB, a)
}

// isNarrowing reports whether a word of one title narrows what it is about, and the other
// one, squashed, does not have it in another spelling: "PM(2.5)" is "PM2.5", and the
// Greek letter of "TGF-β1" may be a Latin one, or lost.
func isNarrowing(word, squash string) bool {
	if isSymbol(word) {
		letters := strings.TrimRight(word, "0123456789")
		lost := slices.Contains(greekLetters[word[0]], letters) && holdsNumber(squash, word[len(letters):])
		return len(word) > len("b1") && !strings.Contains(squash, word) && !lost
	}
	return len(word) > 1 && contrastOf[word] != nil && !negations[word] && !slices.Contains(greekLetters[word[0]], word)
}

// withCompounds returns words of title a, with the figures behind them, and the compounds
// in it that a hyphen divides behind a prefix ("pre-operative"), unless title b has them undivided.
func (c *comparison) withCompounds(a, b *title, only []uint32) []string {
	texts := c.words.words
	list := make([]string, 0, len(only)+1)
	for _, w := range only {
		list = append(list, texts.text(w))
	}
	for i, w := range a.words {
		prefix := texts.text(w)
		if isSymbol(prefix) && !strings.Contains(b.squash, prefix) && !slices.Contains(only, w) {
			list = append(list, prefix) // for a slip of which it may have been taken
		}
		if i+1 == len(a.words) {
			break
		}
		if figure := texts.text(a.words[i+1]); isDigit(figure[0]) && !isDigit(prefix[0]) && !strings.Contains(b.squash, prefix+figure) {
			list = append(list, prefix+figure) // "BRCA-1"
			continue
		}
		if !dividedPrefixes[prefix] {
			continue
		}
		if compound := prefix + texts.text(a.words[i+1]); !strings.Contains(b.squash, compound) {
			list = append(list, compound)
		}
	}
	return list
}

// negated reports whether one of the words, which stand in title a only, negates
// and is not the beginning of a compound that title b has undivided.
func (c *comparison) negated(a, b *title, only []uint32) bool {
	texts := c.words.words
	for _, w := range only {
		if !negations[texts.text(w)] {
			continue
		}
		next := slices.Index(a.words, w) + 1
		if next == len(a.words) || !strings.Contains(b.squash, texts.text(w)+texts.text(a.words[next])) {
			return true
		}
	}
	return false
}

// designation is what tells the kinds of a thing that has one name: a letter with
// or without a figure ("hepatitis B", "serum T3") or a Roman number ("factor IX").
// A scan has one thin sign for another. It is "" for another word.
func (c *comparison) designation(w uint32) string {
	t := c.words.words.text(w)
	switch {
	case t == "l" || t == "i":
		return "1"
	case len(t) > 0 && len(t) <= len("viii") && strings.Trim(t, "ivx") == "" && isNumeral(t):
		return numeral(t)
	case len(t) > 1 && len(t) <= len("viiia") && 'a' <= t[len(t)-1] && t[len(t)-1] <= 'd' && t != "via" && isNumeral(t[:len(t)-1]):
		return numeral(t[:len(t)-1]) + t[len(t)-1:] // "stage IIIB"
	case len(t) == 1 && 'a' <= t[0] && t[0] <= 'z', len(t) == 2 && 'a' <= t[0] && t[0] <= 'z' && isDigit(t[1]):
		return t
	}
	return ""
}

// lettered reports whether a word of one title has a designation behind it, or
// before it at the beginning, and in the other another one, which neither has
// elsewhere behind that word.
func (c *comparison) lettered(a, b *title) bool {
	for i, w := range a.words {
		x := c.designation(w)
		if x == "" || c.hasDesignated(b, a, i, x) {
			continue
		}
		for j, v := range b.words {
			if y := c.designation(v); y != "" && y != x && sameNeighbour(a, b, i, j) && !c.hasDesignated(a, b, j, y) {
				return true
			}
		}
	}
	return false
}

// hasDesignated reports whether t has designation x at the word that it has at
// place i of title of.
func (c *comparison) hasDesignated(t, of *title, i int, x string) bool {
	for j, w := range t.words {
		if sameNeighbour(of, t, i, j) && c.designation(w) == x {
			return true
		}
	}
	return false
}

// sameNeighbour reports whether the words at two places of titles have the same
// word before them, or behind them where they begin the titles.
func sameNeighbour(a, b *title, i, j int) bool {
	if i > 0 && j > 0 {
		return a.words[i-1] == b.words[j-1]
	}
	return i == j && len(a.words) > 1 && len(b.words) > 1 && a.words[1] == b.words[1]
}
