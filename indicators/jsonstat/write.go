package jsonstat

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"iter"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// WriteOptions say how a dataset is written.
type WriteOptions struct {
	// Lang is the language of labels; the zero Lang is English.
	Lang wording.Lang `json:"lang,omitzero"`
	// Label, Source and Updated stand at the head; they are left out when they
	// are not set.
	Label   string      `json:"label,omitzero"`
	Source  string      `json:"source,omitzero"`
	Updated period.Date `json:"updated,omitzero"`
}

const writeOp = "jsonstat.Write"

// Write writes the observations of a dataset as JSON-stat 2.0: the same dataset
// always gives the same bytes. One indicator makes a dataset; several make a
// collection of datasets, one for each, so that a cube has only the categories
// that its indicator uses. Where even so a cube would have more than 10,000
// cells and more than 100 for each observation, there is a dataset for each
// series, and if need be for each key. The values of a dataset are in one unit,
// which its indicator states; see the package page. The losses name what is not carried:
// bodies, sources and corrections. Memory grows with the dataset.
func Write(out io.Writer, data *indicators.Dataset, o WriteOptions) ([]indicators.Loss, error) {
	return write(out, data, o, interchange.From)
}

// write is Write; from walks the observations of a dataset but for so many at the
// beginning.
func write(out io.Writer, data *indicators.Dataset, o WriteOptions,
	from func(*indicators.Dataset, int) interchange.Walk) ([]indicators.Loss, error) {
	if err := interchange.Given(writeOp, out, data); err != nil {
		return nil, err
	}
	if !o.Lang.IsSet() {
		o.Lang = wording.En
	}
	w := &writer{
		data: data, from: from, catalogue: data.Catalogue(), names: interchange.NewNames(data.Catalogue(), o.Lang),
	}
	last := indicators.ID("")
	for k := range data.SeriesKeys() { // those of an indicator follow each other
		if k.Indicator == last {
			continue
		}
		last = k.Indicator
		if err := w.indicator(last); err != nil {
			return nil, withOp(err)
		}
	}
	var doc *Document
	if len(w.sets) == 1 {
		doc = w.sets[0]
	} else {
		doc = &Document{Class: CollectionClass, Links: []Link{{Rel: item, Items: w.sets}}}
	}
	if o.Label != "" {
		doc.Label = o.Label
	}
	doc.Source = o.Source
	if o.Updated.IsSet() {
		doc.Updated = o.Updated.String()
	}
	if err := doc.encode(&encoder{out: out, own: true}); err != nil {
		return nil, withOp(err)
	}
	var losses interchange.Ledger
	losses.Dataset(data, "a JSON-stat dataset carries observations only")
	return losses.Losses(), nil
}

func withOp(err error) error {
	if e, ok := err.(*indicators.Error); ok {
		e.Op = writeOp
	}
	return err
}

// What the observations of one dataset have in common.
const (
	byIndicator = iota
	bySeries
	byKey
)

type writer struct {
	data      *indicators.Dataset
	from      func(*indicators.Dataset, int) interchange.Walk
	written   int // observations of the indicators before
	catalogue *indicators.Catalogue
	names     interchange.Names
	sets      []*Document
}

// most is how many cells a cube of n observations may have.
func most(n int) int64 { return max(10_000, 100*int64(n)) }

// batch is what becomes a cube: observations in order of key.
type batch struct {
	all        iter.Seq[indicators.Observation]
	walk       interchange.Walk // the same ones
	n          int
	components []interchange.Component
	list       []indicators.Observation // nil where they are read from the dataset
}

// batchOf returns observations as a batch.
func batchOf(list []indicators.Observation) (b batch, err error) {
	b = batch{all: slices.Values(list), n: len(list), list: list}
	b.walk = interchange.Sequence(b.all)
	b.components, err = interchange.Layout(b.walk)
	return b, err
}

