package rules

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Extent is how much of a dataset a rule looks at to judge one figure, and so which keys
// must be checked together where a dataset is split among machines. Every part has the
// whole catalogue and all bodies, sources and corrections; it is the observations that
// are split.
type Extent uint16

const (
	// OneRecord: each observation by itself. Any split will do.
	OneRecord Extent = iota + 1
	// OneKey: what is said of one key, whatever the perimeter. No rule of the library is
	// of this extent: what may be told of many keys is told in a summary.
	OneKey
	// OneSeries: all periods of a series, whatever the perimeter. Conflicts
	// ([indicators.View.Conflicts]) are of this extent: periods may overlap, as a year and
	// its quarters do.
	OneSeries
	// Whole: the whole dataset. Sums, flows, quotients and neighbours hold figures of
	// different keys against each other, and which record is at fault is told by all that
	// can speak for it; references may lead anywhere.
	Whole
)

var extents = enum.Table[Extent]{"", "record", "key", "series", "whole"}

// String returns "record", "key", "series" or "whole".
func (e Extent) String() string { return extents.String("extent", e) }

// Needs returns the extent of a rule of the library. That of a code that is not the
// library's is [Whole].
//
// A dataset that is split so that the keys of one group ([Extent.Group]) stay together
// draws the same findings of the rule, put together as a set, as the dataset in one
// piece: those about definitions, bodies, sources and corrections are found in every part.
func Needs(code finding.Code) Extent {
	switch code {
	case "IND001", "IND003", "IND004", "IND005", "IND010", "IND011", "IND012", "IND013", "IND014",
		"IND015", "IND017", "IND019", "IND020", "IND021", "IND023", "IND024", "IND025", "IND060", "IND061",
		"IND062", "IND063", "IND064":
		return OneRecord
	case "IND022", "IND054":
		return OneSeries
	}
	return Whole
}

// ByExtent puts rules that are to be run together into lists, by what of a dataset must be
// checked together. Of one cause [Check] tells one finding, whichever rules meet it: a
// value out of bounds that a sum shows to be wrong as well is told once. Rules that may
// speak of one cause are therefore in one list, that of the widest extent among them. The
// rules of a list are in their order.
//
// Check each list on the parts of a split that keeps the keys of one group of its extent
// ([Extent.Group]) together, or of a wider one: the findings of all parts and lists, put
// together as a set, are those of all rules on the dataset in one piece.
func ByExtent(run ...Rule) map[Extent][]Rule {
	common := Extent(0)
	for _, r := range run {
		if sharesCauses(r.Code) {
			common = max(common, Needs(r.Code))
		}
	}
	lists := map[Extent][]Rule{}
	for _, r := range run {
		e := Needs(r.Code)
		if sharesCauses(r.Code) {
			e = common
		}
		lists[e] = append(lists[e], r)
	}
	return lists
}

// sharesCauses reports whether findings of a rule may be left out, or tell more, for what
// other rules find: see grouped.
func sharesCauses(code finding.Code) bool {
	switch code {
	case "IND020", "IND021", "IND022":
		return true
	case "IND051", "IND052", "IND053":
		return false // worth knowing, and no doubt about a figure
	}
	return code >= "IND030" && code < "IND055"
}

// Group names the group of a key: keys of one name stay together.
func (e Extent) Group(k indicators.Key) string {
	switch k.Perimeter = ""; e {
	case OneRecord, OneKey:
		return k.String()
	case OneSeries:
		return k.Series().String()
	}
	return ""
}
