package store

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

//go:embed schema/*.sql
var files embed.FS

// A File is one step of the schema. Steps are applied in order of their numbers, each
// once, and never changed afterwards.
type File struct {
	Number int
	Name   string
	SQL    string
}

// Schema yields the files that make the schema, in their order.
func Schema() iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		entries, err := files.ReadDir("schema")
		if err != nil {
			yield(File{}, err)
			return
		}
		for _, e := range entries {
			text, err := files.ReadFile("schema/" + e.Name())
			digits, _, _ := strings.Cut(e.Name(), "_")
			number, wrong := strconv.Atoi(digits)
			if !yield(File{number, e.Name(), string(text)}, errors.Join(err, wrong)) {
				return
			}
		}
	}
}

// DB is a connection or a pool of connections.
type DB interface {
	BeginTx(context.Context, pgx.TxOptions) (pgx.Tx, error)
}

// lock is the advisory lock under which the schema changes.
const lock = 0x6d6974686171 // "mithaq"

// Migrate applies the files of [Schema] that the database does not have yet, in one
// transaction. It needs the right to create a schema, and the extension btree_gist,
// which is part of PostgreSQL. A database in which a file was applied with another
// content is [ErrSchema].
func Migrate(ctx context.Context, db DB) error {
	return within(ctx, db, pgx.TxOptions{}, func(tx pgx.Tx) error {
		const start = `
			CREATE SCHEMA IF NOT EXISTS mithaq;
			CREATE TABLE IF NOT EXISTS mithaq.migration
				(number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL);
			SET LOCAL search_path = mithaq, public`
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lock); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, start); err != nil {
			return err
		}
		for f, err := range Schema() {
			if err == nil {
				err = apply(ctx, tx, f)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", f.Name, err)
			}
		}
		return nil
	})
}

// apply applies one file, unless it was applied before.
func apply(ctx context.Context, tx pgx.Tx, f File) error {
	digest := sha256.Sum256([]byte(f.SQL))
	sum := hex.EncodeToString(digest[:])
	var applied string
	err := tx.QueryRow(ctx, "SELECT sha256 FROM migration WHERE number = $1", f.Number).Scan(&applied)
	switch {
	case err == nil && applied == sum:
		return nil
	case err == nil:
		return fmt.Errorf("%w: it was applied with another content", ErrSchema)
	case !errors.Is(err, pgx.ErrNoRows):
		return err
	}
	if _, err := tx.Exec(ctx, f.SQL); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "INSERT INTO migration VALUES ($1, $2, $3)", f.Number, f.Name, sum)
	return err
}

// within does something in one transaction.
func within(ctx context.Context, db DB, o pgx.TxOptions, do func(pgx.Tx) error) error {
	tx, err := db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		// The context may be what ended it; the transaction must end all the same.
		if rolled := tx.Rollback(context.WithoutCancel(ctx)); rolled != nil && !errors.Is(rolled, pgx.ErrTxClosed) {
			return errors.Join(err, rolled)
		}
		return err
	}
	return tx.Commit(ctx)
}
