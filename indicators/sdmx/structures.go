package sdmx

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/stored"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Structures is the content of an SDMX-JSON 2.1 structure message, as far as
// this package reads it: what describes data. Links and other artefacts are left
// out.
type Structures struct {
	DataStructures []Definition         `json:"dataStructures,omitempty"`
	ConceptSchemes []ConceptScheme      `json:"conceptSchemes,omitempty"`
	Codelists      []Codelist           `json:"codelists,omitempty"`
	Dataflows      []DataflowDefinition `json:"dataflows,omitempty"`
}

// Artefact is what every artefact of a structure message has.
type Artefact struct {
	ID      string            `json:"id"`
	Version string            `json:"version,omitzero"`
	Agency  string            `json:"agencyID"`
	Name    string            `json:"name"`
	Names   map[string]string `json:"names,omitempty"` // by language tag

	Annotations []Annotation `json:"annotations,omitempty"`
}

// Item is a code or a concept.
type Item struct {
	ID           string            `json:"id"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"names,omitempty"` // by language tag
	Descriptions map[string]string `json:"descriptions,omitempty"`
	// Parent is the code that this one is under, "" for none.
	Parent string `json:"parent,omitzero"`

	Annotations []Annotation `json:"annotations,omitempty"`
}

// Codelist is a list of codes.
type Codelist struct {
	Artefact
	Codes []Item `json:"codes,omitempty"`
}

// ConceptScheme is a list of the concepts of components.
type ConceptScheme struct {
	Artefact
	Concepts []Item `json:"concepts,omitempty"`
}

// DataflowDefinition is a dataflow. Structure is the URN of its definition.
type DataflowDefinition struct {
	Artefact
	Structure string `json:"structure,omitzero"`
}

// Definition is a data structure definition (DSD).
type Definition struct {
	Artefact
	Components Components `json:"dataStructureComponents,omitzero"`
}

// Components are the components of a data structure.
type Components struct {
	Dimensions DimensionList `json:"dimensionList"`
	Measures   MeasureList   `json:"measureList,omitzero"`
	Attributes AttributeList `json:"attributeList,omitzero"`
}

// DimensionList holds the dimensions; that of time, if there is one, is the
// last.
type DimensionList struct {
	ID         string      `json:"id,omitzero"`
	Dimensions []Component `json:"dimensions,omitempty"`
	Time       *Component  `json:"timeDimension,omitempty"`
}

// MeasureList holds the measures.
type MeasureList struct {
	ID       string      `json:"id,omitzero"`
	Measures []Component `json:"measures,omitempty"`
}

// AttributeList holds the attributes.
type AttributeList struct {
	ID         string      `json:"id,omitzero"`
	Attributes []Component `json:"attributes,omitempty"`
}

// Component is a dimension, a measure or an attribute.
type Component struct {
	ID string `json:"id"`
	// Position is the place of a dimension in the key; 0 when none is said.
	Position int `json:"position,omitzero"`
	// Relationship says what an attribute is of.
	Relationship *Relationship `json:"attributeRelationship,omitempty"`
	// Concept is the URN of the concept of the component.
	Concept        string         `json:"conceptIdentity,omitzero"`
	Representation Representation `json:"localRepresentation,omitzero"`
}

// Relationship says what an attribute is of: the dataflow, some dimensions, a
// group or the observation.
type Relationship struct {
	Dataflow    *struct{} `json:"dataflow,omitempty"`
	Dimensions  []string  `json:"dimensions,omitempty"`
	Group       string    `json:"group,omitzero"`
	Observation *struct{} `json:"observation,omitempty"`
}

// Representation says what values a component takes: the codes of a list, by
// its URN, or those of a data type.
type Representation struct {
	Enumeration string  `json:"enumeration,omitzero"`
	Format      *Format `json:"format,omitempty"`
	MaxOccurs   Occurs  `json:"maxOccurs,omitzero"`
}

// Occurs says how many values a component has at most; 0 is one.
type Occurs uint32

// Unbounded is any number of values.
const Unbounded Occurs = math.MaxUint32

// MarshalJSON returns the number, "unbounded" as a string, and null for 0, which
// stands for no member.
func (o Occurs) MarshalJSON() ([]byte, error) {
	switch o {
	case 0:
		return []byte("null"), nil
	case Unbounded:
		return []byte(`"unbounded"`), nil
	}
	return strconv.AppendUint(nil, uint64(o), 10), nil
}

