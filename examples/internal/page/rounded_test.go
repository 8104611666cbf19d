package page_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestRounded: what is published stays as it is, whatever unit it is said in; what was
// computed is rounded to what a reader takes in. Worked out by hand.
func TestRounded(t *testing.T) {
	for _, test := range []struct{ quantity, want string }{
		{"0.588 billion*TND", "588 million Tunisian dinars"},
		{"0.0036 billion*TND", "3.6 million Tunisian dinars"},
		{"588250000 TND", "588.25 million Tunisian dinars"},
		{"752935377.88 TND", "752.9 million Tunisian dinars"},
		{"-62935377.88 TND", "-62.94 million Tunisian dinars"},
		{"11973453345 MAD", "11.97 billion dirhams"},
		{"1500000/13 MAD", "115,385 dirhams"},
		{"23763.4 job", "23,763 jobs"},
		{"71290/3 job", "23,763 jobs"},
		{"2/3 job", "0.67 jobs"},
		{"0.058 job", "0.06 jobs"},
		{"12.25 MAD", "12.25 dirhams"},
		{"7.54 billion*MAD", "7.54 billion dirhams"},
		{"[7123456789,7987654321] MAD", "more than 7.12 billion dirhams and less than 7.99 billion dirhams"},
		{">9000 job", "more than 9,000 jobs"},
		{"0 MAD", "0 dirhams"},
	} {
		q, err := figure.ParseQuantity(test.quantity)
		if err != nil {
			t.Errorf("%s: %v", test.quantity, err)
			continue
		}
		if got := page.Writer(wording.En).Say(page.Rounded(q)); got != test.want {
			t.Errorf("%s: %q, want %q", test.quantity, got, test.want)
		}
	}
}
