package sdmx

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Annotation is what an artefact or an item says and SDMX has no other place
// for. The types that begin with MITHAQ_ are those of this package.
type Annotation struct {
	Type  string `json:"type,omitzero"`
	Value string `json:"value,omitzero"`
}

// The types of annotations that are no member of a record: which codes a list
// holds, the dimension that it is of, and the ID of a record that is no ID of
// SDMX.
const (
	ourType       = "MITHAQ_"
	listType      = ourType + "LIST"
	dimensionType = ourType + "DIMENSION"
	idType        = ourType + "ID"
	nameType      = ourType + "NAME_" // and a language: where the name comes from, if it is not attested
)

// member is a member of a record: its annotation and where it stands.
type member struct {
	kind string
	at   any // *string, *indicators.ID, *[]string, *[]indicators.ID or a text form
}

func indicatorMembers(i *indicators.Indicator) []member {
	return []member{
		{"UNIT", &i.Unit}, {"NATURE", &i.Nature}, {"DIRECTION", &i.Direction}, {"BOUNDS", &i.Bounds},
		{"OVER_TIME", &i.OverTime}, {"OVER_SEGMENTS", &i.OverSegments}, {"OVER_PLACES", &i.OverPlaces},
		{"FORMULA", &i.Formula}, {"REQUIRES", &i.Requires}, {"COLLECTED", &i.Collected}, {"TRANSFORMED", &i.Transformed},
		{"OF", &i.Of}, {"FLOW", &i.Flow}, {"NOTE", &i.Note}, {"WEIGHT", &i.Weight}, {"WHOLE", &i.Whole},
		{"USUAL_STEP", &i.UsualStep}, {"MATERIALITY", &i.Materiality},
	}
}

func perimeterMembers(p *indicators.Perimeter) []member {
	return []member{{"WITHIN", &p.Within}, {"REPLACES", &p.Replaces}, {"NOTE", &p.Note}}
}

func categoryMembers(c *indicators.Category) []member {
	return append(
		[]member{{"PARTS", &c.Parts}, {"NOTE", &c.Note}}, completeMembers(&c.Complete, &c.CompleteFor, &c.CompleteFrom)...,
	)
}

func dimensionMembers(d *indicators.Dimension) []member {
	return completeMembers(&d.Complete, &d.CompleteFor, &d.CompleteFrom)
}

// completeMembers are what is said of codes being the whole.
func completeMembers(is *figure.Truth, only *[]indicators.ID, from *period.Period) []member {
	return []member{{"COMPLETE", is}, {"COMPLETE_FOR", only}, {"COMPLETE_FROM", from}}
}

// annotations returns what a record says beside its ID and its name.
func annotations(members []member) ([]Annotation, error) {
	var list []Annotation
	add := func(m member, values ...string) {
		for _, v := range values {
			list = append(list, Annotation{ourType + m.kind, v})
		}
	}
	for _, m := range members {
		if reflect.ValueOf(m.at).Elem().IsZero() {
			continue
		}
		switch at := m.at.(type) {
		case *bool:
			add(m, "true")
		case *string:
			add(m, *at)
		case *indicators.ID:
			add(m, string(*at))
		case *[]string:
			add(m, *at...)
		case *[]indicators.ID:
			for _, id := range *at {
				add(m, string(id))
			}
		case encoding.TextMarshaler:
			text, err := at.MarshalText()
			if err != nil {
				return nil, err
			}
			add(m, string(text))
		}
	}
	return list, nil
}

// set sets the members that the annotations name. The number is that of an
// annotation with an error.
func set(members []member, from []Annotation) (int, error) {
	for i, a := range from {
		kind, ours := strings.CutPrefix(a.Type, ourType)
		if !ours {
			continue
		}
		n := slices.IndexFunc(members, func(m member) bool { return m.kind == kind })
		if n < 0 {
			continue
		}
		switch at := members[n].at.(type) {
		case *bool:
			*at = a.Value == "true"
		case *string:
			*at = a.Value
		case *indicators.ID:
			*at = indicators.ID(a.Value)
		case *[]string:
			*at = append(*at, a.Value)
		case *[]indicators.ID:
			*at = append(*at, indicators.ID(a.Value))
		case encoding.TextUnmarshaler:
			if err := at.UnmarshalText([]byte(a.Value)); err != nil {
				return i, err
			}
		}
	}
	return 0, nil
}

