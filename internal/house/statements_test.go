package house_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// TestStatements: no floats, no goroutines, no panic but in Must, no clock, no
// environment, no init, nothing exported that can be assigned to.
func TestStatements(t *testing.T) {
	src := tree(t)
	for _, f := range src.Files {
		if !f.Library() {
			continue
		}
		for _, decl := range f.Decls {
			must := false
			switch d := decl.(type) {
			case *ast.FuncDecl:
				must = strings.HasPrefix(strings.ToLower(d.Name.Name), "must")
				if d.Name.Name == "init" && d.Recv == nil {
					t.Errorf("%v: init", src.Fset.Position(d.Pos()))
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					v, ok := s.(*ast.ValueSpec)
					if !ok || d.Tok != token.VAR {
						continue
					}
					for _, name := range v.Names {
						if name.IsExported() && !strings.HasPrefix(name.Name, "Err") {
							t.Errorf("%v: %s is an exported variable", src.Fset.Position(name.Pos()), name.Name)
						}
					}
				}
			}
			ast.Inspect(decl, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					t.Errorf("%v: a goroutine", src.Fset.Position(n.Pos()))
				case *ast.BasicLit:
					if n.Kind == token.FLOAT && strings.Contains(n.Value, ".") {
						t.Errorf("%v: a float", src.Fset.Position(n.Pos()))
					}
				case *ast.Ident:
					if n.Name == "float64" || n.Name == "float32" {
						t.Errorf("%v: a float", src.Fset.Position(n.Pos()))
					}
				case *ast.CallExpr:
					if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "panic" && !must {
						t.Errorf("%v: a panic", src.Fset.Position(n.Pos()))
					}
				case *ast.SelectorExpr:
					if id, ok := n.X.(*ast.Ident); ok {
						switch what := id.Name + "." + n.Sel.Name; what {
						case "time.Now", "time.Since", "time.Until", "time.Local", "time.LoadLocation", "os.Getenv", "os.LookupEnv", "os.Environ":
							t.Errorf("%v: %s", src.Fset.Position(n.Pos()), what)
						}
					}
				}
				return true
			})
		}
	}
}
