package wording

import "github.com/mithaq-go/mithaq/indicators/wording/internal/tables"

// Work finds all figures of a text and returns how many tokens it took and
// phrases it tried.
func Work(text string) (work, figures int) {
	f := finder{parser: parser{s: text, opt: &Reader{}, find: true}, bullets: countBullets(text)}
	for {
		if _, _, ok := f.next(); !ok {
			return f.work, figures
		}
		figures++
	}
}

// GenerateTables is what go generate runs.
var GenerateTables = tables.Generate

// Units returns the symbols that have names.
func Units() []string {
	var list []string
	for _, u := range unitTable {
		list = append(list, u.symbol)
	}
	return list
}
