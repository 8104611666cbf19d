package main

import (
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
)

func TestGolden(t *testing.T) {
	programtest.Goldens(t, run, map[string][]string{"databases.txt": nil})
}

func TestGoldenPostgres(t *testing.T) {
	programtest.Goldens(t, run, map[string][]string{"postgres.txt": {"-postgres", postgresql.URL(t)}})
}

// TestHelp: the help is there in three languages.
func TestHelp(t *testing.T) { programtest.HelpText(t, run) }

func TestRefuses(t *testing.T) {
	programtest.Refuses(t, run, []string{"x"}, []string{"-x"}, []string{"-postgres", "postgres://127.0.0.1:1/none"},
		[]string{"-postgres", "://"})
}
