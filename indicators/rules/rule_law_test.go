package rules_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// clean makes a random sector without a fault: series of several years, by
// three sources that agree to the digits they print, with segments that make
// their total, growth that follows from exports, and statements that are whole.
func clean(r *rand.Rand) (all []indicators.Observation) {
	add := func(id, indicator, perimeter, breakdown, when, value, unit, source string) *indicators.Observation {
		o := indicators.Observation{
			ID: indicators.ID(id), Figure: figure.MustParse(value), Unit: figure.MustParseUnit(unit),
			Role: indicators.RoleObserved,
			Key: indicators.Key{
				Indicator: indicators.ID(indicator), Area: "MA", Perimeter: indicators.ID(perimeter),
				Breakdown: indicators.MustBreakdown(breakdown), Period: period.MustParse(when),
			},
			Source: indicators.ID(source), Published: period.MustParse("2021"),
		}
		all = append(all, o)
		return &all[len(all)-1]
	}
	first, last := 2005, 2008+r.IntN(10)
	for _, x := range []struct {
		name, indicator, perimeter, unit string
		from, step                       int
	}{
		{"j", "jobs", "all", "job", 20000 + r.IntN(60000), 1},
		{"c", "jobs", "calls", "job", 5000 + r.IntN(5000), 1},
		{"e", "exports", "all", "MAD", 2000 + r.IntN(6000), 1000000},
		{"f", "exports", "new", "MAD", 2000 + r.IntN(6000), 1000000},
	} {
		value := x.from
		for y := first; y <= last; y++ {
			exact := int64(value) * int64(x.step) // more than an int of 32 bits
			text := fmt.Sprint(exact)
			id := fmt.Sprintf("%s%d", x.name, y)
			add(id+".o", x.indicator, x.perimeter, "", fmt.Sprint(y), text+fmt.Sprintf("@%d", x.step), x.unit, "o16")
			add(id+".m", x.indicator, x.perimeter, "", fmt.Sprint(y), text+fmt.Sprintf("@%d", x.step), x.unit, "m16")
			// The newspaper rounds to tens.
			rounded := int64(value+5) / 10 * 10 * int64(x.step)
			add(id+".n", x.indicator, x.perimeter, "", fmt.Sprint(y), fmt.Sprintf("%d@%d", rounded, 10*x.step), x.unit, "n16")
			next := value + value*(2+r.IntN(9))/100
			if x.name == "e" && y > first {
				before := figure.FromInt64(int64(value))
				growth, err := figure.Growth(before, figure.FromInt64(int64(next)))
				if err != nil {
					panic(err)
				}
				q, _ := figure.Quantity{Figure: growth}.In(figure.MustParseUnit("percent"))
				tenth := q.Figure.Round(1, 1)
				if y < last {
					add(fmt.Sprintf("g%d", y+1), "growth", "all", "", fmt.Sprint(y+1), tenth.String()+"@0.1", "percent", "o16")
				}
			}
			value = next
		}
	}
	for y := first; y <= last; y++ {
		voice, text := 1000+r.IntN(500), 2000+r.IntN(500)
		year := fmt.Sprint(y)
		add("v"+year, "jobs", "new", "segment=voice", year, fmt.Sprint(voice), "job", "o16")
		add("t"+year, "jobs", "new", "segment=text", year, fmt.Sprint(text), "job", "o16")
		add("w"+year, "jobs", "new", "segment=contact", year, fmt.Sprint(voice+text), "job", "o16")
		add("s"+year, "share", "all", "segment=voice", year, fmt.Sprint(20+r.IntN(30)), "percent", "o16")
		add("x"+year, "share", "all", "segment=text", year, fmt.Sprint(20+r.IntN(30)), "percent", "o16")
		o := add("k"+year, "market_share", "all", "", year, fmt.Sprint(20+r.IntN(30)), "percent", "o16")
		o.Attributes = indicators.MustBreakdown("market=french")
	}
	return all
}

