package sdmx

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

const writeJSONOp = "sdmx.WriteJSON"

// WriteJSON writes the observations of a dataset as an SDMX-JSON 2.1 data
// message with one data set, in order of key and ID: the same dataset always
// gives the same bytes. The losses name what the message does not carry:
// bodies, sources and corrections. The values of all components are listed, each
// with a name, as programs expect; null stands where an observation has no
// decimal number. The dataset is walked four times; memory grows with its distinct
// values, the IDs of the observations aside.
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
	all := interchange.All(data)
	components, err := interchange.Layout(all)
	if err != nil {
		return nil, withOp(err, writeJSONOp)
	}
	w := &jsonWriter{out: out, opt: o, data: data, all: all, names: interchange.NewNames(data.Catalogue(), o.Lang)}
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
	all   interchange.Walk
	names interchange.Names
	text  []byte
	err   error

	components []interchange.Component
	encoder    *interchange.Encoder
	texts      *interchange.Texts // the indexes of each run of cells, each with what stands in front
	codes      []map[string]int   // of the values of a component by its place
	values     [][]string
	record     int   // the component of the IDs, whose values are numbered as they come
	measure    int   // that of the value
	series     []int // the components of a series' key
	within     []int // those of an observation's key inside it
	attributes []int
	whole      bool // the key is that of the series as a whole, but for RECORD and TIME_PERIOD
	row        int  // the number of the observation

	// The key of the observation's series, its own inside that, its attributes, and to
	// which of them each component belongs.
	key, inside, rest []byte
	places            []*[]byte
	last              []byte // the key of the series before
}

// prepare says what stands where, and lists the values. Those of RECORD are all
// different, and come in order of the observations.
func (w *jsonWriter) prepare(components []interchange.Component) error {
	w.components, w.encoder = components, interchange.NewEncoder(components)
	w.texts = interchange.NewTexts(w.encoder)
	w.codes, w.values = make([]map[string]int, len(components)), make([][]string, len(components))
	found := w.opt.AtObservation == AllDimensions
	w.whole = found || w.opt.AtObservation == interchange.TimeID || w.opt.AtObservation == interchange.RecordID
	for i, c := range components {
		w.codes[i] = map[string]int{}
		w.places = append(w.places, w.place(i))
		switch {
		case c.Part == interchange.Attribute:
			w.attributes = append(w.attributes, i)
			continue
		case c.Part == interchange.Measure:
			w.measure = i
			continue
		case c.ID == interchange.RecordID:
			w.record = i
		}
		if c.ID == w.opt.AtObservation || w.opt.AtObservation == AllDimensions {
			found = true
			w.within = append(w.within, i)
		} else {
			w.series = append(w.series, i)
		}
	}
	if !found {
		return &indicators.Error{Op: writeJSONOp, Err: indicators.ErrUnknown,
			Detail: "no dimension " + cite.Quote(w.opt.AtObservation)}
	}
	var err error
	w.all(func(o *indicators.Observation, c *interchange.Common) bool {
		err = w.list(o, c)
		return err == nil
	})
	return err
}

