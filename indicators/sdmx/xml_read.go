package sdmx

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/cite"
)

const readXMLOp = "sdmx.ReadXML"

// ReadXML reads the observations of an SDMX-ML 2.1 data message, of
// structure-specific or generic data, series or flat, in bounded memory; and those of
// version 2.0, of compact or generic data, alone or in a message group.
//
// A message of structure-specific data does not say which components are dimensions.
// [ReadOptions].Map and [ReadOptions].Structures do; of a component that neither names,
// a code at the series, or in a flat message, is a dimension unless cross-domain
// concepts of SDMX have it for an attribute, and a loss says so. Attributes of a group
// are those of the series behind it that have its codes; a group behind its series is
// named as a loss, and is a problem if it multiplies; so are attributes behind their
// observations. Where generic data has a value otherwise than in an XML attribute
// value, it is an error of a key, and else a problem or, of an attribute that is left
// out, a loss. A document type is refused, and so are entities but those of XML itself.
func ReadXML(in io.Reader, o ReadOptions) *Reading {
	d := interchange.NewDecoder(o.Defaults)
	return &Reading{ledger: d, opt: o, read: func(rows interchange.Rows, yield func(indicators.Observation, error) bool) {
		rows, yield = o.selected(rows, yield)
		x := newXMLReader(in, o, d, rows, yield)
		if err := x.message(); err != nil && err != errStopped {
			yield(indicators.Observation{}, err)
		}
	}}
}

// xmlReader reads a data message.
type xmlReader struct {
	xmlTokens
	opt      ReadOptions
	d        *interchange.Decoder
	rows     interchange.Rows
	yield    func(indicators.Observation, error) bool
	problems interchange.Problems
	quick    xmlQuick

	terms      *interchange.Terms
	structures map[string]xmlStructure // of the header, by their ID in the message
	components map[xmlName]*xmlComponent
	dimensions int
	definition *Definition // of the data set, nil when it is not known
	set        xmlSet
	count      int
}

// xmlStructure is what the header says of the structure of a data set.
type xmlStructure struct {
	structure Structure
	within    string // the dimension at the observation
}

// xmlName names a component at a level.
type xmlName struct {
	level level
	part  interchange.Part // 0 where the message does not say it
	name  string
}

type xmlComponent struct {
	c      interchange.Component
	name   string
	number uint64
	sort   int // one of the cells that differ, ofKey or ofRest
	last   int // the record that it was set in
}

// xmlValue is the value of a component.
type xmlValue struct {
	c    *xmlComponent
	text []byte
}

// xmlValues are values with what holds their texts.
type xmlValues struct {
	list []xmlValue
	text []byte
}

func (v *xmlValues) reset() { v.list, v.text = v.list[:0], v.text[:0] }

func (v *xmlValues) add(c *xmlComponent, text []byte) {
	n := len(v.text)
	v.text = append(v.text, text...)
	v.list = append(v.list, xmlValue{c, v.text[n:len(v.text):len(v.text)]})
}

// xmlShape is how a data set says its values.
type xmlShape uint8

const (
	anyShape      xmlShape = iota // as its first series, or observation, does
	specificShape                 // as XML attributes: structure-specific, and compact of version 2.0
	genericShape                  // as elements
)

// xmlSet is the data set that is being read.
type xmlSet struct {
	shape  xmlShape
	within string
	action Action
	shared xmlValues // of the data set
	series xmlValues
	obs    xmlValues
	groups xmlGroups
	began  bool             // a series, or a flat observation
	wrong  [levels]xmlWrong // of what each observation has from there
}

func newXMLReader(in io.Reader, o ReadOptions, d *interchange.Decoder, rows interchange.Rows,
	yield func(indicators.Observation, error) bool) *xmlReader {
	x := &xmlReader{opt: o, d: d, rows: rows, yield: yield, structures: map[string]xmlStructure{},
		components: map[xmlName]*xmlComponent{}}
	limits := o.Limits.withDefaults()
	x.begin(in, readXMLOp, limits, limits.MaxRecord)
	x.problems.Max = limits.MaxProblems
	d.Input = func() int64 { return x.in.n }
	return x
}

