package indicators_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// exports2015 are the published figures of Morocco's offshoring exports of
// 2015, with what a correction says of the first.
func exports2015(t testing.TB) *indicators.Dataset {
	return viewData(t,
		from("osra - osra 2016 -"),
		from("ittihad amrc ittihad 2016 III"),
		from("ministry mcinet mcinet 2016-05-05 II"),
		from("challenge oc challenge 2016-08 I note-june-2016"),
		from("vie-eco mcinet vie_eco 2016-02 II"),
		said("S06 exports@offshoring 2015 7500000@100000 MAD osra"),
		said("F0014 exports@offshoring 2015 ~5700000000@100000000 MAD ittihad", arabic),
		said("F0017 exports@offshoring 2015 8000000000@1000000000 MAD ministry"),
		said("F0021 exports@offshoring 2015 7540000000@10000000 MAD challenge"),
		indicators.Correction{ID: "C1", Observation: "S06", Figure: figure.MustParse("7500000000@100000000"), Reason: "million stands for milliard", Evidence: []indicators.ID{"F0021"}, Author: "editor", Known: period.MustParse("2017-03")},
	)
}

func TestValuePolicies(t *testing.T) {
	exports := keyOf("exports@offshoring 2015")
	for _, tt := range []struct {
		name   string
		config indicators.ViewConfig
		want   string
		chosen string
		reason indicators.Reason
		err    error
	}{
		{"strictest", indicators.ViewConfig{}, "", "", 0, indicators.ErrDisagree},
		{"authority", indicators.ViewConfig{Policy: indicators.ByAuthority}, "7540000000@10000000 MAD", "[F0021]", indicators.BecauseAuthority, nil},
		// Two sources say 2016 and no more, one August 2016: nobody knows which came last, and authority decides.
		{
			"latest", indicators.ViewConfig{Policy: indicators.Latest}, "7540000000@10000000 MAD", "[F0021]",
			indicators.BecauseDatesOverlap, nil,
		},
		{"hull", indicators.ViewConfig{Policy: indicators.Hull}, "[7500000,8000000000] MAD", "[F0014 F0017 F0021 S06]", indicators.BecauseHull, nil},
		{"intersection", indicators.ViewConfig{Policy: indicators.Intersection}, "", "", 0, indicators.ErrDisagree},
		{"authority in July 2016", indicators.ViewConfig{Policy: indicators.ByAuthority, Known: period.MustDate(2016, 7, 31)}, "8000000000@1000000000 MAD", "[F0017]", indicators.BecauseOnly, nil},
		{"nothing was known in 2015", indicators.ViewConfig{Policy: indicators.ByAuthority, Known: period.MustDate(2015, 12, 31)}, "", "", 0, indicators.ErrNoData},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := exports2015(t).View(tt.config).Value(exports)
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if tt.err != nil {
				return
			}
			switch tt.name {
			case "hull":
				// About 5.7 bn lies inside, and marks the whole.
				if got := a.Quantity.Figure; !got.Approximate() || !got.Encloses(figure.MustParse("[7500000,8000000000]")) || !figure.MustParse("[7500000,8000000000]").Encloses(got) {
					t.Errorf("value %v", got)
				}
			default:
				if a.Quantity.String() != tt.want {
					t.Errorf("value %v, want %v", a.Quantity, tt.want)
				}
			}
			if got := fmt.Sprint(a.Chosen); got != tt.chosen || a.Reason != tt.reason {
				t.Errorf("chosen %v for %v, want %v for %v", got, a.Reason, tt.chosen, tt.reason)
			}
			if a.Key != exports || a.Policy != tt.config.Policy || a.Role != indicators.RoleObserved {
				t.Errorf("answer %+v", a)
			}
		})
	}
}

func TestValueDisagreeListsMembers(t *testing.T) {
	_, err := exports2015(t).View(indicators.ViewConfig{}).Value(keyOf("exports@offshoring 2015"))
	var e *indicators.Error
	if !errors.As(err, &e) || !slices.Equal(e.Records, []indicators.ID{"F0014", "F0017", "F0021", "S06"}) {
		t.Fatalf("%v", err)
	}
	const want = `indicators: View.Value: sources disagree: exports MA offshoring 2015: F0014 ~5700000000@100000000, F0017 8000000000@1000000000, F0021 7540000000@10000000, S06 7500000@100000`
	if err.Error() != want {
		t.Errorf("%v\nwant %v", err, want)
	}
}

