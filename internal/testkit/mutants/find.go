package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one change: an expression that becomes another one, or a statement
// that is left out.
type mutant struct {
	id       int
	picked   bool
	src      *source
	node     ast.Node
	typ      string // of an expression; "" for a statement
	what     string // the kind of change
	from, to int    // the node in the text
	// changed writes the expression that comes instead, given how parts of it
	// are written; it is nil for a statement.
	changed func(write func(ast.Node) string) string
}

// describe says where a mutant is and what it changes.
func (m *mutant) describe(p *pkg) string {
	pos := p.fset.Position(m.node.Pos())
	text := func(n ast.Node) string {
		from, to := m.src.span(p.fset, n)
		return strings.Join(strings.Fields(string(m.src.text[from:to])), " ")
	}
	now := "nothing"
	if m.changed != nil {
		now = m.changed(text)
	}
	was := text(m.node)
	if len(was) > 100 {
		was = was[:100] + "..."
	}
	dir := p.path[strings.LastIndexByte(p.path, '/')+1:]
	return fmt.Sprintf("%d %s/%s:%d:%d %s: %s -> %s", m.id, dir, pos.Filename[strings.LastIndexByte(pos.Filename, '/')+1:],
		pos.Line, pos.Column, m.what, was, now)
}

// finder walks over the functions of a file.
type finder struct {
	p       *pkg
	src     *source
	parents []ast.Node
	results []*types.Tuple // of the functions around
}

// find finds all mutants of the package, in the order of the text; of files of certain
// names only, if there are any names.
func (p *pkg) find(names []string) {
	for _, s := range p.files {
		matches := func(name string) bool {
			ok, _ := filepath.Match(name, filepath.Base(s.name))
			return ok
		}
		if ast.IsGenerated(s.ast) || len(names) > 0 && !slices.ContainsFunc(names, matches) {
			continue
		}
		f := &finder{p: p, src: s}
		for _, d := range s.ast.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
				sig := p.info.Defs[d.Name].Type().(*types.Signature)
				if sig.TypeParams() == nil && sig.RecvTypeParams() == nil {
					f.function(sig, d.Body)
				}
			}
		}
	}
	slices.SortStableFunc(p.mutants, func(a, b *mutant) int {
		return cmp.Or(strings.Compare(a.src.name, b.src.name), a.from-b.from, b.to-a.to)
	})
}

func (f *finder) function(sig *types.Signature, body *ast.BlockStmt) {
	f.results = append(f.results, sig.Results())
	ast.Walk(f, body)
	f.results = f.results[:len(f.results)-1]
}

// Visit finds the mutants of one node; a nil node ends the one before.
func (f *finder) Visit(n ast.Node) ast.Visitor {
	if n == nil {
		f.parents = f.parents[:len(f.parents)-1]
		return f
	}
	switch n := n.(type) {
	case *ast.FuncLit:
		f.function(f.p.info.Types[n].Type.(*types.Signature), n.Body)
		return nil
	case *ast.DeclStmt:
		if d := n.Decl.(*ast.GenDecl); d.Tok != token.VAR {
			return nil // constants stay constant
		}
	case *ast.CompositeLit:
		// Keys and the length of an array stay constant, fields are no expressions.
		for _, e := range n.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				e = pair.Value
			}
			ast.Walk(f, e)
		}
		return nil
	case ast.Stmt:
		f.statement(n)
	case ast.Expr:
		if tv := f.p.info.Types[n]; tv.IsType() {
			return nil
		} else if tv.Value != nil {
			f.constant(n, tv)
			return nil
		}
		f.expression(n)
	}
	f.parents = append(f.parents, n)
	return f
}

func (f *finder) add(n ast.Node, typ, what string, changed func(write func(ast.Node) string) string) {
	from, to := f.src.span(f.p.fset, n)
	f.p.mutants = append(f.p.mutants, &mutant{
		src: f.src, node: n, typ: typ, what: what, from: from, to: to, changed: changed})
}