// indicator writes the observations of an indicator, those in units that do not
// convert apart. They are walked twice, and held only where that cannot be helped.
func (w *writer) indicator(id indicators.ID) error {
	var own figure.Unit
	if i, ok := w.catalogue.Indicator(id); ok {
		own = i.Unit
	}
	b := batch{all: w.data.Select(indicators.Selector{Indicator: id})}
	var k kinds
	var err error
	rest := w.from(w.data, w.written)
	b.walk = func(visit func(*indicators.Observation, *interchange.Common) bool) {
		rest(func(o *indicators.Observation, c *interchange.Common) bool {
			return o.Key.Indicator == id && visit(o, c)
		})
	}
	b.components, err = interchange.Layout(func(visit func(*indicators.Observation, *interchange.Common) bool) {
		b.walk(func(o *indicators.Observation, c *interchange.Common) bool {
			k.add(o.Unit, isSet(o, c))
			return visit(o, c)
		})
	})
	if err != nil {
		return err
	}
	w.written += k.n
	if b.n = k.n; !k.several {
		return w.group(b, k.first, byIndicator)
	}
	for _, one := range inOneUnit(slices.Collect(b.all), &k, own) {
		if b, err = batchOf(one.all); err == nil {
			err = w.group(b, one.unit, byIndicator)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isSet reports whether an observation has a figure, which it may have in common.
func isSet(o *indicators.Observation, c *interchange.Common) bool {
	return c != nil && c.Plain || o.Figure.IsSet()
}

// group writes observations that have their indicator, series or key in
// common, in order of key, with their figures in one unit.
func (w *writer) group(b batch, unit figure.Unit, common int) error {
	c, err := newCube(b, unit)
	if err != nil {
		return err
	}
	if c.cells <= most(b.n) || common == byKey {
		doc, err := w.document(c)
		w.sets = append(w.sets, doc)
		return err
	}
	common++
	part := func(k indicators.Key) indicators.Key {
		if common == bySeries {
			k = k.Series()
		}
		return k
	}
	all := b.list
	if all == nil {
		all = slices.Collect(b.all)
	}
	start := 0
	for i := range all {
		if i+1 == len(all) || part(all[i].Key) != part(all[i+1].Key) {
			b, err := batchOf(all[start : i+1])
			if err == nil {
				err = w.group(b, unit, common)
			}
			if err != nil {
				return err
			}
			start = i + 1
		}
	}
	return nil
}

// cube is how observations stand in a cube.
type cube struct {
	components []interchange.Component
	ids        []indicators.ID
	dimensions []int // among the components
	codes      [][]string
	number     int         // how many observations share a key, at most
	cells      int64       // MaxInt64 when there are more
	at         []int64     // the cell of each observation
	order      []uint32    // the observations by cell, nil where they are in that order
	unit       figure.Unit // of the values
	mult       []int8      // the power of ten from unit to each observation's own, nil where it is 0

	// What observations say, but for their IDs: by run of components.
	runs    []interchange.Run
	runOf   []int           // the run of each component
	forms   [][]uint32      // of each run, the number of the form that each observation has
	table   [][][]string    // of each run, the cells of each form
	periods []period.Period // of each form of the run of the period
	text    []byte          // the values
	ends    []uint32        // where each observation's ends, doubled, as cells has it
	places  int             // the decimals of the values, at most; -1 where there are none
}

// newCube finds a place for each observation.
func newCube(b batch, unit figure.Unit) (*cube, error) {
	components := b.components
	c := &cube{components: components, number: 1, cells: 1, unit: unit, places: -1}
	for i, x := range components {
		if x.Part == interchange.Dimension && x.ID != interchange.RecordID {
			c.dimensions = append(c.dimensions, i)
		}
	}
	if err := c.gather(b); err != nil {
		return nil, err
	}
	c.categories()
	if c.cells == math.MaxInt64 {
		return c, nil
	}
	if c.order = unsorted(c.at); c.order != nil {
		c.inOrder()
	}
	same := int64(0) // how many are in the same cell before it
	shared := make([]int64, b.n)
	for n := 1; n < b.n; n++ {
		if same++; c.at[c.row(n)] != c.at[c.row(n-1)] {
			same = 0
		}
		shared[c.row(n)] = same
		c.number = max(c.number, int(same)+1)
	}
	if c.number > 1 {
		if c.times(c.number); c.cells == math.MaxInt64 {
			return c, nil
		}
		for i := range c.at {
			c.at[i] = c.at[i]*int64(c.number) + shared[i]
		}
	}
	return c, nil
}

// row returns the n-th observation in order of cell.
func (c *cube) row(n int) int {
	if c.order == nil {
		return n
	}
	return int(c.order[n])
}

// gather looks at each observation once: what it has in common with others is
// kept once.
func (c *cube) gather(b batch) error {
	e := interchange.NewEncoder(c.components)
	c.runs = e.Runs()
	c.runOf = make([]int, len(c.components))
	c.forms, c.table = make([][]uint32, len(c.runs)), make([][][]string, len(c.runs))
	slots := make([][]uint32, len(c.runs))
	figures := map[string]uint32{}
	for n, run := range c.runs {
		for i := run.From; i < run.To; i++ {
			c.runOf[i] = n
		}
		c.forms[n] = make([]uint32, b.n)
	}
	c.ends = make([]uint32, 0, b.n)
	c.ids = make([]indicators.ID, 0, b.n)
	var err error
	b.walk(func(o *indicators.Observation, common *interchange.Common) bool {
		err = c.take(e, o, common, slots, figures)
		return err == nil
	})
	return err
}

// take looks at an observation. Slots say by run one more than the form that is
// remembered in a slot; figures are the forms of what is said beside values.
func (c *cube) take(e *interchange.Encoder, o *indicators.Observation, common *interchange.Common, slots [][]uint32,
	figures map[string]uint32) error {
	cells, err := e.Cells(o, common)
	if err != nil {
		return err
	}
	row := len(c.ids)
	c.ids = append(c.ids, o.ID)
	if o.Unit != c.unit && isSet(o, common) {
		if c.mult == nil {
			c.mult = make([]int8, len(c.forms[0]))
		}
		c.mult[row] = int8(c.unit.Scale() - o.Unit.Scale())
	}
	for n, run := range c.runs {
		form := e.Form(run.Class)
		if run.Class == interchange.OfFigure {
			if err := c.value(cells[run.From]); err != nil {
				return err
			}
			c.forms[n][row] = c.figure(figures, n, cells[run.From:run.To])
			continue
		}
		if run.Class == interchange.OfRecord {
			continue
		}
		number := uint32(0)
		if form.Slot >= 0 && form.Slot < len(slots[n]) && !form.New {
			number = slots[n][form.Slot]
		}
		if number == 0 {
			number = c.keep(n, cells[run.From:run.To]) + 1
			if run.Class == interchange.OfTime {
				c.periods = append(c.periods, o.Key.Period)
			}
			if form.Slot >= 0 {
				if more := form.Slot + 1 - len(slots[n]); more > 0 {
					slots[n] = append(slots[n], make([]uint32, more)...)
				}
				slots[n][form.Slot] = number
			}
		}
		c.forms[n][row] = number - 1
	}
	return nil
}

// figure returns the form of what is said of a figure beside its value.
func (c *cube) figure(known map[string]uint32, run int, cells [][]byte) uint32 {
	var scratch [64]byte
	key := scratch[:0]
	for _, cell := range cells[1:] {
		key = append(append(key, cell...), 0)
	}
	if number, ok := known[string(key)]; ok {
		return number
	}
	number := c.keep(run, cells)
	c.table[run][number][0] = ""
	known[string(key)] = number
	return number
}

// keep keeps the cells of a form, and returns its number.
func (c *cube) keep(run int, cells [][]byte) uint32 {
	list := make([]string, len(cells))
	for i, cell := range cells {
		list[i] = string(cell)
	}
	c.table[run] = append(c.table[run], list)
	return uint32(len(c.table[run]) - 1)
}

// value keeps the value of the next observation.
func (c *cube) value(cell []byte) error {
	if c.text = append(c.text, cell...); len(c.text) > math.MaxInt32 {
		return &indicators.Error{Err: indicators.ErrLimit, Detail: "more than 2 GiB of values"}
	}
	c.ends = append(c.ends, end(len(c.text), false))
	if len(cell) > 0 {
		_, fraction, _ := bytes.Cut(cell, []byte{'.'})
		c.places = max(c.places, len(fraction))
	}
	return nil
}

// cell returns what an observation says of a component that is not its ID.
func (c *cube) cell(row, component int) string {
	n := c.runOf[component]
	return c.table[n][c.forms[n][row]][component-c.runs[n].From]
}

// categories lists the categories of each dimension, and finds the cell that each
// observation has by them.
func (c *cube) categories() {
	periods := map[string]period.Period{}
	found := make([]map[string]int64, len(c.dimensions))
	for j, at := range c.dimensions {
		found[j] = map[string]int64{}
		n := c.runOf[at]
		for _, list := range c.table[n] {
			found[j][list[at-c.runs[n].From]] = 0
		}
		if c.components[at].ID == interchange.TimeID {
			for form, list := range c.table[n] {
				periods[list[0]] = c.periods[form]
			}
		}
	}
	for j, at := range c.dimensions {
		var codes []string
		if c.components[at].ID == interchange.TimeID {
			codes = slices.SortedFunc(maps.Keys(found[j]), func(a, b string) int { return periods[a].Compare(periods[b]) })
		} else {
			// The total and what is not applicable come first.
			codes = slices.SortedFunc(maps.Keys(found[j]), func(a, b string) int {
				return cmp.Or(cmp.Compare(b2i(a[0] != '_'), b2i(b[0] != '_')), cmp.Compare(a, b))
			})
		}
		for n, code := range codes {
			found[j][code] = int64(n)
		}
		c.codes = append(c.codes, codes)
		c.times(len(codes))
	}
	if c.cells == math.MaxInt64 {
		return
	}
	c.at = make([]int64, len(c.ids))
	stride := int64(1)
	parts := make([][]int64, len(c.runs)) // of each form, its part of the cell
	for j := len(c.dimensions) - 1; j >= 0; j-- {
		at := c.dimensions[j]
		n := c.runOf[at]
		if parts[n] == nil {
			parts[n] = make([]int64, len(c.table[n]))
		}
		for form, list := range c.table[n] {
			parts[n][form] += found[j][list[at-c.runs[n].From]] * stride
		}
		stride *= int64(len(c.codes[j]))
	}
	for n, part := range parts {
		if part == nil {
			continue
		}
		for row, form := range c.forms[n] {
			c.at[row] += part[form]
		}
	}
}

// inOrder puts the values in order of cell.
func (c *cube) inOrder() {
	text := make([]byte, 0, len(c.text))
	ends := make([]uint32, 0, len(c.ends))
	for _, row := range c.order {
		start := uint32(0)
		if row > 0 {
			start = c.ends[row-1] >> 1
		}
		text = append(text, c.text[start:c.ends[row]>>1]...)
		ends = append(ends, end(len(text), false))
	}
	c.text, c.ends = text, ends
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// times multiplies the number of cells.
func (c *cube) times(n int) {
	if c.cells > math.MaxInt64/int64(n) {
		c.cells = math.MaxInt64
		return
	}
	c.cells *= int64(n)
}

// document returns a cube as a dataset.
func (w *writer) document(c *cube) (*Document, error) {
	doc := &Document{Class: DatasetClass, cells: c.values()}
	var err error
	if doc.Extension, err = c.extension(); err != nil {
		return nil, err
	}
	for j, at := range c.dimensions {
		x := c.components[at]
		d := Dimension{ID: x.ID, Label: w.names.Component(x), Categories: make([]Category, len(c.codes[j]))}
		for n, code := range c.codes[j] {
			d.Categories[n] = Category{ID: code, Label: w.names.Code(x, code)}
		}
		switch x.ID {
		case interchange.IndicatorID:
			d.Role = Metric
			doc.Label = cmp.Or(d.Categories[0].Label, d.Categories[0].ID)
			d.Categories[0].Unit = unitOf(c.unit, c.places)
		case interchange.AreaID:
			d.Role = Geo
		case interchange.TimeID:
			d.Role = Time
		}
		doc.Dimensions = append(doc.Dimensions, d)
	}
	if c.number > 1 {
		d := Dimension{ID: interchange.RecordID, Label: "Number among the records of one key",
			Categories: make([]Category, c.number)}
		for n := range d.Categories {
			d.Categories[n].ID = strconv.Itoa(n + 1)
		}
		doc.Dimensions = append(doc.Dimensions, d)
	}
	return doc, nil
}

// values returns the cells that have a value or a status.
func (c *cube) values() *cells {
	out := &cells{codes: []string{""}, at: make([]int64, 0, len(c.at)), statusAt: []int64{}, text: string(c.text)}
	status := slices.IndexFunc(c.components, func(x interchange.Component) bool { return x.ID == interchange.StatusID })
	last := uint32(0)
	for n, to := range c.ends {
		row := c.row(n)
		if to != last {
			out.at, out.ends = append(out.at, c.at[row]), append(out.ends, to)
			last = to
		}
		if status < 0 {
			continue
		}
		s := strings.ReplaceAll(c.cell(row, status), string(interchange.Separator), "")
		if s == "" {
			continue
		}
		code := slices.Index(out.codes, s)
		if code < 0 {
			code = len(out.codes)
			out.codes = append(out.codes, s)
		}
		out.statusAt, out.status = append(out.statusAt, c.at[row]), append(out.status, uint32(code))
	}
	return out
}

// extension returns what observations say beside their values: of each attribute
// one text, where all have it, or that of each cell that has one.
func (c *cube) extension() (json.RawMessage, error) {
	b := []byte(attributesOpen)
	first := true
	attribute := func(id string, write func()) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(interchange.AppendJSON(b, id), ':')
		write()
	}
	each := func(text func(row int) string) func() {
		return func() {
			open := byte('{')
			for n := range c.at {
				row := c.row(n)
				if s := text(row); s != "" {
					b = append(b, open, '"')
					b = append(strconv.AppendInt(b, c.at[row], 10), `":`...)
					b = interchange.AppendJSON(b, s)
					open = ','
				}
			}
			b = append(b, '}')
		}
	}
	for i, x := range c.components {
		switch {
		case x.ID == interchange.RecordID:
			attribute(x.ID, each(func(row int) string { return string(c.ids[row]) }))
			continue
		case x.Part != interchange.Attribute || x.ID == interchange.StatusID:
			continue
		}
		one, all, any := c.oneText(i)
		if err := c.isUTF8(i); err != nil {
			return nil, err
		}
		if any && all {
			attribute(x.ID, func() { b = interchange.AppendJSON(b, one) })
		} else if any {
			attribute(x.ID, each(func(row int) string { return c.cell(row, i) }))
		}
	}
	if c.mult != nil {
		same := !slices.ContainsFunc(c.mult, func(n int8) bool { return n != c.mult[0] })
		attribute(interchange.MultID, func() {
			if same {
				b = interchange.AppendJSON(b, strconv.Itoa(int(c.mult[0])))
				return
			}
			each(func(row int) string {
				if c.mult[row] == 0 {
					return ""
				}
				return strconv.Itoa(int(c.mult[row]))
			})()
		})
	}
	return append(b, attributesClose...), nil
}

// oneText returns the text of an attribute if all observations have it; any
// reports that one has a text.
func (c *cube) oneText(i int) (one string, all, any bool) {
	n := c.runOf[i]
	all = true
	for k, list := range c.table[n] {
		s := list[i-c.runs[n].From]
		if k == 0 {
			one = s
		}
		all = all && s == one
		any = any || s != ""
	}
	return one, all, any
}

// isUTF8 returns the error of a text that is not UTF-8.
func (c *cube) isUTF8(i int) error {
	n := c.runOf[i]
	for form, list := range c.table[n] {
		if s := list[i-c.runs[n].From]; !utf8.ValidString(s) {
			row := slices.Index(c.forms[n], uint32(form))
			return &indicators.Error{Err: indicators.ErrInvalid, Detail: cite.Quote(s) + " is not UTF-8",
				Path: cite.Pointer("observations", string(c.ids[row]), c.components[i].ID)}
		}
	}
	return nil
}

// unitOf returns the unit of an indicator whose values have so many decimals at
// most, -1 where it has no values.
func unitOf(u figure.Unit, decimals int) *Unit {
	out := &Unit{Label: u.String()}
	if decimals >= 0 {
		out.Decimals = &decimals
	}
	return out
}