func TestValueDigits(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"),
		said("A exports 2011 6800000000@100000000 MAD a"),
		said("B exports 2011 6860000000@10000000 MAD b"),
		said("C exports 2015 7500000000@100000000 MAD a"),
		said("D exports 2015 7540000000@10000000 MAD b"))
	for _, tt := range []struct {
		period string
		digits figure.Reading
		want   string
	}{
		{"2011", figure.Nominal, ""},
		{"2011", figure.Rounded, ""},
		{"2011", figure.Truncated, "[6860000000,6870000000) MAD"},
		{"2011", figure.Either, "[6855000000,6870000000) MAD"},
		{"2015", figure.Nominal, ""},
		{"2015", figure.Rounded, "[7535000000,7545000000) MAD"},
		{"2015", figure.Truncated, "[7540000000,7550000000) MAD"},
	} {
		a, err := d.View(indicators.ViewConfig{Digits: tt.digits}).Value(keyOf("exports " + tt.period))
		if tt.want == "" {
			if !errors.Is(err, indicators.ErrDisagree) {
				t.Errorf("%v %v: %v, %v", tt.period, tt.digits, a.Quantity, err)
			}
			continue
		}
		if err != nil || a.Quantity.String() != tt.want || len(a.Chosen) != 1 || a.Reason != indicators.BecauseNarrowest || a.Others[0].Reason != indicators.BecauseAgrees {
			t.Errorf("%v %v: %+v, %v; want %v", tt.period, tt.digits, a, err, tt.want)
		}
	}
}

func TestValueUnanimous(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b y y 2016 -"), from("c z z 2016 -"),
		said("A jobs 2014 >9000 job a"), said("B jobs 2014 9500 job b"),
		said("C jobs 2015 [50000,60000] job a"), said("D jobs 2015 [55000,65000] job b"),
		said("E jobs 2016 ~65000 job a"), said("F jobs 2016 65000 job b"),
	)
	for _, tt := range []struct{ key, want, why string }{
		{"jobs 2014", "9500 job", "chosen: B of 2 (no source disagrees with it and none says more); not chosen: A (does not disagree with the value)"},
		{"jobs 2015", "[55000,60000] job", "chosen: C, D (what all sources allow)"},
		{"jobs 2016", "65000 job", "chosen: F of 2 (no source disagrees with it and none says more); not chosen: E (does not disagree with the value)"},
	} {
		a, err := d.View(indicators.ViewConfig{}).Value(keyOf(tt.key))
		if err != nil || a.Quantity.String() != tt.want || a.Why(wording.En) != tt.why {
			t.Errorf("%s: %v %q, %v", tt.key, a.Quantity, a.Why(wording.En), err)
		}
	}
}

func TestValueRoles(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"),
		said("A jobs 2018 80000 job a", role(indicators.RoleDerived)),
		said("B jobs 2018 81000 job a", role(indicators.RoleEstimate)),
		said("C jobs 2018 82000 job a", role(indicators.RoleForecast)),
		said("D jobs 2018 83000 job a", role(indicators.RoleTarget)),
		said("E jobs 2019 84000 job a", role(indicators.RoleTarget)),
		said("F jobs 2020 85000 job a", role(indicators.RoleDerived)),
	)
	for _, tt := range []struct {
		key    string
		config indicators.ViewConfig
		want   string
		err    error
		others string
	}{
		{"jobs 2018", indicators.ViewConfig{}, "81000 job", nil, "[{A role-behind} {C role} {D role}]"},
		{"jobs 2018", indicators.ViewConfig{Roles: indicators.RolesOf(indicators.RoleTarget)}, "83000 job", nil, "[{A role} {B role} {C role}]"},
		{"jobs 2018", indicators.ViewConfig{Policy: indicators.Hull}, "[80000,81000] job", nil, "[{C role} {D role}]"},
		{"jobs 2019", indicators.ViewConfig{}, "", indicators.ErrNoData, ""},
		{"jobs 2020", indicators.ViewConfig{}, "85000 job", nil, "[]"},
		{"jobs 2021", indicators.ViewConfig{}, "", indicators.ErrNoData, ""},
	} {
		a, err := d.View(tt.config).Value(keyOf(tt.key))
		if !errors.Is(err, tt.err) || a.Quantity.String() != tt.want || tt.err == nil && fmt.Sprint(a.Others) != tt.others {
			t.Errorf("%s %+v: %v %v, %v", tt.key, tt.config, a.Quantity, a.Others, err)
		}
	}
}

