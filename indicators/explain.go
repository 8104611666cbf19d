package indicators

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Explanation tells how a [Result] was computed, as a tree of steps from the
// figure down to the words that were published. It stands alone: with the
// dataset gone, [Explanation.Replay] computes the figure again from what the
// tree says. It reads as a text ([Explanation.Text]), as JSON
// ([Explanation.JSON], [ParseExplanation]) and as a graph ([Explanation.DOT]).
//
// The zero Explanation explains nothing.
type Explanation struct {
	Metric  ID           `json:"metric,omitzero"`
	Name    wording.Text `json:"name,omitzero"`
	Formula string       `json:"formula"`
	// Key is what the metric was evaluated for.
	Key Key `json:"key"`
	// Labels names the codes that stand in keys, and the perimeters that words
	// state, in order.
	Labels []Label `json:"labels,omitempty"`
	// View is how the data was looked at.
	View ViewConfig `json:"view"`
	// MayLackParts is that of the [Result].
	MayLackParts bool `json:"may_lack_parts,omitempty"`
	// Result is the last step; its quantity is the figure.
	Result Step `json:"result"`
}

// Label is the name of a code of a dimension, "area" and "perimeter" included.
type Label struct {
	Dimension ID           `json:"dimension"`
	Code      ID           `json:"code"`
	Name      wording.Text `json:"name"`
}

// Step is one step of an [Explanation]: an operation on the steps below it, a
// number, or the value of an indicator.
type Step struct {
	// Op names the operation: "divide", "growth", "sum", ..., "number" for a
	// number of the expression, "indicator" for an input, "convert" for a
	// change of unit.
	Op string `json:"op"`
	// At tells the step from its siblings: the period or the part of the
	// whole that it is for. "" where the order of operands tells enough.
	At string `json:"at,omitempty"`
	// Formula is the part of the expression that the step computes.
	Formula string `json:"formula,omitempty"`
	// Quantity is what comes out.
	Quantity figure.Quantity `json:"quantity"`
	// Factor is what a change of unit multiplies by.
	Factor figure.Figure `json:"factor,omitzero"`
	// Years is, of a compound rate, the number of years it runs over, and, of
	// an interpolation, the part of the way; exact, as in "11" or "3/4".
	Years string `json:"years,omitempty"`
	// Products is, of quarters or months that overlap, the number of products in
	// each, and Seasons how many of them make a year.
	Products int `json:"products,omitempty"`
	Seasons  int `json:"seasons,omitempty"`
	// Input tells where the value of an indicator comes from.
	Input *Input `json:"input,omitempty"`
	Steps []Step `json:"steps,omitempty"`
}

// Input tells where the value of an indicator comes from: what was chosen,
// and what was not, with the reasons.
type Input struct {
	Key    Key          `json:"key"`
	Name   wording.Text `json:"name,omitzero"`
	Reason Reason       `json:"reason"`
	// Break reports that the series breaks at this period.
	Break  bool    `json:"break,omitempty"`
	Chosen []Cited `json:"chosen"`
	Others []Cited `json:"others,omitempty"`
}

// Cited is an observation as an explanation cites it.
type Cited struct {
	Observation ID `json:"observation"`
	// Published is the figure as published, in the unit that it was published
	// in.
	Published figure.Quantity `json:"published,omitzero"`
	Role      Role            `json:"role"`
	Words     string          `json:"words,omitempty"`
	// Stated is the perimeter that the words state, where it is not the one
	// that the key assigns.
	Stated     ID            `json:"stated_perimeter,omitzero"`
	Source     ID            `json:"source,omitzero"`
	Originator wording.Text  `json:"originator,omitzero"`
	Carrier    wording.Text  `json:"carrier,omitzero"`
	Title      string        `json:"title,omitempty"`
	Date       period.Period `json:"date,omitzero"`
	// Correction is the correction that was applied, nil when the figure
	// counts as published.
	Correction *Corrected `json:"correction,omitempty"`
	// Why says why the observation was not chosen.
	Why Reason `json:"why,omitzero"`
}

// Corrected is a correction as an explanation cites it.
type Corrected struct {
	Correction ID              `json:"correction"`
	Quantity   figure.Quantity `json:"quantity"`
	Reason     wording.Note    `json:"reason"`
	Author     wording.Note    `json:"author,omitempty"`
	Evidence   []ID            `json:"evidence,omitempty"`
}

// Explanation computes the result once more and writes every step down. It is
// the zero Explanation for a result without a value.
func (r Result) Explanation() Explanation {
	if r.program == nil || r.Err != nil {
		return Explanation{}
	}
	m := r.program.metric
	x := Explanation{
		Metric: m.ID, Name: m.Name, Formula: m.Expr.String(), Key: r.Key,
		View: r.view.config,
	}
	e := evaluation{v: r.view, p: r.program}
	if _, err := e.eval(r.program.root, r.Key, &x.Result); err != nil {
		return Explanation{} // it gave a value before, from the same data
	}
	x.MayLackParts = r.MayLackParts
	x.Labels = r.program.catalogue.labels(&x)
	return x
}

