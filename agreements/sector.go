package agreements

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// SectorSpec is what a [Sector] is made of.
type SectorSpec struct {
	ID   ID
	Name wording.Text
	// Dataset holds the sector's catalogue, sources and observations. It is
	// mandatory; it may be empty.
	Dataset *indicators.Dataset
	// Book holds its agreements. nil is an empty book.
	Book *Book
	// DataRules are the rules over figures that [Sector.Check] runs. Rules are
	// the sector's own over agreements, run beside those of the package's
	// function of that name.
	DataRules []indicators.Rule
	Rules     []Rule
}

// Sector is an economic sector: its figures, its agreements and the rules that
// hold them against each other. It is immutable, and safe for concurrent
// readers.
type Sector struct {
	spec SectorSpec
}

// NewSector makes a sector. A spec without a dataset is an error that wraps
// [ErrInvalid].
func NewSector(spec SectorSpec) (*Sector, error) {
	if spec.Dataset == nil {
		return nil, &Error{Op: "NewSector", Err: ErrInvalid, Detail: "no dataset"}
	}
	if spec.Book == nil {
		spec.Book = &Book{}
	}
	spec.DataRules = append([]indicators.Rule(nil), spec.DataRules...)
	spec.Rules = append([]Rule(nil), spec.Rules...)
	return &Sector{spec}, nil
}

// ID returns the sector's ID.
func (s *Sector) ID() ID { return s.spec.ID }

// Name returns the sector's name.
func (s *Sector) Name() wording.Text { return s.spec.Name }

// Catalogue returns the definitions of the sector's indicators.
func (s *Sector) Catalogue() *indicators.Catalogue { return s.spec.Dataset.Catalogue() }

// Dataset returns the sector's observations and sources.
func (s *Sector) Dataset() *indicators.Dataset { return s.spec.Dataset }

// Book returns the sector's agreements.
func (s *Sector) Book() *Book { return s.spec.Book }

// View returns a View of the sector's figures.
func (s *Sector) View(c indicators.ViewConfig) indicators.View { return s.spec.Dataset.View(c) }

// Agreement returns the history of an agreement.
func (s *Sector) Agreement(id ID) (History, bool) { return s.spec.Book.Agreement(id) }

// Agreements yields the history of every agreement, in order of ID.
func (s *Sector) Agreements() iter.Seq[History] { return s.spec.Book.Agreements() }

// Programme returns a programme by its ID.
func (s *Sector) Programme(id ID) (Programme, bool) { return s.spec.Book.Programme(id) }

// Organisation returns an organisation by its ID.
func (s *Sector) Organisation(id ID) (Organisation, bool) { return s.spec.Book.Organisation(id) }

// Person returns a person by ID.
func (s *Sector) Person(id ID) (Person, bool) { return s.spec.Book.Person(id) }

// Statement returns a statement by its ID.
func (s *Sector) Statement(id ID) (Statement, bool) { return s.spec.Book.Statement(id) }

// Check runs every rule over everything that is known, and returns all
// findings in the order of [indicators.Finding.Compare].
func (s *Sector) Check() []indicators.Finding { return s.CheckAs(indicators.ViewConfig{}) }

// CheckAs runs every rule over what a View of this kind sees: nothing that
// became known after its day of knowledge enters a finding.
func (s *Sector) CheckAs(c indicators.ViewConfig) []indicators.Finding {
	v := s.View(c)
	all := v.Check(s.spec.DataRules...)
	all = append(all, CheckBook(s.spec.Book, v, append(Rules(), s.spec.Rules...)...)...)
	indicators.SortFindings(all)
	return all
}
