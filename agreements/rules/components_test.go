package rules_test

import (
	"strings"
	"testing"
)

// TestComponents: parts beside the whole, one less and one more.
func TestComponents(t *testing.T) {
	target := func(components, more string) string {
		return `"targets": [{"id": "t", "value": "100 job", "basis": "cumulative"` + more + `, "components": [` +
			components + `]}]`
	}
	const over, under = "error targets/t/components", "error targets/t/components"
	two := func(a, b string) string {
		return `{"id": "x", "value": "` + a + `"}, {"id": "y", "value": "` + b + `"}`
	}
	checkRule(t, "AGR081", []ruleCase{
		{name: "more", members: target(two("60 job", "41 job"), ""), want: []string{over}},
		{name: "as much", members: target(two("60 job", "40 job"), "")},
		{name: "perhaps more", members: target(two("60 job", "[30,50] job"), "")},
		{name: "in thousands", members: target(two("60 job", "0.041 thousand*job"), ""), want: []string{over}},
		{name: "one alone", members: target(`{"id": "x", "value": "101 job"}, {"id": "y", "target": "u"}`, ""),
			want: []string{over}},
		{name: "another unit", members: target(two("101 job", "1 MAD"), "")},
		{name: "no value", members: target(`{"id": "x", "target": "u"}`, "")},
	})
	const all = `, "exhaustive": true`
	checkRule(t, "AGR082", []ruleCase{
		{name: "less", members: target(two("60 job", "39 job"), all), want: []string{under}},
		{name: "as much", members: target(two("60 job", "40 job"), all)},
		{name: "more", members: target(two("60 job", "41 job"), all)},
		{name: "not all", members: target(two("60 job", "39 job"), "")},
		{name: "one without a value", members: target(`{"id": "x", "value": "60 job"}, {"id": "y", "target": "u"}`,
			all)},
		{name: "none with a value", members: target(`{"id": "x", "target": "u"}`, all)},
	})
	share := func(value,
		share string) string {
		return target(`{"id": "x", "value": "`+value+`", "share": "`+share+`"}`, "")
	}
	const wrong = "warning targets/t/components/x/share"
	checkRule(t, "AGR083", []ruleCase{
		{name: "right", members: share("25 job", "25 percent")},
		{name: "a ratio", members: share("25 job", "1/4")},
		{name: "rounded", members: share("24.6 job", "25 percent")},
		{name: "cut", members: share("25.9 job", "25 percent")},
		{name: "neither", members: share("24.4 job", "25 percent"), want: []string{wrong}},
		{name: "wrong", members: share("25 job", "26 percent"), want: []string{wrong}},
		{name: "a rounded third", members: share("33.4 job", "33 percent")},
		{name: "whole tens", members: share("25 job", "30 percent"), want: []string{wrong}},
		{name: "one in a thousand", members: share("0.14 job", "0.1 percent")},
		{name: "a fraction", members: share("33 job", "1/3"), want: []string{wrong}},
		{name: "nearly all", members: share("90 job", "1"), want: []string{wrong}},
		{name: "all", members: share("99.6 job", "1")},
		{name: "about", members: share("24.6 job", "~25 percent")},
		{name: "perhaps", members: share("[20,30] job", "26 percent")},
		{name: "another unit", members: share("25 MAD", "26 percent")},
		{name: "no share", members: target(`{"id": "x", "value": "25 job"}`, "")},
		{name: "no value", members: target(`{"id": "x", "share": "25 percent"}`, "")},
	})
	for stated, computed := range map[string]string{"1/3": "0.33", "30 percent": "33%"} {
		got := texts(ruleCase{members: share("33 job", stated)}.tells(t, "AGR083"))
		if !strings.HasSuffix(got, "but 33 jobs of 100 jobs is "+computed) {
			t.Errorf("a share of %s: %q, want %s", stated, got, computed)
		}
	}
	part := func(a,
		b string) string {
		return target(`{"id": "x", "value": "1 job"`+a+`}, {"id": "y", "value": "2 job"`+b+`}`,
			"")
	}
	twice := []string{"warning targets/t/components/y"}
	checkRule(t, "AGR084", []ruleCase{
		{name: "one part", members: part(`, "breakdown": "sex=F"`, `, "breakdown": "sex=F"`), want: twice},
		{name: "two parts", members: part(`, "breakdown": "sex=F"`, `, "breakdown": "sex=M"`)},
		{name: "one target", members: part(`, "target": "u"`, `, "target": "u"`), want: twice},
		{name: "two targets", members: part(`, "target": "u"`, `, "target": "v"`)},
		{name: "a target and none", members: part(`, "target": "u"`, "")},
		{name: "neither", members: part("", "")},
	})
}

