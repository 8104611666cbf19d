package rules

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// TestVerdict: a witness fits a figure if neither is more than ten times the other. It speaks for a power of
// ten if that makes the figure at most five times the witness or a fifth of it, twice or half for
// hundredths.
func TestVerdict(t *testing.T) {
	s := newScaleCheck(newScope(insideSector(t, "jobs 2015 1@1")), Config{})
	const none = 77
	for _, tt := range []struct {
		figure, witness string
		power, cents    int // 0 where it fits, with and without hundredths
	}{
		{"100", "100", 0, 0}, {"100", "10", 0, 0}, {"100", "9.99", none, none}, {"100", "1000", 0, 0},
		{"100", "1001", none, none}, {"10", "100", 0, 0},
		{"1", "49", none, none}, {"1", "50", none, 2}, {"1", "199", none, 2}, {"1", "200", 3, 2}, {"1", "201", 3, 3},
		{"1", "1000", 3, 3}, {"1", "5000", 3, 3}, {"1", "5001", none, none},
		{"1", "199999", none, none}, {"1", "200000", 6, 6}, {"1", "5000000", 6, 6}, {"1", "5000001", none, none},
		{"1", "199999999", none, none}, {"1", "200000000", 9, 9}, {"1", "5000000000", 9, 9},
		{"1", "5000000001", none, none},
		{"10000", "201", none, none}, {"10000", "200", none, -2}, {"10000", "51", none, -2}, {"10000", "50", -3, -3},
		{"10000", "2", -3, -3}, {"10000", "1.9", none, none}, {"10000", "0.051", none, none}, {"10000", "0.05", -6, -6},
		{"10000", "0.002", -6, -6}, {"10000", "0.0019", none, none}, {"10000", "0.00005", -9, -9},
		{"10000", "0.000002", -9, -9}, {"10000", "0.0000019", none, none},
		{"0", "5", none, none},
	} {
		f, witness := figure.MustParse(tt.figure), figure.MustParse(tt.witness)
		for hundredths, want := range map[bool]int{false: tt.power, true: tt.cents} {
			v := verdict{fits: want == 0, power: want}
			if want == none {
				v = verdict{}
			}
			if got := s.verdict(f, witness, hundredths); got != v {
				t.Errorf("%s beside %s, hundredths %t: %v, want %v", tt.figure, tt.witness, hundredths, got, v)
			}
		}
	}
}

// seriesOf are the data of the only series of some rows.
func seriesOf(t *testing.T, rows string) (s Scope, of indicators.Key, data []indicators.Datum) {
	t.Helper()
	s = newScope(insideSector(t, spelledRows(rows)...))
	n := 0
	s.eachSeries(func(_ *indicators.Indicator, k indicators.Key, all []indicators.Datum) {
		n, of, data = n+1, k, all
	})
	if n != 1 {
		t.Fatalf("%d series", n)
	}
	return s, of, data
}

// TestApartByTens: numbers of two digits more than others may be a thousandth of them lost, of one digit
// more a hundredth.
func TestApartByTens(t *testing.T) {
	for rows, want := range map[string][2]bool{ // without hundredths, and with them
		"exports 2014 7@1":                       {false, false},
		"exports 2014 70@1; exports 2015 99@1":   {false, false},
		"exports 2014 99@1; exports 2015 100@1":  {false, true},
		"exports 2014 100@1; exports 2015 99@1":  {false, true},
		"exports 2014 99@1; exports 2015 1000@1": {true, true},
		"exports 2014 10@1; exports 2015 999@1":  {false, true},
		"exports 2014 0.05; exports 2015 0.5":    {false, true},
		"exports 2014 0.05; exports 2015 5":      {true, true},
		"exports 2014 5; exports 2015 >90000":    {false, false},
		"exports 2014 5; exports 2015 ~900":      {true, true},
		"exports 2014 ~5; exports 2015 900":      {true, true},
		"exports 2014 5; exports 2015 0":         {false, false},
		"exports 2014 -5; exports 2015 900":      {false, false},
		"exports 2014 5; exports 2015 7/3":       {true, true}, // of how many digits is not known
		"exports 2014 5000; exports 2015 -7/3":   {false, false},
	} {
		_, _, data := seriesOf(t, rows)
		if got := [2]bool{apartByTens(data, false), apartByTens(data, true)}; got != want {
			t.Errorf("%s: %v", rows, got)
		}
	}
}