// labels returns the names of the codes in the keys of an explanation, and of
// the perimeters that words state.
func (c *Catalogue) labels(x *Explanation) []Label {
	var all []Label
	seen := make(map[Part]bool)
	add := func(dimension, code ID, find func(ID) (Category, bool)) {
		if seen[Part{dimension, code}] || code == "" {
			return
		}
		seen[Part{dimension, code}] = true
		if is, ok := find(code); ok && is.Name.IsSet() {
			all = append(all, Label{dimension, code, is.Name})
		}
	}
	perimeter := func(code ID) {
		add(perimeterDimension, code, func(id ID) (Category, bool) {
			p, ok := c.Perimeter(id)
			return Category{Name: p.Name}, ok
		})
	}
	key := func(k Key) {
		add(areaDimension, k.Area, c.Area)
		perimeter(k.Perimeter)
		for p := range k.Breakdown.Parts() {
			d, _ := c.Dimension(p.Dimension)
			add(p.Dimension, p.Code, d.Category)
		}
	}
	key(x.Key)
	x.Result.inputs(func(in *Input) {
		key(in.Key)
		for _, cited := range [...][]Cited{in.Chosen, in.Others} {
			for _, o := range cited {
				perimeter(o.Stated)
			}
		}
	})
	slices.SortFunc(all, func(a, b Label) int {
		return cmp.Or(cmp.Compare(a.Dimension, b.Dimension), cmp.Compare(a.Code, b.Code))
	})
	return all
}

// inputs calls f with every input below a step.
func (s *Step) inputs(f func(*Input)) {
	if s.Input != nil {
		f(s.Input)
	}
	for i := range s.Steps {
		s.Steps[i].inputs(f)
	}
}

// maxTold is how many operations a formula may have that a step repeats.
const maxTold = 200

// begin writes down in x what is known of a step before it is computed.
func (e *evaluation) begin(s *step, x *Step) {
	x.Op = s.op.String()
	if s.node.size <= maxTold {
		text, ok := e.texts[s.node]
		if !ok {
			if e.texts == nil {
				e.texts = make(map[*node]string)
			}
			text = (Expr{n: s.node}).String()
			e.texts[s.node] = text
		}
		x.Formula = text
	}
	switch s.op {
	case opConvert:
		x.Factor = s.number
	case opWeightedMean:
		x.Formula = s.op.String() + "(" + x.Formula + " by " + s.weightText() + " over " + s.over.String() + ")"
	case opSum, opMean, opLast:
		if s.node.op != opSum { // made by an aggregate
			x.Formula = s.op.String() + "(" + x.Formula + " over " + s.over.String() + ")"
		}
	}
}

// weightText writes what weights the values of a weighted mean.
func (s *step) weightText() string {
	w := s.y
	for w.op != opRef && w.x != nil {
		w = w.x
	}
	return quoteName(w.id)
}

// input describes an answer.
func (v View) input(a Answer) *Input {
	in := &Input{Key: a.Key, Reason: a.Reason, Break: a.Break}
	if ind, ok := v.data.catalogue.Indicator(a.Key.Indicator); ok {
		in.Name = ind.Name
	}
	for _, id := range a.Chosen {
		in.Chosen = append(in.Chosen, v.cite(id))
	}
	for _, o := range a.Others {
		c := v.cite(o.Observation)
		c.Why = o.Reason
		in.Others = append(in.Others, c)
	}
	return in
}

// cite describes an observation, with the correction that the View applies.
func (v View) cite(id ID) Cited {
	o, _ := v.data.Observation(id)
	c := Cited{
		Observation: id, Published: o.Quantity(), Role: o.Role,
		Words: o.Words, Stated: o.Stated, Source: o.Source, Date: o.Published,
	}
	if s, ok := v.data.Source(o.Source); ok {
		c.Title = s.Title
		if !c.Date.IsSet() {
			c.Date = s.Date
		}
		c.Originator, c.Carrier = v.bodyName(s.Originator), v.bodyName(s.Carrier)
	}
	if k := v.correction(id); k != nil {
		unit := o.Unit
		if k.Unit != (figure.Unit{}) {
			unit = k.Unit
		}
		c.Correction = &Corrected{
			Correction: k.ID, Quantity: figure.Quantity{Figure: k.Figure, Unit: unit},
			Reason: k.Reason, Author: k.Author, Evidence: slices.Clone(k.Evidence),
		}
	}
	return c
}

func (v View) bodyName(id ID) wording.Text {
	b, _ := v.data.Body(id)
	return b.Name
}

// explanationFormat names the JSON form.
const explanationFormat = "mithaq.explanation/1"

// JSON returns the explanation as a JSON document of format
// "mithaq.explanation/1".
func (x Explanation) JSON() ([]byte, error) {
	data, err := strictjson.Encode(explanationFile{x.Metric, x.Name, x.Formula, looseKey(x.Key), x.Labels, x.View,
		x.MayLackParts, x.Result}, strictjson.EncodeOptions{Format: explanationFormat})
	if err != nil {
		return nil, &Error{Op: "Explanation.JSON", Err: ErrInvalid, Detail: err.Error()}
	}
	return data, nil
}

