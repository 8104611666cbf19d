package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Organisation is a body that can be a party, act for one, or employ a person:
// a State, a ministry, an agency, a federation, a company. By convention it has
// the ID of the [indicators.Body] that it is, if it also publishes figures.
type Organisation struct {
	ID          ID               `json:"id"`
	Name        wording.Text     `json:"name"`
	Acronym     string           `json:"acronym,omitempty"`
	Variants    []string         `json:"variants,omitempty"`
	Identifiers []Identifier     `json:"identifiers,omitempty"`
	Kind        OrganisationKind `json:"kind,omitzero"`
	// Within is the body that this one is an organ of: a ministry is within
	// the State. A subsidiary is no organ.
	Within ID `json:"within,omitempty"`
	// Start and End bound its existence, as exactly as they are known.
	Start period.Period `json:"start,omitzero"`
	End   period.Period `json:"end,omitzero"`
	Provenance
}

func (o Organisation) clone() Organisation {
	o.Variants = slices.Clone(o.Variants)
	o.Identifiers = slices.Clone(o.Identifiers)
	o.Provenance = o.Provenance.clone()
	return o
}

// OrganisationKind says what kind of body an organisation is. The zero value
// is not stated.
type OrganisationKind uint16

const (
	// KindState is a State as a whole: the party, whoever signs for it.
	KindState OrganisationKind = iota + 1
	// KindMinistry is an organ of a State led by a minister, or its government.
	KindMinistry
	// KindRegion is a region, a province or a commune with its council.
	KindRegion
	// KindAgency is a public agency or establishment.
	KindAgency
	// KindFund is a public fund or a bank of public purpose.
	KindFund
	// KindCompany is a firm.
	KindCompany
	// KindFederation is a professional association or federation.
	KindFederation
	// KindInternational is an organisation between States, or of another State.
	KindInternational
)

var organisationKinds = enum.Table[OrganisationKind]{"", "state", "ministry", "region", "agency", "fund", "company",
	"federation", "international"}

// String returns "state", "ministry" and so on, or "" when it is not stated.
func (k OrganisationKind) String() string { return organisationKinds.String("organisation kind", k) }

