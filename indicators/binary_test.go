package indicators_test

import (
	"bytes"
	"encoding/gob"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// fullObservation has every field set.
func fullObservation() indicators.Observation {
	key := indicators.Key{
		Indicator: "jobs", Area: "MA", Perimeter: "all", Breakdown: indicators.MustBreakdown("segment=CRM,sex=F"),
		Period: period.Year(2015),
	}
	return indicators.Observation{
		ID: "S24", Key: key, Figure: figure.MustParse(">9000@1"), Unit: figure.MustParseUnit("job"),
		Role: indicators.RoleObserved, Assurance: indicators.Verified, Status: 1 << 1, Confidentiality: "F",
		Source: "article", Published: period.MustParse("2016-06"), Words: "أزيد من 9000 إطار", WordsLang: wording.Ar,
		Stated: "calls", Attributes: indicators.MustBreakdown("pay_period=month"), Repeats: "S05",
		Candidates: []indicators.Candidate{
			{Key: key, Figure: figure.MustParse("9"), Unit: figure.MustParseUnit("job"), Why: "digits lost"},
			{Why: "or not"},
		},
		From: []indicators.ID{"S19", "S21"}, Confidence: indicators.Low, Note: "n",
	}
}

// Keys and observations come back from their binary form, alone and inside gob.
func TestBinary(t *testing.T) {
	full := fullObservation()
	for _, o := range []indicators.Observation{
		full, {}, {ID: "a"}, {Key: full.Key}, {From: []indicators.ID{}},
		{Candidates: []indicators.Candidate{}}, {Note: "\x00"},
	} {
		data, err := o.MarshalBinary()
		var back indicators.Observation
		if err2 := back.UnmarshalBinary(data); err != nil || err2 != nil || !cmp.Equal(o, back) {
			t.Errorf("%v, %v\n%s", err, err2, cmp.Diff(o, back))
		}
		var k indicators.Key
		if data, err = o.Key.MarshalBinary(); err != nil || k.UnmarshalBinary(data) != nil || k != o.Key {
			t.Errorf("%v: %v; back %v", o.Key, err, k)
		}
		type message struct {
			Key         indicators.Key
			Observation indicators.Observation
		}
		var b bytes.Buffer
		var m message
		if err := gob.NewEncoder(&b).Encode(message{o.Key, o}); err != nil {
			t.Fatal(err)
		}
		if err := gob.NewDecoder(&b).Decode(&m); err != nil || !cmp.Equal(m, message{o.Key, o}) {
			t.Errorf("gob: %v\n%s", err, cmp.Diff(m, message{o.Key, o}))
		}
	}
	// "jobs MA all 2015" and its breakdown: a version, a set of fields, and five
	// texts of 4, 2, 3, 17 and 4 bytes with a byte of length each.
	if data, err := full.Key.AppendBinary(nil); len(data) != 2+5+4+2+3+17+4 || err != nil {
		t.Errorf("%d bytes, %v: %q", len(data), err, data)
	}
}

// What has no text form is not written, and what is not well-formed is not read.
func TestBinaryRefuses(t *testing.T) {
	for _, o := range []indicators.Observation{
		{ID: "é"}, {Role: 99}, {Words: "\xff"}, {Key: indicators.Key{Area: "-"}}, {From: []indicators.ID{""}},
		{Status: 1 << 30}, {Candidates: []indicators.Candidate{{}}}, {Candidates: []indicators.Candidate{{Why: "\xff"}}},
	} {
		if data, err := o.MarshalBinary(); !errors.Is(err, indicators.ErrInvalid) {
			t.Errorf("%v is written as %q, %v", o, data, err)
		}
	}
	data, err := fullObservation().MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	before := indicators.Observation{ID: "before"}
	for n := 1; n < len(data); n++ {
		o := before
		if err := o.UnmarshalBinary(data[:n]); err == nil || !cmp.Equal(o, before) {
			t.Errorf("the first %d bytes: %v, %v", n, err, o)
		}
	}
	for _, bad := range []string{
		"\x02\x01\x01a", "\x01", "\x01\x00", "\x01\x01\x00", "\x01\x01\x02é", "\x01\x20\x012015", "\x01\x01\x01a!",
		"\x01\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7fa", "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
		"\x01\x08\x07b=1,a=", "\x01\x08\x01b",
	} {
		var k indicators.Key
		if err := k.UnmarshalBinary([]byte(bad)); err == nil || k != (indicators.Key{}) {
			t.Errorf("%q is read as %v, %v", bad, k, err)
		}
	}
	var k indicators.Key // parts in another order are put into theirs
	if err := k.UnmarshalBinary([]byte("\x01\x08\x07b=1,a=2")); err != nil || k.Breakdown.String() != "a=2,b=1" {
		t.Errorf("%v, %v", k, err)
	}
}

// Hostile lengths take no memory.
func TestBinaryAllocations(t *testing.T) {
	hostile := []byte("\x01\x80\x80\x04\xff\xff\xff\xff\x0f\x01a")
	var o indicators.Observation
	if n := testing.AllocsPerRun(10, func() { _ = o.UnmarshalBinary(hostile) }); n > 20 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzKeyBinary(f *testing.F) {
	data, _ := fullObservation().Key.MarshalBinary()
	f.Add(data)
	f.Add([]byte("\x01\x08\x07b=1,a=2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var k, back indicators.Key
		if k.UnmarshalBinary(data) != nil {
			return
		}
		again, err := k.MarshalBinary()
		if err != nil || back.UnmarshalBinary(again) != nil || back != k {
			t.Errorf("%q is read as %v and written as %q, %v", data, k, again, err)
		}
	})
}

func FuzzObservationBinary(f *testing.F) {
	data, _ := fullObservation().MarshalBinary()
	f.Add(data)
	f.Add([]byte("\x01\x01\x01a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var o, back indicators.Observation
		if o.UnmarshalBinary(data) != nil {
			return
		}
		again, err := o.MarshalBinary()
		if err != nil || back.UnmarshalBinary(again) != nil || !cmp.Equal(back, o) {
			t.Errorf("%q is read as %v and written as %q, %v", data, o, again, err)
		}
	})
}
