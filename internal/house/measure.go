package house

import (
	"go/ast"
	"go/token"
	"strings"
	"unicode/utf8"
)

// MaxColumns is how long a line may be, in characters; a tab counts as one.
const MaxColumns = 120

// Function is a function, a method, or a function value of a package variable.
type Function struct {
	Name       string // such as agreements.(*Ledger).fill
	At         token.Position
	Lines      int
	Complexity int // cyclomatic, as gocyclo counts it
}

// Functions measures all functions of a file.
func (t *Tree) Functions(f *File) []Function {
	var list []Function
	add := func(n ast.Node, name string) {
		from, to := t.Fset.Position(n.Pos()), t.Fset.Position(n.End())
		list = append(list, Function{f.Dir + "." + name, from, to.Line - from.Line + 1, complexity(n)})
	}
	for _, decl := range f.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			add(d, receiver(d)+d.Name.Name)
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if v, ok := s.(*ast.ValueSpec); ok {
					for i, value := range v.Values {
						if lit, ok := value.(*ast.FuncLit); ok {
							add(lit, v.Names[i].Name)
						}
					}
				}
			}
		}
	}
	return list
}

// receiver is the receiver of a method as it stands before its name, "(T)." or
// "(*T).".
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	name, star := base(d.Recv.List[0].Type)
	return "(" + star + name + ")."
}

// base is the name of a receiver's type without type parameters.
func base(e ast.Expr) (name, star string) {
	switch e := e.(type) {
	case *ast.StarExpr:
		name, _ = base(e.X)
		return name, "*"
	case *ast.ParenExpr:
		return base(e.X)
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.IndexListExpr:
		return base(e.X)
	case *ast.Ident:
		return e.Name, ""
	}
	return "", ""
}

// complexity is one more than the number of branches.
func complexity(n ast.Node) int {
	c := 1
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			c++
		case *ast.CaseClause:
			if n.List != nil {
				c++
			}
		case *ast.CommClause:
			if n.Comm != nil {
				c++
			}
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				c++
			}
		}
		return true
	})
	return c
}

// LongLines counts the lines of a file over [MaxColumns].
func (f *File) LongLines() int {
	n := 0
	for line := range strings.Lines(string(f.Text)) {
		if utf8.RuneCountInString(strings.TrimRight(line, "\r\n")) > MaxColumns {
			n++
		}
	}
	return n
}
