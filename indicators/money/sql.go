package money

import (
	"strings"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// Scan reads what [Money.Value] writes, from a string or bytes, and what other
// software stores: JSON, as [Money.UnmarshalJSON] reads it, a composite of two
// columns, (1.50,EUR) or (EUR,1.50), and text that a column of type char(n) has padded with
// spaces. NULL is the unset amount. A number has no currency and is [ErrType]:
// for two columns scan a decimal.Decimal and a [Currency] and join them by
// [FromDecimal].
func (m *Money) Scan(src any) error {
	if m == nil {
		return refuseStored("scan amount", stored.NoTarget())
	}
	switch v := src.(type) {
	case string:
		return m.scan(v)
	case []byte:
		return m.scan(string(v[:min(len(v), maxJSON+1)]))
	}
	return stored.Scan(m, src, "scan", refuseStored)
}

func (m *Money) scan(text string) error {
	trimmed := strings.TrimRight(text, " ")
	if strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, `"`) {
		return m.UnmarshalJSON([]byte(trimmed))
	}
	inside, open := strings.CutPrefix(trimmed, "(")
	inside, closed := strings.CutSuffix(inside, ")")
	if open && closed {
		if amount, code, ok := strings.Cut(strings.ReplaceAll(inside, `"`, ""), ","); ok {
			amount, code = strings.TrimRight(amount, " "), strings.TrimRight(code, " ")
			if readCode(amount).spelled(amount) {
				amount, code = code, amount
			}
			trimmed = amount + " " + code
		}
	}
	v, err := Parse(trimmed)
	if err != nil {
		return err
	}
	*m = v
	return nil
}
