package agreements

import (
	"errors"
	"math/big"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/amounts"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Funding is what an amount pays for by a formula: so many whole units, what
// they take, and what is left.
type Funding struct {
	Formula ID `json:"formula,omitempty"`
	// Limit is the reading of the amount: the ID of a [Limit], "" for the
	// envelope.
	Limit  ID          `json:"limit,omitempty"`
	Amount money.Money `json:"amount"`
	Units  *big.Int    `json:"units"`
	Spent  money.Money `json:"spent"`
	Rest   money.Money `json:"rest"`
	// Target is the target whose units are paid for. In a [Ledger], Wanted is its
	// value, and Enough whether the limit pays for all of it.
	Target ID              `json:"target,omitempty"`
	Wanted figure.Quantity `json:"wanted,omitzero"`
	Enough figure.Truth    `json:"enough,omitzero"`
}

// Funds returns how many whole units an amount pays for by a per-unit formula.
// 12,000,000 MAD at 6,000 a job are 2,000 jobs; 4,000,000 are 666, and 4,000
// are left. The formula's cap bounds what is spent. A price or an amount that
// is not positive, and another kind of formula, are [ErrInvalid].
func (f Formula) Funds(amount money.Money) (Funding, error) {
	const op = "Formula.Funds"
	out := Funding{Formula: f.ID, Amount: amount, Target: f.Target}
	price, err := f.perUnit()
	if err != nil {
		return Funding{}, &Error{Op: op, Err: ErrInvalid, Detail: err.Error()}
	}
	if !amount.IsSet() || amount.Sign() < 0 || price.Sign() <= 0 || f.Kind != FormulaPerUnit {
		return Funding{}, &Error{Op: op, Err: ErrInvalid, Detail: "no amount per unit, or nothing to pay from"}
	}
	spend := amount
	if f.Cap.IsSet() {
		if spend, err = money.Min(amount, f.Cap); err != nil {
			return Funding{}, &Error{Op: op, Err: err}
		}
		if spend.Sign() < 0 {
			return Funding{}, &Error{Op: op, Err: ErrInvalid, Detail: "negative cap"}
		}
	}
	if spend.Currency() != price.Currency() {
		return Funding{}, &Error{Op: op, Err: money.ErrMismatch, Detail: spend.String() + ", " + price.String()}
	}
	most, _ := amounts.Rat(spend)
	each, _ := amounts.Rat(price)
	units := new(big.Rat).Quo(most, each)
	out.Units = new(big.Int).Quo(units.Num(), units.Denom())
	if !out.Units.IsInt64() {
		return Funding{}, &Error{Op: op, Err: ErrLimit, Detail: "more units than can be counted"}
	}
	if out.Spent, err = price.MulInt(out.Units.Int64()); err != nil {
		return Funding{}, &Error{Op: op, Err: err}
	}
	out.Rest, err = amount.Sub(out.Spent)
	if err != nil {
		return Funding{}, &Error{Op: op, Err: err}
	}
	return out, nil
}

// perUnit returns the amount for one unit, held between its bounds.
func (f Formula) perUnit() (money.Money, error) { return bounded(f.Amount, f.UnitFloor, f.UnitCap) }

// bounded returns an amount held between bounds, of which either may be unset;
// the cap has the last word.
func bounded(m, floor, most money.Money) (money.Money, error) {
	var err error
	if floor.IsSet() {
		if m, err = money.Max(m, floor); err != nil {
			return m, err
		}
	}
	if most.IsSet() {
		m, err = money.Min(m, most)
	}
	return m, err
}

// Fundings returns what a formula can pay for under every reading of the
// instrument's limit, in their order; by the envelope where there are none.
func (i Instrument) Fundings(formula ID) ([]Funding, error) {
	const op = "Instrument.Fundings"
	f, ok := byID(i.Formulas, formula)
	if !ok {
		return nil, &Error{Op: op, Err: ErrUnknown, Path: cite.Pointer("formulas", string(formula))}
	}
	limits := i.Limits
	if len(limits) == 0 {
		if !i.Envelope.IsSet() {
			return nil, &Error{Op: op, Err: ErrInvalid, Path: cite.Pointer("instruments", string(i.ID)),
				Detail: "neither envelope nor limit"}
		}
		limits = []Limit{{Amount: i.Envelope}}
	}
	var all []Funding
	for _, l := range limits {
		x, err := f.Funds(l.Amount)
		if err != nil {
			return nil, err
		}
		x.Limit = l.ID
		all = append(all, x)
	}
	return all, nil
}

// Due is what a formula makes due: between Least and Most. They are equal where
// the units are certain; Most is unset where nothing bounds it.
type Due struct {
	Least money.Money `json:"least"`
	Most  money.Money `json:"most,omitzero"`
}

// Certain returns the amount that is due; false where it is not certain.
func (d Due) Certain() (money.Money, bool) { return d.Least, d.Most.IsSet() && d.Least == d.Most }

// DueFor returns what is due for units that are reached: the amount for every
// whole unit, held between the unit's bounds, and the sum between those of the
// formula. Units may be a range: "more than 300 jobs" make 300 due for certain.
// Units below 0 make nothing due. Where the units are paid for from an
// envelope, see [Ledger].
//
// A fixed formula makes its amount due whatever the units. A percentage needs
// the costs: [Formula.DueOf].
func (f Formula) DueFor(units figure.Figure) (Due, error) {
	const op = "Formula.DueFor"
	if f.Kind == FormulaFixed {
		m, err := bounded(f.Amount, f.Floor, f.Cap)
		if err != nil {
			return Due{}, &Error{Op: op, Err: err}
		}
		return Due{m, m}, nil
	}
	if f.Kind != FormulaPerUnit {
		return Due{}, &Error{Op: op, Err: ErrInvalid, Detail: "a " + f.Kind.String() + " formula does not pay for units"}
	}
	if !units.IsSet() {
		return Due{}, &Error{Op: op, Err: progress.NoActual}
	}
	price, err := f.perUnit()
	if err != nil {
		return Due{}, &Error{Op: op, Err: err}
	}
	if !price.IsSet() || price.Sign() < 0 {
		return Due{}, &Error{Op: op, Err: ErrInvalid, Detail: "no amount per unit"}
	}
	at := func(n *big.Int) (money.Money, error) {
		if n.Sign() < 0 {
			n = new(big.Int)
		}
		if !n.IsInt64() {
			return money.Money{}, ErrLimit
		}
		m, err := price.MulInt(n.Int64())
		if err != nil {
			return m, err
		}
		return bounded(m, f.Floor, f.Cap)
	}
	low, high := units.Lower(), units.Upper()
	least := new(big.Int)
	if !low.Infinite {
		least = wholeUnits(low.Value)
	}
	var d Due
	if d.Least, err = at(least); err != nil {
		return Due{}, &Error{Op: op, Err: err}
	}
	if high.Infinite {
		d.Most = f.Cap
		return d, nil
	}
	most := wholeUnits(high.Value)
	if high.Open && new(big.Rat).SetInt(most).Cmp(high.Value) == 0 {
		most = new(big.Int).Sub(most, big.NewInt(1))
	}
	if most.Cmp(least) < 0 {
		most = least
	}
	if d.Most, err = at(most); err != nil {
		return Due{}, &Error{Op: op, Err: err}
	}
	return d, nil
}

// wholeUnits returns the greatest whole number that is not above x.
func wholeUnits(x *big.Rat) *big.Int {
	return new(big.Int).Div(x.Num(), x.Denom()) // the denominator is positive
}

// DueOf returns what a percentage makes due of costs, one for each unit or
// beneficiary: the share of each, rounded as the formula says and held between
// the unit's bounds, and their sum between those of the formula. Without a
// rounding rule a share with a part of a centime is [ErrRounding], since nobody
// agreed how to round it.
func (f Formula) DueOf(costs ...money.Money) (money.Money, error) {
	const op = "Formula.DueOf"
	if f.Kind != FormulaPercentage {
		return money.Money{}, &Error{Op: op, Err: ErrInvalid,
			Detail: "a " + f.Kind.String() + " formula takes no share of costs"}
	}
	share, ok := amounts.Share(f.Share)
	if !ok {
		return money.Money{}, &Error{Op: op, Err: ErrInvalid, Detail: "no exact share"}
	}
	part, err := money.RatioFromRat(share)
	if err != nil {
		return money.Money{}, &Error{Op: op, Err: err}
	}
	parts := make([]money.Money, 0, len(costs))
	for _, c := range costs {
		p, err := f.shareOf(c, part)
		if err == nil {
			p, err = bounded(p, f.UnitFloor, f.UnitCap)
		}
		if err != nil {
			return money.Money{}, &Error{Op: op, Err: err, Detail: c.String()}
		}
		parts = append(parts, p)
	}
	sum, err := money.Sum(parts)
	if err == nil {
		sum, err = bounded(sum, f.Floor, f.Cap)
	}
	if err != nil {
		return money.Money{}, &Error{Op: op, Err: err}
	}
	return sum, nil
}

// ErrRounding: a share comes to a part of a centime, and no rounding was
// agreed.
var ErrRounding = errors.New("no rounding agreed for a part of the smallest unit")

func (f Formula) shareOf(cost money.Money, share money.Ratio) (money.Money, error) {
	if f.Rounding.Valid() {
		return cost.MulRatio(share, f.Rounding)
	}
	down, err := cost.MulRatio(share, money.Floor)
	if err != nil {
		return down, err
	}
	up, err := cost.MulRatio(share, money.Ceiling)
	if err == nil && up != down {
		return up, ErrRounding
	}
	return up, err
}
