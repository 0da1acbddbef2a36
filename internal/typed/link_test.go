package typed_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

func TestMainLink(t *testing.T) {
	pdf, image, plain := record.Link{URL: "a.pdf", Kind: "pdf"}, record.Link{URL: "b.png", Kind: "image"}, record.Link{URL: "c"}
	require.Equal(t, "c", typed.MainLink([]record.Link{pdf, image, plain, {URL: "d"}}))
	require.Equal(t, "a.pdf", typed.MainLink([]record.Link{image, pdf}))
	require.Empty(t, typed.MainLink([]record.Link{image}))
	require.Empty(t, typed.MainLink(nil))
}
