package indicators

import (
	"encoding/json"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Formats of the documents that are written and not read back.
const (
	datasetFormat = "mithaq.dataset/1"
	viewFormat    = "mithaq.view/1"
	seriesFormat  = "mithaq.series/1"
	resultFormat  = "mithaq.result/1"
	programFormat = "mithaq.program/1"
)

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: ErrInvalid, Detail: document.NotRead(name, instead)}
}

// MarshalJSON returns the catalogue as a document of format
// "mithaq.catalogue/1", which [DecodeCatalogue] reads. Unlike [EncodeCatalogue]
// it writes records that lack a name.
func (c Catalogue) MarshalJSON() ([]byte, error) {
	return document.Marshal(CatalogueFormat, CatalogueSpec{c.indicators, c.perimeters, c.dimensions, c.areas})
}

// UnmarshalJSON is an error: [DecodeCatalogue] reads a catalogue.
func (c *Catalogue) UnmarshalJSON([]byte) error {
	return notRead("Catalogue", "DecodeCatalogue reads one")
}

// MarshalJSON returns the dataset as a document of format "mithaq.dataset/1":
//
//	{
//	  "format": "mithaq.dataset/1",
//	  "catalogue": {"format": "mithaq.catalogue/1", ...},
//	  "sources": {"format": "mithaq.sources/1", "bodies": [...], "sources": [...]},
//	  "observations": {"format": "mithaq.observations/1", "observations": [...], "corrections": [...]}
//	}
//
// Each member is a document that [DecodeCatalogue], [Builder.DecodeSources] or
// [Builder.DecodeObservations] reads. All of it is put together in memory: large
// datasets are better written by [EncodeObservations].
func (d Dataset) MarshalJSON() ([]byte, error) {
	type sources struct {
		Format string `json:"format"`
		sourcesFile
	}
	type observations struct {
		Format       string        `json:"format"`
		Observations []Observation `json:"observations"`
		Corrections  []Correction  `json:"corrections,omitzero"`
	}
	held := observations{ObservationsFormat, make([]Observation, 0, d.Len()), d.corrections}
	for n := range d.Len() {
		held.Observations = append(held.Observations, d.observationAt(n))
	}
	return document.Marshal(datasetFormat, struct {
		Catalogue    *Catalogue   `json:"catalogue,omitzero"`
		Sources      sources      `json:"sources"`
		Observations observations `json:"observations"`
	}{d.catalogue, sources{SourcesFormat, sourcesFile{d.bodies, d.sources}}, held})
}

// UnmarshalJSON is an error: [DecodeCatalogue], [Builder.DecodeSources] and
// [Builder.DecodeObservations] read the parts of a dataset.
func (d *Dataset) UnmarshalJSON([]byte) error {
	return notRead("Dataset", "DecodeCatalogue, Builder.DecodeSources and Builder.DecodeObservations read its parts")
}

// MarshalJSON is an error: what a Builder holds is written once it is built.
func (b *Builder) MarshalJSON() ([]byte, error) {
	const detail = "a Builder is not written: build the dataset, and write that"
	return nil, &Error{Op: "Builder.MarshalJSON", Err: ErrInvalid, Detail: detail}
}

// UnmarshalJSON is an error: [Builder.DecodeSources] and
// [Builder.DecodeObservations] read into a Builder.
func (b *Builder) UnmarshalJSON([]byte) error {
	return notRead("Builder", "Builder.DecodeSources and Builder.DecodeObservations read into one")
}

// MarshalJSON returns the View as a document of format "mithaq.view/1": its
// configuration as the member "config", and the document of its dataset as
// "dataset", absent in the zero View.
func (v View) MarshalJSON() ([]byte, error) {
	return document.Marshal(viewFormat, struct {
		Config  ViewConfig `json:"config"`
		Dataset *Dataset   `json:"dataset,omitzero"`
	}{v.config, v.data})
}

