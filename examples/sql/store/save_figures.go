package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/jackc/pgx/v5/pgtype"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

var (
	sourceColumns = []string{"id", "originator", "carrier", "title", "address", "date", "known_from", "date_note", "lang",
		"release", "rank", "retrieved", "licence", "note"}
	observationColumns = []string{"id", "indicator", "area", "perimeter", "breakdown", "period", "valid",
		"figure", "unit", "measure", "bounds", "rounded", "cut", "step", "approximate", "widened",
		"role", "assurance", "status", "confidentiality", "source", "published", "known_from", "words", "words_lang",
		"stated_perimeter", "attributes", "candidates", "repeats", "derived_from", "confidence", "note"}
	correctionColumns = []string{"id", "observation", "figure", "unit", "reason", "evidence", "author", "known",
		"known_from"}
	correctedColumns = []string{"observation", "known", "correction", "figure", "unit", "measure", "bounds",
		"approximate", "widened"}
)

// dataset stores a catalogue, sources, figures and corrections.
func (s *saver) dataset(d *indicators.Dataset) error {
	definitions, err := documents(d.Catalogue().Spec())
	if err != nil {
		return err
	}
	err = s.copy("definition", len(definitions), []string{"kind", "id", "record"},
		slice(definitions, func(x document) ([]any, error) { return []any{x.kind, x.id, x.record}, nil }))
	if err != nil {
		return err
	}
	bodies := slices.Collect(d.Bodies())
	err = s.copy("body", len(bodies), []string{"id", "record"}, slice(bodies, func(b indicators.Body) ([]any, error) {
		record, err := json.Marshal(b)
		return []any{string(b.ID), json.RawMessage(record)}, err
	}))
	if err != nil {
		return err
	}
	sources := slices.Collect(d.Sources())
	if err := s.copy("source", len(sources), sourceColumns, slice(sources, sourceRow)); err != nil {
		return err
	}
	if err := s.copy("observation", d.Len(), observationColumns, observationRows(d)); err != nil {
		return err
	}
	corrections := slices.Collect(d.Corrections())
	if err := s.copy("correction", len(corrections), correctionColumns, slice(corrections, correctionRow)); err != nil {
		return err
	}
	return s.copy("corrected", 0, correctedColumns, correctedRows(d, corrections))
}

// text returns the text of a value, NULL if it is empty.
func text(v fmt.Stringer) any { return word(v.String()) }

