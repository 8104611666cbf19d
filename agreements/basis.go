package agreements

import (
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Basis says what the number of a target means. "18 billion dirhams of exports
// by 2020" can be the level to reach, an amount on top of the baseline, or the
// sum of several years; each gives another progress for the same figures. So a
// target must state its basis. The zero value is not a basis, and a target
// that has it is refused: there is no default.
type Basis uint16

const (
	// BasisLevel: the value is the level to reach, from the baseline.
	// Progress is (actual - baseline) / (value - baseline).
	BasisLevel Basis = iota + 1
	// BasisAdditional: the value comes on top of the baseline.
	// Progress is (actual - baseline) / value.
	BasisAdditional
	// BasisCumulative: the value is the sum of what is counted since the start.
	// Progress is (sum since start) / value; no baseline is needed.
	BasisCumulative
	// BasisFlow: the value is to be reached within the deadline's own period:
	// 2,000 jobs in 2018. What came before does not count.
	BasisFlow
	// BasisShare: the value is the part that a series is to have in a whole,
	// which the target names in Whole.
	BasisShare
	// BasisChange: the value is the change against the baseline, in percent or
	// as a ratio: +20 % jobs.
	BasisChange
	// BasisMaintain: the value is not to be lost until the deadline. There is
	// no progress, only met so far or not.
	BasisMaintain
	// BasisOpen: the sources leave the basis open, or disagree. The target then
	// lists the readings that they leave; none is chosen.
	BasisOpen
)

var bases = enum.Table[Basis]{"", "level", "additional", "cumulative", "flow", "share", "change", "maintain", "open"}

// ParseBasis returns the basis of a word, as String writes it. Another word is an
// error that lists those there are; so is the empty word: a basis has no default.
func ParseBasis(s string) (Basis, error) {
	b, err := stored.Word(bases, s, "ParseBasis", ErrSyntax, refuseStored)
	if err == nil && b == 0 {
		err = refuseStored("ParseBasis", stored.Fault{Err: ErrBasis, Detail: bases.Want("")})
	}
	return b, err
}

// IsSet reports whether b is a basis, the open one included.
func (b Basis) IsSet() bool { return bases.Valid(b) }

// NeedsBaseline reports whether progress cannot be said without a baseline.
func (b Basis) NeedsBaseline() bool {
	return b == BasisLevel || b == BasisAdditional || b == BasisChange
}

// String returns "level", "additional", "cumulative", "flow", "share",
// "change", "maintain" or "open".
func (b Basis) String() string { return bases.String("basis", b) }

// basisTexts say the bases.
var basisTexts = [...]say.Phrase{
	BasisLevel:      {"مستوى", "niveau", "level"},
	BasisAdditional: {"زيادة على الانطلاق", "en plus du départ", "additional to the baseline"},
	BasisCumulative: {"تراكمي منذ البداية", "cumul depuis le début", "cumulative since the start"},
	BasisFlow:       {"خلال الفترة", "sur la période", "within the period"},
	BasisShare:      {"حصة", "part", "share"},
	BasisChange:     {"تغير", "variation", "change"},
	BasisMaintain:   {"حفاظ على الموجود", "maintien", "to maintain"},
	BasisOpen:       {"أساس مفتوح", "nature non précisée", "basis open"},
}

// Text says the basis in a language.
func (b Basis) Text(lang wording.Lang) string {
	if !b.IsSet() {
		return b.String()
	}
	return basisTexts[b].In(lang)
}
