package explain

import (
	"fmt"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Tree says how the steps of one kind of explanation are read.
type Tree[S any] struct {
	// Below returns the steps that a step is made of.
	Below func(*S) []S
	// Claimed returns the figure that a step says it comes to.
	Claimed func(*S) figure.Figure
	// Compute returns what a step comes to, given the figures of those below.
	Compute func(s *S, below []figure.Figure) (figure.Figure, error)
	// MaxDepth is how deep steps may lie below each other.
	MaxDepth int
}

// MaxSteps is how many steps one explanation may have.
const MaxSteps = 1 << 17

// Failure says which step does not follow from the ones below it, and why.
type Failure struct {
	Path   string // JSON Pointer to the step, or to its quantity
	Detail string
	Limit  bool // the tree is too deep or too large
}

// Replay computes a step again, and before it those below it, and holds each
// against the figure that it claims; resolutions do not count. It returns the
// first failure, nil if there is none.
func (t Tree[S]) Replay(s *S, path string) *Failure {
	r := replay[S]{tree: t}
	_, failed := r.step(s, path, 0)
	return failed
}

// replay is one run of [Tree.Replay].
type replay[S any] struct {
	tree  Tree[S]
	steps int // so far
}

func (r *replay[S]) step(s *S, path string, depth int) (figure.Figure, *Failure) {
	if r.steps++; r.steps > MaxSteps || depth > r.tree.MaxDepth {
		return figure.Figure{}, &Failure{Path: path, Detail: "too many steps", Limit: true}
	}
	below := r.tree.Below(s)
	figures := make([]figure.Figure, len(below))
	for i := range below {
		f, failed := r.step(&below[i], path+"/steps/"+strconv.Itoa(i), depth+1)
		if failed != nil {
			return f, failed
		}
		figures[i] = f
	}
	f, err := r.tree.Compute(s, figures)
	if err != nil {
		return f, &Failure{Path: path, Detail: err.Error()}
	}
	claimed := r.tree.Claimed(s)
	if !f.WithoutResolution().Equal(claimed.WithoutResolution()) {
		detail := fmt.Sprintf("%s, but its operands give %s", cite.Quote(claimed.String()), cite.Quote(f.String()))
		return f, &Failure{Path: path + "/quantity", Detail: detail}
	}
	return f, nil
}

// Print calls line for a step and then for those below it, one level deeper
// each. Where line reports false the steps below are left out.
func (t Tree[S]) Print(depth int, s *S, line func(depth int, s *S) bool) {
	steps := 0
	var print func(s *S, level int)
	print = func(s *S, level int) {
		if steps++; steps > MaxSteps || level > t.MaxDepth || !line(depth+level, s) {
			return
		}
		below := t.Below(s)
		for i := range below {
			print(&below[i], level+1)
		}
	}
	print(s, 0)
}
