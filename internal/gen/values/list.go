package main

import "slices"

// A folder is a package, those of its types that have a text form, and those
// that get nothing but a method Equal.
type folder struct {
	path    string // from the root of the module
	types   []value
	records []record
	// embedding are types that embed a value and write it otherwise in JSON.
	embedding []embedding
	// faults are the errors of the package.
	faults []fault
	// documents hide what they hold, and are written as JSON.
	documents []documented
	// handles are neither written nor read.
	handles []handle
}

// A documented type has fields that other packages do not see, which encoders of
// binary forms would leave out in silence. They get its JSON.
type documented struct {
	name  string // of the type
	recv  string // of its methods
	plain bool   // its JSON is that of its fields
}

// A handle is a type that holds what cannot be stored, such as a stream that is
// being read. JSON, which would write {}, refuses it.
type handle struct {
	name string // of the type
	recv string // of its methods
	// instead says what is written in its place.
	instead string
}

// A fault is a type of error. It is written in JSON as a code and a text, and what
// else is known, and not read back: its package has the table errorCodes and the
// function notRead.
type fault struct {
	name string // of the type
	recv string // of its methods
	// codes are some of the codes as its doc names them; "" for a list of errors.
	codes string
}

// An embedding is a struct that embeds a value. Where that reads, methods of its
// own stand in the place of those that a nil pointer does not reach.
type embedding struct {
	name  string // of the type
	recv  string // of its methods
	value string // the type that it embeds
}

// A record is a struct that hides fields, or holds an error, a function or a
// number of package big, and so cannot be compared by packages like go-cmp but by a method Equal.
type record struct {
	name string // of the type
	recv string // of its method
	// shallow is whether Equal is ==. Otherwise it compares exported fields.
	shallow bool
	// aside says what is not compared: "the function".
	aside string
}

// A value is a type with the method AppendText, which appends nothing for an unset
// value, and a function that reads what it appends, both written by hand; an
// enumeration with a table of words gets these as well. The other methods of a
// value that goes into every store are generated. Those that read into a nil
// pointer return an error.
type value struct {
	name string // of the type
	recv string // of its methods
	op   string // what an error calls it: "scan " and this
	text string // what the text form is, as in "the code"
	zero string // what the zero value is, as in "unset"; empty where it has a text

	// parse is the function that reads the text form; "" where UnmarshalText is
	// written by hand, or reads the words of a table.
	parse string

	// table is the variable that holds the words of an enumeration, an
	// enum.Table; of one whose zero value has a word, zero is empty.
	table string
	// set is whether the type is a set of the values of table.
	set bool
	// unknown is the error of a word that is not in the table, "ErrSyntax" unless
	// stated.
	unknown string
	// equal is whether Equal is ==, and generated.
	equal bool
	// json is whether the JSON form is the text as a string, null for the zero
	// value. The types without it are read and written through MarshalText.
	json bool
	// column is the type of a column that GORM makes, "string" unless stated. It
	// is "text" for a type whose kind is a number, and so for an enumeration: a
	// string would get as many characters there as the number has bits.
	column string
	// order says how a column of it sorts.
	order string
	// byHand names generated methods that the type writes itself.
	byHand []string
}

const sqlite = "In SQLite it must be TEXT, since NUMERIC loses digits."

const byText = "Such a column sorts by text, not by value."

// words is an enumeration whose zero value is unset.
func words(name, recv, op, table string) value {
	return value{name: name, recv: recv, op: op, table: table, text: "the word", zero: "unset", order: byText}
}

// allWords is an enumeration whose zero value has a word.
func allWords(name, recv, op, table string) value {
	v := words(name, recv, op, table)
	v.zero = ""
	return v
}

// setOf is a set of the values of an enumeration.
func setOf(name, recv, op, table string) value {
	v := words(name, recv, op, table)
	v.set, v.text, v.zero = true, "the words joined by '|'", "empty"
	return v
}

// byHand is a value that writes some of the methods itself.
func byHand(v value, methods ...string) value {
	v.byHand = methods
	return v
}

// unknown gives values the error of a word that is not in their tables.
func unknown(err string, values ...value) []value {
	for i := range values {
		values[i].unknown = err
	}
	return values
}

