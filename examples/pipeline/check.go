package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
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
	register.DoFn2x0[indicators.Observation, func(string, indicators.Observation)](&groupFn{})
	// Called once for a part: what register.DoFn5x1 would save there, its compilation costs in minutes.
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

// check adds a check to a pipeline: of observations, by definitions of one element, to
// findings and conflicts as lines of JSON.
func check(s beam.Scope, group groupFn, observations, defs beam.PCollection) (findings, conflicts beam.PCollection) {
	s = s.Scope("mithaq.check")
	parts := beam.GroupByKey(s, beam.ParDo(s, &group, observations))
	findings, conflicts = beam.ParDo2(s, &checkFn{group.Widest}, parts, beam.SideInput{Input: defs})
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

// extents are how the observations are grouped: by series for conflicts and for the rules
// that look at no more than one series, and all together for the others.
var extents = []rules.Extent{rules.OneSeries, rules.Whole}

// rulesOf returns the rules that are run on groups of an extent, of those that need no
// more than the widest.
func rulesOf(e, widest rules.Extent) []rules.Rule {
	run := slices.DeleteFunc(rules.All(), func(r rules.Rule) bool { return rules.Needs(r.Code) > widest })
	var list []rules.Rule
	for need, some := range rules.ByExtent(run...) {
		// Narrower groups are kept together as well.
		if i := slices.IndexFunc(extents, func(x rules.Extent) bool { return need <= x }); extents[i] == e {
			list = append(list, some...)
		}
	}
	return list
}

// groupFn says which observations are checked together, by what the rules need.
type groupFn struct {
	Shards int          // how many parts the groups of an extent are shared out among
	Widest rules.Extent // rules that need more are left out
}

// ProcessElement gives an observation to its part of each extent. Keys of one group come to one part.
func (f *groupFn) ProcessElement(o indicators.Observation, emit func(string, indicators.Observation)) {
	for _, e := range extents {
		if e <= f.Widest {
			h := fnv.New32a()
			h.Write([]byte(e.Group(o.Key)))
			emit(fmt.Sprint(e, " ", h.Sum32()%uint32(max(1, f.Shards))), o)
		}
	}
}

// checkFn checks the observations of a part.
type checkFn struct {
	Widest rules.Extent // as that of groupFn
}

// ProcessElement emits the findings and the conflicts of a part, each a line of JSON.
// It computes them from its arguments alone, so that a worker that fails half way can be
// started again.
func (f *checkFn) ProcessElement(
	part string, observations func(*indicators.Observation) bool, defs definitions, finding, conflict func(string),
) error {
	i := slices.IndexFunc(extents, func(e rules.Extent) bool { return strings.HasPrefix(part, e.String()+" ") })
	if i < 0 {
		return fmt.Errorf("a part of no extent: %q", part)
	}
	d, err := defs.dataset(func(yield func(indicators.Observation) bool) {
		var o indicators.Observation
		for observations(&o) && yield(o) {
		}
	})
	if err != nil {
		return err
	}
	v := d.View(indicators.ViewConfig{})
	if err := eachFinding(v, rulesOf(extents[i], f.Widest), finding); err != nil {
		return err
	}
	if extents[i] == rules.OneSeries {
		return eachConflict(v, conflict)
	}
	return nil
}

// checkPlain is what the plain library does with the same files, all at once.
func checkPlain(
	defs definitions, observations iter.Seq[indicators.Observation], finding, conflict func(string),
) error {
	d, err := defs.dataset(observations)
	if err != nil {
		return err
	}
	v := d.View(indicators.ViewConfig{})
	if err := eachFinding(v, rules.All(), finding); err != nil {
		return err
	}
	return eachConflict(v, conflict)
}

// dataset builds a part: its observations, with all definitions, sources and corrections.
func (d definitions) dataset(observations iter.Seq[indicators.Observation]) (*indicators.Dataset, error) {
	c, err := indicators.DecodeCatalogue(bytes.NewReader(d.Catalogue), indicators.DecodeOptions{})
	if err != nil {
		return nil, err
	}
	var b, extra indicators.Builder
	err = errors.Join(
		decode(d.Sources, func(r *bytes.Reader) error { return b.DecodeSources(r, indicators.DecodeOptions{}) }),
		decode(d.Corrections, func(r *bytes.Reader) error {
			return extra.DecodeObservations(r, indicators.JSON, indicators.DecodeOptions{})
		}),
	)
	if err != nil {
		return nil, err
	}
	corrected, err := extra.Build(c)
	if err != nil {
		return nil, err
	}
	b.AddCorrection(slices.Collect(corrected.Corrections())...)
	for o := range observations {
		b.AddObservation(o)
	}
	return b.Build(c)
}

// eachFinding passes on what rules find, each finding a line of JSON.
func eachFinding(v indicators.View, run []rules.Rule, use func(string)) error {
	for f := range rules.EachFinding(v, run...) {
		line, err := json.Marshal(f)
		if err != nil {
			return err
		}
		use(string(line))
	}
	return nil
}

// eachConflict passes on the conflicts, each a line of JSON.
func eachConflict(v indicators.View, use func(string)) error {
	for x := range v.EachConflict(indicators.Selector{}) {
		line, err := json.Marshal(x)
		if err != nil {
			return err
		}
		use(string(line))
	}
	return nil
}