// TestDigitsOf holds numbers of digits against how numbers are written.
func TestDigitsOf(t *testing.T) {
	for n := uint64(1); ; n *= 10 {
		for _, x := range [...]uint64{n - 1, n, n + 1, 2 * n, 5 * n} {
			if want := len(strconv.FormatUint(x, 10)); x > 0 && x >= n-1 && digitsOf(x) != want {
				t.Errorf("%d has %d digits", x, digitsOf(x))
			}
		}
		if n > math.MaxUint64/10 {
			break
		}
	}
	for bits := range 64 {
		for _, x := range [...]uint64{1 << bits, 1<<bits - 1} {
			if x > 0 && digitsOf(x) != len(strconv.FormatUint(x, 10)) {
				t.Errorf("%d has %d digits", x, digitsOf(x))
			}
		}
	}
	if got := digitsOf(math.MaxUint64); got != 20 {
		t.Errorf("the largest has %d digits", got)
	}
	if got := digitsOf(0); got != 0 {
		t.Errorf("nothing has %d digits", got)
	}
}

// TestCloseBy: periods of one kind and length that are at most six of them apart.
func TestCloseBy(t *testing.T) {
	for _, tt := range []struct {
		p, q string
		want bool
	}{
		{"2015", "2015", true}, {"2015", "2014", true}, {"2015", "2009", true}, {"2015", "2008", false},
		{"2012", "2018", true}, {"2012", "2019", false},
		{"2015-Q1", "2013-Q3", true}, {"2015-Q1", "2013-Q2", false}, {"2015-Q1", "2015", false},
		{"2015-07", "2015-01", true}, {"2015-07", "2014-12", false},
		{"2015-S1", "2012-S1", true}, {"2015-S1", "2011-S2", false},
		{"2015-01-01/2015-01-10", "2015-01-11/2015-01-20", true},
		{"2015-01-01/2015-01-10", "2015-03-08/2015-03-17", true},  // 66 days, six times eleven
		{"2015-01-01/2015-01-10", "2015-03-09/2015-03-18", false}, // 67
		{"2015-01-01/2015-01-10", "2015-01-11/2015-01-25", false},
	} {
		p, q := period.MustParse(tt.p), period.MustParse(tt.q)
		if closeBy(p, q) != tt.want || closeBy(q, p) != tt.want {
			t.Errorf("%s and %s: %t, %t", tt.p, tt.q, closeBy(p, q), closeBy(q, p))
		}
	}
}

// witnessOf is what looks for witnesses of a year's first figure, and the series.
func witnessOf(t *testing.T, rows string, year int) (*witnesses, []indicators.Datum, int) {
	t.Helper()
	s, k, data := seriesOf(t, rows)
	at := period.Year(year)
	for n, x := range data {
		if x.Period() != at {
			continue
		}
		hi := n
		for hi < len(data) && data[hi].Period() == at {
			hi++
		}
		return &witnesses{scaleCheck: newScaleCheck(s, Config{}), key: k.At(at), datum: x, lo: n, hi: hi}, data, n
	}
	t.Fatalf("nothing of %d", year)
	return nil, nil, 0
}

// TestNearWitnesses: of years before and after within reach three each, the nearest first, that are taken.
func TestNearWitnesses(t *testing.T) {
	for _, tt := range []struct {
		rows   string
		refuse string // years that are not taken
		want   string
	}{
		{"exports 2009+ 1 2 3 4 5 6 7 8 9 10 11 12", "", "2014 2013 2012 2016 2017 2018"},
		{"exports 2009+ 1 2 3 4 5 6 7 8 9 10 11 12", "2014 2012 2016", "2013 2011 2010 2017 2018 2019"},
		{"exports 2015+ 7 8", "", "2016"},
		{"exports 2008 1@1; exports 2009 2@1; exports 2015 7@1; exports 2021 9@1; exports 2022 9@1", "", "2009 2021"},
		{"exports 2008 1@1; exports 2015 7@1; exports 2022 9@1", "", ""},
		// What is of another kind stands between.
		{"exports 2013 1@1; exports 2014-Q4 2@1; exports 2015 7@1; exports 2015-Q1 3@1; exports 2016 9@1", "", "2013 2016"},
	} {
		w, data, _ := witnessOf(t, tt.rows, 2015)
		var got []string
		w.near(data, func(x indicators.Datum) bool {
			at := x.Period().String()
			if strings.Contains(tt.refuse, at) {
				return false
			}
			got = append(got, at)
			return true
		})
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s without %q: %v, want %s", tt.rows, tt.refuse, got, tt.want)
		}
	}
}

