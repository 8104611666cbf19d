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

// TestParseWords: each word reads as what writes it, and another is an error that
// lists those there are.
func TestParseWords(t *testing.T) {
	for q := figure.Unqualified; q <= figure.QUnbounded; q++ {
		if got, err := figure.ParseQualifier(q.String()); err != nil || got != q {
			t.Errorf("%v reads as %v, %v", q, got, err)
		}
	}
	for r := figure.Nominal; r <= figure.Either; r++ {
		if got, err := figure.ParseReading(r.String()); err != nil || got != r {
			t.Errorf("%v reads as %v, %v", r, got, err)
		}
	}
	_, err := figure.ParseReading("cut")
	if want := `figure: parse reading "cut": not a recognised form: want one of nominal, rounded, ` +
		`truncated, either`; err == nil ||
		err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if q, err := figure.ParseQualifier("roughly"); q != 0 || !errors.Is(err, figure.ErrSyntax) {
		t.Error(q, err)
	}
}

// TestForms: an error of syntax lists the forms that are read.
func TestForms(t *testing.T) {
	_, number := figure.Parse("12,5")
	_, unit := figure.ParseUnit("MAD_per_hour")
	_, quantity := figure.ParseQuantity("5 %")
	_, both := figure.ParseQuantity("5% MAD")
	_, large := figure.ParseUnit("10^31")
	for err, want := range map[error]string{
		number: `figure: parse "12,5" at byte 2: not a recognised form: want a form such as 12.5, 9/65, >9000, ` +
			`~65000 or [1,2); ` +
			`package wording reads figures as they are printed`,
		unit: `figure: parse unit "MAD_per_hour": not a recognised form: want names joined by * and /, such as MAD/person, ` +
			`million*MAD or percent`,
		quantity: `figure: parse quantity "5 %" at byte 2: not a recognised form: want names joined by * and /, such as ` +
			`MAD/person, million*MAD or percent`,
		both: `figure: parse quantity "5% MAD" at byte 1: not a recognised form: want a form such as 12.5, 9/65, ` +
			`>9000, ~65000 ` +
			`or [1,2); package wording reads figures as they are printed`,
		large: `figure: parse unit "10^31": too large`,
	} {
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}
