package source

import (
	"io"

	"github.com/ibid-go/ibid/source/clinicaltrials"
	"github.com/ibid-go/ibid/source/crossref"
	"github.com/ibid-go/ibid/source/datacite"
	"github.com/ibid-go/ibid/source/openalex"
	"github.com/ibid-go/ibid/source/reflib"
)

func openCrossref(r io.Reader, o part) (Reader, error) {
	return crossref.NewReader(r, &crossref.Options{Name: o.Name, Source: o.Source, Kind: o.Kind, Base: o.base, Position: o.position}), nil
}

func openOpenAlex(r io.Reader, o part) (Reader, error) {
	return openalex.NewReader(r, &openalex.Options{Name: o.Name, Source: o.Source, Kind: o.Kind, Base: o.base, Position: o.position}), nil
}

func openDataCite(r io.Reader, o part) (Reader, error) {
	return datacite.NewReader(r, &datacite.Options{Name: o.Name, Source: o.Source, Kind: o.Kind, Base: o.base, Position: o.position}), nil
}

func openClinicalTrials(r io.Reader, o part) (Reader, error) {
	return clinicaltrials.NewReader(r, &clinicaltrials.Options{Name: o.Name, Source: o.Source, Kind: o.Kind, Base: o.base, Position: o.position}), nil
}

func openRefLib(r io.Reader, o part) (Reader, error) {
	return reflib.NewReader(r, &reflib.Options{Name: o.Name, Source: o.Source, Kind: o.Kind, Base: o.base, Position: o.position}), nil
}