// UnmarshalJSON reads what [Occurs.MarshalJSON] returns.
func (o *Occurs) UnmarshalJSON(text []byte) error {
	if o == nil {
		return refuseStored(readStructuresOp, stored.NoTarget())
	}
	switch string(text) {
	case "null":
		*o = 0
		return nil
	case `"unbounded"`:
		*o = Unbounded
		return nil
	}
	n, err := strconv.ParseUint(string(text), 10, 32)
	if err != nil || n == 0 || Occurs(n) == Unbounded {
		return &indicators.Error{Op: readStructuresOp, Err: indicators.ErrSyntax,
			Detail: cite.Quote(string(text)) + " is not a number of values"}
	}
	*o = Occurs(n)
	return nil
}

// Format is a data type, such as String or Decimal.
type Format struct {
	DataType string `json:"dataType,omitzero"`
}

const readStructuresOp = "sdmx.ReadStructures"

// ReadStructures reads a structure message of SDMX-JSON, or of SDMX-ML 2.1, whole. Of the limits, MaxBytes (64
// MiB by default) and MaxProblems apply.
func ReadStructures(in io.Reader, limits Limits) (Structures, error) {
	if in == nil {
		return Structures{}, interchange.Absent(readStructuresOp, "reader")
	}
	most := limits.MaxBytes
	if most <= 0 {
		most = 64 << 20
	}
	limits = limits.withDefaults()
	in, isXML, err := sniffXML(in)
	if err != nil {
		return Structures{}, err
	}
	if isXML {
		return readXMLStructures(in, limits, most)
	}
	var message struct {
		Data Structures `json:"data"`
	}
	err = strictjson.DecodeFrom(in, &message, strictjson.Options{
		AllowUnknown: true, MaxBytes: most, MaxDepth: 32, MaxElements: limits.MaxObservations,
		MaxProblems: limits.MaxProblems,
	})
	if err == nil {
		return message.Data, nil
	}
	return Structures{}, refused.Problems(readStructuresOp, err)
}

const writeStructuresOp = "sdmx.WriteStructures"

// WriteStructures writes a structure message. ID, Prepared, Sender and Lang of
// the options stand at its head; Prepared must be set.
func WriteStructures(out io.Writer, s Structures, o WriteOptions) error {
	if out == nil {
		return interchange.Absent(writeStructuresOp, "writer")
	}
	o = o.withDefaults()
	if err := o.head(writeStructuresOp); err != nil {
		return err
	}
	type party struct {
		ID string `json:"id"`
	}
	type meta struct {
		ID        string   `json:"id"`
		Prepared  string   `json:"prepared"`
		Languages []string `json:"contentLanguages"`
		Sender    party    `json:"sender"`
	}
	text, err := strictjson.Encode(struct {
		Schema string     `json:"$schema"`
		Meta   meta       `json:"meta"`
		Data   Structures `json:"data"`
	}{
		"https://json.sdmx.org/2.1/sdmx-json-structure-schema.json",
		meta{o.ID, o.Prepared.String(), []string{o.Lang.String()}, party{o.Sender}}, s,
	}, strictjson.EncodeOptions{})
	if err == nil {
		_, err = out.Write(text)
	}
	if err != nil {
		return &indicators.Error{Op: writeStructuresOp, Err: err}
	}
	return nil
}

// head checks what stands at the head of SDMX-JSON.
func (o WriteOptions) head(op string) error {
	for _, id := range []string{o.ID, o.Sender} {
		if !isCode(id) {
			return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "ID or sender " + cite.Quote(id)}
		}
	}
	if !o.Prepared.IsSet() {
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "Prepared is not set"}
	}
	return nil
}

// StructuresOf describes the messages that [WriteCSV] and [WriteJSON] make of a
// dataset: the data structure definition with its dataflow, concepts and code
// lists. Agency, ID and version are those of Structure in the options; the
// definition is called by the ID with DSD_ before it, and the concept scheme
// with CS_.
//
// Indicators, areas, perimeters and the dimensions of breakdowns are lists of
// codes if each code of the catalogue may be one of SDMX, which allows no dot
// and no colon, and each that the dataset uses is in the catalogue. The other
// components are texts. All of the catalogue stands in the code lists, which
// [Structures.Catalogue] reads back.
func StructuresOf(data *indicators.Dataset, o WriteOptions) (Structures, []indicators.Loss, error) {
	o = o.withDefaults()
	const op = structuresOp
	if data == nil {
		return Structures{}, nil, interchange.Absent(op, "dataset")
	}
	if err := o.check(op); err != nil {
		return Structures{}, nil, err
	}
	all := interchange.All(data)
	components, err := interchange.Layout(all)
	if err != nil {
		return Structures{}, nil, withOp(err, op)
	}
	b := structureBuilder{opt: o, catalogue: data.Catalogue(), used: map[string]map[string]bool{}}
	if b.version = o.Structure.Version; b.version == "" {
		b.version = "1.0"
	}
	e := interchange.NewEncoder(components)
	all(func(o *indicators.Observation, common *interchange.Common) bool {
		var cells [][]byte
		if cells, err = e.Cells(o, common); err != nil {
			return false
		}
		for i, c := range components {
			if b.listed(c) {
				if b.used[c.ID] == nil {
					b.used[c.ID] = map[string]bool{}
				}
				if !b.used[c.ID][string(cells[i])] {
					b.used[c.ID][string(cells[i])] = true
				}
			}
		}
		return true
	})
	if err != nil {
		return Structures{}, nil, withOp(err, op)
	}
	return b.build(components)
}

