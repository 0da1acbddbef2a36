package main

import (
	"context"

	"github.com/spf13/cobra"
)

// tableFlags name the tables that resolve and dedupe write beside their output.
type tableFlags struct{ mapFile, unsure string }

func (f *tableFlags) register(cmd *cobra.Command, mapUsage string) {
	flags := cmd.Flags()
	flags.StringVar(&f.mapFile, "map", "", mapUsage)
	flags.StringVar(&f.unsure, "unsure", "", "write the pairs that a person should look at to `FILE` (CSV), to be filled in for --decisions")
}

// tables are the files of tableFlags, nil where none is wanted.
type tables struct{ mapping, unsure *output }

func (f *tableFlags) create(ctx context.Context, outs *outputs) (t tables, err error) {
	if t.mapping, err = outs.createWanted(ctx, f.mapFile); err != nil {
		return t, err
	}
	t.unsure, err = outs.createWanted(ctx, f.unsure)
	return t, err
}

// write writes the tables of what was resolved. Which records stay is chosen by
// the order of the sources where s is nil.
func (t *tables) write(ctx context.Context, r *reading, s *survivors) (err error) {
	if t.mapping != nil && s == nil {
		if s, err = chooseSurvivors(r, keepSourceOrder); err != nil {
			return err
		}
	}
	if t.mapping != nil {
		if err := writeMap(t.mapping, r, s); err != nil {
			return err
		}
	}
	if t.unsure != nil {
		return writeUnsure(ctx, t.unsure, r)
	}
	return nil
}
