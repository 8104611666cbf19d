package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := run(dir); err == nil {
		t.Error("no error without data")
	}
	for _, name := range []string{
		"ar.txt", "codes.txt", "en.txt", "fr.txt", "units.txt", "currencies.txt", "locales.json", "numbers.json",
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "data", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "data", name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"lexicon_table.go", "units_table.go", "locale_table.go", "number_table.go", "currencyname_table.go",
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !bytes.HasPrefix(got, []byte("// Code generated ")) {
			t.Errorf("%s: %.40q, %v", name, got, err)
		}
	}
}
