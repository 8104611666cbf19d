package indicators

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// withoutRole is an observation that the decoders would refuse.
func withoutRole() Files {
	return Files{Records: []Observation{{
		ID: "a", Key: Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)},
		Figure: figure.FromInt64(63000), Unit: figure.MustParseUnit("job"), Source: "o16",
	}}}
}

// ExampleCatalogue is the catalogue that the examples of rules speak of, unless
// they bring their own: a small sector, in the form of [DecodeCatalogue].
const ExampleCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": {"en": {"name": "jobs", "status": "attested"}, "fr": {"name": "emplois", "status": "attested"}, "ar": {"name": "مناصب الشغل", "status": "attested"}},
     "unit": "job", "nature": "stock", "bounds": "[0,+inf)", "over_time": "last", "over_segments": "sum", "over_places": "sum"},
    {"id": "created", "name": {"en": {"name": "jobs created", "status": "attested"}},
     "unit": "job", "nature": "flow", "over_time": "sum", "over_segments": "sum", "of": "jobs", "flow": "declared"},
    {"id": "net", "name": {"en": {"name": "net change of jobs", "status": "attested"}},
     "unit": "job", "nature": "flow", "over_time": "sum", "over_segments": "sum", "of": "jobs", "flow": "net"},
    {"id": "exports", "name": {"en": {"name": "export revenue", "status": "attested"}, "fr": {"name": "recettes à l'export", "status": "attested"}, "ar": {"name": "عائدات التصدير", "status": "attested"}},
     "unit": "MAD", "nature": "flow", "bounds": "[0,+inf)", "over_time": "sum", "over_segments": "sum", "over_places": "sum"},
    {"id": "growth", "name": {"en": {"name": "growth of exports", "status": "attested"}},
     "unit": "percent", "nature": "ratio", "bounds": "[-100,+inf)", "transformed": "G1Y", "of": "exports"},
    {"id": "share", "name": {"en": {"name": "share of exports", "status": "attested"}},
     "unit": "percent", "nature": "ratio", "bounds": "[0,100]", "over_segments": "sum"},
    {"id": "market_share", "name": {"en": {"name": "market share", "status": "attested"}},
     "unit": "percent", "nature": "ratio", "bounds": "[0,100]", "requires": ["market"]},
    {"id": "minimum_wage", "name": {"en": {"name": "minimum wage", "status": "attested"}},
     "unit": "MAD/job", "nature": "ratio", "bounds": "[0,+inf)"},
    {"id": "members", "name": {"en": {"name": "members", "status": "attested"}},
     "unit": "company", "nature": "stock", "bounds": "[0,+inf)", "over_time": "last"}
  ],
  "perimeters": [
    {"id": "all", "name": {"en": {"name": "the whole sector", "status": "attested"}}},
    {"id": "calls", "name": {"en": {"name": "call centres", "status": "attested"}}, "within": "all"},
    {"id": "new", "name": {"en": {"name": "the sector as defined anew", "status": "attested"}}, "replaces": "all"}
  ],
  "dimensions": [
    {"id": "segment", "name": {"en": {"name": "segment", "status": "attested"}}, "codes": [
      {"id": "voice", "name": {"en": {"name": "voice", "status": "attested"}}},
      {"id": "text", "name": {"en": {"name": "text", "status": "attested"}}},
      {"id": "contact", "name": {"en": {"name": "voice and text", "status": "attested"}}, "parts": ["voice", "text"]}]}
  ],
  "areas": [{"id": "MA", "name": {"en": {"name": "Morocco", "status": "attested"}}}]
}
`

// ExampleSources are the sources that the examples of rules speak of, unless
// they bring their own, in the form of [Builder.DecodeSources].
const ExampleSources = `{
  "format": "mithaq.sources/1",
  "bodies": [
    {"id": "office", "name": {"en": {"name": "the statistics office", "status": "attested"}}},
    {"id": "ministry", "name": {"en": {"name": "the ministry", "status": "attested"}}},
    {"id": "paper", "name": {"en": {"name": "the newspaper", "status": "attested"}}}
  ],
  "sources": [
    {"id": "o11", "originator": "office", "carrier": "office", "date": "2011-06", "rank": 1},
    {"id": "o16", "originator": "office", "carrier": "office", "date": "2016-03", "rank": 1, "release": "r16"},
    {"id": "p16", "originator": "office", "carrier": "paper", "date": "2016-04", "rank": 1, "release": "r16"},
    {"id": "m15", "originator": "ministry", "carrier": "ministry", "date": "2015-06", "rank": 2},
    {"id": "m16", "originator": "ministry", "carrier": "ministry", "date": "2016-06", "rank": 2},
    {"id": "n16", "originator": "paper", "carrier": "paper", "date": "2016-07", "rank": 3}
  ]
}
`

// exampleColumns are the columns of every table in an example.
const exampleColumns = "id,indicator,area,perimeter,period,figure,unit,role,source"

// table is an example's observations, with the columns above.
func table(rows ...string) Files { return wider("", rows...) }

// wider is a table with columns after those.
func wider(columns string, rows ...string) Files {
	text := exampleColumns + columns + "\n"
	for _, r := range rows {
		text += r + "\n"
	}
	return Files{Observations: text}
}

// corrected is an observation with a correction that has the given members.
func corrected(members string) Files {
	return Files{Observations: `{
  "format": "mithaq.observations/1",
  "observations": [
    {"id": "a", "key": {"indicator": "jobs", "perimeter": "all", "period": "2015"}, "figure": "65", "unit": "job", "role": "observed", "source": "o16"}
  ],
  "corrections": [
    {"id": "c", "observation": "a", "figure": "65000", "reason": "a word lost", ` + members + `}
  ]
}
`}
}

// defined is a catalogue with the given members behind its indicators, one of
// which is x with the given members of its own.
func defined(indicator, rest string) Files {
	return Files{Catalogue: `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "x", "name": {"en": {"name": "x", "status": "attested"}}, "unit": "job", "nature": "stock"` + indicator + `}
  ]` + rest + `
}
`}
}

// member is a record of a catalogue with the given members after its name.
func member(id, more string) string {
	return `{"id": "` + id + `", "name": {"en": {"name": "` + id + `", "status": "attested"}}` + more + `}`
}
