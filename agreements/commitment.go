package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Clause is a part of an agreement's text that commitments, targets and
// conditions refer to.
type Clause struct {
	ID ID `json:"id"`
	// Number is the clause's own number, as printed.
	Number string       `json:"number,omitempty"`
	Title  wording.Text `json:"title,omitzero"`
	// Text is the clause in its own words, Lang their language.
	Text string       `json:"text,omitempty"`
	Lang wording.Lang `json:"lang,omitzero"`
	Provenance
}

func (c Clause) clone() Clause {
	c.Provenance = c.Provenance.clone()
	return c
}

// Commitment is what a party undertakes towards others.
type Commitment struct {
	ID   ID             `json:"id"`
	Name wording.Text   `json:"name,omitzero"`
	Kind CommitmentKind `json:"kind"`
	// Obligors and Beneficiaries are parties, by their ID in the agreement.
	Obligors      []ID     `json:"obligors,omitempty"`
	Beneficiaries []ID     `json:"beneficiaries,omitempty"`
	Strength      Strength `json:"strength,omitzero"`
	Clause        ID       `json:"clause,omitempty"`
	// Due is when it is to be done, as exactly as it is stated.
	Due period.Period `json:"due,omitzero"`
	Provenance
}

func (c Commitment) clone() Commitment {
	c.Obligors = slices.Clone(c.Obligors)
	c.Beneficiaries = slices.Clone(c.Beneficiaries)
	c.Provenance = c.Provenance.clone()
	return c
}

// CommitmentKind says what is undertaken.
type CommitmentKind uint8

const (
	// CommitJobs: to create or keep jobs.
	CommitJobs CommitmentKind = iota + 1
	// CommitExports: to earn export revenue.
	CommitExports
	// CommitInvest: to invest.
	CommitInvest
	// CommitFund: to pay a grant, a premium or a loan.
	CommitFund
	// CommitRelief: to take less tax, contribution or rent.
	CommitRelief
	// CommitTrain: to train people.
	CommitTrain
	// CommitProvide: to provide land, buildings or services.
	CommitProvide
	// CommitRepay: to pay back.
	CommitRepay
	// CommitReport: to declare and report.
	CommitReport
	// CommitRegulate: to make or change a rule.
	CommitRegulate
	// CommitOther: something else, which the name says.
	CommitOther
)

var commitmentKinds = enum.Table[CommitmentKind]{"", "jobs", "exports", "invest", "fund", "relief", "train", "provide", "repay", "report", "regulate", "other"}

// String returns "jobs", "exports" and so on.
func (k CommitmentKind) String() string { return commitmentKinds.String("commitment kind", k) }

// MarshalText implements [encoding.TextMarshaler].
func (k CommitmentKind) MarshalText() ([]byte, error) {
	return commitmentKinds.Marshal("commitment kind", k)
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *CommitmentKind) UnmarshalText(text []byte) (err error) {
	*k, err = commitmentKinds.Parse("commitment kind", string(text))
	return err
}

// Strength says how far a commitment goes. The zero value is not stated.
type Strength uint8

const (
	// StrengthResult: the result is owed (obligation de résultat).
	StrengthResult Strength = iota + 1
	// StrengthEffort: the effort is owed, not the result (obligation de moyens).
	StrengthEffort
	// StrengthIntent: an intention without obligation.
	StrengthIntent
)

var strengths = enum.Table[Strength]{"", "result", "effort", "intent"}

// String returns "result", "effort", "intent", or "" when it is not stated.
func (s Strength) String() string { return strengths.String("strength", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s Strength) MarshalText() ([]byte, error) { return strengths.Marshal("strength", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Strength) UnmarshalText(text []byte) (err error) {
	*s, err = strengths.Parse("strength", string(text))
	return err
}