// TestSourceWitnesses: what other sources say of the key speaks for a figure or for a power of ten.
func TestSourceWitnesses(t *testing.T) {
	for _, tt := range []struct {
		rows              string
		fits, votes, used int
	}{
		{"exports 2015 5@1 o16; exports 2014 5000@1; exports 2016 5000@1", 0, 0, 0},
		{"exports 2015 5@1 m16; exports 2015 6@1 n16; exports 2014 5000@1", 1, 0, 1},
		{"exports 2015 5@1 m16; exports 2015 5000@1 n16; exports 2014 5@1", 0, 1, 1},
		{"exports 2015 5@1 m16; exports 2015 5000@1 n16; exports 2015 6@1 o16", 1, 1, 2},
		{"exports 2015 5@1 m16; exports 2015 >5000 n16; exports 2015 6@1 o16", 1, 0, 1},
		{"exports 2015 5@1 m16; exports 2015 77777@1 n16", 0, 0, 1}, // of no power
	} {
		w, data, n := witnessOf(t, tt.rows, 2015)
		w.otherSources(data, n)
		if w.fits != tt.fits || w.votes[3+9] != tt.votes || len(w.used) != tt.used {
			t.Errorf("%s: %d fit, %d speak for a thousand, %d used", tt.rows, w.fits, w.votes[3+9], len(w.used))
		}
	}
}

// TestNeighbourWitnesses: counts below a hundred are not compared over time.
func TestNeighbourWitnesses(t *testing.T) {
	for _, tt := range []struct {
		rows        string
		counts      bool
		fits, votes int
	}{
		{"exports 2014 99@1; exports 2015 120@1", false, 1, 0}, {"exports 2014 99@1; exports 2015 120@1", true, 0, 0},
		{"exports 2014 100@1; exports 2015 120@1", true, 1, 0}, {"exports 2014 100@1; exports 2015 99@1", true, 0, 0},
		{"exports 2014 120@1; exports 2015 100@1", true, 1, 0},
		{"exports 2014 120000@1; exports 2015 120@1", true, 0, 1},
		{"exports 2014 120000@1; exports 2015 99@1", true, 0, 0}, {"exports 2014 120000@1; exports 2015 99@1", false, 0, 1},
		{"exports 2014 0@1; exports 2015 120@1", false, 0, 0}, {"exports 2014 >7; exports 2015 120@1", false, 0, 0},
	} {
		w, data, _ := witnessOf(t, tt.rows, 2015)
		w.neighbours(data, tt.counts)
		if w.fits != tt.fits || w.votes[3+9] != tt.votes {
			t.Errorf("%s, counts %t: %d fit, %d speak for a thousand", tt.rows, tt.counts, w.fits, w.votes[3+9])
		}
	}
}

// TestEnoughVotes: two votes or more for a power, and more than twice those for the figure as it stands.
func TestEnoughVotes(t *testing.T) {
	for _, tt := range []struct {
		votes, weak map[int]int
		fits        int
		want        string // what the figure of 500 would be
	}{
		{nil, nil, 0, ""}, {map[int]int{3: 1}, nil, 0, ""}, {map[int]int{3: 2}, nil, 0, "500000"},
		{map[int]int{3: 2}, nil, 1, ""}, {map[int]int{3: 3}, nil, 1, "500000"}, {map[int]int{3: 4}, nil, 2, ""},
		{map[int]int{3: 5}, nil, 2, "500000"},
		{map[int]int{3: 1}, map[int]int{3: 1}, 0, "500000"}, {nil, map[int]int{-3: 2}, 0, "0.5"},
		{nil, map[int]int{-3: 1}, 0, ""},
		{map[int]int{3: 2, 6: 2}, nil, 0, "500000"}, {map[int]int{3: 2, 6: 3}, nil, 0, "500000000"},
		{map[int]int{-6: 2, -3: 2}, nil, 0, "0.5"}, {map[int]int{-9: 3, -3: 2}, nil, 0, "0.0000005"},
		{map[int]int{-9: 2, 9: 3}, nil, 0, "500000000000"}, {map[int]int{2: 2}, nil, 0, "50000"},
		{map[int]int{-2: 2}, nil, 0, "5"}, {map[int]int{3: 2}, map[int]int{6: 3}, 0, "500000000"},
	} {
		w, _, _ := witnessOf(t, "exports 2015 500@1", 2015)
		for power, n := range tt.votes {
			w.votes[power+9] = n
		}
		for power, n := range tt.weak {
			w.weak[power+9] = n
		}
		w.fits = tt.fits
		rule := Rule{Check: perScope(func(_ Scope, r *rulekit.Report) { w.report(r) })}
		got := ""
		for _, f := range Check(w.scope.view, rule) {
			for _, c := range f.Suggestion.Candidates {
				got += fmt.Sprint(c.Figure.WithoutResolution())
			}
		}
		if got != tt.want {
			t.Errorf("votes %v and %v, %d fit: %q, want %s", tt.votes, tt.weak, tt.fits, got, tt.want)
		}
	}
}
