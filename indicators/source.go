package indicators

import (
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Source says where a figure was read: who measured or said it, and who
// printed it. Two carriers of one release are one source cited twice; two
// originators are two sources.
type Source struct {
	ID ID `json:"id"`
	// Originator is the body that measured or said it. "" when nobody is
	// named.
	Originator ID `json:"originator,omitzero"`
	// Carrier is the body that printed it; it may be the originator.
	Carrier ID     `json:"carrier"`
	Title   string `json:"title,omitzero"`
	Address string `json:"address,omitzero"`
	// Date is when it was published, as exactly as is known: a day, a month, a
	// year or a range.
	Date     period.Period `json:"date,omitzero"`
	DateNote string        `json:"date_note,omitzero"`
	Lang     wording.Lang  `json:"lang,omitzero"`
	// Release names the publication that this carrier reprints, so that two
	// prints of one release count once. "" when none is known.
	Release ID `json:"release,omitzero"`
	// Rank is the authority of the originator on the matter: 1 is highest.
	// 0 is unranked, and comes after every rank. Authority is not
	// verification.
	Rank      int           `json:"rank,omitzero"`
	Retrieved period.Period `json:"retrieved,omitzero"`
	// Licence is under which terms its figures may be used: an SPDX identifier where
	// there is one, as in "CC-BY-4.0", else its own words. "" when none is stated.
	Licence string `json:"licence,omitzero"`
	Note    string `json:"note,omitzero"`
}

// Body is somebody who measures, says, prints or signs: an office, a
// ministry, a newspaper, an association.
type Body struct {
	ID   ID           `json:"id"`
	Name wording.Text `json:"name"`
	Note string       `json:"note,omitzero"`
}
