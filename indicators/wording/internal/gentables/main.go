// Gentables writes the tables of package wording from its data files.
//
//	go run ./internal/gentables [-C directory of the package] [-cldr node_modules]
//
// It is what go generate runs; continuous integration runs it and compares.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/tables"
)

func main() {
	dir := flag.String("C", ".", "directory of package wording")
	modules := flag.String("cldr", "", "folder node_modules of which to make data/numbers.json first")
	flag.Parse()
	if *modules != "" {
		if err := extract(*modules, *dir); err != nil {
			fmt.Fprintln(os.Stderr, "gentables:", err)
			os.Exit(1)
		}
	}
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "gentables:", err)
		os.Exit(1)
	}
}

// extract renews the extract of CLDR.
func extract(modules, dir string) error {
	text, err := tables.Extract(os.DirFS(modules))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "data", "numbers.json"), text, 0o644)
}

func run(dir string) error {
	files, err := tables.Generate(os.DirFS(filepath.Join(dir, "data")))
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
