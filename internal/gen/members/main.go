// Command members writes what the comments of the library's types say of the members of
// its files, and of the words that a member may hold: a file members.tsv, from which
// examples/check makes its page of formats. It is run by go generate in that folder.
//
// Each line is of one of two kinds, with tabs between its parts:
//
//	member  PACKAGE  TYPE  MEMBER  TYPE OF THE MEMBER  COMMENT
//	code    PACKAGE  TYPE  WORD    COMMENT
package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// packages are the packages whose types are the records of files.
var packages = []string{
	"indicators", "indicators/figure", "indicators/finding", "indicators/rules", "indicators/wording", "agreements",
	"agreements/sector",
}

func main() {
	if err := run("../..", "members.tsv"); err != nil {
		fmt.Fprintln(os.Stderr, "members:", err)
		os.Exit(1)
	}
}

// roots are the types of whole files.
var roots = []string{
	"CatalogueSpec", "sourcesFile", "Observation", "Correction", "Metric", "BookSpec", "settings", "Acknowledgement",
}

func run(root, out string) error {
	var all []*source
	for _, dir := range packages {
		p, err := read(filepath.Join(root, dir))
		if err != nil {
			return err
		}
		all = append(all, p)
	}
	used := map[string]bool{}
	for _, name := range roots {
		reach(all, name, used)
	}
	var b strings.Builder
	for i, p := range all {
		p.write(&b, packages[i], used)
	}
	return os.WriteFile(out, []byte(plain(all, b.String())), 0o666)
}

// reach notes the types that a type holds.
func reach(all []*source, name string, used map[string]bool) {
	if used[name] {
		return
	}
	used[name] = true
	for _, p := range all {
		if st := p.structs[name]; st != nil {
			for _, f := range st.Fields.List {
				reach(all, typeName(f.Type), used)
			}
		}
	}
}

// source is what is read of a package.
type source struct {
	structs map[string]*ast.StructType
	words   map[string][]string          // of an enumeration, by its numbers
	about   map[string]map[uint64]string // what is said of its constants
	numbers map[string]numbered          // the constants, by their names
}

// numbered is a constant of an enumeration.
type numbered struct {
	kind   string
	number uint64
}

// read reads the files of a package.
func read(dir string) (*source, error) {
	p := &source{
		map[string]*ast.StructType{}, map[string][]string{}, map[string]map[uint64]string{}, map[string]numbered{},
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range file.Decls {
			if g, ok := d.(*ast.GenDecl); ok {
				p.declared(g)
			}
		}
	}
	return p, nil
}

// declared reads types, constants and tables of words.
func (p *source) declared(g *ast.GenDecl) {
	kind, first := "", uint64(0)
	for i, s := range g.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			if st, ok := s.Type.(*ast.StructType); ok {
				p.structs[s.Name.Name] = st
			}
		case *ast.ValueSpec:
			if g.Tok == token.VAR {
				p.table(s)
				continue
			}
			if t, ok := s.Type.(*ast.Ident); ok && len(s.Values) == 1 {
				switch v := s.Values[0].(type) {
				case *ast.Ident:
					kind, first = t.Name, 0
				case *ast.BinaryExpr: // iota + 1
					kind, first = t.Name, 1
					if v.Op != token.ADD {
						kind = ""
					}
				default:
					kind = ""
				}
			}
			if kind != "" && len(s.Names) == 1 {
				if p.about[kind] == nil {
					p.about[kind] = map[uint64]string{}
				}
				p.about[kind][first+uint64(i)] = constant(s)
				p.numbers[s.Names[0].Name] = numbered{kind, first + uint64(i)}
			}
		}
	}
}

// constant returns what a comment says of a constant, without its name.
func constant(s *ast.ValueSpec) string {
	text := clean(s.Doc)
	if text == "" {
		text = clean(s.Comment)
	}
	if name, rest, ok := strings.Cut(text, ": "); ok && name == s.Names[0].Name {
		return rest
	}
	if rest, ok := strings.CutPrefix(text, s.Names[0].Name+" "); ok {
		return rest
	}
	return text
}

