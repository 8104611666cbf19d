package finding

import (
	"strconv"
	"strings"
)

// Place is a place in a file. The zero value is that of a record that was not read
// from one.
type Place struct {
	// File is the name of the file in its folder.
	File string `json:"file,omitzero"`
	// Line and Column count from 1; columns count characters. The ID of the record is on
	// the line; the column is that of the member that the path names, if it begins on
	// the same line, else that of the record.
	Line   int `json:"line,omitzero"`
	Column int `json:"column,omitzero"`
}

// IsSet reports whether p is a place.
func (p Place) IsSet() bool { return p != Place{} }

// String returns the place as compilers write it, "observations.csv:17:23", "" for
// none. A name that would not stand on one line is in quotes.
func (p Place) String() string {
	if !p.IsSet() {
		return ""
	}
	name := p.File
	if q := strconv.Quote(name); q != `"`+name+`"` || strings.Contains(name, ": ") {
		name = q
	}
	if p.Line <= 0 {
		return name
	}
	return name + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// SetPlaces sets the places of findings and of their evidence by a function that
// knows those of records by their paths. A finding about no single record, such as one
// about a key, has the place of the first record that it rests on.
func SetPlaces(found []Finding, of func(path string) (Place, bool)) {
	if of == nil {
		return
	}
	for n := range found {
		f := &found[n]
		f.Place, _ = of(f.Path)
		for m := range f.Evidence {
			e := &f.Evidence[m]
			if e.Place, _ = of(e.Path); !f.Place.IsSet() {
				f.Place = e.Place
			}
		}
	}
}
