package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Programme is a policy under which agreements are made: a plan, a pact, a
// standing offer.
type Programme struct {
	ID          ID           `json:"id"`
	Name        wording.Text `json:"name"`
	Variants    []string     `json:"variants,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// Start and End are as exact as they are known. A programme that ends "in
	// 2015" runs through the last day of 2015.
	Start period.Period `json:"start,omitzero"`
	End   period.Period `json:"end,omitzero"`
	// Within is the wider programme that this one is part of.
	Within ID `json:"within,omitempty"`
	Provenance
}

// RunsOn reports whether the programme ran on some day of p: No when p lies
// wholly before its start or wholly after its end, Yes when p lies wholly
// inside, and Undecided in between or when the dates are not known.
func (g Programme) RunsOn(p period.Period) figure.Truth {
	if !p.IsSet() {
		return figure.Undecided
	}
	if g.Start.IsSet() && p.Last().Compare(g.Start.First()) < 0 || g.End.IsSet() && p.First().Compare(g.End.Last()) > 0 {
		return figure.No
	}
	if g.Start.IsSet() && g.End.IsSet() && p.First().Compare(g.Start.Last()) >= 0 && p.Last().Compare(g.End.Last()) <= 0 {
		return figure.Yes
	}
	return figure.Undecided
}

func (g Programme) clone() Programme {
	g.Variants = slices.Clone(g.Variants)
	g.Identifiers = slices.Clone(g.Identifiers)
	g.Provenance = g.Provenance.clone()
	return g
}

// Filing says that a source files an agreement under a programme. Sources may
// file one agreement under several; all filings are kept.
type Filing struct {
	ID        ID `json:"id"`
	Programme ID `json:"programme"`
	Provenance
}
