package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
)

// Contents is what is stored under one name.
type Contents struct {
	Dataset *indicators.Dataset
	Book    *agreements.Book // nil is an empty book
}

// SaveOptions say how to save. The zero value saves a dataset that is not there yet.
type SaveOptions struct {
	// Follow is the version that the Save follows: the one that was loaded and
	// changed. 0 is none.
	Follow int64
	// Replace saves whatever version is there; Follow does not matter.
	Replace bool
	// Progress, if it is not nil, is called while rows are copied.
	Progress func(Progress)
}

// Progress says how far a [Save] is with one table.
type Progress struct {
	Table       string
	Done, Total int // rows
}

// progressRows is after how many rows progress is told.
const progressRows = 10_000

// tables are the tables with rows of a dataset.
var tables = [...]string{"definition", "body", "source", "observation", "correction", "corrected", "register",
	"agreement", "agreement_record", "amount"}

// Save stores a dataset under a name, in the place of the one that is there, and
// returns its version. It is one transaction: if it fails nothing is stored. The error
// is a [ChangedError] if the version in the store is not the one that it follows, and
// [ErrText] for text that PostgreSQL cannot hold.
func Save(ctx context.Context, db DB, name indicators.ID, c Contents, o SaveOptions) (version int64, err error) {
	if err := name.Check(); err != nil {
		return 0, err
	}
	if c.Dataset == nil {
		return 0, fmt.Errorf("%w: no dataset", indicators.ErrInvalid)
	}
	err = within(ctx, db, pgx.TxOptions{IsoLevel: pgx.ReadCommitted}, func(tx pgx.Tx) error {
		s := saver{ctx: ctx, tx: tx, progress: o.Progress}
		before, err := s.open(name)
		switch {
		case err != nil:
			return err
		case before != o.Follow && !o.Replace:
			return &ChangedError{Name: name, Follow: o.Follow, Stored: before}
		}
		if before > 0 {
			if err := s.clear(); err != nil {
				return err
			}
		}
		if err := s.dataset(c.Dataset); err != nil {
			return err
		}
		if err := s.book(c.Book); err != nil {
			return err
		}
		version = before + 1
		_, err = tx.Exec(ctx, "UPDATE mithaq.dataset SET version = $1 WHERE dataset = $2", version, s.number)
		return err
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

// saver is a Save under way.
type saver struct {
	ctx      context.Context
	tx       pgx.Tx
	progress func(Progress)
	number   int32 // of the dataset
}

// open finds the dataset or makes it, and keeps other writers out until the transaction
// ends. It returns the version that is there.
func (s *saver) open(name indicators.ID) (version int64, err error) {
	const insert = "INSERT INTO mithaq.dataset (name, version) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING"
	const find = "SELECT dataset, version FROM mithaq.dataset WHERE name = $1 FOR UPDATE"
	if _, err := s.tx.Exec(s.ctx, insert, string(name)); err != nil {
		return 0, err
	}
	err = s.tx.QueryRow(s.ctx, find, string(name)).Scan(&s.number, &version)
	return version, err
}

// clear deletes the rows of the version before.
func (s *saver) clear() error {
	for _, table := range tables {
		if _, err := s.tx.Exec(s.ctx, "DELETE FROM mithaq."+table+" WHERE dataset = $1", s.number); err != nil {
			return err
		}
	}
	return nil
}

// copy copies rows into a table. The first column of each table is the number of the
// dataset, which rows leave out.
func (s *saver) copy(table string, total int, columns []string, rows iter.Seq2[[]any, error]) error {
	next, stop := iter.Pull2(rows)
	defer stop()
	done := 0
	tell := func() {
		if s.progress != nil {
			s.progress(Progress{table, done, total})
		}
	}
	columns = append([]string{"dataset"}, columns...)
	values := make([]any, 0, len(columns))
	var failed error // what pgx tells the server, and not the caller
	source := pgx.CopyFromFunc(func() ([]any, error) {
		row, err, ok := next()
		if !ok {
			return nil, nil
		}
		if failed = cmp.Or(err, s.ctx.Err()); failed != nil {
			return nil, failed
		}
		for i, v := range row {
			if !fits(v) {
				failed = fmt.Errorf("%w: %q, column %s", ErrText, row[0], columns[i+1])
				return nil, failed
			}
		}
		if done++; done%progressRows == 0 && done < total {
			tell()
		}
		values = append(append(values[:0], s.number), row...)
		return values, nil
	})
	if _, err := s.tx.CopyFrom(s.ctx, pgx.Identifier{"mithaq", table}, columns, source); err != nil {
		return fmt.Errorf("%s: %w", table, cmp.Or(failed, err))
	}
	if total > 0 {
		tell()
	}
	return nil
}

// fits reports whether PostgreSQL can hold a text.
func fits(v any) bool {
	switch v := v.(type) {
	case string:
		return utf8.ValidString(v) && strings.IndexByte(v, 0) < 0
	case []string:
		for _, s := range v {
			if !fits(s) {
				return false
			}
		}
	case json.RawMessage:
		return !escapesNUL(v)
	}
	return true
}

// escapesNUL reports whether a JSON text has the character U+0000, which its columns
// cannot hold.
func escapesNUL(text []byte) bool {
	for {
		i := bytes.IndexByte(text, '\\')
		if i < 0 || i+1 >= len(text) {
			return false
		}
		if bytes.HasPrefix(text[i+1:], []byte("u0000")) {
			return true
		}
		text = text[i+2:]
	}
}

// slice yields rows made of the elements of a list.
func slice[T any](list []T, row func(T) ([]any, error)) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, x := range list {
			if r, err := row(x); !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// A document is a record as JSON.
type document struct {
	kind, id string
	record   json.RawMessage
}

// documents takes apart an object of lists of records.
func documents(v any) ([]document, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return nil, err
	}
	var all []document
	for kind, member := range members {
		var list []json.RawMessage
		if err := json.Unmarshal(member, &list); err != nil {
			continue // not a list: the format, a term
		}
		for _, record := range list {
			var r struct{ ID string }
			if err := json.Unmarshal(record, &r); err != nil {
				return nil, err
			}
			all = append(all, document{kind, r.ID, record})
		}
	}
	return all, nil
}
