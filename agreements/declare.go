package agreements

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// Declaration is what an operator declares for one period, and what somebody
// else found when verifying it. It is one line of a CSV file.
type Declaration struct {
	ID ID `json:"id,omitzero"`
	// Operator is the organisation that declares. "" declares for the whole.
	Operator ID `json:"operator,omitzero"`
	// Indicator, Area, Perimeter, Breakdown and Period say what the number is
	// of.
	Indicator ID                   `json:"indicator,omitzero"`
	Area      ID                   `json:"area,omitzero"`
	Perimeter ID                   `json:"perimeter,omitzero"`
	Breakdown indicators.Breakdown `json:"breakdown,omitzero"`
	Period    period.Period        `json:"period,omitzero"`
	Unit      figure.Unit          `json:"unit,omitzero"`
	// Declared is the number as declared, DeclaredOn when.
	Declared   figure.Figure `json:"declared,omitzero"`
	DeclaredOn period.Period `json:"declared_on,omitzero"`
	// Verified is the number that VerifiedBy found; unset when nobody has
	// verified the declaration. Assurance is Verified or Audited then.
	Verified   figure.Figure        `json:"verified,omitzero"`
	VerifiedBy ID                   `json:"verified_by,omitzero"`
	VerifiedOn period.Period        `json:"verified_on,omitzero"`
	Assurance  indicators.Assurance `json:"assurance,omitzero"`
	Note       string               `json:"note,omitzero"`
}

// operatorDimension is the breakdown that tells operators apart.
const operatorDimension = "operator"

// column is a column of a file of declarations.
type column struct {
	name     string
	required bool
	set      func(*Declaration, string) error
	get      func(Declaration) string
}

func idColumn(name string, required bool, field func(*Declaration) *ID) column {
	return column{name, required,
		func(d *Declaration, s string) error { return field(d).UnmarshalText([]byte(s)) },
		func(d Declaration) string { return string(*field(&d)) }}
}

func periodColumn(name string, required bool, field func(*Declaration) *period.Period) column {
	return column{name, required,
		func(d *Declaration, s string) error { return field(d).UnmarshalText([]byte(s)) },
		func(d Declaration) string { return field(&d).String() }}
}

func figureColumn(name string, required bool, field func(*Declaration) *figure.Figure) column {
	return column{name, required,
		func(d *Declaration, s string) error { return field(d).UnmarshalText([]byte(s)) },
		func(d Declaration) string { return field(&d).String() }}
}

// declarationColumns are the columns in the order in which they are written.
func declarationColumns() []column {
	return []column{
		idColumn("id", true, func(d *Declaration) *ID { return &d.ID }),
		idColumn("operator", false, func(d *Declaration) *ID { return &d.Operator }),
		idColumn("indicator", true, func(d *Declaration) *ID { return &d.Indicator }),
		idColumn("area", false, func(d *Declaration) *ID { return &d.Area }),
		idColumn("perimeter", false, func(d *Declaration) *ID { return &d.Perimeter }),
		{"breakdown", false,
			func(d *Declaration, s string) error { return d.Breakdown.UnmarshalText([]byte(s)) },
			func(d Declaration) string { return d.Breakdown.String() }},
		periodColumn("period", true, func(d *Declaration) *period.Period { return &d.Period }),
		figureColumn("declared", true, func(d *Declaration) *figure.Figure { return &d.Declared }),
		{"unit", true,
			func(d *Declaration, s string) error { return d.Unit.UnmarshalText([]byte(s)) },
			func(d Declaration) string { return d.Unit.String() }},
		periodColumn("declared_on", true, func(d *Declaration) *period.Period { return &d.DeclaredOn }),
		figureColumn("verified", false, func(d *Declaration) *figure.Figure { return &d.Verified }),
		idColumn("verified_by", false, func(d *Declaration) *ID { return &d.VerifiedBy }),
		periodColumn("verified_on", false, func(d *Declaration) *period.Period { return &d.VerifiedOn }),
		{"assurance", false,
			func(d *Declaration, s string) error { return d.Assurance.UnmarshalText([]byte(s)) },
			func(d Declaration) string { return d.Assurance.String() }},
		{"note", false,
			func(d *Declaration, s string) error { d.Note = s; return nil },
			func(d Declaration) string { return d.Note }},
	}
}

