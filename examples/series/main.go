// Command series shows the series of a sector: values with their sources, gaps, and
// the places where the definition changes, with growth and compound annual growth
// inside each perimeter, and the refusal to bridge two. Without a folder they are those
// of Morocco's sector, 2004 to 2024.
//
//	go run ./examples/series                    exports and jobs
//	go run ./examples/series -indicator jobs -lang ar
//	go run ./examples/series -policy latest -format json
//	go run ./examples/series -folder textiles   all series of another sector
//	go run ./examples/series -basket sample     price and quantity indices of a basket, or of your file
//	go run ./examples/series -chain sample      chained and constant-price series, and contributions to growth
//	go run ./examples/series -revisions sample  first releases and how they were revised
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func main() { program.Main("series", run) }

func run(args []string, in io.Reader, out io.Writer) error {
	flags := program.New("series", out)
	flags.About(messages, "Shows the series of a sector with their gaps and breaks, and growth inside one definition.", "",
		"", "exports and jobs of Morocco’s sector",
		"-indicator jobs -lang ar", "one indicator, in Arabic",
		"-folder textiles", "all series of another sector",
		"-basket sample", "price and quantity indices of a basket",
		"-chain sample", "chained and constant-price series",
		"-revisions sample", "first releases and how they were revised")
	list := flags.String("indicator", "",
		"`codes` of indicators, with commas between; without them exports and jobs, and of a folder all series")
	policy := flags.Policy("authority", "")
	corrected := flags.Bool("corrected", false, "apply corrections")
	lang, format, width := flags.Lang(), flags.Format("text", "json"), flags.Width()
	where := folder.Flag(flags)
	basket := flags.String("basket", "",
		"a CSV `file` of products, - for standard input, or sample: print the indices of the basket and stop")
	chain := flags.String("chain", "",
		"a CSV `file` of prices and quantities over time, -, or sample: print chained series and stop")
	releases := flags.String("revisions", "",
		"a CSV `file` of releases, -, or sample: print how they were revised and stop")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	t := tables{in: in, out: out, format: *format, style: program.Style(out, *format, *width, *lang)}
	switch {
	case *basket != "":
		return t.printBasket(*basket)
	case *chain != "":
		return t.printChain(*chain)
	case *releases != "":
		return t.printRevisions(*releases)
	}
	sector, err := where.Sector()
	if err != nil {
		return err
	}
	p := printer{sector: sector, lang: *lang, morocco: !where.Given(),
		view: sector.View(indicators.ViewConfig{Policy: **policy, Corrected: *corrected})}
	all, err := p.gather(*list)
	if err != nil {
		return err
	}
	if *format == "json" {
		return page.JSON(out, all)
	}
	var text strings.Builder
	for i, s := range all {
		if i > 0 {
			text.WriteByte('\n')
		}
		p.text(&text, s)
	}
	_, err = io.WriteString(out, t.style.Fit(text.String()))
	return err
}

// tables are the pages about a file of the user's.
type tables struct {
	in     io.Reader
	out    io.Writer
	format string
	style  page.Style
}

// print prints a page.
func (t tables) print(text string) error {
	_, err := io.WriteString(t.out, t.style.Fit(strings.TrimPrefix(text, "\n")))
	return err
}

// gather collects the series of the indicators that are named, or of the usual ones.
func (p printer) gather(list string) (all []seriesJSON, err error) {
	var codes []indicators.ID
	for code := range strings.SplitSeq(list, ",") {
		code = strings.TrimSpace(code)
		if _, ok := p.sector.Catalogue().Indicator(indicators.ID(code)); !ok && list != "" {
			var there []indicators.ID
			for i := range p.sector.Catalogue().Indicators() {
				there = append(there, i.ID)
			}
			return nil, program.None("indicator", code, there)
		}
		codes = append(codes, indicators.ID(code))
	}
	switch {
	case list != "":
	case p.morocco:
		codes = []indicators.ID{"export_revenue", "jobs"}
	default:
		codes = codes[:0]
		for i := range p.sector.Catalogue().Indicators() {
			codes = append(codes, i.ID)
		}
	}
	for _, code := range codes {
		s, err := p.series(code)
		if err != nil {
			return nil, err
		}
		if len(s.Points) > 0 || list != "" {
			all = append(all, s)
		}
	}
	return all, nil
}

type printer struct {
	sector  *sector.Sector
	morocco bool // without a folder
	view    indicators.View
	lang    wording.Lang
}

// area returns the place that most figures of an indicator are of.
func (p printer) area(code indicators.ID) (most indicators.ID) {
	if p.morocco {
		return "MA"
	}
	count := map[indicators.ID]int{}
	for o := range p.view.Observations(indicators.Selector{Indicator: code}) {
		if count[o.Key.Area]++; count[o.Key.Area] > count[most] {
			most = o.Key.Area
		}
	}
	return most
}

