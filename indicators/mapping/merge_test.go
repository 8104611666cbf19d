package mapping_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// dataset has one observation for each ID, and a catalogue with one area.
func dataset(t *testing.T, area string, source indicators.Source, ids ...indicators.ID) *indicators.Dataset {
	t.Helper()
	name, err := wording.Text{}.With(wording.En, area, wording.Attested)
	if err != nil {
		t.Fatal(err)
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Areas:      []indicators.Category{{ID: "MA", Name: name}},
		Dimensions: []indicators.Dimension{{ID: "sex", Codes: []indicators.Category{{ID: indicators.ID(area[:1])}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "hcp", Name: name})
	b.AddSource(source)
	for i, id := range ids {
		b.AddObservation(indicators.Observation{ID: id, Role: indicators.RoleObserved, Source: source.ID,
			Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015 + i)}})
	}
	data, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestMerge(t *testing.T) {
	source := indicators.Source{ID: "s", Carrier: "hcp"}
	a, b := dataset(t, "Morocco", source, "x-1", "x-2"), dataset(t, "Morocco", source, "x-1", "y-1")
	both, losses, err := mapping.Merge(a, b)
	if err != nil || len(losses) != 0 || both.Len() != 3 {
		t.Fatal(losses, err)
	}
	if again, _, err := mapping.Merge(both, b); err != nil || !again.Equal(both) {
		t.Error("a dataset that is in it already changes it", err)
	}
	// A definition that differs is named, codes of a dimension come together.
	both, losses, err = mapping.Merge(a, dataset(t, "Kingdom", indicators.Source{ID: "s2", Carrier: "hcp"}, "z"))
	if err == nil {
		t.Fatal("bodies differ", both.Len())
	}
	var ps *indicators.Problems
	if !errors.As(err, &ps) || ps.List[0].Path != "/bodies/hcp" || !errors.Is(err, indicators.ErrDuplicate) {
		t.Error(err)
	}
	if len(losses) != 1 || losses[0].First != "/areas/MA" {
		t.Error(losses)
	}
	if _, _, err := mapping.Merge(a, dataset(t, "Morocco", source, "x-2")); !errors.Is(err, indicators.ErrDuplicate) {
		t.Error(err)
	}
	for i, pair := range [][2]*indicators.Dataset{{a, nil}, {nil, a}} {
		if _, _, err := mapping.Merge(pair[0], pair[1]); !errors.Is(err, indicators.ErrInvalid) {
			t.Error(i, err)
		}
	}
}

// ExampleMerge puts the figures of an office beside your own.
func ExampleMerge() {
	empty, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var own, theirs indicators.Builder
	key := indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015)}
	own.AddObservation(indicators.Observation{ID: "F1", Key: key, Role: indicators.RoleObserved, Source: "ministry"})
	theirs.AddObservation(indicators.Observation{ID: "ilo-1", Key: key, Role: indicators.RoleObserved, Source: "ilo"})
	a, err := own.Build(empty)
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := theirs.Build(empty)
	if err != nil {
		fmt.Println(err)
		return
	}
	both, losses, err := mapping.Merge(a, b)
	fmt.Println(both.Len(), losses, err)
	// Output: 2 [] <nil>
}