// message reads the root element.
func (x *xmlReader) message() error {
	root, err := x.root()
	if err != nil {
		return err
	}
	switch root.name {
	case "StructureSpecificData", "StructureSpecificTimeSeriesData", "CompactData":
		x.set.shape = specificShape
	case "GenericData", "GenericTimeSeriesData":
		x.set.shape = genericShape
	case "MessageGroup": // whose data sets may be of either
	default:
		return x.foreign("element " + cite.Quote(root.name))
	}
	if x.said == mapping.SDMXMLOld {
		return x.foreign("version 2.0")
	}
	shape := x.set.shape
	if x.terms, err = x.opt.terms(x.d, x.limits, false); err != nil {
		return err
	}
	err = x.children(func(e *xmlElement) error {
		switch e.name {
		case "Header":
			return x.children(x.header)
		case "DataSet":
			x.set = xmlSet{shape: shape}
			return x.dataSet(e)
		case "Footer":
			return x.footer()
		}
		return x.skip()
	})
	if err != nil {
		return err
	}
	return x.end()
}

// footer names what a service says behind the data, such as that there is more.
func (x *xmlReader) footer() error {
	return x.children(func(*xmlElement) error {
		return x.children(func(*xmlElement) error {
			text, err := x.content()
			if err == nil {
				x.d.Once(indicators.LostComponent, "Footer", "the service says of its answer: "+cite.Quote(strings.TrimSpace(text)))
			}
			return err
		})
	})
}

// family reads the ID of a key family, as version 2.0 calls structures.
func (x *xmlReader) family() (st xmlStructure, err error) {
	id, err := x.content()
	st.structure = Structure{Kind: DataStructure, ID: strings.TrimSpace(id)}
	return st, err
}

// header reads a member of the header.
func (x *xmlReader) header(e *xmlElement) (err error) {
	switch e.name {
	case "Structure":
	case "KeyFamilyRef":
		x.structures[""], err = x.family()
		return err
	default:
		return x.skip()
	}
	st := xmlStructure{within: e.attribute("dimensionAtObservation")}
	id := e.attribute("structureID")
	var read func(kind StructureKind) func(e *xmlElement) error
	read = func(kind StructureKind) func(e *xmlElement) error {
		return func(e *xmlElement) error {
			switch e.name {
			case "Structure":
				return x.children(read(DataStructure))
			case "StructureUsage":
				return x.children(read(Dataflow))
			case "ProvisionAgreement", "ProvisionAgrement":
				return x.children(read(DataProvision))
			case "Ref":
				if e.attribute("class") == "DataStructure" {
					kind = DataStructure
				}
				st.structure = Structure{kind, e.attribute("agencyID"), e.attribute("id"), e.attribute("version")}
			case "URN":
				text, err := x.content()
				st.structure = structureOfURN(strings.TrimSpace(text))
				return err
			}
			return x.skip()
		}
	}
	if err := x.children(read(Dataflow)); err != nil {
		return err
	}
	if len(x.structures) == maxStructures {
		return x.fail(fmt.Errorf("%w: more than %d structures", indicators.ErrLimit, maxStructures))
	}
	if _, twice := x.structures[id]; twice {
		return x.fail(fmt.Errorf("%w: structure %s", indicators.ErrDuplicate, cite.Quote(id)))
	}
	x.structures[id] = st
	return nil
}

// reserved are what a data set says of itself.
var reserved = map[string]bool{
	"structureRef": true, "setID": true, "action": true, "dataScope": true, "reportingBeginDate": true,
	"reportingEndDate": true, "validFromDate": true, "validToDate": true, "publicationYear": true,
	"publicationPeriod": true, "xmlns": true,
	// Of version 2.0.
	"keyFamilyURI": true, "datasetID": true, "dataflowID": true, "dataflowAgencyID": true, "dataProviderID": true,
	"dataProviderSchemeId": true, "dataProviderSchemeAgencyId": true,
}

