package delimited_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ibid-go/ibid/internal/recordtest"
	"github.com/ibid-go/ibid/source/delimited"
)

// bigTable is a table of Scopus with rows of 2 kB.
func bigTable(rows int) []byte {
	var b bytes.Buffer
	b.WriteString(`"Authors","Author full names","Title","Year","Source title","Volume","Issue","Page start","Page end","Cited by","DOI","Affiliations","Abstract","Author Keywords","Document Type","EID"` + "\n")
	abstract := strings.Repeat("We counted the lines of tables that were kept for years, and ", 20)
	for i := range rows {
		fmt.Fprintf(&b, `"Doe J.; Roe R.M.; Poe E.","Doe, Jane (57190000001); Roe, Richard M. (57190000002); Poe, Edgar (57190000003)","Lines in tables: survey %d","2021","Journal of Tables","12","3","%d","%d","17","10.1000/tables.%d","Dept. of Rows, University of Columns, Celltown, Gridland; Institute of Lists, Barville, Gridland","%s said ""so"".","tables; lines; survey","Article","2-s2.0-850%08d"`+"\n",
			i, i, i+10, i, abstract, i)
	}
	return b.Bytes()
}

func BenchmarkRows(b *testing.B) {
	table := bigTable(5000)
	b.SetBytes(int64(len(table)))
	b.ReportAllocs()
	for b.Loop() {
		reader := delimited.NewRowReader(bytes.NewReader(table), nil)
		for {
			if _, err := reader.Read(); err == io.EOF {
				break
			}
		}
	}
}

func BenchmarkReader(b *testing.B) {
	recordtest.Benchmark(b, delimited.NewReader, bigTable(5000), 5000)
}

func BenchmarkWriter(b *testing.B) {
	table := bigTable(1000)
	r, err := delimited.NewReader(bytes.NewReader(table), nil).Read()
	require.NoError(b, err)
	b.SetBytes(int64(len(table) / 1000))
	b.ReportAllocs()
	w := delimited.NewWriter(io.Discard, nil)
	for b.Loop() {
		require.NoError(b, w.Write(r))
	}
}
