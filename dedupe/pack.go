package dedupe

import "strings"

// pack copies what the features of a record hold into few blocks of the right
// size: parts of the record's own text would keep all of that in memory, and
// each small list costs more than what stands in it. The names of document and
// source, which all records of a document share, stay as they are.
func (f *features) pack() {
	f.people = exactly(f.people)
	f.titles = exactly(f.titles)
	f.identifiers = exactly(f.identifiers)
	f.relations = exactly(f.relations)
	// It is to stand among the other titles, see [shareTitles].
	f.title.squash = strings.Clone(f.title.squash)
	f.registrations = exactly(f.registrations)
	f.counts = exactly(f.counts)
	packTexts(f.texts())
	packNumbers(f.lists())
	if f.none() {
		f.rareFeatures = noRareFeatures
	}
}

// exactly copies a list that has more room than it needs.
func exactly[T any](list []T) []T {
	if len(list) == cap(list) {
		return list
	}
	return append(make([]T, 0, len(list)), list...)
}

// texts are all texts of the features, those that are often equal one after the
// other.
func (f *features) texts() []*string {
	texts := make([]*string, 0, 48)
	add := func(more ...*string) { texts = append(texts, more...) }
	list := func(l []string) {
		for i := range l {
			add(&l[i])
		}
	}
	numbers := func(t *title) {
		if n := t.numbered; n != nil {
			add(&n.part)
			list(n.all)
		}
	}
	add(&f.id, &f.content, &f.own)
	list(f.ibid)
	numbers(&f.title)
	for i := range f.titles {
		add(&f.titles[i].squash)
		numbers(&f.titles[i])
	}
	for i := range f.people {
		add(&f.people[i].initials)
	}
	add(&f.submitted, &f.accepted, &f.issued, &f.volume, &f.issue, &f.first, &f.last, &f.registerEntry, &f.language)
	list(f.issn)
	list(f.isbn)
	for i := range f.identifiers {
		add(&f.identifiers[i].value, &f.identifiers[i].stem)
	}
	for i := range f.registrations {
		r := &f.registrations[i]
		add(&r.key, &r.registry, &r.id)
	}
	for i := range f.relations {
		add(&f.relations[i].value)
	}
	for i := range f.counts {
		add(&f.counts[i].what)
	}
	return texts
}

// packTexts copies texts into one.
func packTexts(texts []*string) {
	size := 0
	for i, t := range texts {
		if i == 0 || *t != *texts[i-1] {
			size += len(*t)
		}
	}
	var all sharedText
	all.Grow(size)
	for i, t := range texts {
		if i > 0 && *t == *texts[i-1] {
			*t = *texts[i-1]
			continue
		}
		*t = all.put(*t)
	}
}

// sharedText is memory in which texts stand together. It is given room for all of
// them first, so that what it holds stays where it is.
type sharedText struct{ strings.Builder }

// put returns a copy of a text in it.
func (s *sharedText) put(text string) string {
	from := s.Len()
	s.WriteString(text)
	return s.String()[from:]
}

// lists are all lists of numbers of the features.
func (f *features) lists() []*[]uint32 {
	lists := make([]*[]uint32, 0, 32)
	lists = append(lists, &f.title.words, &f.title.sorted, &f.names, &f.containers, &f.targets, &f.keywords, &f.sketch.hashes)
	for i := range f.titles {
		lists = append(lists, &f.titles[i].words, &f.titles[i].sorted)
	}
	return lists
}

// packNumbers copies lists into one.
func packNumbers(lists []*[]uint32) {
	size := 0
	for _, l := range lists {
		size += len(*l)
	}
	all := make([]uint32, 0, size)
	for _, l := range lists {
		if len(*l) == 0 {
			*l = nil
			continue
		}
		start := len(all)
		all = append(all, *l...)
		*l = all[start:len(all):len(all)]
	}
}
