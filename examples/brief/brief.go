package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

const article = "article"

// brief is what the article or the sector says, what follows, and what is wrong, in one
// language.
type brief struct {
	lang       wording.Lang
	style      page.Style
	source     indicators.Source // the article; none in a brief about the sector
	carrier    string
	statements []agreements.Statement
	figures    []stated
	metrics    []derived
	findings   []statedFinding
	coverage   rules.Covered

	acknowledged int                 // of the findings
	touches      map[string][]string // the statements that a record is of, by its path

	published, corrected indicators.View
	sector               *sector.Sector
}

// stated is a figure as the article states it.
type stated struct {
	observation indicators.Observation
	name        string
	value       string
	perimeter   string
	stated      string // perimeter in the words, when it is another
	candidates  []string
	disputed    bool // sources disagree about it
}

// derived is a metric, as published and with corrections.
type derived struct {
	metric               indicators.Metric
	key                  indicators.Key
	name                 string
	published, corrected indicators.Result
	errPublished         error
	errCorrected         error
	changed              bool
}

// statedFinding is a finding with the statements that it touches.
type statedFinding struct {
	finding.Finding
	statements []string
}

func newBrief(sector *sector.Sector, lang wording.Lang) (*brief, error) {
	b := &brief{lang: lang, sector: sector}
	source, ok := sector.Dataset().Source(article)
	if ok {
		for s := range sector.Book().Statements() {
			if s.Source == article {
				b.statements = append(b.statements, s)
			}
		}
	}
	if len(b.statements) == 0 {
		b.wholeSector()
		return b, nil
	}
	own, err := sector.Dataset().Subset(indicators.Selector{Source: article})
	if err != nil {
		return nil, err
	}
	b.source = source
	b.published = own.View(indicators.ViewConfig{})
	b.corrected = own.View(indicators.ViewConfig{Corrected: true})
	if body, ok := sector.Dataset().Body(source.Carrier); ok {
		b.carrier = display(body.Name, lang)
	}
	b.touches = make(map[string][]string)
	for _, s := range b.statements {
		b.touches["/statements/"+string(s.ID)] = []string{string(s.ID)}
		for _, id := range s.Observations {
			o, ok := own.Observation(id)
			if !ok {
				return nil, fmt.Errorf("statement %s names %s, which is not an observation of the article", s.ID, id)
			}
			b.touches["/observations/"+string(id)] = []string{string(s.ID)}
			b.figures = append(b.figures, b.state(o))
		}
	}
	key := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	b.derive(func(indicators.Metric) []indicators.Key { return []indicators.Key{key} })
	return b, nil
}

// isArticle reports whether the brief is about an article.
func (b *brief) isArticle() bool { return len(b.statements) > 0 }

// check finds what is wrong with the statements, the worst first, and after it what
// somebody has acknowledged.
func (b *brief) check() {
	b.coverage = b.sector.Coverage(indicators.ViewConfig{}).All()
	for _, f := range b.sector.Check() {
		if ids := touched(f, b.touches); len(ids) > 0 || !b.isArticle() {
			b.findings = append(b.findings, statedFinding{f, ids})
		}
	}
	slices.SortStableFunc(b.findings, func(x, y statedFinding) int {
		if x.IsOpen() != y.IsOpen() {
			if x.IsOpen() {
				return -1
			}
			return 1
		}
		return int(y.Severity) - int(x.Severity)
	})
	for _, f := range b.findings {
		if !f.IsOpen() {
			b.acknowledged++
		}
	}
}

