package normalize

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// particles are words in lower case that belong to the family name after them.
var particles = wordSet(
	"van von vom zu zum zur der den dem de del della dello delle degli dei di da dal dalla das do dos du des " +
		"la las le les los lo el al ter ten te het 't 's ’t ’s op in af av ap bin binti ibn ben bint abu d' d’ st")

// displayParticles are particles that, before the last word of a name in
// display order, begin the family name: those in lower case, and some that are
// written with a capital and are not given names of their own.
var displayParticles = func() map[string]bool {
	set := wordSet("Van Von De Del Della Den Der Du Dos El Al Ter Ten St. Saint Bin Ibn Abu")
	maps.Copy(set, particles)
	return set
}()

// surnameLinks are the words that join two family names: "Ortega y Gasset".
var surnameLinks = wordSet("y e i")

// nameSuffixes are what follows a name, without its stop.
var nameSuffixes = wordSet("Jr Sr jr sr Jnr Snr II III IV 2nd 3rd 4th 2d 3d " +
	"PhD Ph.D DPhil PharmD DrPH MPhil MSc BSc DSc MBBS MBChB MRCP FRCP FACP FRCPC FACS Esq")

// degrees are suffixes, degrees and titles that could be initials too.
var degrees = wordSet("JR SR MD DO BA BS MA MS RN MPH DDS DMD DVM MBA LLB LLM LLD JD MB PHD MSC BSC DNP APRN FNP " +
	"OTR PT DPT CNM FAAN FAHA CPH OBE CBE MBE FRS")

// regionCodes are two capitals before a word that are no initials: "UK Biobank".
var regionCodes = wordSet("UK EU US UN")

// honorifics are titles before a name.
var honorifics = wordSet("dr prof professor mr mrs ms")

// longInitials are initials of two or three letters: those of one Cyrillic
// letter, and old abbreviations of given names.
var longInitials = wordSet("Yu Ya Ye Yo Ju Ja Ch Sh Ts Zh Kh Th Ph Chr Wm Geo Chas")

// nameRemarks are the keys of roles that stand behind a name, in brackets or, in library
// catalogues, behind a comma.
var nameRemarks = wordSet("ed eds editor editors hrsg hg trans transl translator translators comp compiler org coord dir " +
	"author authors illustrator contributor narrator " +
	"verfasser verfasserin herausgeber herausgeberin ubersetzer ubersetzerin mitwirkender " +
	"autor autora auteur autore editeur traducteur traductor tradutor organizador coordinador")

// relators are the keys of roles of several words that library catalogues put behind a
// name.
var relators = map[string]bool{
	"thesis advisor": true, "degree supervisor": true, "writer of introduction": true, "writer of foreword": true,
	"writer of added commentary": true, "editeur scientifique": true, "directeur de these": true, "directeur de publication": true,
}

// moreAuthors are keys of what stands for names that a list leaves out.
var moreAuthors = map[string]bool{
	"et al": true, "etal": true, "and others": true, "others": true, "et alii": true, "et alia": true,
	"et autres": true, "u a": true, "等": true,
}

// noAuthors are keys of what databases write where no author is named.
var noAuthors = map[string]bool{
	"anonymous": true, "anon": true, "no authors listed": true,
	"no author": true, "no author listed": true, "no authorship": true,
	"n a": true, "na": true, "none": true, "unknown": true,
	"unknown author": true, "not available": true, "author unknown": true,
	"no authorship indicated": true, "no author name available": true,
}