// named returns the annotations and the names of a text.
func named(text wording.Text) (names map[string]string, list []Annotation) {
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		name, status := text.In(lang)
		if status == wording.Missing {
			continue
		}
		if names == nil {
			names = map[string]string{}
		}
		names[lang.String()] = name
		if status != wording.Attested {
			list = append(list, Annotation{nameType + strings.ToUpper(lang.String()), status.String()})
		}
	}
	return names, list
}

// valueOf returns the value of the first annotation of a type.
func valueOf(list []Annotation, kind string) (string, bool) {
	for _, a := range list {
		if a.Type == kind {
			return a.Value, true
		}
	}
	return "", false
}

// Catalogue returns the catalogue that the structures describe.
//
// Of what [StructuresOf] has made it is the very catalogue of the dataset: what
// SDMX has no place for stands in annotations. Of a message of others the code
// lists of dimensions become the indicators (INDICATOR), the areas (REF_AREA),
// the perimeters (PERIMETER) and the dimensions of breakdowns (any other, in
// lower case where that is the name it would be written by). Their names count
// as attested, and one whose language is not said as English, unverified. The
// losses name the rest: lists of no dimension, codes that are no
// [indicators.ID], hierarchies; and that indicators have no units and natures.
// The error is a [*indicators.Problems] with the annotations that cannot be
// read, and the records that [indicators.NewCatalogue] refuses.
func (s Structures) Catalogue() (*indicators.Catalogue, []indicators.Loss, error) {
	return s.CatalogueAs(mapping.Mapping{})
}

// CatalogueAs returns the catalogue that the structures describe in the terms of a
// mapping: a dimension goes where the mapping sends it, with its codes. It is the
// catalogue of what [ReadOptions].Map with the same mapping makes of a message.
// FREQ is no dimension, as it is none of what is read.
func (s Structures) CatalogueAs(m mapping.Mapping) (*indicators.Catalogue, []indicators.Loss, error) {
	if err := m.Check(); err != nil {
		return nil, nil, err
	}
	b := catalogueBuilder{lists: map[string]string{}, mapping: m}
	used := make([]bool, len(s.Codelists))
	lists := map[string]int{} // by what a URN ends with
	for i := range s.Codelists {
		list := &s.Codelists[i]
		if _, ok := lists[list.key()]; !ok {
			lists[list.key()] = i
		}
		if id, ok := valueOf(list.Annotations, dimensionType); ok {
			b.dimension(list, indicators.ID(id), b.name(list.ID, "", list.Names, list.Annotations, list.path("")))
			used[i] = true
		} else if id, ok := valueOf(list.Annotations, listType); ok {
			b.list(list, id)
			used[i] = true
		} else if list.Agency == standardAgency {
			_, used[i] = CodelistOf(list.ID)
		}
	}
	concepts := map[string]Item{}
	for _, scheme := range s.ConceptSchemes {
		for _, c := range scheme.Concepts {
			concepts[scheme.key()+"."+c.ID] = c
		}
	}
	for _, d := range s.DataStructures {
		for _, c := range d.Components.Dimensions.Dimensions {
			if c.Representation.Enumeration == "" {
				continue
			}
			_, key, _ := strings.Cut(c.Representation.Enumeration, "=")
			i, ok := lists[key]
			if !ok {
				b.losses.Add(indicators.LostRecords, c.Representation.Enumeration, "the code list is not in the message", nil)
				continue
			}
			list := &s.Codelists[i]
			if list.ours() {
				continue
			}
			used[i] = true
			_, concept, _ := strings.Cut(c.Concept, "=")
			b.foreign(list, c, concepts[concept])
		}
	}
	for i, ok := range used {
		if !ok {
			b.losses.AddCount(indicators.LostRecords, s.Codelists[i].key(), "the code list is of no dimension",
				len(s.Codelists[i].Codes))
		}
	}
	if err := b.problems.Err(); err != nil {
		return nil, b.losses.Losses(), err
	}
	c, err := indicators.NewCatalogue(b.spec)
	if err != nil {
		return nil, b.losses.Losses(), err
	}
	return c, b.losses.Losses(), nil
}

