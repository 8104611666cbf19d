package wording_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleText() {
	jobs := wording.MustText(
		wording.Name{Lang: wording.Ar, Name: "مناصب الشغل", Status: wording.Attested},
		wording.Name{Lang: wording.En, Name: "jobs", Status: wording.Translated},
	)
	fmt.Println(jobs.Display(wording.Fr))
	data, _ := json.Marshal(jobs)
	fmt.Println(string(data))
	// Output:
	// jobs en
	// {"ar":{"name":"مناصب الشغل","status":"attested"},"en":{"name":"jobs","status":"translated"}}
}

func ExampleStatus() {
	var t wording.Text
	_, status := t.In(wording.Ar)
	fmt.Println(status)
	// Output: missing
}

func ExampleName() {
	_, err := wording.NewText(wording.Name{Lang: wording.Fr, Name: "emplois "})
	fmt.Println(err)
	text, _ := wording.NewText(wording.Name{Lang: wording.Fr, Name: "emplois"})
	fmt.Println(text.In(wording.Fr))
	// Output:
	// wording: Text.With "emplois ": unusable name: space at an end
	// emplois unverified
}

func TestTextDisplay(t *testing.T) {
	text := func(langs ...wording.Lang) wording.Text {
		var v wording.Text
		for _, l := range langs {
			var err error
			if v, err = v.With(l, "n-"+l.String(), wording.Translated); err != nil {
				t.Fatal(err)
			}
		}
		return v
	}
	for _, c := range []struct {
		name  string
		text  wording.Text
		order [4]string // for no language, ar, fr, en
	}{
		{"none", text(), [4]string{"", "", "", ""}},
		{"ar", text(wording.Ar), [4]string{"n-ar", "n-ar", "n-ar", "n-ar"}},
		{"fr en", text(wording.Fr, wording.En), [4]string{"n-fr", "n-fr", "n-fr", "n-en"}},
		{"ar en", text(wording.Ar, wording.En), [4]string{"n-en", "n-ar", "n-en", "n-en"}},
		{"ar fr", text(wording.Ar, wording.Fr), [4]string{"n-fr", "n-ar", "n-fr", "n-fr"}},
		{"all", text(wording.Ar, wording.Fr, wording.En), [4]string{"n-fr", "n-ar", "n-fr", "n-en"}},
	} {
		for i, want := range c.order {
			got, l := c.text.Display(wording.Lang(i))
			if got != want || (want == "") != (l == 0) || (want != "" && want != "n-"+l.String()) {
				t.Errorf("%s for %d: %q %v, want %q", c.name, i, got, l, want)
			}
		}
		if s, _ := c.text.Display(77); s != c.order[0] {
			t.Errorf("%s for no language: %q", c.name, s)
		}
		if c.text.String() != c.order[3] || c.text.IsSet() != (c.name != "none") {
			t.Errorf("%s: %q %v", c.name, c.text, c.text.IsSet())
		}
	}
	if s, st := text(wording.Ar).In(99); s != "" || st != wording.Missing {
		t.Error("a name in no language")
	}
}

