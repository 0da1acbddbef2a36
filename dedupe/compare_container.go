package dedupe

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/normalize"
)

// containerName is the name of a container, taken apart for comparing it with
// many others.
type containerName struct {
	text    string
	journal normalize.JournalName
	// listed is the title that a person's list of journals gives it, "" where it
	// is in none.
	listed string
	// telling are the words that tell it apart; acronym is made of the first
	// letters of its words, "" where these are too few.
	telling []string
	acronym string
	// named is set where the name begins with its acronym.
	named bool
	// folded is the name without what stands before it, see withoutSession; cut is set where an
	// ellipsis says that it is the beginning of a longer one.
	folded string
	cut    bool
}

func newContainerName(text string) containerName {
	name := containerName{text: text, journal: normalize.NewJournalName(text), folded: withoutSession(normalize.FoldKey(text))}
	name.cut = strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
	var all []string
	name.telling, all = contentWords(text)
	if len(all) >= 3 {
		name.acronym = acronymOf(all)
		// "JAMA: The Journal of the American Medical Association"
		if own := acronymOf(all[1:]); own == all[0] {
			name.acronym, name.named = own, true
		}
	}
	return name
}

// sessionWords stand before the name of a conference.
var sessionWords = map[string]bool{"the": true, "proceedings": true, "proc": true, "of": true, "annual": true}

// withoutSession returns a folded name without an article before it, or what says
// which of its conferences it is ("Proceedings of the 12th", "2016").
func withoutSession(folded string) string {
	rest := folded
	for {
		word, others, more := strings.Cut(rest, " ")
		if !more || word != "" && !sessionWords[word] && !isDigit(word[0]) {
			break
		}
		rest = others
	}
	return rest
}

// acronymOf is made of the first letters of words.
func acronymOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(firstRune(w))
	}
	return b.String()
}

// containerNames takes all names of containers apart.
func (x *Index) containerNames() []containerName {
	v, list := x.words.containers, x.options.Journals
	names := make([]containerName, v.len())
	x.eachRecord(len(names), func(i int) {
		text := v.text(uint32(i))
		if list == nil {
			names[i] = newContainerName(text)
			return
		}
		title, err := list.Title(text)
		if err != nil {
			names[i] = newContainerName(text)
			return
		}
		names[i] = newContainerName(title)
		names[i].text, names[i].listed = text, title
	})
	return names
}

// begins reports whether one name is cut short and begins the other.
func (a *containerName) begins(b *containerName) bool {
	return a.cut && a.folded != "" && strings.HasPrefix(b.folded, a.folded)
}

// minAcronym is the length of an acronym that leaves out the last words of a name.
const minAcronym = 4

// isAcronymOf reports whether one name has the acronym of the other for a word, or is
// that of its first words. Of a name that begins with its acronym, it is all of it:
// "JAMA Oncology" is another journal than "JAMA: The Journal of …".
func (a *containerName) isAcronymOf(b *containerName) bool {
	switch {
	case b.acronym == "":
		return false
	case len(a.telling) == 1:
		w := a.telling[0]
		return w == b.acronym || len(w) >= minAcronym && strings.HasPrefix(b.acronym, w)
	}
	return !b.named && slices.Contains(a.telling, b.acronym)
}

// acronymNamed reports whether the container of which one record gives the name,
// as a journal's, is named by its acronym in the other, where "journal" is a letter.
func (c *comparison) acronymNamed() bool {
	named, short := c.a, c.b
	if short.journal {
		named, short = short, named
	}
	return slices.ContainsFunc(named.containers, func(x uint32) bool {
		return slices.ContainsFunc(short.containers, func(y uint32) bool { return c.containers[y].isAcronymOf(&c.containers[x]) })
	})
}

// acronymOfOther reports whether the container of one record is the acronym of the
// other's.
func (c *comparison) acronymOfOther() bool {
	return slices.ContainsFunc(c.a.containers, func(x uint32) bool {
		return slices.ContainsFunc(c.b.containers, func(y uint32) bool {
			a, b := &c.containers[x], &c.containers[y]
			return len(a.telling) == 1 && a.isAcronymOf(b) || len(b.telling) == 1 && b.isAcronymOf(a)
		})
	})
}

// tells reports whether a name has a word that tells it apart.
func (a *containerName) tells() bool {
	return slices.ContainsFunc(a.telling, func(w string) bool { return !containerWords[w] })
}

