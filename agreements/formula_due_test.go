package agreements_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// TestFundsOracle tries the two worked examples of an envelope in the oracle of
// package progress: "4000000/6000" funds "666 rem 4000".
func TestFundsOracle(t *testing.T) {
	f, err := os.Open("progress/testdata/progress.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(row []string, name string) string {
		for i, head := range rows[0] {
			if head == name {
				return row[i]
			}
		}
		t.Fatalf("no column %s", name)
		return ""
	}
	tried := 0
	for _, row := range rows[1:] {
		if id := column(row, "id"); id != "M09" && id != "M10" {
			continue
		}
		tried++
		envelope, price, _ := strings.Cut(column(row, "cur_v"), "/")
		f := agreements.Formula{
			ID: "per-job", Kind: agreements.FormulaPerUnit, Amount: money.MustParse(price + " MAD"),
		}
		got, err := f.Funds(money.MustParse(envelope + " MAD"))
		if err != nil {
			t.Fatal(err)
		}
		units, rest, _ := strings.Cut(column(row, "expect_value"), " rem ")
		if got.Units.String() != units || got.Rest != money.MustParse(rest+" MAD") {
			t.Errorf("funds %v, %v left; want %s rem %s", got.Units, got.Rest, units, rest)
		}
	}
	if tried != 2 {
		t.Errorf("%d rows tried", tried)
	}
}
