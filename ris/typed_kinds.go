package ris

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file reads what TY alone does not say: preprints, which have no code,
// whole proceedings under the code of a paper, and what a generic record is.

// preprintServers are names of preprint servers, as a container or publisher
// states them, in lower case.
var preprintServers = map[string]string{
	"arxiv": "arXiv", "arxiv.org": "arXiv", "arxiv e-prints": "arXiv", "arxiv preprint": "arXiv",
	"biorxiv": "bioRxiv", "biorxiv.org": "bioRxiv", "biorxiv : the preprint server for biology": "bioRxiv", "biorxiv preprint": "bioRxiv",
	"medrxiv": "medRxiv", "medrxiv.org": "medRxiv", "medrxiv : the preprint server for health sciences": "medRxiv", "medrxiv preprint": "medRxiv",
	"chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv", "socarxiv": "SocArXiv", "edarxiv": "EdArXiv", "engrxiv": "engrXiv",
	"eartharxiv": "EarthArXiv", "africarxiv": "AfricArXiv", "techrxiv": "TechRxiv", "research square": "Research Square",
	"preprints": "Preprints.org", "preprints.org": "Preprints.org", "osf preprints": "OSF Preprints", "osf": "OSF Preprints",
	"ssrn": "SSRN", "ssrn electronic journal": "SSRN", "ssrn journal": "SSRN", "social science research network": "SSRN",
	"jmir preprints": "JMIR Preprints", "scielo preprints": "SciELO Preprints", "authorea": "Authorea", "authorea preprints": "Authorea",
	"essoar": "ESSOAr", "sportrxiv": "SportRxiv", "metaarxiv": "MetaArXiv", "lawarxiv": "LawArXiv", "peerj preprints": "PeerJ Preprints",
}

// preprintDOIs are what DOIs of preprint servers begin with. bioRxiv and
// medRxiv share their prefix with journals; see isRxivDOI.
var preprintDOIs = []struct{ start, server string }{
	{"10.48550/arxiv.", "arXiv"},
	{"10.21203/rs.", "Research Square"},
	{"10.20944/preprints", "Preprints.org"},
	{"10.26434/chemrxiv", "ChemRxiv"},
	{"10.31234/osf.io/", "PsyArXiv"},
	{"10.31235/osf.io/", "SocArXiv"},
	{"10.31219/osf.io/", "OSF Preprints"},
	{"10.35542/osf.io/", "EdArXiv"},
	{"10.2139/ssrn.", "SSRN"},
	{"10.2196/preprints.", "JMIR Preprints"},
	{"10.36227/techrxiv.", "TechRxiv"},
	{"10.22541/au.", "Authorea"},
	{"10.1590/scielopreprints.", "SciELO Preprints"},
	{"10.7287/peerj.preprints.", "PeerJ Preprints"},
	{"10.1002/essoar.", "ESSOAr"},
	{"10.31223/", "EarthArXiv"},
	{"10.31224/osf.io/", "engrXiv"},
}

// coldSpringHarbor is the DOI prefix of bioRxiv, medRxiv and journals.
const coldSpringHarbor = "10.1101/"

// isRxivDOI reports whether a DOI of Cold Spring Harbor is a preprint's: its
// suffix is a number of six digits, or a date and a number.
func isRxivDOI(doi string) bool {
	suffix, ok := strings.CutPrefix(doi, coldSpringHarbor)
	return ok && suffix != "" && strings.Trim(suffix, "0123456789.v") == "" && (len(suffix) == 6 || len(suffix) >= 17 && suffix[4] == '.' && suffix[7] == '.')
}

// longestServer is longer than any text that names a server or is a DOI of
// one, in bytes.
const longestServer = 120

// preprintServer returns the server that a text names: a preprint server's
// name, or a DOI of one; known is set where it is a server without saying
// which.
func preprintServer(text string) (server string, known bool) {
	if len(text) > longestServer || !mayNameServer(text) {
		return "", false
	}
	// Lower case makes a name longer where it has characters like "Ⱥ".
	var buffer [2 * longestServer]byte
	name := appendLower(buffer[:0], strings.TrimSpace(text))
	server = preprintServers[string(name)]
	if i := bytes.IndexAny(name, ":;,("); i > 0 && server == "" {
		name = bytes.TrimSpace(name[:i])
		server = preprintServers[string(name)]
	}
	if server != "" {
		return server, true
	}
	if !bytes.Contains(name, []byte("10.")) {
		return "", false
	}
	doi, err := normalize.DOI(text)
	if err != nil {
		return "", false
	}
	doi = normalize.DOIKey(doi)
	for _, row := range preprintDOIs {
		if strings.HasPrefix(doi, row.start) {
			return row.server, true
		}
	}
	return "", isRxivDOI(doi)
}

// mayNameServer reports whether a text begins as the name of a preprint server
// does, or can have a DOI in it. It is quick.
func mayNameServer(text string) bool {
	if !isTrimmed(text) || strings.Contains(text, "10.") {
		return true
	}
	return len(text) >= 2 && (text[1] >= utf8.RuneSelf || serverStarts[text[0]&0x1f]>>(text[1]&0x1f)&1 != 0)
}

