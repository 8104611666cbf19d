package sdmx

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// ReadOptions say how a message is read as observations. The zero value reads
// what this package has written.
type ReadOptions struct {
	Limits

	// Defaults hold what the message does not say: an indicator, a source, a
	// role. An observation without a RECORD is called by the ID in Defaults, or
	// "row", with a hyphen and its number, so that repeated keys survive.
	Defaults indicators.Observation `json:"defaults,omitzero"`
	// Map says what the components and codes of a message of others are. The zero
	// Mapping takes the message as SDMX has it.
	Map mapping.Mapping `json:"map,omitzero"`
	// Select picks observations; the others are read over. The zero Selector
	// picks all.
	Select indicators.Selector `json:"select,omitzero"`
	// Structure is the one whose data is wanted; that of another is a problem.
	// The zero Structure takes all.
	Structure Structure `json:"structure,omitzero"`
	// Structures describe the data of a message that does not say itself which
	// components are dimensions, as SDMX-ML of structure-specific data.
	Structures Structures `json:"structures,omitzero"`
	// DecimalComma reads 12,4 as a number, and a point in one is a problem. Without
	// it, a comma in a number is a problem: nothing in a message says which of the two
	// it means.
	DecimalComma bool `json:"decimal_comma,omitzero"`
}

// Reading is a message that is read as observations.
type Reading struct {
	// read gives the observations to a function or, where it can, adds them to rows.
	read   func(interchange.Rows, func(indicators.Observation, error) bool)
	ledger interface{ Losses() []indicators.Loss }
	line   *int // of the observation, nil where it is not known
	opt    ReadOptions
}

// All yields the observations in the order of the message, in bounded memory.
//
// An error is yielded with the zero Observation. A [*indicators.Problems] is
// about one observation, and the next one follows; any other error is the last.
// A message is read once.
func (r *Reading) All() iter.Seq2[indicators.Observation, error] {
	if r == nil {
		r = new(Reading)
	}
	return (*intoRows)(r).AllInto(nil)
}

// Line returns the line of the message on which the observation starts that All has
// just yielded, from 1. It is 0 where the reader does not know it, as of SDMX-ML.
func (r *Reading) Line() int {
	if r == nil || r.line == nil {
		return 0
	}
	return *r.line
}

// Losses returns what of the message had no place in an observation. It is
// complete when All has ended.
func (r *Reading) Losses() []indicators.Loss {
	if r == nil {
		r = new(Reading)
	}
	if r.ledger == nil {
		return nil
	}
	return r.ledger.Losses()
}

// Load adds the observations to b. The error joins the problems of the whole
// message; b then holds the observations that have none.
func (r *Reading) Load(b *indicators.Builder) error { return b.AddAll((*intoRows)(r)) }

// Dataset reads the whole message. Definitions are those of Structures in the
// options, in the terms of their mapping; without any, those of c, which may be nil.
func (r *Reading) Dataset(c *indicators.Catalogue) (*indicators.Dataset, error) {
	if r == nil {
		r = new(Reading)
	}
	var err error
	if s := &r.opt.Structures; len(s.Codelists)+len(s.DataStructures) > 0 {
		c, _, err = s.CatalogueAs(r.opt.Map)
	} else if c == nil {
		c, err = indicators.NewCatalogue(indicators.CatalogueSpec{})
	}
	if err != nil {
		return nil, err
	}
	var b indicators.Builder
	if err := r.Load(&b); err != nil {
		return nil, err
	}
	return b.Build(c)
}

// intoRows is a Reading that adds observations to rows where it can.
type intoRows Reading

// All implements the sequence that Builder.AddAll takes.
func (r *intoRows) All() iter.Seq2[indicators.Observation, error] { return r.AllInto(nil) }

// Line says where the observation stands that is being added.
func (r *intoRows) Line() int { return (*Reading)(r).Line() }

// AllInto implements the source of package bulk.
func (r *intoRows) AllInto(rows interchange.Rows) iter.Seq2[indicators.Observation, error] {
	return func(yield func(indicators.Observation, error) bool) {
		if r.read == nil {
			err := &indicators.Error{Op: "sdmx.Reading", Err: indicators.ErrInvalid, Detail: "nothing to read"}
			yield(indicators.Observation{}, err)
			return
		}
		r.read(rows, yield)
	}
}

// ReadCSV reads the observations of an SDMX-CSV message. Rows that only have
// attributes of a partial key are named as a loss; rows that delete are reported
// as problems. A message of our own structure that lacks a column which [WriteCSV]
// always writes is refused at its header; a column whose name is one that it may write
// but for a letter is named as a loss.
func ReadCSV(in io.Reader, o ReadOptions) *Reading {
	d := interchange.NewDecoder(o.Defaults)
	r := &Reading{ledger: d, opt: o}
	r.read = func(rows interchange.Rows, yield func(indicators.Observation, error) bool) {
		rows, yield = o.selected(rows, yield)
		l, err := newLoader(in, o, d)
		if err != nil {
			yield(indicators.Observation{}, err)
			return
		}
		r.line = l.in.in.Line()
		tellLine(rows, r.line)
		l.read(rows, yield)
	}
	return r
}

