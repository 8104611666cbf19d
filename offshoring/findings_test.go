package offshoring_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestFindings: the library's rules, which know nothing of Morocco, find in its
// figures what people found who read them.
func TestFindings(t *testing.T) {
	found := map[string]finding.Finding{}
	for _, f := range morocco(t).Check() {
		name := string(f.Code) + " " + f.Path
		if strings.Contains(f.Text(wording.En), "minimum wage") {
			name += " wage"
		}
		found[name] = f
	}
	for _, want := range []struct {
		name, finding, text string
		evidence            []string
	}{
		{"S06 is a thousand times too small", "IND031 /observations/S06/figure",
			"one thousand times too small; 7,500,000,000 fits",
			[]string{"F0021", "F0017", "F0225", "F0088", "exports_per_job", "managers-pay", "wage-floor"}},
		// 12.85 and 13.46 MAD an hour were in force in 2015: 191 hours, 12 months.
		{"S06 does not pay the wage floor of its own year", "IND040 /keys/export_revenue MA offshoring 2015 wage",
			"29,452.20 to 30,850.32 dirhams per job against 1500/13 dirhams",
			[]string{"F0272", "F0273", "S05"}},
		{"the managers of S24 earn more than S06", "IND040 /observations/S06/figure", "against 7.5 million dirhams",
			[]string{"S24", "S24-pay"}},
		{"S20 cannot be read", "IND061 /observations/S20/figure", "possible readings: 3", []string{"S20"}},
		{"F0014 has its decimals reversed", "IND062 /observations/F0014/figure", "7.5 billion dirhams", []string{"F0014"}},
		{"S15 does not name its ranking", "IND060 /observations/S15/attributes/ranking", "ranking is not stated", []string{"S15"}},
		{"S24 does not say whether pay is monthly", "IND060 /observations/S24-pay/attributes/pay_period", "pay period (month or year)", []string{"S24-pay"}},
		{"nor whether it is gross", "IND060 /observations/S24-pay/attributes/pay_basis", "pay basis (gross or net)",
			[]string{"S24-pay"}},
		{"S05 speaks of customer relations", "IND063 /observations/S05/stated_perimeter", "call centres",
			[]string{"S05"}},
		{"S05 against the ministry", "IND050 /keys/jobs MA offshoring 2015", "63,000 jobs", []string{"S05", "F0016"}},
		{"S19 repeats S05", "IND053 /observations/S19/repeats", "counts once", []string{"S05"}},
		{"two prints of one release", "IND053 /observations/F0020/source", "counts once", []string{"F0020"}},
		{"S10 is the count of 2010", "IND054 /observations/S10/figure", "16 companies is the value of 2010",
			[]string{"F0046", "F0080", "F0031"}},
		{"6.68 for 6.86", "IND030 /observations/F0019/figure", "6.86 billion dirhams", []string{"F0018"}},
		{
			"fourth for fortieth", "IND033 /keys/gsli_rank MA offshoring 2021", "4 beside 40 (F0202)",
			[]string{"F0202", "F0252"},
		},
		{"4.43 to 4.98 is not 10.7 %", "IND043 /observations/F0468/figure", "the figures give 12.4%",
			[]string{"F0022", "F0023"}},
		{"more than 51,000 created, 2016-2018", "IND045 /keys/jobs_created MA offshoring 2016-2018",
			"more than 51,000 jobs created", []string{"F0016", "F0099"}},
		{"69,900 created, 2014-2018", "IND045 /keys/jobs_created MA offshoring 2014-2018",
			"69,900 jobs created", []string{"F0099"}},
		{"a forecast called observed", "IND023 /observations/F0092/role", "before 2018 had ended", []string{"F0092"}},
		{"the count of 2019 is another", "IND056 /observations/F0102/key/perimeter", "nothing compares across", []string{"F0102"}},
	} {
		t.Run(want.name, func(t *testing.T) {
			f, ok := found[want.finding]
			if !ok {
				t.Fatal("not found")
			}
			if text := f.Text(wording.En); !strings.Contains(text, want.text) {
				t.Errorf("%q does not say %q", text, want.text)
			}
			for _, id := range want.evidence {
				if !slices.ContainsFunc(
					f.Evidence, func(e finding.Evidence) bool { return strings.HasSuffix(e.Path, "/"+id) },
				) {
					t.Errorf("%s is no evidence: %v", id, f.Evidence)
				}
			}
		})
	}
	// What its own figures give is no finding, nor what its words state.
	for _, silent := range []string{
		"IND060 /observations/S14/attributes/market", // "French-speaking"
		"IND043 /observations/F0025/figure",          // 6.86 to 7.54, 2.4 % a year
		"IND043 /observations/F0226/figure",          // 7.4 to 7.2, -2.7 %
		"IND043 /observations/F0118/figure",          // 15.7 to 17.9, +14 %
		"IND043 /observations/F0024/figure",          // 4.98 of 7.54, 66 %
		"IND044 /observations/F0143/figure",          // 130,000 to 148,500, 18,500 net
		"IND031 /observations/F0021/figure",          // 7.54 bn beside S06
		"IND031 /observations/F0035/figure",          // 5,500 jobs of 2004
		"IND050 /observations/F0021/figure",          // the one that most agree with
	} {
		if f, ok := found[silent]; ok {
			t.Errorf("%v", f)
		}
	}
}

