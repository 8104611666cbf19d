package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// report is the state of an agreement's targets, in one language.
type report struct {
	sector    *sector.Sector
	lang      wording.Lang
	at, known period.Date
	corrected bool
	policies  []indicators.Policy
	options   agreements.AssessOptions
	version   agreements.Version
	targets   []target
}

// target is a target with its assessment on the day, how much that depends on
// what is open, and how it stood at the end of each year.
type target struct {
	Assessment  agreements.Assessment  `json:"assessment"`
	Sensitivity agreements.Sensitivity `json:"sensitivity"`
	Years       []year                 `json:"years"`
}

// year is the standing at the end of a year, by reading.
type year struct {
	On       period.Date          `json:"on"`
	Status   progress.StandingSet `json:"status"`
	Readings []standing           `json:"readings"`

	when page.When
}

type standing struct {
	ID         agreements.ID        `json:"id"`
	AsOf       period.Date          `json:"as_of,omitzero"`
	Progress   figure.Figure        `json:"progress,omitzero"`
	Undefined  progress.Undefined   `json:"undefined,omitzero"`
	Status     progress.StandingSet `json:"status"`
	LastStatus progress.StandingSet `json:"last_status"`
}

// document is the report as JSON.
type document struct {
	Agreement agreements.ID       `json:"agreement"`
	At        period.Date         `json:"at"`
	Known     period.Date         `json:"known,omitzero"`
	Policies  []indicators.Policy `json:"policies"`
	Targets   []target            `json:"targets"`
}

func (r *report) document() document {
	return document{r.version.ID(), r.at, r.known, r.policies, r.targets}
}

// view is the view under a policy: as published, or corrected if that was asked for.
func (r *report) view(p indicators.Policy) indicators.View {
	return r.sector.View(indicators.ViewConfig{Policy: p, Known: r.known, Corrected: r.corrected})
}

// assess assesses a target under the first policy that answers: where sources
// disagree and nothing is chosen, the next one speaks.
func (r *report) assess(id agreements.ID, at period.Date) (agreements.Assessment, agreements.Sensitivity, error) {
	var a agreements.Assessment
	var s agreements.Sensitivity
	for n, p := range r.policies {
		x, err := r.version.AssessAs(id, r.view(p), at, r.options)
		if err != nil {
			return a, s, err
		}
		y := x.Sensitivity()
		if n == 0 {
			a, s = x, y
			continue
		}
		fill := func(have, next []agreements.ReadingAssessment) progress.StandingSet {
			var status progress.StandingSet
			for i := range have {
				if have[i].Actual.Undefined == progress.SourcesDisagree {
					have[i] = next[i]
				}
				status |= have[i].Status
			}
			return status
		}
		a.Status, s.Status = fill(a.Readings, x.Readings), fill(s.Readings, y.Readings)
	}
	s.Progress = figure.Figure{}
	for _, x := range s.Readings {
		switch {
		case !x.Progress.IsSet():
		case !s.Progress.IsSet():
			s.Progress = x.Progress
		default:
			s.Progress = s.Progress.Hull(x.Progress)
		}
	}
	return a, s, nil
}

func (r *report) gather() error {
	for _, t := range r.version.Agreement().Targets {
		a, s, err := r.assess(t.ID, r.at)
		if err != nil {
			return err
		}
		x := target{Assessment: a, Sensitivity: s}
		first := t.Start.First()
		if !first.IsSet() {
			first = r.at
		}
		for y := first.Year(); y <= t.Deadline.Last().Year() && y < first.Year()+50; y++ {
			on := period.MustDate(y, 12, 31)
			a, _, err := r.assess(t.ID, on)
			if err != nil {
				return err
			}
			row := year{On: on, Status: a.Status, when: page.WhenOf(a)}
			for _, n := range a.Readings {
				row.Readings = append(
					row.Readings, standing{n.ID, n.Actual.AsOf, n.Progress, n.Undefined, n.Status, n.LastStatus},
				)
			}
			x.Years = append(x.Years, row)
		}
		r.targets = append(r.targets, x)
	}
	return nil
}

