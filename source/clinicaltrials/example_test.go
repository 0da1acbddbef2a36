package clinicaltrials_test

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/source/clinicaltrials"
)

func ExampleReader() {
	document := `{"studies": [{"protocolSection": {
		"identificationModule": {"nctId": "NCT01234567", "briefTitle": "Light and Sleep"},
		"referencesModule": {"references": [{"pmid": "32706713", "type": "RESULT", "citation": "Ng L. Light. 2020."}]}}}]}`
	for r, err := range clinicaltrials.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.OwnID, r.Title(), r.Registrations[0].Registry, r.Relations[0].Identifiers[0].Value)
	}
	// Output: NCT01234567 Light and Sleep ClinicalTrials.gov 32706713
}
