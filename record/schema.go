package record

import (
	"bytes"
	_ "embed"
)

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of a [Bundle]; a [Line] is its
// definition "line". The caller owns the returned bytes.
func Schema() []byte { return bytes.Clone(schema) }
