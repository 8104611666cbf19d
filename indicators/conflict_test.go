package indicators_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// kindsOf returns the kind of every pair, as "A-B kind".
func kindsOf(c indicators.Conflict) string {
	var parts []string
	for _, p := range c.Pairs {
		s := fmt.Sprintf("%s-%s %s", p.A, p.B, p.Kind)
		if p.Kind == indicators.ConflictScaleSlip {
			s += fmt.Sprintf("(10^%d)", p.Power)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func TestConflictsExports2015(t *testing.T) {
	d := viewData(t,
		from("osra - osra 2016 -"),
		from("ittihad amrc ittihad 2016 III"),
		from("ministry mcinet mcinet 2016-05-05 II"),
		from("challenge oc challenge 2016-08 I note-june-2016"),
		from("lematin oc lematin 2016-08 I note-june-2016"),
		said("S06 exports@offshoring 2015 7500000@100000 MAD osra"),
		said("F0014 exports@offshoring 2015 ~5700000000@100000000 MAD ittihad", arabic),
		said("F0017 exports@offshoring 2015 8000000000@1000000000 MAD ministry"),
		said("F0021 exports@offshoring 2015 7540000000@10000000 MAD challenge"),
		said("F0021b exports@offshoring 2015 7500000000@100000000 MAD lematin"),
	)
	all := d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{Indicator: "exports", Period: period.Year(2015)})
	if len(all) != 1 {
		t.Fatalf("%d conflicts", len(all))
	}
	c := all[0]
	if c.Kind != indicators.ConflictScaleSlip || len(c.Members) != 5 || c.Origins != 4 || c.Key != keyOf("exports@offshoring 2015") {
		t.Errorf("%v of %d origins", c, c.Origins)
	}
	const want = "S06-F0014 disjoint, S06-F0021b scale-slip(10^3), S06-F0021 scale-slip(10^3), S06-F0017 scale-slip(10^3), " +
		"F0014-F0021b digit-slip, F0014-F0021 disjoint, F0014-F0017 disjoint, " +
		"F0021b-F0021 rounding, F0021b-F0017 rounding, F0021-F0017 rounding"
	if got := kindsOf(c); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := fmt.Sprint(c.Kinds()); got != "[scale-slip digit-slip disjoint rounding]" {
		t.Errorf("kinds %s", got)
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: "S06, F0021: slip of scale (by a factor of one thousand)",
		wording.Fr: "S06, F0021 : erreur d’échelle (d’un facteur mille)",
		wording.Ar: "S06، F0021: خطأ في المقدار (بمعامل ألف)",
	} {
		if !strings.Contains(c.Why(lang), "\n"+want+"\n") {
			t.Errorf("%v: %s", lang, c.Why(lang))
		}
	}
}

func TestConflicts2011(t *testing.T) {
	// One note of the exchange office, printed by three papers.
	d := viewData(t,
		from("challenge oc challenge 2016-08-08 I note"), from("fes oc fes_news 2016-08-09 I note"), from("aujourdhui oc aujourdhui 2016-08-10 I note"),
		said("F0018 exports 2011 6860000000@10000000 MAD challenge"),
		said("F0019 exports 2011 6680000000@10000000 MAD fes"),
		said("F0020 exports 2011 ~6800000000@100000000 MAD aujourdhui"),
	)
	all := d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{})
	if len(all) != 1 || all[0].Origins != 1 {
		t.Fatalf("%v", all)
	}
	if got, want := kindsOf(all[0]), "F0019-F0020 disjoint, F0019-F0018 digit-slip, F0020-F0018 truncation"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for _, p := range all[0].Pairs {
		if !p.SameOrigin {
			t.Errorf("%v: two prints of one note are one source", p)
		}
	}
}

func TestConflictKinds(t *testing.T) {
	sources := []any{
		from("a ministry ministry 2016 I"), from("b amrc press1 2016 II"), from("c amrc press2 2017 II"),
		from("d - press1 2016 -"), from("e - press2 2016 -"), from("f oc press1 2016 I note"), from("g oc press2 2016 I note"),
	}
	for _, tt := range []struct {
		name string
		a, b string
		want indicators.ConflictKind
		same bool
	}{
		{"two originators say the same", "jobs 2015 65000 job a", "jobs 2015 65000 job b", indicators.ConflictEqual, false},
		{"about the same", "jobs 2015 ~65000 job a", "jobs 2015 65000 job b", indicators.ConflictEqual, false},
		{"one originator, two papers", "jobs 2015 65000@1000 job b", "jobs 2015 ~65000@1000 job c", indicators.ConflictSameOrigin, true},
		{"two carriers of one release", "jobs 2015 65000 job f", "jobs 2015 65000 job g", indicators.ConflictSameOrigin, true},
		{"one source cited twice", "jobs 2015 65000 job a", "jobs 2015 65000 job a", indicators.ConflictSameOrigin, true},
		{"nobody named, two papers", "jobs 2015 65000 job d", "jobs 2015 65000 job e", indicators.ConflictEqual, false},
		{"nobody named, one paper", "jobs 2015 65000 job d", "jobs 2015 65000 job d", indicators.ConflictSameOrigin, true},
		{"the same in another unit", "women 2015 0.55 1 a", "women 2015 55 percent b", indicators.ConflictEqual, false},

		{"rounded", "jobs 2015 65000@1000 job a", "jobs 2015 64700@100 job b", indicators.ConflictRounding, false},
		{"cut", "exports 2011 6800000000@100000000 MAD a", "exports 2011 6860000000@10000000 MAD b", indicators.ConflictTruncation, false},
		{"cut, the fine one first", "exports 2011 6860000000@10000000 MAD a", "exports 2011 6800000000@100000000 MAD b", indicators.ConflictTruncation, false},
		{"cut below", "exports 2011 6800000000@100000000 MAD a", "exports 2011 6890000000@10000000 MAD b", indicators.ConflictTruncation, false},
		{"cut at the edge", "exports 2011 6800000000@100000000 MAD a", "exports 2011 6900000000@10000000 MAD b", indicators.ConflictTruncation, false},
		{"too far for a cut", "exports 2011 6800000000@100000000 MAD a", "exports 2011 6910000000@10000000 MAD b", indicators.ConflictDisjoint, false},
		{"neighbours of one resolution", "jobs 2015 64000@1000 job a", "jobs 2015 65000@1000 job b", indicators.ConflictDisjoint, false},
		{"resolution not known", "jobs 2015 65000 job a", "jobs 2015 64700 job b", indicators.ConflictDisjoint, false},
		{"a rounded bound", "jobs 2015 >9000@1000 job a", "jobs 2015 9000@1000 job b", indicators.ConflictRounding, false},

		{"a bound holds the figure", "jobs 2015 >50000 job a", "jobs 2015 52000 job b", indicators.ConflictNested, false},
		{"a bound and another", "jobs 2015 >50000 job a", "jobs 2015 >51000 job b", indicators.ConflictNested, false},
		{"ranges that overlap", "jobs 2015 [50,60] job a", "jobs 2015 [55,65] job b", indicators.ConflictOverlap, false},
		{"a bound that excludes", "exports 2011 >5000000000 MAD a", "exports 2011 4430000000@10000000 MAD b", indicators.ConflictDisjoint, false},
		{"baseline of the ministry and of the federation", "jobs 2015 63000@1000 job a", "jobs 2015 65000@1000 job b", indicators.ConflictDisjoint, false},

		{"perimeters", "exports@offshoring 2023 17900000000 MAD a", "exports@digital 2023 26170000000 MAD b", indicators.ConflictPerimeter, false},
		{"perimeters that say the same", "jobs@call_centres 2004 5500 job a", "jobs@offshoring 2004 5500 job b", indicators.ConflictPerimeter, false},
		{"a perimeter that is not stated", "jobs 2004 5500 job a", "jobs@offshoring 2004 5500 job b", indicators.ConflictPerimeter, false},
		{"half a year", "exports 2007 1000000000 MAD a", "exports 2007-S1 1000000000 MAD b", indicators.ConflictPeriod, false},

		{"million for milliard", "exports 2015 7500000 MAD a", "exports 2015 7500000000 MAD b", indicators.ConflictScaleSlip, false},
		{"a zero lost", "jobs 2015 6500 job a", "jobs 2015 65000 job b", indicators.ConflictScaleSlip, false},
		{"one digit a thousandfold", "exports 2015 8000000 MAD a", "exports 2015 8000000000 MAD b", indicators.ConflictScaleSlip, false},
		{"a slip that rounding explains, resolution not known", "exports 2015 7500000 MAD a", "exports 2015 7540000000 MAD b", indicators.ConflictScaleSlip, false},
		{"thousandfold, but not the same number", "exports 2015 7500000 MAD a", "exports 2015 7640000000 MAD b", indicators.ConflictDisjoint, false},
		{"one digit tenfold is no slip", "jobs 2015 1000 job a", "jobs 2015 10000 job b", indicators.ConflictDisjoint, false},
		{"unlike signs are no slip", "exports 2015 -7500000 MAD a", "exports 2015 7500000000 MAD b", indicators.ConflictDisjoint, false},
		{"slip of one originator", "exports 2015 7500000 MAD b", "exports 2015 7500000000 MAD c", indicators.ConflictScaleSlip, true},
		{"rounded up into the next power", "exports 2015 9960000@10000 MAD a", "exports 2015 10000000000@1000000000 MAD b", indicators.ConflictScaleSlip, false},
		{"percent taken for a ratio", "women 2015 55 1 a", "women 2015 55 percent b", indicators.ConflictUnitSlip, false},
		{"dirhams taken for dollars", "exports 2015 7500000000@100000000 USD a", "exports 2015 7540000000@10000000 MAD b", indicators.ConflictUnitSlip, false},
		{"another currency", "exports 2015 780000000 USD a", "exports 2015 7540000000 MAD b", indicators.ConflictUnit, false},

		{"digits transposed", "exports 2011 6860000000 MAD a", "exports 2011 6680000000 MAD b", indicators.ConflictDigitSlip, false},
		{"sides of the decimal sign swapped", "exports 2023 17900000000 MAD a", "exports 2023 9170000000 MAD b", indicators.ConflictDigitSlip, false},
		{"digits in another order", "exports 2023 1790000000 MAD a", "exports 2023 7910000000 MAD b", indicators.ConflictDisjoint, false},
		{"two digits prove little", "exports 2015 5700000000 MAD a", "exports 2015 7500000000 MAD b", indicators.ConflictDisjoint, false},
		{"a digit lost", "jobs 2024 148500 job a", "jobs 2024 18500 job b", indicators.ConflictDigitSlip, false},
		{"a later figure of one originator", "exports 2012 7600000000@100000000 MAD b", "exports 2012 7400000000@100000000 MAD c", indicators.ConflictVintage, true},
		{"one release, two figures", "exports 2012 7600000000@100000000 MAD f", "exports 2012 7400000000@100000000 MAD g", indicators.ConflictDisjoint, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			// What comes first must not matter.
			for _, ids := range [][2]string{{"A", "B"}, {"B", "A"}} {
				d := viewData(t, append(sources, said(ids[0]+" "+tt.a), said(ids[1]+" "+tt.b))...)
				all := d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{})
				if len(all) != 1 || len(all[0].Pairs) != 1 {
					t.Fatalf("%v", all)
				}
				p := all[0].Pairs[0]
				if p.Kind != tt.want || all[0].Kind != tt.want || p.SameOrigin != tt.same || (all[0].Origins == 1) != tt.same {
					t.Errorf("%s, same origin %v; want %s", all[0], p.SameOrigin, tt.want)
				}
			}
		})
	}
}

