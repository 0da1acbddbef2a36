package authorid

import (
	"strings"

	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// Web of Science writes before an address the names of those whose it is, as its list
// of authors has them: "[Doe, Jane; Roe, Richard] Univ Quay, Dept Sea, Brest, France".

// Address divides such a statement into the names and the address. It reports false for
// an address without names.
func Address(text string) (names []string, address string, ok bool) {
	inside, address, ok := strings.Cut(strings.TrimSpace(text), "]")
	inside, opened := strings.CutPrefix(inside, "[")
	address = normalize.Text(address)
	if !ok || !opened || address == "" || strings.Contains(inside, "[") {
		return nil, "", false
	}
	for name := range strings.SplitSeq(inside, ";") {
		if name = normalize.Text(name); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil, "", false
	}
	return names, address, true
}

// OpensAddress reports whether a text begins a statement of an address with names. No
// line within one may, for [Addresses] to find them.
func OpensAddress(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "[") }

// Addresses reads the addresses of statements that stand one behind the other, each in
// one text or over several.
func Addresses(texts []string, join func(lines []string) string) []string {
	var list []string
	for from := 0; from < len(texts); {
		to := from + 1
		for to < len(texts) && !OpensAddress(texts[to]) {
			to++
		}
		if _, address, ok := Address(join(texts[from:to])); ok {
			list = append(list, address)
		}
		from = to
	}
	return list
}

// Named are contributors by their names as a list writes them, for those who are alone
// in having one.
type Named map[record.Name]int

// Add adds a name of a contributor's.
func (n Named) Add(text string, contributor int) {
	name, err := normalize.Name(text)
	if err != nil {
		return
	}
	n.AddName(name, contributor)
}

// AddName is [Named.Add] for a name that is read.
func (n Named) AddName(name record.Name, contributor int) {
	if at, ok := n[name]; ok && at != contributor {
		contributor = -1
	}
	n[name] = contributor
}

// Find returns the contributors who have the names, in their order and each once, and
// whether each of the names is one's.
func (n Named) Find(names []string) (found []int, all bool) {
	all = true
	seen := map[int]bool{}
	for _, text := range names {
		name, err := normalize.Name(text)
		at, ok := n[name]
		if err != nil || !ok || at < 0 {
			all = false
			continue
		}
		if !seen[at] {
			seen[at] = true
			found = append(found, at)
		}
	}
	return found, all
}
