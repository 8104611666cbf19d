package agreements_test

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// filler fills values with random content. With full set, nothing that can be
// set stays unset.
type filler struct {
	r    *rand.Rand
	full bool
	ids  int
}

func (f *filler) chance() bool { return f.full || f.r.IntN(3) > 0 }

// spec returns records that a book can be made of.
func (f *filler) spec() agreements.BookSpec {
	var s agreements.BookSpec
	f.fill(reflect.ValueOf(&s).Elem(), false)
	for i := range s.Agreements {
		a := &s.Agreements[i]
		f.mend(&a.Content)
		for j := range a.Amendments {
			f.mend(&a.Amendments[j].Put)
		}
		for j := range a.Corrections {
			c := &a.Corrections[j]
			f.mend(&c.Put)
			if c.Amendment == "" {
				c.Void, c.Effective = false, period.Date{}
			}
		}
	}
	return s
}

// mend makes records consistent that are filled at random.
func (f *filler) mend(c *agreements.Content) {
	for i := range c.Targets {
		t := &c.Targets[i]
		t.Value = jobs(f.r.IntN(1000))
		for j := range t.Baselines {
			t.Baselines[j].Value = jobs(f.r.IntN(1000))
			t.Baselines[j].Measure = ""
			if len(t.Measures) > 0 && f.chance() {
				t.Baselines[j].Measure = t.Measures[0].ID
			}
		}
		for j := range t.Components {
			t.Components[j].Value = jobs(f.r.IntN(1000))
		}
		for j := range t.Readings {
			x := &t.Readings[j]
			x.Basis = agreements.Basis(1 + (j+f.r.IntN(2))%7)
			x.Value, x.Start = jobs(j), period.Year(2016)
			x.Baseline, x.Measure = "", ""
			if len(t.Baselines) > 0 {
				x.Baseline = t.Baselines[0].ID
			}
			if len(t.Measures) > 0 {
				x.Measure = t.Measures[0].ID
			}
		}
		switch {
		case len(t.Readings) > 1:
			t.Basis = agreements.BasisOpen
		case len(t.Readings) == 1:
			t.Basis = t.Readings[0].Basis
		case t.Basis == agreements.BasisOpen:
			t.Basis = agreements.BasisLevel
		}
	}
	for i := range c.Instruments {
		for j := range c.Instruments[i].Tranches {
			t := &c.Instruments[i].Tranches[j]
			if j == 0 {
				t.Amount, t.Share = money.MustParse("4000000 MAD"), figure.Quantity{}
			} else {
				t.Amount, t.Share = money.Money{}, figure.MustParseQuantity("1/3")
			}
		}
		for j := range c.Instruments[i].Formulas {
			c.Instruments[i].Formulas[j].Amount = money.MustParse("6000 MAD")
			c.Instruments[i].Formulas[j].Share = figure.MustParseQuantity("20 percent")
		}
	}
}

// fill sets a value to a random one; required says that it may not be unset.
func (f *filler) fill(v reflect.Value, required bool) {
	if !required && !f.chance() {
		return
	}
	pick := func(texts ...string) string { return texts[f.r.IntN(len(texts))] }
	switch x := v.Addr().Interface().(type) {
	case *agreements.ID:
		f.ids++
		*x = agreements.ID(fmt.Sprintf("r%d", f.ids))
		return
	case *agreements.Ref:
		*x = agreements.Ref{Kind: agreements.RecordKind(1 + f.r.IntN(12)), ID: agreements.ID(fmt.Sprintf("q%d", f.r.IntN(99)))}
		return
	case *period.Period:
		*x = period.Must(pick("2016", "2016-05", "2016-05-05", "2014-2020", "2018-Q1", "2017-11-01/2018-02-28"))
		return
	case *period.Date:
		*x = period.MustDate(2016+f.r.IntN(5), 1+f.r.IntN(12), 1+f.r.IntN(28))
		return
	case *figure.Figure:
		*x = figure.MustParse(pick("9000", ">51000", "~65000", "[75000,80000]", "9/65", "65000@1000"))
		return
	case *figure.Quantity:
		*x = figure.MustParseQuantity(pick("60000 job", ">=18000000000 MAD", "25 percent", "~1500000000 MAD", "1/3"))
		return
	case *figure.Unit:
		*x = figure.MustParseUnit(pick("job", "MAD", "percent", "MAD/job"))
		return
	case *money.Money:
		*x = money.MustParse(pick("12000000 MAD", "0.01 EUR", "6000 MAD", "0 MAD"))
		return
	case *wording.Text:
		*x = wording.MustText(wording.Name{Lang: wording.Ar, Name: "اتفاقية", Status: wording.Attested},
			wording.Name{Lang: wording.Fr, Name: "Convention", Status: wording.Translated})
		if f.r.IntN(2) == 0 {
			*x = wording.MustText(wording.Name{Lang: wording.En, Name: "An agreement", Status: wording.Unverified})
		}
		return
	case *indicators.Breakdown:
		*x = indicators.Breakdown(pick("segment=CRM", "segment=CRM,sex=F"))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(pick("words", "كلمات", "l'«annexe» \"1\"\n<b>", "  "))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		// A code list: take a code that has a word.
		for {
			v.SetUint(1 + uint64(f.r.IntN(24)))
			if _, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err == nil {
				return
			}
		}
	case reflect.Slice:
		n := f.r.IntN(3)
		if f.full {
			n = 1
		}
		if f.full && v.Type().Elem() == reflect.TypeFor[agreements.Reading]() {
			n = 2
		}
		if v.Type().Elem().Kind() == reflect.Struct && n > 0 && !f.full && f.ids > 400 {
			n = 0
		}
		if n == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.fill(v.Index(i), true)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), true)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			tag := field.Tag.Get("json")
			f.fill(v.Field(i), field.Anonymous || !strings.Contains(tag, ",omit"))
		}
	default:
		panic(v.Type().String())
	}
}

