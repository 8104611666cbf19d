package house_test

import (
	"bufio"
	"go/parser"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

var parsed = sync.OnceValues(func() (*house.Tree, error) {
	root, err := house.Root()
	if err != nil {
		return nil, err
	}
	return house.Parse(root, parser.ParseComments)
})

// tree is the source of the project.
func tree(t *testing.T) *house.Tree {
	t.Helper()
	src, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	if len(src.Files) < 100 {
		t.Fatalf("only %d files found", len(src.Files))
	}
	return src
}

// TestTopLevel: whoever opens the folder sees what the project is made of.
func TestTopLevel(t *testing.T) {
	root := tree(t).Root
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md",
		"agreements", "doc.go", "examples", "go.mod", "go.sum", "indicators", "internal", "offshoring",
	}
	ignored := ignored(t, root)
	for _, e := range entries {
		at, found := slices.BinarySearch(want, e.Name())
		switch {
		case found:
			want = slices.Delete(want, at, at+1)
		case !slices.ContainsFunc(ignored, func(pattern string) bool { ok, _ := path.Match(pattern, e.Name()); return ok }):
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
	if len(want) > 0 {
		t.Errorf("missing at the top level: %s", strings.Join(want, " "))
	}
}

// ignored lists the names that git does not see.
func ignored(t *testing.T, root string) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list := []string{".git"}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		list = append(list, strings.TrimSuffix(lines.Text(), "/"))
	}
	return list
}
