// Command payroll computes what the published incentives of the offshoring
// sector are worth for a list of hires: the hiring premium in instalments, the
// premiums in per cent of pay, and the share of each site, to the centime.
//
//	go run ./examples/payroll                           a made-up roster
//	go run ./examples/payroll -instalments 7 -mode down
//	go run ./examples/payroll - < roster.csv            hire,site,gross
//
// The incentives are published figures, each named by its id in the project's
// facts, its originator and its date. The roster is an example.
package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

//go:embed roster.csv
var sample []byte

// Published figures.
var (
	threshold  = published[money.Money]{money.MustParse("6000 MAD"), "F0188", "circular, Aujourd'hui le Maroc, 2016"}
	premium    = published[money.Money]{money.MustParse("25000 MAD"), "F0189", "circular, Aujourd'hui le Maroc, 2016"}
	employment = published[decimal.Decimal]{
		decimal.RequireFromString("17"), "F0194", "Les Echos quotidien, November 2025",
	}
	training = published[decimal.Decimal]{decimal.RequireFromString("3.5"), "F0195", "La Vie éco, November 2025"}
	turnover = published[money.Money]{money.MustParse("262500000 EUR"), "F0038", "ANRT, in Yabiladi, 2007"}
	euro     = published[money.Rate]{money.MustParseRate("EUR/MAD 11.2"), "F0038", "ANRT, in Yabiladi, 2007"}
	envelope = published[money.Money]{
		money.MustParse("12000000 MAD"), "F0469", "regional council Fès-Meknès, in Femmes du Maroc",
	}
	perJob = published[money.Money]{
		money.MustParse("6000 MAD"), "F0470", "regional council Fès-Meknès, in Femmes du Maroc",
	}
)

// published is a figure and where it stands.
type published[T any] struct {
	value  T
	id     string
	source string
}

func (p published[T]) from() string { return "[" + p.id + ": " + p.source + "]" }

type hire struct {
	name, site string
	gross      money.Money // a month
}

func main() { program.Main("payroll", run) }

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	flags := program.New("payroll", stdout)
	instalments := flags.Int("instalments", 12, "pay the hiring premium in `n` parts")
	var mode money.Rounding
	flags.Text(&mode, "mode", "half-even",
		"rounding `mode`: half-even, half-away, half-down, down, up, floor or ceiling")
	if done, err := flags.Parse(args, 1); done {
		return err
	}
	var in io.Reader = bytes.NewReader(sample)
	switch {
	case flags.NArg() == 1 && flags.Arg(0) == "-":
		in = stdin
	case flags.NArg() > 0:
		return program.Usage("unexpected argument %q: want - or nothing", flags.Arg(0))
	}
	hires, err := readRoster(in)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	for _, section := range []func(io.Writer) error{
		func(w io.Writer) error { return hiring(w, hires, *instalments) },
		func(w io.Writer) error { return premiums(w, hires, mode) },
		func(w io.Writer) error { return sites(w, hires) },
		func(w io.Writer) error { return rates(w, mode) },
	} {
		if err := section(w); err != nil {
			return err
		}
	}
	return w.Flush()
}

// readRoster reads hire,site,gross with a header. A gross pay that is not an
// amount is an error at its line; none is taken for zero.
func readRoster(r io.Reader) ([]hire, error) {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = 3
	if _, err := rows.Read(); err != nil {
		return nil, fmt.Errorf("roster: no header: %w", err)
	}
	var hires []hire
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("roster: %w", err)
		}
		gross, err := money.Parse(row[2])
		if err != nil {
			line, _ := rows.FieldPos(2)
			return nil, fmt.Errorf("roster, line %d: %w", line, err)
		}
		hires = append(hires, hire{row[0], row[1], gross})
	}
	if len(hires) == 0 {
		return nil, fmt.Errorf("roster: no hires")
	}
	return hires, nil
}

