package datapackage_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestQuick: rows of a long table, which are held against those before them, are
// read as they are in short tables, which are not.
func TestQuick(t *testing.T) {
	const short = 90
	for seed := range uint64(testkit.Cases(60, 3000)) {
		r := newRandom(seed)
		columns := []string{
			"INDICATOR", "REF_AREA", "sex", "RECORD", "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "OBS_STATUS", "NOTE",
			"Comment here", "more",
		}
		r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
		odd := func(usual string, others ...string) string {
			if r.IntN(50) > 0 {
				return usual
			}
			return others[r.IntN(len(others))]
		}
		var rows []string
		for n := range 101 + r.IntN(300) {
			var cells []string
			for _, c := range columns {
				cells = append(cells, map[string]string{
					"INDICATOR": odd("jobs", "exports", "a b", ""), "REF_AREA": odd("MA", "MAR", "_Z", ""),
					"sex": odd("F", "M", "_T", "x y"), "RECORD": odd(fmt.Sprint("r", n), "", "r 1"),
					"TIME_PERIOD": odd(fmt.Sprint(2000+r.IntN(20)), "2015-Q1", "2015-13", ""),
					"OBS_VALUE":   odd(fmt.Sprint(r.IntN(1000), ".", r.IntN(100)), "0", "-0", "007", "1e3", "NaN", "", "x", "-7"),
					"UNIT_MULT":   odd("", "3", "x"), "OBS_STATUS": odd("", "P", "P;E", "?"), "NOTE": odd("", "words"),
					"Comment here": odd("", "x"), "more": odd("", "code", "é"),
				}[c])
			}
			rows = append(rows, strings.Join(cells, ",")+"\n")
		}
		o := datapackage.ReadOptions{Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "s"}}
		if r.IntN(2) == 0 {
			o.Map = mapping.Mapping{Components: []mapping.Component{
				{From: "sex", To: "gender", Part: mapping.Dimension, Codes: map[string]string{"F": "female"}},
				{From: "REF_AREA", To: "REF_AREA", Areas: mapping.Alpha3}, {From: "more", To: ""},
			}}
		}
		head := strings.Join(columns, ",") + "\n"
		got, bad, lost := readTable(t, head, rows, o)
		var want []string
		wrong, left := 0, map[string]int{}
		for part := range slices.Chunk(rows, short) {
			some, n, lost := readTable(t, head, part, o)
			want, wrong = append(want, some...), wrong+n
			for what, n := range lost {
				left[what] += n
			}
		}
		if !slices.Equal(got, want) || bad != wrong || fmt.Sprint(lost) != fmt.Sprint(left) {
			t.Fatalf("seed %d: %d observations, %d problems, losses %v; want %d, %d, %v", seed, len(got), bad, lost, len(want),
				wrong, left)
		}
	}
}

// readTable returns the observations of a table, loaded and in order, how many
// problems there are, and how often something was lost.
func readTable(t *testing.T, head string, rows []string, o datapackage.ReadOptions) ([]string, int, map[string]int) {
	t.Helper()
	fsys := dir(`{"resources":[{"name":"a","path":"a.csv"}]}`, "a.csv", head+strings.Join(rows, ""))
	r, err := datapackage.Read(fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	bad := 0
	for obs, err := range r.All() {
		var ps *indicators.Problems
		switch {
		case errors.As(err, &ps):
			bad += ps.Total
		case err != nil:
			t.Fatal(err)
		case strings.HasPrefix(string(obs.ID), "row-"): // whose number is another in another table
			obs.ID = "row"
			fallthrough
		default:
			list = append(list, fmt.Sprintf("%+v", obs))
		}
	}
	lost := map[string]int{}
	for _, l := range r.Losses() {
		if l.First != "" { // of records
			lost[l.What+": "+l.Why] += l.Count
		}
	}
	return list, bad, lost
}

// TestQuickKeys: a key of two columns is compared in rows that say what those before them
// say: the rows that are given again are found, each with the number of the first.
func TestQuickKeys(t *testing.T) {
	for _, keys := range []string{`["RECORD","INDICATOR"]`, `["INDICATOR","RECORD"]`, `"RECORD"`} {
		var text strings.Builder
		text.WriteString("RECORD,INDICATOR,TIME_PERIOD,OBS_VALUE\n")
		row := func(i int) { // of the same record twice, once for each indicator
			fmt.Fprintf(&text, "r%d,%s,2015,7\n", i/2, []string{"jobs", "exports"}[i%2])
		}
		if keys == `"RECORD"` {
			row = func(i int) { fmt.Fprintf(&text, "r%d,jobs,2015,7\n", i) }
		}
		for i := range 300 {
			row(i)
		}
		for _, i := range []int{201, 260, 299, 0} {
			row(i)
		}
		fsys := dir(`{"resources":[{"name":"a","path":"a.csv","mithaq:content":"observations","schema":{"primaryKey":`+
			keys+`,"fields":[{"name":"RECORD"},`+
			`{"name":"INDICATOR"},{"name":"TIME_PERIOD"},{"name":"OBS_VALUE"}]}}]}`, "a.csv", text.String())
		r, err := datapackage.Read(fsys, datapackage.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		var again []string
		n := 0
		for _, err := range r.All() {
			if err == nil {
				n++
				continue
			}
			_, of, _ := strings.Cut(err.Error(), "stands in row ")
			again = append(again, strings.TrimSuffix(of, " too"))
		}
		if n != 300 || !slices.Equal(again, []string{"202", "261", "300", "1"}) {
			t.Errorf("%s: %d observations, again rows %v", keys, n, again)
		}
	}
}
