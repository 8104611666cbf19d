package money_test

import (
	"encoding/json"
	"errors"
	"strings"
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
	var none *money.Error
	if none.Error() != `money:  "": unknown error (byte 0)` || none.Unwrap() != nil || none.Code() != "other" {
		t.Error("a nil pointer is not read as the zero Error", none.Error(), none.Unwrap(), none.Code())
	}
	for in, want := range map[string]string{
		"1234.50 DH":  `money: parse "1234.50 DH": unknown currency: want a code of ISO 4217, such as MAD; package wording reads names such as DH (byte 8)`,
		"5 EUT":       `money: parse "5 EUT": unknown currency: near it are EUR; package wording reads names such as DH (byte 2)`,
		"5 MDA":       `money: parse "5 MDA": unknown currency: near it are MAD, MDL, MGA; package wording reads names such as DH (byte 2)`,
		"1234.50 mad": `money: parse "1234.50 mad": unknown currency: write MAD (byte 8)`,
		"1234.50":     `money: parse "1234.50": malformed input: no currency code after the amount (byte 7)`,
		"+12.5":       `money: parse "+12.5": malformed input: no currency code after the amount (byte 5)`,
		"1234.50 ":    `money: parse "1234.50 ": malformed input: no currency code after the amount (byte 7)`,
		"12x4.50 ":    `money: parse "12x4.50 ": malformed input: no currency code after the space (byte 7)`,
		"12x4.50":     `money: parse "12x4.50": malformed input: no space before the currency code (byte 2)`,
		" MAD":        `money: parse " MAD": malformed input: no amount before the currency code (byte 0)`,
		" ":           `money: parse " ": malformed input: no currency code after the amount (byte 0)`,
		"":            `money: parse "": malformed input: no currency code after the amount (byte 0)`,
		"MAD":         `money: parse "MAD": malformed input: no amount before the currency code (byte 0)`,
	} {
		if _, err := money.Parse(in); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestErrorPlace: an error of arithmetic has no input and no place in it, and an
// error of reading has both, with at most 64 bytes.
func TestErrorPlace(t *testing.T) {
	_, arithmetic := mad("1").Add(money.Money{})
	_, mismatch := mad("1").Add(money.MustParse("1 EUR"))
	_, long := money.Parse(strings.Repeat("1", 65) + "x MAD")
	var column money.Money
	for err, want := range map[error]money.Error{
		arithmetic: {Op: "add", Err: money.ErrUnset, Offset: -1},
		mismatch:   {Op: "add", Err: money.ErrMismatch, Offset: -1, Detail: "MAD and EUR"},
		long: {Op: "parse", Err: money.ErrSyntax, Offset: 65, Input: strings.Repeat("1", 64),
			Detail: "want digits and a point, as in 1234.50; package wording reads other figures"},
		column.Scan(5): {Op: "scan", Err: money.ErrType, Offset: -1, Detail: "int"},
		(*money.Money)(nil).Scan("1 MAD"): {Op: "scan amount", Err: money.ErrUnset, Offset: -1,
			Detail: "a nil pointer, which nothing can be read into"},
	} {
		if e, ok := err.(*money.Error); !ok || *e != want {
			t.Errorf("got  %#v\nwant %#v", err, want)
		}
	}
}

// TestErrorDocument: the words by which documents name the errors.
func TestErrorDocument(t *testing.T) {
	for err, code := range map[error]string{
		money.ErrUnset: "unset", money.ErrOverflow: "overflow", money.ErrPrecision: "precision",
		money.ErrMismatch:     "currencies_differ",
		money.ErrSameCurrency: "same_currency", money.ErrCurrency: "currency", money.ErrSyntax: "syntax",
		money.ErrType:     "type",
		money.ErrRounding: "rounding", money.ErrPlaces: "places", money.ErrDivisionByZero: "division_by_zero",
		money.ErrNotPositive: "not_positive", money.ErrCount: "count", money.ErrWeight: "weight", money.ErrOrder: "order",
		money.ErrEmpty: "empty", errors.New("x"): "other",
	} {
		if got := (&money.Error{Err: err}).Code(); got != code {
			t.Errorf("%v is %q, want %q", err, got, code)
		}
	}
	_, err := money.Parse("5 XYQ")
	b, err := json.Marshal(err)
	want := `{"code":"currency","text":"money: parse \"5 XYQ\": unknown currency: want a code of ISO 4217, such as MAD; ` +
		`package wording reads names such as DH (byte 2)","op":"parse","input":"5 XYQ","offset":2}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
	var e money.Error
	if err := json.Unmarshal(b, &e); !errors.Is(err, money.ErrType) {
		t.Errorf("an error was read: %v, %v", e, err)
	}
}
