package datapackage

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// ReadOptions say how a package is read as observations. The zero value reads
// what [Write] has written.
type ReadOptions struct {
	Limits

	// Resource is the table that has the observations. It need not be named when
	// it is the only one, or one of this package's own.
	Resource string `json:"resource,omitzero"`
	// Defaults hold what the table does not say: an indicator, a source, a role.
	// An observation without a RECORD is called by the ID in Defaults, or "row",
	// with a hyphen and its number.
	Defaults indicators.Observation `json:"defaults,omitzero"`
	// Map says what the fields are, as in {"from": "Year", "to": "TIME_PERIOD"}:
	// one of the package's own fields, or a name for a dimension or an attribute, of
	// which Part says which of the two it is; without it, an attribute.
	Map mapping.Mapping `json:"map,omitzero"`
	// Select picks observations; the others are read over. The zero Selector
	// picks all.
	Select indicators.Selector `json:"select,omitzero"`
	// Unchecked reads values as they are written, without a look at the types
	// and constraints of the schema, for packages that do not keep to theirs.
	Unchecked bool `json:"unchecked,omitzero"`
}

// Reading is a package that is read as observations.
type Reading struct {
	p     *Package
	table *Table
	own   bool
	opt   ReadOptions
	d     *interchange.Decoder
}

const readOp = "datapackage.Read"

// contentMember is the custom member by which a resource says what of a dataset
// it holds.
const contentMember = "mithaq:content"

// Read opens the package in fsys, as [Open] does, and the table of its
// observations, as [Package.Table] does.
func Read(fsys fs.FS, o ReadOptions) (*Reading, error) {
	if fsys == nil {
		return nil, interchange.Absent(readOp, "folder")
	}
	p, err := Open(fsys, o.Limits)
	if err != nil {
		return nil, err
	}
	r, err := p.observations(o.Resource)
	if err != nil {
		return nil, err
	}
	t, err := p.table(r, o.Unchecked)
	if err != nil {
		return nil, err
	}
	return &Reading{p: p, table: t, own: r.custom(contentMember) == "observations", opt: o,
		d: interchange.NewDecoder(o.Defaults)}, nil
}

// observations returns the resource that holds them.
func (p *Package) observations(name string) (*Resource, error) {
	fail := func(detail string) error {
		return &indicators.Error{Op: readOp, Err: indicators.ErrUnknown, Path: "/resources", Detail: detail}
	}
	if name != "" {
		r, ok := p.Resource(name)
		if !ok {
			return nil, fail("resource " + cite.Quote(name))
		}
		return r, nil
	}
	var tables []*Resource
	for _, r := range p.Resources {
		if r.custom(contentMember) == "observations" {
			return r, nil
		}
		if r.IsTable() {
			tables = append(tables, r)
		}
	}
	switch len(tables) {
	case 0:
		return nil, fail("no table")
	case 1:
		return tables[0], nil
	}
	var names []string
	for _, r := range tables[:min(len(tables), 8)] {
		names = append(names, cite.Quote(r.Name))
	}
	return nil, fail(fmt.Sprintf("%d tables, name one of them: %s", len(tables), strings.Join(names, ", ")))
}

// All yields the observations in the order of the table, in bounded memory.
//
// An error is yielded with the zero Observation. A [*indicators.Problems] is
// about one observation, and the next one follows; any other error is the last.
// A package is read once.
func (r *Reading) All() iter.Seq2[indicators.Observation, error] {
	if r == nil {
		r = new(Reading)
	}
	return (*intoRows)(r).AllInto(nil)
}

// intoRows is a Reading that adds observations to rows where it can.
type intoRows Reading

// All implements the sequence that Builder.AddAll takes.
func (r *intoRows) All() iter.Seq2[indicators.Observation, error] { return r.AllInto(nil) }

// AllInto implements the source of package bulk.
func (r *intoRows) AllInto(rows interchange.Rows) iter.Seq2[indicators.Observation, error] {
	return func(yield func(indicators.Observation, error) bool) {
		if r.table == nil {
			yield(indicators.Observation{}, nothing())
			return
		}
		if r.opt.Select != (indicators.Selector{}) {
			rows = nil
			all := yield
			yield = func(o indicators.Observation, err error) bool {
				return err == nil && !r.opt.Select.Match(o) || all(o, err)
			}
		}
		l := loader{r: (*Reading)(r), value: -1, record: -1, time: -1}
		if err := l.resolve(); err != nil {
			r.table.Close()
			yield(indicators.Observation{}, err)
			return
		}
		defer r.table.Close()
		for l.next(rows, yield) {
		}
	}
}

