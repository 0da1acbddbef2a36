package datacite_test

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/source/datacite"
)

func ExampleReader() {
	document := `{"data": [{"id": "10.5555/rooms.9", "type": "dois", "attributes": {"doi": "10.5555/rooms.9",
		"titles": [{"title": "Light in rooms"}], "types": {"resourceTypeGeneral": "Dataset"},
		"rightsList": [{"rightsUri": "https://creativecommons.org/publicdomain/zero/1.0/"}], "viewCount": 120}}]}`
	for r, err := range datacite.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.OwnID, r.Type, r.Title(), r.Licences[0].SPDX, r.Counts[0].Metric, r.Counts[0].Value)
	}
	// Output: 10.5555/rooms.9 dataset Light in rooms CC0-1.0 views 120
}
