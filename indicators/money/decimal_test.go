package money_test

import (
	"errors"
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestOracleDecimal(t *testing.T) {
	s := newSource(10)
	million := pow10Rat(6)
	for range cases() {
		c := s.currency()
		d, x := s.decimal()
		call := func() string { return fmt.Sprint(d, " ", c) }
		for _, mode := range modes {
			got, err := money.RoundDecimal(d, c, mode)
			check(t, rounded(x, digits[c], c, mode), c, got, err, call)
		}
		got, err := money.FromDecimal(d, c)
		if !new(big.Rat).Mul(x, million).IsInt() {
			if !errors.Is(err, money.ErrPrecision) {
				t.Fatalf("%s = %v, %v; want a precision error", call(), got, err)
			}
			continue
		}
		w := exact(x, c)
		check(t, w, c, got, err, call)
		if w.overflow {
			continue
		}
		back, ok := got.Decimal()
		if !ok || !back.Equal(d) || -int(back.Exponent()) != w.places {
			t.Fatalf("%s back is %v", call(), back)
		}
	}
}
