package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/books"
)

// sqlDay is a day as SQL has it: the unset one is the end of time.
func sqlDay(d period.Date) string {
	if !d.IsSet() {
		return "infinity"
	}
	return d.String()
}

// tree returns a value as JSON has it.
func tree(t *testing.T, v any) any {
	t.Helper()
	text, ok := v.([]byte)
	if !ok {
		var err error
		if text, err = json.Marshal(v); err != nil {
			t.Fatal(err)
		}
	}
	var x any
	if err := json.Unmarshal(text, &x); err != nil {
		t.Fatal(err)
	}
	return x
}

// sameAsOf compares an agreement in SQL with the library on all pairs of days.
func sameAsOf(t *testing.T, db queryer, name string, h agreements.History, valid, known []period.Date) (seen int) {
	t.Helper()
	var v, k []string
	for _, d := range valid {
		v = append(v, sqlDay(d))
	}
	for _, d := range known {
		k = append(k, sqlDay(d))
	}
	rows, err := db.Query(t.Context(), `SELECT mithaq.agreement_as_of($1, $2, v, k)
		FROM unnest($3::date[]) WITH ORDINALITY x (v, i), unnest($4::date[]) WITH ORDINALITY y (k, j) ORDER BY i, j`,
		name, string(h.ID()), v, k)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for _, v := range valid {
		for _, k := range known {
			if !rows.Next() {
				t.Fatal("too few rows: ", rows.Err())
			}
			var text []byte
			if err := rows.Scan(&text); err != nil {
				t.Fatal(err)
			}
			version := h.AsOf(v, k)
			if text == nil || !version.IsKnown() {
				if (text != nil) != version.IsKnown() {
					t.Errorf("%s on %v, known %v: SQL has %s", h.ID(), v, k, text)
				}
				continue
			}
			seen++
			if got, want := tree(t, text), tree(t, version.Agreement()); !reflect.DeepEqual(got, want) {
				t.Errorf("%s on %v, known %v:\ngot  %v\nwant %v", h.ID(), v, k, got, want)
			}
		}
	}
	return seen
}

// TestAsOf: SQL gives agreements of random amendments and corrections as the library
// does, on 50 days of validity and 50 of knowledge, before, between and after all
// changes, and at the end of time.
func TestAsOf(t *testing.T) {
	db := connect(t)
	var days []period.Date
	days = append(days, period.Date{}, period.MustDate(1, 1, 1), period.MustDate(9999, 12, 31))
	for n := range 47 {
		days = append(days, books.Day(1).AddDays(n-16))
	}
	r := rand.New(rand.NewPCG(12, 18))
	var spec agreements.BookSpec
	n := testkit.Cases(8, 200)
	for i := range n {
		a := books.Random(r)
		a.ID = agreements.ID(fmt.Sprintf("a%03d", i))
		spec.Agreements = append(spec.Agreements, a)
	}
	book, err := agreements.NewBook(spec)
	if err != nil {
		t.Fatal(err)
	}
	save(t, db, "as-of", store.Contents{Dataset: random(t, 13, 1), Book: book})
	seen := 0
	for h := range book.Agreements() {
		seen += sameAsOf(t, db, "as-of", h, days, days)
	}
	if seen < n*1000 {
		t.Errorf("only %d versions were known", seen)
	}
}

// TestAsOfMorocco: the same for the sector's agreements, around the days on which they
// became known.
func TestAsOfMorocco(t *testing.T) {
	db := connect(t)
	c := morocco(t)
	save(t, db, "as-of-morocco", c)
	for h := range c.Book.Agreements() {
		last := h.Record().Known.Last()
		days := []period.Date{{}, last.AddDays(-1), last, last.AddDays(400), period.MustDate(2026, 1, 1)}
		sameAsOf(t, db, "as-of-morocco", h, days[:2], days)
	}
}

// TestOverlap: a record that would read in two ways on one pair of days is refused by
// the database, and so are two corrections that would hold on one day.
func TestOverlap(t *testing.T) {
	db := connect(t)
	c := morocco(t)
	save(t, db, "overlap", c)
	const record = `INSERT INTO mithaq.agreement_record
		SELECT dataset, 'x', 'targets', 't', $1::daterange, $2::daterange, 0, '{}' FROM mithaq.dataset WHERE name = 'overlap'`
	const corrected = `INSERT INTO mithaq.corrected (dataset, observation, known, correction, approximate, widened)
		SELECT dataset, 'x', $1::daterange, 'c', false, false FROM mithaq.dataset WHERE name = 'overlap'`
	for _, x := range []struct {
		query string
		args  []any
		code  string
	}{
		{record, []any{"[2016-01-01,2018-01-01)", "[2016-01-01,2017-01-01)"}, ""},
		{record, []any{"[2018-01-01,)", "[2016-01-01,2017-01-01)"}, ""},
		{record, []any{"[2016-01-01,)", "[2017-01-01,)"}, ""},
		{record, []any{"[2017-12-31,2018-01-01)", "[2016-12-31,2017-01-01)"}, "23P01"},
		{record, []any{"(,)", "(,)"}, "23P01"},
		{record, []any{"empty", "(,)"}, "23514"},
		{corrected, []any{"[2016-01-01,2017-01-01)"}, ""},
		{corrected, []any{"[2017-01-01,)"}, ""},
		{corrected, []any{"[2016-12-31,2017-01-01)"}, "23P01"},
	} {
		_, err := db.Exec(t.Context(), x.query, x.args...)
		var refused *pgconn.PgError
		if code := ""; errors.As(err, &refused) {
			if code = refused.Code; code != x.code {
				t.Errorf("%v: %v, want %s", x.args, err, x.code)
			}
		} else if err != nil || x.code != "" {
			t.Errorf("%v: %v, want %q", x.args, err, x.code)
		}
	}
	// What is in the way of nothing else goes with the dataset.
	save(t, db, "overlap", c)
	if l := load(t, db, "overlap", indicators.ViewConfig{}); !l.Book.Equal(c.Book) {
		t.Error("the book comes back different")
	}
}
