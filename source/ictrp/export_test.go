package ictrp

// MeaningOf returns the meaning of an element by its path.
var MeaningOf = meaningOf
