// Package folder opens the sector that an example program shows: that of a folder, or
// Morocco's.
package folder

import (
	"io/fs"
	"os"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/offshoring"
)

// Folder is where a program finds its sector.
type Folder struct{ dir *string }

// Flag adds the flag -folder.
func Flag(f *program.Flags) Folder { return Folder{f.Folder()} }

// Given reports whether a folder is named.
func (f Folder) Given() bool { return *f.dir != "" }

// Sector reads the folder, or returns Morocco's sector. A folder that holds the parks and
// rankings of an offshoring sector is read as one.
func (f Folder) Sector() (*sector.Sector, error) {
	if !f.Given() {
		return plain(offshoring.Morocco())
	}
	info, err := os.Stat(*f.dir)
	switch {
	case err != nil:
		return nil, program.Usage("-folder: %w", err)
	case !info.IsDir():
		return nil, program.Usage("-folder %q: not a folder", *f.dir)
	}
	root := os.DirFS(*f.dir)
	load := func(root fs.FS) (*sector.Sector, error) { return sector.Load(root, sector.Options{}) }
	if _, err := fs.Stat(root, "offshoring.json"); err == nil {
		load = func(root fs.FS) (*sector.Sector, error) { return plain(offshoring.Load(root)) }
	}
	s, err := load(root)
	if err != nil {
		return nil, program.Usage("-folder %q: %w", *f.dir, err)
	}
	return s, nil
}

// plain returns the sector without what only an offshoring sector has.
func plain(s *offshoring.Sector, err error) (*sector.Sector, error) {
	if err != nil {
		return nil, err
	}
	return s.Sector, nil
}
