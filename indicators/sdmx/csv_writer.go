package sdmx

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// WriteOptions say how a dataset is written.
type WriteOptions struct {
	// Structure names what describes the data; the zero Structure is the
	// dataflow MITHAQ:OBSERVATIONS(1.0.0).
	Structure Structure `json:"structure,omitzero"`
	// Action is what the receiver is to do; the zero Action is Merge.
	Action Action `json:"action,omitzero"`
	// Lang is the language of names; the zero Lang is English.
	Lang wording.Lang `json:"lang,omitzero"`

	// Labels, Keys and Delimiter shape SDMX-CSV. The zero Delimiter is a comma;
	// it is an ASCII character but no letter, digit, quote, line break, '_', '['
	// or ';', which stands between values.
	Labels    Labels `json:"labels,omitzero"`
	Keys      Keys   `json:"keys,omitzero"`
	Delimiter byte   `json:"delimiter,omitzero"`

	// ID, Prepared and Sender stand at the head of SDMX-JSON, which requires
	// them. The zero ID is MITHAQ, and the zero Sender the agency of Structure.
	// Prepared has no default: nothing here reads a clock.
	ID       string      `json:"id,omitzero"`
	Prepared period.Date `json:"prepared,omitzero"`
	Sender   string      `json:"sender,omitzero"`
	// AtObservation is the dimension that tells the observations of a series of
	// SDMX-JSON apart: TIME_PERIOD, the zero value, makes time series, as most
	// programs expect; RECORD puts all sources of one key and period into a series,
	// and another dimension makes cross-sections. AllDimensions writes no series but flat observations.
	AtObservation string `json:"at_observation,omitzero"`
}

// AllDimensions is the value of WriteOptions.AtObservation for flat
// observations, as SDMX spells it.
const AllDimensions = "AllDimensions"

func (o WriteOptions) withDefaults() WriteOptions {
	if o.Structure == (Structure{}) {
		o.Structure = Structure{Dataflow, ownAgency, ownID, "1.0.0"}
	}
	if o.Action == 0 {
		o.Action = Merge
	}
	if !o.Lang.IsSet() {
		o.Lang = wording.En
	}
	if o.Delimiter == 0 {
		o.Delimiter = ','
	}
	if o.ID == "" {
		o.ID = "MITHAQ"
	}
	if o.Sender == "" {
		o.Sender = strings.ReplaceAll(o.Structure.Agency, ".", "_")
	}
	if o.AtObservation == "" {
		o.AtObservation = interchange.TimeID
	}
	return o
}

const writeOp = "sdmx.WriteCSV"

// check returns what is wrong with the options.
func (o WriteOptions) check(op string) error {
	bad := func(format string, args ...any) error {
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: fmt.Sprintf(format, args...)}
	}
	if s, err := ParseStructure(o.Structure.Kind, o.Structure.String()); err != nil || s != o.Structure ||
		!structureKinds.Valid(s.Kind) {
		return bad("structure %s", cite.Quote(o.Structure.String()))
	}
	if o.Action.Letter() == 0 || o.Action == Delete {
		return bad("action %v: observations are not deleted by writing them", o.Action)
	}
	if o.Labels > LabelsName || o.Keys > KeysBoth {
		return bad("labels %v, keys %v", o.Labels, o.Keys)
	}
	if c, ok := sniff([]byte(structureTerm + string(rune(o.Delimiter)))); !ok || c != o.Delimiter ||
		c == interchange.Separator || c < ' ' && c != '\t' {
		return bad("delimiter %q", o.Delimiter)
	}
	return nil
}

// WriteCSV writes the observations of a dataset as an SDMX-CSV message, in
// order of key and ID: the same dataset always gives the same bytes. The losses
// name what the message does not carry: bodies, sources and corrections. OBS_VALUE
// is empty where an observation has no decimal number.
//
// A cell of words or a note that a spreadsheet would take for a formula gets an
// apostrophe in front, which [ReadCSV] takes away.
func WriteCSV(out io.Writer, data *indicators.Dataset, o WriteOptions) ([]indicators.Loss, error) {
	if err := interchange.Given(writeOp, out, data); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	if err := o.check(writeOp); err != nil {
		return nil, err
	}
	all := interchange.All(data)
	components, err := interchange.Layout(all)
	if err != nil {
		return nil, withOp(err, writeOp)
	}
	w := &csvWriter{out: out, opt: o, components: components, names: interchange.NewNames(data.Catalogue(), o.Lang)}
	w.header()
	w.begin()
	all(func(o *indicators.Observation, c *interchange.Common) bool {
		err = w.row(o, c)
		return err == nil
	})
	if err != nil {
		return nil, err
	}
	if err := w.flush(0); err != nil {
		return nil, err
	}
	var losses interchange.Ledger
	losses.Dataset(data, "a data message carries observations only")
	return losses.Losses(), nil
}

// withOp sets the operation of an error of this package's helpers.
func withOp(err error, op string) error {
	if e, ok := err.(*indicators.Error); ok {
		e.Op = op
	}
	return err
}

type csvWriter struct {
	out        io.Writer
	opt        WriteOptions
	components []interchange.Component
	names      interchange.Names
	encoder    *interchange.Encoder
	texts      *interchange.Texts // the text of each run of cells
	start      []byte             // of each row
	text       []byte
	cell       []byte
	series     []byte
	plain      [256]bool // the bytes of cells that are written as they are
}

