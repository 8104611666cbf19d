package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
)

// TestBasket: the indices that the Producer Price Index Manual gives for period
// 2 in tables 19.3 and 19.4: 1.4200, 1.3824, 1.4011 and 1.4052.
func TestBasket(t *testing.T) {
	text := printed(t, "-basket", "sample")
	for _, want := range []string{
		"Laspeyres  142 ", "Paasche    138.24 ", "Fisher     more than 140.1 and less than 140.11 ",
		"Törnqvist  more than 140.51 and less than 140.52 ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestBasketErrors(t *testing.T) {
	var cases [][]string
	for i, text := range []string{
		"", "product,price0\n", "product,price0,quantity0,price1,quantity1\n1,1,1,x,1\n",
		"product,price0,quantity0,price1,quantity1\n1,1\n", "product,price0,quantity0,price1,quantity1\n1,-1,1,1,1\n",
	} {
		file := filepath.Join(t.TempDir(), string(rune('a'+i))+".csv")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, []string{"-basket", file})
	}
	programtest.Refuses(t, run, append(cases, []string{"-basket", "absent.csv"})...)
}

// TestBasketConsistent: one spelling a figure, and the page and the JSON have the same.
func TestBasketConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 7, JSON: []string{"-basket", "sample", "-format", "json"},
		Text: func(lang string) [][]string { return [][]string{{"-basket", "sample", "-lang", lang}} },
	})
}
