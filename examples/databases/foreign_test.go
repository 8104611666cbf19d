package main

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/shopspring/decimal"
)

// TestForeignAmounts reads amounts as other programs store them, by pgx in both
// of its formats and by database/sql.
func TestForeignAmounts(t *testing.T) {
	conn := connect(t)
	db := standard(t)
	const composite = "CREATE TYPE pg_temp.amount AS (value numeric, currency char(5))"
	if _, err := conn.Exec(t.Context(), composite); err != nil {
		t.Fatal(err)
	}
	execute(t, db, composite)
	for _, c := range []struct{ what, expression, want string }{
		{"composite", "ROW(1.50, 'EUR')", "1.50 EUR"},
		{"composite of a type with padding", "ROW(1.50, 'EUR')::pg_temp.amount", "1.50 EUR"},
		{"negative composite", "ROW(-1500, 'MAD')::pg_temp.amount", "-1500.00 MAD"},
		{"NULL composite", "NULL::pg_temp.amount", "unset"},
		{"json", `'{"amount":"1.50","currency":"EUR"}'::json`, "1.50 EUR"},
		{"jsonb", `'{"currency":"EUR", "amount":"1.50"}'::jsonb`, "1.50 EUR"},
		{"json string", `'"1.50 EUR"'::json`, "1.50 EUR"},
		{"json null", "NULL::json", "unset"},
		{"char(n)", "'1.50 EUR'::char(20)", "1.50 EUR"},
		{"varchar(n)", "'1.50 EUR'::varchar(20)", "1.50 EUR"},
		{"two columns", "trim(to_char(1.5, '9990.00')) || ' ' || 'EUR'", "1.50 EUR"},
	} {
		for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeSimpleProtocol} {
			got := money.MustParse("7 XOF")
			err := conn.QueryRow(t.Context(), "SELECT "+c.expression, mode).Scan(&got)
			if c.what == "composite" && mode == pgx.QueryExecModeCacheStatement && err != nil {
				continue // a record without a type comes in binary form
			}
			if err != nil || got.String() != c.want {
				t.Errorf("%s in mode %v: %v, %v", c.what, mode, got, err)
			}
		}
		got := money.MustParse("7 XOF")
		err := db.QueryRow("SELECT " + c.expression).Scan(&got)
		if c.what != "composite" && (err != nil || got.String() != c.want) {
			t.Errorf("%s by database/sql: %v, %v", c.what, got, err)
		}
	}
}

// TestRefusedAmounts: what has no currency, or went through floating point, is
// an error and changes nothing.
func TestRefusedAmounts(t *testing.T) {
	conn := connect(t)
	for _, expression := range []string{"1.5", "1.5::float8", "150::bigint", "'1.5'", "''", "'1.50 XXZ'", "ROW(1.5)",
		"now()", "true", "'(1.5,EUR,2)'", "'{}'::json", "'[1.5]'::json", "'{1.50 EUR}'::text[]"} {
		want := money.MustParse("7 XOF")
		got := want
		if err := conn.QueryRow(t.Context(), "SELECT "+expression).Scan(&got); err == nil || got != want {
			t.Errorf("%s reads as %v, %v", expression, got, err)
		}
	}
}

// TestTwoColumns: digits and currency in columns of their own, as the package
// money has it: numeric in PostgreSQL keeps every digit.
func TestTwoColumns(t *testing.T) {
	db := standard(t)
	execute(t, db, "CREATE TEMPORARY TABLE prices (id bigint, digits numeric, currency char(3))")
	all := records(31, 500)
	for _, r := range all {
		digits, ok := r.Amount.Decimal()
		if !ok {
			execute(t, db, "INSERT INTO prices VALUES ($1, NULL, NULL)", r.ID)
			continue
		}
		if len(r.Amount.Currency().String()) > 3 { // XQT/3 says its digits
			continue
		}
		execute(t, db, "INSERT INTO prices VALUES ($1, $2, $3)", r.ID, digits, r.Amount.Currency())
		var back decimal.Decimal
		var c money.Currency
		if err := db.QueryRow("SELECT digits, currency FROM prices WHERE id = $1", r.ID).Scan(&back, &c); err != nil {
			t.Fatal(err)
		}
		if got, err := money.FromDecimal(back, c); err != nil || got != r.Amount {
			t.Errorf("%v came back as %v, %v", r.Amount, got, err)
		}
	}
}

