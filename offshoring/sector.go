package offshoring

import (
	"errors"
	"io/fs"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Sector is an offshoring sector: what every sector has, with its metrics,
// parks, rankings, awards and classifications. It is immutable, and safe for
// concurrent readers.
type Sector struct {
	*sector.Sector
	metrics []indicators.Metric
	spec    spec
}

// spec is the content of sector.json.
type spec struct {
	ID              indicators.ID    `json:"id"`
	Name            wording.Text     `json:"name"`
	Parks           []Park           `json:"parks,omitzero"`
	Rankings        []Ranking        `json:"rankings,omitzero"`
	Awards          []Award          `json:"awards,omitzero"`
	Classifications []Classification `json:"classifications,omitzero"`
	// Ratios names metrics that move little from year to year, and
	// Inequalities say what must hold between metrics: both tell a figure that
	// is off by a power of ten.
	Ratios       []indicators.ID `json:"ratios,omitzero"`
	Inequalities []bound         `json:"inequalities,omitzero"`
	// Recomputed says how published rates and shares follow from other figures,
	// beside what the catalogue says.
	Recomputed []indicators.Recomputation `json:"recomputed,omitzero"`
	Notes      []string                   `json:"notes,omitzero"`
}

// SectorFormat is the format of sector.json.
const SectorFormat = "mithaq.sector/1"

// Load reads a sector from a folder that holds catalogue.json, sources.json,
// observations.json, agreements.json, metrics.json and sector.json. All must be
// there. The error joins what is wrong in every file, each with its place; a
// defect of the data, such as figures that disagree, is no error but a finding
// of [sector.Sector.Check].
func Load(folder fs.FS) (*Sector, error) {
	l := loader{folder: folder}
	catalogue := open(&l, "catalogue.json", func(f fs.File) (*indicators.Catalogue, error) {
		return indicators.DecodeCatalogue(f, indicators.DecodeOptions{})
	})
	var b indicators.Builder
	open(&l, "sources.json", func(f fs.File) (struct{}, error) {
		return struct{}{}, b.DecodeSources(f, indicators.DecodeOptions{})
	})
	open(&l, "observations.json", func(f fs.File) (struct{}, error) {
		return struct{}{}, b.DecodeObservations(f, indicators.JSON, indicators.DecodeOptions{})
	})
	book := open(&l, "agreements.json", func(f fs.File) (*agreements.Book, error) {
		return agreements.DecodeBook(f, agreements.DecodeOptions{})
	})
	metrics := open(&l, "metrics.json", func(f fs.File) ([]indicators.Metric, error) {
		return indicators.DecodeMetrics(f, indicators.DecodeOptions{})
	})
	own := open(&l, "sector.json", func(f fs.File) (s spec, err error) {
		err = strictjson.DecodeFrom(f, &s, strictjson.Options{Format: SectorFormat, MaxBytes: 8 << 20})
		return s, err
	})
	if err := errors.Join(l.errs...); err != nil {
		return nil, err
	}
	data, err := b.Build(catalogue)
	if err != nil {
		return nil, &Error{Op: "Load", Err: err}
	}
	s := &Sector{metrics: metrics, spec: own}
	rules, err := s.rules()
	if err != nil {
		return nil, err
	}
	s.Sector, err = sector.New(sector.Spec{
		ID: own.ID, Name: own.Name, Dataset: data, Book: book, DataRules: rules,
	})
	if err != nil {
		return nil, &Error{Op: "Load", Err: err}
	}
	return s, nil
}

// Metrics yields the metrics of the sector, in order of ID.
func (s *Sector) Metrics() iter.Seq[indicators.Metric] { return slices.Values(s.metrics) }

// Metric returns a metric by its ID.
func (s *Sector) Metric(id indicators.ID) (indicators.Metric, bool) {
	for _, m := range s.metrics {
		if m.ID == id {
			return m, true
		}
	}
	return indicators.Metric{}, false
}

// loader opens the files of a folder and gathers what is wrong with them.
type loader struct {
	folder fs.FS
	errs   []error
}

func open[T any](l *loader, name string, decode func(fs.File) (T, error)) T {
	var none T
	f, err := l.folder.Open(name)
	if err != nil {
		l.errs = append(l.errs, &Error{Op: "Load", File: name, Err: err})
		return none
	}
	defer f.Close()
	v, err := decode(f)
	if err != nil {
		l.errs = append(l.errs, &Error{Op: "Load", File: name, Err: err})
		return none
	}
	return v
}

// Error is the error of a call of this package. Err, found by [errors.Is] and
// [errors.As], is the error of the decoder, with the places in the file.
type Error struct {
	Op   string
	File string // the file of the folder, "" when it is none in particular
	Err  error
}

// Error implements error.
func (e *Error) Error() string {
	s := "offshoring: " + e.Op + ": "
	if e.File != "" {
		s += e.File + ": "
	}
	return s + e.Err.Error()
}

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }
