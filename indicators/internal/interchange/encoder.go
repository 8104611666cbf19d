package interchange

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Encoder writes observations as cells. Make one with NewEncoder.
type Encoder struct {
	components []Component
	own        map[string]bool // "d" or "a" and a code that has a component
	cell       []byte
	scratch    []byte
	rest       []byte
	figure     figureParts
	json       strictjson.Encoder

	forms alike
	runs  []Run
	cells [][]byte
	kept  [][]*keptCells // of each run, by slot
	loose []keptCells    // of each run, of a form that is not remembered
	now   []*keptCells   // of each run, what cells has
}

// Run is a run of components of one class: From to To-1.
type Run struct {
	Class    Class
	From, To int
}

// keptCells are the cells of a run.
type keptCells struct {
	text  []byte
	ends  []int
	cells [][]byte
}

// NewEncoder returns an Encoder for the components that [Layout] returned.
func NewEncoder(components []Component) *Encoder {
	e := &Encoder{components: components, own: map[string]bool{}, cells: make([][]byte, len(components))}
	for i, c := range components {
		if c.code != "" {
			e.own[ownKey(c.Part, c.code)] = true
		}
		class := classOf(c.ID, c.Part)
		if n := len(e.runs); n > 0 && e.runs[n-1].Class == class {
			e.runs[n-1].To = i + 1
		} else {
			e.runs = append(e.runs, Run{class, i, i + 1})
			e.kept = append(e.kept, make([]*keptCells, class.slots()))
		}
	}
	e.loose, e.now = make([]keptCells, len(e.runs)), make([]*keptCells, len(e.runs))
	return e
}

func ownKey(part Part, code indicators.ID) string {
	if part == Dimension {
		return "d" + string(code)
	}
	return "a" + string(code)
}

// Runs returns the components by what they show of an observation.
func (e *Encoder) Runs() []Run { return e.runs }

// Form returns which form the observation of the last call of Cells has.
func (e *Encoder) Form(c Class) Form { return e.forms.form[c] }

// Cells returns the cells of an observation, one for each component. They are
// valid until the next call. What it has in common with others of its dataset is
// nil where it is not known; either it is known of all, or of none.
func (e *Encoder) Cells(o *indicators.Observation, common *bulk.Common) ([][]byte, error) {
	e.forms.compare(o, common)
	for n := range e.runs {
		if err := e.run(n, o, common); err != nil {
			return nil, err
		}
	}
	return e.cells, nil
}

// News is Cells, with the same errors, for one who looks only at the cells of forms that are
// new, and neither at the ID nor at the figure: other cells may be those of another
// observation.
func (e *Encoder) News(o *indicators.Observation, common *bulk.Common) ([][]byte, error) {
	e.forms.compare(o, common)
	for n := range e.runs {
		class := e.runs[n].Class
		if !e.forms.form[class].New || class == OfRecord && o.ID.Check() == nil {
			continue
		}
		if class == OfFigure {
			if _, _, plain := plainFigure(o, common); plain {
				continue
			}
		}
		if err := e.run(n, o, common); err != nil {
			return nil, err
		}
	}
	return e.cells, nil
}

// Unnamed is Cells for one who does not look at the ID: its cell may be that of another
// observation.
func (e *Encoder) Unnamed(o *indicators.Observation, common *bulk.Common) ([][]byte, error) {
	e.forms.compare(o, common)
	for n := range e.runs {
		if e.runs[n].Class == OfRecord {
			continue
		}
		if err := e.run(n, o, common); err != nil {
			return nil, err
		}
	}
	return e.cells, nil
}

// run sets the cells of the n-th run.
func (e *Encoder) run(n int, o *indicators.Observation, common *bulk.Common) error {
	run := e.runs[n]
	form := e.forms.form[run.Class]
	k := &e.loose[n]
	if form.Slot >= 0 {
		if k = e.kept[n][form.Slot]; k == nil {
			k = new(keptCells)
			e.kept[n][form.Slot] = k
		}
	}
	if form.New {
		if err := e.encode(k, run, o, common); err != nil {
			e.forms = alike{} // the form is not written
			return err
		}
	} else if e.now[n] == k {
		return nil
	}
	e.now[n] = k
	if len(k.cells) == 1 {
		e.cells[run.From] = k.cells[0]
	} else {
		copy(e.cells[run.From:run.To], k.cells)
	}
	return nil
}

