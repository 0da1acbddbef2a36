package ris

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/corpus"
)

// TestProbes reads the probes beside the repository, each of which has one
// trouble and the records of the first; testdata has a file of our own for each.
func TestProbes(t *testing.T) {
	folder := corpus.Folder(t, "corpus", "probes")
	tests := []brokenFile{
		{file: "01_clean"},
		{file: "02_one_space", first: "one-space*7", second: "one-space*7"},
		{file: "03_no_space_after_dash", first: "no-space-after-dash*6", second: "no-space-after-dash*6"},
		{file: "04_flattened_one_line", first: "flattened", second: "flattened"},
		{file: "05_flattened_2sp", first: "flattened", second: "flattened"},
		{file: "06_utf8_bom"},
		{file: "07_utf16le_bom"},
		{file: "08_latin1", first: "not-utf-8", change: `{"contributors":[{"family":"Müller","given":"John","role":"author"}]}`},
		{file: "09_cp1252", first: "not-utf-8", change: `{"titles":[{"role":"main","value":"“First” – title’s"}]}`},
		{file: "10_crlf"},
		{file: "11_cr_only"},
		{file: "12_missing_er_between", first: "missing-er"},
		{file: "13_missing_er_eof", second: "missing-er"},
		{file: "14_missing_ty", first: "missing-type", change: `{"type":null}`},
		{file: "15_ty_not_first", first: "type-not-first", change: `{"own_id":"77"}`},
		{file: "16_continuation_unindented", first: "continuation*2", change: `{"abstracts":[{"text":"First line of the abstract which is long continues here with words and ends here."}]}`},
		{file: "17_continuation_indented", first: "continuation*2", change: `{"abstracts":[{"text":"First line of the abstract continues indented and ends."}]}`},
		{file: "18_blank_line_in_abstract", first: "continuation", change: `{"abstracts":[{"text":"Para one.\n\nPara two."}]}`},
		{file: "19_blank_lines_between_fields"},
		{file: "20_lowercase_tags", first: "lower-case-tag*4"},
		{file: "21_unknown_tag", first: "unknown-tag*2", change: `{"unclaimed":[{"text":"mystery"},{"text":"another"}]}`},
		{file: "22_repeat_single", first: "repeated-field", change: `{"volume":"1","details":[{"name":"volume","value":"2"}],"titles":[{"role":"main","value":"First title"},{"role":"alternate","value":"Alternative title"}]}`},
		{file: "23_kw_continuation_lines", first: "continuation*2", change: `{"keywords":[{"value":"alpha"},{"value":"beta"},{"value":"gamma"}]}`},
		{file: "24_kw_semicolons", change: `{"keywords":[{"value":"alpha"},{"value":"beta"},{"value":"gamma"}]}`},
		{file: "25_author_suffix", change: `{"contributors":[{"family":"King","given":"Martin Luther","role":"author","suffix":"Jr."}]}`},
		{file: "26_authors_semicolon", change: `{"contributors":[{"family":"Smith","given":"John","role":"author"},{"family":"Roe","given":"Richard","role":"author"},{"family":"Poe","given":"E. A.","role":"author"}]}`},
		{file: "27_author_nocomma_corp", change: `{"contributors":[{"literal":"World Health Organization","role":"author"}]}`},
		{file: "28_date_full", change: `{"dates":[{"kind":"issued","literal":"Spring","value":"2001-03-15"}]}`},
		{file: "29_date_ebsco", change: `{"dates":[{"kind":"issued","literal":"Nov/Dec2001","value":"2001-11"}]}`},
		{file: "30_dates_conflict", first: "dates-disagree", change: `{"dates":[{"kind":"issued","value":"2013-05-28"},{"kind":"issued","value":"2014-04-01"},{"kind":"accessed","value":"2020-02-19"}]}`},
		{file: "31_pages", change: `{"pages":{"first":"994","last":"1014"}}`},
		{file: "32_pages_elocator", change: `{"article_number":"e17362"}`},
		{file: "33_empty_ep_no_space", change: `{"publisher":{"name":"Macmillan"},"pages":{"first":"0082"}}`},
		{file: "34_sn_both", change: `{"container":{"isbn":["9783161484100"],"issn":[{"value":"0028-0836"}],"title":"Journal A"}}`},
		{file: "35_several_ur", doi: "UR DO", change: `{"links":[{"url":"https://a.example/1"},{"url":"https://b.example/?x=1;y=2"}],"library":{"attachments":[{"kind":"pdf","path":"internal-pdf://x.pdf"}]}}`},
		{file: "36_header_provider", document: "text-outside*2", outside: []string{"Provider: Ovid", `Content: text/plain; charset="UTF-8"`}},
		{file: "37_ovid_numbered", document: "text-outside*3", outside: []string{"1.", "Link to the Ovid Full Text: http://ovidsp.example/x", "2."}},
		{file: "38_text_after_er", first: "text-after-er", document: "text-outside", outside: []string{"trailing junk"}, change: `{"unclaimed":[{"text":"1"}]}`},
		{file: "39_html_entities", change: `{"titles":[{"role":"main","value":"A & B: E. coli <10 α"}]}`},
		{file: "40_mathml", change: `{"titles":[{"role":"main","value":"On x curves"}]}`},
		{file: "41_pipe_in_title", change: `{"titles":[{"role":"main","value":"Title | subtitle"}]}`},
		{file: "42_er_in_text", change: `{"abstracts":[{"text":"We use PAPER - a tool; results follow."}]}`},
		{file: "43_tag_like_continuation", first: "tag-in-text continuation*2", change: `{"abstracts":[{"text":"Background text US - based cohort of 100 DNA - methylation"}]}`},
		{file: "44_smartquote_continuation", first: "continuation", change: `{"abstracts":[{"text":"He said “quoted” text"}]}`},
		{file: "45_no_title", change: `{"titles":null}`},
		{file: "46_type_lower_ws"},
		{file: "47_type_unknown", first: "unknown-type", change: `{"type":null,"details":[{"name":"ris-type","value":"FOOBAR"}]}`},
		{file: "48_tab_separators", first: "odd-space*7"},
		{file: "49_leading_ws", first: "indented*7"},
		{file: "50_u2028", first: "line-separator"},
		{file: "51_nul_bytes", first: "nul"},
		{file: "53_author_continuation", first: "continuation", change: `{"contributors":[{"family":"Smith","given":"John","role":"author"},{"family":"Verylongname","given":"Maximilian Alexander","role":"author"}]}`},
		{file: "54_doi_in_ur_only", doi: "UR"},
		{file: "55_doi_prefix_case"},
		{file: "56_doi_in_m3_n1", doi: "N1 M3"},
		{file: "57_empty", none: true},
		{file: "58_only_header", document: "text-outside", outside: []string{"Provider: X"}, none: true},
		{file: "59_nbsp_sep", first: "odd-space*7"},
		{file: "60_em_dash_sep", first: "odd-dash*7"},
		{file: "61_ty_mid_text", first: "continuation", change: `{"titles":[{"role":"main","value":"First title TYPHOID outbreak continues"}]}`},
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.ris"))
	require.NoError(t, err)
	require.Len(t, files, len(tests), "a probe without a test")
	in, err := os.ReadFile(filepath.Join(folder, "01_clean.ris"))
	require.NoError(t, err)
	clean := readRecords(t, in)
	require.Len(t, clean, 2)
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) { test.require(t, filepath.Join(folder, test.file+".ris"), clean) })
	}
}
