package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// temporary returns how to connect to a server so that every table that is
// made there is a temporary one.
func temporary(url string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(url)
	if err == nil {
		config.RuntimeParams["search_path"] = "pg_temp"
	}
	return config, err
}

const postgresTable = `CREATE TEMPORARY TABLE payment
	(id bigint PRIMARY KEY, amount text, rate text, jobs text, unit text, due date, span text)`

// pgxStore copies payments into PostgreSQL and reads rows as structs, by pgx.
func pgxStore(url string) store {
	return store{"PostgreSQL by pgx, COPY", func(ctx context.Context, all []payment) ([]payment, []string, error) {
		config, err := temporary(url)
		if err != nil {
			return nil, nil, err
		}
		conn, err := pgx.ConnectConfig(ctx, config)
		if err != nil {
			return nil, nil, err
		}
		defer conn.Close(ctx)
		if _, err := conn.Exec(ctx, postgresTable); err != nil {
			return nil, nil, err
		}
		names := []string{"id", "amount", "rate", "jobs", "unit", "due", "span"}
		rows := pgx.CopyFromSlice(len(all), func(i int) ([]any, error) {
			p := all[i]
			return []any{p.ID, p.Amount, p.Rate, p.Jobs, p.Unit, p.Due, p.Span}, nil
		})
		if _, err := conn.CopyFrom(ctx, pgx.Identifier{"payment"}, names, rows); err != nil {
			return nil, nil, err
		}
		selected, _ := conn.Query(ctx, "SELECT * FROM payment ORDER BY id")
		back, err := pgx.CollectRows(selected, pgx.RowToStructByPos[payment])
		if err != nil {
			return nil, nil, err
		}
		selected, _ = conn.Query(ctx, "SELECT amount FROM payment ORDER BY split_part(amount, ' ', 1)::numeric")
		sorted, err := pgx.CollectRows(selected, pgx.RowTo[string])
		if err != nil {
			return nil, nil, err
		}
		return back, []string{fmt.Sprint("sorted by the digits: ", sorted)}, nil
	}}
}

// stdlibStore inserts payments into PostgreSQL by database/sql.
func stdlibStore(url string) store {
	return store{"PostgreSQL by database/sql", func(ctx context.Context, all []payment) ([]payment, []string, error) {
		config, err := temporary(url)
		if err != nil {
			return nil, nil, err
		}
		db := stdlib.OpenDB(*config)
		defer db.Close()
		db.SetMaxOpenConns(1)
		if _, err := db.ExecContext(ctx, postgresTable); err != nil {
			return nil, nil, err
		}
		for _, p := range all {
			if _, err := db.ExecContext(ctx, "INSERT INTO payment VALUES ($1, $2, $3, $4, $5, $6, $7)",
				p.ID, p.Amount, p.Rate, p.Jobs, p.Unit, p.Due, p.Span); err != nil {
				return nil, nil, err
			}
		}
		back, err := selectPayments(ctx, db)
		return back, nil, err
	}}
}
