package interchange

import (
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestSplitPlain: what is written the quick way is what the text of the figure
// says.
func TestSplitPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	quick := 0
	for range 20_000 {
		coef := r.Int64() >> r.IntN(64) * int64(1-2*r.IntN(2))
		resolution := figure.NoResolution
		if r.IntN(3) == 0 {
			resolution = int8(r.IntN(40) - 20)
		}
		f, err := figure.FromCompact(coef, int8(r.IntN(44)-22), figure.Qualifier(r.IntN(6)), resolution)
		if err != nil {
			continue
		}
		var a, b figureParts
		if !a.splitPlain(f) {
			continue
		}
		quick++
		if _, err := b.split(f, nil); err != nil {
			t.Fatal(err)
		}
		if string(a.value) != string(b.value) || string(a.qualifier) != string(b.qualifier) ||
			string(a.resolution) != string(b.resolution) || len(b.lower)+len(b.upper) > 0 {
			t.Fatalf("%v: %s %s %s, want %s %s %s", f, a.value, a.qualifier, a.resolution, b.value, b.qualifier, b.resolution)
		}
		if isPlain(f) != (len(b.qualifier)+len(b.resolution) == 0) {
			t.Fatalf("%v: plain %v", f, isPlain(f))
		}
	}
	if quick < 2000 {
		t.Fatal(quick)
	}
}
