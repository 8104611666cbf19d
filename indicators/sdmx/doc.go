// Package sdmx reads and writes the messages in which statistical offices
// exchange data (SDMX 3.1): SDMX-CSV 2.1, and the data and structure messages of
// SDMX-JSON 2.1. It reads earlier versions of both, SDMX-ML 2.1 and data of its
// version 2.0, and the JSON
// records of the World Bank; [Read] finds out which it is.
//
// # Observations
//
// [WriteCSV] and [WriteJSON] write an [indicators.Dataset], and [ReadCSV] and
// [ReadJSON] read it back: the same observations, exactly. Everything else of a dataset (sources,
// bodies, corrections) has no place in a data message; it is named by an
// [indicators.Loss].
//
// The dimensions are INDICATOR, REF_AREA, PERIMETER, one for each dimension of
// a breakdown (segment is SEGMENT), RECORD, which is the ID of the observation,
// and TIME_PERIOD. RECORD makes the key unique: many sources may speak of one
// thing. A dimension that an observation does not name is _T (the total of a
// breakdown) or _Z (no area, no perimeter). The other members of an observation
// are attributes; OBS_STATUS holds the whole set of statuses.
//
// A name that cannot be read back from a component name, such as one with a
// capital letter, is written with its code in BREAKDOWN or STATEMENTS.
//
// # Figures
//
// OBS_VALUE holds a figure that is a decimal number, to its last digit. Any
// other figure has no value (NaN), so that nobody takes "more than 9,000" for
// 9000. It is in attributes:
//
//	figure     OBS_VALUE  QUALIFIER           LOWER_BOUND  UPPER_BOUND  RESOLUTION
//	65000      65000
//	~65000     65000      ABOUT
//	7.54@0.01  7.54                                                     0.01
//	>9000      NaN        MORE_THAN           9000
//	<=40       NaN        UP_TO                            40
//	[1,2)      NaN        BETWEEN_OPEN_UPPER  1            2
//	9/65       NaN        FRACTION            9/65         9/65
//	unset      NaN
//
// [Qualifiers] lists the codes. Nothing passes through binary floating point. A
// number may have an exponent from -64 to 64.
//
// # Codes
//
// [CodelistOf] gives the cross-domain code lists of SDMX. OBS_STATUS,
// CONF_STATUS, UNIT_MULT and DECIMALS must be codes of theirs: any other is a
// problem, at its place; in a message of others, statuses that the lists do not have
// stay among the attributes, and a loss says so. In a message of others UNIT_MULT, from -15 to
// 15, multiplies the value by that power of ten, exactly; DECIMALS, from 0 to
// 15, is how many decimals the value was printed with, and so its resolution: 7.5
// with two decimals is 7.5@0.01. Where the value has more, it keeps them, and a
// loss says so.
//
// # Messages of others
//
// [ReadOptions] say what a message does not: the indicator, the source, and, in a
// [mapping.Mapping], what its components, codes, units and statuses are here. A
// component that the mapping does not have is a dimension of a breakdown or an attribute: SDMX-JSON says
// which; in SDMX-CSV the columns before the first measure are dimensions. Texts
// that are not codes are named as losses. A key that is given twice becomes two
// observations. Names of the library's own mean ours only in messages of our
// structure. FREQ is held against the period and is no part of the key.
//
// SDMX-CSV is read in version 1.0, which begins with DATAFLOW, in 2.0 and 2.1, and
// as offices make it: names in any case, with KEY first or with nothing before the
// components, names behind a colon, ":" and "nan" where there is no value.
// [NewCSVReader] gives the rows themselves, whatever they hold: all actions,
// several structures in a message, names in cells or in columns, several values or
// languages in a cell, attributes of partial keys. Its rows may be shorter than
// the header, and longer by empty cells.
//
// SDMX-JSON is read in version 1.0, in its working drafts, in 2.0 and 2.1, its
// members in any order. Of it and of SDMX-ML, a multiplier that stands behind the
// figures that it multiplies is a problem, and beside it the figures come out as they
// are written; other attributes behind their observations are a loss. An input that is
// not read says what it is, and what to ask the service for ([mapping.Sniff]).
//
// SDMX-ML of structure-specific data does not say which components are
// dimensions: [ReadOptions].Structures, from a structure message of SDMX-ML or
// SDMX-JSON, or the mapping does.
//
// # Structures
//
// [StructuresOf] describes what the writers make of a dataset: the data
// structure definition, its dataflow, the concepts, the code lists of the
// catalogue, and those of SDMX that the components use. [WriteStructures] and
// [ReadStructures] are inverses for such a description; of a message of others,
// links and other artefacts are left out.
//
// [Structures.Catalogue] reads the catalogue back: the very one, since what SDMX
// has no place for stands in annotations, one for each value. Their types are
// MITHAQ_ and the name of the member in the catalogue's file: MITHAQ_UNIT,
// MITHAQ_NATURE, MITHAQ_DIRECTION, MITHAQ_BOUNDS, MITHAQ_OVER_TIME,
// MITHAQ_OVER_SEGMENTS, MITHAQ_OVER_PLACES, MITHAQ_WEIGHT, MITHAQ_FORMULA, MITHAQ_REQUIRES,
// MITHAQ_COLLECTED, MITHAQ_TRANSFORMED, MITHAQ_OF, MITHAQ_FLOW, MITHAQ_WHOLE,
// MITHAQ_USUAL_STEP, MITHAQ_MATERIALITY and MITHAQ_NOTE of an indicator,
// MITHAQ_WITHIN, MITHAQ_REPLACES and MITHAQ_NOTE of a perimeter,
// MITHAQ_PARTS, MITHAQ_COMPLETE, MITHAQ_COMPLETE_FOR, MITHAQ_COMPLETE_FROM and
// MITHAQ_NOTE of an area or a category, of which a dimension has those that say
// whether it is complete. Beside them
// MITHAQ_NAME_AR, MITHAQ_NAME_FR and MITHAQ_NAME_EN say where a name comes from
// that is not attested, MITHAQ_ID is the ID of a record with a character that
// SDMX does not allow, and MITHAQ_LIST and MITHAQ_DIMENSION say of a code list
// what it lists.
//
// # Not here
//
// Reference metadata is not read or written, and SDMX-ML is not written.
//
// # Errors and limits
//
// Errors are those of package indicators: [indicators.Error] and
// [indicators.Problems], with line, column and offset. A row with a problem does
// not end the reading. [Limits] are finite by default, and memory does not grow
// with the length of a message, but for the values that SDMX-JSON lists ahead of
// its data: a few bytes for each.
//
//	var problems *indicators.Problems
//	if errors.As(err, &problems) {
//		for _, p := range problems.List {
//			fmt.Println(p.Line, p.Column, errors.Is(p, indicators.ErrSyntax))
//		}
//	}
//
// # Speed
//
// Rows and observations that repeat what earlier ones said, but for RECORD,
// TIME_PERIOD and OBS_VALUE, are not read anew; they are read fastest when they
// are written in the shortest way, as [WriteCSV] and [WriteJSON] do, without
// quotes or spaces that could be left out. Of SDMX-ML, tags that are written as
// programs write them are cut out of the input, and encoding/xml reads all others.
// [Reading.Load] puts observations into a
// Builder without an [indicators.Observation] for each.
package sdmx
