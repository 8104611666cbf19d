package jsonstat

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// ReadOptions say how a response is read as observations. The zero value reads
// what this package has written.
type ReadOptions struct {
	Limits

	// Defaults hold what the response does not say: an indicator, a period, a
	// source, a role, a unit. An observation without a record is called by the ID
	// in Defaults, or "row", with a hyphen and its number.
	Defaults indicators.Observation `json:"defaults,omitzero"`
	// Rename says what a dimension is: INDICATOR, REF_AREA, PERIMETER,
	// TIME_PERIOD, an attribute such as UNIT_MEASURE, or the name of a dimension of
	// breakdowns. One renamed to "" is left out, and named as a loss. Without it the role of a dimension says so:
	// metric is INDICATOR, geo is REF_AREA and time is TIME_PERIOD, for the first
	// dimension that a role lists; any other is a dimension of breakdowns, by its ID.
	Rename map[string]string `json:"rename,omitzero"`
	// Codes say, by dimension, what a category means, as in {"sex": {"T":
	// "_T"}, "age": {"65+": "Y_GE65"}}: _T is the total.
	Codes map[string]map[string]string `json:"codes,omitzero"`
	// Measures say, by category of the metric dimension, what its values count.
	// JSON-stat only has words for it.
	Measures map[string]Measure `json:"measures,omitzero"`
	// Status says which statuses of CL_OBS_STATUS a status of the response means,
	// as in {"e": "E", "r": ""}. Without it a status that is made of letters of
	// that list is taken as is, and any other is reported as a loss: the standard
	// leaves it to each provider what its statuses mean.
	Status map[string]string `json:"status,omitzero"`
}

// Measure says what the values of an indicator count: 34880.5 thousand persons
// is person and 3.
type Measure struct {
	Unit figure.Unit `json:"unit,omitzero"`
	// Mult is the power of ten by which values are multiplied.
	Mult int `json:"mult,omitzero"`
}

// Reading is a response that is read as observations.
type Reading struct {
	in  io.Reader
	opt ReadOptions
	d   *interchange.Decoder
}

// Read reads the observations of a response: those of a dataset, or of all
// datasets embedded in a collection or a bundle. A cell with a value or a
// status is an observation; one without either is not. What is only linked is
// named as a loss.
func Read(in io.Reader, o ReadOptions) *Reading {
	return &Reading{in, o, interchange.NewDecoder(o.Defaults)}
}

// All yields the observations in the order of the response, which is read whole
// first.
//
// An error is yielded with the zero Observation. A [*indicators.Problems] is
// about one observation, or about a category whose observations are then left
// out, and the next one follows; any other error, and the problems of a response
// that is not JSON-stat, is the last. A response is read once.
func (r *Reading) All() iter.Seq2[indicators.Observation, error] {
	if r == nil {
		r = new(Reading)
	}
	return func(yield func(indicators.Observation, error) bool) {
		if r.in == nil || r.d == nil {
			err := &indicators.Error{Op: readOp, Err: indicators.ErrInvalid, Detail: "nothing to read"}
			yield(indicators.Observation{}, err)
			return
		}
		doc, err := decode(r.in, r.opt.Limits, response, readOp)
		if err != nil {
			yield(indicators.Observation{}, err)
			return
		}
		l := &loader{Reading: r, yield: yield, statuses: map[string]string{}}
		l.extensions = interchange.NewScanner(nil, readOp, r.opt.Limits.withDefaults().MaxBytes,
			r.opt.Limits.withDefaults().MaxToken)
		l.problems.Max = r.opt.Limits.withDefaults().MaxProblems
		r.d.AddCount(indicators.LostComponent, "members",
			"the standard does not have them, or they are of categories that are not there", len(doc.Unknown))
		l.around(doc)
		for set := range doc.Datasets() {
			if !l.dataset(set) {
				return
			}
		}
	}
}

const readOp = "jsonstat.Read"

// Losses returns what of the response had no place in an observation. It is
// complete when All has ended.
func (r *Reading) Losses() []indicators.Loss {
	if r == nil {
		r = new(Reading)
	}
	if r.d == nil {
		return nil
	}
	return r.d.Losses()
}

// Load adds the observations to b. The error joins the problems of the whole
// response; b then holds the observations that have none.
func (r *Reading) Load(b *indicators.Builder) error { return b.AddAll(r) }

