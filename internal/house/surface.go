package house

import (
	"go/ast"
	"go/doc"
	"slices"
	"strings"
)

// Surface is what a user has to read of a package.
type Surface struct {
	Types int // exported types
	Lines int // lines that go doc -short prints
}

// Surfaces measures all public packages.
func (t *Tree) Surfaces() (map[string]Surface, error) {
	files := make(map[string][]*ast.File)
	for _, f := range t.Files {
		if !f.Test && !f.Nested && Public(f.Dir) {
			files[f.Dir] = append(files[f.Dir], f.File)
		}
	}
	out := make(map[string]Surface)
	for dir, list := range files {
		// Without AllDecls it would remove what is not exported from the tree.
		p, err := doc.NewFromFiles(t.Fset, list, Module+"/"+dir, doc.PreserveAST|doc.AllDecls)
		if err != nil {
			return nil, err
		}
		s := Surface{Lines: shown(p.Consts, p.Vars, p.Funcs)}
		for _, typ := range p.Types {
			if ast.IsExported(typ.Name) {
				s.Types++
				s.Lines++
			}
			s.Lines += shown(typ.Consts, typ.Vars, typ.Funcs)
		}
		out[dir] = s
	}
	return out, nil
}

// shown counts groups of constants and of variables, and functions, in which
// anything is exported.
func shown(consts, vars []*doc.Value, funcs []*doc.Func) int {
	n := 0
	for _, v := range slices.Concat(consts, vars) {
		if slices.ContainsFunc(v.Names, ast.IsExported) {
			n++
		}
	}
	for _, f := range funcs {
		if ast.IsExported(f.Name) {
			n++
		}
	}
	return n
}

// Hidden lists the exported functions and methods of a package that return a
// type that is not exported, as "F returns t".
func (t *Tree) Hidden(dir string) []string {
	var list []string
	declared := t.types(dir)
	for _, f := range t.Files {
		if f.Test || f.Dir != dir {
			continue
		}
		for _, decl := range f.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok || !exported(d) || d.Type.Results == nil {
				continue
			}
			parameters := make(map[string]bool) // a type parameter hides a type
			for _, fields := range []*ast.FieldList{d.Recv, d.Type.TypeParams} {
				for _, name := range names(fields) {
					parameters[name] = true
				}
			}
			for _, result := range d.Type.Results.List {
				ast.Inspect(result.Type, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.SelectorExpr:
						return false
					case *ast.Ident:
						if !n.IsExported() && declared[n.Name] && !parameters[n.Name] {
							list = append(list, receiver(d)+d.Name.Name+" returns "+n.Name)
						}
					}
					return true
				})
			}
		}
	}
	slices.Sort(list)
	return list
}

// types returns the names of the types that a package declares.
func (t *Tree) types(dir string) map[string]bool {
	set := make(map[string]bool)
	for _, f := range t.Files {
		if f.Test || f.Dir != dir {
			continue
		}
		for _, decl := range f.Decls {
			if d, ok := decl.(*ast.GenDecl); ok {
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok {
						set[s.Name.Name] = true
					}
				}
			}
		}
	}
	return set
}

// exported reports whether users can call a function or method.
func exported(d *ast.FuncDecl) bool {
	if !d.Name.IsExported() {
		return false
	}
	if d.Recv == nil {
		return true
	}
	name, _ := base(d.Recv.List[0].Type)
	return ast.IsExported(name)
}

// names lists the names of fields, and the type parameters of a receiver.
func names(fields *ast.FieldList) []string {
	if fields == nil {
		return nil
	}
	var list []string
	for _, f := range fields.List {
		for _, name := range f.Names {
			list = append(list, name.Name)
		}
		e := f.Type
		if star, ok := e.(*ast.StarExpr); ok {
			e = star.X
		}
		switch e := e.(type) {
		case *ast.IndexExpr:
			list = append(list, identifiers(e.Index)...)
		case *ast.IndexListExpr:
			list = append(list, identifiers(e.Indices...)...)
		}
	}
	return list
}

func identifiers(list ...ast.Expr) []string {
	var out []string
	for _, e := range list {
		if id, ok := e.(*ast.Ident); ok {
			out = append(out, strings.TrimSpace(id.Name))
		}
	}
	return out
}
