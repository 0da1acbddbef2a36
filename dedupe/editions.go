package dedupe

import (
	"strconv"
	"strings"
)

// ordinals are the numbers of editions in words.
var ordinals = map[string]uint16{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}

// maxEdition is the number from which on what is called an edition is rather a year.
const maxEdition = 100

// noEditions are words behind a number that counts something else than a book's editions.
var noEditions = map[string]bool{
	"anniversary": true, "printing": true, "impression": true, "reprint": true, "reprinting": true, "paperback": true, "hardcover": true, "american": true, "us": true,
}

// editionNumber reads the number of an edition in a folded text: the first in figures, or
// in a word.
func editionNumber(folded string) uint16 {
	words := strings.Fields(folded)
	for i, word := range words {
		if i+1 < len(words) && noEditions[words[i+1]] {
			continue
		}
		if n, err := strconv.Atoi(leadingNumber(word)); err == nil && n < maxEdition {
			return uint16(n)
		}
		if n := ordinals[word]; n > 0 {
			return n
		}
	}
	return 0
}

// otherEdition holds for two editions of a book by their numbers, which no other evidence
// makes one: titles, authors and publishers are the same in all. An ISBN is an edition's.
func otherEdition(c *comparison) bool {
	a, b := c.a.edition, c.b.edition
	return a != b && min(a, b) > 0 && !anyIdentifier(c) && !c.has(isbnEqual)
}
