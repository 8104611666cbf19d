package figure_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

func TestEnums(t *testing.T) {
	for i := range uint8(10) {
		if q := figure.Qualifier(i); i <= uint8(figure.QUnbounded) {
			var back figure.Qualifier
			b, _ := q.MarshalText()
			if err := back.UnmarshalText(b); err != nil || back != q {
				t.Errorf("%v reads as %v, %v", q, back, err)
			}
		}
		if r := figure.Reading(i); i <= uint8(figure.Either) {
			var back figure.Reading
			b, _ := r.MarshalText()
			if err := back.UnmarshalText(b); err != nil || back != r {
				t.Errorf("%v reads as %v, %v", r, back, err)
			}
		}
		if u := figure.Truth(i); i <= uint8(figure.No) {
			var back figure.Truth
			b, _ := u.MarshalText()
			if err := back.UnmarshalText(b); err != nil || back != u {
				t.Errorf("%v reads as %v, %v", u, back, err)
			}
		}
	}
	if s := figure.Qualifier(200).String() + figure.Reading(201).String() + figure.Truth(202).String(); s != "qualifier(200)reading(201)truth(202)" {
		t.Error(s)
	}
	if _, err := figure.ParseTruth("maybe"); !errors.Is(err, figure.ErrSyntax) {
		t.Errorf("maybe: %v", err)
	}
	// Kleene's tables.
	y, n, u := figure.Yes, figure.No, figure.Undecided
	for _, c := range []struct{ a, b, and, or figure.Truth }{{y, y, y, y}, {y, n, n, y}, {n, y, n, y}, {n, n, n, n}, {y, u, u, y}, {u, y, u, y}, {n, u, n, u}, {u, n, n, u}, {u, u, u, u}} {
		if c.a.And(c.b) != c.and || c.a.Or(c.b) != c.or || c.a.Not().Not() != c.a {
			t.Errorf("%v and %v: %v; or: %v", c.a, c.b, c.a.And(c.b), c.a.Or(c.b))
		}
	}
}