func TestConflictsCandidates(t *testing.T) {
	doubtful := said("A exports 2015 5700000000 MAD a")
	doubtful.Candidates = []indicators.Candidate{{Key: doubtful.Key, Figure: figure.MustParse("7.5"), Unit: figure.MustParseUnit("billion*MAD"), Why: "decimal reversed"}}
	d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"), doubtful, said("B exports 2015 7500000000 MAD b"), said("C exports 2016 ? MAD a"), said("D exports 2016 1 MAD b"))
	all := d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{})
	if len(all) != 1 || all[0].Kind != indicators.ConflictDigitSlip {
		t.Errorf("%v", all)
	}
}

func TestConflictOrigins(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"), from("c - p 2016 - note"), from("d - q 2016 - note"), from("e - x 2016 -"),
		said("A jobs 2014 1 job a"), said("B jobs 2014 1 job b", repeats("A")),
		said("C jobs 2015 1 job c"), said("D jobs 2015 1 job d"),
		said("E jobs 2016 1 job a"), said("F jobs 2016 1 job e"),
		said("G jobs 2017 1 job a", repeats("A")), said("H jobs 2017 1 job b", repeats("A")),
		said("I jobs 2018 1 job a"), said("J jobs 2018 1 job b"), said("K jobs 2018 1 job c"), said("L jobs 2018 1 job d", repeats("J")),
	)
	var got []int
	for _, c := range d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{}) {
		got = append(got, c.Origins)
	}
	// In 2018: x; and y, whom d repeats, which prints the same note as c.
	if fmt.Sprint(got) != "[1 1 1 1 2]" {
		t.Errorf("origins %v", got)
	}
}