// table reads the words of an enumeration: enum.Table[Role]{"", "observed"}.
func (p *source) table(s *ast.ValueSpec) {
	for _, v := range s.Values {
		lit, ok := v.(*ast.CompositeLit)
		if !ok {
			continue
		}
		index, ok := lit.Type.(*ast.IndexExpr)
		if !ok {
			continue
		}
		of, ok := index.Index.(*ast.Ident)
		table, selected := index.X.(*ast.SelectorExpr)
		if !ok || !selected || table.Sel.Name != "Table" {
			continue
		}
		for _, e := range lit.Elts {
			if b, ok := e.(*ast.BasicLit); ok {
				word, _ := strconv.Unquote(b.Value)
				p.words[of.Name] = append(p.words[of.Name], word)
			}
		}
	}
}

// clean returns a comment as one line.
func clean(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }

var links = regexp.MustCompile(`\[(?:[a-z]+\.)?([A-Za-z.]+)\]`)

// plain returns a comment in which links to constants are the words of these, and
// links to types the words of their names.
func plain(all []*source, text string) string {
	return links.ReplaceAllStringFunc(text, func(link string) string {
		name := links.FindStringSubmatch(link)[1]
		for _, p := range all {
			c, ok := p.numbers[name]
			if words := p.words[c.kind]; ok && c.number < uint64(len(words)) {
				return "`" + words[c.number] + "`"
			}
		}
		var b strings.Builder
		for i, r := range name {
			if unicode.IsUpper(r) && i > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(unicode.ToLower(r))
		}
		return b.String()
	})
}

// write writes the lines of the types of a package that are used.
func (p *source) write(b *strings.Builder, dir string, used map[string]bool) {
	for _, name := range slices.Sorted(maps.Keys(p.structs)) {
		if used[name] {
			p.members(b, dir, name, p.structs[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.words)) {
		for n, word := range p.words[name] {
			if word != "" && used[name] {
				fmt.Fprintf(b, "code\t%s\t%s\t%s\t%s\n", dir, name, word, p.about[name][uint64(n)])
			}
		}
	}
}

// members writes the lines of a type, with those of the types that it embeds.
func (p *source) members(b *strings.Builder, dir, name string, st *ast.StructType) {
	calls := map[string]string{} // the members, by the names of their fields
	for _, f := range st.Fields.List {
		for _, n := range f.Names {
			calls[n.Name] = tag(f)
		}
	}
	for _, f := range st.Fields.List {
		if len(f.Names) == 0 {
			if t, ok := f.Type.(*ast.Ident); ok && p.structs[t.Name] != nil {
				p.members(b, dir, name, p.structs[t.Name])
			}
			continue
		}
		member := tag(f)
		if member == "" || member == "-" {
			continue
		}
		fmt.Fprintf(b, "member\t%s\t%s\t%s\t%s\t%s\n", dir, name, member, typeName(f.Type), called(clean(f.Doc), calls))
	}
}

var word = regexp.MustCompile(`\b[A-Z][A-Za-z]+\b`)

// called returns a comment in which fields have the names of their members.
func called(text string, calls map[string]string) string {
	return word.ReplaceAllStringFunc(text, func(name string) string {
		if member := calls[name]; member != "" {
			return "`" + member + "`"
		}
		return name
	})
}

// tag returns the name of the member that holds a field.
func tag(f *ast.Field) string {
	if f.Tag == nil {
		return ""
	}
	text, _ := strconv.Unquote(f.Tag.Value)
	name, _, _ := strings.Cut(reflect.StructTag(text).Get("json"), ",")
	return name
}

// typeName returns the name of a type, without its package, and of what it holds many of.
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.ArrayType:
		return typeName(e.Elt)
	}
	return cmp.Or(strings.TrimFunc(fmt.Sprintf("%T", e), unicode.IsPunct), "?")
}
