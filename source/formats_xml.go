package source

import (
	"io"

	"github.com/ibid-go/ibid/source/endnote"
	"github.com/ibid-go/ibid/source/ictrp"
	"github.com/ibid-go/ibid/source/pubmedxml"
)

// This file opens and creates the formats in XML.

func openEndNote(r io.Reader, o part) (Reader, error) {
	return endnote.NewReader(r, &endnote.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.fallback(),
		Base: o.base, UTF16: o.utf16, Position: o.position,
	}), nil
}

func createEndNote(w io.Writer, o *WriterOptions) Writer {
	return endnote.NewWriter(w, &endnote.WriterOptions{OnLoss: o.OnLoss, IDs: o.IDs, Sources: o.Sources})
}

func openPubMed(r io.Reader, o part) (Reader, error) {
	return pubmedxml.NewReader(r, &pubmedxml.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.fallback(),
		Base: o.base, UTF16: o.utf16, Position: o.position,
	}), nil
}

func openICTRP(r io.Reader, o part) (Reader, error) {
	return ictrp.NewReader(r, &ictrp.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.fallback(),
		Base: o.base, UTF16: o.utf16, Position: o.position,
	}), nil
}
