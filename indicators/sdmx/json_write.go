package sdmx

import (
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

const writeJSONOp = "sdmx.WriteJSON"

// WriteJSON writes the observations of a dataset as an SDMX-JSON 2.1 data
// message with one data set, in order of key and ID: the same dataset always
// gives the same bytes. The losses name what the message does not carry:
// bodies, sources and corrections. The dataset is walked three times; memory
// grows with its distinct values, the IDs of the observations among them.
func WriteJSON(out io.Writer, data *indicators.Dataset, o WriteOptions) ([]indicators.Loss, error) {
	if err := interchange.Given(writeJSONOp, out, data); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	if err := o.check(writeJSONOp); err != nil {
		return nil, err
	}
	if err := o.head(writeJSONOp); err != nil {
		return nil, err
	}
	components, err := interchange.Layout(data.All())
	if err != nil {
		return nil, withOp(err, writeJSONOp)
	}
	w := &jsonWriter{out: out, opt: o, data: data, names: interchange.NewNames(data.Catalogue(), o.Lang)}
	if err := w.prepare(components); err != nil {
		return nil, err
	}
	w.head()
	if err := w.observations(); err != nil {
		return nil, err
	}
	w.raw("}}]}}\n")
	if w.flush(0); w.err != nil {
		return nil, &indicators.Error{Op: writeJSONOp, Err: w.err}
	}
	var losses interchange.Ledger
	losses.Dataset(data, "a data message carries observations only")
	return losses.Losses(), nil
}

// isCode reports whether s may be an ID in SDMX-JSON.
func isCode(s string) bool {
	for i := range len(s) {
		if s[i] == '.' {
			return false
		}
	}
	return isID(s)
}

type jsonWriter struct {
	out   io.Writer
	opt   WriteOptions
	data  *indicators.Dataset
	names interchange.Names
	text  []byte
	err   error

	components []interchange.Component
	encoder    *interchange.Encoder
	codes      []map[string]int // of the values of a component by its place, nil for one that is not coded
	values     [][]string
	series     []int // the components of a series' key
	within     []int // those of an observation's key inside it
	attributes []int
	measure    int
}

// coded reports whether the values of a component are listed once.
func coded(c interchange.Component) bool {
	switch {
	case c.Part == interchange.Dimension:
		return true
	case c.Part == interchange.Measure || c.Multi || c.IsText():
		return false
	}
	switch c.ID {
	case interchange.LowerID, interchange.UpperID, "CANDIDATES":
		return false
	}
	return true
}

// prepare says what stands where, and lists the values.
func (w *jsonWriter) prepare(components []interchange.Component) error {
	w.components, w.encoder = components, interchange.NewEncoder(components)
	w.codes, w.values = make([]map[string]int, len(components)), make([][]string, len(components))
	found := w.opt.AtObservation == AllDimensions
	for i, c := range components {
		if coded(c) {
			w.codes[i] = map[string]int{}
		}
		switch {
		case c.Part == interchange.Attribute:
			w.attributes = append(w.attributes, i)
		case c.Part == interchange.Measure:
			w.measure = i
		case c.ID == w.opt.AtObservation || w.opt.AtObservation == AllDimensions:
			found = true
			w.within = append(w.within, i)
		default:
			w.series = append(w.series, i)
		}
	}
	if !found {
		return &indicators.Error{Op: writeJSONOp, Err: indicators.ErrUnknown,
			Detail: "no dimension " + cite.Quote(w.opt.AtObservation)}
	}
	for o := range w.data.All() {
		cells, err := w.encoder.Cells(&o)
		if err != nil {
			return withOp(err, writeJSONOp)
		}
		for i, codes := range w.codes {
			if codes == nil || len(cells[i]) == 0 {
				continue
			}
			if _, ok := codes[string(cells[i])]; !ok {
				v := string(cells[i])
				codes[v] = len(w.values[i])
				w.values[i] = append(w.values[i], v)
			}
		}
	}
	return nil
}

func (w *jsonWriter) flush(least int) {
	if w.err == nil && len(w.text) >= least {
		_, w.err = w.out.Write(w.text)
		w.text = w.text[:0]
	}
}

func (w *jsonWriter) raw(s string) { w.text = append(w.text, s...) }

func (w *jsonWriter) quoted(s string) { w.text = interchange.AppendJSON(w.text, s) }

// urn returns the name of the structure.
func (o WriteOptions) urn() (urn, rel string) {
	s := o.Structure
	if s.Version == "" {
		s.Version = "1.0"
	}
	switch s.Kind {
	case DataStructure:
		return "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=" + s.String(), "datastructure"
	case DataProvision:
		return "urn:sdmx:org.sdmx.infomodel.registry.ProvisionAgreement=" + s.String(), "provisionagreement"
	}
	return "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=" + s.String(), "dataflow"
}

func (w *jsonWriter) head() {
	w.raw(`{"$schema":"https://json.sdmx.org/2.1/sdmx-json-data-schema.json",` + "\n" + `"meta":{"id":`)
	w.quoted(w.opt.ID)
	w.raw(`,"prepared":`)
	w.quoted(w.opt.Prepared.String())
	w.raw(`,"contentLanguages":[`)
	w.quoted(w.opt.Lang.String())
	w.raw(`],"sender":{"id":`)
	w.quoted(w.opt.Sender)
	w.raw("}},\n" + `"data":{"structures":[{"name":"Published figures","dataSets":[0],"links":[{"urn":`)
	urn, rel := w.opt.urn()
	w.quoted(urn)
	w.raw(`,"rel":`)
	w.quoted(rel)
	w.raw(`}],` + "\n" + `"dimensions":{"series":[`)
	w.list(w.series)
	w.raw(`],"observation":[`)
	w.list(w.within)
	w.raw("]},\n" + `"measures":{"observation":[`)
	w.list([]int{w.measure})
	w.raw("]},\n" + `"attributes":{"observation":[`)
	w.list(w.attributes)
	w.raw(`]}}],` + "\n" + `"dataSets":[{"structure":0,"action":`)
	w.quoted(w.opt.Action.String())
	if len(w.series) > 0 {
		w.raw(`,"series":{`)
	} else {
		w.raw(`,"observations":{`)
	}
}

// list describes components.
func (w *jsonWriter) list(of []int) {
	for n, i := range of {
		if n > 0 {
			w.raw(",")
		}
		c := w.components[i]
		w.raw("\n{\"id\":")
		w.quoted(c.ID)
		w.raw(`,"name":`)
		w.quoted(w.names.Component(c))
		switch {
		case c.Part == interchange.Dimension:
			position := 0
			for _, d := range w.components[:i] {
				if d.Part == interchange.Dimension {
					position++
				}
			}
			w.raw(`,"keyPosition":` + strconv.Itoa(position))
			if c.ID == interchange.TimeID {
				w.raw(`,"roles":["TIME_PERIOD"]`)
			}
		case c.Part == interchange.Attribute:
			w.raw(`,"relationship":{"observation":{}}`)
			if c.Multi {
				w.raw(`,"format":{"dataType":"String","maxOccurs":"unbounded"}`)
			}
		}
		if len(w.values[i]) > 0 {
			w.raw(`,"values":[`)
			for j, v := range w.values[i] {
				if j > 0 {
					w.raw(",")
				}
				if name := w.names.Code(c, v); name != "" && isCode(v) {
					w.raw(`{"id":`)
					w.quoted(v)
					w.raw(`,"name":`)
					w.quoted(name)
					w.raw(`}`)
				} else {
					w.raw(`{"value":`)
					w.quoted(v)
					w.raw(`}`)
				}
				w.flush(64 << 10)
			}
			w.raw(`]`)
		}
		w.raw(`}`)
	}
}

// key appends the key over the given components.
func (w *jsonWriter) key(b []byte, of []int, cells [][]byte) []byte {
	for n, i := range of {
		if n > 0 {
			b = append(b, ':')
		}
		b = strconv.AppendInt(b, int64(w.codes[i][string(cells[i])]), 10)
	}
	return b
}

func (w *jsonWriter) observations() error {
	var last, key []byte
	first, open := true, false
	for o := range w.data.All() {
		cells, err := w.encoder.Cells(&o)
		if err != nil {
			return withOp(err, writeJSONOp)
		}
		for i, cell := range cells {
			if !utf8.Valid(cell) {
				return &indicators.Error{Op: writeJSONOp, Err: indicators.ErrInvalid,
					Path:   cite.Pointer("observations", string(o.ID), w.components[i].ID),
					Detail: cite.Quote(string(cell)) + " is not UTF-8"}
			}
		}
		key = w.key(key[:0], w.series, cells)
		if len(w.series) > 0 && (!open || !slices.Equal(key, last)) {
			if open {
				w.raw("}},")
			}
			w.raw("\n\"")
			w.text = append(w.text, key...)
			w.raw(`":{"observations":{`)
			open, first = true, true
			last = append(last[:0], key...)
		}
		if !first {
			w.raw(",")
		}
		first = false
		w.raw("\n\"")
		w.text = w.key(w.text, w.within, cells)
		w.raw(`":[`)
		if v := string(cells[w.measure]); v == interchange.Missing {
			w.quoted(v)
		} else {
			w.raw(v)
		}
		w.cells(cells)
		w.raw(`]`)
		if w.flush(64 << 10); w.err != nil {
			return &indicators.Error{Op: writeJSONOp, Err: w.err}
		}
	}
	if open {
		w.raw("}}")
	}
	return nil
}

// cells writes the attributes of an observation, but for the last ones that it
// does not have.
func (w *jsonWriter) cells(cells [][]byte) {
	last := len(w.attributes)
	for last > 0 && len(cells[w.attributes[last-1]]) == 0 {
		last--
	}
	for _, i := range w.attributes[:last] {
		cell := cells[i]
		w.raw(",")
		switch {
		case len(cell) == 0:
			w.raw("null")
		case w.codes[i] != nil:
			w.text = strconv.AppendInt(w.text, int64(w.codes[i][string(cell)]), 10)
		case w.components[i].Multi:
			w.raw(`["`)
			for _, c := range cell { // IDs and letters: nothing to escape
				if c == interchange.Separator {
					w.raw(`","`)
				} else {
					w.text = append(w.text, c)
				}
			}
			w.raw(`"]`)
		default:
			w.quoted(string(cell))
		}
	}
}
