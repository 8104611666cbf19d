package agreements_test

import (
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// sampleBook holds a national contract as the Moroccan one of 2016, two
// regional conventions that count towards it, and a fund that pays by tranches.
const sampleBook = `{"format": "mithaq.agreements/1", "agreements": [
 {"id": "national", "form": "performance_contract", "known": "2016-05-05", "term": {"start": "2016-05-05", "end": "2020"},
  "targets": [
   {"id": "exports", "value": "18000000000 MAD", "basis": "open", "start": "2016-05-05", "deadline": "2020",
    "readings": [
     {"id": "ministry", "basis": "additional", "baseline": "8", "measure": "exports"},
     {"id": "office", "basis": "additional", "baseline": "7.54", "measure": "exports"},
     {"id": "press", "basis": "level", "baseline": "8", "measure": "exports"}],
    "baselines": [{"id": "8", "value": "8000000000 MAD", "at": "2015"}, {"id": "7.54", "value": "7540000000 MAD", "at": "2015"}],
    "measures": [{"id": "exports", "indicator": "export_revenue", "perimeter": "all", "counting": "level"}]},
   {"id": "jobs", "value": "60000 job", "basis": "open", "start": "2016-05-05", "deadline": "2020",
    "readings": [
     {"id": "created", "basis": "additional", "baseline": "none", "measure": "created"},
     {"id": "stock", "basis": "level", "baseline": "63000", "measure": "held", "value": "123000 job"}],
    "baselines": [{"id": "none", "value": "0 job", "at": "2016-05-05", "measure": "created"}, {"id": "63000", "value": "63000 job", "at": "2016-05-05", "measure": "held"}],
    "measures": [
     {"id": "created", "indicator": "jobs_created", "perimeter": "all", "counting": "running"},
     {"id": "held", "indicator": "jobs", "perimeter": "all", "counting": "level"}]},
   {"id": "created", "value": "60000 job", "basis": "cumulative", "start": "2016-05-05", "deadline": "2020",
    "measures": [{"id": "created", "indicator": "jobs_created", "perimeter": "all", "counting": "running"}]}]},
 {"id": "oujda", "form": "convention", "known": "2017",
  "targets": [{"id": "jobs", "value": "2000 job", "basis": "cumulative", "start": "2017", "deadline": "2020",
   "measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "breakdown": "park=oujda", "counting": "periods"}]}],
  "attributions": [{"id": "x", "target": "jobs", "agreement": "national", "to": "created"}],
  "instruments": [{"id": "premium", "kind": "premium", "envelope": {"amount": "12000000", "currency": "MAD"},
   "limits": [{"id": "whole", "amount": {"amount": "12000000", "currency": "MAD"}}, {"id": "first", "amount": {"amount": "4000000", "currency": "MAD"}}],
   "formulas": [{"id": "per-job", "kind": "per_unit", "amount": {"amount": "6000", "currency": "MAD"}, "unit": "job", "target": "jobs"}]}]},
 {"id": "fes", "form": "convention", "known": "2017",
  "targets": [{"id": "jobs", "value": "2000 job", "basis": "cumulative", "start": "2017", "deadline": "2020",
   "measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "breakdown": "park=fes", "counting": "periods"}]}],
  "instruments": [{"id": "premium", "kind": "premium", "envelope": {"amount": "12000000", "currency": "MAD"},
   "formulas": [{"id": "per-job", "kind": "per_unit", "amount": {"amount": "6000", "currency": "MAD"}, "unit": "job", "target": "jobs"}]}]},
 {"id": "fund", "form": "convention", "known": "2017",
  "targets": [{"id": "jobs", "value": "1000 job", "basis": "cumulative", "start": "2017", "deadline": "2020",
   "measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "breakdown": "park=oujda", "counting": "periods"}]}],
  "conditions": [
   {"id": "half", "tests": [{"id": "t", "kind": "progress", "target": "jobs", "at_least": "50 percent"}]},
   {"id": "audited", "tests": [{"id": "t", "kind": "evidence", "evidence": "audit", "assurance": "audited", "of": "targets/jobs"}]},
   {"id": "kept", "tests": [{"id": "t", "kind": "amount", "target": "jobs", "at_least": "900 job", "by": "2019"}]}],
  "instruments": [{"id": "grant", "kind": "grant", "envelope": {"amount": "1000000.01", "currency": "MAD"},
   "tranches": [
    {"id": "first", "share": "1/3", "due": "2017"},
    {"id": "second", "share": "1/3", "due": "2018", "conditions": ["half"]},
    {"id": "last", "share": "1/3", "due": "2019", "conditions": ["half", "audited"]}],
   "clawbacks": [{"id": "back", "condition": "kept", "share": "50 percent"}]}],
  "payments": [{"id": "p1", "kind": "paid", "instrument": "grant", "tranche": "first", "when": "2017-06-15", "amount": {"amount": "333333.34", "currency": "MAD"}}],
  "evidence": [{"id": "e", "kind": "audit", "supports": ["targets/jobs"], "assurance": "audited", "when": "2019-06"}]}
]}`

const sampleDeclarations = `id,indicator,perimeter,breakdown,period,declared,unit,declared_on
c,jobs_created,all,,2016-2018,>51000,job,2019-05
s,jobs,all,,2018,"[75000,80000]",job,2019-05
x,export_revenue,all,,2018,10000000000,MAD,2019-05
o17,jobs_created,all,park=oujda,2017,200,job,2018-02
o18,jobs_created,all,park=oujda,2018,350,job,2019-02
o19,jobs_created,all,park=oujda,2019,150,job,2020-02
f17,jobs_created,all,park=fes,2017,100,job,2018-02
f18,jobs_created,all,park=fes,2018,500,job,2019-02
`

// sampled is the book of the examples with what is declared.
type sampled struct {
	*agreements.Book
	data *indicators.Dataset
}

func (s sampled) Dataset() *indicators.Dataset { return s.data }

func (s sampled) Catalogue() *indicators.Catalogue { return s.data.Catalogue() }

func (s sampled) View(c indicators.ViewConfig) indicators.View { return s.data.View(c) }

// sample returns the book of the examples with what is declared.
func sample() sampled {
	fail := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	unit := figure.MustParseUnit
	count := figure.MustParse(">=0")
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Unit: unit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter, Bounds: count, OverTime: indicators.Last, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "jobs_created", Unit: unit("job"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, Bounds: count, OverTime: indicators.Sum, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "export_revenue", Unit: unit("MAD"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, Bounds: count, OverTime: indicators.Sum},
		},
		Perimeters: []indicators.Perimeter{{ID: "all"}},
		Dimensions: []indicators.Dimension{{ID: "park", Codes: []indicators.Category{{ID: "oujda"}, {ID: "fes"}}}},
	})
	fail(err)
	list, err := agreements.DecodeDeclarations(strings.NewReader(sampleDeclarations), agreements.DecodeOptions{})
	fail(err)
	var b indicators.Builder
	fail(agreements.AddDeclarations(&b, list, nil))
	d, err := b.Build(c)
	fail(err)
	book, err := agreements.DecodeBook(strings.NewReader(sampleBook), agreements.DecodeOptions{})
	fail(err)
	return sampled{book, d}
}

// version returns an agreement of the sample with all that is known.
func version(id agreements.ID) (agreements.Version, indicators.View) {
	s := sample()
	h, ok := s.Agreement(id)
	if !ok {
		panic(id)
	}
	return h.AsOf(period.Date{}, period.Date{}), s.View(indicators.ViewConfig{})
}

// assess assesses a target of the sample on the last day of a year.
func assess(agreement, target agreements.ID, year int) agreements.Assessment {
	v, view := version(agreement)
	a, err := v.Assess(target, view, period.MustDate(year, 12, 31))
	if err != nil {
		panic(err)
	}
	return a
}

// ledger is the ledger of the sample's fund on a day.
func ledger(y, m, d int) agreements.Ledger {
	v, view := version("fund")
	l, err := v.Ledger("grant", view, period.MustDate(y, m, d))
	if err != nil {
		panic(err)
	}
	return l
}
