package rules

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Scope is what a rule looks at: a book and a View, as known on the View's day. The
// zero Scope holds nothing.
type Scope struct {
	book *agreements.Book
	view indicators.View
	// noFigures says that there is no dataset to look figures up in.
	noFigures bool
	versions  []Version
	final     []Version
}

// Equal reports whether s and o look at equal books and Views.
func (s Scope) Equal(o Scope) bool {
	return s.noFigures == o.noFigures && s.book.Equal(o.book) && s.view.Equal(o.view)
}

// Version is an agreement as it read on one day, as far as it was known on another,
// with its content at hand: Agreement stands in the place of the method of that
// name, so that a rule need not copy it again. Rules share it and must not change
// it. Where each record is from is told by Path, Layers and KnownSince, and what
// its state rests on by Facts.
type Version struct {
	agreements.Version
	Agreement agreements.Agreement
}

func newScope(book *agreements.Book, view indicators.View) Scope {
	if book == nil {
		book = &agreements.Book{}
	}
	s := Scope{book: book.KnownOn(view.Config().Known), view: view}
	if view.Dataset() == nil {
		s.noFigures = true
		s.view = noFigures(view.Config())
	}
	for h := range s.book.Agreements() {
		final := h.AsOf(period.Date{}, s.Known())
		if !final.IsKnown() {
			continue
		}
		s.final = append(s.final, Version{final, final.Agreement()})
		day := beginOfTime
		s.versions = append(s.versions, versionOn(h, day, s.Known()))
		for _, l := range final.Layers() {
			if l.Effective.IsSet() && l.Effective.After(day) {
				day = l.Effective
				s.versions = append(s.versions, versionOn(h, day, s.Known()))
			}
		}
	}
	return s
}

// noFigures returns a View of a dataset without figures.
func noFigures(config indicators.ViewConfig) indicators.View {
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		return indicators.View{}
	}
	var b indicators.Builder
	data, err := b.Build(catalogue)
	if err != nil {
		return indicators.View{}
	}
	return data.View(config)
}

var beginOfTime = period.MustDate(1, 1, 1)

func versionOn(h agreements.History, valid, known period.Date) Version {
	v := h.AsOf(valid, known)
	return Version{v, v.Agreement()}
}

// Book returns the registers and the agreements that were known on the day. Look at
// agreements through Versions or Final, so that your rule sees nothing in them that
// was not known.
func (s Scope) Book() *agreements.Book {
	if s.book == nil {
		return &agreements.Book{}
	}
	return s.book
}

// View returns the View. Its dataset is there, though empty, even if [Check] was
// given the zero View.
func (s Scope) View() indicators.View { return s.view }

// Known returns the day of knowledge; unset knows everything.
func (s Scope) Known() period.Date { return s.view.Config().Known }

// Versions yields every agreement as it read at first and after each day on which
// an amendment took effect, in order of ID and day.
func (s Scope) Versions() iter.Seq[Version] { return slices.Values(s.versions) }

// Final yields every agreement as it reads at the end of time, in order of ID.
func (s Scope) Final() iter.Seq[Version] { return slices.Values(s.final) }

// Observed returns the actual values that the View sees of a measure of a target
// and that speak of the target's time, in order of period and ID.
func (s Scope) Observed(t agreements.Target, m agreements.Measure) []indicators.Observation {
	return slices.DeleteFunc(s.published(t, m), func(o indicators.Observation) bool {
		return o.Assurance < m.Assurance || t.Start.IsSet() && o.Key.Period.Before(t.Start) ||
			t.Deadline.IsSet() && o.Key.Period.After(t.Deadline)
	})
}

// published returns the actual values that the View sees of a measure of a target, of
// any time and assurance, in order of period and ID.
func (s Scope) published(t agreements.Target, m agreements.Measure) []indicators.Observation {
	var all []indicators.Observation
	series, whole := m.Series(), s.wholePeriod(t, m)
	actual := indicators.RolesOf(indicators.RoleObserved, indicators.RoleEstimate, indicators.RoleDerived)
	for o := range s.view.Observations(indicators.Selector{
		Indicator: m.Indicator, Area: m.Area, Perimeter: m.Perimeter, Breakdown: m.Breakdown,
		Total: m.Breakdown.IsTotal(), Roles: actual,
	}) {
		if o.Key.Series() != series || !o.Figure.IsSet() || whole != 0 && o.Key.Period.Kind() != whole {
			continue
		}
		all = append(all, o)
	}
	slices.SortStableFunc(all, func(a, b indicators.Observation) int {
		return cmp.Or(a.Key.Period.Last().Compare(b.Key.Period.Last()), a.Key.Period.Compare(b.Key.Period),
			cmp.Compare(a.ID, b.ID))
	})
	return all
}

// wholePeriod returns the kind of period whose amounts count towards a target on a level:
// exports of a half-year are not those of the year that is aimed at. It is 0 where any
// period counts.
func (s Scope) wholePeriod(t agreements.Target, m agreements.Measure) period.Kind {
	d := s.view.Dataset()
	if d == nil {
		return 0
	}
	i, ok := d.Catalogue().Indicator(m.Indicator)
	if !ok || i.Nature != indicators.FlowOver || m.Counting != agreements.CountLevel {
		return 0
	}
	at := t.Deadline
	if !at.IsSet() && len(t.Baselines) > 0 {
		at = t.Baselines[0].At
	}
	return at.Kind()
}

// path returns the path of the agreement itself.
func (v Version) path() string { return cite.Pointer("agreements", string(v.ID())) }

// dated returns when the agreement was signed, or else when it became known.
func (v Version) dated() period.Period {
	if p := v.Signed(); p.IsSet() {
		return p
	}
	return v.Agreement.Known
}

// ref names a record.
func ref(kind agreements.RecordKind, id agreements.ID) agreements.Ref {
	return agreements.Ref{Kind: kind, ID: id}
}
