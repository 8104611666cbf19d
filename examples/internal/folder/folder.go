// Package folder opens the sector that an example program shows: that of a folder, or
// Morocco's.
package folder

import (
	"errors"
	"io/fs"
	"os"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/offshoring"
)

// Folder is where a program finds its sector.
type Folder struct{ dir *string }

// Flag adds the flag -folder.
func Flag(f *program.Flags) Folder { return Folder{f.Folder("")} }

// FlagAbout adds the flag -folder to a program that shows a sample without it.
func FlagAbout(f *program.Flags, about string) Folder { return Folder{f.Folder(about)} }

// LastDay returns the last day of the latest figure that somebody observed.
func LastDay(s *sector.Sector) (last period.Date) {
	for o := range s.Dataset().All() {
		if day := o.Key.Period.Last(); o.Role == indicators.RoleObserved && day.Compare(last) > 0 {
			last = day
		}
	}
	return last
}

// Given reports whether a folder is named.
func (f Folder) Given() bool { return *f.dir != "" }

// Sector reads the folder, or returns Morocco's sector.
func (f Folder) Sector() (*sector.Sector, error) {
	if !f.Given() {
		return plain(offshoring.Morocco())
	}
	s, err := Load(*f.dir)
	if err != nil {
		return nil, program.Usage("-folder %q: %w", *f.dir, err)
	}
	return s, nil
}

// ErrNotFolder: what should be the folder of a sector is a file or the like.
var ErrNotFolder = errors.New("not a folder")

// Load reads the sector of a folder. A folder that holds the parks and rankings of an
// offshoring sector is read as one.
func Load(dir string) (*sector.Sector, error) {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, ErrNotFolder
	}
	root := os.DirFS(dir)
	if _, err := fs.Stat(root, "offshoring.json"); err == nil {
		return plain(offshoring.Load(root))
	}
	return sector.Load(root, sector.Options{})
}

// plain returns the sector without what only an offshoring sector has.
func plain(s *offshoring.Sector, err error) (*sector.Sector, error) {
	if err != nil {
		return nil, err
	}
	return s.Sector, nil
}
