package sheet

import (
	"math/big"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// resolve reads a header cell: what it states, and false if the layout does not
// name it.
func (r *reading) resolve(h *compiledHeader, c Cell) (Facts, bool) {
	if facts, ok := h.names[normal(c.Text)]; ok {
		return facts.over(h.Facts), true
	}
	text, marks, _ := r.unmark(c.Text)
	if facts, ok := h.names[normal(text)]; ok {
		return marks.over(facts.over(h.Facts)), true
	}
	facts, ok := r.meant(h, text, c)
	if !ok {
		return Facts{}, false
	}
	return marks.over(facts.over(h.Facts)), true
}

// meant reads a text that has no name by what the header means.
func (r *reading) meant(h *compiledHeader, text string, c Cell) (f Facts, ok bool) {
	if text == "" || c.Type == ErrorValue {
		return f, false
	}
	if h.codes != nil && h.Means != "period" && h.Means != "published" && h.Means != "note" && h.Means != "skip" {
		if f, ok := mapped(h, text); ok || h.Means != "unit" {
			return f, ok
		}
	}
	lang := r.layout.Reader.Locale.Lang()
	switch h.Means {
	case "period":
		f.Period, ok = readPeriod(text, c, lang)
		return f, ok
	case "published":
		f.Published, ok = readPeriod(text, c, lang)
		return f, ok
	case "unit":
		f.Unit, ok = readUnit(text, r.layout.Reader.Locale)
		return f, ok
	case "note":
		f.Note = strings.TrimSpace(text)
		return f, true
	case "skip":
		f.Skip = true
		return f, true
	}
	if len(h.names) > 0 && h.codes == nil {
		return f, false // the names are all there are
	}
	return coded(h, text)
}

// meaningOf returns what a column means whose texts are codes of a component.
func meaningOf(c mapping.Component) (means string, of indicators.ID) {
	targets := map[string]string{
		"": "skip", "INDICATOR": "indicator", "REF_AREA": "area", "PERIMETER": "perimeter", "TIME_PERIOD": "period",
		"UNIT_MEASURE": "unit", "SOURCE": "source", "OBS_STATUS": "status", "ROLE": "role", "ASSURANCE": "assurance",
		"PUBLISHED": "published", "OBS_VALUE": "value", mapping.Note: "note", mapping.Frequency: "skip",
	}
	if means, ok := targets[c.To]; ok {
		return means, ""
	}
	if c.Part == mapping.Attribute {
		return "attribute", indicators.ID(c.To)
	}
	return "dimension", indicators.ID(c.To)
}

// mapped reads a text as a code of a component.
func mapped(h *compiledHeader, text string) (f Facts, ok bool) {
	text = strings.TrimSpace(text)
	if u, known := h.codes.Units[text]; known {
		scale, known := map[int]string{0: "", 3: "thousand*", 6: "million*", 9: "billion*", 12: "trillion*"}[u.Mult]
		unit, err := figure.ParseUnit(scale + u.Unit.String())
		if !known || err != nil {
			return f, false
		}
		f.Unit = unit.String()
		if h.Means == "unit" {
			return f, true
		}
	}
	code, known := h.codes.Code(text)
	if !known && (len(h.codes.Codes) > 0 || h.codes.Areas != "") {
		return f, false
	}
	if code == "" {
		return f, true
	}
	coded, ok := coded(h, code)
	return coded.over(f), ok
}

// coded reads a text that is a code itself.
func coded(h *compiledHeader, text string) (f Facts, ok bool) {
	switch h.Means {
	case "role":
		err := f.Role.UnmarshalText([]byte(normal(text)))
		return f, err == nil
	case "assurance":
		err := f.Assurance.UnmarshalText([]byte(normal(text)))
		return f, err == nil
	case "status":
		s, err := indicators.ParseStatusSet(text)
		f.Status = s
		return f, err == nil
	}
	id, err := indicators.ParseID(text)
	if err != nil || id == "" {
		return f, false
	}
	switch h.Means {
	case "indicator":
		f.Indicator = id
	case "area":
		f.Area = id
	case "perimeter":
		f.Perimeter = id
	case "source":
		f.Source = id
	case "dimension":
		f.Breakdown, err = f.Breakdown.With(h.Of, id)
	case "attribute":
		f.Attributes, err = f.Attributes.With(h.Of, id)
	default:
		return f, false
	}
	return f, err == nil
}

// checkRaw reports a header that shows another number than it holds.
func (r *reading) checkRaw(at Ref, c Cell, h *compiledHeader) {
	raw, ok := rawNumber(c)
	if !ok || h.Means != "period" && h.Means != "published" {
		return
	}
	text, _, _ := r.unmark(c.Text)
	v, ok := new(big.Rat).SetString(strings.Map(asciiDigit, strings.TrimSpace(text)))
	if ok && v.Cmp(raw) == 0 {
		return
	}
	r.log.add(codeRaw, at, c.Text, messages.Text("{cell} shows {text}, but holds {raw}"),
		rulekit.Word("text", shown(c.Text)), rulekit.Word("raw", shown(c.Raw)))
}
