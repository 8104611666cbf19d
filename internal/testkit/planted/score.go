package planted

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// Head is the head of a group of findings: what somebody is told.
type Head struct {
	// Path is that of an observation, which is accused, or of anything else: a
	// statement, which accuses nobody.
	Path string
	// Listed are the paths of records that a statement lists.
	Listed []string
	// Candidates are the values that are proposed, the first one first.
	Candidates []figure.Figure
	Severity   finding.Severity
}

// Check finds the heads of a dataset.
type Check func(*indicators.Dataset) []Head

// recordOf is the observation that a path leads to.
func recordOf(path string) (indicators.ID, bool) {
	rest, ok := strings.CutPrefix(path, "/observations/")
	name, _, _ := strings.Cut(rest, "/")
	return indicators.ID(name), ok && name != ""
}

// Score counts how a check did. All counts are of faults, but Clean and Figures,
// Other and Crowded, which are of heads and figures.
type Score struct {
	Faults, Visible, Determined, Exact int
	// Told are visible ones with a head at a planted record, or at a statement that
	// lists one.
	Told           int
	Named          int // determined ones with a head at a planted record
	First          int // exact ones whose first candidate is the true figure
	Accused        int // with a head at a sound record
	Other          int // heads besides the one that tells
	Crowded        int // heads with more than three candidates
	Hidden, Drawn  int // faults that are not visible, and those of them that draw a head
	Figures, Clean int // of clean sectors, and their heads
}

// Count judges one fault.
func (s *Score) Count(f *Fault, check Check) {
	s.Faults++
	told, named, first, accused, heads := false, false, false, false, 0
	for _, h := range check(f.Dataset()) {
		if h.Severity < finding.SeverityWarning {
			continue
		}
		heads++
		if len(h.Candidates) > 3 {
			s.Crowded++
		}
		if n, ok := recordOf(h.Path); ok {
			planted := slices.Contains(f.Records, n)
			told, named, accused = told || planted, named || planted, accused || !planted
			if planted && len(h.Candidates) > 0 {
				x, _ := h.Candidates[0].Rat()
				right, _ := f.Right(n).Rat()
				first = first || x != nil && x.Cmp(right) == 0
			}
			continue
		}
		for _, path := range h.Listed {
			n, _ := recordOf(path)
			told = told || slices.Contains(f.Records, n)
		}
	}
	yes := func(count *int, is bool) {
		if is {
			*count++
		}
	}
	yes(&s.Visible, f.Class == Visible)
	yes(&s.Told, f.Class == Visible && told)
	yes(&s.Determined, f.Determined)
	yes(&s.Named, f.Determined && named)
	yes(&s.Exact, f.Exact)
	yes(&s.First, f.Exact && first)
	yes(&s.Accused, accused)
	yes(&s.Hidden, f.Class == Hidden)
	yes(&s.Drawn, f.Class == Hidden && heads > 0)
	if told {
		heads--
	}
	s.Other += heads
}

// CountClean judges a clean sector.
func (s *Score) CountClean(sector *Sector, check Check) {
	s.Figures += sector.Len()
	for _, h := range check(sector.Dataset()) {
		if h.Severity >= finding.SeverityWarning {
			s.Clean++
		}
	}
}

// Add adds another score.
func (s *Score) Add(o Score) {
	for i, p := range s.counts() {
		*p += *o.counts()[i]
	}
}

func (s *Score) counts() []*int {
	return []*int{&s.Faults, &s.Visible, &s.Determined, &s.Exact, &s.Told, &s.Named, &s.First, &s.Accused, &s.Other,
		&s.Crowded, &s.Hidden, &s.Drawn, &s.Figures, &s.Clean}
}

// String is one line of the table.
func (s Score) String() string {
	const form = "told %d/%d named %d/%d first %d/%d accused %d other %d crowded %d drawn %d/%d of %d faults"
	return fmt.Sprintf(form,
		s.Told, s.Visible, s.Named, s.Determined, s.First, s.Exact, s.Accused, s.Other, s.Crowded, s.Drawn, s.Hidden,
		s.Faults)
}

// Table scores each kind: so many faults of each, spread over the seeds, and the
// sum of all in the end.
func Table(seeds []uint64, each, sources int, stated bool, check Check) (byKind []Score, all Score) {
	for _, k := range Kinds() {
		var s Score
		for i := range each {
			sector := NewSector(seeds[i%len(seeds)], Options{Variant: k.Variant(), Sources: sources, Stated: stated})
			if f := Plant(sector, k, uint64(i)); f != nil {
				s.Count(f, check)
			}
		}
		byKind = append(byKind, s)
		all.Add(s)
	}
	return byKind, all
}
