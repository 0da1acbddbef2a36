package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"github.com/ibid-go/ibid/ris"
)

func main() {
	n := map[string]int{}
	ex := map[string]string{}
	u := 0
	filepath.WalkDir("/work/shared", func(p string, d os.DirEntry, err error) error {
		if filepath.Ext(p) != ".ris" {
			return nil
		}
		f, _ := os.Open(p)
		defer f.Close()
		for r := range ris.NewReader(f, &ris.Options{Name: p}).All() {
			if r == nil {
				continue
			}
			for _, i := range r.UnreadFields() {
				k := r.Raw[i].Name
				n[k]++
				if ex[k] == "" || n[k]%97 == 0 {
					v := r.Raw[i].Value
					if len(v) > 60 {
						v = v[:60]
					}
					ex[k] += fmt.Sprintf(" | %q", v)
				}
			}
			u += len(r.Unclaimed)
		}
		return nil
	})
	var ks []string
	for k := range n {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return n[ks[i]] > n[ks[j]] })
	for _, k := range ks[:min(40, len(ks))] {
		e := ex[k]
		if len(e) > 300 {
			e = e[:300]
		}
		fmt.Println(k, n[k], e)
	}
	fmt.Println("unclaimed", u)
}
