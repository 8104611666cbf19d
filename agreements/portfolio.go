package agreements

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// TargetRef names a target of an agreement.
type TargetRef struct {
	Agreement ID `json:"agreement"`
	Target    ID `json:"target"`
}

// Compare orders by agreement and target.
func (t TargetRef) Compare(o TargetRef) int {
	return cmp.Or(cmp.Compare(t.Agreement, o.Agreement), cmp.Compare(t.Target, o.Target))
}

// String returns "agreement/target", "" for the zero TargetRef.
func (t TargetRef) String() string {
	if !t.isSet() {
		return ""
	}
	return string(t.Agreement) + "/" + string(t.Target)
}

// Portfolio is several targets put together, so that nothing counts twice.
type Portfolio struct {
	At period.Date `json:"at"`
	// Members are the targets, in order, each with what becomes of it.
	Members []PortfolioMember `json:"members"`
	// Totals are the sums that the aggregation rules allow, in order of
	// indicator and perimeter.
	Totals []PortfolioTotal `json:"totals"`
}

// PortfolioMember is a target in a portfolio.
type PortfolioMember struct {
	TargetRef
	Assessment Assessment `json:"assessment"`
	// Within names the member in which its result is counted already, with
	// Share the part of it that is; unset is the whole.
	Within TargetRef       `json:"within,omitzero"`
	Share  figure.Quantity `json:"share,omitzero"`
	// Excluded says why it enters no total although it is counted nowhere else.
	Excluded Exclusion `json:"apart,omitzero"`
}

// Exclusion says why a member of a portfolio enters no total.
type Exclusion uint16

const (
	// ExcludedOpen: its readings differ in the measure or the basis, so that there
	// is no one number to add.
	ExcludedOpen Exclusion = iota + 1
	// ExcludedNoMeasure: nothing says which series counts.
	ExcludedNoMeasure
	// ExcludedAggregation: the indicator does not add up over places or segments.
	ExcludedAggregation
	// ExcludedOverlap: its series is part of that of another member, or holds it,
	// and no attribution says how much of it.
	ExcludedOverlap
	// ExcludedBasis: its basis does not add up: a share, a change, a level to
	// maintain.
	ExcludedBasis
)

var exclusions = enum.Table[Exclusion]{"", "open", "no_measure", "aggregation", "overlap", "basis"}

// String returns "open", "no_measure", "aggregation", "overlap" or "basis"; ""
// for the zero value.
func (a Exclusion) String() string { return exclusions.String("exclusion", a) }

// PortfolioTotal is the sum of members that measure one indicator in one
// perimeter.
type PortfolioTotal struct {
	Indicator ID    `json:"indicator"`
	Perimeter ID    `json:"perimeter,omitempty"`
	Basis     Basis `json:"basis"`
	// Members are those that are added, in order.
	Members []TargetRef `json:"members"`
	// Value is the sum of what was agreed. Actual is the sum of what is reached
	// beyond the baselines, or of the levels, by basis; a series that several
	// members measure enters it once.
	Value     figure.Quantity    `json:"value,omitzero"`
	Actual    figure.Quantity    `json:"actual,omitzero"`
	Undefined progress.Undefined `json:"undefined,omitzero"`
}

// Portfolio puts targets of the book's agreements together, as they read on
// the day valid and were known on the day known, assessed on the day at.
//
// A target whose result is part of that of another member, by an
// [Attribution], is counted once, inside that target, and so is one that is
// part of a part; of an attribution with a share only the rest is added. What
// is left is added per indicator, perimeter and basis, where the catalogue lets
// the indicator add up over places and segments. The same series measured by
// two members counts once. A target whose readings differ enters
// no total: none of them is chosen.
//
// The errors are those of [Version.Assess], and [ErrDuplicate] for a target
// that is named twice.
func (b *Book) Portfolio(valid, known period.Date, view indicators.View, at period.Date,
	targets ...TargetRef) (Portfolio, error) {
	const op = "Portfolio"
	p := Portfolio{At: at}
	sorted := slices.SortedFunc(slices.Values(targets), TargetRef.Compare)
	for i, t := range sorted {
		if i > 0 && t == sorted[i-1] {
			return Portfolio{}, &Error{Op: op, Err: ErrDuplicate, Detail: t.String()}
		}
		h, ok := b.Agreement(t.Agreement)
		if !ok {
			return Portfolio{}, &Error{Op: op, Err: ErrUnknown, Path: cite.Pointer("agreements", string(t.Agreement))}
		}
		a, err := h.AsOf(valid, known).Assess(t.Target, view, at)
		if err != nil {
			return Portfolio{}, err
		}
		p.Members = append(p.Members, PortfolioMember{TargetRef: t, Assessment: a})
	}
	b.attribute(&p)
	p.separate()
	p.add()
	return p, nil
}

