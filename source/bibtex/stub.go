package bibtex

import "github.com/ibid-go/ibid/record"

func (r *Reader) Read() (*record.Record, error) { return nil, nil }