// comparable are the types whose == is equality of values.
var comparable = cmpopts.EquateComparable(wording.Text{}, period.Period{}, period.Date{}, figure.Unit{})

func encode(t testing.TB, s agreements.BookSpec) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := s.Encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRoundTrip: what is encoded is decoded to the same records, and encoded
// again to the same bytes; a book of them answers with the same records.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 10))
	for n := range rounds(t, 60) {
		f := filler{r: r, full: n == 0}
		s := f.spec()
		text := encode(t, s)
		back, err := agreements.DecodeSpec(bytes.NewReader(text), agreements.DecodeOptions{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(s, back, comparable); diff != "" {
			t.Fatalf("(-encoded +decoded)\n%s", diff)
		}
		if again := encode(t, back); !bytes.Equal(text, again) {
			t.Fatalf("encoded twice:\n%s", cmp.Diff(string(text), string(again)))
		}
		b, err := agreements.NewBook(s)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		var out bytes.Buffer
		if err := b.Encode(&out); err != nil {
			t.Fatal(err)
		}
		b2, err := agreements.DecodeBook(bytes.NewReader(out.Bytes()), agreements.DecodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(b.Spec(), b2.Spec(), comparable); diff != "" {
			t.Fatalf("(-book +decoded)\n%s", diff)
		}
		if n == 0 {
			testkit.Golden(t, "complete.json", text)
		}
	}
}

// TestBookIsACopy: what is done to records after they were given to a book, or
// to records that it gave, does not reach it.
func TestBookIsACopy(t *testing.T) {
	f := filler{r: rand.New(rand.NewPCG(6, 11)), full: true}
	s := f.spec()
	b, err := agreements.NewBook(s)
	if err != nil {
		t.Fatal(err)
	}
	before := encode(t, b.Spec())
	scramble(reflect.ValueOf(&s).Elem())
	for range 2 {
		if after := encode(t, b.Spec()); !bytes.Equal(before, after) {
			t.Fatalf("the book has changed:\n%s", cmp.Diff(string(before), string(after)))
		}
		given := b.Spec()
		scramble(reflect.ValueOf(&given).Elem())
		for h := range b.Agreements() {
			a, r := h.AsOf(period.Date{}, period.Date{}).Agreement(), h.Record()
			scramble(reflect.ValueOf(&a).Elem())
			scramble(reflect.ValueOf(&r).Elem())
		}
		for p := range b.People() {
			scramble(reflect.ValueOf(&p).Elem())
		}
		for p := range b.Statements() {
			scramble(reflect.ValueOf(&p).Elem())
		}
	}
}

// scramble zeroes every element of every slice below a value, and what its
// pointers point to.
func scramble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scramble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scramble(v.Index(i))
			v.Index(i).SetZero()
		}
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().CanSet() {
			scramble(v.Elem())
			v.Elem().SetZero()
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	const ok = `"id": "a", "form": "convention", "known": "2016"`
	agreement := func(members string) string {
		return `{"format": "mithaq.agreements/1", "agreements": [{` + members + `}]}`
	}
	target := func(members string) string {
		return agreement(ok + `, "targets": [{"id": "t", "value": "5 job"` + members + `}]`)
	}
	for _, c := range []struct {
		name, text string
		err        error
		says       string
	}{
		{"no format", `{}`, nil, "format"},
		{"other major", `{"format": "mithaq.agreements/2"}`, nil, "version 2"},
		{"other kind", `{"format": "mithaq.sources/1"}`, nil, "mithaq.sources/1"},
		{"unknown member", agreement(ok + `, "partys": []`), nil, "/agreements/a/partys"},
		{"member twice", agreement(ok + `, "id": "b"`), nil, "duplicate"},
		{"null", agreement(`"id": null, "form": "convention", "known": "2016"`), nil, "null"},
		{"trailing data", agreement(ok) + `{}`, nil, ""},
		{"no ID", agreement(`"form": "convention", "known": "2016"`), nil, "id"},
		{"no form", agreement(`"id": "a", "known": "2016"`), nil, "form"},
		{"no day of knowledge", agreement(`"id": "a", "form": "convention"`), nil, "known"},
		{"empty day of knowledge", agreement(`"id": "a", "form": "convention", "known": ""`), nil, "known"},
		{"one ID twice", `{"format": "mithaq.agreements/1", "agreements": [{` + ok + `}, {` + ok + `}]}`, agreements.ErrDuplicate, "/agreements/a"},
		{"target without basis", target(``), nil, "basis"},
		{"empty basis", target(`, "basis": ""`), agreements.ErrBasis, "/agreements/a/targets/t/basis"},
		{"open without readings", target(`, "basis": "open"`), agreements.ErrBasis, "/agreements/a/targets/t"},
		{"open with one reading", target(`, "basis": "open", "readings": [{"id": "r", "basis": "level"}]`), agreements.ErrBasis, "at least two"},
		{"open reading", target(`, "basis": "open", "readings": [{"id": "r", "basis": "level"}, {"id": "s", "basis": "open"}]`), agreements.ErrBasis, "/readings/s"},
		{"reading of another basis", target(`, "basis": "level", "readings": [{"id": "r", "basis": "additional"}]`), agreements.ErrBasis, "then the basis is open"},
		{"same reading twice", target(`, "basis": "open", "readings": [{"id": "r", "basis": "level"}, {"id": "s", "basis": "level"}]`), agreements.ErrDuplicate, "/readings/s"},
		{"reading of no baseline", target(`, "basis": "open", "readings": [{"id": "r", "basis": "level"}, {"id": "s", "basis": "additional", "baseline": "b"}]`), agreements.ErrUnknown, "/readings/s"},
		{"measure without counting", target(`, "basis": "level", "measures": [{"id": "m", "indicator": "jobs"}]`), nil, "counting"},
		{"tranche with two amounts", agreement(ok + `, "instruments": [{"id": "i", "kind": "grant", "tranches": [{"id": "x", "amount": {"amount": "5", "currency": "MAD"}, "share": "1/2"}]}]`), agreements.ErrInvalid, "/instruments/i/tranches/x"},
		{"void of nothing", agreement(ok + `, "corrections": [{"id": "k", "known": "2017", "void": true}]`), agreements.ErrInvalid, "/corrections/k"},
		{"amendment without a day", agreement(ok + `, "amendments": [{"id": "m", "known": "2017"}]`), nil, "effective"},
		{"bad ref", agreement(ok + `, "amendments": [{"id": "m", "known": "2017", "effective": "2017-01-01", "remove": ["goals/t"]}]`), nil, "remove"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := agreements.DecodeBook(strings.NewReader(c.text), agreements.DecodeOptions{})
			if err == nil || c.err != nil && !errors.Is(err, c.err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := agreements.DecodeBook(strings.NewReader(agreement(ok)), agreements.DecodeOptions{}); err != nil {
		t.Error(err)
	}
	if _, err := agreements.DecodeBook(strings.NewReader(agreement(ok)), agreements.DecodeOptions{MaxBytes: 20}); err == nil {
		t.Error("longer than the limit")
	}
}

// FuzzDecodeBook: no input makes the decoder, a book, its rules or its answers
// panic; what is decoded is written and read back.
func FuzzDecodeBook(f *testing.F) {
	for _, r := range agreements.Rules() {
		f.Add([]byte(r.Example.Fires))
	}
	f.Add(encode(f, (&filler{r: rand.New(rand.NewPCG(6, 12))}).spec()))
	d, err := new(indicators.Builder).Build(catalogue(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := agreements.DecodeBook(bytes.NewReader(text), agreements.DecodeOptions{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		text = encode(t, b.Spec())
		back, err := agreements.DecodeBook(bytes.NewReader(text), agreements.DecodeOptions{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if !bytes.Equal(text, encode(t, back.Spec())) {
			t.Fatal("written twice, differently")
		}
		for _, x := range agreements.CheckBook(b, d.View(indicators.ViewConfig{}), agreements.Rules()...) {
			_ = x.Text(wording.Ar)
		}
		for h := range b.Agreements() {
			h.Timeline(period.Date{})
			h.StatusAt(period.MustDate(2018, 1, 1), period.MustDate(2019, 1, 1))
			for _, target := range h.AsOf(period.Date{}, period.Date{}).Agreement().Targets {
				target.Combinations()
			}
		}
	})
}
