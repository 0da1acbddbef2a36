package eval

// bands are the confidences, in thousandths, at which the bands of a
// calibration begin; they are narrow where decisions are made.
var bands = []int{0, 50, 200, 400, 600, 800, 900, 950, 990, 999}

// Band compares the confidences that were stated for pairs with the share of
// them that is true.
type Band struct {
	// From and To are confidences in thousandths; To is outside the band,
	// except in the last one.
	From int `json:"from"`
	To   int `json:"to"`
	// Pairs is the number of pairs in the band, True that of the true ones.
	Pairs int `json:"pairs"`
	True  int `json:"true"`
	// Sum is the sum of the stated confidences.
	Sum int `json:"sum_of_confidences"`
}

// Stated is the mean of the confidences, from 0 to 1; 0 without pairs.
func (b Band) Stated() float64 {
	if b.Pairs == 0 {
		return 0
	}
	return float64(b.Sum) / 1000 / float64(b.Pairs)
}

// Share is the share of the pairs that is true; 0 without pairs.
func (b Band) Share() float64 {
	if b.Pairs == 0 {
		return 0
	}
	return float64(b.True) / float64(b.Pairs)
}

// Calibration counts pairs by the confidence that was stated for them.
type Calibration struct{ bands []Band }

// Add counts a pair with its confidence in thousandths.
func (c *Calibration) Add(confidence int, same bool) {
	if c.bands == nil {
		c.bands = emptyBands()
	}
	at := len(c.bands) - 1
	for at > 0 && c.bands[at].From > confidence {
		at--
	}
	b := &c.bands[at]
	b.Pairs++
	b.Sum += confidence
	if same {
		b.True++
	}
}

// Bands returns the bands, the lowest first, those without pairs included.
func (c *Calibration) Bands() []Band {
	if c.bands == nil {
		return emptyBands()
	}
	return c.bands
}

func emptyBands() []Band {
	list := make([]Band, len(bands))
	for i, from := range bands {
		to := 1000
		if i+1 < len(bands) {
			to = bands[i+1]
		}
		list[i] = Band{From: from, To: to}
	}
	return list
}

// Error is the expected calibration error: the mean distance between stated
// confidence and true share, by bands, each with the weight of its pairs.
func (c *Calibration) Error() float64 {
	pairs, sum := 0, 0.0
	for _, b := range c.bands {
		pairs += b.Pairs
		sum += max(b.Stated()-b.Share(), b.Share()-b.Stated()) * float64(b.Pairs)
	}
	if pairs == 0 {
		return 0
	}
	return sum / float64(pairs)
}
