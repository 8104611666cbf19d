package main

//go:generate go test . -run TestTemplateIsMade -update

import (
	"embed"
	"io"
	"io/fs"
)

// template is a small sector, and a README that explains it member by member. A test
// makes both from the types of the library.
//
//go:embed template
var template embed.FS

// templateFiles are the files of the template, in the order in which one reads them.
var templateFiles = []string{
	"README.md", "sector.json", "catalogue.json", "sources.json", "observations.csv", "metrics.json", "agreements.json",
}

// writeTemplate writes the template into a folder.
func writeTemplate(out io.Writer, dir string) error {
	files := map[string][]byte{}
	for _, name := range templateFiles {
		text, err := fs.ReadFile(template, "template/"+name)
		if err != nil {
			return err
		}
		files[name] = text
	}
	return writeNew(out, dir, templateFiles, files)
}