// loader puts the cells of datasets into observations.
type loader struct {
	*Reading
	yield      func(indicators.Observation, error) bool
	problems   interchange.Problems
	extensions *interchange.Scanner
	statuses   map[string]string // of the response, as CL_OBS_STATUS has them

	set        *Document
	dimensions []loaded
	attributes []attribute
	value      interchange.Component
	status     interchange.Component
	unit       interchange.Component
	mult       interchange.Component
}

// loaded is a dimension of a dataset.
type loaded struct {
	c     interchange.Component // without an ID when it is left out
	cells []string              // what each category says
	units [][2]string           // the unit and the multiplier of each category, nil for none
	bad   []bool                // categories that cannot be read
}

// report yields a problem of the dataset. It reports whether to go on.
func (l *loader) report(path string, err error) bool {
	return l.problem(func() (string, error) { return path, err })
}

// problem is report for one that is put into words only if it is listed.
func (l *loader) problem(words func() (path string, err error)) bool {
	ps := l.problems.One(func() *indicators.Error {
		at := l.set.at
		path, err := words()
		e := &indicators.Error{Op: readOp, Path: l.set.path + path, Offset: int(at.offset), Line: at.line, Column: at.column}
		return interchange.Explain(e, err)
	})
	return l.yield(indicators.Observation{}, ps)
}

// around names what of a response stands around its datasets.
func (l *loader) around(d *Document) {
	switch {
	case d.Class == DimensionClass:
		l.d.Add(indicators.LostRecords, "dimensions", "a dimension without a dataset is not an observation", nil)
		return
	case d.Class != DatasetClass:
		l.loseHead(d, d.Extension != nil)
	}
	if d.Error != nil {
		l.d.Add(indicators.LostRecords, "error", "a provider's error message is not an observation", nil)
	}
	for _, link := range d.Links {
		for _, i := range link.Items {
			switch {
			case link.Rel != item || d.Class == DatasetClass:
				l.d.Add(indicators.LostComponent, "link."+link.Rel, "a link is not an observation", func() string { return d.path })
			case i.IsEmbedded():
				l.around(i)
			default:
				l.d.Add(indicators.LostRecords, "linked items", "no address is opened", func() string { return i.path })
			}
		}
	}
}

// dataset yields the observations of a dataset. It reports whether to go on.
func (l *loader) dataset(set *Document) bool {
	l.set = set
	list, others, err := readAttributes(l.extensions, set.Extension, set.Len())
	if err != nil {
		return l.report("/extension/"+ownMember, err)
	}
	l.attributes = list
	l.loseHead(set, others)
	l.loseParts()
	if ok, more := l.resolve(); !ok {
		return more
	}
	var records *attribute
	for i := range list {
		if list[i].id == interchange.RecordID {
			records = &list[i]
		}
	}
	if records == nil {
		for c := range set.Cells() {
			if !l.cell(c) {
				return false
			}
		}
		return true
	}
	// Records may have neither a value nor a status.
	next := 0
	for c := range set.Cells() {
		for ; next < len(records.at) && records.at[next] < c.Index; next++ {
			if !l.cell(Cell{Index: records.at[next]}) {
				return false
			}
		}
		if next < len(records.at) && records.at[next] == c.Index {
			next++
		}
		if !l.cell(c) {
			return false
		}
	}
	for ; next < len(records.at); next++ {
		if !l.cell(Cell{Index: records.at[next]}) {
			return false
		}
	}
	return true
}

// has reports whether the dataset has an attribute.
func (l *loader) has(id string) bool {
	for i := range l.attributes {
		if l.attributes[i].id == id {
			return true
		}
	}
	return false
}

// lose names a part of the response that has no place in an observation.
func (l *loader) lose(what string, is bool) {
	if is {
		l.d.Add(indicators.LostComponent, what, "it has no place in an observation", nil)
	}
}

// loseHead names what a document says of itself. Its label is not among it:
// labels are the business of a catalogue.
func (l *loader) loseHead(d *Document, extension bool) {
	l.lose("extension", extension)
	l.lose("href", d.Href != "")
	l.lose("note", len(d.Note) > 0)
	l.lose("source", d.Source != "")
	l.lose("updated", d.Updated != "")
}

