package offshoring

import (
	_ "embed"
	"io"
	"io/fs"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/internal/likeness"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Sector is an offshoring sector: what every sector has, with its parks,
// rankings, awards and classifications. It is immutable, and safe for
// concurrent readers.
type Sector struct {
	*sector.Sector
	own records
}

// Equal reports whether s and o hold the same. Either may be nil.
func (s *Sector) Equal(o *Sector) bool {
	return s == o || s != nil && o != nil && s.Sector.Equal(o.Sector) && likeness.Fields(s.own, o.own)
}

// records is the content of offshoring.json.
type records struct {
	Parks           []Park           `json:"parks,omitzero"`
	Rankings        []Ranking        `json:"rankings,omitzero"`
	Awards          []Award          `json:"awards,omitzero"`
	Classifications []Classification `json:"classifications,omitzero"`
}

// Format is the "format" member of offshoring.json.
const Format = "mithaq.offshoring/1"

//go:embed schema/offshoring-1.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of [Format].
func Schema() []byte { return append([]byte(nil), schema...) }

// maxBytes is the length of offshoring.json.
const maxBytes = 8 << 20

// Load reads an offshoring sector from a folder: what [sector.Load] reads, and
// offshoring.json, which may be absent. Errors are those of sector.Load.
func Load(folder fs.FS) (*Sector, error) {
	var s Sector
	var err error
	s.Sector, err = sector.Load(folder, sector.Options{
		Own: []sector.OwnFile{{Name: "offshoring.json", Decode: func(r io.Reader) error {
			return strictjson.DecodeFrom(r, &s.own, strictjson.Options{Format: Format, MaxBytes: maxBytes})
		}}},
	})
	if err != nil {
		return nil, err
	}
	return &s, nil
}
