package wording

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/tables"
)

// Work finds all figures of a text and returns how many tokens it took and
// phrases it tried.
func Work(text string) (work, figures int) {
	f := finder{parser: parser{s: text, opt: Reader{}, book: &vocabularies[0], find: true}, bullets: countBullets(text)}
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

// Row is a row of a decision table: its example, and what runs a function
// without it.
type Row struct {
	Example string
	Without func(f func())
}

// without runs f while a row does not hold.
func without[T any](row *T, never func(*T)) func(f func()) {
	return func(f func()) {
		was := *row
		defer func() { *row = was }()
		never(row)
		f()
	}
}

// TextRows returns the rows of the tables of what is no figure.
func TextRows() (rows []Row) {
	for _, table := range [][]textRule{wordRules[:], digitRules[:], nameRules[:]} {
		for i := range table {
			never := func(r *textRule) { r.all = ^textFacts(0) }
			rows = append(rows, Row{table[i].example, without(&table[i], never)})
		}
	}
	for i := range guardRules {
		never := func(r *guardRule) { r.never = true }
		rows = append(rows, Row{guardRules[i].example, without(&guardRules[i], never)})
	}
	return rows
}

// SeparatorRows returns the rows of the table of separators.
func SeparatorRows() (rows []Row) {
	for i := range separatorRules {
		never := func(r *separatorRule) { r.class = 0 }
		rows = append(rows, Row{separatorRules[i].example, without(&separatorRules[i], never)})
	}
	return rows
}

// GrowthRows returns the rows of the tables of number words of a vocabulary, by the
// tag of its language.
func GrowthRows(tag string) (rows []Row) {
	at := slices.IndexFunc(vocabularies[:], func(v vocabulary) bool { return v.tag == tag })
	for l := Ar; l <= langOwn; l++ {
		table := vocabularies[at].growths[l]
		for i := range table {
			never := func(g *growth) { g.next = span{1, 0} }
			rows = append(rows, Row{table[i].example, without(&table[i], never)})
		}
	}
	return rows
}

// Home is a word that tells of which country a currency is.
type Home struct {
	Word     string
	Currency int
}

// Homes returns the words that tell of which country a currency is, and of those that go on one
// that does.
func Homes() (all []Home) {
	for _, h := range homes {
		for _, w := range h.words {
			begins, open := strings.CutSuffix(w, "-")
			all = append(all, Home{begins, h.cur})
			if open {
				all = append(all, Home{begins + "xy", h.cur})
			}
		}
	}
	return all
}

// HomeOf returns the currency that a folded word tells of, or 0.
func HomeOf(word string) int {
	if n := homeOf([]byte(word)); n != 0 {
		return homes[n-1].cur
	}
	return curNone
}
