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
