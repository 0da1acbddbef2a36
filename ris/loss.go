package ris

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// losses are the values of the record that do not come back when the fields
// are read again: no list of what RIS can hold, which could be wrong, but the
// test itself.
func losses(r *record.Record, fields []outField) []record.Loss {
	back := &Entry{Fields: make([]Field, len(fields))}
	for i, f := range fields {
		back.Fields[i] = Field{Tag: f.tag, Value: f.value}
	}
	kept := map[string]int{}
	for _, leaf := range leaves(back.Record()) {
		kept[leaf.place+"\x00"+leaf.value]++
	}
	var lost []record.Loss
	for _, leaf := range leaves(r) {
		key := leaf.place + "\x00" + leaf.value
		if kept[key] > 0 {
			kept[key]--
			continue
		}
		lost = append(lost, record.Loss{
			Record: r.ID, Path: leaf.path, Value: leaf.value,
			Reason: "RIS has no place for it in a record of type " + fields[0].value,
		})
	}
	return lost
}

// leaf is a single value of a record: its path, the same without the indexes
// of lists, and the value as text.
type leaf struct {
	path, place, value string
}

// notContent are the members of a record that are not about the publication.
var notContent = map[string]bool{
	"id": true, "raw": true, "trace": true, "diagnostics": true, "unclaimed": true,
	"origin/document": true, "origin/source": true, "origin/kind": true,
	"origin/format": true, "origin/dialect": true, "origin/position": true, "origin/span": true,
}

func leaves(r *record.Record) []leaf {
	content := *r
	content.Raw, content.Trace, content.Diagnostics, content.Unclaimed = nil, nil, nil, nil
	data, err := json.Marshal(&content)
	if err != nil {
		return nil
	}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.UseNumber()
	var found []leaf
	walk(decoder, "", "", &found)
	return found
}

// walk reads one JSON value and adds its leaves in the order of the text.
func walk(decoder *json.Decoder, path, place string, found *[]leaf) {
	token, err := decoder.Token()
	if err != nil {
		return
	}
	switch token {
	case json.Delim('{'):
		for decoder.More() {
			name, err := decoder.Token()
			if err != nil {
				return
			}
			walk(decoder, join(path, fmt.Sprint(name)), join(place, fmt.Sprint(name)), found)
		}
		_, _ = decoder.Token()
	case json.Delim('['):
		for i := 0; decoder.More(); i++ {
			walk(decoder, element(path, i), place, found)
		}
		_, _ = decoder.Token()
	default:
		for member := range notContent {
			if place == member || strings.HasPrefix(place, member+"/") {
				return
			}
		}
		*found = append(*found, leaf{path, place, fmt.Sprint(token)})
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "/" + name
}
