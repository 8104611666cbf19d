package main

import (
	"context"
	"os"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// required is the variable that says whether tests fail where there is no
// PostgreSQL to start, rather than being skipped.
const required = "MITHAQ_POSTGRES"

// A server is a PostgreSQL server that the tests have started.
type server struct {
	url  string
	stop func() error
}

// started is the one server of all tests, started by the first that needs it.
var started = sync.OnceValues(startServer)

// asked is whether a test has needed the server.
var asked bool

func TestMain(m *testing.M) {
	code := m.Run()
	if asked {
		if s, err := started(); err == nil && s != nil {
			if err := s.stop(); err != nil {
				println("PostgreSQL does not stop:", err.Error())
				code = 1
			}
		}
	}
	os.Exit(code)
}

// postgresURL returns the address of a database server. Where none can be
// started the test is skipped, or fails if the environment says so.
func postgresURL(t testing.TB) string {
	t.Helper()
	asked = true
	s, err := started()
	if err != nil {
		t.Fatal(err)
	}
	if s != nil {
		return s.url
	}
	if os.Getenv(required) == "required" {
		t.Fatal("no PostgreSQL server on this machine, and " + required + " says that there must be one")
	}
	t.Skip("no PostgreSQL server on this machine: install the package postgresql to run this test")
	return ""
}

// connect returns a connection whose tables are gone with it.
func connect(t testing.TB) *pgx.Conn {
	t.Helper()
	config, err := temporary(postgresURL(t))
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
	if os.Getenv(required) != "required" {
		t.Skip(required + " is not set to \"required\"")
	}
	var version string
	if err := connect(t).QueryRow(t.Context(), "SHOW server_version").Scan(&version); err != nil {
		t.Fatal(err)
	}
	t.Log("PostgreSQL", version)
}
