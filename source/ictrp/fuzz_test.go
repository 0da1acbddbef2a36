package ictrp_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/ictrp"
)

// FuzzReader: no input makes a panic, and every value is what its rule reads from
// its places.
func FuzzReader(f *testing.F) {
	f.Add(export(f))
	for _, seed := range []string{
		"<Trial><TrialID>ABC</TrialID><Source_Register>ChiCTR</Source_Register><Condition>a;<![CDATA[b;c]]>&lt;;d&#x0D;e</Condition></Trial>",
		"<Trial><TrialID><![CDATA[NCT01234567]]></TrialID><Condition> <![CDATA[ a\n b;c | d ]]></Condition><web_address>https://example.org/a&amp;b</web_address>",
		"<Trial><Public_title>A<Acronym>B</Acronym><Secondary_ID>1, NCT01234567\n 2010-023457-11</Secondary_ID></Trial>",
		"\xff\xfe<\x00T\x00r\x00i\x00a\x00l\x00>\x00", "<Trial><Public_title>\xe9</Public_title><Primary_sponsor>a|b</Primary_sponsor>",
	} {
		f.Add([]byte(seed))
	}
	rules := ictrp.Rules()
	f.Fuzz(func(t *testing.T, document []byte) {
		reader := ictrp.NewReader(bytes.NewReader(document), &ictrp.Options{MaxElements: 1000})
		var records []*record.Record
		for r, err := range reader.All() {
			if err != nil {
				require.IsType(t, &record.ParseError{}, err)
			}
			records = append(records, r)
		}
		encoding := reader.Document().Encoding
		for _, r := range records {
			require.NoError(t, r.Verify(func(s record.Span) (string, error) {
				return markup.TextAt(bytes.NewReader(document), int64(len(document)), s, encoding)
			}, rules))
		}
	})
}
