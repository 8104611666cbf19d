package wording_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleLearn() {
	page := "قيمة المعاملات 344.4 مليار درهم، منها 124.8 مليار للسحب، و1.077 مليار للأداء."
	learned, err := wording.Learn(page)
	fmt.Println(learned.Dot.Decimal, learned.Dot.Meaning(), err)

	_, err = wording.Parse("1.077 مليار درهم", 0)
	fmt.Println(errors.Is(err, wording.ErrSeparator))
	r, err := wording.Reader{Convention: learned.Convention()}.Parse("1.077 مليار درهم")
	fmt.Println(r.Quantity(), err)
	// Output:
	// 2 decimal <nil>
	// true
	// 1077000000@1000000 MAD <nil>
}

func ExampleConventionOf() {
	c := wording.ConventionOf(wording.FrMA)
	fmt.Println(c.Dot, c.Comma)
	// Output: group decimal
}

func TestLearn(t *testing.T) {
	for _, c := range []struct {
		name, text string
		dot, comma wording.Meaning
	}{
		{"nothing", "16 فاعلا و2.500", wording.Unknown, wording.Unknown},
		{"decimal points", "7.5 مليون درهم و0.956", wording.Decimal, wording.Unknown},
		{"French", "1.234,50 DH et 36.828.330 habitants", wording.Group, wording.Decimal},
		{"English", "1,234.50 and 36,828,330 people", wording.Decimal, wording.Group},
		{"by what is counted", "22,550 فرصة عمل", wording.Unknown, wording.Group},
		{"two writers who group", "22,550 فرصة عمل و148.152 نسمة", wording.Both, wording.Both},
		{"two writers with decimals", "7.5 مليون درهم و2,3 مليار درهم", wording.Both, wording.Both},
		{"mixed", "36.8 millions d’habitants, soit 36.828.330", wording.Both, wording.Unknown},
		{"years, telephones, laws", "le 20.06.2013, 05.37.71.68.09, loi 47.18, 2-12-481", wording.Unknown, wording.Unknown},
	} {
		got, err := wording.Learn(c.text)
		if conv := got.Convention(); err != nil || conv.Dot != c.dot || conv.Comma != c.comma {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
	got, err := wording.Reader{MaxBytes: 8}.Learn("12.5 et 7,25")
	if !errors.Is(err, wording.ErrLimit) || got.Dot.Decimal != 1 || got.Comma.Decimal != 0 {
		t.Errorf("cut: %+v, %v", got, err)
	}
	got, _ = wording.Learn("x 2.5 y 3.000.000 z 4.5")
	if got.Dot != (wording.Usage{Group: 1, Decimal: 2, GroupAt: 8, DecimalAt: 2}) {
		t.Errorf("places: %+v", got)
	}
	// What two writers wrote decides nothing about a third figure.
	page := "Les ventes de 7.5 millions, puis 2,3 millions: 1.500"
	learned, _ := wording.Learn(page)
	if _, err := (wording.Reader{Convention: learned.Convention()}).Parse("1.500"); !errors.Is(err, wording.ErrSeparator) {
		t.Errorf("two conventions: %v", err)
	}
	if c := wording.ConventionOf(wording.EnAny); c != (wording.Convention{Dot: wording.Decimal, Comma: wording.Group}) || wording.ConventionOf(0) != (wording.Convention{}) {
		t.Error(c)
	}
	if s := wording.Meaning(9).String(); !strings.Contains(s, "9") {
		t.Error(s)
	}
}
