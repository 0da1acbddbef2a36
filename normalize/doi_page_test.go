package normalize_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/normalize"
)

func TestDOIOfPage(t *testing.T) {
	for _, test := range []struct{ address, want string }{
		{"https://link.springer.com/article/10.1007/s00000-019-09894-1", "10.1007/s00000-019-09894-1"},
		{"https://link.springer.com/content/pdf/10.1007/s00000-019-09894-1.pdf", "10.1007/s00000-019-09894-1"},
		{"https://link.springer.com/article/10.1007/s00000-019-09894-1/tables/2", "10.1007/s00000-019-09894-1"},
		{"https://link.springer.com/chapter/10.1007%2F978-3-319-00000-9_12", "10.1007/978-3-319-00000-9_12"},
		{"https://link.springer.com/book/10.1007/978-3-319-00000-9", ""},
		{"https://www.tandfonline.com/doi/abs/10.1080/21680000.2017.1331945", "10.1080/21680000.2017.1331945"},
		{"https://onlinelibrary.wiley.com/doi/full/10.1111/j.1460-2427.2010.00968.x", "10.1111/j.1460-2427.2010.00968.x"},
		{"https://onlinelibrary.wiley.com/doi/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2/abstract", "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"},
		{"https://agupubs.onlinelibrary.wiley.com/doi/pdfdirect/10.1029/2001GB001000?download=true", "10.1029/2001gb001000"},
		{"https://dl.acm.org/doi/book/10.1145/3077136", ""},
		{"https://dl.acm.org/doi/abs/10.1145/3077000.3080000", "10.1145/3077000.3080000"},
		{"https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD010000.pub2/full", "10.1002/14651858.cd010000.pub2"},
		{"https://www.cochranelibrary.com/central/doi/10.1002/central/CN-00000001/full", ""},
		{"https://www.emerald.com/insight/content/doi/10.1108/00000000000000001/full/html", "10.1108/00000000000000001"},
		{"https://academic.oup.com/ageing/article-abstract/doi/10.1093/ageing/afq000/12345", "10.1093/ageing/afq000"},
		{"https://academic.oup.com/ageing/article/40/3/310/46", ""},
		{"https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0100000", "10.1371/journal.pone.0100000"},
		{"https://a.example/article?id=10.1371/journal.pone.0100000", ""},
		{"https://bmcpublichealth.biomedcentral.com/articles/10.1186/s12889-019-0000-5", "10.1186/s12889-019-0000-5"},
		{"https://www.frontiersin.org/journals/psychology/articles/10.3389/fpsyg.2019.00000/full", "10.3389/fpsyg.2019.00000"},
		{"https://www.medrxiv.org/content/10.1101/2020.01.01.20010000v2.full.pdf", "10.1101/2020.01.01.20010000"},
		{"https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000000&doi=10.1016%2fj.x.2019.01.001&partnerID=40", "10.1016/j.x.2019.01.001"},
		{"https://psycnet.apa.org/doiLanding?doi=10.1037%2Fa0000001", "10.1037/a0000001"},
		{"https://iopscience.iop.org/article/10.1088/1748-9326/abc000/meta", "10.1088/1748-9326/abc000"},
		{"https://a.example/doi/supplement/10.1000/x", ""},
		{"https://a.example/10.1000/x", ""},
		{"https://a.example/?doi=none", ""},
		{"not a URL", ""},
	} {
		got, err := normalize.DOIOfPage(test.address)
		require.Equal(t, test.want, got, test.address)
		require.Equal(t, test.want == "", err != nil, test.address)
		if err == nil {
			again, err := normalize.DOI(got)
			require.NoError(t, err)
			require.Equal(t, got, again)
		}
	}
}

func FuzzDOIOfPage(f *testing.F) {
	f.Add("https://link.springer.com/article/10.1007/s00000-019-09894-1/tables/2")
	f.Add("https://a.example/doi/abs/10.1000/x%2Fv1.full.pdf?doi=10.1000/y#z")
	f.Fuzz(func(t *testing.T, address string) {
		if name, err := normalize.DOIOfPage(address); err == nil {
			again, err := normalize.DOI(name)
			require.NoError(t, err)
			require.Equal(t, name, again)
		}
	})
}