// TestNumericDamages: a column of SQLite whose type says NUMERIC, DECIMAL or
// REAL turns what looks like a number into one of 64 bits. TEXT does not. The
// damaged values are SQLite's own.
func TestNumericDamages(t *testing.T) {
	db := memory(t)
	execute(t, db, "CREATE TABLE damage (t TEXT, n NUMERIC, d DECIMAL(38,2), r REAL)")
	digits, _ := money.MustParse("92233720368547758.07 MAD").Decimal()
	f := figure.MustParse("9007199254740993.5")
	ratio := money.MustRatio("9007199254740993")
	for _, v := range []any{digits.String(), f, ratio} {
		execute(t, db, "DELETE FROM damage")
		execute(t, db, "INSERT INTO damage VALUES (?, ?, ?, ?)", v, v, v, v)
		var text, numeric, dec, float string
		if err := db.QueryRow("SELECT t, CAST(n AS TEXT), CAST(d AS TEXT), CAST(r AS TEXT) FROM damage").
			Scan(&text, &numeric, &dec, &float); err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprint(v)
		if text != want {
			t.Errorf("TEXT has %s for %s", text, want)
		}
		if float == want || v != ratio && (numeric == want || dec == want) {
			t.Errorf("%s is not damaged: NUMERIC %s, DECIMAL %s, REAL %s: say so in doc.go", want, numeric, dec, float)
		}
	}
	// A number that the database damaged, or made, is refused.
	for _, column := range []string{"n", "r"} {
		var r money.Ratio
		if err := db.QueryRow("SELECT " + column + " FROM damage").Scan(&r); !errors.Is(err, money.ErrType) {
			t.Errorf("a ratio from column %s: %v, %v", column, r, err)
		}
	}
	// Text that is no number stays as it is wherever it stands.
	amount := money.MustParse("92233720368547758.07 MAD")
	execute(t, db, "DELETE FROM damage")
	execute(t, db, "INSERT INTO damage (n) VALUES (?)", amount)
	var back money.Money
	if err := db.QueryRow("SELECT n FROM damage").Scan(&back); err != nil || back != amount {
		t.Errorf("an amount in NUMERIC: %v, %v", back, err)
	}
}

// TestOrder: ORDER BY on a column of amounts or figures sorts text, one of
// dates by day; split_part gives the digits to sort by.
func TestOrder(t *testing.T) {
	conn := connect(t)
	ask := func(query string) []string {
		t.Helper()
		rows, _ := conn.Query(t.Context(), query)
		got, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	amounts := "(VALUES ('9.00 MAD'), ('10.00 MAD'), ('-1.00 MAD')) AS x (v)"
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"SELECT v FROM " + amounts + " ORDER BY v", []string{"-1.00 MAD", "10.00 MAD", "9.00 MAD"}},
		{"SELECT v FROM " + amounts + " ORDER BY split_part(v, ' ', 1)::numeric",
			[]string{"-1.00 MAD", "9.00 MAD", "10.00 MAD"}},
		{"SELECT v FROM (VALUES ('9'), ('10')) AS x (v) ORDER BY v", []string{"10", "9"}},
		{"SELECT v FROM (VALUES ('2015-Q1'), ('2015-10'), ('2014')) AS x (v) ORDER BY v",
			[]string{"2014", "2015-10", "2015-Q1"}},
	} {
		if got := ask(c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
	}
	days := records(41, 2000)
	execute := func(query string, args ...any) {
		t.Helper()
		if _, err := conn.Exec(t.Context(), query, args...); err != nil {
			t.Fatal(err)
		}
	}
	execute("CREATE TEMPORARY TABLE days (text text, day date, currency text, unit text)")
	for _, r := range days {
		execute("INSERT INTO days VALUES ($1, $2, $3, $4)", r.Date, r.Date, r.Currency, r.Unit)
	}
	checkOrder(t, conn, "SELECT text FROM days WHERE text IS NOT NULL ORDER BY text", period.Date.Compare)
	checkOrder(t, conn, "SELECT day FROM days WHERE day IS NOT NULL ORDER BY day", period.Date.Compare)
	checkOrder(t, conn, "SELECT currency FROM days WHERE currency IS NOT NULL ORDER BY currency", money.Currency.Compare)
	checkOrder(t, conn, "SELECT unit FROM days WHERE unit IS NOT NULL ORDER BY unit", figure.Unit.Compare)
}

// checkOrder compares the order of a query with that of Compare.
func checkOrder[T any](t *testing.T, conn *pgx.Conn, query string, compare func(a, b T) int) {
	t.Helper()
	rows, _ := conn.Query(t.Context(), query)
	got, err := pgx.CollectRows(rows, pgx.RowTo[T])
	if err != nil || len(got) == 0 {
		t.Fatal(query, err)
	}
	if !slices.IsSortedFunc(got, compare) {
		t.Errorf("%s: not in the order of Compare", query)
	}
}

// TestForeignDates: a column of dates, and of timestamps at midnight, is read;
// an hour, a day without end and a year before 1 are errors that change nothing.
func TestForeignDates(t *testing.T) {
	conn := connect(t)
	db := standard(t)
	day := period.MustDate(2016, 5, 18)
	for _, expression := range []string{
		"DATE '2016-05-18'", "TIMESTAMP '2016-05-18'", "TIMESTAMPTZ '2016-05-18'", "'2016-05-18'",
	} {
		var native, standard period.Date
		if err := conn.QueryRow(t.Context(), "SELECT "+expression).Scan(&native); err != nil || native != day {
			t.Errorf("%s: %v, %v", expression, native, err)
		}
		if err := db.QueryRow("SELECT " + expression).Scan(&standard); err != nil || standard != day {
			t.Errorf("%s by database/sql: %v, %v", expression, standard, err)
		}
	}
	for _, expression := range []string{"TIMESTAMP '2016-05-18 12:00'", "DATE 'infinity'", "DATE '-infinity'",
		"DATE '0044-03-15 BC'", "DATE '10000-01-01'", "TIME '12:00'", "42", "'18/05/2016'"} {
		native, standard := day, day
		if err := conn.QueryRow(t.Context(), "SELECT "+expression).Scan(&native); err == nil || native != day {
			t.Errorf("%s reads as %v, %v", expression, native, err)
		}
		if err := db.QueryRow("SELECT " + expression).Scan(&standard); err == nil || standard != day {
			t.Errorf("%s by database/sql reads as %v, %v", expression, standard, err)
		}
	}
}
