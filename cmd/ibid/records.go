package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// writeRecords writes one record for each version, or for each work, in a
// format that holds records and nothing more.
func (a *app) writeRecords(ctx context.Context, w io.Writer, r *reading, format record.Format, level string) error {
	losses := losses{}
	options := &source.WriterOptions{OnLoss: losses.add}
	if a.quiet {
		// Looking for losses costs as much as writing, so nobody looks in vain.
		options.OnLoss = nil
	}
	out, err := source.Create(w, format, options)
	if err != nil {
		return err
	}
	err = a.works(ctx, r, func(one resolved) error {
		for i := range one.work.Versions {
			v := &one.work.Versions[i]
			if level == levelWork && v.ID != one.work.Preferred {
				continue
			}
			rec := exported(one.work, v)
			if level == levelWork {
				rec.Notes = appendSources(v.Record.Notes, workSources(one.work))
			} else {
				rec.Relations = appendRelations(v.Record.Relations, one.work, v.ID)
			}
			if err := out.Write(rec); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if text := losses.summary(); text != "" {
		a.inform("%s cannot hold everything; left out: %s", format, text)
	}
	return nil
}

// exported returns a version's record as it is written: with its id, and with
// the sources that had it in a note, which every format has room for.
func exported(w *record.Work, v *record.Version) *record.Record {
	rec := *v.Record
	if rec.ID == "" {
		rec.ID = v.ID
	}
	rec.Notes = appendSources(v.Record.Notes, v.Sources)
	return &rec
}

func appendSources(notes []record.Note, sources []string) []record.Note {
	if len(sources) == 0 {
		return notes
	}
	return append(slices.Clone(notes), record.Note{Text: "Sources: " + strings.Join(sources, "; ")})
}

func workSources(w *record.Work) []string {
	var all []string
	for i := range w.Versions {
		all = append(all, w.Versions[i].Sources...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// appendRelations adds what a work knows of the relations of one of its
// versions to the others.
func appendRelations(relations []record.Relation, w *record.Work, version string) []record.Relation {
	relations = slices.Clone(relations)
	for _, rel := range w.Relations {
		other := rel.To
		text := relationText(rel.Type) + " "
		if version == rel.To {
			other = rel.From
			text = "has a version that " + text + "this: "
		} else if version != rel.From {
			continue
		}
		for i := range w.Versions {
			if v := &w.Versions[i]; v.ID == other {
				added := record.Relation{Type: record.IsVersionOf, Identifiers: v.Record.Identifiers, Text: upperFirst(text) + citation(v.Record)}
				if version == rel.From {
					added.Type = rel.Type
				}
				relations = append(relations, added)
			}
		}
	}
	return relations
}

// losses counts the values that an output format could not hold, by field.
type losses map[string]int

func (l losses) add(loss record.Loss) {
	field, _, _ := strings.Cut(loss.Path, "/")
	l[field]++
}

// summary lists the fields, most losses first.
func (l losses) summary() string {
	fields := slices.SortedFunc(maps.Keys(l), func(a, b string) int {
		if l[a] != l[b] {
			return l[b] - l[a]
		}
		return strings.Compare(a, b)
	})
	var parts []string
	for _, field := range fields {
		parts = append(parts, fmt.Sprintf("%s (%s)", field, thousands(l[field])))
	}
	return strings.Join(parts, ", ")
}
