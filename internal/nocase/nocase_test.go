package nocase

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOfTeX(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{`The {DNA} of {B}ees`, `The <span class="nocase">DNA</span> of <span class="nocase">B</span>ees`},
		{`{The {DNA}} of {bees`, `<span class="nocase">The DNA</span> of bees`},
		{`{\'E}tudes of {\emph{Apis} m}`, ``},
		{`\emph{Apis {Mellifera}} {10} {--}`, `Apis <span class="nocase">Mellifera</span> 10 –`},
		{`{ The Whole Title }`, ``},
		{`{One} and {Other}`, `<span class="nocase">One</span> and <span class="nocase">Other</span>`},
		{"Of \uFDD0 {DNA}", ``},
		{`Plain`, ``},
	} {
		marked, ok := OfTeX(c.source)
		if !ok {
			marked = ""
		}
		require.Equal(t, c.want, Spans(marked), c.source)
	}
}

func TestBest(t *testing.T) {
	marked := func(sources ...string) (list []string) {
		for _, s := range sources {
			text, ok := OfTeX(s)
			require.True(t, ok, s)
			list = append(list, text)
		}
		return list
	}
	require.Equal(t, `Of <span class="nocase">DNA</span> and <span class="nocase">RNA</span>`, Spans(Best("Of DNA and RNA", marked(`Of {DNA} and RNA`, `Of {DNA} and {RNA}`, `{Of DNA} {and} {RN}`))))
	require.Empty(t, Best("Of DNA", marked(`On {DNA}`)))
	require.Empty(t, Best("Of DNA", nil))
}

func FuzzOfTeX(f *testing.F) {
	f.Add(`The {DNA} of \textsuperscript{a{b}}`)
	f.Fuzz(func(t *testing.T, source string) {
		if marked, ok := OfTeX(source); ok {
			Best(Plain(marked), []string{marked})
			OfCSL(Spans(marked))
		}
	})
}
