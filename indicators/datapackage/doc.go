// Package datapackage reads and writes data packages: a folder of data files
// with a description, datapackage.json, as Data Package 2 has it, with its Table
// Schema and Table Dialect. Packages of versions 1 and 0 are read too.
//
// # Observations
//
// [Write] writes an [indicators.Dataset] as a package, and [Read] reads it back:
// the same dataset, exactly. The observations are a table with a schema,
// data/observations.csv; sources and bodies, corrections and the catalogue stand
// beside it in the library's own JSON. The custom member "mithaq:content" of a
// resource says which of these it is.
//
// The columns are those of package sdmx: INDICATOR, REF_AREA, PERIMETER, one for
// each dimension of a breakdown (segment is SEGMENT), RECORD, which is the ID of
// the observation and the primary key, TIME_PERIOD, OBS_VALUE, and after it the
// other members of an observation. A dimension that an observation does not name
// is _T (the total of a breakdown) or _Z (no area, no perimeter). Titles, and the
// labels of codes, come from the catalogue, in a language of choice.
//
// # Figures
//
// OBS_VALUE holds a figure that is a decimal number, to its last digit, and is
// empty for any other, so that nobody takes "more than 9,000" for 9000:
//
//	figure     OBS_VALUE  QUALIFIER           LOWER_BOUND  UPPER_BOUND  RESOLUTION
//	65000      65000
//	~65000     65000      ABOUT
//	7.54@0.01  7.54                                                     0.01
//	>9000                 MORE_THAN           9000
//	<=40                  UP_TO                            40
//	[1,2)                 BETWEEN_OPEN_UPPER  1            2
//	9/65                  FRACTION            9/65         9/65
//	unset
//
// Words and notes that a spreadsheet would take for formulas have an apostrophe
// in front, which [Read] takes away again.
//
// # Packages of others
//
// [Open] reads a descriptor, and [Package.Table] gives the rows of a resource,
// checked against its schema: types and formats, missing values, constraints,
// categories, primary and unique keys. A [Row] has each value as exact text; no
// number passes through binary floating point. Delimited text is read in its
// dialect, tables in JSON from files and inline. The parts of a resource are read
// one after another as one text, as the standard has it. The stated length and
// hash (MD5, SHA-1, SHA-256, SHA-512) are checked when all of it has been read.
//
// [ReadOptions] say which fields are the value, the period, the area, and what
// the package does not say: the indicator, the source.
//
// A field of numbers whose groupChar is its decimalChar is a problem of the
// descriptor: 23.824 could be either number. Where groupChar stands otherwise than
// between groups (1 to 3 digits, then 2 or 3, 3 in the last) a value is a problem:
// 12.50 may be no 1250.
//
// Unknown members of a descriptor are kept, as [Custom], and written again by
// [WritePackage]. So is a member of another type than the standard says, if it
// only describes; that is named as a loss, as is a constraint that cannot be
// checked.
//
// # Versions 1 and 0
//
// The profile "tabular-data-resource", keys that are one string instead of a
// list, the role of a contributor, formats that begin with "fmt:" and fields that
// have an id for a name are understood. A field of a type that the standard does
// not have is read as any. The names of columns and fields may differ in case, as
// they might in version 1, and a name may be given twice in a schema that is matched
// by order. A resource without a name is called by its file.
//
// # Safety
//
// A path is one below the descriptor. One that is absolute, has a backslash, a
// drive or a scheme, an element that begins with a dot, or begins with a tilde is
// [ErrPath]. Nothing is fetched: a URL is [ErrRemote] when its data is asked for.
// Symbolic links are the business of the file system: give [Open] that of
// [os.Root], which does not follow a link out of the package, in place of
// [os.DirFS], which does. A zip archive is a file system too ([archive/zip]).
//
// # Not here
//
// A date or a time is read by the default of the standard, by a pattern of strptime
// with the directives of Python and C that say a part of a date or a time, or, where
// the format is any, in ISO 8601 with or without hyphens, with slashes from the year
// on, with points from the day on, or with the English name of the month. What may
// be two dates (03/04/2015) is a problem. Weeks (%U, %W, %V, %G), %c, %x, %X and formats that
// are no patterns, such as yyyy-mm-dd, are not read: the values are then taken as they are
// written, and a loss names the field. Of a dialect, the members of Table Dialect for
// delimited text and JSON are read; those for spreadsheets and databases are not.
//
// Foreign keys and JSON Schemas in constraints are kept and not checked. A
// pattern is checked by the regular expressions of package regexp, against the
// whole value; one that these do not have is not checked. Spreadsheets, databases
// and compressed files are not read; of encodings only UTF-8, ISO-8859-1 and
// windows-1252 are.
//
// # Errors and limits
//
// Errors are those of package indicators: [indicators.Error] and
// [indicators.Problems], with line, column and offset in the file, and as path
// the resource and the field, as in /resources/gdp/schema/fields/Year. In a
// resource of several parts the operation names the part. A row with a problem
// does not end the reading. [Limits] are finite by default, and memory does not
// grow with the length of a table, but for some 20 bytes for each key, of which
// [Limits] allow so many.
//
//	var problems *indicators.Problems
//	if errors.As(err, &problems) {
//		for _, p := range problems.List {
//			fmt.Println(p.Path, p.Line, p.Column)
//		}
//	}
package datapackage
