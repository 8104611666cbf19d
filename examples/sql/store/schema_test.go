package store_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
)

// TestSchema: the files are numbered from 1 on, without a gap.
func TestSchema(t *testing.T) {
	n := 0
	for f, err := range store.Schema() {
		if n++; err != nil || f.Number != n || f.SQL == "" {
			t.Errorf("file %d: %d %s, %v", n, f.Number, f.Name, err)
		}
	}
	if n == 0 {
		t.Error("no files")
	}
}

// TestMigrate: the schema is made once, also by two at once; a database in which a file
// was applied with another content is refused.
func TestMigrate(t *testing.T) {
	admin := dial(t, postgresql.URL(t))
	if _, err := admin.Exec(t.Context(), "CREATE DATABASE migrate"); err != nil {
		t.Fatal(err)
	}
	one, other := dial(t, postgresql.URL(t), "database", "migrate"), dial(t, postgresql.URL(t), "database", "migrate")
	done := make(chan error)
	go func() { done <- store.Migrate(t.Context(), one) }()
	if err := errors.Join(store.Migrate(t.Context(), other), <-done); err != nil {
		t.Fatal(err)
	}
	files := 0
	for range store.Schema() {
		files++
	}
	if n := collect[struct{ N int }](t, one, "SELECT count(*) FROM mithaq.migration"); n[0].N != files {
		t.Errorf("%d files were applied of %d", n[0].N, files)
	}
	if _, err := one.Exec(t.Context(), "UPDATE mithaq.migration SET sha256 = 'x' WHERE number = 2"); err != nil {
		t.Fatal(err)
	}
	if err := store.Migrate(t.Context(), one); !errors.Is(err, store.ErrSchema) {
		t.Errorf("a file that has changed: %v", err)
	}
}
