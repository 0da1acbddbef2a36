package source

import (
	"io"

	"github.com/ibid-go/ibid/internal/jsonrecord"
	"github.com/ibid-go/ibid/source/clinicaltrials"
	"github.com/ibid-go/ibid/source/crossref"
	"github.com/ibid-go/ibid/source/csljson"
	"github.com/ibid-go/ibid/source/datacite"
	"github.com/ibid-go/ibid/source/openalex"
	"github.com/ibid-go/ibid/source/reflib"
)

// jsonOptions are the options of the readers of JSON, which have them in common.
func jsonOptions(o part) *jsonrecord.Options {
	return &jsonrecord.Options{
		Name: o.Name, Source: o.Source, Kind: o.Kind, Encoding: o.fallback(), Base: o.base, UTF16: o.utf16, Position: o.position,
	}
}

func openCSLJSON(r io.Reader, o part) (Reader, error) {
	return csljson.NewReader(r, jsonOptions(o)), nil
}

func createCSLJSON(w io.Writer, o *WriterOptions) Writer {
	return csljson.NewWriter(w, &csljson.WriterOptions{OnLoss: o.OnLoss, IDs: o.IDs})
}

func openCrossref(r io.Reader, o part) (Reader, error) {
	return crossref.NewReader(r, jsonOptions(o)), nil
}

func openOpenAlex(r io.Reader, o part) (Reader, error) {
	return openalex.NewReader(r, jsonOptions(o)), nil
}

func openDataCite(r io.Reader, o part) (Reader, error) {
	return datacite.NewReader(r, jsonOptions(o)), nil
}

func openClinicalTrials(r io.Reader, o part) (Reader, error) {
	return clinicaltrials.NewReader(r, jsonOptions(o)), nil
}

func openRefLib(r io.Reader, o part) (Reader, error) { return reflib.NewReader(r, jsonOptions(o)), nil }
