package sector

import (
	"io"
	"path"

	"github.com/mithaq-go/mithaq/indicators/finding"
)

// Place returns where a record stands in the files that the sector was loaded from,
// by its path, such as "/observations/F0021/figure". Its line is the one on which the ID
// stands. A sector that was made by [New] has no places.
func (s *Sector) Place(path string) (finding.Place, bool) {
	if s == nil {
		return finding.Place{}, false
	}
	p, ok := s.places.Place(path)
	return finding.Place(p), ok
}

// MemberPlace is [Sector.Place] with the line on which the value of a member begins, which
// may be another than that of the ID of its record.
func (s *Sector) MemberPlace(path string) (finding.Place, bool) {
	if s == nil {
		return finding.Place{}, false
	}
	p, ok := s.places.Member(path)
	return finding.Place(p), ok
}

// noted returns a reader of a file that notes where its records stand.
func (l *loader) noted(name string, in io.Reader) io.Reader {
	switch path.Ext(name) {
	case ".jsonl":
		return l.places.Lines(name, observations, in)
	case ".csv":
		return l.places.Table(name, observations, member, in)
	}
	return l.places.JSON(name, in)
}

// observations is the member of a file of observations that holds them.
const observations = "observations"

// member returns the path of a column of observations below its record.
func member(column string) string {
	switch column {
	case "indicator", "area", "perimeter", "breakdown", "period":
		return "key/" + column
	}
	return column
}
