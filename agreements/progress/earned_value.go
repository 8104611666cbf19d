package progress

import "github.com/mithaq-go/mithaq/indicators/figure"

// EarnedValue holds the four figures of earned value management, all in one
// currency: what the whole was to cost, what was planned to be done by now,
// what is done at planned cost, and what it did cost. Figures may be ranges;
// results then enclose all values that they allow.
type EarnedValue struct {
	// Budget is the budget at completion, BAC.
	Budget figure.Figure `json:"budget,omitzero"`
	// Planned is the planned value of the work by now, PV.
	Planned figure.Figure `json:"planned,omitzero"`
	// Earned is the planned value of the work that is done, EV.
	Earned figure.Figure `json:"earned,omitzero"`
	// Cost is the actual cost of that work, AC.
	Cost figure.Figure `json:"cost,omitzero"`
}

// ScheduleVariance returns SV = EV - PV; negative is behind.
func (e EarnedValue) ScheduleVariance() (figure.Figure, error) {
	f, err := e.Earned.Sub(e.Planned)
	return f, because("EarnedValue.ScheduleVariance", err)
}

// CostVariance returns CV = EV - AC; negative is over budget.
func (e EarnedValue) CostVariance() (figure.Figure, error) {
	f, err := e.Earned.Sub(e.Cost)
	return f, because("EarnedValue.CostVariance", err)
}

// ScheduleIndex returns SPI = EV / PV; below 1 is behind.
func (e EarnedValue) ScheduleIndex() (figure.Figure, error) {
	f, err := e.Earned.Quo(e.Planned)
	return f, because("EarnedValue.ScheduleIndex", err)
}

// CostIndex returns CPI = EV / AC; below 1 is over budget. 200,000 earned for
// 290,000 is 20/29.
func (e EarnedValue) CostIndex() (figure.Figure, error) {
	f, err := e.Earned.Quo(e.Cost)
	return f, because("EarnedValue.CostIndex", err)
}

// Complete returns EV / BAC: the part of the work that is done.
func (e EarnedValue) Complete() (figure.Figure, error) {
	f, err := e.Earned.Quo(e.Budget)
	return f, because("EarnedValue.Complete", err)
}

// AtCompletion returns EAC = BAC / CPI = BAC * AC / EV: the cost of the whole if
// the rest costs as what is done did.
func (e EarnedValue) AtCompletion() (figure.Figure, error) {
	const op = "EarnedValue.AtCompletion"
	f, err := e.Cost.Quo(e.Earned)
	if err == nil {
		f, err = e.Budget.Mul(f)
	}
	return f, because(op, err)
}

// AtCompletionAsPlanned returns EAC = AC + (BAC - EV): the cost of the whole if
// the rest costs what was planned.
func (e EarnedValue) AtCompletionAsPlanned() (figure.Figure, error) {
	const op = "EarnedValue.AtCompletionAsPlanned"
	f, err := e.Budget.Sub(e.Earned)
	if err == nil {
		f, err = e.Cost.Add(f)
	}
	return f, because(op, err)
}

// AtCompletionBoth returns EAC = AC + (BAC - EV) / (CPI * SPI): the cost of the
// whole if the rest suffers both from cost and from delay.
func (e EarnedValue) AtCompletionBoth() (figure.Figure, error) {
	const op = "EarnedValue.AtCompletionBoth"
	both, err := e.CostIndex()
	if err != nil {
		return figure.Figure{}, err
	}
	spi, err := e.ScheduleIndex()
	if err != nil {
		return figure.Figure{}, err
	}
	rest, err := e.Budget.Sub(e.Earned)
	if err == nil {
		both, err = both.Mul(spi)
	}
	if err == nil {
		rest, err = rest.Quo(both)
	}
	if err == nil {
		rest, err = e.Cost.Add(rest)
	}
	return rest, because(op, err)
}

// ToComplete returns ETC = EAC - AC, by [EarnedValue.AtCompletion]: what the
// rest will cost. It is AC * (BAC - EV) / EV = AC * (BAC/EV - 1).
func (e EarnedValue) ToComplete() (figure.Figure, error) {
	const op = "EarnedValue.ToComplete"
	f, err := e.Budget.Quo(e.Earned)
	if err == nil {
		f, err = f.Sub(unity)
	}
	if err == nil {
		f, err = e.Cost.Mul(f)
	}
	return f, because(op, err)
}

// CompletionVariance returns VAC = BAC - EAC = BAC * (1 - AC/EV); negative is
// an overrun.
func (e EarnedValue) CompletionVariance() (figure.Figure, error) {
	const op = "EarnedValue.CompletionVariance"
	f, err := e.Cost.Quo(e.Earned)
	if err == nil {
		f, err = unity.Sub(f)
	}
	if err == nil {
		f, err = e.Budget.Mul(f)
	}
	return f, because(op, err)
}

// ToCompleteIndex returns TCPI = (BAC - EV) / (BAC - AC): the efficiency that
// the rest must have to stay within the budget. The formula
// uses the budget twice; the result is the true hull all the same.
func (e EarnedValue) ToCompleteIndex() (figure.Figure, error) {
	f, err := figure.Progress(e.Earned, e.Budget, e.Cost)
	return f, because("EarnedValue.ToCompleteIndex", err)
}
