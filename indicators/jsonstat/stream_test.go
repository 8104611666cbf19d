package jsonstat_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestStreaming: a response is held whole, since its statuses and its dimensions may
// stand behind its values, but as the text that it is: with -long, a million values of
// 8 bytes each are read as observations in less than 32 MB.
func TestStreaming(t *testing.T) {
	n := testkit.Cases(20_000, 1_000_000)
	limit := int64(testkit.Cases(4<<20, 32_000_000))
	list := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format+",", i)
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	dimensions := fmt.Sprintf(`"id":["geo","time"],"size":[%d,200],"role":{"geo":["geo"],"time":["time"]},"dimension":`+
		`{"geo":{"category":{"index":[%s]}},"time":{"category":{"index":[%s]}}}`,
		n/200, list(n/200, `"A%d"`), list(200, `"1%03d"`))
	var heap *testkit.Heap
	value := func(b []byte, i int) []byte {
		if i%(n/5) == 0 {
			heap.Look()
		}
		return fmt.Appendf(b, ",%d.5", i)
	}
	for name, s := range map[string]testkit.Stream{
		"dimensions first": {Head: `{"class":"dataset",` + dimensions + `,"value":[0`, Row: value,
			Tail: `],"status":{"0":"p","7":"e"}}`},
		"values first": {Head: `{"class":"dataset","value":[0`, Row: value, Tail: `],"status":{"0":"p"},` + dimensions + `}`},
	} {
		s.N = n - 1
		heap = testkit.NewHeap()
		r := jsonstat.Read(&s, jsonstat.ReadOptions{Defaults: indicators.Observation{
			Key: indicators.Key{Indicator: "x"}, Role: indicators.RoleObserved, Source: "s"}})
		if got := testkit.Streamed(t, name, heap, r.All(), n, limit); got != n {
			t.Errorf("%s: %d observations, want %d", name, got, n)
		}
	}
}