// loseParts names what the dimensions of a dataset say.
func (l *loader) loseParts() {
	for i := range l.set.Dimensions {
		x := &l.set.Dimensions[i]
		l.lose("note", len(x.Note) > 0)
		l.lose("href", x.Href != "")
		l.lose("link", len(x.Links) > 0)
		l.lose("extension", x.Extension != nil)
		for j := range x.Categories {
			c := &x.Categories[j]
			l.lose("note", len(c.Note) > 0)
			l.lose("child", len(c.Child) > 0)
			l.lose("coordinates", c.Coordinates != nil)
			_, known := l.opt.Measures[c.ID]
			// What Write has written numbers its records, and states each unit in
			// the extension, but for the 1.
			said := l.has(interchange.UnitID) || l.has(interchange.RecordID)
			l.lose("unit", c.Unit != nil && !said && !(known && x.Role == Metric))
		}
	}
}

// resolve says what each dimension and each of its categories is. ok is false
// when the dataset cannot be read at all, more when the caller has stopped.
func (l *loader) resolve() (ok, more bool) {
	l.value, _ = interchange.Named(interchange.ValueID, interchange.Measure)
	l.status, _ = interchange.Named(interchange.StatusID, interchange.Attribute)
	l.unit, _ = interchange.Named(interchange.UnitID, interchange.Attribute)
	l.mult, _ = interchange.Named(interchange.MultID, interchange.Attribute)
	l.dimensions = make([]loaded, len(l.set.Dimensions))
	by := map[string]int{} // dimensions by what they stand for
	first := l.roles()
	trial := interchange.NewDecoder(indicators.Observation{})
	for i := range l.set.Dimensions {
		x := &l.set.Dimensions[i]
		id, renamed := l.opt.Rename[x.ID]
		if !renamed {
			id = x.ID
			if n, ok := first[x.Role]; ok && n == i {
				id = [...]string{Time: interchange.TimeID, Geo: interchange.AreaID, Metric: interchange.IndicatorID}[x.Role]
			}
		}
		switch {
		case id == "" && renamed:
			l.d.Add(indicators.LostComponent, x.ID, "left out", nil)
			continue
		case id == interchange.RecordID && l.has(interchange.RecordID):
			continue // it only numbers those of one key
		}
		c, err := interchange.Named(id, interchange.Dimension)
		if before, twice := by[id]; err == nil && twice {
			err = fmt.Errorf("%w: dimensions %s and %s are both %s", indicators.ErrDuplicate,
				cite.Quote(l.set.Dimensions[before].ID), cite.Quote(x.ID), id)
		} else if err == nil && c.Part == interchange.Measure {
			err = fmt.Errorf("%w: a dimension cannot be %s", indicators.ErrInvalid, id)
		} else if err != nil {
			err = fmt.Errorf("%w (ReadOptions.Rename gives it another name)", err)
		}
		if err != nil {
			return false, l.report(cite.Pointer("dimension", x.ID), err)
		}
		by[id] = i
		l.dimensions[i].c = c
		if !l.codes(x, &l.dimensions[i], trial) {
			return false, false
		}
	}
	if missing := l.missing(by); missing != "" {
		return false, l.report("/role", fmt.Errorf("%w: no dimension is %s; give it in ReadOptions.Defaults or Rename",
			indicators.ErrInvalid, missing))
	}
	return true, true
}

// roles returns the first dimension of each role, in the order of the role's list.
// Those that are renamed do not count.
func (l *loader) roles() map[Role]int {
	first := map[Role]int{}
	for i := range l.set.Dimensions {
		x := &l.set.Dimensions[i]
		if _, renamed := l.opt.Rename[x.ID]; x.Role == 0 || renamed {
			continue
		}
		if before, ok := first[x.Role]; !ok || x.order < l.set.Dimensions[before].order {
			first[x.Role] = i
		}
	}
	return first
}