// TestRecomputedHolds: a published rate that holds is one that is computed, and
// not one that nothing speaks of.
func TestRecomputedHolds(t *testing.T) {
	d := morocco(t).Dataset()
	for _, x := range []struct {
		id, changed string
	}{
		{"F0025", "2.9@0.1"}, {"F0226", "-17@0.1"}, {"F0118", "16@1"}, {"F0024", "68@1"}, {"F0143", "95000"},
	} {
		t.Run(x.id, func(t *testing.T) {
			if !changedFires(t, d, indicators.ID(x.id), x.changed) {
				t.Errorf("%s as %s raises no finding", x.id, x.changed)
			}
		})
	}
}

// changedFires reports whether another figure in the place of one is found to be
// denied by those it comes from.
func changedFires(t *testing.T, d *indicators.Dataset, id indicators.ID, text string) bool {
	t.Helper()
	changed := replaceFigure(t, d, id, text)
	held := slices.DeleteFunc(
		offshoringRules(), func(r rules.Rule) bool { return r.Code != "IND043" && r.Code != "IND044" && r.Code != "IND030" },
	)
	for _, f := range rules.Check(changed.View(indicators.ViewConfig{}), held...) {
		record := "/observations/" + string(id)
		lists := func(e finding.Evidence) bool { return e.Path == record }
		if f.Path == record+"/figure" || strings.HasPrefix(f.Path, "/keys/") && slices.ContainsFunc(f.Evidence, lists) {
			return true
		}
	}
	return false
}

// offshoringRules are the rules of the library with what a test needs to know.
func offshoringRules() []rules.Rule {
	return rules.Config{Recomputed: []rules.Recomputation{
		{Indicator: "export_growth_yearly", Kind: rules.YearlyGrowthOf, Of: "export_revenue"},
		{Indicator: "segment_share", Kind: rules.ShareOf, Of: "export_revenue"},
	}}.Rules()
}

// replaceFigure returns the dataset with another figure in one place.
func replaceFigure(t *testing.T, d *indicators.Dataset, id indicators.ID, text string) *indicators.Dataset {
	t.Helper()
	return replace(t, d, id, func(o *indicators.Observation) {
		if err := o.Figure.UnmarshalText([]byte(text)); err != nil {
			t.Fatal(err)
		}
	})
}

// replace returns the dataset with one observation changed.
func replace(
	t *testing.T, d *indicators.Dataset, id indicators.ID, change func(*indicators.Observation),
) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	for x := range d.Bodies() {
		b.AddBody(x)
	}
	for x := range d.Sources() {
		b.AddSource(x)
	}
	for o := range d.All() {
		if o.ID == id {
			change(&o)
		}
		b.AddObservation(o)
	}
	out, err := b.Build(d.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFindingsKnown is law 9 for findings: what became known after a day neither
// raises a finding of that day nor is evidence for one.
func TestFindingsKnown(t *testing.T) {
	d := morocco(t).Dataset()
	library := offshoringRules()
	last := 0
	for y := 2004; y <= 2026; y++ {
		v := d.View(indicators.ViewConfig{Known: period.MustDate(y, 12, 31)})
		all := rules.Check(v, library...)
		for _, f := range all {
			paths := []string{f.Path}
			for _, e := range f.Evidence {
				paths = append(paths, e.Path)
			}
			for _, path := range paths {
				parts := strings.Split(path, "/")
				if parts[1] != "observations" {
					continue
				}
				if o, ok := d.Observation(indicators.ID(parts[2])); !ok || !v.Sees(o) {
					t.Errorf("%d: %v rests on %s, which nobody knew", y, f, path)
				}
			}
		}
		if len(all) > last {
			last = len(all)
		}
	}
	if last < 50 {
		t.Errorf("%d findings at most", last)
	}
}

// TestFindingsOfWords: no figure differs from the words that are kept with it. One
// that must is acknowledged with its reason.
func TestFindingsOfWords(t *testing.T) {
	for _, f := range morocco(t).Check() {
		if f.Code == "IND064" && f.IsOpen() {
			t.Error(f)
		}
	}
}