func TestValuePerimeters(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"),
		said("A jobs@call_centres 2004 5500 job a"),
		said("B jobs@offshoring 2015 63000 job a"),
		said("C jobs@call_centres 2011 42000 job a"),
		said("D jobs@offshoring 2011 52000 job a"),
		said("E jobs/segment=CRM@offshoring 2004 1 job a"),
		said("F jobs 2003 2 job a"),
	)
	v := d.View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	for _, tt := range []struct{ key, want, perimeter string }{
		{"jobs 2004", "5500 job", "call_centres"},
		{"jobs 2015", "63000 job", "offshoring"},
		{"jobs@offshoring 2011", "52000 job", "offshoring"},
		{"jobs/segment=CRM 2004", "1 job", "offshoring"},
		{"jobs 2003", "2 job", ""},
	} {
		a, err := v.Value(keyOf(tt.key))
		if err != nil || a.Quantity.String() != tt.want || string(a.Key.Perimeter) != tt.perimeter {
			t.Errorf("%s: %+v, %v", tt.key, a, err)
		}
	}
	_, err := v.Value(keyOf("jobs 2011"))
	var e *indicators.Error
	if !errors.Is(err, indicators.ErrPerimeter) || !errors.As(err, &e) || !slices.Equal(e.Records, []indicators.ID{"call_centres", "offshoring"}) {
		t.Errorf("two perimeters: %v", err)
	}
	if _, err := v.Value(keyOf("jobs@call_centres 2015")); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("another perimeter: %v", err)
	}
}

func TestValueReleases(t *testing.T) {
	d := viewData(t,
		from("print1 oc challenge 2016-08-08 I note"), from("print2 oc fes 2016-08-09 I note"), from("print3 oc le360 2020 I note"),
		from("other oc oc 2018 I"), from("copy oc copy 2021 I"),
		said("A exports 2011 6860000000 MAD print1"),
		said("B exports 2011 6860000000 MAD print3"),
		said("C exports 2011 6900000000 MAD other"),
		said("D exports 2011 6860000000 MAD copy", repeats("A")),
		said("E exports 2011 6860000000 MAD print1"),
		said("F jobs 2011 6680 job print2"), said("G jobs 2011 6860 job print1"),
	)
	// The reprints of 2020 and 2021 do not make the note of 2016 the latest.
	a, err := d.View(indicators.ViewConfig{Policy: indicators.Latest}).Value(keyOf("exports 2011"))
	if err != nil || fmt.Sprint(a.Chosen, a.Others) != "[C] [{A latest} {B repeat} {D repeat} {E repeat}]" {
		t.Errorf("%v %v, %v", a.Chosen, a.Others, err)
	}
	// A source that says a thing twice says it once.
	twice := viewData(t, from("b b b 2017 I"), said("A jobs 2012 1 job b"), said("B jobs 2012 1 job b"))
	if a, err = twice.View(indicators.ViewConfig{Policy: indicators.Hull}).Value(keyOf("jobs 2012")); err != nil || fmt.Sprint(a.Chosen, a.Others) != "[A] [{B repeat}]" {
		t.Errorf("twice: %v %v, %v", a.Chosen, a.Others, err)
	}
	// Prints of one release that differ are not one figure.
	if _, err := d.View(indicators.ViewConfig{}).Value(keyOf("jobs 2011")); !errors.Is(err, indicators.ErrDisagree) {
		t.Errorf("misprint: %v", err)
	}
	a, err = d.View(indicators.ViewConfig{Policy: indicators.Latest}).Value(keyOf("jobs 2011"))
	if err != nil || a.Chosen[0] != "F" || a.Reason != indicators.BecauseID {
		t.Errorf("misprint, latest: %+v, %v", a, err)
	}
}

