package agreements_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/books"
)

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
		f := books.Filler{Rand: r, Full: n == 0}
		s := f.Spec()
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
	f := books.Filler{Rand: rand.New(rand.NewPCG(6, 11)), Full: true}
	s := f.Spec()
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
		{"kind of an earlier version", agreement(ok + `, "commitments": [{"id": "c", "kind": "exports"}]`), nil, `"deliver"`},
		{"target without basis", target(``), nil, "basis"},
		{"empty basis", target(`, "basis": ""`), nil, "/agreements/a/targets/t/basis: value refused: empty"},
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

// FuzzDecodeBook: no input makes the decoder, a book or its answers panic;
// what is decoded is written and read back.
func FuzzDecodeBook(f *testing.F) {
	for _, x := range ruleExamples(f) {
		f.Add([]byte(x.Fires))
	}
	f.Add(encode(f, (&books.Filler{Rand: rand.New(rand.NewPCG(6, 12))}).Spec()))
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
		for h := range b.Agreements() {
			h.Timeline(period.Date{})
			h.StatusAt(period.MustDate(2018, 1, 1), period.MustDate(2019, 1, 1))
			for _, target := range h.AsOf(period.Date{}, period.Date{}).Agreement().Targets {
				target.Combinations()
			}
		}
	})
}
