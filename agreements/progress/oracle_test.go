package progress_test

import (
	"encoding/csv"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// row is a line of testdata/progress.csv: worked examples that others published
// (IATI, Statistics Canada through sdg-build, the World Bank, Lipke, akvo, the
// Moroccan ministry and press), and numbers worked out from them by hand.
type row map[string]string

func progressRows(t *testing.T) []row {
	t.Helper()
	f, err := os.Open("testdata/progress.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, l := range lines[1:] {
		r := make(row)
		for i, name := range lines[0] {
			r[name] = l[i]
		}
		rows = append(rows, r)
	}
	return rows
}

func fig(s string) figure.Figure {
	if s = strings.ReplaceAll(strings.TrimSpace(s), ", ", ","); s == "" || s == "-" {
		return figure.Figure{}
	}
	return figure.MustParse(s)
}

// lastDay reads a day, or a year as its last day.
func lastDay(s string) period.Date {
	if s == "" {
		return period.Date{}
	}
	return period.MustParse(s).Last()
}

func direction(s string) figure.Direction {
	switch s {
	case "asc":
		return figure.HigherIsBetter
	case "desc":
		return figure.LowerIsBetter
	}
	return 0
}

// vars reads "BAC=500000 PV=250000" or "AT=7".
func vars(s string) map[string]figure.Figure {
	all := make(map[string]figure.Figure)
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == ';' }) {
		name, value, _ := strings.Cut(word, "=")
		all[name] = fig(value)
	}
	return all
}

// comesTo reports whether a figure is the expected one: exactly, or to the digits
// that the oracle prints after "=", or as the only value it has.
func comesTo(got figure.Figure, want string) bool {
	want = strings.TrimSpace(want)
	exact, _, _ := strings.Cut(want, "=")
	exact = strings.TrimSpace(exact)
	if percent, ok := strings.CutSuffix(exact, "%"); ok {
		f, _ := fig(percent).Quo(figure.FromInt64(100))
		return got.Equal(f)
	}
	if strings.ContainsAny(exact, "*+") && !strings.ContainsAny(exact, "([") {
		sum := figure.FromInt64(0)
		for term := range strings.SplitSeq(exact, "+") {
			factor, rest, found := strings.Cut(term, "*")
			f := fig(factor)
			if found {
				f, _ = f.Mul(fig(rest))
			}
			sum, _ = sum.Add(f)
		}
		return got.Equal(sum)
	}
	w := fig(exact)
	if got.WithoutResolution().Equal(w) {
		return true
	}
	if !strings.Contains(exact, ".") || !w.IsPoint() {
		return false
	}
	// Printed digits: the answer rounds to them.
	places := len(exact) - strings.Index(exact, ".") - 1
	lo, hi := got.Lower(), got.Upper()
	if lo.Infinite || hi.Infinite {
		return false
	}
	mid, err := figure.FromRat(new(big.Rat).Quo(new(big.Rat).Add(lo.Value, hi.Value), big.NewRat(2, 1)))
	return err == nil && mid.Round(places, money.HalfEven).Equal(w)
}

func apply(t *testing.T, method string, c progress.Inputs) figure.Figure {
	t.Helper()
	m, ok := progress.MethodByID(method)
	if !ok {
		t.Fatalf("no method %s", method)
	}
	f, err := m.Apply(c)
	if err != nil {
		t.Errorf("%s: %v", method, err)
	}
	return f
}

func TestProgressOracle(t *testing.T) {
	known := map[string]func(*testing.T, row){
		"E01": earnedValueRow, "P17": earnedScheduleRow, "P18": carryRow, "P20": totalRow, "M08": shareRow,
	}
	for _, r := range progressRows(t) {
		if r["id"] == "M09" || r["id"] == "M10" {
			continue // of money: package agreements tries these
		}
		t.Run(r["id"], func(t *testing.T) {
			if check, ok := known[r["id"]]; ok {
				check(t, r)
				return
			}
			caseRow(t, r)
		})
	}
}

