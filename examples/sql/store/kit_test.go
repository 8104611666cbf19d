package store_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
	"github.com/mithaq-go/mithaq/offshoring"
)

func TestMain(m *testing.M) { postgresql.Main(m) }

// connect returns a connection to the server of the tests, with the schema in it.
// Parameters are pairs of a name and a value, of the session.
func connect(t testing.TB, parameters ...string) *pgx.Conn {
	t.Helper()
	conn := dial(t, postgresql.URL(t), parameters...)
	if err := store.Migrate(t.Context(), conn); err != nil {
		t.Fatal(err)
	}
	return conn
}

// dial connects to a database.
func dial(t testing.TB, url string, parameters ...string) *pgx.Conn {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(parameters); i += 2 {
		if config.RuntimeParams[parameters[i]] = parameters[i+1]; parameters[i] == "database" {
			delete(config.RuntimeParams, "database")
			config.Database = parameters[i+1]
		}
	}
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// names are the files of a sector that are stored.
var names = [...]string{"catalogue.json", "sources.json", "observations.json", "agreements.json"}

// file reads a file of Morocco's sector.
func file(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "offshoring", "data", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// morocco returns the sector of Morocco.
func morocco(t testing.TB) store.Contents {
	t.Helper()
	s, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	return store.Contents{Dataset: s.Dataset(), Book: s.Book()}
}

// encoded returns the files of a dataset and a book, in the order of names.
func encoded(t testing.TB, d *indicators.Dataset, book *agreements.Book) [len(names)]string {
	t.Helper()
	var files [len(names)]bytes.Buffer
	for i, err := range [...]error{
		indicators.EncodeCatalogue(&files[0], d.Catalogue()), indicators.EncodeSources(&files[1], d),
		indicators.EncodeObservations(&files[2], d), book.Encode(&files[3]),
	} {
		if err != nil {
			t.Fatalf("%s: %v", names[i], err)
		}
	}
	var all [len(names)]string
	for i := range files {
		all[i] = files[i].String()
	}
	return all
}

// random returns n observations of every shape by nine sources, over Morocco's
// catalogue, with corrections; without the character that PostgreSQL does not hold.
func random(t testing.TB, seed uint64, n int) *indicators.Dataset {
	t.Helper()
	r := records.New(seed, 18)
	clean := func(s string) string { return strings.ReplaceAll(s, "\x00", "0") }
	var b indicators.Builder
	for i := range 8 { // and one that is not there
		s := indicators.Source{ID: indicators.ID(fmt.Sprintf("source%d", i)), Carrier: "press", Rank: i}
		if i%3 > 0 {
			s.Originator = indicators.ID(fmt.Sprintf("office%d", i%4))
		}
		if i%4 == 1 {
			s.Release = "yearbook"
		}
		if i != 5 {
			s.Date = r.Period()
		}
		b.AddSource(s)
	}
	for i := range n {
		o := r.Observation(i)
		o.Words, o.Note = clean(o.Words), clean(o.Note)
		for j := range o.Candidates {
			o.Candidates[j].Why = wording.Note(clean(string(o.Candidates[j].Why)))
		}
		b.AddObservation(o)
		if i%20 == 0 {
			for j := range r.IntN(4) {
				c := indicators.Correction{ID: indicators.ID(fmt.Sprintf("C%d.%d", i, j)), Observation: o.ID, Figure: r.Figure(),
					Reason: "slip", Author: "editor"}
				if r.IntN(4) > 0 {
					c.Known = r.Period()
				}
				if r.Some() {
					c.Unit, c.Evidence = o.Unit, []indicators.ID{"F0001", "F0002"}
				}
				b.AddCorrection(c)
			}
		}
	}
	d, err := b.Build(morocco(t).Dataset.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// save saves and fails the test if it cannot.
func save(t testing.TB, db store.DB, name indicators.ID, c store.Contents) {
	t.Helper()
	if _, err := store.Save(t.Context(), db, name, c, store.SaveOptions{Replace: true}); err != nil {
		t.Fatal(err)
	}
}

// load loads and fails the test if it cannot.
func load(t testing.TB, db store.DB, name indicators.ID, config indicators.ViewConfig) store.Loaded {
	t.Helper()
	l, err := store.Load(t.Context(), db, name, config)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// collect returns what a query returns.
func collect[T any](t testing.TB, db *pgx.Conn, query string, args ...any) []T {
	t.Helper()
	rows, _ := db.Query(t.Context(), query, args...)
	all, err := pgx.CollectRows(rows, pgx.RowToStructByPos[T])
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return all
}

// queryer is what asks a database.
type queryer interface {
	Query(ctx context.Context, query string, args ...any) (pgx.Rows, error)
}
