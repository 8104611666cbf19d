package rules

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestByRank: figures by the authority of their sources, o16 and p16 before m15 and m16 before
// n16, and of one authority the latest first: p16 is of April and o16 of March.
func TestByRank(t *testing.T) {
	for _, rows := range []string{"n16 m16 m15 p16 o16 o11", "o16 p16 n16 o11 m15 m16", "m15 n16 o11 m16 o16 p16"} {
		var list []string
		for _, source := range strings.Fields(rows) {
			list = append(list, "jobs 2015 1000@1 "+source)
		}
		key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
		data := insideSector(t, list...).DataOf(key)
		first := data[0]
		var got []string
		for _, x := range byRank(data) {
			got = append(got, string(x.Row.Source()))
		}
		if want := "p16 o16 o11 m16 m15 n16"; strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", rows, got, want)
		}
		if data[0].Row != first.Row {
			t.Errorf("%s: the list itself is changed", rows)
		}
	}
}
