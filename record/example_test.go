package record_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
)

func ExampleRecord_At() {
	r := &record.Record{
		Volume:       "22",
		Contributors: []record.Contributor{{Name: record.Name{Family: "Davies"}, Role: record.RoleAuthor}},
	}
	family, _ := r.At("contributors/0/family")
	_, hasIssue := r.At("issue")
	fmt.Println(family, hasIssue)
	// Output: Davies false
}

func ExampleRecord_Verify() {
	document := "VL  - 22"
	r := &record.Record{
		Volume: "22",
		Trace:  []record.Trace{{Path: "volume", Rule: "text", Field: "VL", Spans: []record.Span{{Start: 6, End: 8}}}},
	}
	rules := record.RuleSet{"text": func(texts []string) (any, error) { return texts[0], nil }}
	text := func(s record.Span) (string, error) { return document[s.Start:s.End], nil }

	fmt.Println(r.Verify(text, rules))
	r.Volume = "23"
	fmt.Println(r.Verify(text, rules))
	// Output:
	// <nil>
	// trace of volume by rule text: record has "23", the rule reads "22" from ["22"]
}

func ExampleBundleWriter() {
	w := record.NewBundleWriter(os.Stdout)
	if err := w.Record(&record.Record{ID: "9f0c", Volume: "22"}); err != nil {
		fmt.Println(err)
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "ibid": "1",
	//   "documents": [],
	//   "records": [
	//     {
	//       "id": "9f0c",
	//       "volume": "22"
	//     }
	//   ],
	//   "works": []
	// }
}

func ExampleBundleReader() {
	r := record.NewBundleReader(strings.NewReader(`{"ibid":"1","records":[{"id":"9f0c"},{"id":"a1b2"}]}`), nil)
	for {
		e, err := r.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(e.Record.ID)
	}
	// Output:
	// 9f0c
	// a1b2
	// EOF
}

func ExampleReadBundle_unknownVersion() {
	_, err := record.ReadBundle(strings.NewReader(`{"ibid":"7"}`))
	fmt.Println(err)
	// Output: JSON, byte 8: unknown version of Ibid's JSON form: "7" (this reader knows "1")
}
