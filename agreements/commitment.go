package agreements

import (
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
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
	// Indicator is what is to be delivered, in the catalogue; "" when the catalogue
	// has no such indicator.
	Indicator ID `json:"indicator,omitempty"`
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
type CommitmentKind uint16

const (
	// CommitDeliver: to reach a value of the commitment's indicator: jobs, export
	// revenue, people trained.
	CommitDeliver CommitmentKind = iota + 1
	// CommitInvest: to invest.
	CommitInvest
	// CommitFund: to pay a grant, a premium or a loan.
	CommitFund
	// CommitRelief: to take less tax, contribution or rent.
	CommitRelief
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

var commitmentKinds = enum.Table[CommitmentKind]{
	"", "deliver", "invest", "fund", "relief", "provide", "repay", "report", "regulate", "other",
}

// String returns "deliver", "invest" and so on.
func (k CommitmentKind) String() string { return commitmentKinds.String("commitment kind", k) }

// UnmarshalText reads the word; empty text is unset. Another word is an error
// that lists those there are. The words of earlier versions are refused with a
// word on what to write instead.
func (k *CommitmentKind) UnmarshalText(text []byte) error {
	const op = "unmarshal commitment kind"
	switch word := string(text); word {
	case "jobs", "exports", "train":
		return &Error{Op: op, Err: ErrSyntax, Detail: fmt.Sprintf(
			"%q is not a kind any more: write \"kind\": \"deliver\", and the catalogue's indicator as \"indicator\"", word)}
	}
	return stored.ReadWord(commitmentKinds, k, text, op, ErrSyntax, refuseStored)
}

// Strength says how far a commitment goes. The zero value is not stated.
type Strength uint16

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
