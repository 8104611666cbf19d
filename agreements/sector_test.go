package agreements_test

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func lines(fs []indicators.Finding) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.String())
		for _, e := range f.Evidence {
			out = append(out, "  "+e.Path+" "+string(e.Source)+" "+e.Words+" "+e.Quantity.String())
		}
	}
	return out
}

// TestFindingsKnowNothingLater: the findings of a day of knowledge are those of
// a book in which everything that became known later never was (law 9).
func TestFindingsKnowNothingLater(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 30))
	data := declaredView(t, "").Dataset()
	for range rounds(t, 60) {
		a := randomAgreement(r)
		for k := a.Known.Last().DaysSince(day(1)) + 1; k <= horizon; k += 2 {
			view := data.View(indicators.ViewConfig{Known: day(k)})
			full := lines(agreements.CheckBook(book(t, a), view, agreements.Rules()...))
			bare := lines(agreements.CheckBook(book(t, forget(a, day(k))), view, agreements.Rules()...))
			if diff := cmp.Diff(bare, full); diff != "" {
				t.Fatalf("known on %d (-what was known +found)\n%s", k, diff)
			}
		}
	}
}

// TestOrderLeavesNoTrace: records in another order give the same bytes and the
// same findings (law 6).
func TestOrderLeavesNoTrace(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 31))
	view := declaredView(t, "")
	for range rounds(t, 20) {
		f := filler{r: r}
		s := f.spec()
		x, err := agreements.NewBook(s)
		if err != nil {
			t.Fatal(err)
		}
		r.Shuffle(len(s.Programmes), func(i, j int) { s.Programmes[i], s.Programmes[j] = s.Programmes[j], s.Programmes[i] })
		r.Shuffle(len(s.Organisations), func(i, j int) { s.Organisations[i], s.Organisations[j] = s.Organisations[j], s.Organisations[i] })
		r.Shuffle(len(s.People), func(i, j int) { s.People[i], s.People[j] = s.People[j], s.People[i] })
		r.Shuffle(len(s.Statements), func(i, j int) { s.Statements[i], s.Statements[j] = s.Statements[j], s.Statements[i] })
		r.Shuffle(len(s.Agreements), func(i, j int) { s.Agreements[i], s.Agreements[j] = s.Agreements[j], s.Agreements[i] })
		y, err := agreements.NewBook(s)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encode(t, x.Spec()), encode(t, y.Spec())) {
			t.Fatal("other bytes")
		}
		if diff := cmp.Diff(lines(agreements.CheckBook(x, view, agreements.Rules()...)), lines(agreements.CheckBook(y, view, agreements.Rules()...))); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestSector(t *testing.T) {
	if _, err := agreements.NewSector(agreements.SectorSpec{}); !errors.Is(err, agreements.ErrInvalid) {
		t.Error(err)
	}
	own := agreements.Rule{Code: "OWN1", Severity: indicators.Info, Check: func(s agreements.Scope) iter.Seq[indicators.Finding] {
		return func(yield func(indicators.Finding) bool) {
			for v := range s.Final() {
				yield(indicators.Finding{Path: "/agreements/" + string(v.ID())})
			}
		}
	}}
	s, err := agreements.NewSector(agreements.SectorSpec{ID: "test", Dataset: declaredView(t, "").Dataset(), Book: book(t, contract()), Rules: []agreements.Rule{own, {}}})
	if err != nil {
		t.Fatal(err)
	}
	has := func(fs []indicators.Finding, code indicators.FindingCode) bool {
		for _, f := range fs {
			if f.Code == code && f.Severity != 0 {
				return true
			}
		}
		return false
	}
	if all := s.Check(); !has(all, "OWN1") || !has(all, "AGR062") {
		t.Errorf("%v", all)
	}
	if early := s.CheckAs(indicators.ViewConfig{Known: period.MustDate(2016, 5, 4)}); len(early) != 0 {
		t.Errorf("found before anything was known: %v", early)
	}
	if h, ok := s.Agreement("contract"); !ok || h.ID() != "contract" {
		t.Error("no agreement")
	}
	if _, ok := s.Agreement("none"); ok {
		t.Error("an agreement that is not there")
	}
	if _, ok := s.Programme("none"); ok {
		t.Error("a programme that is not there")
	}
	empty, err := agreements.NewSector(agreements.SectorSpec{Dataset: declaredView(t, "").Dataset()})
	if err != nil || len(empty.Check()) != 0 {
		t.Errorf("an empty sector: %v, %v", empty.Check(), err)
	}
	// The zero values answer, with nothing.
	var h agreements.History
	if v := h.AsOf(period.Date{}, period.Date{}); v.IsKnown() || v.Agreement().ID != "" || h.StatusAt(period.Date{}, period.Date{}).States != 0 || h.Timeline(period.Date{}) != nil || v.Path(agreements.Ref{}) == "" {
		t.Error("the zero History knows something")
	}
	if diff, err := (agreements.Version{}).Diff(agreements.Version{}); len(diff) != 0 || err != nil {
		t.Errorf("%v, %v", diff, err)
	}
}

