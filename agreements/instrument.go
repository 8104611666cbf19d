package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Instrument is money, or an advantage worth money, that an agreement gives:
// who pays whom, how much at most, by which formula, and in which tranches.
type Instrument struct {
	ID         ID             `json:"id"`
	Name       wording.Text   `json:"name,omitzero"`
	Kind       InstrumentKind `json:"kind"`
	Commitment ID             `json:"commitment,omitempty"`
	// Payers and Payees are parties, by their ID in the agreement.
	Payers []ID `json:"payers,omitempty"`
	Payees []ID `json:"payees,omitempty"`

	// Amount is what the sources say, with its qualifier: "more than 65
	// million dirhams". It is never computed with as money.
	Amount figure.Quantity `json:"amount,omitzero"`
	// Envelope is the exact most that the instrument can pay in all; unset
	// when no exact amount is agreed.
	Envelope money.Money `json:"envelope,omitzero"`
	// Limits are the readings of how much of the envelope the formulas may
	// use, when the sources leave that open. Every reading is computed; none
	// is chosen.
	Limits []Limit `json:"limits,omitempty"`

	Formulas  []Formula  `json:"formulas,omitempty"`
	Tranches  []Tranche  `json:"tranches,omitempty"`
	Clawbacks []Clawback `json:"clawbacks,omitempty"`
	Provenance
}

// Limit returns a limit by its ID.
func (i Instrument) Limit(id ID) (Limit, bool) { return byID(i.Limits, id) }

// Tranche returns a tranche by its ID.
func (i Instrument) Tranche(id ID) (Tranche, bool) { return byID(i.Tranches, id) }

func (i Instrument) clone() Instrument {
	i.Payers = slices.Clone(i.Payers)
	i.Payees = slices.Clone(i.Payees)
	i.Limits = cloneAll(i.Limits)
	i.Formulas = cloneAll(i.Formulas)
	i.Tranches = cloneAll(i.Tranches)
	i.Clawbacks = cloneAll(i.Clawbacks)
	i.Provenance = i.Provenance.clone()
	return i
}

// InstrumentKind says in which form the money is given.
type InstrumentKind uint16

const (
	// InstrumentGrant is a subsidy for a project.
	InstrumentGrant InstrumentKind = iota + 1
	// InstrumentPremium is paid per unit: per job, per trainee.
	InstrumentPremium
	// InstrumentLoan is to be paid back.
	InstrumentLoan
	// InstrumentRelief is tax, contribution or rent that is not taken.
	InstrumentRelief
	// InstrumentGuarantee is paid only if another does not pay.
	InstrumentGuarantee
	// InstrumentEquity is a share in a company.
	InstrumentEquity
	// InstrumentInvestment is what a party undertakes to invest itself.
	InstrumentInvestment
)

var instrumentKinds = enum.Table[InstrumentKind]{"", "grant", "premium", "loan", "relief", "guarantee", "equity",
	"investment"}

// String returns "grant", "premium" and so on.
func (k InstrumentKind) String() string { return instrumentKinds.String("instrument kind", k) }

// Limit is one reading of how much of an envelope is there for the formulas.
type Limit struct {
	ID     ID           `json:"id"`
	Amount money.Money  `json:"amount"`
	Why    wording.Text `json:"why,omitzero"`
	Provenance
}

func (l Limit) clone() Limit {
	l.Provenance = l.Provenance.clone()
	return l
}

