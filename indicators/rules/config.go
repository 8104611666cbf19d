package rules

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Check holds what a sector knows against its catalogue: a metric, an indicator
// or a perimeter that is not there, or units that do not fit, would make a rule
// find nothing. The error joins an [*indicators.Error] with its place for each.
func (c Config) Check(catalogue *indicators.Catalogue) error {
	if catalogue == nil {
		return &indicators.Error{Op: "Config.Check", Err: indicators.ErrInvalid, Detail: "no catalogue"}
	}
	var all []error
	metric := func(at string, m indicators.Metric) {
		if _, err := m.Check(catalogue); err != nil {
			all = append(all, fmt.Errorf("%s: %w", at, err))
		}
	}
	absent := func(at, what string, id indicators.ID) {
		all = append(all, &indicators.Error{
			Op: "Config.Check", Err: indicators.ErrUnknown, Path: at, Detail: what + " " + cite.Quote(string(id)),
		})
	}
	for _, m := range c.Ratios {
		metric(cite.Pointer("ratios", string(m.ID)), m)
	}
	for _, q := range c.Inequalities {
		at := cite.Pointer("inequalities", string(q.ID))
		metric(at+"/less", q.Less)
		metric(at+"/more", q.More)
		less, err1 := q.Less.Check(catalogue)
		more, err2 := q.More.Check(catalogue)
		if err1 == nil && err2 == nil && !less.Compatible(more) {
			all = append(all, &indicators.Error{
				Op: "Config.Check", Err: indicators.ErrUnit, Path: at, Detail: fmt.Sprintf("%s and %s", less, more),
			})
		}
	}
	for i, r := range c.Recomputed {
		at := fmt.Sprintf("/recomputed/%d", i)
		for _, x := range [...]struct {
			member string
			id     indicators.ID
		}{{"indicator", r.Indicator}, {"of", r.Of}, {"by", r.By}} {
			if _, ok := catalogue.Indicator(x.id); !ok && x.id != "" {
				absent(at+"/"+x.member, "indicator", x.id)
			}
		}
		if _, ok := catalogue.Perimeter(r.ByPerimeter); !ok && r.ByPerimeter != "" {
			absent(at+"/by_perimeter", "perimeter", r.ByPerimeter)
		}
	}
	return errors.Join(all...)
}