type structureBuilder struct {
	opt       WriteOptions
	version   string
	catalogue *indicators.Catalogue
	used      map[string]map[string]bool // codes, by component
	losses    interchange.Ledger
	err       error
}

const structuresOp = "sdmx.StructuresOf"

// listed reports whether a component may be coded by a list of the catalogue.
func (b *structureBuilder) listed(c interchange.Component) bool {
	switch c.ID {
	case interchange.IndicatorID, interchange.AreaID, interchange.PerimeterID:
		return true
	}
	return c.Part == interchange.Dimension && c.Code() != ""
}

func (b *structureBuilder) artefact(prefix, id, name string) Artefact {
	return Artefact{ID: prefix + id, Version: b.version, Agency: b.opt.Structure.Agency, Name: name}
}

func urnOf(class string, a Artefact) string {
	return "urn:sdmx:org.sdmx.infomodel." + class + "=" + a.key()
}

// safeID makes an ID of the library one of SDMX, which has neither '.' nor ':'.
// The characters instead are in none of the library's.
func safeID(id string) string {
	return strings.NewReplacer(".", "@", ":", "$").Replace(id)
}

// item returns a code with its names and annotations.
func (b *structureBuilder) item(id indicators.ID, text wording.Text, members []member) Item {
	names, notes := named(text)
	more, err := annotations(members)
	if err != nil && b.err == nil {
		b.err = interchange.Explain(&indicators.Error{Op: structuresOp, Path: cite.Pointer(string(id))}, err)
	}
	it := Item{ID: string(id), Name: string(id), Names: names, Annotations: append(notes, more...)}
	if !isCode(it.ID) {
		it.ID = safeID(it.ID)
		it.Annotations = append(it.Annotations, Annotation{idType, string(id)})
	}
	if name, _ := text.Display(b.opt.Lang); name != "" {
		it.Name = name
	}
	return it
}

// catalogueList is a code list of the catalogue, and the component that takes
// its codes, if it may.
type catalogueList struct {
	Codelist
	component string
}

// lists returns the code lists of the catalogue.
func (b *structureBuilder) lists() []catalogueList {
	list := func(component, name string) catalogueList {
		l := catalogueList{Codelist{Artefact: b.artefact("CL_", component, name)}, component}
		l.Annotations = []Annotation{{listType, component}}
		return l
	}
	notApplicable := Item{ID: interchange.NotApplicable, Name: "Not applicable"}
	indicator, area, perimeter := list(interchange.IndicatorID, "Indicator"), list(interchange.AreaID, "Reference area"),
		list(interchange.PerimeterID, "Perimeter")
	for i := range b.catalogue.Indicators() {
		indicator.Codes = append(indicator.Codes, b.item(i.ID, i.Name, indicatorMembers(&i)))
	}
	for a := range b.catalogue.Areas() {
		area.Codes = append(area.Codes, b.item(a.ID, a.Name, categoryMembers(&a)))
	}
	for p := range b.catalogue.Perimeters() {
		perimeter.Codes = append(perimeter.Codes, b.item(p.ID, p.Name, perimeterMembers(&p)))
	}
	area.Codes, perimeter.Codes = append(area.Codes, notApplicable), append(perimeter.Codes, notApplicable)
	all := []catalogueList{indicator, area, perimeter}
	n := 0
	for d := range b.catalogue.Dimensions() {
		l := catalogueList{Codelist{Artefact: b.artefact("CL_", interchange.ComponentID(d.ID), string(d.ID))},
			interchange.ComponentID(d.ID)}
		if n++; l.component == "" { // no component is called so
			l.ID = fmt.Sprintf("CL-%d", n)
		}
		var notes []Annotation
		l.Names, notes = named(d.Name)
		if name, _ := d.Name.Display(b.opt.Lang); name != "" {
			l.Name = name
		}
		l.Annotations = append([]Annotation{{dimensionType, string(d.ID)}}, notes...)
		said, err := annotations(dimensionMembers(&d))
		if err != nil && b.err == nil {
			b.err = interchange.Explain(&indicators.Error{Op: structuresOp, Path: cite.Pointer(string(d.ID))}, err)
		}
		l.Annotations = append(l.Annotations, said...)
		for _, c := range d.Codes {
			l.Codes = append(l.Codes, b.item(c.ID, c.Name, categoryMembers(&c)))
		}
		l.Codes = append(l.Codes, Item{ID: interchange.Total, Name: "Total"})
		all = append(all, l)
	}
	return all
}

