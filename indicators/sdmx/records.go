package sdmx

import (
	"fmt"
	"io"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/cite"
)

const readRecordsOp = "sdmx.ReadRecords"

// ReadRecords reads observations from JSON records: an array of objects, alone,
// beside others in an array, or as a member of an object. So answer the services of
// the World Bank: its own, whose records stand behind a record of pages, and
// Data360, whose records have the components of SDMX.
//
// A member inside a member is called by both names, as in country.id. Without a
// mapping, the ready-made ones of the World Bank apply to what has their form; of
// other records, what the mapping does not have is an attribute, and one that has
// nothing of the mapping is no observation, which a loss says. An answer that is one
// page of several is named as a loss.
func ReadRecords(in io.Reader, o ReadOptions) *Reading {
	d := interchange.NewDecoder(o.Defaults)
	return &Reading{ledger: d, opt: o, read: func(rows interchange.Rows, yield func(indicators.Observation, error) bool) {
		_, yield = o.selected(rows, yield)
		l := o.Limits.withDefaults()
		r := &recordReader{
			s: interchange.NewScanner(in, readRecordsOp, l.MaxBytes, l.MaxRecord), opt: o, limits: l, d: d, yield: yield,
			components: map[string]*recordComponent{},
		}
		d.Input = r.s.Offset
		r.problems.Max = l.MaxProblems
		if err := r.message(); err != nil && err != errStopped {
			yield(indicators.Observation{}, err)
		}
	}}
}

// recordReader reads JSON records.
type recordReader struct {
	s        *interchange.Scanner
	opt      ReadOptions
	limits   Limits
	d        *interchange.Decoder
	yield    func(indicators.Observation, error) bool
	problems interchange.Problems

	terms      *interchange.Terms
	components map[string]*recordComponent
	dimensions int
	count      int
	found      bool   // records
	page       string // which one the answer is
	pages      string // of how many
	total      string // how many records there are
	more       bool   // the answer names the address of the next page
	name       []byte
	wrong      *indicators.Error // with the record that is being read
	meant      bool              // it has a member that the mapping has
}

type recordComponent struct {
	c     interchange.Component
	name  string
	last  int  // the record that it was set in
	meant bool // the mapping has it
}

func (r *recordReader) message() error {
	t, err := r.s.Next()
	form := mapping.Sniff(r.s.Seen())
	if err != nil {
		if e, ok := err.(*indicators.Error); ok && e.Offset == 0 {
			e.Detail = form.Advice()
		}
		return err
	}
	if r.opt.Map.IsZero() {
		switch form {
		case mapping.WorldBankJSON:
			r.opt.Map, err = mapping.Office("world-bank")
		case mapping.Data360JSON:
			r.opt.Map, err = mapping.Office("world-bank-data360")
		}
		if err != nil {
			return err
		}
	}
	if r.terms, err = r.opt.terms(r.d, r.limits, false); err != nil {
		return err
	}
	switch t {
	case interchange.Array:
		err = r.s.Elements(t, func(_ int, t interchange.Token) error {
			switch t {
			case interchange.Array:
				return r.records(t)
			case interchange.Object:
				return r.element(t)
			}
			return r.s.Skip(t)
		})
	case interchange.Object:
		err = r.s.Members(t, func(name []byte, t interchange.Token) error {
			if t == interchange.Array {
				return r.records(t)
			}
			r.around(name, t)
			return r.s.Skip(t)
		})
	default:
		err = r.s.Error(fmt.Errorf("%w: want an array or an object; %s", indicators.ErrSyntax, form.Advice()))
	}
	if err != nil {
		return err
	}
	if _, err := r.s.Next(); err != io.EOF {
		return err
	}
	r.incomplete()
	if !r.found {
		return r.s.Error(fmt.Errorf("%w: no records; %s", indicators.ErrFormat, form.Advice()))
	}
	return nil
}

// around takes down what an answer says of itself beside its records: how many there
// are in all, and that there are more.
func (r *recordReader) around(name []byte, t interchange.Token) {
	if t != interchange.Number && t != interchange.String {
		return
	}
	switch string(name) {
	case "count", "@odata.count", "totalElements", "total":
		r.total = string(r.s.Text())
	case "totalPages", "pages":
		r.pages = string(r.s.Text())
	case "pageNumber", "page":
		r.page = string(r.s.Text())
	case "@odata.nextLink", "nextLink", "next":
		r.more = r.more || t == interchange.String && len(r.s.Text()) > 0
	}
}

// incomplete names as a loss that an answer has not all records.
func (r *recordReader) incomplete() {
	n, err := strconv.Atoi(r.total)
	switch {
	case r.pages != "" && r.pages != "1":
		r.d.Once(indicators.LostRows, "pages", "the answer is page "+r.page+" of "+r.pages+
			": ask for the others, or for more on a page")
	case r.more || err == nil && n > r.count:
		r.d.Once(indicators.LostRows, "records", "the answer has "+strconv.Itoa(r.count)+
			" of more that there are: ask for the others")
	}
}

