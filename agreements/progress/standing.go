package progress

import (
	"iter"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Standing says where a target stands on a day. It is about achievement; for
// the life of the agreement see State in package agreements.
type Standing uint16

const (
	// Met: the target is reached.
	Met Standing = iota + 1
	// Ahead: more is reached than was to be expected by then.
	Ahead
	// OnTrack: exactly what was to be expected; of a target to maintain, that
	// it is kept so far.
	OnTrack
	// Behind: less than expected, and no worse than the baseline.
	Behind
	// Deteriorating: worse than the baseline; of a target to maintain, that it
	// is not kept now.
	Deteriorating
	// Missed: the deadline has passed, and the target was not reached by then.
	Missed
)

var standings = enum.Table[Standing]{"", "met", "ahead", "on_track", "behind", "deteriorating", "missed"}

var standingTexts = [...][3]string{
	{},
	{"تحقق", "atteint", "met"},
	{"متقدم على المسار", "en avance", "ahead"},
	{"على المسار", "dans les temps", "on track"},
	{"متأخر عن المسار", "en retard", "behind"},
	{"أسوأ من نقطة الانطلاق", "en recul sur le départ", "deteriorating"},
	{"لم يتحقق في الأجل", "manqué", "missed"},
}

// String returns "met", "ahead", "on_track" and so on.
func (s Standing) String() string { return standings.String("standing", s) }

// Text says the standing in a language.
func (s Standing) Text(lang wording.Lang) string {
	if !standings.Valid(s) {
		return s.String()
	}
	return standingTexts[s][say.Index(lang)]
}

// StandingSet is a set of standings: those that the known figures allow. One
// is certain; several are undecided. The zero set holds none, and is the
// standing of nothing.
type StandingSet enum.Set[Standing]

// StandingsOf returns the set of the given standings.
func StandingsOf(all ...Standing) StandingSet { return StandingSet(standings.Set(all...)) }

// Has reports whether x is in the set.
func (s StandingSet) Has(x Standing) bool { return enum.Set[Standing](s).Has(x) && standings.Valid(x) }

// Len returns how many standings the set holds.
func (s StandingSet) Len() int { return enum.Set[Standing](s).Len() }

// Union returns the standings of either set.
func (s StandingSet) Union(o StandingSet) StandingSet { return s | o }

// Certain returns the only standing of the set; false when there are none or
// several.
func (s StandingSet) Certain() (Standing, bool) { return enum.Set[Standing](s).Only() }

// All yields the standings of the set, the best first.
func (s StandingSet) All() iter.Seq[Standing] { return standings.All(enum.Set[Standing](s)) }

// String returns the words of the standings joined by '|', as in
// "ahead|on_track|behind"; "" for the empty set.
func (s StandingSet) String() string { return standings.Join(enum.Set[Standing](s)) }

// Text says the set in a language: one standing, or all that are possible;
// "not known" where every standing before the deadline is.
func (s StandingSet) Text(lang wording.Lang) string {
	n := say.Index(lang)
	var words []string
	for x := range s.All() {
		words = append(words, x.Text(lang))
	}
	switch {
	case len(words) == 0 || s == StandingsOf(Met, Ahead, OnTrack, Behind, Deteriorating):
		return [3]string{"غير معروف", "inconnue", "not known"}[n]
	case len(words) == 1:
		return words[0]
	}
	return [3]string{"غير محسوم: ", "indécis : ", "undecided: "}[n] +
		strings.Join(words, [3]string{" أو ", " ou ", " or "}[n])
}

// towards answers whether a is at least as good as b, in a direction.
func towards(d figure.Direction, a, b figure.Figure) figure.Truth {
	switch d {
	case figure.HigherIsBetter:
		return a.GreaterOrEqual(b)
	case figure.LowerIsBetter:
		return a.LessOrEqual(b)
	}
	return figure.Undecided
}

// Reached answers whether a target is met by an actual value in a direction:
// Undecided where the figures, or an unset direction, leave it open. It needs
// no baseline, so it is answered also where progress is undefined.
func Reached(actual, target figure.Figure, d figure.Direction) figure.Truth {
	return towards(d, actual, target)
}

// Stand returns where a target stands: Met or Missed once the deadline has
// passed; before it Met, or where the actual value lies between baseline and
// expectation. Without a baseline or expectation, standings that depend on it
// stay possible; without an actual value all do.
func Stand(actual, baseline, expected, target figure.Figure, d figure.Direction, passed bool) StandingSet {
	met := Reached(actual, target, d)
	var set StandingSet
	if met != figure.No {
		set |= StandingsOf(Met)
	}
	if met == figure.Yes {
		return set
	}
	if passed {
		return set | StandingsOf(Missed)
	}
	atLeast, atMost := towards(d, actual, expected), towards(d, expected, actual)
	if atMost != figure.Yes {
		set |= StandingsOf(Ahead)
	}
	if atLeast != figure.No && atMost != figure.No {
		set |= StandingsOf(OnTrack)
	}
	kept := towards(d, actual, baseline)
	if atLeast != figure.Yes {
		if kept != figure.No {
			set |= StandingsOf(Behind)
		}
		if kept != figure.Yes {
			set |= StandingsOf(Deteriorating)
		}
	}
	return set
}
