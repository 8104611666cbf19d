package main

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
)

func TestMain(m *testing.M) { postgresql.Main(m) }

// connect returns a connection whose tables are gone with it.
func connect(t testing.TB) *pgx.Conn {
	t.Helper()
	config, err := temporary(postgresql.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// TestServerIsRequired: where the checks demand a server, one is there.
func TestServerIsRequired(t *testing.T) {
	if !postgresql.IsRequired() {
		t.Skip(postgresql.Required + " is not set to \"required\"")
	}
	var version string
	if err := connect(t).QueryRow(t.Context(), "SHOW server_version").Scan(&version); err != nil {
		t.Fatal(err)
	}
	t.Log("PostgreSQL", version)
}