func TestTextWithRefuses(t *testing.T) {
	for _, c := range []struct {
		name   string
		lang   wording.Lang
		text   string
		status wording.Status
		want   error
		at     int
	}{
		{"no language", 0, "x", wording.Attested, wording.ErrLang, 0},
		{"no such status", wording.Ar, "x", 9, wording.ErrStatus, 0},
		{"empty", wording.Ar, "", wording.Attested, wording.ErrName, 0},
		{"missing but named", wording.Ar, "x", wording.Missing, wording.ErrName, 0},
		{"not UTF-8", wording.Ar, "ab\xff", wording.Attested, wording.ErrName, 2},
		{"newline", wording.Fr, "a\nb", wording.Attested, wording.ErrName, 1},
		{"override", wording.Fr, "abc\u202e", wording.Attested, wording.ErrName, 3},
		{"space", wording.Fr, " a", wording.Attested, wording.ErrName, 0},
		{"long", wording.Fr, strings.Repeat("a", 4097), wording.Attested, wording.ErrName, 4096},
	} {
		_, err := wording.Text{}.With(c.lang, c.text, c.status)
		var e *wording.Error
		if !errors.Is(err, c.want) || !errors.As(err, &e) || e.Offset != c.at || len(err.Error()) > 300 {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := wording.NewText(wording.Name{wording.Ar, "a", wording.Attested}, wording.Name{wording.Ar, "b", wording.Attested}); !errors.Is(err, wording.ErrName) {
		t.Errorf("two names: %v", err)
	}
	if v, err := wording.MustText(wording.Name{wording.Ar, "\ufffd", wording.Unverified}).With(wording.Ar, "", wording.Missing); err != nil || v.IsSet() {
		t.Errorf("cleared name: %v %v", v, err)
	}
	defer func() {
		if recover() == nil {
			t.Error("MustText did not panic")
		}
	}()
	wording.MustText(wording.Name{Lang: wording.Ar})
	wording.MustText(wording.Name{Lang: 7})
}

func TestTextJSON(t *testing.T) {
	for _, good := range []string{
		`null`,
		`{"ar":{"name":"<&>","status":"attested"}}`,
		`{"ar":{"name":"ا","status":"attested"},"fr":{"name":"b","status":"translated"},"en":{"name":"c","status":"unverified"}}`,
	} {
		var v wording.Text
		if err := json.Unmarshal([]byte(good), &v); err != nil {
			t.Errorf("%s: %v", good, err)
			continue
		}
		out, err := v.MarshalJSON()
		if err != nil || string(out) != good {
			t.Errorf("%s came back as %s, %v", good, out, err)
		}
	}
	for plain, long := range map[string]string{
		`"Jobs"`:           `{"en":{"name":"Jobs","status":"unverified"}}`,
		`"مناصب الشغل"`:    `{"ar":{"name":"مناصب الشغل","status":"unverified"}}`,
		`"9 000 (٪)"`:      `{"en":{"name":"9 000 (٪)","status":"unverified"}}`,
		`{"fr":"Emplois"}`: `{"fr":{"name":"Emplois","status":"unverified"}}`,
		`{"en":"Jobs","ar":{"name":"ا","status":"attested"}}`: `{"ar":{"name":"ا","status":"attested"},"en":{"name":"Jobs","status":"unverified"}}`,
	} {
		var v wording.Text
		if err := json.Unmarshal([]byte(plain), &v); err != nil {
			t.Errorf("%s: %v", plain, err)
			continue
		}
		if out, err := v.MarshalJSON(); err != nil || string(out) != long {
			t.Errorf("%s is written back as %s, %v", plain, out, err)
		}
	}
	for _, c := range []struct {
		in   string
		want error
	}{
		{`""`, wording.ErrName},
		{`" Jobs"`, wording.ErrName},
		{`"a" "b"`, wording.ErrJSON},
		{`"a`, wording.ErrJSON},
		{`{"en":""}`, wording.ErrName},
		{`{"en":"a","en":"b"}`, wording.ErrJSON},
		{`[]`, wording.ErrJSON},
		{`3`, wording.ErrJSON},
		{``, wording.ErrJSON},
		{`{`, wording.ErrJSON},
		{`null null`, wording.ErrJSON},
		{`{} {}`, wording.ErrJSON},
		{`{}`, wording.ErrJSON},
		{`{"de":{"name":"a","status":"attested"}}`, wording.ErrLang},
		{`{"ar":{"name":"a","status":"attested"},"ar":{"name":"a","status":"attested"}}`, wording.ErrJSON},
		{`{"ar":{"name":"a","name":"a","status":"attested"}}`, wording.ErrJSON},
		{`{"ar":{"name":"a","status":"attested","x":1}}`, wording.ErrJSON},
		{`{"ar":{"name":"a"}}`, wording.ErrJSON},
		{`{"ar":{"Name":"a","status":"attested"}}`, wording.ErrJSON},
		{`{"ar":{"name":"a","status":"missing"}}`, wording.ErrStatus},
		{`{"ar":{"name":"a","status":"sure"}}`, wording.ErrStatus},
		{`{"ar":{"name":null,"status":"attested"}}`, wording.ErrJSON},
		{`{"ar":{"name":"","status":"attested"}}`, wording.ErrName},
		{`{"ar":null}`, wording.ErrJSON},
		{`{"ar":{"name":"a","status":"attested"}`, wording.ErrJSON},
		{`{"ar":{"name":"a","status":"attested"`, wording.ErrJSON},
		{`{"ar":{"name`, wording.ErrJSON},
		{`{"ar`, wording.ErrJSON},
		{"{\"ar\":{\"name\":\"\xff\",\"status\":\"attested\"}}", wording.ErrJSON},
	} {
		v := wording.MustText(wording.Name{wording.Ar, "kept", wording.Attested})
		was := v
		if err := v.UnmarshalJSON([]byte(c.in)); !errors.Is(err, c.want) || v != was {
			t.Errorf("%s: %v, %v", c.in, err, v)
		}
	}
}

func TestStatus(t *testing.T) {
	for v := range 256 {
		s := wording.Status(v)
		text, err := s.MarshalText()
		if v > 3 {
			if !errors.Is(err, wording.ErrStatus) || s.String() == "" {
				t.Errorf("Status(%d): %q, %v", v, text, err)
			}
			continue
		}
		var back wording.Status
		if err != nil || back.UnmarshalText(text) != nil || back != s {
			t.Errorf("Status(%d): %q reads back as %v", v, text, back)
		}
	}
	if err := new(wording.Status).UnmarshalText(nil); !errors.Is(err, wording.ErrStatus) {
		t.Error(err)
	}
}

// A Text goes into every store by its JSON, with all names and statuses.
func TestTextStored(t *testing.T) {
	jobs := wording.MustText(wording.Name{Lang: wording.En, Name: "Jobs", Status: wording.Attested})
	both := wording.MustText(
		wording.Name{Lang: wording.Ar, Name: "مناصب الشغل", Status: wording.Translated},
		wording.Name{Lang: wording.Fr, Name: `"Emplois" <b>`, Status: wording.Unverified},
	)
	for _, v := range []wording.Text{{}, jobs, both} {
		column, err := v.Value()
		text, _ := column.(string)
		if err != nil || (column == nil) == v.IsSet() {
			t.Errorf("%v is stored as %v, %v", v, column, err)
		}
		got := jobs
		if err := got.Scan(column); err != nil || got != v {
			t.Errorf("%s came back as %v, %v", text, got, err)
		}
		data, err := v.MarshalBinary()
		if err != nil || string(data) != text {
			t.Errorf("%v in binary form: %s, %v", v, data, err)
		}
		if err := got.UnmarshalBinary(data); err != nil || got != v {
			t.Errorf("%s came back from its binary form as %v, %v", data, got, err)
		}
		kind, data, err := v.MarshalBSONValue()
		if err == nil {
			err = got.UnmarshalBSONValue(kind, data)
		}
		if err != nil || got != v {
			t.Errorf("%v came back from BSON as %v, %v", v, got, err)
		}
	}
	for _, bad := range []any{"", "{}", `{"de":"Stellen"}`, `{"en":"a"} x`, 7, 1.5, "\xff"} {
		got := jobs
		if err := got.Scan(bad); err == nil || got != jobs {
			t.Errorf("%v reads as %v, %v", bad, got, err)
		}
	}
}

// TestTextAsKey: a Text comes back as the key of a JSON map, all its names with it.
func TestTextAsKey(t *testing.T) {
	want := map[wording.Text]int{
		wording.MustText(wording.Name{Lang: wording.Fr, Name: "Emplois", Status: wording.Attested}):        1,
		wording.MustText(wording.Name{Lang: wording.En, Name: "{value} fits", Status: wording.Unverified}): 2,
	}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got map[wording.Text]int
	if err := json.Unmarshal(data, &got); err != nil || !maps.Equal(got, want) {
		t.Errorf("%s read back as %v, %v", data, got, err)
	}
}
