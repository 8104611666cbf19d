package digits_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/digits"
)

// TestHowTheyDiffer: pairs of printed numbers, and what explains them, by hand.
func TestHowTheyDiffer(t *testing.T) {
	for _, x := range []struct {
		f, g         string
		rounded, cut bool
		power        int  // of ten; 0 when no power explains them
		slip         bool // of digits, with nothing else that speaks for one
	}{
		{"7.5@0.1", "7.54@0.01", true, true, 0, false},
		{"7.5@0.1", "7.56@0.01", false, true, 0, false},
		{"7.6@0.1", "7.56@0.01", true, false, 0, false},
		{"7500000", "7500000000", false, false, 3, false},
		{"7.5", "7540000000@10000000", false, false, 9, false},
		{"4", "40", false, false, 0, false}, // one digit: no power but thousands
		{"44", "440", false, false, 1, false},
		{"-75", "75000", false, false, 0, false},
		{"6680", "6860", false, false, 0, true},
		{"12345", "1345", false, false, 0, true}, // a digit lost
		{"1012", "112", false, false, 0, true},   // a zero inside lost
		{"5.7", "7.5", false, false, 0, false},   // two digits prove little
		{"1/3", "2/3", false, false, 0, false},
	} {
		for range 2 {
			f, g := figure.MustParse(x.f), figure.MustParse(x.g)
			if got := digits.Rounded(f, g); got != x.rounded {
				t.Errorf("%s, %s: rounded %v", x.f, x.g, got)
			}
			if got := digits.Cut(f, g); got != x.cut {
				t.Errorf("%s, %s: cut %v", x.f, x.g, got)
			}
			if power, ok := digits.ScaleSlip(f, g); power != x.power || ok != (x.power != 0) {
				t.Errorf("%s, %s: power %d, %v", x.f, x.g, power, ok)
			}
			if got := digits.Slip(digits.Printed(f), digits.Printed(g), false); got != x.slip {
				t.Errorf("%s, %s: slip %v", x.f, x.g, got)
			}
			x.f, x.g, x.power = x.g, x.f, -x.power // the other way round
		}
	}
	five, seven := digits.Printed(figure.MustParse("5.7")), digits.Printed(figure.MustParse("7.5"))
	if !digits.Slip(five, seven, true) {
		t.Error("5.7 for 7.5, printed from right to left, is no slip")
	}
}

func TestPrinted(t *testing.T) {
	for text, want := range map[string]digits.Number{
		"7540000000": {Text: "754", Magnitude: 10},
		"-0.0012":    {Text: "12", Magnitude: -2, Negative: true},
		"~65000":     {Text: "65", Magnitude: 5},
		"0":          {}, "1/3": {}, ">5": {}, "[1,2]": {},
	} {
		if got := digits.Printed(figure.MustParse(text)); got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{"~65@1": "65@1", "~1/3": "1/3", ">5": ">5", "5": "5"} {
		if got := digits.Plain(figure.MustParse(text)).String(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
