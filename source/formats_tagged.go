package source

import (
	"io"

	"github.com/ibid-go/ibid/source/cochrane"
	"github.com/ibid-go/ibid/source/medline"
	"github.com/ibid-go/ibid/source/ovid"
	"github.com/ibid-go/ibid/source/refer"
	"github.com/ibid-go/ibid/source/refworks"
)

// This file opens and creates the tagged formats beside RIS.

func openMEDLINE(r io.Reader, o part) (Reader, error) {
	return medline.NewReader(r, &medline.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		MaxLine: o.MaxLine, Base: o.base, UTF16: o.utf16, Position: o.position, Digest: o.Digest,
	}), nil
}

func createMEDLINE(w io.Writer, o *WriterOptions) Writer {
	return medline.NewWriter(w, &medline.WriterOptions{OnLoss: o.OnLoss, IDs: o.IDs})
}

func openRefer(r io.Reader, o part) (Reader, error) {
	return refer.NewReader(r, &refer.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		MaxLine: o.MaxLine, Base: o.base, UTF16: o.utf16, Position: o.position, Digest: o.Digest,
	}), nil
}

func createRefer(w io.Writer, o *WriterOptions) Writer {
	return refer.NewWriter(w, &refer.WriterOptions{OnLoss: o.OnLoss, IDs: o.IDs, Sources: o.Sources})
}

func openRefWorks(r io.Reader, o part) (Reader, error) {
	return refworks.NewReader(r, &refworks.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		MaxLine: o.MaxLine, Base: o.base, UTF16: o.utf16, Position: o.position, Digest: o.Digest,
	}), nil
}

func openOvid(r io.Reader, o part) (Reader, error) {
	return ovid.NewReader(r, &ovid.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		MaxLine: o.MaxLine, Base: o.base, UTF16: o.utf16, Position: o.position, Digest: o.Digest,
	}), nil
}

func openCochrane(r io.Reader, o part) (Reader, error) {
	return cochrane.NewReader(r, &cochrane.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.Encoding,
		MaxLine: o.MaxLine, Base: o.base, UTF16: o.utf16, Position: o.position, Digest: o.Digest,
	}), nil
}
