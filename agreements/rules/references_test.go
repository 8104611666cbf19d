package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// TestReferences (AGR001): a book in which every record names others that are there; with
// one of them missing, everything that named it is told, and nothing else.
func TestReferences(t *testing.T) {
	const figures = "id,indicator,perimeter,period,declared,unit,declared_on\no,jobs,all,2018,75,job,2019-05\n"
	whole := ruleCase{
		book: `"organisations": [{"id": "state", "name": "S", "within": "crown"}, {"id": "crown", "name": "C"},
   {"id": "fed", "name": "F"}],
 "people": [{"id": "minister", "name": "M", "offices": [{"id": "o", "title": "T", "organisation": "state"}]}],
 "programmes": [{"id": "plan", "name": "P", "within": "pact"}, {"id": "pact", "name": "Q"}], `,
		members: `"supersedes": ["b"],
 "filings": [{"id": "fi", "programme": "plan"}],
 "parties": [{"id": "ps", "organisation": "state", "through": ["fed"]}, {"id": "pf", "organisation": "fed"}],
 "signatures": [{"id": "si", "act": "signed", "person": "minister", "organ": "state", "party": "ps"}],
 "clauses": [{"id": "cl"}],
 "events": [{"id": "ev", "kind": "superseded", "agreement": "b", "party": "ps"}],
 "commitments": [{"id": "co", "kind": "deliver", "obligors": ["ps"], "beneficiaries": ["pf"],
   "clause": "cl", "indicator": "jobs"}],
 "targets": [{"id": "ta", "commitment": "co", "clause": "cl", "value": "5 percent", "basis": "share",
   "measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}],
   "whole": {"id": "w", "indicator": "jobs_created", "perimeter": "calls", "counting": "level"},
   "baselines": [{"id": "ba", "observation": "declared.o"}], "components": [{"id": "cm", "target": "tb"}]},
  {"id": "tb", "value": "5 job", "basis": "level"}],
 "attributions": [{"id": "at", "target": "ta", "agreement": "b", "to": "tz"}],
 "conditions": [{"id": "cn", "clause": "cl", "tests": [
   {"id": "x", "kind": "amount", "target": "ta", "reading": "share.m"},
   {"id": "y", "kind": "evidence", "of": "targets/tb"}]}],
 "instruments": [{"id": "in", "kind": "grant", "commitment": "co", "payers": ["ps"], "payees": ["pf"],
   "formulas": [{"id": "fo", "kind": "per_unit", "amount": @5, "unit": "job", "target": "ta"}],
   "tranches": [{"id": "tr", "amount": @5, "conditions": ["cn"]}], "clawbacks": [{"id": "cw", "condition": "cn"}]}],
 "payments": [{"id": "pa", "kind": "paid", "instrument": "in", "tranche": "tr", "from": "ps", "to": "pf",
   "when": "2018", "amount": @5}],
 "evidence": [{"id": "ed", "kind": "audit", "by": "fed", "observations": ["declared.o"],
   "supports": ["conditions/cn"]}]`,
		more: `, {"id": "b", "form": "convention", "known": "2016", "targets": [{"id": "tz", "value": "5 job",
   "basis": "level"}]}`,
		figures: figures,
	}
	paths := func(c ruleCase) (all []string) {
		for _, f := range c.tells(t, "AGR001") {
			if f.Severity.String() != "error" {
				t.Errorf("%s: %v", f.Path, f.Severity)
			}
			all = append(all, strings.TrimPrefix(f.Path, "/agreements/a/"))
		}
		slices.Sort(all)
		return all
	}
	if got := paths(whole); len(got) > 0 {
		t.Fatalf("nothing is missing: %s", texts(whole.tells(t, "AGR001")))
	}
	for _, c := range []struct {
		was, is string // one name changed
		want    []string
	}{
		{`"within": "crown"`, `"within": "none"`, []string{"/organisations/state/within"}},
		{`"within": "pact"`, `"within": "none"`, []string{"/programmes/plan/within"}},
		{`{"id": "o", "title": "T", "organisation": "state"}`, `{"id": "o", "title": "T", "organisation": "none"}`,
			[]string{"/people/minister/offices/o/organisation"}},
		{`"supersedes": ["b"]`, `"supersedes": ["none"]`, []string{"supersedes"}},
		{`"programme": "plan"`, `"programme": "none"`, []string{"filings/fi/programme"}},
		{`{"id": "ps", "organisation": "state"`, `{"id": "ps", "organisation": "none"`,
			[]string{"parties/ps/organisation"}},
		{`"through": ["fed"]`, `"through": ["fed", "none"]`, []string{"parties/ps/through"}},
		{`"person": "minister"`, `"person": "none"`, []string{"signatures/si/person"}},
		{`"organ": "state"`, `"organ": "none"`, []string{"signatures/si/organ"}},
		{`"organ": "state", "party": "ps"`, `"organ": "state", "party": "none"`, []string{"signatures/si/party"}},
		{`"agreement": "b", "party": "ps"`, `"agreement": "none", "party": "none"`, []string{"events/ev/agreement",
			"events/ev/party"}},
		{`"obligors": ["ps"], "beneficiaries": ["pf"]`, `"obligors": ["x"], "beneficiaries": ["y"]`,
			[]string{"commitments/co/beneficiaries", "commitments/co/obligors"}},
		{`"clause": "cl", "indicator": "jobs"`, `"clause": "x", "indicator": "y"`, []string{"commitments/co/clause",
			"commitments/co/indicator"}},
		{`"clauses": [{"id": "cl"}]`, `"clauses": []`, []string{"commitments/co/clause", "conditions/cn/clause",
			"targets/ta/clause"}},
		{`"commitment": "co", "clause"`, `"commitment": "x", "clause"`, []string{"targets/ta/commitment"}},
		{`"m", "indicator": "jobs", "perimeter": "all"`, `"m", "indicator": "x", "perimeter": "y"`,
			[]string{"targets/ta/measures/m/indicator", "targets/ta/measures/m/perimeter"}},
		{`"w", "indicator": "jobs_created", "perimeter": "calls"`, `"w", "indicator": "x", "perimeter": "y"`,
			[]string{"targets/ta/measures/w/indicator", "targets/ta/measures/w/perimeter"}},
		{`"ba", "observation": "declared.o"`, `"ba", "observation": "x"`,
			[]string{"targets/ta/baselines/ba/observation"}},
		{`"cm", "target": "tb"`, `"cm", "target": "x"`, []string{"targets/ta/components/cm/target"}},
		{`"at", "target": "ta"`, `"at", "target": "x"`, []string{"attributions/at/target"}},
		{`"to": "tz"`, `"to": "x"`, []string{"attributions/at/to"}},
		{`"agreement": "b", "to": "tz"`, `"agreement": "x", "to": "tz"`, []string{"attributions/at/agreement"}},
		{`"target": "ta", "reading": "share.m"`, `"target": "x"`, []string{"conditions/cn/tests/x/target"}},
		{`"reading": "share.m"`, `"reading": "none"`, []string{"conditions/cn/tests/x/reading"}},
		{`"of": "targets/tb"`, `"of": "targets/x"`, []string{"conditions/cn/tests/y/of"}},
		{`"grant", "commitment": "co"`, `"grant", "commitment": "x"`, []string{"instruments/in/commitment"}},
		{`"payers": ["ps"], "payees": ["pf"]`, `"payers": ["x"], "payees": ["y"]`, []string{"instruments/in/payees",
			"instruments/in/payers"}},
		{`"job", "target": "ta"`, `"job", "target": "x"`, []string{"instruments/in/formulas/fo/target"}},
		{`"conditions": ["cn"]}]`, `"conditions": ["cn", "x"]}]`, []string{"instruments/in/tranches/tr/conditions"}},
		{`"condition": "cn"`, `"condition": "x"`, []string{"instruments/in/clawbacks/cw/condition"}},
		{`"instrument": "in", "tranche": "tr"`, `"instrument": "x", "tranche": "tr"`,
			[]string{"payments/pa/instrument"}},
		{`"tranche": "tr"`, `"tranche": "x"`, []string{"payments/pa/tranche"}},
		{`"tranche": "tr", `, ``, nil},
		{`"from": "ps", "to": "pf"`, `"from": "x", "to": "y"`, []string{"payments/pa/from", "payments/pa/to"}},
		{`"by": "fed"`, `"by": "x"`, []string{"evidence/ed/by"}},
		{`"observations": ["declared.o"]`, `"observations": ["x"]`, []string{"evidence/ed/observations"}},
		{`"supports": ["conditions/cn"]`, `"supports": ["conditions/x"]`, []string{"evidence/ed/supports"}},
		{`"kind": "audit"`, `"kind": "audit", "cites": [{"source": "none", "statement": "none"}]`,
			[]string{"evidence/ed/cites", "evidence/ed/cites"}},
		{`"supersedes": ["b"]`,
			`"supersedes": ["b"], "corrections": [{"id": "k", "known": "2018", "amendment": "none", "void": true}]`,
			[]string{"corrections/k/amendment"}},
		{`"supersedes": ["b"]`, `"supersedes": ["b"],
   "corrections": [{"id": "k", "known": "2018", "amendment": "n", "void": true}],
  "amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01"},
   {"id": "n", "known": "2017", "effective": "2017-08-01"}]`, nil},
	} {
		x := whole
		x.book, x.members = strings.Replace(x.book, c.was, c.is, 1), strings.Replace(x.members, c.was, c.is, 1)
		if x.book == whole.book && x.members == whole.members {
			t.Fatalf("%s is not in the book", c.was)
		}
		if got := paths(x); !slices.Equal(got, c.want) {
			t.Errorf("%s for %s: %q, want %q", c.is, c.was, got, c.want)
		}
	}
	for record, path := range map[string]string{
		`"id": "fi"`: "filings/fi", `"id": "ps"`: "parties/ps", `"id": "si"`: "signatures/si",
		`"id": "ev"`: "events/ev", `"id": "co"`: "commitments/co",
		`"id": "ta"`: "targets/ta", `"id": "m"`: "targets/ta/measures/m", `"id": "ba"`: "targets/ta/baselines/ba",
		`"id": "cm"`: "targets/ta/components/cm",
		`"id": "at"`: "attributions/at", `"id": "in"`: "instruments/in", `"id": "fo"`: "instruments/in/formulas/fo",
		`"id": "tr"`: "instruments/in/tranches/tr", `"id": "cn"`: "conditions/cn", `"id": "pa"`: "payments/pa",
		`"supersedes": ["b"]`: "",
	} {
		x := whole
		x.members = strings.Replace(x.members, record, record+`, "cites": [{"source": "none"}]`, 1)
		want := []string{strings.TrimPrefix(path+"/cites", "/")}
		if got := paths(x); !slices.Equal(got, want) {
			t.Errorf("a source of %s: %q, want %q", record, got, want)
		}
	}
}
