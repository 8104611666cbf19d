package progress

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Pace is the verdict of the growth methods.
type Pace uint16

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

// PaceSet is a set of paces, as [StandingSet] is one of standings.
type PaceSet enum.Set[Pace]

// PacesOf returns the set of the given paces.
func PacesOf(all ...Pace) PaceSet { return PaceSet(paces.Set(all...)) }

// Has reports whether x is in the set.
func (s PaceSet) Has(x Pace) bool { return enum.Set[Pace](s).Has(x) && paces.Valid(x) }

// Len returns how many paces the set holds.
func (s PaceSet) Len() int { return enum.Set[Pace](s).Len() }

// Certain returns the only pace of the set; false when there are none or
// several.
func (s PaceSet) Certain() (Pace, bool) { return enum.Set[Pace](s).Only() }

// All yields the paces of the set, the best first.
func (s PaceSet) All() iter.Seq[Pace] { return paces.All(enum.Set[Pace](s)) }

// String returns the words of the paces joined by '|'.
func (s PaceSet) String() string { return paces.Join(enum.Set[Pace](s)) }

// Thresholds part the paces: a value of at least Substantial is that, and so
// on; what is below Limited is deterioration.
type Thresholds struct {
	Substantial figure.Figure `json:"substantial,omitzero"`
	Moderate    figure.Figure `json:"moderate,omitzero"`
	Limited     figure.Figure `json:"limited,omitzero"`
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
