// Command conflicts shows what the sources say about one indicator over time,
// where they disagree and of what kind, and what each policy chooses. Of the folder of
// another sector it shows all indicators, or one.
//
//	go run ./examples/conflicts                         exports of Morocco's sector
//	go run ./examples/conflicts -folder textiles
//	go run ./examples/conflicts -indicator jobs -lang fr
//	go run ./examples/conflicts -period 2015 -format json
package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func main() { program.Main("conflicts", run) }

var policies = []indicators.Policy{
	indicators.Unanimous, indicators.ByAuthority, indicators.Latest, indicators.Hull, indicators.Intersection,
}

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("conflicts", out)
	flags.About(messages, "Shows what the sources say of an indicator, where they disagree, and what each policy chooses.",
		"", "", "exports of Morocco’s sector",
		"-indicator jobs -lang fr", "jobs, in French",
		"-period 2015 -format json", "one year, as JSON",
		"-folder textiles", "all indicators of another sector")
	indicator := flags.String("indicator", "",
		"`code` of the indicator; without it exports, and of a folder all indicators")
	breakdown := flags.String("breakdown", "", "`part` of the whole, as in segment=CRM; without it the total")
	when := flags.Period("period", "", "one `period`, as in 2015; without it all")
	corrected := flags.Bool("corrected", false, "apply corrections")
	lang, format, width := flags.Lang(), flags.Format("text", "json"), flags.Width()
	where := folder.Flag(flags)
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	var err error
	selector := indicators.Selector{Indicator: indicators.ID(*indicator), Period: *when}
	if !where.Given() {
		selector.Area = "MA"
		if *indicator == "" {
			selector.Indicator = "export_revenue"
		}
	}
	if selector.Breakdown, err = indicators.ParseBreakdown(*breakdown); err != nil {
		return program.Usage("-breakdown: %w", err)
	}
	selector.Total = selector.Breakdown.IsTotal()
	sector, err := where.Sector()
	if err != nil {
		return err
	}
	if err := checkSelector(sector, selector); err != nil {
		return err
	}
	r := report{sector: sector, lang: *lang, corrected: *corrected, groups: []group{}}
	for range sector.View(indicators.ViewConfig{}).Observations(selector) {
		r.any = true
		break
	}
	r.gather(selector)
	if *format == "json" {
		return page.JSON(out, r.groups)
	}
	var text strings.Builder
	r.text(&text)
	_, err = io.WriteString(out, program.Style(out, *format, *width, *lang).Fit(text.String()))
	return err
}

// checkSelector refuses what the sector does not have, and says what it has.
func checkSelector(s *sector.Sector, selector indicators.Selector) error {
	if _, ok := s.Catalogue().Indicator(selector.Indicator); !ok && selector.Indicator != "" {
		var there []indicators.ID
		for i := range s.Catalogue().Indicators() {
			there = append(there, i.ID)
		}
		return program.None("indicator", string(selector.Indicator), there)
	}
	for p := range selector.Breakdown.Parts() {
		d, _ := s.Catalogue().Dimension(p.Dimension)
		if _, ok := d.Category(p.Code); ok {
			continue
		}
		var there []string
		for d := range s.Catalogue().Dimensions() {
			for _, c := range d.Codes {
				there = append(there, string(d.ID)+"="+string(c.ID))
			}
		}
		return program.None("breakdown", string(p.Dimension)+"="+string(p.Code), there)
	}
	when := selector.Period
	selector.Period = period.Period{}
	var there []period.Period
	for o := range s.View(indicators.ViewConfig{}).Observations(selector) {
		if there = append(there, o.Key.Period); o.Key.Period == when {
			return nil
		}
	}
	switch {
	case !when.IsSet():
		return nil
	case len(there) == 0:
		return program.Usage("-period %s: there is no figure of any period", when)
	}
	return program.Usage("-period %s: there is no figure; there are figures of %s", when,
		folder.Periods(there, " to ", ", ", nil))
}

// report is what the sources say, in one language.
type report struct {
	sector    *sector.Sector
	lang      wording.Lang
	corrected bool
	any       bool // there are figures
	groups    []group
}

// group is a conflict with what each policy makes of it.
type group struct {
	Indicator string   `json:"indicator"`
	Kind      string   `json:"kind"`
	Text      string   `json:"kind_text"`
	Period    string   `json:"period"`
	Origins   int      `json:"independent_origins"`
	Members   []member `json:"members"`
	Pairs     []string `json:"pairs"`
	Policies  []choice `json:"policies"`
}

type member struct {
	ID        string `json:"id"`
	Role      string `json:"role"`
	Perimeter string `json:"perimeter"`
	Figure    string `json:"figure"`
	Text      string `json:"text"`
	Words     string `json:"words,omitempty"`
	Said      string `json:"originator,omitempty"`
	Printed   string `json:"carrier"`
	Published string `json:"published,omitempty"`
}

type choice struct {
	Policy    string   `json:"policy"`
	Perimeter string   `json:"perimeter"`
	Figure    string   `json:"figure,omitempty"`
	Text      string   `json:"text,omitempty"`
	Chosen    []string `json:"chosen,omitempty"`
	Why       string   `json:"why,omitempty"`
	Refused   string   `json:"refused,omitempty"`

	err error // why it is refused
}

