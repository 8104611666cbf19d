package mithaq_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The rules of the house that a program can check, over the source of the whole
// root module.

const module = "github.com/mithaq-go/mithaq"

// source is one Go file.
type source struct {
	name string // from the root, with slashes
	dir  string
	test bool
	*ast.File
}

// sources parses all files of the module, nested modules and testdata apart.
func sources(t *testing.T) (*token.FileSet, []source) {
	t.Helper()
	fset := token.NewFileSet()
	var files []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if name == "." {
				return nil
			}
			if strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" {
				return fs.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
				return fs.SkipDir
			}
			return nil
		case filepath.Ext(name) != ".go":
			return nil
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		files = append(files, source{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("only %d files found", len(files))
	}
	return fset, files
}

// public reports whether users see the package.
func public(dir string) bool {
	return dir != "." && !strings.HasPrefix(dir, "examples/") && !slices.Contains(strings.Split(dir, "/"), "internal")
}

// testkit reports whether a package is for tests only.
func testkit(dir string) bool { return strings.HasPrefix(dir+"/", "internal/testkit/") }

// library reports whether a file is part of the library itself.
func library(f source) bool {
	return !f.test && !testkit(f.dir) && !strings.HasPrefix(f.dir, "examples/")
}

func TestLayout(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"agreements", "examples", "indicators", "internal", "offshoring", "doc.go", "house_test.go", "house_examples_test.go"}
	for _, e := range entries {
		if name := e.Name(); (e.IsDir() && name[0] != '.' || path.Ext(name) == ".go") && !slices.Contains(allowed, name) {
			t.Errorf("%s stands at the top level", name)
		}
	}
}

// mayImport says which of our packages, internal ones apart, a package stands on.
func mayImport(dir string) []string {
	ground := []string{"indicators/money", "indicators/period"}
	words := append(slices.Clone(ground), "indicators/figure")
	engine := append(slices.Clone(words), "indicators/wording")
	switch {
	case dir == "indicators/internal/interchange" || dir == "internal/testkit/records": // what the formats for exchange have in common
		return append(engine, "indicators")
	case dir == "internal/say": // texts in the three languages
		return engine
	case dir == "internal/rulekit": // what rules of figures and of agreements are written with
		return append(engine, "indicators", "indicators/finding")
	case dir == "." || slices.Contains(strings.Split(dir, "/"), "internal"):
		return nil
	case dir == "indicators/money" || dir == "indicators/period":
		return nil
	case dir == "indicators/figure":
		return []string{"indicators/money"}
	case dir == "indicators/wording":
		return words
	case dir == "indicators/index":
		return words
	case dir == "indicators":
		return append(engine, "indicators/index")
	case dir == "agreements/progress":
		return engine
	case strings.HasPrefix(dir, "indicators/"):
		return append(engine, "indicators")
	case dir == "agreements": // finding: until its rules are a package of their own
		return append(engine, "indicators", "indicators/finding", "agreements/progress")
	case dir == "agreements/rules":
		return append(engine, "indicators", "indicators/finding", "agreements/progress", "agreements")
	case dir == "agreements/sector":
		return append(engine, "indicators", "indicators/finding", "agreements/progress", "agreements", "agreements/rules")
	case dir == "offshoring" || strings.HasPrefix(dir, "offshoring/"):
		return append(engine, "indicators", "indicators/finding", "agreements/progress", "agreements", "agreements/rules",
			"agreements/sector")
	}
	return []string{"*"} // examples
}

