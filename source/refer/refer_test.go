package refer_test

import (
	"io"

	"github.com/ibid-go/ibid/internal/tagged"
	"github.com/ibid-go/ibid/internal/tagged/taggedtest"
	"github.com/ibid-go/ibid/source/refer"
)

var format = taggedtest.Format{
	Open: func(r io.Reader, o tagged.Options) taggedtest.Reader {
		options := refer.Options(o)
		return refer.NewReader(r, &options)
	},
	Typed: refer.Record,
	Rules: refer.Rules(),
}
