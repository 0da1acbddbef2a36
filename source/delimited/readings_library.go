package delimited

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// extra reads Zotero's miscellany line by line: identifiers, a citation key, or
// notes.
func extra() []typed.Reading {
	identifier := cells.AnyIdentifier("extra.identifier")
	key := cells.Library("extra.citation-key", "library/citation_keys")
	readKey := key.Read
	key.Read = func(s string) (any, error) {
		if value, ok := cutLabel(s, "Citation Key:"); ok {
			return readKey(value)
		}
		return nil, nil
	}
	note := cells.Note("extra.note", "")
	readNote := note.Read
	note.Read = func(s string) (any, error) {
		if _, ok := cutLabel(s, "Citation Key:"); ok || len(normalize.Identifiers(s)) > 0 {
			return nil, nil
		}
		return readNote(s)
	}
	return typed.Split(typed.At("\n\r"), identifier, key, note)
}

func cutLabel(s, label string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) < len(label) || !strings.EqualFold(s[:len(label)], label) {
		return "", false
	}
	return s[len(label):], true
}

func files() typed.Reading {
	return typed.Many(cells, "files", "library/attachments", attachment,
		func(r *record.Record) *[]record.Attachment { return &r.Library.Attachments },
		func(a, b record.Attachment) bool { return a == b })
}

// declaredSource reads the source that a column declares for a record. What is
// declared for the file comes first.
func declaredSource() typed.Reading {
	r := cells.Text("source", "origin/platform")
	r.Repeat = ""
	r.Put = func(rec *record.Record, value any) string {
		rec.Origin.Source = value.(string)
		return "origin/source"
	}
	r.If = func(rec *record.Record) bool {
		return (rec.Origin.Source == "" || rec.Origin.Source == rec.Origin.Document) && rec.Origin.Kind == ""
	}
	return r
}

func declaredKind() typed.Reading {
	kinds := []record.SourceKind{record.SourceDatabase, record.SourceRegister, record.SourceOther}
	r := typed.One(cells, "source-kind", "origin/kind", func(s string) (record.SourceKind, error) {
		if kind := record.SourceKind(fold(s)); slices.Contains(kinds, kind) {
			return kind, nil
		}
		return "", refusal("csv.source-kind", "unknown", s, "no kind of source")
	}, func(rec *record.Record) *record.SourceKind { return &rec.Origin.Kind })
	r.Repeat = ""
	r.Late = true
	return r
}

func asreview(name string) typed.Reading {
	return typed.Many(cells, name, "library/decisions", asreviewDecision,
		func(r *record.Record) *[]record.Decision { return &r.Library.Decisions },
		func(a, b record.Decision) bool {
			return a.Tool == b.Tool && a.Verdict == b.Verdict && a.Reviewer == b.Reviewer
		})
}

// excludedFor reads why a record was excluded in Covidence.
func excludedFor() typed.Reading {
	return typed.Many(cells, "excluded-for", "library/decisions", func(s string) (record.Decision, error) {
		reason := normalize.Text(s)
		if reason == "" {
			return record.Decision{}, nil
		}
		return record.Decision{Tool: "covidence", Verdict: "excluded", Reasons: []string{reason}}, nil
	}, func(r *record.Record) *[]record.Decision { return &r.Library.Decisions }, nil)
}
