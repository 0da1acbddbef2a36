package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestList(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, list(&out, "../testdata/library.ris"))
	require.Contains(t, out.String(), "1. [article-journal] Reading citations aloud in small libraries: a randomised trial (2019-03-14)\n   doi 10.5555/jle.2019.101\n")
	require.Contains(t, out.String(), "3. [article-journal] Shelf order and the memory of titles. Part I: spines (2005)\n")
	require.Error(t, list(&out, "../testdata/missing.ris"))
}
