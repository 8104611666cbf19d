package jsonstat

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
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
	// Map says what the dimensions and their categories are, what an indicator
	// counts (JSON-stat only has words for it), and, of a component "status", what
	// the statuses mean. Without it the role of a dimension says what it is: metric
	// is INDICATOR, geo is REF_AREA and time is TIME_PERIOD, for the first dimension
	// that a role lists; where no dimension has a role for time or place, one that is called
	// time or geo is it, and the one whose categories are all periods. Any other is a
	// dimension of breakdowns, by its ID. A status
	// that is made of letters of CL_OBS_STATUS is taken as is, and any other is a
	// loss: the standard leaves it to each provider what its statuses mean.
	Map mapping.Mapping `json:"map,omitzero"`
	// Select picks observations; the others are read over. The zero Selector
	// picks all.
	Select indicators.Selector `json:"select,omitzero"`
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
		yield = r.selected(yield)
		if r.in == nil || r.d == nil {
			err := &indicators.Error{Op: readOp, Err: indicators.ErrInvalid, Detail: "nothing to read"}
			yield(indicators.Observation{}, err)
			return
		}
		in := &counted{in: r.in}
		doc, err := decode(in, r.opt.Limits, response, readOp)
		if err != nil {
			yield(indicators.Observation{}, in.explain(err))
			return
		}
		r.d.Input, r.d.MaxKey = func() int64 { return in.n }, r.opt.Limits.withDefaults().MaxKey
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

// selected returns a yield that passes over what is not picked.
func (r *Reading) selected(yield func(indicators.Observation, error) bool) func(indicators.Observation, error) bool {
	if r.opt.Select == (indicators.Selector{}) {
		return yield
	}
	return func(o indicators.Observation, err error) bool {
		return err == nil && !r.opt.Select.Match(o) || yield(o, err)
	}
}

// counted counts the bytes of an input and keeps its start.
type counted struct {
	in    io.Reader
	n     int64
	start []byte
}

// Read reads from the input.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	if room := 4096 - len(c.start); room > 0 {
		c.start = append(c.start, p[:min(n, room)]...)
	}
	c.n += int64(n)
	return n, err
}

// explain adds to an error that an input is no response what it is instead.
func (c *counted) explain(err error) error {
	form := mapping.Sniff(c.start)
	var ps *indicators.Problems
	var e *indicators.Error
	switch {
	case form == mapping.JSONStat || form == mapping.UnknownForm || form == mapping.OtherJSON:
	case errors.As(err, &ps) && len(ps.List) > 0 && errors.Is(ps.List[0], indicators.ErrFormat):
		ps.List[0].Detail = form.Advice()
	case errors.As(err, &e) && e.Offset == 0 && e.Detail == "":
		e.Detail = form.Advice()
	}
	return err
}

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
	terms      *interchange.Terms
	dimensions []loaded
	attributes []attribute
	value      interchange.Component
	status     interchange.Component
	mapped     bool // the mapping says what statuses mean
}

// loaded is a dimension of a dataset.
type loaded struct {
	c     interchange.Component // without an ID when it is left out
	cells []string              // what each category says
	bad   []bool                // categories that cannot be read
}

// report yields a problem of the dataset. It reports whether to go on.
func (l *loader) report(path string, err error) bool {
	return l.problem(func() (string, error) { return path, err })
}

// problem is report for one that is put into words only if it is listed.
func (l *loader) problem(words func() (path string, err error)) bool {
	explained := func() *indicators.Error {
		at := l.set.at
		path, err := words()
		e := &indicators.Error{Op: readOp, Path: l.set.path + path, Offset: int(at.offset), Line: at.line, Column: at.column}
		return interchange.Explain(e, err)
	}
	if l.d.Over() != nil {
		l.yield(indicators.Observation{}, explained())
		return false
	}
	ps := l.problems.One(explained)
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
			to, _ := l.opt.Map.Component(x.ID, i+1)
			_, known := to.Units[c.ID]
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
	l.terms = &interchange.Terms{Map: l.opt.Map, Own: l.own()}
	if err := l.d.Use(l.terms); err != nil {
		return false, l.report("", err)
	}
	l.value, _ = l.terms.Resolve(interchange.ValueID, 0, interchange.Measure, &l.d.Ledger)
	l.status, _ = interchange.Named(interchange.StatusID, interchange.Attribute)
	if _, l.mapped = l.opt.Map.Component("status", 0); l.mapped {
		l.status, _ = l.terms.Resolve("status", 0, interchange.Attribute, &l.d.Ledger)
	}
	l.dimensions = make([]loaded, len(l.set.Dimensions))
	by := map[string]int{} // dimensions by what they stand for
	roles := l.roles()
	trial := interchange.NewDecoder(indicators.Observation{})
	for i := range l.set.Dimensions {
		x := &l.set.Dimensions[i]
		name := x.ID
		if role, ok := roles[i]; ok {
			name = role
		}
		if name == interchange.RecordID && l.has(interchange.RecordID) {
			continue // it only numbers those of one key
		}
		c, err := l.terms.Resolve(name, i+1, interchange.Dimension, &l.d.Ledger)
		if c.ID == "" && err == nil {
			l.d.Add(indicators.LostComponent, x.ID, "left out", nil)
			continue
		}
		if before, twice := by[c.ID]; err == nil && twice && c.ID != interchange.NoteID {
			err = fmt.Errorf("%w: dimensions %s and %s are both %s", indicators.ErrDuplicate,
				cite.Quote(l.set.Dimensions[before].ID), cite.Quote(x.ID), c.ID)
		} else if err == nil && c.Part == interchange.Measure {
			err = fmt.Errorf("%w: a dimension cannot be %s", indicators.ErrInvalid, c.ID)
		} else if err != nil {
			err = fmt.Errorf("%w (ReadOptions.Map gives it another name)", err)
		}
		if err != nil {
			return false, l.report(cite.Pointer("dimension", x.ID), err)
		}
		by[c.ID] = i
		l.dimensions[i].c = c
		if !l.codes(x, &l.dimensions[i], trial) {
			return false, false
		}
	}
	if missing := l.missing(by); missing != "" {
		return false, l.report("/role", fmt.Errorf("%w: no dimension is %s; give it in ReadOptions.Defaults or Map",
			indicators.ErrInvalid, missing))
	}
	return true, true
}

