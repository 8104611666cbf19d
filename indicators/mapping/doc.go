// Package mapping says what the components, codes, units and statuses of foreign
// messages are in the terms of this library: one type, with one JSON form, for
// all formats that packages sdmx, jsonstat, datapackage and sheet read.
//
// # What a mapping holds
//
// A [Mapping] lists components, by name or by place. Each goes to one of
// [Targets], to the name of a dimension of a breakdown or of an attribute, to
// NOTE, or to "", which leaves it out. Beside that a component may say what its
// codes are (codes), what they count and times which power of ten (units), that
// they are those of countries in ISO 3166-1 alpha-3 or of UN M49, which become
// alpha-2 (areas), and how several stand in a cell (split). Fixed values are given to each
// observation; further texts mean that there is no value (missing).
//
//	{
//	  "format": "mithaq.mapping/1",
//	  "id": "office",
//	  "components": [
//	    {"from": "geo", "to": "REF_AREA", "areas": "alpha3"},
//	    {"from": "freq", "to": "FREQ"},
//	    {"from": "sex", "to": "sex", "part": "dimension", "codes": {"T": "_T"}},
//	    {"from": "unit", "to": "UNIT_MEASURE", "units": {"THS_PER": {"unit": "person", "mult": 3}}},
//	    {"from": "OBS_FLAG", "to": "OBS_STATUS", "codes": {"b": "B", "p": "P"}, "split": "letters"},
//	    {"from": "LAST UPDATE", "to": ""}
//	  ],
//	  "fixed": {"INDICATOR": "jobs", "SOURCE": "office"}
//	}
//
// A frequency (FREQ) is no part of a key: it is held against the period, and one
// that does not fit is a problem of that observation. A date that is the first or
// the last day of a year, a month and so on of that frequency is that period.
//
// # Without a mapping
//
// A reader takes TIME_PERIOD, OBS_VALUE, REF_AREA, INDICATOR, FREQ, OBS_STATUS,
// CONF_STATUS, UNIT_MULT and DECIMALS for what SDMX means by them. The library's
// own names, such as SOURCE, UNIT_MEASURE or LOWER_BOUND, mean ours only in
// messages that have our structure, which INDICATOR, PERIMETER and RECORD as
// dimensions show; [Own] gives them their meaning in others. What is no ID of the
// library is written with escapes, 105:2B for 105+, and a loss says so once.
//
// # What is not mapped
//
// A component that a mapping does not have keeps its name and codes, and a code
// that it does not have stays as it is; each is named once as a loss.
// [Mapping.Against] finds indicators, areas and codes that a catalogue does not
// have.
//
// # Ready-made mappings
//
// [Offices] lists them, [Office] reads one: of the European Central Bank,
// Eurostat, the OECD, the ILO, UNICEF, the BIS and the World Bank. Each names the
// documents that prove it. They hold codes of general use; a copy of one, with
// the codes of your dataset and the indicator that it is about, is what a program needs.
//
// # Errors
//
// Errors are those of package indicators, with a JSON Pointer: all problems of a
// mapping at once, when it is loaded.
package mapping