// shows reports whether the page speaks of a period.
func (p printer) shows(t period.Period) bool {
	y := t.First().Year()
	return !p.morocco || y >= first && y <= last
}

type seriesJSON struct {
	Indicator string     `json:"indicator"`
	Name      string     `json:"name"`
	Points    []point    `json:"points"`
	Gaps      []string   `json:"gaps"`
	Breaks    []string   `json:"breaks"`
	Inside    []movement `json:"inside_one_perimeter"`
	Across    []movement `json:"across"`
}

type point struct {
	Period    string   `json:"period"`
	Perimeter string   `json:"perimeter"`
	Figure    string   `json:"figure,omitempty"`
	Text      string   `json:"text,omitempty"`
	Chosen    []string `json:"chosen,omitempty"`
	Others    int      `json:"not_chosen"`
	Error     string   `json:"error,omitempty"`

	err error
}

type movement struct {
	From      string `json:"from"`
	To        string `json:"to"`
	Perimeter string `json:"perimeter,omitempty"`
	Growth    string `json:"growth,omitempty"`
	CAGR      string `json:"cagr,omitempty"`
	Exact     string `json:"growth_exact,omitempty"`
	Enclosed  string `json:"cagr_enclosed,omitempty"`
	Gaps      int    `json:"gaps_between"`
	Refused   string `json:"refused,omitempty"`
}

// The years of Morocco's sector that the program speaks of.
const first, last = 2004, 2024

func (p printer) series(code indicators.ID) (seriesJSON, error) {
	out := seriesJSON{Indicator: string(code), Gaps: []string{}, Breaks: []string{}}
	if i, ok := p.sector.Catalogue().Indicator(code); ok {
		out.Name, _ = i.Name.Display(p.lang)
	}
	s, err := p.view.Series(indicators.Key{Indicator: code, Area: p.area(code)})
	if err != nil {
		return out, err
	}
	for pt := range s.All() {
		if !p.shows(pt.Period()) {
			continue
		}
		x := point{Period: pt.Period().String(), Perimeter: string(pt.Key.Perimeter), Others: len(pt.Others)}
		if pt.Err != nil {
			x.Error, x.err = pt.Err.Error(), pt.Err
		} else {
			x.Figure, x.Text = pt.Quantity.String(), p.quantity(pt.Quantity)
			for _, id := range pt.Chosen {
				x.Chosen = append(x.Chosen, string(id))
			}
		}
		out.Points = append(out.Points, x)
	}
	for g := range s.Gaps() {
		if !p.shows(g) {
			continue
		}
		out.Gaps = append(out.Gaps, g.String())
	}
	for _, b := range s.Breaks() {
		out.Breaks = append(out.Breaks, p.broken(b))
	}
	// Inside each perimeter: from its first to its last value.
	for _, perimeter := range s.Perimeters() {
		var from, to period.Period
		for pt := range s.In(perimeter).All() {
			if !p.shows(pt.Period()) || pt.Err != nil {
				continue
			}
			if !from.IsSet() {
				from = pt.Period()
			}
			to = pt.Period()
		}
		if from != to {
			m := p.move(s.In(perimeter), from, to)
			m.Perimeter = string(perimeter)
			out.Inside = append(out.Inside, m)
		}
	}
	// Across: what a plain division would bridge.
	if !p.morocco {
		for _, b := range s.Breaks() {
			out.Across = append(out.Across, p.move(s, b.Before, b.After))
		}
		return out, nil
	}
	for _, years := range [][2]int{{2018, 2019}, {2022, 2024}, {2004, 2015}, {2004, 2024}} {
		out.Across = append(out.Across, p.move(s, period.Year(years[0]), period.Year(years[1])))
	}
	return out, nil
}

func (p printer) move(s indicators.Series, from, to period.Period) movement {
	m := movement{From: from.String(), To: to.String()}
	g, err := s.Growth(from, to)
	if err != nil {
		m.Refused = p.refusal(s, from, to, err)
		return m
	}
	m.Growth, m.Exact, m.Gaps = p.percent(g.Quantity), g.Quantity.String(), g.Gaps
	if to.First().Year() > from.First().Year() {
		c, err := s.CAGR(from, to, 8)
		if err != nil {
			m.Refused = p.refusal(s, from, to, err)
			return m
		}
		m.CAGR, m.Enclosed = p.percent(c.Quantity), c.Quantity.String()
	}
	return m
}

