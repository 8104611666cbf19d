package house_test

import (
	"go/ast"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// TestExamples: each exported type has an Example, and each Example has an output.
func TestExamples(t *testing.T) {
	src := tree(t)
	fset := src.Fset
	type key struct{ dir, name string }
	have := make(map[key]bool)
	for _, f := range src.Files {
		if !f.Test || f.Nested {
			continue
		}
		for _, decl := range f.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok || d.Recv != nil {
				continue
			}
			name, ok := strings.CutPrefix(d.Name.Name, "Example")
			if !ok {
				continue
			}
			if !hasOutput(f, d) {
				t.Errorf("%v: %s has no output", fset.Position(d.Pos()), d.Name.Name)
			}
			name, _, _ = strings.Cut(name, "_")
			have[key{f.Dir, name}] = true
		}
	}
	for _, f := range src.Files {
		if f.Test || f.Nested || !house.Public(f.Dir) {
			continue
		}
		for _, decl := range f.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range d.Specs {
				if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() && !have[key{f.Dir, s.Name.Name}] {
					t.Errorf("%v: %s has no Example", fset.Position(s.Pos()), s.Name.Name)
				}
			}
		}
	}
}

func hasOutput(f *house.File, d *ast.FuncDecl) bool {
	for _, c := range f.Comments {
		if c.Pos() > d.Body.Pos() && c.End() < d.Body.End() {
			text := strings.ToLower(c.Text())
			if strings.HasPrefix(text, "output:") || strings.HasPrefix(text, "unordered output:") {
				return true
			}
		}
	}
	return false
}
