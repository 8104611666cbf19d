package jsonstat

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// values reads the member value: an array of all cells, or an object of some.
func (d *decoder) values(b *draft, t interchange.Token) error {
	c := &b.cells
	var text []byte
	value := func(t interchange.Token) error {
		if len(c.ends) >= d.limits.MaxCells {
			return d.s.Error(limit("more than %d values", d.limits.MaxCells))
		}
		switch t {
		case interchange.Number, interchange.String:
			text = append(text, d.s.Text()...)
		case interchange.Null:
		default:
			if err := d.want(t, "a number, a string or null"); err != nil {
				return err
			}
		}
		c.ends = append(c.ends, end(len(text), t == interchange.String))
		return nil
	}
	var err error
	switch t {
	case interchange.Array:
		err = d.s.Elements(t, func(i int, t interchange.Token) error {
			if t == interchange.Number || t == interchange.String || t == interchange.Null {
				return value(t)
			}
			n := d.enterIndex(i)
			err := value(t)
			d.leave(n)
			return err
		})
	case interchange.Object:
		c.at = []int64{}
		err = d.members(t, func(name []byte, t interchange.Token) error {
			at, ok, err := d.cell(name, t)
			if err != nil || !ok {
				return err
			}
			c.at = append(c.at, at)
			return value(t)
		})
	case interchange.Null:
		if b.where == bundled {
			break
		}
		fallthrough
	default:
		return d.want(t, "an array or an object")
	}
	c.text = string(text)
	return err
}

// cell reads the number of a cell, which names a member. A member that is none
// is moved over.
func (d *decoder) cell(name []byte, t interchange.Token) (at int64, ok bool, err error) {
	at, ok, big := position(name)
	switch {
	case big:
		d.bad(indicators.ErrLimit, "cell %s is beyond 2^63-1", cite.Quote(string(name)))
	case !ok:
		d.bad(indicators.ErrSyntax, "%s is not the number of a cell", cite.Quote(string(name)))
	}
	if !ok {
		err = d.s.Skip(t)
	}
	return at, ok, err
}

// statuses reads the member status: one for all cells, an array of all, or an
// object of some.
func (d *decoder) statuses(b *draft, t interchange.Token) error {
	c := &b.cells
	c.codes = []string{""}
	known := map[string]uint32{"": 0}
	status := func(t interchange.Token) error {
		if len(c.status) >= d.limits.MaxCells {
			return d.s.Error(limit("more than %d statuses", d.limits.MaxCells))
		}
		code := uint32(0)
		switch t {
		case interchange.String:
			var ok bool
			if code, ok = known[string(d.s.Text())]; !ok {
				s := string(d.s.Text())
				code = uint32(len(c.codes))
				known[s] = code
				c.codes = append(c.codes, s)
			}
		case interchange.Null:
		default:
			if err := d.want(t, "a string"); err != nil {
				return err
			}
		}
		c.status = append(c.status, code)
		return nil
	}
	switch t {
	case interchange.String:
		c.all = string(d.s.Text())
		return nil
	case interchange.Array:
		err := d.s.Elements(t, func(_ int, t interchange.Token) error { return status(t) })
		if len(c.status) == 1 {
			c.all = c.codes[c.status[0]]
			c.status = nil
		}
		return err
	case interchange.Object:
		c.statusAt = []int64{}
		return d.members(t, func(name []byte, t interchange.Token) error {
			at, ok, err := d.cell(name, t)
			if err != nil || !ok {
				return err
			}
			c.statusAt = append(c.statusAt, at)
			return status(t)
		})
	case interchange.Null:
		return nil
	}
	return d.want(t, "a string, an array or an object")
}

// settle holds the values and statuses of a dataset against a cube of n cells.
func (d *decoder) settle(b *draft, n int64) {
	c := &b.cells
	problems := d.problems.Total
	sparse := func(what string, at place, of []int64) {
		for i, k := range of {
			if k >= n {
				d.badAt(at, indicators.ErrInvalid, "%s of cell %d in a cube of %d cells", what, k, n)
			}
			if i > 0 && of[i-1] == k {
				d.badAt(at, indicators.ErrDuplicate, "a second %s of cell %d", what, k)
			}
		}
	}
	if c.at != nil {
		c.sortValues()
		sparse("value", b.valueAt, c.at)
	} else if got := int64(len(c.ends)); got != n && !(got == 0 && b.where == bundled) {
		d.badAt(b.valueAt, indicators.ErrInvalid, "%d values in a cube of %d cells", got, n)
	}
	if c.statusAt != nil {
		c.sortStatuses()
		sparse("status", b.statusAt, c.statusAt)
	} else if got := int64(len(c.status)); got > 0 && got != n {
		d.badAt(b.statusAt, indicators.ErrInvalid, "%d statuses in a cube of %d cells", got, n)
	}
	if d.problems.Total != problems {
		return
	}
	b.doc.cells = new(cells)
	*b.doc.cells = *c

	b.doc.at = b.valueAt
}
