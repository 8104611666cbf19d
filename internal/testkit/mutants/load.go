package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pkg is a package that is to be changed.
type pkg struct {
	path, dir string
	fset      *token.FileSet
	files     []*source
	info      *types.Info
	types     *types.Package
	mutants   []*mutant
}

// source is one of its files.
type source struct {
	name string
	text []byte
	ast  *ast.File
}

// listed is what go list says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	DepOnly                 bool
}

// load reads and checks the packages, and finds their mutants. A pattern that ends in .go
// stands for those of the files that it matches, in their folder.
func load(patterns []string) ([]*pkg, error) {
	args := []string{"list", "-deps", "-export", "-json=ImportPath,Dir,Export,GoFiles,DepOnly", "--"}
	names := make(map[string][]string) // of files, by folder
	for _, p := range patterns {
		if strings.HasSuffix(p, ".go") {
			dir, err := filepath.Abs(filepath.Dir(p))
			if err != nil {
				return nil, err
			}
			names[dir] = append(names[dir], filepath.Base(p))
			p = dir
		}
		args = append(args, p)
	}
	cmd := exec.Command("go", args...)
	cmd.Stderr = os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	exports := make(map[string]string)
	var own []listed
	for d := json.NewDecoder(strings.NewReader(string(answer))); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		exports[l.ImportPath] = l.Export
		if !l.DepOnly {
			own = append(own, l)
		}
	}
	var packages []*pkg
	for _, l := range own {
		p, err := check(l, exports)
		if err != nil {
			return nil, err
		}
		p.find(names[l.Dir])
		packages = append(packages, p)
	}
	return packages, nil
}

// check parses one package and finds the types of its expressions.
func check(l listed, exports map[string]string) (*pkg, error) {
	p := &pkg{path: l.ImportPath, dir: l.Dir, fset: token.NewFileSet()}
	var files []*ast.File
	for _, name := range l.GoFiles {
		full := filepath.Join(l.Dir, name)
		text, err := os.ReadFile(full)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(p.fset, full, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
		p.files = append(p.files, &source{full, text, f})
	}
	lookup := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
	p.info = &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue),
		Defs:  make(map[*ast.Ident]types.Object),
		Uses:  make(map[*ast.Ident]types.Object),
	}
	conf := types.Config{Importer: importer.ForCompiler(p.fset, "gc", lookup)}
	var err error
	p.types, err = conf.Check(l.ImportPath, p.fset, files, p.info)
	return p, err
}

// span returns the text of a node.
func (s *source) span(fset *token.FileSet, n ast.Node) (from, to int) {
	return fset.Position(n.Pos()).Offset, fset.Position(n.End()).Offset
}
