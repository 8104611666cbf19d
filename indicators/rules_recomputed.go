package indicators

// Recomputation says how the published values of an indicator follow from other
// figures, so that they can be computed again.
type Recomputation struct {
	Indicator ID
	Kind      RecomputationKind
	// Of is the indicator that it is computed from.
	Of ID
	// By is the divisor of a [QuotientOf], and ByPerimeter its perimeter where
	// that is not the published value's own.
	By          ID
	ByPerimeter ID
}

// RecomputationKind says how a published value is computed.
type RecomputationKind uint8

const (
	// GrowthOf is the relative change of Of: of a year against the year before,
	// of a span of years from its first to its last.
	GrowthOf RecomputationKind = iota + 1
	// YearlyGrowthOf is the mean change a year over a span of years, compound or
	// plain.
	YearlyGrowthOf
	// ShareOf is Of for the key's part over Of for the whole.
	ShareOf
	// QuotientOf is Of over By.
	QuotientOf
)
