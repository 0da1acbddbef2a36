package delimited

import (
	"slices"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// contributors reads a cell of names in a role.
func contributors(name string, role record.Role) []typed.Reading {
	readings := []typed.Reading{
		typed.Split(names(false), cells.Name(name, role, normalize.Name))[0],
		typed.Split(names(true), cells.Name(name+".display", role, normalize.NameInDisplayOrder))[0],
	}
	if role == record.RoleAuthor {
		readings = append(readings, moreAuthors())
	}
	return readings
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
func fullNames() typed.Reading {
	reading := typed.Many(cells, "full-names", "contributors", authorID,
		func(r *record.Record) *[]record.Contributor { return &r.Contributors }, nil)
	reading.Persons = true
	return reading
}
