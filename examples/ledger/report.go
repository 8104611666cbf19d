package main

import (
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
	"github.com/mithaq-go/mithaq/offshoring"
)

// report is the ledger of an instrument on several days, in one language.
type report struct {
	lang    wording.Lang
	days    []period.Date
	title   string
	version agreements.Version
	ledgers []agreements.Ledger
	unknown []unknown
	funded  []funded
}

// unknown is a day on which the instrument, or even its agreement, was not yet
// known.
type unknown struct {
	At   period.Date `json:"at"`
	What string      `json:"not_yet_known"` // "agreements/..." or "instruments/..."
}

// funded is what an envelope pays for, under each reading of its limit, with
// what is found about it.
type funded struct {
	Agreement  agreements.ID        `json:"agreement"`
	Instrument agreements.ID        `json:"instrument"`
	Name       wording.Text         `json:"name,omitzero"`
	Limits     []agreements.Funding `json:"limits"`
	Findings   []writtenFinding     `json:"findings,omitempty"`

	readings map[agreements.ID]wording.Text // of the limit
}

// writtenFinding is a finding in the report's language.
type writtenFinding struct {
	Code     finding.Code `json:"code"`
	Severity string       `json:"severity"`
	Path     string       `json:"path"`
	Text     string       `json:"text"`
	Figures  []string     `json:"figures,omitempty"`
	Evidence []string     `json:"evidence,omitempty"`
}

// document is the report as JSON.
type document struct {
	Ledgers []agreements.Ledger `json:"ledgers"`
	Unknown []unknown           `json:"unknown,omitempty"`
	Funded  []funded            `json:"funded"`
}

// catalogue defines what the declarations count: the sector's own indicators.
func catalogue() (*indicators.Catalogue, error) {
	sector, err := offshoring.Morocco()
	if err != nil {
		return nil, err
	}
	return sector.Catalogue(), nil
}

// read works out the ledger on every day, each with what was known on it.
func (r *report) read(file, declarations io.Reader, agreement, instrument agreements.ID) error {
	book, err := agreements.DecodeBook(file, agreements.DecodeOptions{})
	if err != nil {
		return err
	}
	list, err := agreements.DecodeDeclarations(declarations, agreements.DecodeOptions{})
	if err != nil {
		return err
	}
	c, err := catalogue()
	if err != nil {
		return err
	}
	var b indicators.Builder
	b.AddBody(book.Bodies()...)
	var operators []agreements.ID
	for _, d := range list {
		if d.Operator != "" {
			operators = append(operators, d.Operator)
		}
	}
	if err := agreements.AddDeclarations(&b, list, operators); err != nil {
		return err
	}
	data, err := b.Build(c)
	if err != nil {
		return err
	}
	history, ok := book.Agreement(agreement)
	if !ok {
		return program.Usage("-agreement %q: no such agreement", agreement)
	}
	view := data.View(indicators.ViewConfig{})
	if len(r.days) == 0 && agreement == "jobs-fund" {
		r.days = sampleDays()
	}
	if err := r.account(history, instrument, view); err != nil {
		return err
	}
	return r.fund(r.version, instrument, rules.Check(book, view, rules.All()...))
}

// sampleDays are the days on which something happens to the sample.
func sampleDays() (days []period.Date) {
	for _, d := range [][3]int{
		{2017, 12, 31}, {2018, 3, 1}, {2018, 12, 31}, {2019, 3, 15}, {2019, 12, 31}, {2020, 3, 2}, {2020, 12, 31},
		{2021, 2, 28},
	} {
		days = append(days, period.MustDate(d[0], d[1], d[2]))
	}
	return days
}

// account works out the ledger of an instrument on every day, each with what was known on
// it.
func (r *report) account(history agreements.History, instrument agreements.ID, view indicators.View) error {
	r.version = history.AsOf(period.Date{}, period.Date{})
	r.title = r.name(r.version.Agreement().Name, history.ID())
	i, ok := r.version.Agreement().Instrument(instrument)
	if !ok {
		return program.Usage("-instrument %q: no such instrument in agreement %s", instrument, history.ID())
	}
	if len(r.days) == 0 {
		r.days = daysOf(r.version, i)
	}
	for _, at := range r.days {
		v := history.AsOf(at, at)
		if !v.IsKnown() {
			r.unknown = append(r.unknown, unknown{at, "agreements/" + string(history.ID())})
			continue
		}
		if _, ok := v.Agreement().Instrument(instrument); !ok {
			r.unknown = append(r.unknown, unknown{at, "instruments/" + string(instrument)})
			continue
		}
		l, err := v.Ledger(instrument, view, at)
		if err != nil {
			return fmt.Errorf("on %v: %w", at, err)
		}
		r.ledgers = append(r.ledgers, l)
	}
	return nil
}

