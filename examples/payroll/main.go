// Command payroll computes what the published incentives of the offshoring
// sector are worth for a list of hires: the hiring premium in instalments, the
// premiums in per cent of pay, and the share of each site, to the centime.
//
//	go run ./examples/payroll                           a made-up roster
//	go run ./examples/payroll -instalments 7 -mode down
//	go run ./examples/payroll -lang fr                  also ar and en; -format markdown or json
//	go run ./examples/payroll roster.csv                hire,site,gross; also from standard input
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
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

//go:embed roster.csv
var sample []byte

// Published figures.
var (
	threshold  = published[money.Money]{money.MustParse("6000 MAD"), "F0188", "Aujourd'hui le Maroc, 2016"}
	premium    = published[money.Money]{money.MustParse("25000 MAD"), "F0189", "Aujourd'hui le Maroc, 2016"}
	employment = published[decimal.Decimal]{
		decimal.RequireFromString("17"), "F0194", "Les Echos quotidien, 2025",
	}
	training = published[decimal.Decimal]{decimal.RequireFromString("3.5"), "F0195", "La Vie éco, 2025"}
	turnover = published[money.Money]{money.MustParse("262500000 EUR"), "F0038", "ANRT, Yabiladi, 2007"}
	euro     = published[money.Rate]{money.MustParseRate("EUR/MAD 11.2"), "F0038", "ANRT, Yabiladi, 2007"}
	envelope = published[money.Money]{
		money.MustParse("12000000 MAD"), "F0469", "Conseil régional Fès-Meknès, Femmes du Maroc",
	}
	perJob = published[money.Money]{
		money.MustParse("6000 MAD"), "F0470", "Conseil régional Fès-Meknès, Femmes du Maroc",
	}
)

// published is a figure and where it stands.
type published[T any] struct {
	Value  T      `json:"value"`
	ID     string `json:"id"`
	Source string `json:"source"`
}

func (p published[T]) from() string { return "[" + p.ID + ": " + p.Source + "]" }

type hire struct {
	name, site string
	gross      money.Money // a month
}

func main() { program.Main("payroll", run) }

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	flags := program.New("payroll", stdout)
	flags.About(messages,
		"Computes what the published incentives of Morocco’s sector are worth for a list of hires, to the centime.",
		"[file]",
		"", "a made-up list of hires",
		"-lang fr -instalments 7 -mode down", "in French, in seven instalments, rounded down",
		"roster.csv", "your list, with the columns hire, site and gross",
		"< roster.csv", "the same from standard input")
	instalments := flags.Int("instalments", 12, "pay the hiring premium in `n` parts")
	var mode money.Rounding
	flags.Text(&mode, "mode", "half-even", "rounding `mode`: half-even, half-away, half-down, down, up, floor or ceiling")
	lang, format, width := flags.Lang(), flags.Format("text", "markdown", "json"), flags.Width()
	if done, err := flags.Parse(args, 1); done {
		return err
	}
	roster, _, err := program.Input(flags.Arg(0), stdin, sample)
	if err != nil {
		return err
	}
	hires, err := readRoster(bytes.NewReader(roster))
	if err != nil {
		return program.Usage("%w", err)
	}
	var r report
	for _, section := range []func() error{
		func() error { return r.hiring(hires, *instalments) },
		func() error { return r.premiums(hires, mode) },
		func() error { return r.sites(hires) },
		func() error { return r.rates(mode) },
	} {
		if err := section(); err != nil {
			return err
		}
	}
	if *format == "json" {
		return page.JSON(stdout, r)
	}
	var text strings.Builder
	style := program.Style(stdout, *format, *width, *lang)
	r.write(&text, style, *lang)
	_, err = io.WriteString(stdout, style.Fit(text.String()))
	return err
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
