package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// sampleRevisions holds releases of private employment in the United States: ADP
// National Employment Report, by vintage date in ALFRED, Federal Reserve Bank of
// St. Louis, August 2025.
//
//go:embed revisions.csv
var sampleRevisions []byte

// revisionsHeader is the first line of a file of releases.
var revisionsHeader = []string{"period", "published", "figure"}

// revised is how the figures of a series were revised.
type revised struct {
	Periods  []revisedPeriod `json:"periods"`
	Mean     figure.Figure   `json:"mean_revision"`
	Absolute figure.Figure   `json:"mean_absolute_revision"`
	Largest  figure.Figure   `json:"largest_revision"`
	At       period.Period   `json:"largest_in"`
}

type revisedPeriod struct {
	Period    period.Period   `json:"period"`
	First     figure.Figure   `json:"first_release"`
	Revisions []figure.Figure `json:"revisions,omitempty"`
	Latest    figure.Figure   `json:"latest_release"`
}

// readRevisions reads releases from a file, or the sample, each as a source of its
// date.
func (t tables) readRevisions(name string) (*indicators.Dataset, error) {
	rows, err := t.readTable(name, sampleRevisions, revisionsHeader)
	if err != nil {
		return nil, err
	}
	var b indicators.Builder
	sources := map[string]bool{}
	for n, row := range rows {
		p, err1 := period.Parse(row[0])
		published, err2 := period.Parse(row[1])
		f, err3 := figure.Parse(row[2])
		for _, err := range []error{err1, err2, err3} {
			if err != nil {
				return nil, fmt.Errorf("%s: line %d: %w", name, n+2, err)
			}
		}
		source := indicators.ID("release-" + row[1])
		if !sources[row[1]] {
			sources[row[1]] = true
			b.AddSource(indicators.Source{ID: source, Originator: "office", Carrier: "office", Date: published})
		}
		b.AddObservation(indicators.Observation{
			ID: indicators.ID(fmt.Sprintf("L%d", n+2)), Key: indicators.Key{Indicator: "series", Period: p},
			Role: indicators.RoleObserved, Figure: f, Source: source,
		})
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{ID: "series", Nature: indicators.Stock}},
	})
	if err != nil {
		return nil, err
	}
	return b.Build(c)
}

// revise computes the revisions of a dataset.
func revise(d *indicators.Dataset) (revised, error) {
	var out revised
	v, s := d.View(indicators.ViewConfig{}), indicators.Selector{Indicator: "series"}
	mean, err := v.MeanRevision(s)
	if err != nil {
		return out, err
	}
	absolute, err := v.MeanAbsoluteRevision(s)
	if err != nil {
		return out, err
	}
	largest, err := v.LargestRevision(s)
	if err != nil {
		return out, err
	}
	out.Mean, out.Absolute, out.Largest = mean.Quantity.Figure, absolute.Quantity.Figure, largest.Quantity.Figure
	out.At = largest.Key.Period
	for i := 0; i < len(mean.Inputs); i += 2 {
		first, latest := mean.Inputs[i], mean.Inputs[i+1]
		steps, err := v.Revisions(first.Key)
		if err != nil {
			return out, err
		}
		x := revisedPeriod{Period: first.Key.Period, First: first.Quantity.Figure, Latest: latest.Quantity.Figure}
		for _, r := range steps {
			x.Revisions = append(x.Revisions, r.Quantity.Figure)
		}
		out.Periods = append(out.Periods, x)
	}
	return out, nil
}

// printRevisions prints first and latest releases, the revisions between, and how
// large they are on the whole.
func (t tables) printRevisions(name string) error {
	lang := t.style.Lang
	d, err := t.readRevisions(name)
	if err != nil {
		return program.Usage("%w", err)
	}
	all, err := revise(d)
	if err != nil {
		return err
	}
	if t.format == "json" {
		return page.JSON(t.out, all)
	}
	say := func(s string) string { return messages.Phrase(s).In(lang) }
	w := page.Writer(lang)
	var rows [][]string
	for _, x := range all.Periods {
		var steps []string
		for _, r := range x.Revisions {
			steps = append(steps, w.Say(r))
		}
		rows = append(rows, []string{w.Say(x.Period), w.Say(x.First), strings.Join(steps, " | "), w.Say(x.Latest)})
	}
	var text strings.Builder
	t.style.Table(&text, say("Releases and revisions"), []string{
		say("period"), say("first release"), say("revisions in order"), say("latest release"),
	}, rows)
	t.style.Table(&text, say("From first to latest release"), []string{say("measure"), say("revision")}, [][]string{
		{say("mean"), w.Say(all.Mean)}, {say("mean of absolute values"), w.Say(all.Absolute)},
		{say("largest") + " (" + w.Say(all.At) + ")", w.Say(all.Largest)},
	})
	return t.print(text.String())
}
