package rules

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/archive"
)

// Example is the page of a rule: what it looks at, what it leaves alone, and where its
// thresholds lie; the smallest input that it finds something in, and one like it in which
// it finds nothing.
type Example struct {
	Code finding.Code `json:"code,omitzero"`
	// Hears says what the rule looks at, Ignores what it does not judge.
	Hears   string `json:"hears,omitzero"`
	Ignores string `json:"ignores,omitzero"`
	// Thresholds are those of the rule; a rule without any tells all that it hears.
	Thresholds []Threshold `json:"thresholds,omitzero"`
	// Path is where the rule finds something in Fires, and nothing before it.
	Path string `json:"path,omitzero"`
	// Config is what the sector of the example knows: the rule is one of those
	// that [Config.Rules] returns.
	Config Config `json:"config,omitzero"`
	Fires  Input  `json:"fires,omitzero"`
	Silent Input  `json:"silent,omitzero"`
}

// Threshold is a limit up to which a rule finds nothing.
type Threshold struct {
	// Text says where it lies, and why there.
	Text string `json:"text,omitzero"`
	// Under is an input just under it, in which the rule finds nothing; in Over, just over
	// it, it finds something.
	Under Input `json:"under,omitzero"`
	Over  Input `json:"over,omitzero"`
}

// Input is a small dataset as text.
type Input struct {
	// Files are the files that differ from one example to another.
	Files []File `json:"files,omitzero"`
	// Unstated names a member that the observations lose after they are read, as
	// no file can lack it: "role". It is empty for all examples but one.
	Unstated string `json:"unstated,omitzero"`
}

// File is a file of an example. Its name says what it holds and in which form:
// catalogue.json, sources.json, observations.csv or observations.json.
type File struct {
	Name string `json:"name,omitzero"`
	Text string `json:"text,omitzero"`
}

// The linker drops these files where [Examples] and [Input.Dataset] are not
// called.
//
//go:embed examples
var exampleFiles embed.FS

// Names of files of examples.
const (
	catalogueFile = "catalogue.json"
	sourcesFile   = "sources.json"
)

// Examples reads an example of every rule of [All], in order of code.
func Examples() ([]Example, error) {
	entries, err := exampleFiles.ReadDir("examples")
	if err != nil {
		return nil, err
	}
	var all []Example
	for _, entry := range entries { // in order of name
		code, ok := strings.CutSuffix(entry.Name(), ".txt")
		if !ok {
			continue
		}
		text, err := exampleFiles.ReadFile(path.Join("examples", entry.Name()))
		if err != nil {
			return nil, err
		}
		example, err := parseExample(finding.Code(code), string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		all = append(all, example)
	}
	return all, nil
}

// SharedFiles returns the catalogue and the sources of the examples that bring
// none of their own: a small sector.
func SharedFiles() ([]File, error) {
	var all []File
	for _, name := range []string{catalogueFile, sourcesFile} {
		text, err := exampleFiles.ReadFile(path.Join("examples", name))
		if err != nil {
			return nil, err
		}
		all = append(all, File{name, string(text)})
	}
	return all, nil
}

// parseExample reads an example.
func parseExample(code finding.Code, text string) (Example, error) {
	a, err := archive.Parse(text)
	if err != nil {
		return Example{}, err
	}
	e := Example{Code: code}
	var inequality Inequality
	var names []wording.Name
	var limits []string // the names of the thresholds
	for _, f := range a.Fields {
		switch f.Name {
		case "path":
			e.Path = f.Value
		case "hears":
			e.Hears = f.Value
		case "ignores":
			e.Ignores = f.Value
		case "fires.unstated":
			e.Fires.Unstated = f.Value
		case "inequality":
			less, more, _ := strings.Cut(f.Value, " <= ")
			if inequality.Less, err = indicators.ParseMetric(less); err == nil {
				inequality.More, err = indicators.ParseMetric(more)
			}
		case "inequality.id":
			inequality.ID = indicators.ID(f.Value)
		case "inequality.ar":
			names = append(names, wording.Name{Lang: wording.Ar, Name: f.Value, Status: wording.Attested})
		case "inequality.fr":
			names = append(names, wording.Name{Lang: wording.Fr, Name: f.Value, Status: wording.Attested})
		case "inequality.en":
			names = append(names, wording.Name{Lang: wording.En, Name: f.Value, Status: wording.Attested})
		default:
			name, ok := strings.CutPrefix(f.Name, "threshold.")
			if !ok {
				err = fmt.Errorf("unknown field %q", f.Name)
			}
			limits = append(limits, name)
			e.Thresholds = append(e.Thresholds, Threshold{Text: f.Value})
		}
		if err != nil {
			return Example{}, err
		}
	}
	if inequality.ID != "" {
		if inequality.Name, err = wording.NewText(names...); err != nil {
			return Example{}, err
		}
		e.Config.Inequalities = []Inequality{inequality}
	}
	for _, f := range a.Files {
		kind, name, _ := strings.Cut(f.Name, "/")
		switch kind {
		case "fires":
			e.Fires.Files = append(e.Fires.Files, File{name, f.Text})
		case "silent":
			e.Silent.Files = append(e.Silent.Files, File{name, f.Text})
		default:
			side, limit, _ := strings.Cut(kind, ".")
			n := slices.Index(limits, limit)
			if n < 0 || side != "under" && side != "over" {
				return Example{}, fmt.Errorf("file %q is of no input", f.Name)
			}
			in := &e.Thresholds[n].Under
			if side == "over" {
				in = &e.Thresholds[n].Over
			}
			in.Files = append(in.Files, File{name, f.Text})
		}
	}
	return e, nil
}

// Dataset reads the files. Those of [SharedFiles] stand for a catalogue and
// sources that are not there.
func (in Input) Dataset() (*indicators.Dataset, error) {
	shared, err := SharedFiles()
	if err != nil {
		return nil, err
	}
	var c *indicators.Catalogue
	var b indicators.Builder
	read := map[string]bool{}
	for _, f := range append(in.Files[:len(in.Files):len(in.Files)], shared...) {
		if read[f.Name] {
			continue
		}
		read[f.Name] = true
		r := strings.NewReader(f.Text)
		switch f.Name {
		case catalogueFile:
			c, err = indicators.DecodeCatalogue(r, indicators.DecodeOptions{})
		case sourcesFile:
			err = b.DecodeSources(r, indicators.DecodeOptions{})
		case "observations.csv":
			err = b.DecodeObservations(r, indicators.CSV, indicators.DecodeOptions{})
		case "observations.json":
			err = b.DecodeObservations(r, indicators.JSON, indicators.DecodeOptions{})
		default:
			err = fmt.Errorf("unknown file %q", f.Name)
		}
		if err != nil {
			return nil, err
		}
	}
	d, err := b.Build(c)
	if err != nil || in.Unstated == "" {
		return d, err
	}
	return in.unstate(d)
}

// unstate returns a dataset whose observations have lost a member.
func (in Input) unstate(d *indicators.Dataset) (*indicators.Dataset, error) {
	if in.Unstated != "role" {
		return nil, fmt.Errorf("unknown member %q", in.Unstated)
	}
	var b indicators.Builder
	for x := range d.Bodies() {
		b.AddBody(x)
	}
	for s := range d.Sources() {
		b.AddSource(s)
	}
	for o := range d.All() {
		o.Role = 0
		b.AddObservation(o)
	}
	return b.Build(d.Catalogue())
}
