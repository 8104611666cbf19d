package money_test

import (
	"errors"
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestSumErrors(t *testing.T) {
	if got, err := money.Sum(nil); true {
		wantErr(t, got, err, money.ErrEmpty)
	}
	got, err := money.Sum(make([]money.Money, 2))
	wantErr(t, got, err, money.ErrUnset)
	got, err = money.SumSeq(func(func(money.Money) bool) {})
	wantErr(t, got, err, money.ErrEmpty)
	got, err = money.SumSeq(nil)
	wantErr(t, got, err, money.ErrEmpty)
	top := mad("92233720368547758.07")
	got, err = money.Sum([]money.Money{top, mad("0.01")})
	wantErr(t, got, err, money.ErrOverflow)
	got, err = money.Sum([]money.Money{top, mad("0.001")})
	wantErr(t, got, err, money.ErrOverflow)
	// The order cannot cause a false overflow.
	got, err = money.Sum([]money.Money{top, top, mad("0.001"), top.Neg(), top.Neg()})
	if err != nil || got != mad("0.001") {
		t.Errorf("got %v, %v", got, err)
	}
	// A sequence is not read beyond the first error.
	read := 0
	_, err = money.SumSeq(func(yield func(money.Money) bool) {
		for _, m := range []money.Money{top, {}, top} {
			read++
			if !yield(m) {
				return
			}
		}
	})
	if !errors.Is(err, money.ErrUnset) || read != 2 {
		t.Errorf("read %d, %v", read, err)
	}
}

func TestAccumulator(t *testing.T) {
	var a money.Accumulator
	got, err := a.Total()
	wantErr(t, got, err, money.ErrEmpty)
	if a.Err() != nil {
		t.Error(a.Err())
	}
	a.Add(mad("1"))
	a.Add(mad("0.000001"))
	got, err = a.Total()
	if err != nil || got != mad("1.000001") || a.Count() != 2 {
		t.Errorf("got %v, %v", got, err)
	}
	a.Add(money.MustParse("1 EUR"))
	a.Add(money.Money{})
	a.Add(mad("1"))
	got, err = a.Total()
	wantErr(t, got, err, money.ErrMismatch)
	if err != a.Err() || a.Count() != 2 {
		t.Errorf("the first error is not kept: %v, %d", a.Err(), a.Count())
	}

	a = money.Accumulator{}
	a.Add(money.Money{})
	a.Add(mad("1"))
	got, err = a.Total()
	wantErr(t, got, err, money.ErrUnset)

	b := money.NewAccumulator(money.TND)
	got, err = b.Total()
	if err != nil || got != money.MustParse("0.000 TND") {
		t.Errorf("got %v, %v", got, err)
	}
	b.Add(mad("1"))
	got, err = b.Total()
	wantErr(t, got, err, money.ErrMismatch)

	c := money.NewAccumulator(money.Currency(1))
	c.Add(mad("1"))
	got, err = c.Total()
	wantErr(t, got, err, money.ErrCurrency)

	// A sum out of range is not an error for ever.
	top := mad("92233720368547758.07")
	d := money.NewAccumulator(money.MAD)
	d.Add(top)
	d.Add(top)
	got, err = d.Total()
	wantErr(t, got, err, money.ErrOverflow)
	d.Add(top.Neg())
	got, err = d.Total()
	if err != nil || got != top || d.Err() != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestAccumulatorFull(t *testing.T) {
	var a money.Accumulator
	top := mad("92233720368547758.07")
	a.Add(top)
	money.SetCount(&a, 1<<43-1)
	a.Add(top.Neg())
	if got, err := a.Total(); err != nil || got != mad("0") {
		t.Errorf("got %v, %v", got, err)
	}
	a.Add(mad("1"))
	got, err := a.Total()
	wantErr(t, got, err, money.ErrCount)
}

func TestOracleSum(t *testing.T) {
	s := newSource(13)
	for range cases() {
		c := s.currency()
		n := s.IntN(40) + 1
		list := make([]money.Money, n)
		total := new(big.Rat)
		plain := s.IntN(2) == 0
		var acc money.Accumulator
		for i := range list {
			var x *big.Rat
			if plain {
				list[i], x = newMoney(s.int63(), digits[c], c)
			} else {
				list[i], x = s.money(c)
			}
			acc.Add(list[i])
			total.Add(total, x)
		}
		w := exact(total, c)
		call := func() string { return fmt.Sprint("sum of ", list) }
		got, err := money.Sum(list)
		check(t, w, c, got, err, call)
		got, err = money.SumSeq(func(yield func(money.Money) bool) {
			for _, m := range list {
				if !yield(m) {
					return
				}
			}
		})
		check(t, w, c, got, err, call)
		got, err = acc.Total()
		check(t, w, c, got, err, call)
		if acc.Count() != int64(n) {
			t.Fatalf("count %d, want %d", acc.Count(), n)
		}
	}
}

// TestNoAccumulator: a nil pointer answers as an empty accumulator, and takes
// nothing.
func TestNoAccumulator(t *testing.T) {
	var a *money.Accumulator
	a.Add(mad("1"))
	if m, err := a.Total(); a.Count() != 0 || a.Err() != nil || m.IsSet() || !errors.Is(err, money.ErrEmpty) {
		t.Errorf("%d, %v, %v, %v", a.Count(), a.Err(), m, err)
	}
}
