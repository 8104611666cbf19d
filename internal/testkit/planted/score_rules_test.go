package planted_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// heads runs the rules: each of their findings is a head, and its evidence is what
// it lists.
func heads(data *indicators.Dataset) []planted.Head {
	var list []planted.Head
	for _, f := range rules.Check(data.View(indicators.ViewConfig{}), rules.All()...) {
		h := planted.Head{Path: f.Path, Severity: f.Severity}
		for _, e := range f.Evidence {
			h.Listed = append(h.Listed, e.Path)
		}
		var candidates []figure.Figure
		for _, c := range f.Suggestion.Candidates {
			candidates = append(candidates, c.Figure)
		}
		h.Candidates = candidates
		list = append(list, h)
	}
	return list
}

// TestScoreRules prints what the rules make of the seeds for building.
func TestScoreRules(t *testing.T) {
	if !testkit.Long() {
		t.Skip("it takes minutes; -long runs it")
	}
	for sources := 1; sources <= 3; sources++ {
		var clean planted.Score
		for seed := uint64(1); seed <= 3; seed++ {
			clean.CountClean(planted.NewSector(seed, planted.Options{Sources: sources, Stated: true}), heads)
		}
		t.Logf("%d sources: %d heads in %d clean figures", sources, clean.Clean, clean.Figures)
		byKind, all := planted.Table([]uint64{1, 2, 3}, 3, sources, true, heads)
		for i, s := range byKind {
			t.Logf("%d sources, %-32s %v", sources, planted.Kind(i), s)
		}
		t.Logf("%d sources, %-32s %v", sources, "all", all)
	}
}
