package bibtex

import (
	"slices"
	"strings"

	"github.com/ibid-go/ibid/internal/tex"
	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/normalize"
	"github.com/ibid-go/ibid/record"
)

// editorTypes are the roles that BibLaTeX's editortype, editoratype and the like
// can give, those of them that CSL has a name for.
var editorTypes = []struct {
	name string
	role record.Role
}{
	{"compiler", "compiler"}, {"collaborator", "contributor"}, {"organizer", "organizer"}, {"director", "director"},
	{"producer", "producer"}, {"translator", record.RoleTranslator}, {"illustrator", "illustrator"},
}

// typesOfEditors are the fields that say what persons in others are; they are
// read before these.
var typesOfEditors = []string{"editortype", "editoratype", "editorbtype", "editorctype"}

// editors reads persons whose role another field may say, and who have the usual
// one otherwise.
func editors(usual record.Role) func(name string) []typed.Reading {
	return func(name string) []typed.Reading {
		says := func(r *record.Record, role string) bool {
			return slices.ContainsFunc(r.Details, func(d record.Detail) bool {
				return d.Name == name+"type" && strings.EqualFold(strings.TrimSpace(d.Value), role)
			})
		}
		list := typed.If(func(r *record.Record) bool {
			for _, t := range editorTypes {
				if says(r, t.name) {
					return false
				}
			}
			return true
		}, names(usual)(name)...)
		for _, t := range editorTypes {
			list = append(list, typed.If(func(r *record.Record) bool { return says(r, t.name) }, namesBy(name+"."+t.name, t.role)...)...)
		}
		return list
	}
}

// groups reads organisations, whose names are not divided into parts.
func groups(divide func(string) []typed.Piece) func(name string) []typed.Reading {
	return func(name string) []typed.Reading {
		return typed.Split(divide, source.Name(name, record.RoleAuthor, readGroup))
	}
}

// holders reads the holders of a patent: names as all others, but for companies that
// stand without the braces that BibLaTeX wants around them.
func holders(name string) []typed.Reading {
	list := namesBy(name, "holder")
	list[0] = typed.Split(splitNames, source.Name(name, "holder", readHolder))[0]
	return list
}

func readHolder(source string) (record.Name, error) {
	if !strings.ContainsAny(source, "{=") && normalize.IsCompany(tex.Plain(source)) {
		return readGroup(source)
	}
	return readName(source)
}

// readGroup reads the name of an organisation.
func readGroup(source string) (record.Name, error) {
	source = strings.TrimSpace(source)
	if err := refuseMissing(source); err != nil {
		return record.Name{}, err
	}
	if inner, ok := wholeGroup(source); ok {
		source = inner
	}
	return literalName(source)
}

// splitCollaborations divides collaborations, which stand with "and" or, as
// INSPIRE writes them, commas between them.
func splitCollaborations(text string) []typed.Piece {
	var list []typed.Piece
	for _, p := range splitNames(text) {
		for _, part := range pieces(text[p.From:p.To], ",;", false) {
			list = append(list, typed.Piece{From: p.From + part.From, To: p.From + part.To})
		}
	}
	return list
}

// relatedTypes are the types of relation that BibLaTeX's styles know, in the
// terms of the model: what this work is to the related one.
var relatedTypes = []struct {
	name string
	kind record.RelationType
}{
	{"translationof", record.IsTranslationOf}, {"translationfrom", record.IsTranslationOf}, {"bytranslator", record.IsTranslationOf},
	{"translationas", record.IsVersionOf}, {"reprintof", record.IsVersionOf}, {"reprintas", record.IsVersionOf},
	{"reprintfrom", record.IsVersionOf}, {"origpubas", record.IsVersionOf}, {"origpubin", record.IsVersionOf},
	{"reviewof", record.IsReviewOf}, {"multivolume", record.HasPart},
}

// relationType is the field that says how related entries are related.
const relationType = "relatedtype"

// related reads the keys of other entries, with the type of the relation where
// relatedtype says one that is known.
func related(name string) []typed.Reading {
	says := func(r *record.Record, kind string) bool {
		return slices.ContainsFunc(r.Details, func(d record.Detail) bool {
			return d.Name == relationType && strings.EqualFold(strings.TrimSpace(d.Value), kind)
		})
	}
	list := typed.If(func(r *record.Record) bool {
		for _, t := range relatedTypes {
			if says(r, t.name) {
				return false
			}
		}
		return true
	}, relatedBy(name, record.IsRelatedTo))
	for _, t := range relatedTypes {
		list = append(list, typed.If(func(r *record.Record) bool { return says(r, t.name) }, relatedBy(name+"."+t.name, t.kind))...)
	}
	return list
}

func relatedBy(name string, kind record.RelationType) typed.Reading {
	reading := typed.Many(source, name, "relations", func(s string) (record.Relation, error) {
		if s = strings.TrimSpace(s); s == "" {
			return record.Relation{}, nil
		}
		return record.Relation{Type: kind, Text: s}, nil
	}, func(r *record.Record) *[]record.Relation { return &r.Relations }, nil)
	reading.Split = typed.At(",")
	return reading
}
