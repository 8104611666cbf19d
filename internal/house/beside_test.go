package house_test

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// topics are names of test files that are about a whole package.
var topics = []string{
	"bench", "cldr", "codes", "corners", "example", "export", "findings", "fuzz", "hashes", "hostile", "kit", "link", "norace", "oracle", "phrases", "progress", "race",
	"random", "roundtrip", "safety", "sample", "similar", "stream", "tables", "wording",
}

// TestBeside: a test file stands beside the file that it tests, under its name.
// One may be about files that begin alike (csv_test.go about csv_reader.go and
// csv_writer.go), about one side of a file (view_law_test.go), or about a topic
// of the whole package. A test named for an exported function or type stands
// beside the file that declares it.
func TestBeside(t *testing.T) {
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
			first, _, _ := strings.Cut(stem(f.Name), "_")
			if !slices.Contains(topics, first) && !alike(files, f) {
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

// alike reports whether a file that is no test begins like a test file, or the
// other way round.
func alike(files map[string]bool, test *house.File) bool {
	for name := range files {
		a, b := stem(name), stem(test.Name)
		if path.Dir(name) == test.Dir && (strings.HasPrefix(a, b+"_") || strings.HasPrefix(b, a+"_")) {
			return true
		}
	}
	return false
}
