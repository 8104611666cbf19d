package house_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// TestMap: the page of the root package names every public package, and none
// that is not there.
func TestMap(t *testing.T) {
	src := tree(t)
	text, err := os.ReadFile(filepath.Join(src.Root, "doc.go"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile(`\[`+regexp.QuoteMeta(house.Module)+`/([a-z/]+)\]`).FindAllSubmatch(text, -1) {
		named = append(named, string(m[1]))
	}
	packages := src.Packages()
	for _, dir := range packages {
		if house.Public(dir) && !slices.Contains(named, dir) {
			t.Errorf("doc.go does not name %s", dir)
		}
	}
	for _, dir := range named {
		if !slices.Contains(packages, dir) {
			t.Errorf("doc.go names %s, which is not there", dir)
		}
	}
}
