package scopus

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEventNameLength(t *testing.T) {
	for rest, want := range map[string]string{
		" Sea 2019":                     " Sea 2019",
		" Sea 2019; Conference code: 1": " Sea 2019",
		" Sea 2019; Sand 2019; Conference date: 12 May 2019":  " Sea 2019; Sand 2019",
		" Sea; Sand; Surf;Conference code: 1; Cited By: 3":    " Sea; Sand; Surf",
		" Sea; Cited By: 3; Conference code: 1":               " Sea",
		" Sea; All Open Access":                               " Sea",
		" Sea; All Open Access; CODEN: ABCDE":                 " Sea",
		"; Conference code: 1":                                "",
		" Tides: a start; Sand (NL): on; Conference code: 15": " Tides: a start; Sand (NL): on",
		"":                   "",
		";;;":                "",
		" ; Conference code": " ",
	} {
		require.Equal(t, want, rest[:EventNameLength(rest)], rest)
	}
}

func ExampleEventNameLength() {
	rest := " Tides 2019; Sand 2019; Conference code: 157456"
	fmt.Println(rest[:EventNameLength(rest)])
	// Output: Tides 2019; Sand 2019
}
