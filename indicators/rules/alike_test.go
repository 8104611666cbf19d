package rules_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestAlike: up to eight findings of one kind about an indicator, none of them a doubt, are
// told one by one; more are told in a summary, which rests on the figures of all. A change
// of any of them opens it again, one of another indicator does not.
func TestAlike(t *testing.T) {
	const few, many = 8, 30
	for _, tt := range []struct {
		code       finding.Code
		rows       string // of a case: %[1]d is its number, %[2]d a value, %[3]d another, %[4]d a year
		en, fr, ar string // of a summary of nine
		cited      int
	}{
		{"IND051", "a%[1]d jobs %[4]d %[2]d; b%[1]d jobs %[4]d %[2]d m16",
			"jobs: independent sources agree or can; cases: 9 (the same value: 9); periods: 1980 – 1988",
			"jobs : des sources indépendantes concordent ou le peuvent ; cas : 9 (même valeur : 9) ; périodes : 1980 – 1988",
			"jobs: مصادر مستقلة متوافقة أو يمكن أن تتوافق؛ عدد الحالات: 9 (قيمة واحدة: 9)؛ الفترات: 1980 – 1988", 9},
		{"IND052", "a%[1]d jobs %[4]d %[2]d; b%[1]d jobs other %[4]d %[3]d",
			"jobs: values of perimeters that do not compare (all; other); cases: 9; periods: 1980 – 1988",
			"jobs : valeurs de périmètres qui ne se comparent pas (all ; other) ; cas : 9 ; périodes : 1980 – 1988",
			"jobs: قيم نطاقات لا تقارن فيما بينها (all؛ other)؛ عدد الحالات: 9؛ الفترات: 1980 – 1988", 16},
		{"IND053", "a%[1]d jobs %[4]d %[2]d repeats=b%[1]d n16; b%[1]d jobs %[4]d %[2]d",
			"jobs: figures of one source twice, which count once (the statistics office); cases: 9; periods: 1980 – 1988",
			"jobs : chiffres d’une même source donnés deux fois, qui comptent une fois " +
				"(the statistics office) ; cas : 9 ; périodes : 1980 – 1988",
			"jobs: أرقام من مصدر واحد مذكورة مرتين وتحتسب مرة واحدة " +
				"(the statistics office)؛ عدد الحالات: 9؛ الفترات: 1980 – 1988", 16},
		{"IND055", "a%[1]d jobs %[4]d %[2]d o11; b%[1]d jobs %[4]d %[3]d",
			"jobs: values that the same originator later changes (the statistics office); cases: 9; periods: 1980 – 1988",
			"jobs : valeurs que la même source change plus tard (the statistics office) ; cas : 9 ; périodes : 1980 – 1988",
			"jobs: قيم يغيرها المصدر نفسه لاحقا (the statistics office)؛ عدد الحالات: 9؛ الفترات: 1980 – 1988", 16},
	} {
		told := func(cases, changed int) []finding.Finding {
			var rows []string
			for n := range cases {
				value := 1001 + 10*n
				if n == changed {
					value = 5001
				}
				rows = append(rows, fmt.Sprintf(tt.rows, n, value, value*3/2, 1980+n)) // no slip leads from one to the other
			}
			members := 7
			if changed == cases {
				members = 8
			}
			rows = append(rows, fmt.Sprintf("m members 2015 %d", members))
			view := decoded(t, nestedInput(strings.Join(rows, "; "))).View(indicators.ViewConfig{})
			return rules.Check(view, ruleOf(t, rules.Config{}, tt.code))
		}
		for n, f := range told(few, -1) {
			if !strings.HasPrefix(f.Path, "/observations/a") || n >= few {
				t.Errorf("%s, of few: %v", tt.code, f)
			}
		}
		all := told(few+1, -1)
		if len(all) != 1 || all[0].Path != "/indicators/jobs" || len(all[0].Evidence) != tt.cited {
			t.Errorf("%s: %v, with %d pieces of evidence", tt.code, all, len(all[0].Evidence))
			continue
		}
		for lang, want := range map[wording.Lang]string{wording.En: tt.en, wording.Fr: tt.fr, wording.Ar: tt.ar} {
			if got := all[0].Text(lang); got != want {
				t.Errorf("%s: %q, want %q", tt.code, got, want)
			}
		}
		before := told(many, -1)[0].Fingerprint
		for n := range many {
			if got := told(many, n); len(got) != 1 || got[0].Fingerprint == before {
				t.Errorf("%s: case %d has changed, and the finding is the same", tt.code, n)
			}
		}
		if got := told(many, many)[0].Fingerprint; got != before {
			t.Errorf("%s: %s, want %s: nothing has changed that it rests on", tt.code, got, before)
		}
	}
}

