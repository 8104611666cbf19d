package money_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestErrorText(t *testing.T) {
	_, err := money.Parse("12,3 MAD")
	if want := `money: parse "12,3 MAD": malformed input: want digits and a point, as in 1234.50; package wording reads other figures (byte 2)`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	_, err = money.Parse("12.3_MAD")
	if want := `money: parse "12.3_MAD": malformed input: no space before the currency code (byte 4)`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	_, err = money.Parse("x MAD")
	if want := `money: parse "x MAD": malformed input: want digits and a point, as in 1234.50; package wording reads other figures (byte 0)`; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	_, err = mad("1").Add(money.Money{})
	if want := "money: add: value is unset"; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	for in, want := range map[string]string{
		"1234.50 DH":  `money: parse "1234.50 DH": unknown currency: want a code of ISO 4217, such as MAD; package wording reads names such as DH (byte 8)`,
		"5 EUT":       `money: parse "5 EUT": unknown currency: near it are EUR; package wording reads names such as DH (byte 2)`,
		"5 MDA":       `money: parse "5 MDA": unknown currency: near it are MAD, MDL, MGA; package wording reads names such as DH (byte 2)`,
		"1234.50 mad": `money: parse "1234.50 mad": unknown currency: write MAD (byte 8)`,
		"1234.50":     `money: parse "1234.50": malformed input: no currency code after the amount (byte 7)`,
		"MAD":         `money: parse "MAD": malformed input: no amount before the currency code (byte 0)`,
	} {
		if _, err := money.Parse(in); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
