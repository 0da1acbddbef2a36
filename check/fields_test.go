package check

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/record"
)

func TestRichText(t *testing.T) {
	tags, entity := &record.RawField{Value: `"<i>a</i>"`}, &record.RawField{Value: `"a &amp; b"`}
	require.True(t, isRichText(record.FormatCSLJSON, tags))
	require.False(t, isRichText(record.FormatCSLJSON, entity))
	require.True(t, isRichText(record.FormatCrossref, entity))
	require.False(t, isRichText(record.FormatOpenAlex, tags))
}
