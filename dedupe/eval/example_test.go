package eval_test

import (
	"fmt"

	"github.com/ibid-go/ibid/dedupe/eval"
)

func Example() {
	truth := eval.Label([]string{"trial", "trial", "trial", "survey", "survey", "essay"})
	predicted := eval.Label([]string{"1", "1", "2", "3", "3", "3"})
	for _, metric := range []struct {
		name  string
		tally eval.Tally
	}{
		{"removal", eval.Removal(predicted, truth)},
		{"pairs", eval.Pairs(predicted, truth)},
	} {
		c := metric.tally.Counts()
		fmt.Printf("%s: %d right, %d wrong, %d missed, F1 %.3f\n", metric.name, c.TP, c.FP, c.FN, c.F1())
	}
	fmt.Println("mixed clusters:", eval.Mixed(predicted, truth).Number)
	// Output:
	// removal: 2 right, 1 wrong, 1 missed, F1 0.667
	// pairs: 2 right, 2 wrong, 2 missed, F1 0.500
	// mixed clusters: 1
}
