package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestOnePartAboveTotal: one part that is larger than the whole is enough, while
// nothing is known of the other parts.
func TestOnePartAboveTotal(t *testing.T) {
	for _, x := range []struct {
		name, part, total string
		fires             bool
	}{
		{"a segment", "exports,MA,all,segment=voice,2015,9001,MAD", "exports,MA,all,,2015,8001,MAD", true},
		{"a segment within", "exports,MA,all,segment=voice,2015,8000,MAD", "exports,MA,all,,2015,8000,MAD", false},
		{"a segment of a segment", "jobs,MA,all,segment=voice,2015,91,job", "jobs,MA,all,segment=contact,2015,81,job", true},
		{"a quarter", "exports,MA,all,,2015-Q3,9001,MAD", "exports,MA,all,,2015,8001,MAD", true},
		{
			"zeros that may be digits not known", "exports,MA,all,segment=voice,2015,8600,MAD",
			"exports,MA,all,,2015,8000,MAD", false,
		},
		{"more than", "exports,MA,all,segment=voice,2015,>9000,MAD", "exports,MA,all,,2015,8000,MAD", true},
		{"up to", "exports,MA,all,segment=voice,2015,<=9000,MAD", "exports,MA,all,,2015,8000,MAD", false},
		{"by the digits of the total", "exports,MA,all,segment=voice,2015,8400,MAD", "exports,MA,all,,2015,8000@1000,MAD", false},
		{"a flow that may be negative", "net,MA,all,segment=voice,2015,90,job", "net,MA,all,,2015,80,job", false},
	} {
		v := sectorOf("id,indicator,area,perimeter,breakdown,period,figure,unit,role,source\na," + x.part + ",observed,o16\nb," + x.total + ",observed,o16\n")
		fired := slices.Contains(found(t, rules.Config{}, "IND041", v), "b/figure")
		if fired != x.fires {
			t.Errorf("%s: found %v", x.name, fired)
		}
	}
}
