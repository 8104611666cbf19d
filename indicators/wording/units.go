package wording

import (
	"sort"
	"sync"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// unitInfo is a unit that has names: singular and plural; in Arabic singular,
// dual, plural, and accusative singular.
type unitInfo struct {
	symbol  string
	measure bool // it can be divided
	en, fr  [2]string
	ar      [4]string
}

// Units that are no nouns of the table.
const (
	unitPercent = -1 - iota
	unitPoint
	unitBasis
)

// unitCache holds the units of the tables as package figure knows them. It is
// made when the first figure with a unit is read.
var unitCache = sync.OnceValue(func() *struct {
	nouns                  [len(unitTable)]figure.Unit
	money                  [len(codes)]figure.Unit
	percent, points, basis figure.Unit
} {
	c := new(struct {
		nouns                  [len(unitTable)]figure.Unit
		money                  [len(codes)]figure.Unit
		percent, points, basis figure.Unit
	})
	for i := range unitTable {
		c.nouns[i] = figure.MustParseUnit(unitTable[i].symbol)
	}
	for i, code := range codes {
		if code.IsSet() {
			c.money[i] = figure.MustParseUnit(code.String())
		}
	}
	c.percent = figure.MustParseUnit("percent")
	c.points = figure.MustParseUnit("percentage_point")
	c.basis = figure.MustParseUnit("basis_point")
	return c
})

// findUnit returns the names of a unit by its symbol.
func findUnit(symbol string) (*unitInfo, bool) {
	i := sort.Search(len(unitOrder), func(i int) bool { return unitTable[unitOrder[i]].symbol >= symbol })
	if i < len(unitOrder) && unitTable[unitOrder[i]].symbol == symbol {
		return &unitTable[unitOrder[i]], true
	}
	for i := range ratioUnits {
		if ratioUnits[i].symbol == symbol {
			return &ratioUnits[i], true
		}
	}
	return nil, false
}

// ratioUnits are the names of differences between percentages.
var ratioUnits = [...]unitInfo{
	{"percentage_point", true, [2]string{"percentage point", "percentage points"}, [2]string{"point", "points"},
		[4]string{"نقطة مئوية", "نقطتان مئويتان", "نقط مئوية", "نقطة مئوية"}},
	{"basis_point", true, [2]string{"basis point", "basis points"}, [2]string{"point de base", "points de base"},
		[4]string{"نقطة أساس", "نقطتا أساس", "نقط أساس", "نقطة أساس"}},
}
