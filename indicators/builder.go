package indicators

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Builder gathers records for a [Dataset]. The zero Builder is ready to use.
//
// It keeps what it is given as it is: a reference to a missing record, a
// figure without a unit or an impossible value is a finding of the built
// dataset, never an error of the Builder. Only the form must be right: every
// record has a well-formed ID of its own, what it refers to is unset or a
// well-formed ID, codes are codes of their lists, and text is UTF-8.
//
// Observations are packed as they are added, so that a Builder needs about as
// much memory as the Dataset it builds.
type Builder struct {
	bodies      []Body
	sources     []Source
	corrections []Correction

	names      numbers[string]    // IDs that keys and references are made of
	breakdowns numbers[Breakdown] // breakdowns and attributes
	origins    numbers[string]    // sources of observations
	words      numbers[string]    // words and notes
	series     numbers[series]
	periods    numbers[period.Period]
	traits     numbers[traits]
	extras     []extra // the first is empty

	ids  []byte // the IDs, one after another
	rows packedRows
	// What packed does not have: figures without a compact form, and what a
	// dataset may not use at all.
	large                        []figure.Figure
	published, said, note, extra column

	bad   Problems // what is wrong with records
	lines lines
	mark  bulk.Mark
}

// maxBad is how many errors of records a Builder lists.
const maxBad = 1000

// maxRows is how many observations a Dataset holds at most.
const maxRows = math.MaxInt32 - 1

// rows holds the observations by column. A number stands for a value in one of
// the tables beside it.
type rows struct {
	series    []uint32
	period    []uint32
	figure    figures
	traits    []uint32
	origin    []uint32
	published column
	words     column
	note      column
	extra     column
}

// series is a key without its period, by numbers of names and a breakdown.
type series struct{ indicator, area, perimeter, breakdown uint32 }

func (s series) compare(o series) int {
	switch {
	case s.indicator != o.indicator:
		return cmp.Compare(s.indicator, o.indicator)
	case s.area != o.area:
		return cmp.Compare(s.area, o.area)
	case s.perimeter != o.perimeter:
		return cmp.Compare(s.perimeter, o.perimeter)
	}
	return cmp.Compare(s.breakdown, o.breakdown)
}

// traits is what many observations have in common.
type traits struct {
	unit                                figure.Unit
	confidentiality, stated, attributes uint32
	status                              StatusSet
	role                                Role
	assurance                           Assurance
	confidence                          Confidence
	lang                                wording.Lang
}

// extra is what few observations have.
type extra struct {
	repeats    ID
	from       []ID
	candidates []Candidate
}

// AddBody adds bodies.
func (b *Builder) AddBody(bodies ...Body) {
	if b == nil {
		b = new(Builder)
	}
	b.bodies = append(b.bodies, bodies...)
}

// AddSource adds sources.
func (b *Builder) AddSource(sources ...Source) {
	if b == nil {
		b = new(Builder)
	}
	b.sources = append(b.sources, sources...)
}

// AddCorrection adds corrections.
func (b *Builder) AddCorrection(corrections ...Correction) {
	for _, c := range corrections {
		c.Evidence = cloned(c.Evidence)
		b.corrections = append(b.corrections, c)
	}
}

// AddObservation adds observations. What is wrong with one is an error of
// [Builder.Build].
func (b *Builder) AddObservation(observations ...Observation) {
	for i := range observations {
		b.add(&observations[i])
	}
}

// cloned returns a copy of s, nil when it is empty.
func cloned[T any](s []T) []T { return append([]T(nil), s...) }

// Len returns how many observations have been added.
func (b *Builder) Len() int {
	if b == nil {
		b = new(Builder)
	}
	return b.rows.n
}

func (b *Builder) add(o *Observation) {
	if b.full(len(o.ID)) {
		return
	}
	if err := o.ID.Check(); err != nil {
		b.bad.add(&Error{
			Op: "Builder.AddObservation", Err: ErrID, Path: "/observations", Detail: cite.Quote(string(o.ID)),
		}, maxBad)
		return
	}
	if p, ok := b.shared(o); ok {
		b.ids = append(b.ids, o.ID...)
		coef, form := b.pack(o.Figure)
		b.append(p.Series, p.Period, &p, coef, form)
	}
}

// full reports whether there is no room for another observation, which then is
// an error.
func (b *Builder) full(id int) bool {
	if b.rows.n < maxRows && uint64(len(b.ids)+id) <= math.MaxUint32 {
		return false
	}
	b.bad.add(&Error{Op: "Builder.AddObservation", Err: ErrLimit,
		Detail: fmt.Sprintf("more than %d observations", b.rows.n)}, maxBad)
	return true
}

