package interchange

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
)

// Problems counts the problems of an input, and lists the first ones.
type Problems struct {
	indicators.Problems
	Max int // how many may be listed; 0 is MaxProblems
}

// Add counts a problem, which is put into words only if it is listed.
func (ps *Problems) Add(problem func() *indicators.Error) {
	Default(&ps.Max, MaxProblems)
	if ps.Total++; len(ps.List) < ps.Max {
		ps.List = append(ps.List, problem())
	}
}

// One counts a problem that is the only one of its record, and returns it as the
// error of that record.
func (ps *Problems) One(problem func() *indicators.Error) *indicators.Problems {
	listed := len(ps.List)
	ps.Add(problem)
	return &indicators.Problems{Total: 1, List: slices.Clip(ps.List[listed:])}
}

// Err returns the problems as an error, or nil when there are none.
func (ps *Problems) Err() error {
	if ps.Total == 0 {
		return nil
	}
	return &ps.Problems
}
