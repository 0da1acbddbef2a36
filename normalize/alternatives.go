package normalize

import "strings"

// JATS gives a formula in several forms that say the same, in an element
// alternatives: MathML, whose text is read as people write it, and TeX, which may
// be a whole document around the formula.

// alternatives are the forms of a formula that is being cleaned.
type alternatives struct {
	open      bool
	start     int // where they begin in the output
	math, tex place
}

// place is a part [from,to) of the output.
type place struct{ from, to int }

// noteForm notes where a form of a formula begins or ends in the output, by a tag
// that was taken out of it.
func (c *cleaner) noteForm(tag string) {
	name, ends := strings.CutPrefix(strings.Trim(tag, "<>"), "/")
	name, _, _ = strings.Cut(strings.ToLower(name), " ")
	if _, local, found := strings.Cut(name, ":"); found {
		name = local
	}
	a := &c.alternatives
	switch {
	case name == "alternatives" && !ends && !a.open:
		*a = alternatives{open: true, start: len(c.out)}
	case !a.open:
	case name == "alternatives" && ends:
		a.open = false
		c.chooseForm()
	case name == "math":
		a.math.note(ends, len(c.out))
	case name == "tex-math":
		a.tex.note(ends, len(c.out))
	}
}

func (p *place) note(ends bool, at int) {
	if ends {
		p.to = at
	} else {
		p.from = at
	}
}

// chooseForm keeps the text of the MathML alone where the formula is there in TeX
// too. It is added anew, for it may stand beside what makes a tag or an entity of
// it.
func (c *cleaner) chooseForm() {
	a := &c.alternatives
	if !a.holds(a.math, len(c.out)) || !a.holds(a.tex, len(c.out)) {
		return
	}
	kept := string(c.out[a.math.from:a.math.to])
	if strings.TrimSpace(kept) == "" {
		return
	}
	c.cut(a.start)
	for _, r := range kept {
		c.add(r)
	}
}

// holds reports whether a form is there: a tag that came about around the tags of
// the forms may have taken a part of the output away since.
func (a *alternatives) holds(form place, end int) bool {
	return a.start <= form.from && form.from < form.to && form.to <= end
}