// TestValueDatesOverlap (A8): a day of a year may be before or after what is said
// of that year, so the next tie-break decides, and the answer says so.
func TestValueDatesOverlap(t *testing.T) {
	d := viewData(t,
		from("day b b 2025-12-30 I"), from("year b b 2025 I"), from("low b b 2025 III"), from("old c c 2024 I"),
		said("B jobs 2012 155000 job day"), said("A jobs 2012 150000 job year"),
		said("A2 jobs 2013 1 job low"), said("B2 jobs 2013 2 job day"), said("C2 jobs 2013 3 job old"),
	)
	for _, tt := range []struct {
		policy   indicators.Policy
		key, why string
	}{
		{indicators.ByAuthority, "jobs 2012", "[A] dates-overlap [{B dates-overlap}]"},
		{indicators.Latest, "jobs 2012", "[A] dates-overlap [{B dates-overlap}]"},
		{indicators.ByAuthority, "jobs 2013", "[B2] latest [{A2 authority} {C2 latest}]"},
		{indicators.Latest, "jobs 2013", "[B2] dates-overlap [{A2 dates-overlap} {C2 latest}]"},
	} {
		a, err := d.View(indicators.ViewConfig{Policy: tt.policy}).Value(keyOf(tt.key))
		if got := fmt.Sprint(a.Chosen, a.Reason, a.Others); err != nil || got != tt.why {
			t.Errorf("%v of %s: %s, %v, want %s", tt.policy, tt.key, got, err, tt.why)
		}
	}
	// One originator, but not known which is the revision.
	for _, c := range d.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{Period: period.Year(2012)}) {
		if c.Kind != indicators.ConflictDisjoint || !c.Pairs[0].SameOrigin {
			t.Errorf("%v", c)
		}
	}
}

func TestValueUnits(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b y y 2015 -"),
		said("A women 2015 0.55@0.01 1 a"), said("B women 2015 55@1 percent b"),
		said("C jobs 2015 65 thousand*job a"),
		said("D exports 2015 780000000 USD a"), said("E exports 2015 7500000000 MAD b"),
		said("F exports 2016 780000000 USD a"),
		said("G unlisted 2016 780000000 USD a"), said("H unlisted 2017 1 USD a"), said("I unlisted 2017 1 MAD a"),
	)
	strict := d.View(indicators.ViewConfig{})
	latest := d.View(indicators.ViewConfig{Policy: indicators.Latest})
	for _, tt := range []struct {
		v    indicators.View
		key  string
		want string
		err  error
	}{
		{strict, "women 2015", "55@1 percent", nil},
		{strict, "jobs 2015", "65000 job", nil},
		{strict, "exports 2015", "", indicators.ErrUnit},
		{latest, "exports 2015", "7500000000 MAD", nil},
		{latest, "exports 2016", "", indicators.ErrUnit},
		{strict, "unlisted 2016", "780000000 USD", nil},
		{strict, "unlisted 2017", "", indicators.ErrUnit},
	} {
		a, err := tt.v.Value(keyOf(tt.key))
		if !errors.Is(err, tt.err) || a.Quantity.String() != tt.want {
			t.Errorf("%s: %v, %v", tt.key, a.Quantity, err)
		}
	}
}

func TestValueUnreadable(t *testing.T) {
	unreadable := said("S20 exports 2015 ? 1 a")
	unreadable.Candidates = []indicators.Candidate{{Key: unreadable.Key, Figure: figure.MustParse("7500000000"), Unit: figure.MustParseUnit("MAD")}}
	d := viewData(t, from("a x x 2016 -"), unreadable, said("A jobs 2015 ? job a"), said("B jobs 2015 65000 job a"))
	var e *indicators.Error
	if _, err := d.View(indicators.ViewConfig{Policy: indicators.Hull}).Value(unreadable.Key); !errors.Is(err, indicators.ErrUnreadable) || !errors.As(err, &e) || e.Records[0] != "S20" {
		t.Errorf("%v", err)
	}
	a, err := d.View(indicators.ViewConfig{}).Value(keyOf("jobs 2015"))
	if err != nil || fmt.Sprint(a.Chosen, a.Others) != "[B] [{A unreadable}]" {
		t.Errorf("%v, %v", a, err)
	}
}

