package indicators_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func decodeFiles(t testing.TB, f indicators.Files) *indicators.Dataset {
	t.Helper()
	d, err := f.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestRuleExamples runs every rule on its own example: it fires at the stated
// path on one, and is silent on the other.
func TestRuleExamples(t *testing.T) {
	last := indicators.FindingCode("")
	for _, r := range indicators.Rules() {
		t.Run(string(r.Code), func(t *testing.T) {
			if r.Code <= last {
				t.Errorf("%s comes after %s", r.Code, last)
			}
			last = r.Code
			if r.Family == 0 || r.Severity == 0 {
				t.Error("no family or severity")
			}
			for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
				if s, _ := r.Title.In(lang); s == "" {
					t.Errorf("no title in %v", lang)
				}
			}
			checkExample(t, r)
		})
	}
}

func checkExample(t *testing.T, r indicators.Rule) {
	t.Helper()
	if r.Example.Path == "" {
		t.Fatal("no example")
	}
	for _, x := range r.Example.Config.Rules() {
		if x.Code == r.Code {
			r = x
		}
	}
	var paths []string
	for _, f := range decodeFiles(t, r.Example.Fires).View(indicators.ViewConfig{}).Check(r) {
		t.Log(f)
		paths = append(paths, f.Path)
		if f.Code != r.Code || f.Severity == 0 {
			t.Errorf("code %s, severity %v", f.Code, f.Severity)
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if s, _ := f.Message.In(lang); s == "" || strings.ContainsAny(f.Text(lang), "{}") {
				t.Errorf("message in %v: %q", lang, f.Text(lang))
			}
			if s, _ := f.Suggestion.Text.In(lang); s == "" || strings.ContainsAny(f.SuggestionText(lang), "{}") {
				t.Errorf("suggestion in %v: %q", lang, f.SuggestionText(lang))
			}
		}
		for _, e := range f.Evidence {
			if e.Path == "" {
				t.Errorf("evidence without a path: %+v", e)
			}
		}
	}
	if len(paths) == 0 || paths[0] != r.Example.Path {
		t.Errorf("fires at %q, want %q", paths, r.Example.Path)
	}
	for _, f := range decodeFiles(t, r.Example.Silent).View(indicators.ViewConfig{}).Check(r) {
		t.Errorf("not silent: %v", f)
	}
}

// TestRecomputedByFineFigures: from 6.86 to 7.54 is 9.9 %, and from 6.8 to 8
// anything from 9 to 33 %, as it stands 17.6 %. Figures that say so little do
// not excuse a rate that fine ones deny, unless it is the one that they give.
func TestRecomputedByFineFigures(t *testing.T) {
	const (
		fine = "b,exports,MA,all,2011,6860000000@10000000,MAD,observed,o16\nc,exports,MA,all,2015,7540000000@10000000,MAD,observed,o16\n"
		// Another source, in whole numbers of a hundred million and a billion.
		coarse = "d,exports,MA,all,2011,6800000000@100000000,MAD,observed,n16\ne,exports,MA,all,2015,8000000000@1000000000,MAD,observed,n16\n"
	)
	for _, x := range []struct {
		growth, from string
		fires        bool
	}{
		{"9.9@0.1", fine, false},
		{"9.9@0.1", fine + coarse, false},
		{"12@0.1", fine, true},
		{"12@0.1", fine + coarse, true},
		{"12@0.1", coarse, false},
		{"17.6@0.1", fine + coarse, false},
		{"~10", fine, false}, // within a twentieth: 9.5 to 10.5
		{"~12", fine, true},
		{"40@0.1", coarse, true},
	} {
		v := sectorOf("id,indicator,area,perimeter,period,figure,unit,role,source\na,growth,MA,all,2011/2015," + x.growth + ",percent,observed,o16\n" + x.from)
		fired := false
		for _, f := range v.Check(indicators.Rules()...) {
			fired = fired || f.Code == "IND043" && f.Path == "/observations/a/figure"
		}
		if fired != x.fires {
			t.Errorf("%s beside\n%s: found %v", x.growth, x.from, fired)
		}
	}
}

// TestOnePartAboveTotal: one part that is larger than the whole is enough, while
// nothing is known of the other parts.
func TestOnePartAboveTotal(t *testing.T) {
	for _, x := range []struct {
		name, part, total string
		fires             bool
	}{
		{"a segment", "exports,MA,all,segment=voice,2015,9000,MAD", "exports,MA,all,,2015,8000,MAD", true},
		{"a segment within", "exports,MA,all,segment=voice,2015,8000,MAD", "exports,MA,all,,2015,8000,MAD", false},
		{"a segment of a segment", "jobs,MA,all,segment=voice,2015,90,job", "jobs,MA,all,segment=contact,2015,80,job", true},
		{"a quarter", "exports,MA,all,,2015-Q3,9000,MAD", "exports,MA,all,,2015,8000,MAD", true},
		{"more than", "exports,MA,all,segment=voice,2015,>9000,MAD", "exports,MA,all,,2015,8000,MAD", true},
		{"up to", "exports,MA,all,segment=voice,2015,<=9000,MAD", "exports,MA,all,,2015,8000,MAD", false},
		{"by the digits of the total", "exports,MA,all,segment=voice,2015,8400,MAD", "exports,MA,all,,2015,8000@1000,MAD", false},
		{"a flow that may be negative", "net,MA,all,segment=voice,2015,90,job", "net,MA,all,,2015,80,job", false},
	} {
		v := sectorOf("id,indicator,area,perimeter,breakdown,period,figure,unit,role,source\na," + x.part + ",observed,o16\nb," + x.total + ",observed,o16\n")
		fired := false
		for _, f := range v.Check(indicators.Rules()...) {
			fired = fired || f.Code == "IND041" && f.Path == "/observations/b/figure"
		}
		if fired != x.fires {
			t.Errorf("%s: found %v", x.name, fired)
		}
	}
}
