package money_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestErrorText(t *testing.T) {
	_, err := money.Parse("12,3 MAD")
	if want := `money: parse "12,3 MAD": malformed input (byte 2)`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	_, err = money.Parse("12.3_MAD")
	if want := `money: parse "12.3_MAD": malformed input: no space before the currency code (byte 4)`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	_, err = money.Parse("x MAD")
	if want := `money: parse "x MAD": malformed input (byte 0)`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	_, err = mad("1").Add(money.Money{})
	if want := "money: add: value is unset"; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
}