// refusal says why nothing is derived from one period to the other: the perimeters of
// the two, or the breaks of the series in between.
func (p printer) refusal(s indicators.Series, from, to period.Period, err error) string {
	text, between := page.Refused(err, p.lang), p.say(": ")
	if !errors.Is(err, indicators.ErrBreak) && !errors.Is(err, indicators.ErrPerimeter) {
		return text
	}
	if e := (*indicators.Error)(nil); errors.As(err, &e) && len(e.Records) == 2 && len(e.Periods) == 2 {
		return text + between + p.broken(indicators.Break{
			Before: e.Periods[0], After: e.Periods[1], Old: e.Records[0], New: e.Records[1],
			Replaced: errors.Is(err, indicators.ErrBreak),
		})
	}
	for _, b := range s.Breaks() {
		if !b.After.Before(from) && !b.Before.After(to) {
			text += between + p.broken(b)
			between = p.say(", ")
		}
	}
	return text
}

// perimeter returns the name of a perimeter.
func (p printer) perimeter(code string) string {
	if x, ok := p.sector.Catalogue().Perimeter(indicators.ID(code)); ok {
		if name, _ := x.Name.Display(p.lang); name != "" {
			return name
		}
	}
	return code
}

// broken says between which periods a series breaks, and what takes the place of what.
func (p printer) broken(b indicators.Break) string {
	text := "between {before} and {after}: “{old}”, then “{new}”"
	switch {
	case b.Observation != "":
		text = "between {before} and {after}: marked by {observation}"
	case b.Replaced:
		text = "between {before} and {after}: “{old}”, replaced by “{new}”"
	}
	if b.Before == b.After {
		text = strings.Replace(text, "between {before} and {after}", "in {before}", 1)
	}
	w := wording.WriterOf(p.lang)
	phrase := messages.Phrase(text).With("before", say.Same(w.Say(b.Before))).With("after", say.Same(w.Say(b.After)))
	phrase = phrase.With("old", say.Same(p.perimeter(string(b.Old)))).With("new", say.Same(p.perimeter(string(b.New))))
	return phrase.With("observation", say.Same(string(b.Observation))).In(p.lang)
}

// percent writes a ratio in percent with two places, behind ≈ where that rounds
// it; bounds go outward.
func (p printer) percent(q figure.Quantity) string {
	in, err := q.In(figure.MustParseUnit("percent"))
	if err != nil {
		return page.Refused(err, p.lang)
	}
	round := in.Round(2, money.HalfEven)
	if round.Equal(in) || in.Figure.Approximate() {
		return p.quantity(round) // which says that it is about so much
	}
	return "≈ " + p.quantity(round)
}

func (p printer) quantity(q figure.Quantity) string {
	w := wording.NewWriter(wording.LocaleOf(p.lang), wording.WriterOptions{Places: wording.AtMost(2, money.HalfEven)})
	return w.Say(q)
}

func (p printer) text(w *strings.Builder, s seriesJSON) {
	fmt.Fprintf(w, "%s\n", s.Name)
	if len(s.Points) == 0 {
		fmt.Fprintf(w, "  %s\n", page.Refused(indicators.ErrNoData, p.lang))
		return
	}
	for _, x := range s.Points {
		if x.Error != "" {
			fmt.Fprintf(w, "  %s  [%s] %s\n", x.Period, p.perimeter(x.Perimeter), page.Refused(x.err, p.lang))
			continue
		}
		fmt.Fprintf(w, "  %s  %s [%s] %s", x.Period, x.Text, p.perimeter(x.Perimeter), strings.Join(x.Chosen, " "))
		if x.Others > 0 {
			fmt.Fprintf(w, " (+%d)", x.Others)
		}
		w.WriteByte('\n')
	}
	if len(s.Gaps) > 0 {
		fmt.Fprintf(w, "  %s %s\n", p.say("years without a figure:"), strings.Join(s.Gaps, " "))
	}
	for _, b := range s.Breaks {
		fmt.Fprintf(w, "  %s%s\n", p.say("break "), b)
	}
	for _, m := range s.Inside {
		fmt.Fprintf(w, "  %s-%s [%s] %s", m.From, m.To, p.perimeter(m.Perimeter), p.moved(m))
	}
	for _, m := range s.Across {
		fmt.Fprintf(w, "  %s-%s %s", m.From, m.To, p.moved(m))
	}
}

func (p printer) moved(m movement) string {
	if m.Refused != "" {
		return p.say("refused:") + " " + m.Refused + "\n"
	}
	return fmt.Sprintf(
		"%s %s%s%s %s (%s %d)\n", p.say("growth"), m.Growth, p.say(", "), p.say("compound annual"), m.CAGR,
		p.say("periods without a figure between:"), m.Gaps,
	)
}

// say returns one of the program's own words.
func (p printer) say(word string) string { return messages.Phrase(word).In(p.lang) }