// append adds the row whose ID has been added.
func (b *Builder) append(series, period uint32, p *bulk.Prototype, coef int64, how form) {
	row := b.rows.n
	if b.lines.line > 0 {
		b.lines.note(uint32(row))
	}
	b.rows.add(packed{coef, how, series, period, p.Traits, p.Origin, uint32(len(b.ids))})
	b.published.set(row, p.Published)
	if p.Words|p.Note|p.Extra != 0 {
		b.said.set(row, p.Words)
		b.note.set(row, p.Note)
		b.extra.set(row, p.Extra)
	}
}

// pack returns a figure as a row has it.
func (b *Builder) pack(x figure.Figure) (int64, form) {
	if !x.IsSet() {
		return 0, form{}
	}
	if coef, exp, q, res, ok := x.Compact(); ok {
		return coef, form{formCompact, uint8(q), exp, res}
	}
	b.large = append(b.large, x)
	return int64(len(b.large) - 1), form{kind: formLarge}
}

// shared checks and numbers all of o but its ID, period and figure.
func (b *Builder) shared(o *Observation) (p bulk.Prototype, ok bool) {
	before := b.bad.Total
	key := series{
		indicator: b.name(&b.names, o, "key/indicator", string(o.Key.Indicator)),
		area:      b.name(&b.names, o, "key/area", string(o.Key.Area)),
		perimeter: b.name(&b.names, o, "key/perimeter", string(o.Key.Perimeter)),
		breakdown: b.breakdowns.of(o.Key.Breakdown),
	}
	t := traits{
		unit: o.Unit, status: o.Status, role: o.Role, assurance: o.Assurance, confidence: o.Confidence, lang: o.WordsLang,
		confidentiality: b.name(&b.names, o, "confidentiality", o.Confidentiality),
		stated:          b.name(&b.names, o, "stated_perimeter", string(o.Stated)),
		attributes:      b.breakdowns.of(o.Attributes),
	}
	p.Origin = b.name(&b.origins, o, "source", string(o.Source))
	var known bool
	p.Traits, known = b.traits.find(t)
	if !known {
		b.checkTraits(o)
	}
	b.checkRest(o)
	if b.bad.Total > before {
		return bulk.Prototype{}, false
	}
	if !known {
		p.Traits = b.traits.add(t)
	}
	p.Series, p.Period, p.Published = b.series.of(key), b.periods.of(o.Key.Period), b.periods.of(o.Published)
	p.Words, p.Note = b.words.of(o.Words), b.words.of(o.Note)
	if o.Repeats != "" || len(o.From) > 0 || len(o.Candidates) > 0 {
		if b.extras == nil {
			b.extras = make([]extra, 1)
		}
		p.Extra = uint32(len(b.extras))
		b.extras = append(b.extras, extra{o.Repeats, cloned(o.From), cloned(o.Candidates)})
	}
	return p, true
}

// name returns the number of an ID that a member of o holds.
func (b *Builder) name(table *numbers[string], o *Observation, member, id string) uint32 {
	n, ok := table.find(id)
	if !ok && id != "" && b.form(o, member, ID(id).Check()) {
		return table.add(strings.Clone(id))
	}
	return n
}

// form records err, if there is one, against a member of o. It reports whether
// there is none.
func (b *Builder) form(o *Observation, member string, err error) bool {
	if err == nil {
		return true
	}
	e := &Error{Op: "Builder.AddObservation", Err: err, Path: cite.Pointer("observations", string(o.ID)) + "/" + member}
	var inner *Error
	if errors.As(err, &inner) {
		e.Err, e.Detail = inner.Err, inner.Detail
	}
	b.bad.add(e, maxBad)
	return false
}

// checkTraits checks the codes of o against their lists.
func (b *Builder) checkTraits(o *Observation) {
	code := func(member string, unset, valid bool, value fmt.Stringer) {
		if !unset && !valid {
			b.form(o, member, &Error{Err: ErrInvalid, Detail: value.String()})
		}
	}
	code("role", o.Role == 0, roles.Valid(o.Role), o.Role)
	code("assurance", o.Assurance == 0, assurances.Valid(o.Assurance), o.Assurance)
	code("confidence", o.Confidence == 0, confidences.Valid(o.Confidence), o.Confidence)
	code("words_lang", o.WordsLang == 0, o.WordsLang.IsSet(), o.WordsLang)
	if _, err := o.Status.MarshalText(); err != nil {
		b.form(o, "status", err)
	}
}

// checkRest checks the form of what is not shared between observations.
func (b *Builder) checkRest(o *Observation) {
	b.text(o, "words", o.Words)
	b.text(o, "note", o.Note)
	if o.Repeats != "" {
		b.form(o, "repeats", o.Repeats.Check())
	}
	for i, id := range o.From {
		b.form(o, "from/"+strconv.Itoa(i), id.Check())
	}
	for i, c := range o.Candidates {
		at := "candidates/" + strconv.Itoa(i) + "/"
		for _, m := range []struct {
			member string
			id     ID
		}{{"key/indicator", c.Key.Indicator}, {"key/area", c.Key.Area}, {"key/perimeter", c.Key.Perimeter}} {
			if m.id != "" {
				b.form(o, at+m.member, m.id.Check())
			}
		}
		b.text(o, at+"why", string(c.Why))
	}
}

