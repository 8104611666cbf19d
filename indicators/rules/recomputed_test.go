package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestRecomputedByFineFigures: from 6.86 to 7.54 is 9.9 %, and from 6.8 to 8
// anything from 9 to 33 %, as it stands 17.6 %. Figures that say so little do
// not excuse a rate that fine ones deny, unless it is the one that they give.
func TestRecomputedByFineFigures(t *testing.T) {
	const (
		fine = "b,exports,MA,all,2011,6860000000@10000000,MAD,observed,o16\nc,exports,MA,all,2015,7540000000@10000000,MAD,observed,o16\n"
		// Another source, in whole numbers of a hundred million and a billion.
		coarse = "d,exports,MA,all,2011,6800000000@100000000,MAD,observed,n16\ne,exports,MA,all,2015,8000000000@1000000000,MAD,observed,n16\n"
	)
	for _, x := range []struct {
		growth, from string
		fires        bool
	}{
		{"9.9@0.1", fine, false},
		{"9.9@0.1", fine + coarse, false},
		{"12@0.1", fine, true},
		{"12@0.1", fine + coarse, true},
		{"12@0.1", coarse, false},
		{"17.6@0.1", fine + coarse, false},
		{"~10", fine, false}, // within a twentieth: 9.5 to 10.5
		{"~12", fine, true},
		{"40@0.1", coarse, true},
	} {
		v := sectorOf("id,indicator,area,perimeter,period,figure,unit,role,source\na,growth,MA,all,2011/2015," + x.growth + ",percent,observed,o16\n" + x.from)
		paths := found(t, rules.Config{}, "IND043", v)
		// What another origin denies is told at the key.
		fired := slices.Contains(paths, "a/figure") || slices.Contains(paths, "/keys/growth MA all 2011-2015")
		if fired != x.fires {
			t.Errorf("%s beside\n%s: found %v", x.growth, x.from, fired)
		}
	}
}
