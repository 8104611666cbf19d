package agreements_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestPortfolio: Oujda's jobs are counted in the national contract, Fes's stand
// beside it.
func TestPortfolio(t *testing.T) {
	s := sample()
	nothing := period.Date{}
	ref := func(a, t agreements.ID) agreements.TargetRef {
		return agreements.TargetRef{Agreement: a, Target: t}
	}
	at := period.MustDate(2018, 12, 31)
	view := s.View(indicators.ViewConfig{})
	p, err := s.Portfolio(nothing, nothing, view, at, ref("oujda", "jobs"), ref("national", "created"), ref("national", "jobs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range p.Members {
		switch m.TargetRef {
		case ref("oujda", "jobs"):
			if m.Within != ref("national", "created") {
				t.Errorf("Oujda is counted in %v", m.Within)
			}
		case ref("national", "jobs"):
			if m.Excluded != agreements.ExcludedOpen {
				t.Errorf("a target with open readings is %v", m.Excluded)
			}
		case ref("national", "created"):
			if m.Excluded != 0 {
				t.Errorf("the national target stands apart: %v", m.Excluded)
			}
		}
	}
	if len(p.Totals) != 1 || p.Totals[0].Value.String() != "60000 job" || p.Totals[0].Actual.Figure.WithoutResolution().String() != ">51000" {
		t.Errorf("totals %+v", p.Totals)
	}
	// Without the national contract the two parks add up: 550 and 600 of 2,000 each.
	p, err = s.Portfolio(nothing, nothing, view, at, ref("oujda", "jobs"), ref("fes", "jobs"))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Totals) != 1 || p.Totals[0].Value.String() != "4000 job" || p.Totals[0].Actual.String() != "1150 job" {
		t.Errorf("totals %+v", p.Totals)
	}
	// Fes says of no part that it is in the national number, and may be: neither
	// is added to the other.
	p, err = s.Portfolio(nothing, nothing, view, at, ref("national", "created"), ref("fes", "jobs"))
	if err != nil || len(p.Totals) != 0 || p.Members[0].Excluded != agreements.ExcludedOverlap || p.Members[1].Excluded != agreements.ExcludedOverlap {
		t.Errorf("%+v, %v", p.Totals, err)
	}
	// The fund and Oujda measure one series: two values, one result.
	p, err = s.Portfolio(nothing, nothing, view, at, ref("fund", "jobs"), ref("oujda", "jobs"))
	if err != nil || len(p.Totals) != 1 || p.Totals[0].Value.String() != "3000 job" || p.Totals[0].Actual.String() != "550 job" {
		t.Errorf("%+v, %v", p.Totals, err)
	}
	if _, err := s.Portfolio(nothing, nothing, view, at, ref("fes", "jobs"), ref("fes", "jobs")); !errors.Is(err, agreements.ErrDuplicate) {
		t.Errorf("a target twice: %v", err)
	}
}
