package ibidjson_test

import (
	"fmt"
	"strings"

	"github.com/ibid-go/ibid/source/ibidjson"
)

func ExampleReader() {
	document := `{"ibid":"1","documents":[],"records":[{"id":"9f0c","volume":"22"},{"id":"a1b2"}],"works":[]}`
	for r, err := range ibidjson.NewReader(strings.NewReader(document), nil).All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.ID, r.Volume)
	}
	// Output:
	// 9f0c 22
	// a1b2
}
