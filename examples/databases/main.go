package main

import (
	"context"
	"fmt"
	"io"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
)

func main() { program.Main("databases", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("databases", out)
	flags.About(messages,
		"Stores values of the library in seven kinds of document and in databases, reads them back, "+
			"and says what stood there.",
		"", "", "documents, SQLite and GORM", "-postgres postgres://localhost/test", "PostgreSQL as well")
	flags.HelpLang()
	url := flags.String("postgres", "", "`address` of a PostgreSQL server; only temporary tables are made there")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	stores := append(documents(), sqliteStore(), gormSQLite())
	if *url != "" {
		stores = append(stores, pgxStore(*url), stdlibStore(*url), gormPostgres(*url))
	}
	for _, s := range stores {
		if err := s.show(context.Background(), out); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// payment is a row with values of several kinds. Fields carry no tags: what
// the packages below look for are methods of the values.
type payment struct {
	ID     int64
	Amount money.Money
	Rate   money.Rate // unset where nothing was converted
	Jobs   figure.Figure
	Unit   figure.Unit
	Due    period.Date
	Span   period.Period
}

// payments are what every store is given.
func payments() []payment {
	return []payment{
		{1, money.MustParse("10.00 MAD"), money.Rate{}, figure.MustParse(">9000"), figure.MustParseUnit("job"),
			period.MustDate(2016, 5, 18), period.MustParse("2016-Q2")},
		{2, money.MustParse("9.00 MAD"), money.MustParseRate("EUR/MAD 10.85"), figure.MustParse("65000@1000"),
			figure.MustParseUnit("job"), period.MustDate(2016, 12, 31), period.MustParse("2014-2020")},
		{3, money.MustParse("92233720368547758.07 MAD"), money.Rate{}, figure.Figure{}, figure.Unit{}, period.Date{},
			period.Period{}},
	}
}

// equal reports whether a payment has come back as it was.
func (p payment) equal(o payment) bool {
	return p.ID == o.ID && p.Amount == o.Amount && p.Rate == o.Rate && p.Jobs.Equal(o.Jobs) && p.Unit == o.Unit &&
		p.Due == o.Due && p.Span == o.Span
}

// A store takes payments and gives them back, with lines that show what stood
// in it.
type store struct {
	name  string
	visit func(context.Context, []payment) (back []payment, shown []string, err error)
}

// show prints what a store did. A payment that comes back different is an error.
func (s store) show(ctx context.Context, out io.Writer) error {
	all := payments()
	back, shown, err := s.visit(ctx, all)
	if err != nil {
		return err
	}
	if len(back) != len(all) {
		return fmt.Errorf("%d payments came back of %d", len(back), len(all))
	}
	for i, p := range all {
		if !p.equal(back[i]) {
			return fmt.Errorf("%+v came back as %+v", p, back[i])
		}
	}
	fmt.Fprintf(out, "%s: %d payments came back equal\n", s.name, len(back))
	for _, line := range shown {
		fmt.Fprintln(out, "   ", line)
	}
	return nil
}