func (r *report) explain(w *strings.Builder, id agreements.ID) error {
	var ids []agreements.ID
	for _, t := range r.version.Agreement().Targets {
		ids = append(ids, t.ID)
	}
	if !slices.Contains(ids, id) {
		return program.None("explain", string(id), ids)
	}
	for _, p := range r.policies {
		a, err := r.version.AssessAs(
			id, r.view(p), r.at, r.options,
		)
		if err != nil {
			return err
		}
		if err := a.Explanation().Replay(); err != nil {
			return err
		}
		open := false
		for _, x := range a.Readings {
			open = open || x.Actual.Undefined == progress.SourcesDisagree
		}
		if !open || p == r.policies[len(r.policies)-1] {
			w.WriteString(page.Writer(r.lang).Say(a.Explanation()))
			return nil
		}
	}
	return nil
}

func (r *report) say(en string) string { return messages.Phrase(en).In(r.lang) }

// quantity says a quantity in a table, rounded as [page.Rounded] does. The JSON form has
// it exactly.
func (r *report) quantity(q figure.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return page.Writer(r.lang).Say(page.Rounded(q))
}

func (r *report) percent(f figure.Figure) string {
	if !f.IsSet() {
		return "–"
	}
	return page.Writer(r.lang).Percent(f)
}

func (r *report) name(t wording.Text, id agreements.ID) string {
	if s, _ := t.Display(r.lang); s != "" {
		return s
	}
	return string(id)
}

// days says a number of days; whole ones, bounds outward.
func (r *report) days(f figure.Figure) string {
	if !f.IsSet() {
		return "–"
	}
	return page.Writer(r.lang).Say(f.Round(0, money.HalfEven))
}

// reading names a reading: by what its sources say, else by its basis and baseline.
func (r *report) reading(x agreements.ReadingAssessment) string {
	if why, _ := x.Why.Display(r.lang); why != "" {
		return why
	}
	s := x.Basis.Text(r.lang)
	if sign, _ := x.Baseline.Figure.Sign(); x.Baseline.IsSet() && sign != 0 {
		from := messages.Phrase(", from {baseline}").With("baseline", say.Same(r.quantity(x.Baseline)))
		s += from.In(r.lang)
	}
	return s
}

// measure names what a target is measured by.
func (r *report) measure(target, id agreements.ID) string {
	for _, t := range r.version.Agreement().Targets {
		m, ok := t.Measure(id)
		if t.ID != target || !ok {
			continue
		}
		if s, _ := m.Name.Display(r.lang); s != "" {
			return s
		}
		if i, ok := r.sector.Catalogue().Indicator(m.Indicator); ok {
			return r.name(i.Name, m.ID)
		}
	}
	return string(id)
}

// day says a day, and a dash where there is none.
func (r *report) day(d period.Date) string {
	if !d.IsSet() {
		return "–"
	}
	return page.Writer(r.lang).Say(d)
}

// basis says on what basis, from which baseline, and towards what.
func (r *report) basis(x agreements.ReadingAssessment) string {
	s := x.Basis.Text(r.lang)
	if x.Baseline.IsSet() && x.Target.IsSet() {
		s += r.say(": ") + r.quantity(x.Baseline) + " → " + r.quantity(x.Target)
	}
	return s
}

// chosen says what is done where sources disagree.
func (r *report) chosen() string {
	if len(r.policies) == 1 {
		return r.say("; choice among sources: ") + r.say(r.policies[0].String())
	}
	return r.say("; where sources disagree, the range that holds them all")
}

func (r *report) write(w *strings.Builder, s page.Style) {
	title := r.name(r.version.Agreement().Name, r.version.ID())
	s.Heading(w, 1, title)
	line := r.say("on ") + r.day(r.at)
	if r.known.IsSet() {
		line += r.say(", as known on ") + r.day(r.known)
	}
	if r.corrected {
		line += r.say("; with corrections")
	}
	fmt.Fprintf(w, "%s%s\n", line, r.chosen())
	r.writeSummary(w, s)
	for _, t := range r.targets {
		w.WriteString("\n")
		s.Heading(w, 2, r.name(t.Assessment.Name, t.Assessment.Target))
		value := fmt.Sprintf("%s (%s)", r.quantity(t.Assessment.Value), t.Assessment.Basis.Text(r.lang))
		status := r.say("Standing: ") + t.Assessment.Status.Text(r.lang) + r.say(", ") + r.when(t)
		fmt.Fprintf(w, "%s. %s\n", value, status)
		r.writeReadings(w, s, t)
		r.writePace(w, s, t)
		r.writeSensitivity(w, s, t)
		r.writeYears(w, s, t)
	}
}

