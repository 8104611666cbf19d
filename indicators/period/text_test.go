package period_test

import (
	"encoding/json"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestDateText(t *testing.T) {
	type doc struct {
		A period.Date
		B period.Date `json:",omitzero"`
	}
	in := doc{A: period.MustDate(2018, 12, 31)}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":"2018-12-31"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var out doc
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Fatalf("%v, %v", out, err)
	}
	if b, _ := json.Marshal(doc{}); string(b) != `{"A":null}` {
		t.Errorf("unset is %s", b)
	}
	out.A = in.A
	if err := out.A.UnmarshalJSON([]byte("null")); err != nil || out.A.IsSet() {
		t.Errorf("null: %v, %v", out.A, err)
	}
	for _, s := range []string{`""`, `20181231`, `"2018-12-32"`, `{}`, `"`, `["2018-12-31"]`} {
		d := in.A
		if err := d.UnmarshalJSON([]byte(s)); err == nil || d != in.A {
			t.Errorf("UnmarshalJSON(%s) = %v, %v; want an error and no change", s, d, err)
		}
	}
	d := in.A
	if err := d.UnmarshalText([]byte("x")); err == nil || d != in.A {
		t.Errorf("UnmarshalText(x) = %v, %v", d, err)
	}
	if err := d.UnmarshalText([]byte("2016-05-05")); err != nil || d.String() != "2016-05-05" {
		t.Errorf("UnmarshalText(2016-05-05) = %v, %v", d, err)
	}
	if err := d.UnmarshalText(nil); err != nil || d.IsSet() {
		t.Errorf("UnmarshalText of nothing = %v, %v", d, err)
	}
	if b, _ := in.A.MarshalText(); string(b) != "2018-12-31" {
		t.Errorf("MarshalText = %s", b)
	}
}

func TestPeriodText(t *testing.T) {
	type doc struct {
		A period.Period
		B period.Period `json:",omitzero"`
	}
	in := doc{A: must("2014-2020")}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":"2014-2020"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var out doc
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Fatalf("%v, %v", out, err)
	}
	if b, _ := json.Marshal(doc{}); string(b) != `{"A":null}` {
		t.Errorf("unset is %s", b)
	}
	p := in.A
	for _, s := range []string{`""`, `2015`, `"2015-Q5"`, `"`, `{}`} {
		if err := p.UnmarshalJSON([]byte(s)); err == nil || p != in.A {
			t.Errorf("UnmarshalJSON(%s) = %v, %v; want an error and no change", s, p, err)
		}
	}
	if err := p.UnmarshalText([]byte("x")); err == nil || p != in.A {
		t.Errorf("UnmarshalText(x) = %v, %v", p, err)
	}
	if err := p.UnmarshalText([]byte("2015-H1")); err != nil || p != must("2015-S1") {
		t.Errorf("UnmarshalText(2015-H1) = %v, %v", p, err)
	}
	if err := p.UnmarshalText(nil); err != nil || p.IsSet() {
		t.Errorf("UnmarshalText of nothing = %v, %v", p, err)
	}
	p = in.A
	if err := p.UnmarshalJSON([]byte("null")); err != nil || p.IsSet() {
		t.Errorf("null: %v, %v", p, err)
	}
	if b, _ := in.A.MarshalText(); string(b) != "2014-2020" {
		t.Errorf("MarshalText = %s", b)
	}
}