// list names every type with a text form.
var list = []folder{
	{path: "indicators/money",
		handles: []handle{
			{"Accumulator", "a", "write its Total"},
		},
		faults: []fault{{"Error", "e", `"unset" for [ErrUnset], "precision" for [ErrPrecision]`}},
		types: []value{
			{name: "Money", recv: "m", parse: "Parse", op: "amount", text: "the amount and its currency",
				zero: "unset", equal: true,
				order:  "Such a column sorts by text: 10.00 MAD comes before 9.00 MAD. " + sqlite,
				byHand: []string{"Scan", "AppendBinary", "MarshalBinary", "UnmarshalBinary"}},
			{name: "Currency", recv: "c", parse: "ParseCurrency", op: "currency", text: "the code",
				zero: "no currency", equal: true, column: "text", order: "Such a column sorts by code, as [Currency.Compare] does."},
			{name: "Ratio", recv: "r", parse: "ParseRatio", op: "ratio", text: "the ratio", zero: "unset", equal: true,
				order: byText + " " + sqlite},
			{name: "Rate", recv: "r", parse: "ParseRate", op: "rate", text: "both currencies and the price",
				zero: "unset", equal: true, order: byText},
			{name: "Rounding", recv: "r", parse: "ParseRounding", op: "rounding", text: "mode and places",
				zero: "no rounding", equal: true, column: "text", order: byText},
		},
		records: []record{{name: "Error", recv: "e"}}, embedding: []embedding{
			{"Text", "t", "Money"}, {"NumberJSON", "n", "Money"}, {"MinorJSON", "n", "Money"},
		}},
	{path: "indicators/period",
		faults: []fault{{"Error", "e", `"type" for [ErrType], "range" for [ErrRange]`}},
		types: []value{
			{name: "Date", recv: "d", parse: "ParseDate", op: "date", text: "the ISO 8601 form", zero: "unset",
				equal: true, json: true, column: "date",
				order: "A column of dates or of text will do; both sort by day.", byHand: []string{"Scan"}},
			{name: "Period", recv: "p", parse: "Parse", op: "period", text: "the canonical form", zero: "unset",
				equal: true, json: true,
				order: "Such a column sorts by text: by year, but 2015-10 before 2015-Q1 and 2015-S1."},
			{name: "YearStart", recv: "s", parse: "ParseYearStart", op: "year start", text: "the form --07-01",
				equal: true, order: "Such a column sorts by month and day."},
			{name: "Kind", recv: "k", op: "kind", table: "kinds", text: "the name", equal: true, column: "text",
				order: byText},
		},
		records: []record{{name: "Error", recv: "e"}}},
	{path: "indicators/figure",
		faults: []fault{{"Error", "e", `"unset" for [ErrUnset], "syntax" for [ErrSyntax]`}},
		types: []value{
			{name: "Figure", recv: "f", parse: "Parse", op: "figure", text: "the canonical text", zero: "unset",
				json: true, order: byText + " " + sqlite},
			{name: "Quantity", recv: "q", parse: "ParseQuantity", op: "quantity", text: "figure and unit", zero: "unset",
				json: true, order: byText},
			{name: "Unit", recv: "u", parse: "ParseUnit", op: "unit", text: "the canonical text", equal: true,
				order: "Such a column sorts as [Unit.Compare] does."},
			{name: "Truth", recv: "t", op: "truth", table: "truths", text: "the word", equal: true, order: byText},
			{name: "Qualifier", recv: "q", op: "qualifier", table: "qualifiers", text: "the word", equal: true,
				order: byText},
			{name: "Direction", recv: "d", op: "direction", text: "the word", zero: "unset", table: "directions",
				equal: true,
				order: byText},
			{name: "Reading", recv: "r", op: "reading", table: "readings", text: "the word", equal: true, order: byText},
		},
		records: []record{{name: "Error", recv: "e"}, {name: "Bound", recv: "b"}}},
	{path: "indicators/wording",
		documents: []documented{
			{name: "Writer", recv: "w"},
		},
		faults: []fault{{"Error", "e", `"not_figure" for [ErrNotFigure], "ambiguous" for [ErrAmbiguous]`}},
		types: slices.Concat(
			[]value{{name: "Locale", recv: "l", parse: "ParseLocale", op: "locale", text: "the tag", zero: "unset",
				column: "text", order: byText}},
			unknown("ErrLang", words("Lang", "l", "language", "langTags")),
			unknown("ErrStyle", allWords("Style", "s", "style", "styles")),
			unknown("ErrKind", words("Kind", "k", "kind", "kinds")),
			unknown("ErrStatus", allWords("Status", "s", "status", "statuses")),
			[]value{
				{name: "Text", recv: "t", op: "text", text: "the JSON form", zero: "without names", equal: true,
					order: byText},
				{name: "Places", recv: "p", parse: "ParsePlaces", op: "places", text: "the text", zero: "the zero value",
					equal: true, order: byText},
				allWords("Meaning", "m", "meaning", "meanings"),
				allWords("Marks", "m", "marks", "markNames"),
				allWords("Region", "r", "region", "regions"),
				allWords("Order", "o", "order", "orders"),
				allWords("Bare", "b", "bare number", "bareWords"),
			},
		), records: []record{
			{name: "Error", recv: "e"}, {name: "Writer", recv: "w", shallow: true},
		}},
	{path: "indicators/index",
		faults:  []fault{{"Error", "e", `"limit" for [ErrLimit], "division_by_zero" for [figure.ErrDivisionByZero]`}},
		records: []record{{name: "Error", recv: "e"}}},
	{path: "indicators",
		documents: []documented{
			{name: "Result", recv: "r"},
			{name: "Catalogue", recv: "c"},
			{name: "Dataset", recv: "d"},
			{name: "View", recv: "v"},
			{name: "Series", recv: "s"},
			{name: "Program", recv: "p"},
		},
		faults: []fault{
			{"Error", "e", `"no_data" for [ErrNoData], "sources_disagree" for [ErrDisagree]`},
			{"Problems", "ps", ""},
		},
		types: []value{
			{name: "ID", recv: "id", op: "ID", text: "the ID", zero: "unset",
				order: "Such a column sorts as the IDs do."},
			{name: "Breakdown", recv: "x", parse: "ParseBreakdown", op: "breakdown", text: "the canonical text",
				zero: "the total", equal: true,
				order: "Such a column sorts as [Breakdown.Compare] does."},
			{name: "StatusSet", recv: "s", parse: "ParseStatusSet", op: "status", text: "the letters", zero: "empty",
				column: "text",
				order:  byText},
			{name: "Expr", recv: "e", op: "expression", text: "the canonical text", zero: "the zero value",
				order: byText},
			{name: "ExprPeriod", recv: "m", op: "period", text: "the text", order: byText},
			{name: "Members", recv: "m", op: "members", text: "the text", zero: "the zero value", order: byText},
			words("Operation", "o", "operation", "operations"),
			words("RateUse", "u", "use of rate", "rateUses"),
			words("LossKind", "k", "loss", "lossKinds"),
			words("Reason", "r", "reason", "reasons"),
			allWords("Policy", "p", "policy", "policies"),
			words("Role", "r", "role", "roles"),
			setOf("Roles", "s", "roles", "roles"),
			words("Assurance", "a", "assurance", "assurances"),
			words("Confidence", "c", "confidence", "confidences"),
			words("Nature", "n", "nature", "natures"),
			words("Axis", "a", "axis", "axes"),
			allWords("Aggregation", "a", "aggregation", "aggregations"),
			words("Flow", "f", "flow", "flows"),
			words("ConflictKind", "k", "conflict", "conflictKinds"),
			allWords("Format", "f", "format", "observationFormats"),
		},
		records: []record{
			{name: "Error", recv: "e"}, {name: "ExprPeriod", recv: "p", shallow: true},
			{name: "Row", recv: "r", shallow: true},
			{name: "Point", recv: "p"},
		}},
	{path: "indicators/rules", types: unknown("indicators.ErrSyntax",
		words("Extent", "e", "extent", "extents"), words("Gap", "g", "gap", "gaps"),
		words("RecomputationKind", "k", "computation", "recomputationKinds"),
	), records: []record{{name: "Rule", recv: "r", aside: "the function"}}},
	{path: "indicators/sdmx",
		handles: []handle{
			{"Reading", "r", "write the observations that All yields"},
			{"CSVReader", "r", "write what its rows hold"},
			{"Row", "r", "write its texts"},
		},
		types: unknown("indicators.ErrSyntax",
			words("StructureKind", "k", "structure kind", "structureKinds"),
			words("Action", "a", "action", "actions"),
			allWords("Labels", "l", "labels", "labels"),
			allWords("Keys", "k", "keys", "keyColumns"),
			allWords("Mark", "m", "mark", "marks"),
		), records: []record{{name: "Column", recv: "c", aside: "its place in the message"}}},
	{path: "indicators/datapackage",
		documents: []documented{
			{name: "Package", recv: "p"},
			{name: "Resource", recv: "r"},
			{name: "Schema", recv: "s"},
			{name: "Field", recv: "f"},
		},
		handles: []handle{
			{"Reading", "r", "write the observations that All yields"},
			{"Table", "t", "write what its rows hold"},
			{"Row", "r", "write its texts"},
		},
		records: []record{
			{name: "Package", recv: "p", aside: "the folder"}, {name: "Resource", recv: "r"},
		}},
	{path: "indicators/sheet",
		handles: []handle{
			{"Grid", "g", "write the cells that All yields"},
			{"Rows", "r", "write the rows that All yields"},
		},
		types: append(unknown("indicators.ErrSyntax",
			words("ValueType", "t", "value type", "valueTypes"),
			words("Class", "c", "class", "classes"),
		),
			value{name: "Ref", recv: "r", parse: "ParseRef", op: "cell", text: "the place", zero: "unset",
				equal: true, json: true, order: byText},
			value{name: "Range", recv: "r", parse: "ParseRange", op: "range", text: "the rectangle", zero: "unset",
				equal: true, json: true, order: byText},
		)},
	{path: "indicators/changes", types: unknown("indicators.ErrSyntax",
		words("Kind", "k", "kind", "kinds"),
	), documents: []documented{{name: "Changes", recv: "c"}}},
	{path: "indicators/finding", types: append(unknown("indicators.ErrSyntax",
		words("Severity", "s", "severity", "severities"),
	),
		value{name: "Code", recv: "c", parse: "ParseCode", op: "code", text: "the code", zero: "unset",
			order: "Such a column sorts as the codes do."},
		value{name: "Family", recv: "f", parse: "ParseFamily", op: "family", text: "the family", zero: "unset",
			order: "Such a column sorts as the families do."},
	)},
	{path: "indicators/jsonstat",
		documents: []documented{
			{name: "Document", recv: "d"},
			{name: "Dimension", recv: "d"},
			{name: "Unit", recv: "u", plain: true},
		},
		handles: []handle{
			{"Reading", "r", "write the observations that All yields"},
		},
		types: unknown("indicators.ErrSyntax",
			words("Class", "c", "class", "classes"),
			words("Role", "r", "role", "roles"),
		)},
	{path: "agreements/progress",
		faults: []fault{{"Error", "e", `"no_baseline" for [NoBaseline], "syntax" for [ErrSyntax]`}},
		types: []value{
			words("Standing", "s", "standing", "standings"),
			setOf("StandingSet", "s", "standings", "standings"),
			words("Pace", "p", "pace", "paces"),
			setOf("PaceSet", "s", "paces", "paces"),
			words("Undefined", "u", "reason", "undefineds"),
			allWords("Shape", "s", "shape", "shapes"),
		},
		records: []record{
			{name: "Error", recv: "e"}, {name: "Method", recv: "m", aside: "the function"},
		}},
	{path: "agreements",
		documents: []documented{
			{name: "Assessment", recv: "a"},
			{name: "ReadingAssessment", recv: "r"},
			{name: "Book", recv: "b"},
			{name: "History", recv: "h"},
			{name: "Version", recv: "v"},
		},
		faults: []fault{{"Error", "e", `"not_known" for [ErrNotKnown], "basis" for [ErrBasis]`}},
		types: []value{
			{name: "Ref", recv: "r", parse: "ParseRef", op: "reference", text: "the form targets/jobs-2020",
				zero: "unset", order: byText},
			words("OrganisationKind", "k", "organisation kind", "organisationKinds"),
			words("PartyRole", "r", "party role", "partyRoles"),
			words("SignatureAct", "a", "act", "acts"),
			words("EventKind", "k", "event kind", "eventKinds"),
			words("State", "s", "state", "states"),
			setOf("StateSet", "s", "states", "states"),
			words("FactKind", "k", "fact kind", "factKinds"),
			words("ConditionTestKind", "k", "test kind", "conditionTestKinds"),
			words("EvidenceKind", "k", "evidence kind", "evidenceKinds"),
			words("Basis", "b", "basis", "bases"),
			words("InstrumentKind", "k", "instrument kind", "instrumentKinds"),
			words("FormulaKind", "k", "formula kind", "formulaKinds"),
			words("PaymentKind", "k", "payment kind", "paymentKinds"),
			words("MissingKind", "k", "missing kind", "missingKinds"),
			byHand(words("CommitmentKind", "k", "commitment kind", "commitmentKinds"), "UnmarshalText"),
			words("Strength", "s", "strength", "strengths"),
			words("Form", "f", "form", "forms"),
			allWords("Binding", "b", "binding", "bindings"),
			words("RecordKind", "k", "record kind", "recordKinds"),
			words("TimelineKind", "k", "timeline kind", "timelineKinds"),
			words("Counting", "c", "counting", "countings"),
			words("Exclusion", "x", "exclusion", "exclusions"),
		},
		records: []record{{name: "Error", recv: "e"}, {name: "Funding", recv: "f"}}},
	{path: "agreements/rules",
		documents: []documented{{name: "Version", recv: "v"}},
		records:   []record{{name: "Rule", recv: "r", aside: "the function"}}},
	{path: "agreements/sector",
		faults: []fault{
			{"Error", "e", `"no_files" for [ErrNoFiles], "incomplete" for [ErrIncomplete]`},
			{"Problems", "ps", ""},
		},
		records: []record{
			{name: "Error", recv: "e"}, {name: "OwnFile", recv: "f", aside: "the function"},
		}},
}