// key returns AGENCY:ID(VERSION).
func (a Artefact) key() string {
	return Structure{Agency: a.Agency, ID: a.ID, Version: a.Version}.String()
}

// path returns the pointer of a code list, or of a code of it.
func (l *Codelist) path(code string) string {
	if code == "" {
		return cite.Pointer("data", "codelists", l.ID)
	}
	return cite.Pointer("data", "codelists", l.ID, "codes", code)
}

// ours reports whether a list says what of a catalogue it holds.
func (l *Codelist) ours() bool {
	_, list := valueOf(l.Annotations, listType)
	_, dimension := valueOf(l.Annotations, dimensionType)
	return list || dimension
}

type catalogueBuilder struct {
	spec     indicators.CatalogueSpec
	mapping  mapping.Mapping
	lists    map[string]string // the key of the list that a dimension came from
	losses   interchange.Ledger
	problems interchange.Problems
}

func (b *catalogueBuilder) fail(path string, err error) {
	b.problems.Add(func() *indicators.Error {
		return interchange.Explain(&indicators.Error{Op: "Structures.Catalogue", Path: path}, err)
	})
}

// list adds the records of a list.
func (b *catalogueBuilder) list(l *Codelist, id string) {
	switch id {
	case interchange.IndicatorID:
		for i := range b.codes(l) {
			it := &l.Codes[i]
			r := indicators.Indicator{ID: b.id(it), Name: b.itemName(l, it)}
			b.members(l, it, indicatorMembers(&r), &r.Note)
			b.spec.Indicators = append(b.spec.Indicators, r)
		}
	case interchange.PerimeterID:
		for i := range b.codes(l) {
			it := &l.Codes[i]
			r := indicators.Perimeter{ID: b.id(it), Name: b.itemName(l, it)}
			b.members(l, it, perimeterMembers(&r), &r.Note)
			b.spec.Perimeters = append(b.spec.Perimeters, r)
		}
	case interchange.AreaID:
		b.spec.Areas = append(b.spec.Areas, b.categories(l)...)
	}
}

func (b *catalogueBuilder) dimension(l *Codelist, id indicators.ID, name wording.Text) {
	d := indicators.Dimension{ID: id, Name: name, Codes: b.categories(l)}
	if n, err := set(dimensionMembers(&d), l.Annotations); err != nil {
		b.fail(l.path("")+cite.Pointer("annotations", l.Annotations[n].Type), err)
	}
	b.spec.Dimensions = append(b.spec.Dimensions, d)
}

func (b *catalogueBuilder) categories(l *Codelist) (list []indicators.Category) {
	for i := range b.codes(l) {
		it := &l.Codes[i]
		r := indicators.Category{ID: b.id(it), Name: b.itemName(l, it)}
		b.members(l, it, categoryMembers(&r), &r.Note)
		list = append(list, r)
	}
	return list
}

// codes yields the places of the codes that are records.
func (b *catalogueBuilder) codes(l *Codelist) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range l.Codes {
			it := &l.Codes[i]
			if it.ID == interchange.Total || it.ID == interchange.NotApplicable {
				continue
			}
			if it.Parent != "" {
				b.losses.Add(indicators.LostMember, "parent", "a hierarchy of codes does not say that they are a whole without overlap", func() string { return l.path(it.ID) })
			}
			if _, ok := valueOf(it.Annotations, idType); !ok && indicators.ID(it.ID).Check() != nil {
				b.losses.Add(indicators.LostRecords, l.key(), "a code is no ID", func() string { return l.path(it.ID) })
				continue
			}
			if !yield(i) {
				return
			}
		}
	}
}

func (b *catalogueBuilder) id(it *Item) indicators.ID {
	if id, ok := valueOf(it.Annotations, idType); ok {
		return indicators.ID(id)
	}
	return indicators.ID(it.ID)
}

func (b *catalogueBuilder) members(l *Codelist, it *Item, members []member, note *string) {
	if i, err := set(members, it.Annotations); err != nil {
		b.fail(l.path(it.ID)+cite.Pointer("annotations", it.Annotations[i].Type), err)
	}
	if *note == "" {
		*note = it.description()
	}
}