// statement finds statements that can be left out, conditions and results.
func (f *finder) statement(n ast.Stmt) {
	inBlock := false
	if len(f.parents) > 0 {
		switch f.parents[len(f.parents)-1].(type) {
		case *ast.CaseClause, *ast.BlockStmt:
			inBlock = true
		}
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		if inBlock && n.Tok != token.DEFINE {
			f.add(n, "", "left out", nil)
		}
	case *ast.ExprStmt, *ast.IncDecStmt:
		if inBlock {
			f.add(n, "", "left out", nil)
		}
	case *ast.BranchStmt:
		if inBlock && n.Tok != token.FALLTHROUGH && n.Tok != token.GOTO {
			f.add(n, "", "left out", nil)
		}
	case *ast.IfStmt:
		f.condition(n.Cond)
	case *ast.ForStmt:
		if n.Cond != nil {
			f.condition(n.Cond)
		}
	case *ast.ReturnStmt:
		results := f.results[len(f.results)-1]
		if len(n.Results) == results.Len() {
			for i, e := range n.Results {
				f.result(e, results.At(i).Type())
			}
		}
	}
}

// condition finds the opposite of a condition, unless a changed operator is one.
func (f *finder) condition(e ast.Expr) {
	if b, ok := ast.Unparen(e).(*ast.BinaryExpr); ok && swaps[b.Op] != nil || f.p.info.Types[e].Value != nil {
		return
	}
	f.add(e, f.typ(e), "negated", func(write func(ast.Node) string) string { return "!(" + write(e) + ")" })
}

// result finds another result of type t than e.
func (f *finder) result(e ast.Expr, t types.Type) {
	tv := f.p.info.Types[e]
	name := f.named(t, e)
	if name == "" {
		return
	}
	as := func(what, text string) {
		f.add(e, name, what, func(func(ast.Node) string) string { return text })
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			if b, ok := ast.Unparen(e).(*ast.BinaryExpr); !ok || swaps[b.Op] == nil {
				f.add(e, name, "negated", func(write func(ast.Node) string) string { return "!(" + write(e) + ")" })
			}
		case u.Info()&types.IsInteger != 0:
			if tv.Value == nil {
				f.add(e, name, "off by one", func(write func(ast.Node) string) string { return "(" + write(e) + ") + 1" })
			}
		case u.Info()&types.IsString != 0:
			if tv.Value == nil || constant.StringVal(tv.Value) != "" {
				as("empty", name+`("")`)
			} else {
				as("not empty", name+`("mutant")`)
			}
		}
	case *types.Interface:
		if name != "error" {
			return
		}
		if tv.IsNil() {
			as("an error", "mutantError")
		} else {
			as("no error", "nil")
		}
	case *types.Pointer, *types.Slice, *types.Map, *types.Signature:
		if !tv.IsNil() {
			as("nil", "nil")
		}
	case *types.Struct:
		if c, ok := ast.Unparen(e).(*ast.CompositeLit); !ok || len(c.Elts) > 0 {
			as("zero", name+"{}")
		}
	}
}

// swaps lists, for an operator, those that come in its place.
var swaps = map[token.Token][]token.Token{
	token.LSS: {token.LEQ, token.GEQ}, token.LEQ: {token.LSS, token.GTR},
	token.GTR: {token.GEQ, token.LEQ}, token.GEQ: {token.GTR, token.LSS},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL},
	token.ADD: {token.SUB}, token.SUB: {token.ADD},
	token.MUL: {token.QUO}, token.QUO: {token.MUL}, token.REM: {token.MUL},
	token.AND: {token.OR}, token.OR: {token.AND}, token.XOR: {token.OR}, token.AND_NOT: {token.AND},
	token.SHL: {token.SHR}, token.SHR: {token.SHL},
	token.LAND: {token.LOR}, token.LOR: {token.LAND},
}

