package wording_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestConvention resolves what is ambiguous, and only that.
func TestConvention(t *testing.T) {
	group := wording.Convention{Dot: wording.Group, Comma: wording.Group}
	dec := wording.Convention{Dot: wording.Decimal, Comma: wording.Decimal}
	for _, c := range []struct{ text, group, decimal string }{
		{"1.500", "1500@1", "1.5@0.001"},
		{"1,500", "1500@1", "1.5@0.001"},
		{"1.860 MDH", "1860000000@1000000 MAD", "1860000@1000 MAD"},
		{"1.077 مليار درهم", "1077000000000@1000000000 MAD", "1077000000@1000000 MAD"},
		{"2.980.088", "2980088@1", "2980088@1"},
		{"7.5", "7.5@0.1", "7.5@0.1"},
	} {
		for conv, want := range map[wording.Convention]string{group: c.group, dec: c.decimal} {
			r, err := wording.Reader{Convention: conv}.Parse(c.text)
			if err != nil || r.Quantity().String() != want {
				t.Errorf("%s: %v, %v; want %s", c.text, r, err, want)
			}
		}
	}
	for order, want := range map[wording.Order]string{wording.IntegerFirst: "129700000000@100000000 MAD", wording.FractionFirst: "7129000000@1000000 MAD"} {
		r, err := wording.Reader{Convention: wording.Convention{Order: order}}.Parse("129ر7 مليار درهم")
		if err != nil || r.Quantity().String() != want {
			t.Errorf("%v: %v, %v", order, r, err)
		}
	}
	for bare, want := range map[wording.Bare]string{wording.BareNumber: "300000000@1000000", wording.BareCentimes: "3000000@10000 MAD"} {
		r, err := wording.Reader{Bare: bare}.Parse("300 مليون")
		if err != nil || r.Quantity().String() != want || r.Centimes != (bare == wording.BareCentimes) {
			t.Errorf("%v: %v, %v", bare, r, err)
		}
	}
}