// TestCodes: every code list is its words' inverse, and no value makes it panic.
func TestCodes(t *testing.T) {
	type code interface {
		fmt.Stringer
		MarshalText() ([]byte, error)
	}
	for _, c := range []struct {
		make func(uint8) code
		read func([]byte) (code, error)
	}{
		{func(n uint8) code { return agreements.Basis(n) }, func(b []byte) (code, error) { var x agreements.Basis; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.Form(n) }, func(b []byte) (code, error) { var x agreements.Form; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.State(n) }, func(b []byte) (code, error) { var x agreements.State; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.Act(n) }, func(b []byte) (code, error) { var x agreements.Act; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.Counting(n) }, func(b []byte) (code, error) { var x agreements.Counting; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.EventKind(n) }, func(b []byte) (code, error) { var x agreements.EventKind; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.PartyRole(n) }, func(b []byte) (code, error) { var x agreements.PartyRole; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.LackKind(n) }, func(b []byte) (code, error) { var x agreements.LackKind; err := x.UnmarshalText(b); return x, err }},
	} {
		words := 0
		for n := range 256 {
			v := c.make(uint8(n))
			_ = v.String()
			text, err := v.MarshalText()
			if err != nil || len(text) == 0 {
				continue
			}
			words++
			if back, err := c.read(text); err != nil || back != v || v.String() != string(text) {
				t.Errorf("%T %d: %s, %v, %v", v, n, text, back, err)
			}
		}
		if words < 3 {
			t.Errorf("%T: %d words", c.make(0), words)
		}
		if _, err := c.read([]byte("no such word")); err == nil {
			t.Errorf("%T reads anything", c.make(0))
		}
	}
	for n := range 1 << 10 {
		set := agreements.StateSet(n)
		for s := range set.All() {
			if !set.Has(s) {
				t.Fatal(set)
			}
		}
		var back agreements.StateSet
		if text, err := set.MarshalText(); err != nil || back.UnmarshalText(text) != nil || back != set&^1&(1<<9-1) {
			t.Fatalf("%v: %s, %v", set, text, back)
		}
	}
}

func ExampleSector_Check() {
	var t testing.T
	s, err := agreements.NewSector(agreements.SectorSpec{ID: "services", Name: name("Services"), Dataset: declaredView(&t, "").Dataset(), Book: book(&t, contract())})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range s.Check() {
		if f.Path == "/agreements/contract/targets/exports-2020/basis" {
			fmt.Println(f.Code, f.Text(wording.En))
		}
	}
	// Output:
	// AGR062 the sources leave 2 readings of MAD 18bn: additional level
}

func ExampleHistory_Record() {
	// Plain values: what a book gives is a copy.
	h := exampleHistory()
	a := h.Record()
	a.Targets[0].Value = figure.MustParseQuantity("1 MAD")
	fmt.Println(h.Record().Targets[0].Value)
	// Output:
	// 18 billion*MAD
}
