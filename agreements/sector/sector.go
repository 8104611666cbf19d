package sector

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/mithaq-go/mithaq/agreements"
	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
	"github.com/mithaq-go/mithaq/internal/places"
)

// Spec is what a [Sector] is made of.
type Spec struct {
	ID    agreements.ID `json:"id,omitzero"`
	Name  wording.Text  `json:"name,omitzero"`
	Notes []string      `json:"notes,omitzero"`
	// Dataset holds the sector's catalogue, sources and observations. It is
	// mandatory; it may be empty.
	Dataset *indicators.Dataset `json:"dataset,omitzero"`
	// Book holds its agreements. nil is an empty book.
	Book *agreements.Book `json:"book,omitzero"`
	// Metrics are derived from the figures.
	Metrics []indicators.Metric `json:"metrics,omitzero"`
	// RuleConfig is what the library's rules over figures are told about the
	// sector.
	RuleConfig figurerules.Config `json:"rule_config,omitzero"`
	// DataRules and Rules are the sector's own rules, over figures and over
	// agreements. They run with those of the library, and each has a code that no
	// rule of the library has.
	DataRules []figurerules.Rule    `json:"data_rules,omitzero"`
	Rules     []agreementrules.Rule `json:"rules,omitzero"`
	// Severities grade findings otherwise than their rules do.
	Severities []SeverityOf `json:"severities,omitzero"`
	// Acknowledgements are those of findings that somebody has looked at and accepts.
	Acknowledgements []finding.Acknowledgement `json:"acknowledgements,omitzero"`
}

// Sector is an economic sector: its figures, its agreements and the rules that
// hold them against each other. It is immutable, and safe for concurrent
// readers.
type Sector struct {
	spec   Spec
	grades grades
	places *places.Index // nil if it was not loaded
}

// Equal reports whether s and o hold equal figures and agreements, and rules
// that are equal but for their functions. Either may be nil.
func (s *Sector) Equal(o *Sector) bool {
	return s == o || s != nil && o != nil && likeness.Fields(s.spec, o.spec)
}

// New makes a sector. Errors wrap [indicators.ErrInvalid] for a spec without a
// dataset, for a rule of the sector's own without a code, and for a metric or a
// configuration of rules that names what the catalogue does not have, [indicators.ErrID]
// for a malformed ID, and [indicators.ErrDuplicate] for two metrics of one ID,
// two acknowledgements of one finding, and for a rule of the sector's own with a code of
// the library.
func New(spec Spec) (*Sector, error) {
	if err := spec.ID.Check(); err != nil {
		return nil, &Error{Op: "New", Path: "/id", Err: indicators.ErrID, Detail: strconv.Quote(string(spec.ID))}
	}
	return build("New", spec)
}

// build is New for a sector that may have no ID: one of a folder without
// sector.json.
func build(op string, spec Spec) (*Sector, error) {
	if spec.Dataset == nil {
		return nil, &Error{Op: op, Err: indicators.ErrInvalid, Detail: "no dataset"}
	}
	if spec.Book == nil {
		spec.Book = &agreements.Book{}
	}
	spec.Notes = slices.Clone(spec.Notes)
	spec.Metrics = slices.Clone(spec.Metrics)
	slices.SortStableFunc(spec.Metrics, func(a, b indicators.Metric) int { return cmp.Compare(a.ID, b.ID) })
	for i, m := range spec.Metrics {
		if i > 0 && m.ID == spec.Metrics[i-1].ID {
			return nil, &Error{Op: op, Path: cite.Pointer("metrics", string(m.ID)), Err: indicators.ErrDuplicate}
		}
	}
	for _, m := range spec.Metrics {
		if _, err := m.Check(spec.Dataset.Catalogue()); err != nil {
			return nil, &Error{
				Op: op, Path: cite.Pointer("metrics", string(m.ID)), Err: indicators.ErrInvalid, Detail: err.Error(),
			}
		}
	}
	if err := spec.RuleConfig.Check(spec.Dataset.Catalogue()); err != nil {
		return nil, &Error{Op: op, Path: "/rule_config", Err: indicators.ErrInvalid, Detail: err.Error()}
	}
	if err := checkOwn(op, spec.DataRules, spec.Rules); err != nil {
		return nil, err
	}
	spec.Acknowledgements = slices.Clone(spec.Acknowledgements)
	for e := range wrongAcknowledgements(spec.Acknowledgements) {
		e.Op = op
		return nil, e
	}
	spec.Severities = slices.Clone(spec.Severities)
	var wrong *Error
	graded := gradesOf(spec.Severities, spec, func(n int, member string, err error, detail string) {
		if wrong == nil {
			at := cite.Pointer("severities", string(spec.Severities[n].Code))
			wrong = &Error{Op: op, Path: at + "/" + member, Err: err, Detail: detail}
		}
	})
	if wrong != nil {
		return nil, wrong
	}
	spec.DataRules = append(spec.RuleConfig.Rules(), spec.DataRules...)
	spec.Rules = append(agreementrules.All(), spec.Rules...)
	return &Sector{spec: spec, grades: graded}, nil
}

// content returns what the sector is made of; of the zero Sector and of a nil
// one it is nothing, with an empty book.
func (s *Sector) content() Spec {
	if s == nil || s.spec.Book == nil {
		return Spec{Book: &agreements.Book{}}
	}
	return s.spec
}

