package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

// TestInCycles holds what leads back to itself against trying all ways, in 2,000 random
// graphs of up to seven records, of which some are asked about.
func TestInCycles(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	some := 0
	for range 2000 {
		n := 1 + r.IntN(7)
		id := func(i int) indicators.ID { return indicators.ID(fmt.Sprintf("n%d", i)) }
		edges := map[indicators.ID][]indicators.ID{}
		for range r.IntN(2 * n) {
			from, to := id(r.IntN(n)), id(r.IntN(n))
			edges[from] = append(edges[from], to)
		}
		var ids, want []indicators.ID
		for i := range n {
			ids = append(ids, id(i))
			seen := map[indicators.ID]bool{}
			for list := slices.Clone(edges[id(i)]); len(list) > 0; list = list[1:] {
				if !seen[list[0]] {
					seen[list[0]] = true
					list = append(list, edges[list[0]]...)
				}
			}
			if seen[id(i)] {
				want = append(want, id(i))
			}
		}
		r.Shuffle(n, func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		if got := inCycles(ids, func(id indicators.ID) []indicators.ID { return edges[id] }); !slices.Equal(got, want) {
			t.Fatalf("%v: %v, want %v", edges, got, want)
		}
		some += len(want)
	}
	if some < 1000 {
		t.Errorf("only %d lead back", some)
	}
}
