// Package programtest tests the example programs.
package programtest

import (
	"bytes"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// Print returns what a program prints, on pages of the usual width. An error fails the
// test.
func Print(t testing.TB, run program.Run, args ...string) string {
	t.Helper()
	t.Setenv("COLUMNS", "")
	var out bytes.Buffer
	if err := run(args, nil, &out); err != nil {
		t.Fatalf("run(%q): %v", args, err)
	}
	return out.String()
}

// Goldens holds what a program prints for some arguments against the files of
// these names in testdata.
func Goldens(t *testing.T, run program.Run, cases map[string][]string) {
	t.Helper()
	for name, args := range cases {
		t.Run(name, func(t *testing.T) { testkit.Golden(t, name, []byte(Print(t, run, args...))) })
	}
}

// Refuses tests that a program has an error for each of some arguments.
func Refuses(t *testing.T, run program.Run, cases ...[]string) {
	t.Helper()
	for _, args := range cases {
		if err := run(args, bytes.NewReader(nil), new(bytes.Buffer)); err == nil {
			t.Errorf("run(%q): no error", args)
		}
	}
}