// checkOwn checks that the rules of the sector's own have codes of their own.
func checkOwn(op string, data []figurerules.Rule, agreed []agreementrules.Rule) error {
	library := make(map[finding.Code]bool)
	for _, r := range figurerules.All() {
		library[r.Code] = true
	}
	for _, r := range agreementrules.All() {
		library[r.Code] = true
	}
	check := func(name string, i int, code finding.Code) error {
		where := fmt.Sprintf("%s, rule %d", name, i)
		switch {
		case code == "":
			return &Error{Op: op, Err: indicators.ErrInvalid, Detail: where + ": no code"}
		case library[code]:
			where += ": " + string(code) + " is a rule of the library"
			return &Error{Op: op, Err: indicators.ErrDuplicate, Detail: where}
		}
		return nil
	}
	for i, r := range data {
		if err := check("DataRules", i, r.Code); err != nil {
			return err
		}
	}
	for i, r := range agreed {
		if err := check("Rules", i, r.Code); err != nil {
			return err
		}
	}
	return nil
}

// ID returns the sector's ID.
func (s *Sector) ID() agreements.ID { return s.content().ID }

// Name returns the sector's name.
func (s *Sector) Name() wording.Text { return s.content().Name }

// Notes returns what the editors of the sector noted.
func (s *Sector) Notes() []string { return slices.Clone(s.content().Notes) }

// Catalogue returns the definitions of the sector's indicators; nil for the zero
// Sector.
func (s *Sector) Catalogue() *indicators.Catalogue {
	if data := s.Dataset(); data != nil {
		return data.Catalogue()
	}
	return nil
}

// Dataset returns the sector's observations and sources; nil for the zero
// Sector.
func (s *Sector) Dataset() *indicators.Dataset { return s.content().Dataset }

// Book returns the sector's agreements.
func (s *Sector) Book() *agreements.Book { return s.content().Book }

// View returns a View of the sector's figures.
func (s *Sector) View(c indicators.ViewConfig) indicators.View { return s.content().Dataset.View(c) }

// Metrics yields the metrics of the sector, in order of ID.
func (s *Sector) Metrics() iter.Seq[indicators.Metric] { return slices.Values(s.content().Metrics) }

// Metric returns a metric by its ID.
func (s *Sector) Metric(id indicators.ID) (indicators.Metric, bool) {
	for _, m := range s.content().Metrics {
		if m.ID == id {
			return m, true
		}
	}
	return indicators.Metric{}, false
}

// Agreement returns the history of an agreement.
func (s *Sector) Agreement(id agreements.ID) (agreements.History, bool) {
	return s.content().Book.Agreement(id)
}

// Agreements yields the history of every agreement, in order of ID.
func (s *Sector) Agreements() iter.Seq[agreements.History] { return s.content().Book.Agreements() }

// Programme returns a programme by its ID.
func (s *Sector) Programme(id agreements.ID) (agreements.Programme, bool) {
	return s.content().Book.Programme(id)
}

// Organisation returns an organisation by its ID.
func (s *Sector) Organisation(id agreements.ID) (agreements.Organisation, bool) {
	return s.content().Book.Organisation(id)
}

// Person returns a person by ID.
func (s *Sector) Person(id agreements.ID) (agreements.Person, bool) {
	return s.content().Book.Person(id)
}

// Statement returns a statement by its ID.
func (s *Sector) Statement(id agreements.ID) (agreements.Statement, bool) {
	return s.content().Book.Statement(id)
}

// Portfolio puts targets of the sector's agreements together, as
// [agreements.Book.Portfolio] does.
func (s *Sector) Portfolio(
	valid, known period.Date, view indicators.View, at period.Date, targets ...agreements.TargetRef,
) (agreements.Portfolio, error) {
	return s.content().Book.Portfolio(valid, known, view, at, targets...)
}

// Check runs every rule over everything that is known, and returns all
// findings in the order of [finding.Finding.Compare]. No acknowledgement has expired.
func (s *Sector) Check() []finding.Finding { return s.CheckAs(indicators.ViewConfig{}) }

// Coverage counts the figures that a View of this kind sees by what the rules of
// [Sector.CheckAs] can hold them against: what a check without findings looked at.
func (s *Sector) Coverage(c indicators.ViewConfig) figurerules.Coverage {
	return figurerules.CoverageOf(s.View(c), s.content().DataRules...)
}

// CheckAs runs every rule over what a View of this kind sees: nothing that
// became known after its day of knowledge enters a finding. Acknowledgements are those
// of that day.
func (s *Sector) CheckAs(c indicators.ViewConfig) []finding.Finding { return s.CheckOn(c, c.Known) }

// CheckOn is [Sector.CheckAs] with the acknowledgements of a day, such as today's: one
// that has expired by then is told, and its finding is open. Without a day none has
// expired.
func (s *Sector) CheckOn(c indicators.ViewConfig, day period.Date) []finding.Finding {
	v := s.View(c)
	all := figurerules.Check(v, s.content().DataRules...)
	all = append(all, agreementrules.Check(s.content().Book, v, s.content().Rules...)...)
	finding.Sort(all)
	all = finding.Acknowledge(all, s.content().Acknowledgements, day)
	if s != nil {
		s.grades.apply(v.Dataset(), all)
		finding.SetPlaces(all, s.Place)
	}
	return all
}

// Acknowledgements returns the acknowledgements of findings, in the order of their files.
func (s *Sector) Acknowledgements() []finding.Acknowledgement {
	return slices.Clone(s.content().Acknowledgements)
}