// writeSummary writes where each target stands, in a line.
func (r *report) writeSummary(w *strings.Builder, s page.Style) {
	var rows [][]string
	for _, t := range r.targets {
		days, figures := page.WhenOf(t.Assessment).Cells(r.lang)
		rows = append(rows, []string{
			r.name(t.Assessment.Name, t.Assessment.Target), r.percent(t.Sensitivity.Progress), certain(r, t.Assessment.Status),
			days, figures,
		})
	}
	if len(rows) == 0 {
		w.WriteString("\n" + r.say("This agreement has no targets.") + "\n")
		return
	}
	header := []string{
		r.say("target"), r.say("progress, all readings"), r.say("standing"), r.say("standing on"), r.say("last figure"),
	}
	s.Table(w, r.say("Where the targets stand"), header, rows)
}

// when says which day the standing of a target is of, and which figures it rests on.
func (r *report) when(t target) string { return page.WhenOf(t.Assessment).Text(r.lang, nil) }

// writeReadings writes how far along the target is under each reading.
func (r *report) writeReadings(w *strings.Builder, s page.Style, t target) {
	say := r.say
	var rows [][]string
	for _, x := range t.Assessment.Readings {
		state := x.Status.Text(r.lang)
		if !x.Undefined.IsDefined() {
			state += " – " + x.Undefined.Text(r.lang)
		}
		state += r.met(t.Assessment, x.ID)
		rows = append(rows, []string{
			r.reading(x), r.basis(x), r.quantity(x.Actual.Quantity), r.day(x.Actual.AsOf),
			r.percent(x.Progress), r.quantity(x.Expected), r.difference(x.Gap), state,
		})
	}
	s.Table(w, say("Every reading"), []string{
		say("reading"), say("basis"),
		say("actual"), say("as of"),
		say("progress"), say("expected"),
		say("gap"), say("standing"),
	}, rows)
}

// met says since when a target is met under a reading, and how many days before the
// deadline that was.
func (r *report) met(a agreements.Assessment, reading agreements.ID) string {
	since, ok := a.MetSince(reading)
	if !ok {
		return ""
	}
	s := r.say(", since ") + r.day(since)
	if days, ok := a.MetEarly(reading); ok && days > 0 {
		s += r.say(", days before the deadline: ") + page.Writer(r.lang).Say(figure.FromInt64(int64(days)))
	}
	return s
}

// writeMethods writes what each method of the library gives for each reading.
func (r *report) writeMethods(w *strings.Builder, s page.Style) {
	for i, t := range r.targets {
		if i > 0 {
			w.WriteString("\n")
		}
		s.Heading(w, 2, r.name(t.Assessment.Name, t.Assessment.Target))
		header := []string{r.say("method")}
		for _, x := range t.Assessment.Readings {
			header = append(header, r.reading(x))
		}
		var rows [][]string
		for _, m := range progress.Methods() {
			name, _ := m.Name.Display(r.lang)
			row := []string{name}
			for _, x := range t.Assessment.Readings {
				f, err := x.Apply(m)
				if err != nil {
					row = append(row, progress.UndefinedOf(err).Text(r.lang))
				} else {
					row = append(row, r.quantity(figure.Quantity{Figure: f, Unit: unitOf(m.ID, x)}))
				}
			}
			rows = append(rows, row)
		}
		s.Table(w, r.say("Every method, by reading"), header, rows)
	}
}

// difference says a difference of two values: that of two shares in points.
func (r *report) difference(q figure.Quantity) string { return r.quantity(say.Difference(q)) }

