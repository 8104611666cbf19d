package changes

import (
	_ "embed"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

// messages is what this package says to people.
var messages = say.NewCatalogue(messageFile)

// sectionWord returns the word for a kind of record.
func sectionWord(s section) (t wording.Text) {
	switch s {
	case ofIndicators:
		return messages.Text("indicator")
	case ofPerimeters:
		return messages.Text("perimeter")
	case ofDimensions:
		return messages.Text("dimension")
	case ofAreas:
		return messages.Text("place")
	case ofBodies:
		return messages.Text("body")
	case ofSources:
		return messages.Text("source")
	case ofObservations:
		return messages.Text("figure")
	case ofCorrections:
		return messages.Text("correction")
	}
	return t
}

// kindWord returns the words for what happened to a record.
func kindWord(k Kind) (t wording.Text) {
	switch k {
	case Added:
		return messages.Text("added")
	case Removed:
		return messages.Text("removed")
	case Revised:
		return messages.Text("revised")
	case Renamed:
		return messages.Text("has another ID")
	}
	return t
}

// memberWord returns the word for a member, unset for one that has none.
func memberWord(name string) (t wording.Text) {
	switch name {
	case "figure":
		return messages.Text("number")
	case "unit":
		return messages.Text("unit")
	case "words":
		return messages.Text("words in print")
	case "words_lang":
		return messages.Text("language of the words")
	case "source":
		return messages.Text("source")
	case "published":
		return messages.Text("date of publication")
	case "perimeter":
		return messages.Text("perimeter")
	case "stated_perimeter":
		return messages.Text("perimeter that the words state")
	case "status":
		return messages.Text("status")
	case "role":
		return messages.Text("role")
	case "assurance":
		return messages.Text("assurance")
	case "indicator":
		return messages.Text("indicator")
	case "area":
		return messages.Text("place")
	case "breakdown":
		return messages.Text("breakdown")
	case "period":
		return messages.Text("period")
	case "confidence":
		return messages.Text("confidence")
	case "note":
		return messages.Text("note")
	case "name":
		return messages.Text("name")
	case "title":
		return messages.Text("title")
	case "address":
		return messages.Text("address")
	case "licence":
		return messages.Text("licence")
	case "date":
		return messages.Text("date")
	case "rank":
		return messages.Text("rank")
	case "originator":
		return messages.Text("originator")
	case "carrier":
		return messages.Text("publisher")
	case "reason":
		return messages.Text("reason")
	case "candidates":
		return messages.Text("possible readings")
	}
	return t
}

// Text says the changes to people, a line each, in the writer's language. names has the
// names of indicators, places and perimeters; nil says their codes. IDs of records and
// members without a word in the language stand as they are.
func (c Changes) Text(w *wording.Writer, names *indicators.Catalogue) string {
	if w == nil {
		w = wording.WriterOf(wording.En)
	}
	if len(c.List) == 0 {
		return word(w, messages.Text("nothing changed")) + "\n"
	}
	var b strings.Builder
	for n := range c.List {
		c.List[n].write(&b, w, names)
		b.WriteByte('\n')
	}
	return b.String()
}

func word(w *wording.Writer, t wording.Text) string {
	s, _ := t.Display(w.Lang())
	return s
}

// write writes the line of a change.
func (c *Change) write(b *strings.Builder, w *wording.Writer, names *indicators.Catalogue) {
	r := c.New
	if c.Kind == Removed {
		r = c.Old
	}
	s, id, ok := r.place()
	if !ok || c.Kind < Added || c.Kind > Renamed {
		b.WriteString(c.Path)
		return
	}
	colon := word(w, messages.Text("{thing}: {said}"))
	before, after, _ := strings.Cut(strings.Replace(colon, "{thing}", "", 1), "{said}")
	b.WriteString(word(w, sectionWord(s)) + " " + string(id))
	if o := r.Observation; o != nil {
		b.WriteString(" (" + about(o.Key, w, names) + ")")
	}
	b.WriteString(before + word(w, kindWord(c.Kind)) + after)
	switch c.Kind {
	case Renamed:
		_, from, _ := c.Old.place()
		b.WriteString(" (" + string(from) + " → " + string(id) + ")")
	case Added, Removed:
		if o := r.Observation; o != nil && o.Figure.IsSet() {
			b.WriteString(", " + w.Say(o.Quantity()))
		}
	case Revised:
		for _, m := range c.Members {
			b.WriteString(comma(w) + c.member(m, w))
		}
	}
}

// comma returns what separates the parts of a list.
func comma(w *wording.Writer) string {
	between := strings.TrimPrefix(word(w, messages.Text("{part}, {further}")), "{part}")
	return strings.TrimSuffix(between, "{further}")
}

// member says what differs in a member.
func (c *Change) member(name string, w *wording.Writer) string {
	said := name
	if t := memberWord(name); t.IsSet() {
		said = word(w, t)
	}
	old, today := c.Old.Observation, c.New.Observation
	if old == nil || today == nil || name != "figure" {
		return said
	}
	said += " " + value(w, old) + " → " + value(w, today)
	if by, ok := c.Difference(); ok && by.Figure.IsPoint() {
		said += " (" + word(w, messages.Text("difference")) + " " + w.Say(say.Difference(by)) + ")"
	}
	return said
}

func value(w *wording.Writer, o *indicators.Observation) string {
	if !o.Figure.IsSet() {
		return word(w, messages.Text("no number"))
	}
	return w.Say(o.Quantity())
}

// about names what a figure is of.
func about(k indicators.Key, w *wording.Writer, names *indicators.Catalogue) string {
	named := func(t wording.Text, id indicators.ID) string {
		if s, _ := t.Display(w.Lang()); s != "" {
			return s
		}
		return string(id)
	}
	i, _ := names.Indicator(k.Indicator)
	parts := []string{named(i.Name, k.Indicator)}
	if k.Area != "" {
		a, _ := names.Area(k.Area)
		parts = append(parts, named(a.Name, k.Area))
	}
	for p := range k.Breakdown.Parts() {
		d, _ := names.Dimension(p.Dimension)
		code, _ := d.Category(p.Code)
		parts = append(parts, named(code.Name, p.Code))
	}
	if k.Perimeter != "" {
		p, _ := names.Perimeter(k.Perimeter)
		parts = append(parts, named(p.Name, k.Perimeter))
	}
	if k.Period.IsSet() {
		parts = append(parts, w.Say(k.Period))
	}
	return strings.Join(parts, comma(w))
}
