package bibtex

var entryTypes = map[string]int{"article": 1, "book": 1, "misc": 1}
