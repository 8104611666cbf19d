package bulk

// Common says by numbers what an observation has in common with others of its
// dataset: two with the same number say the same there.
type Common struct {
	Series, Period, Traits, Origin, Published uint32
	Words, Note, Extra                        uint32 // 0 where there is nothing

	// The figure is Coef * 10^Exp and says nothing else, if Plain; Exp is -18 to 0.
	Plain bool
	Exp   int8
	Coef  int64
}

// Walk visits observations of type O in order of key and ID, until visit reports
// false. One O serves for all, and must not be changed; it has no figure where that
// is plain. A nil Common is one that is not known, with the figure in O.
type Walk[O any] func(visit func(o *O, c *Common) bool)

// walkOf returns the Walk of a dataset.
var walkOf func(data any, from int) any

// SetWalk says how a dataset is walked. Package indicators, which this package
// cannot import, says it once, while it is initialised.
func SetWalk(of func(data any, from int) (walk any)) bool {
	walkOf = of
	return true
}

// WalkOf returns the Walk of a dataset whose observations are of type O, but for so many
// at the beginning.
func WalkOf[O any](data any, from int) Walk[O] {
	walk, _ := walkOf(data, from).(Walk[O])
	return walk
}
