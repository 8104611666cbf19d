package main

import (
	"context"
	"database/sql"
	"fmt"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// openSQLite returns an empty database in memory: that of one connection.
func openSQLite() (*sql.DB, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

// sqliteStore keeps payments in columns of TEXT.
func sqliteStore() store {
	return store{"SQLite", func(ctx context.Context, all []payment) (_ []payment, _ []string, err error) {
		db, err := openSQLite()
		if err != nil {
			return nil, nil, err
		}
		defer db.Close()
		const table = `CREATE TABLE payment
			(id INTEGER PRIMARY KEY, amount TEXT, rate TEXT, jobs TEXT, unit TEXT, due TEXT, span TEXT)`
		if _, err := db.ExecContext(ctx, table); err != nil {
			return nil, nil, err
		}
		for _, p := range all {
			if _, err := db.ExecContext(ctx, "INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?)",
				p.ID, p.Amount, p.Rate, p.Jobs, p.Unit, p.Due, p.Span); err != nil {
				return nil, nil, err
			}
		}
		back, err := selectPayments(ctx, db)
		if err != nil {
			return nil, nil, err
		}
		sorted, err := column(ctx, db, "SELECT amount FROM payment ORDER BY amount")
		if err != nil {
			return nil, nil, err
		}
		digits, _ := all[2].Amount.Decimal()
		damaged, err := column(ctx, db,
			"SELECT CAST(CAST('"+digits.String()+"' AS NUMERIC) AS TEXT) UNION ALL SELECT '"+digits.String()+"'")
		if err != nil {
			return nil, nil, err
		}
		return back, []string{
			fmt.Sprint("ORDER BY amount sorts text: ", sorted),
			fmt.Sprint("digits in NUMERIC and in TEXT: ", damaged),
		}, nil
	}}
}

// selectPayments reads all payments by database/sql, whatever the driver.
func selectPayments(ctx context.Context, db *sql.DB) ([]payment, error) {
	rows, err := db.QueryContext(ctx, "SELECT id, amount, rate, jobs, unit, due, span FROM payment ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []payment
	for rows.Next() {
		var p payment
		if err := rows.Scan(&p.ID, &p.Amount, &p.Rate, &p.Jobs, &p.Unit, &p.Due, &p.Span); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// column returns the texts of a query with one column.
func column(ctx context.Context, db *sql.DB, query string) ([]string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