// Read reads a message whose form it finds out: SDMX-CSV, SDMX-JSON, SDMX-ML, the
// JSON records of the World Bank, or any JSON records if there is a mapping. The
// error of any other says what it is, and what to ask the service for.
func Read(in io.Reader, o ReadOptions) *Reading {
	r := &Reading{opt: o}
	r.read = func(rows interchange.Rows, yield func(indicators.Observation, error) bool) {
		start, all, err := mapping.Peek(in)
		if err != nil {
			yield(indicators.Observation{}, &indicators.Error{Op: "sdmx.Read", Err: err})
			return
		}
		of := map[mapping.Form]func(io.Reader, ReadOptions) *Reading{
			mapping.SDMXCSV1: ReadCSV, mapping.SDMXCSV2: ReadCSV, mapping.PlainCSV: ReadCSV, mapping.OtherCSV: ReadCSV,
			mapping.SDMXJSON1: ReadJSON, mapping.SDMXJSON2: ReadJSON,
			mapping.SDMXMLGeneric: ReadXML, mapping.SDMXMLSpecific: ReadXML, mapping.SDMXMLCompact: ReadXML,
			mapping.SDMXMLOldGeneric: ReadXML, mapping.SDMXMLGroup: ReadXML,
			mapping.WorldBankJSON: ReadRecords, mapping.Data360JSON: ReadRecords,
		}
		form := mapping.Sniff(start)
		if !o.Map.IsZero() { // which says what the members of any records mean
			for _, records := range []mapping.Form{mapping.OtherJSON, mapping.INEGIJSON, mapping.INESpainJSON,
				mapping.INEPortugalJSON, mapping.StatCanJSON, mapping.PxWebJSON, mapping.IMFJSON} {
				of[records] = ReadRecords
			}
		}
		read, ok := of[form]
		if !ok {
			yield(indicators.Observation{}, &indicators.Error{Op: "sdmx.Read", Err: indicators.ErrFormat, Line: 1, Column: 1,
				Detail: form.Advice()})
			return
		}
		inner := read(all, o)
		r.ledger = inner.ledger
		inner.read(rows, func(o indicators.Observation, err error) bool {
			r.line = inner.line
			return yield(o, err)
		})
	}
	return r
}

// selected returns where the observations go that are picked: not past a filter
// into rows, which take parts of observations.
func (o *ReadOptions) selected(rows interchange.Rows,
	yield func(indicators.Observation, error) bool) (interchange.Rows, func(indicators.Observation, error) bool) {
	if o.Select == (indicators.Selector{}) {
		return rows, yield
	}
	return nil, func(obs indicators.Observation, err error) bool {
		return err == nil && !o.Select.Match(obs) || yield(obs, err)
	}
}

// loader puts the rows of SDMX-CSV into observations.
type loader struct {
	in         *CSVReader
	opt        ReadOptions
	d          *interchange.Decoder
	components []interchange.Component // by column; one without an ID is left out
	value      int                     // the column of the value, -1 for none
	entangled  bool
	structure  Structure
	comma      []byte
	own        bool     // the columns are those of the library's own structure
	lacking    []string // the columns of that structure that are not there
	misspelt   []misspelt
	least      int // how many cells a row of that structure has at least
}

// tellLine says to rows, if there are any, where the line of an observation is kept.
func tellLine(rows interchange.Rows, line *int) {
	if rows != nil {
		rows.Place(line)
	}
}

// newLoader returns the loader of a message whose header has been read.
func newLoader(in io.Reader, o ReadOptions, d *interchange.Decoder) (*loader, error) {
	r, err := NewCSVReader(in, o.Limits)
	if err != nil {
		return nil, err
	}
	l := &loader{in: r, opt: o, d: d, value: -1}
	d.Input = r.in.Consumed
	return l, l.resolve()
}

// read reads the rows.
func (l *loader) read(rows interchange.Rows, yield func(indicators.Observation, error) bool) {
	r := l.in
	quick := newCSVQuick(l, rows, yield)
	for {
		if err := r.advance(); err != nil {
			if err != io.EOF {
				yield(indicators.Observation{}, err)
			}
			return
		}
		if quick != nil && r.rows < r.limits.MaxObservations {
			ok, more := quick.row(r.in.Raw())
			if !more {
				return
			}
			if ok {
				r.rows++
				continue
			}
		}
		row, err := r.current()
		if row == nil && err == nil { // an empty line
			continue
		}
		var obs indicators.Observation
		ok, same := false, true
		if err == nil {
			same = row.Structure == l.structure
			obs, ok, err = l.row(row)
		}
		if quick != nil && !same {
			quick.forget()
		} else if quick != nil && ok {
			quick.keep(&obs)
		}
		if (ok || err != nil) && !yield(obs, err) {
			return
		}
		if _, one := err.(*indicators.Problems); err != nil && !one {
			return
		}
	}
}

