package house_test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// TestImportTable: a public package imports, directly or by way of others, what
// the table allows and nothing else.
func TestImportTable(t *testing.T) {
	g := tree(t).Graph()
	for dir := range g.Public() {
		allowed := house.Allowed(dir)
		for reached, via := range g.Reach(dir) {
			if house.Public(reached) && !slices.Contains(allowed, reached) {
				t.Errorf("%s must not import %s (by way of %s)", dir, reached, via)
			}
		}
	}
}

// TestImportsInside: internal packages do not import upwards, and the library
// imports no example and no package for tests.
func TestImportsInside(t *testing.T) {
	g := tree(t).Graph()
	for dir := range g {
		if house.Example(dir) || house.ForTests(dir) {
			continue
		}
		reached := g.Reach(dir)
		if via, ok := reached[dir]; ok {
			t.Errorf("%s imports itself by way of %s", dir, via)
		}
		for d := range reached {
			if house.Example(d) || house.ForTests(d) {
				t.Errorf("%s imports %s", dir, d)
			}
		}
		// What is below a hall knows nothing of that hall's upper floors.
		if top, _, hidden := strings.Cut(dir, "/internal/"); hidden && house.Public(top) {
			if floor, ok := house.Floors[dir]; ok {
				top = floor
			}
			for d := range reached {
				if house.Public(d) && d != top && !slices.Contains(house.Allowed(top), d) {
					t.Errorf("%s must not import %s", dir, d)
				}
			}
		}
	}
}

// TestDependencies: one dependency in the library, one more in tests, and no
// package of the standard library that brings a clock, chance, a network or
// other programs.
func TestDependencies(t *testing.T) {
	src := tree(t)
	unwanted := []string{"context", "log", "math/rand", "math/rand/v2", "net/http", "os/exec", "unsafe"}
	for _, f := range src.Files {
		if f.Nested {
			continue
		}
		for _, spec := range f.Imports {
			name, ours := house.Import(spec.Path.Value)
			at := src.Fset.Position(spec.Pos())
			switch {
			case ours, name == "github.com/shopspring/decimal":
			case strings.HasPrefix(name, "github.com/google/go-cmp/"):
				if !f.Test && !house.ForTests(f.Dir) {
					t.Errorf("%v: go-cmp is for tests", at)
				}
			case strings.Contains(strings.Split(name, "/")[0], "."):
				t.Errorf("%v: %s is a dependency that the README does not know", at, name)
			case slices.Contains(unwanted, name) && f.Library():
				t.Errorf("%v: the library does not import %s", at, name)
			}
		}
	}
}

// TestHallsHoldNoData: what a user of another sector links holds no text of
// Morocco's records. Strings of over 20 bytes in the data files are looked for in
// the string literals and embedded files of indicators and agreements.
func TestHallsHoldNoData(t *testing.T) {
	src := tree(t)
	const size = 21
	records := dataStrings(t, src.Root)
	if len(records) < 500 {
		t.Fatalf("only %d strings in the data files", len(records))
	}
	prefixes := make(map[string][]string)
	for _, s := range records {
		prefixes[s[:size]] = append(prefixes[s[:size]], s)
	}
	for _, f := range src.Files {
		if f.Test || f.Nested || !strings.HasPrefix(f.Dir, "indicators") && !strings.HasPrefix(f.Dir, "agreements") {
			continue
		}
		look := func(where, text string) {
			for i := 0; i+size <= len(text); i++ {
				for _, s := range prefixes[text[i:i+size]] {
					if strings.HasPrefix(text[i:], s) {
						t.Errorf("%s holds a text of Morocco's data: %q", where, s)
					}
				}
			}
		}
		ast.Inspect(f.File, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok {
				look(src.Fset.Position(lit.Pos()).String(), unquote(lit.Value))
			}
			return true
		})
		for name, text := range embedded(t, src.Root, f) {
			look(name, text)
		}
	}
}
