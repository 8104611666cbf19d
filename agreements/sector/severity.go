package sector

import (
	"fmt"

	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// SeverityOf says how the findings of one rule are graded in a sector: those about an
// indicator, or all for which nothing is said of their own indicator.
type SeverityOf struct {
	Code      finding.Code     `json:"code"`
	Indicator indicators.ID    `json:"indicator,omitzero"`
	Severity  finding.Severity `json:"severity"`
}

// grades are the severities of a sector.
type grades map[SeverityOf]finding.Severity // by code and indicator

// gradesOf returns severities by code and indicator, and calls fail for each that says
// nothing, with its number.
func gradesOf(list []SeverityOf, spec Spec, fail func(n int, member string, err error, detail string)) grades {
	if len(list) == 0 {
		return nil
	}
	known := make(map[finding.Code]bool)
	for _, rules := range [...][]figurerules.Rule{figurerules.All(), spec.DataRules} {
		for _, r := range rules {
			known[r.Code] = true
		}
	}
	for _, rules := range [...][]agreementrules.Rule{agreementrules.All(), spec.Rules} {
		for _, r := range rules {
			known[r.Code] = true
		}
	}
	for _, r := range finding.AcknowledgementRules() {
		known[r.Code] = true
	}
	g := make(grades, len(list))
	for n, s := range list {
		key := SeverityOf{Code: s.Code, Indicator: s.Indicator}
		if !known[s.Code] {
			fail(n, "code", indicators.ErrUnknown, "no rule "+cite.Quote(string(s.Code)))
		}
		if s.Severity < finding.SeverityInfo || s.Severity > finding.SeverityError {
			fail(n, "severity", indicators.ErrInvalid, "no severity")
		}
		if s.Indicator != "" && spec.Dataset != nil {
			if _, ok := spec.Dataset.Catalogue().Indicator(s.Indicator); !ok {
				fail(n, "indicator", indicators.ErrUnknown, "no indicator "+cite.Quote(string(s.Indicator)))
			}
		}
		if _, twice := g[key]; twice {
			fail(n, "", indicators.ErrDuplicate, fmt.Sprintf("%s %s", s.Code, s.Indicator))
		}
		g[key] = s.Severity
	}
	return g
}

// apply grades findings as the sector has it.
func (g grades) apply(data *indicators.Dataset, found []finding.Finding) {
	if len(g) == 0 {
		return
	}
	for n := range found {
		f := &found[n]
		s, ok := g[SeverityOf{Code: f.Code, Indicator: indicatorOf(data, *f)}]
		if !ok {
			s, ok = g[SeverityOf{Code: f.Code}]
		}
		if ok {
			f.Severity = s
		}
	}
}

// indicatorOf returns the indicator that a finding is about: that of its record, or of
// the first record that it rests on; "" where it is about none.
func indicatorOf(data *indicators.Dataset, f finding.Finding) indicators.ID {
	paths := []string{f.Path}
	for _, e := range f.Evidence {
		paths = append(paths, e.Path)
	}
	for _, p := range paths {
		switch kind, id := cite.Record(p); kind {
		case "observations":
			if row, ok := data.Row(indicators.ID(id)); ok {
				return row.Key().Indicator
			}
		case "indicators":
			return indicators.ID(id)
		}
	}
	return ""
}
