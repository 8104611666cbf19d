package finding_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/indicators/finding"
)

// TestSort holds the order of findings, equal ones included, against a stable sort.
func TestSort(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for n := range 60 {
		got := make([]finding.Finding, n)
		for i := range got {
			got[i] = finding.Finding{
				Path: fmt.Sprint("/observations/", r.IntN(n)), Code: finding.Code(fmt.Sprint("X", r.IntN(3))),
				Fingerprint: fmt.Sprint(i),
			}
		}
		want := slices.Clone(got)
		slices.SortStableFunc(want, finding.Finding.Compare)
		finding.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%d findings: %s", n, diff)
		}
	}
}
