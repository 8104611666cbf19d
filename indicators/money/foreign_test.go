package money_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestForeignJSON(t *testing.T) {
	for _, c := range []struct{ in, number, minor string }{
		{`{"amount":1234.50,"currency":"MAD"}`, "1234.50 MAD", ""},
		{`{"currency":"mad","amount":123450,"id":"x","nested":{"amount":7}}`, "123450.00 MAD", "1234.50 MAD"},
		{` {"value":"12.5","currency_code":"EUR"} `, "12.50 EUR", ""},
		{`{"amount":-7,"currencyCode":"XOF"}`, "-7 XOF", "-7 XOF"},
		{`{"amount":1.25e3,"currency":"504"}`, "1250.00 MAD", "12.50 MAD"},
		{`{"amount":1e-3,"currency":"TND"}`, "0.001 TND", ""},
		{`{"Amount":7,"Currency":"MAD"}`, "7.00 MAD", "0.07 MAD"}, {`{"VALUE":"7","CURRENCY_CODE":"mad"}`, "7.00 MAD",
			"0.07 MAD"},
		{`{"amount":1e-6,"currency":"MAD"}`, "0.000001 MAD", ""},
		{`{"amount":0e99,"currency":"MAD"}`, "0.00 MAD", "0.00 MAD"},
		{`{"amount":0E-99,"currency":"MAD"}`, "0.00 MAD", "0.00 MAD"},
		{`{"amount":0.1,"currency":"FRF"}`, "0.10 FRF", ""},
		{`{"amount":"5","currency":"XQT/3"}`, "5.000 XQT/3", "0.005 XQT/3"},
		{`{"amount":5.00,"currency":"EUR"}`, "5.00 EUR", "0.05 EUR"},
		{"null", "unset", "unset"},
	} {
		n, m := money.NumberJSON{Money: mad("77")}, money.MinorJSON{Money: mad("77")}
		if err := json.Unmarshal([]byte(c.in), &n); err != nil || n.String() != c.number {
			t.Errorf("%s: %v, %v; want %s", c.in, n, err, c.number)
		}
		err := json.Unmarshal([]byte(c.in), &m)
		if c.minor == "" && (!errors.Is(err, money.ErrPrecision) && !errors.Is(err, money.ErrSyntax) || m.Money != mad("77")) || c.minor != "" && (err != nil || m.String() != c.minor) {
			t.Errorf("%s in minor units: %v, %v; want %s", c.in, m, err, c.minor)
		}
		for _, v := range []json.Marshaler{n, m} {
			b, err := v.MarshalJSON()
			if err != nil {
				t.Error(err)
			}
			switch v := v.(type) {
			case money.NumberJSON:
				var back money.NumberJSON
				if err := json.Unmarshal(b, &back); err != nil || back != v {
					t.Errorf("%s reads as %v, %v", b, back, err)
				}
			case money.MinorJSON:
				var back money.MinorJSON
				if err := json.Unmarshal(b, &back); err != nil || back != v {
					t.Errorf("%s reads as %v, %v", b, back, err)
				}
			}
		}
	}
	if b, err := json.Marshal(money.NumberJSON{Money: mad("-0.0125")}); err != nil || string(b) != `{"amount":-0.0125,"currency":"MAD"}` {
		t.Errorf("%s, %v", b, err)
	}
	if b, err := json.Marshal(money.MinorJSON{Money: mad("-0.0125")}); !errors.Is(err, money.ErrPrecision) {
		t.Errorf("%s, %v", b, err)
	}
}

