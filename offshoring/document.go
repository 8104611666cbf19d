package offshoring

import (
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/document"
)

// sectorFormat is the format of the document of a [Sector]; [Format] is that of the
// file of its own records.
const sectorFormat = "mithaq.offshoring-content/1"

// MarshalJSON returns the sector as a document of format
// "mithaq.offshoring-content/1": the document of what every sector has as
// "sector", and "parks", "rankings", "awards" and "classifications".
func (s Sector) MarshalJSON() ([]byte, error) {
	return document.Marshal(sectorFormat, struct {
		Sector *sector.Sector `json:"sector,omitzero"`
		records
	}{s.Sector, s.own})
}

// UnmarshalJSON is an error: [Load] reads a sector.
func (s *Sector) UnmarshalJSON([]byte) error {
	return &sector.Error{
		Op: "Sector.UnmarshalJSON", Err: indicators.ErrInvalid,
		Detail: document.NotRead("Sector", "Load reads one from a folder"),
	}
}
