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

// mayBeginNumber reports whether s begins with a digit or as a number word
// does. It is quick, and wrong for "tension" and the like.
func mayBeginNumber(s string) bool {
	if s[0] >= '0' && s[0] <= '9' {
		return true
	}
	if len(s) < 3 {
		return false
	}
	switch a, b, c := s[0]|0x20, s[1]|0x20, s[2]|0x20; a {
	case 'o':
		return b == 'n' && c == 'e'
	case 't':
		return b == 'e' && c == 'n' || b == 'w' && (c == 'o' || c == 'e') || b == 'h' && (c == 'r' || c == 'i' && len(s) > 3 && s[3]|0x20 == 'r')
	case 'f':
		return b == 'o' && (c == 'u' || c == 'r' && len(s) > 3 && s[3]|0x20 == 't') || b == 'i' && (c == 'v' || c == 'f')
	case 's':
		return b == 'i' && c == 'x' || b == 'e' && c == 'v'
	case 'e':
		return b == 'i' && c == 'g' || b == 'l' && c == 'e'
	case 'n':
		return b == 'i' && c == 'n'
	}
	return false
}