// UnmarshalJSON is an error: [Dataset.View] makes a View of a [ViewConfig], which
// is read from JSON.
func (v *View) UnmarshalJSON([]byte) error {
	return notRead("View", "Dataset.View makes one of a ViewConfig")
}

// MarshalJSON returns the series as a document of format "mithaq.series/1":
//
//	{
//	  "format": "mithaq.series/1",
//	  "key": {"indicator": "jobs", "area": "MA"},
//	  "kind": "year",
//	  "view": {"policy": "authority", "corrected": false, "digits": "nominal"},
//	  "points": [{"key": {...}, "quantity": "63000@1000 job", "chosen": ["F0016"], ...}],
//	  "gaps": ["2014"],
//	  "breaks": [{"before": "2013", "after": "2015", "old": "all", "new": "crm", "replaced": false}]
//	}
//
// A point is an [Answer] or, where the View has none, its key with an "error" of
// "code" and "text". Of the View only the configuration is written, not the
// dataset.
func (s Series) MarshalJSON() ([]byte, error) {
	doc := struct {
		Key    looseKey        `json:"key"`
		Kind   string          `json:"kind,omitzero"`
		View   ViewConfig      `json:"view"`
		Points []Point         `json:"points"`
		Gaps   []period.Period `json:"gaps,omitzero"`
		Breaks []Break         `json:"breaks,omitzero"`
	}{Key: looseKey(s.key), View: s.view.config, Points: append([]Point{}, s.points...)}
	if s.kind != period.KindNone {
		doc.Kind = s.kind.String()
	}
	for p := range s.Gaps() {
		doc.Gaps = append(doc.Gaps, p)
	}
	if s.view.data != nil {
		doc.Breaks = s.Breaks()
	}
	return document.Marshal(seriesFormat, doc)
}

// UnmarshalJSON is an error: [View.Series] makes a series of observations, which
// [Builder.DecodeObservations] reads.
func (s *Series) UnmarshalJSON([]byte) error {
	return notRead("Series", "View.Series makes one of observations, which Builder.DecodeObservations reads")
}

// answerFields are the members of an [Answer] after its key.
type answerFields struct {
	Quantity    figure.Quantity    `json:"quantity"`
	Chosen      []ID               `json:"chosen,omitzero"`
	Others      []OtherObservation `json:"others,omitzero"`
	Corrections []ID               `json:"corrections,omitzero"`
	Role        Role               `json:"role,omitzero"`
	Policy      Policy             `json:"policy"`
	Reason      Reason             `json:"reason,omitzero"`
	Break       bool               `json:"break"`
}

// answerFile is an [Answer] as JSON has it.
type answerFile struct {
	Key looseKey `json:"key"`
	answerFields
}

func (a Answer) file() answerFile {
	return answerFile{looseKey(a.Key), answerFields{
		a.Quantity, a.Chosen, a.Others, a.Corrections, a.Role, a.Policy, a.Reason, a.Break,
	}}
}

// MarshalJSON returns the answer as an object with the names of its fields in
// lower case. Of the key only the parts that are set are written.
func (a Answer) MarshalJSON() ([]byte, error) { return document.JSON(a.file()) }

// UnmarshalJSON reads what [Answer.MarshalJSON] returns.
func (a *Answer) UnmarshalJSON(data []byte) error {
	if a == nil {
		return refuseStored("Answer.UnmarshalJSON", stored.NoTarget())
	}
	var f answerFile
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*a = Answer{
		Key(f.Key), f.Quantity, f.Chosen, f.Others, f.Corrections, f.Role, f.Policy, f.Reason, f.Break,
	}
	return nil
}

// MarshalJSON returns the point as its answer is written or, when there is none,
// with the member "error": its "code" and "text".
func (p Point) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		answerFile
		Err *document.Fault `json:"error,omitzero"`
	}{p.Answer.file(), document.FaultOf(p.Err)})
}

