package endnote_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/ibid-go/ibid/internal/markup"
	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/ris"
	"github.com/ibid-go/ibid/source/endnote"
)

func TestTry(t *testing.T) {
	dir := "/work/shared/corpus/IEBH+RefLib/test/data/"
	b, _ := os.ReadFile(dir + "blue-light.xml")
	rd := endnote.NewReader(bytes.NewReader(b), nil)
	rules := endnote.Rules()
	var xs []*record.Record
	for r, err := range rd.All() {
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Verify(func(s record.Span) (string, error) {
			return markup.TextAt(bytes.NewReader(b), int64(len(b)), s, rd.Document().Encoding)
		}, rules); err != nil {
			t.Error(err)
		}
		xs = append(xs, r)
	}
	fmt.Println(len(xs))
	f, _ := os.Open(dir + "blue-light.ris")
	n := 0
	diff := map[string]int{}
	for r, err := range ris.NewReader(f, nil).All() {
		if err != nil {
			t.Fatal(err)
		}
		a, c := plain(xs[n]), plain(r)
		n++
		for k := range c {
			if string(a[k]) != string(c[k]) {
				if diff[k]++; diff[k] < 4 {
					fmt.Printf("%d %s\n  xml %s\n  ris %s\n", n, k, a[k], c[k])
				}
			}
		}
		for k := range a {
			if c[k] == nil {
				if diff[k]++; diff[k] < 4 {
					fmt.Printf("%d %s\n  xml %s\n", n, k, a[k])
				}
			}
		}
	}
	fmt.Println(n, diff)
}

func plain(r *record.Record) map[string]json.RawMessage {
	b, _ := json.Marshal(r)
	var m map[string]json.RawMessage
	json.Unmarshal(b, &m)
	for _, k := range []string{"id", "origin", "raw", "trace", "diagnostics"} {
		delete(m, k)
	}
	return m
}
