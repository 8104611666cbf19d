package rules

import (
	"embed"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/archive"
)

//go:embed examples/*.txt
var examples embed.FS

// Example is the smallest input that a rule finds something in, and one like it in
// which the rule finds nothing: two files of agreements as
// [agreements.DecodeBook] reads them, and declarations as
// [agreements.DecodeDeclarations] reads them.
type Example struct {
	Code finding.Code `json:"code,omitzero"`
	// Fires makes the rule fire at Path, Silent does not.
	Fires  string `json:"fires,omitzero"`
	Silent string `json:"silent,omitzero"`
	Path   string `json:"path,omitzero"`
	// Declared is the CSV of declarations for both inputs; may be empty.
	Declared string `json:"declared,omitzero"`
}

// Examples reads the examples of all rules of the library, in order of code. They
// are embedded in the package; a program that does not call Examples links none.
func Examples() ([]Example, error) {
	files, err := examples.ReadDir("examples")
	if err != nil {
		return nil, fmt.Errorf("rules: Examples: %w", err)
	}
	all := make([]Example, 0, len(files))
	for _, file := range files {
		text, err := examples.ReadFile("examples/" + file.Name())
		if err != nil {
			return nil, fmt.Errorf("rules: Examples: %w", err)
		}
		a, err := archive.Parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("rules: Examples: %s: %w", file.Name(), err)
		}
		path, _ := a.Field("path")
		all = append(all, Example{
			Code: finding.Code(file.Name()[:len(file.Name())-len(".txt")]), Path: path,
			Fires: a.Text("fires/agreements.json"), Silent: a.Text("silent/agreements.json"),
			Declared: a.Text("declarations.csv"),
		})
	}
	return all, nil
}
