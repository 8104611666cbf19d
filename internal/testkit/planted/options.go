package planted

// Variant is the one thing in which a sector differs from the base.
type Variant uint8

// Variants of a sector.
const (
	Base      Variant = iota
	Quarters          // two flows by quarter too, which add up to their years
	Revisions         // the first source publishes first releases too
	Gaps              // one figure in ten is missing
	Qualified         // one amount in ten is "about" or "more than"
	Flat              // growth 0 %
	Steep             // growth 30 %
	Small             // counts of an area are below 100
	Loose             // nothing is a sum or a quotient of anything
	Prices            // ten prices and price indices
	variants
)

// Variants lists all variants.
func Variants() []Variant {
	var list []Variant
	for v := Base; v < variants; v++ {
		list = append(list, v)
	}
	return list
}

var variantNames = [...]string{"base", "quarters", "revisions", "gaps", "about and more than", "growth 0 %",
	"growth 30 %", "counts below 100", "no sum or quotient", "prices"}

// String says what the variant changes.
func (v Variant) String() string {
	if int(v) < len(variantNames) {
		return variantNames[v]
	}
	return "no variant"
}

// Options say which sector is wanted. The zero Options are the base sector with
// one source that states no resolutions.
type Options struct {
	Variant Variant
	// Sources are 1, 2 or 3; 0 is 1.
	Sources int
	// Stated says whether figures state their resolutions.
	Stated bool
	// Years and Areas are 20 and 8 unless they are set.
	Years, Areas int

	// For tests that enumerate figures: heads and companies only, and every third
	// figure missing.
	counts, holes bool
}

func (o Options) complete() Options {
	o.Sources = min(max(o.Sources, 1), 3)
	if o.Years <= 0 {
		o.Years = 20
	}
	if o.Areas <= 0 {
		o.Areas = 8
	}
	return o
}
