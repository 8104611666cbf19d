package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUpToDate: currency_table.go is what currencies.csv generates.
func TestUpToDate(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.go")
	if err := run("../../currencies.csv", out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../currency_table.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("currency_table.go is stale: go generate ./indicators/money")
	}
}

func TestBadTable(t *testing.T) {
	const header = "code,numeric,digits,name\n"
	for name, in := range map[string]string{
		"columns":      header + "MAD,504\n",
		"code":         header + "MADX,504,2,dirham\n",
		"order":        header + "MAD,504,2,dirham\nEUR,978,2,euro\n",
		"twice":        header + "MAD,504,2,dirham\nMAD,504,2,dirham\n",
		"numeric":      header + "MAD,x,2,dirham\n",
		"minor digits": header + "MAD,504,x,dirham\n",
	} {
		if _, err := generate(strings.NewReader(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := run("missing.csv", filepath.Join(t.TempDir(), "out.go")); err == nil {
		t.Error("no error for a missing file")
	}
}