// daysOf returns the days on which something is due or paid.
func daysOf(v agreements.Version, i agreements.Instrument) (days []period.Date) {
	add := func(p period.Period) {
		if day := p.Last(); day.IsSet() && !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	for _, t := range i.Tranches {
		add(t.Due)
	}
	for _, p := range v.Agreement().Payments {
		if p.Instrument == i.ID {
			add(p.When)
		}
	}
	if len(days) == 0 {
		add(v.Agreement().Term.End)
	}
	slices.SortFunc(days, period.Date.Compare)
	return days
}

// readSector works out the ledger of an instrument of a sector, the first one where none
// is named, and what every envelope pays for.
func (r *report) readSector(s *sector.Sector, agreement, instrument agreements.ID) error {
	view, findings := s.View(indicators.ViewConfig{}), s.Check()
	found := false
	for h := range s.Agreements() {
		v := h.AsOf(period.Date{}, period.Date{})
		for _, i := range v.Agreement().Instruments {
			if !found && (agreement == "" || h.ID() == agreement) && (instrument == "" || i.ID == instrument) {
				found = true
				if err := r.account(h, i.ID, view); err != nil {
					return err
				}
			}
			if err := r.fund(v, i.ID, findings); err != nil {
				return err
			}
		}
	}
	if !found {
		return program.Usage("-folder: no such agreement or instrument in it; -agreement and -instrument name them")
	}
	return nil
}

// regions adds the job premiums of Oujda and Fès.
func (r *report) regions() error {
	sector, err := offshoring.Morocco()
	if err != nil {
		return err
	}
	findings := sector.Check()
	for _, id := range []agreements.ID{"oujda-subsidy-2018", "fes-premium-2017"} {
		history, ok := sector.Agreement(id)
		if !ok {
			return fmt.Errorf("no agreement %s", id)
		}
		if err := r.fund(history.AsOf(period.Date{}, period.Date{}), "job-premium", findings); err != nil {
			return err
		}
	}
	return nil
}

// fund adds what an instrument's envelope pays for.
func (r *report) fund(v agreements.Version, instrument agreements.ID, findings []finding.Finding) error {
	i, ok := v.Agreement().Instrument(instrument)
	if !ok {
		return fmt.Errorf("no instrument %s", instrument)
	}
	l, err := v.Ledger(instrument, indicators.View{}, period.MustDate(9999, 12, 31))
	if err != nil {
		return err
	}
	f := funded{
		Agreement: v.ID(), Instrument: instrument, Name: v.Agreement().Name,
		readings: map[agreements.ID]wording.Text{},
	}
	for _, l := range i.Limits {
		f.readings[l.ID] = l.Why
	}
	for _, limit := range l.Limits {
		f.Limits = append(f.Limits, limit.Fundings...)
	}
	path := v.Path(agreements.Ref{Kind: agreements.RecordInstruments, ID: i.ID})
	for _, x := range findings {
		if x.Path == path || strings.HasPrefix(x.Path, path+"/") {
			y := writtenFinding{Code: x.Code, Severity: x.Severity.String(), Path: x.Path, Text: r.writer().Say(x)}
			y.Figures = page.Figures(x)
			for _, e := range x.Evidence {
				if note, _ := e.Note.Display(r.lang); note != "" {
					y.Evidence = append(y.Evidence, note)
				}
			}
			f.Findings = append(f.Findings, y)
		}
	}
	r.funded = append(r.funded, f)
	return nil
}

func (r *report) say(en string) string { return messages.Phrase(en).In(r.lang) }

func (r *report) name(t wording.Text, id agreements.ID) string {
	if s, _ := t.Display(r.lang); s != "" {
		return s
	}
	return string(id)
}

// writer writes all numbers and days of the page.
func (r *report) writer() *wording.Writer {
	return wording.NewWriter(wording.LocaleOf(r.lang), wording.WriterOptions{
		Places: wording.AtMost(2, money.HalfEven), Percent: wording.AtMost(1, money.HalfEven),
	})
}

// money says an amount, and a dash where there is none.
func (r *report) money(m money.Money) string {
	if !m.IsSet() {
		return "–"
	}
	return r.writer().Say(m)
}

// time says a day or a period, and a dash where there is none.
func (r *report) time(p period.Period) string {
	if !p.IsSet() {
		return "–"
	}
	return r.writer().Say(p)
}

// due says an amount, or the least and the most.
func (r *report) due(d agreements.Due) string {
	if m, ok := d.Certain(); ok {
		return r.money(m)
	}
	if !d.Most.IsSet() {
		return "≥ " + r.money(d.Least)
	}
	return r.money(d.Least) + " … " + r.money(d.Most)
}

func (r *report) truth(t figure.Truth) string {
	switch t {
	case figure.Yes:
		return r.say("yes")
	case figure.No:
		return r.say("no")
	}
	return r.say("undecided")
}

func (r *report) write(w *strings.Builder, s page.Style) {
	say := r.say
	s.Heading(w, 1, r.title)
	if len(r.ledgers) > 0 {
		fmt.Fprintf(w, "%s %s\n", say("Committed:"), r.money(r.ledgers[0].Committed))
	}
	for _, u := range r.unknown {
		what := "the instrument is not yet known"
		if strings.HasPrefix(u.What, "agreements/") {
			what = "the agreement is not yet known"
		}
		fmt.Fprintf(w, "%s%s%s\n", r.writer().Say(u.At), say(": "), say(what))
	}
	var rows [][]string
	for _, l := range r.ledgers {
		earned := agreements.Due{}
		if len(l.Limits) > 0 {
			earned = l.Limits[0].Earned
		}
		rows = append(
			rows,
			[]string{
				r.writer().Say(l.At), r.due(earned), r.due(l.Payable), r.money(l.Paid), r.due(l.Open), r.money(l.Overpaid),
				r.due(l.Recoverable),
			},
		)
	}
	s.Table(w, say("Day by day, with what was known"),
		[]string{
			say("on"), say("earned by the formula"),
			say("payable"), say("paid"),
			say("open"), say("overpaid"),
			say("to recover"),
		}, rows)
	rows = nil
	for _, l := range r.ledgers {
		for _, t := range l.Tranches {
			var why []string
			for _, c := range t.Conditions {
				why = append(why, r.condition(c))
			}
			rows = append(
				rows,
				[]string{
					r.writer().Say(l.At), string(t.Tranche), r.money(t.Amount), r.time(t.Due), r.truth(t.Payable),
					r.money(t.Paid), strings.Join(why, r.say("; ")),
				},
			)
		}
		for _, c := range l.Clawbacks {
			rows = append(
				rows,
				[]string{
					r.writer().Say(l.At), say("clawback"), r.due(c.Back), "", "", "",
					r.condition(c.Result),
				},
			)
		}
	}
	s.Table(w, say("Tranches and conditions"),
		[]string{
			say("on"), say("tranche"), say("amount"),
			say("due"), say("payable"), say("paid"),
			say("conditions"),
		}, rows)
	rows = nil
	for _, f := range r.funded {
		for _, x := range f.Limits {
			limit := say("envelope")
			if x.Limit != "" {
				limit = r.name(f.readings[x.Limit], x.Limit)
			}
			rows = append(
				rows,
				[]string{
					r.name(f.Name, f.Agreement), limit, r.money(x.Amount), r.units(x), r.money(x.Rest),
					r.wanted(x.Wanted), r.enough(x),
				},
			)
		}
	}
	if len(rows) > 0 {
		s.Table(w, say("What each envelope funds"),
			[]string{
				say("agreement"), say("limit"),
				say("amount"), say("units"),
				say("left over"), say("target"),
				say("enough"),
			}, rows)
	}
	for _, f := range r.funded {
		for _, x := range f.Findings {
			fmt.Fprintf(w, "\n%s %s%s%s\n", x.Code, x.Path, say(": "), x.Text)
			for _, e := range x.Evidence {
				fmt.Fprintf(w, "  - %s\n", e)
			}
		}
	}
}

// wanted says the target whose units are paid for.
func (r *report) wanted(q figure.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return r.writer().Say(q)
}

func (r *report) enough(x agreements.Funding) string {
	if !x.Wanted.IsSet() {
		return "–"
	}
	return r.truth(x.Enough)
}

// units says how many units are paid for.
func (r *report) units(x agreements.Funding) string {
	n, err := figure.FromRat(new(big.Rat).SetInt(x.Units))
	if err != nil {
		return x.Units.String()
	}
	return r.writer().Say(n)
}

// on says a value and its day.
func (r *report) on(value string, day period.Date) string {
	return messages.Phrase("{value} on {day}").With("value", say.Same(value)).
		With("day", say.Same(r.writer().Say(day))).In(r.lang)
}

// condition says whether a condition holds, and by which values.
func (r *report) condition(c agreements.ConditionResult) string {
	name := string(c.Condition)
	if n, ok := r.version.Agreement().Condition(c.Condition); ok {
		name = r.name(n.Name, n.ID)
	}
	var by []string
	for _, t := range c.Tests {
		for _, x := range t.Readings {
			switch {
			case !x.Undefined.IsDefined():
				by = append(by, x.Undefined.Text(r.lang))
			case t.Kind == agreements.ConditionProgress:
				by = append(by, r.on(r.writer().Percent(x.Value.Figure), x.AsOf))
			default:
				by = append(by, r.on(r.writer().Say(x.Value), x.AsOf))
			}
		}
		for _, e := range t.Evidence {
			by = append(by, string(e))
		}
	}
	s := name + r.say(": ") + r.truth(c.Holds)
	if len(by) > 0 {
		s += " (" + strings.Join(by, r.say(", ")) + ")"
	}
	return s
}
