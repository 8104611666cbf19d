package figure

// Less tells whether f is less than g.
func (f Figure) Less(g Figure) Truth {
	if !f.IsSet() || !g.IsSet() {
		return Undecided
	}
	s, t := f.span(), g.span()
	switch {
	case s.before(t):
		return Yes
	case t.notAfter(s):
		return No
	}
	return Undecided
}

// LessOrEqual tells whether f is at most g.
func (f Figure) LessOrEqual(g Figure) Truth { return g.Less(f).Not() }

// Greater tells whether f is greater than g.
func (f Figure) Greater(g Figure) Truth { return g.Less(f) }

// GreaterOrEqual tells whether f is at least g.
func (f Figure) GreaterOrEqual(g Figure) Truth { return f.Less(g).Not() }

// Same tells whether f and g are the same number: Yes for two equal points, No
// when they share no value.
func (f Figure) Same(g Figure) Truth {
	if !f.IsSet() || !g.IsSet() {
		return Undecided
	}
	if f.IsPoint() && g.IsPoint() {
		if f.lo.Equal(g.lo) {
			return Yes
		}
		return No
	}
	if s, t := f.span(), g.span(); s.before(t) || t.before(s) {
		return No
	}
	return Undecided
}
