package money

import (
	"fmt"
)

// scanText returns the text of a column, and whether it is NULL.
func scanText(op string, src any) (text string, null bool, err error) {
	switch v := src.(type) {
	case nil:
		return "", true, nil
	case string:
		return v, false, nil
	case []byte:
		return clip(v), false, nil
	}
	return "", false, &Error{Op: op, Err: ErrType, Offset: -1, Detail: fmt.Sprintf("%T", src)}
}

// Scan reads what [Money.Value] writes, from a string or bytes; NULL is the
// unset amount. A number has no currency and is [ErrType]: for two columns
// scan a [decimal.Decimal] and a [Currency] and join them by [FromDecimal].
func (m *Money) Scan(src any) error {
	text, null, err := scanText("scan", src)
	if err != nil {
		return err
	}
	if null {
		*m = Money{}
		return nil
	}
	v, err := Parse(text)
	if err != nil {
		return err
	}
	*m = v
	return nil
}