// element reads an object at the top: a record, what is said of pages, or an error
// of the service.
func (r *recordReader) element(t interchange.Token) error {
	pages, known := false, false
	err := r.s.Members(t, func(name []byte, t interchange.Token) error {
		switch {
		case string(name) == "page" && !known:
			pages, r.page = true, string(r.s.Text())
			return r.s.Skip(t)
		case string(name) == "pages" && !known:
			pages, r.pages = true, string(r.s.Text())
			return r.s.Skip(t)
		case string(name) == "message" && t == interchange.Array:
			return r.s.Error(fmt.Errorf("%w: the service has answered with an error and no data", indicators.ErrFormat))
		case pages:
			return r.s.Skip(t)
		}
		if !known {
			r.begin()
		}
		known = true
		return r.member(name, t)
	})
	if err != nil || pages {
		return err
	}
	if known {
		return r.end()
	}
	return nil
}

// records reads an array of records.
func (r *recordReader) records(t interchange.Token) error {
	r.found = true
	return r.s.Elements(t, func(_ int, t interchange.Token) error {
		if t != interchange.Object {
			return r.s.Error(fmt.Errorf("%w: want an object", indicators.ErrSyntax))
		}
		r.begin()
		if err := r.s.Members(t, r.member); err != nil {
			return err
		}
		return r.end()
	})
}

// begin starts a record.
func (r *recordReader) begin() {
	r.d.Begin()
	r.count++
	r.name = r.name[:0]
	r.wrong, r.meant = nil, false
}

// member reads a member of a record.
func (r *recordReader) member(name []byte, t interchange.Token) error {
	n := len(r.name)
	defer func() { r.name = r.name[:n] }()
	if n > 0 {
		r.name = append(r.name, '.')
	}
	r.name = append(r.name, name...)
	switch t {
	case interchange.Object:
		return r.s.Members(t, r.member)
	case interchange.Array:
		r.d.Once(indicators.LostComponent, string(r.name), "a list has no place in an observation")
		return r.s.Skip(t)
	case interchange.Null:
		return nil
	}
	c, err := r.component()
	if err != nil {
		return err
	}
	cell := r.s.Text()
	r.meant = r.meant || c.meant
	if c.last == r.count {
		r.fail(fmt.Errorf("%w: member %s", indicators.ErrDuplicate, cite.Quote(c.name)))
	}
	c.last = r.count
	switch {
	case r.wrong != nil || len(cell) == 0:
		return nil
	case c.c.ID == "":
		r.d.Add(indicators.LostComponent, c.name, "left out", r.d.Record)
		return nil
	}
	if err := r.d.Set(&c.c, cell); err != nil {
		r.fail(err)
	}
	return nil
}

// fail keeps the first problem of a record, at the member.
func (r *recordReader) fail(err error) {
	if r.wrong == nil {
		r.wrong = r.s.Error(err)
	}
}

// end yields the record.
func (r *recordReader) end() error {
	r.found = true
	if r.count > r.limits.MaxObservations {
		return r.s.Error(fmt.Errorf("%w: more than %d observations", indicators.ErrLimit, r.limits.MaxObservations))
	}
	if !r.meant && len(r.terms.Map.Components) > 0 { // such as the lists of codes that some put beside the data
		r.d.Once(indicators.LostRows, "records", "those without a member that the mapping has are no observations")
		return nil
	}
	var o indicators.Observation
	if r.wrong == nil {
		var err error
		if o, err = r.d.End(); err != nil {
			r.fail(err)
		}
	}
	if r.wrong == nil {
		if !r.yield(o, nil) {
			return errStopped
		}
		return nil
	}
	e := r.wrong
	if r.d.Over() != nil {
		return e
	}
	ps := r.problems.One(func() *indicators.Error { e.Path = r.d.Record(); return e })
	if !r.yield(indicators.Observation{}, ps) {
		return errStopped
	}
	return nil
}

// component returns the component of the member that is being read.
func (r *recordReader) component() (*recordComponent, error) {
	if c, ok := r.components[string(r.name)]; ok {
		return c, nil
	}
	if len(r.components) >= r.limits.MaxColumns {
		return nil, r.s.Error(fmt.Errorf("%w: more than %d members of records", indicators.ErrLimit, r.limits.MaxColumns))
	}
	c := &recordComponent{name: string(r.name)}
	_, c.meant = r.terms.Map.Component(c.name, 0)
	var err error
	if c.c, err = r.terms.Resolve(c.name, 0, interchange.Attribute, &r.d.Ledger); err != nil {
		return nil, r.s.Error(fmt.Errorf("%w: member %s", err, cite.Quote(c.name)))
	}
	if c.c.Part == interchange.Dimension {
		if r.dimensions++; r.dimensions > r.limits.MaxDimensions {
			return nil, r.s.Error(fmt.Errorf("%w: more than %d dimensions", indicators.ErrLimit, r.limits.MaxDimensions))
		}
	}
	r.components[c.name] = c
	return c, nil
}
