package amounts_test

import (
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/amounts"
)

func TestAmount(t *testing.T) {
	m := money.MustParse("1234.50 MAD")
	if r, ok := amounts.Rat(m); !ok || r.Cmp(big.NewRat(2469, 2)) != 0 {
		t.Errorf("Rat: %v, %v", r, ok)
	}
	if q, ok := amounts.Quantity(m); !ok || q.String() != "1234.5 MAD" {
		t.Errorf("Quantity: %v, %v", q, ok)
	}
	if r, ok := amounts.Rat(money.Money{}); ok {
		t.Errorf("the unset amount is %v", r)
	}
	if q, ok := amounts.Quantity(money.Money{}); ok {
		t.Errorf("the unset amount is %v", q)
	}
}

func TestShare(t *testing.T) {
	for text, want := range map[string]*big.Rat{
		"20 percent": big.NewRat(1, 5), "1/3": big.NewRat(1, 3), "[1,2] percent": nil, "5 job": nil,
	} {
		got, ok := amounts.Share(figure.MustParseQuantity(text))
		if ok != (want != nil) || ok && got.Cmp(want) != 0 {
			t.Errorf("%s: %v, %v", text, got, ok)
		}
	}
	if got, ok := amounts.Share(figure.Quantity{}); ok {
		t.Errorf("the unset share is %v", got)
	}
}
