package main

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/bojanz/currency"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// TestCurrencyTable holds our table of ISO 4217, which was written by hand,
// against the one of bojanz/currency, which is generated from list one of the
// standard's maintenance agency. That leaves out the codes without minor unit.
func TestCurrencyTable(t *testing.T) {
	ours := map[string]string{}
	for c := range money.Currencies() {
		ours[c.String()] = fmt.Sprintf("%03d with %d digits", c.Numeric(), c.MinorDigits())
	}
	for _, code := range currency.GetCurrencyCodes() {
		number, _ := currency.GetNumericCode(code)
		digits, _ := currency.GetDigits(code)
		if want := fmt.Sprintf("%s with %d digits", number, digits); ours[code] != want {
			t.Errorf("%s: %q, want %q", code, ours[code], want)
		}
		delete(ours, code)
	}
	left := slices.Sorted(maps.Keys(ours))
	if want := "[XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX]"; fmt.Sprint(left) != want {
		t.Errorf("ours alone: %v, want %s", left, want)
	}
}
