package indicators

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Rule is a check over what a View sees. Rules are values: a user's own stand
// beside those of [Rules] and are run the same way, by [View.Check].
type Rule struct {
	Code     FindingCode
	Family   Family
	Severity Severity
	Title    wording.Text
	// Check yields the rule's findings. Code and Severity may be left unset
	// in them: [View.Check] fills them in from the rule.
	Check func(View) iter.Seq[Finding]
}

// Family groups rules by the kind of defect.
type Family uint8

const (
	// Structure: a record lacks what it must have.
	Structure Family = iota + 1
	// References: a reference to a record that is not there.
	References
	// Range: a value that cannot be.
	Range
	// Identity: parts that do not make their total.
	Identity
	// Plausibility: a value that can be, but hardly is.
	Plausibility
	// ScaleSlip: a figure off by a power of ten.
	ScaleSlip
	// Outlier: a growth that stands out.
	Outlier
	// Conflicting: sources that disagree.
	Conflicting
	// Missing: a unit or a statement without which a figure says little.
	Missing
	// Unreadable: a figure that cannot be read.
	Unreadable
	// Agreed: a defect of an agreement.
	Agreed
)

var families = enum.Table[Family]{"", "structure", "reference", "range", "identity", "plausibility", "scale slip", "outlier", "conflict", "missing statement", "unreadable", "agreement"}

// String returns the family's name in English.
func (f Family) String() string { return families.String("family", f) }

// Check runs rules over what the View sees, and returns all their findings in
// the defined order of [Finding.Compare].
func (v View) Check(rules ...Rule) []Finding {
	var all []Finding
	for _, r := range rules {
		if r.Check == nil {
			continue
		}
		for f := range r.Check(v) {
			if f.Code == "" {
				f.Code = r.Code
			}
			if f.Severity == 0 {
				f.Severity = r.Severity
			}
			all = append(all, f)
		}
	}
	SortFindings(all)
	return all
}