// maxDeclarations is the most lines of a file of declarations.
const maxDeclarations = 1_000_000

// DecodeDeclarations reads a CSV file (RFC 4180) of declarations, separated by
// commas or, if the first line has none, by semicolons or tabs. That line names
// the columns, in any order and in either case: id, indicator, period, declared, unit
// and declared_on are mandatory; operator, area, perimeter, breakdown,
// verified, verified_by, verified_on, assurance and note may be left out. A
// line with a verified number also says by whom and when, which is not before
// it was declared. The error joins an
// [*Error] for every problem, with its line.
func DecodeDeclarations(r io.Reader, opt DecodeOptions) ([]Declaration, error) {
	c := checker{op: "DecodeDeclarations"}
	if r == nil {
		return nil, &Error{Op: c.op, Err: ErrInvalid, Detail: "no reader"}
	}
	r, comma := csv.Separator(r)
	in := csv.NewReader(r, csv.Options{Comma: comma, MaxBytes: cmp.Or(max(opt.MaxBytes, 0), 64<<20)})
	at := func(field int) string {
		_, line, column := in.Position(field)
		return fmt.Sprintf("line %d, column %d", line, column)
	}
	columns, err := header(in, &c, at)
	if err != nil || columns == nil {
		return nil, errors.Join(err, c.err())
	}
	var all []Declaration
	lines := make(map[ID]bool)
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var bad *csv.Error
		if errors.As(err, &bad) {
			c.fail(fmt.Sprintf("line %d, column %d", bad.Line, bad.Column), ErrSyntax, "%v", bad.Err)
			if errors.Is(err, csv.ErrTooLarge) || errors.Is(err, csv.ErrUnterminated) {
				break
			}
			continue
		} else if err != nil {
			return nil, &Error{Op: c.op, Err: err}
		}
		if len(record) == 1 && len(record[0]) == 0 {
			continue // an empty line
		}
		if len(record) != len(columns) {
			c.fail(at(0), ErrSyntax, "%d fields under %d columns", len(record), len(columns))
			continue
		}
		if len(all) == maxDeclarations {
			c.fail(at(0), ErrLimit, "more than %d lines", maxDeclarations)
			break
		}
		var d Declaration
		for i, field := range record {
			text := string(field)
			switch {
			case text == "" && columns[i].required:
				c.fail(at(i), ErrInvalid, "%s: empty", columns[i].name)
			case text == "":
			default:
				if err := columns[i].set(&d, text); err != nil {
					c.fail(at(i), ErrSyntax, "%s: %s: %v", columns[i].name, cite.Quote(text), err)
				}
			}
		}
		if lines[d.ID] {
			c.fail(at(0), ErrDuplicate, "%s", cite.Quote(string(d.ID)))
		}
		lines[d.ID] = true
		if err := d.check(); err != nil {
			c.fail(at(0), ErrInvalid, "%v", err)
		}
		if d.Verified.IsSet() && d.Assurance == indicators.AssuranceUnknown {
			d.Assurance = indicators.Verified
		}
		all = append(all, d)
	}
	if err := c.err(); err != nil {
		return nil, err
	}
	return all, nil
}

