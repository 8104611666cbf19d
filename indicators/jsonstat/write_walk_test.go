package jsonstat_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// TestWalk: what is written of observations by what they have in common is what is
// written of each alone, byte by byte, or fails with the same error.
func TestWalk(t *testing.T) {
	for seed := range uint64(testkit.Cases(300, 10_000)) {
		r := records.New(seed, 31)
		data := r.Dataset(t, r.IntN(60))
		if r.Some() { // a few indicators
			var all []indicators.Observation
			for o := range data.All() {
				o.Key.Indicator = indicators.ID(fmt.Sprintf("i%d", r.IntN(4)))
				all = append(all, o)
			}
			data = build(t, catalogue(t), all...)
		}
		var got, want bytes.Buffer
		_, err := jsonstat.Write(&got, data, jsonstat.WriteOptions{})
		_, slowly := jsonstat.WriteSlowly(&want, data, jsonstat.WriteOptions{})
		if fmt.Sprint(err) != fmt.Sprint(slowly) || !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("seed %d: %v\n%s\nwant %v\n%s", seed, err, got.Bytes(), slowly, want.Bytes())
		}
	}
}
