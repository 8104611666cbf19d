package agreements

import (
	"errors"
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// maxErrors is how many errors a constructor joins; the last line counts the
// rest.
const maxErrors = 100

// checker collects what makes records unusable: an ID that is malformed or
// duplicated, a kind or a basis that is missing. What is merely doubtful is
// left to the rules.
type checker struct {
	op    string
	errs  []error
	total int
}

func (c *checker) fail(path string, err error, format string, args ...any) {
	if c.total++; c.total <= maxErrors {
		c.errs = append(c.errs, &Error{Op: c.op, Err: err, Path: path, Detail: fmt.Sprintf(format, args...)})
	}
}

func (c *checker) err() error {
	if c.total > maxErrors {
		c.errs = append(c.errs, &Error{Op: c.op, Err: ErrLimit, Detail: fmt.Sprintf("%d errors in all", c.total)})
	}
	return errors.Join(c.errs...)
}

// each checks the IDs of a list and calls visit with every record's path.
func each[T any](c *checker, path, list string, records []T, id func(T) ID, visit func(path string, r T)) {
	seen := make(map[ID]bool, len(records))
	for _, r := range records {
		at := path + cite.Pointer(list, string(id(r)))
		if err := id(r).Check(); err != nil {
			c.fail(path+"/"+list, ErrInvalid, "%v", err)
		} else if seen[id(r)] {
			c.fail(at, ErrDuplicate, "%s", cite.Quote(string(id(r))))
		}
		seen[id(r)] = true
		if visit != nil {
			visit(at, r)
		}
	}
}

func eachRecord[T identified](c *checker, path, list string, records []T, visit func(path string, r T)) {
	each(c, path, list, records, T.id, visit)
}

func (c *checker) known(path string, p period.Period) {
	if !p.IsSet() {
		c.fail(path, ErrInvalid, "known: required (when the record became public)")
	}
}

func (c *checker) word(path, member string, set bool) {
	if !set {
		c.fail(path, ErrInvalid, "%s: must be set", member)
	}
}

func (c *checker) value(path, member string, q figure.Quantity) {
	if !q.Figure.IsSet() {
		c.fail(path, ErrInvalid, "%s: must be a number", member)
	}
}

func (c *checker) agreement(path string, a Agreement) {
	c.word(path, "form", a.Form.IsSet())
	c.known(path, a.Known)
	c.content(path, a.Content)
	eachRecord(c, path, "amendments", a.Amendments, func(path string, m Amendment) {
		c.known(path, m.Known)
		if !m.Effective.IsSet() {
			c.fail(path, ErrInvalid, "effective: required (a date, YYYY-MM-DD)")
		}
		eachRecord(c, path, "signatures", m.Signatures, c.signature)
		c.content(path+"/put", m.Put)
		c.refs(path+"/remove", m.Remove)
	})
	eachRecord(c, path, "corrections", a.Corrections, func(path string, m Correction) {
		c.known(path, m.Known)
		if m.Amendment == "" && (m.Void || m.Effective.IsSet()) {
			c.fail(path, ErrInvalid, "void and effective are for the correction of an amendment")
		}
		c.content(path+"/put", m.Put)
		c.refs(path+"/remove", m.Remove)
	})
}

func (c *checker) refs(path string, refs []Ref) {
	for _, r := range refs {
		if !recordKinds.Valid(r.Kind) || r.ID.Check() != nil {
			c.fail(path, ErrInvalid, "%s names no record", cite.Quote(r.String()))
		}
	}
}

func (c *checker) content(path string, x Content) {
	eachRecord(c, path, "filings", x.Filings, nil)
	eachRecord(c, path, "parties", x.Parties, func(path string, p Party) {
		for _, r := range p.Roles {
			c.word(path, "roles", partyRoles.Valid(r))
		}
	})
	eachRecord(c, path, "signatures", x.Signatures, c.signature)
	eachRecord(c, path, "events", x.Events, func(path string, e Event) {
		c.word(path, "kind", eventKinds.Valid(e.Kind))
	})
	eachRecord(c, path, "clauses", x.Clauses, nil)
	eachRecord(c, path, "commitments", x.Commitments, func(path string, m Commitment) {
		c.word(path, "kind", commitmentKinds.Valid(m.Kind))
	})
	eachRecord(c, path, "targets", x.Targets, c.target)
	eachRecord(c, path, "attributions", x.Attributions, nil)
	eachRecord(c, path, "instruments", x.Instruments, c.instrument)
	eachRecord(c, path, "conditions", x.Conditions, func(path string, n Condition) {
		each(c, path, "tests", n.Tests, func(t ConditionTest) ID { return t.ID }, func(path string, t ConditionTest) {
			c.word(path, "kind", conditionTestKinds.Valid(t.Kind))
		})
	})
	eachRecord(c, path, "payments", x.Payments, func(path string, p Payment) {
		c.word(path, "kind", paymentKinds.Valid(p.Kind))
		c.word(path, "when", p.When.IsSet())
		c.word(path, "amount", p.Amount.IsSet())
	})
	eachRecord(c, path, "evidence", x.Evidence, func(path string, e Evidence) {
		c.word(path, "kind", evidenceKinds.Valid(e.Kind))
		c.refs(path+"/supports", e.Supports)
	})
}

func (c *checker) signature(path string, s Signature) {
	c.word(path, "act", acts.Valid(s.Act))
}

func (c *checker) target(path string, t Target) {
	c.value(path, "value", t.Value)
	eachRecord(c, path, "measures", t.Measures, c.measure)
	if t.Whole != nil {
		c.measure(path+"/whole", *t.Whole)
	}
	eachRecord(c, path, "baselines", t.Baselines, func(path string, b Baseline) {
		if !b.Value.Figure.IsSet() && b.Observation == "" {
			c.fail(path, ErrInvalid, "a baseline has a value or an observation")
		}
		if _, ok := t.Measure(b.Measure); b.Measure != "" && !ok {
			c.fail(path, ErrUnknown, "measure %s", cite.Quote(string(b.Measure)))
		}
	})
	eachRecord(c, path, "steps", t.Steps, func(path string, s InterimStep) {
		c.value(path, "value", s.Value)
		c.word(path, "by", s.By.IsSet())
	})
	eachRecord(c, path, "components", t.Components, func(path string, m Component) {
		if !m.Value.Figure.IsSet() && !m.Share.Figure.IsSet() && m.Target == "" {
			c.fail(path, ErrInvalid, "a component has a value, a share or a target")
		}
	})
	c.basis(path, t)
}

func (c *checker) measure(path string, m Measure) {
	c.word(path, "counting", m.Counting.IsSet())
	c.word(path, "indicator", m.Indicator != "")
}

// basis checks that a target says what its number means.
func (c *checker) basis(path string, t Target) {
	switch {
	case t.Basis > BasisOpen:
		c.fail(path, ErrUnknown, "%v, %s", t.Basis, bases.Want(""))
	case !t.Basis.IsSet():
		c.fail(path, ErrBasis, "there is no default: say level, additional, cumulative, flow, share, change, maintain, or open with its readings")
	case t.Basis == BasisOpen && len(t.Readings) < 2:
		c.fail(path, ErrBasis, "an open basis lists the readings that its sources leave, at least two")
	}
	for i, r := range t.Readings {
		at := path + cite.Pointer("readings", string(r.ID))
		switch {
		case r.Basis > BasisOpen:
			c.fail(at, ErrUnknown, "%v, %s", r.Basis, bases.Want(""))
		case !r.Basis.IsSet() || r.Basis == BasisOpen:
			c.fail(at, ErrBasis, "a reading has a basis")
		case t.Basis.IsSet() && t.Basis != BasisOpen && r.Basis != t.Basis:
			c.fail(at, ErrBasis, "the target is %s and this reading is %s: then the basis is open", t.Basis, r.Basis)
		}
		if _, ok := t.Baseline(r.Baseline); r.Baseline != "" && !ok {
			c.fail(at, ErrUnknown, "baseline %s", cite.Quote(string(r.Baseline)))
		}
		if _, ok := t.Measure(r.Measure); r.Measure != "" && !ok {
			c.fail(at, ErrUnknown, "measure %s", cite.Quote(string(r.Measure)))
		}
		if slices.ContainsFunc(t.Readings[:i], r.same) && !r.Start.IsSet() && !r.Value.Figure.IsSet() {
			c.fail(at, ErrDuplicate, "another reading has the same basis, baseline and measure")
		}
	}
	eachRecord(c, path, "readings", t.Readings, nil)
}

func (c *checker) instrument(path string, i Instrument) {
	c.word(path, "kind", instrumentKinds.Valid(i.Kind))
	eachRecord(c, path, "limits", i.Limits, func(path string, l Limit) {
		c.word(path, "amount", l.Amount.IsSet())
	})
	eachRecord(c, path, "formulas", i.Formulas, func(path string, f Formula) {
		switch f.Kind {
		case FormulaPerUnit, FormulaFixed:
			c.word(path, "amount", f.Amount.IsSet())
		case FormulaPercentage:
			c.value(path, "share", f.Share)
		default:
			c.word(path, "kind", false)
		}
	})
	eachRecord(c, path, "tranches", i.Tranches, func(path string, t Tranche) {
		if t.Amount.IsSet() == t.Share.Figure.IsSet() {
			c.fail(path, ErrInvalid, "a tranche has an amount or a share of the envelope, and not both")
		}
	})
	eachRecord(c, path, "clawbacks", i.Clawbacks, nil)
}
