package main

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/shopspring/decimal"
)

// report is what the incentives are worth. It is the JSON form of the page.
type report struct {
	Premium     published[money.Money]     `json:"premium"`
	Instalments []money.Money              `json:"instalments"`
	Hires       int                        `json:"hires"`
	Total       money.Money                `json:"premium_total"`
	Threshold   published[money.Money]     `json:"threshold"`
	Exempt      []exemption                `json:"exemptions"`
	Employment  published[decimal.Decimal] `json:"employment_premium_percent"`
	Training    published[decimal.Decimal] `json:"training_premium_percent"`
	Rounding    money.Rounding             `json:"rounding"`
	Premiums    []premiumLine              `json:"premiums"`
	Sum         premiumLine                `json:"premiums_total"`
	Envelope    published[money.Money]     `json:"envelope"`
	PerJob      published[money.Money]     `json:"per_job"`
	Jobs        figure.Figure              `json:"jobs"`
	Sites       []share                    `json:"sites"`
	Turnover    published[money.Money]     `json:"turnover"`
	Rate        published[money.Rate]      `json:"rate"`
	Dirhams     money.Money                `json:"turnover_converted"`
	Inverse     money.Rate                 `json:"inverse"`
	Euros       money.Money                `json:"premium_converted"`
}

type exemption struct {
	Hire   string      `json:"hire"`
	Gross  money.Money `json:"gross"`
	Exempt bool        `json:"exempt"`
}

// premiumLine is the pay of a year and its premiums; the training premium is rounded
// once a year, and once a month.
type premiumLine struct {
	Hire       string      `json:"hire,omitempty"`
	Year       money.Money `json:"year"`
	Employment money.Money `json:"employment"`
	Training   money.Money `json:"training"`
	Monthly    money.Money `json:"training_monthly"`
	Off        money.Money `json:"difference"`
}

type share struct {
	Site   string      `json:"site"`
	Amount money.Money `json:"amount"`
}

// hiring splits the premium of each hire and totals it.
func (r *report) hiring(hires []hire, instalments int) (err error) {
	r.Premium, r.Threshold, r.Hires = premium, threshold, len(hires)
	if r.Instalments, err = premium.Value.Split(instalments); err != nil {
		return err
	}
	if r.Total, err = premium.Value.MulInt(int64(len(hires))); err != nil {
		return err
	}
	for _, h := range hires {
		c, err := h.gross.Cmp(threshold.Value)
		if err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		r.Exempt = append(r.Exempt, exemption{h.name, h.gross, c <= 0})
	}
	return nil
}

// premiums computes the premiums in per cent of pay, and what it costs to round each
// month instead of once a year.
func (r *report) premiums(hires []hire, mode money.Rounding) error {
	r.Employment, r.Training, r.Rounding = employment, training, mode
	var totals [5]money.Accumulator
	for _, h := range hires {
		line, err := premiumOf(h, mode)
		if err != nil {
			return err
		}
		r.Premiums = append(r.Premiums, line)
		for i, m := range line.amounts() {
			totals[i].Add(*m)
		}
	}
	for i, m := range r.Sum.amounts() {
		total, err := totals[i].Total()
		if err != nil {
			return err
		}
		*m = total
	}
	return nil
}

// premiumOf computes the line of one hire.
func premiumOf(h hire, mode money.Rounding) (line premiumLine, err error) {
	line.Hire = h.name
	if line.Year, err = h.gross.MulInt(12); err != nil {
		return line, fmt.Errorf("%s: %w", h.name, err)
	}
	if line.Employment, err = line.Year.Percent(employment.Value, mode); err != nil {
		return line, err
	}
	if line.Training, err = line.Year.Percent(training.Value, mode); err != nil {
		return line, err
	}
	month, err := h.gross.Percent(training.Value, mode)
	if err != nil {
		return line, err
	}
	if line.Monthly, err = month.MulInt(12); err != nil {
		return line, err
	}
	line.Off, err = line.Monthly.Sub(line.Training)
	return line, err
}

// amounts are the amounts of a line, in the order of the columns.
func (l *premiumLine) amounts() [5]*money.Money {
	return [...]*money.Money{&l.Year, &l.Employment, &l.Training, &l.Monthly, &l.Off}
}

