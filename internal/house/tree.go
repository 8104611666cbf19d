package house

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Module is the path of the root module.
const Module = "github.com/mithaq-go/mithaq"

// File is one Go file.
type File struct {
	*ast.File
	Name      string // from the root, with slashes
	Dir       string // "." at the root
	Test      bool   // a test file
	Nested    bool   // in a module of its own
	Generated bool
	Text      []byte
}

// Tree is the Go source of the project, in the order of file names.
type Tree struct {
	Root  string
	Fset  *token.FileSet
	Files []*File
}

// Root finds the folder of the root module, from the current one upwards.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module "+Module+"\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("not inside the module " + Module)
		}
		dir = up
	}
}

// Parse reads all Go files below root, testdata apart: whole, or their imports
// only, as the parser's mode says.
func Parse(root string, mode parser.Mode) (*Tree, error) {
	t := &Tree{Root: root, Fset: token.NewFileSet()}
	nested := make(map[string]bool) // folders with a go.mod of their own
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != ".":
			if strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" {
				return fs.SkipDir
			}
			_, err := os.Stat(filepath.Join(root, name, "go.mod"))
			nested[name] = err == nil || nested[path.Dir(name)]
			return nil
		case path.Ext(name) != ".go":
			return nil
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(t.Fset, name, text, mode|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		t.Files = append(t.Files, &File{
			File: f, Name: name, Dir: dir, Test: strings.HasSuffix(name, "_test.go"),
			Nested: nested[dir], Generated: ast.IsGenerated(f), Text: text,
		})
		return nil
	})
	return t, err
}

// Public reports whether users see a package of the root module.
func Public(dir string) bool {
	return dir != "." && !Example(dir) && !Internal(dir)
}

// Internal reports whether the package is hidden in a folder internal.
func Internal(dir string) bool { return slices.Contains(strings.Split(dir, "/"), "internal") }

// Example reports whether the package is an example program or belongs to some.
func Example(dir string) bool { return strings.HasPrefix(dir, "examples/") }

// ForTests reports whether only tests, and programs of ours, use the package.
func ForTests(dir string) bool {
	return strings.HasPrefix(dir+"/", "internal/testkit/") || strings.HasPrefix(dir+"/", "internal/house/")
}

// Library reports whether a file is part of the library itself.
func (f *File) Library() bool { return !f.Test && !f.Nested && !ForTests(f.Dir) && !Example(f.Dir) }

// Packages lists the folders of the root module that hold files other than
// tests, sorted.
func (t *Tree) Packages() []string {
	var dirs []string
	for _, f := range t.Files {
		if !f.Test && !f.Nested && !slices.Contains(dirs, f.Dir) {
			dirs = append(dirs, f.Dir)
		}
	}
	slices.Sort(dirs)
	return dirs
}
