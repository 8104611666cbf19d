package sheet

import (
	"errors"
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Class is what became of a cell that is not empty.
type Class uint16

const (
	// Observation: the cell is the figure of an observation.
	Observation Class = iota + 1
	// HeaderCell: the cell states something of figures.
	HeaderCell
	// Note: the cell is a title, a footnote, or one that the layout skips.
	Note
	// NoData: the cell says that there is no figure.
	NoData
	// Problem: the cell could not be read, or what it states, and a finding at
	// it or at its header says why.
	Problem
)

var classes = enum.Table[Class]{"", "observation", "header", "note", "no data", "problem"}

// String returns "observation", "header", "note", "no data" or "problem".
func (c Class) String() string { return classes.String("class", c) }

// Outcome is what became of one cell.
type Outcome struct {
	Ref   Ref    `json:"ref"`
	Class Class  `json:"class"`
	Text  string `json:"text,omitzero"`
}

// Row is an observation with the cell that it was read from.
type Row struct {
	Sheet       string                 `json:"sheet,omitzero"`
	Ref         Ref                    `json:"ref"`
	Cell        Cell                   `json:"cell"`
	Observation indicators.Observation `json:"observation"`
}

// Place returns the cell with its sheet, as formulas name it: Bilan!C7.
func (r Row) Place() string { return place(r.Sheet, r.Ref) }

// Rows are what was read from a sheet.
type Rows struct {
	layout   *compiled
	grid     *Grid
	err      error
	lines    []line
	found    []found
	facts    []Facts // what rows and columns state
	doubts   map[int][]indicators.Candidate
	marked   map[int]Facts // what marks at the figure itself state
	counts   [int(Problem) + 1]int
	findings []finding.Finding
	sources  []indicators.Source
	bodies   []indicators.Body
	named    []indicators.ID // sources that the layout does not describe
}

// A line is a row of the area, with what became of its cells.
type line struct {
	number  int
	cells   []gridCell
	classes []Class
}

// found is an observation in short.
type found struct {
	line, cell int32
	row, col   int32 // places in facts
	figure     figure.Figure
	unit       figure.Unit
	lang       wording.Lang
}

// Err returns why nothing was read: an invalid layout, or a missing grid. It is nil if
// there are only findings.
func (r *Rows) Err() error {
	if r == nil {
		return &indicators.Error{Op: "read sheet", Err: indicators.ErrInvalid, Detail: "no rows"}
	}
	return r.err
}

// Len returns how many observations there are.
func (r *Rows) Len() int {
	if r == nil {
		return 0
	}
	return len(r.found)
}

// Count returns how many cells ended as a class. The five classes together are all
// cells of the area that are not empty.
func (r *Rows) Count(c Class) int {
	if r == nil || int(c) >= len(r.counts) {
		return 0
	}
	return r.counts[c]
}

// Outcomes yields what became of each cell of the area that is not empty, row by row.
func (r *Rows) Outcomes() iter.Seq[Outcome] {
	return func(yield func(Outcome) bool) {
		if r == nil {
			return
		}
		for _, l := range r.lines {
			for i := range l.cells {
				at := Ref{Row: l.number, Column: int(l.cells[i].column)}
				if !yield(Outcome{Ref: at, Class: l.classes[i], Text: l.cells[i].cell().Text}) {
					return
				}
			}
		}
	}
}

// Findings returns what is wrong or in doubt, in the order of [finding.Sort].
func (r *Rows) Findings() []finding.Finding {
	if r == nil {
		return nil
	}
	return append([]finding.Finding(nil), r.findings...)
}

// All yields the observations with their cells, row by row.
func (r *Rows) All() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		if r == nil {
			return
		}
		for i := range r.found {
			if !yield(r.at(i)) {
				return
			}
		}
	}
}

// at returns an observation with its cell.
func (r *Rows) at(i int) Row {
	x := &r.found[i]
	l := r.lines[x.line]
	cell := l.cells[x.cell].cell()
	at := Ref{Row: l.number, Column: int(l.cells[x.cell].column)}
	f := r.factsOf(i)
	o := indicators.Observation{
		ID: indicators.ID(r.layout.id + "-" + at.String()),
		Key: indicators.Key{
			Indicator: f.Indicator, Area: f.Area, Perimeter: f.Perimeter, Breakdown: f.Breakdown, Period: f.Period,
		},
		Figure: x.figure, Unit: x.unit, Role: f.Role, Assurance: f.Assurance, Status: f.Status, Source: f.Source,
		Published: f.Published, Words: cell.Text, WordsLang: x.lang, Attributes: f.Attributes, Note: f.Note,
		Candidates: r.doubts[i],
	}
	if o.Role == 0 {
		o.Role = indicators.RoleObserved
	}
	if raw, ok := rawAttribute(cell, x.figure); ok {
		if with, err := o.Attributes.With("raw", raw); err == nil {
			o.Attributes = with
		}
	}
	return Row{Sheet: r.grid.Name(), Ref: at, Cell: cell, Observation: o}
}

// factsOf returns what is stated of an observation.
func (r *Rows) factsOf(i int) Facts {
	x := &r.found[i]
	f, _, _, _ := r.facts[x.row].with(r.facts[x.col])
	f = f.over(r.facts[0])
	if marked, ok := r.marked[i]; ok {
		f = marked.over(f)
	}
	return f
}

// Load adds the observations to a builder, with the sources and bodies of the
// layout. Sources that figures name and the layout does not describe are for the
// caller to add.
func (r *Rows) Load(b *indicators.Builder) error {
	if err := r.Err(); err != nil {
		return err
	}
	if b == nil {
		return &indicators.Error{Op: "load sheet", Err: indicators.ErrInvalid, Detail: "no builder"}
	}
	b.AddBody(r.bodies...)
	b.AddSource(r.sources...)
	for row := range r.All() {
		b.AddObservation(row.Observation)
	}
	return nil
}

// Dataset returns the observations as a dataset. A source that figures name and the
// layout does not describe is added with what is known: a body of that name
// published them. So is a body that a source names.
func (r *Rows) Dataset(c *indicators.Catalogue) (*indicators.Dataset, error) {
	var b indicators.Builder
	if err := r.Load(&b); err != nil {
		return nil, err
	}
	described := map[indicators.ID]bool{"": true}
	for _, body := range r.bodies {
		described[body.ID] = true
	}
	body := func(id indicators.ID) error {
		if described[id] {
			return nil
		}
		described[id] = true
		name, err := wording.NewText(wording.Name{Lang: wording.En, Name: string(id), Status: wording.Unverified})
		b.AddBody(indicators.Body{ID: id, Name: name})
		return err
	}
	for _, s := range r.sources {
		if err := errors.Join(body(s.Originator), body(s.Carrier)); err != nil {
			return nil, err
		}
	}
	for _, id := range r.named {
		b.AddSource(indicators.Source{ID: id, Originator: id, Carrier: id})
		if err := body(id); err != nil {
			return nil, err
		}
	}
	return b.Build(c)
}
