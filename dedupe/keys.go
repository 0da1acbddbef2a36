package dedupe

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/ibid-go/ibid/record"
)

// keyKind says what a blocking key is made of.
type keyKind uint8

const (
	keyIdentifier keyKind = iota
	keyTitle
	keyTitleStart
	keyTitleEnd
	keyRareWords
	keyFirstAuthorYear
	keyLastAuthorYear
	keyAuthorPage
	keyAuthorWord
	keyVolumePage
	keyYearPage
	keyAuthorPlace
	keyAuthorPair
	keyTitlePlace
	keyAbstract
	keyRelation
	keyIbid
	keyKinds
)

// keyNames say what records that share a key of a kind have in common.
var keyNames = [keyKinds]string{
	keyIdentifier: "identifier", keyTitle: "title", keyTitleStart: "beginning of the title", keyTitleEnd: "end of the title",
	keyRareWords: "two rare words of the title", keyFirstAuthorYear: "first author and year",
	keyLastAuthorYear: "last author and year", keyAuthorPage: "author and first page", keyAuthorWord: "author and rare word",
	keyVolumePage: "container, volume and first page", keyYearPage: "volume, first page and year",
	keyAuthorPlace: "author, volume and issue", keyAuthorPair: "two neighbouring authors",
	keyTitlePlace: "common title in one issue", keyAbstract: "passage of the abstract", keyRelation: "stated relation",
	keyIbid: "Ibid id",
}

// key is a blocking key: its kind in the highest bits and a hash.
type key uint64

const keyHashBits = 58

func makeKey(kind keyKind, parts ...string) key {
	h := uint64(kind) + 1
	for _, p := range parts {
		h = mix(h*31 ^ hashString(p))
	}
	return hashedKey(kind, h)
}

// keyOfTwo is makeKey for two parts by their hashes.
func keyOfTwo(kind keyKind, one, other uint64) key {
	h := mix((uint64(kind)+1)*31 ^ one)
	return hashedKey(kind, mix(h*31^other))
}

func hashedKey(kind keyKind, hash uint64) key {
	return key(uint64(kind)<<keyHashBits | hash&(1<<keyHashBits-1))
}

func (k key) kind() keyKind { return keyKind(k >> keyHashBits) }

// Lengths of the pieces that keys are made of.
const (
	titlePiece   = 18
	rareWords    = 5
	abstractKeys = 8
	// maxTogether is the number of records, expected by chance, up to which two
	// rare words are a key: see [frequencies.expected].
	maxTogether = 1
	// placedPeople are the authors from the first on, and pairedPeople those
	// each of which is paired with the next, that have keys of their own: the
	// list of a damaged or shortened record begins elsewhere.
	placedPeople = 5
	pairedPeople = 6
	// namingTitle is the number of words up to which a title without authors
	// is taken to be their names.
	namingTitle = 8
)

