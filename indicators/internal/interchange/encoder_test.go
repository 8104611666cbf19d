package interchange

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// TestCommon: cells by what observations have in common are the cells of each
// observation by itself.
func TestCommon(t *testing.T) {
	for seed := range uint64(testkit.Cases(60, 3000)) {
		r := records.New(seed, 83)
		data := r.Dataset(t, 1+r.IntN(200))
		components, err := Layout(All(data))
		if err != nil {
			t.Fatal(err)
		}
		want, err := Layout(Sequence(data.All()))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(components, want, func(a, b Component) bool { return a.ID == b.ID && a.Part == b.Part }) {
			t.Fatalf("seed %d: components %v, want %v", seed, components, want)
		}
		quick, n := NewEncoder(components), 0
		all := slices.Collect(data.All())
		All(data)(func(o *indicators.Observation, c *bulk.Common) bool {
			got, err := quick.Cells(o, c)
			if err != nil {
				t.Fatal(err)
			}
			want, err := NewEncoder(components).Cells(&all[n], nil)
			if err != nil {
				t.Fatal(err)
			}
			for i := range want {
				if !bytes.Equal(got[i], want[i]) {
					t.Fatalf("seed %d, %s: %s is %q, want %q", seed, o.ID, components[i].ID, got[i], want[i])
				}
			}
			n++
			return true
		})
		if n != len(all) {
			t.Fatalf("seed %d: %d observations of %d", seed, n, len(all))
		}
	}
}

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
