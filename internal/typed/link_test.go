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

func TestMainAddress(t *testing.T) {
	r := &record.Record{Identifiers: []record.Identifier{
		{Scheme: record.SchemeWoS, Value: "WOS:000123456700001"}, {Scheme: record.SchemeArXiv, Value: "2005.14165"}, {Scheme: record.SchemeHandle, Value: "10023/12"},
	}}
	require.Equal(t, "https://arxiv.org/abs/2005.14165", typed.MainAddress(r, record.SchemeHandle, record.SchemeArXiv))
	require.Equal(t, "https://hdl.handle.net/10023/12", typed.MainAddress(r, record.SchemeHandle))
	require.Empty(t, typed.MainAddress(r, record.SchemeWoS))
	r.Links = []record.Link{{URL: "https://tides.example"}}
	require.Equal(t, "https://tides.example", typed.MainAddress(r, record.SchemeArXiv))
}