// expression finds other operators.
func (f *finder) expression(n ast.Expr) {
	if len(f.parents) > 0 {
		if k, ok := f.parents[len(f.parents)-1].(*ast.UnaryExpr); ok && k.Op == token.AND {
			return
		}
	}
	switch n := n.(type) {
	case *ast.BinaryExpr:
		typ := f.typ(n)
		b, _ := f.p.info.Types[n].Type.Underlying().(*types.Basic)
		if typ == "" || b == nil || b.Info()&types.IsString != 0 {
			return
		}
		for _, op := range swaps[n.Op] {
			f.add(n, typ, "operator", func(write func(ast.Node) string) string {
				return operand(n.X, write) + " " + op.String() + " " + operand(n.Y, write)
			})
		}
	case *ast.UnaryExpr:
		if typ := f.typ(n); typ != "" && (n.Op == token.SUB || n.Op == token.NOT || n.Op == token.XOR) {
			f.add(n, typ, "operator", func(write func(ast.Node) string) string { return write(n.X) })
		}
	}
}

// operand writes an operand so that another operator binds it as the one before.
func operand(e ast.Expr, write func(ast.Node) string) string {
	if _, ok := e.(*ast.BinaryExpr); ok {
		return "(" + write(e) + ")"
	}
	return write(e)
}

// constant finds whole numbers that are off by one.
func (f *finder) constant(n ast.Expr, tv types.TypeAndValue) {
	b, ok := tv.Type.Underlying().(*types.Basic)
	typ := f.typ(n)
	if !ok || b.Info()&types.IsInteger == 0 || typ == "" {
		return
	}
	for _, change := range []struct {
		op token.Token
		by string
	}{{token.ADD, " + 1"}, {token.SUB, " - 1"}} {
		v := constant.BinaryOp(constant.ToInt(tv.Value), change.op, constant.MakeInt64(1))
		if change.op == token.SUB && constant.Sign(tv.Value) == 0 && b.Info()&types.IsUnsigned != 0 || !fits(v, b) {
			continue
		}
		f.add(n, typ, "off by one", func(write func(ast.Node) string) string { return operand(n, write) + change.by })
	}
}

// fits reports whether a whole number is in the range of a type on any machine.
func fits(v constant.Value, b *types.Basic) bool {
	bits := map[types.BasicKind]int{
		types.Int8: 7, types.Int16: 15, types.Int32: 31, types.Int64: 63, types.Int: 63,
		types.Uint8: 8, types.Uint16: 16, types.Uint32: 32, types.Uint64: 64, types.Uint: 64, types.Uintptr: 64,
	}[b.Kind()]
	return bits > 0 && constant.BitLen(v) <= bits
}

// typ writes the type of an expression; "" if it has no name here.
func (f *finder) typ(e ast.Expr) string { return f.named(f.p.info.Types[e].Type, e) }

// named writes a type as it is written at a node; "" if it has no name there.
func (f *finder) named(t types.Type, at ast.Node) string {
	if t = types.Default(t); t == types.Typ[types.UntypedNil] {
		return ""
	}
	ok := true
	here := f.p.types.Scope().Innermost(at.Pos())
	visible := func(name string, o types.Object) {
		_, found := here.LookupParent(name, at.Pos())
		ok = ok && found == o
	}
	name := types.TypeString(t, func(q *types.Package) string {
		if q == f.p.types {
			return ""
		}
		for _, spec := range f.src.ast.Imports {
			if spec.Path.Value == `"`+q.Path()+`"` {
				if spec.Name != nil {
					return spec.Name.Name
				}
				return q.Name()
			}
		}
		ok = false
		return q.Name()
	})
	if n, is := t.(*types.Named); is && n.Obj().Pkg() == f.p.types {
		visible(n.Obj().Name(), n.Obj())
	}
	if !ok {
		return ""
	}
	return name
}
