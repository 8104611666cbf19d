package house_test

import (
	"go/ast"
	"go/token"
	"path"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// TestDoc: each package has a page in doc.go; each exported function, method and
// type has a comment that begins with its name.
func TestDoc(t *testing.T) {
	src := tree(t)
	fset := src.Fset
	pages := make(map[string]string)
	for _, f := range src.Files {
		if f.Test || f.Nested {
			continue
		}
		if f.Doc != nil {
			if before, ok := pages[f.Dir]; ok {
				t.Errorf("%s: the package comment stands in %s", f.Name, before)
			}
			pages[f.Dir] = f.Name
		}
		if !house.Public(f.Dir) {
			continue
		}
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && receiverExported(d) {
					checkComment(t, fset, d.Doc, d.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() {
						doc := s.Doc
						if doc == nil {
							doc = d.Doc
						}
						checkComment(t, fset, doc, s.Name)
					}
				}
			}
		}
	}
	for _, f := range src.Files {
		if _, ok := pages[f.Dir]; !ok && !f.Test && !f.Nested {
			t.Errorf("package in %s has no comment", f.Dir)
			pages[f.Dir] = ""
		}
	}
	for dir, page := range pages {
		if (house.Public(dir) || dir == ".") && path.Base(page) != "doc.go" {
			t.Errorf("%s: the package comment stands in %q, want doc.go", dir, page)
		}
	}
}

func receiverExported(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	e := d.Recv.List[0].Type
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	id, ok := e.(*ast.Ident)
	return ok && id.IsExported()
}

func checkComment(t *testing.T, fset *token.FileSet, doc *ast.CommentGroup, name *ast.Ident) {
	t.Helper()
	text := doc.Text()
	for _, article := range []string{"A ", "An ", "The "} {
		text = strings.TrimPrefix(text, article)
	}
	if word, _, _ := strings.Cut(text, " "); strings.TrimRight(word, ",:.\n") != name.Name {
		t.Errorf("%v: the comment on %s does not begin with its name", fset.Position(name.Pos()), name.Name)
	}
}
