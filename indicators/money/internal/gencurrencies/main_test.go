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
	if err := run(filepath.Join("..", ".."), out); err != nil {
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
		if _, err := generate(strings.NewReader(in), strings.NewReader(""), strings.NewReader("")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	one := header + "EUR,978,2,euro\nMAD,504,2,dirham\n"
	const three, names = "code,numeric,digits,withdrawn,by,name\n", "code,cash,ar,fr,en\n"
	good := names + "EUR,,a,b,c\nFRF,0.05,a,b,c\nMAD,,a,b,c\n"
	if _, err := generate(strings.NewReader(one), strings.NewReader(three+"FRF,250,2,2002-03,x,franc\n"), strings.NewReader(good)); err != nil {
		t.Error(err)
	}
	for name, in := range map[string][2]string{
		"in both lists":    {three + "EUR,,2,2002-03,x,franc\n", good},
		"no date":          {three + "FRF,250,2,,x,franc\n", good},
		"names missing":    {three + "FRF,250,2,2002-03,x,franc\n", names + "EUR,,a,b,c\n"},
		"names of another": {three + "FRF,250,2,2002-03,x,franc\n", strings.Replace(good, "FRF", "FRA", 1)},
		"columns of names": {three + "FRF,250,2,2002-03,x,franc\n", names + "EUR,a\n"},
	} {
		if _, err := generate(strings.NewReader(one), strings.NewReader(in[0]), strings.NewReader(in[1])); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := run("missing", filepath.Join(t.TempDir(), "out.go")); err == nil {
		t.Error("no error for a missing file")
	}
}
