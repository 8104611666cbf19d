// Package mithaq is the map of a library for the published figures of an
// economic sector and for the agreements that set its goals. It holds no code:
// the packages below do.
//
// A figure is read as it was published, kept with its source, checked, combined
// exactly, and held against what the parties agreed. Nothing is silently
// corrected, rounded, chosen or lost. Mithaq (ميثاق) is Arabic for a charter.
//
// # Where to look
//
// To say what is in print:
//
//   - [github.com/mithaq-go/mithaq/indicators/money]: amounts in a currency,
//     rounding modes, splitting to the centime, exchange ratios.
//   - [github.com/mithaq-go/mithaq/indicators/figure]: published numbers,
//     with "more than", "about" and "between" kept; units and quantities.
//   - [github.com/mithaq-go/mithaq/indicators/period]: civil dates, and
//     years, semesters, quarters, months, days and ranges.
//   - [github.com/mithaq-go/mithaq/indicators/wording]: reading and writing
//     figures in Arabic, French and English.
//
// To compute from plain figures:
//
//   - [github.com/mithaq-go/mithaq/indicators/index]: price and quantity
//     indices, and concentration.
//   - [github.com/mithaq-go/mithaq/agreements/progress]: progress of targets,
//     trajectories, pace, earned value.
//
// To work with many sources:
//
//   - [github.com/mithaq-go/mithaq/indicators]: catalogue, observations,
//     sources and datasets; views, metrics and series computed from them,
//     with their reasons.
//   - [github.com/mithaq-go/mithaq/indicators/changes]: two releases of a
//     dataset told apart, there and back.
//   - [github.com/mithaq-go/mithaq/indicators/mapping]: foreign codes, units
//     and statuses onto your own, for all formats.
//   - [github.com/mithaq-go/mithaq/indicators/sdmx]: SDMX-CSV, SDMX-JSON and
//     SDMX-ML messages, JSON records of the World Bank.
//   - [github.com/mithaq-go/mithaq/indicators/jsonstat]: JSON-stat 2.0
//     datasets and collections.
//   - [github.com/mithaq-go/mithaq/indicators/datapackage]: Data Package 2
//     with Table Schema.
//   - [github.com/mithaq-go/mithaq/indicators/sheet]: tables of offices and
//     delimited text, as they are.
//
// To hold figures against what was agreed:
//
//   - [github.com/mithaq-go/mithaq/agreements]: parties, signatures,
//     commitments, targets and their basis, amendments, money and conditions,
//     history in two times.
//
// To find what is wrong:
//
//   - [github.com/mithaq-go/mithaq/indicators/finding]: what a rule reports,
//     and the frame of rules.
//   - [github.com/mithaq-go/mithaq/indicators/rules]: the rules of figures.
//   - [github.com/mithaq-go/mithaq/agreements/rules]: the rules of
//     agreements.
//
// To put a sector together:
//
//   - [github.com/mithaq-go/mithaq/agreements/sector]: a catalogue, data,
//     agreements and rules, loaded from any folder.
//   - [github.com/mithaq-go/mithaq/offshoring]: Morocco's offshoring and
//     customer-relations sector, the first sector, with its data.
//
// # Which way imports run
//
// Arithmetic knows no record, records know no rule, and rules know no country
// and no sector. Another sector is a catalogue, data files and rules, not
// another engine.
//
// # What holds everywhere
//
//   - Values are small and immutable, and safe to share between goroutines. A
//     zero value is unset, which is not the number zero.
//   - There is no floating point between input and output, no rounding without a
//     mode named by the caller, no clock, no locale of the machine, no global
//     state.
//   - An error means that a call cannot be answered. What is wrong with data is a
//     finding, with a code, a severity, a path and a suggestion, in three languages.
//   - Limits are fields of option structs; their zero values are finite defaults.
//   - Nothing panics but functions called Must, which are for constants and tests.
package mithaq