// list lists the values of an observation that are not known.
func (w *jsonWriter) list(o *indicators.Observation, c *interchange.Common) error {
	cells, err := w.encoder.News(o, c)
	if err != nil {
		return withOp(err, writeJSONOp)
	}
	for _, run := range w.encoder.Runs() {
		if !w.encoder.Form(run.Class).New {
			continue
		}
		for i := run.From; i < run.To; i++ {
			if i == w.record || i == w.measure {
				continue
			}
			if err := w.value(o, i, cells[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// value lists a value of a component, unless it is known.
func (w *jsonWriter) value(o *indicators.Observation, i int, cell []byte) error {
	if _, ok := w.codes[i][string(cell)]; ok || len(cell) == 0 {
		return nil
	}
	if !utf8.Valid(cell) {
		return &indicators.Error{Op: writeJSONOp, Err: indicators.ErrInvalid,
			Path:   cite.Pointer("observations", string(o.ID), w.components[i].ID),
			Detail: cite.Quote(string(cell)) + " is not UTF-8"}
	}
	v := string(cell)
	w.codes[i][v] = len(w.values[i])
	w.values[i] = append(w.values[i], v)
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
	const name = "Published figures"
	w.raw(`{"$schema":"https://json.sdmx.org/2.1/sdmx-json-data-schema.json",` + "\n" + `"meta":{"id":`)
	w.quoted(w.opt.ID)
	w.raw(`,"prepared":`)
	w.quoted(w.opt.Prepared.String())
	w.raw(`,"contentLanguages":[`)
	w.quoted(w.opt.Lang.String())
	w.raw(`],"sender":{"id":`)
	w.quoted(w.opt.Sender)
	w.raw("}},\n" + `"data":{"structures":[{`)
	w.name(name)
	w.raw(`,"dataSets":[0],"links":[{"urn":`)
	urn, rel := w.opt.urn()
	w.quoted(urn)
	w.raw(`,"rel":`)
	w.quoted(rel)
	// Lists that are empty are there because programs ask for their length.
	w.raw("}],\n" + `"dimensions":{"dataSet":[],"series":[`)
	w.describe(w.series, 0)
	w.raw(`],"observation":[`)
	w.describe(w.within, len(w.series))
	w.raw("]},\n" + `"measures":{"observation":[`)
	w.describe([]int{w.measure}, 0)
	w.raw("]},\n" + `"attributes":{"dataSet":[],"dimensionGroup":[],"series":[],"observation":[`)
	w.describe(w.attributes, 0)
	w.raw(`]},"annotations":[]}],` + "\n" + `"dataSets":[{"structure":0,"action":`)
	w.quoted(w.opt.Action.String())
	if len(w.series) > 0 {
		w.raw(`,"series":{`)
	} else {
		w.raw(`,"observations":{`)
	}
}

// name writes a name, alone and by its language.
func (w *jsonWriter) name(name string) {
	w.raw(`"name":`)
	w.quoted(name)
	w.raw(`,"names":{`)
	w.quoted(w.opt.Lang.String())
	w.raw(`:`)
	w.quoted(name)
	w.raw(`}`)
}

// describe describes components, of which the first is at a place of the key.
func (w *jsonWriter) describe(of []int, place int) {
	for n, i := range of {
		if n > 0 {
			w.raw(",")
		}
		c := w.components[i]
		w.raw("\n{\"id\":")
		w.quoted(c.ID)
		w.raw(`,`)
		w.name(w.names.Component(c))
		switch {
		case c.Part == interchange.Dimension:
			w.raw(`,"keyPosition":` + strconv.Itoa(place+n))
			if c.ID == interchange.TimeID {
				w.raw(`,"roles":["TIME_PERIOD"]`)
			}
		case c.Part == interchange.Attribute:
			w.raw(`,"relationship":{"observation":{}}`)
			if c.Multi {
				w.raw(`,"format":{"dataType":"String","maxOccurs":"unbounded"}`)
			}
		}
		if c.Part != interchange.Measure && w.data.Len() > 0 {
			w.raw(`,"values":[`)
			w.listed(i)
			w.raw(`]`)
		}
		w.raw(`}`)
	}
}

// listed writes the values of a component.
func (w *jsonWriter) listed(i int) {
	if i == w.record {
		n := 0
		for row := range w.data.View(indicators.ViewConfig{}).Rows(indicators.Selector{}) {
			w.coded(i, n, string(row.ID()))
			n++
		}
	}
	for n, v := range w.values[i] {
		w.coded(i, n, v)
	}
}

// coded writes the n-th value of a component: each has a name, which is what
// programs show.
func (w *jsonWriter) coded(i, n int, v string) {
	if n > 0 {
		w.raw(",")
	}
	c := w.components[i]
	name := w.names.Code(c, v)
	if name == "" && isCode(v) { // in which nothing is to be escaped
		b := append(append(w.text, `{"id":"`...), v...)
		b = append(append(b, `","name":"`...), v...)
		w.text = append(b, `"}`...)
		w.flush(64 << 10)
		return
	}
	switch {
	case isCode(v):
		w.raw(`{"id":`)
		w.quoted(v)
	case c.Multi && strings.IndexByte(v, interchange.Separator) >= 0:
		w.raw(`{"values":[`)
		for n, part := range strings.Split(v, string(interchange.Separator)) {
			if n > 0 {
				w.raw(",")
			}
			w.quoted(part)
		}
		w.raw(`]`)
	default:
		w.raw(`{"value":`)
		w.quoted(v)
	}
	w.raw(`,`)
	if name != "" {
		w.name(name)
	} else {
		w.raw(`"name":`)
		w.quoted(v)
	}
	w.raw(`}`)
	w.flush(64 << 10)
}

// index appends the index of a value of a component, and what stands in front.
func (w *jsonWriter) index(b []byte, i int, cell []byte) []byte {
	switch {
	case i == w.measure:
		return b
	case w.components[i].Part == interchange.Dimension:
		b = append(b, ':')
	case len(cell) == 0:
		return append(b, ",null"...)
	default:
		b = append(b, ',')
	}
	return strconv.AppendInt(b, int64(w.codes[i][string(cell)]), 10)
}

// observations writes all observations.
func (w *jsonWriter) observations() error {
	var err error
	w.all(func(o *indicators.Observation, c *interchange.Common) bool {
		err = w.observation(o, c)
		return err == nil
	})
	if err == nil && len(w.series) > 0 && w.row > 0 {
		w.raw("}}")
	}
	return err
}

// observation writes an observation, and the start of its series where that is
// another than before.
func (w *jsonWriter) observation(o *indicators.Observation, c *interchange.Common) error {
	cells, err := w.encoder.Unnamed(o, c)
	if err != nil {
		return withOp(err, writeJSONOp)
	}
	w.indexes(cells)
	b := w.text
	switch {
	case len(w.series) > 0 && (w.row == 0 || !bytes.Equal(w.key, w.last)):
		if w.row > 0 {
			b = append(b, "}},"...)
		}
		b = append(append(b, "\n\""...), w.key[1:]...)
		b = append(b, `":{"observations":{`...)
		w.key, w.last = w.last, w.key
	case w.row > 0:
		b = append(b, ',')
	}
	b = append(append(b, "\n\""...), w.inside[1:]...)
	b = append(b, `":[`...)
	if v := cells[w.measure]; len(v) == 0 {
		b = append(b, "null"...)
	} else {
		b = append(b, v...)
	}
	rest := w.rest
	for {
		var without bool
		if rest, without = bytes.CutSuffix(rest, []byte(",null")); !without {
			break
		}
	}
	w.text = append(append(b, rest...), ']')
	w.row++
	if w.flush(64 << 10); w.err != nil {
		return &indicators.Error{Op: writeJSONOp, Err: w.err}
	}
	return nil
}

// indexes sets the key of an observation's series, its key inside the series, and
// the indexes of its attributes, each with what stands in front of it.
func (w *jsonWriter) indexes(cells [][]byte) {
	w.key, w.inside, w.rest = w.key[:0], w.inside[:0], w.rest[:0]
	for n, run := range w.encoder.Runs() {
		to := w.places[run.From]
		form := w.encoder.Form(run.Class)
		if run.Class == interchange.OfRecord {
			*to = strconv.AppendUint(append(*to, ':'), uint64(w.row), 10)
			continue
		}
		mixed := run.Class == interchange.OfKey && !w.whole
		if text, ok := w.texts.Known(n, form); ok && !mixed {
			*to = append(*to, text...)
			continue
		}
		start := len(*to)
		for i := run.From; i < run.To; i++ {
			at := w.places[i]
			*at = w.index(*at, i, cells[i])
		}
		if !mixed {
			w.texts.Keep(n, form, (*to)[start:])
		}
	}
}

// place returns where the index of a component goes.
func (w *jsonWriter) place(i int) *[]byte {
	switch c := &w.components[i]; {
	case c.Part != interchange.Dimension:
		return &w.rest
	case w.opt.AtObservation == AllDimensions || c.ID == w.opt.AtObservation:
		return &w.inside
	}
	return &w.key
}
