package rules_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestTells holds all that each rule says of the inputs of its page, and all rules of a
// book that has everything that a book can have.
func TestTells(t *testing.T) {
	examples, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	write := func(name, text string, view indicators.View, list ...rules.Rule) {
		fmt.Fprintf(&b, "== %s\n", name)
		for _, f := range rules.Check(decode(t, text), view, list...) {
			fmt.Fprintf(&b, "%v\n", f)
			for _, e := range f.Evidence {
				note, _ := e.Note.Display(wording.En)
				line := fmt.Sprintf("  %s %s %s %s %s", e.Path, e.Source, e.Quantity, e.Words, note)
				b.WriteString(strings.TrimRight(line, " ") + "\n")
			}
			if s := f.SuggestionText(wording.En); s != "" {
				fmt.Fprintf(&b, "  %s\n", s)
			}
		}
	}
	all := rules.All()
	for n, x := range examples {
		write(string(x.Code), x.Fires, declaredView(t, x.Declared), all[n])
	}
	complete, err := os.ReadFile("../testdata/complete.json")
	if err != nil {
		t.Fatal(err)
	}
	write("a book with everything", string(complete), declaredView(t, ""), all...)
	write("without figures", string(complete), indicators.View{}, all...)
	testkit.Golden(t, "pages.txt", b.Bytes())
}
