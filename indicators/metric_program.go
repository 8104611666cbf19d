package indicators

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// Program is a metric that has been held against a catalogue, ready to be
// evaluated many times. It is safe for concurrent use. The zero Program has no
// value for any key.
type Program struct {
	program *program
}

// Compile holds the metric against a catalogue. Its errors are those of
// [Metric.Check].
func (m Metric) Compile(c *Catalogue) (Program, error) {
	p, err := compile("Metric.Compile", m, c)
	return Program{p}, err
}

// Metric returns the metric.
func (p Program) Metric() Metric {
	if p.program == nil {
		return Metric{}
	}
	return p.program.metric
}

// Equal reports whether p and o are the same metric, held against the same
// definitions.
func (p Program) Equal(o Program) bool {
	if p.program == o.program || p.program == nil || o.program == nil {
		return p.program == o.program
	}
	return likeness.Fields(p.program.metric, o.program.metric) && p.program.catalogue.Equal(o.program.catalogue)
}

// Unit returns the unit of the values.
func (p Program) Unit() figure.Unit {
	if p.program == nil {
		return figure.Unit{}
	}
	return p.program.unit
}

// Reads returns the indicators that are read for the very key that the metric is
// evaluated for, each once, in the order in which the expression names them.
// Indicators that it reads for other periods, areas or parts alone are not among
// them.
func (p Program) Reads() []ID {
	if p.program == nil {
		return nil
	}
	return plainRefs(p.program.metric.Expr.n, nil)
}

// plainRefs appends the indicators that an expression reads for the key that it
// is evaluated for, each once.
func plainRefs(n *node, refs []ID) []ID {
	if n == nil {
		return refs
	}
	switch n.op {
	case opRef:
		if !slices.Contains(refs, n.id) {
			refs = append(refs, n.id)
		}
	case opNeg, opAdd, opSub, opMul, opQuo:
		refs = plainRefs(n.y, plainRefs(n.x, refs))
	}
	return refs
}

// EvalGiven computes a metric for a key as [View.Eval] does, but asks given
// first for every value that is read: what would the metric be if this figure
// were another? An unset figure leaves the value to the View. The answer that
// given returns, if it is not nil, goes among the inputs that EvalGiven returns;
// a figure without an answer leaves no trace there. A nil given leaves all to the
// View. Unlike for Eval, a key without a perimeter asks for figures without one.
//
// The zero Program and the zero View are [ErrInvalid].
func (v View) EvalGiven(
	p Program, k Key, given func(Key) (figure.Figure, *Answer),
) (figure.Figure, []Answer, error) {
	if p.program == nil || v.data == nil {
		return figure.Figure{}, nil, &Error{Op: "View.EvalGiven", Err: ErrInvalid, Detail: "the zero Program or View"}
	}
	e := evaluation{v: v, p: p.program, answers: true, fixed: given}
	k.Indicator = ""
	f, err := e.run(k)
	return f, slices.Clone(e.inputs), err
}