// header reads the first line.
func header(in *csv.Reader, c *checker, at func(int) string) ([]column, error) {
	record, err := in.Read()
	if err != nil {
		return nil, &Error{Op: c.op, Err: ErrSyntax, Path: "line 1", Detail: "no line of column names"}
	}
	known := declarationColumns()
	var columns []column
	for i, field := range record {
		j := slices.IndexFunc(known, func(k column) bool { return k.name == csv.ColumnName(field) })
		switch {
		case j < 0:
			c.fail(at(i), ErrUnknown, "column %s", cite.Quote(string(field)))
		case slices.ContainsFunc(columns, func(k column) bool { return k.name == known[j].name }):
			c.fail(at(i), ErrDuplicate, "column %s", known[j].name)
		default:
			columns = append(columns, known[j])
		}
	}
	for _, k := range known {
		if k.required && !slices.ContainsFunc(columns, func(x column) bool { return x.name == k.name }) {
			c.fail("line 1", ErrInvalid, "no column %s", k.name)
		}
	}
	if c.total > 0 {
		return nil, nil
	}
	return columns, nil
}

// check reports what the fields of a line do not allow together.
func (d Declaration) check() error {
	switch {
	case !d.Verified.IsSet() && (d.VerifiedBy != "" || d.VerifiedOn.IsSet() || d.Assurance >= indicators.Verified):
		return errors.New("a verification without its number")
	case d.Verified.IsSet() && (d.VerifiedBy == "" || !d.VerifiedOn.IsSet()):
		return errors.New("a verified number says by whom and when")
	case d.Verified.IsSet() && d.DeclaredOn.IsSet() && d.VerifiedOn.Last().Before(d.DeclaredOn.First()):
		return errors.New("verified before it was declared")
	case d.Verified.IsSet() && d.Assurance == indicators.SelfDeclared:
		return errors.New("a verified number is verified or audited, not declared")
	case d.Verified.IsSet() && d.VerifiedBy == d.Operator:
		return errors.New("an operator cannot verify its own declaration")
	}
	return nil
}

// EncodeDeclarations writes declarations as [DecodeDeclarations] reads them,
// with all columns.
func EncodeDeclarations(w io.Writer, list []Declaration) error {
	if w == nil {
		return &Error{Op: "EncodeDeclarations", Err: ErrInvalid, Detail: "no writer"}
	}
	columns := declarationColumns()
	var line []byte
	write := func(field func(column) string) error {
		line = line[:0]
		for i, k := range columns {
			if i > 0 {
				line = append(line, ',')
			}
			line = csv.Append(line, field(k), ',')
		}
		_, err := w.Write(append(line, '\n'))
		return err
	}
	if err := write(func(k column) string { return k.name }); err != nil {
		return err
	}
	for _, d := range list {
		if err := write(func(k column) string { return k.get(d) }); err != nil {
			return err
		}
	}
	return nil
}

// allOperators is the body that totals are said by.
const allOperators ID = "operators"

// AddDeclarations adds what declarations state to a dataset that is being
// built: for each line the declared number and the verified one, and for each
// series and period the total of all operators, once as declared and once as
// verified. It adds the sources that they need and the body "operators"; the
// operators and those who verify are bodies of the dataset already, for
// instance by [Book.Bodies].
//
// operators are those who are to declare. Where one of them has not, or its
// number is not verified, the total is "at least" what the others make, since
// an operator that says nothing may still have reached something. That holds
// for numbers that cannot be negative; with a negative one there is no total,
// nor where an operator declares twice for one period.
func AddDeclarations(b *indicators.Builder, list []Declaration, operators []ID) error {
	if b == nil {
		return &Error{Op: "AddDeclarations", Err: ErrInvalid, Detail: "no builder"}
	}
	all, sources, err := observationsOf(list, operators)
	if err != nil {
		return err
	}
	b.AddBody(indicators.Body{ID: allOperators, Name: messages.Text("all operators together")})
	b.AddSource(sources...)
	b.AddObservation(all...)
	return nil
}

