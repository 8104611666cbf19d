package wording_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// candidates lists the readings of an error behind a question mark.
func candidates(err error) string {
	var e *wording.Error
	if !errors.As(err, &e) {
		return "!"
	}
	list := []string{"?"}
	for _, c := range e.Candidates {
		list = append(list, c.Quantity().String())
	}
	return strings.Join(list, " ")
}

// TestSeparatorRows holds every row of the table of separators. The examples are
// read without a locale, but for those that need one.
func TestSeparatorRows(t *testing.T) {
	want := []string{
		"1,551 MMDH", "1551000000@1000000 MAD",
		"1,234 T", "1234000000000000@1000000000000",
		"₹1,250 crore", "12500000000@10000000 INR",
		"1.234 billion", "1234000000@1000000",
		"9.450 ملايير", "? 9450000000@1000000 94500000@10000 MAD",
		"1,250 kilometers", "1250@1 km",
		"12.000 hectares", "12000@1 hectare",
		"12,000 هكتار", "12000@1 hectare",
		"1.250 metric tons", "1.25@0.001 tonne",
		"1,250 heures", "1.25@0.001 hour",
		"1.001 hectares", "1001@1 hectare",
		"9.000 cadres", "9000@1 executive",
		"22,550 فرصة عمل", "22550@1 job",
		"22,000 emplois", "22000@1 job",
		"1.500 MAD", "1.5@0.001 MAD",
		"2.000 KWD", "? 2000@1 KWD 2@0.001 KWD",
		"2,000 dirhams", "2000@1 MAD",
		"20.500 درهم", "20500@1 MAD",
		"1,246 dollars", "1246@1 USD",
		"1,250 درهم", "1250@1 MAD",
		"1.125 %", "1125@1 percent",
		"1,125 في المائة", "1.125@0.001 percent",
		"more than 28,450 points", ">28450@1 point",
		"1.125 percent", "1.125@0.001 percent",
		"1.500", "1.5@0.001",
		"more than 9,000", ">9000@1",
		"plus de 9.000", ">9000@1",
	}
	english := map[string]bool{
		"1,234 T": true, "₹1,250 crore": true, "1.234 billion": true, "1.500 MAD": true, "1,246 dollars": true,
		"1.500": true,
	}
	holdRows(t, wording.SeparatorRows(), want, func(text string) string {
		switch {
		case english[text]:
			return parsed(text, wording.EnAny)
		case text == "1.125 %" || text == "1.001 hectares":
			return parsed(text, wording.FrMA)
		}
		return parsed(text, 0)
	})
}
