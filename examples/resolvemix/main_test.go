package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestResolve(t *testing.T) {
	var out bytes.Buffer
	paths := []string{"../testdata/library.ris", "../testdata/items.json"}
	require.NoError(t, resolve(context.Background(), &out, paths))
	require.Equal(t, 4, strings.Count(out.String(), "(versions: "), out.String())
	require.Contains(t, out.String(), "Reading citations aloud in small libraries: a randomised trial (versions: 1)\n")
	require.Contains(t, out.String(), "identifiers/doi = 10.5555/jle.2019.101, ../testdata/library.ris:17:7: ")
	require.Error(t, resolve(context.Background(), &out, []string{"missing.ris"}))
}
