package endnote_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/endnote"
)

func ExampleReader() {
	const library = `<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Doe, Jane</style></author></authors></contributors>
<titles><title><style face="normal">Growth of </style><style face="italic">E. coli</style></title></titles>
<dates><year><style face="normal">2020</style></year></dates></record></records></xml>`
	reader := endnote.NewReader(strings.NewReader(library), &endnote.Options{Name: "library.xml"})
	for r, err := range reader.All() {
		if err != nil {
			log.Fatal(err)
		}
		date, _ := r.Date(record.DateIssued)
		fmt.Println(r.OwnID, r.Type, r.Title(), r.Contributors[0].Family, date.Value)
	}
	// Output: 12 article-journal Growth of E. coli Doe 2020
}

func ExampleWriter() {
	w := endnote.NewWriter(os.Stdout, &endnote.WriterOptions{OnLoss: func(l record.Loss) { fmt.Println(l.Path, l.Reason) }})
	err := w.Write(&record.Record{Type: record.TypeBook, Titles: []record.Title{{Value: "Salt & water", Role: record.TitleMain}}})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <xml><records>
	// <record><ref-type name="Book">6</ref-type><titles><title><style face="normal" font="default" size="100%">Salt &amp; water</style></title></titles></record>
	// </records></xml>
}
