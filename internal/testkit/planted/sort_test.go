package planted_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// TestSorted counts, for each kind, how many faults are visible, determined and
// exact; -v prints the table, -long with 40 of each.
func TestSorted(t *testing.T) {
	each := testkit.Cases(1, 40)
	var b strings.Builder
	fmt.Fprintf(&b, "of %d: visible, determined, exact with one, two, three sources\n", each)
	sectors := make(map[string]*planted.Sector)
	for _, k := range planted.Kinds() {
		fmt.Fprintf(&b, "%-32s", k)
		for sources := 1; sources <= 3; sources++ {
			visible, determined, exact := 0, 0, 0
			for i := range each {
				seed := uint64(1 + i%2)
				name := fmt.Sprint(k.Variant(), sources, seed)
				if sectors[name] == nil {
					sectors[name] = planted.NewSector(seed, planted.Options{Variant: k.Variant(), Sources: sources, Stated: true})
				}
				f := planted.Plant(sectors[name], k, uint64(i))
				if f == nil {
					t.Fatalf("%v: no place", k)
				}
				if f.Class != planted.Visible {
					if f.Determined {
						t.Errorf("%v: determined and %v", k, f.Class)
					}
					continue
				}
				visible++
				if !hasTruth(f) {
					t.Errorf("%v, seed %d: the planted record does not mend it", k, i)
				}
				if f.Determined {
					determined++
				}
				if f.Exact {
					if exact++; !f.Determined {
						t.Errorf("%v: exact and not determined", k)
					}
					right, _ := f.Right(f.Records[0]).Rat()
					if f.Value != nil && f.Value.Cmp(right) != 0 {
						t.Errorf("%v: exactly %s, where %s was right", k, f.Value, right)
					}
				}
			}
			fmt.Fprintf(&b, "   %3d %3d %3d", visible, determined, exact)
		}
		b.WriteByte('\n')
	}
	t.Log(b.String())
}

// hasTruth reports whether the planted records are among what mends the fault: the
// right figures make all hold again, since they held before.
func hasTruth(f *planted.Fault) bool {
	for _, set := range f.Mends {
		if fmt.Sprint(set) == fmt.Sprint(f.Records) {
			return true
		}
	}
	return false
}