// sites allocates the regional envelope in proportion to the pay of each site.
func (r *report) sites(hires []hire) error {
	r.Envelope, r.PerJob = envelope, perJob
	var names []string
	pay := map[string]*money.Accumulator{}
	for _, h := range hires {
		if pay[h.site] == nil {
			pay[h.site] = &money.Accumulator{}
			names = append(names, h.site)
		}
		pay[h.site].Add(h.gross)
	}
	weights := make([]money.Ratio, len(names))
	for i, name := range names {
		total, err := pay[name].Total()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if weights[i], err = total.Ratio(perJob.Value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	jobs, err := envelope.Value.Ratio(perJob.Value)
	if err != nil {
		return err
	}
	if r.Jobs, err = figure.Parse(jobs.String()); err != nil {
		return err
	}
	parts, err := envelope.Value.AllocateRatios(weights...)
	if err != nil {
		return err
	}
	for i, name := range names {
		r.Sites = append(r.Sites, share{name, parts[i]})
	}
	return nil
}

// rates converts the turnover as the regulator did, and the premium back.
func (r *report) rates(mode money.Rounding) (err error) {
	r.Turnover, r.Rate, r.Inverse = turnover, euro, euro.Value.Inverse()
	if r.Dirhams, err = euro.Value.Convert(turnover.Value, mode); err != nil {
		return err
	}
	r.Euros, err = r.Inverse.Convert(premium.Value, mode)
	return err
}

// write writes the page: numbers and amounts as sentences have them.
func (r *report) write(b *strings.Builder, s page.Style, lang wording.Lang) {
	w := wording.WriterOf(lang)
	say := func(name string) string { return messages.Phrase(name).In(lang) }
	line := func(name, value, from string) {
		bullet, end := "", "\n"
		if s.Markdown {
			bullet = "- "
		}
		b.WriteString(strings.TrimRight(bullet+say(name)+say(": ")+value+" "+from, " ") + end)
	}
	percent := func(d decimal.Decimal) string {
		f, _ := figure.FromDecimal(d.Shift(-2))
		return w.Percent(f)
	}
	s.Heading(b, 1, say("What the published incentives are worth for a list of hires"))
	line("Hiring premium for a graduate", w.Say(r.Premium.Value), r.Premium.from())
	line("first instalment", w.Say(r.Instalments[0]), "")
	line("last instalment", w.Say(r.Instalments[len(r.Instalments)-1]), "")
	line("instalments", w.Say(len(r.Instalments)), "")
	line("hires", w.Say(r.Hires), "")
	line("premiums in all", w.Say(r.Total), "")
	line("Monthly pay up to which the exemption holds", w.Say(r.Threshold.Value), r.Threshold.from())
	var rows [][]string
	for _, e := range r.Exempt {
		side := "above the threshold"
		if e.Exempt {
			side = "up to the threshold"
		}
		rows = append(rows, []string{e.Hire, w.Say(e.Gross), say(side)})
	}
	s.Table(b, say("Exemption"), []string{say("hire"), say("monthly gross"), say("against the threshold")}, rows)

	b.WriteByte('\n')
	line("Employment premium, of yearly gross", percent(r.Employment.Value), r.Employment.from())
	line("Training premium, of gross", percent(r.Training.Value), r.Training.from())
	line("rounding mode", say(roundings[r.Rounding.String()]), "")
	rows = nil
	for _, l := range append(r.Premiums, r.Sum) {
		if l.Hire == "" {
			l.Hire = say("sum")
		}
		row := []string{l.Hire}
		for _, m := range l.amounts() {
			row = append(row, w.Say(*m))
		}
		rows = append(rows, row)
	}
	s.Table(b, say("Premiums"), []string{
		say("hire"), say("yearly gross"), say("employment"), say("training"), say("rounded by month"), say("difference"),
	}, rows)

	b.WriteByte('\n')
	line("Envelope for jobs", w.Say(r.Envelope.Value), r.Envelope.from())
	line("for each job", w.Say(r.PerJob.Value), r.PerJob.from())
	line("jobs that it funds", w.Say(r.Jobs), "")
	rows = nil
	for _, x := range r.Sites {
		rows = append(rows, []string{x.Site, w.Say(x.Amount)})
	}
	s.Table(b, say("Allocated by pay, as an example"), []string{say("site"), say("amount")}, rows)

	b.WriteByte('\n')
	line("Turnover of call centres in 2006", w.Say(r.Turnover.Value), r.Turnover.from())
	line("dirhams for a euro", w.Say(ratio(r.Rate.Value)), r.Rate.from())
	line("which is, in dirhams", w.Say(r.Dirhams), "")
	line("the hiring premium in euros, at the inverse rate", w.Say(r.Euros), "")
}

// ratio returns a rate as a figure: dirhams for a euro.
func ratio(r money.Rate) figure.Figure {
	f, _ := figure.FromRat(big.NewRat(r.Price().Num(), r.Price().Den()))
	return f
}

// roundings say the modes of rounding.
var roundings = map[string]string{
	"half-even": "to nearest, half to even",
	"half-away": "to nearest, half away from zero",
	"half-down": "to nearest, half towards zero",
	"down":      "towards zero",
	"up":        "away from zero",
	"floor":     "down",
	"ceiling":   "up",
}
