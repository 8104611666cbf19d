package sdmx_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// source is a message of n rows that is never whole in memory.
type source struct {
	head, tail string
	row        func(i int) string
	n, i       int
	left       string
	ended      bool
}

func (r *source) Read(p []byte) (int, error) {
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

// TestStreaming: what is held does not grow with the length of a message, but for
// a few bytes for each value that SDMX-JSON lists.
func TestStreaming(t *testing.T) {
	n := testkit.Cases(50_000, 200_000)
	csv := &source{n: n,
		head: "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,PERIMETER,SEGMENT,RECORD,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,ROLE,SOURCE\n",
		row: func(i int) string {
			return fmt.Sprintf("dataflow,A:B(1.0),M,jobs,MA,_Z,CRM,F%d,%d,%d.5,MAD,observed,s%d\n", i, 1900+i%200, i, i)
		},
	}
	head, tail, _ := strings.Cut(message(`{"observations":{"0:0":[0]|}}`), "|")
	json := &source{n: n, head: head, tail: tail, row: func(i int) string { return fmt.Sprintf(`,"%d:%d":[%d.5,1,"n%d"]`, i%2, i/2%2, i, i) }}
	// As many records as observations, all listed ahead of them.
	records := &source{n: 2 * n,
		head: `{"data":{"structures":[{"dimensions":{"dataSet":[{"id":"REF_AREA","values":[{"id":"MA"}]},` +
			`{"id":"PERIMETER","values":[{"id":"_Z"}]}],"observation":[` + `{"id":"INDICATOR","values":[{"id":"jobs"}]},{"id":"TIME_PERIOD","values":[{"id":"2015"}]},{"id":"RECORD","values":[{"value":"first"}`,
		tail: "}}]}}",
		row: func(i int) string {
			between := ""
			if i < n {
				return fmt.Sprintf(`,{"value":"record-%07d"}`, i)
			}
			if i == n {
				between = `]}]}}],"dataSets":[{"observations":{"0:0:0":[1]`
			}
			return fmt.Sprintf(`%s,"0:0:%d":[%d.5]`, between, (i-n)*7919%n+1, i)
		},
	}
	for name, r := range map[string]*sdmx.Reading{
		"csv": sdmx.ReadCSV(csv, sdmx.ReadOptions{}), "json": sdmx.ReadJSON(json, sdmx.ReadOptions{}), "json with records": sdmx.ReadJSON(records, sdmx.ReadOptions{}),
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
