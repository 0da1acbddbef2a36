package ris

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"syscall"
	"testing"

	"github.com/ibid-go/ibid/internal/generate"
)

func cpu() float64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// CPU=1 go test -run ZZ
func TestZZ(t *testing.T) {
	if os.Getenv("CPU") == "" {
		t.Skip()
	}
	plain, _ := io.ReadAll(generate.NewLibrary(&generate.Options{Seed: 1, Records: 1000}))
	inputs := map[string][]byte{"mixed": plain, "continued": wrapValues(plain)}
	for _, form := range generate.Forms {
		inputs[strings.ReplaceAll(form.Name, " ", "-")] = form.Apply(plain)
	}
	inputs["CR"] = bytes.ReplaceAll(inputs["plain"], []byte("\n"), []byte("\r"))
	var names []string
	for n := range inputs {
		names = append(names, n)
	}
	sort.Strings(names)
	only := os.Getenv("CPU")
	run := func(name string, f func()) {
		if only != "1" && !strings.Contains(name, only) {
			return
		}
		best := 1e9
		for range 12 {
			a := cpu()
			for range 8 {
				f()
			}
			best = min(best, cpu()-a)
		}
		in := inputs[strings.SplitN(name, "/", 2)[1]]
		fmt.Printf("%-30s %7.0f MB/s\n", name, float64(len(in))*8/best/1e6)
	}
	run("Bytes/mixed", func() {
		r := newHashingReader(bytes.NewReader(plain), true)
		io.Copy(io.Discard, r)
	})
	run("ReadEntry/mixed", func() {
		r := NewReader(bytes.NewReader(plain), nil)
		for {
			if _, err := r.ReadEntry(); err != nil {
				break
			}
		}
	})
	run("Read/mixed", func() {
		r := NewReader(bytes.NewReader(plain), nil)
		for {
			if _, err := r.Read(); err != nil {
				break
			}
		}
	})
	for _, n := range names {
		run("NextEntry/"+n, func() {
			r := NewReader(bytes.NewReader(inputs[n]), nil)
			var e Entry
			for {
				if err := r.NextEntry(&e); err != nil {
					break
				}
			}
		})
	}
}
