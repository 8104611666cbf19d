package house_test

import (
	"go/ast"
	"go/doc/comment"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// TestDocLinks: what a comment names in brackets is there. The go command
// prints a broken link as it stands, with its brackets.
func TestDocLinks(t *testing.T) {
	src := tree(t)
	names, imported := declared(src), imports(src)
	links := 0
	for _, f := range src.Files {
		if f.Test || f.Nested {
			continue
		}
		for _, group := range comments(f) {
			for _, link := range docLinks(imported[f.Dir], group.Text()) {
				links++
				if link.ImportPath != "" && !strings.HasPrefix(link.ImportPath, house.Module) {
					continue // of the standard library, or of a dependency
				}
				dir := f.Dir
				if link.ImportPath != "" {
					dir = strings.TrimPrefix(strings.TrimPrefix(link.ImportPath, house.Module), "/")
				}
				name := strings.TrimPrefix(link.Recv+"."+link.Name, ".")
				if name != "" && !names[dir][name] {
					t.Errorf("%v: [%s] names nothing in %s", src.Fset.Position(group.Pos()), name, dir)
				}
			}
		}
	}
	if links < 500 {
		t.Errorf("only %d links found", links)
	}
}

// comments returns the comments that documentation is made of.
func comments(f *house.File) []*ast.CommentGroup {
	var list []*ast.CommentGroup
	add := func(groups ...*ast.CommentGroup) {
		for _, g := range groups {
			if g != nil {
				list = append(list, g)
			}
		}
	}
	add(f.Doc)
	for _, decl := range f.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			add(d.Doc)
		case *ast.GenDecl:
			add(d.Doc)
			ast.Inspect(d, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.TypeSpec:
					add(n.Doc)
				case *ast.ValueSpec:
					add(n.Doc)
				case *ast.Field:
					add(n.Doc)
				}
				return true
			})
		}
	}
	return list
}

// imports returns what the files of each package import, by the last part of
// its path. That is how a comment may name a package of this module.
func imports(src *house.Tree) map[string]map[string]string {
	all := make(map[string]map[string]string)
	for _, f := range src.Files {
		if f.Test || f.Nested {
			continue
		}
		if all[f.Dir] == nil {
			all[f.Dir] = make(map[string]string)
		}
		for _, spec := range f.Imports {
			if p, err := strconv.Unquote(spec.Path.Value); err == nil {
				all[f.Dir][path.Base(p)] = p
			}
		}
	}
	return all
}

// docLinks returns the links of a comment, whether they lead anywhere or not. A
// package that is not imported has a path that leads nowhere.
func docLinks(imported map[string]string, text string) []*comment.DocLink {
	parser := comment.Parser{
		LookupPackage: func(name string) (string, bool) {
			if p, ok := imported[name]; ok {
				return p, true
			}
			if p, ok := comment.DefaultLookupPackage(name); ok {
				return p, true
			}
			return house.Module + "/not imported: " + name, true
		},
		LookupSym: func(string, string) bool { return true },
	}
	var links []*comment.DocLink
	var walk func(texts []comment.Text)
	walk = func(texts []comment.Text) {
		for _, text := range texts {
			switch text := text.(type) {
			case *comment.DocLink:
				links = append(links, text)
			case *comment.Link:
				walk(text.Text)
			}
		}
	}
	var blocks func(list []comment.Block)
	blocks = func(list []comment.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *comment.Paragraph:
				walk(b.Text)
			case *comment.Heading:
				walk(b.Text)
			case *comment.List:
				for _, item := range b.Items {
					blocks(item.Content)
				}
			}
		}
	}
	blocks(parser.Parse(text).Content)
	return links
}

// declared returns what each package declares: names, and methods and fields as
// Type.Name.
func declared(src *house.Tree) map[string]map[string]bool {
	all := make(map[string]map[string]bool)
	for _, f := range src.Files {
		if f.Test || f.Nested {
			continue
		}
		names := all[f.Dir]
		if names == nil {
			names = make(map[string]bool)
			all[f.Dir] = names
		}
		for _, decl := range f.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					names[d.Name.Name] = true
				} else {
					names[receiver(d.Recv.List[0].Type)+"."+d.Name.Name] = true
				}
			case *ast.GenDecl:
				declareSpecs(names, d)
			}
		}
	}
	return all
}

func declareSpecs(names map[string]bool, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			for _, n := range s.Names {
				names[n.Name] = true
			}
		case *ast.TypeSpec:
			names[s.Name.Name] = true
			var fields *ast.FieldList
			switch typ := s.Type.(type) {
			case *ast.StructType:
				fields = typ.Fields
			case *ast.InterfaceType:
				fields = typ.Methods
			default:
				continue
			}
			for _, field := range fields.List {
				for _, n := range field.Names {
					names[s.Name.Name+"."+n.Name] = true
				}
			}
		}
	}
}

// receiver returns the name of the type of a method.
func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}