func TestImports(t *testing.T) {
	fset, files := sources(t)
	for _, f := range files {
		for _, spec := range f.Imports {
			what, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			at := fset.Position(spec.Pos())
			own, ours := strings.CutPrefix(what, module+"/")
			switch {
			case ours && testkit(own):
				if !f.test && !testkit(f.dir) {
					t.Errorf("%v: the test kit is for tests", at)
				}
			case ours && slices.Contains(strings.Split(own, "/"), "internal"):
			case ours:
				allowed := mayImport(f.dir)
				if f.test { // a test may hold a package against another of the ground floor
					allowed = append(slices.Clone(allowed), "indicators/money", "indicators/period")
				}
				if !slices.Contains(allowed, own) && !slices.Contains(allowed, "*") && !(f.test && own == f.dir) {
					t.Errorf("%v: %s must not import %s", at, f.dir, own)
				}
			case what == "github.com/shopspring/decimal":
			case strings.HasPrefix(what, "github.com/google/go-cmp/"):
				if !f.test && !testkit(f.dir) {
					t.Errorf("%v: go-cmp is for tests", at)
				}
			case strings.Contains(strings.Split(what, "/")[0], "."):
				t.Errorf("%v: %s is a dependency that the README does not know", at, what)
			case slices.Contains([]string{"context", "log", "math/rand", "math/rand/v2", "net/http", "os/exec", "unsafe"}, what):
				if library(f) {
					t.Errorf("%v: the library does not import %s", at, what)
				}
			}
		}
	}
}

// TestStatements: no floats, no goroutines, no panic but in Must, no clock, no
// environment, no init, nothing exported that can be assigned to.
func TestStatements(t *testing.T) {
	fset, files := sources(t)
	for _, f := range files {
		if !library(f) {
			continue
		}
		for _, decl := range f.Decls {
			must := false
			switch d := decl.(type) {
			case *ast.FuncDecl:
				must = strings.HasPrefix(strings.ToLower(d.Name.Name), "must")
				if d.Name.Name == "init" && d.Recv == nil {
					t.Errorf("%v: init", fset.Position(d.Pos()))
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					v, ok := s.(*ast.ValueSpec)
					if !ok || d.Tok != token.VAR {
						continue
					}
					for _, name := range v.Names {
						if name.IsExported() && !strings.HasPrefix(name.Name, "Err") {
							t.Errorf("%v: %s is an exported variable", fset.Position(name.Pos()), name.Name)
						}
					}
				}
			}
			ast.Inspect(decl, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt:
					t.Errorf("%v: a goroutine", fset.Position(n.Pos()))
				case *ast.BasicLit:
					if n.Kind == token.FLOAT && strings.Contains(n.Value, ".") {
						t.Errorf("%v: a float", fset.Position(n.Pos()))
					}
				case *ast.Ident:
					if n.Name == "float64" || n.Name == "float32" {
						t.Errorf("%v: a float", fset.Position(n.Pos()))
					}
				case *ast.CallExpr:
					if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "panic" && !must {
						t.Errorf("%v: a panic", fset.Position(n.Pos()))
					}
				case *ast.SelectorExpr:
					if id, ok := n.X.(*ast.Ident); ok {
						switch what := id.Name + "." + n.Sel.Name; what {
						case "time.Now", "time.Since", "time.Until", "time.Local", "time.LoadLocation", "os.Getenv", "os.LookupEnv", "os.Environ":
							t.Errorf("%v: %s", fset.Position(n.Pos()), what)
						}
					}
				}
				return true
			})
		}
	}
}

// TestDoc: each package has a page in doc.go; each exported function, method and
// type has a comment that begins with its name.
func TestDoc(t *testing.T) {
	fset, files := sources(t)
	pages := make(map[string]string)
	for _, f := range files {
		if f.test {
			continue
		}
		if f.Doc != nil {
			if before, ok := pages[f.dir]; ok {
				t.Errorf("%s: the package comment stands in %s", f.name, before)
			}
			pages[f.dir] = f.name
		}
		if !public(f.dir) {
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
	for _, f := range files {
		if _, ok := pages[f.dir]; !ok && !f.test {
			t.Errorf("package in %s has no comment", f.dir)
			pages[f.dir] = ""
		}
	}
	for dir, page := range pages {
		if (public(dir) || dir == ".") && path.Base(page) != "doc.go" {
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