// next reads the next row, and gives its observation away. It reports false when the
// table has ended, or nobody wants more.
func (l *loader) next(rows interchange.Rows, yield func(indicators.Observation, error) bool) bool {
	t, d := l.r.table, l.r.d
	if l.lines != nil {
		if ok, more := l.lines.row(); ok {
			return more
		}
		if l.lines.useless() {
			l.lines = nil
		}
	}
	row, err := t.next()
	if err == io.EOF {
		return false
	}
	if l.quick == nil && l.value >= 0 && !l.entangled && t.memory != nil {
		l.quick = newQuick(l, interchange.NewQuick(d, rows, yield))
		l.lines = newLines(l, l.quick)
	}
	if err != nil {
		d.Begin()
		if l.quick != nil {
			l.quick.pass()
		}
		_, one := err.(*indicators.Problems)
		return yield(indicators.Observation{}, err) && one
	}
	if l.quick != nil {
		if ok, more := l.quick.row(row); ok {
			if l.lines != nil {
				l.lines.keep()
			}
			return more
		}
	}
	o, err := l.row(row)
	if err == nil && l.quick != nil {
		l.quick.keep(&o)
		if l.lines != nil {
			l.lines.keep()
		}
	}
	return yield(o, err)
}

// Losses returns what of the package had no place in an observation, or was not
// checked. It is complete when All has ended. What describes a package, such as
// its title, is not counted.
func (r *Reading) Losses() []indicators.Loss {
	if r == nil {
		r = new(Reading)
	}
	if r.p == nil {
		return nil
	}
	return slices.Concat(r.p.Losses(), r.table.Losses(), r.d.Losses())
}

// Load adds the observations to b, and the bodies, sources and corrections that
// a package of this library's own carries. The error joins the problems of the
// whole table; b then holds the observations that have none.
func (r *Reading) Load(b *indicators.Builder) error {
	if r == nil {
		r = new(Reading)
	}
	return errors.Join(b.AddAll((*intoRows)(r)), r.addRecords(b))
}

// nothing is the error of the zero Reading.
func nothing() error {
	return &indicators.Error{Op: readOp, Err: indicators.ErrInvalid, Detail: "nothing to read"}
}

// content opens the resource that holds a part of a dataset.
func (r *Reading) content(what string) (*file, error) {
	if r.p == nil {
		return nil, nothing()
	}
	for _, resource := range r.p.Resources {
		if r.own && resource.custom(contentMember) == what {
			return r.p.open(resource, readOp)
		}
	}
	return nil, nil
}

func (r *Reading) decodeOptions() indicators.DecodeOptions {
	return indicators.DecodeOptions{MaxRecord: r.opt.MaxRecord, MaxProblems: r.opt.MaxProblems}
}

// addRecords adds the sources, bodies and corrections.
func (r *Reading) addRecords(b *indicators.Builder) error {
	f, err := r.content("sources")
	if f != nil {
		err = errors.Join(b.DecodeSources(f, r.decodeOptions()), f.Close())
	}
	if err != nil {
		return err
	}
	if f, err = r.content("corrections"); f != nil {
		err = errors.Join(b.DecodeObservations(f, indicators.JSON, r.decodeOptions()), f.Close())
	}
	return err
}

// Catalogue returns the catalogue that a package of this library's own carries,
// nil when there is none.
func (r *Reading) Catalogue() (*indicators.Catalogue, error) {
	if r == nil {
		r = new(Reading)
	}
	f, err := r.content("catalogue")
	if f == nil || err != nil {
		return nil, err
	}
	defer f.Close()
	return indicators.DecodeCatalogue(f, r.decodeOptions())
}

// Dataset reads the whole package. Definitions are those of its own catalogue
// or, where it carries none, of c, which may be nil.
func (r *Reading) Dataset(c *indicators.Catalogue) (*indicators.Dataset, error) {
	if r == nil {
		r = new(Reading)
	}
	own, err := r.Catalogue()
	if err != nil {
		return nil, err
	}
	if own != nil {
		c = own
	}
	if c == nil {
		if c, err = indicators.NewCatalogue(indicators.CatalogueSpec{}); err != nil {
			return nil, err
		}
	}
	var b indicators.Builder
	if err := r.Load(&b); err != nil {
		return nil, err
	}
	return b.Build(c)
}

