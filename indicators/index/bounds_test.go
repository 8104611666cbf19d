package index_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

// TestOpenEnds: an end of a result that no choice inside the operands attains is
// open. With q above 1 the index (3q+15)/(q+10) lies above 18/11 and below 3.
func TestOpenEnds(t *testing.T) {
	f := figure.MustParse
	for _, c := range []struct{ q, want string }{
		{">1", "(18/11,3)"}, {">=1", "[18/11,3)"}, {"(1,2)", "(18/11,1.75)"}, {"[1,2]", "[18/11,1.75]"},
	} {
		got, err := index.Laspeyres([]index.Product{
			{Price0: f("1"), Price1: f("3"), Quantity0: f(c.q)},
			{Price0: f("2"), Price1: f("3"), Quantity0: f("5")},
		})
		if err != nil || got.String() != c.want {
			t.Errorf("q %s: %v, %v; want %s", c.q, got, err, c.want)
		}
	}
	for _, c := range []struct{ x, want string }{{">1", "[5000,10000)"}, {">=0", "[5000,10000]"}} {
		if got, err := index.HHI(f(c.x), f("10")); err != nil || got.String() != c.want {
			t.Errorf("HHI(%s, 10): %v, %v; want %s", c.x, got, err, c.want)
		}
	}
}