// unitOf returns the unit of what a method gives for a reading, which is one for ratios and
// days.
func unitOf(method string, x agreements.ReadingAssessment) figure.Unit {
	return map[string]figure.Quantity{
		"expected": x.Expected, "gap": say.Difference(x.Gap), "run-rate": say.Difference(x.RunRate),
		"required-rate": say.Difference(x.RequiredRate),
		"projection":    x.Projection,
	}[method].Unit
}

// writePace writes what is made in a year, what has to be, and how many days of
// the path are earned.
func (r *report) writePace(w *strings.Builder, s page.Style, t target) {
	say := r.say
	var rows [][]string
	for _, x := range t.Assessment.Readings {
		rows = append(rows, []string{
			r.reading(x), r.difference(x.RunRate), r.difference(x.RequiredRate), r.quantity(x.Projection),
			r.elapsed(x), r.days(x.EarnedDays), r.days(x.DaysAhead),
		})
	}
	s.Table(w, say("Pace and time"), []string{
		say("reading"), say("made a year"),
		say("required a year"),
		say("leads to"),
		say("days passed"),
		say("days earned"),
		say("days ahead"),
	}, rows)
}

// writeSensitivity writes every combination that the sources leave open.
func (r *report) writeSensitivity(w *strings.Builder, s page.Style, t target) {
	say := r.say
	var rows [][]string
	for _, x := range t.Sensitivity.Readings {
		stated := say("no")
		if x.Stated {
			stated = say("yes")
		}
		done := x.Undefined.Text(r.lang)
		if x.Progress.IsSet() {
			done = r.percent(x.Progress)
		}
		rows = append(rows, []string{
			r.reading(x), x.Basis.Text(r.lang), r.quantity(x.Baseline), r.measure(t.Assessment.Target, x.Measure), stated,
			done,
			x.Status.Text(r.lang),
		})
	}
	title := say("Sensitivity: all that the sources leave open")
	s.Table(w, title, []string{
		say("reading"), say("basis"),
		say("baseline"), say("measure"),
		say("stated"), say("progress"),
		say("standing"),
	}, rows)
	for _, n := range t.Assessment.Named() {
		not := say("Not progress: actual over value, as the press prints it:")
		fmt.Fprintf(w, "\n%s %s\n", not, r.percent(n.Figure))
	}
}

// writeYears writes how the target stood at the end of each year.
func (r *report) writeYears(w *strings.Builder, s page.Style, t target) {
	say := r.say
	var rows [][]string
	for _, y := range t.Years {
		row := []string{r.day(y.On)}
		for _, x := range y.Readings {
			cell := x.Status.Text(r.lang)
			if x.Progress.IsSet() {
				cell = r.percent(x.Progress) + say(", ") + cell
			} else if !x.Undefined.IsDefined() {
				cell = x.Undefined.Text(r.lang)
			}
			switch {
			case x.LastStatus != x.Status:
				cell += " (" + r.day(x.AsOf) + say(": ") + x.LastStatus.Text(r.lang) + ")"
			case x.AsOf.IsSet() && x.AsOf != y.On:
				cell += " (" + r.day(x.AsOf) + ")"
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, certain(r, y.Status)+r.of(y)))
	}
	header := []string{say("on")}
	for _, x := range t.Assessment.Readings {
		header = append(header, r.reading(x))
	}
	header = append(header, say("all readings"))
	s.Table(w, say("Year by year"), header, rows)
}

// of says the days that the standing at the end of a year is of, where they are earlier.
func (r *report) of(y year) string {
	if days := y.when.Earlier(r.lang); days != "" {
		return " (" + days + ")"
	}
	return ""
}

func (r *report) elapsed(x agreements.ReadingAssessment) string {
	if x.TotalDays == 0 {
		return "–"
	}
	if !x.Actual.AsOf.IsSet() {
		return "– / " + page.Writer(r.lang).Say(x.TotalDays)
	}
	w := page.Writer(r.lang)
	return w.Say(x.ElapsedDays) + " / " + w.Say(x.TotalDays)
}

// certain says whether a set of standings is certain or which are possible.
func certain(r *report, s progress.StandingSet) string {
	if x, ok := s.Certain(); ok {
		return r.say("certain: ") + x.Text(r.lang)
	}
	return s.Text(r.lang)
}
