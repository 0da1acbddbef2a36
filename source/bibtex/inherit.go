package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/normalize"
)

// references are what entries of a document take from each other: macros, and
// the fields of the entries that crossref and xdata name.
type references struct {
	options *Options
	macros  macros
	// read is how many bytes of entries were read, expanded how many were taken
	// from elsewhere.
	read, expanded int
	// dependent is set once an entry took something from elsewhere, or asked for it.
	dependent bool

	// parents are entries by their keys in lower case, the oldest first in order.
	parents map[string]*resolved
	order   []string
	size    int

	// sets are those that the entry of a key, in lower case, is a member of, and
	// setSize about what they take in memory.
	sets    map[string][]*Entry
	setSize int
}

// resolved is an entry with its macros resolved.
type resolved struct {
	entry  *Entry
	values []value
	// references are those in the values to single fields of @xdata entries, in
	// order.
	references []reference
}

// remember keeps an entry for those that refer to it. The first of a key stays,
// as in BibTeX; the oldest are forgotten where all take more than the limit.
func (r *references) remember(e *resolved) {
	key := strings.ToLower(e.entry.Key)
	if key == "" {
		return
	}
	if r.parents == nil {
		r.parents = map[string]*resolved{}
	}
	if r.parents[key] != nil {
		return
	}
	r.parents[key] = e
	r.order = append(r.order, key)
	r.size += memoryOf(e)
	for r.size > r.options.MaxHeld && len(r.order) > 1 {
		oldest := r.order[0]
		r.order = r.order[1:]
		r.size -= memoryOf(r.parents[oldest])
		delete(r.parents, oldest)
	}
}

// memoryOf is about what an entry takes in memory.
func memoryOf(e *resolved) int {
	const entry, field, line = 512, 256, 80
	return entry + len(e.entry.Text) + len(e.entry.Bytes) + field*len(e.entry.Fields) + line*len(e.entry.marks)
}

// parentsOf returns the keys that an entry refers to.
func parentsOf(e *resolved) (xdata []string, crossref string) {
	for i := range e.values {
		switch v := &e.values[i]; v.name {
		case "crossref":
			if crossref == "" {
				crossref = strings.ToLower(strings.TrimSpace(v.text()))
			}
		case "xdata":
			for key := range strings.SplitSeq(v.text(), ",") {
				if key = strings.ToLower(strings.TrimSpace(key)); key != "" {
					xdata = append(xdata, key)
				}
			}
		}
	}
	return xdata, crossref
}

// missing returns a key that the entry, or one that it inherits from, refers to
// and that was not read yet; "" where there is none.
func (r *references) missing(e *resolved) string {
	seen := map[*resolved]bool{e: true}
	open := []*resolved{e}
	for len(open) > 0 && len(seen) <= r.options.MaxParents {
		keys, crossref := parentsOf(open[0])
		keys = append(keys, crossref)
		for n := range open[0].references {
			keys = append(keys, open[0].references[n].key)
		}
		open = open[1:]
		for _, key := range keys {
			if key == "" {
				continue
			}
			parent := r.parents[key]
			if parent == nil {
				return key
			}
			if !seen[parent] {
				seen[parent] = true
				open = append(open, parent)
			}
		}
	}
	return ""
}

// inherit returns the fields of an entry and behind them those that it
// inherits.
func (r *references) inherit(e *resolved) []value {
	if !refers(e) {
		return r.withSets(e, e.values)
	}
	r.dependent = true
	i := inheritance{references: r, child: e, seen: map[*resolved]bool{e: true}}
	return r.withSets(e, i.fieldsOf(e))
}

func refers(e *resolved) bool {
	if len(e.references) > 0 {
		return true
	}
	for i := range e.values {
		if name := e.values[i].name; name == "crossref" || name == "xdata" {
			return true
		}
	}
	return false
}

// inheritance collects what one entry inherits.
type inheritance struct {
	*references
	child *resolved
	seen  map[*resolved]bool
}

// fieldsOf returns the fields of an entry and those that it inherits: what it
// states itself comes before xdata, xdata before crossref.
func (i *inheritance) fieldsOf(e *resolved) []value {
	xdata, crossref := parentsOf(e)
	if len(xdata) == 0 && crossref == "" && len(e.references) == 0 {
		return e.values
	}
	fields := append([]value(nil), e.values...)
	for n := range e.references {
		if at := e.references[n].value; n == 0 || at != e.references[n-1].value {
			fields[at].pieces = i.piecesOf(e, at, 1)
		}
	}
	has := map[string]bool{}
	for n := range fields {
		has[fields[n].name] = true
	}
	add := func(v value, name string) {
		if has[name] || v.name == "xdata" || v.name == "crossref" {
			return
		}
		size := eachPiece
		for n := range v.pieces {
			size += len(v.pieces[n].text)
		}
		if size > i.expansionLeft() {
			return
		}
		i.expanded += size
		has[name] = true
		v.name = name
		fields = append(fields, v)
	}
	for _, key := range xdata {
		if parent := i.parent(key); parent != nil {
			for _, v := range i.fieldsOf(parent) {
				add(v, v.name)
			}
		}
	}
	if crossref == "" {
		return fields
	}
	parent := i.parent(crossref)
	if parent == nil {
		return fields
	}
	from, _ := typeOf(parent.entry.Type)
	to, _ := typeOf(e.entry.Type)
	inherited := i.fieldsOf(parent)
	// What has the name already, as old files give parents a booktitle, is
	// better than what takes it.
	for _, v := range inherited {
		if !notInherited[v.name] && toMain[v.name] == "" {
			add(v, v.name)
		}
	}
	// A book that has another title there than it has as an entry has no subtitle of it.
	title := titleIn(fields, "booktitle")
	other := title != "" && title != titleIn(inherited, "title")
	for _, v := range inherited {
		if name := renamed(from.parent, to.child, v.name); name != "" && !(other && besideBookTitle[name]) {
			add(v, name)
		}
	}
	return fields
}

