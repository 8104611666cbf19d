package rules_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestAgreementRestsOnAll: the summary of an indicator cites the first keys and rests on
// what is said of every one. A change of any of its figures opens it again, a change of
// another indicator's does not.
func TestAgreementRestsOnAll(t *testing.T) {
	const keys = 30
	summary := func(changed int) (fingerprint string) {
		var b strings.Builder
		for n := range keys {
			value := 1000 + n
			if n == changed {
				value = 5000
			}
			fmt.Fprintf(&b, "a%d,jobs,MA,all,%d,%d,job,observed,o16\n", n, 1990+n, value)
			fmt.Fprintf(&b, "b%d,jobs,MA,all,%d,%d,job,observed,m16\n", n, 1990+n, value)
		}
		members := 7
		if changed == keys {
			members = 8
		}
		fmt.Fprintf(&b, "c,members,MA,all,2015,%d,company,observed,o16\n", members)
		for _, f := range rules.Check(sectorOf(columns+b.String()), ruleOf(t, rules.Config{}, "IND051")) {
			if f.Path == "/indicators/jobs" && len(f.Evidence) == 16 {
				return f.Fingerprint
			}
		}
		t.Fatal("no summary")
		return ""
	}
	before := summary(-1)
	for n := range keys {
		if summary(n) == before {
			t.Errorf("key %d has changed, and the finding is the same", n)
		}
	}
	if got := summary(keys); got != before {
		t.Errorf("%s, want %s: nothing has changed that it rests on", got, before)
	}
}

// TestCheckAllocates: what all rules together take of memory for an observation, where
// three sources agree on every key.
func TestCheckAllocates(t *testing.T) {
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