// attribute finds, for every member, the member in which it is counted: along
// the attributions, through targets that are not members too.
func (b *Book) attribute(p *Portfolio) {
	members := make(map[TargetRef]bool, len(p.Members))
	for _, m := range p.Members {
		members[m.TargetRef] = true
	}
	for i := range p.Members {
		m := &p.Members[i]
		v := m.Assessment.assessor.version
		been := map[TargetRef]bool{m.TargetRef: true}
		type place struct {
			at    TargetRef
			share figure.Quantity
		}
		todo := []place{{m.TargetRef, figure.Quantity{Figure: unity}}}
		for len(todo) > 0 {
			at := todo[0]
			todo = todo[1:]
			h, ok := b.Agreement(at.at.Agreement)
			if !ok {
				continue
			}
			for _, x := range h.AsOf(v.valid, v.known).content.Attributions {
				to := TargetRef{x.Agreement, x.To}
				if x.Target != at.at.Target || been[to] {
					continue
				}
				been[to] = true
				share := at.share
				if x.Share.IsSet() {
					part, err := x.Share.In(figure.Unit{})
					if err == nil {
						share, err = share.Mul(part)
					}
					if err != nil {
						continue
					}
				}
				if members[to] && to != m.TargetRef {
					if !m.Within.isSet() {
						m.Within, m.Share = to, share
					}
					continue
				}
				todo = append(todo, place{to, share})
			}
		}
		if m.Share.Figure.Equal(unity) {
			m.Share = figure.Quantity{}
		}
	}
}

func (t TargetRef) isSet() bool { return t != TargetRef{} }

// only returns the reading that a member adds, when its readings agree on
// measure, basis and value.
func (m PortfolioMember) only() (ReadingAssessment, bool) {
	rs := m.Assessment.Readings
	if len(rs) == 0 {
		return ReadingAssessment{}, false
	}
	for _, r := range rs[1:] {
		if r.Measure != rs[0].Measure || r.Basis != rs[0].Basis || !r.Value.Equal(rs[0].Value) ||
			!r.Baseline.Equal(rs[0].Baseline) {
			return ReadingAssessment{}, false
		}
	}
	return rs[0], true
}

// series returns the key that a member's reading measures.
func (m PortfolioMember) series(r ReadingAssessment) indicators.Key {
	x, _ := m.Assessment.assessor.target.Measure(r.Measure)
	return x.Series()
}

// separate says of every member that is counted nowhere else whether it adds
// up with others.
func (p *Portfolio) separate() {
	groups := p.groups()
	for i := range p.Members {
		m := &p.Members[i]
		r, ok := m.only()
		switch {
		case !ok:
			m.Excluded = ExcludedOpen
			continue
		case r.Measure == "":
			m.Excluded = ExcludedNoMeasure
			continue
		case r.Basis == BasisShare || r.Basis == BasisChange || r.Basis == BasisMaintain:
			m.Excluded = ExcludedBasis
			continue
		}
		if m.counted() {
			continue
		}
		key := m.series(r)
		ind, _ := m.Assessment.assessor.catalogue().Indicator(key.Indicator)
		all := groups[seriesGroup{key.Indicator, key.Perimeter}]
		switch {
		case len(all.areas) > 1 && ind.OverPlaces != indicators.Sum,
			len(all.breakdowns) > 1 && ind.OverSegments != indicators.Sum:
			m.Excluded = ExcludedAggregation
		case all.overlaps(key):
			m.Excluded = ExcludedOverlap
		}
	}
}

// counted reports whether the whole result is counted in another member.
func (m PortfolioMember) counted() bool { return m.Within.isSet() && !m.Share.IsSet() }

// add makes the totals.
func (p *Portfolio) add() {
	type group struct {
		indicator, perimeter ID
		basis                Basis
	}
	groups := make(map[group]*PortfolioTotal)
	type addition struct {
		to  group
		key indicators.Key
	}
	added := make(map[addition]bool)
	var order []group
	for i := range p.Members {
		m := &p.Members[i]
		if m.Excluded != 0 || m.counted() {
			continue
		}
		r, _ := m.only()
		key := m.series(r)
		g := group{key.Indicator, key.Perimeter, r.Basis}
		t := groups[g]
		if t == nil {
			t = &PortfolioTotal{Indicator: g.indicator, Perimeter: g.perimeter, Basis: g.basis}
			groups[g] = t
			order = append(order, g)
		}
		t.Members = append(t.Members, m.TargetRef)
		rest := figure.Quantity{Figure: unity}
		if m.Share.IsSet() {
			if x, err := rest.Sub(m.Share); err == nil {
				rest = x
			}
		}
		t.Value = t.plus(t.Value, r.Value, rest)
		if added[addition{g, key}] {
			continue // the same series: what is reached is reached once
		}
		added[addition{g, key}] = true
		reached, u := r.reached()
		if !u.IsDefined() {
			t.Undefined = u
			continue
		}
		t.Actual = t.plus(t.Actual, reached, rest)
	}
	slices.SortFunc(order, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.indicator, b.indicator), cmp.Compare(a.perimeter, b.perimeter),
			cmp.Compare(a.basis, b.basis))
	})
	for _, g := range order {
		t := groups[g]
		if !t.Undefined.IsDefined() {
			t.Actual = figure.Quantity{}
		}
		p.Totals = append(p.Totals, *t)
	}
}

// plus adds a part of a quantity to a sum.
func (t *PortfolioTotal) plus(sum, q, part figure.Quantity) figure.Quantity {
	x, err := q.Mul(part)
	if err == nil {
		if x, err = x.In(q.Unit); err == nil && sum.IsSet() {
			x, err = sum.Add(x)
		}
	}
	if err != nil {
		t.Undefined = undefinedOf(err)
		return sum
	}
	return x
}
