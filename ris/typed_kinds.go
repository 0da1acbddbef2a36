package ris

import (
	"strings"

	"github.com/ibid-go/ibid/internal/preprint"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// This file reads what TY alone does not say: preprints, which have no code,
// whole proceedings under the code of a paper, and what a generic record is.

func readServerRule(s string) (any, error) {
	server, _ := preprint.Server(s)
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
	if _, known := preprint.Server(s); known {
		return record.SubtypePreprint, nil
	}
	return nil, reject(preprintRule, "unknown", s, "nothing that only preprints have")
}

// findServer finds the server of a preprint, and what shows that the record is
// one where M3 does not say so: the container or the publisher that is a server,
// or, where the record names no container, a DOI of a server.
func (d *reading) findServer() {
	if d.typeRow == nil || !d.typeRow.preprint {
		return
	}
	stated := d.preprint
	if d.preprint = nil; stated != nil {
		defer func() { d.preprint = stated }()
		if d.record.Server != "" {
			return
		}
	}
	container := false
	for i := range d.containers {
		c := &d.containers[i].source
		if _, known := preprint.Server(c.text); known && !c.lines {
			d.preprint = c
			d.findServerNumber(c)
			break
		}
		container = true
	}
	if s, ok := d.field("VL"); ok && d.preprint == nil && container && !s.lines {
		// dblp has the Computing Research Repository for a journal, and arXiv's
		// number for its volume.
		if _, known := preprint.Server(s.text); known && strings.HasPrefix(s.text, preprint.ArXivPath) {
			d.preprint = s.kept()
			value := d.fields[s.field].Value
			number := strings.Index(value, preprint.ArXivPath) + len(preprint.ArXivPath)
			d.addArXiv(d.part(s.field, number, len(value)))
		}
	}
	if d.preprint == nil && !container {
		for _, tag := range []string{"T2", "PB", "DO", "UR", "M3", "ID"} {
			if s, ok := d.field(tag); ok && !s.lines {
				if _, known := preprint.Server(s.text); known {
					d.preprint = s.kept()
					break
				}
			}
		}
	}
	if d.preprint == nil {
		return
	}
	if d.tag(d.preprint.field) == "T2" && d.record.Server != "" {
		return // it was read as the server
	}
	if server, _ := preprint.Server(d.preprint.text); server != "" && (d.record.Server == "" || d.record.Server == server) {
		d.record.Server = server
		d.traceBeside("server", serverRule, *d.preprint)
	}
}

// readServer reads T2 of a type without a container where it names a server of
// preprints, and not a series.
func (d *reading) readServer(s source) bool {
	if d.tag(s.field) != "T2" || d.typeRow == nil || !d.typeRow.preprint || s.lines {
		return false
	}
	server, _ := preprint.Server(s.text)
	if server == "" {
		return false
	}
	d.setText(s, "server", serverRule, server)
	return true
}

// arXivLabel stands before a number of arXiv.
const arXivLabel = "arXiv:"

// findServerNumber reads the number of arXiv that stands behind its name where a
// journal should: "arXiv preprint arXiv:2001.00001".
func (d *reading) findServerNumber(s *source) {
	value := d.fields[s.field].Value
	for at := len(value) - len(arXivLabel); at >= 0; at-- {
		if !strings.EqualFold(value[at:at+len(arXivLabel)], arXivLabel) {
			continue
		}
		start := at + len(arXivLabel)
		for start < len(value) && value[start] == ' ' {
			start++
		}
		end := len(value)
		if blank := strings.IndexByte(value[start:], ' '); blank >= 0 {
			end = start + blank
		}
		d.addArXiv(d.part(s.field, start, end))
		return
	}
}

// addArXiv adds arXiv's number where a text has it.
func (d *reading) addArXiv(s source) {
	if id, err := normalize.ArXiv(s.text); err == nil {
		d.addIdentifier(s, record.Identifier{Scheme: record.SchemeArXiv, Value: id}, false)
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
		if len(texts) >= 2 {
			if row := typeNamed(strings.TrimSpace(texts[0])); row != nil && row.code == code {
				return csl, nil
			}
		}
		return nil, reject(typeRule, "texts", strings.Join(texts, " "), "the rule reads "+code+" and what shows the kind")
	}
}
