package agreements

import (
	"fmt"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/explain"
)

// Replay computes every step again from the ones below it, down to the
// published figures, and the values of the indicators with them. The first step
// that does not come out is [indicators.ErrReplay], with a JSON Pointer to it.
func (x Explanation) Replay() error {
	for i, r := range x.Readings {
		for k := range r.Steps {
			failed := stepTree.Replay(&r.Steps[k], fmt.Sprintf("/readings/%d/steps/%d", i, k))
			if failed == nil {
				continue
			}
			err := &Error{Op: "Explanation.Replay", Err: indicators.ErrReplay, Path: failed.Path, Detail: failed.Detail}
			if failed.Limit {
				err.Err = ErrLimit
			}
			return err
		}
	}
	return nil
}

// stepTree is how the steps of an explanation are read.
var stepTree = explain.Tree[Step]{
	Below:    func(s *Step) []Step { return s.Steps },
	Claimed:  func(s *Step) figure.Figure { return s.Quantity.Figure },
	Compute:  func(s *Step, _ []figure.Figure) (figure.Figure, error) { return s.apply() },
	MaxDepth: 16,
}

// operation is what a step does with the steps below it.
type operation struct {
	// operands is how many there are; -1 is any number.
	operands int
	apply    func(Step) (figure.Figure, error)
}

// operations are the operations by name.
var operations = map[string]operation{
	opStated:       {-1, Step.claimed},
	opValue:        {-1, Step.input},
	opSum:          {-1, Step.sum},
	opSumAtLeast:   {-1, Step.sumAtLeast},
	opPart:         {2, Step.part},
	opIn:           {1, func(s Step) (figure.Figure, error) { return s.operand(0, s.Quantity.Unit) }},
	opLevel:        {2, Step.targetLevel},
	opGrown:        {2, Step.targetGrown},
	opProgress:     {3, Step.progress},
	opProgressOver: {3, Step.progressOver},
	opProgressGrow: {3, Step.progressOfChange},
	opExpected:     {-1, Step.expected},
	opGap:          {2, func(s Step) (figure.Figure, error) { return s.held(progress.Gap) }},
	opShare:        {2, func(s Step) (figure.Figure, error) { return s.held(progress.ShareOfTarget) }},
}

// apply computes a step from its operands.
func (s Step) apply() (figure.Figure, error) {
	o, ok := operations[s.Op]
	if !ok {
		return figure.Figure{}, fmt.Errorf("unknown operation %s", cite.Quote(s.Op))
	}
	if o.operands >= 0 && len(s.Steps) != o.operands {
		return figure.Figure{}, fmt.Errorf("%s of %d operands", s.Op, len(s.Steps))
	}
	return o.apply(s)
}

// operand returns the figure of a step below in a unit.
func (s Step) operand(i int, unit figure.Unit) (figure.Figure, error) {
	q, err := s.Steps[i].Quantity.In(unit)
	return q.Figure, err
}

// claimed is a number of the agreement, which rests on nothing else.
func (s Step) claimed() (figure.Figure, error) { return s.Quantity.Figure, nil }

// input computes the value of an indicator again.
func (s Step) input() (figure.Figure, error) {
	if s.Input == nil {
		return s.Quantity.Figure, nil
	}
	q, err := s.Input.Replay()
	if err == nil {
		q, err = q.In(s.Quantity.Unit)
	}
	return q.Figure, err
}

func (s Step) sum() (figure.Figure, error) {
	sum := zero
	for i := range s.Steps {
		f, err := s.operand(i, s.Quantity.Unit)
		if err == nil {
			sum, err = sum.Add(f)
		}
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}

func (s Step) sumAtLeast() (figure.Figure, error) {
	sum, err := s.sum()
	if err != nil {
		return sum, err
	}
	return figure.Interval(sum.Lower(), figure.Bound{Open: true, Infinite: true})
}

func (s Step) part() (figure.Figure, error) {
	whole, err := s.operand(1, s.Steps[0].Quantity.Unit)
	if err != nil {
		return whole, err
	}
	f, err := figure.ShareWithin(s.Steps[0].Quantity.Figure, whole)
	if err != nil {
		return f, err
	}
	q, err := figure.Quantity{Figure: f}.In(s.Quantity.Unit)
	return q.Figure, err
}

func (s Step) targetLevel() (figure.Figure, error) {
	base, err := s.operand(0, s.Quantity.Unit)
	if err != nil {
		return base, err
	}
	value := s.Steps[1].Quantity
	if q, err := value.In(s.Quantity.Unit); err == nil {
		value = q
	}
	f, _ := goal(BasisAdditional, base, value)
	return f, nil
}

func (s Step) targetGrown() (figure.Figure, error) {
	base, err := s.operand(0, s.Quantity.Unit)
	if err != nil {
		return base, err
	}
	f, _ := goal(BasisChange, base, s.Steps[1].Quantity)
	return f, nil
}

func (s Step) progress() (figure.Figure, error) {
	base, to, err := s.way()
	if err != nil {
		return figure.Figure{}, err
	}
	return progress.Of(s.Steps[0].Quantity.Figure, base, to)
}

func (s Step) progressOver() (figure.Figure, error) {
	base, distance, err := s.way()
	if err != nil {
		return figure.Figure{}, err
	}
	return progress.Over(s.Steps[0].Quantity.Figure, base, distance)
}

// way returns the second and the third operand in the unit of the first.
func (s Step) way() (from, to figure.Figure, err error) {
	unit := s.Steps[0].Quantity.Unit
	if from, err = s.operand(1, unit); err == nil {
		to, err = s.operand(2, unit)
	}
	return from, to, err
}

func (s Step) progressOfChange() (figure.Figure, error) {
	base, err := s.operand(1, s.Steps[0].Quantity.Unit)
	if err != nil {
		return base, err
	}
	return progressOfChange(progress.Inputs{Actual: s.Steps[0].Quantity.Figure, Baseline: base}, s.Steps[2].Quantity)
}

// held holds the first operand against the second.
func (s Step) held(against func(a, b figure.Figure) (figure.Figure, error)) (figure.Figure, error) {
	other, err := s.operand(1, s.Steps[0].Quantity.Unit)
	if err != nil {
		return other, err
	}
	return against(s.Steps[0].Quantity.Figure, other)
}

// expected is the value of the path through the points below.
func (s Step) expected() (figure.Figure, error) {
	if len(s.Steps) < 2 {
		return figure.Figure{}, fmt.Errorf("a path of %d points", len(s.Steps))
	}
	t := progress.Trajectory{Shape: s.Trajectory}
	for i, p := range s.Steps {
		f, err := s.operand(i, s.Quantity.Unit)
		if err != nil {
			return f, err
		}
		switch i {
		case 0:
			t.Start, t.From = p.On, f
		case len(s.Steps) - 1:
			t.End, t.To = p.On, f
		default:
			t.Milestones = append(t.Milestones, progress.Milestone{On: p.On, Value: f})
		}
	}
	return t.Expected(s.On)
}