// hiring splits the premium of each hire and totals it.
func hiring(w io.Writer, hires []hire, instalments int) error {
	parts, err := premium.value.Split(instalments)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Hiring premium per graduate: %v %s\n", premium.value, premium.from())
	fmt.Fprintf(w, "in %d instalments: first %v, last %v", len(parts), parts[0], parts[len(parts)-1])
	sum, err := money.Sum(parts)
	if err != nil {
		return err
	}
	total, err := premium.value.MulInt(int64(len(hires)))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, ", sum %v\nfor %d hires: %v\n", sum, len(hires), total)
	fmt.Fprintf(w, "Wage threshold for exemption: %v a month %s\n", threshold.value, threshold.from())
	for _, h := range hires {
		c, err := h.gross.Cmp(threshold.value)
		if err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		side := "up to the threshold"
		if c > 0 {
			side = "above the threshold"
		}
		fmt.Fprintf(w, "  %s\t%v\t%s\n", h.name, h.gross, side)
	}
	return nil
}

// premiums shows the premiums in per cent of pay, and what it costs to round
// each month instead of once a year.
func premiums(w io.Writer, hires []hire, mode money.Rounding) error {
	fmt.Fprintf(w, "\nEmployment premium: %v %% of yearly gross %s\n", employment.value, employment.from())
	fmt.Fprintf(w, "Training premium: %v %% of gross %s\n", training.value, training.from())
	fmt.Fprintf(w, "Rounding: %v\n", mode)
	fmt.Fprintf(w, "  hire\tyearly gross\temployment\ttraining\tby month\tdifference\n")
	var totals [5]money.Accumulator
	for _, h := range hires {
		year, err := h.gross.MulInt(12)
		if err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		job, err := year.Percent(employment.value, mode)
		if err != nil {
			return err
		}
		once, err := year.Percent(training.value, mode)
		if err != nil {
			return err
		}
		month, err := h.gross.Percent(training.value, mode)
		if err != nil {
			return err
		}
		monthly, err := month.MulInt(12)
		if err != nil {
			return err
		}
		off, err := monthly.Sub(once)
		if err != nil {
			return err
		}
		line := [...]money.Money{year, job, once, monthly, off}
		fmt.Fprintf(w, "  %s\t%v\t%v\t%v\t%v\t%+v\n", h.name, line[0], line[1], line[2], line[3], line[4])
		for i, m := range line {
			totals[i].Add(m)
		}
	}
	fmt.Fprintf(w, "  sum")
	for i := range totals {
		total, err := totals[i].Total()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\t%v", total)
	}
	fmt.Fprintln(w)
	return nil
}

// sites allocates the regional envelope in proportion to the pay of each site.
func sites(w io.Writer, hires []hire) error {
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
		if weights[i], err = total.Ratio(perJob.value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	jobs, err := envelope.value.Ratio(perJob.value)
	if err != nil {
		return err
	}
	parts, err := envelope.value.AllocateRatios(weights...)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nEnvelope for jobs: %v %s\n", envelope.value, envelope.from())
	fmt.Fprintf(w, "at %v a job %s: funds %v jobs\n", perJob.value, perJob.from(), jobs)
	fmt.Fprintf(w, "allocated by pay, as an example:\n")
	for i, name := range names {
		fmt.Fprintf(w, "  %s\t%v\n", name, parts[i])
	}
	sum, err := money.Sum(parts)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "  sum\t%v\n", sum)
	return nil
}

// rates converts the turnover as the regulator did, and the premium back.
func rates(w io.Writer, mode money.Rounding) error {
	dirhams, err := euro.value.Convert(turnover.value, mode)
	if err != nil {
		return err
	}
	back := euro.value.Inverse()
	euros, err := back.Convert(premium.value, mode)
	if err != nil {
		return err
	}
	fmt.Fprintf(
		w, "\nTurnover of call centres 2006: %v at %v: %v %s\n", turnover.value, euro.value, dirhams, euro.from(),
	)
	fmt.Fprintf(w, "The hiring premium at the inverse, %v, exact: %v\n", back, euros)
	return nil
}