// terms returns what the names of a message mean, and sets up the decoder.
func (o *ReadOptions) terms(d *interchange.Decoder, limits Limits, own bool) (*interchange.Terms, error) {
	t := &interchange.Terms{Map: o.Map, Own: own}
	d.MaxKey = limits.MaxKey
	return t, d.Use(t)
}

// resolve says what each column is.
func (l *loader) resolve() error {
	terms, err := l.opt.terms(l.d, l.in.limits, interchange.IsOwn(l.in.has))
	if err != nil {
		return err
	}
	l.own = terms.Own
	terms.Has = l.in.has
	ps := interchange.Problems{Max: l.in.limits.MaxProblems}
	part := interchange.Dimension
	l.components = make([]interchange.Component, len(l.in.columns))
	seen := map[string]bool{}
	dimensions := 0
	bare := l.isBare(terms)
	for i := range l.in.columns {
		c := &l.in.columns[i]
		own := part
		if !isID(c.ID) { // no component of SDMX but a column that somebody has added
			own = interchange.Attribute
		}
		name := c.ID
		if _, mapped := terms.Map.Component(name, i+1); bare && !mapped && strings.EqualFold(name, "time") {
			name = interchange.TimeID
		}
		component, err := terms.Resolve(name, i+1, own, &l.d.Ledger)
		if component.ID == "" && err == nil {
			continue
		}
		if id := component.ID; err == nil && id != interchange.NoteID {
			if seen[id] {
				err = fmt.Errorf("%w: two columns are %s", indicators.ErrDuplicate, id)
			}
			seen[id] = true
		}
		if component.Part == interchange.Dimension && err == nil {
			if dimensions++; dimensions > l.in.limits.MaxDimensions {
				err = fmt.Errorf("%w: more than %d dimensions", indicators.ErrLimit, l.in.limits.MaxDimensions)
				return l.in.errorAt(int(c.at), err)
			}
		}
		if err != nil {
			ps.Add(func() *indicators.Error {
				e := l.in.errorAt(int(c.at), err)
				e.Detail = "column " + cite.Quote(c.ID)
				return e
			})
			continue
		}
		if component.ID == interchange.ValueID {
			l.value = i
		}
		if component.Part == interchange.Measure {
			part = interchange.Attribute
		}
		if interchange.IsNeeded(component.ID) {
			l.least = max(l.least, int(c.at)+1)
		}
		l.entangled = l.entangled || component.IsEntangled()
		l.components[i] = component
	}
	if l.in.shape == plainShape && ps.Total == 0 && (l.value < 0 || !seen[interchange.TimeID]) {
		return l.in.foreign("no column is TIME_PERIOD and OBS_VALUE; say in ReadOptions.Map which ones are")
	}
	has := func(id string) bool { return seen[id] || l.in.has(id) }
	if l.value < 0 && ps.Total == 0 {
		l.d.Once(indicators.LostComponent, interchange.ValueID,
			"no column is it, and the observations have no figure; ReadOptions.Map may say which one is")
	}
	l.lacking = interchange.Lacking(has)
	for i := range l.in.columns {
		if name := l.in.columns[i].ID; l.components[i].ID != "" {
			l.misspelt = spelt(l.misspelt, name, has)
		}
	}
	return ps.Err()
}

// incomplete returns the error of a row whose message lacks columns.
func (l *loader) incomplete(s Structure) error {
	lacks := l.opt.incomplete(s, l.own, l.lacking)
	if lacks == "" {
		return nil
	}
	return &indicators.Error{Op: csvOp, Line: 1, Column: 1, Err: indicators.ErrFormat, Detail: "no column " + lacks}
}

// short returns the error of a row of our own structure that ends before a column
// which no observation is without.
func (l *loader) short(row *Row) error {
	if len(row.cells) >= l.least || !l.opt.isOurs(row.Structure) {
		return nil
	}
	for i := range l.components {
		if c := &l.components[i]; c.ID == interchange.RecordID && l.d.Set(c, l.cell(row, i, row.bytes(i))) != nil {
			break // it is called by its number
		}
	}
	return fmt.Errorf("%w: %d cells, want at least %d", indicators.ErrSyntax, len(row.cells), l.least)
}

