package rules

//go:generate go run ../../internal/gen/values indicators/rules

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Rule is a check of what a View sees. Rules are values: your own rules are
// passed to [Check] just like those of [All].
type Rule struct {
	finding.Rule
	// Check yields the rule's findings. What they leave unset of code, severity,
	// message and suggestion is what the rule says of itself. A rule without a check, or one that
	// returns a nil sequence, finds nothing.
	Check func(Scope) iter.Seq[finding.Finding]
}

// Families of the rules of figures.
const (
	// FamilyStructure: a record lacks what it must have.
	FamilyStructure finding.Family = "structure"
	// FamilyReferences: a reference to a record that does not exist.
	FamilyReferences finding.Family = "reference"
	// FamilyRange: a value that is impossible.
	FamilyRange finding.Family = "range"
	// FamilyIdentity: parts that do not add up to their total.
	FamilyIdentity finding.Family = "identity"
	// FamilyPlausibility: a value that is possible but unlikely.
	FamilyPlausibility finding.Family = "plausibility"
	// FamilyScaleSlip: a figure off by a power of ten.
	FamilyScaleSlip finding.Family = "scale slip"
	// FamilyOutlier: growth that stands out.
	FamilyOutlier finding.Family = "outlier"
	// FamilyConflicting: sources that disagree.
	FamilyConflicting finding.Family = "conflict"
	// FamilyMissing: a unit or a statement without which a figure says little.
	FamilyMissing finding.Family = "missing statement"
	// FamilyWords: a figure that is not what its words say.
	FamilyWords finding.Family = "words"
	// FamilyUnreadable: a figure that cannot be read.
	FamilyUnreadable finding.Family = "unreadable"
)

// Config is what the rules of a sector need to know besides the catalogue. The
// zero value knows nothing, and is what [All] uses.
type Config struct {
	// Ratios are metrics that move little from one year to the next, such as
	// export revenue a job. A figure that throws one off by a power of ten is
	// suspect. Each metric needs an ID and a name.
	Ratios []indicators.Metric `json:"ratios,omitzero"`
	// Inequalities hold between figures of one key: the pay of the managers is
	// at most the revenue.
	Inequalities []Inequality `json:"inequalities,omitzero"`
	// Recomputed says how published rates and shares follow from other figures,
	// besides what the catalogue says.
	Recomputed []Recomputation `json:"recomputed,omitzero"`
}

// constructors makes the rules of the library, in order of code.
var constructors = [...]func(Config) Rule{
	ind001, ind002, ind003, ind004, ind005, ind006,
	ind010, ind011, ind012, ind013, ind014, ind015, ind016, ind017, ind018, ind019,
	ind020, ind021, ind022, ind023, ind024, ind025,
	ind030, ind031, ind032, ind033, ind034,
	ind040, ind041, ind042, ind043, ind044, ind045, ind046,
	ind050, ind051, ind052, ind053, ind054, ind055, ind056, ind057,
	ind060, ind061, ind062, ind063, ind064,
}

// All returns the rules of the library for figures, in order of code.
func All() []Rule { return Config{}.Rules() }

// Rules returns the rules of the library for figures, in order of code, with
// what the sector knows.
func (c Config) Rules() []Rule {
	c.Ratios, c.Inequalities = slices.Clone(c.Ratios), slices.Clone(c.Inequalities)
	c.Recomputed = slices.Clone(c.Recomputed)
	all := make([]Rule, len(constructors))
	for i, construct := range constructors {
		all[i] = construct(c)
	}
	return all
}

// Check runs rules over what a View sees, and returns all their findings, each
// once, in the order of [finding.Finding.Compare]. It changes nothing.
func Check(view indicators.View, rules ...Rule) []finding.Finding {
	s := newScope(view)
	all := rulekit.Run(s, rules, (*Rule).parts)
	if len(all) == 0 {
		return nil
	}
	all = s.grouped(all)
	rulekit.Fingerprint(view, all, nil)
	return all
}

// EachFinding yields what [Check] returns, which it runs when the first finding is asked
// for.
func EachFinding(view indicators.View, rules ...Rule) iter.Seq[finding.Finding] {
	return func(yield func(finding.Finding) bool) {
		for _, f := range Check(view, rules...) {
			if !yield(f) {
				return
			}
		}
	}
}

// parts takes a rule apart for the runner.
func (r *Rule) parts() (*finding.Rule, func(Scope) iter.Seq[finding.Finding]) {
	return &r.Rule, r.Check
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error { return refused.Stored(op, fault) }