// word returns a text, NULL if it is empty.
func word[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// ids returns a list of IDs, NULL if it is empty.
func ids(list []indicators.ID) any {
	if len(list) == 0 {
		return nil
	}
	all := make([]string, len(list))
	for i, id := range list {
		all[i] = string(id)
	}
	return all
}

// day returns a day, infinity if it is unset.
func day(d period.Date) pgtype.Date {
	if !d.IsSet() {
		return pgtype.Date{InfinityModifier: pgtype.Infinity, Valid: true}
	}
	return pgtype.Date{Time: d.Time(nil), Valid: true}
}

// days returns the days of a period, NULL if it is unset.
func days(p period.Period) pgtype.Range[pgtype.Date] {
	if !p.IsSet() {
		return pgtype.Range[pgtype.Date]{}
	}
	return pgtype.Range[pgtype.Date]{Lower: day(p.First()), Upper: day(p.Last()), LowerType: pgtype.Inclusive,
		UpperType: pgtype.Inclusive, Valid: true}
}

// fromUntil returns the days from one on and before another; unset is no end.
func fromUntil(from, until period.Date) pgtype.Range[pgtype.Date] {
	r := pgtype.Range[pgtype.Date]{LowerType: pgtype.Unbounded, UpperType: pgtype.Unbounded, Valid: true}
	if from.IsSet() {
		r.Lower, r.LowerType = day(from), pgtype.Inclusive
	}
	if until.IsSet() {
		r.Upper, r.UpperType = day(until), pgtype.Exclusive
	}
	return r
}

func sourceRow(x indicators.Source) ([]any, error) {
	return []any{string(x.ID), word(x.Originator), word(x.Carrier), word(x.Title), word(x.Address), text(x.Date),
		day(x.Date.Last()), word(x.DateNote), text(x.Lang), word(x.Release), int64(x.Rank), text(x.Retrieved),
		word(x.Licence), word(x.Note)}, nil
}

// measured returns a figure in the unit of its indicator, if it converts.
func measured(c *indicators.Catalogue, indicator indicators.ID, q figure.Quantity) figure.Quantity {
	i, ok := c.Indicator(indicator)
	if !ok || i.Unit == q.Unit {
		return q
	}
	if in, err := q.In(i.Unit); err == nil {
		return in
	}
	return q
}

// observationRows yields the rows of all observations. Each is valid until the next.
func observationRows(d *indicators.Dataset) iter.Seq2[[]any, error] {
	v := d.View(indicators.ViewConfig{})
	return func(yield func([]any, error) bool) {
		row := make([]any, 0, len(observationColumns))
		for o := range d.All() {
			var candidates any
			if len(o.Candidates) > 0 {
				record, err := json.Marshal(o.Candidates)
				if err != nil {
					yield(nil, err)
					return
				}
				candidates = json.RawMessage(record)
			}
			q := o.Quantity()
			var measure any
			if q.Figure.IsSet() {
				q = measured(d.Catalogue(), o.Key.Indicator, q)
				measure = text(q.Unit)
			}
			bounds, wide := Bounds(q.Figure)
			rounded, cut, step := printed(q.Figure)
			row = append(row[:0], string(o.ID), string(o.Key.Indicator), string(o.Key.Area), string(o.Key.Perimeter),
				o.Key.Breakdown.String(), o.Key.Period.String(), days(o.Key.Period),
				text(o.Figure), text(o.Unit), measure, bounds, rounded, cut, step, o.Figure.Approximate(), wide,
				text(o.Role), text(o.Assurance), text(o.Status), word(o.Confidentiality), word(o.Source),
				text(o.Published), day(v.Published(o).Last()), word(o.Words), text(o.WordsLang), word(o.Stated),
				word(o.Attributes.String()), candidates, word(o.Repeats), ids(o.From), text(o.Confidence), word(o.Note))
			if !yield(row, nil) {
				return
			}
		}
	}
}

func correctionRow(x indicators.Correction) ([]any, error) {
	return []any{string(x.ID), string(x.Observation), text(x.Figure), text(x.Unit), word(x.Reason), ids(x.Evidence),
		word(x.Author), text(x.Known), day(x.Known.Last())}, nil
}

// correctedRows yields which correction of an observation a View applies, as known on
// which days: of those that are known the latest, and of several on one day the one
// with the greatest ID.
func correctedRows(d *indicators.Dataset, corrections []indicators.Correction) iter.Seq2[[]any, error] {
	all := slices.Clone(corrections)
	slices.SortStableFunc(all, func(a, b indicators.Correction) int {
		return cmp.Or(cmp.Compare(a.Observation, b.Observation), a.Known.Last().Compare(b.Known.Last()))
	})
	return func(yield func([]any, error) bool) {
		for i, c := range all {
			from, until := c.Known.Last(), period.Date{}
			if i+1 < len(all) && all[i+1].Observation == c.Observation {
				if until = all[i+1].Known.Last(); until == from || !from.IsSet() {
					continue
				}
			}
			known := fromUntil(from, until)
			if !from.IsSet() { // seen only by who knows everything
				known.Lower, known.LowerType = day(from), pgtype.Inclusive
			}
			q := figure.Quantity{Figure: c.Figure, Unit: c.Unit}
			o, _ := d.Observation(c.Observation)
			if q.Unit == (figure.Unit{}) {
				q.Unit = o.Unit
			}
			m := measured(d.Catalogue(), o.Key.Indicator, q)
			bounds, wide := Bounds(m.Figure)
			row := []any{string(c.Observation), known, string(c.ID), text(q.Figure), text(q.Unit), text(m.Unit), bounds,
				q.Figure.Approximate(), wide}
			if !yield(row, nil) {
				return
			}
		}
	}
}