// besideBookTitle are the fields that belong to a book's title.
var besideBookTitle = map[string]bool{"booksubtitle": true, "booktitleaddon": true}

// longestTitle is how long a title may be, in bytes, that is compared: a parent may have
// any number of children.
const longestTitle = 4096

// titleIn returns the plain text of the first field of a name, "" where there is none or
// where it is longer than a title.
func titleIn(fields []value, name string) string {
	for i := range fields {
		if fields[i].name != name {
			continue
		}
		size := 0
		for n := range fields[i].pieces {
			size += len(fields[i].pieces[n].text)
		}
		if size > longestTitle {
			return ""
		}
		return normalize.Text(tex.Plain(fields[i].text()))
	}
	return ""
}

// parent returns the entry of a key, nil where it is not known or was visited.
func (i *inheritance) parent(key string) *resolved {
	parent := i.parents[key]
	at := i.child.entry.KeySpan
	switch {
	case i.seen[parent]:
		if parent == i.child {
			i.child.entry.note(parentCycle, key, at)
		}
		return nil
	case len(i.seen) > i.options.MaxParents:
		i.child.entry.note(parentCycle.over("MaxParents", i.options.MaxParents), key, at)
		return nil
	case parent == nil:
		i.child.entry.note(missingParent, key, at)
		return nil
	}
	i.seen[parent] = true
	return parent
}

// notInherited are fields that say which entry it is, or how it is to be
// treated. BibLaTeX inherits identifiers and texts too; here they stay with the
// publication that they are of.
var notInherited = map[string]bool{
	"crossref": true, "xref": true, "xdata": true, "entryset": true, "entrysubtype": true, "execute": true, "label": true, "options": true,
	"presort": true, "related": true, "relatedoptions": true, "relatedstring": true, "relatedtype": true, "shorthand": true,
	"shorthandintro": true, "sortkey": true, "sortname": true, "sorttitle": true, "sortyear": true, "ids": true, "key": true,
	"doi": true, "url": true, "urldate": true, "urlraw": true, "eprint": true, "eprinttype": true, "eprintclass": true, "archiveprefix": true,
	"primaryclass": true, "pmid": true, "pmcid": true, "abstract": true, "keywords": true, "file": true, "pdf": true, "pages": true,
	"pagetotal": true, "note": true, "annote": true, "annotation": true, "comment": true, "groups": true, "timestamp": true, "owner": true,
	"type": true, "addendum": true, "shorttitle": true, "indextitle": true, "indexsorttitle": true, "biburl": true, "bibsource": true, "ibid": true,
	"unique-id": true, "chapter": true, "creationdate": true, "modificationdate": true, "bdsk-url-1": true,
}

// renaming says which names fields take on their way from a parent to a child.
type renaming struct {
	from, to []family
	names    map[string]string
}

// renamings are the rules of BibLaTeX's default data model.
var renamings = []renaming{
	{[]family{familyMvBook, familyBook}, []family{familyInBook}, map[string]string{"author": "bookauthor"}},
	{[]family{familyMvBook}, []family{familyBook, familyInBook}, toMain},
	{[]family{familyMvCollection}, []family{familyCollection, familyInCollection}, toMain},
	{[]family{familyMvProceedings}, []family{familyProceedings, familyInProceedings}, toMain},
	{[]family{familyBook}, []family{familyInBook}, toBook},
	{[]family{familyBook, familyCollection}, []family{familyInCollection, familyInBook}, toBook},
	{[]family{familyProceedings}, []family{familyInProceedings}, toBook},
	{[]family{familyBook, familyCollection}, []family{familyInProceedings}, toBook},
	{[]family{familyPeriodical}, []family{familyArticle}, map[string]string{"title": "journaltitle", "subtitle": "journalsubtitle"}},
}

var (
	toMain = map[string]string{"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
	toBook = map[string]string{"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
)

// renamed returns the other name that a parent's field has in the child, "" for
// none.
func renamed(from, to family, name string) string {
	for i := range renamings {
		rule := &renamings[i]
		if slices.Contains(rule.from, from) && slices.Contains(rule.to, to) && rule.names[name] != "" {
			return rule.names[name]
		}
	}
	return ""
}
