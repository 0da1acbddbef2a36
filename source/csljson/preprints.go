package csljson

import (
	"strings"

	"github.com/ibid-go/ibid/internal/preprint"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// addPreprints adds the readings of a preprint, for which CSL has no type: Zotero
// writes an article whose genre says so and whose publisher is the server.
func addPreprints(table map[string][]reading) {
	table["genre"] = append(table["genre"], late(readingOf("csl.genre.subtype", "subtype", scalar(func(s string) (string, error) {
		if strings.EqualFold(normalize.Text(s), record.SubtypePreprint) {
			return record.SubtypePreprint, nil
		}
		return "", nil
	}), isZero, func(r *record.Record, subtype string) string {
		if r.Type != record.TypeArticle || r.Subtype != "" {
			return ""
		}
		r.Subtype = subtype
		return "subtype"
	})))
	table["publisher"] = append(table["publisher"], late(readingOf("csl.publisher.server", "server", scalar(func(s string) (string, error) {
		name, _ := preprint.Server(normalize.Text(s))
		return name, nil
	}), isZero, func(r *record.Record, server string) string {
		if r.Type != record.TypeArticle || r.Server != "" || !strings.EqualFold(r.Genre, record.SubtypePreprint) {
			return ""
		}
		r.Server = server
		return "server"
	})))
}
