package agreements

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/amounts"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Installment is an amount that is to be paid at one time.
type Installment struct {
	// Tranche is the tranche that it pays, "" in a schedule without tranches.
	Tranche ID `json:"tranche,omitempty"`
	// Due is when it is to be paid: from its first day. Unset is not stated.
	Due    period.Period `json:"due,omitzero"`
	Amount money.Money   `json:"amount"`
}

// Schedule returns what each tranche pays, in the order of the tranches. Fixed
// amounts are as agreed. Shares of the envelope are allocated in its smallest
// unit, by largest remainder: where the tranches make the whole envelope, the
// installments sum to it to the centime, and otherwise to less. Three thirds of
// 100.00 are 33.34, 33.33 and 33.33.
//
// A share without an envelope, tranches that make more than the envelope, and
// amounts of several currencies are [ErrInvalid].
func (i Instrument) Schedule() ([]Installment, error) {
	const op = "Instrument.Schedule"
	bad := func(detail string) ([]Installment, error) {
		return nil, &Error{Op: op, Err: ErrInvalid, Path: cite.Pointer("instruments", string(i.ID), "tranches"),
			Detail: detail}
	}
	all := make([]Installment, len(i.Tranches))
	var fixed []money.Money
	var shares []*big.Rat
	var which []int
	for n, t := range i.Tranches {
		all[n] = Installment{Tranche: t.ID, Due: t.Due, Amount: t.Amount}
		share, ok := amounts.Share(t.Share)
		switch {
		case t.Amount.IsSet() && t.Amount.Sign() < 0 || ok && share.Sign() < 0:
			return bad(string(t.ID) + " is negative")
		case t.Amount.IsSet():
			fixed = append(fixed, t.Amount)
		case ok:
			shares, which = append(shares, share), append(which, n)
		default:
			return bad(string(t.ID) + " has neither an amount nor an exact share")
		}
	}
	rest := i.Envelope
	if len(fixed) > 0 {
		sum, err := money.Sum(fixed)
		if err != nil {
			return bad(err.Error())
		}
		if i.Envelope.IsSet() {
			if rest, err = i.Envelope.Sub(sum); err != nil {
				return bad(err.Error())
			}
			if rest.Sign() < 0 {
				return bad("the tranches make more than the envelope")
			}
		}
	}
	if len(shares) == 0 {
		return all, nil
	}
	whole, ok := amounts.Rat(i.Envelope)
	left, _ := amounts.Rat(rest)
	if !ok || whole.Sign() <= 0 {
		return bad("a share without an envelope")
	}
	// What the shares leave of the rest is a part of its own, which nobody gets.
	unused := left
	weights := make([]money.Ratio, 0, len(shares)+1)
	nothing := true
	for _, s := range shares {
		part := new(big.Rat).Mul(s, whole)
		unused = new(big.Rat).Sub(unused, part)
		nothing = nothing && s.Sign() == 0
		w, err := money.RatioFromRat(s)
		if err != nil {
			return bad(err.Error())
		}
		weights = append(weights, w)
	}
	if unused.Sign() < 0 {
		return bad("the tranches make more than the envelope")
	}
	if nothing {
		zero, err := money.FromUnits(0, i.Envelope.Currency())
		if err != nil {
			return bad(err.Error())
		}
		for _, n := range which {
			all[n].Amount = zero
		}
		return all, nil
	}
	if unused.Sign() > 0 {
		w, err := money.RatioFromRat(unused.Quo(unused, whole))
		if err != nil {
			return bad(err.Error())
		}
		weights = append(weights, w)
	}
	parts, err := rest.AllocateRatios(weights...)
	if err != nil {
		return bad(err.Error())
	}
	for k, n := range which {
		all[n].Amount = parts[k]
	}
	return all, nil
}

// EvenSchedule parts a commitment over n periods from a first one on: equal
// amounts, the first ones greater by the smallest unit where it does not come
// out even, that sum to the commitment. The errors are those of
// [money.Money.Split], and [ErrInvalid] for an unset first period or where the
// calendar ends.
func EvenSchedule(commitment money.Money, first period.Period, n int) ([]Installment, error) {
	const op = "EvenSchedule"
	parts, err := commitment.Split(n)
	if err != nil {
		return nil, &Error{Op: op, Err: err}
	}
	all := make([]Installment, n)
	for k, p := range parts {
		if !first.IsSet() {
			return nil, &Error{Op: op, Err: ErrInvalid, Detail: "no period"}
		}
		all[k] = Installment{Due: first, Amount: p}
		first = first.Next()
	}
	return all, nil
}

// Total returns the sum of installments; the unset amount for none.
func Total(installments []Installment) (money.Money, error) {
	if len(installments) == 0 {
		return money.Money{}, nil
	}
	amounts := make([]money.Money, len(installments))
	for i, x := range installments {
		amounts[i] = x.Amount
	}
	sum, err := money.Sum(amounts)
	if err != nil {
		return sum, &Error{Op: "Total", Err: err}
	}
	return sum, nil
}
