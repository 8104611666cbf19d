package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"runtime/debug"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// module is the path of the library.
const module = "github.com/mithaq-go/mithaq"

// newReport makes the report of a sector.
func newReport(in input, q question) (*report, error) {
	m := &maker{
		question: q, sector: in.sector, exact: wording.WriterOf(q.lang), round: rounder(q.lang),
		numbers: map[indicators.ID]int{},
	}
	m.view = in.sector.View(indicators.ViewConfig{Policy: indicators.ByAuthority, Known: q.known})
	if err := m.choose(); err != nil {
		return nil, err
	}
	if err := m.checkYear(); err != nil {
		return nil, err
	}
	m.found = in.sector.CheckAs(indicators.ViewConfig{Known: q.known})
	m.accused = accusedOf(m.found)
	r := &report{
		Lang: q.lang, Sector: m.name(in.sector.Name(), string(in.sector.ID())), At: m.at, Known: q.known, Since: q.since,
		Version: version(), Rules: codes(),
	}
	if m.version.IsKnown() { // else the page is of the sector alone
		r.Agreement = m.name(m.version.Agreement().Name, string(m.version.ID()))
	} else {
		r.IsEarly = m.agreement != ""
	}
	var err error
	if r.Targets, err = m.targets(); err != nil {
		return nil, err
	}
	measured := m.measured()
	var year period.Period
	r.Keys, year = m.keyFigures(measured)
	r.Year = m.period(year)
	r.Charts = m.charts(measured, r.Keys)
	r.Causes = m.causes()
	for _, c := range r.Causes {
		if c.Class == finding.SeverityError.String() && len(r.Errors) < 3 {
			c.Findings = c.Findings[:min(len(c.Findings), 3)]
			r.Errors = append(r.Errors, c)
		}
	}
	r.Counts = m.counts()
	if q.since.IsSet() {
		r.Changes = m.changed(r)
	}
	all := in.sector.Coverage(indicators.ViewConfig{Known: q.known}).All()
	r.Covered = covered{all.Figures, all.Compared, all.Near, all.Alone}
	if r.Files, err = digests(in.files); err != nil {
		return nil, err
	}
	var data bytes.Buffer
	count := func(yield func(indicators.Observation) bool) {
		for o := range m.view.Observations(indicators.Selector{}) {
			r.Figures++
			if !yield(o) {
				return
			}
		}
	}
	if err := indicators.WriteObservations(&data, indicators.CSV, count); err != nil {
		return nil, err
	}
	r.Data = data.String()
	r.Sources = m.sources
	r.Metadata = m.metadata(r)
	return r, nil
}

// choose chooses the agreement and the day where they are not given, and refuses a day on
// which nothing was known.
func (m *maker) choose() error {
	if len(m.agreement) > 0 {
		if _, ok := m.sector.Agreement(m.agreement); !ok {
			var ids []string
			for h := range m.sector.Agreements() {
				ids = append(ids, string(h.ID()))
			}
			return program.None("agreement", string(m.agreement), ids)
		}
	} else {
		m.agreement = m.mostTargets()
	}
	if err := m.checkFigures(); err != nil {
		return err
	}
	anything := false
	for range m.view.Observations(indicators.Selector{}) {
		anything = true
		break
	}
	if !anything {
		if first := firstKnown(m.sector.View(indicators.ViewConfig{})); first.IsSet() && m.known.IsSet() {
			return program.Usage("-known %s: nothing was known by then; the first figure became known by %s", m.known, first)
		}
		return program.Usage("the sector has no figures with a known date")
	}
	if m.since.IsSet() && m.known.IsSet() && m.since.After(m.known) {
		return program.Usage("-since %s: after -known %s", m.since, m.known)
	}
	if !m.at.IsSet() {
		m.at = m.lastDay()
	}
	m.version = m.history().AsOf(m.at, m.known)
	return nil
}

// checkFigures refuses names of key figures that the sector does not have, and takes each
// once.
func (m *maker) checkFigures() error {
	var once []indicators.ID
	for _, id := range m.figures {
		_, isIndicator := m.sector.Catalogue().Indicator(id)
		_, isMetric := m.sector.Metric(id)
		if !isIndicator && !isMetric {
			var ids []string
			for i := range m.sector.Catalogue().Indicators() {
				ids = append(ids, string(i.ID))
			}
			for x := range m.sector.Metrics() {
				ids = append(ids, string(x.ID))
			}
			return program.None("figures", string(id), ids)
		}
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	m.figures = once
	return nil
}

// checkYear refuses a period of which no key figure has a value, and says of which there
// are.
func (m *maker) checkYear() error {
	if !m.year.IsSet() {
		return nil
	}
	measured, ids := m.measured(), m.figures
	for _, k := range measured {
		if len(m.figures) == 0 {
			ids = append(ids, k.Indicator)
		}
	}
	var all []period.Period
	for _, id := range ids {
		all = append(all, m.periods(id, measured)...)
	}
	switch {
	case slices.Contains(all, m.year):
		return nil
	case len(all) == 0:
		return program.Usage("-year %s: no key figure has a value of any period", m.year)
	}
	return program.Usage("-year %s: no key figure has a value then; there are values of %s", m.year,
		folder.Periods(all, " to ", ", ", nil))
}

// mostTargets returns the agreement with the most targets, the first one of several.
func (m *maker) mostTargets() (best agreements.ID) {
	most := 0
	for h := range m.sector.Agreements() {
		n := len(h.AsOf(h.Record().Known.Last(), m.known).Agreement().Targets)
		if n = max(n, len(h.Record().Targets)); n > most {
			best, most = h.ID(), n
		}
	}
	return best
}

// lastDay returns the last day that a figure of the targets' indicators speaks of before
// the last deadline; without targets, that any figure speaks of. A day of knowledge ends it.
func (m *maker) lastDay() (last period.Date) {
	m.version = m.history().AsOf(m.known, m.known)
	if !m.known.IsSet() {
		m.version = m.history().AsOf(m.history().Record().Known.Last(), m.known)
	}
	deadline := period.Date{}
	wanted := map[indicators.ID]bool{}
	for _, t := range m.version.Agreement().Targets {
		if d := t.Deadline.Last(); d.Compare(deadline) > 0 {
			deadline = d
		}
		for _, x := range t.Measures {
			wanted[x.Indicator] = true
		}
	}
	for o := range m.view.Observations(indicators.Selector{}) {
		d := o.Key.Period.Last()
		if isAim(o.Role) {
			continue
		}
		counts := len(wanted) == 0 || wanted[o.Key.Indicator]
		late := deadline.IsSet() && d.After(deadline) || m.known.IsSet() && d.After(m.known)
		if counts && !late && d.Compare(last) > 0 {
			last = d
		}
	}
	if !last.IsSet() {
		last = cmp.Or(m.known, deadline)
	}
	return last
}

// digests returns the data files of a folder with their digests.
func digests(folder fs.FS) (all []file, err error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !slices.Contains([]string{".json", ".jsonl", ".csv"}, path.Ext(e.Name())) {
			continue
		}
		data, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(data)
		all = append(all, file{Name: clean(e.Name(), 100), Digest: hex.EncodeToString(sum[:])})
	}
	return all, nil
}

// version returns the version of the library that the program was built with, "" for one
// that is not released.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, x := range append(info.Deps, &info.Main) {
		if x.Path == module && x.Version != "(devel)" {
			return x.Version
		}
	}
	return ""
}
