package sdmx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestLongValues: values of a component come back whole, whatever they share with the value
// before, also where what they share, or do not, takes more than 127 bytes.
func TestLongValues(t *testing.T) {
	var notes []string
	for _, shared := range []int{0, 1, 126, 127, 128, 129, 255, 256, 300, 20_000} {
		for _, own := range []int{1, 2, 126, 127, 128, 129, 300, 20_000} {
			notes = append(notes, strings.Repeat("s", shared)+fmt.Sprint(len(notes), "|")+strings.Repeat("o", own))
		}
	}
	var b indicators.Builder
	want := map[indicators.ID]string{}
	for i, note := range notes {
		o := indicators.Observation{
			ID:     indicators.ID(fmt.Sprintf("r%03d", i)),
			Key:    indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Period: period.Year(1900 + i)},
			Figure: figure.FromInt64(1), Role: indicators.RoleObserved, Source: "office", Note: note,
		}
		want[o.ID] = note
		b.AddObservation(o)
	}
	data, err := b.Build(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if _, err := sdmx.WriteJSON(&text, data, sdmx.WriteOptions{Prepared: prepared()}); err != nil {
		t.Fatal(err)
	}
	for o, err := range sdmx.ReadJSON(&text, sdmx.ReadOptions{}).All() {
		if err != nil {
			t.Fatal(err)
		}
		if note, ok := want[o.ID]; !ok || o.Note != note {
			t.Errorf("%s: a note of %d bytes, want %d", o.ID, len(o.Note), len(note))
		}
		delete(want, o.ID)
	}
	if len(want) > 0 {
		t.Errorf("%d observations are missing", len(want))
	}
}
