package money

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// NumberJSON is an amount as other software writes it in JSON, a number beside a
// currency: {"amount":1234.50,"currency":"MAD"}. Its other methods are those of
// the amount. Whether the number has been through floating point before it was
// written nobody can tell, which is why [Money] itself refuses it.
type NumberJSON struct{ Money }

// MinorJSON is an amount as payment services write it in JSON, a whole number of
// minor units beside a currency: {"amount":123450,"currency":"mad"} is 1,234.50
// MAD. Its other methods are those of the amount.
type MinorJSON struct{ Money }

// MarshalJSON returns {"amount":1234.50,"currency":"MAD"}; null if n is unset.
func (n NumberJSON) MarshalJSON() ([]byte, error) {
	if n.tag == 0 {
		return []byte("null"), nil
	}
	return n.withNumber(appendDecimal(nil, n.coef, n.scale())), nil
}

// UnmarshalJSON reads an object with a member amount or value, a number or a
// string, and a member currency or currency_code, a code in either case or a
// numeric one; null is the unset amount. Capitals and underscores in names do not
// count, so that currencyCode will do. Other members are passed over.
// Every digit counts: a seventh decimal place that is not zero is [ErrPrecision].
func (n *NumberJSON) UnmarshalJSON(data []byte) error {
	if n == nil {
		return refuseStored("unmarshal json", stored.NoTarget())
	}
	m, err := readForeign(data, func(number string, c Currency) (Money, error) {
		if !strings.ContainsAny(number, "eE") {
			m, _, err := parseAmount(number, c)
			return m, err
		}
		d, err := withExponent(number)
		if err != nil {
			return Money{}, err
		}
		m, err := FromDecimal(d, c)
		return m, errors.Unwrap(err)
	})
	if err == nil {
		n.Money = m
	}
	return err
}

// MarshalJSON returns {"amount":123450,"currency":"MAD"}; null if n is unset. An
// amount with digits below the minor unit is [ErrPrecision].
func (n MinorJSON) MarshalJSON() ([]byte, error) {
	if n.tag == 0 {
		return []byte("null"), nil
	}
	units, ok := n.Minor()
	if !ok {
		return nil, opError("marshal json", ErrPrecision)
	}
	return n.withNumber(strconv.AppendInt(nil, units, 10)), nil
}

// UnmarshalJSON reads what [NumberJSON.UnmarshalJSON] reads, with the number as
// minor units of the currency. One that is not whole is [ErrPrecision].
func (n *MinorJSON) UnmarshalJSON(data []byte) error {
	if n == nil {
		return refuseStored("unmarshal json", stored.NoTarget())
	}
	m, err := readForeign(data, func(number string, c Currency) (Money, error) {
		if strings.ContainsAny(number, "eE") {
			switch d, err := withExponent(number); {
			case err != nil:
				return Money{}, err
			case !d.IsInteger():
				return Money{}, ErrPrecision
			case !d.BigInt().IsInt64():
				return Money{}, ErrOverflow
			default:
				m, err := FromMinor(d.IntPart(), c)
				return m, errors.Unwrap(err)
			}
		}
		sign, units, _, _, err := parseNumber(number, 0)
		if err != nil {
			return Money{}, err
		}
		coef, _ := signed(sign, units)
		return Money{coef, uint64(c)}, nil
	})
	if err == nil {
		n.Money = m
	}
	return err
}

// withExponent reads a number with a power of ten, of at most two digits.
func withExponent(number string) (decimal.Decimal, error) {
	_, exponent, _ := strings.Cut(strings.ToLower(number), "e")
	switch e, err := strconv.Atoi(exponent); {
	case err != nil && !errors.Is(err, strconv.ErrRange):
		return decimal.Decimal{}, ErrSyntax
	case err != nil || e < -99 || e > 99:
		return decimal.Decimal{}, ErrOverflow
	}
	d, err := decimal.NewFromString(number)
	if err != nil {
		return decimal.Decimal{}, ErrSyntax
	}
	return d, nil
}

// withNumber returns the object with a number.
func (m Money) withNumber(number []byte) []byte {
	b := append([]byte(`{"amount":`), number...)
	b = append(b, `,"currency":"`...)
	return append(m.Currency().append(b), `"}`...)
}

// readForeign reads the object of other software; amount makes the amount of its
// number and currency.
func readForeign(data []byte, amount func(number string, c Currency) (Money, error)) (Money, error) {
	const op = "unmarshal json"
	refuse := func(err error, detail string) (Money, error) {
		return Money{}, inputError(op, err, string(data[:min(len(data), maxQuote)]), 0, detail)
	}
	if len(data) > maxJSON {
		return refuse(ErrSyntax, "longer than 4096 bytes")
	}
	data = bytes.TrimSpace(data)
	if string(data) == "null" {
		return Money{}, nil
	}
	found, detail := foreignMembers(data)
	if detail != "" {
		return refuse(ErrSyntax, detail)
	}
	c := readCode(found.code)
	if c == 0 {
		return refuse(ErrCurrency, nearCodes(found.code))
	}
	m, err := amount(found.number, c)
	if err != nil {
		return refuse(err, "amount "+strconv.Quote(found.number[:min(len(found.number), maxQuote)]))
	}
	return m, nil
}

// foreign is what an object of other software says of an amount.
type foreign struct{ number, code string }

// foreignMembers reads an object, and says what is wrong with it if anything is.
func foreignMembers(data []byte) (found foreign, detail string) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return foreign{}, "want an object with amount and currency"
	}
	for d.More() {
		name, err := d.Token()
		var value any
		if err == nil {
			err = d.Decode(&value)
		}
		if err != nil {
			return foreign{}, "not JSON"
		}
		var text string
		switch v := value.(type) {
		case json.Number:
			text = v.String()
		case string:
			text = v
		}
		var member *string
		switch strings.ReplaceAll(strings.ToLower(fmt.Sprint(name)), "_", "") {
		case "amount", "value":
			member = &found.number
		case "currency", "currencycode":
			member = &found.code
		default:
			continue
		}
		if text == "" || *member != "" {
			return foreign{}, "want one amount and one currency"
		}
		*member = text
	}
	if _, err := d.Token(); err != nil || d.InputOffset() != int64(len(data)) {
		return foreign{}, "not one JSON object"
	}
	if found.number == "" || found.code == "" {
		return foreign{}, "want an object with amount and currency"
	}
	return found, ""
}
