// Package preprint knows the servers of preprints: the names that records have
// for them, and their DOIs. Readers of formats without a type for preprints, and
// the comparison of records, tell them by it.
package preprint

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ibid-go/ibid/normalize"
)

// servers are names of preprint servers, as a container or publisher
// states them, in lower case.
var servers = map[string]string{
	"arxiv": "arXiv", "arxiv.org": "arXiv", "arxiv e-prints": "arXiv", "arxiv preprint": "arXiv",
	"arxiv preprint arxiv": "arXiv", "eprint arxiv": "arXiv", "preprint arxiv": "arXiv", "preprint at arxiv": "arXiv", "arxiv e-print archive": "arXiv",
	"biorxiv": "bioRxiv", "biorxiv.org": "bioRxiv", "biorxiv : the preprint server for biology": "bioRxiv", "biorxiv preprint": "bioRxiv",
	"medrxiv": "medRxiv", "medrxiv.org": "medRxiv", "medrxiv : the preprint server for health sciences": "medRxiv", "medrxiv preprint": "medRxiv",
	"preprint at biorxiv": "bioRxiv", "preprint at medrxiv": "medRxiv", "preprint at research square": "Research Square",
	"chemrxiv": "ChemRxiv", "psyarxiv": "PsyArXiv", "psyarxiv preprints": "PsyArXiv", "ecoevorxiv": "EcoEvoRxiv", "chinaxiv": "ChinaXiv", "socarxiv": "SocArXiv", "edarxiv": "EdArXiv", "engrxiv": "engrXiv",
	"eartharxiv": "EarthArXiv", "africarxiv": "AfricArXiv", "techrxiv": "TechRxiv", "research square": "Research Square",
	"preprints": "Preprints.org", "preprints.org": "Preprints.org", "osf preprints": "OSF Preprints", "osf": "OSF Preprints",
	"ssrn": "SSRN", "ssrn electronic journal": "SSRN", "ssrn journal": "SSRN", "social science research network": "SSRN", "available at ssrn": "SSRN",
	"jmir preprints": "JMIR Preprints", "scielo preprints": "SciELO Preprints", "authorea": "Authorea", "authorea preprints": "Authorea",
	"essoar": "ESSOAr", "sportrxiv": "SportRxiv", "metaarxiv": "MetaArXiv", "lawarxiv": "LawArXiv", "peerj preprints": "PeerJ Preprints",
}

// dois are what DOIs of preprint servers begin with. bioRxiv and
// medRxiv share their prefix with journals; see isRxivDOI.
var dois = []struct{ start, server string }{
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
	{"10.22541/essoar.", "ESSOAr"},
	{"10.1590/scielopreprints.", "SciELO Preprints"},
	{"10.7287/peerj.preprints.", "PeerJ Preprints"},
	{"10.1002/essoar.", "ESSOAr"},
	{"10.31223/", "EarthArXiv"},
	{"10.31224/osf.io/", "engrXiv"},
}

const arXiv = "arXiv"

const (
	// coldSpringHarbor is the DOI prefix of journals, and of bioRxiv and medRxiv
	// until November 2025.
	coldSpringHarbor = "10.1101/"
	// openRxiv is the prefix of bioRxiv and medRxiv since.
	openRxiv = "10.64898/"
)

// isRxivDOI reports whether a DOI is that of a preprint on bioRxiv or medRxiv. One
// of Cold Spring Harbor is where its suffix is a number of six digits, or a date and
// a number.
func isRxivDOI(doi string) bool {
	if strings.HasPrefix(doi, openRxiv) {
		return true
	}
	suffix, ok := strings.CutPrefix(doi, coldSpringHarbor)
	return ok && suffix != "" && strings.Trim(suffix, "0123456789.v") == "" && (len(suffix) == 6 || len(suffix) >= 17 && suffix[4] == '.' && suffix[7] == '.')
}

// longestServer is longer than any text that names a server or is a DOI of
// one, in bytes.
const longestServer = 120

