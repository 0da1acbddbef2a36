package delimited

import (
	"slices"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// contributors reads a cell of names in a role.
func contributors(name string, role record.Role) []typed.Reading {
	readings := func(name string, role record.Role) []typed.Reading {
		return []typed.Reading{
			typed.Split(names(false), cells.Name(name, role, normalize.Name))[0],
			typed.Split(names(true), cells.Name(name+".display", role, normalize.NameInDisplayOrder))[0],
		}
	}
	if role == record.RoleAuthor {
		return append(authorsOrInventors(name, readings), moreAuthors())
	}
	return readings(name, role)
}

// authorsOrInventors reads names as authors, and of a patent as inventors: exporters
// have one column for both. The tables that this package writes say who is which.
func authorsOrInventors(name string, readings func(name string, role record.Role) []typed.Reading) []typed.Reading {
	ofPatent := func(r *record.Record) bool { return r.Type == record.TypePatent && r.Origin.Dialect != ownDialect }
	return slices.Concat(
		typed.If(func(r *record.Record) bool { return !ofPatent(r) }, readings(name, record.RoleAuthor)...),
		typed.If(ofPatent, readings(name+".inventor", "inventor")...),
	)
}

// displayed are readings of names that stand with the given names first.
func displayed(divide func(text string) []typed.Piece) []typed.Reading {
	return authorsOrInventors("display-names", func(name string, role record.Role) []typed.Reading {
		return typed.Split(divide, cells.Name(name, role, normalize.NameInDisplayOrder))
	})
}

// firstAuthor reads the column of first authors of a table without one of all:
// "Smith", "Smith et al.".
func firstAuthor() []typed.Reading {
	return typed.Late(typed.If(func(r *record.Record) bool {
		return !slices.ContainsFunc(r.Contributors, func(c record.Contributor) bool { return c.Role == record.RoleAuthor })
	}, typed.Split(namesWithoutMore, cells.Name("first-author", record.RoleAuthor, normalize.Name))...)...)
}

func moreAuthors() typed.Reading {
	r := typed.One(cells, "more-authors", "more_contributors", func(s string) (bool, error) { return saysMore(s), nil },
		func(r *record.Record) *bool { return &r.MoreContributors })
	r.Split = more
	return r
}

func namesWithoutMore(text string) []typed.Piece { return withoutMore(text, namePieces(text)) }

// fullNames reads names in full, with Scopus's numbers of authors.
func fullNames() []typed.Reading {
	return authorsOrInventors("full-names", func(name string, role record.Role) []typed.Reading {
		reading := typed.Many(cells, name, "contributors", func(s string) (record.Contributor, error) {
			c, err := authorID(s)
			if err == nil {
				c.Role = role
			}
			return c, err
		}, func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
		reading.Persons = true
		return []typed.Reading{reading}
	})
}

// addresses reads Web of Science's addresses, which say by names whose they are.
func addresses() typed.Reading {
	reading := cells.Affiliation("affiliations")
	reading.Addresses = true
	return reading
}