// caseRow tries a row that one case describes.
func caseRow(t *testing.T, r row) {
	c := progress.Inputs{
		Baseline: fig(r["base_v"]), Actual: fig(r["cur_v"]), Direction: direction(r["direction"]),
		Start: lastDay(r["base_t"]), At: lastDay(r["cur_t"]), Deadline: lastDay(r["target_t"]),
	}
	if _, more, ok := strings.Cut(r["target_v"], "+"); ok { // 8+18: 18 more than 8
		c.Distance = fig(more)
		c.Target, _ = c.Baseline.Add(c.Distance)
	} else {
		c.Target = fig(r["target_v"])
	}
	want, metric := r["expect_value"], r["expect_metric"]
	compute := apply
	switch {
	case strings.HasPrefix(metric, "undefined"):
		if _, err := c.Progress(); progress.UndefinedOf(err) != progress.BaselineIsTarget {
			t.Errorf("progress: %v", err)
		}
		if progress.Reached(c.Actual, c.Target, c.Direction) != figure.Yes {
			t.Error("the target is met")
		}
		return
	case strings.HasPrefix(metric, "R"):
		if got := compute(t, "cagr-ratio", c); !comesTo(got, want) {
			t.Errorf("ratio of growth: %v, want %s", got, want)
		}
		if got := c.Pace().String(); got != r["expect_status"] {
			t.Errorf("pace %s, want %s", got, r["expect_status"])
		}
		return
	case strings.HasPrefix(metric, "CAGR*d"):
		if got := compute(t, "cagr", c); !comesTo(got, want) {
			t.Errorf("growth: %v, want %s", got, want)
		}
		if got := c.Pace().String(); got != r["expect_status"] {
			t.Errorf("pace %s, want %s", got, r["expect_status"])
		}
		return
	case metric == "expected(t)":
		if got := compute(t, "expected", c); !comesTo(got, want) {
			t.Errorf("expected %v, want %s", got, want)
		}
		return
	case metric == "a/t" || strings.HasPrefix(r["method"], "actual/target"):
		if got := compute(t, "share-of-target", c); !comesTo(got, want) {
			t.Errorf("share of target %v, want %s", got, want)
		}
		m, _ := progress.MethodByID("share-of-target")
		if m.IsProgress {
			t.Error("actual over target is called progress")
		}
	case !c.Baseline.IsSet():
		t.Fatalf("row not understood: %v", r)
	default:
		got := compute(t, "baseline-to-target", c)
		if r["expect_status"] == "WRONG" { // a peer's error: the row of the right value has the same figures
			if comesTo(got, want) {
				t.Errorf("the peer's error, %v", got)
			}
			if !comesTo(got, "1/2") {
				t.Errorf("progress %v, want 1/2", got)
			}
			return
		}
		if !comesTo(got, want) {
			t.Errorf("progress %v, want %s", got, want)
		}
	}
	status := c.Standing()
	switch word, _, _ := strings.Cut(r["expect_status"], " "); word {
	case "met":
		if s, ok := status.Certain(); !ok || s != progress.Met {
			t.Errorf("status %v, want met", status)
		}
	case "behind":
		if s, ok := status.Certain(); !ok || s != progress.Behind {
			t.Errorf("status %v, want behind", status)
		}
	case "on": // on track at all bounds: as much as expected, or more
		expected := compute(t, "expected", c)
		if c.Actual.GreaterOrEqual(expected) != figure.Yes || status.Has(progress.Behind) {
			t.Errorf("status %v, want on track or better", status)
		}
	}
}

func earnedValueRow(t *testing.T, r row) {
	v := vars(r["cur_v"])
	e := progress.EarnedValue{Budget: v["BAC"], Planned: v["PV"], Earned: v["EV"], Cost: v["AC"]}
	compute := map[string]func() (figure.Figure, error){
		"SV": e.ScheduleVariance, "CV": e.CostVariance, "SPI": e.ScheduleIndex, "CPI": e.CostIndex,
		"EAC": e.AtCompletion, "ETC": e.ToComplete, "VAC": e.CompletionVariance, "TCPI": e.ToCompleteIndex,
	}
	values := strings.Split(r["expect_value"], ";")
	for i, name := range strings.Split(r["expect_metric"], ";") {
		got, err := compute[name]()
		if err != nil || !comesTo(got, values[i]) {
			t.Errorf("%s is %v, %v; want %s", name, got, err, values[i])
		}
	}
}

func earnedScheduleRow(t *testing.T, r row) {
	v := vars(r["cur_t"] + " " + r["cur_v"])
	sv, err := progress.ScheduleVariance(v["ES"], v["AT"])
	if err != nil || !comesTo(sv, strings.Split(r["expect_value"], ";")[0]) {
		t.Errorf("SV(t) %v, %v", sv, err)
	}
	spi, err := progress.ScheduleIndex(v["ES"], v["AT"])
	if err != nil || !comesTo(spi, strings.Split(r["expect_value"], ";")[1]) {
		t.Errorf("SPI(t) %v, %v", spi, err)
	}
}

func carryRow(t *testing.T, r row) {
	var values []figure.Figure
	for v := range strings.SplitSeq(r["cur_v"], ";") {
		values = append(values, fig(v))
	}
	want := strings.Split(r["expect_value"], ";")
	for i, got := range progress.CarryForward(values) {
		if !comesTo(got, want[i]) {
			t.Errorf("period %d: %v, want %s", i, got, want[i])
		}
	}
}

// totalRow has words instead of numbers: "last period value, NOT sum over
// periods".
func totalRow(t *testing.T, _ row) {
	got, err := progress.CumulativeTotal([]figure.Figure{fig("2"), fig("5"), {}})
	if err != nil || !got.Equal(fig("5")) {
		t.Errorf("total %v, %v; want 5, the last one", got, err)
	}
}

func shareRow(t *testing.T, r row) {
	got, err := figure.Share(fig(r["cur_v"]), fig(r["target_v"]))
	if err != nil || !comesTo(got, r["expect_value"]) {
		t.Errorf("share %v, %v; want %s", got, err, r["expect_value"])
	}
}
