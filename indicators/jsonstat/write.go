package jsonstat

import (
	"cmp"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
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
	if err := interchange.Given(writeOp, out, data); err != nil {
		return nil, err
	}
	if !o.Lang.IsSet() {
		o.Lang = wording.En
	}
	w := &writer{catalogue: data.Catalogue(), names: interchange.NewNames(data.Catalogue(), o.Lang)}
	var group []indicators.Observation
	for obs := range data.All() { // an indicator's observations follow each other
		if len(group) > 0 && group[0].Key.Indicator != obs.Key.Indicator {
			if err := w.indicator(group); err != nil {
				return nil, withOp(err)
			}
			group = group[:0]
		}
		group = append(group, obs)
	}
	if len(group) > 0 {
		if err := w.indicator(group); err != nil {
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
	if err := doc.Encode(out); err != nil {
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
	catalogue *indicators.Catalogue
	names     interchange.Names
	sets      []*Document
}

// most is how many cells a cube of n observations may have.
func most(n int) int64 { return max(10_000, 100*int64(n)) }

// indicator writes the observations of an indicator, those in units that do not
// convert apart.
func (w *writer) indicator(all []indicators.Observation) error {
	var own figure.Unit
	if i, ok := w.catalogue.Indicator(all[0].Key.Indicator); ok {
		own = i.Unit
	}
	for _, one := range inOneUnit(all, own) {
		if err := w.group(one.all, one.unit, byIndicator); err != nil {
			return err
		}
	}
	return nil
}

// group writes observations that have their indicator, series or key in
// common, in order of key, with their figures in one unit.
func (w *writer) group(all []indicators.Observation, unit figure.Unit, common int) error {
	c, err := newCube(all, unit)
	if err != nil {
		return err
	}
	if c.cells <= most(len(all)) || common == byKey {
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
	start := 0
	for i := range all {
		if i+1 == len(all) || part(all[i].Key) != part(all[i+1].Key) {
			if err := w.group(all[start:i+1], unit, common); err != nil {
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
	dimensions []int // among the components
	codes      [][]string
	number     int     // how many observations share a key, at most
	cells      int64   // MaxInt64 when there are more
	at         []int64 // the cell of each observation
	texts      [][]string
	unit       figure.Unit // of the values
	mult       []int       // the power of ten from unit to each observation's own
}

// newCube finds a place for each observation.
func newCube(all []indicators.Observation, unit figure.Unit) (*cube, error) {
	components, err := interchange.Layout(slices.Values(all))
	if err != nil {
		return nil, err
	}
	c := &cube{components: components, number: 1, cells: 1, unit: unit, mult: multipliers(all, unit)}
	for i, x := range components {
		if x.Part == interchange.Dimension && x.ID != interchange.RecordID {
			c.dimensions = append(c.dimensions, i)
		}
	}
	periods := map[string]period.Period{}
	encoder := interchange.NewEncoder(components)
	found := make([]map[string]int64, len(c.dimensions))
	for i := range found {
		found[i] = map[string]int64{}
	}
	c.texts = make([][]string, len(all))
	for i := range all {
		cells, err := encoder.Cells(&all[i])
		if err != nil {
			return nil, err
		}
		c.texts[i] = make([]string, len(cells))
		for j, cell := range cells {
			c.texts[i][j] = string(cell)
		}
		for j, at := range c.dimensions {
			found[j][c.texts[i][at]] = 0
			if components[at].ID == interchange.TimeID {
				periods[c.texts[i][at]] = all[i].Key.Period
			}
		}
	}
	for j, at := range c.dimensions {
		var codes []string
		if components[at].ID == interchange.TimeID {
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
		return c, nil
	}
	c.at = make([]int64, len(all))
	taken := make(map[int64]int64, len(all)) // how many observations are in a cell
	for i := range all {
		for j, at := range c.dimensions {
			c.at[i] = c.at[i]*int64(len(c.codes[j])) + found[j][c.texts[i][at]]
		}
		taken[c.at[i]]++
		c.number = max(c.number, int(taken[c.at[i]]))
	}
	if c.number > 1 {
		c.times(c.number)
		clear(taken)
		for i, at := range c.at {
			c.at[i] = at*int64(c.number) + taken[at]
			taken[at]++
		}
	}
	return c, nil
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
	doc := &Document{Class: DatasetClass}
	decimals := -1 // of the values, at most
	cells := make([]Cell, len(c.at))
	list := make([]attribute, len(c.components))
	for i, x := range c.components {
		list[i] = attribute{id: x.ID}
	}
	mult := attribute{id: interchange.MultID}
	order := unsorted(c.at)
	for n := range c.at {
		i := n
		if order != nil {
			i = int(order[n])
		}
		cell := Cell{Index: c.at[i]}
		for j, x := range c.components {
			text := c.texts[i][j]
			switch {
			case x.ID == interchange.ValueID:
				if text != "" {
					cell.Value = text
					_, fraction, _ := strings.Cut(text, ".")
					decimals = max(decimals, len(fraction))
				}
			case x.ID == interchange.StatusID:
				cell.Status = strings.ReplaceAll(text, string(interchange.Separator), "")
			case text != "" && (x.Part == interchange.Attribute || x.ID == interchange.RecordID):
				list[j].add(cell.Index, text)
			}
		}
		if c.mult[i] != 0 {
			mult.add(cell.Index, strconv.Itoa(c.mult[i]))
		}
		cells[n] = cell
	}
	list = slices.DeleteFunc(append(list, mult), func(a attribute) bool { return len(a.at) == 0 })
	doc.Extension = appendAttributes(nil, list, len(cells))
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
			d.Categories[0].Unit = unitOf(c.unit, decimals)
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
	return doc, doc.SetCells(slices.Values(cells))
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
