package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMatch(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, match(context.Background(), &out, items))
	require.Contains(t, out.String(), "A1 B7\n  same-version, ")
	require.NotContains(t, out.String(), "C3 D9", "two parts of a series are two works")
}