func TestConflictsGroups(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"), from("late z z 2020 -"),
		said("A jobs 2015 1 job a"), said("B jobs 2015 2 job b", role(indicators.RoleEstimate)),
		said("C jobs 2015 3 job b", role(indicators.RoleTarget)), said("D jobs 2015 4 job a", role(indicators.RoleTarget)),
		said("E jobs 2015 5 job late"),
		said("F jobs/segment=CRM 2015 6 job a"), said("G jobs 2016 7 job a"),
		// One origin speaks of a year and its parts: no conflict.
		said("H exports 2014 40 MAD a"), said("I exports 2014-Q1 10 MAD a"), said("J exports 2014-02 10 MAD a"),
		// Ranges, and what lies inside a year that is known.
		said("K exports 2010-2013 1 MAD a"), said("L exports 2010-2013 2 MAD b"), said("M exports 2013 3 MAD a"), said("N exports 2013-02/2013-05 3 MAD b"),
		said("O exports 2012-03/2013-02 3 MAD b"),
	)
	for _, tt := range []struct {
		name     string
		config   indicators.ViewConfig
		selector indicators.Selector
		want     string
	}{
		{"values", indicators.ViewConfig{}, indicators.Selector{Indicator: "jobs"}, "A B E"},
		{"values known in 2018", indicators.ViewConfig{Known: period.MustDate(2018, 1, 1)}, indicators.Selector{Indicator: "jobs"}, "A B"},
		{"targets", indicators.ViewConfig{}, indicators.Selector{Indicator: "jobs", Roles: indicators.RolesOf(indicators.RoleTarget)}, "C D"},
		{"targets of the View", indicators.ViewConfig{Roles: indicators.RolesOf(indicators.RoleTarget)}, indicators.Selector{Indicator: "jobs"}, "C D"},
		{"targets are not values", indicators.ViewConfig{}, indicators.Selector{Indicator: "jobs", Roles: indicators.RolesOf(indicators.RoleTarget, indicators.RoleObserved)}, "A E|C D"},
		{"one source", indicators.ViewConfig{}, indicators.Selector{Indicator: "jobs", Source: "a"}, ""},
		{"periods", indicators.ViewConfig{}, indicators.Selector{Indicator: "exports"}, "K L|M N"},
	} {
		var groups []string
		for _, c := range d.View(tt.config).Conflicts(tt.selector) {
			var ids []string
			for _, m := range c.Members {
				ids = append(ids, string(m.Observation.ID))
			}
			groups = append(groups, strings.Join(ids, " "))
		}
		if got := strings.Join(groups, "|"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A week may lie across the end of a month: what follows it and lies inside the
// month is compared with the month, and with a week only what is that week.
func TestConflictsWeeks(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"), from("c z z 2016 -"),
		said("A exports 2015-01 100 MAD a"), said("B exports 2015-W05 50 MAD b"), said("C exports 2015-01-28 70 MAD c"),
		said("D exports 2015-W20 10 MAD a"), said("E exports 2015-W20 20 MAD b"), said("F exports 2015-05-13 30 MAD c"),
	)
	var groups []string
	for _, c := range d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{}) {
		var ids []string
		for _, m := range c.Members {
			ids = append(ids, string(m.Observation.ID))
		}
		groups = append(groups, strings.Join(ids, " "))
	}
	if got, want := strings.Join(groups, "|"), "A C|D E"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What lies inside a calendar period is compared with it, a week too; a longer range is
// compared with nothing but itself.
func TestConflictsInside(t *testing.T) {
	for _, c := range []struct {
		name, outer, inner string
		grouped            bool
	}{
		{"a week within a month", "2015-05", "2015-W20", true},       // 11 to 17 May
		{"a week from its first day", "2015-06", "2015-W23", true},   // from 1 June
		{"a week from the day before", "2016-03", "2016-W09", false}, // from 29 February
		{"a week to its last day", "2015-05", "2015-W22", true},      // to 31 May
		{"a week to the day after", "2015-01", "2015-W05", false},    // to 1 February
		{"a week of the year", "2015", "2015-W20", true},
		{"a day of a week", "2015-W20", "2015-05-13", false},
		{"the same week", "2015-W20", "2015-W20", true},
		{"a week of a fortnight", "2015-05-11/2015-05-24", "2015-W20", false},
		{"a week at the end of a fortnight", "2015-05-11/2015-05-24", "2015-W21", false},
		{"the same fortnight", "2015-05-11/2015-05-24", "2015-05-11/2015-05-24", true},
	} {
		d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"),
			said("A exports "+c.outer+" 50 MAD a"), said("B exports "+c.inner+" 100 MAD b"))
		all := d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{})
		if grouped := len(all) == 1 && len(all[0].Members) == 2; grouped != c.grouped || !grouped && len(all) != 0 {
			t.Errorf("%s: %d groups, together %v", c.name, len(all), grouped)
		}
	}
}

