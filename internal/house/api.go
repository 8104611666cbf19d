package house

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/printer"
	"go/token"
	"slices"
	"strings"
)

// API lists what the public packages export, a line for each name, sorted:
//
//	indicators/money func Parse(string) (Money, error)
//	indicators/money method (Money) Sign() int
//	indicators/money type Money struct
//	indicators field Observation.Source ID
//
// Names of parameters are left out, since no caller depends on them.
func (t *Tree) API() []string {
	var list []string
	for _, f := range t.Files {
		if f.Test || f.Nested || !Public(f.Dir) {
			continue
		}
		rename := renamed(f)
		add := func(format string, args ...any) {
			list = append(list, f.Dir+" "+rename.Replace(fmt.Sprintf(format, args...)))
		}
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if exported(d) {
					add("%s", function(d))
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() {
						typeLines(s, add)
					}
				}
				values(d, add)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// renamed gives packages of ours that a file imports under another name their
// path instead.
func renamed(f *File) *strings.Replacer {
	var pairs []string
	for _, spec := range f.Imports {
		if dir, ours := Import(spec.Path.Value); ours && spec.Name != nil {
			for _, before := range []string{" ", "*", "]", "(", "[", "."} {
				pairs = append(pairs, before+spec.Name.Name+".", before+dir+".")
			}
		}
	}
	return strings.NewReplacer(pairs...)
}

// function is a function or method without the names of its parameters.
func function(d *ast.FuncDecl) string {
	kind, before := "func", ""
	if d.Recv != nil {
		name, star := base(d.Recv.List[0].Type)
		kind, before = "method", "("+star+name+") "
	}
	return kind + " " + before + d.Name.Name + typeParameters(d.Type.TypeParams) + signature(d.Type)
}

// signature is the rest of a function's line, behind its name.
func signature(f *ast.FuncType) string {
	out := "(" + strings.Join(fieldTypes(f.Params), ", ") + ")"
	switch results := fieldTypes(f.Results); len(results) {
	case 0:
		return out
	case 1:
		return out + " " + results[0]
	default:
		return out + " (" + strings.Join(results, ", ") + ")"
	}
}

// fieldTypes lists the types of parameters, one for each name.
func fieldTypes(fields *ast.FieldList) []string {
	if fields == nil {
		return nil
	}
	var list []string
	for _, f := range fields.List {
		for range max(1, len(f.Names)) {
			list = append(list, text(f.Type))
		}
	}
	return list
}

func typeParameters(fields *ast.FieldList) string {
	if fields == nil {
		return ""
	}
	var list []string
	for _, f := range fields.List {
		for _, name := range f.Names {
			list = append(list, name.Name+" "+text(f.Type))
		}
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// typeLines adds a type with its exported fields or the methods it asks for.
func typeLines(s *ast.TypeSpec, add func(format string, args ...any)) {
	name := s.Name.Name + typeParameters(s.TypeParams)
	equals := ""
	if s.Assign.IsValid() {
		equals = "= "
	}
	switch u := s.Type.(type) {
	case *ast.StructType:
		add("type %s %sstruct", name, equals)
		for _, f := range u.Fields.List {
			for _, field := range f.Names {
				if field.IsExported() {
					add("field %s.%s %s", s.Name.Name, field.Name, text(f.Type))
				}
			}
			if embedded := text(f.Type); len(f.Names) == 0 && ast.IsExported(embedded[strings.LastIndexAny(embedded, "*.")+1:]) {
				add("embeds %s.%s", s.Name.Name, embedded)
			}
		}
	case *ast.InterfaceType:
		add("type %s %sinterface", name, equals)
		for _, f := range u.Methods.List {
			for _, method := range f.Names {
				add("asks %s.%s%s", s.Name.Name, method.Name, signature(f.Type.(*ast.FuncType)))
			}
			if len(f.Names) == 0 {
				add("embeds %s.%s", s.Name.Name, text(f.Type))
			}
		}
	default:
		add("type %s %s%s", name, equals, text(s.Type))
	}
}

// values adds constants and variables. A constant of a group has the type of the
// one before it where it says none.
func values(d *ast.GenDecl, add func(format string, args ...any)) {
	if d.Tok != token.CONST && d.Tok != token.VAR {
		return
	}
	typ := ""
	for _, s := range d.Specs {
		v := s.(*ast.ValueSpec)
		switch {
		case v.Type != nil:
			typ = " " + text(v.Type)
		case len(v.Values) > 0:
			typ = ""
		}
		for _, name := range v.Names {
			if name.IsExported() {
				add("%s %s%s", d.Tok, name.Name, typ)
			}
		}
	}
}

// text prints a type on one line.
func text(e ast.Expr) string {
	if f, ok := e.(*ast.FuncType); ok {
		return "func" + signature(f)
	}
	var b bytes.Buffer
	if err := printer.Fprint(&b, token.NewFileSet(), e); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Symbol is what a line of the list is about: the package's folder and the name,
// such as "Money.Sign" or "Parse".
func Symbol(line string) (dir, name string) {
	dir, rest, _ := strings.Cut(line, " ")
	kind, rest, _ := strings.Cut(rest, " ")
	if kind == "method" {
		recv, method, _ := strings.Cut(rest, ") ")
		rest = strings.Trim(recv, "(*") + "." + method
	}
	if i := strings.IndexAny(rest, "([ "); i >= 0 && kind != "embeds" {
		rest = rest[:i]
	}
	return dir, strings.TrimSpace(rest)
}

// storing are the methods by which a value goes into every store, as
// internal/gen/values writes them.
var storing = map[string]bool{
	"AppendText": true, "MarshalText": true, "UnmarshalText": true,
	"AppendBinary": true, "MarshalBinary": true, "UnmarshalBinary": true,
	"MarshalBSONValue": true, "UnmarshalBSONValue": true,
	"Value": true, "Scan": true, "GormDataType": true,
}

// Unnamed compares two lists of the API and returns the differences, as "+ line"
// and "- line", that a changelog does not name. A difference is named by code in
// backquotes: the name with or without its package (`money.Parse`,
// `Money.Sign`), a type that is itself added or removed (`Money`) for all that
// belongs to it, or a package that is added or removed (`indicators/index`). The
// name of a type also names the methods that it gets to be stored everywhere.
func Unnamed(before, after []string, changelog string) []string {
	named := make(map[string]bool)
	for i, part := range strings.Split(changelog, "`") {
		if i%2 == 1 {
			named[strings.TrimSuffix(part, "()")] = true
		}
	}
	is := func(dir, name string) bool {
		return named[name] || named[dir[strings.LastIndex(dir, "/")+1:]+"."+name] || named[dir+"."+name]
	}
	old, now := index(before), index(after)
	var list []string
	check := func(sign, line string, other map[string]bool) {
		dir, name := Symbol(line)
		typ, _, _ := strings.Cut(name, ".")
		switch {
		case is(dir, name):
		case !other[dir] && named[dir]: // the whole package
		case !other[dir+" "+typ] && is(dir, typ): // the whole type
		case sign == "+" && storing[strings.TrimPrefix(name, typ+".")] && is(dir, typ):
		default:
			list = append(list, sign+" "+line)
		}
	}
	for _, line := range before {
		if !now[line] {
			check("-", line, now)
		}
	}
	for _, line := range after {
		if !old[line] {
			check("+", line, old)
		}
	}
	return list
}

// index holds the lines of a list, the folders, and the names at the top of them.
func index(lines []string) map[string]bool {
	set := make(map[string]bool)
	for _, line := range lines {
		dir, name := Symbol(line)
		typ, _, _ := strings.Cut(name, ".")
		set[line], set[dir], set[dir+" "+typ] = true, true, true
	}
	return set
}