func (r *report) view(p indicators.Policy) indicators.View {
	return r.sector.View(indicators.ViewConfig{Policy: p, Corrected: r.corrected})
}

func (r *report) gather(s indicators.Selector) {
	for _, c := range r.view(indicators.Unanimous).Conflicts(s) {
		g := group{
			Indicator: string(c.Key.Indicator), Kind: c.Kind.String(), Text: c.Kind.Text(r.lang),
			Period: c.Key.Period.String(), Origins: c.Origins,
		}
		var keys []indicators.Key
		for _, m := range c.Members {
			o := m.Observation
			g.Members = append(g.Members, member{
				ID: string(o.ID), Role: o.Role.String(), Perimeter: string(o.Key.Perimeter),
				Figure: m.Quantity.String(), Text: r.quantity(m.Quantity), Words: o.Words,
				Said: r.body(m.Source.Originator), Printed: r.body(m.Source.Carrier), Published: m.Source.Date.String(),
			})
			if !slices.Contains(keys, o.Key) {
				keys = append(keys, o.Key)
			}
		}
		for _, p := range c.Pairs {
			g.Pairs = append(g.Pairs, p.Why(r.lang))
		}
		for _, k := range keys {
			for _, p := range policies {
				g.Policies = append(g.Policies, r.choose(p, k))
			}
		}
		r.groups = append(r.groups, g)
	}
}

func (r *report) choose(p indicators.Policy, k indicators.Key) choice {
	c := choice{Policy: p.String(), Perimeter: string(k.Perimeter)}
	a, err := r.view(p).Value(k)
	c.err = err
	switch {
	case errors.Is(err, indicators.ErrDisagree):
		c.Refused = indicators.ErrDisagree.Error()
	case errors.Is(err, indicators.ErrNoData):
		c.Refused = indicators.ErrNoData.Error()
	case err != nil:
		c.Refused = err.Error()
	default:
		c.Figure, c.Text, c.Why = a.Quantity.String(), r.quantity(a.Quantity), a.Why(r.lang)
		for _, id := range a.Chosen {
			c.Chosen = append(c.Chosen, string(id))
		}
	}
	return c
}

func (r *report) quantity(q figure.Quantity) string {
	if !q.Figure.IsSet() {
		return "?"
	}
	return page.Writer(r.lang).Say(q)
}

func (r *report) body(id indicators.ID) string {
	if b, ok := r.sector.Dataset().Body(id); ok {
		s, _ := b.Name.Display(r.lang)
		return s
	}
	return string(id)
}

func (r *report) text(w *strings.Builder) {
	switch {
	case len(r.groups) > 0:
	case r.any:
		w.WriteString(r.say("no value is given twice") + "\n")
	default:
		w.WriteString(page.Refused(indicators.ErrNoData, r.lang) + "\n")
	}
	for i, g := range r.groups {
		if i > 0 {
			w.WriteByte('\n')
		}
		fmt.Fprintf(w, "%s%s%s  %s\n", r.indicator(g.Indicator), r.say(", "), r.time(g.Period), g.Text)
		for _, m := range g.Members {
			said := m.Said
			if m.Printed != said {
				said += " < " + m.Printed
			}
			fmt.Fprintf(
				w, "  %-6s %s [%s%s%s] %s%s%s\n", m.ID, m.Text, r.perimeter(m.Perimeter), r.say(", "), r.say(m.Role), said,
				r.say(", "), r.time(m.Published),
			)
			if m.Words != "" {
				fmt.Fprintf(w, "         %s\n", page.Quote(m.Words, r.lang))
			}
		}
		for _, p := range g.Pairs {
			fmt.Fprintf(w, "  = %s\n", p)
		}
		for _, c := range g.Policies {
			where := ""
			if slices.ContainsFunc(g.Policies, func(o choice) bool { return o.Perimeter != c.Perimeter }) {
				where = " [" + r.perimeter(c.Perimeter) + "]"
			}
			if c.Refused != "" {
				fmt.Fprintf(w, "  > %s%s%s%s\n", r.say(c.Policy), where, r.say(": "), page.Refused(c.err, r.lang))
				continue
			}
			fmt.Fprintf(w, "  > %s%s%s%s\n", r.say(c.Policy), where, r.say(": "), c.Text)
			fmt.Fprintf(w, "      %s\n", c.Why)
		}
	}
}

// indicator returns the name of an indicator, or its code.
func (r *report) indicator(code string) string {
	if i, ok := r.sector.Catalogue().Indicator(indicators.ID(code)); ok {
		if s, _ := i.Name.Display(r.lang); s != "" {
			return s
		}
	}
	return code
}

// perimeter returns the name of a perimeter, or its code.
func (r *report) perimeter(code string) string {
	if p, ok := r.sector.Catalogue().Perimeter(indicators.ID(code)); ok {
		if s, _ := p.Name.Display(r.lang); s != "" {
			return s
		}
	}
	return code
}

// time says a period, or nothing where none is known.
func (r *report) time(text string) string {
	p, err := period.Parse(text)
	if err != nil {
		return text
	}
	return page.Writer(r.lang).Say(p)
}

// say returns what the program itself says in its language; what it has no
// words for stays in English.
func (r *report) say(english string) string { return messages.Phrase(english).In(r.lang) }