// codes reports whether the list has every code of its component.
func (b *structureBuilder) codes(l *catalogueList) bool {
	known := map[string]bool{}
	for _, it := range l.Codes {
		known[it.ID] = true
		if _, ok := valueOf(it.Annotations, idType); ok {
			b.losses.Add(indicators.LostMember, l.ID, "a code has a character that SDMX does not allow: the component is a text", nil)
			return false
		}
	}
	for code := range b.used[l.component] {
		if !known[code] {
			b.losses.Add(indicators.LostMember, l.ID, "the dataset uses a code that the catalogue does not have: the component is a text", nil)
			return false
		}
	}
	return true
}

func (b *structureBuilder) build(components []interchange.Component) (Structures, []indicators.Loss, error) {
	id := b.opt.Structure.ID
	concepts := ConceptScheme{Artefact: b.artefact("CS_", id, "Concepts of published figures")}
	dsd := Definition{Artefact: b.artefact("DSD_", id, "Structure of published figures")}
	flow := DataflowDefinition{Artefact: b.artefact("", id, "Published figures"),
		Structure: urnOf("datastructure.DataStructure", dsd.Artefact)}
	s := Structures{}
	cs := &dsd.Components
	cs.Dimensions.ID = "DimensionDescriptor"
	position := 0
	enumeration := map[string]string{} // of components
	for _, l := range b.lists() {
		s.Codelists = append(s.Codelists, l.Codelist)
		used := slices.ContainsFunc(components, func(c interchange.Component) bool { return c.ID == l.component })
		if used && b.codes(&l) {
			enumeration[l.component] = urnOf("codelist.Codelist", l.Artefact)
		}
	}
	for _, c := range components {
		concepts.Concepts = append(concepts.Concepts, Item{ID: c.ID,
			Name: interchange.NewNames(b.catalogue, b.opt.Lang).Component(c)})
		part := Component{ID: c.ID, Concept: urnOf("conceptscheme.Concept", concepts.Artefact) + "." + c.ID}
		part.Representation.Format = &Format{"String"}
		if urn := enumeration[c.ID]; urn != "" {
			part.Representation = Representation{Enumeration: urn}
		}
		list, standard := CodelistOf("CL_" + c.ID)
		if c.ID == interchange.QualifierID {
			list = Codelist{Artefact: b.artefact("CL_", c.ID, c.Name)}
			list.Annotations = []Annotation{{listType, c.ID}}
			for _, q := range Qualifiers() {
				list.Codes = append(list.Codes, Item{ID: q.ID, Name: q.Name})
			}
		}
		if standard || c.ID == interchange.QualifierID {
			s.Codelists = append(s.Codelists, list)
			part.Representation = Representation{Enumeration: urnOf("codelist.Codelist", list.Artefact)}
		}
		if c.Multi {
			part.Representation.MaxOccurs = Unbounded
		}
		switch {
		case c.ID == interchange.TimeID:
			part.Representation.Format = &Format{"ObservationalTimePeriod"}
			cs.Dimensions.Time = &part
		case c.Part == interchange.Dimension:
			part.Position = position
			position++
			cs.Dimensions.Dimensions = append(cs.Dimensions.Dimensions, part)
		case c.Part == interchange.Measure:
			part.Representation.Format = &Format{"Decimal"}
			cs.Measures = MeasureList{"MeasureDescriptor", append(cs.Measures.Measures, part)}
		default:
			part.Relationship = &Relationship{Observation: &struct{}{}}
			cs.Attributes = AttributeList{"AttributeDescriptor", append(cs.Attributes.Attributes, part)}
		}
	}
	s.ConceptSchemes, s.DataStructures, s.Dataflows = []ConceptScheme{concepts}, []Definition{dsd},
		[]DataflowDefinition{flow}
	return s, b.losses.Losses(), b.err
}
