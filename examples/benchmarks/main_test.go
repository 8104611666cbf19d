package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestRun runs each operation once, so that no contestant fails unseen.
func TestRun(t *testing.T) {
	var out bytes.Buffer
	if err := run(
		[]string{"-run", "add|convert|rate|split|json", "-count", "1", "-benchtime", "1x"}, &out,
	); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"money/add", "money/split in 12", ours, govaluesMoney, floor} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	if strings.Contains(out.String(), "NaN") {
		t.Errorf("a contestant failed:\n%s", &out)
	}
	for _, args := range [][]string{{"-run", "("}, {"-benchtime", "x"}, {"-x"}} {
		if err := run(args, &out); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