// description returns the English description, or the first one.
func (it *Item) description() string {
	if text, ok := it.Descriptions["en"]; ok || len(it.Descriptions) == 0 {
		return text
	}
	langs := make([]string, 0, len(it.Descriptions))
	for lang := range it.Descriptions {
		langs = append(langs, lang)
	}
	return it.Descriptions[slices.Min(langs)]
}

func (b *catalogueBuilder) itemName(l *Codelist, it *Item) wording.Text {
	name := it.Name
	if id, ok := valueOf(it.Annotations, idType); ok && name == id {
		name = it.ID
	}
	return b.name(it.ID, name, it.Names, it.Annotations, l.path(it.ID))
}

// name returns the names of a record. Of one without languages, single is its
// name, unless that is its ID.
func (b *catalogueBuilder) name(id, single string, names map[string]string, notes []Annotation,
	path string) (text wording.Text) {
	put := func(lang wording.Lang, name string, status wording.Status) {
		t, err := text.With(lang, name, status)
		if err != nil {
			b.losses.Add(indicators.LostMember, "names", "not a name as the library has them", func() string { return path })
			return
		}
		text = t
	}
	for lang, name := range sorted(names) {
		l, err := wording.ParseLang(lang)
		if err != nil || !l.IsSet() {
			b.losses.Add(indicators.LostMember, "names in "+lang, "names are Arabic, French or English",
				func() string { return path })
			continue
		}
		status := wording.Attested
		if s, ok := valueOf(notes, nameType+strings.ToUpper(lang)); ok {
			if status, err = wording.ParseStatus(s); err != nil {
				b.fail(path, fmt.Errorf("%w: %w", indicators.ErrSyntax, err))
				continue
			}
		}
		put(l, name, status)
	}
	if len(names) == 0 && single != id && single != "" {
		put(wording.En, single, wording.Unverified)
	}
	return text
}

// sorted yields a map in order of its keys.
func sorted(m map[string]string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		keys := make([]string, 0, len(m))
		for k := range m {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

// translated returns a list with the codes that a mapping has for them; a code that
// is no ID is written as readers write it.
func (b *catalogueBuilder) translated(l *Codelist, to mapping.Component) *Codelist {
	out := *l
	out.Codes = make([]Item, 0, len(l.Codes))
	seen := map[string]bool{}
	for _, it := range l.Codes {
		code, _ := to.Code(it.ID)
		whole := code == "" || code == interchange.Total || code == interchange.NotApplicable
		if !whole && indicators.ID(code).Check() != nil {
			b.losses.Add(indicators.LostMember, l.key(), "a code that is no ID is written with escapes",
				func() string { return l.path(it.ID) })
			code = string(interchange.SafeID([]byte(code)))
		}
		if code == "" || seen[code] {
			continue
		}
		seen[code] = true
		it.ID = code
		out.Codes = append(out.Codes, it)
	}
	return &out
}

// foreign adds a dimension of a message of others.
func (b *catalogueBuilder) foreign(l *Codelist, c Component, concept Item) {
	if from, ok := b.lists[c.ID]; ok {
		if from != l.key() {
			b.losses.Add(indicators.LostRecords, l.key(), "another structure has another list for "+c.ID, nil)
		}
		return
	}
	b.lists[c.ID] = l.key()
	to, mapped := b.mapping.Component(c.ID, 0)
	if id, shared := interchange.Shared(c.ID); !mapped && shared {
		to.To = id
	}
	switch {
	case mapped && to.To == "" || to.To == interchange.FreqID:
		return
	case to.To == "":
		to.To = c.ID
	}
	l = b.translated(l, to)
	c.ID = to.To
	switch c.ID {
	case interchange.IndicatorID, interchange.PerimeterID, interchange.AreaID:
		b.list(l, c.ID)
		if c.ID == interchange.IndicatorID {
			b.losses.AddCount(indicators.LostMember, "indicators", "their units and natures are not said",
				len(b.spec.Indicators))
		}
		return
	}
	component, err := interchange.Named(c.ID, interchange.Dimension)
	if err != nil || component.Code() == "" {
		b.losses.Add(indicators.LostRecords, c.ID, "not a dimension of a breakdown", nil)
		return
	}
	b.dimension(l, component.Code(), b.name(c.ID, concept.Name, concept.Names, nil, l.path("")))
}
