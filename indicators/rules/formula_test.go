package rules

import (
	"fmt"
	"testing"
)

// TestLinearFormula: formulas that only add and subtract names.
func TestLinearFormula(t *testing.T) {
	for formula, want := range map[string]string{
		"a + b":          "[a b] []",
		"a+b+c":          "[a b c] []",
		"a - b":          "[a] [b]",
		"a - b - c":      "[a] [b c]",
		"a - b + c":      "[a c] [b]",
		" az_AZ09 + b9 ": "[az_AZ09 b9] []",
		"a":              "",
		"":               "",
		"a +":            "",
		"- a":            "",
		"a ++ b":         "",
		"a * b":          "",
		"a + b / c":      "",
		"a + 2":          "",
		"a + 9b":         "",
		"a + 0b":         "",
		"a + é":          "",
		"a b + c":        "",
	} {
		plus, minus, ok := linearFormula(formula)
		if got := fmt.Sprint(plus, " ", minus); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s, %t", formula, got, ok)
		}
	}
	for _, name := range []string{"a", "z", "A", "Z", "_", "a0", "a9", "_9"} {
		if !plainName(name) {
			t.Errorf("%q is no name", name)
		}
	}
	for _, name := range []string{"", "`", "{", "@", "[", "a/", "a:", "0", "9", "5a", "a^", " "} {
		if plainName(name) {
			t.Errorf("%q is a name", name)
		}
	}
	for formula, want := range map[string]string{
		"a/b": "a b true", " a / b ": "a b true", "a": "a  false", "a/b/c": "a b/c false", "/b": " b false", "a/": "a  false",
		"a/2": "a 2 false", "2/b": "2 b false",
	} {
		a, b, ok := simpleQuotient(formula)
		if got := fmt.Sprint(a, " ", b, " ", ok); got != want {
			t.Errorf("%q: %s", formula, got)
		}
	}
}