// dataSet reads a data set.
func (x *xmlReader) dataSet(e *xmlElement) error {
	x.quick.begin()
	set := &x.set
	set.action = Information
	if text := e.attribute("action"); text != "" && text != "Update" { // which version 1.0 has
		a, err := ParseAction(text)
		if err != nil {
			return x.fail(err)
		}
		set.action = a
	}
	st, known := x.structures[e.attribute("structureRef")]
	if want := x.opt.Structure; want != (Structure{}) && st.structure != want {
		return x.fail(fmt.Errorf("%w: structure %s, want %s", indicators.ErrUnknown, st.structure, want))
	}
	if set.within = st.within; set.within == "" {
		set.within = interchange.TimeID
	}
	if x.definition = nil; known {
		x.definition = x.opt.Structures.definition(st.structure)
	}
	if set.shape == specificShape {
		for i := range e.attributes {
			a := &e.attributes[i]
			if a.prefixed || reserved[a.name] {
				continue
			}
			if err := x.add(&set.shared, atDataSet, 0, a.name, a.value); err != nil {
				return err
			}
		}
	}
	if err := x.children(x.dataSetMember); err != nil {
		return err
	}
	return x.closeGroups()
}

// dataSetMember reads a member of a data set, or of a group of its series, which may
// hold these in version 2.0.
func (x *xmlReader) dataSetMember(e *xmlElement) error {
	set := &x.set
	if set.shape == anyShape && (e.name == "Series" || e.name == "Obs") {
		set.shape = genericShape
		if slices.ContainsFunc(e.attributes, func(a xmlAttribute) bool { return !a.prefixed && a.name != "xmlns" }) {
			set.shape = specificShape
		}
	}
	switch {
	case e.name == "Series":
		return x.series(e)
	case e.name == "Obs":
		set.series.reset()
		set.wrong[atSeries] = xmlWrong{}
		x.quick.stale = true
		return x.observation(e, true)
	case e.name == "Attributes" && set.began:
		return x.lateValues(atDataSet)
	case e.name == "Attributes":
		return x.values(&set.shared, atDataSet, interchange.Attribute)
	case e.name == "KeyFamilyRef":
		st, err := x.family()
		if x.definition = nil; err == nil {
			x.definition = x.opt.Structures.definition(st.structure)
		}
		return err
	case strings.HasSuffix(e.name, "Group"):
		return x.group(e)
	}
	return x.skip()
}

// add adds a value of a component.
func (x *xmlReader) add(to *xmlValues, at level, part interchange.Part, name string, text []byte) error {
	c := x.components[xmlName{at, part, name}]
	if c == nil {
		var err error
		if c, err = x.component(at, part, name, string(text)); c == nil {
			return err
		}
	}
	to.add(c, text)
	return nil
}

// values reads generic:Value elements.
func (x *xmlReader) values(to *xmlValues, at level, part interchange.Part) error {
	return x.children(func(e *xmlElement) error {
		if e.name == "Value" {
			id, text := e.value("id"), e.value("value")
			if id == nil { // in version 2.0
				id = e.value("concept")
			}
			if text == nil {
				return x.without(at, part, string(id))
			}
			if c := x.components[xmlName{at, part, string(id)}]; c != nil {
				to.add(c, text)
			} else if err := x.add(to, at, part, string(id), text); err != nil {
				return err
			}
		}
		return x.skip()
	})
}

// series reads a series.
func (x *xmlReader) series(e *xmlElement) error {
	set := &x.set
	set.series.reset()
	set.wrong[atSeries] = xmlWrong{}
	x.quick.stale = true
	if set.shape == specificShape {
		for i := range e.attributes {
			a := &e.attributes[i]
			if a.prefixed || a.name == "xmlns" {
				continue
			}
			if err := x.add(&set.series, atSeries, 0, a.name, a.value); err != nil {
				return err
			}
		}
	}
	began := false
	return x.children(func(e *xmlElement) error {
		switch e.name {
		case "SeriesKey":
			return x.values(&set.series, atSeries, interchange.Dimension)
		case "Attributes":
			if began {
				return x.lateValues(atSeries)
			}
			return x.values(&set.series, atSeries, interchange.Attribute)
		case "Obs":
			if !began {
				began = true
				if err := x.ofGroups(&set.series); err != nil {
					return err
				}
			}
			return x.observation(e, false)
		}
		return x.skip()
	})
}

