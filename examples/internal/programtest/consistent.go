package programtest

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/consistent"
)

// Pages is a program with the arguments for its pages in a language and for its JSON.
type Pages struct {
	Run program.Run
	// Text are the arguments of each page of the program in a language: plain text,
	// Markdown, and what options print.
	Text func(lang string) [][]string
	JSON []string
	// Unmarked, Aside and Few are those of [consistent.Page].
	Unmarked bool
	Aside    []string
	Few      int
}

// Consistent holds the pages of a program in three languages to one spelling, as
// [consistent.Page.Check] does.
func Consistent(t *testing.T, p Pages) {
	t.Helper()
	data := []byte(Print(t, p.Run, p.JSON...))
	for _, l := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		for _, args := range p.Text(l.String()) {
			consistent.Page{
				Name: fmt.Sprintf("%q", args), Text: Print(t, p.Run, args...), Locale: wording.LocaleOf(l), JSON: data,
				Unmarked: p.Unmarked, Aside: p.Aside, Few: p.Few,
			}.Check(t)
		}
	}
}
