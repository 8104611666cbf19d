package sdmx_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// rows is a message of n rows that is never whole in memory.
type rows struct {
	head, tail string
	row        func(i int) string
	n, i       int
	left       string
	ended      bool
}

func (r *rows) Read(p []byte) (int, error) {
	for r.left == "" {
		switch {
		case r.head != "":
			r.left, r.head = r.head, ""
		case r.i < r.n:
			r.left = r.row(r.i)
			r.i++
		case !r.ended:
			r.left, r.ended = r.tail, true
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// TestStreaming: what is held does not grow with the length of a message.
func TestStreaming(t *testing.T) {
	n := 200_000
	if testing.Short() {
		n = 50_000
	}
	csv := &rows{n: n,
		head: "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,SEGMENT,RECORD,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,ROLE,SOURCE\n",
		row: func(i int) string {
			return fmt.Sprintf("dataflow,A:B(1.0),M,jobs,MA,CRM,F%d,%d,%d.5,MAD,observed,s%d\n", i, 1900+i%200, i, i)
		},
	}
	head, tail, _ := strings.Cut(message(`{"observations":{"0:0":[0]|}}`), "|")
	json := &rows{n: n, head: head, tail: tail, row: func(i int) string { return fmt.Sprintf(`,"%d:%d":[%d.5,1,"n%d"]`, i%2, i/2%2, i, i) }}
	for name, r := range map[string]*sdmx.Reading{
		"csv": sdmx.ReadCSV(csv, sdmx.ReadOptions{}), "json": sdmx.ReadJSON(json, sdmx.ReadOptions{}),
	} {
		heap := func() uint64 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			return m.HeapAlloc
		}
		before, most, got := heap(), uint64(0), 0
		for _, err := range r.All() {
			if err != nil {
				t.Fatal(err)
			}
			if got++; got%(n/10) == 0 {
				most = max(most, heap())
			}
		}
		if held := int64(most) - int64(before); got < n || held > 4<<20 {
			t.Errorf("%s: %d observations, %d bytes held", name, got, held)
		}
	}
}