func observationsOf(list []Declaration, operators []ID) ([]indicators.Observation, []indicators.Source, error) {
	var all []indicators.Observation
	var sources []indicators.Source
	source := func(kind string, by ID) ID {
		if by == "" {
			by = allOperators
		}
		s := indicators.Source{ID: ID(kind + "." + string(by)), Originator: by, Carrier: by}
		if !slices.ContainsFunc(sources, func(x indicators.Source) bool { return x.ID == s.ID }) {
			sources = append(sources, s)
		}
		return s.ID
	}
	sums := make(map[indicators.Key]*total)
	for _, d := range list {
		key := indicators.Key{Indicator: d.Indicator, Area: d.Area, Perimeter: d.Perimeter, Breakdown: d.Breakdown,
			Period: d.Period}
		whole := key
		if d.Operator != "" {
			b, err := d.Breakdown.With(operatorDimension, d.Operator)
			if err != nil {
				return nil, nil, &Error{Op: "AddDeclarations", Err: err, Path: cite.Pointer("declarations", string(d.ID))}
			}
			key.Breakdown = b
		}
		o := indicators.Observation{
			ID: "declared." + d.ID, Key: key, Figure: d.Declared, Unit: d.Unit, Role: indicators.RoleObserved,
			Assurance: indicators.SelfDeclared, Source: source("declared", d.Operator), Published: d.DeclaredOn, Note: d.Note,
		}
		all = append(all, o)
		verified := o
		if d.Verified.IsSet() {
			verified.ID, verified.Figure, verified.Assurance = "verified."+d.ID, d.Verified, d.Assurance
			verified.Source, verified.Published = source("verified", d.VerifiedBy), d.VerifiedOn
			all = append(all, verified)
		}
		if d.Operator != "" {
			t := sums[whole]
			if t == nil {
				t = &total{key: whole, unit: d.Unit}
				sums[whole] = t
			}
			t.declared = append(t.declared, o)
			if d.Verified.IsSet() {
				t.verified = append(t.verified, verified)
			}
		}
	}
	keys := make([]indicators.Key, 0, len(sums))
	for k := range sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, indicators.Key.Compare)
	for n, k := range keys {
		t := sums[k]
		for _, part := range []struct {
			kind string
			list []indicators.Observation
		}{{"declared", t.declared}, {"verified", t.verified}} {
			if o, ok := t.sum(part.list, operators); ok {
				o.ID = ID(fmt.Sprintf("total.%s.%d", part.kind, n+1))
				o.Source = source("total."+part.kind, "")
				all = append(all, o)
			}
		}
	}
	slices.SortFunc(sources, func(a, b indicators.Source) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return all, sources, nil
}

// total gathers what the operators say of one key.
type total struct {
	key                indicators.Key
	unit               figure.Unit
	declared, verified []indicators.Observation
}

// sum returns the total of parts: exact when every operator is there.
func (t *total) sum(parts []indicators.Observation, operators []ID) (indicators.Observation, bool) {
	o := indicators.Observation{Key: t.key, Unit: t.unit, Role: indicators.RoleDerived}
	if len(parts) == 0 {
		return o, false
	}
	figures := make([]figure.Figure, 0, len(parts))
	declared := make(map[ID]bool)
	for i, p := range parts {
		q, err := p.Quantity().In(t.unit)
		if err != nil {
			return o, false
		}
		figures = append(figures, q.Figure)
		by, _ := p.Key.Breakdown.Code(operatorDimension)
		if declared[by] {
			return o, false // two records of one operator: which one counts is not known
		}
		declared[by] = true
		o.From = append(o.From, p.ID)
		if i == 0 || p.Assurance < o.Assurance {
			o.Assurance = p.Assurance
		}
		if p.Published.Last().Compare(o.Published.Last()) > 0 {
			o.Published = p.Published
		}
	}
	sum, err := figure.Sum(figures...)
	if err != nil {
		return o, false
	}
	if slices.ContainsFunc(operators, func(id ID) bool { return !declared[id] }) {
		zero := figure.FromInt64(0)
		if slices.ContainsFunc(figures, func(f figure.Figure) bool { return f.GreaterOrEqual(zero) != figure.Yes }) {
			return o, false
		}
		least, err := figure.Interval(sum.Lower(), figure.Bound{Open: true, Infinite: true})
		if err != nil {
			return o, false
		}
		sum = least
	}
	o.Figure = sum
	return o, true
}