// touched returns the statements that a finding is about: by its path, or by
// its evidence when it is about several records.
func touched(f finding.Finding, touches map[string][]string) []string {
	if ids := touches[recordOf(f.Path)]; ids != nil {
		return ids
	}
	var ids []string
	for _, e := range f.Evidence {
		for _, id := range touches[recordOf(e.Path)] {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// observationOf returns the ID of the observation that a path leads to or into.
func observationOf(path string) (indicators.ID, bool) {
	id, ok := strings.CutPrefix(recordOf(path), "/observations/")
	return indicators.ID(id), ok
}

// recordOf returns the first two tokens of a pointer: "/observations/S06".
func recordOf(path string) string {
	parts := strings.SplitN(path, "/", 4)
	if len(parts) < 3 {
		return path
	}
	return "/" + parts[1] + "/" + parts[2]
}

func (b *brief) state(o indicators.Observation) stated {
	c := b.sector.Catalogue()
	s := stated{observation: o, value: b.quantity(o.Quantity())}
	if i, ok := c.Indicator(o.Key.Indicator); ok {
		s.name = display(i.Name, b.lang)
	}
	if p, ok := c.Perimeter(o.Key.Perimeter); ok {
		s.perimeter = display(p.Name, b.lang)
	}
	if p, ok := c.Perimeter(o.Stated); ok && o.Stated != o.Key.Perimeter {
		s.stated = display(p.Name, b.lang)
	}
	for _, x := range o.Candidates {
		name := string(x.Key.Indicator)
		if i, ok := c.Indicator(x.Key.Indicator); ok {
			name = display(i.Name, b.lang)
		}
		s.candidates = append(
			s.candidates, name+b.say(": ")+b.quantity(figure.Quantity{Figure: x.Figure, Unit: x.Unit}),
		)
	}
	return s
}

// derive evaluates every metric that the figures allow, on the first of its keys on which
// they do.
func (b *brief) derive(keys func(indicators.Metric) []indicators.Key) {
	for m := range b.sector.Metrics() {
		if _, ok := b.sector.Catalogue().Indicator(indicators.ID(m.Expr.String())); ok {
			continue // a name for an indicator; it stands above
		}
		d := derived{metric: m, name: display(m.Name, b.lang)}
		d.errPublished = indicators.ErrNoData
		for _, key := range keys(m) {
			d.published, d.errPublished = b.published.Eval(m, key)
			d.corrected, d.errCorrected = b.corrected.Eval(m, key)
			if d.key = key; !errors.Is(d.errPublished, indicators.ErrNoData) {
				break
			}
		}
		if errors.Is(d.errPublished, indicators.ErrNoData) {
			continue
		}
		for _, in := range d.corrected.Inputs() {
			d.changed = d.changed || len(in.Corrections) > 0
		}
		b.metrics = append(b.metrics, d)
	}
}

// nameOf returns the name of an indicator in the brief's language, or its code.
func (b *brief) nameOf(code string) string {
	i, ok := b.sector.Catalogue().Indicator(indicators.ID(code))
	if !ok {
		return code
	}
	return display(i.Name, b.lang)
}

func (b *brief) quantity(q figure.Quantity) string {
	if !q.Figure.IsSet() {
		return b.say("unreadable")
	}
	return page.Writer(b.lang).Say(q)
}

func display(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}

// explain writes the explanation of one metric, as published and, where a
// correction changes it, with corrections.
func (b *brief) explain(w *strings.Builder, id string) error {
	if id == "list" {
		for _, d := range b.metrics {
			fmt.Fprintf(w, "%-24s %s\n", d.metric.ID, d.metric.Expr)
		}
		return nil
	}
	for _, d := range b.metrics {
		if string(d.metric.ID) != id {
			continue
		}
		if d.errPublished != nil {
			return d.errPublished
		}
		w.WriteString(page.Writer(b.lang).Say(d.published.Explanation()))
		if d.changed {
			w.WriteString("\n" + page.Writer(b.lang).Say(d.corrected.Explanation()))
		}
		return nil
	}
	var ids []string
	for _, d := range b.metrics {
		ids = append(ids, string(d.metric.ID))
	}
	return program.Usage("-explain %q: no such metric; there are %s", id, strings.Join(ids, ", "))
}
