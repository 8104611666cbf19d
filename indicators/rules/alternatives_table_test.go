package rules

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
)

// TestSupported: of figures with which one source contradicts itself, the one that all speak for which tell
// them apart, and the first kind that does so.
func TestSupported(t *testing.T) {
	// Of three records two are of one value.
	d := &diagnosis{table: &table{records: []record{{value: dec{10, 0}}, {value: dec{20, 0}}, {value: dec{1, 1}}}}}
	kinds := func(all ...relationKind) (set relationKinds) {
		for _, k := range all {
			set |= 1 << k
		}
		return set
	}
	for _, tt := range []struct {
		name string
		fits map[int32]relationKinds
		at   int32
		by   relationKind
	}{
		{"nothing", nil, -1, 0},
		{"a sum for the first", map[int32]relationKinds{0: kinds(sumOf)}, 0, sumOf},
		{"a sum for the second", map[int32]relationKinds{1: kinds(sumOf)}, 1, sumOf},
		{"a flow", map[int32]relationKinds{1: kinds(flowOf)}, 1, flowOf},
		{"a quotient", map[int32]relationKinds{1: kinds(ratioOf)}, 1, ratioOf},
		{"growth", map[int32]relationKinds{1: kinds(growthOf)}, 1, growthOf},
		{"a formula", map[int32]relationKinds{1: kinds(linearOf)}, 1, linearOf},
		{"a source", map[int32]relationKinds{1: kinds(sameOf)}, 1, sameOf},
		{"neighbours", map[int32]relationKinds{1: kinds(0)}, 1, 0},
		{"a sum for all", map[int32]relationKinds{0: kinds(sumOf), 1: kinds(sumOf), 2: kinds(sumOf)}, -1, 0},
		{"a sum for two values", map[int32]relationKinds{0: kinds(sumOf), 1: kinds(sumOf)}, -1, 0},
		{"a sum for one value, twice", map[int32]relationKinds{0: kinds(sumOf), 2: kinds(sumOf)}, 0, sumOf},
		{"a sum for the first, a source for the second", map[int32]relationKinds{0: kinds(sumOf), 1: kinds(sameOf)}, -1, 0},
		{"a source for the first, a sum for the second", map[int32]relationKinds{1: kinds(sumOf), 0: kinds(sameOf)}, -1, 0},
		{"a sum and a source for one", map[int32]relationKinds{1: kinds(sameOf, sumOf)}, 1, sumOf},
		{"a sum and neighbours for one value", map[int32]relationKinds{0: kinds(sumOf), 2: kinds(0)}, 0, sumOf},
		{"a sum for all, neighbours for one", map[int32]relationKinds{
			0: kinds(sumOf), 1: kinds(sumOf, 0), 2: kinds(sumOf)}, 1, 0},
	} {
		at, by := d.supported(&alternatives{records: []int32{0, 1, 2}, fits: tt.fits})
		if at != tt.at || at >= 0 && by != tt.by {
			t.Errorf("%s: %d by %d", tt.name, at, by)
		}
	}
}

// TestAlternativesAt: what compares figures is silent at a figure with which its source contradicts itself,
// for IND057 to tell: from IND030 to IND050 but for two units of one number, and old figures.
func TestAlternativesAt(t *testing.T) {
	s := newScope(insideSector(t, spelledRows("jobs 2015 100@1; jobs 2015 200@1; jobs 2016 300@1")...))
	for code, want := range map[finding.Code]int{
		"IND022": 0, "IND030": 2, "IND031": 2, "IND033": 2, "IND034": 0, "IND041": 2, "IND050": 2, "IND051": 0, "IND053": 0,
		"IND054": 2, "IND055": 0, "IND057": 0,
	} {
		for severity, is := range map[finding.Severity]bool{
			finding.SeverityInfo: false, finding.SeverityWarning: true, finding.SeverityError: true,
		} {
			for path, there := range map[string]bool{
				"/observations/r1/figure": true, "/observations/r2/figure": false, "/keys/jobs MA all 2015": false,
				"/sources/r1": false, "/observations/r7": false,
			} {
				n := want
				if !is || !there {
					n = 0
				}
				f := finding.Finding{Code: code, Severity: severity, Path: path}
				if got := s.alternativesAt(&f); len(got) != n {
					t.Errorf("%s %v at %s: %d, want %d", code, severity, path, len(got), n)
				}
			}
		}
	}
}

// TestSharesCauses: which rules may leave out what others tell.
func TestSharesCauses(t *testing.T) {
	for code, want := range map[finding.Code]bool{
		"IND001": false, "IND019": false, "IND020": true, "IND021": true, "IND022": true, "IND023": false, "IND029": false,
		"IND030": true, "IND045": true, "IND050": true, "IND051": false, "IND052": false, "IND053": false, "IND054": true,
		"IND055": false, "IND057": false, "IND062": false,
	} {
		if got := sharesCauses(code); got != want {
			t.Errorf("%s: %t", code, got)
		}
	}
}
