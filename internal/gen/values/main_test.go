package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The generated files are current.
func TestGenerate(t *testing.T) {
	for _, f := range list {
		want, err := generate(f)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join("..", "..", "..", filepath.FromSlash(f.path), "values_gen.go")
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the list says: run go generate there (%v)", name, err)
		}
	}
	for _, args := range [][]string{nil, {"indicators/nothing"}, {"indicators/money", "x"}} {
		if err := run(args, filepath.Join(t.TempDir(), "out")); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