// serverStarts has, for the first letter of a name in preprintServers, a bit for
// the second. Other characters than letters may be taken for letters.
var serverStarts = func() (table [32]uint32) {
	for name := range preprintServers {
		table[name[0]&0x1f] |= 1 << (name[1] & 0x1f)
	}
	return table
}()

// appendLower appends text in lower case.
func appendLower(dst []byte, text string) []byte {
	for _, r := range text {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

func readServerRule(s string) (any, error) {
	server, _ := preprintServer(s)
	if server == "" {
		return nil, reject(serverRule, "unknown", s, "no preprint server")
	}
	return server, nil
}

// readPreprintRule reads the subtype of a preprint from the word, the server
// or the DOI that says so.
func readPreprintRule(s string) (any, error) {
	if subtype, err := subtypeOf(s); err == nil && subtype == record.SubtypePreprint {
		return subtype, nil
	}
	if _, known := preprintServer(s); known {
		return record.SubtypePreprint, nil
	}
	return nil, reject(preprintRule, "unknown", s, "nothing that only preprints have")
}

// findServer finds what shows that the record is a preprint where M3 does not
// say so: the container or the publisher that is a server, or, where the record
// names no container, a DOI of a server.
func (d *reading) findServer() {
	if d.typeRow == nil || !d.typeRow.preprint || d.preprint != nil {
		return
	}
	container := false
	for i := range d.containers {
		c := &d.containers[i].source
		if _, known := preprintServer(c.text); known && !c.lines {
			d.preprint = c
			break
		}
		container = true
	}
	if d.preprint == nil && !container {
		for _, tag := range []string{"PB", "DO", "UR", "M3", "ID"} {
			if s, ok := d.field(tag); ok && !s.lines {
				if _, known := preprintServer(s.text); known {
					d.preprint = &s
					break
				}
			}
		}
	}
	if d.preprint == nil {
		return
	}
	if server, _ := preprintServer(d.preprint.text); server != "" && (d.record.Server == "" || d.record.Server == server) {
		d.record.Server = server
		d.traceBeside("server", serverRule, *d.preprint)
	}
}

// genericKinds say what a record of type GEN is, by the fields that it has;
// the first that holds. all are tags that all must stand, any such that one
// must.
var genericKinds = []struct {
	csl      record.Type
	all, any []string
	m3       string // what M3 has in it
}{
	{record.TypeThesis, []string{"M3"}, nil, "thesis"},
	{record.TypeThesis, []string{"M3"}, nil, "dissertation"},
	{record.TypeArticleJournal, []string{"JF"}, []string{"VL", "IS", "SP", "SN"}, ""},
	{record.TypeArticleJournal, []string{"JO"}, []string{"VL", "IS", "SP", "SN"}, ""},
	{record.TypeArticleJournal, []string{"JA"}, []string{"VL", "IS", "SP", "SN"}, ""},
	{record.TypeArticleJournal, []string{"T2", "VL"}, []string{"IS", "SP", "SN"}, ""},
	{record.TypeArticleJournal, []string{"T2", "IS"}, nil, ""},
	{record.TypeChapter, []string{"T2", "SP", "PB"}, nil, ""},
	{record.TypeBook, []string{"PB", "CY"}, nil, ""},
}

// genericKind concludes what a generic record is and names the fields that
// show it.
func (d *reading) genericKind() (record.Type, []source) {
	for _, kind := range genericKinds {
		var shown []source
		for _, tag := range kind.all {
			if s, ok := d.field(tag); ok && !s.lines {
				shown = append(shown, s)
			}
		}
		if len(shown) < len(kind.all) || kind.m3 != "" && !strings.Contains(strings.ToLower(shown[0].text), kind.m3) {
			continue
		}
		if len(kind.any) == 0 {
			return kind.csl, shown
		}
		for _, tag := range kind.any {
			if s, ok := d.field(tag); ok && !s.lines {
				return kind.csl, append(shown, s)
			}
		}
	}
	return "", nil
}

// proceedings returns the editors that show that a record of type CONF is the
// whole proceedings: it has no author, and no page.
func (d *reading) proceedings() (source, bool) {
	if d.code != "CONF" || d.hasAny([]string{"AU", "A1", "SP"}) {
		return source{}, false
	}
	for _, tag := range []string{"ED", "A2"} {
		if s, ok := d.field(tag); ok && !s.lines {
			return s, true
		}
	}
	return source{}, false
}

// concludedTypes are the types that other fields than TY conclude; each has a
// rule, which reads TY and those fields.
var concludedTypes = map[string]record.Type{
	genericPrefix + "thesis":          record.TypeThesis,
	genericPrefix + "article-journal": record.TypeArticleJournal,
	genericPrefix + "chapter":         record.TypeChapter,
	genericPrefix + "book":            record.TypeBook,
	proceedingsRule:                   record.TypeBook,
}

func concludedType(code string, csl record.Type) record.Rule {
	return func(texts []string) (any, error) {
		if len(texts) < 2 || !strings.EqualFold(strings.TrimSpace(texts[0]), code) {
			return nil, reject(typeRule, "texts", strings.Join(texts, " "), "the rule reads "+code+" and what shows the kind")
		}
		return csl, nil
	}
}
