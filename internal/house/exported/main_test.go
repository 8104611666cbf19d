package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The lists are current.
func TestGenerate(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		name = filepath.Join("..", "..", "testkit", "exported", name)
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not current: run go generate ./internal/testkit/exported (%v)", name, err)
		}
	}
}
