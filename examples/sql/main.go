package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/jackc/pgx/v5"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func main() { program.Main("sql", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("sql", out)
	flags.About(messages,
		"Keeps the figures and agreements of a sector in PostgreSQL, loads them again, "+
			"and asks the database what people ask.", "",
		"-dsn postgres://localhost/figures", "save Morocco’s offshoring sector, and load it again",
		"-dsn postgres://localhost/figures -name textiles -folder ../textiles",
		"the sector of a folder, under a name of its own",
		"-dsn postgres://localhost/figures -load -known 2016-12-31 -lang fr",
		"what was saved, as it was known at the end of 2016, in French",
		"-schema", "the tables and views, for the administrator of a database")
	dsn := flags.String("dsn", "", "`address` of a PostgreSQL database, such as postgres://localhost/figures")
	name := flags.String("name", "morocco", "name of the dataset in the database")
	from := folder.Flag(flags)
	only := flags.Bool("load", false, "load what was saved before, and save nothing")
	known := flags.Known()
	schema := flags.Bool("schema", false, "print the SQL of the schema, and do nothing else")
	lang := flags.Lang()
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	if *schema {
		return printSchema(out)
	}
	if *dsn == "" {
		return program.Usage("say where the database is: -dsn postgres://localhost/figures")
	}
	id := indicators.ID(*name)
	if err := id.Check(); err != nil {
		return program.Usage("-name: %v", err)
	}
	ctx := context.Background()
	db, err := pgx.Connect(ctx, *dsn)
	if err != nil {
		return err
	}
	defer db.Close(ctx)
	if err := store.Migrate(ctx, db); err != nil {
		return err
	}
	var saved store.Contents
	if !*only {
		if saved, err = contents(from); err != nil {
			return err
		}
		version, err := store.Save(ctx, db, id, saved, store.SaveOptions{Replace: true, Progress: showProgress})
		if err != nil {
			return err
		}
		fmt.Fprintln(out, told("saved {name}, version {version}: {figures} figures, {agreements} agreements", id, version,
			saved, *lang))
	}
	loaded, err := store.Load(ctx, db, id, indicators.ViewConfig{Known: *known})
	if err != nil {
		return err
	}
	fmt.Fprintln(out, told("loaded {name}, version {version}: {figures} figures, {agreements} agreements", id,
		loaded.Version, store.Contents{Dataset: loaded.View.Dataset(), Book: loaded.Book}, *lang))
	if !*only && !known.IsSet() {
		if err := compare(saved, loaded); err != nil {
			return err
		}
		fmt.Fprintln(out, messages.Phrase("everything came back equal, byte for byte in its files").In(*lang))
	}
	return ask(ctx, db, id, *known, *lang, out)
}

// told says what was saved or loaded.
func told(en string, id indicators.ID, version int64, c store.Contents, lang wording.Lang) string {
	number := func(n int) func(wording.Lang) string { return say.Same(strconv.Itoa(n)) }
	return messages.Phrase(en).With("name", say.Same(string(id))).With("version", number(int(version))).
		With("figures", number(c.Dataset.Len())).With("agreements", number(len(c.Book.Spec().Agreements))).In(lang)
}

// printSchema prints the files of the schema.
func printSchema(out io.Writer) error {
	for f, err := range store.Schema() {
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "-- %s\n\n%s\n", f.Name, f.SQL)
	}
	return nil
}

// contents returns the figures and agreements of a sector.
func contents(from folder.Folder) (store.Contents, error) {
	s, err := from.Sector()
	if err != nil {
		return store.Contents{}, err
	}
	return store.Contents{Dataset: s.Dataset(), Book: s.Book()}, nil
}

// showProgress shows how far a Save is, for tables that take a while.
func showProgress(p store.Progress) {
	if p.Total >= 10_000 {
		fmt.Fprintf(os.Stderr, "%s: %d of %d rows\n", p.Table, p.Done, p.Total)
	}
}

