package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestScaleOfFewDigits: figures 600 times apart have only two digits more, and
// amounts of money 60 times apart only one; both are within a factor of the power
// of ten that the rule asks for.
func TestScaleOfFewDigits(t *testing.T) {
	for _, x := range []struct {
		name, indicator, unit, figure, other string
		fires                                bool
	}{
		{"600 times", "exports", "MAD", "1500000", "900000000", true},
		{"999 times", "jobs", "job", "1001", "999999", true},
		{"200 times", "jobs", "job", "4500", "900000", true},
		{"190 times", "jobs", "job", "4750", "902500", false},
		{"60 times", "exports", "MAD", "1500000", "90000000", true},
		{"50 times", "exports", "MAD", "1800", "90000", true},
		{"49 times", "exports", "MAD", "1800", "88200", false},
		{"60 times", "jobs", "job", "1500", "90000", false},
	} {
		what := x.indicator + ",MA,all,"
		v := sectorOf(columns + "a," + what + "2015," + x.figure + "," + x.unit + ",observed,n16\n" +
			"b," + what + "2015," + x.other + "," + x.unit + ",observed,o16\n" +
			"c," + what + "2014," + x.other + "," + x.unit + ",observed,o16\n")
		if fires := slices.Contains(found(t, rules.Config{}, "IND031", v), "a/figure"); fires != x.fires {
			t.Errorf("%s %s: found %v", x.indicator, x.name, fires)
		}
	}
}

// TestLesserPower: where as many witnesses speak for a million times as for a thousand, it is a
// thousand.
func TestLesserPower(t *testing.T) {
	const exports = ",exports,MA,all,"
	v := sectorOf(columns + "a" + exports + "2015,1501@1,MAD,observed,n16\n" +
		"b" + exports + "2014,1500000@1,MAD,observed,o16\nc" + exports + "2013,1500000@1,MAD,observed,o16\n" +
		"d" + exports + "2016,1500000000@1,MAD,observed,o16\ne" + exports + "2017,1500000000@1,MAD,observed,o16\n")
	for _, f := range rules.Check(v, ruleOf(t, rules.Config{}, "IND031")) {
		if f.Path != "/observations/a/figure" {
			continue
		}
		if c := f.Suggestion.Candidates; len(c) == 0 || c[0].Figure.WithoutResolution().String() != "1501000" {
			t.Errorf("%v", c)
		}
		return
	}
	t.Error("not told")
}

// TestRatiosCountTwo: a ratio that three other years deny counts as two
// witnesses. Two are enough against a figure that stands alone, and too few once
// another source repeats it.
func TestRatiosCountTwo(t *testing.T) {
	config := rules.Config{Ratios: []indicators.Metric{indicators.MustParseMetric("per_job = members / jobs")}}
	// 20 members beside 60,000 jobs; a count so small is not compared over time.
	const years = "b,members,MA,all,2014,20,company,observed,o16\nc,members,MA,all,2013,20,company,observed,o16\n" +
		"d,members,MA,all,2012,20,company,observed,o16\n" +
		"j,jobs,MA,all,2015,60000,job,observed,o16\nk,jobs,MA,all,2014,60000,job,observed,o16\n" +
		"l,jobs,MA,all,2013,60000,job,observed,o16\nm,jobs,MA,all,2012,60000,job,observed,o16\n"
	const alone = "a,members,MA,all,2015,20000,company,observed,n16\n"
	for _, x := range []struct {
		name, rows string
		fires      bool
	}{
		{"alone", alone + years, true},
		{"repeated", alone + "e,members,MA,all,2015,20000,company,observed,m16\n" + years, false},
	} {
		if fires := slices.Contains(found(t, config, "IND031", sectorOf(columns+x.rows)), "a/figure"); fires != x.fires {
			t.Errorf("%s: found %v", x.name, fires)
		}
	}
}

// TestOffBy: a candidate is the value itself, and says in each language how far
// the figure is from it.
func TestOffBy(t *testing.T) {
	for _, x := range []struct{ figure, other, value, ar, fr, en string }{
		{
			"1500000", "1500000000", "1500000000", "الرقم أصغر مما ينبغي بألف مرة",
			"le chiffre est mille fois trop petit", "the figure is 1,000 times too small",
		},
		{
			"1500000000", "1500000", "1500000", "الرقم أكبر مما ينبغي بألف مرة",
			"le chiffre est mille fois trop grand", "the figure is 1,000 times too large",
		},
	} {
		v := sectorOf(columns + "a,exports,MA,all,2015," + x.figure + ",MAD,observed,n16\n" +
			"b,exports,MA,all,2015," + x.other + ",MAD,observed,o16\n" +
			"c,exports,MA,all,2014," + x.other + ",MAD,observed,o16\n" +
			"d,exports,MA,all,2016," + x.other + ",MAD,observed,o16\n")
		var got []string
		for _, f := range rules.Check(v, rules.All()...) {
			if f.Code == "IND031" && f.Path == "/observations/a/figure" {
				for _, c := range f.Suggestion.Candidates {
					got = append(got, c.Figure.WithoutResolution().String(), c.ReasonText(wording.Ar),
						c.ReasonText(wording.Fr), c.ReasonText(wording.En), c.Why.String())
				}
			}
		}
		if want := []string{x.value, x.ar, x.fr, x.en, x.en}; !slices.Equal(got, want) {
			t.Errorf("%s beside %s: %q, want %q", x.figure, x.other, got, want)
		}
	}
}