// TestAttributions: shares that count towards other targets, chains of them, and units.
func TestAttributions(t *testing.T) {
	const goals = `"targets": [{"id": "t", "value": "100 job", "basis": "cumulative"},
   {"id": "u", "value": "50 job", "basis": "cumulative"},
   {"id": "v", "value": "50 job", "basis": "level"}], `
	const other = `, {"id": "b", "form": "convention", "known": "2016",
  "targets": [{"id": "n", "value": "100 job", "basis": "cumulative"},
   {"id": "m", "value": "1 MAD", "basis": "cumulative"}],
  "attributions": [ATTR]}`
	beside := func(attributions string) string { return strings.Replace(other, "ATTR", attributions, 1) }
	give := func(id, target, to, share string) string {
		x := `{"id": "` + id + `", "target": "` + target + `", ` + to
		if share != "" {
			x += `, "share": "` + share + `"`
		}
		return x + `}`
	}
	const n, m, u, self = `"agreement": "b", "to": "n"`, `"agreement": "b", "to": "m"`,
		`"agreement": "a", "to": "u"`, `"agreement": "a", "to": "t"`
	gives := func(all ...string) string { return goals + `"attributions": [` + strings.Join(all, ", ") + `]` }
	const y = "error attributions/y"
	checkRule(t, "AGR085", []ruleCase{
		{name: "halves", members: gives(give("x", "t", n, "50 percent"), give("y", "t", u, "1/2")), more: beside("")},
		{name: "a little more", members: gives(give("x", "t", n, "50 percent"), give("y", "t", u, "50.1 percent")),
			more: beside(""), want: []string{y}},
		{name: "whole and part", members: gives(give("x", "t", n, ""), give("y", "t", u, "1 percent")),
			more: beside(""), want: []string{y}},
		{name: "three thirds and more", members: gives(give("w", "t", n, "1/3"), give("x", "t", u, "1/3"), give("y",
			"t", m, "1/2")), more: beside(""),
			want: []string{y}},
		{name: "two targets", members: gives(give("x", "t", n, ""), give("y", "u", n, "")), more: beside("")},
		{name: "to itself", members: gives(give("y", "t", self, "")), more: beside(""), want: []string{y}},
		{name: "back and forth", members: gives(give("y", "t", n, "")), more: beside(give("z", "n", self, "")),
			want: []string{y, "error /agreements/b/attributions/z"}},
		{name: "on and on", members: gives(give("x", "t", n, "")), more: beside(give("z", "n", u, ""))},
		{name: "around by three", members: gives(give("x", "t", n, ""), give("y", "u", self, "")),
			more: beside(give("z", "n", u, "")),
			want: []string{"error attributions/x", y, "error /agreements/b/attributions/z"}},
		{name: "two ways to one end", members: gives(give("x", "t", n, "1/2"), give("y", "t", u, "1/2")),
			more: beside(give("z", "n", u, ""))},
		{name: "no such share", members: gives(give("x", "t", n, "2 MAD"), give("y", "t", u, "")), more: beside("")},
	})
	checkRule(t, "AGR086", []ruleCase{
		{name: "jobs", members: gives(give("x", "t", n, "")), more: beside("")},
		{name: "money", members: gives(give("x", "t", m, "")), more: beside(""),
			want: []string{"error attributions/x/to"}},
		{name: "not there", members: gives(give("x", "none", m, "")), more: beside("")},
		{name: "towards nothing", members: gives(give("x", "t", `"agreement": "b", "to": "none"`, "")),
			more: beside("")},
		{name: "no agreement", members: gives(give("x", "t", `"agreement": "c", "to": "n"`, ""))},
	})
	const v = `"agreement": "a", "to": "v"`
	checkRule(t, "AGR087", []ruleCase{
		{name: "as much", members: gives(give("x", "t", n, "")), more: beside("")},
		{name: "more", members: gives(give("x", "t", u, "")), more: beside(""),
			want: []string{"warning attributions/x"}},
		{name: "half of it", members: gives(give("x", "t", u, "50 percent")), more: beside("")},
		{name: "more than half", members: gives(give("x", "t", u, "51 percent")), more: beside(""),
			want: []string{"warning attributions/x"}},
		{name: "another basis", members: gives(give("x", "t", v, "")), more: beside("")},
		{name: "another unit", members: gives(give("x", "t", m, "")), more: beside("")},
		{name: "no such share", members: gives(give("x", "t", u, "2 MAD")), more: beside("")},
	})
}