// codes sets what the categories of x stand for. A category that cannot be read is
// reported; more is false when the caller has stopped.
func (l *loader) codes(x *Dimension, to *loaded, trial *interchange.Decoder) (more bool) {
	to.cells = make([]string, len(x.Categories))
	for j := range x.Categories {
		category := &x.Categories[j]
		if code, ok := l.opt.Codes[x.ID][category.ID]; ok {
			to.cells[j] = code
		} else if to.cells[j] = category.ID; to.c.ID == interchange.TimeID {
			to.cells[j] = timeOf(category)
		}
		if m, ok := l.opt.Measures[category.ID]; ok && to.c.ID == interchange.IndicatorID {
			if to.units == nil {
				to.units = make([][2]string, len(x.Categories))
			}
			to.units[j] = [2]string{m.Unit.String(), strconv.Itoa(m.Mult)}
		}
		trial.Begin()
		err := trial.Set(&to.c, []byte(to.cells[j]))
		if err == nil && to.cells[j] == "" {
			err = fmt.Errorf("%w: a category without an ID", indicators.ErrInvalid)
		}
		if err == nil {
			continue
		}
		if to.bad == nil {
			to.bad = make([]bool, len(x.Categories))
		}
		to.bad[j] = true
		if !l.report(cite.Pointer("dimension", x.ID, "category", category.ID), err) {
			return false
		}
	}
	return true
}

// missing returns what every observation needs and neither a dimension nor the
// defaults give, "" when nothing is missing.
func (l *loader) missing(by map[string]int) string {
	if _, ok := by[interchange.IndicatorID]; !ok && l.opt.Defaults.Key.Indicator == "" {
		return interchange.IndicatorID
	}
	if _, ok := by[interchange.TimeID]; !ok && !l.opt.Defaults.Key.Period.IsSet() {
		return interchange.TimeID
	}
	return ""
}

// timeOf returns the period that a category means: its ID, with a hyphen
// after the year if it lacks one (2012M01, 2012Q1), or its label.
func timeOf(c *Category) string {
	if _, err := period.Parse(c.ID); err == nil {
		return c.ID
	}
	if len(c.ID) > 5 && c.ID[4] >= 'A' && c.ID[4] <= 'Z' {
		id := c.ID[:4] + "-" + c.ID[4:]
		if _, err := period.Parse(id); err == nil {
			return id
		}
	}
	if _, err := period.Parse(c.Label); err == nil {
		return c.Label
	}
	return c.ID
}

// cell yields the observation of a cell. It reports whether to go on.
func (l *loader) cell(c Cell) bool {
	var err error
	l.d.Begin()
	set := func(component *interchange.Component, text string) {
		if err == nil && text != "" {
			err = l.d.Set(component, []byte(text))
		}
	}
	rest := c.Index
	for i := len(l.dimensions) - 1; i >= 0; i-- {
		x := &l.dimensions[i]
		size := int64(len(l.set.Dimensions[i].Categories))
		j := rest % size
		rest /= size
		if x.c.ID == "" {
			continue
		}
		if x.bad != nil && x.bad[j] {
			return true
		}
		set(&x.c, x.cells[j])
		if x.units != nil {
			set(&l.unit, x.units[j][0])
			set(&l.mult, x.units[j][1])
		}
	}
	for i := range l.attributes {
		a := &l.attributes[i]
		set(&a.c, a.text(c.Index))
	}
	if c.Text && !startsNumber(c.Value) {
		return l.problem(func() (string, error) {
			return c.path(), fmt.Errorf("%w: %s is not a number", indicators.ErrSyntax, cite.Quote(c.Value))
		})
	}
	set(&l.value, c.Value)
	set(&l.status, l.statusOf(c.Status))
	o, end := l.d.End()
	if err == nil {
		err = end
	}
	if err != nil {
		return l.problem(func() (string, error) { return c.path(), err })
	}
	return l.yield(o, nil)
}

// startsNumber reports whether a text could be a number, or a mark that there
// is none.
func startsNumber(s string) bool {
	if s == "" || s == interchange.Missing || s == interchange.NotAvailable {
		return true
	}
	return s[0] >= '0' && s[0] <= '9' || s[0] == '-' || s[0] == '+' || s[0] == '.'
}

// statusOf returns the statuses of CL_OBS_STATUS that one of the response means.
func (l *loader) statusOf(s string) string {
	if s == "" {
		return ""
	}
	if known, ok := l.statuses[s]; ok {
		return known
	}
	to, ok := l.opt.Status[s]
	if !ok {
		to = s
	}
	set, err := indicators.ParseStatusSet(to)
	if err != nil {
		l.d.Add(indicators.LostComponent, "status "+cite.Quote(s),
			"not a code of CL_OBS_STATUS; map it in ReadOptions.Status", l.d.Record)
		return ""
	}
	to = strings.Join(strings.Split(set.String(), ""), string(interchange.Separator))
	if len(l.statuses) < 4096 {
		l.statuses[s] = to
	}
	return to
}
