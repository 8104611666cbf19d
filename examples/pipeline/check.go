package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/filter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

func init() {
	register.DoFn2x1[string, func(indicators.Observation), error](&readFn{})
	register.DoFn3x1[indicators.Observation, definitions, func(string, indicators.Observation), error](&placeFn{})
	// Called once for a place: what register.DoFn5x1 would save there, its compilation costs in minutes.
	beam.RegisterDoFn(&checkFn{})
	register.Emitter1[indicators.Observation]()
	register.Emitter2[string, indicators.Observation]()
	register.Emitter1[string]()
	register.Iter1[indicators.Observation]()
}

// definitions are the files that every worker needs whole: they are small beside the
// observations.
type definitions struct {
	Catalogue   []byte // catalogue.json
	Sources     []byte // sources.json
	Corrections []byte // a document of observations of which only the corrections count; may be empty
}

// decode reads a file, unless it is empty.
func decode(text []byte, read func(*bytes.Reader) error) error {
	if len(text) == 0 {
		return nil
	}
	return read(bytes.NewReader(text))
}

// catalogue reads the catalogue.
func (d definitions) catalogue() (*indicators.Catalogue, error) {
	return indicators.DecodeCatalogue(bytes.NewReader(d.Catalogue), indicators.DecodeOptions{})
}

// check adds a check to a pipeline: of observations, by definitions of one element, to
// findings and conflicts as lines of JSON.
func check(s beam.Scope, observations, defs beam.PCollection) (findings, conflicts beam.PCollection) {
	s = s.Scope("mithaq.check")
	side := beam.SideInput{Input: defs}
	placed := beam.ParDo(s, &placeFn{}, observations, side)
	findings, conflicts = beam.ParDo2(s, &checkFn{}, beam.GroupByKey(s, placed), side)
	// What is wrong with definitions is found wherever they are used.
	return filter.Distinct(s, findings), conflicts
}

// header is the first line of a file of observations.
const header = `{"format":"` + indicators.ObservationsFormat + `"}`

// readFn reads an observation from a line.
type readFn struct{}

// ProcessElement reads one line; the first line of a file has none.
func (*readFn) ProcessElement(line string, emit func(indicators.Observation)) error {
	text := strings.TrimSpace(line)
	if text == "" || strings.Contains(text, `"format"`) && strings.Contains(text, indicators.ObservationsFormat) {
		return nil
	}
	lines := strings.NewReader(header + "\n" + text + "\n")
	for o, err := range indicators.ReadObservations(lines, indicators.JSONLines, indicators.DecodeOptions{}) {
		if err != nil {
			return fmt.Errorf("%.80q: %w", text, err)
		}
		emit(o)
	}
	return nil
}

// placeFn says which observations are checked together: those of one place with all of
// its parts. The rules hold figures of several indicators, periods and parts of a place
// against each other, and never those of two places of which neither is part of the
// other or of a third.
type placeFn struct {
	root map[indicators.ID]indicators.ID
}

// ProcessElement gives an observation the place that it belongs to in the end.
func (f *placeFn) ProcessElement(
	o indicators.Observation, defs definitions, emit func(string, indicators.Observation),
) error {
	if f.root == nil {
		c, err := defs.catalogue()
		if err != nil {
			return err
		}
		f.root = roots(c)
	}
	place := o.Key.Area
	if root, ok := f.root[place]; ok {
		place = root
	}
	emit(string(place), o)
	return nil
}

// roots returns the first, by ID, of all areas that are connected by being parts of each
// other, for every area of a catalogue.
func roots(c *indicators.Catalogue) map[indicators.ID]indicators.ID {
	parent := make(map[indicators.ID]indicators.ID)
	var find func(indicators.ID) indicators.ID
	find = func(id indicators.ID) indicators.ID {
		if p, ok := parent[id]; ok && p != id {
			parent[id] = find(p)
			return parent[id]
		}
		return id
	}
	for a := range c.Areas() {
		for _, part := range append([]indicators.ID{a.ID}, a.Parts...) {
			x, y := find(a.ID), find(part)
			parent[max(x, y)] = min(x, y)
			parent[min(x, y)] = min(x, y)
		}
	}
	all := make(map[indicators.ID]indicators.ID)
	for id := range parent {
		all[id] = find(id)
	}
	return all
}

// checkFn checks the observations of a place.
type checkFn struct{}

// ProcessElement emits the findings and the conflicts of a place, each a line of JSON.
// It computes them from its arguments alone, so that a worker that fails half way can be
// started again.
func (*checkFn) ProcessElement(
	_ string, observations func(*indicators.Observation) bool, defs definitions, finding, conflict func(string),
) error {
	var all []indicators.Observation
	var o indicators.Observation
	for observations(&o) {
		all = append(all, o)
	}
	found, contradicted, err := checkAll(defs, all)
	if err != nil {
		return err
	}
	for _, line := range found {
		finding(line)
	}
	for _, line := range contradicted {
		conflict(line)
	}
	return nil
}

// checkAll checks observations as the plain library does, with the corrections of these
// alone.
func checkAll(defs definitions, all []indicators.Observation) (findings, conflicts []string, err error) {
	c, err := defs.catalogue()
	if err != nil {
		return nil, nil, err
	}
	var b, extra indicators.Builder
	err = errors.Join(
		decode(defs.Sources, func(r *bytes.Reader) error { return b.DecodeSources(r, indicators.DecodeOptions{}) }),
		decode(defs.Corrections, func(r *bytes.Reader) error {
			return extra.DecodeObservations(r, indicators.JSON, indicators.DecodeOptions{})
		}),
	)
	if err != nil {
		return nil, nil, err
	}
	corrections, err := extra.Build(c)
	if err != nil {
		return nil, nil, err
	}
	here := make(map[indicators.ID]bool, len(all))
	for _, o := range all {
		here[o.ID] = true
		b.AddObservation(o)
	}
	for x := range corrections.Corrections() {
		if here[x.Observation] {
			b.AddCorrection(x)
		}
	}
	d, err := b.Build(c)
	if err != nil {
		return nil, nil, err
	}
	v := d.View(indicators.ViewConfig{})
	for f := range rules.EachFinding(v, rules.All()...) {
		line, err := json.Marshal(f)
		if err != nil {
			return nil, nil, err
		}
		findings = append(findings, string(line))
	}
	for x := range v.EachConflict(indicators.Selector{}) {
		line, err := json.Marshal(x)
		if err != nil {
			return nil, nil, err
		}
		conflicts = append(conflicts, string(line))
	}
	slices.Sort(findings)
	slices.Sort(conflicts)
	return findings, conflicts, nil
}