// Person is somebody who signs, presides or witnesses.
type Person struct {
	ID          ID           `json:"id"`
	Name        wording.Text `json:"name"`
	Variants    []string     `json:"variants,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Offices     []Office     `json:"offices,omitempty"`
	Provenance
}

func (p Person) clone() Person {
	p.Variants = slices.Clone(p.Variants)
	p.Identifiers = slices.Clone(p.Identifiers)
	p.Offices = slices.Clone(p.Offices)
	for i := range p.Offices {
		p.Offices[i].Provenance = p.Offices[i].Provenance.clone()
	}
	p.Provenance = p.Provenance.clone()
	return p
}

// Office is a post that a person held, as dated sources say it.
type Office struct {
	ID           ID           `json:"id"`
	Organisation ID           `json:"organisation"`
	Title        wording.Text `json:"title"`
	// Seen is when sources show the person in office: a day of signing, or the
	// span between the first and the last such day.
	Seen period.Period `json:"seen,omitzero"`
	// From and Until are when the office began and ended, unset when no source
	// says so. From "2019" is some day of 2019; Until "2019" also.
	From  period.Period `json:"from,omitzero"`
	Until period.Period `json:"until,omitzero"`
	Provenance
}

// HeldDuring reports whether the office was held during p: Yes when it was
// held on some day of p for certain, No when it was held on no day of p, and
// Undecided when the sources do not say.
func (o Office) HeldDuring(p period.Period) figure.Truth {
	switch {
	case !p.IsSet():
		return figure.Undecided
	case o.From.IsSet() && p.Last().Compare(o.From.First()) < 0,
		o.Until.IsSet() && p.First().Compare(o.Until.Last()) > 0:
		return figure.No
	case o.Seen.Overlaps(p):
		return figure.Yes
	case o.From.IsSet() && o.Until.IsSet() &&
		p.Last().Compare(o.From.Last()) >= 0 && p.First().Compare(o.Until.First()) <= 0:
		return figure.Yes
	}
	return figure.Undecided
}

// Party is one side of an agreement. The State is one party, whoever signs
// for it: its ministries stand in Through.
type Party struct {
	ID           ID          `json:"id"`
	Organisation ID          `json:"organisation"`
	Roles        []PartyRole `json:"roles,omitempty"`
	// Through are the organs that act for the party in this agreement.
	Through []ID `json:"through,omitempty"`
	Provenance
}

func (p Party) clone() Party {
	p.Roles = slices.Clone(p.Roles)
	p.Through = slices.Clone(p.Through)
	p.Provenance = p.Provenance.clone()
	return p
}

// PartyRole says what a party does in an agreement.
type PartyRole uint16

const (
	// RoleGrantor gives money, land, relief or another advantage.
	RoleGrantor PartyRole = iota + 1
	// RoleBeneficiary receives it.
	RoleBeneficiary
	// RoleImplementer carries the work out.
	RoleImplementer
	// RoleOperator is a firm that hires, invests or exports.
	RoleOperator
	// RoleRepresentative speaks for others: a federation for its members.
	RoleRepresentative
	// RoleLender and RoleBorrower are the sides of a loan.
	RoleLender
	RoleBorrower
	// RoleGuarantor answers for another party.
	RoleGuarantor
	// RoleMonitor verifies what is declared.
	RoleMonitor
	// RoleIssuer issues a unilateral act.
	RoleIssuer
	// RolePartner is a party whose part no source states more closely.
	RolePartner
)

var partyRoles = enum.Table[PartyRole]{"", "grantor", "beneficiary", "implementer", "operator", "representative",
	"lender", "borrower", "guarantor", "monitor", "issuer", "partner"}

// String returns "grantor", "beneficiary" and so on.
func (r PartyRole) String() string { return partyRoles.String("party role", r) }

// Signature says that a person acted on an agreement: for which party, in what
// capacity, when and where. Only [SignatureAct] values that sign bind a party:
// presiding and witnessing are not signing.
type Signature struct {
	ID  ID           `json:"id"`
	Act SignatureAct `json:"act"`
	// Person is who acted; "" when the source names nobody.
	Person ID `json:"person,omitempty"`
	// Party is the party acted for; "" for one who presides or witnesses for
	// none.
	Party ID `json:"party,omitempty"`
	// Organ is the organisation through which the person acts, when it is not
	// the party's own: the ministry that signs for the State.
	Organ ID `json:"organ,omitempty"`
	// Capacity is the title under which the source says the person acted, as
	// it is printed. It may be wrong; the person's offices say what it was.
	Capacity wording.Text `json:"capacity,omitzero"`
	// When and Where are set when the source gives them for this act;
	// otherwise the agreement's signing event speaks for it.
	When  period.Period `json:"when,omitzero"`
	Where wording.Text  `json:"where,omitzero"`
	Provenance
}

func (s Signature) clone() Signature {
	s.Provenance = s.Provenance.clone()
	return s
}

// SignatureAct says what a person did on the day of an agreement.
type SignatureAct uint16

const (
	// ActSigned bound the party.
	ActSigned SignatureAct = iota + 1
	// ActIssued put a unilateral act in force in the issuer's name.
	ActIssued
	// ActPresided led the ceremony.
	ActPresided
	// ActWitnessed was present.
	ActWitnessed
	// ActPresented announced it.
	ActPresented
)

var acts = enum.Table[SignatureAct]{"", "signed", "issued", "presided", "witnessed", "presented"}

// Binds reports whether the act commits the party: signing and issuing do.
func (a SignatureAct) Binds() bool { return a == ActSigned || a == ActIssued }

// String returns "signed", "presided" and so on.
func (a SignatureAct) String() string { return acts.String("act", a) }
