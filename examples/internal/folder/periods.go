package folder

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// Periods lists periods, each once and in order; years in a row are written as one:
// "2004, 2007, 2010 to 2024", with to between its ends and comma between two. Say says a
// period; nil writes its code.
func Periods(all []period.Period, to, comma string, say func(period.Period) string) string {
	if say == nil {
		say = period.Period.String
	}
	all = slices.Clone(all)
	slices.SortFunc(all, period.Period.Compare)
	all = slices.Compact(all)
	var years, others []period.Period
	for _, p := range all {
		if p.Kind() == period.KindYear {
			years = append(years, p)
		} else {
			others = append(others, p)
		}
	}
	var list []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j].Next() == years[j+1] {
			j++
		}
		switch {
		case j > i+1:
			list = append(list, say(years[i])+to+say(years[j]))
		default:
			for _, y := range years[i : j+1] {
				list = append(list, say(y))
			}
		}
		i = j + 1
	}
	for _, p := range others {
		list = append(list, say(p))
	}
	return strings.Join(list, comma)
}
