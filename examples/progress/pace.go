package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// samplePace is a made-up project of four years: by year, what was earned so
// far (the planned value of the work that is done) and what it cost. Nothing was
// reported for 2019.
//
//go:embed pace.csv
var samplePace []byte

// pace is a project against its plan.
type pace struct {
	years   []paceYear
	value   progress.EarnedValue // at the last report
	periods figure.Figure        // how many periods of the plan are earned
	elapsed figure.Figure        // how many have passed at the last report
}

// paceYear is a year of a project, in running totals.
type paceYear struct {
	year                  period.Period
	planned, earned, cost figure.Figure
	reported              bool
}

// readPace holds the reports of a project against its plan: a budget in equal
// parts, one for each year from the first on.
func readPace(text []byte, budget money.Money, first period.Period, years int) (pace, error) {
	parts, err := agreements.EvenSchedule(budget, first, years)
	if err != nil {
		return pace{}, err
	}
	plan, err := runningTotals(parts)
	if err != nil {
		return pace{}, err
	}
	earned, cost, err := readReports(text)
	if err != nil {
		return pace{}, err
	}
	if len(earned) > len(plan) {
		return pace{}, fmt.Errorf("%d reports on %d years", len(earned), len(plan))
	}
	// What was reported last still holds where nothing was.
	var p pace
	earnedSoFar, costSoFar := progress.CarryForward(earned), progress.CarryForward(cost)
	for i := range earned {
		y := paceYear{parts[i].Due, plan[i], earnedSoFar[i], costSoFar[i], earned[i].IsSet()}
		if y.reported {
			p.value = progress.EarnedValue{
				Budget: plan[len(plan)-1], Planned: y.planned, Earned: y.earned, Cost: y.cost,
			}
			p.elapsed = figure.FromInt64(int64(i + 1))
		}
		p.years = append(p.years, y)
	}
	total, err := progress.CumulativeTotal(earned)
	if err != nil {
		return pace{}, err
	}
	p.periods, err = progress.EarnedPeriods(plan, total)
	return p, err
}

// runningTotals returns what is planned by the end of each period.
func runningTotals(parts []agreements.Installment) ([]figure.Figure, error) {
	var plan []figure.Figure
	var sum money.Accumulator
	for _, part := range parts {
		sum.Add(part.Amount)
		total, err := sum.Total()
		if err != nil {
			return nil, err
		}
		amount, _ := total.Decimal()
		f, err := figure.FromDecimal(amount)
		if err != nil {
			return nil, err
		}
		plan = append(plan, f)
	}
	return plan, nil
}

// readReports reads year,earned,cost. An empty cell was not reported.
func readReports(text []byte) (earned, cost []figure.Figure, err error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	if len(rows) == 0 || len(rows[0]) != 3 {
		return nil, nil, errors.New("want the columns year,earned,cost")
	}
	for _, row := range rows[1:] {
		for i, list := range []*[]figure.Figure{&earned, &cost} {
			var f figure.Figure
			if row[i+1] != "" {
				if f, err = figure.Parse(row[i+1]); err != nil {
					return nil, nil, err
				}
			}
			*list = append(*list, f)
		}
	}
	return earned, cost, nil
}

// printPace prints the sample: 500,000 dirhams in equal parts from 2017 on.
func printPace(out io.Writer, format string, style page.Style) error {
	budget, err := money.Parse("500000 MAD")
	if err != nil {
		return err
	}
	p, err := readPace(samplePace, budget, period.Year(2017), 4)
	if err != nil {
		return err
	}
	if format == "json" {
		return page.JSON(out, p.document())
	}
	var text strings.Builder
	writePace(&text, p, style, style.Lang)
	_, err = io.WriteString(out, style.Fit(text.String()))
	return err
}

// measure is a number of earned value by its name.
type measure struct {
	name    string // in JSON
	words   string
	compute func() (figure.Figure, error)
}

// measures are what the page says of the last report.
func (p pace) measures() []measure {
	e := p.value
	return []measure{
		{"complete", "part complete", e.Complete},
		{"sv", "schedule variance (SV)", e.ScheduleVariance},
		{"spi", "schedule index (SPI)", e.ScheduleIndex},
		{"cv", "cost variance (CV)", e.CostVariance},
		{"cpi", "cost index (CPI)", e.CostIndex},
		{"eac", "cost at completion, as so far", e.AtCompletion},
		{"eac-planned", "cost at completion, the rest as planned", e.AtCompletionAsPlanned},
		{"eac-both", "cost at completion, as late and costly", e.AtCompletionBoth},
		{"etc", "cost of the rest", e.ToComplete},
		{"vac", "variance at completion", e.CompletionVariance},
		{"tcpi", "cost index that the rest needs", e.ToCompleteIndex},
		{"periods", "years of the plan earned", func() (figure.Figure, error) { return p.periods, nil }},
		{"svt", "time variance in years, SV(t)", func() (figure.Figure, error) {
			return progress.ScheduleVariance(p.periods, p.elapsed)
		}},
		{"spit", "time index, SPI(t)", func() (figure.Figure, error) {
			return progress.ScheduleIndex(p.periods, p.elapsed)
		}},
	}
}

// paceDocument is a project as JSON, with the exact numbers.
type paceDocument struct {
	Years    []paceYearJSON           `json:"years"`
	Measures map[string]figure.Figure `json:"measures"`
}

type paceYearJSON struct {
	Year     period.Period `json:"year"`
	Planned  figure.Figure `json:"planned"`
	Earned   figure.Figure `json:"earned,omitzero"`
	Cost     figure.Figure `json:"cost,omitzero"`
	Reported bool          `json:"reported"`
}

// document returns a project as JSON has it. A measure that is not defined is left
// out.
func (p pace) document() paceDocument {
	doc := paceDocument{Measures: map[string]figure.Figure{}}
	for _, y := range p.years {
		doc.Years = append(doc.Years, paceYearJSON{y.year, y.planned, y.earned, y.cost, y.reported})
	}
	for _, m := range p.measures() {
		if f, err := m.compute(); err == nil {
			doc.Measures[m.name] = f
		}
	}
	return doc
}

// writePace writes a project in one language.
func writePace(w *strings.Builder, p pace, s page.Style, lang wording.Lang) {
	say := func(name string) string { return messages.Phrase(name).In(lang) }
	number := func(f figure.Figure, err error) string {
		if err != nil {
			return progress.UndefinedOf(err).Text(lang)
		}
		return page.Writer(lang).Say(f)
	}
	s.Heading(w, 1, say("A project of four years against its plan"))
	var rows [][]string
	for _, y := range p.years {
		reported := say("yes")
		if !y.reported {
			reported = say("no: last report")
		}
		rows = append(rows, []string{
			y.year.String(), number(y.planned, nil), number(y.earned, nil), number(y.cost, nil), reported,
		})
	}
	s.Table(w, say("Running totals at the end of the year"),
		[]string{say("year"), say("planned"), say("earned"), say("cost"), say("reported")}, rows)
	rows = nil
	for _, m := range p.measures() {
		rows = append(rows, []string{say(m.words), number(m.compute())})
	}
	s.Table(w, say("Earned value at the last report"), []string{say("measure"), say("number")}, rows)
}