// observation reads an observation. A flat one has the whole key.
func (x *xmlReader) observation(e *xmlElement, flat bool) error {
	if x.count++; x.count > x.limits.MaxObservations {
		return x.fail(fmt.Errorf("%w: more than %d observations", indicators.ErrLimit, x.limits.MaxObservations))
	}
	set, at := &x.set, x.at
	set.obs.reset()
	set.wrong[atObservation] = xmlWrong{}
	if set.shape == genericShape {
		if err := x.genericObservation(); err != nil {
			return err
		}
	} else {
		for i := range e.attributes {
			a := &e.attributes[i]
			if a.prefixed || a.name == "type" || a.name == "xmlns" {
				continue
			}
			l, part := atObservation, interchange.Attribute
			if a.name == set.within {
				part = interchange.Dimension
			} else if flat {
				l, part = atSeries, 0
			}
			if err := x.add(&set.obs, l, part, a.name, a.value); err != nil {
				return err
			}
		}
		if err := x.children(x.strange); err != nil {
			return err
		}
	}
	if flat {
		if err := x.ofGroups(&set.obs); err != nil {
			return err
		}
	}
	for l := range set.wrong {
		if w := &set.wrong[l]; w.err != nil {
			x.d.Begin()
			return x.bad(w.at, w.err)
		}
	}
	if ok, more := x.quick.add(x); ok {
		if !more {
			return errStopped
		}
		return nil
	}
	o, err := x.put()
	if err != nil {
		return x.bad(at, err)
	}
	x.quick.keep(&o)
	if !x.yield(o, nil) {
		return errStopped
	}
	return nil
}

// genericObservation reads the elements of an observation of generic data.
func (x *xmlReader) genericObservation() error {
	set := &x.set
	return x.children(func(e *xmlElement) error {
		name, text := "", e.value("value")
		part := interchange.Dimension
		switch e.name {
		case "ObsKey":
			return x.values(&set.obs, atSeries, interchange.Dimension)
		case "Attributes":
			return x.values(&set.obs, atObservation, interchange.Attribute)
		case "Time": // in version 2.0
			text, err := x.content()
			if err == nil {
				err = x.add(&set.obs, atObservation, part, interchange.TimeID, []byte(strings.TrimSpace(text)))
			}
			return err
		case "ObsDimension":
			if name = e.attribute("id"); name == "" {
				name = set.within
			}
			if text == nil {
				return x.without(atObservation, part, name)
			}
		case "ObsValue":
			if name = e.attribute("id"); name == "" {
				name = interchange.ValueID
			}
			if part = interchange.Attribute; text == nil {
				return x.noValue()
			}
		case "Annotations":
		default:
			set.wrong[atObservation].is(x.at, "element "+cite.Quote(e.name)+" in an observation")
		}
		if name != "" {
			if err := x.add(&set.obs, atObservation, part, name, text); err != nil {
				return err
			}
		}
		return x.skip()
	})
}

// put returns the observation of the values that were read.
func (x *xmlReader) put() (o indicators.Observation, err error) {
	x.d.Begin()
	if x.set.action == Delete {
		return o, fmt.Errorf("%w: a data set that deletes has no observations", indicators.ErrInvalid)
	}
	for _, values := range [...]*xmlValues{&x.set.shared, &x.set.series, &x.set.obs} {
		for _, v := range values.list {
			if v.c.last == x.count && len(v.text) > 0 && v.c.c.ID != interchange.NoteID {
				return o, fmt.Errorf("%w: %s is given twice", indicators.ErrDuplicate, cite.Quote(v.c.name))
			}
			v.c.last = x.count
			if v.c.c.ID == "" {
				if len(v.text) > 0 {
					x.d.Add(indicators.LostComponent, v.c.name, "left out", x.d.Record)
				}
				continue
			}
			if err := x.d.Set(&v.c.c, v.text); err != nil {
				return o, fmt.Errorf("%w (%s)", err, v.c.name)
			}
		}
	}
	return x.d.End()
}

// bad reports what is wrong with an observation.
func (x *xmlReader) bad(at spot, err error) error {
	if x.d.Over() != nil {
		return x.fail(err)
	}
	ps := x.problems.One(func() *indicators.Error {
		e := &indicators.Error{Op: readXMLOp, Offset: int(at.offset), Line: at.line, Column: at.column, Path: x.d.Record()}
		return interchange.Explain(e, err)
	})
	if !x.yield(indicators.Observation{}, ps) {
		return errStopped
	}
	return nil
}