func TestConflictsCorrected(t *testing.T) {
	sel := indicators.Selector{Indicator: "exports"}
	if c := exports2015(t).View(indicators.ViewConfig{}).Conflicts(sel); c[0].Kind != indicators.ConflictScaleSlip {
		t.Errorf("as published: %v", c)
	}
	if c := exports2015(t).View(indicators.ViewConfig{Corrected: true}).Conflicts(sel); c[0].Kind == indicators.ConflictScaleSlip {
		t.Errorf("corrected: %v", c)
	}
}

func TestConflictsMany(t *testing.T) {
	records := []any{from("a x x 2016 -"), from("b y y 2016 -")}
	for i := range 500 {
		records = append(records, said(fmt.Sprintf("O%03d jobs 2015 %d job %c", i, 1000+i, "ab"[i%2])))
	}
	all := viewData(t, records...).View(indicators.ViewConfig{}).Conflicts(indicators.Selector{})
	if len(all) != 1 || len(all[0].Members) != 500 || len(all[0].Pairs) != 499 {
		t.Fatalf("%d groups", len(all))
	}
}

func TestConflictKindText(t *testing.T) {
	for k := indicators.ConflictSameOrigin; k <= indicators.ConflictScaleSlip; k++ {
		text, err := k.MarshalText()
		var back indicators.ConflictKind
		if err != nil || back.UnmarshalText(text) != nil || back != k {
			t.Errorf("%d: %q, %v", k, text, err)
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if k.Text(lang) == "" {
				t.Errorf("%v has no text in %v", k, lang)
			}
		}
	}
	if s := indicators.ConflictKind(200); s.String() == "" || s.Text(wording.En) == "" || s.Contradicts() {
		t.Error("an unknown kind")
	}
	if indicators.ConflictPerimeter.Contradicts() || !indicators.ConflictVintage.Contradicts() {
		t.Error("what contradicts")
	}
}

