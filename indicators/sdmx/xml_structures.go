package sdmx

import (
	"bytes"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// The artefacts of a structure message of SDMX-ML 2.1, as far as they are read.
type (
	xmlText struct {
		Lang string `xml:"lang,attr"`
		Text string `xml:",chardata"`
	}
	xmlRef struct {
		Ref struct {
			ID      string `xml:"id,attr"`
			Agency  string `xml:"agencyID,attr"`
			Version string `xml:"version,attr"`
			Parent  string `xml:"maintainableParentID,attr"`
			Within  string `xml:"maintainableParentVersion,attr"`
		} `xml:"Ref"`
		URN string `xml:"URN"`
	}
	xmlItem struct {
		ID           string    `xml:"id,attr"`
		Names        []xmlText `xml:"Name"`
		Descriptions []xmlText `xml:"Description"`
		Parent       xmlRef    `xml:"Parent"`
	}
	xmlArtefact struct {
		ID       string    `xml:"id,attr"`
		Agency   string    `xml:"agencyID,attr"`
		Version  string    `xml:"version,attr"`
		Names    []xmlText `xml:"Name"`
		Codes    []xmlItem `xml:"Code"`
		Concepts []xmlItem `xml:"Concept"`
		Flow     xmlRef    `xml:"Structure"`
		Parts    struct {
			Dimensions struct {
				ID       string    `xml:"id,attr"`
				List     []xmlPart `xml:"Dimension"`
				Measures []xmlPart `xml:"MeasureDimension"`
				Time     []xmlPart `xml:"TimeDimension"`
			} `xml:"DimensionList"`
			Measures struct {
				ID      string    `xml:"id,attr"`
				Primary []xmlPart `xml:"PrimaryMeasure"`
				List    []xmlPart `xml:"Measure"`
			} `xml:"MeasureList"`
			Attributes struct {
				ID   string    `xml:"id,attr"`
				List []xmlPart `xml:"Attribute"`
			} `xml:"AttributeList"`
		} `xml:"DataStructureComponents"`
	}
	xmlPart struct {
		ID       string `xml:"id,attr"`
		Position int    `xml:"position,attr"`
		Concept  xmlRef `xml:"ConceptIdentity"`
		Local    struct {
			Enumeration xmlRef `xml:"Enumeration"`
			Format      struct {
				Type string `xml:"textType,attr"`
			} `xml:"TextFormat"`
		} `xml:"LocalRepresentation"`
		Relationship struct {
			None       *struct{} `xml:"None"`
			Dimensions []xmlRef  `xml:"Dimension"`
			Group      xmlRef    `xml:"Group"`
			Measure    *xmlRef   `xml:"PrimaryMeasure"`
		} `xml:"AttributeRelationship"`
	}
)

// readXMLStructures reads a structure message of SDMX-ML 2.1 whole.
func readXMLStructures(in io.Reader, limits Limits, most int64) (Structures, error) {
	var s Structures
	x := xmlTokens{whole: true}
	limits.MaxBytes = most
	x.begin(in, readStructuresOp, limits, 0)
	root, err := x.root()
	if err != nil {
		return s, err
	}
	if root.name != "Structure" {
		return s, x.foreign("no structure message")
	}
	var walk func(e *xmlElement) error
	walk = func(e *xmlElement) error {
		var a xmlArtefact
		switch e.name {
		case "Structures", "Codelists", "Concepts", "DataStructures", "Dataflows":
			return x.children(walk)
		case "Codelist", "ConceptScheme", "DataStructure", "Dataflow":
			if err := x.dec.DecodeElement(&a, &x.start); err != nil {
				return x.broken(err)
			}
			x.depth--
			s.add(e.name, &a)
			return nil
		}
		return x.skip()
	}
	if err := x.children(walk); err != nil {
		return Structures{}, err
	}
	return s, x.end()
}

// add adds an artefact.
func (s *Structures) add(kind string, a *xmlArtefact) {
	head := Artefact{ID: a.ID, Version: a.Version, Agency: a.Agency}
	head.Name, head.Names = names(a.Names)
	switch kind {
	case "Codelist":
		s.Codelists = append(s.Codelists, Codelist{head, items(a.Codes)})
	case "ConceptScheme":
		s.ConceptSchemes = append(s.ConceptSchemes, ConceptScheme{head, items(a.Concepts)})
	case "Dataflow":
		s.Dataflows = append(s.Dataflows, DataflowDefinition{head, a.Flow.urn("datastructure.DataStructure", a.Agency)})
	case "DataStructure":
		d := Definition{Artefact: head}
		p := &a.Parts
		d.Components.Dimensions.ID = p.Dimensions.ID
		for _, list := range [][]xmlPart{p.Dimensions.List, p.Dimensions.Measures} {
			for i := range list {
				d.Components.Dimensions.Dimensions = append(d.Components.Dimensions.Dimensions, list[i].component(a.Agency))
			}
		}
		if len(p.Dimensions.Time) > 0 {
			c := p.Dimensions.Time[0].component(a.Agency)
			d.Components.Dimensions.Time = &c
		}
		d.Components.Measures.ID, d.Components.Attributes.ID = p.Measures.ID, p.Attributes.ID
		for _, list := range [][]xmlPart{p.Measures.Primary, p.Measures.List} {
			for i := range list {
				d.Components.Measures.Measures = append(d.Components.Measures.Measures, list[i].component(a.Agency))
			}
		}
		attributes := &d.Components.Attributes.Attributes
		for i := range p.Attributes.List {
			*attributes = append(*attributes, p.Attributes.List[i].component(a.Agency))
		}
		s.DataStructures = append(s.DataStructures, d)
	}
}

// names returns the English or else the first name, and all by language.
func names(list []xmlText) (name string, all map[string]string) {
	for _, n := range list {
		text := strings.TrimSpace(n.Text)
		if name == "" || n.Lang == "en" {
			name = text
		}
		if n.Lang != "" {
			if all == nil {
				all = map[string]string{}
			}
			all[n.Lang] = text
		}
	}
	return name, all
}

func items(list []xmlItem) []Item {
	out := make([]Item, 0, len(list))
	for _, x := range list {
		it := Item{ID: x.ID, Parent: x.Parent.Ref.ID}
		it.Name, it.Names = names(x.Names)
		_, it.Descriptions = names(x.Descriptions)
		out = append(out, it)
	}
	return out
}

// urn returns the URN of what a reference leads to, "" for none. agency is that of
// the artefact that has the reference.
func (r xmlRef) urn(class, agency string) string {
	if urn := strings.TrimSpace(r.URN); urn != "" {
		return urn
	}
	if r.Ref.ID == "" {
		return ""
	}
	if r.Ref.Agency != "" {
		agency = r.Ref.Agency
	}
	if r.Ref.Parent != "" {
		return urnOf(class, Artefact{Agency: agency, ID: r.Ref.Parent, Version: r.Ref.Within}) + "." + r.Ref.ID
	}
	return urnOf(class, Artefact{Agency: agency, ID: r.Ref.ID, Version: r.Ref.Version})
}

func (p *xmlPart) component(agency string) Component {
	c := Component{ID: p.ID, Position: p.Position, Concept: p.Concept.urn("conceptscheme.Concept", agency)}
	if c.ID == "" { // which it has from its concept
		c.ID = p.Concept.Ref.ID
	}
	c.Representation.Enumeration = p.Local.Enumeration.urn("codelist.Codelist", agency)
	if t := p.Local.Format.Type; t != "" {
		c.Representation.Format = &Format{t}
	}
	r := &p.Relationship
	switch {
	case r.None != nil:
		c.Relationship = &Relationship{Dataflow: &struct{}{}}
	case r.Measure != nil:
		c.Relationship = &Relationship{Observation: &struct{}{}}
	case len(r.Dimensions) > 0 || r.Group.Ref.ID != "":
		c.Relationship = &Relationship{Group: r.Group.Ref.ID}
		for _, d := range r.Dimensions {
			c.Relationship.Dimensions = append(c.Relationship.Dimensions, d.Ref.ID)
		}
	}
	return c
}

// definition returns the definition that describes the data of a structure, nil
// where it is not among s. A single definition describes all.
func (s *Structures) definition(st Structure) *Definition {
	if len(s.DataStructures) == 0 {
		return nil
	}
	want := st
	for _, f := range s.Dataflows {
		if f.ID == st.ID && (st.Agency == "" || f.Agency == st.Agency) && st.Kind != DataStructure {
			if _, id, ok := strings.Cut(f.Structure, "="); ok {
				if to, err := ParseStructure(DataStructure, id); err == nil {
					want = to
				}
			}
		}
	}
	for i := range s.DataStructures {
		d := &s.DataStructures[i]
		if d.ID == want.ID && (want.Agency == "" || d.Agency == want.Agency) {
			return d
		}
	}
	if len(s.DataStructures) == 1 {
		return &s.DataStructures[0]
	}
	return nil
}

// part says whether a component is a dimension.
func (d *Definition) part(id string) interchange.Part {
	list := d.Components.Dimensions
	if list.Time != nil && list.Time.ID == id {
		return interchange.Dimension
	}
	for i := range list.Dimensions {
		if list.Dimensions[i].ID == id {
			return interchange.Dimension
		}
	}
	return interchange.Attribute
}

// sniffXML reports whether an input is XML, and returns it whole again.
func sniffXML(in io.Reader) (io.Reader, bool, error) {
	start := make([]byte, 512)
	n, err := io.ReadFull(in, start)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	if err != nil {
		return in, false, &indicators.Error{Op: readStructuresOp, Err: err}
	}
	start = start[:n]
	text := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n")
	return io.MultiReader(bytes.NewReader(start), in), len(text) > 0 && text[0] == '<', nil
}
