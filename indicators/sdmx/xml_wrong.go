package sdmx

import (
	"bytes"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// xmlWrong is what is wrong with all observations that have something: a problem of
// each of them.
type xmlWrong struct {
	at  spot
	err error
}

// is takes down what is wrong, if nothing was before.
func (w *xmlWrong) is(at spot, detail string) {
	if w.err == nil {
		*w = xmlWrong{at, fmt.Errorf("%w: %s", indicators.ErrInvalid, detail)}
	}
}

// withoutValue is what is wrong with a generic:Value that does not say what it is.
func withoutValue(id string) string { return cite.Quote(id) + " without the XML attribute value" }

// without reads a value of generic data that lacks the XML attribute that it has to
// stand in. No key can do without it; of an attribute that changes no figure it is a
// loss.
func (x *xmlReader) without(at level, part interchange.Part, id string) error {
	if part == interchange.Dimension {
		return x.fail(fmt.Errorf("%w: %s", indicators.ErrInvalid, withoutValue(id)))
	}
	c, err := x.component(at, part, id, "")
	if err != nil {
		return err
	}
	switch known, ok := interchange.Shared(c.c.ID); {
	case !ok || known == interchange.NoteID:
		x.d.Once(indicators.LostComponent, id, "a Value without the XML attribute value")
	default:
		x.set.wrong[at].is(x.at, withoutValue(id))
	}
	return x.skip()
}

// noValue reads an ObsValue without the XML attribute value: what stands in it instead
// is a problem, and nothing is no figure.
func (x *xmlReader) noValue() error {
	at, inside := x.at, false
	for {
		kind, err := x.token()
		switch {
		case err != nil:
			return err
		case kind == xmlStartTag:
			inside = true
			if err := x.skip(); err != nil {
				return err
			}
		case kind == xmlCharacters:
			inside = inside || len(bytes.TrimSpace(x.text)) > 0
		default:
			if inside {
				x.set.wrong[atObservation].is(at, withoutValue("ObsValue"))
			}
			return nil
		}
	}
}

// strange reads an element of an observation that has its values as XML attributes.
func (x *xmlReader) strange(e *xmlElement) error {
	for _, name := range [...]string{e.name, e.attribute("id")} {
		if id, _ := interchange.Shared(name); id == interchange.MultID || id == interchange.ValueID {
			x.set.wrong[atObservation].is(x.at, cite.Quote(name)+" as an element of an observation")
		}
	}
	x.d.Once(indicators.LostComponent, "elements of an observation", "it has its values as XML attributes")
	return x.skip()
}

// lateValues reads attributes that come after the observations that have them: a
// problem if they multiply.
func (x *xmlReader) lateValues(l level) error {
	x.d.Once(indicators.LostComponent, "attributes", "they come after their observations")
	at, before := x.at, x.set.wrong[l]
	x.set.wrong[l] = xmlWrong{}
	var late xmlValues
	if err := x.values(&late, l, interchange.Attribute); err != nil {
		return err
	}
	wrong := x.set.wrong[l]
	for _, v := range late.list {
		if v.c.c.ID == interchange.MultID && len(v.text) > 0 && string(v.text) != "0" {
			wrong.is(at, v.c.name+" comes after its observations")
		}
	}
	if x.set.wrong[l] = before; wrong.err == nil {
		return nil
	}
	x.d.Begin()
	return x.bad(wrong.at, wrong.err)
}
