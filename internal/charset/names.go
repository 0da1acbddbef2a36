package charset

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// aliases are names that people use and the WHATWG table does not have.
var aliases = map[string]string{
	"ansi":     "windows-1252",
	"cp1250":   "windows-1250",
	"cp1251":   "windows-1251",
	"cp1252":   "windows-1252",
	"macroman": "macintosh",
}

// codePage is an encoding of DOS. The WHATWG table has one of them, IBM866.
type codePage struct {
	// name is the canonical one: IANA's, in lower case.
	name  string
	table *charmap.Charmap
	// labels are the other names that IANA registers or people use.
	labels []string
}

var codePages = []codePage{
	{"ibm437", charmap.CodePage437, []string{"cp437", "437", "cspc8codepage437"}},
	{"ibm850", charmap.CodePage850, []string{"cp850", "850", "cspc850multilingual"}},
	{"ibm852", charmap.CodePage852, []string{"cp852", "852", "cspcp852"}},
	{"ibm855", charmap.CodePage855, []string{"cp855", "855", "csibm855"}},
	{"ibm00858", charmap.CodePage858, []string{"cp858", "858", "ibm858", "cp00858", "ccsid00858", "pc-multilingual-850+euro", "csibm00858"}},
	{"ibm860", charmap.CodePage860, []string{"cp860", "860", "csibm860"}},
	{"ibm862", charmap.CodePage862, []string{"cp862", "862", "cspc862latinhebrew"}},
	{"ibm863", charmap.CodePage863, []string{"cp863", "863", "csibm863"}},
	{"ibm865", charmap.CodePage865, []string{"cp865", "865", "csibm865"}},
}

// codePageOf are the encodings of DOS by each of their names.
var codePageOf = func() map[string]*codePage {
	all := map[string]*codePage{}
	for i := range codePages {
		page := &codePages[i]
		all[page.name] = page
		for _, label := range page.labels {
			all[label] = page
		}
	}
	return all
}()

// Lookup returns the encoding of the given name, which is one of the WHATWG
// Encoding Standard's labels or that of a code page of DOS ("cp850", "IBM850"),
// and its canonical name, by which it is found again. The error says that there
// is none.
func Lookup(name string) (encoding.Encoding, string, error) {
	if name == "" {
		return charmap.Windows1252, "windows-1252", nil
	}
	label := strings.ToLower(strings.TrimSpace(name))
	if page, ok := codePageOf[label]; ok {
		return page.table, page.name, nil
	}
	if alias, ok := aliases[label]; ok {
		label = alias
	}
	found, err := htmlindex.Get(label)
	if err != nil {
		return nil, "", fmt.Errorf("unknown encoding %q", name)
	}
	canonical, err := htmlindex.Name(found)
	if err != nil {
		return nil, "", fmt.Errorf("unknown encoding %q", name)
	}
	return found, canonical, nil
}
