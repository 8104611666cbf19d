// Package indicators holds the published figures of a sector: what is measured,
// what was published and by whom, which sources disagree, and what follows from
// the figures, exactly and with reasons.
//
// Published figures are damaged, rounded, bounded ("more than 9,000"),
// contradictory, and redefined over the years. The package keeps each of them as
// it was printed, answers only in the way that the caller named, and can always
// say where an answer comes from. It knows no sector and no country: those are
// catalogues and data files.
//
// # From files to answers
//
//	catalogue, err := indicators.DecodeCatalogue(file, indicators.DecodeOptions{})
//	var b indicators.Builder
//	err = b.DecodeSources(sources, indicators.DecodeOptions{})
//	err = b.DecodeObservations(observations, indicators.JSON, indicators.DecodeOptions{})
//	data, err := b.Build(catalogue)
//
//	view := data.View(indicators.ViewConfig{Policy: indicators.ByAuthority})
//	answer, err := view.Value(key)        // one figure, and what was not chosen
//	result, err := view.Eval(metric, key) // a metric, with its explanation
//	series, err := view.Series(key)       // a key over time, with gaps and breaks
//
// # Records
//
// An [Indicator] says what is measured: its unit, its nature (stock, flow,
// ratio, index, rank), the values that it can take, and how values combine over
// time, segments and places. A [Perimeter] is the definition behind a series:
// which firms and trades are counted. An [Observation] is one published figure
// with its [Key], its source, its role, and its words. A [Source] has an
// originator, who measured or said it, and a carrier, who printed it: two
// carriers of one release are one source. A [Correction] is an overlay that
// leaves the figure as published.
//
// A [Catalogue] holds the definitions, a [Dataset] the rest. Both are built once
// and immutable, safe for any number of readers, and the same whatever the order
// of the input. A dataset keeps its figures in columns, at most 64 bytes for
// each, distinct texts aside.
//
// # Views
//
// A [View] fixes what otherwise would be an argument everywhere: what was known
// on which day, which source counts when several disagree ([Policy]), whether
// corrections apply, and how digits are read. Its zero configuration is the
// strictest: everything known, as published, and no answer where sources
// disagree ([ErrDisagree]). Nothing that answers for a day sees what became
// known after it; a figure published "in 2016" is seen once 2016 has ended.
//
// [View.Value] answers for one key, [View.Series] for a key over time,
// [View.Eval] and [View.EvalAll] for a [Metric], [View.Aggregate] for a whole
// from its parts, [View.Rate] and [View.Convert] for exchange rates.
// [View.Revisions] says how an originator revised a value, and [View.MeanRevision]
// how far first releases were from the latest; a View by the policy [Earliest] has
// the first releases. [View.Conflicts] says who disagrees with whom, and in which
// way: by rounding, by a slip of scale, because one printed the other's figure. Every answer names
// what was chosen, from what, and why.
//
// # Derivations
//
// The methods of a [Series] and the language of metrics ([ParseExpr]) compute
// the same derivations, by one engine:
//
//	difference       to - from
//	growth, yoy      (to - from) / from
//	cagr             (to / from)^(1/years) - 1
//	index            100 * value / base
//	share            part / whole
//	contribution     (part at to - part at from) / whole at from
//	moving_average   (value 1 + ... + value n) / n
//	interpolate      from + (to - from) * part of the way; marked approximate
//	sum, aggregate   over segments, places or periods, as the catalogue allows
//	hhi              10,000 * sum(share^2)
//	weighted mean    sum(weight * value) / sum(weight)
//	chain            100 * link 1 * ... * link n
//	rebase           100 * value / mean of the base
//	deflator         100 * value / volume
//	constant_prices  value * price index in the base / price index
//
// Rates and shares are ratios: 0.1 is 10 percent. From exports of 6.86 billion
// dirhams in 2011 and 7.54 billion in 2015 the growth is exactly 34/343. Index
// numbers of baskets, their contributions, and chains of quarters are in the
// language too ([Metric]); package index has their formulas, and computes them.
//
// A [Result] explains itself: [Result.Explanation] is a tree of steps from the
// figure down to the published words and to the sources that were not chosen. It
// reads as text, JSON and a graph, and [Explanation.Replay] computes the figure
// again from the tree alone.
//
// # What is refused
//
// Two figures of different perimeters are never compared, nor two years with a
// break between them, nor is a gap bridged unasked: [ErrPerimeter], [ErrBreak]
// and [ErrGap] say where. What the catalogue does not allow to add up is not
// added up: [ErrAggregate]. MAD and persons do not add: [ErrUnit].
//
// # Exactness and rounding
//
// Values are those of package figure: exact rational numbers, bounds and
// ranges. A result holds every value that its inputs allow. Nothing is rounded,
// but for the roots of compound growth, which are enclosed outward: to 12
// decimal places in a metric, and to as many as you say in [Series.CAGR]. There
// is no floating point.
//
// # Errors
//
// An error means that a call cannot be answered. It is an [*Error] with the
// call, a sentinel for [errors.Is], and the place:
//
//	var e *indicators.Error
//	if errors.As(err, &e) && errors.Is(err, indicators.ErrBreak) {
//		fmt.Println(e.Periods, e.Records) // around the break, and the observation that marks it
//	}
//
// Decoders return all problems of a file at once, as [*Problems] with pointers,
// lines and columns.
//
// What is wrong with data is not an error but a finding: package finding says
// what one holds, and package rules has the rules that find them in what a View
// sees. Your own rules read the same data: [View.Data] and [View.Rows] walk a
// dataset without assembling its observations, and [View.EvalGiven] computes a
// metric with a figure of your choice in the place of one that is known.
//
// # Limits
//
// An expression has at most 16 KiB of text and 2,048 operations, nested 128
// deep; a sum has at most 512 members, and one evaluation 65,536 steps. Limits of
// files are fields of [DecodeOptions] with finite defaults. Beyond a limit the
// error is [ErrLimit].
//
// # Files
//
// Catalogues, sources, observations and metrics have strict JSON forms, with
// JSON Schemas ([Schema]); observations also have CSV (RFC 4180) and JSON Lines
// for bulk, which stream in bounded memory ([ReadObservations]). What is written
// is the same, byte for byte, on every machine.
//
// Between processes an [Observation] and a [Key] travel in a compact binary form
// ([Observation.AppendBinary]): equal ones have equal bytes. The README of
// examples/pipeline shows how to write a coder for a queue or a pipeline.
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
// # Sources
//
// Terms and code lists follow the SDMX 3.1 information model (CL_OBS_STATUS,
// CL_CONF_STATUS, CL_TIME_PER_COLLECT, CL_TIMETRANS), areas ISO 3166, paths RFC
// 6901.
package indicators
