package mapping

import (
	"maps"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Mapping says what the components, codes, units and statuses of a message of
// others are in the terms of this library. The zero Mapping changes nothing: a
// reader then takes a message as its standard has it.
//
// It is plain data, as its file holds it; [Mapping.Check] says what is wrong with
// it. Readers do not change it.
type Mapping struct {
	ID   indicators.ID `json:"id,omitzero"`
	Name string        `json:"name,omitzero"`
	// Evidence lists the documents and files that say what the codes mean.
	Evidence []string `json:"evidence,omitempty"`
	// Components are in no particular order. One of a message that is not among
	// them keeps its name and its codes, and a loss names it once.
	Components []Component `json:"components,omitempty"`
	// Fixed are values that every observation gets, by component: a source, a
	// role, the indicator that a whole message is about.
	Fixed map[string]string `json:"fixed,omitempty"`
	// Missing are texts that stand where there is no value, beside those that
	// every reader knows.
	Missing []string `json:"missing,omitempty"`
}

// Component says what one component of a message is: a column, a dimension, an
// attribute or a member of a record.
type Component struct {
	// From is its name in the message, in which case does not count. Without it,
	// At is its place, from 1: the only way to name one of several columns of one
	// name.
	From string `json:"from,omitzero"`
	At   int    `json:"at,omitzero"`
	// To is what it is: one of [Targets], or the name of a dimension of a
	// breakdown or of an attribute. Several may go to NOTE. One that goes to "" is
	// left out, and a loss names it once.
	To string `json:"to"`
	// Part says of a dimension or an attribute which of the two it is, where the
	// message does not.
	Part Part `json:"part,omitzero"`
	// Codes are ours by theirs; "" is a code that says nothing. A code that is
	// not among them stays as it is, and a loss names the first.
	Codes map[string]string `json:"codes,omitempty"`
	// Units say what is counted, by code of the component: of a unit of measure,
	// or of an indicator whose unit the message does not state.
	Units map[string]Unit `json:"units,omitempty"`
	// Areas says which codes of countries become those of ISO 3166-1 alpha-2,
	// after Codes.
	Areas AreaCodes `json:"areas,omitzero"`
	// Split is what stands between several codes in one cell; "letters" means
	// that each letter is a code.
	Split string `json:"split,omitzero"`
}

// Part says where in a key or beside it a component belongs.
type Part string

const (
	// Dimension is a part of the key.
	Dimension Part = "dimension"
	// Attribute is said of the figure.
	Attribute Part = "attribute"
)

// Unit is what a code of a unit stands for: 34880.5 thousand persons is person
// and 3.
type Unit struct {
	Unit figure.Unit `json:"unit,omitzero"`
	// Mult is the power of ten by which values are multiplied, from -15 to 15.
	Mult int `json:"mult,omitzero"`
}

// Letters is the Split of cells in which each letter is a code.
const Letters = "letters"

// Note is the target of what people are to read beside a figure.
const Note = "NOTE"

// Frequency is the target of a frequency: it is held against the period of each
// observation and is no part of the key.
const Frequency = "FREQ"

// Rename returns the mapping of components that only change their names, as in
// {"REF_PERIOD": "TIME_PERIOD", "COLLECTION": ""}.
func Rename(names map[string]string) Mapping {
	var m Mapping
	for _, from := range slices.Sorted(maps.Keys(names)) {
		m.Components = append(m.Components, Component{From: from, To: names[from]})
	}
	return m
}

// IsZero reports whether the mapping says nothing.
func (m Mapping) IsZero() bool {
	return len(m.Components) == 0 && len(m.Fixed) == 0 && len(m.Missing) == 0
}

// Component returns what the mapping says of the component of a name at a place,
// which counts from 1 and is 0 where there is no order.
func (m Mapping) Component(name string, at int) (Component, bool) {
	for _, c := range m.Components {
		if c.From == name && c.From != "" {
			return c, true
		}
	}
	for _, c := range m.Components {
		if c.From != "" && strings.EqualFold(c.From, name) || c.From == "" && c.At > 0 && c.At == at {
			return c, true
		}
	}
	return Component{}, false
}

// Own is the mapping of tables that use the library's own names without being
// one of its messages: each of [Targets] means itself.
func Own() Mapping {
	m := Mapping{ID: "own", Name: "Names of the library"}
	for _, t := range Targets() {
		m.Components = append(m.Components, Component{From: t, To: t})
	}
	return m
}

// Code returns what a code of the component is. known is false for one that the
// component's Codes or Areas do not have, which stays as it is.
func (c Component) Code(code string) (to string, known bool) {
	to, known = c.Codes[code]
	if !known {
		to, known = code, len(c.Codes) == 0
	}
	if c.Areas != "" && to != "" {
		if alpha2, ok := c.Areas.Alpha2(to); ok {
			return alpha2, true
		}
		_, listed := c.Codes[code]
		return to, listed || isAlpha2(to)
	}
	return to, known
}

// Targets lists what a component may become: those that every layout of an
// observation has, in their order. Any other name that is an [indicators.ID] is
// a dimension of a breakdown or an attribute.
func Targets() []string { return slices.Clone(targets[:]) }

var targets = [...]string{
	"INDICATOR", "REF_AREA", "PERIMETER", "BREAKDOWN", "RECORD", "TIME_PERIOD", Frequency, "OBS_VALUE", "QUALIFIER",
	"LOWER_BOUND", "UPPER_BOUND", "RESOLUTION", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "OBS_STATUS", "CONF_STATUS",
	"ROLE", "ASSURANCE", "SOURCE", "PUBLISHED", "WORDS", "WORDS_LANG", "STATED_PERIMETER", "STATEMENTS", "CANDIDATES",
	"REPEATS", "DERIVED_FROM", "CONFIDENCE", Note,
}