// level grades two names of containers: by a person's list where both are in
// it, else by their forms. It is missing where a name is cut so short that it
// says nothing.
func (a *containerName) level(b *containerName) level {
	if a.listed != "" && b.listed != "" {
		if a.listed == b.listed {
			return containerEqual
		}
		return containerUnlike
	}
	switch {
	case a.begins(b) && a.tells(), b.begins(a) && b.tells():
		return containerPartly
	case a.begins(b), b.begins(a):
		return missing
	}
	key := a.journal.Key()
	switch {
	case a.text == b.text, key != "" && key == b.journal.Key():
		return containerEqual
	case a.journal.Agrees(&b.journal):
		return containerAgree
	}
	if a.isAcronymOf(b) || b.isAcronymOf(a) {
		return containerPartly
	}
	p, q := a.telling, b.telling
	if len(p) > len(q) {
		p, q = q, p
	}
	common := 0
	for _, w := range p {
		if slices.ContainsFunc(q, func(o string) bool { return o == w || abbreviates(w, o) || abbreviates(o, w) }) {
			common++
		}
	}
	if len(p) > 0 && common*2 > len(p) && (len(p) > 1 || len(p[0]) > 3) {
		return containerPartly
	}
	return containerUnlike
}

// containerWords are words that most names of containers have and that tell
// none apart.
var containerWords = map[string]bool{
	"journal": true, "j": true, "proceedings": true, "proc": true, "conference": true, "conf": true, "international": true,
	"int": true, "intl": true, "annual": true, "transactions": true, "trans": true, "review": true, "research": true, "workshop": true,
	"symposium": true, "acm": true, "ieee": true, "american": true, "european": true, "studies": true, "science": true, "medicine": true,
}

// contentWords returns the words of a name that tell it apart, and all but the
// smallest.
func contentWords(s string) (found, all []string) {
	for w := range strings.FieldsSeq(normalize.FoldKey(s)) {
		if stopWords[w] || len(all) > 20 {
			continue
		}
		all = append(all, w)
		if !containerWords[w] {
			found = append(found, w)
		}
	}
	if len(found) == 0 {
		return all, all
	}
	return found, all
}

func abbreviates(short, long string) bool {
	return len(short) >= 3 && len(short) < len(long) && strings.HasPrefix(long, short)
}

func (c *comparison) compareContainers() {
	best, open := missing, false
	for _, x := range c.a.containers {
		for _, y := range c.b.containers {
			l := c.containers[x].level(&c.containers[y])
			open = open || l == missing
			if l != missing && (best == missing || l < best) {
				best = l
			}
		}
	}
	if open && best == containerUnlike {
		best = missing // cut short, it may be the name of which the other is another form
	}
	issn := sharesString(c.a.issn, c.b.issn)
	if issn && (best == missing || best > containerAgree) {
		best = containerAgree
	}
	if best == missing || best == containerUnlike {
		if target := c.targetContainer(); target {
			c.note(containerTarget, c.text("the journal that one was submitted to is the journal of the other"))
			return
		}
	}
	if best == containerPartly || best == containerUnlike {
		if c.aliasContainers() {
			best = containerAlias
		}
	}
	switch best {
	case missing:
	case containerEqual, containerAgree:
		n := min(c.set.container(c.a.containers), c.set.container(c.b.containers))
		c.noteRare(best, n, c.containerDetail(issn))
	case containerUnlike:
		// Preprint servers are another container by nature.
		if c.a.preprint != c.b.preprint || incomparable(c.a.containerScript, c.b.containerScript) {
			return
		}
		c.note(best, c.containerDetail(issn))
	default:
		c.note(best, c.containerDetail(issn))
	}
}

func (c *comparison) targetContainer() bool {
	agree := func(targets, containers []uint32) bool {
		for _, x := range targets {
			for _, y := range containers {
				if l := c.containers[x].level(&c.containers[y]); l == containerEqual || l == containerAgree {
					return true
				}
			}
		}
		return false
	}
	return agree(c.a.targets, c.b.containers) || agree(c.b.targets, c.a.containers) || agree(c.a.targets, c.b.targets)
}

// aliasContainers reports whether the other records show that two of the names
// are one container's.
func (c *comparison) aliasContainers() bool {
	return slices.ContainsFunc(c.a.containers, func(x uint32) bool {
		return slices.ContainsFunc(c.b.containers, func(y uint32) bool { return c.set.alias(x, y) })
	})
}

func (c *comparison) containerDetail(issn bool) string {
	if !c.explain {
		return ""
	}
	if len(c.a.containers) == 0 || len(c.b.containers) == 0 {
		return "same ISSN"
	}
	s := quote(c.words.containers.text(c.a.containers[0])) + ", " + quote(c.words.containers.text(c.b.containers[0]))
	if issn {
		s += ", same ISSN"
	}
	return s
}

// quote shortens a text for a detail.
func quote(s string) string {
	const most = 60
	if n := 0; len(s) > most {
		for i := range s {
			if n == most {
				s = s[:i] + "…"
				break
			}
			n++
		}
	}
	return "“" + s + "”"
}
