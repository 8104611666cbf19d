package interchange

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Names of components that the code speaks of.
const (
	IndicatorID  = "INDICATOR"
	AreaID       = "REF_AREA"
	PerimeterID  = "PERIMETER"
	BreakdownID  = "BREAKDOWN"
	RecordID     = "RECORD"
	TimeID       = "TIME_PERIOD"
	PublishedID  = "PUBLISHED"
	ValueID      = "OBS_VALUE"
	QualifierID  = "QUALIFIER"
	LowerID      = "LOWER_BOUND"
	UpperID      = "UPPER_BOUND"
	ResolutionID = "RESOLUTION"
	UnitID       = "UNIT_MEASURE"
	MultID       = "UNIT_MULT"
	DecimalsID   = "DECIMALS"
	StatusID     = "OBS_STATUS"
	ConfID       = "CONF_STATUS"
	RoleID       = "ROLE"
	SourceID     = "SOURCE"
	FromID       = "DERIVED_FROM"
	StatementsID = "STATEMENTS"
	WordsID      = "WORDS"
	NoteID       = "NOTE"
)

// Total and NotApplicable are the codes of a dimension that an observation
// does not name: the whole of a breakdown, and no area or perimeter.
const (
	Total         = "_T"
	NotApplicable = "_Z"
)

// Part says which part of a record a component belongs to.
type Part uint8

const (
	Dimension Part = iota + 1
	Measure
	Attribute
)

// Component is one component of a record.
type Component struct {
	ID    string
	Name  string // in English
	Part  Part
	Multi bool // several values, joined by Separator

	field   *field
	foreign *translation  // nil for a component in the library's own terms
	code    indicators.ID // the breakdown's dimension, or the attribute, of one without a field
}

// Code returns the dimension of a breakdown or the attribute that the
// component stands for, "" when it is one of those that every layout has.
func (c Component) Code() indicators.ID { return c.code }

// IsText reports whether the component holds what people wrote.
func (c Component) IsText() bool { return c.ID == WordsID || c.ID == NoteID }

// Separator stands between the values of a component that has several.
const Separator = ';'

type field struct {
	id, name string
	part     Part
	multi    bool
	always   bool // also when no observation has it
	get      func(e *Encoder, o *indicators.Observation) error
	set      func(d *Decoder, cell []byte) error
}