// loader puts rows into observations.
type loader struct {
	r          *Reading
	components []interchange.Component // by field; one without an ID is left out
	value      int                     // the field of the value, -1 for none
	record     int                     // those of RECORD and TIME_PERIOD, likewise
	time       int
	entangled  bool

	quick *quick // nil where there is none
	lines *lines // likewise
}

// resolve says what each field is.
func (l *loader) resolve() error {
	t, o := l.r.table, &l.r.opt
	ps := interchange.Problems{Max: t.limits.MaxProblems}
	fail := func(i int, id string, err error) {
		ps.Add(func() *indicators.Error {
			name := t.columns[i].name
			e := &indicators.Error{Op: readOp, Path: t.path() + cite.Pointer("schema", "fields", name)}
			e = interchange.Explain(e, err)
			e.Detail = "field " + cite.Quote(name) + " as " + cite.Quote(id)
			return e
		})
	}
	terms := &interchange.Terms{Map: o.Map, Own: l.r.own}
	l.r.d.MaxKey = t.limits.MaxKey
	if err := l.r.d.Use(terms); err != nil {
		return err
	}
	l.components = make([]interchange.Component, len(t.columns))
	order := make([]int32, 0, len(t.columns)) // components that are not left out
	dimension := l.r.own                      // in a table of ours they stand before the value
	for i := range t.columns {
		name := t.columns[i].name
		part := interchange.Attribute
		if dimension {
			part = interchange.Dimension
		}
		to, mapped := o.Map.Component(name, i+1)
		if !mapped && part == interchange.Attribute && indicators.ID(name).Check() != nil {
			continue
		}
		c, err := terms.Resolve(name, i+1, part, &l.r.d.Ledger)
		if err != nil {
			fail(i, cmp.Or(to.To, name), err)
			continue
		}
		if c.ID == "" {
			continue
		}
		if c.ID != interchange.NoteID || !c.IsForeign() {
			order = append(order, int32(i))
		}
		switch c.ID {
		case interchange.ValueID:
			l.value, dimension = i, false
		case interchange.RecordID:
			l.record = i
		case interchange.TimeID:
			l.time = i
		}
		l.entangled = l.entangled || c.IsEntangled()
		l.components[i] = c
	}
	slices.SortStableFunc(order, func(a, b int32) int { return strings.Compare(l.components[a].ID, l.components[b].ID) })
	for k := 1; k < len(order); k++ {
		if i := int(order[k]); l.components[i].ID == l.components[order[k-1]].ID {
			fail(i, strings.TrimPrefix(l.components[i].ID, "~"), indicators.ErrDuplicate)
		}
	}
	for _, to := range o.Map.Components {
		name := to.From
		if name != "" && !slices.ContainsFunc(t.columns, func(c column) bool { return strings.EqualFold(c.name, name) }) {
			ps.Add(func() *indicators.Error {
				return &indicators.Error{Op: readOp, Err: indicators.ErrUnknown, Path: t.path(),
					Detail: "field " + cite.Quote(name)}
			})
		}
	}
	slices.SortFunc(ps.List, func(a, b *indicators.Error) int { return strings.Compare(a.Error(), b.Error()) })
	return ps.Err()
}

// row returns the observation of a row.
func (l *loader) row(row *Row) (indicators.Observation, error) {
	d, t := l.r.d, l.r.table
	d.Begin()
	fail := func(i int, err error) error {
		bad := rowProblems{t: t}
		bad.add(func() *indicators.Error {
			field := ""
			if i >= 0 {
				field = t.columns[i].name
			}
			return interchange.Explain(t.errorAt(max(i, 0), field, nil, ""), err)
		})
		return bad.err()
	}
	for i := range l.components {
		c := &l.components[i]
		cell := row.bytes(i)
		if len(cell) == 0 {
			continue
		}
		if c.ID == "" {
			why := "left out"
			if _, mapped := l.r.opt.Map.Component(t.columns[i].name, i+1); !mapped {
				why = "its name cannot be that of a dimension or an attribute"
			}
			d.Add(indicators.LostComponent, t.columns[i].name, why, d.Record)
			continue
		}
		if l.r.own && c.IsText() {
			cell = csv.Unguard(cell)
		}
		if err := d.Set(c, cell); err != nil {
			return indicators.Observation{}, fail(i, err)
		}
	}
	o, err := d.End()
	if err != nil {
		return indicators.Observation{}, fail(l.value, err)
	}
	return o, nil
}
