package main

//go:generate go test . -run TestTemplateIsMade -update

import (
	"bytes"
	"embed"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"
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

// shellWord returns the name of a folder as a shell takes it.
func shellWord(name string) string {
	name = filepath.ToSlash(name)
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._/-", r) }
	if strings.IndexFunc(name, func(r rune) bool { return !plain(r) }) < 0 {
		return name
	}
	return "'" + strings.ReplaceAll(printable(name), "'", `'\''`) + "'"
}

// writeTemplate writes the template into a folder.
func writeTemplate(out io.Writer, dir string) error {
	files := map[string][]byte{}
	for _, name := range templateFiles {
		text, err := fs.ReadFile(template, "template/"+name)
		if err != nil {
			return err
		}
		if name == "README.md" {
			text = bytes.ReplaceAll(text, []byte("DIR"), []byte(shellWord(dir)))
		}
		files[name] = text
	}
	return writeNew(out, dir, templateFiles, files)
}
