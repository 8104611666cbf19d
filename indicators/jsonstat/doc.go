// Package jsonstat reads and writes JSON-stat 2.0, the format in which many
// statistical offices answer on the web: a cube of values in JSON.
//
// # Documents
//
// [Decode] reads a response whole and [Document.Encode] writes it: a dataset, a
// dimension, or a collection with datasets, dimensions and collections embedded
// or linked, up to 16 levels deep. Members may stand in any order; values are an array or
// an object of some cells, statuses one text, an array or an object; the
// categories of a dimension are listed or numbered, and a single one needs
// no index. A bundle of JSON-stat 1, with id, size and role inside dimension, is
// read as well, and written as the collection that took its place.
//
// [Document.Cells] yields the cells that have a value or a status. A value is
// the text of the number in the file, to its last digit: nothing passes through
// binary floating point. The standard also allows a text in place of a value.
// [Document.SetCells] builds a dataset from cells.
//
// Members that the standard does not know, and labels and the like of categories
// that are not there, are left out and listed in Document.Unknown.
//
// # Observations
//
// [Read] reads the cells of all datasets of a response as observations, and
// [Write] writes those of an [indicators.Dataset]; what Write has written, Read
// reads back exactly. Everything else of a dataset (sources, bodies,
// corrections) has no place in a cube; it is named by an [indicators.Loss].
//
// The dimension whose role is metric is the indicator, geo the area, time the
// period; any other is a dimension of a breakdown. Where a role lists several
// dimensions, the first of them is meant. A category is read by its ID: a period
// in ISO 8601 or SDMX spelling, also without the hyphen (2012M01), or by its
// label if the ID is not one; anything else needs to be a well-formed
// [indicators.ID]. [ReadOptions] say what a response leaves open: another
// reading of its dimensions and categories, what its statuses mean and its
// indicators count (JSON-stat has words for units, no codes), the source and the
// role of its figures. A null without a status is not an observation.
//
// # The layout of what is written
//
// There is one dataset for each indicator, in a collection if there are several:
// the cube of everything would have far more cells than observations. Its
// dimensions are INDICATOR (metric), REF_AREA (geo), PERIMETER, one for each
// dimension of a breakdown (segment is SEGMENT), and TIME_PERIOD (time). Many
// sources may speak of one thing: then RECORD numbers them, from 1. _T is the
// total of a breakdown, _Z no area and no perimeter. An indicator whose cube
// would be too large is split up further; see [Write].
//
// The values of a dataset are in one unit, the label of the unit of its
// indicator, "1" for a plain number. Figures in units that differ by a power of ten, as 7800
// million*TND and 8.1 billion*TND, are written in the indicator's own unit if it is of
// that kind, else in the smallest of theirs: 7800 and 8100 million*TND. UNIT_MULT
// in the extension is then the power of ten that leads back to the unit in which a figure
// was published. Units of other kinds, as MAD and EUR, make datasets of their
// own.
//
// A value is a figure that is a decimal number. Any other figure ("more than
// 9,000") has no value, so that nobody takes it for 9000. The statuses are
// letters of the SDMX list CL_OBS_STATUS. Everything else that an observation
// says is in the extension of the dataset, by cell, as the statuses are, or once
// for all cells:
//
//	"value": {"0": 63000, "1": null},
//	"extension": {"mithaq": {"format": "mithaq.json-stat/1", "attributes": {
//		"RECORD": {"0": "F0016", "1": "F0031"}, "SOURCE": "mcinet", "UNIT_MEASURE": "job",
//		"QUALIFIER": {"1": "MORE_THAN"}, "LOWER_BOUND": {"1": "9000"}}}}
//
// so that a reader that knows nothing of it shows a plain table, with units,
// labels and roles, and loses nothing but the extension. The names are those of
// package sdmx, whose documentation says how QUALIFIER, LOWER_BOUND, UPPER_BOUND
// and RESOLUTION make up a figure. All cells are listed when at least half of them
// have a value, else only those that have one.
//
// # Losses
//
// On reading, notes, sources, dates of update, addresses, links, hierarchies,
// coordinates, units (which are words for people) and other extensions have no
// place in an observation: each is named as a loss with its number. Labels are
// left to the catalogue.
//
// # Errors and limits
//
// Errors are those of package indicators: [indicators.Error] and
// [indicators.Problems], with line, column, offset and a JSON Pointer. All
// problems of a response are reported, up to a limit; a syntax error or a limit
// ends the reading. Refused are, among others, members, dimensions, categories
// and cells that are given twice, sizes that do not fit the categories or the values,
// indexes that do not form an order, and numbers of cells beyond 2^63-1. [Limits] are
// finite by default. A response is held whole, since statuses and even dimensions
// may stand behind the values: in at most 64 bytes for each byte of it and 64 KiB,
// whatever sizes it declares. A million values take some 15 MB.
//
//	var problems *indicators.Problems
//	if errors.As(err, &problems) {
//		for _, p := range problems.List {
//			fmt.Println(p.Path, p.Line, p.Column)
//		}
//	}
//
// # Not here
//
// Nothing is fetched: a linked dataset is to be asked for by its address.
// Queries (JSON-stat's class query of some providers) and responses of version 1
// other than bundles are not read.
package jsonstat