// isBare reports whether no column is the period by its name or the mapping: bulk files
// call it time.
func (l *loader) isBare(terms *interchange.Terms) bool {
	return l.in.shape != structureShape && !slices.ContainsFunc(l.in.columns, func(c Column) bool {
		to, _ := terms.Map.Component(c.ID, 0)
		return strings.EqualFold(c.ID, interchange.TimeID) || to.To == interchange.TimeID
	})
}

// row returns the observation of a row; ok is false for a row without one.
func (l *loader) row(row *Row) (o indicators.Observation, ok bool, err error) {
	l.d.Begin()
	fail := func(i int, err error) error {
		if l.d.Over() != nil {
			return l.in.errorAt(i, err)
		}
		return l.in.problems.One(func() *indicators.Error {
			e := l.in.errorAt(i, err)
			e.Path = l.d.Record()
			return e
		})
	}
	if row.Structure != l.structure {
		if l.opt.Structure != (Structure{}) && row.Structure != l.opt.Structure {
			return o, false, fail(1, fmt.Errorf("%w: structure %s, want %s", indicators.ErrUnknown, row.Structure,
				l.opt.Structure))
		}
		if l.structure != (Structure{}) {
			l.d.Add(indicators.LostComponent, "STRUCTURE_ID", "an observation does not say by which structure it came",
				l.d.Record)
		}
		if l.structure = row.Structure; l.opt.isOurs(row.Structure) {
			tellMisspelt(l.d, l.misspelt)
		}
	}
	if row.Action == Delete {
		return o, false, fail(l.in.actionAt, fmt.Errorf("%w: a row that deletes is not an observation",
			indicators.ErrInvalid))
	}
	partial := l.partial(row)
	if !partial || l.opt.isOurs(row.Structure) {
		if err := l.incomplete(row.Structure); err != nil {
			return o, false, err
		}
	}
	if err := l.short(row); err != nil {
		return o, false, fail(len(row.cells), err)
	}
	if partial {
		l.d.Add(indicators.LostRows, "attributes", "attributes of a partial key are not an observation", l.d.Record)
		return o, false, nil
	}
	for i := range l.components {
		c := &l.components[i]
		column := &l.in.columns[i]
		cell := row.bytes(i)
		if len(cell) == 0 {
			continue
		}
		if c.ID == "" {
			l.d.Add(indicators.LostComponent, column.ID, "left out", l.d.Record)
			continue
		}
		if cell = l.cell(row, i, cell); c.Part == interchange.Dimension && string(cell) == "~" {
			continue
		}
		if i == l.value && l.opt.DecimalComma && bytes.IndexByte(row.bytes(i), '.') >= 0 && !l.d.IsMissing(row.bytes(i)) {
			return o, false, fail(int(column.at), fmt.Errorf("%w: a point in %s, where a comma is the decimal sign",
				indicators.ErrSyntax, cite.Quote(string(row.bytes(i)))))
		}
		if err := l.d.Set(c, cell); err != nil {
			return o, false, fail(int(column.at), err)
		}
	}
	o, err = l.d.End()
	if err != nil {
		at := len(row.cells)
		if l.value >= 0 {
			at = int(l.in.columns[l.value].at)
		}
		return indicators.Observation{}, false, fail(at, err)
	}
	return o, true, nil
}

// cell returns a cell of a row without its label, its values as the package
// separates them and, of a value, with a decimal point.
func (l *loader) cell(row *Row, i int, cell []byte) []byte {
	c, column := &l.components[i], &l.in.columns[i]
	switch {
	case c.IsText() && !c.IsForeign():
		cell = csv.Unguard(cell)
	case c.Multi && column.Multi && l.in.sub != string(interchange.Separator):
		cell = resplit(row, i)
	case c.Multi && column.Multi && l.in.labels != LabelsBoth:
	case l.in.labels == LabelsBoth && column.Multi:
		cell = resplit(row, i)
	case l.in.labels == LabelsBoth:
		cell, _, _ = l.in.cut(cell, c.Part == interchange.Dimension && c.ID != interchange.TimeID)
	}
	if i == l.value && l.opt.DecimalComma {
		l.comma = append(l.comma[:0], cell...)
		for j, c := range l.comma {
			if c == ',' {
				l.comma[j] = '.'
			}
		}
		cell = l.comma
	}
	return cell
}

// resplit returns the values of a cell with the package's own separator.
func resplit(row *Row, i int) []byte {
	var b []byte
	for j, v := range row.Values(i) {
		if j > 0 {
			b = append(b, interchange.Separator)
		}
		b = append(b, v...)
	}
	return b
}

// partial reports whether a row has no value and leaves a dimension open.
func (l *loader) partial(row *Row) bool {
	if l.value >= 0 && len(row.bytes(l.value)) > 0 {
		return false
	}
	for i := range l.components {
		if c := &l.components[i]; c.Part == interchange.Dimension {
			if m := row.Mark(i); m == Empty || m == SwitchedOff {
				return true
			}
		}
	}
	return false
}