// own reports whether a dataset is one that this package has written.
func (l *loader) own() bool {
	if len(l.attributes) > 0 {
		return true
	}
	has := func(id string) bool {
		return slices.ContainsFunc(l.set.Dimensions, func(x Dimension) bool { return x.ID == id })
	}
	return has(interchange.IndicatorID) && has(interchange.AreaID) && has(interchange.PerimeterID) &&
		has(interchange.TimeID)
}

// named are names that dimensions without a role have, by what they are.
var named = map[string][]string{
	interchange.TimeID: {interchange.TimeID, "time", "tid", "period"},
	interchange.AreaID: {interchange.AreaID, "geo"},
}

// roles returns what dimensions are by their roles, or by their names where none has such a
// role. Of a role, the first dimension counts, in the order of the role's list. Those that the mapping names
// do not.
func (l *loader) roles() map[int]string {
	first := map[Role]int{}
	taken := map[string]bool{}
	free := func(i int) bool {
		c, mapped := l.opt.Map.Component(l.set.Dimensions[i].ID, i+1)
		if mapped {
			taken[c.To] = true
		}
		return !mapped
	}
	for i := range l.set.Dimensions {
		x := &l.set.Dimensions[i]
		if !free(i) || x.Role == 0 {
			continue
		}
		if before, ok := first[x.Role]; !ok || x.order < l.set.Dimensions[before].order {
			first[x.Role] = i
		}
	}
	is := map[int]string{}
	for role, i := range first {
		is[i] = [...]string{Time: interchange.TimeID, Geo: interchange.AreaID, Metric: interchange.IndicatorID}[role]
		taken[is[i]] = true
	}
	for _, id := range []string{interchange.TimeID, interchange.AreaID} {
		for _, name := range named[id] {
			for i := range l.set.Dimensions {
				if _, known := is[i]; !taken[id] && !known && free(i) && strings.EqualFold(l.set.Dimensions[i].ID, name) {
					is[i], taken[id] = id, true
				}
			}
		}
	}
	if !taken[interchange.TimeID] && !l.opt.Defaults.Key.Period.IsSet() {
		l.periods(is, free)
	}
	return is
}

// periods takes the one dimension whose categories are all periods for the time, where
// nothing else is.
func (l *loader) periods(is map[int]string, free func(int) bool) {
	at := -1
	for i := range l.set.Dimensions {
		x := &l.set.Dimensions[i]
		if _, known := is[i]; known || !free(i) || len(x.Categories) == 0 {
			continue
		}
		if slices.ContainsFunc(x.Categories, func(c Category) bool { return !isRecent(timeOf(&c)) }) {
			continue
		}
		if at >= 0 {
			return // one of two
		}
		at = i
	}
	if at >= 0 {
		is[at] = interchange.TimeID
		l.d.Once(indicators.LostMember, l.set.Dimensions[at].ID,
			"no dimension has the role of time; this one, whose categories are all periods, is taken for it")
	}
}

// isRecent reports whether a text is a period of the time of statistics, unlike codes
// that are numbers of four digits.
func isRecent(text string) bool {
	return len(text) >= 4 && text[:4] >= "1700" && text[:4] < "2200" && interchange.IsTime(text)
}

// codes sets what the categories of x stand for. A category that cannot be read is
// reported; more is false when the caller has stopped.
func (l *loader) codes(x *Dimension, to *loaded, trial *interchange.Decoder) (more bool) {
	to.cells = make([]string, len(x.Categories))
	for j := range x.Categories {
		category := &x.Categories[j]
		if to.cells[j] = category.ID; to.c.ID == interchange.TimeID && !to.c.HasCodes() {
			to.cells[j] = timeOf(category)
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
// after the year if it lacks one (2012M01, 2012Q1, but for 2012T1, which is a quarter),
// or its label where the ID counts (0, 1, 2) or is another that is no period.
func timeOf(c *Category) string {
	if _, err := period.Parse(c.ID); err == nil {
		return c.ID
	}
	if interchange.IsTime(c.ID) || !interchange.IsTime(c.Label) {
		return c.ID
	}
	return c.Label
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
	}
	for i := range l.attributes {
		a := &l.attributes[i]
		set(&a.c, a.text(c.Index))
	}
	if c.Text && !startsNumber(c.Value) && !l.d.IsMissing([]byte(c.Value)) {
		return l.problem(func() (string, error) {
			return c.path(), fmt.Errorf("%w: %s is not a number", indicators.ErrSyntax, cite.Quote(c.Value))
		})
	}
	set(&l.value, c.Value)
	if l.mapped {
		set(&l.status, c.Status)
	} else {
		set(&l.status, l.statusOf(c.Status))
	}
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
	set, err := indicators.ParseStatusSet(s)
	if err != nil {
		l.d.Add(indicators.LostComponent, "status "+cite.Quote(s),
			"not a code of CL_OBS_STATUS; map a component status in ReadOptions.Map", l.d.Record)
		return ""
	}
	to := strings.Join(strings.Split(set.String(), ""), string(interchange.Separator))
	if len(l.statuses) < 4096 {
		l.statuses[s] = to
	}
	return to
}
