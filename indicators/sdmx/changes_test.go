package sdmx_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// ExampleWriteChanges sends a revision.
func ExampleWriteChanges() {
	jobs := func(id indicators.ID, f string) *indicators.Observation {
		return &indicators.Observation{
			ID: id, Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015)},
			Figure: figure.MustParse(f), Role: indicators.RoleObserved, Source: "yearbook",
		}
	}
	record := func(o *indicators.Observation) changes.Record { return changes.Record{Observation: o} }
	c := changes.Changes{List: []changes.Change{
		{Kind: changes.Revised, Old: record(jobs("F1", "63000")), New: record(jobs("F1", "65000"))},
		{Kind: changes.Removed, Old: record(jobs("F2", "6500"))},
	}}
	var message bytes.Buffer
	if _, err := sdmx.WriteChanges(&message, c, &indicators.Catalogue{}, sdmx.WriteOptions{}); err != nil {
		panic(err)
	}
	fmt.Print(strings.ReplaceAll(message.String(), "\r", ""))
	// Output:
	// STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,PERIMETER,RECORD,TIME_PERIOD,OBS_VALUE,ROLE,SOURCE
	// dataflow,MITHAQ:OBSERVATIONS(1.0.0),D,jobs,MA,_Z,F2,2015,6500,observed,yearbook
	// dataflow,MITHAQ:OBSERVATIONS(1.0.0),R,jobs,MA,_Z,F1,2015,65000,observed,yearbook
}

// TestWriteChanges: a receiver that does what the message says has the new release. The
// rows are told apart by another reader of CSV.
func TestWriteChanges(t *testing.T) {
	for seed := range uint64(40) {
		r := records.New(seed, 9)
		var before, after []indicators.Observation
		for i := range 30 {
			o := r.Observation(i)
			o.Repeats, o.From = "", nil
			// The other reader takes a carriage return away.
			o.Words, o.Note = strings.ReplaceAll(o.Words, "\r", ""), strings.ReplaceAll(o.Note, "\r", "")
			next := o
			switch r.IntN(6) {
			case 0:
				next.Figure = figure.FromInt64(int64(1_000_000) + int64(i))
			case 1:
				next.Key.Period = period.Year(3000 + i)
			case 2:
				next.ID += "-other"
			case 3:
				before = append(before, o)
				continue
			case 4:
				after = append(after, o)
				continue
			}
			before, after = append(before, o), append(after, next)
		}
		old := records.Build(t, records.Catalogue(t), before...)
		today := records.Build(t, records.Catalogue(t), after...)
		var message bytes.Buffer
		losses, err := sdmx.WriteChanges(&message, changes.Compare(old, today), today.Catalogue(), sdmx.WriteOptions{})
		if err != nil || len(losses) > 0 {
			t.Fatal(losses, err)
		}
		got := received(t, old, message.String())
		records.SameObservations(t, got, today)
	}
}

// received does to a release what a message says.
func received(t *testing.T, old *indicators.Dataset, message string) *indicators.Dataset {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(message)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	action, record := slices.Index(rows[0], "ACTION"), slices.Index(rows[0], "RECORD")
	gone := map[string]bool{}
	var kept bytes.Buffer
	w := csv.NewWriter(&kept)
	for n, row := range rows {
		if n > 0 && row[action] != "A" {
			gone[row[record]] = true
		}
		if n > 0 && row[action] == "D" {
			continue
		}
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	var b indicators.Builder
	for o := range old.All() {
		if !gone[string(o.ID)] {
			b.AddObservation(o)
		}
	}
	if err := sdmx.ReadCSV(&kept, sdmx.ReadOptions{}).Load(&b); err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(old.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWriteChangesLosses: changes of other records are counted, and nothing is written
// without a writer.
func TestWriteChangesLosses(t *testing.T) {
	body := &indicators.Body{ID: "office"}
	c := changes.Changes{List: []changes.Change{
		{Kind: changes.Added, Path: "/bodies/office", New: changes.Record{Body: body}},
	}}
	var message bytes.Buffer
	losses, err := sdmx.WriteChanges(&message, c, &indicators.Catalogue{}, sdmx.WriteOptions{})
	want := []indicators.Loss{{
		Kind: indicators.LostRecords, What: "changes of other records", Count: 1,
		Why: "a data message carries observations only", First: "/bodies/office",
	}}
	if diff := cmp.Diff(want, losses); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if _, err := sdmx.WriteChanges(nil, c, &indicators.Catalogue{}, sdmx.WriteOptions{}); err == nil {
		t.Error("no error without a writer")
	}
}