// flush writes what is there when there is enough of it.
func (w *csvWriter) flush(least int) error {
	if len(w.text) < least {
		return nil
	}
	_, err := w.out.Write(w.text)
	w.text = w.text[:0]
	if err != nil {
		return &indicators.Error{Op: writeOp, Err: err}
	}
	return nil
}

func (w *csvWriter) add(cell []byte) {
	w.text = csv.Append(append(w.text, w.opt.Delimiter), cell, w.opt.Delimiter)
}

func (w *csvWriter) header() {
	first := structureTerm
	for _, c := range w.components {
		if c.Multi {
			first = structureTerm + "[" + string(interchange.Separator) + "]"
		}
	}
	w.text = csv.Append(w.text, first, w.opt.Delimiter)
	w.add([]byte("STRUCTURE_ID"))
	if w.opt.Labels == LabelsName {
		w.add([]byte("STRUCTURE_NAME"))
	}
	w.add([]byte("ACTION"))
	if w.opt.Keys&KeysSeries != 0 {
		w.add([]byte("SERIES_KEY"))
	}
	if w.opt.Keys&KeysObs != 0 {
		w.add([]byte("OBS_KEY"))
	}
	for _, c := range w.components {
		id := c.ID
		if c.Multi {
			id += "[]"
		}
		name := w.names.Component(c)
		switch w.opt.Labels {
		case LabelsBoth:
			w.add([]byte(id + ": " + name))
		case LabelsName:
			w.add([]byte(id))
			w.add([]byte(name))
		default:
			w.add([]byte(id))
		}
	}
	w.text = append(w.text, "\r\n"...)
}

// begin says how each row starts.
func (w *csvWriter) begin() {
	w.encoder = interchange.NewEncoder(w.components)
	w.texts = interchange.NewTexts(w.encoder)
	head := w.text
	w.text = append([]byte(nil), w.opt.Structure.Kind.String()...)
	const structureName = "Published figures"
	switch w.opt.Labels {
	case LabelsBoth:
		w.add([]byte(w.opt.Structure.String() + ": " + structureName))
	case LabelsName:
		w.add([]byte(w.opt.Structure.String()))
		w.add([]byte(structureName))
	default:
		w.add([]byte(w.opt.Structure.String()))
	}
	w.add([]byte{w.opt.Action.Letter()})
	w.start, w.text = w.text, head
	for c := '!'; c <= '~'; c++ {
		w.plain[c] = c != '"' && c != rune(w.opt.Delimiter)
	}
}

// row writes an observation: what it has in common with others is copied.
func (w *csvWriter) row(o *indicators.Observation, c *interchange.Common) error {
	cells, err := w.encoder.Cells(o, c)
	if err != nil {
		return withOp(err, writeOp)
	}
	w.text = append(w.text, w.start...)
	quick := w.opt.Labels == LabelsID
	if w.opt.Keys != KeysNone {
		w.keys(cells)
	}
	for n, run := range w.encoder.Runs() {
		form := w.encoder.Form(run.Class)
		if text, ok := w.texts.Known(n, form); ok {
			w.text = append(w.text, text...)
			continue
		}
		start := len(w.text)
		for i := run.From; i < run.To; i++ {
			if quick && w.isPlain(cells[i]) && !w.components[i].IsText() {
				w.text = append(append(w.text, w.opt.Delimiter), cells[i]...)
				continue
			}
			if err := w.component(o, i, cells[i]); err != nil {
				return err
			}
		}
		w.texts.Keep(n, form, w.text[start:])
	}
	w.text = append(w.text, "\r\n"...)
	return w.flush(32 << 10)
}

// isPlain reports whether a cell stands in the message as it is: it has nothing but
// visible ASCII, and neither a quote nor a delimiter.
func (w *csvWriter) isPlain(cell []byte) bool {
	for _, c := range cell {
		if !w.plain[c] {
			return false
		}
	}
	return true
}

// keys writes the keys of an observation.
func (w *csvWriter) keys(cells [][]byte) {
	w.series = w.series[:0]
	var period []byte
	for i, c := range w.components {
		if c.Part != interchange.Dimension {
			continue
		}
		if c.ID == interchange.TimeID {
			period = cells[i]
			continue
		}
		if len(w.series) > 0 {
			w.series = append(w.series, '.')
		}
		w.series = append(w.series, cells[i]...)
	}
	if w.opt.Keys&KeysSeries != 0 {
		w.add(w.series)
	}
	if w.opt.Keys&KeysObs != 0 {
		w.add(append(append(w.series, '.'), period...))
	}
}

// component writes a cell of a component.
func (w *csvWriter) component(o *indicators.Observation, i int, cell []byte) error {
	c := &w.components[i]
	if c.IsText() {
		w.cell = csv.AppendGuarded(w.cell[:0], cell)
		cell = w.cell
	}
	if !utf8.Valid(cell) {
		return &indicators.Error{Op: writeOp, Err: indicators.ErrInvalid,
			Path: cite.Pointer("observations", string(o.ID), c.ID), Detail: cite.Quote(string(cell)) + " is not UTF-8"}
	}
	if w.opt.Labels == LabelsID || c.Part != interchange.Dimension {
		if w.add(cell); w.opt.Labels == LabelsName {
			w.add(nil)
		}
		return nil
	}
	name := w.names.Code(*c, string(cell))
	if w.opt.Labels == LabelsName {
		w.add(cell)
		w.add(csv.AppendGuarded(nil, name))
		return nil
	}
	if name != "" {
		w.cell = append(append(append(w.cell[:0], cell...), ": "...), name...)
		cell = w.cell
	}
	w.add(cell)
	return nil
}