// corporateWords are words that an organisation's name has and a person's does
// not, whether or not there is a comma.
var corporateWords = wordSet("organization organisation organizacion organisations organizations " +
	"university univ universitat universite universidad universidade universita " +
	"ministry ministere ministerio ministerium committee committees consortium " +
	"collaboration collaborative collaborators investigators trialists " +
	"department institute institutes institut instituto istituto institution " +
	"hospital hospitals association associations society societies societe " +
	"sociedad gesellschaft foundation fundacion council agency agencies network " +
	"programme commission federation academy laboratory laboratories " +
	"administration authority corporation taskforce secretariat aktiengesellschaft " +
	"universities universitet universitetet universiteit uniwersytet instituut institutet instytut laboratories laboratoire " +
	"laboratorio faculty faculte facultad faculdade fakultat dept govt natl clinic klinik klinikum universitatsklinikum " +
	"krankenhaus zentrum forschungszentrum bundesamt landesamt bundesministerium stiftung verband kommission comision " +
	"comissao conselho observatory observatoire observatorio archives museum library registry government " +
	"parliament senate directorate inspectorate statistics census statistical statistisches geological meteorological " +
	"national nacional nationale nationaal international european medical clinical biomedical " +
	"pharmaceuticals technologies systems industries holdings enterprises consultants")

// corporatePairs are the same in two words, folded.
var corporatePairs = map[string]bool{
	"study group": true, "working group": true, "research group": true,
	"task force": true, "writing group": true, "steering group": true,
	"expert group": true, "study team": true, "world health": true,
	"united nations": true, "european union": true, "behalf of": true, "kabushiki kaisha": true,
	"united states": true, "united kingdom": true, "great britain": true, "coast guard": true, "air force": true,
	"world bank": true, "central bank": true, "federal reserve": true, "red cross": true, "supreme court": true,
	"health service": true, "weather service": true, "school board": true,
	// Each of these two words alone is a family name.
	"consejo de": true, "consejo general": true, "consejo superior": true,
	"comite consultatif": true, "comite consultivo": true, "comite de": true, "comite des": true, "comite cientifico": true, "comite scientifique": true,
}

// looseCorporateWords are words that are family names too, so that they show an
// organisation only where there is no comma.
var looseCorporateWords = wordSet("group groups bank centre center centres centers team board office college " +
	"school company inc ltd llc gmbh corp services service division unit " +
	"trial trials study project alliance partnership union panel forum registry " +
	"initiative of for the")

// corporateFamilies are those of them that are the families of many authors: before
// initials, or behind them, and beside nothing else they show no organisation ("Bank
// AJ", "Anna J. Bank").
var corporateFamilies = wordSet("bank board center company corp panel school service trial")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// NamesOrganisation reports whether a name that is not divided has a word that only
// the names of organisations and groups have ("ALTS Study Group").
func NamesOrganisation(name string) bool { return isCorporate(name) }

// isCorporate reports whether a name without comma is an organisation's.
func isCorporate(text string) bool {
	return hasCorporateWord(text, true) && (hasCorporateWord(text, false) || !isLooseOnlyInFamilies(text))
}

// isLooseOnlyInFamilies reports whether each loose word of organisations in a name, or
// a list of names, is the family name of a person with initials.
func isLooseOnlyInFamilies(text string) bool {
	if endsAsFirm(text) {
		return false
	}
	words := strings.Fields(text)
	for i, word := range words {
		key := FoldKey(word)
		if !hasCorporateWord(word, true) {
			continue
		}
		if corporateFamilies[key] && standsBehindInitials(words, i) {
			continue
		}
		if !corporateFamilies[key] || i > 0 && !separatesNames(words[i-1]) || i+1 == len(words) {
			return false
		}
		initials := strings.TrimRight(words[i+1], ",;")
		if !isInitials(initials) && !isDottedInitials(initials) || regionCodes[initials] || i+2 < len(words) && initials == words[i+1] && !separatesNames(words[i+2]) {
			return false
		}
	}
	return true
}

// standsBehindInitials reports whether a word ends a name that is nothing else but
// initials with stops before it, or a given name and initials.
func standsBehindInitials(words []string, at int) bool {
	if next := at + 1; next < len(words) && !separatesNames(words[at]) && !slices.Contains(ands, words[next]+" ") {
		return false
	}
	first, letters := at, ""
	for first > 0 && len(letters) <= mostInitials && isDottedInitials(words[first-1]) {
		first--
		letters = strings.ReplaceAll(words[first], ".", "") + letters
		if placeInitials[letters] {
			return false
		}
	}
	if first == at || len(letters) > mostInitials {
		return false
	}
	begins := func(i int) bool { return i == 0 || separatesNames(words[i-1]) }
	return begins(first) || isOneInitial(words[at-1]) && isCapitalised(words[first-1]) && !isInitials(words[first-1]) && !strings.HasSuffix(words[first-1], ".") && begins(first-1)
}