func TestValueCorrected(t *testing.T) {
	k := keyOf("exports 2015")
	correction := func(id, figureText, known string) indicators.Correction {
		c := indicators.Correction{ID: indicators.ID(id), Observation: "S06", Figure: figure.MustParse(figureText), Author: "editor"}
		if known != "" {
			c.Known = period.MustParse(known)
		}
		return c
	}
	d := viewData(t, from("a x x 2016 -"), said("S06 exports 2015 7500000 MAD a"),
		correction("C1", "7500000000", "2017-03"), correction("B1", "2", "2017-03"), correction("C2", "7540000000", "2018"), correction("C0", "1", ""))
	for _, tt := range []struct {
		config indicators.ViewConfig
		want   string
	}{
		{indicators.ViewConfig{}, "7500000 MAD []"},
		{indicators.ViewConfig{Corrected: true}, "7540000000 MAD [C2]"},
		{indicators.ViewConfig{Corrected: true, Known: period.MustDate(2017, 3, 30)}, "7500000 MAD []"},
		{indicators.ViewConfig{Corrected: true, Known: period.MustDate(2017, 3, 31)}, "7500000000 MAD [C1]"},
		{indicators.ViewConfig{Corrected: true, Known: period.MustDate(2018, 12, 30)}, "7500000000 MAD [C1]"},
		{indicators.ViewConfig{Known: period.MustDate(2019, 1, 1)}, "7500000 MAD []"},
	} {
		a, err := d.View(tt.config).Value(k)
		if got := fmt.Sprint(a.Quantity, " ", a.Corrections); err != nil || got != tt.want {
			t.Errorf("%+v: %v, %v; want %v", tt.config, got, err, tt.want)
		}
	}
}

func TestObservationsKnown(t *testing.T) {
	d := viewData(t, from("dated x x 2016 -"), from("undated x x - -"),
		said("A jobs 2015 1 job dated"),
		said("B jobs 2015 2 job dated", published("2016-05-05")),
		said("C jobs 2015 3 job undated"),
		said("D jobs 2015 4 job undated", published("2017-01")),
		said("E jobs 2015 5 job missing"),
	)
	for _, tt := range []struct {
		known period.Date
		want  string
	}{
		{period.Date{}, "ABCDE"},
		{period.MustDate(2016, 5, 4), ""},
		{period.MustDate(2016, 5, 5), "B"},
		{period.MustDate(2016, 12, 30), "B"},
		{period.MustDate(2016, 12, 31), "AB"},
		{period.MustDate(2017, 1, 31), "ABD"},
	} {
		v, got := d.View(indicators.ViewConfig{Known: tt.known}), ""
		for o := range v.Observations(indicators.Selector{Indicator: "jobs"}) {
			got += string(o.ID)
		}
		if got != tt.want {
			t.Errorf("known %v: %q, want %q", tt.known, got, tt.want)
		}
	}
	for o := range d.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
		if o.ID != "A" {
			t.Error("the loop did not stop")
		}
		break
	}
}

func TestZeroView(t *testing.T) {
	var v indicators.View
	for range v.Observations(indicators.Selector{}) {
		t.Error("the zero View sees something")
	}
	if _, err := v.Value(indicators.Key{}); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("%v", err)
	}
	if v.Dataset() != nil || v.Config() != (indicators.ViewConfig{}) {
		t.Error("the zero View has something")
	}
}

func TestWhyLanguages(t *testing.T) {
	a, err := exports2015(t).View(indicators.ViewConfig{Policy: indicators.ByAuthority, Corrected: true}).Value(keyOf("exports@offshoring 2015"))
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: "chosen: F0021 of 4 (the source of highest authority); not chosen: F0014 (a source of lower authority), F0017 (a source of lower authority), S06 (a source of lower authority)",
		wording.Fr: "retenu : F0021 sur 4 (source de plus haute autorité) ; non retenu : F0014 (source de moindre autorité), F0017 (source de moindre autorité), S06 (source de moindre autorité)",
		wording.Ar: "اعتُمد: F0021 من بين 4 (أعلى المصادر مرجعية)؛ لم يُعتمد: F0014 (مصدر أدنى مرجعية)، F0017 (مصدر أدنى مرجعية)، S06 (مصدر أدنى مرجعية)",
	} {
		if got := a.Why(lang); got != want {
			t.Errorf("%v: %s\nwant %s", lang, got, want)
		}
	}
	if got := fmt.Sprint(a.Seen()); got != "[F0014 F0017 F0021 S06]" {
		t.Errorf("seen %s", got)
	}
}
