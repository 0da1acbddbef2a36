package dedupe

import (
	"slices"
	"strconv"
	"unicode/utf8"
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

// keyOfHashes is makeKey for parts by their hashes.
func keyOfHashes(kind keyKind, parts ...uint64) key {
	h := uint64(kind) + 1
	for _, p := range parts {
		h = mix(h*31 ^ p)
	}
	return hashedKey(kind, h)
}

func hashedKey(kind keyKind, hash uint64) key {
	return key(uint64(kind)<<keyHashBits | hash&(1<<keyHashBits-1))
}

func (k key) kind() keyKind { return keyKind(k >> keyHashBits) }

// Lengths of the pieces that keys are made of.
const (
	titlePiece  = 18
	familyPiece = 6
	rareWords   = 5
	// passagesSeen are the passages of an abstract of which keys are made:
	// abstractKeys of those that few other records have, and where there are
	// hardly any, commonPassages of those of more than [passageLimit], which are
	// phrases of the field.
	passagesSeen   = 24
	abstractKeys   = 8
	commonPassages = 2
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

// keyMaker makes the blocking keys of one record after the other, in memory that
// it uses again.
type keyMaker struct {
	set      *frequencies
	passages *passages
	words    *vocabularies
	kinds    []wordKind
	keys     []key
}

// keysOf returns the blocking keys of a record, sorted, each once. Two
// records that share one are compared. They stand until the next call.
func (m *keyMaker) keysOf(f *features) []key {
	m.keys = m.keys[:0]
	for i := range f.identifiers {
		id := &f.identifiers[i]
		if !id.shared {
			m.add(keyIdentifier, string(id.scheme), id.stem)
			m.add(keyRelation, string(id.scheme), id.value)
		}
	}
	for _, rel := range f.relations {
		m.add(keyRelation, string(rel.scheme), rel.value)
	}
	for _, id := range f.ibid {
		m.add(keyIbid, id)
	}
	if m.set.returned(f.content) {
		m.add(keyIbid, f.content)
	}
	if f.registerEntry != "" {
		m.add(keyIdentifier, "register", f.registerEntry)
	}
	if t := f.title.squash; t != "" {
		m.add(keyTitle, t)
		if len(t) >= titlePiece {
			m.add(keyTitleStart, firstRunes(t, titlePiece))
			m.add(keyTitleEnd, lastRunes(t, titlePiece))
		}
	}
	for i := range f.titles {
		m.add(keyTitle, f.titles[i].squash)
	}
	m.addWordsAndPlace(f)
	m.addPassages(f)
	slices.Sort(m.keys)
	m.keys = slices.Compact(m.keys)
	return m.keys
}

// addPassages adds keys of passages of the abstract that another record has too.
func (m *keyMaker) addPassages(f *features) {
	var room [passagesSeen]uint32
	common, count := room[:0], 0
	for _, h := range f.sketch.first() {
		switch n := m.passages.of(h); {
		case n > passageLimit:
			common = append(common, h)
		case n > 1 && count < abstractKeys:
			m.addHashed(keyAbstract, mix(uint64(h)))
			count++
		}
	}
	for _, h := range common[:min(len(common), max(0, commonPassages-count))] {
		m.addHashed(keyAbstract, mix(uint64(h)))
	}
}

func (m *keyMaker) add(kind keyKind, parts ...string) {
	m.keys = append(m.keys, makeKey(kind, parts...))
}

// addHashed is add for parts by their hashes.
func (m *keyMaker) addHashed(kind keyKind, parts ...uint64) {
	m.keys = append(m.keys, keyOfHashes(kind, parts...))
}

// addWordsAndPlace adds the keys of the rare words of the title, and those of
// the place and the authors.
func (m *keyMaker) addWordsAndPlace(f *features) {
	var room [rareWords]uint32
	rare := m.rarestWords(f, room[:0])
	var hashes [rareWords]uint64
	for i, w := range rare {
		hashes[i] = hashString(m.words.words.text(w))
		for j := range i {
			if m.set.expected(rare[j], w) <= maxTogether {
				m.addHashed(keyRareWords, hashes[j], hashes[i])
			}
		}
	}
	var digits [20]byte
	year := hashBytes(strconv.AppendInt(digits[:0], int64(f.year), 10))
	placed := f.volume != "" && f.issue != ""
	if n := len(f.people); n > 0 {
		first := hashString(m.beginningOf(f.people[0].family))
		if f.year != 0 {
			m.addHashed(keyFirstAuthorYear, first, year)
			m.addHashed(keyLastAuthorYear, hashString(m.beginningOf(f.people[n-1].family)), year)
		}
		if f.first != "" {
			m.addHashed(keyAuthorPage, first, hashString(f.first))
		}
		if len(rare) > 0 {
			m.addHashed(keyAuthorWord, first, hashes[0])
		}
		if placed {
			for i := range f.people[:min(n, placedPeople)] {
				m.add(keyAuthorPlace, m.beginningOf(f.people[i].family), leadingNumber(f.volume), leadingNumber(f.issue))
			}
		}
		m.addPairKeys(f, year)
	}
	if placed && f.title.common {
		m.add(keyTitlePlace, f.title.squash, leadingNumber(f.volume), leadingNumber(f.issue))
	}
	if placed && len(f.people) == 0 && len(f.title.words) <= namingTitle {
		for _, w := range f.title.sorted {
			if name := m.words.words.text(w); len(name) > 3 && m.words.families.has(name) {
				m.add(keyAuthorPlace, firstRunes(name, familyPiece), leadingNumber(f.volume), leadingNumber(f.issue))
			}
		}
	}
	if f.volume == "" || f.first == "" {
		return
	}
	if f.year != 0 {
		m.addHashed(keyYearPage, hashString(f.volume), hashString(f.first), year)
	}
	for _, issn := range f.issn {
		m.add(keyVolumePage, issn, f.volume, f.first)
	}
}

// beginningOf is the beginning of a family name.
func (m *keyMaker) beginningOf(family uint32) string {
	return firstRunes(m.words.families.text(family), familyPiece)
}

// addPairKeys adds keys of two authors that stand one after the other, in
// either order, with the volume and with the year, which is given by its hash:
// for records whose titles say nothing in common, such as those of a translation.
func (m *keyMaker) addPairKeys(f *features, year uint64) {
	for i := 1; i < min(len(f.people), pairedPeople); i++ {
		x, y := m.beginningOf(f.people[i-1].family), m.beginningOf(f.people[i].family)
		if x > y {
			x, y = y, x
		}
		if f.volume != "" {
			m.add(keyAuthorPair, x, y, "v", leadingNumber(f.volume))
		}
		if f.year != 0 {
			m.addHashed(keyAuthorPair, hashString(x), hashString(y), hashString("y"), year)
		}
	}
}

// rarestWords appends to room, which has that capacity, the words of the title
// that the fewest records have, but more than one, in the order of the alphabet.
func (m *keyMaker) rarestWords(f *features, room []uint32) []uint32 {
	q := m.set
	var numbers [rareWords]uint32
	count := 0
	for _, w := range f.title.sorted {
		n := q.words[w]
		if n <= 1 || count == rareWords && n >= q.words[numbers[count-1]] || m.kinds[w] == stopWord {
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
