package indicators_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestBuilderIDs: every repeated ID is found, and every ID finds its observation,
// however long the IDs are and in whatever order they were added.
func TestBuilderIDs(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 5))
		n, kinds := r.IntN(300), 1+r.IntN(1000)
		prefix := []string{"", "a", "a-common-prefix-of-some-length."}[r.IntN(3)]
		suffix := []string{"", "x", "-and-an-end-that-is-longer-than-eight"}[r.IntN(3)]
		var ids []string
		for range n {
			ids = append(ids, fmt.Sprintf("%s%d%s", prefix, r.IntN(kinds), suffix[:r.IntN(len(suffix)+1)]))
		}
		if r.IntN(3) == 0 {
			slices.Sort(ids)
		}
		var b indicators.Builder
		count := map[string]int{}
		for i, id := range ids {
			count[id]++
			b.AddObservation(indicators.Observation{
				ID: indicators.ID(id), Key: indicators.Key{Indicator: "jobs", Period: period.Year(2000 + r.IntN(3))},
				Figure: figure.FromInt64(int64(i)), Role: indicators.RoleObserved, Source: "office",
			})
		}
		d, err := b.Build(c)
		if again := n - len(count); again > 0 {
			var ps *indicators.Problems
			if !errors.As(err, &ps) || ps.Total != again || !errors.Is(ps.List[0], indicators.ErrDuplicate) {
				t.Fatalf("seed %d: %v, want %d repeated IDs", seed, err, again)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			if o, ok := d.Observation(indicators.ID(id)); !ok || !o.Figure.Equal(figure.FromInt64(int64(i))) {
				t.Fatalf("seed %d: %s: %v", seed, id, o)
			}
		}
	}
}
