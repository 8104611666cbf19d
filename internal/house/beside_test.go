package house_test

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// topics are words in names of test files that are about more than one file.
var topics = []string{
	"bench", "corners", "example", "export", "findings", "fuzz", "hashes", "hostile", "kit", "law", "norace", "oracle", "phrases", "progress",
	"race", "random", "roundtrip", "safety", "sample", "similar", "stream", "wild", "wording", "zero",
}

// TestBeside: a test file stands beside the file that it tests, under its name,
// or is about a topic. A test named for an exported function or type stands
// beside the file that declares it.
func TestBeside(t *testing.T) {
	t.Skip("files are being moved")
	src := tree(t)
	files := make(map[string]bool)
	declared := make(map[string]string) // "dir Name" -> file
	for _, f := range src.Files {
		if f.Test {
			continue
		}
		files[f.Name] = true
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.IsExported() {
					declared[f.Dir+" "+d.Name.Name] = f.Name
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() {
						declared[f.Dir+" "+s.Name.Name] = f.Name
					}
				}
			}
		}
	}
	for _, f := range src.Files {
		if !f.Test || f.Nested || house.Example(f.Dir) || house.ForTests(f.Dir) {
			continue
		}
		beside := path.Join(f.Dir, stem(f.Name)+".go")
		if !files[beside] {
			if !slices.ContainsFunc(strings.Split(stem(f.Name), "_"), func(word string) bool { return slices.Contains(topics, word) }) {
				t.Errorf("%s: there is no %s", f.Name, path.Base(beside))
			}
			continue
		}
		for _, decl := range f.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok || d.Recv != nil {
				continue
			}
			name, isTest := strings.CutPrefix(d.Name.Name, "Test")
			if home := declared[f.Dir+" "+name]; isTest && home != "" && home != beside {
				t.Errorf("%s: %s tests what %s declares", f.Name, d.Name.Name, path.Base(home))
			}
		}
	}
}