func (b *Builder) text(o *Observation, member, s string) {
	if !utf8.ValidString(s) {
		b.form(o, member, &Error{Err: ErrInvalid, Detail: cite.Quote(s) + " is not UTF-8"})
	}
}

// Build returns the dataset. The error is a [*Problems] with every malformed
// record and every repeated ID, up to a limit, and their true count; a repeated ID
// has the lines of both where [Builder.AddAll] knew them. The order in which records were added leaves no trace. The Builder may be added to and
// built again.
func (b *Builder) Build(c *Catalogue) (*Dataset, error) {
	if c == nil {
		return nil, &Error{Op: "Builder.Build", Err: ErrInvalid, Detail: "no catalogue"}
	}
	bad := Problems{slices.Clone(b.bad.List), b.bad.Total}
	d := &Dataset{
		catalogue:   c,
		bodies:      sortedByID("Builder.Build", "bodies", b.bodies, &bad),
		sources:     sortedByID("Builder.Build", "sources", b.sources, &bad),
		corrections: sortedByID("Builder.Build", "corrections", b.corrections, &bad),
	}
	byID, again := b.sortIDs()
	for _, x := range again {
		bad.add(b.repeated(x), maxBad)
	}
	if bad.sort(); bad.Total > 0 {
		return nil, &bad
	}
	if !b.fill(d, byID) {
		return nil, &Error{Op: "Builder.Build", Err: ErrLimit, Detail: "more than 4 GiB of words and notes"}
	}
	return d, nil
}

// fill puts the observations into d; byID has the rows in order of ID.
func (b *Builder) fill(d *Dataset, byID []uint32) bool {
	var nameRank, breakdownRank, originRank, periodRank []uint32
	d.names, nameRank = b.names.sorted(strings.Compare)
	d.breakdowns, breakdownRank = b.breakdowns.sorted(Breakdown.Compare)
	var origins []string
	origins, originRank = b.origins.sorted(strings.Compare)
	d.periods, periodRank = b.periods.sorted(period.Period.Compare)

	b.series.open()
	ranked := make([]series, len(b.series.values))
	for i, s := range b.series.values {
		ranked[i] = series{nameRank[s.indicator], nameRank[s.area], nameRank[s.perimeter], breakdownRank[s.breakdown]}
	}
	seriesRank := d.sortSeries(ranked)

	order, inOrder := b.order(byID, seriesRank, periodRank)
	n := len(order)
	d.rows = rows{
		series: make(column, n), period: make(column, n), traits: make(column, n), origin: make(column, n),
		figure:    figures{make([]int64, n), make([]form, n), slices.Clone(b.large)},
		published: b.published.arrange(order, periodRank),
		words:     b.said.arrange(order, nil),
		note:      b.note.arrange(order, nil),
		extra:     b.extra.arrange(order, nil),
	}
	for i, row := range order {
		r := b.rows.at(row)
		d.rows.series[i], d.rows.period[i] = seriesRank[r.series], periodRank[r.period]
		d.rows.traits[i], d.rows.origin[i] = r.traits, originRank[r.origin]
		d.rows.figure.coef[i], d.rows.figure.form[i] = r.coef, r.form
	}
	d.starts = make([]uint32, len(d.series)+1)
	for _, s := range d.rows.series {
		d.starts[s+1]++
	}
	for s := range d.series {
		d.starts[s+1] += d.starts[s]
	}
	b.traits.open()
	d.traits = slices.Clone(b.traits.values)
	for i := range d.traits {
		t := &d.traits[i]
		t.confidentiality, t.stated, t.attributes = nameRank[t.confidentiality], nameRank[t.stated],
			breakdownRank[t.attributes]
	}
	d.extras = slices.Clone(b.extras)
	d.origins = make([]origin, len(origins))
	for i, id := range origins {
		n, ok := slices.BinarySearchFunc(d.sources, ID(id), func(s Source, id ID) int { return cmp.Compare(s.ID, id) })
		if !ok {
			n = -1
		}
		d.origins[i] = origin{ID(id), int32(n)}
	}

	d.byID = byID
	if !inOrder {
		row := make([]uint32, n) // of each place in the Builder
		for i, was := range order {
			row[was] = uint32(i)
		}
		for i, was := range byID {
			byID[i] = row[was]
		}
	}
	d.ids = b.idTexts(order, inOrder)
	b.words.open()
	var ok bool
	d.words, ok = newTexts(b.words.values)
	d.sortCorrections()
	return ok
}
