package house_test

import (
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// limits are how much of a package a user has to read at most: exported types,
// and lines that go doc -short prints.
func limits(dir string) house.Surface {
	switch dir {
	case "indicators":
		return house.Surface{Types: 68, Lines: 115}
	case "agreements":
		return house.Surface{Types: 99, Lines: 150}
	}
	return house.Surface{Types: 35, Lines: 60}
}

func TestSurfaces(t *testing.T) {
	all, err := tree(t).Surfaces()
	if err != nil {
		t.Fatal(err)
	}
	for dir, is := range all {
		most := limits(dir)
		t.Logf("%s: %d exported types, %d lines of go doc -short", dir, is.Types, is.Lines)
		if is.Types > most.Types {
			t.Errorf("%s exports %d types, at most %d are readable", dir, is.Types, most.Types)
		}
		if is.Lines > most.Lines {
			t.Errorf("go doc -short prints %d lines of %s, at most %d are readable", is.Lines, dir, most.Lines)
		}
	}
}

// TestHidden: what an exported function or method returns has a name that users
// can write down.
func TestHidden(t *testing.T) {
	src := tree(t)
	for _, dir := range src.Packages() {
		if house.Public(dir) {
			for _, what := range src.Hidden(dir) {
				t.Errorf("%s: %s", dir, what)
			}
		}
	}
}

// TestHiddenFinds: a type may hide behind a pointer or a slice, and a name of a
// result or of a type parameter is no type.
func TestHiddenFinds(t *testing.T) {
	const text = `package p
type T struct{}
type row struct{}
type G[row any] struct{}
func A() row                        { return row{} }
func (*T) B() (n int, list []*row)  { return }
func (t T) C() map[string]func() row { return nil }
func (t T) D() (row int)            { return }
func (g *G[row]) E() row            { panic(0) }
func (t T) F() other.row            { return }
func (t T) g() row                  { return row{} }
func (r row) H() row                { return r }
`
	src := &house.Tree{Fset: token.NewFileSet()}
	f, err := parser.ParseFile(src.Fset, "p.go", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	src.Files = []*house.File{{File: f, Name: "p/p.go", Dir: "p"}}
	want := []string{"(*T).B returns row", "(T).C returns row", "A returns row"}
	if got := src.Hidden("p"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