// plants are faults: each spoils an observation and says which finding must tell.
// Those that spoil nothing, because the figure does not lend itself, return "".
var plants = []struct {
	name string
	on   string // first letters of the observations it is planted in
	do   func(r *rand.Rand, o *indicators.Observation) string
}{
	{"a thousand times too small or large", "je", func(r *rand.Rand, o *indicators.Observation) string {
		powers := []string{"1000", "1000000", "1/1000", "1/1000000"}
		factor := figure.MustParse(powers[r.IntN(len(powers))])
		f, err := o.Figure.WithoutResolution().Mul(factor)
		if err != nil {
			return ""
		}
		o.Figure = f
		return "IND031 /figure"
	}},
	{"another value", "jcef", func(r *rand.Rand, o *indicators.Observation) string {
		f, err := o.Figure.WithoutResolution().Mul(figure.MustParse("13/10"))
		if err != nil {
			return ""
		}
		o.Figure = f
		return "IND050 /figure"
	}},
	{"two digits swapped", "ef", func(r *rand.Rand, o *indicators.Observation) string {
		s, _, _ := strings.Cut(o.Figure.String(), "@")
		if s[0] == s[1] || s[1] == '0' || s[2] == '0' || strings.HasSuffix(string(o.ID), ".n") {
			return ""
		}
		b := []byte(s)
		b[0], b[1] = b[1], b[0]
		o.Figure = figure.MustParse(string(b))
		return "IND030 /figure"
	}},
	{"a zero too many", "jc", func(r *rand.Rand, o *indicators.Observation) string {
		f, err := o.Figure.WithoutResolution().Mul(figure.FromInt64(10))
		if err != nil || strings.HasSuffix(string(o.ID), ".n") {
			return ""
		}
		o.Figure = f
		return "IND033 /figure"
	}},
	{"out of bounds", "k", func(r *rand.Rand, o *indicators.Observation) string {
		o.Figure = figure.FromInt64(101 + r.Int64N(1000))
		return "IND020 /figure"
	}},
	{"below zero", "jce", func(r *rand.Rand, o *indicators.Observation) string {
		o.Figure = o.Figure.Neg()
		return "IND020 /figure"
	}},
	{"no unit", "je", func(r *rand.Rand, o *indicators.Observation) string {
		o.Unit = figure.Unit{}
		return "IND021 /unit"
	}},
	{"a unit of something else", "jek", func(r *rand.Rand, o *indicators.Observation) string {
		o.Unit = figure.MustParseUnit("hectare")
		return "IND022 /unit"
	}},
	{"no role", "jeskv", func(r *rand.Rand, o *indicators.Observation) string { o.Role = 0; return "IND001 /role" }},
	{"unknown indicator", "jek", func(r *rand.Rand, o *indicators.Observation) string {
		o.Key.Indicator += "x"
		return "IND010 /key/indicator"
	}},
	{"unknown perimeter", "jek", func(r *rand.Rand, o *indicators.Observation) string {
		o.Key.Perimeter = "other"
		return "IND011 /key/perimeter"
	}},
	{"unknown place", "jek", func(r *rand.Rand, o *indicators.Observation) string { o.Key.Area = "MAR"; return "IND012 /key/area" }},
	{"unknown code", "sx", func(r *rand.Rand, o *indicators.Observation) string {
		o.Key.Breakdown = indicators.MustBreakdown("segment=video")
		return "IND013 /key/breakdown"
	}},
	{"unknown source", "jesk", func(r *rand.Rand, o *indicators.Observation) string { o.Source = "o17"; return "IND014 /source" }},
	{"repeats nothing", "jesk", func(r *rand.Rand, o *indicators.Observation) string {
		o.Repeats = "none"
		return "IND016 /repeats"
	}},
	{"repeats itself", "jesk", func(r *rand.Rand, o *indicators.Observation) string {
		o.Repeats = o.ID
		return "IND018 /repeats"
	}},
	{"derived from nothing", "jesk", func(r *rand.Rand, o *indicators.Observation) string {
		o.Role = indicators.RoleDerived
		return "IND003 /from"
	}},
	{"unreadable", "jesk", func(r *rand.Rand, o *indicators.Observation) string {
		o.Figure = figure.Figure{}
		return "IND005 /figure"
	}},
	{"doubtful", "jesk", func(r *rand.Rand, o *indicators.Observation) string {
		o.Candidates = []indicators.Candidate{{Key: o.Key, Figure: figure.FromInt64(5), Unit: o.Unit, Why: "a reading"}}
		return "IND062 /figure"
	}},
	{"market not said", "k", func(r *rand.Rand, o *indicators.Observation) string {
		o.Attributes = indicators.Breakdown{}
		return "IND060 /attributes/market"
	}},
	{"another perimeter stated", "je", func(r *rand.Rand, o *indicators.Observation) string {
		o.Stated = "calls"
		return "IND063 /stated_perimeter"
	}},
	{"published too early", "e", func(r *rand.Rand, o *indicators.Observation) string {
		y, _ := o.Key.Period.Year()
		o.Published = period.Month(y, 6)
		return "IND023 /role"
	}},
	{"wrong growth", "g", func(r *rand.Rand, o *indicators.Observation) string {
		o.Figure = figure.FromInt64(31 + 10*r.Int64N(5)) // a zero at the end may stand for another digit
		return "IND043 /figure"
	}},
	{"wrong total", "w", func(r *rand.Rand, o *indicators.Observation) string {
		f, _ := o.Figure.Add(figure.FromInt64(10 + r.Int64N(100)))
		o.Figure = f
		return "IND041 /figure"
	}},
	{"no perimeter", "jek", func(r *rand.Rand, o *indicators.Observation) string {
		o.Key.Perimeter = ""
		return "IND006 /key/perimeter"
	}},
}