var fields = [...]field{
	{id: IndicatorID, name: "Indicator", part: Dimension, always: true,
		get: func(e *Encoder, o *indicators.Observation) error { return e.id(o.Key.Indicator) },
		set: func(d *Decoder, cell []byte) error { return d.id(&d.obs.Key.Indicator, cell) }},
	{id: AreaID, name: "Reference area", part: Dimension, always: true,
		get: func(e *Encoder, o *indicators.Observation) error { return e.idOr(o.Key.Area, NotApplicable) },
		set: func(d *Decoder, cell []byte) error { return d.idOr(&d.obs.Key.Area, cell) }},
	{id: PerimeterID, name: "Perimeter", part: Dimension, always: true,
		get: func(e *Encoder, o *indicators.Observation) error { return e.idOr(o.Key.Perimeter, NotApplicable) },
		set: func(d *Decoder, cell []byte) error { return d.idOr(&d.obs.Key.Perimeter, cell) }},
	{id: BreakdownID, name: "Other breakdowns", part: Dimension,
		get: func(e *Encoder, o *indicators.Observation) error {
			if e.rest = e.restOf(o.Key.Breakdown, Dimension, e.rest[:0]); len(e.rest) == 0 {
				e.cell = append(e.cell, Total...)
			}
			e.cell = append(e.cell, e.rest...)
			return nil
		},
		set: func(d *Decoder, cell []byte) error { return d.parts(&d.breakdown, cell) }},
	{id: RecordID, name: "Record", part: Dimension, always: true,
		get: func(e *Encoder, o *indicators.Observation) error { return e.id(o.ID) },
		set: func(d *Decoder, cell []byte) error { return d.obs.ID.UnmarshalText(cell) }},
	{id: TimeID, name: "Time period", part: Dimension, always: true,
		get: func(e *Encoder, o *indicators.Observation) error {
			e.cell = append(e.cell, o.Key.Period.SDMX()...)
			return nil
		},
		set: func(d *Decoder, cell []byte) error { return d.time(&d.obs.Key.Period, cell) }},
	{id: ValueID, name: "Value", part: Measure, always: true,
		get: func(e *Encoder, o *indicators.Observation) (err error) {
			if e.figure.reset(); o.Figure.IsSet() && !e.figure.splitPlain(o.Figure) {
				e.scratch, err = e.figure.split(o.Figure, e.scratch)
			}
			return e.bytes(e.figure.value, err)
		},
		set: func(d *Decoder, cell []byte) error {
			if string(cell) != Missing && string(cell) != NotAvailable {
				d.figure.value = append(d.figure.value, cell...)
			}
			return nil
		}},
	// The following four come after the value, which splits the figure.
	{id: QualifierID, name: "Qualifier of the value", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.bytes(e.figure.qualifier, nil) },
		set: func(d *Decoder, cell []byte) error {
			d.figure.qualifier = append(d.figure.qualifier, cell...)
			return nil
		}},
	{id: LowerID, name: "Lower bound", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.bytes(e.figure.lower, nil) },
		set: func(d *Decoder, cell []byte) error { d.figure.lower = append(d.figure.lower, cell...); return nil }},
	{id: UpperID, name: "Upper bound", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.bytes(e.figure.upper, nil) },
		set: func(d *Decoder, cell []byte) error { d.figure.upper = append(d.figure.upper, cell...); return nil }},
	{id: ResolutionID, name: "Resolution", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.bytes(e.figure.resolution, nil) },
		set: func(d *Decoder, cell []byte) error {
			d.figure.resolution = append(d.figure.resolution, cell...)
			return nil
		}},
	{id: UnitID, name: "Unit of measure", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error {
			if o.Unit == (figure.Unit{}) {
				return nil
			}
			return e.bytes(o.Unit.MarshalText())
		},
		set: func(d *Decoder, cell []byte) error { return d.unit(&d.obs.Unit, cell) }},
	{id: MultID, name: "Unit multiplier", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return nil },
		set: func(d *Decoder, cell []byte) (err error) {
			d.figure.mult, err = codeNumber(MultID, cell, -15, 15)
			return err
		}},
	{id: DecimalsID, name: "Decimals", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return nil },
		set: func(d *Decoder, cell []byte) (err error) {
			d.figure.decimals, err = codeNumber(DecimalsID, cell, 0, 15)
			d.figure.hasDecimals = err == nil
			return err
		}},
	{id: StatusID, name: "Observation status", part: Attribute, multi: true,
		get: func(e *Encoder, o *indicators.Observation) error {
			for c := range o.Status.Letters() {
				e.part(c)
			}
			return nil
		},
		set: func(d *Decoder, cell []byte) error {
			letters := d.scratch[:0]
			for code := range bytes.SplitSeq(cell, []byte{Separator}) {
				if len(code) != 1 || strings.IndexByte(statusCodes, code[0]) < 0 {
					return noCode(StatusID, code)
				}
				letters = append(letters, code[0])
			}
			d.scratch = letters
			return d.obs.Status.UnmarshalText(letters)
		}},
	{id: ConfID, name: "Confidentiality status", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error {
			e.cell = append(e.cell, o.Confidentiality...)
			return checkConf(e.cell)
		},
		set: func(d *Decoder, cell []byte) error {
			d.obs.Confidentiality = string(cell)
			return checkConf(cell)
		}},
	{id: RoleID, name: "Role", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error {
			if o.Role == 0 {
				return nil
			}
			return e.bytes(o.Role.MarshalText())
		},
		set: func(d *Decoder, cell []byte) error { return d.obs.Role.UnmarshalText(cell) }},
	{id: "ASSURANCE", name: "Assurance", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.bytes(o.Assurance.MarshalText()) },
		set: func(d *Decoder, cell []byte) error { return d.obs.Assurance.UnmarshalText(cell) }},
	{id: SourceID, name: "Source", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.id(o.Source) },
		set: func(d *Decoder, cell []byte) error { return d.id(&d.obs.Source, cell) }},
	{id: PublishedID, name: "Published", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error {
			e.cell = append(e.cell, o.Published.SDMX()...)
			return nil
		},
		set: func(d *Decoder, cell []byte) error { return d.published(&d.obs.Published, cell) }},
	{id: WordsID, name: "Words as published", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { e.cell = append(e.cell, o.Words...); return nil },
		set: func(d *Decoder, cell []byte) error { d.obs.Words = string(cell); return nil }},
	{id: "WORDS_LANG", name: "Language of the words", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error {
			if !o.WordsLang.IsSet() {
				return nil
			}
			return e.bytes(o.WordsLang.MarshalText())
		},
		set: func(d *Decoder, cell []byte) error { return d.obs.WordsLang.UnmarshalText(cell) }},
	{id: "STATED_PERIMETER", name: "Perimeter that the words state", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.id(o.Stated) },
		set: func(d *Decoder, cell []byte) error { return d.id(&d.obs.Stated, cell) }},
	{id: StatementsID, name: "Other statements", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error {
			e.cell = e.restOf(o.Attributes, Attribute, e.cell)
			return nil
		},
		set: func(d *Decoder, cell []byte) error { return d.parts(&d.attributes, cell) }},
	{id: "CANDIDATES", name: "Candidate readings", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) (err error) {
			if len(o.Candidates) > 0 {
				e.cell, err = e.json.Append(e.cell, o.Candidates)
			}
			return err
		},
		set: func(d *Decoder, cell []byte) error {
			return d.json.Decode(cell, &d.obs.Candidates, strictjson.Options{MaxDepth: 16, MaxProblems: 1})
		}},
	{id: "REPEATS", name: "Record that this one repeats", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.id(o.Repeats) },
		set: func(d *Decoder, cell []byte) error { return d.id(&d.obs.Repeats, cell) }},
	{id: FromID, name: "Records that this one derives from", part: Attribute, multi: true,
		get: func(e *Encoder, o *indicators.Observation) error {
			for _, id := range o.From {
				if err := id.Check(); err != nil {
					return err
				}
				e.part([]byte(id)...)
			}
			return nil
		},
		set: func(d *Decoder, cell []byte) error {
			for part := range strings.SplitSeq(string(cell), string(Separator)) {
				id, err := indicators.ParseID(part)
				if err != nil {
					return err
				}
				d.obs.From = append(d.obs.From, id)
			}
			return nil
		}},
	{id: "CONFIDENCE", name: "Confidence of the editor", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { return e.bytes(o.Confidence.MarshalText()) },
		set: func(d *Decoder, cell []byte) error { return d.obs.Confidence.UnmarshalText(cell) }},
	{id: NoteID, name: "Note", part: Attribute,
		get: func(e *Encoder, o *indicators.Observation) error { e.cell = append(e.cell, o.Note...); return nil },
		set: func(d *Decoder, cell []byte) error { d.obs.Note = string(cell); return nil }},
}

