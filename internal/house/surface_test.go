package house_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// limits are how much of a package a user has to read at most: exported types,
// and lines that go doc -short prints.
func limits(dir string) house.Surface {
	switch dir {
	case "indicators":
		return house.Surface{Types: 69, Lines: 115}
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
