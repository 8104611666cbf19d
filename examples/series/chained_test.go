package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestChained: the series that Statistics Canada prints of the sample, with Q1 = 1:
// fixed base 1.000, 1.090, 1.198 and 1.356, chained Laspeyres 1.000, 1.090, 1.190
// and 1.313. Contributions add up to growth.
func TestChained(t *testing.T) {
	e, err := tables{}.readChain("sample")
	if err != nil {
		t.Fatal(err)
	}
	all, err := e.chain()
	if err != nil || len(all) != 4 {
		t.Fatal(len(all), err)
	}
	for i, want := range []struct{ fixed, chained string }{
		{"1.000", "1.000"}, {"1.090", "1.090"}, {"1.198", "1.190"}, {"1.356", "1.313"},
	} {
		for _, x := range []struct {
			name, want string
			f          figure.Figure
		}{{"fixed", want.fixed, all[i].Fixed}, {"chained", want.chained, all[i].Volume}} {
			r, err := x.f.Quo(all[0].Value)
			if err != nil || r.Lower().Value.FloatString(3) != x.want {
				t.Errorf("%s, %s: %s, %v; printed %s", all[i].Period, x.name, r, err, x.want)
			}
		}
		if i == 0 {
			continue
		}
		sum := figure.FromInt64(0)
		for _, c := range all[i].Contributions {
			if sum, err = sum.Add(c.Figure); err != nil {
				t.Fatal(err)
			}
		}
		if !sum.Equal(all[i].Growth) {
			t.Errorf("%s: contributions add up to %s, growth %s", all[i].Period, sum, all[i].Growth)
		}
	}
}

// TestChainedWhole: contributions over all periods add up to the growth of the chain,
// of which 1.313 is printed.
func TestChainedWhole(t *testing.T) {
	e, err := tables{}.readChain("sample")
	if err != nil {
		t.Fatal(err)
	}
	w, err := e.whole()
	if err != nil || len(w.Contributions) != 2 {
		t.Fatal(w, err)
	}
	sum, err := w.Contributions[0].Figure.Add(w.Contributions[1].Figure)
	if err != nil || !sum.Equal(w.Growth) || w.Growth.Lower().Value.FloatString(3) != "0.313" {
		t.Errorf("%s, growth %s, %v", sum, w.Growth, err)
	}
}

// refused writes tables to files, and holds that the option refuses each.
func refused(t *testing.T, option string, tables ...string) {
	t.Helper()
	cases := [][]string{{option, "absent.csv"}}
	for i, text := range tables {
		file := filepath.Join(t.TempDir(), string(rune('a'+i))+".csv")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, []string{option, file})
	}
	programtest.Refuses(t, run, cases...)
}

func TestChainedErrors(t *testing.T) {
	header := strings.Join(chainHeader, ",") + "\n"
	refused(t, "-chain", "", "period\n", header+"2000,a,1\n", header+"20x,a,1,1\n", header+"2000,a b,1,1\n",
		header+"2000,a,x,1\n", header+"2000,a,1,x\n", header+"2000,a,1,1\n2002,a,1,1\n",
		header+"2000,a,1,1\n2001,b,1,1\n", header+"2000,a,1,1\n2000,a,2,1\n")
}

func TestChainedConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 15, JSON: []string{"-chain", "sample", "-format", "json"},
		Text: func(lang string) [][]string { return [][]string{{"-chain", "sample", "-lang", lang}} },
	})
}