// encode writes the cells of a run.
func (e *Encoder) encode(k *keptCells, run Run, o *indicators.Observation, common *bulk.Common) error {
	switch run.Class {
	case OfRecord:
		if o.ID.Check() == nil { // else the error is found below
			k.text = append(k.text[:0], o.ID...)
			k.only(run)
			return nil
		}
	case OfFigure:
		if coef, exp, plain := plainFigure(o, common); plain { // as most are: a value and nothing else
			k.text = appendDecimal(k.text[:0], coef, int(exp))
			k.only(run)
			return nil
		}
	}
	k.text, k.ends, k.cells = k.text[:0], k.ends[:0], k.cells[:0]
	for i := run.From; i < run.To; i++ {
		c := &e.components[i]
		e.cell = e.cell[:0]
		var err error
		switch {
		case c.field != nil:
			err = c.field.get(e, o)
		case c.Part == Dimension:
			code, ok := o.Key.Breakdown.Code(c.code)
			if !ok {
				code = Total
			}
			e.cell = append(e.cell, code...)
		default:
			code, _ := o.Attributes.Code(c.code)
			e.cell = append(e.cell, code...)
		}
		if err == nil && len(e.cell) == 0 && c.Part == Dimension {
			err = fmt.Errorf("%w: no %s", indicators.ErrInvalid, c.ID)
		}
		if err != nil {
			return recordError(o, c.ID, err)
		}
		k.text = append(k.text, e.cell...)
		k.ends = append(k.ends, len(k.text))
	}
	start := 0
	for _, end := range k.ends {
		k.cells = append(k.cells, k.text[start:end])
		start = end
	}
	return nil
}

// only cuts the text of a run of which only the first component says anything.
func (k *keptCells) only(run Run) {
	if k.cells = append(k.cells[:0], k.text); run.To > run.From+1 {
		k.cells = append(k.cells, make([][]byte, run.To-run.From-1)...)
	}
}

// plainFigure returns the figure of an observation if it is a decimal number and
// nothing else.
func plainFigure(o *indicators.Observation, common *bulk.Common) (coef int64, exp int8, ok bool) {
	if common != nil && common.Plain {
		return common.Coef, common.Exp, true
	}
	if !isPlain(o.Figure) {
		return 0, 0, false
	}
	coef, exp, _, _, _ = o.Figure.Compact()
	return coef, exp, true
}

// Texts keeps what a writer has made of the cells of runs, by the form that they
// have. Make one with NewTexts, for the runs of an Encoder.
type Texts struct {
	kept [][][]byte // of each run, by slot
}

// NewTexts returns an empty Texts for the runs of an Encoder.
func NewTexts(e *Encoder) *Texts {
	t := &Texts{}
	for _, run := range e.runs {
		t.kept = append(t.kept, make([][]byte, run.Class.slots()))
	}
	return t
}

// Known returns what was kept of the n-th run; ok is false when it is to be made,
// and kept.
func (t *Texts) Known(n int, f Form) (text []byte, ok bool) {
	if f.New || f.Slot < 0 {
		return nil, false
	}
	text = t.kept[n][f.Slot]
	return text, text != nil
}

// Keep keeps what was made of the n-th run.
func (t *Texts) Keep(n int, f Form, text []byte) {
	if f.Slot < 0 {
		return
	}
	kept := t.kept[n][f.Slot]
	if kept == nil {
		kept = make([]byte, 0, len(text)+8)
	}
	t.kept[n][f.Slot] = append(kept[:0], text...)
}

// recordError says of which member of which record an error is.
func recordError(o *indicators.Observation, member string, err error) error {
	e := &indicators.Error{Path: cite.Pointer("observations", string(o.ID), member)}
	return Explain(e, err)
}

func (e *Encoder) bytes(b []byte, err error) error {
	e.cell = append(e.cell, b...)
	return err
}

func (e *Encoder) id(id indicators.ID) error {
	if id == "" {
		return nil
	}
	e.cell = append(e.cell, id...)
	return id.Check()
}

func (e *Encoder) idOr(id indicators.ID, unset string) error {
	if id == "" {
		e.cell = append(e.cell, unset...)
		return nil
	}
	return e.id(id)
}

// part appends one of several values.
func (e *Encoder) part(b ...byte) {
	if len(e.cell) > 0 {
		e.cell = append(e.cell, Separator)
	}
	e.cell = append(e.cell, b...)
}

// restOf appends the pairs that have no component of their own.
func (e *Encoder) restOf(b indicators.Breakdown, part Part, dst []byte) []byte {
	for p := range b.Parts() {
		if e.own[ownKey(part, p.Dimension)] {
			continue
		}
		if len(dst) > 0 {
			dst = append(dst, ',')
		}
		dst = append(append(append(dst, p.Dimension...), '='), p.Code...)
	}
	return dst
}