// TestOriginsOfMany numbers the origins of few and of many statements of one key, and
// holds them against groups that are joined pair by pair.
func TestOriginsOfMany(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	name := func(kind string, n int) string {
		if x := r.IntN(n); x < n/2 {
			return fmt.Sprint(kind, x)
		}
		return "-"
	}
	for run := range 24 {
		n := 3 + r.IntN(20)
		if run%3 == 0 {
			n += 80
		}
		var records []any
		sources := map[indicators.ID]indicators.Source{}
		for i := range n {
			s := from(fmt.Sprint("s", i, " ", name("o", 2*n), " ", name("c", 2*n), " 2016 - ", name("r", 3*n)))
			records, sources[s.ID] = append(records, s), s
			o := said(fmt.Sprintf("F%d jobs@offshoring 2015 %d job s%d", i, 1000+r.IntN(9000), r.IntN(i+1)))
			if i > 0 && r.IntN(5) == 0 {
				o.Repeats = indicators.ID(fmt.Sprint("F", r.IntN(i)))
			}
			records = append(records, o)
		}
		all := viewData(t, records...).View(indicators.ViewConfig{}).Conflicts(indicators.Selector{Indicator: "jobs"})
		if len(all) != 1 || len(all[0].Members) != n {
			t.Fatalf("%d conflicts", len(all))
		}
		marks := func(m indicators.ConflictMember) []string {
			o, s := m.Observation, sources[m.Observation.Source]
			all := []string{"id " + string(o.ID), "source " + string(s.ID)}
			if o.Repeats != "" {
				all = append(all, "id "+string(o.Repeats))
			}
			if s.Release != "" {
				all = append(all, "release "+string(s.Release))
			}
			if body := cmp.Or(s.Originator, s.Carrier); body != "" {
				all = append(all, "body "+string(body))
			}
			return all
		}
		members := all[0].Members
		origin := make([]int, n)
		for i := range origin {
			origin[i] = i
		}
		for changed := true; changed; {
			changed = false
			for i := range members {
				for j := range i {
					meet := slices.ContainsFunc(marks(members[i]), func(m string) bool {
						return slices.Contains(marks(members[j]), m)
					})
					if least := min(origin[i], origin[j]); meet && origin[i] != origin[j] {
						origin[i], origin[j], changed = least, least, true
					}
				}
			}
		}
		for i := range members {
			for j := range i {
				if (members[i].Origin == members[j].Origin) != (origin[i] == origin[j]) {
					t.Fatalf("run %d, %d members: %s and %s: origins %d and %d", run, n, members[i].Observation.ID,
						members[j].Observation.ID, members[i].Origin, members[j].Origin)
				}
			}
		}
	}
}

