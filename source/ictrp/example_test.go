package ictrp_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/ictrp"
)

func ExampleReader() {
	const export = `<Trials_downloaded_from_ICTRP><Trial><TrialID>NCT01234567</TrialID>
<Public_title>Counting lines in adults</Public_title><Date_registration3>20101104</Date_registration3>
<Secondary_ID>2010-023457-11</Secondary_ID></Trial></Trials_downloaded_from_ICTRP>`
	reader := ictrp.NewReader(strings.NewReader(export), &ictrp.Options{Name: "ICTRP-Results.xml"})
	for r, err := range reader.All() {
		if err != nil {
			log.Fatal(err)
		}
		date, _ := r.Date(record.DatePosted)
		fmt.Println(r.OwnID, r.Title(), date.Value)
		for _, registration := range r.Registrations {
			fmt.Println(registration.Registry, registration.ID)
		}
	}
	// Output:
	// NCT01234567 Counting lines in adults 2010-11-04
	// ClinicalTrials.gov NCT01234567
	// EUCTR 2010-023457-11
}
