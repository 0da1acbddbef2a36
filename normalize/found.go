package normalize

// Found is a value that a scanner found in running text, at text[Start:End].
type Found[T any] struct {
	Value      T
	Start, End int
}
