package bibtex

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

// TestPreprints: BibTeX has no type for preprints. What an entry says of its server
// tells them from what was published elsewhere.
func TestPreprints(t *testing.T) {
	for _, c := range []struct{ name, fields, server, arXiv string }{
		{"@preprint", "@preprint{k, title={T}}", "", ""},
		{"@preprint, the server", "@preprint{k, title={T}, publisher={bioRxiv}}", "bioRxiv", ""},
		{"type", "@article{k, title={T}, type={Preprint}}", "", ""},
		{"arXiv's own", "@misc{k, title={T}, eprint={2001.00001}, archivePrefix={arXiv}, primaryClass={cs.DL}, url={https://arxiv.org/abs/2001.00001}}", "arXiv", "2001.00001"},
		{"BibLaTeX", "@online{k, title={T}, eprint={2001.00001v2}, eprinttype={arxiv}, eprintclass={cs.DL}}", "arXiv", "2001.00001v2"},
		{"INSPIRE", "@article{k, title={T}, eprint=\"2001.00001\", archivePrefix=\"arXiv\", reportNumber=\"X-1\"}", "arXiv", "2001.00001"},
		{"Mendeley", "@article{k, title={T}, archivePrefix={arXiv}, arxivId={2001.00001}, eprint={2001.00001}}", "arXiv", "2001.00001"},
		{"Google Scholar", "@article{k, title={T}, journal={arXiv preprint arXiv:2001.00001}, year={2020}}", "arXiv", "2001.00001"},
		{"Google Scholar, SSRN", "@article{k, title={T}, journal={Available at SSRN 3500000}, year={2020}}", "SSRN", ""},
		{"ADS", "@article{k, title={T}, journal={arXiv e-prints}, eid={arXiv:2001.00001}, pages={arXiv:2001.00001}, eprint={2001.00001}, archivePrefix={arXiv}}", "arXiv", "2001.00001"},
		{"Zotero", "@misc{k, title={T}, publisher={arXiv}, number={arXiv:2001.00001}, doi={10.48550/arXiv.2001.00001}}", "arXiv", "2001.00001"},
		{"Better BibLaTeX", "@online{k, title={T}, eprint={2001.00001}, eprinttype={arXiv}, pubstate={prepublished}}", "arXiv", "2001.00001"},
		{"dblp", "@article{k, title={T}, journal={CoRR}, volume={abs/2001.00001}, eprinttype={arXiv}, eprint={2001.00001}}", "arXiv", "2001.00001"},
		{"dblp, before it had eprints", "@article{k, title={T}, journal={CoRR}, volume={abs/2001.00001}}", "arXiv", "2001.00001"},
		{"bioRxiv", "@article{k, title={T}, elocation-id={2020.05.06.20092999}, doi={10.1101/2020.05.06.20092999}, publisher={Cold Spring Harbor Laboratory}, journal={bioRxiv}}", "bioRxiv", ""},
		{"a DOI", "@unpublished{k, title={T}, doi={10.1101/2020.01.02.12345678}}", "", ""},
		{"a URL", "@misc{k, title={T}, howpublished={\\url{https://arxiv.org/abs/2001.00001}}}", "arXiv", "2001.00001"},
		{"a note", "@misc{k, title={T}, note={arXiv:2001.00001}}", "arXiv", "2001.00001"},
		{"Zotero, a report", "@techreport{k, title={T}, type={preprint}, institution={PsyArXiv}, doi={10.31234/osf.io/abcde}}", "PsyArXiv", ""},
	} {
		records, _ := readRecords(t, c.fields, nil)
		r := records[0]
		require.Equal(t, record.TypeArticle, r.Type, c.name)
		require.Equal(t, record.SubtypePreprint, r.Subtype, c.name)
		require.Equal(t, c.server, r.Server, c.name)
		require.Equal(t, c.arXiv, r.Identifier(record.SchemeArXiv), c.name)
		require.Empty(t, r.Diagnostics, c.name)
		text, losses := write(t, WriterOptions{}, r)
		require.Empty(t, losses, c.name)
		back, _ := readRecords(t, text, nil)
		require.Empty(t, differing(r, back[0]), c.name)
	}
	for _, c := range []struct {
		name, fields string
		want         record.Type
	}{
		{"published, and at arXiv", "@article{k, title={T}, journal={Tides}, eprint={2001.00001}, archivePrefix={arXiv}}", record.TypeArticleJournal},
		{"published elsewhere, by its DOI", "@article{k, title={T}, doi={10.5555/tides.1}, eprint={2001.00001}, archivePrefix={arXiv}}", record.TypeArticleJournal},
		{"a paper", "@inproceedings{k, title={T}, booktitle={Tides 2020}, eprint={2001.00001}, archivePrefix={arXiv}}", "paper-conference"},
		{"a thesis", "@phdthesis{k, title={T}, eprint={2001.00001}, archivePrefix={arXiv}}", record.TypeThesis},
		{"a repository", "@misc{k, title={T}, publisher={Zenodo}, doi={10.5281/zenodo.1}}", "document"},
		{"another archive", "@misc{k, title={T}, eprint={12345}, eprinttype={jstor}}", "document"},
		{"a journal of that name", "@article{k, title={T}, journal={CORR}, volume={12}}", record.TypeArticleJournal},
		{"Cold Spring Harbor", "@article{k, title={T}, doi={10.1101/gr.123456.110}}", record.TypeArticleJournal},
	} {
		records, _ := readRecords(t, c.fields, nil)
		require.Equal(t, c.want, records[0].Type, c.name)
		require.Empty(t, records[0].Subtype, c.name)
		require.Empty(t, records[0].Server, c.name)
	}
}