// TestPlantedFaults is law 8: each planted fault has a finding at its path, paths
// without a fault have none, and the input is still all there.
func TestPlantedFaults(t *testing.T) {
	runs := testkit.Cases(48, 160)
	library := rules.All()
	planted := map[string]int{}
	for seed := range runs {
		r := rand.New(rand.NewPCG(8, uint64(seed)))
		all := clean(r)
		want := map[string]string{} // path to what was planted there
		if seed%8 > 0 {
			// At most one fault a series, so that no fault hides another.
			letters := []byte("jcefsxkvwg")
			r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
			for range 1 + r.IntN(4) {
				p := plants[r.IntN(len(plants))]
				letter := p.on[r.IntN(len(p.on))]
				at := slices.Index(letters, letter)
				if at < 0 {
					continue
				}
				n := r.IntN(len(all))
				for all[n].ID[0] != letter {
					n = (n + 1) % len(all)
				}
				was := all[n]
				told := p.do(r, &all[n])
				if told == "" {
					all[n] = was
					continue
				}
				letters = slices.Delete(letters, at, at+1)
				code, member, _ := strings.Cut(told, " ")
				want[code+" /observations/"+string(all[n].ID)+member] = p.name
				planted[p.name]++
			}
		}
		c, b := sector(t)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		b.AddObservation(all...)
		d := built(t, b, c)
		before := text(t, d)
		faulty := map[string]bool{}
		for f := range want {
			_, path, _ := strings.Cut(f, " ")
			faulty[strings.Split(path, "/")[2]] = true
		}
		for _, f := range rules.Check(d.View(indicators.ViewConfig{}), library...) {
			delete(want, string(f.Code)+" "+f.Path)
			if f.Code == "IND030" || f.Code == "IND033" {
				// 51 % for 5.1 % is told as a zero too many, 3,652 for 3,565 as two digits swapped.
				for _, code := range []string{"IND041 ", "IND043 "} {
					if name := want[code+f.Path]; name == "wrong growth" || name == "wrong total" {
						delete(want, code+f.Path)
					}
				}
			}
			if f.Code == "IND041" && strings.HasPrefix(f.Path, "/keys/") && f.Severity > finding.SeverityInfo {
				// Two records could be at fault: the sum is, and lists both.
				listed := false
				for _, e := range f.Evidence {
					if name := want["IND041 "+e.Path+"/figure"]; name == "wrong total" {
						delete(want, "IND041 "+e.Path+"/figure")
						listed = true
					}
				}
				if listed {
					continue
				}
			}
			if id := strings.Split(f.Path, "/"); f.Severity > finding.SeverityInfo &&
				!(id[1] == "observations" && faulty[id[2]]) {
				t.Errorf("seed %d: nothing was planted at %v", seed, f)
			}
		}
		for f, name := range want {
			t.Errorf("seed %d: %s: no finding %s", seed, name, f)
		}
		if d.Len() != len(all) || !bytes.Equal(before, text(t, d)) {
			t.Fatalf("seed %d: checking has changed the data", seed)
		}
		if t.Failed() && seed > 20 {
			break
		}
	}
	if testkit.Long() {
		for _, p := range plants {
			if planted[p.name] < 3 {
				t.Errorf("%s was planted %d times", p.name, planted[p.name])
			}
		}
	}
}

// text is all that a dataset holds, one observation a line.
func text(t *testing.T, d *indicators.Dataset) []byte {
	t.Helper()
	var b bytes.Buffer
	for o := range d.All() {
		fmt.Fprintf(&b, "%+v\n", o)
	}
	return b.Bytes()
}

// TestFindingsOrder is law 6 for findings: the order in which records were added
// changes nothing.
func TestFindingsOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	all := clean(r)
	for n := range all {
		if n%7 == 0 {
			for p := r.IntN(len(plants)); plants[p].do(r, &all[n]) == ""; p = r.IntN(len(plants)) {
			}
		}
	}
	var want string
	for run := range 5 {
		c, b := sector(t)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		b.AddObservation(all...)
		d := built(t, b, c)
		got := fmt.Sprintf("%+v", rules.Check(d.View(indicators.ViewConfig{}), rules.All()...))
		if run == 0 {
			want = got
		} else if got != want {
			t.Fatal("findings differ with the order of input")
		}
	}
	if !strings.Contains(want, "IND") {
		t.Fatal("nothing was found")
	}
}
