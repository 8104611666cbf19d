package changes_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// parts are the records of a dataset, to be edited.
type parts struct {
	spec         indicators.CatalogueSpec
	bodies       []indicators.Body
	sources      []indicators.Source
	observations []indicators.Observation
	corrections  []indicators.Correction
}

func partsOf(d *indicators.Dataset) parts {
	return parts{
		d.Catalogue().Spec(), slices.Collect(d.Bodies()), slices.Collect(d.Sources()), slices.Collect(d.All()),
		slices.Collect(d.Corrections()),
	}
}

func (p parts) build(t testing.TB) *indicators.Dataset {
	t.Helper()
	c, err := indicators.NewCatalogue(p.spec)
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	b.AddBody(p.bodies...)
	b.AddSource(p.sources...)
	b.AddObservation(p.observations...)
	b.AddCorrection(p.corrections...)
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// document returns all that a dataset holds, as its document has it.
func document(t testing.TB, d *indicators.Dataset) string {
	t.Helper()
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// edit changes one record of a release, another one each time, and returns what Compare
// must say of it: the kind, the path and the members.
func (p *parts) edit(r records.Random, n int, taken map[int]bool) string {
	i := r.IntN(len(p.observations))
	for taken[i] {
		i = r.IntN(len(p.observations))
	}
	taken[i] = true
	o := &p.observations[i]
	path := "/observations/" + string(o.ID)
	revised := func(members ...string) string { return fmt.Sprint(changes.Revised, " ", path, " ", members) }
	switch n % 10 {
	case 0: // a figure that no random observation has
		o.Figure = figure.FromInt64(int64(1_000_000_000_000) + int64(n))
		return revised("figure")
	case 1:
		o.Unit = figure.MustParseUnit("tonne")
		return revised("unit")
	case 2:
		o.Words = fmt.Sprintf("words %d", n)
		return revised("words")
	case 3:
		o.Source = indicators.ID(fmt.Sprintf("source-%d", n))
		return revised("source")
	case 4:
		o.Key.Perimeter = indicators.ID(fmt.Sprintf("perimeter-%d", n))
		return revised("perimeter")
	case 5:
		status := "B"
		if o.Status.Has('B') {
			status = "P"
		}
		o.Status, _ = indicators.ParseStatusSet(status)
		return revised("status")
	case 6:
		o.Note = fmt.Sprintf("note %d", n)
		return revised("note")
	case 7:
		o.Key.Period = period.Year(3000 + n)
		return revised("period")
	case 8:
		from := o.ID
		o.ID = indicators.ID(fmt.Sprintf("other-%d", n))
		return fmt.Sprint(changes.Renamed, " /observations/", o.ID, " from /observations/", from)
	}
	o.ID, o.Words = indicators.ID(fmt.Sprintf("new-%d", n)), fmt.Sprintf("other words %d", n)
	return fmt.Sprint(changes.Removed, " ", path) + "\n" + fmt.Sprint(changes.Added, " /observations/", o.ID)
}

// said returns what is told of each change, in order of text.
func said(c changes.Changes) string {
	var lines []string
	for _, x := range c.List {
		switch x.Kind {
		case changes.Revised:
			lines = append(lines, fmt.Sprint(x.Kind, " ", x.Path, " ", x.Members))
		case changes.Renamed:
			lines = append(lines, fmt.Sprint(x.Kind, " ", x.Path, " from ", x.From))
		default:
			lines = append(lines, fmt.Sprint(x.Kind, " ", x.Path))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// alone returns observations that refer to no other, so that an edit of one changes no
// other.
func alone(r records.Random, n int) (all []indicators.Observation) {
	for i := range n {
		o := r.Observation(i)
		o.Repeats, o.From = "", nil
		all = append(all, o)
	}
	return all
}

// TestPlantedEdits: a thousand edits give a thousand changes of the right kind.
func TestPlantedEdits(t *testing.T) {
	r := records.New(20261129, 1)
	p := parts{observations: alone(r, 4000)}
	old := p.build(t)
	p = partsOf(old)
	var want []string
	taken := map[int]bool{}
	for n := range 1000 {
		want = append(want, strings.Split(p.edit(r, n, taken), "\n")...)
	}
	slices.Sort(want)
	today := p.build(t)
	c := changes.Compare(old, today)
	if diff := cmp.Diff(strings.Join(want, "\n"), said(c)); diff != "" {
		t.Fatal(diff)
	}
	if got := len(c.List); got != 1100 { // of a hundred edits, two changes each
		t.Errorf("%d changes", got)
	}
	thereAndBack(t, old, today)
}

// thereAndBack checks that old and the changes make today, and back, also when the
// changes went through JSON.
func thereAndBack(t testing.TB, old, today *indicators.Dataset) {
	t.Helper()
	c := changes.Compare(old, today)
	var text bytes.Buffer
	if err := changes.Encode(&text, c); err != nil {
		t.Fatal(err)
	}
	read, err := changes.Decode(&text, indicators.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c, read); diff != "" {
		t.Fatal(diff)
	}
	got, err := read.Apply(old)
	if err != nil {
		t.Fatal(err)
	}
	if document(t, got) != document(t, today) {
		t.Fatalf("old and changes make\n%s\nwant\n%s", document(t, got), document(t, today))
	}
	if got, err = read.Invert().Apply(today); err != nil {
		t.Fatal(err)
	}
	if document(t, got) != document(t, old) {
		t.Fatalf("new and changes make\n%s\nwant\n%s", document(t, got), document(t, old))
	}
	if again := changes.Compare(got, old); len(again.List) > 0 {
		t.Errorf("equal releases differ: %v", said(again))
	}
	if back := changes.Compare(today, old); !cmp.Equal(back, c.Invert()) {
		t.Errorf("changes back:\n%s\nwant\n%s", said(c.Invert()), said(back))
	}
}

// TestThereAndBack: old and changes make new, and back, on random pairs of releases.
func TestThereAndBack(t *testing.T) {
	for n := range testkit.Cases(300, 10_000) {
		r := records.New(7, uint64(n))
		p := parts{observations: alone(r, 1+r.IntN(8))}
		old := p.build(t)
		p = partsOf(old)
		taken := map[int]bool{}
		for k := range r.IntN(len(p.observations) + 1) {
			p.edit(r, 10*k+r.IntN(10), taken)
		}
		for range r.IntN(3) {
			o := r.Observation(100 + r.IntN(1000))
			o.Repeats, o.From = "", nil
			if !slices.ContainsFunc(p.observations, func(x indicators.Observation) bool { return x.ID == o.ID }) {
				p.observations = append(p.observations, o)
			}
		}
		thereAndBack(t, old, p.build(t))
	}
}

// longer returns another name.
func longer(t wording.Text) wording.Text {
	t, _ = t.With(wording.En, "another name", wording.Translated)
	return t
}

// TestMorocco edits records of every kind of Morocco's data.
func TestMorocco(t *testing.T) {
	old := records.Morocco(t)
	p := partsOf(old)
	p.spec.Indicators[0].Name = longer(p.spec.Indicators[0].Name)
	p.spec.Perimeters = p.spec.Perimeters[1:]
	p.spec.Dimensions[0].Codes[0].Name = longer(p.spec.Dimensions[0].Codes[0].Name)
	p.spec.Areas[1].Name = longer(p.spec.Areas[1].Name)
	p.bodies[0].Note += "."
	p.sources[0].Title += "."
	p.sources[1].ID += "-other"
	gone := p.observations[3]
	p.observations = append(p.observations[:3], p.observations[4:]...)
	want := []string{
		"revised /indicators/" + string(p.spec.Indicators[0].ID) + " [name]",
		"revised /dimensions/" + string(p.spec.Dimensions[0].ID) + " [codes]",
		"revised /areas/" + string(p.spec.Areas[1].ID) + " [name]",
		"revised /bodies/" + string(p.bodies[0].ID) + " [note]",
		"revised /sources/" + string(p.sources[0].ID) + " [title]",
		"renamed /sources/" + string(p.sources[1].ID) + " from /sources/" + string(partsOf(old).sources[1].ID),
		"removed /observations/" + string(gone.ID),
	}
	before := slices.Collect(old.Catalogue().Perimeters())[0]
	want = append(want, "removed /perimeters/"+string(before.ID))
	if len(p.corrections) > 0 {
		p.corrections = p.corrections[1:]
		want = append(want, "removed /corrections/"+string(partsOf(old).corrections[0].ID))
	}
	slices.Sort(want)
	today := p.build(t)
	if diff := cmp.Diff(strings.Join(want, "\n"), said(changes.Compare(old, today))); diff != "" {
		t.Error(diff)
	}
	thereAndBack(t, old, today)
	thereAndBack(t, parts{}.build(t), today)
}

// TestApplyRefuses: changes of another release are refused, all of them at once.
func TestApplyRefuses(t *testing.T) {
	old := release("63000", "63,000 jobs", period.Year(2016))
	c := changes.Compare(old, release("65000", "65,000 jobs", period.Year(2017)))
	other := release("64000", "64,000 jobs", period.Year(2016))
	nobody := changes.Record{Body: &indicators.Body{ID: "nobody"}}
	body := &indicators.Body{ID: "office", Name: named("", "", "the office")}
	c.List = append(c.List,
		changes.Change{Kind: changes.Added, Path: "/bodies/office", New: changes.Record{Body: body}},
		changes.Change{Kind: changes.Removed, Path: "/bodies/nobody", Old: nobody},
		changes.Change{Kind: changes.Revised, Path: "/bodies/office"},
		changes.Change{Path: "/bodies/x"},
	)
	_, err := c.Apply(other)
	for _, want := range []string{
		"/observations/F2: invalid record: the record is not the one that was compared: its figure differs",
		"/bodies/office: duplicate identifier: the record is there already",
		"/bodies/nobody: unknown reference: there is no such record to be removed",
		"/bodies/office: invalid record: old and new are not the records of a change that is revised",
		"/bodies/x: invalid record: a change of no known kind",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nlacks %s", err, want)
		}
	}
}

// TestDifference: the size of a revision is exact, in the new unit.
func TestDifference(t *testing.T) {
	change := func(a, b figure.Quantity) changes.Change {
		return changes.Change{
			Kind: changes.Revised,
			Old:  changes.Record{Observation: &indicators.Observation{Figure: a.Figure, Unit: a.Unit}},
			New:  changes.Record{Observation: &indicators.Observation{Figure: b.Figure, Unit: b.Unit}},
		}
	}
	for _, x := range []struct{ a, b, want string }{
		{"7.5 MAD", "7.54 MAD", "0.04 MAD"},
		{"7500000 MAD", "7500000000 MAD", "7492500000 MAD"},
		{"1/3 MAD", "1/2 MAD", "1/6 MAD"},
		{"2.4 percent", "2.9 percent", "0.5 percent"},
		{">9000 job", "9000 job", ""},
		{"9000 job", "9000 job", ""}, // other members changed
		{"9 thousand*job", "9000 job", ""},
		{"9000@1000 job", "9000 job", ""},
		{"5 job", "5 MAD", ""},
		{"[1,2] job", "3 job", ""},
	} {
		a, b := figure.MustParseQuantity(x.a), figure.MustParseQuantity(x.b)
		got := ""
		if by, ok := change(a, b).Difference(); ok {
			got = by.String()
		}
		if got != x.want {
			t.Errorf("%s to %s: %q, want %q", x.a, x.b, got, x.want)
		}
	}
}

// FuzzDecode: no changes make Apply panic, and what it makes is what Compare finds.
func FuzzDecode(f *testing.F) {
	old := release("63000", "63,000 jobs", period.Year(2016))
	var text bytes.Buffer
	if err := changes.Encode(&text, changes.Compare(old, release("65000", "", period.Year(2017)))); err != nil {
		f.Fatal(err)
	}
	f.Add(text.Bytes())
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := changes.Decode(bytes.NewReader(text), indicators.DecodeOptions{})
		if err != nil {
			return
		}
		c.Text(nil, nil)
		c.Invert()
		today, err := c.Apply(old)
		if err != nil {
			return
		}
		back, err := changes.Compare(old, today).Apply(old)
		if err != nil || document(t, back) != document(t, today) {
			t.Errorf("%v", err)
		}
	})
}