// keysOf returns the blocking keys of a record, sorted, each once. Two
// records that share one are compared.
func keysOf(f *features, q *frequencies, v *vocabularies) []key {
	keys := make([]key, 0, 40)
	add := func(kind keyKind, parts ...string) { keys = append(keys, makeKey(kind, parts...)) }
	for _, id := range f.identifiers {
		if id.scheme != record.SchemeDOI || !q.containerDOI(id.value) {
			add(keyIdentifier, string(id.scheme), id.stem)
			add(keyRelation, string(id.scheme), id.value)
		}
	}
	for _, rel := range f.relations {
		add(keyRelation, string(rel.scheme), rel.value)
	}
	for _, id := range f.ibid {
		add(keyIbid, id)
	}
	if q.returned(f.content) {
		add(keyIbid, f.content)
	}
	if f.registerEntry != "" {
		add(keyIdentifier, "register", f.registerEntry)
	}
	var room [rareWords]uint32
	numbers := rarestWords(f, q, v.words, room[:0])
	rare := make([]string, len(numbers))
	for i, w := range numbers {
		rare[i] = v.words.text(w)
	}
	if t := f.title.squash; t != "" {
		add(keyTitle, t)
		if len(t) >= titlePiece {
			add(keyTitleStart, firstRunes(t, titlePiece))
			add(keyTitleEnd, lastRunes(t, titlePiece))
		}
	}
	for i := range f.titles {
		add(keyTitle, f.titles[i].squash)
	}
	var hashes [rareWords]uint64
	for i := range rare {
		hashes[i] = hashString(rare[i])
		for j := range i {
			if q.expected(numbers[j], numbers[i]) > maxTogether {
				continue
			}
			keys = append(keys, keyOfTwo(keyRareWords, hashes[j], hashes[i]))
		}
	}
	addPlaceKeys(f, q, rare, v, add)
	for i, h := range f.sketch.hashes {
		if i == abstractKeys {
			break
		}
		add(keyAbstract, strconv.FormatUint(uint64(h), 36))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func addPlaceKeys(f *features, q *frequencies, rare []string, v *vocabularies, add func(keyKind, ...string)) {
	year := strconv.Itoa(f.year)
	placed := f.volume != "" && f.issue != ""
	if n := len(f.people); n > 0 {
		first := firstRunes(v.families.text(f.people[0].family), 6)
		last := firstRunes(v.families.text(f.people[n-1].family), 6)
		if f.year != 0 {
			add(keyFirstAuthorYear, first, year)
			add(keyLastAuthorYear, last, year)
		}
		if f.first != "" {
			add(keyAuthorPage, first, f.first)
		}
		if len(rare) > 0 {
			add(keyAuthorWord, first, rare[0])
		}
		if placed {
			for _, p := range f.people[:min(n, placedPeople)] {
				add(keyAuthorPlace, firstRunes(v.families.text(p.family), 6), leadingNumber(f.volume), leadingNumber(f.issue))
			}
		}
		addPairKeys(f, v, add)
	}
	if placed && q.generic(&f.title) {
		add(keyTitlePlace, f.title.squash, leadingNumber(f.volume), leadingNumber(f.issue))
	}
	if placed && len(f.people) == 0 && len(f.title.words) <= namingTitle {
		for _, w := range f.title.sorted {
			if name := v.words.text(w); len(name) > 3 && v.families.has(name) {
				add(keyAuthorPlace, firstRunes(name, 6), leadingNumber(f.volume), leadingNumber(f.issue))
			}
		}
	}
	if f.volume == "" || f.first == "" {
		return
	}
	if f.year != 0 {
		add(keyYearPage, f.volume, f.first, year)
	}
	for _, issn := range f.issn {
		add(keyVolumePage, issn, f.volume, f.first)
	}
}

// addPairKeys adds keys of two authors that stand one after the other, in
// either order, with the volume and with the year: for records whose titles
// say nothing in common, such as those of a translation.
func addPairKeys(f *features, v *vocabularies, add func(keyKind, ...string)) {
	for i := 1; i < min(len(f.people), pairedPeople); i++ {
		x := firstRunes(v.families.text(f.people[i-1].family), 6)
		y := firstRunes(v.families.text(f.people[i].family), 6)
		if x > y {
			x, y = y, x
		}
		if f.volume != "" {
			add(keyAuthorPair, x, y, "v", leadingNumber(f.volume))
		}
		if f.year != 0 {
			add(keyAuthorPair, x, y, "y", strconv.Itoa(f.year))
		}
	}
}

// rarestWords appends to room, which has that capacity, the words of the title
// that the fewest records have, but more than one, in the order of the alphabet.
func rarestWords(f *features, q *frequencies, words *vocabulary, room []uint32) []uint32 {
	var numbers [rareWords]uint32
	count := 0
	for _, w := range f.title.sorted {
		n := q.words[w]
		if n <= 1 || count == rareWords && n >= q.words[numbers[count-1]] || stopWords[words.text(w)] {
			continue
		}
		// The numbers of words are in the order of the alphabet.
		at := min(count, rareWords-1)
		for at > 0 && q.words[numbers[at-1]] > n {
			numbers[at] = numbers[at-1]
			at--
		}
		numbers[at] = w
		count = min(count+1, rareWords)
	}
	slices.Sort(numbers[:count])
	return append(room, numbers[:count]...)
}

// expected is the number of records in which two words would stand together by
// chance: a pair that is expected often proposes what has nothing else in
// common, and the more so the larger the set is.
func (q *frequencies) expected(a, b uint32) int {
	const fewRecords = 1000 // of fewer, frequencies say little
	return int(int64(q.words[a]) * int64(q.words[b]) / int64(max(q.records, fewRecords)))
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	end := len(s)
	for ; n > 0 && end > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return s[end:]
}

// commonKeys names the kinds of keys that two records share.
func commonKeys(a, b []key) []string {
	var names []string
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			if name := keyNames[a[i].kind()]; !slices.Contains(names, name) {
				names = append(names, name)
			}
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return names
}
