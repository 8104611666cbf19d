package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

// insideCatalogue is a sector for tests of what the rules compute: a country of five areas
// and a continent of two countries, segments that are the whole, two currencies.
const insideCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock", "bounds": "[0,+inf)", "over_segments": "sum",
      "over_places": "sum"},
    {"id": "men", "name": "jobs of men", "unit": "job", "nature": "stock", "bounds": "[0,+inf)",
      "formula": "jobs - women"},
    {"id": "women", "name": "jobs of women", "unit": "job", "nature": "stock", "bounds": "[0,+inf)"},
    {"id": "net", "name": "net change of jobs", "unit": "job", "nature": "flow", "over_time": "sum",
      "of": "jobs", "flow": "net"},
    {"id": "exports", "name": "exports", "unit": "MAD", "nature": "flow", "bounds": "[0,+inf)", "over_time": "sum",
      "over_places": "sum"},
    {"id": "balance", "name": "balance", "unit": "MAD", "nature": "flow"},
    {"id": "growth", "name": "growth of exports", "unit": "percent", "nature": "ratio", "bounds": "[-100,+inf)",
      "transformed": "G1Y", "of": "exports"},
    {"id": "share", "name": "share", "unit": "percent", "nature": "ratio", "bounds": "[0,100]"},
    {"id": "rate", "name": "rate of the dollar", "unit": "MAD/USD", "nature": "ratio", "bounds": "[0,+inf)"},
    {"id": "each", "name": "exports a job", "unit": "MAD/job", "nature": "ratio", "bounds": "[0,+inf)",
      "formula": "exports / jobs"},
    {"id": "place", "name": "rank of a country", "unit": "1", "nature": "rank"}
  ],
  "perimeters": [{"id": "all", "name": "all"}],
  "dimensions": [
    {"id": "segment", "name": "segment", "complete": "yes", "codes": [{"id": "text",
      "name": "text"}, {"id": "voice", "name": "voice"}]}
  ],
  "areas": [
    {"id": "A", "name": "A"}, {"id": "B", "name": "B"}, {"id": "C", "name": "C"}, {"id": "D", "name": "D"},
      {"id": "E", "name": "E"},
    {"id": "MA", "name": "Morocco", "parts": ["A", "B", "C", "D", "E"], "complete": "yes"}
  ]
}`

// insideSector reads rows of the columns indicator, area, breakdown, period, figure, source
// as they are written in tests: "jobs MA segment=text 2015 1000@1 o16". The area is MA and
// the source m16 where none is written.
func insideSector(t testing.TB, rows ...string) indicators.View {
	t.Helper()
	units := map[string]string{
		"jobs": "job", "men": "job", "women": "job", "net": "job", "exports": "MAD", "balance": "MAD", "growth": "percent",
		"share": "percent", "rate": "MAD/USD", "each": "MAD/job",
	}
	table := "id,indicator,area,perimeter,breakdown,period,figure,unit,role,source,status\n"
	for n, row := range rows {
		area, breakdown, source, status := "MA", "", "m16", ""
		var rest []string
		words := strings.Fields(row)
		for _, w := range words[1:] {
			switch {
			case w == "MA" || len(w) == 1 && w >= "A" && w <= "E":
				area = w
			case strings.Contains(w, "segment="):
				breakdown = w
			case strings.Contains(" o11 o16 p16 m15 m16 n16 ", " "+w+" "):
				source = w
			case w == "break":
				status = "B"
			default:
				rest = append(rest, w)
			}
		}
		table += strings.Join([]string{
			fmt.Sprintf("r%d", n), words[0], area, "all", breakdown, rest[0],
			rest[1], units[words[0]], "observed", source, status,
		}, ",") + "\n"
	}
	d, err := Input{Files: []File{
		{Name: "observations.csv", Text: table}, {Name: catalogueFile, Text: insideCatalogue},
	}}.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d.View(indicators.ViewConfig{})
}

// insideTable is the table of a sector.
func insideTable(t testing.TB, rows ...string) *table {
	t.Helper()
	return newTable(newScope(insideSector(t, rows...)))
}

// areasAndTotal writes the rows of an indicator in the five areas and, as their sum, in the
// country. Each figure has what stands behind it, its resolution.
func areasAndTotal(of, behind string, from, to int, value func(area, year int) int) string {
	var b strings.Builder
	sum := make([]int, to-from+1)
	for n, area := range []string{"A", "B", "C", "D", "E"} {
		fmt.Fprintf(&b, "%s %s %d+", of, area, from)
		for y := range sum {
			said := value(n, from+y)
			sum[y] += said
			fmt.Fprintf(&b, " %d%s", said, behind)
		}
		b.WriteString("; ")
	}
	fmt.Fprintf(&b, "%s %d+", of, from)
	for _, s := range sum {
		fmt.Fprintf(&b, " %d%s", s, behind)
	}
	return b.String()
}

// recordAt returns the record of an indicator, area and period, and of a source if one is
// named.
func recordAt(t testing.TB, x *table, indicator, area, at string, source ...string) int32 {
	t.Helper()
	for n := range x.records {
		r := &x.records[n]
		k := x.columns[r.column].key
		if string(k.Indicator) == indicator && string(k.Area) == area && r.at.String() == at &&
			k.Breakdown == (indicators.Breakdown{}) &&
			(len(source) == 0 || string(r.row.Source()) == source[0]) {
			return int32(n)
		}
	}
	t.Fatalf("no record of %s in %s, %s", indicator, area, at)
	return 0
}
