package period

import (
	"time"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// Scan reads what [Date.Value] returns, from a string or bytes, and the
// time.Time that drivers return for a column of dates, which must be midnight
// of its own location: an hour is [ErrType], since it would be lost. NULL is
// unset.
func (d *Date) Scan(src any) error {
	t, ok := src.(time.Time)
	if !ok || d == nil {
		return stored.Scan(d, src, "scan date", refuseStored)
	}
	if hour, minute, second := t.Clock(); hour|minute|second|t.Nanosecond() != 0 {
		return &Error{Op: "scan date", Input: t.String(), Err: ErrType, Detail: "not midnight"}
	}
	y, m, day := t.Date()
	v, err := NewDate(y, int(m), day)
	if err == nil {
		*d = v
	}
	return err
}
