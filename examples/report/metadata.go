package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// metadata is the report as a schema.org Dataset.
type metadata struct {
	Context      string     `json:"@context"`
	Type         string     `json:"@type"`
	Name         string     `json:"name"`
	Description  string     `json:"description"`
	InLanguage   string     `json:"inLanguage"`
	Temporal     string     `json:"temporalCoverage,omitempty"`
	Version      string     `json:"version,omitempty"`
	Free         bool       `json:"isAccessibleForFree"`
	Measured     []property `json:"variableMeasured,omitempty"`
	BasedOn      []work     `json:"isBasedOn,omitempty"`
	Distribution []download `json:"distribution"`
	Credit       string     `json:"creditText"`
}

// property is a key figure: a number, or the numbers that it lies between, and beside them
// the figure exactly as the library has it.
type property struct {
	Type      string      `json:"@type"`
	Name      string      `json:"name"`
	ID        string      `json:"propertyID"`
	Value     json.Number `json:"value,omitempty"`
	Min       json.Number `json:"minValue,omitempty"`
	Max       json.Number `json:"maxValue,omitempty"`
	Unit      string      `json:"unitText,omitempty"`
	Reference *canonical  `json:"valueReference,omitempty"`
}

// canonical is a figure as the library writes it, with what it says of its digits.
type canonical struct {
	Type  string `json:"@type"`
	ID    string `json:"propertyID"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

type work struct {
	Type      string `json:"@type"`
	Name      string `json:"name"`
	URL       string `json:"url,omitempty"`
	Publisher *body  `json:"publisher,omitempty"`
	License   string `json:"license,omitempty"`
}

type body struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type download struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// MarshalJSON writes the marks that turn the text around them, and others that nobody
// sees, as escapes.
func (d metadata) MarshalJSON() ([]byte, error) {
	type plain metadata
	data, err := json.Marshal(plain(d))
	return []byte(escaped(string(data))), err
}

// escaped writes the invisible marks of a JSON text as escapes: outside its strings it has
// none.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Bidi_Control):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// metadata describes a report for machines.
func (m *maker) metadata(r *report) metadata {
	d := metadata{
		Context: "https://schema.org", Type: "Dataset", Name: r.title(), Description: m.describe(r),
		InLanguage: m.lang.String(), Version: r.Version, Free: true, Credit: "mithaq, " + module,
		Distribution: []download{{"DataDownload", "text/csv", "#figures"}}, Temporal: covers(m.view),
	}
	for _, k := range r.Keys {
		p := property{Type: "PropertyValue", Name: k.Label + m.say(", ") + r.Year, ID: k.ID}
		if k.Number.IsSet() {
			p.take(k.Number.Value)
		}
		d.Measured = append(d.Measured, p)
	}
	for _, s := range r.Sources {
		x := work{Type: "CreativeWork", Name: s.Title.Text, URL: s.Address, License: licence(s.Licence)}
		if s.Who != "" {
			x.Publisher = &body{"Organization", s.Who}
		}
		if x.Name == "" {
			x.Name = s.Who
		}
		d.BasedOn = append(d.BasedOn, x)
	}
	return d
}

// spdx is what an SPDX identifier of a licence may hold.
var spdx = regexp.MustCompile(`^[A-Za-z0-9.+-]+$`)

// licence returns the address of a licence, which is what machines take: that of an SPDX
// identifier, or the address that is stated; "" where it is in words.
func licence(s string) string {
	if spdx.MatchString(s) {
		return "https://spdx.org/licenses/" + s
	}
	return address(s)
}

// places is how many places a number has that does not end.
const places = 6

// take sets the numbers of a property.
func (p *property) take(q figure.Quantity) {
	p.Unit = q.Unit.String()
	p.Reference = &canonical{"PropertyValue", "mithaq-figure", "canonical figure", q.Figure.String()}
	f := q.Figure.WithoutResolution()
	lower, upper := f.Lower(), f.Upper()
	if stated, ok := f.Stated(); ok && f.Qualifier() == figure.QAbout || f.IsPoint() {
		if v, isNumber := stated.Rat(); ok && isNumber {
			lower.Value, upper.Value = v, v
			p.Value = decimal(v, 0)
			if _, ends := v.FloatPrec(); ends {
				return
			}
		}
	}
	if !lower.Infinite && lower.Value != nil {
		p.Min = decimal(lower.Value, -1)
	}
	if !upper.Infinite && upper.Value != nil {
		p.Max = decimal(upper.Value, 1)
	}
}

// decimal writes a number with all its places; one that does not end is rounded down, up,
// or to the nearest. One that is too long for any program is none.
func decimal(v *big.Rat, direction int) json.Number {
	n, ends := v.FloatPrec()
	if !ends {
		n = places
	}
	text := v.FloatString(n)
	if rounded, ok := new(big.Rat).SetString(text); ok && !ends && rounded.Cmp(v) == -direction {
		step, _ := new(big.Rat).SetString("0." + strings.Repeat("0", places-1) + "1")
		rounded.Add(rounded, step.Mul(step, big.NewRat(int64(direction), 1)))
		text = rounded.FloatString(n)
	}
	if len(text) > 300 {
		return ""
	}
	return json.Number(text)
}

// covers returns the first and the last day that the figures speak of, without targets and
// forecasts: "2004-01-01/2024-12-31".
func covers(v indicators.View) string {
	var first, last period.Date
	for o := range v.Observations(indicators.Selector{}) {
		if isAim(o.Role) || !o.Key.Period.IsSet() {
			continue
		}
		if d := o.Key.Period.First(); !first.IsSet() || d.Before(first) {
			first = d
		}
		if d := o.Key.Period.Last(); d.Compare(last) > 0 {
			last = d
		}
	}
	if !first.IsSet() {
		return ""
	}
	return first.String() + "/" + last.String()
}

// isAim reports whether a figure is aimed at or foreseen, rather than reached.
func isAim(role indicators.Role) bool {
	switch role {
	case indicators.RoleTarget, indicators.RoleCommitment, indicators.RoleForecast:
		return true
	}
	return false
}

// title is the title of the page.
func (r *report) title() string {
	if r.Agreement != "" {
		return r.Agreement
	}
	return r.Sector
}

// describe says in two sentences what the page is.
func (m *maker) describe(r *report) string {
	s := r.Sector + m.say(": ") + m.with("where things stood on {day}", "day", m.date(r.At)) + m.say(", ")
	if r.Known.IsSet() {
		s += m.with("as known on {day}", "day", m.date(r.Known))
	} else {
		s += m.say("by all that is known")
	}
	return s + ". " + m.say("Figures as they were published, with their sources, their conflicts and what is in doubt.")
}
