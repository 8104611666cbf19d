package index_test

import (
	"errors"
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

func TestIndexLimits(t *testing.T) {
	one := figure.FromInt64(1)
	long := make([]index.Product, 10_001)
	values := make([]figure.Figure, len(long))
	for i := range long {
		long[i] = index.Product{Price0: one, Price1: one, Quantity0: one, Quantity1: one}
		values[i] = one
	}
	if _, err := index.Laspeyres(long); !errors.Is(err, index.ErrLimit) {
		t.Error(err)
	}
	if _, err := index.Tornqvist(long, 2); !errors.Is(err, index.ErrLimit) {
		t.Error(err)
	}
	if _, err := index.HHI(values...); !errors.Is(err, index.ErrLimit) {
		t.Error(err)
	}
	// Denominators that have nothing in common.
	den := big.NewInt(1)
	for i := range 2000 {
		for den.Add(den, big.NewInt(1)); !den.ProbablyPrime(0); den.Add(den, big.NewInt(1)) {
		}
		values[i], _ = figure.FromRat(new(big.Rat).SetFrac(big.NewInt(1), den))
		long[i].Price1 = values[i]
	}
	if _, err := index.HHI(values[:2000]...); !errors.Is(err, figure.ErrTooLarge) {
		t.Error(err)
	}
	if _, err := index.Paasche(long[:2000]); !errors.Is(err, figure.ErrTooLarge) {
		t.Error(err)
	}
}

func ExampleProduct() {
	f := figure.FromInt64
	p := index.Product{Price0: f(10), Price1: f(12), Quantity0: f(5), Quantity1: f(6)}
	// A quantity index is a price index of the products swapped.
	q, _ := index.Laspeyres([]index.Product{p.Swap()})
	fmt.Println(q)
	// Output: 1.2
}
