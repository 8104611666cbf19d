package sdmx

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// The structure of messages whose writer names no other.
const (
	ownAgency = "MITHAQ"
	ownID     = "OBSERVATIONS"
)

// misspelt is a component that may be meant for another of our own structure.
type misspelt struct{ name, meant string }

// spelt adds a name of a component to a list, if it may be meant for another.
func spelt(list []misspelt, name string, has func(id string) bool) []misspelt {
	if meant := interchange.Misspelt(name, has); meant != "" {
		list = append(list, misspelt{name, meant})
	}
	return list
}

// tellMisspelt names as losses what a message of our own structure may have misspelt.
func tellMisspelt(d *interchange.Decoder, list []misspelt) {
	for _, m := range list {
		d.Once(indicators.LostComponent, m.name, "not taken for "+m.meant+
			", which the message does not have: it keeps its name and its codes")
	}
}

// isOurs reports whether data is of the structure by which this package writes, and
// nobody has said what its components are.
func (o *ReadOptions) isOurs(s Structure) bool {
	return s.Agency == ownAgency && s.ID == ownID && o.Map.IsZero()
}

// incomplete returns what is wrong with data of our own structure that lacks columns:
// what stands under a misspelt name would be taken for a breakdown. own reports that
// its columns are ours, whatever it says of its structure.
func (o *ReadOptions) incomplete(s Structure, own bool, lacking []string) string {
	switch {
	case len(lacking) == 0:
		return ""
	case o.isOurs(s):
	case (own || s.Agency == ownAgency && s.ID == ownID) && slices.Contains(lacking, interchange.ValueID):
		lacking = []string{interchange.ValueID}
	default:
		return ""
	}
	return strings.Join(lacking, ", ") + ", which each message of the library's own structure has"
}
