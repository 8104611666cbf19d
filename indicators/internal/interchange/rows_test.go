package interchange

import (
	"bytes"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
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
		All(data)(func(o *indicators.Observation, c *Common) bool {
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
