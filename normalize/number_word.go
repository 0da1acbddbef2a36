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

// numberBeginnings has a bit for the first three letters of each number word,
// five bits a letter.
var numberBeginnings = func() (table [1 << 15 / 64]uint64) {
	for word := range numberWords {
		at := letterBits(word, 0)
		table[at/64] |= 1 << (at % 64)
	}
	return table
}()

// letterBits are the low bits of three letters, the same ones for both cases.
func letterBits(s string, at int) int {
	three := s[at : at+3]
	return int(three[0]&31)<<10 | int(three[1]&31)<<5 | int(three[2]&31)
}

// mayBeginNumber reports whether s goes on at the place as a number word does.
// It is quick, and wrong for "tension" and the like.
func mayBeginNumber(s string, at int) bool {
	if at+3 > len(s) {
		return false
	}
	three := letterBits(s, at)
	return numberBeginnings[three/64]>>(three%64)&1 != 0
}