// component returns the component of a name, nil for a name that says nothing.
func (x *xmlReader) component(at level, part interchange.Part, name, text string) (*xmlComponent, error) {
	key := xmlName{at, part, name}
	if c, ok := x.components[key]; ok {
		return c, nil
	}
	if text == "" && part == 0 {
		return nil, nil // what it is shows with a value
	}
	if name == "" {
		return nil, x.fail(fmt.Errorf("%w: a value without a component", indicators.ErrInvalid))
	}
	if len(x.components) >= x.limits.MaxColumns {
		return nil, x.fail(fmt.Errorf("%w: more than %d components", indicators.ErrLimit, x.limits.MaxColumns))
	}
	own := part
	if own == 0 {
		own = x.part(at, name, text)
	}
	c := &xmlComponent{name: name, number: uint64(len(x.components))}
	var err error
	if c.c, err = x.terms.Resolve(name, 0, own, &x.d.Ledger); err != nil {
		return nil, x.fail(fmt.Errorf("%w: component %s", err, cite.Quote(name)))
	}
	if c.c.Part == interchange.Dimension {
		if x.dimensions++; x.dimensions > x.limits.MaxDimensions {
			return nil, x.fail(fmt.Errorf("%w: more than %d dimensions", indicators.ErrLimit, x.limits.MaxDimensions))
		}
	}
	// One component may be met at several levels.
	for k, before := range x.components {
		if k.name == name && before.c.Part == c.c.Part {
			c = before
		}
	}
	c.sorted()
	x.quick.off = x.quick.off || c.c.IsEntangled()
	x.components[key] = c
	return c, nil
}

// part says whether a component of structure-specific data is a dimension.
func (x *xmlReader) part(at level, name, text string) interchange.Part {
	if x.definition != nil {
		return x.definition.part(name)
	}
	if to, ok := x.opt.Map.Component(name, 0); ok && to.Part != "" {
		return interchange.Attribute // which the mapping then changes
	}
	if _, known := interchange.Shared(name); known {
		return interchange.Dimension
	}
	if at == atSeries && isID(text) && len(text) <= 64 && !isAttributeConcept(name) {
		x.d.Once(indicators.LostMember, "dimensions",
			"structure-specific data does not say which components are dimensions; say it in ReadOptions.Map or Structures; "+
				"a code of a series is taken for one, as "+cite.Quote(name))
		return interchange.Dimension
	}
	return interchange.Attribute
}

// attributeConcepts are names, and beginnings of names, that the cross-domain
// concepts of SDMX and offices have for attributes.
var attributeConcepts = [...]string{
	"UNIT", "UNIT_", "TITLE", "TITLE_", "COLLECTION", "COLL_", "TIME_FORMAT", "OBS_", "COMMENT", "COMMENT_", "NOTE",
	"NOTE_", "SOURCE", "SOURCE_", "DATA_SOURCE", "COMPILATION", "COVERAGE", "COVERAGE_", "DECIMALS", "BREAKS",
	"PRE_BREAK", "EMBARGO", "EMBARGO_", "BASE_PER", "METHODOLOGY", "AVAILABILITY", "PUBL_", "DOM_SER_IDS",
	"NAT_TITLE", "CONF_STATUS", "COMPILING_ORG", "DISS_ORG", "REF_PERIOD", "REF_PERIOD_", "CUSTODIAN",
	"TIME_PER_COLLECT", "LOWER_BOUND", "UPPER_BOUND", "LAST_UPDATE", "CONTACT", "DOC_METHOD", "CURRENCY_",
	"REPYEARSTART", "REPYEAREND", "REPORTING_YEAR_START_DAY",
}

func isAttributeConcept(name string) bool {
	name = strings.ToUpper(name)
	if name == "CURRENCY_DENOM" {
		return false
	}
	for _, c := range attributeConcepts {
		if name == c || strings.HasSuffix(c, "_") && strings.HasPrefix(name, c) {
			return true
		}
	}
	return false
}
