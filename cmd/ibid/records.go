package main

import (
	"cmp"
	"context"
	"io"
	"slices"

	"github.com/ibid-go/ibid/dedupe"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source"
)

// recordsOutput creates an output of one record for each version, or for each
// work, in a format that holds records and nothing more; see worksOutput.
func (a *app) recordsOutput(ctx context.Context, outs *outputs, r *reading, format record.Format, f *resolveFlags) (func() (func(), error), error) {
	options, err := f.writerOptions(format)
	if err != nil {
		return nil, err
	}
	limit, err := f.limit()
	if err != nil {
		return nil, err
	}
	losses := newLosses(format, nil)
	onLoss := losses.add
	if a.quiet {
		// Looking for losses costs as much as writing, so nobody looks in vain.
		onLoss = nil
	}
	out, err := newParts(ctx, outs, f.path(), limit, onLoss, beginRecords(format, options))
	if err != nil {
		return nil, err
	}
	write := func(rec *record.Record, from []*record.Record) error {
		losses.begin(rec.ID, "", 0)
		return out.write(ctx, func(w source.Writer) error { return writeFused(w, rec, from) })
	}
	return func() (func(), error) {
		err := a.works(ctx, r, func(one resolved) error {
			for _, unit := range one.group.Units(r.options.Policy) {
				chosen, counted := unitVersion(one.work, one.group, unit)
				rec := chosen.Alone()
				rec.Relations = appendRelations(rec.Relations, one.work, chosen.ID, counted)
				if err := write(rec, one.records); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		return func() {
			a.reportParts(f.path(), limit, out.number, out.tooLarge)
			if text := losses.summary(); text != "" {
				a.inform("%s", text)
			}
		}, out.finish()
	}, nil
}

// writeFused writes a record that was fused from others.
func writeFused(w source.Writer, rec *record.Record, from []*record.Record) error {
	if fused, ok := w.(source.FusedWriter); ok {
		return fused.WriteFused(rec, from)
	}
	return w.Write(rec)
}

// unitVersion returns, of versions of a work that count as one, given by their
// numbers in the group, the preferred one with the sources of all, and the ids
// of all.
func unitVersion(w *record.Work, g *dedupe.Group, unit []int) (chosen record.Version, counted map[string]bool) {
	counted = map[string]bool{}
	for _, v := range unit {
		counted[g.Versions[v].ID] = true
	}
	// The versions stand in the order of preference.
	var sources []string
	for _, v := range w.Versions {
		if !counted[v.ID] {
			continue
		}
		if chosen.ID == "" {
			chosen = v
		}
		sources = append(sources, v.Sources...)
	}
	chosen.Sources = sources
	return chosen, counted
}

// beginRecords returns what begins an output of records in a format.
func beginRecords(format record.Format, options source.WriterOptions) func(io.Writer, func(record.Loss)) (source.Writer, error) {
	return func(w io.Writer, onLoss func(record.Loss)) (source.Writer, error) {
		options := options
		options.OnLoss = onLoss
		return source.Create(w, format, &options)
	}
}

// appendRelations adds what a work knows of the relations of one of its
// versions to the others, but for those that count as one with it.
func appendRelations(relations []record.Relation, w *record.Work, version string, counted map[string]bool) []record.Relation {
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
		if counted[other] {
			continue
		}
		for i := range w.Versions {
			if v := &w.Versions[i]; v.ID == other {
				added := record.Relation{Type: record.IsVersionOf, Identifiers: v.Record.Identifiers, Text: upperFirst(text) + citation(v.Record)}
				switch {
				case version == rel.From:
					added.Type = rel.Type
				case rel.Type == record.IsPreprintOf:
					added.Type = record.HasPreprint
				}
				relations = appendRelation(relations, added)
			}
		}
	}
	return relations
}

// appendRelation adds a relation to a publication, or what it knows of that one to
// the relation in which the record itself states the same.
func appendRelation(relations []record.Relation, added record.Relation) []record.Relation {
	i := slices.IndexFunc(relations, func(r record.Relation) bool {
		return r.Type == added.Type && slices.ContainsFunc(r.Identifiers, func(id record.Identifier) bool { return slices.Contains(added.Identifiers, id) })
	})
	if i < 0 {
		return append(relations, added)
	}
	stated := &relations[i]
	stated.Text = cmp.Or(stated.Text, added.Text)
	stated.Identifiers = slices.Clone(stated.Identifiers)
	for _, id := range added.Identifiers {
		if !slices.Contains(stated.Identifiers, id) {
			stated.Identifiers = append(stated.Identifiers, id)
		}
	}
	return relations
}
