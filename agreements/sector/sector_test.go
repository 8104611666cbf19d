package sector_test

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// contract is a contract whose sources leave the basis of its target open.
const contract = `{"format": "mithaq.agreements/1", "agreements": [
 {"id": "contract", "form": "performance_contract", "known": "2016-05-05", "targets": [
  {"id": "exports-2020", "value": "18000000000 MAD", "basis": "open", "start": "2016-05-05", "deadline": "2020",
   "baselines": [{"id": "ministry", "value": "8000000000 MAD", "at": "2015"}],
   "readings": [
    {"id": "the-ministry", "basis": "additional", "baseline": "ministry"},
    {"id": "the-press", "basis": "level", "baseline": "ministry"}]}]}
]}`

func book(text string) *agreements.Book {
	b, err := agreements.DecodeBook(strings.NewReader(text), agreements.DecodeOptions{})
	if err != nil {
		panic(err)
	}
	return b
}

// noData is a dataset without observations.
func noData() *indicators.Dataset {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		panic(err)
	}
	d, err := new(indicators.Builder).Build(c)
	if err != nil {
		panic(err)
	}
	return d
}

// ownRule is a rule that finds something in every agreement.
func ownRule(code finding.Code) rules.Rule {
	about := finding.Rule{Code: code, Severity: finding.SeverityInfo}
	return rules.Rule{Rule: about, Check: func(s rules.Scope) iter.Seq[finding.Finding] {
		return func(yield func(finding.Finding) bool) {
			for v := range s.Final() {
				yield(finding.Finding{Path: "/agreements/" + string(v.ID())})
			}
		}
	}}
}

func TestSector(t *testing.T) {
	if _, err := sector.New(sector.Spec{ID: "test"}); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
	s, err := sector.New(sector.Spec{
		ID: "test", Dataset: noData(), Book: book(contract),
		Rules: []rules.Rule{ownRule("OWN1"), {Rule: finding.Rule{Code: "OWN2"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	has := func(fs []finding.Finding, code finding.Code) bool {
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
	empty, err := sector.New(sector.Spec{ID: "empty", Dataset: noData()})
	if err != nil || len(empty.Check()) != 0 {
		t.Errorf("an empty sector: %v, %v", empty.Check(), err)
	}
}

func ExampleSector() {
	s, err := sector.New(sector.Spec{ID: "services", Dataset: noData(), Book: book(contract)})
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
	// AGR062 18 billion dirhams: the sources leave 2 readings (additional to the baseline; level)
}

func ExampleSpec() {
	_, err := sector.New(sector.Spec{ID: "empty"})
	fmt.Println(errors.Is(err, indicators.ErrInvalid))
	// Output:
	// true
}

func ExampleError() {
	_, err := sector.New(sector.Spec{ID: "empty"})
	var e *sector.Error
	if errors.As(err, &e) {
		fmt.Println(e.Op, e.Detail)
	}
	// Output:
	// New no dataset
}

// TestNewRefuses: IDs that Load refuses too, and rules whose findings could be
// taken for those of the library.
func TestNewRefuses(t *testing.T) {
	spec := func(id agreements.ID) sector.Spec { return sector.Spec{ID: id, Dataset: noData()} }
	for _, id := range []agreements.ID{"", "é!"} {
		if _, err := sector.New(spec(id)); !errors.Is(err, indicators.ErrID) {
			t.Errorf("%q: %v", id, err)
		}
	}
	for code, is := range map[finding.Code]error{
		"": indicators.ErrInvalid, "IND031": indicators.ErrDuplicate, "AGR001": indicators.ErrDuplicate, "MILL1": nil,
	} {
		s := spec("mills")
		s.Rules = []rules.Rule{{Rule: finding.Rule{Code: code}}}
		if _, err := sector.New(s); !errors.Is(err, is) {
			t.Errorf("code %q: %v", code, err)
		}
		if _, err := sector.Load(mills(), sector.Options{Rules: s.Rules}); !errors.Is(err, is) {
			t.Errorf("code %q: %v", code, err)
		}
	}
}