// separatesNames reports whether a new name may begin behind a word.
func separatesNames(word string) bool {
	return strings.HasSuffix(word, ",") || strings.HasSuffix(word, ";") || slices.Contains(ands, word+" ")
}

// isCorporateWithComma reports whether a name with a comma is an
// organisation's all the same: "ALTS Group" is indexed as "Group, ALTS".
func isCorporateWithComma(text, first string) bool {
	return strings.EqualFold(first, "group") || hasCorporateWord(text, false) || isGroupBeforeComma(first, text[strings.IndexByte(text, ',')+1:])
}

// hasCorporateWord reports whether the key of a name has a word or pair of
// words that only organisations have; loose ones count where they are asked
// for.
func hasCorporateWord(name string, loose bool) bool {
	var buffer [128]byte
	key := AppendFoldKey(buffer[:0], name)
	before, start := -1, 0
	for i := 0; i <= len(key); i++ {
		if i < len(key) && key[i] != ' ' {
			continue
		}
		word := key[start:i]
		if len(word) > 0 && mayBeNotPlain(word[0], word[len(word)-1], len(word)) && (corporateWords[string(word)] || loose && looseCorporateWords[string(word)] || before >= 0 && corporatePairs[string(key[before:i])]) {
			return true
		}
		before, start = start, i+1
	}
	return false
}

// isEastAsianName reports whether all letters are Chinese, Japanese or Korean.
func isEastAsianName(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) && !isEastAsian(r) {
			return false
		}
	}
	return hasLetter(text)
}

// eastAsianName divides a name written family name first. Without a space the
// family name is the first character, or the first two where these are one of
// the compound family names. Names that could be divided in several ways stay
// literal: those with kana, with a middle dot, and longer ones.
func eastAsianName(text string, words []string) record.Name {
	if len(words) == 2 {
		return record.Name{Family: words[0], Given: words[1]}
	}
	n := utf8.RuneCountInString(text)
	if len(words) != 1 || n < 2 || n > 4 || strings.ContainsFunc(text, isUndivided) {
		return literal(text)
	}
	_, first := utf8.DecodeRuneInString(text)
	_, second := utf8.DecodeRuneInString(text[first:])
	if n > 2 && compoundFamilyNames[text[:first+second]] {
		return record.Name{Family: text[:first+second], Given: text[first+second:]}
	}
	if n == 4 {
		return literal(text)
	}
	return record.Name{Family: text[:first], Given: text[first:]}
}

// isUndivided reports whether r keeps a name from being divided by its length.
func isUndivided(r rune) bool {
	return !unicode.In(r, unicode.Han, unicode.Hangul)
}

// compoundFamilyNames are the family names of two characters that are still in
// use in China and Korea.
var compoundFamilyNames = wordSet("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 " +
	"慕容 令狐 夏侯 端木 宇文 长孙 長孫 轩辕 軒轅 钟离 鍾離 南宫 南宮 独孤 獨孤 呼延 闻人 聞人 澹台 " +
	"남궁 황보 제갈 선우 독고 사공 서문")

// LooksLikePerson reports whether a name without comma has the form of a person's in
// display order: two to four words with a capital, but for particles between them, no
// acronym among them, and none of those that organisations have.
func LooksLikePerson(value string) bool {
	words := 0
	for word := range strings.FieldsSeq(value) {
		first, size := utf8.DecodeRuneInString(word)
		if words++; words > 4 || !unicode.IsUpper(first) && (words == 1 || len(word) > 3) {
			return false
		}
		if letters := word[size:]; len(letters) > 2 && letters == strings.ToUpper(letters) && strings.IndexByte(letters, '.') < 0 {
			return false // an acronym
		}
		if strings.ContainsAny(word, ",;:/&()0123456789") {
			return false
		}
	}
	if words < 2 {
		return false
	}
	name, err := NameInDisplayOrder(value)
	return err == nil && name.Literal == ""
}
