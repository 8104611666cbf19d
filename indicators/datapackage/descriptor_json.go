package datapackage

import (
	"bytes"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error { return refused.Stored(op, fault) }

// described returns the JSON of a descriptor or a part of one, as the standard has
// it.
func described(typ string, write func(w *describer)) ([]byte, error) {
	var w describer
	write(&w)
	if w.bad != "" {
		return nil, &indicators.Error{Op: typ + ".MarshalJSON", Err: indicators.ErrInvalid, Detail: w.bad}
	}
	return w.out, nil
}

// parsed reads a descriptor or a part of one into v, which it leaves as it is where
// there is a problem.
func parsed[T any](typ string, v *T, data []byte, read func(d *parser, v *T, t interchange.Token) error) error {
	op := typ + ".UnmarshalJSON"
	if v == nil {
		return refuseStored(op, stored.NoTarget())
	}
	if string(data) == "null" {
		return nil
	}
	var x T
	var ledger interchange.Ledger
	d := newParser(bytes.NewReader(data), op, Limits{}.withDefaults(), &ledger)
	d.part = true
	err := d.document(func(t interchange.Token) error { return read(d, &x, t) })
	if err == nil {
		*v = x
	}
	return err
}

// MarshalJSON returns the descriptor as [WritePackage] writes it, without the white
// space. A resource without a name is an error, as reading would make one.
func (p Package) MarshalJSON() ([]byte, error) {
	return described("Package", func(w *describer) {
		for _, r := range p.Resources {
			if r == nil || r.Name == "" {
				w.bad = "a resource without a name"
				return
			}
		}
		w.pack(&p)
	})
}

// UnmarshalJSON reads a descriptor as [ReadPackage] does with zero limits; it may
// lack resources.
func (p *Package) UnmarshalJSON(data []byte) error {
	return parsed("Package", p, data, func(d *parser, p *Package, t interchange.Token) error {
		d.ledger, p.limits = &p.ledger, d.limits
		err := d.pack(p, t)
		p.size = d.size()
		return err
	})
}

// MarshalJSON returns the descriptor of the resource. One without a name is an
// error, as reading would make one.
func (r Resource) MarshalJSON() ([]byte, error) {
	return described("Resource", func(w *describer) {
		if w.resource(&r); r.Name == "" {
			w.bad = "a resource without a name"
		}
	})
}

// UnmarshalJSON reads the descriptor of a resource.
func (r *Resource) UnmarshalJSON(data []byte) error {
	return parsed("Resource", r, data, func(d *parser, r *Resource, t interchange.Token) error {
		d.push("") // in place of its number
		defer d.pop()
		_, err := d.resource(r, t, 0)
		return err
	})
}

// MarshalJSON returns the dialect as the standard has it, which a file of its own may hold.
func (v Dialect) MarshalJSON() ([]byte, error) {
	return described("Dialect", func(w *describer) { w.dialect("", &v) })
}

// UnmarshalJSON reads what [Dialect.MarshalJSON] returns.
func (v *Dialect) UnmarshalJSON(data []byte) error {
	return parsed("Dialect", v, data, (*parser).dialect)
}

// MarshalJSON returns the Table Schema, which a file of its own may hold.
func (s Schema) MarshalJSON() ([]byte, error) {
	return described("Schema", func(w *describer) { w.schema("", &s) })
}

// UnmarshalJSON reads what [Schema.MarshalJSON] returns.
func (s *Schema) UnmarshalJSON(data []byte) error {
	return parsed("Schema", s, data, (*parser).schema)
}

// MarshalJSON returns the field of a Table Schema.
func (f Field) MarshalJSON() ([]byte, error) {
	return described("Field", func(w *describer) { w.field(&f) })
}

// UnmarshalJSON reads what [Field.MarshalJSON] returns.
func (f *Field) UnmarshalJSON(data []byte) error {
	return parsed("Field", f, data, func(d *parser, f *Field, t interchange.Token) error {
		d.push("") // in place of its number
		defer d.pop()
		return d.field(f, t)
	})
}

// MarshalJSON returns the constraints of a field that is no boolean.
func (c Constraints) MarshalJSON() ([]byte, error) {
	return described("Constraints", func(w *describer) { w.constraints("", &c, new(Field)) })
}

// UnmarshalJSON reads what [Constraints.MarshalJSON] returns.
func (c *Constraints) UnmarshalJSON(data []byte) error {
	return parsed("Constraints", c, data, func(d *parser, c *Constraints, t interchange.Token) error {
		var native bool
		return d.constraints(c, t, &native)
	})
}

// MarshalJSON returns the foreign key of a Table Schema.
func (k ForeignKey) MarshalJSON() ([]byte, error) {
	return described("ForeignKey", func(w *describer) { w.foreignKey(k) })
}

// UnmarshalJSON reads what [ForeignKey.MarshalJSON] returns.
func (k *ForeignKey) UnmarshalJSON(data []byte) error {
	return parsed("ForeignKey", k, data, (*parser).foreignKey)
}

// MarshalJSON returns the licence as a descriptor has it.
func (l License) MarshalJSON() ([]byte, error) {
	return described("License", func(w *describer) { w.license(l) })
}

// UnmarshalJSON reads what [License.MarshalJSON] returns.
func (l *License) UnmarshalJSON(data []byte) error {
	return parsed("License", l, data, (*parser).license)
}

// MarshalJSON returns the source as a descriptor has it.
func (s Source) MarshalJSON() ([]byte, error) {
	return described("Source", func(w *describer) { w.source(s) })
}

// UnmarshalJSON reads what [Source.MarshalJSON] returns.
func (s *Source) UnmarshalJSON(data []byte) error {
	return parsed("Source", s, data, (*parser).source)
}

// MarshalJSON returns the contributor as a descriptor has it.
func (c Contributor) MarshalJSON() ([]byte, error) {
	return described("Contributor", func(w *describer) { w.contributor(c) })
}

// UnmarshalJSON reads what [Contributor.MarshalJSON] returns.
func (c *Contributor) UnmarshalJSON(data []byte) error {
	return parsed("Contributor", c, data, (*parser).contributor)
}
