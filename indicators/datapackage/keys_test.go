package datapackage_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestKeys: of many rows exactly those are told whose key stands in an earlier one,
// with its number, as a plain map says.
func TestKeys(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	n := testkit.Cases(3_000, 100_000)
	var table strings.Builder
	table.WriteString("a,b\n")
	first := map[string]int{}
	var want []string
	for row := 1; row <= n; row++ {
		key := fmt.Sprintf("%d,%d", r.IntN(n), r.IntN(3))
		table.WriteString(key + "\n")
		if before, again := first[key]; again {
			want = append(want, fmt.Sprintf("line %d: stands in row %d too", row+1, before))
		} else {
			first[key] = row
		}
	}
	p, err := datapackage.Open(dir(`{"resources":[{"name":"t","path":"t.csv","schema":{"primaryKey":["a","b"],`+
		`"fields":[{"name":"a"},{"name":"b"}]}}]}`, "t.csv", table.String()), datapackage.Limits{MaxProblems: n})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := p.Table("t")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, err := range rows.Rows() {
		if err == nil {
			continue
		}
		e := err.(*indicators.Problems).List[0]
		_, says, _ := strings.Cut(e.Detail, " stands in ")
		got = append(got, fmt.Sprintf("line %d: stands in %s", e.Line, says))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w || len(want) < n/20 {
		t.Errorf("%d rows are told, want %d\n%.300s\nwant\n%.300s", len(got), len(want), g, w)
	}
}