// TestConflictsOf: a few observations without a dataset, and conflicts one at a time, give
// what a View of a dataset gives.
func TestConflictsOf(t *testing.T) {
	for seed := range uint64(20) {
		d := randomConflicts(t, seed)
		view := d.View(indicators.ViewConfig{})
		want := view.Conflicts(indicators.Selector{})
		got, err := indicators.ConflictsOf(d.Catalogue(), slices.Collect(d.Sources()), slices.Collect(d.All())...)
		if err != nil {
			t.Fatal(err)
		}
		each := slices.SortedStableFunc(
			view.EachConflict(indicators.Selector{}),
			func(a, b indicators.Conflict) int { return a.Key.Compare(b.Key) },
		)
		if len(want) == 0 || len(got) != len(want) || len(each) != len(want) {
			t.Fatalf("%d, %d and %d conflicts", len(got), len(each), len(want))
		}
		for n := range want {
			if !sameConflict(got[n], want[n]) || !sameConflict(each[n], want[n]) {
				t.Errorf("got %v and %v, want %v", got[n], each[n], want[n])
			}
		}
	}
	for range (indicators.View{}).EachConflict(indicators.Selector{}) {
		t.Error("the zero View has a conflict")
	}
	_, err := indicators.ConflictsOf(nil, nil)
	if err != nil {
		t.Log(err)
	}
}

// randomConflicts is a dataset in which several sources speak of the same keys.
func randomConflicts(t *testing.T, seed uint64) *indicators.Dataset {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	records := []any{
		from("osra - osra 2016 -"), from("ministry mcinet mcinet 2016-05-05 II"), from("challenge oc challenge 2016-08 I"),
	}
	for n := range 12 {
		source := []string{"osra", "ministry", "challenge"}[r.IntN(3)]
		records = append(records, said(fmt.Sprintf(
			"F%d exports@offshoring %d %d00000 MAD %s", n, 2014+r.IntN(2), 70+r.IntN(5), source,
		)))
	}
	return viewData(t, records...)
}

// sameConflict compares what two conflicts say.
func sameConflict(a, b indicators.Conflict) bool {
	return a.Key == b.Key && a.Kind == b.Kind && a.Origins == b.Origins && kindsOf(a) == kindsOf(b) &&
		fmt.Sprint(a.Members) == fmt.Sprint(b.Members)
}