// TestAlikeByWhatDiffers: summaries are of one indicator, and of what the cases have in
// common: the ways in which sources agree are counted, originators and perimeters apart.
func TestAlikeByWhatDiffers(t *testing.T) {
	years := func(row string) string {
		var all []string
		for n := range 9 {
			all = append(all, fmt.Sprintf(row, n, 2001+n, 10*n))
		}
		return strings.Join(all, "; ")
	}
	for _, tt := range []struct {
		code finding.Code
		rows string
		want []string
	}{
		{"IND051", years("a%[1]d jobs %[2]d 61%[3]d00@100; b%[1]d jobs %[2]d 61%[3]d04@1 m16") +
			"; x jobs 2015 61@1; y jobs 2015 61@1 m16; k members 2015 7@1; l members 2015 7@1 m16",
			[]string{"jobs: independent sources agree or can; cases: 10 (the same value: 1; compatible by rounding: 9); " +
				"periods: 2001 – 2015",
				"7 jobs: others agree with it (l: the same value)"}},
		{"IND051", years("a%[1]d jobs %[2]d 61@1; b%[1]d jobs %[2]d 61@1 m16; k%[1]d members %[2]d 7@1; " +
			"l%[1]d members %[2]d 7@1 m16"),
			[]string{"jobs: independent sources agree or can; cases: 9 (the same value: 9); periods: 2001 – 2009",
				"members: independent sources agree or can; cases: 9 (the same value: 9); periods: 2001 – 2009"}},
		{"IND055", years("a%[1]d jobs %[2]d 1001@1 o11; b%[1]d jobs %[2]d 1501@1") +
			"; c jobs 2015 2001@1 m15; d jobs 2015 3001@1 m16",
			[]string{"jobs: values that the same originator later changes (the statistics office); cases: 9; " +
				"periods: 2001 – 2009",
				"2,001 jobs; the same originator later says 3,001 jobs (June 2016)"}},
		{"IND053", years("a%[1]d jobs %[2]d 61@1 repeats=b%[1]d n16; b%[1]d jobs %[2]d 61@1") +
			"; c jobs 2015 75@1 repeats=d n16; d jobs 2015 61@1",
			[]string{"75 jobs and 61 jobs (d) are one source, which counts once",
				"jobs: figures of one source twice, which count once (the statistics office); cases: 9; periods: 2001 – 2009"}},
	} {
		var got []string
		for _, f := range rules.Check(decoded(t, nestedInput(tt.rows)).View(indicators.ViewConfig{}),
			ruleOf(t, rules.Config{}, tt.code)) {
			got = append(got, f.Text(wording.En))
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.code, got, tt.want)
		}
	}
	// Perimeters of one name are two.
	spec := decoded(t, nestedInput("z jobs 2015 1")).Catalogue().Spec()
	for n := range spec.Perimeters {
		spec.Perimeters[n].Name = spec.Perimeters[0].Name
	}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		t.Fatal(err)
	}
	_, build := sector(t)
	for n := range 12 {
		for i, perimeter := range []indicators.ID{"all", []indicators.ID{"other", "new"}[n%2]} {
			o := whole(indicators.ID(fmt.Sprintf("p%d.%d", n, i)))
			o.Key.Perimeter, o.Key.Period = perimeter, period.Year(2001+n)
			build.AddObservation(o)
		}
	}
	view := built(t, build, c).View(indicators.ViewConfig{})
	if all := rules.Check(view, ruleOf(t, rules.Config{}, "IND052")); len(all) != 12 {
		t.Errorf("%d findings of twice six keys with other perimeters, want 12: %v", len(all), all)
	}
	// A change of perimeter of nine series is one.
	var b strings.Builder
	for n := range 9 {
		fmt.Fprintf(&b, "a%[1]d,jobs,MA-%[1]d,all,2014,1001,job,observed,o16\n", n)
		fmt.Fprintf(&b, "b%[1]d,jobs,MA-%[1]d,calls,2015,501,job,observed,o16\n", n)
	}
	all := rules.Check(sectorOf(columns+b.String()), ruleOf(t, rules.Config{}, "IND056"))
	const want = "jobs: “the whole sector” up to 2014, then “call centres” from 2015; nothing compares across; series: 9"
	if len(all) != 1 || all[0].Text(wording.En) != want {
		t.Errorf("%v, want %s", all, want)
	}
}

// TestCheckAllocates: what all rules together take of memory for an observation, where
// three sources agree on every key.
func TestCheckAllocates(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	const most = 1024
	view := wide(t, 12_000).View(indicators.ViewConfig{})
	found := 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range rules.EachFinding(view, rules.All()...) {
		found++
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc) / 12_000; got > most || found == 0 {
		t.Errorf("%d bytes an observation, %d findings, want at most %d bytes and a finding", got, found, most)
	}
}
