package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime/pprof"
	"time"
	"io"

	"github.com/ibid-go/ibid/record"
	"github.com/ibid-go/ibid/source/csljson"
)

func main() {
	b, _ := os.ReadFile(os.Args[1])
	var recs []*record.Record
	best := time.Hour
	for k := 0; k < 4; k++ {
		if k == 1 {
			f, _ := os.Create("/tmp/convert/r.prof")
			pprof.StartCPUProfile(f)
		}
		t := time.Now()
		recs = recs[:0]
		n := 0
		for r, err := range csljson.NewReader(bytes.NewReader(b), nil).All() {
			if err != nil {
				panic(err)
			}
			n++
			if n <= 5000 {
				recs = append(recs, r)
			}
		}
		best = min(best, time.Since(t))
	}
	pprof.StopCPUProfile()
	fmt.Printf("read %.1f MB/s\n", float64(len(b))/1e6/best.Seconds())
	f, _ := os.Create("/tmp/convert/w.prof")
	pprof.StartCPUProfile(f)
	best = time.Hour
	var cw int
	for k := 0; k < 3; k++ {
		t := time.Now()
		var c counter
		w := csljson.NewWriter(&c, nil)
		for _, r := range recs {
			w.Write(r)
		}
		w.Close()
		cw = int(c)
		best = min(best, time.Since(t))
	}
	pprof.StopCPUProfile()
	fmt.Printf("write %.1f MB/s\n", float64(cw)/1e6/best.Seconds())
	_ = io.Discard
}

type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }
