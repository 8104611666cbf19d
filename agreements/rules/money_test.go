package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// found returns the paths at which a rule fires in an agreement, a.
func found(t *testing.T, code finding.Code, members string) []string {
	t.Helper()
	text := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016", ` + members + `}]}`
	var paths []string
	for _, f := range rules.Check(decode(t, text), declaredView(t, ""), rules.All()...) {
		if f.Code == code {
			paths = append(paths, strings.TrimPrefix(f.Path, "/agreements/a/"))
		}
	}
	return paths
}

// TestRecoveryGoesTheOtherWay: what is paid goes from payer to payee, what is
// recovered back from payee to payer.
func TestRecoveryGoesTheOtherWay(t *testing.T) {
	const parties = `"parties": [{"id": "state", "organisation": "s"}, {"id": "firm", "organisation": "f"}],
  "instruments": [{"id": "i", "kind": "grant", "payers": ["state"], "payees": ["firm"]}], "payments": [`
	payment := func(id, kind, from, to string) string {
		return `{"id": "` + id + `", "kind": "` + kind + `", "instrument": "i", "when": "2018", "from": "` + from + `", "to": "` + to +
			`", "amount": {"amount": "5", "currency": "MAD"}}`
	}
	members := parties + strings.Join([]string{
		payment("paid", "paid", "state", "firm"), payment("paid-back", "recovered", "firm", "state"),
		payment("wrong-way", "paid", "firm", "state"), payment("wrong-way-back", "recovered", "state", "firm"),
	}, ", ") + `]`
	want := []string{"payments/wrong-way", "payments/wrong-way-back"}
	if got := found(t, "AGR108", members); !slices.Equal(got, want) {
		t.Errorf("AGR108 at %q, want %q", got, want)
	}
}

// TestMilestones: payments that are known so far and do not yet make the whole amount are
// worth knowing; more than it is an error.
func TestMilestones(t *testing.T) {
	const text = `"instruments": [{"id": "i", "kind": "grant", "envelope": {"amount": "12", "currency": "MAD"},
  "tranches": [{"id": "t1", "amount": {"amount": "4", "currency": "MAD"}},
    {"id": "t2", "amount": {"amount": "%", "currency": "MAD"}}]}]`
	for second, want := range map[string][]string{
		"7": {"info"}, "8": nil, "9": {"error"},
	} {
		book := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016", ` +
			strings.Replace(text, "%", second, 1) + `}]}`
		var got []string
		for _, f := range rules.Check(decode(t, book), declaredView(t, ""), rules.All()...) {
			if f.Code == "AGR103" {
				got = append(got, f.Severity.String())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("4 and %s of 12: %v, want %v", second, got, want)
		}
	}
}

// TestSharesOfTheWhole: tranches in shares are of the whole envelope: a part that none has
// is a warning, less than a share among amounts worth knowing.
func TestSharesOfTheWhole(t *testing.T) {
	for tranches, want := range map[string][]string{
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "share": "6/10"}`:                                 {"warning"},
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "share": "7/10"}`:                                 nil,
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "share": "71/100"}`:                               {"error"},
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "amount": {"amount": "6", "currency": "MAD"}}`:    {"info"},
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "amount": {"amount": "8.40", "currency": "MAD"}}`: nil,
		`{"id": "t1", "amount": {"amount": "3.59", "currency": "MAD"}}, {"id": "t2", "share": "7/10"}`: {"info"},
		`{"id": "t1", "amount": {"amount": "3.61", "currency": "MAD"}}, {"id": "t2", "share": "7/10"}`: {"error"},
		`{"id": "t1", "amount": {"amount": "3.60", "currency": "EUR"}}, {"id": "t2", "share": "9/10"}`: nil,
	} {
		book := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "instruments": [{"id": "i", "kind": "grant", "envelope": {"amount": "12", "currency": "MAD"},
  "tranches": [` + tranches + `]}]}]}`
		var got []string
		for _, f := range rules.Check(decode(t, book), declaredView(t, ""), rules.All()...) {
			if f.Code == "AGR103" {
				got = append(got, f.Severity.String())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s of 12: %v, want %v", tranches, got, want)
		}
	}
}