func TestForeignJSONBadInput(t *testing.T) {
	for _, c := range []struct {
		in string
		is error
	}{
		{`["amount",5,"currency","MAD"]`, money.ErrSyntax},
		{`{"amount":x}`, money.ErrSyntax}, {`{"amount"`, money.ErrSyntax}, {`{5:5}`, money.ErrSyntax},
		{`5`, money.ErrSyntax}, {`"5 MAD"`, money.ErrSyntax}, {`[]`, money.ErrSyntax}, {`{}`, money.ErrSyntax}, {`{"amount":5}`, money.ErrSyntax}, {`{"currency":"MAD"}`, money.ErrSyntax},
		{`{"amount":5,"amount":5,"currency":"MAD"}`, money.ErrSyntax}, {`{"amount":5,"value":6,"currency":"MAD"}`, money.ErrSyntax}, {`{"amount":true,"currency":"MAD"}`, money.ErrSyntax},
		{`{"amount":null,"currency":"MAD"}`, money.ErrSyntax}, {`{"amount":"","currency":"MAD"}`, money.ErrSyntax}, {`{"amount":"five","currency":"MAD"}`, money.ErrSyntax}, {`{"amount":"1,5","currency":"MAD"}`, money.ErrSyntax},
		{`{"amount":5,"currency":"DH"}`, money.ErrCurrency}, {`{"amount":5,"currency":"XXA"}`, money.ErrCurrency}, {`{"amount":5,"currency":7}`, money.ErrCurrency},
		{`{"amount":0.0000001,"currency":"MAD"}`, money.ErrPrecision}, {`{"amount":99999999999999999999,"currency":"MAD"}`, money.ErrOverflow},
		{`{"amount":1e-99,"currency":"MAD"}`, money.ErrPrecision}, {`{"amount":1e-100,"currency":"MAD"}`, money.ErrOverflow},
		{`{"amount":0e100,"currency":"MAD"}`, money.ErrOverflow}, {`{"amount":0e-100,"currency":"MAD"}`, money.ErrOverflow},
		{strings.Repeat(" ", 4097-31) + `{"amount":5,"currency":"TND"  }`, money.ErrSyntax},
		{`{"amount":"1e1000000000","currency":"MAD"}`, money.ErrOverflow}, {`{"amount":1e99,"currency":"MAD"}`, money.ErrOverflow}, {`{"amount":"e1","currency":"MAD"}`, money.ErrSyntax},
		{`{"amount":5,"currency":"MAD"`, money.ErrSyntax}, {`{"amount":5,"currency":"MAD"}x`, money.ErrSyntax}, {`{"amount":5,"currency":"MAD"}{}`, money.ErrSyntax}, {"", money.ErrSyntax}, {strings.Repeat(" ", 4097), money.ErrSyntax},
	} {
		n, m := money.NumberJSON{Money: mad("77")}, money.MinorJSON{Money: mad("77")}
		if err := n.UnmarshalJSON([]byte(c.in)); !errors.Is(err, c.is) || n.Money != mad("77") {
			t.Errorf("%.80s: %v, %v; want %v", c.in, n, err, c.is)
		}
		if err := m.UnmarshalJSON([]byte(c.in)); err == nil || m.Money != mad("77") {
			t.Errorf("%.80s in minor units: %v, %v", c.in, m, err)
		}
	}
}

// TestForeignJSONLength: 4,096 bytes are read, and no more.
func TestForeignJSONLength(t *testing.T) {
	const object = `{"amount":5,"currency":"TND"}`
	for n, ok := range map[int]bool{4095: true, 4096: true, 4097: false} {
		var number money.NumberJSON
		var minor money.MinorJSON
		data := []byte(strings.Repeat(" ", n-len(object)) + object)
		if err := number.UnmarshalJSON(data); (err == nil) != ok || number.IsSet() != ok {
			t.Errorf("%d bytes: %v, %v", n, number, err)
		}
		if err := minor.UnmarshalJSON(data); (err == nil) != ok || minor.IsSet() != ok {
			t.Errorf("%d bytes: %v, %v", n, minor, err)
		}
	}
	for name, err := range map[string]error{
		"text":   (*money.Text)(nil).UnmarshalJSON([]byte("null")),
		"number": (*money.NumberJSON)(nil).UnmarshalJSON([]byte("null")),
		"minor":  (*money.MinorJSON)(nil).UnmarshalJSON([]byte("null")),
		"money":  (*money.Money)(nil).UnmarshalJSON([]byte("null")),
		"binary": (*money.Money)(nil).UnmarshalBinary(nil), "scan": (*money.Text)(nil).Scan(nil),
	} {
		if !errors.Is(err, money.ErrUnset) {
			t.Errorf("%s into nothing: %v", name, err)
		}
	}
}

// A payment service writes centimes, a shop writes a number.
func ExampleMinorJSON() {
	var order struct {
		Paid  money.MinorJSON  `json:"paid"`
		Price money.NumberJSON `json:"price"`
	}
	err := json.Unmarshal([]byte(`{"paid": {"amount": 123450, "currency": "mad"}, "price": {"value": 1234.5, "currency_code": "MAD"}}`), &order)
	fmt.Println(order.Paid, order.Price, order.Paid.Money == order.Price.Money, err)
	// Output: 1234.50 MAD 1234.50 MAD true <nil>
}

func ExampleNumberJSON() {
	b, err := json.Marshal(money.NumberJSON{Money: money.MustParse("1234.5 MAD")})
	fmt.Println(string(b), err)
	// Output: {"amount":1234.50,"currency":"MAD"} <nil>
}

// TestMinorExponent: a whole number of minor units may be written with a power of ten.
func TestMinorExponent(t *testing.T) {
	for number, want := range map[string]string{
		"1e2": "1.00 EUR", "12.5E1": "1.25 EUR", "-3e0": "-0.03 EUR", "1.5e0": "", "1e19": "", "1e400": "", "1e": "",
	} {
		var m money.MinorJSON
		err := m.UnmarshalJSON([]byte(`{"amount":"` + number + `","currency":"EUR"}`))
		if want == "" {
			if err == nil {
				t.Errorf("%s: read as %v", number, m)
			}
			continue
		}
		if err != nil || m.String() != want {
			t.Errorf("%s: %v, %v, want %s", number, m, err, want)
		}
	}
	var m money.MinorJSON
	if err := m.UnmarshalJSON([]byte(`{"amount":1.5e0,"currency":"EUR"}`)); !errors.Is(err, money.ErrPrecision) {
		t.Errorf("1.5 minor units: %v", err)
	}
}
