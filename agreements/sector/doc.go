// Package sector puts a sector together: its catalogue and published figures,
// its agreements, and the rules that hold them against each other. A sector is
// a folder of data files:
//
//	s, err := sector.Load(os.DirFS("textiles"), sector.Options{})
//	if err != nil {
//		log.Fatal(err)
//	}
//	for _, f := range s.Check() {
//		fmt.Println(f)
//	}
//
// [New] makes a sector from values. Package offshoring is made this way; a
// program that loads its own folder does not link that data.
//
// # What is in a folder
//
// All files are optional. An absent one is empty, but observations need a
// catalogue and sources.
//
//	catalogue.json      indicators with their units and natures, perimeters,
//	                    dimensions and places: indicators.DecodeCatalogue
//	sources.json        who measured or said it, and who printed it:
//	                    indicators.Builder.DecodeSources
//	observations.json   the published figures, each with its key and source; as
//	observations.jsonl  a document, as JSON Lines for bulk data, or as a table
//	observations.csv    for spreadsheets: indicators.Builder.DecodeObservations
//	agreements.json     programmes, organisations, people, statements and
//	                    agreements: agreements.DecodeBook
//	metrics.json        what is derived, as expressions: indicators.DecodeMetrics
//	acknowledgements.json
//	                    findings that somebody has looked at and accepts, see below
//	sector.json         the sector itself, see below
//
// Each kind except sector.json may be split over several files: a hyphen and any
// text may follow its name, as in observations-2023.csv and catalogue-places.json,
// and the three forms of observations may be mixed. All are read. An ID may occur
// in only one of them.
//
// Every other file whose name ends in .json, .jsonl or .csv is an error, since
// it is more often misspelt than meant for something else; [Options.Ignore]
// names those that are. Files with other endings, and folders, are not looked
// at. A folder without any of the files is an error too.
//
// Every JSON document begins with its format, such as "mithaq.catalogue/1";
// [indicators.Schema], [agreements.Schema] and [Schema] return their JSON
// Schemas. Names are texts in Arabic, French and English with a status each; a
// plain string is accepted instead, and is unverified.
//
// # Columns of observations
//
// A CSV file of observations has a header with the names of its columns, in any
// order and in either case. Between its fields are commas or, if the header has
// none, semicolons or tabs. An empty cell is something that is not stated.
//
//	id                the observation's ID; required
//	indicator         what is counted, by its ID in the catalogue; required
//	area              the place, by ISO 3166 code
//	perimeter         what belongs to the figure, by its ID in the catalogue
//	breakdown         the part that is counted: segment=ITO,gender=women
//	period            the time, such as 2015, 2015-Q1 or 2016-12-31; required
//	figure            the number as in package figure: 65000, >9000, 7500000@100000
//	unit              its unit, such as MAD, person or percent
//	role              observed, estimate, forecast, derived, baseline, target, commitment or reference; required
//	assurance         whether somebody audited it
//	status            SDMX codes of CL_OBS_STATUS
//	confidentiality   an SDMX code of CL_CONF_STATUS
//	source            the source, by its ID; required
//	published         when it became known, if not on the source's date
//	words             the words as published
//	words_lang        their language: ar, fr or en
//	stated_perimeter  the perimeter in the words, if it is another
//	attributes        what else is stated: pay_period=month
//	candidates        readings of a doubtful figure, as the JSON of that member
//	repeats           the observation that this one cites again
//	from              IDs that it is derived from, with spaces between them
//	confidence        the editor's own judgement
//	note              the editor's own words
//
// A file with one row:
//
//	id,indicator,perimeter,period,figure,unit,role,source
//	S05,jobs,offshoring,2015,65000@1000,job,observed,article
//
// # sector.json
//
//	{
//	  "format": "mithaq.sector/1",
//	  "id": "textiles",
//	  "name": {"fr": "Le textile", "en": "Textiles"},
//	  "ratios": ["exports_per_job"],
//	  "inequalities": [
//	    {"id": "payroll", "name": "Pay is at most revenue", "less": "payroll", "more": "revenue"}
//	  ],
//	  "recomputed": [{"indicator": "exports_growth", "kind": "growth", "of": "exports"}],
//	  "severities": [{"code": "IND032", "indicator": "exports", "severity": "info"}],
//	  "notes": ["MMDH is a billion dirhams."]
//	}
//
// Format, id and name are required. Ratios are metrics that move little from
// year to year, and inequalities hold between two metrics of one key; both tell
// a figure that is off by a power of ten. Recomputed says how published rates
// follow from other figures; only a quotient has "by". Severities grade the findings of a
// rule, about one indicator or, without it, about all. What can never be checked
// is an error: a metric or an indicator that is not there, an inequality between
// units that do not convert or of a metric with itself, a rate that is computed
// from itself, and duplicates. A folder without sector.json is a sector
// without an ID.
//
// # acknowledgements.json
//
//	{
//	  "format": "mithaq.acknowledgements/1",
//	  "acknowledgements": [
//	    {
//	      "code": "IND032", "path": "/observations/F0021/figure", "fingerprint": "3f8a1c5be2907d46",
//	      "by": "L. Amrani", "on": "2026-11-02", "until": "2027-06-30",
//	      "why": "confirmed by the office: two sites opened"
//	    }
//	  ]
//	}
//
// Code, path and fingerprint are those of the finding, as its JSON has them; only
// "until" may be absent. The finding stays, marked with its acknowledgement, as long as no
// figure that it rests on changes. An acknowledgement that meets no finding (ACK001),
// that has expired (ACK002) or whose figures have changed (ACK003) is a finding itself.
//
// # Errors
//
// [Load] reads all files before it returns, and its error is a [*Problems]: what
// is wrong in each of them, with file, line and path. Figures that disagree,
// amounts that do not add up and everything else that is doubtful about the data
// are not errors. They are findings of [Sector.Check].
//
//	var problems *sector.Problems
//	if errors.As(err, &problems) {
//		for _, p := range problems.List {
//			fmt.Println(p.File, p.Line, p.Column, p.Path)
//		}
//	}
//
// # Places
//
// Findings of a sector that was loaded know the file, line and column of their records
// and of those that they rest on ([finding.Finding.Place]); [Sector.Place] tells that of
// any record. This costs about 60 bytes a record.
//
// # Trust
//
// A folder need not be trusted. Links, devices and folders under the name of a
// file are errors and are not opened. All files together have at most
// [Options.MaxBytes] bytes, and the decoders limit depth, records and the length
// of a record.
package sector
