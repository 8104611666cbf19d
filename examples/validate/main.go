// Command validate checks the library's own files: by the JSON Schema of their
// format, as any tool could, and by the decoder, which sees more.
//
//	go run -C examples/validate . ../../indicators/testdata/sources.json
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/offshoring"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

func main() { program.Main("validate", run) }

// errInvalid says that a file is not valid; what is wrong has been printed.
var errInvalid = errors.New("a file is not valid")

// run checks the named files, or stdin when none is named.
func run(args []string, stdin io.Reader, stdout io.Writer) error {
	flags := program.New("validate", stdout)
	flags.About(phrases,
		"Checks data files by the JSON Schema of their format, as any tool could, and by the decoder, which sees more.",
		"[file ...]",
		"../../offshoring/data/metrics.json", "one file",
		"< ../../offshoring/data/metrics.json", "what a pipe or a file gives")
	flags.Fails("a file is not valid")
	flags.HelpLang()
	if done, err := flags.Parse(args, -1); done {
		return err
	}
	if args = flags.Args(); len(args) == 0 {
		text, err := io.ReadAll(stdin)
		if err != nil {
			return program.Usage("%w", err)
		}
		return check("stdin", text, stdout)
	}
	var bad error
	for _, name := range args {
		text, err := os.ReadFile(name)
		if err != nil {
			return program.Usage("%w", err)
		}
		if err := check(name, text, stdout); err != nil {
			bad = err
		}
	}
	return bad
}

// check prints what is wrong with one file.
func check(name string, text []byte, stdout io.Writer) error {
	bySchema, byDecoder := validate(text), decode(text)
	for _, p := range bySchema {
		fmt.Fprintf(stdout, "%s: schema: %s\n", name, p)
	}
	if byDecoder != nil {
		fmt.Fprintf(stdout, "%s: decoder:\n%v\n", name, byDecoder)
	}
	if len(bySchema) > 0 || byDecoder != nil {
		return errInvalid
	}
	fmt.Fprintf(stdout, "%s: valid\n", name)
	return nil
}

// format returns what a file says that it is.
func format(text []byte) string {
	var head struct {
		Format string `json:"format"`
	}
	// What is not JSON has no format, and the decoder says why.
	_ = json.Unmarshal(text, &head)
	return head.Format
}

// decode reads a file with the decoder of its format.
func decode(text []byte) error {
	r, none := bytes.NewReader(text), indicators.DecodeOptions{}
	switch f := format(text); f {
	case indicators.CatalogueFormat:
		_, err := indicators.DecodeCatalogue(r, none)
		return err
	case indicators.MetricsFormat:
		_, err := indicators.DecodeMetrics(r, none)
		return err
	case indicators.SourcesFormat:
		return new(indicators.Builder).DecodeSources(r, none)
	case indicators.ObservationsFormat:
		return new(indicators.Builder).DecodeObservations(r, indicators.JSON, none)
	case mapping.Format:
		_, err := mapping.Decode(r, none)
		return err
	case sheet.LayoutFormat:
		_, err := sheet.DecodeLayout(r)
		return err
	case agreements.Format:
		_, err := agreements.DecodeBook(r, agreements.DecodeOptions{})
		return err
	case sector.Format:
		_, err := sector.Load(fstest.MapFS{"sector.json": {Data: text}}, sector.Options{})
		return alone(err)
	case sector.AcknowledgementsFormat:
		_, err := sector.Load(fstest.MapFS{"acknowledgements.json": {Data: text}}, sector.Options{})
		return err
	case offshoring.Format:
		const settings = `{"format": "mithaq.sector/1", "id": "x", "name": "x"}`
		_, err := offshoring.Load(fstest.MapFS{
			"sector.json": {Data: []byte(settings)}, "offshoring.json": {Data: text},
		})
		return err
	default:
		return fmt.Errorf("format %q is not one of ours", f)
	}
}

// alone returns what is wrong with a file of a sector that is read without the
// others, to which its references lead.
func alone(err error) error {
	var all *sector.Problems
	if !errors.As(err, &all) {
		return err
	}
	list := slices.DeleteFunc(all.List, func(e *sector.Error) bool { return errors.Is(e, indicators.ErrUnknown) })
	if len(list) == 0 {
		return nil
	}
	return &sector.Problems{List: list, Total: len(list)}
}

// validate checks a file by the schema of its format.
func validate(text []byte) (problems []string) {
	schema, err := compile(format(text))
	if err != nil {
		return []string{err.Error()}
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return []string{err.Error()}
	}
	var invalid *jsonschema.ValidationError
	if err := schema.Validate(value); errors.As(err, &invalid) {
		problems = leaves(invalid, message.NewPrinter(language.English), problems)
	} else if err != nil {
		problems = append(problems, err.Error())
	}
	slices.Sort(problems) // the validator has no order of its own
	return problems
}

// compile returns the schema of a format.
func compile(format string) (*jsonschema.Schema, error) {
	text, ok := indicators.Schema(format)
	switch format {
	case mapping.Format:
		text, ok = mapping.Schema(), true
	case sheet.LayoutFormat:
		text, ok = sheet.Schema(), true
	case agreements.Format:
		text, ok = agreements.Schema(), true
	case sector.Format:
		text, ok = sector.Schema(), true
	case sector.AcknowledgementsFormat:
		text, ok = sector.AcknowledgementsSchema(), true
	case offshoring.Format:
		text, ok = offshoring.Schema(), true
	}
	if !ok {
		return nil, fmt.Errorf("no schema for format %q", format)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	const url = "file:///schema.json"
	if err := c.AddResource(url, doc); err != nil {
		return nil, err
	}
	return c.Compile(url)
}

// leaves adds the causes of an error that have no causes themselves.
func leaves(e *jsonschema.ValidationError, p *message.Printer, problems []string) []string {
	for _, cause := range e.Causes {
		problems = leaves(cause, p, problems)
	}
	if len(e.Causes) == 0 {
		path := ""
		for _, token := range e.InstanceLocation {
			path += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(token)
		}
		problems = append(problems, path+": "+e.ErrorKind.LocalizedString(p))
	}
	return problems
}
