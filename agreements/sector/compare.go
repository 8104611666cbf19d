package sector

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Changes are what one release of a sector became the next by, and what follows from it.
type Changes struct {
	// Data are the changes of the catalogue, the sources and the observations.
	Data changes.Changes `json:"data"`
	// Agreements are what the book of agreements says differently, in order of path.
	Agreements []agreements.Difference `json:"agreements,omitzero"`
	// Come are findings that only the new release has, Gone those that only the old one
	// has. Altered are those of the new release that rest on other figures than the
	// finding of the same code and path did, Same those that are as they were. Each is in
	// the order of findings. What a record that has only another ID is told of is as it was.
	Come    []finding.Finding `json:"come,omitzero"`
	Gone    []finding.Finding `json:"gone,omitzero"`
	Altered []finding.Finding `json:"altered,omitzero"`
	Same    []finding.Finding `json:"same,omitzero"`
	// Metrics are those that moved, in order of metric and key.
	Metrics []MetricChange `json:"metrics,omitzero"`
}

// MetricChange is a metric that has another value in the new release.
type MetricChange struct {
	Metric indicators.ID  `json:"metric"`
	Key    indicators.Key `json:"key"`
	// Old and New are exact; unset where the release gives no value.
	Old figure.Quantity `json:"old,omitzero"`
	New figure.Quantity `json:"new,omitzero"`
}

// Difference returns by how much the metric grew, exactly, in the unit of the new value.
// It is false unless both are single numbers whose units fit.
func (m MetricChange) Difference() (figure.Quantity, bool) {
	if !m.Old.Figure.IsPoint() || !m.New.Figure.IsPoint() {
		return figure.Quantity{}, false
	}
	was, err := m.Old.In(m.New.Unit)
	if err != nil {
		return figure.Quantity{}, false
	}
	by, err := m.New.Figure.Sub(was.Figure)
	return figure.Quantity{Figure: by, Unit: m.New.Unit}, err == nil
}

// Compare returns what the old release of a sector became the new one by. Findings and
// metrics are those of Views of one kind over each release; a metric that only one
// release defines has no value in the other. A sector that is nil is an error.
func Compare(old, today *Sector, c indicators.ViewConfig) (Changes, error) {
	return CompareOn(old, today, c, c.Known)
}

// CompareOn is [Compare] with the acknowledgements of a day, as [Sector.CheckOn] has them.
func CompareOn(old, today *Sector, c indicators.ViewConfig, day period.Date) (Changes, error) {
	if old == nil || today == nil {
		return Changes{}, &Error{Op: "Compare", Err: indicators.ErrInvalid, Detail: "no sector"}
	}
	x := Changes{Data: changes.Compare(old.Dataset(), today.Dataset())}
	var err error
	if x.Agreements, err = old.Book().Diff(today.Book()); err != nil {
		return Changes{}, err
	}
	x.findings(old.CheckOn(c, day), today.CheckOn(c, day))
	x.metrics(old, today, c)
	return x, nil
}

// findings sorts findings by what became of them.
func (x *Changes) findings(old, today []finding.Finding) {
	type place struct {
		code finding.Code
		path string
	}
	// Several findings of one code may stand at one path.
	was := map[place][]finding.Finding{}
	for _, f := range old {
		was[place{f.Code, f.Path}] = append(was[place{f.Code, f.Path}], f)
	}
	met := map[string]bool{}
	print := func(f finding.Finding) string { return f.Fingerprint + "\x00" + f.Path }
	before := x.renamed()
	var other []finding.Finding
	for _, f := range today {
		path, renamed := before(f.Path)
		at, same := place{f.Code, path}, false
		for _, o := range was[at] {
			if !met[print(o)] && (renamed || o.Fingerprint == f.Fingerprint) {
				met[print(o)], same = true, true
				break
			}
		}
		if same {
			x.Same = append(x.Same, f)
		} else {
			other = append(other, f)
		}
	}
	for _, f := range other {
		altered := false
		for _, o := range was[place{f.Code, f.Path}] {
			if !met[print(o)] {
				met[print(o)], altered = true, true
				break
			}
		}
		if altered {
			x.Altered = append(x.Altered, f)
		} else {
			x.Come = append(x.Come, f)
		}
	}
	for _, o := range old {
		if !met[print(o)] {
			x.Gone = append(x.Gone, o)
		}
	}
}

// renamed returns a function from the path of a finding to the one that it had in the old
// release, where its record had another ID.
func (x *Changes) renamed() func(path string) (old string, renamed bool) {
	from := map[string]string{}
	for _, c := range x.Data.List {
		if c.Kind == changes.Renamed {
			from[c.Path] = c.From
		}
	}
	return func(path string) (string, bool) {
		parts := strings.SplitN(path, "/", 4)
		if len(parts) < 3 {
			return path, false
		}
		record := strings.Join(parts[:3], "/")
		old, ok := from[record]
		if !ok {
			return path, false
		}
		return old + strings.TrimPrefix(path, record), true
	}
}

// metrics notes the metrics that moved.
func (x *Changes) metrics(old, today *Sector, c indicators.ViewConfig) {
	before, after := old.View(c), today.View(c)
	was := map[indicators.ID]indicators.Metric{}
	for m := range old.Metrics() {
		was[m.ID] = m
	}
	for m := range today.Metrics() {
		values := map[indicators.Key]figure.Quantity{}
		if o, ok := was[m.ID]; ok {
			values = valuesOf(before, o)
			delete(was, m.ID)
		}
		for k, r := range after.EvalAll(m, indicators.Selector{}) {
			now := r.Quantity
			if r.Err != nil {
				now = figure.Quantity{}
			}
			o := values[k]
			delete(values, k)
			if o.Unit != now.Unit || !o.Figure.Equal(now.Figure) {
				x.Metrics = append(x.Metrics, MetricChange{m.ID, k, o, now})
			}
		}
		x.lost(m.ID, values)
	}
	for m := range old.Metrics() {
		if _, ok := was[m.ID]; ok {
			x.lost(m.ID, valuesOf(before, m))
		}
	}
	slices.SortStableFunc(x.Metrics, func(a, b MetricChange) int {
		return cmp.Or(cmp.Compare(a.Metric, b.Metric), a.Key.Compare(b.Key))
	})
}

// lost notes values of a metric that the new release does not give.
func (x *Changes) lost(id indicators.ID, values map[indicators.Key]figure.Quantity) {
	for k, q := range values {
		x.Metrics = append(x.Metrics, MetricChange{Metric: id, Key: k, Old: q})
	}
}

// valuesOf returns all values of a metric.
func valuesOf(v indicators.View, m indicators.Metric) map[indicators.Key]figure.Quantity {
	values := map[indicators.Key]figure.Quantity{}
	for k, r := range v.EvalAll(m, indicators.Selector{}) {
		if r.Err == nil {
			values[k] = r.Quantity
		}
	}
	return values
}
