package sheet

import (
	"cmp"
	"maps"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// A dated header is a cell that states a period.
type dated struct {
	period period.Period
	at     Ref
}

// A seriesID names the figures that make up a run of periods.
type seriesID struct {
	indicator, area, perimeter indicators.ID
	breakdown                  indicators.Breakdown
	role                       indicators.Role
}

// periods looks for gaps in runs of periods, in header rows and down the rows, and
// for a period that is not of the kind of the others.
func (r *reading) periods() {
	across := make(map[Facts][]dated)
	var order []Facts
	for _, n := range r.used {
		c := r.columns[n]
		if c.header != nil || c.period == (Ref{}) || c.bad {
			continue
		}
		f := r.facts[c.facts]
		d := dated{f.Period, c.period}
		f.Period, f.Status, f.Note = period.Period{}, 0, ""
		if across[f] == nil {
			order = append(order, f)
		}
		across[f] = append(across[f], d)
	}
	for _, f := range order {
		r.run(across[f])
	}
	down := make(map[seriesID][]dated)
	for _, l := range r.lines {
		x := r.rows[l.number]
		if x == nil || x.bad || x.period == (Ref{}) {
			continue
		}
		f := r.facts[x.facts]
		id := seriesID{f.Indicator, f.Area, f.Perimeter, f.Breakdown, f.Role}
		down[id] = append(down[id], dated{f.Period, x.period})
	}
	ids := slices.Collect(maps.Keys(down))
	slices.SortFunc(ids, func(a, b seriesID) int { return down[a][0].at.Compare(down[b][0].at) })
	for _, id := range ids {
		r.run(down[id])
	}
}

// run looks at the periods of one run.
func (r *reading) run(list []dated) {
	kinds := make(map[period.Kind]int)
	most := period.KindNone
	for _, d := range list {
		if kinds[d.period.Kind()]++; kinds[d.period.Kind()] > kinds[most] {
			most = d.period.Kind()
		}
	}
	for _, d := range list {
		if k := d.period.Kind(); k != most && kinds[k] < kinds[most] {
			text := r.grid.Cell(d.at).Text
			r.log.add(codeKind, d.at, text, messages.Text(
				"{cell}: {text} is not the kind of period that the others are"),
				rulekit.Word("text", shown(text)))
		}
	}
	slices.SortStableFunc(list, func(a, b dated) int {
		return cmp.Or(cmp.Compare(a.period.Kind(), b.period.Kind()), a.period.First().Compare(b.period.First()))
	})
	for i := 1; i < len(list); i++ {
		a, b := list[i-1], list[i]
		if a.period.Kind() != b.period.Kind() || a.period.Overlaps(b.period) || a.period.Adjacent(b.period) {
			continue
		}
		r.log.add(codeGap, b.at, r.grid.Cell(b.at).Text, messages.Text(
			"no period stands between {from} and {to} ({cell})"),
			rulekit.Time("from", a.period), rulekit.Time("to", b.period))
	}
}

// hidden reports figures that the sheet does not show: once for a hidden column,
// once for a hidden row.
func (r *reading) hidden() {
	shownIn := make(map[int]bool)
	first := make(map[int]Ref)
	count := make(map[int]int)
	for _, l := range r.lines {
		for i := range l.cells {
			n := int(l.cells[i].column)
			if !l.cells[i].cell().Hidden {
				shownIn[n] = true
			} else if l.classes[i] == Observation {
				if count[n]++; count[n] == 1 {
					first[n] = Ref{Row: l.number, Column: n}
				}
			}
		}
	}
	for _, n := range r.used {
		if count[n] > 0 && !shownIn[n] {
			r.log.add(codeHidden, first[n], r.grid.Cell(first[n]).Text, messages.Text(
				"column {column} is hidden; figures read from it: {count}, the first in {cell}"),
				rulekit.Word("column", columnText(n)), rulekit.Number("count", count[n]))
		}
	}
	for _, l := range r.lines {
		var at Ref
		n := 0
		for i := range l.cells {
			c := int(l.cells[i].column)
			if l.cells[i].cell().Hidden && l.classes[i] == Observation && shownIn[c] {
				if n++; n == 1 {
					at = Ref{Row: l.number, Column: c}
				}
			}
		}
		if n > 0 {
			r.log.add(codeHidden, at, r.grid.Cell(at).Text, messages.Text(
				"row {row} is hidden; figures read from it: {count}, the first in {cell}"),
				rulekit.Number("row", l.number), rulekit.Number("count", n))
		}
	}
}

// finish counts what became of the cells, and reports one that nothing spoke of.
func (r *reading) finish() {
	for _, l := range r.lines {
		for i := range l.cells {
			if l.classes[i] == 0 {
				l.classes[i] = Problem
				if !r.lost {
					at := Ref{Row: l.number, Column: int(l.cells[i].column)}
					r.unknown(at, l.cells[i].cell())
				}
			}
			r.counts[l.classes[i]]++
		}
	}
	r.sourced()
	r.findings = r.log.findings()
}

// sourced gathers the sources that figures name, and reports that none is stated.
func (r *reading) sourced() {
	r.sources, r.bodies = r.layout.Sources, r.layout.Bodies
	known := make(map[indicators.ID]bool)
	for _, s := range r.sources {
		known[s.ID] = true
	}
	without := 0
	var at Ref
	for i := range r.found {
		f := r.factsOf(i)
		if f.Source == "" {
			if without++; without == 1 {
				row := r.at(i)
				at = row.Ref
			}
		} else if !known[f.Source] {
			known[f.Source] = true
			r.named = append(r.named, f.Source)
		}
	}
	if without > 0 {
		r.log.add(codeSource, at, r.grid.Cell(at).Text, messages.Text(
			"figures whose source is not stated: {count}, the first in {cell}"), rulekit.Number("count", without))
	}
}
