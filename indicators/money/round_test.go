package money_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestRoundToStep(t *testing.T) {
	for _, step := range []string{"0", "-0.05"} {
		got, err := mad("1").RoundTo(mad(step), money.Up)
		wantErr(t, got, err, money.ErrNotPositive)
	}
}

func TestOracleRound(t *testing.T) {
	s := newSource(9)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		places := s.IntN(25) - 18
		if s.IntN(2) == 0 {
			places = s.IntN(8) - 1
			if places > 6 {
				places = 6
			}
		}
		step, y := s.money(c)
		step, y = step.Abs(), y.Abs(y)
		if s.IntN(2) == 0 {
			step, y = newMoney([]int64{1, 5, 10, 25, 50, 100, 3, 7}[s.IntN(8)], 2+s.IntN(5), c)
		}
		for _, mode := range modes {
			got, err := a.Round(mode.To(places))
			check(t, rounded(x, places, c, mode), c, got, err, func() string { return fmt.Sprint(a, " to ", places, " ", mode) })
			if y.Sign() == 0 {
				continue
			}
			n := roundRat(new(big.Rat).Quo(x, y), mode)
			got, err = a.RoundTo(step, mode)
			check(t, exact(new(big.Rat).Mul(y, new(big.Rat).SetInt(n)), c), c, got, err, func() string { return fmt.Sprint(a, " to ", step, " ", mode) })
		}
	}
}
