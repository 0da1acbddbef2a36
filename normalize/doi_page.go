package normalize

import (
	"net/url"
	"strings"

	"github.com/ibid-go/ibid/record"
)

// DOIOfPage reads the DOI in the address of a publisher's page or file, which is
// no resolver's: "https://publisher.example/doi/abs/10.1000/x". It stands behind
// "/doi/", as on all sites of Atypon's Literatum, in a parameter "doi", or behind
// the beginnings of paths in a table of sites; what such sites put behind it
// ("/full", ".pdf") is taken off. Where a DOI ends in other addresses cannot be
// told, the address of a whole book says nothing about a chapter of it, and an entry
// in a database is no publication.
func DOIOfPage(s string) (string, error) {
	host, rest, ok := splitURL(visibleText(s))
	if !ok {
		return "", refused("doi.page", "no-url", s, "not a URL")
	}
	rest, _, _ = strings.Cut(rest, "#")
	path, query, _ := strings.Cut(rest, "?")
	if path, err := url.PathUnescape(path); err == nil {
		if name := doiInPath(host, path); name != "" {
			return name, nil
		}
	}
	for _, parameter := range []string{"doi", "id"} {
		value := queryValue(query, parameter)
		if parameter == "id" && !isSite(host, "plos.org") {
			continue
		}
		if name, code, _ := readDOI(value); code == "" && strings.HasPrefix(value, "10.") {
			return name, nil
		}
	}
	return "", refused("doi.page", "no-doi", s, "no DOI where publishers have it")
}

func doiOfPage(s string) (record.Identifier, error) {
	name, err := DOIOfPage(s)
	return record.Identifier{Scheme: record.SchemeDOI, Value: name}, err
}

// doiSite is a site on whose pages a DOI stands behind one of the beginnings.
type doiSite struct {
	host   string
	before []string
	// plain is set where no DOI of the site has a slash in its suffix: what has is
	// the address of a part.
	plain bool
}

var doiSites = []doiSite{
	{"link.springer.com", []string{"article/", "chapter/", "protocol/", "referenceworkentry/", "content/pdf/"}, true},
	{"biomedcentral.com", []string{"articles/", "track/pdf/", "counter/pdf/"}, true},
	{"springeropen.com", []string{"articles/", "track/pdf/", "counter/pdf/"}, true},
	{"frontiersin.org", []string{"articles/"}, true},
	{"biorxiv.org", []string{"content/"}, true},
	{"medrxiv.org", []string{"content/"}, true},
	{"iopscience.iop.org", []string{"article/"}, false},
	{"journals.aps.org", []string{"abstract/", "pdf/"}, true},
	{"thieme-connect.com", []string{"abstract/", "html/", "pdf/"}, true},
	{"thieme-connect.de", []string{"abstract/", "html/", "pdf/"}, true},
	{"jstor.org", []string{"stable/"}, false},
	{"", []string{"doi/"}, false},
}

// pageViews are what stands between "doi/" and the DOI, or behind it: the ways in
// which a page shows the publication.
var pageViews = wordSet(`abs abstract full full.pdf full.html fulltext full-xml html pdf epdf pdfdirect pdfplus pdfft epub ref references reader
	figure figures figs suppl supplementary summary citedby citations metrics meta pubs tables short long xml`)

// pageEndings stand behind a DOI without a slash.
var pageEndings = []string{".pdf", ".full", ".html", ".abstract", ".short", ".long", ".full-text", ".article-info"}

func isSite(host, site string) bool {
	return strings.HasSuffix(host, site) && (len(host) == len(site) || host[len(host)-len(site)-1] == '.')
}

// doiInPath returns the DOI in the path of a page, "" for none.
func doiInPath(host, path string) string {
	for i := range doiSites {
		site := &doiSites[i]
		if site.host != "" && !isSite(host, site.host) {
			continue
		}
		for _, before := range site.before {
			at := strings.Index("/"+path, "/"+before)
			if at < 0 {
				continue
			}
			rest := path[at+len(before):]
			if view, behind, ok := strings.Cut(rest, "/"); ok && site.host == "" && pageViews[view] {
				rest = behind
			}
			if name := doiBefore(host, rest, site.plain); name != "" {
				return name
			}
		}
	}
	return ""
}

// doiBefore returns the DOI that the rest of a path begins with, "" for none.
func doiBefore(host, rest string, plain bool) string {
	if !strings.HasPrefix(rest, "10.") {
		return ""
	}
	rest = strings.TrimRight(rest, "/")
	for {
		at := strings.LastIndexByte(rest, '/')
		if at < 0 || strings.Count(rest, "/") < 2 {
			break
		}
		last := rest[at+1:]
		part := strings.LastIndexByte(rest[:at], '/')
		if !pageViews[strings.ToLower(last)] &&
			!(allDigits(last) && (isSite(host, "oup.com") || part > 0 && pageViews[rest[part+1:at]])) {
			break
		}
		rest = rest[:at]
	}
	for _, ending := range pageEndings {
		rest = strings.TrimSuffix(rest, ending)
	}
	if isSite(host, "biorxiv.org") || isSite(host, "medrxiv.org") {
		if at := strings.LastIndexByte(rest, 'v'); at > 0 && allDigits(rest[at+1:]) {
			rest = rest[:at]
		}
	}
	if plain && strings.Count(rest, "/") > 1 {
		return ""
	}
	name, code, _ := readDOI(rest)
	if _, entry := CENTRALEntry(name); code != "" || entry {
		return ""
	}
	return name
}
