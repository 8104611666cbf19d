package money

import (
	"encoding/binary"
	"math"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// The binary form: a version, three letters, the decimal places in one byte,
// and the coefficient in eight, in big endian. Version 2, of a currency that
// ISO 4217 does not have, is one byte longer: the digits of the currency, last.
const (
	binaryISO  = 1
	binaryOwn  = 2
	binarySize = 13
)

// AppendBinary appends the binary form of 13 bytes, 14 in a currency of
// [NewCurrency]; nothing if m is unset. It never fails.
func (m Money) AppendBinary(b []byte) ([]byte, error) {
	if m.tag == 0 {
		return b, nil
	}
	version := byte(binaryISO)
	if m.tag&ownCurrency != 0 {
		version = binaryOwn
	}
	b = append(b, version, byte(m.tag>>24), byte(m.tag>>16), byte(m.tag>>8), byte(m.scale()))
	b = binary.BigEndian.AppendUint64(b, uint64(m.coef))
	if version == binaryOwn {
		b = append(b, byte(m.digits()))
	}
	return b, nil
}

// MarshalBinary returns the binary form, which also serves encoding/gob. It is
// empty if m is unset.
func (m Money) MarshalBinary() ([]byte, error) { return m.AppendBinary(nil) }

// UnmarshalBinary reads the binary form; no bytes are the unset amount. The
// amount is made canonical anew: bytes of a foreign hand may spell out zeros,
// or leave them out.
func (m *Money) UnmarshalBinary(data []byte) error {
	const op = "unmarshal binary"
	if m == nil {
		return refuseStored(op, stored.NoTarget())
	}
	if len(data) == 0 {
		*m = Money{}
		return nil
	}
	var c Currency
	switch version, size := data[0], len(data); {
	case version == binaryISO && size == binarySize:
		c = find(letters(data[1], data[2], data[3]))
	case version == binaryOwn && size == binarySize+1:
		c, _ = NewCurrency(string(data[1:4]), int(data[binarySize]))
	case version == binaryISO || version == binaryOwn:
		return inputError(op, ErrSyntax, clip(data), min(size, binarySize), "want 13 bytes, or 14 of version 2")
	default:
		return inputError(op, ErrSyntax, clip(data), 0, "unknown version")
	}
	if c == 0 {
		return inputError(op, ErrCurrency, clip(data), 1, "")
	}
	places := int(data[4])
	if places > MaxPlaces {
		return inputError(op, ErrPlaces, clip(data), 4, "")
	}
	coef := int64(binary.BigEndian.Uint64(data[5:binarySize]))
	if coef == math.MinInt64 {
		return inputError(op, ErrOverflow, clip(data), 5, "")
	}
	scale := max(places, c.digits())
	v, ok := fit(widen(coef, pow10[scale-places]), c, scale)
	if !ok {
		return inputError(op, ErrOverflow, clip(data), 5, "")
	}
	*m = v
	return nil
}