// ArXivPath stands before arXiv's number in its addresses, and in dblp's volumes.
const ArXivPath = "abs/"

// Server returns the server that a text names: a server's name, also one with a
// number behind it, a DOI of one, or "abs/2001.00001"; known is set where it is a
// server without saying which.
func Server(text string) (name string, known bool) {
	if len(text) > longestServer || !mayNameServer(text) {
		return "", false
	}
	// Lower case makes a name longer where it has characters like "Ⱥ".
	var buffer [2 * longestServer]byte
	lower := appendLower(buffer[:0], strings.TrimSpace(text))
	if name = nameOf(lower); name != "" {
		return name, true
	}
	if number, ok := bytes.CutPrefix(lower, []byte(ArXivPath)); ok {
		if _, err := normalize.ArXiv(string(number)); err != nil {
			return "", false
		}
		return arXiv, true
	}
	if !bytes.Contains(lower, []byte("10.")) {
		return "", false
	}
	doi, err := normalize.DOI(text)
	if err != nil {
		return "", false
	}
	return ServerOfDOI(normalize.DOIKey(doi))
}

// ServerOfDOI returns the server that a DOI, in the form of its comparison key, is
// one of; known is set where it is one without saying which.
func ServerOfDOI(key string) (name string, known bool) {
	for _, row := range dois {
		if strings.HasPrefix(key, row.start) {
			return row.server, true
		}
	}
	return "", isRxivDOI(key)
}

// IsServerKey reports whether the comparison key of a container's name, as
// [normalize.FoldKey] makes it, is that of a server or begins with the words of one:
// "arxiv cornell university".
func IsServerKey(key string) bool {
	for at := 0; at < len(key); at++ {
		blank := strings.IndexByte(key[at:], ' ')
		if blank < 0 {
			return serverKeys[key]
		}
		if at += blank; serverKeys[key[:at]] {
			return true
		}
	}
	return false
}

// serverKeys are the comparison keys of the names of servers.
var serverKeys = func() map[string]bool {
	keys := make(map[string]bool, len(servers))
	for name := range servers {
		keys[normalize.FoldKey(name)] = true
	}
	return keys
}()

// nameOf returns the server of a name in lower case, which ends at a mark or
// before a number: "arxiv preprint arxiv:2001.00001", "available at ssrn 3500000".
func nameOf(lower []byte) string {
	if name := servers[string(lower)]; name != "" {
		return name
	}
	if i := bytes.IndexAny(lower, ":;,(["); i > 0 {
		lower = bytes.TrimSpace(lower[:i])
	} else if i := bytes.LastIndexByte(lower, ' '); i > 0 && len(bytes.Trim(lower[i:], " 0123456789./v")) == 0 {
		lower = bytes.TrimSpace(lower[:i])
	}
	return servers[string(lower)]
}

// mayNameServer reports whether a text begins as the name of a preprint server
// does, or can have a DOI in it. It is quick.
func mayNameServer(text string) bool {
	if !isTrimmed(text) || strings.Contains(text, "10.") {
		return true
	}
	return len(text) >= 2 && (text[1] >= utf8.RuneSelf || serverStarts[text[0]&0x1f]>>(text[1]&0x1f)&1 != 0)
}

// serverStarts has, for the first letter of a name in servers, a bit for
// the second. Other characters than letters may be taken for letters.
var serverStarts = func() (table [32]uint32) {
	for name := range servers {
		table[name[0]&0x1f] |= 1 << (name[1] & 0x1f)
	}
	table[ArXivPath[0]&0x1f] |= 1 << (ArXivPath[1] & 0x1f)
	return table
}()

// appendLower appends text in lower case.
func appendLower(dst []byte, text string) []byte {
	for _, r := range text {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// isTrimmed reports whether no blanks stand around a text, as far as its first
// and last byte tell.
func isTrimmed(text string) bool {
	return text != "" && isVisible(text[0]) && isVisible(text[len(text)-1])
}

func isVisible(b byte) bool { return b > ' ' && b < utf8.RuneSelf }
