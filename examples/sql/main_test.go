package main

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
)

func TestMain(m *testing.M) { postgresql.Main(m) }

// TestGolden: saved and loaded again, then loaded as known on a day.
func TestGolden(t *testing.T) {
	dsn := postgresql.URL(t)
	programtest.Goldens(t, run, map[string][]string{"saved.txt": {"-dsn", dsn}})
	programtest.Goldens(t, run, map[string][]string{"known.txt": {"-dsn", dsn, "-load", "-known", "2016-12-31"}})
	for _, lang := range []string{"fr", "ar"} {
		programtest.Goldens(t, run, map[string][]string{lang + ".txt": {"-dsn", dsn, "-load", "-lang", lang}})
	}
}

func TestHelp(t *testing.T) { programtest.HelpText(t, run) }

// TestFolder: the sector of a folder comes back equal.
func TestFolder(t *testing.T) {
	said := programtest.Print(t, run, "-dsn", postgresql.URL(t), "-name", "folder", "-folder", "../../offshoring/data")
	if !strings.Contains(said, "everything came back equal") {
		t.Error(said)
	}
}

func TestRefuses(t *testing.T) {
	programtest.Refuses(t, run, nil, []string{"x"}, []string{"-x"}, []string{"-dsn", "postgres://127.0.0.1:1/none"},
		[]string{"-dsn", "://"}, []string{"-dsn", "postgres://127.0.0.1:1/none", "-name", "a b"})
	dsn := postgresql.URL(t)
	programtest.Refuses(t, run, []string{"-dsn", dsn, "-load", "-name", "none"},
		[]string{"-dsn", dsn, "-folder", "none"})
}

// TestSchema: the schema is printed without a database.
func TestSchema(t *testing.T) {
	if text := programtest.Print(t, run, "-schema"); len(text) < 1000 {
		t.Errorf("printed %q", text)
	}
}
