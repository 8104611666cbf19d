package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/libtnb/sqlite"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
)

// checkSame compares records with what came back of them.
func checkSame(t *testing.T, want, got []values) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d records came back of %d", len(got), len(want))
	}
	wrong := 0
	for i := range want {
		if want[i].same(&got[i]) {
			continue
		}
		if wrong++; wrong <= 3 {
			t.Errorf("record came back different:\n%+v\n%+v", want[i], got[i])
		}
	}
	if wrong > 3 {
		t.Errorf("%d records came back different", wrong)
	}
}

// table returns the statement that makes a table of records; days are text or
// dates.
func table(day string) string {
	all := []string{"id bigint PRIMARY KEY"}
	for _, c := range columns {
		as := "text"
		if c.Type.String() == "period.Date" {
			as = day
		}
		all = append(all, fmt.Sprintf("%s %s", strings.ToLower(c.Name), as))
	}
	return "CREATE TEMPORARY TABLE " + stem + " (" + strings.Join(all, ", ") + ")"
}

const stem = "records"

func TestDocuments(t *testing.T) {
	for i, c := range codecs() {
		t.Run(c.name, func(t *testing.T) {
			want := records(uint64(i), cases())
			got := make([]values, len(want))
			for i := range want {
				data, err := c.write(&want[i])
				if err == nil {
					err = c.read(data, &got[i])
				}
				if err != nil {
					t.Fatalf("%+v: %v", want[i], err)
				}
			}
			checkSame(t, want, got)
		})
	}
}

// insert puts records into a table, many rows with each statement.
func insert(t *testing.T, db *sql.DB, all []values, place func(n int) string) {
	t.Helper()
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	const rows = 500
	for len(all) > 0 {
		n := min(rows, len(all))
		var text strings.Builder
		var args []any
		for i := range n {
			if i > 0 {
				text.WriteByte(',')
			}
			text.WriteByte('(')
			for j, v := range all[i].list() {
				if j > 0 {
					text.WriteByte(',')
				}
				args = append(args, v)
				text.WriteString(place(len(args)))
			}
			text.WriteByte(')')
		}
		if _, err := tx.ExecContext(t.Context(), "INSERT INTO "+stem+" VALUES "+text.String(), args...); err != nil {
			t.Fatal(err)
		}
		all = all[n:]
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// selectAll reads all records by database/sql.
func selectAll(t *testing.T, db *sql.DB) []values {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), "SELECT * FROM "+stem+" ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []values
	for rows.Next() {
		v := stale
		if err := rows.Scan(v.pointers()...); err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// stale is what a record held before it is read: NULL must overwrite it.
var stale = full(random{rand.New(rand.NewPCG(1, 1))})

func TestSQLite(t *testing.T) {
	for _, day := range []string{"text", "date"} {
		t.Run(day, func(t *testing.T) {
			db := memory(t)
			execute(t, db, table(day))
			want := records(21, cases())
			insert(t, db, want, func(int) string { return "?" })
			checkSame(t, want, selectAll(t, db))
		})
	}
}

// memory opens a database in memory.
func memory(t *testing.T) *sql.DB {
	t.Helper()
	db, err := openSQLite()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func execute(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// standard opens PostgreSQL by database/sql; its tables are gone with it.
func standard(t *testing.T) *sql.DB {
	t.Helper()
	config, err := temporary(postgresql.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

// TestPostgresStandard inserts rows by database/sql.
func TestPostgresStandard(t *testing.T) {
	db := standard(t)
	execute(t, db, table("date"))
	want := records(22, cases())
	insert(t, db, want, func(n int) string { return fmt.Sprintf("$%d", n) })
	checkSame(t, want, selectAll(t, db))
}

// TestPostgresCopy copies rows by pgx.
func TestPostgresCopy(t *testing.T) {
	conn := connect(t)
	if _, err := conn.Exec(t.Context(), table("date")); err != nil {
		t.Fatal(err)
	}
	want := records(23, cases())
	copied := pgx.CopyFromSlice(len(want), func(i int) ([]any, error) { return want[i].list(), nil })
	all := names()
	for i := range all {
		all[i] = strings.ToLower(all[i])
	}
	if n, err := conn.CopyFrom(t.Context(), pgx.Identifier{stem}, all, copied); err != nil || n != int64(len(want)) {
		t.Fatal(n, err)
	}
	for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeSimpleProtocol} {
		rows, _ := conn.Query(t.Context(), "SELECT * FROM "+stem+" ORDER BY id", mode)
		got, err := pgx.CollectRows(rows, pgx.RowToStructByPos[values])
		if err != nil {
			t.Fatal(err)
		}
		checkSame(t, want, got)
	}
}

// byORM opens both databases by GORM.
var byORM = map[string]func(t *testing.T) gorm.Dialector{
	"SQLite":     func(t *testing.T) gorm.Dialector { return sqlite.Dialector{Conn: memory(t)} },
	"PostgreSQL": func(t *testing.T) gorm.Dialector { return postgres.New(postgres.Config{Conn: standard(t)}) },
}

// migrated returns a database of GORM with the table of a model, if there is one.
func migrated(t *testing.T, dialect gorm.Dialector, model any) *gorm.DB {
	t.Helper()
	db, err := gorm.Open(dialect, &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true})
	if err != nil {
		t.Fatal(err)
	}
	if model != nil {
		if err := db.AutoMigrate(model); err != nil {
			t.Fatal(err)
		}
	}
	return db.WithContext(context.WithoutCancel(t.Context()))
}

// TestGORM has GORM make the columns, which are text, or dates, and create and
// find records, many at a time and one at a time.
func TestGORM(t *testing.T) {
	for name, dialect := range byORM {
		t.Run(name, func(t *testing.T) {
			db := migrated(t, dialect(t), &values{})
			want := records(24, cases())
			if err := db.CreateInBatches(want, 500).Error; err != nil {
				t.Fatal(err)
			}
			var got []values
			if err := db.Order("id").Find(&got).Error; err != nil {
				t.Fatal(err)
			}
			checkSame(t, want, got)
			one := records(25, 50)
			first := make([]values, len(one))
			for i := range one {
				one[i].ID += 1 << 40
				if err := db.Create(&one[i]).Error; err != nil {
					t.Fatal(err)
				}
				if err := db.First(&first[i], one[i].ID).Error; err != nil {
					t.Fatal(err)
				}
			}
			checkSame(t, one, first)
			types, err := db.Migrator().ColumnTypes(&values{})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range types[1:] {
				if want := map[bool]string{true: "date", false: "text"}[c.Name() == "date"]; c.DatabaseTypeName() != want {
					t.Errorf("column %s is %s, want %s", c.Name(), c.DatabaseTypeName(), want)
				}
			}
		})
	}
}