// UnmarshalJSON is an error: [Series.All] yields points.
func (p *Point) UnmarshalJSON([]byte) error {
	return notRead("Point", "View.Series makes one of observations, which Builder.DecodeObservations reads")
}

// MarshalJSON returns the result as a document of format "mithaq.result/1":
//
//	{
//	  "format": "mithaq.result/1",
//	  "metric": {"id": "exports_per_job", "formula": "export_revenue / jobs"},
//	  "key": {"indicator": "exports_per_job", "area": "MA", "period": "2015"},
//	  "quantity": "1500/13 MAD/job",
//	  "view": {"policy": "authority", "corrected": false, "digits": "nominal"}
//	}
//
// "may_lack_parts" says that parts may be missing from a sum. A result without a value
// has the member "error" instead of "quantity": its
// "code", a stable word such as "no_data", and its "text". What the result rests
// on is in the document of its [Explanation].
func (r Result) MarshalJSON() ([]byte, error) {
	doc := struct {
		Metric   *Metric         `json:"metric,omitzero"`
		Key      looseKey        `json:"key"`
		Quantity figure.Quantity `json:"quantity,omitzero"`
		Lacking  bool            `json:"may_lack_parts,omitzero"`
		Err      *document.Fault `json:"error,omitzero"`
		View     ViewConfig      `json:"view"`
	}{nil, looseKey(r.Key), r.Quantity, r.MayLackParts, document.FaultOf(r.Err), r.view.config}
	if r.program != nil {
		doc.Metric = &r.program.metric
	}
	return document.Marshal(resultFormat, doc)
}

// UnmarshalJSON is an error: [ParseExplanation] reads what a result rests on, and
// [Explanation.Replay] computes it again.
func (r *Result) UnmarshalJSON([]byte) error {
	return notRead("Result", "ParseExplanation reads the document of its Explanation")
}

// metricFile is a [Metric] as an answer holds it: without an ID it may be.
type metricFile struct {
	ID   ID           `json:"id,omitzero"`
	Name wording.Text `json:"name,omitzero"`
	Unit figure.Unit  `json:"unit,omitzero"`
	Expr Expr         `json:"formula"`
	Note string       `json:"note,omitzero"`
}

// MarshalJSON returns the program as a document of format "mithaq.program/1": its
// "metric", and the "unit" and the "catalogue" that it was held against. The zero
// Program has the format only.
func (p Program) MarshalJSON() ([]byte, error) {
	if p.program == nil {
		return document.Marshal(programFormat, struct{}{})
	}
	return document.Marshal(programFormat, struct {
		Metric    metricFile  `json:"metric"`
		Unit      figure.Unit `json:"unit"`
		Catalogue *Catalogue  `json:"catalogue,omitzero"`
	}{metricFile(p.program.metric), p.program.unit, p.program.catalogue})
}

// UnmarshalJSON is an error: [DecodeMetrics] reads metrics, and [Metric.Compile]
// makes a program of one.
func (p *Program) UnmarshalJSON([]byte) error {
	return notRead("Program", "DecodeMetrics reads metrics, and Metric.Compile makes one")
}

// MarshalJSON returns the observation of the row; null for the zero Row.
func (r Row) MarshalJSON() ([]byte, error) {
	if r.data == nil {
		return []byte("null"), nil
	}
	return document.JSON(r.Observation())
}

// UnmarshalJSON is an error: what [Row.MarshalJSON] returns is an [Observation].
func (r *Row) UnmarshalJSON([]byte) error {
	return notRead("Row", "read an Observation")
}

// MarshalJSON returns the explanation as [Explanation.JSON] does.
func (x Explanation) MarshalJSON() ([]byte, error) { return x.JSON() }

// UnmarshalJSON is an error: [ParseExplanation] reads an explanation.
func (x *Explanation) UnmarshalJSON([]byte) error {
	return notRead("Explanation", "ParseExplanation reads one")
}
