package rules_test

import (
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
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// worded runs the rule of words over observations, and returns what it tells by ID.
func worded(t *testing.T, all []indicators.Observation) map[string]finding.Finding {
	t.Helper()
	c, b := sector(t)
	for _, o := range all {
		b.AddObservation(o)
	}
	told := map[string]finding.Finding{}
	for _, f := range rules.Check(built(t, b, c).View(indicators.ViewConfig{}), ruleOf(t, rules.Config{}, "IND064")) {
		id, _, _ := strings.Cut(strings.TrimPrefix(f.Path, "/observations/"), "/")
		told[id] = f
	}
	return told
}

func observed(id, f, unit, words string, lang wording.Lang) indicators.Observation {
	return indicators.Observation{
		ID: indicators.ID(id), Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015)},
		Figure: figure.MustParse(f), Unit: figure.MustParseUnit(unit), Role: indicators.RoleObserved, Source: "n16",
		Words: words, WordsLang: lang,
	}
}

// TestWordsAgainstFigures (A5): a difference of value, scale, unit or qualifier
// between a figure and its words is told, with what the words say.
func TestWordsAgainstFigures(t *testing.T) {
	for i, tt := range []struct {
		figure, unit, words string
		lang                wording.Lang
		want                string // the end of the path and the first suggestion
	}{
		{"9000", "job", "plus de 9 000 emplois", wording.Fr, "figure >9000"},
		{">9000", "job", "plus de 9 000 emplois", wording.Fr, ""},
		{"9000", "job", "9 millions d'emplois", wording.Fr, "figure 9000000"},
		{"9000", "job", "9 000 emplois", wording.Fr, ""},
		{"65000@1000", "job", "65 ألف مستخدم", wording.Ar, ""},
		{"65", "thousand*job", "65 ألف مستخدم", wording.Ar, ""},
		{"66000", "job", "65 ألف مستخدم", wording.Ar, "figure 65000"},
		{"9000", "EUR", "9 000 DH", wording.Fr, "unit 9000"},
		{"55", "job", "55 %", wording.Fr, "unit 55"},
		{"55", "percent", "55 % en 2015", wording.Fr, ""},
		{"0.55", "1", "55 %", wording.Fr, ""},
		{"-2.7", "percent", "a reculé de 2,7 %", wording.Fr, ""},
		{"63000", "job", "de 60.000 à 63.000 emplois ; 60 000 puis 63 000 emplois", wording.Fr, ""}, // one of several fits
		{"63000", "job", "des emplois par milliers", wording.Fr, ""},                                // no figure
		{"2", "MAD", "1.500", 0, ""},                                                                // in doubt
		{"300", "company", "plus de 300 emplois", wording.Fr, "unit >300"},
		{"300", "company", "300 opérateurs", wording.Fr, ""},
	} {
		told := worded(t, []indicators.Observation{observed("a", tt.figure, tt.unit, tt.words, tt.lang)})
		got := ""
		if f, ok := told["a"]; ok {
			got = f.Path[strings.LastIndex(f.Path, "/")+1:] + " " +
				f.Suggestion.Candidates[0].Figure.WithoutResolution().String()
		}
		if got != tt.want {
			t.Errorf("%d: %s %s, %q: %q, want %q", i, tt.figure, tt.unit, tt.words, got, tt.want)
		}
	}
}

// frames are sentences of the press around a figure.
var frames = map[wording.Lang][]string{
	wording.Fr: {"%s", "Le secteur a atteint %s, selon le ministère", "soit %s"},
	wording.En: {"%s", "the sector reached %s, the ministry says", "that is, %s"},
	wording.Ar: {"%s", "بلغ القطاع %s حسب الوزارة", "أي %s"},
}

// wordsOf draws a figure and writes it as Writer does, in a sentence or not.
func wordsOf(r *rand.Rand, n int) indicators.Observation {
	unit := []string{"job", "MAD", "percent", "company", "person", "EUR"}[r.IntN(6)]
	number := fmt.Sprint(r.IntN(900) + 100)
	if unit == "percent" {
		number = fmt.Sprintf("%d.%d", r.IntN(99), 1+r.IntN(9))
	} else {
		number += strings.Repeat("0", r.IntN(7))
	}
	number = []string{"", "", ">", "~", ">="}[r.IntN(5)] + number
	locale := []wording.Locale{wording.FrMA, wording.ArMA, wording.EnAny}[r.IntN(3)]
	style := []wording.Style{wording.Prose, wording.Press, wording.Plain}[r.IntN(3)]
	o := observed(fmt.Sprintf("o%04d", n), number, unit, "", locale.Lang())
	words := wording.FormatQuantity(o.Quantity(), locale, style)
	list := frames[locale.Lang()]
	o.Words = fmt.Sprintf(list[r.IntN(len(list))], words)
	return o
}

// planted changes one thing of a figure and leaves its words as they are.
func planted(r *rand.Rand, o indicators.Observation) indicators.Observation {
	s := o.Figure.String()
	sign := s[:len(s)-len(strings.TrimLeft(s, "<>=~"))]
	number := s[len(sign):]
	switch r.IntN(4) {
	case 0: // another qualifier
		for {
			if other := []string{"", ">", "~", "<=", ">="}[r.IntN(5)]; other != sign {
				o.Figure = figure.MustParse(other + number)
				return o
			}
		}
	case 1: // another scale
		o.Figure = figure.MustParse(sign + scaled(number))
	case 2: // another unit
		units := []string{"MAD", "percent", "EUR", "company"}
		units = slices.DeleteFunc(units, func(u string) bool { return u == o.Unit.String() })
		if o.Unit.String() == "person" || o.Unit.String() == "job" || o.Unit.String() == "company" {
			units = []string{"MAD", "percent", "EUR"}
		}
		o.Unit = figure.MustParseUnit(units[r.IntN(len(units))])
	default: // another digit
		i := strings.IndexFunc(number, func(c rune) bool { return c >= '1' && c <= '9' })
		digit := byte('1' + (number[i]-'1'+1+byte(r.IntN(7)))%9)
		o.Figure = figure.MustParse(sign + number[:i] + string(digit) + number[i+1:])
	}
	return o
}

// TestWordsOfGeneratedRecords (Shows 4): of 2,000 records whose words are right at
// most 2 are told, of 2,000 with one planted difference 97 in 100.
func TestWordsOfGeneratedRecords(t *testing.T) {
	const n = 2000
	r := rand.New(rand.NewPCG(1, 2))
	right, wrong := make([]indicators.Observation, n), make([]indicators.Observation, n)
	for i := range n {
		right[i] = wordsOf(r, i)
		wrong[i] = planted(r, right[i])
	}
	false1 := worded(t, right)
	if len(false1) > n/1000 {
		for _, o := range right {
			if f, ok := false1[string(o.ID)]; ok {
				t.Logf("%v in %q: %v", o.Quantity(), o.Words, f)
			}
		}
		t.Errorf("%d right records are told", len(false1))
	}
	told := worded(t, wrong)
	if len(told) < n*97/100 {
		shown := 0
		for i, o := range wrong {
			if _, ok := told[string(o.ID)]; !ok && shown < 30 {
				shown++
				t.Logf("%v was %v in %q", o.Quantity(), right[i].Quantity(), o.Words)
			}
		}
		t.Errorf("%d of %d planted differences are told", len(told), n)
	}
}

// scaled returns a number that is a thousand times as large.
func scaled(number string) string {
	whole, rest, _ := strings.Cut(number, ".")
	return whole + (rest + "000")[:3]
}
