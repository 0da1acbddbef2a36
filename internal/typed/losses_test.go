package typed_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/typed"
	"github.com/ibid-go/ibid/record"
)

func TestLosses(t *testing.T) {
	yes := true
	r := &record.Record{
		ID: "r", Volume: "7", PeerReviewed: &yes,
		Origin:       record.Origin{Document: "a.ris", Database: "MEDLINE"},
		Titles:       []record.Title{{Value: "One", Role: record.TitleMain}},
		Keywords:     []record.Keyword{{Value: "tide"}, {Value: "shore"}, {Value: "tide"}},
		Contributors: []record.Contributor{{Name: record.Name{Family: "Doe"}, Role: record.RoleAuthor}},
		Pages:        record.Pages{First: "1", Last: "5", Derived: true},
	}
	back := &record.Record{
		Titles:       []record.Title{{Value: "One", Role: record.TitleMain}},
		Keywords:     []record.Keyword{{Value: "tide"}, {Value: "sea"}},
		Contributors: []record.Contributor{{Name: record.Name{Family: "Doe"}, Role: record.RoleEditor}},
		Pages:        record.Pages{First: "1", Last: "5"},
	}
	var losses []record.Loss
	typed.Losses(r, back, "because", func(l record.Loss) { losses = append(losses, l) })
	require.Equal(t, []record.Loss{
		{Record: "r", Path: "origin/database", Value: "MEDLINE", Reason: "because"},
		{Record: "r", Path: "peer_reviewed", Value: "true", Reason: "because"},
		{Record: "r", Path: "contributors/0/role", Value: "author", Reason: "because"},
		{Record: "r", Path: "volume", Value: "7", Reason: "because"},
		{Record: "r", Path: "keywords/1/value", Value: "shore", Reason: "because"},
		{Record: "r", Path: "keywords/2/value", Value: "tide", Reason: "because"},
	}, losses)

	losses = nil
	typed.Losses(r, r, "because", func(l record.Loss) { losses = append(losses, l) })
	require.Empty(t, losses)
}
