package agreements

import (
	"cmp"
	"errors"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/amounts"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// ErrNotPayable: an amount that may not be paid, or recovered, by what is known.
var ErrNotPayable = errors.New("not payable")

// Ledger is the money of an instrument on a day: what is committed, earned by
// the formulas, payable by the conditions, paid and recovered, each to the
// smallest unit. What depends on readings, ranges or undecided conditions is
// given as the least that is certain and the most that is possible.
//
// The zero Ledger has nothing to pay.
type Ledger struct {
	Agreement  ID             `json:"agreement"`
	Instrument ID             `json:"instrument"`
	At         period.Date    `json:"at"`
	Currency   money.Currency `json:"currency"`
	// Committed is the envelope, or the sum of the tranches where none is
	// agreed. It is unset when neither is.
	Committed money.Money `json:"committed,omitzero"`
	// Tranches are those of the instrument, in their order.
	Tranches []TrancheState `json:"tranches,omitempty"`
	// Limits are the readings of how much the formulas may use, each with what
	// it makes earned and payable; one without an ID where the sources leave
	// nothing open.
	Limits []LimitState `json:"limits"`
	// Payable holds what any reading of the limit makes payable so far, paid or
	// not.
	Payable Due `json:"payable"`
	// Paid is what went to the payee, Recovered what came back, and Net the
	// difference. A payment counts from the first day on which it may have
	// moved.
	Paid      money.Money `json:"paid"`
	Recovered money.Money `json:"recovered"`
	Net       money.Money `json:"net"`
	// Overrecovered is what came back beyond what had been paid by then; unset
	// where nothing did. It opens nothing: to pay it again would be to pay more than
	// the instrument has.
	Overrecovered money.Money `json:"overrecovered,omitzero"`
	// Open is what may still be paid now: the least for certain.
	Open Due `json:"open"`
	// Overpaid is what was paid, net, beyond the most that can be payable, or will be once
	// the tranches of which the conditions hold are due.
	Overpaid money.Money `json:"overpaid"`
	// Early is what was paid, net, of tranches that are not due yet: too soon, but not
	// too much. It is unset where nothing was.
	Early money.Money `json:"early,omitzero"`
	// Clawbacks are the conditions on which money is to be paid back, and
	// Recoverable what they make due back beyond what was recovered.
	Clawbacks   []ClawbackState `json:"clawbacks,omitempty"`
	Recoverable Due             `json:"recoverable"`
}

// TrancheState is a tranche on a day.
type TrancheState struct {
	Installment
	// Payable says whether its time has come and its conditions hold.
	Payable    figure.Truth      `json:"payable"`
	Conditions []ConditionResult `json:"conditions,omitempty"`
	// Paid is what was paid of it and did not come back. It is not negative: what
	// comes back of a tranche that was not paid leaves it at 0.
	Paid money.Money `json:"paid"`
}

// LimitState is one reading of how much of an envelope is there for the
// formulas.
type LimitState struct {
	Limit  ID          `json:"limit,omitempty"`
	Amount money.Money `json:"amount,omitzero"`
	// Earned is what the formulas make due for what is reached, within the
	// limit. Its Most is unset where nothing bounds it.
	Earned  Due `json:"earned"`
	Payable Due `json:"payable"`
	// Fundings are what the limit can pay for by each per-unit formula.
	Fundings []Funding `json:"fundings,omitempty"`
}

// ClawbackState is a clawback on a day.
type ClawbackState struct {
	Clawback ID              `json:"clawback"`
	Result   ConditionResult `json:"result,omitzero"`
	// Back is what is to be paid back, of what was paid.
	Back Due `json:"back"`
}

// Ledger works out the money of an instrument on the day at, by what a View
// sees.
//
// A tranche is payable once its time has begun and all its conditions hold; one
// without either is payable from the start. What the formulas make due is
// earned for what is reached: for a target, under every reading that its
// sources leave. Where an instrument has both, the lower of the two is payable;
// model an advance as a separate instrument. A percentage of costs is not
// included, since an agreement records no costs: see [Formula.DueOf].
//
// An instrument without an amount has an empty ledger. The errors are those of
// [Version.Evaluate], [ErrUnknown] for an instrument that is not in the
// version, and [ErrInvalid] for tranches that make no schedule and for amounts
// of several currencies.
func (v Version) Ledger(instrument ID, view indicators.View, at period.Date) (Ledger, error) {
	const op = "Version.Ledger"
	path := cite.Pointer("agreements", string(v.ID()), "instruments", string(instrument))
	if !at.IsSet() {
		return Ledger{}, &Error{Op: op, Err: ErrInvalid, Path: path, Detail: "no day"}
	}
	v, view = knownToBoth(v, view)
	i, ok := v.content.Instrument(instrument)
	if !ok {
		return Ledger{}, &Error{Op: op, Err: ErrUnknown, Path: path}
	}
	l := Ledger{Agreement: v.ID(), Instrument: i.ID, At: at, Currency: i.currency()}
	if !l.Currency.IsSet() {
		return l, nil
	}
	if err := l.fill(v, i, view); err != nil {
		return Ledger{}, err
	}
	return l, nil
}

// currency returns the currency of the first amount that an instrument has.
func (i Instrument) currency() money.Currency {
	amounts := []money.Money{i.Envelope}
	for _, x := range i.Limits {
		amounts = append(amounts, x.Amount)
	}
	for _, x := range i.Formulas {
		amounts = append(amounts, x.Amount, x.Cap, x.UnitCap)
	}
	for _, x := range i.Tranches {
		amounts = append(amounts, x.Amount)
	}
	for _, m := range amounts {
		if m.IsSet() {
			return m.Currency()
		}
	}
	return 0
}

func (l *Ledger) fill(v Version, i Instrument, view indicators.View) error {
	const op = "Version.Ledger"
	bad := func(err error) error {
		path := cite.Pointer("agreements", string(v.ID()), "instruments", string(i.ID))
		var own *Error
		switch {
		case errors.Is(err, money.ErrMismatch):
			return &Error{Op: op, Err: ErrInvalid, Path: path, Detail: err.Error()}
		case errors.As(err, &own):
			return err
		}
		return &Error{Op: op, Err: err, Path: path}
	}
	none, err := money.FromUnits(0, l.Currency)
	if err != nil {
		return bad(err)
	}
	schedule, err := i.Schedule()
	if err != nil {
		return bad(err)
	}
	l.Committed = i.Envelope
	if !l.Committed.IsSet() {
		if l.Committed, err = Total(schedule); err != nil {
			return bad(err)
		}
	}
	// Tranches: what is certainly and what is possibly payable.
	tranches, soon := Due{Least: none, Most: none}, Due{Least: none, Most: none}
	for n, t := range i.Tranches {
		s := TrancheState{Installment: schedule[n], Payable: figure.Yes, Paid: none}
		due := !t.Due.IsSet() || !l.At.Before(t.Due.First())
		for _, id := range t.Conditions {
			r, err := v.Evaluate(id, view, l.At)
			if errors.Is(err, ErrUnknown) {
				r, err = ConditionResult{Condition: id, At: l.At}, nil
			}
			if err != nil {
				return err
			}
			s.Conditions = append(s.Conditions, r)
			s.Payable = s.Payable.And(r.Holds)
		}
		if s.Payable != figure.No {
			if soon.Most, err = soon.Most.Add(s.Amount); err != nil {
				return bad(err)
			}
		}
		if !due {
			s.Payable = figure.No
		}
		if s.Payable == figure.Yes {
			tranches.Least, err = tranches.Least.Add(s.Amount)
		}
		if err == nil && s.Payable != figure.No {
			tranches.Most, err = tranches.Most.Add(s.Amount)
		}
		if err != nil {
			return bad(err)
		}
		l.Tranches = append(l.Tranches, s)
	}
	if err := l.limits(v, i, view, tranches, none); err != nil {
		return bad(err)
	}
	if err := l.payments(v.content.Payments, i.ID, none); err != nil {
		return bad(err)
	}
	if err := l.settle(); err != nil {
		return bad(err)
	}
	if err := l.early(v, i, view, soon, none); err != nil {
		return bad(err)
	}
	return l.clawbacks(v, i, view, none)
}

// payments adds up what was paid and what came back, in the order of the days:
// each as it favours the match of the two, a payment on the first day on which it
// may have moved, a recovery on the last.
func (l *Ledger) payments(all []Payment, instrument ID, none money.Money) error {
	l.Paid, l.Recovered = none, none
	var known []Payment
	for _, p := range all {
		if p.Instrument == instrument && !p.When.First().After(l.At) {
			known = append(known, p)
		}
	}
	day := func(p Payment) period.Date {
		if p.Kind == PaymentRecovered {
			return p.When.Last()
		}
		return p.When.First()
	}
	slices.SortStableFunc(known, func(p, q Payment) int {
		return cmp.Or(day(p).Compare(day(q)), cmp.Compare(p.Kind, q.Kind)) // on one day payments come first
	})
	held, beyondPaid := none, none
	for _, p := range known {
		amount, total := p.Amount, &l.Paid
		if p.Kind == PaymentRecovered {
			amount, total = amount.Neg(), &l.Recovered
		}
		var err error
		if *total, err = total.Add(p.Amount); err != nil {
			return err
		}
		if held, err = held.Add(amount); err != nil {
			return err
		}
		if held.Sign() < 0 {
			if beyondPaid, err = beyondPaid.Sub(held); err != nil {
				return err
			}
			held = none
		}
		for k := range l.Tranches {
			t := &l.Tranches[k]
			if p.Tranche == "" || t.Tranche != p.Tranche {
				continue
			}
			if t.Paid, err = t.Paid.Add(amount); err != nil {
				return err
			}
			if t.Paid.Sign() < 0 {
				t.Paid = none
			}
		}
	}
	if beyondPaid.Sign() > 0 {
		l.Overrecovered = beyondPaid
	}
	return nil
}

// limits works out every reading of how much the formulas may use.
func (l *Ledger) limits(v Version, i Instrument, view indicators.View, tranches Due, none money.Money) error {
	readings := i.Limits
	if len(readings) == 0 {
		readings = []Limit{{Amount: i.Envelope}}
	}
	for n, r := range readings {
		s := LimitState{Limit: r.ID, Amount: r.Amount, Earned: Due{Least: none}}
		formulas, err := l.earned(&s, v, i, view, none)
		if err != nil {
			return err
		}
		s.Payable = Due{Least: none}
		switch {
		case formulas && len(i.Tranches) > 0:
			s.Payable, err = least(s.Earned, tranches)
		case formulas:
			s.Payable = s.Earned
		case len(i.Tranches) > 0:
			s.Payable = tranches
		}
		if err == nil && i.Envelope.IsSet() {
			s.Payable, err = least(s.Payable, Due{i.Envelope, i.Envelope})
		}
		if err != nil {
			return err
		}
		l.Limits = append(l.Limits, s)
		if n == 0 {
			l.Payable = s.Payable
			continue
		}
		if l.Payable.Least, err = money.Min(l.Payable.Least, s.Payable.Least); err != nil {
			return err
		}
		if !s.Payable.Most.IsSet() {
			l.Payable.Most = money.Money{}
		} else if l.Payable.Most.IsSet() {
			if l.Payable.Most, err = money.Max(l.Payable.Most, s.Payable.Most); err != nil {
				return err
			}
		}
	}
	return nil
}

// earned adds up what the formulas make due within a limit. It reports whether
// the instrument has a formula that says so.
func (l *Ledger) earned(s *LimitState, v Version, i Instrument, view indicators.View, none money.Money) (bool, error) {
	some := false
	total := Due{none, none}
	for _, f := range i.Formulas {
		due := Due{Least: none, Most: f.Cap}
		switch f.Kind {
		case FormulaFixed:
			d, err := f.DueFor(figure.Figure{})
			if err != nil {
				return false, err
			}
			due = d
		case FormulaPerUnit:
			if s.Amount.IsSet() {
				x, err := f.Funds(s.Amount)
				if err != nil {
					return false, err
				}
				s.Fundings = append(s.Fundings, v.funding(f, x, s.Limit))
			}
			d, err := l.earnedFor(f, v, view, none)
			if err != nil {
				return false, err
			}
			due = d
		}
		some = true
		var err error
		if total.Least, err = total.Least.Add(due.Least); err != nil {
			return false, err
		}
		switch {
		case !due.Most.IsSet():
			total.Most = money.Money{}
		case total.Most.IsSet():
			if total.Most, err = total.Most.Add(due.Most); err != nil {
				return false, err
			}
		}
	}
	if !some {
		return false, nil
	}
	var err error
	s.Earned = total
	if s.Amount.IsSet() {
		s.Earned, err = least(total, Due{s.Amount, s.Amount})
	}
	return true, err
}

// funding holds what a limit pays for against the target.
func (v Version) funding(f Formula, x Funding, limit ID) Funding {
	x.Limit = limit
	t, ok := v.content.Target(f.Target)
	if !ok {
		return x
	}
	x.Wanted = t.Value
	if q, err := t.Value.In(f.Unit); err == nil {
		x.Enough = figure.FromInt64(x.Units.Int64()).GreaterOrEqual(q.Figure)
	}
	return x
}

// earnedFor returns what a per-unit formula makes due for what is reached of its
// target, under every reading.
func (l *Ledger) earnedFor(f Formula, v Version, view indicators.View, none money.Money) (Due, error) {
	a, err := v.Assess(f.Target, view, l.At)
	if errors.Is(err, ErrUnknown) {
		return Due{Least: none, Most: f.Cap}, nil
	}
	if err != nil {
		return Due{}, err
	}
	all := Due{Least: none, Most: f.Cap} // without any reading
	for n, r := range a.Readings {
		d := Due{Least: none, Most: f.Cap}
		if q, u := r.reached(); u.IsDefined() {
			if q, err = q.In(f.Unit); err == nil {
				if d, err = f.DueFor(q.Figure); err != nil {
					return Due{}, err
				}
			}
		}
		if n == 0 {
			all = d
			continue
		}
		if all.Least, err = money.Min(all.Least, d.Least); err != nil {
			return Due{}, err
		}
		if !d.Most.IsSet() {
			all.Most = money.Money{}
		} else if all.Most.IsSet() {
			if all.Most, err = money.Max(all.Most, d.Most); err != nil {
				return Due{}, err
			}
		}
	}
	return all, nil
}

// least returns what both allow, of which b has an end.
func least(a, b Due) (Due, error) {
	var out Due
	var err error
	if out.Least, err = money.Min(a.Least, b.Least); err != nil {
		return out, err
	}
	if out.Most = b.Most; a.Most.IsSet() {
		out.Most, err = money.Min(a.Most, b.Most)
	}
	return out, err
}

// settle works out what follows from payable, paid and recovered.
func (l *Ledger) settle() error {
	var err error
	if l.Net, err = l.Paid.Sub(l.Recovered); err != nil {
		return err
	}
	out := l.Net // what the payee has by what was paid
	if l.Overrecovered.IsSet() {
		if out, err = out.Add(l.Overrecovered); err != nil {
			return err
		}
	}
	if l.Open.Least, err = beyond(l.Payable.Least, out); err != nil {
		return err
	}
	l.Overpaid, err = beyond(l.Net, l.Net)
	if err == nil && l.Payable.Most.IsSet() {
		if l.Open.Most, err = beyond(l.Payable.Most, out); err == nil {
			l.Overpaid, err = beyond(l.Net, l.Payable.Most)
		}
	}
	return err
}

// early sets apart what was paid of tranches that are not due yet: soon is the most that
// they make payable, with the others, once they are.
func (l *Ledger) early(v Version, i Instrument, view indicators.View, soon Due, none money.Money) error {
	if l.Overpaid.Sign() <= 0 {
		return nil
	}
	later := Ledger{At: l.At, Currency: l.Currency}
	if err := later.limits(v, i, view, soon, none); err != nil {
		return err
	}
	over, err := beyond(l.Net, later.Payable.Most) // which is bounded as that of now is
	if err != nil {
		return err
	}
	early, err := l.Overpaid.Sub(over)
	if err == nil && early.Sign() > 0 {
		l.Overpaid, l.Early = over, early
	}
	return err
}

// beyond returns a - b, or 0 where that is negative.
func beyond(a, b money.Money) (money.Money, error) {
	m, err := a.Sub(b)
	if err == nil && m.Sign() < 0 {
		m, err = m.MulInt(0)
	}
	return m, err
}

// clawbacks works out what is to be paid back. Where several conditions fail,
// no more than was paid comes back.
func (l *Ledger) clawbacks(v Version, i Instrument, view indicators.View, none money.Money) error {
	back := Due{none, none}
	for _, c := range i.Clawbacks {
		r, err := v.Evaluate(c.Condition, view, l.At)
		if errors.Is(err, ErrUnknown) {
			r, err = ConditionResult{Condition: c.Condition, At: l.At}, nil
		}
		if err != nil {
			return err
		}
		amount := l.Paid
		if share, ok := amounts.Share(c.Share); ok {
			part, err := money.RatioFromRat(share)
			if err != nil {
				return err
			}
			if amount, err = l.Paid.MulRatio(part, money.HalfEven); err != nil {
				return err
			}
		}
		s := ClawbackState{Clawback: c.ID, Result: r, Back: Due{none, none}}
		switch {
		case r.Holds == figure.No && r.Final:
			s.Back = Due{amount, amount}
		case r.Holds != figure.Yes && r.mayHaveFailed(v.anyOf(c.Condition)):
			s.Back.Most = amount
		}
		if back.Least, err = back.Least.Add(s.Back.Least); err == nil {
			back.Most, err = back.Most.Add(s.Back.Most)
		}
		if err != nil {
			return err
		}
		l.Clawbacks = append(l.Clawbacks, s)
	}
	var err error
	for _, m := range []*money.Money{&back.Least, &back.Most} {
		if *m, err = money.Min(*m, l.Paid); err == nil {
			*m, err = beyond(*m, l.Recovered)
		}
		if err != nil {
			return err
		}
	}
	l.Recoverable = back
	return nil
}

// anyOf reports whether a condition asks for one of its tests only.
func (v Version) anyOf(condition ID) bool {
	n, _ := v.content.Condition(condition)
	return n.Any
}

// Pay returns the ledger after a payment of a tranche, or of an instrument without
// tranches where tranche is "". An instrument with tranches is paid by them: "" is
// then refused with [ErrNotPayable]. Only what is payable for certain is paid: an amount
// beyond what is open, in all or of the tranche, is refused with
// [ErrNotPayable], and so is one that is not positive. No order of payments and
// recoveries leads beyond what is payable.
func (l Ledger) Pay(tranche ID, amount money.Money) (Ledger, error) {
	const op = "Ledger.Pay"
	refuse := func(detail string) (Ledger, error) {
		return l, &Error{Op: op, Err: ErrNotPayable, Detail: amount.String() + ": " + detail}
	}
	if !amount.IsSet() || amount.Sign() <= 0 || amount.Currency() != l.Currency {
		return refuse("no positive amount in " + l.Currency.String())
	}
	if c, err := amount.Cmp(l.Open.Least); err != nil || c > 0 {
		return refuse("open for certain are " + l.Open.Least.String())
	}
	out := l
	out.Tranches = slices.Clone(l.Tranches)
	if len(l.Tranches) > 0 {
		if tranche == "" {
			return refuse("the instrument is paid by tranches, and none is named")
		}
		k := slices.IndexFunc(out.Tranches, func(t TrancheState) bool { return t.Tranche == tranche })
		if k < 0 {
			return l, &Error{Op: op, Err: ErrUnknown, Detail: "tranche " + cite.Quote(string(tranche))}
		}
		t := &out.Tranches[k]
		if t.Payable != figure.Yes {
			return refuse("tranche " + string(tranche) + " is not payable for certain")
		}
		paid, err := t.Paid.Add(amount)
		if err != nil {
			return l, &Error{Op: op, Err: err}
		}
		if c, err := paid.Cmp(t.Amount); err != nil || c > 0 {
			return refuse("tranche " + string(tranche) + " is " + t.Amount.String() + ", of which " + t.Paid.String() +
				" is paid")
		}
		t.Paid = paid
	} else if tranche != "" {
		return l, &Error{Op: op, Err: ErrUnknown, Detail: "tranche " + cite.Quote(string(tranche))}
	}
	var err error
	if out.Paid, err = l.Paid.Add(amount); err == nil {
		err = out.settle()
	}
	if err != nil {
		return l, &Error{Op: op, Err: err}
	}
	return out, nil
}

// Recover returns the ledger after money came back, of a tranche or of the
// instrument where tranche is "". More than was paid does not come back:
// [ErrNotPayable].
func (l Ledger) Recover(tranche ID, amount money.Money) (Ledger, error) {
	const op = "Ledger.Recover"
	if !amount.IsSet() || amount.Sign() <= 0 || amount.Currency() != l.Currency {
		return l, &Error{Op: op, Err: ErrNotPayable, Detail: "no positive amount in " + l.Currency.String()}
	}
	if c, err := amount.Cmp(l.Net); err != nil || c > 0 {
		return l, &Error{Op: op, Err: ErrNotPayable, Detail: amount.String() + " of " + l.Net.String() + " paid"}
	}
	out := l
	out.Tranches = slices.Clone(l.Tranches)
	var err error
	if tranche != "" {
		k := slices.IndexFunc(out.Tranches, func(t TrancheState) bool { return t.Tranche == tranche })
		if k < 0 {
			return l, &Error{Op: op, Err: ErrUnknown, Detail: "tranche " + cite.Quote(string(tranche))}
		}
		t := &out.Tranches[k]
		if c, err := amount.Cmp(t.Paid); err != nil || c > 0 {
			return l, &Error{Op: op, Err: ErrNotPayable, Detail: amount.String() + " of " + t.Paid.String() + " paid"}
		}
		if t.Paid, err = t.Paid.Sub(amount); err != nil {
			return l, &Error{Op: op, Err: err}
		}
	}
	if out.Recovered, err = l.Recovered.Add(amount); err == nil {
		err = out.settle()
	}
	if err == nil {
		for _, m := range []*money.Money{&out.Recoverable.Least, &out.Recoverable.Most} {
			if *m, err = beyond(*m, amount); err != nil {
				break
			}
		}
	}
	if err != nil {
		return l, &Error{Op: op, Err: err}
	}
	return out, nil
}
