package agreements

import (
	"iter"
	"math/big"
	"math/bits"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// GrowthTowards returns the compound annual growth from the baseline to the
// actual value, positive when it leads towards the good: (actual/baseline) ^
// (1/years) - 1, with the sign turned when lower is better. It is enclosed to
// 18 decimal places. The baseline must be positive: else [NoGrowth].
func GrowthTowards(baseline, actual figure.Figure, years *big.Rat, d figure.Direction) (figure.Figure, error) {
	const op = "GrowthTowards"
	f, err := growth(op, baseline, actual, years)
	if err != nil {
		return f, err
	}
	switch d {
	case figure.HigherIsBetter:
		return f, nil
	case figure.LowerIsBetter:
		return f.Neg(), nil
	}
	return figure.Figure{}, undefined(op, NoDirection)
}

func growth(op string, from, to figure.Figure, years *big.Rat) (figure.Figure, error) {
	switch {
	case !from.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case !to.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case years == nil || years.Sign() <= 0:
		return figure.Figure{}, undefined(op, NotStarted)
	case from.Greater(zero) != figure.Yes || to.GreaterOrEqual(zero) != figure.Yes:
		return figure.Figure{}, undefined(op, NoGrowth)
	}
	f, err := figure.CAGR(from, to, years, rootPlaces)
	return f, because(op, err)
}

// GrowthRatio returns the compound annual growth that was reached over the one
// that is required to come from the baseline to the target, as statistical
// offices do for the goals of sustainable development (Eurostat, Statistics
// Canada): 1 is on the way to the target, negative is away from the good. From
// 14.5 in 2015 to 10.1 in 2019, with 7.25 aimed at for 2030, it is 1.914.
//
// years are those from baseline to actual value, total those from baseline to
// target. It encloses all values that the operands allow; the baseline stands
// twice, so for a range of it the result may be wider than need be. A
// target that is or may be the baseline is [BaselineIsTarget].
func GrowthRatio(baseline, actual, target figure.Figure, years, total *big.Rat, d figure.Direction) (figure.Figure, error) {
	const op = "GrowthRatio"
	made, err := GrowthTowards(baseline, actual, years, d)
	if err != nil {
		return made, err
	}
	if target.IsSet() && target.Same(baseline) != figure.No {
		return figure.Figure{}, undefined(op, BaselineIsTarget)
	}
	required, err := growth(op, baseline, target, total)
	if err != nil {
		if !target.IsSet() {
			return required, undefined(op, NoNumber)
		}
		return required, err
	}
	f, err := made.Quo(required.Abs())
	return f, because(op, err)
}

// Pace is the verdict of the growth methods.
type Pace uint8

const (
	// TargetAchieved: the actual value is at the target or beyond. It overrides
	// the growth, whatever its sign.
	TargetAchieved Pace = iota + 1
	// Substantial: the growth is nearly what is required, or more.
	Substantial
	// Moderate: it is a good part of what is required.
	Moderate
	// Limited: it is less than that.
	Limited
	// Deterioration: it leads away from the good.
	Deterioration
)

var paces = enum.Table[Pace]{"", "target_achieved", "substantial", "moderate", "limited", "deterioration"}

var paceTexts = [...][3]string{
	{},
	{"تحقق الهدف", "cible atteinte", "target achieved"},
	{"تقدم كبير", "progrès substantiel", "substantial progress"},
	{"تقدم متوسط", "progrès modéré", "moderate progress"},
	{"تقدم محدود", "progrès limité", "limited progress"},
	{"تراجع", "recul", "deterioration"},
}

// String returns "target_achieved", "substantial" and so on.
func (p Pace) String() string { return paces.String("pace", p) }

// Text says the pace in a language.
func (p Pace) Text(lang wording.Lang) string {
	if !paces.Valid(p) {
		return p.String()
	}
	return paceTexts[p][say.Index(lang)]
}

// MarshalText implements [encoding.TextMarshaler].
func (p Pace) MarshalText() ([]byte, error) { return paces.Marshal("pace", p) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *Pace) UnmarshalText(text []byte) (err error) {
	*p, err = paces.Parse("pace", string(text))
	return err
}

// PaceSet is a set of paces, as [StandingSet] is one of standings.
type PaceSet uint8

// PacesOf returns the set of the given paces.
func PacesOf(ps ...Pace) PaceSet {
	var set PaceSet
	for _, p := range ps {
		if paces.Valid(p) {
			set |= 1 << p
		}
	}
	return set
}

// Has reports whether p is in the set.
func (s PaceSet) Has(p Pace) bool { return paces.Valid(p) && s&(1<<p) != 0 }

// Len returns how many paces the set holds.
func (s PaceSet) Len() int { return bits.OnesCount8(uint8(s)) }

// Certain returns the only pace of the set; false when there are none or
// several.
func (s PaceSet) Certain() (Pace, bool) {
	if s.Len() != 1 {
		return 0, false
	}
	return Pace(bits.TrailingZeros8(uint8(s))), true
}

// All yields the paces of the set, the best first.
func (s PaceSet) All() iter.Seq[Pace] {
	return func(yield func(Pace) bool) {
		for p := TargetAchieved; paces.Valid(p); p++ {
			if s.Has(p) && !yield(p) {
				return
			}
		}
	}
}

// String returns the words of the paces joined by '|'.
func (s PaceSet) String() string {
	var words []string
	for p := range s.All() {
		words = append(words, p.String())
	}
	return strings.Join(words, "|")
}

// Thresholds part the paces: a value of at least Substantial is that, and so
// on; what is below Limited is deterioration.
type Thresholds struct {
	Substantial, Moderate, Limited figure.Figure
}

// RatioThresholds are those for [GrowthRatio]: 0.95, 0.60 and 0.
func RatioThresholds() Thresholds {
	return Thresholds{figure.MustParse("0.95"), figure.MustParse("0.6"), zero}
}

// GrowthThresholds are those for the growth alone, where there is no target:
// 1.5 %, 0.5 % and 0 a year.
func GrowthThresholds() Thresholds {
	return Thresholds{figure.MustParse("0.015"), figure.MustParse("0.005"), zero}
}

// Judge returns the paces that a value allows. An unset value allows each.
func (t Thresholds) Judge(value figure.Figure) PaceSet {
	var set PaceSet
	above := figure.No // whether the value is at a better threshold
	for _, step := range []struct {
		at   figure.Figure
		pace Pace
	}{{t.Substantial, Substantial}, {t.Moderate, Moderate}, {t.Limited, Limited}} {
		reaches := value.GreaterOrEqual(step.at)
		if reaches != figure.No && above != figure.Yes {
			set |= PacesOf(step.pace)
		}
		above = reaches
	}
	if above != figure.Yes {
		set |= PacesOf(Deterioration)
	}
	return set
}

// Pace returns the verdict of the growth methods: by [GrowthRatio] where there
// is a target, by [GrowthTowards] where there is none. A target that is reached
// overrides both.
func (c Case) Pace() PaceSet {
	d := c.direction()
	if !c.Target.IsSet() {
		f, _ := GrowthTowards(c.Baseline, c.Actual, c.elapsed(), d)
		return GrowthThresholds().Judge(f)
	}
	met := Reached(c.Actual, c.Target, d)
	if met == figure.Yes {
		return PacesOf(TargetAchieved)
	}
	ratio, _ := GrowthRatio(c.Baseline, c.Actual, c.Target, c.elapsed(), c.total(), d)
	set := RatioThresholds().Judge(ratio)
	if met != figure.No {
		set |= PacesOf(TargetAchieved)
	}
	return set
}