// compare is an error if what was loaded is not what was saved.
func compare(saved store.Contents, loaded store.Loaded) error {
	if !loaded.View.Dataset().Equal(saved.Dataset) || !loaded.Book.Equal(saved.Book) {
		return fmt.Errorf("what was loaded is not equal to what was saved")
	}
	before, err := files(saved.Dataset, saved.Book)
	if err != nil {
		return err
	}
	after, err := files(loaded.View.Dataset(), loaded.Book)
	if err != nil {
		return err
	}
	if !bytes.Equal(before, after) {
		return fmt.Errorf("the files of what was loaded are not those of what was saved")
	}
	return nil
}

// files returns the files of a sector, one after another.
func files(d *indicators.Dataset, book *agreements.Book) ([]byte, error) {
	var b bytes.Buffer
	for _, write := range []func() error{
		func() error { return indicators.EncodeCatalogue(&b, d.Catalogue()) },
		func() error { return indicators.EncodeSources(&b, d) },
		func() error { return indicators.EncodeObservations(&b, d) },
		func() error { return book.Encode(&b) },
	} {
		if err := write(); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// questions are what the views answer without more SQL than a filter: of a dataset, as
// known on a day.
var questions = []struct{ title, query string }{
	{"Figures of that day that a correction changes, as is known today", `
		SELECT id, indicator, period, figure, corrected_figure, unit, source FROM mithaq.figures
		WHERE dataset = $1 AND correction IS NOT NULL AND COALESCE(known_from, 'infinity') <= $2 ORDER BY id LIMIT 5`},
	{"How figures of one thing, of independent sources, stand to each other", `
		SELECT kind, count(*)::text AS pairs FROM mithaq.conflicts
		WHERE dataset = $1 AND role = 'observed' AND NOT same_origin AND COALESCE(known_from, 'infinity') <= $2
		GROUP BY kind ORDER BY count(*) DESC, kind`},
	{"The first of those that contradict each other", `
		SELECT indicator, period, a_id, a_figure, b_id, b_figure FROM mithaq.conflicts
		WHERE dataset = $1 AND role = 'observed' AND contradicts AND NOT same_origin
			AND COALESCE(known_from, 'infinity') <= $2 ORDER BY a_id, b_id LIMIT 5`},
	{"Commitments on that day", `
		SELECT agreement, id, kind, obligors, due FROM mithaq.commitments_as_of($2, $2)
		WHERE dataset = $1 ORDER BY agreement, id LIMIT 5`},
	{"Amounts by currency", `
		SELECT currency, count(*)::text AS amounts, sum(amount)::text AS total FROM mithaq.amounts
		WHERE dataset = $1 AND valid_until IS NULL AND known_from <= $2 AND COALESCE(known_until, 'infinity') >= $2
		GROUP BY currency ORDER BY currency`},
}

// ask prints what the database answers.
func ask(
	ctx context.Context, db *pgx.Conn, id indicators.ID, known period.Date, lang wording.Lang, out io.Writer,
) error {
	day := "infinity"
	if known.IsSet() {
		day = known.String()
	}
	for _, q := range questions {
		fmt.Fprintf(out, "\n%s\n", messages.Phrase(q.title).In(lang))
		rows, err := db.Query(ctx, q.query, string(id), day)
		if err != nil {
			return err
		}
		if err := printRows(rows, out); err != nil {
			return err
		}
	}
	return nil
}

// printRows prints what a query returns.
func printRows(rows pgx.Rows, out io.Writer) error {
	defer rows.Close()
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(cells []string) { fmt.Fprintln(table, "  "+strings.Join(cells, "\t")) }
	var cells []string
	for _, column := range rows.FieldDescriptions() {
		cells = append(cells, column.Name)
	}
	line(cells)
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return err
		}
		for i, v := range values {
			if cells[i] = fmt.Sprint(v); v == nil {
				cells[i] = "-"
			}
		}
		line(cells)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return table.Flush()
}
