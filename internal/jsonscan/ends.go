package jsonscan

// Ends are the places of the lists and objects in a text, which say where each of
// them ends to who goes through the text from its beginning to its end: one that is
// asked for stands behind those that were. Nil knows none and is as good.
type Ends struct {
	places [][2]int
	next   int
}

// valueEnd is [ValueEnd].
func (e *Ends) valueEnd(text string, i int) int {
	if e == nil || i >= len(text) || text[i] != '{' && text[i] != '[' {
		return ValueEnd(text, i)
	}
	for e.next < len(e.places) && e.places[e.next][0] < i {
		e.next++
	}
	if e.next < len(e.places) && e.places[e.next][0] == i {
		return e.places[e.next][1]
	}
	return ValueEnd(text, i)
}