// ParseExplanation reads what [Explanation.JSON] writes. The error lists what
// is wrong, with JSON Pointers.
func ParseExplanation(data []byte) (Explanation, error) {
	var x explanationFile
	err := strictjson.Decode(data, &x, strictjson.Options{Format: explanationFormat, MaxDepth: 8 * maxExprDepth})
	if err != nil {
		return Explanation{}, fmt.Errorf("indicators: ParseExplanation: %w", err)
	}
	return Explanation{x.Metric, x.Name, x.Formula, Key(x.Key), x.Labels, x.View, x.Lacking, x.Result}, nil
}

// explanationFile is an [Explanation] as its file holds it. A metric without an
// ID, or one that states its own periods, is evaluated for a key without them.
type explanationFile struct {
	Metric  ID           `json:"metric,omitzero"`
	Name    wording.Text `json:"name,omitzero"`
	Formula string       `json:"formula"`
	Key     looseKey     `json:"key"`
	Labels  []Label      `json:"labels,omitempty"`
	View    ViewConfig   `json:"view"`
	Lacking bool         `json:"may_lack_parts,omitempty"`
	Result  Step         `json:"result"`
}

// looseKey is a [Key] of which nothing is required, as answers have it.
type looseKey struct {
	Indicator ID            `json:"indicator,omitzero"`
	Area      ID            `json:"area,omitzero"`
	Perimeter ID            `json:"perimeter,omitzero"`
	Breakdown Breakdown     `json:"breakdown,omitzero"`
	Period    period.Period `json:"period,omitzero"`
}

// Replay computes the figure again, from the published figures up, with
// nothing but what the explanation itself says. Every step is held against
// what it claims: the first that does not come out is [ErrReplay], with a JSON
// Pointer to it.
func (x Explanation) Replay() (figure.Quantity, error) {
	tree := stepTree
	tree.Compute = x.apply
	if failed := tree.Replay(&x.Result, "/result"); failed != nil {
		err := &Error{Op: "Explanation.Replay", Err: ErrReplay, Path: failed.Path, Detail: failed.Detail}
		if failed.Limit {
			err.Err = ErrLimit
		}
		return figure.Quantity{}, err
	}
	return x.Result.Quantity, nil
}

// stepTree is how the steps of an explanation are read.
var stepTree = explain.Tree[Step]{
	Below:    func(s *Step) []Step { return s.Steps },
	Claimed:  func(s *Step) figure.Figure { return s.Quantity.Figure },
	MaxDepth: 8 * maxExprDepth,
}

// ErrReplay: a step of an explanation does not follow from the ones below it.
var ErrReplay = errors.New("step does not follow")

// apply computes one step from its operands.
func (x Explanation) apply(s *Step, operands []figure.Figure) (figure.Figure, error) {
	o := operation(s.Op)
	if want, fixed := o.operands(); fixed && want != len(operands) {
		return figure.Figure{}, errArity
	}
	with := terms{places: cagrPlaces, products: s.Products, seasons: s.Seasons}
	switch o {
	case opBad:
		return figure.Figure{}, fmt.Errorf("unknown operation %s", cite.Quote(s.Op))
	case opNumber:
		return s.Quantity.Figure, nil
	case opRef:
		if s.Input == nil {
			return figure.Figure{}, errors.New("an input without a source")
		}
		return x.reread(s)
	case opConvert:
		return operands[0].Mul(s.Factor)
	case opCAGR, opInterpolate, opExponential:
		var ok bool
		if with.span, ok = new(big.Rat).SetString(s.Years); !ok || len(s.Years) > maxNumber {
			return figure.Figure{}, fmt.Errorf("years: %s", cite.Quote(s.Years))
		}
	}
	return derive(o, operands, with)
}

// operation returns the operation that a step names.
func operation(name string) op {
	for _, o := range []op{opConvert, opMean, opLast, opWeightedMean} {
		if o.String() == name {
			return o
		}
	}
	for o := opNumber; int(o) < len(opNames); o++ {
		if opNames[o] == name {
			return o
		}
	}
	return opBad
}

// reread computes the value of an indicator again from the observations that
// were chosen.
func (x Explanation) reread(s *Step) (figure.Figure, error) {
	var value figure.Figure
	for i, c := range s.Input.Chosen {
		q := c.Published
		if c.Correction != nil {
			q = c.Correction.Quantity
		}
		q.Figure = q.Figure.Read(x.View.Digits)
		q, err := q.In(s.Quantity.Unit)
		if err != nil {
			return figure.Figure{}, err
		}
		switch {
		case i == 0:
			value = q.Figure
		case s.Input.Reason == BecauseHull:
			value = value.Hull(q.Figure)
		default:
			common, ok := value.Intersect(q.Figure)
			if !ok {
				return figure.Figure{}, ErrDisagree
			}
			value = common
		}
	}
	if !value.IsSet() {
		return figure.Figure{}, ErrNoData
	}
	return value, nil
}
