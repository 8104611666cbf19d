package rules

import (
	"embed"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/archive"
)

//go:embed examples/*.txt
var examples embed.FS

// Example is the page of a rule: what it looks at, what it leaves alone, and where its
// thresholds lie; the smallest input that it finds something in, and one like it in
// which it finds nothing. Inputs are files of agreements as [agreements.DecodeBook] reads
// them, and declarations as [agreements.DecodeDeclarations] reads them.
type Example struct {
	Code finding.Code `json:"code,omitzero"`
	// Hears says what the rule looks at, Ignores what it does not judge.
	Hears   string `json:"hears,omitzero"`
	Ignores string `json:"ignores,omitzero"`
	// Thresholds are those of the rule; a rule without any tells all that it hears.
	Thresholds []Threshold `json:"thresholds,omitzero"`
	// Fires makes the rule fire at Path, Silent does not.
	Fires  string `json:"fires,omitzero"`
	Silent string `json:"silent,omitzero"`
	Path   string `json:"path,omitzero"`
	// Declared is the CSV of declarations for all inputs; may be empty.
	Declared string `json:"declared,omitzero"`
}

// Threshold is a limit up to which a rule finds nothing.
type Threshold struct {
	// Text says where it lies, and why there.
	Text string `json:"text,omitzero"`
	// Under is a file of agreements just under it, in which the rule finds nothing; in Over,
	// just over it, it finds something.
	Under string `json:"under,omitzero"`
	Over  string `json:"over,omitzero"`
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
		x := Example{
			Code: finding.Code(file.Name()[:len(file.Name())-len(".txt")]), Path: path,
			Fires: a.Text("fires/agreements.json"), Silent: a.Text("silent/agreements.json"),
			Declared: a.Text("declarations.csv"),
		}
		x.Hears, _ = a.Field("hears")
		x.Ignores, _ = a.Field("ignores")
		for _, f := range a.Fields {
			if name, ok := strings.CutPrefix(f.Name, "threshold."); ok {
				x.Thresholds = append(x.Thresholds, Threshold{
					Text:  f.Value,
					Under: a.Text("under." + name + "/agreements.json"),
					Over:  a.Text("over." + name + "/agreements.json"),
				})
			}
		}
		all = append(all, x)
	}
	return all, nil
}
