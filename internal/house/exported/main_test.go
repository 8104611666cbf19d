package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The list is current.
func TestGenerate(t *testing.T) {
	want, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("..", "..", "testkit", "exported", "types_gen_test.go")
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not current: run go generate ./internal/testkit/exported (%v)", name, err)
	}
}
