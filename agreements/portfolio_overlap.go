package agreements

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
)

// seriesGroup is what is added up together, where it adds up.
type seriesGroup struct {
	indicator, perimeter ID
}

// seriesOf are the series of a group, so arranged that those which overlap with one are
// found without looking at all.
type seriesOf struct {
	areas      []ID // each once, in order
	breakdowns map[indicators.Breakdown]bool
	at         map[ID]*areaSeries
	found      map[indicators.Key]bool // whether a series overlaps with another
}

// areaSeries are the series of one area.
type areaSeries struct {
	breakdowns map[indicators.Breakdown]bool
	sets       [][]ID // of dimensions by which they are broken down, each once
	// common counts the breakdowns by a set of dimensions that have some codes.
	common map[commonCodes]int
	known  map[[2]string]bool // pairs of sets that have been counted
}

// commonCodes are the codes that breakdowns by a set have in the dimensions of another.
type commonCodes struct {
	set, with string
	codes     indicators.Breakdown
}

// groups returns the series of the members that are counted nowhere else.
func (p *Portfolio) groups() map[seriesGroup]*seriesOf {
	groups := make(map[seriesGroup]*seriesOf)
	for i := range p.Members {
		m := &p.Members[i]
		r, ok := m.only()
		if !ok || m.counted() {
			continue
		}
		key := m.series(r)
		g := groups[seriesGroup{key.Indicator, key.Perimeter}]
		if g == nil {
			g = &seriesOf{
				breakdowns: make(map[indicators.Breakdown]bool), at: make(map[ID]*areaSeries),
				found: make(map[indicators.Key]bool),
			}
			groups[seriesGroup{key.Indicator, key.Perimeter}] = g
		}
		g.breakdowns[key.Breakdown] = true
		a := g.at[key.Area]
		if a == nil {
			a = &areaSeries{
				breakdowns: make(map[indicators.Breakdown]bool), common: make(map[commonCodes]int),
				known: make(map[[2]string]bool),
			}
			g.at[key.Area] = a
			g.areas = append(g.areas, key.Area)
		}
		if !a.breakdowns[key.Breakdown] {
			a.breakdowns[key.Breakdown] = true
			set := dimensionsOf(key.Breakdown)
			if !slices.ContainsFunc(a.sets, func(o []ID) bool { return slices.Equal(o, set) }) {
				a.sets = append(a.sets, set)
			}
		}
	}
	for _, g := range groups {
		slices.Sort(g.areas)
	}
	return groups
}

// dimensionsOf returns the dimensions of a breakdown, in order.
func dimensionsOf(b indicators.Breakdown) (set []ID) {
	for p := range b.Parts() {
		set = append(set, p.Dimension)
	}
	return set
}

// overlaps reports whether another series of the group may hold the one of a key, or lie
// in it: an area that holds the other's, and codes that do not differ in any dimension
// that both have.
func (g *seriesOf) overlaps(key indicators.Key) bool {
	if found, ok := g.found[key]; ok {
		return found
	}
	found := false
	for _, area := range g.related(key.Area) {
		if g.at[area].overlaps(key.Breakdown, area == key.Area) {
			found = true
			break
		}
	}
	g.found[key] = found
	return found
}

// related returns the areas that hold an area, itself, and those that it holds. The area
// that is not stated holds all.
func (g *seriesOf) related(area ID) []ID {
	if area == "" {
		return g.areas
	}
	var all []ID
	for n := range len(area) + 1 {
		if holder := area[:n]; n == 0 || n == len(area) || area[n] == '-' {
			if _, ok := g.at[holder]; ok {
				all = append(all, holder)
			}
		}
	}
	prefix := string(area) + "-"
	lo, _ := slices.BinarySearch(g.areas, ID(prefix))
	for _, inside := range g.areas[lo:] {
		if !strings.HasPrefix(string(inside), prefix) {
			break
		}
		all = append(all, inside)
	}
	return all
}

// overlaps reports whether one of the area's breakdowns differs from b in no dimension that
// both have; own says that b itself, which is among them, is not meant.
func (a *areaSeries) overlaps(b indicators.Breakdown, own bool) bool {
	mine := dimensionsOf(b)
	for _, set := range a.sets {
		n := a.count(set, mine, restricted(b, set))
		if own && slices.Equal(set, mine) {
			n--
		}
		if n > 0 {
			return true
		}
	}
	return false
}

// count returns how many breakdowns by a set of dimensions have some codes in the
// dimensions that it shares with another.
func (a *areaSeries) count(set, with []ID, codes indicators.Breakdown) int {
	key := commonCodes{joined(set), joined(with), codes}
	if pair := [2]string{key.set, key.with}; !a.known[pair] {
		a.known[pair] = true
		for b := range a.breakdowns {
			if slices.Equal(dimensionsOf(b), set) {
				a.common[commonCodes{key.set, key.with, restricted(b, with)}]++
			}
		}
	}
	return a.common[key]
}

func joined(set []ID) string {
	var b strings.Builder
	for _, id := range set {
		b.WriteString(string(id) + ",")
	}
	return b.String()
}

// restricted returns a breakdown without the dimensions that a set lacks.
func restricted(b indicators.Breakdown, set []ID) indicators.Breakdown {
	out := b
	for p := range b.Parts() {
		if !slices.Contains(set, p.Dimension) {
			if x, err := out.With(p.Dimension, ""); err == nil {
				out = x
			}
		}
	}
	return out
}
