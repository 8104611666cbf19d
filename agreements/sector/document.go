package sector

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/document"
)

// sectorFormat is the format of the document of a [Sector]; [Format] is that of its
// settings.
const sectorFormat = "mithaq.sector-content/1"

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{
		Op: name + ".UnmarshalJSON", Err: indicators.ErrInvalid,
		Detail: document.NotRead(name, instead),
	}
}

// MarshalJSON returns the sector as a document of format
// "mithaq.sector-content/1": its "id", "name" and "notes", the documents of its
// "dataset" and its "book", its "metrics" and "rule_config", and what the rules
// say of themselves as "data_rules" and "rules".
func (s Sector) MarshalJSON() ([]byte, error) { return document.Marshal(sectorFormat, s.spec) }

// UnmarshalJSON is an error: [Load] reads a sector.
func (s *Sector) UnmarshalJSON([]byte) error {
	return notRead("Sector", "Load reads one from a folder")
}

// ownFields is an [OwnFile] as JSON has it.
type ownFields struct {
	Name string `json:"name"`
}

// MarshalJSON returns an object with the "name" of the file.
func (f OwnFile) MarshalJSON() ([]byte, error) { return document.JSON(ownFields{f.Name}) }

// UnmarshalJSON is an error: an OwnFile has a function.
func (f *OwnFile) UnmarshalJSON([]byte) error { return notRead("OwnFile", "it has a function") }