// The codes of CL_OBS_STATUS and CL_CONF_STATUS.
const (
	statusCodes = "ABDEFGHIJKLMNOPQSUVW"
	confCodes   = "FNCDSAOTGME"
)

// checkConf returns the error of an unknown confidentiality status.
func checkConf(cell []byte) error {
	if len(cell) > 1 || len(cell) == 1 && strings.IndexByte(confCodes, cell[0]) < 0 {
		return noCode(ConfID, cell)
	}
	return nil
}

// codeNumber reads a code that is a number from least to most.
func codeNumber(id string, cell []byte, least, most int) (int, error) {
	n, err := strconv.Atoi(string(cell))
	if err != nil || n < least || n > most || strconv.Itoa(n) != string(cell) {
		return 0, noCode(id, cell)
	}
	return n, nil
}

// noCode is the error of a code that the list of its component does not have.
func noCode(id string, code []byte) error {
	return fmt.Errorf("%w: %s is not a code of CL_%s", indicators.ErrUnknown, cite.Quote(string(code)), id)
}

// Missing and NotAvailable stand for a value that is intentionally not there,
// of a number and of anything else.
const (
	Missing      = "NaN"
	NotAvailable = "#N/A"
)

// fieldOf returns the field of a component.
func fieldOf(id string) *field {
	for i := range fields {
		if fields[i].id == id {
			return &fields[i]
		}
	}
	return nil
}

// ComponentID returns the component that a dimension or an attribute has to
// itself, "" when its name does not make one that reads back.
func ComponentID(code indicators.ID) string {
	for i := range len(code) {
		switch c := code[i]; {
		case 'a' <= c && c <= 'z', i > 0 && ('0' <= c && c <= '9' || c == '_'):
		default:
			return ""
		}
	}
	id := strings.ToUpper(string(code))
	if fieldOf(id) != nil || reserved(id) {
		return ""
	}
	return id
}

// reserved reports whether a name means something of its own in a format.
func reserved(id string) bool {
	switch id {
	case "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY", "ID":
		return true
	}
	return false
}

// codeOf is the inverse of ComponentID; a name that it cannot have made stands
// for itself.
func codeOf(id string) (indicators.ID, error) {
	lower := indicators.ID(strings.ToLower(id))
	if id != "" && ComponentID(lower) == id {
		return lower, nil
	}
	return indicators.ParseID(id)
}

// Named returns the component of an ID, as it stands in a message of
// others: one of the library's own names, or a dimension of a breakdown or an
// attribute of that name. The error is that of a name that cannot be either.
func Named(id string, part Part) (Component, error) {
	if f := fieldOf(id); f != nil {
		return Component{ID: id, Name: f.name, Part: f.part, Multi: f.multi, field: f}, nil
	}
	code, err := codeOf(id)
	if err != nil {
		return Component{}, err
	}
	return Component{ID: id, Part: part, code: code}, nil
}
