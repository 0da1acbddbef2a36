package dedupe

// vocabulary numbers strings in the order in which they come. Numbers are for
// comparing only; nothing that is given out depends on them.
type vocabulary struct {
	numbers map[string]uint32
	texts   []string
	// seen is the number of records that have the string.
	seen []int32
}

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: make(map[string]uint32)}
}

func (v *vocabulary) number(s string) uint32 {
	if n, ok := v.numbers[s]; ok {
		return n
	}
	n := uint32(len(v.texts))
	v.numbers[s] = n
	v.texts = append(v.texts, s)
	v.seen = append(v.seen, 0)
	return n
}

func (v *vocabulary) text(n uint32) string { return v.texts[n] }

func (v *vocabulary) len() int { return len(v.texts) }
