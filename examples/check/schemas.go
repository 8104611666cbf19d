package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
)

// schemaOf is the JSON Schema of a kind of file.
type schemaOf struct {
	kind   string // "catalogue" for catalogue.json
	schema []byte
}

// schemasOf returns the schemas of all files of a sector, in the order in which one
// writes them.
func schemasOf() ([]schemaOf, error) {
	var all []schemaOf
	for _, format := range []string{
		indicators.CatalogueFormat, indicators.SourcesFormat, indicators.ObservationsFormat,
	} {
		text, ok := indicators.Schema(format)
		if !ok {
			return nil, fmt.Errorf("%s: no schema", format)
		}
		kind, _, _ := strings.Cut(strings.TrimPrefix(format, "mithaq."), "/")
		all = append(all, schemaOf{kind, text})
	}
	metrics, ok := indicators.Schema(indicators.MetricsFormat)
	if !ok {
		return nil, fmt.Errorf("%s: no schema", indicators.MetricsFormat)
	}
	return append(all,
		schemaOf{"agreements", agreements.Schema()},
		schemaOf{"metrics", metrics},
		schemaOf{"acknowledgements", sector.AcknowledgementsSchema()},
		schemaOf{"sector", sector.Schema()},
	), nil
}

// writeSchemas writes the schemas into a folder, and says how an editor takes them.
func writeSchemas(out io.Writer, dir string) error {
	all, err := schemasOf()
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	var names []string
	for _, s := range all {
		name := s.kind + ".schema.json"
		files[name] = s.schema
		names = append(names, name)
	}
	return writeNew(out, dir, names, files)
}

// writeNew writes files into a folder that has none of them, and says which.
func writeNew(out io.Writer, dir string, names []string, files map[string][]byte) error {
	for _, name := range names {
		_, err := os.Lstat(filepath.Join(dir, name))
		if err == nil {
			return fmt.Errorf("%s: is there already, and nothing is overwritten", filepath.Join(dir, name))
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		_, err = file.Write(files[name])
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
		fmt.Fprintln(out, path)
	}
	return nil
}
