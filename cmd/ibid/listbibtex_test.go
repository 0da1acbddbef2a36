package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A survivor stands as it stood in its file, and one that takes something from
// elsewhere in it is written with what it takes.
func TestDedupeBibTeX(t *testing.T) {
	const entry = "@Article{sol11, title=\"Tides on the shores of  {European} seas\",\n author={Sol, In{\\'e}s}, journal={Sea}, year=2011, doi={10.1234/tides.11}}"
	dir := t.TempDir()
	file := filepath.Join(dir, "sea.bib")
	require.NoError(t, os.WriteFile(file, []byte("% a comment\n"+entry+"\n@string{p = {Sea Press}}\n"+
		"@misc{again, title={Tides on the Shores of European Seas}, author={In{\\'e}s Sol}, year={2011}, doi={10.1234/tides.11}}\n"+
		"@book{waves, title={Waves and winds of the north}, author={Berg, Jan}, publisher=p, year=2012}\n"), 0o600))

	got := ibid(t, "", "dedupe", "--to", "bibtex", file)
	require.Equal(t, 0, got.status, got.stderr)
	require.Contains(t, got.stdout, entry+"\n")
	require.NotContains(t, got.stdout, "again")
	require.Contains(t, got.stdout, "publisher = {Sea Press}")

	marked := ibid(t, "", "dedupe", "--to", "bibtex", "--mark", file)
	require.Equal(t, 0, marked.status, marked.stderr)
	require.Contains(t, marked.stdout, "sol11")

	there := ibid(t, "", "convert", "--to", "ris", file)
	require.Equal(t, 0, there.status, there.stderr)
	require.Contains(t, there.stdout, "TI  - Tides on the shores of European seas")
	back := ibid(t, there.stdout, "convert", "--to", "bibtex", "-")
	require.Equal(t, 0, back.status, back.stderr)
	require.Contains(t, back.stdout, "@article{sol11,")
	require.Contains(t, back.stdout, "publisher = {Sea Press}")
}

// What is fused keeps the braces and formulas of its sources, whatever the order of
// the files.
func TestFusedBibTeX(t *testing.T) {
	dir := t.TempDir()
	bib, ris := filepath.Join(dir, "sea.bib"), filepath.Join(dir, "sea.ris")
	require.NoError(t, os.WriteFile(bib, []byte("@article{sol11, title={Tides $h_{\\mathrm{max}}$ in the {Kiel} bight}, author={Sol, Ida}, journal={Sea}, year=2011, doi={10.1234/tides.11}}\n"), 0o600))
	require.NoError(t, os.WriteFile(ris, []byte("TY  - JOUR\nAU  - Sol, Ida\nTI  - Tides $h_{\\mathrm{max}}$ in the Kiel bight\nJF  - Sea\nPY  - 2011\nDO  - 10.1234/tides.11\nER  - \n"), 0o600))
	const want = "  title = {Tides $h_{\\mathrm{max}}$ in the {Kiel} bight},\n"
	for _, files := range [][]string{{bib, ris}, {ris, bib}, {bib}} {
		resolved := ibid(t, "", append([]string{"resolve", "--to", "bibtex"}, files...)...)
		require.Equal(t, 0, resolved.status, resolved.stderr)
		require.Contains(t, resolved.stdout, want)
	}
	kept := ibid(t, "", "dedupe", "--keep", "fused", "--to", "bibtex", bib, ris)
	require.Equal(t, 0, kept.status, kept.stderr)
	require.Contains(t, kept.stdout, want)
	only := ibid(t, "", "resolve", "--to", "bibtex", ris)
	require.Contains(t, only.stdout, "  title = {Tides {$h_{\\mathrm{max}}$} in the {Kiel} bight},\n")
}
