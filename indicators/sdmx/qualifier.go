package sdmx

import "github.com/mithaq-go/mithaq/indicators/internal/interchange"

// Code is a code of a list, with what it means.
type Code struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Qualifiers returns the code list of the attribute QUALIFIER, in its defined
// order.
func Qualifiers() []Code {
	var list []Code
	for _, q := range interchange.Qualifiers() {
		list = append(list, Code{q.Code, q.Meaning})
	}
	return list
}
