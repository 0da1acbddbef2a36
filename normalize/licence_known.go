package normalize

import (
	"sync"

	"github.com/ibid-go/ibid/record"
)

// knownStatement is what Licence reads from a statement.
type knownStatement struct {
	licence record.Licence
	err     error
}

// knownStatements are the statements that most records of registries and indexes
// have word for word, with what the forms for statements read from them.
var knownStatements = sync.OnceValue(func() map[string]knownStatement {
	table := map[string]knownStatement{}
	add := func(s string) {
		licence, err := statedLicence(s)
		table[s] = knownStatement{licence, err}
	}
	for _, s := range otherStatements {
		add(s)
	}
	for elements, names := range commonsNames {
		add("cc-" + elements)
		add("CC-" + elements)
		for version, kind := range commonsKinds {
			add("cc-" + elements + "-" + version)
			add(ccFamilies[elements] + "-" + version)
			add("https://creativecommons.org/licenses/" + elements + "/" + version + "/legalcode")
			for _, name := range names {
				add("Creative Commons " + name + " " + version + " " + kind)
			}
		}
	}
	return table
})

// commonsNames are the names of the licences of Creative Commons, as SPDX, the
// organisation itself and Zenodo write them, by the elements of their URLs.
var commonsNames = map[string][]string{
	"by":       {"Attribution"},
	"by-sa":    {"Attribution Share Alike", "Attribution-ShareAlike", "Attribution ShareAlike"},
	"by-nd":    {"Attribution No Derivatives", "Attribution-NoDerivatives", "Attribution NoDerivatives"},
	"by-nc":    {"Attribution Non Commercial", "Attribution-NonCommercial", "Attribution NonCommercial"},
	"by-nc-sa": {"Attribution Non Commercial Share Alike", "Attribution-NonCommercial-ShareAlike", "Attribution NonCommercial ShareAlike"},
	"by-nc-nd": {"Attribution Non Commercial No Derivatives", "Attribution-NonCommercial-NoDerivatives", "Attribution NonCommercial NoDerivatives"},
}

// commonsKinds are what follows the versions in the names.
var commonsKinds = map[string]string{"2.0": "Generic", "2.5": "Generic", "3.0": "Unported", "4.0": "International"}

// otherStatements are other frequent ones, and some that name no licence.
var otherStatements = []string{
	"https://creativecommons.org/publicdomain/zero/1.0/", "http://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/zero/1.0",
	"https://creativecommons.org/publicdomain/zero/1.0/legalcode", "Creative Commons Zero v1.0 Universal", "cc0-1.0", "CC0-1.0", "cc0",
	"arXiv.org perpetual, non-exclusive license", "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
	"Open Access", "info:eu-repo/semantics/openAccess", "Closed Access", "info:eu-repo/semantics/closedAccess", "Restricted Access",
	"info:eu-repo/semantics/restrictedAccess", "Embargoed Access", "other-oa", "implied-oa", "unspecified-oa", "publisher-specific-oa", "public-domain", "other-open",
	"http://www.elsevier.com/open-access/userlicense/1.0/", "https://www.elsevier.com/tdm/userlicense/1.0/", "http://www.springer.com/tdm", "https://www.springer.com/tdm",
	"http://doi.wiley.com/10.1002/tdm_license_1.1", "http://doi.wiley.com/10.1002/tdm_license_1", "http://onlinelibrary.wiley.com/termsAndConditions#vor",
	"http://onlinelibrary.wiley.com/termsAndConditions#am", "https://www.springernature.com/gp/researchers/text-and-data-mining",
}
