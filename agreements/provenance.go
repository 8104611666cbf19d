package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// ID names a record. See [indicators.ID].
type ID = indicators.ID

// Provenance says where a record was read and since when it is known. It is
// part of every record of an agreement.
type Provenance struct {
	// Known is when the record became known to the public or to the reader: a
	// record known "in 2016" is seen once 2016 has wholly ended. Unset means
	// with the agreement, the amendment or the correction that it belongs to.
	Known period.Period `json:"known,omitzero"`
	// Cites are the places where it is said, each with its words.
	Cites []Citation `json:"cites,omitempty"`
	// Note holds the editor's own words.
	Note string `json:"note,omitempty"`
}

func (p Provenance) clone() Provenance {
	p.Cites = slices.Clone(p.Cites)
	return p
}

// Citation points at a place where something is said.
type Citation struct {
	// Source is the ID of an [indicators.Source].
	Source ID `json:"source"`
	// Statement is the ID of a [Statement], "" when the source is not taken
	// apart into statements.
	Statement ID `json:"statement,omitempty"`
	// Words are the words as published, Lang their language.
	Words string       `json:"words,omitempty"`
	Lang  wording.Lang `json:"lang,omitzero"`
}

// Statement is one thing that a source says, in its own words. Records and
// observations point at it; nothing is derived from it.
type Statement struct {
	ID     ID           `json:"id"`
	Source ID           `json:"source"`
	Words  string       `json:"words"`
	Lang   wording.Lang `json:"lang"`
	// Gist says in each language what is stated.
	Gist wording.Text `json:"gist,omitzero"`
	// Observations are the figures that it states.
	Observations []ID `json:"observations,omitempty"`
	// Agreements are the agreements that it speaks of.
	Agreements []ID `json:"agreements,omitempty"`
	// Programmes are the programmes that it names.
	Programmes []ID   `json:"programmes,omitempty"`
	Note       string `json:"note,omitempty"`
}

func (s Statement) clone() Statement {
	s.Observations = slices.Clone(s.Observations)
	s.Agreements = slices.Clone(s.Agreements)
	s.Programmes = slices.Clone(s.Programmes)
	return s
}

// Identifier is a name that somebody else gave to a record, and the scheme
// under which it is unique: a register, a gazette, IATI, OCDS.
type Identifier struct {
	// Scheme is the register, for instance "org-id:MA-ICE" or "ocid".
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
	// Status says whether a source attests it.
	Status  wording.Status `json:"status,omitzero"`
	Address string         `json:"address,omitempty"`
}
