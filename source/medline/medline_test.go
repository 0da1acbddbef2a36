package medline_test

import (
	"io"
	"testing"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/source/medline"
)

var format = taggedtest.Format{
	Open: func(r io.Reader, o tagged.Options) taggedtest.Reader {
		options := medline.Options(o)
		return medline.NewReader(r, &options)
	},
	Typed: medline.Record,
	Rules: medline.Rules(),
}

var _ testing.TB
