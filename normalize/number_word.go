package normalize

// numberWords are English number words below twenty, and the tens.
var numberWords = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90,
}

// eachNumberWord yields the English number words up to ninety-nine.
func eachNumberWord(yield func(word string, value int64)) {
	for word, value := range numberWords {
		yield(word, value)
		if value < 20 {
			continue
		}
		for one, more := range numberWords {
			if more <= 9 {
				yield(word+"-"+one, value+more)
			}
		}
	}
}

// numberBeginnings has a bit for the first three letters of each number word, by
// a hash of them.
var numberBeginnings = func() (table [64]uint64) {
	for word := range numberWords {
		word = (word + "    ")[:4]
		hash := hashOfThree(eightUpTo(word, 0))
		table[hash>>58] |= 1 << (hash >> 52 & 63)
	}
	return table
}()

// hashOfThree is a hash of the first three letters of a word, the same one for
// both cases; what is behind them has no part in it.
func hashOfThree(word uint64) uint64 {
	const spread = 0x9e3779b97f4a7c15
	return word & 0x1f1f1f * spread
}

// beginsNumber is 1 where s goes on at the place as a number word does. It is
// quick, and wrong for "tension" and the like.
func beginsNumber(s string, at int) uint64 {
	hash := hashOfThree(eightUpTo(s, at))
	return numberBeginnings[hash>>58] >> (hash >> 52 & 63) & 1
}