// Formula says how much is due for what is reached: an amount per unit, a
// percentage of a cost, or a fixed amount.
type Formula struct {
	ID   ID           `json:"id"`
	Name wording.Text `json:"name,omitzero"`
	Kind FormulaKind  `json:"kind"`

	// Amount is the amount per unit, or the fixed amount.
	Amount money.Money `json:"amount,omitzero"`
	// Unit is what a per-unit amount is paid for: "job".
	Unit figure.Unit `json:"unit,omitzero"`
	// Share is the percentage, as a quantity in percent or as a ratio.
	Share figure.Quantity `json:"share,omitzero"`
	// Of says what a percentage is taken of: equipment, wages.
	Of wording.Text `json:"of,omitzero"`
	// Target is the target whose units are paid for, "" if there is none.
	Target ID `json:"target,omitempty"`

	// UnitCap and UnitFloor bound what is due for one unit or one beneficiary,
	// Cap and Floor what is due by the formula in all. Unset is no bound.
	UnitCap   money.Money `json:"unit_cap,omitzero"`
	UnitFloor money.Money `json:"unit_floor,omitzero"`
	Cap       money.Money `json:"cap,omitzero"`
	Floor     money.Money `json:"floor,omitzero"`
	// Rounding is how a result with a part of a centime is rounded. A
	// percentage without it can be computed only where it comes out even.
	Rounding money.Rounding `json:"rounding,omitzero"`
	Provenance
}

func (f Formula) clone() Formula {
	f.Provenance = f.Provenance.clone()
	return f
}

// FormulaKind says how a formula computes.
type FormulaKind uint16

const (
	// FormulaPerUnit: Amount for every whole Unit.
	FormulaPerUnit FormulaKind = iota + 1
	// FormulaPercentage: Share of a cost.
	FormulaPercentage
	// FormulaFixed: Amount once.
	FormulaFixed
)

var formulaKinds = enum.Table[FormulaKind]{"", "per_unit", "percentage", "fixed"}

// String returns "per_unit", "percentage" or "fixed".
func (k FormulaKind) String() string { return formulaKinds.String("formula kind", k) }

// Tranche is a part of an instrument that is paid at one time, when its
// conditions are met. It has an Amount, or a Share of the envelope.
type Tranche struct {
	ID     ID              `json:"id"`
	Name   wording.Text    `json:"name,omitzero"`
	Amount money.Money     `json:"amount,omitzero"`
	Share  figure.Quantity `json:"share,omitzero"`
	// Due is when it is to be paid: from its first day.
	Due period.Period `json:"due,omitzero"`
	// Conditions are conditions of the agreement; all must be met.
	Conditions []ID `json:"conditions,omitempty"`
	Provenance
}

func (t Tranche) clone() Tranche {
	t.Conditions = slices.Clone(t.Conditions)
	t.Provenance = t.Provenance.clone()
	return t
}

// Clawback says what is to be paid back when a condition is not met.
type Clawback struct {
	ID ID `json:"id"`
	// Condition is what had to be met.
	Condition ID `json:"condition"`
	// Share is the part of what was paid that is to be recovered. Unset is all.
	Share figure.Quantity `json:"share,omitzero"`
	Provenance
}

func (c Clawback) clone() Clawback {
	c.Provenance = c.Provenance.clone()
	return c
}

// Payment is money that moved under an instrument.
type Payment struct {
	ID         ID          `json:"id"`
	Kind       PaymentKind `json:"kind"`
	Instrument ID          `json:"instrument"`
	Tranche    ID          `json:"tranche,omitempty"`
	// From and To are parties; "" is the instrument's own payer and payee, the
	// other way round for a recovery.
	From   ID            `json:"from,omitempty"`
	To     ID            `json:"to,omitempty"`
	When   period.Period `json:"when"`
	Amount money.Money   `json:"amount"`
	Provenance
}

func (p Payment) clone() Payment {
	p.Provenance = p.Provenance.clone()
	return p
}

// PaymentKind says which way money moved.
type PaymentKind uint16

const (
	// PaymentPaid went from payer to payee.
	PaymentPaid PaymentKind = iota + 1
	// PaymentRecovered came back.
	PaymentRecovered
)

var paymentKinds = enum.Table[PaymentKind]{"", "paid", "recovered"}

// String returns "paid" or "recovered".
func (k PaymentKind) String() string { return paymentKinds.String("payment kind", k) }
