package ictrp_test

import (
	"testing"
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
	f.Fuzz(func(t *testing.T, document []byte) { format.Fuzz(t, document) })
}
