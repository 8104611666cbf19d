package agreements

import (
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Sensitivity shows how much the answer depends on what the sources leave
// open: every combination of basis, baseline and measure side by side.
type Sensitivity struct {
	// Readings are the combinations, in the order of [Target.Combinations].
	// Those that a source leaves are marked as stated.
	Readings []ReadingAssessment `json:"readings"`
	// Progress holds the progress of every combination that has one.
	Progress figure.Figure `json:"progress,omitzero"`
	// Status holds what any of them allows.
	Status progress.StandingSet `json:"status"`
	// Named are the numbers of methods that are not progress and that are
	// printed as such: actual over value as agreed.
	Named []NamedFigure `json:"named,omitempty"`
}

// NamedFigure is a figure often printed as progress that no reading supports.
type NamedFigure struct {
	Method  string        `json:"method"`
	Measure ID            `json:"measure,omitempty"`
	Figure  figure.Figure `json:"figure"`
}

// Sensitivity works out every combination of what the target leaves open. Of 18
// billion by 2020, with 10 reached in 2018, it has 1/9 and 123/900 for 18 more
// than 8 or 7.54, 1/5 and 123/523 for a level of 18, and names 5/9, which is
// none of them.
func (a Assessment) Sensitivity() Sensitivity {
	var s Sensitivity
	for _, r := range a.assessor.target.Combinations() {
		x := a.assessor.assess(r)
		for _, stated := range a.Readings {
			x.Stated = x.Stated || stated.ID == x.ID || stated.reading.same(r)
		}
		s.Readings = append(s.Readings, x)
		s.Status |= x.Status
		if x.Progress.IsSet() {
			if s.Progress.IsSet() {
				s.Progress = s.Progress.Hull(x.Progress)
			} else {
				s.Progress = x.Progress
			}
		}
	}
	s.Named = namedFigures(s.Readings)
	if len(s.Readings) == 0 {
		s.Status = a.Status
	}
	return s
}

// Named returns the numbers of methods that are not progress, once for every
// measure.
func (a Assessment) Named() []NamedFigure { return namedFigures(a.Readings) }

func namedFigures(readings []ReadingAssessment) []NamedFigure {
	var all []NamedFigure
	seen := make(map[string]bool)
	for _, r := range readings {
		if !r.ShareOfTarget.IsSet() || r.Progress.IsSet() && r.Progress.Equal(r.ShareOfTarget) {
			continue
		}
		key := string(r.Measure) + " " + r.ShareOfTarget.String()
		if !seen[key] {
			seen[key] = true
			all = append(all, NamedFigure{"share-of-target", r.Measure, r.ShareOfTarget})
		}
	}
	return all
}
