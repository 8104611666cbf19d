package wording_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleNote() {
	var plain wording.Note = "million stands for milliard"
	texts := wording.NoteOf(wording.MustText(
		wording.Name{Lang: wording.Fr, Name: "« million » pour « milliard »", Status: wording.Attested},
		wording.Name{Lang: wording.En, Name: "million stands for milliard", Status: wording.Translated},
	))
	for _, n := range []wording.Note{plain, texts} {
		said, lang := n.Display(wording.Fr)
		fmt.Println(said, "/", lang)
	}
	data, _ := json.Marshal(plain)
	fmt.Println(string(data))
	// Output:
	// million stands for milliard / en
	// « million » pour « milliard » / fr
	// "million stands for milliard"
}

// TestNoteJSON: what is read is written back: plain words byte for byte, texts as a
// Text writes them.
func TestNoteJSON(t *testing.T) {
	text := `{"ar":{"name":"خطأ","status":"translated"},"en":{"name":"a slip","status":"attested"}}`
	for in, want := range map[string]string{
		`"a slip"`: "", `""`: "", `"<b> & \"q\"\n\\ "`: "", `"خطأ"`: "", `"{"`: "", `"{\"en\":\"a slip\"}"`: "", text: "",
		`{"en":"a slip"}`: `{"en":{"name":"a slip","status":"unverified"}}`,
		` {"fr": "Coquille", "ar": {"name": "خطأ", "status": "translated"}} `: "" +
			`{"ar":{"name":"خطأ","status":"translated"},"fr":{"name":"Coquille","status":"unverified"}}`,
		`"{\"en\":{\"name\":\"a slip\",\"status\":\"attested\"}}"`:            `{"en":{"name":"a slip","status":"attested"}}`,
		`"{\"en\":{\"name\":\"a slip\",\"status\":\"attested\"} }"`:           "",
		`"{\"en\":{\"name\":\"a slip\",\"status\":\"attested\"}} is no JSON"`: "",
	} {
		if want == "" {
			want = in
		}
		var n, back wording.Note
		if err := json.Unmarshal([]byte(in), &n); err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		got, err := n.MarshalJSON()
		if err != nil || string(got) != want {
			t.Errorf("%s: %s %v, want %s", in, got, err, want)
		}
		if err := back.UnmarshalJSON(got); err != nil || back != n {
			t.Errorf("%s: back %q, want %q, %v", in, back, n, err)
		}
	}
	kept := wording.Note("kept")
	if err := json.Unmarshal([]byte("null"), &kept); err != nil || kept != "kept" {
		t.Errorf("null: %q %v", kept, err)
	}
	for in, want := range map[string]error{
		`7`: wording.ErrJSON, `{}`: wording.ErrJSON, `{"de":"x"}`: wording.ErrLang, `{"en":"x","en":"y"}`: wording.ErrJSON,
		`{"en":null}`: wording.ErrJSON, `{"en":""}`: wording.ErrName, `[]`: wording.ErrJSON, "\"\xff\"": wording.ErrJSON,
		`"a" "b"`: wording.ErrJSON, ``: wording.ErrJSON, `"`: wording.ErrJSON,
	} {
		n := wording.Note("kept")
		if err := n.UnmarshalJSON([]byte(in)); !errors.Is(err, want) || n != "kept" {
			t.Errorf("%s: %q %v, want %v", in, n, err, want)
		}
	}
	if _, err := wording.Note("\xff").MarshalJSON(); !errors.Is(err, wording.ErrJSON) {
		t.Errorf("not UTF-8: %v", err)
	}
	var none *wording.Note
	if err := none.UnmarshalJSON([]byte(`"x"`)); err == nil {
		t.Error("a nil target is no error")
	}
}

func TestNoteDisplay(t *testing.T) {
	texts := wording.NoteOf(wording.MustText(
		wording.Name{Lang: wording.Ar, Name: "خطأ", Status: wording.Attested},
		wording.Name{Lang: wording.Fr, Name: "coquille", Status: wording.Attested},
	))
	for _, x := range []struct {
		note   wording.Note
		reader wording.Lang
		want   string
		lang   wording.Lang
	}{
		{"", wording.Fr, "", 0},
		{"a slip", wording.Ar, "a slip", wording.En},
		{"خطأ", wording.Fr, "خطأ", wording.Ar},
		{texts, wording.Ar, "خطأ", wording.Ar},
		{texts, wording.En, "coquille", wording.Fr},
		{texts, 0, "coquille", wording.Fr},
		{wording.NoteOf(wording.Text{}), wording.Fr, "", 0},
	} {
		if got, lang := x.note.Display(x.reader); got != x.want || lang != x.lang {
			t.Errorf("%q for %v: %q %v, want %q %v", string(x.note), x.reader, got, lang, x.want, x.lang)
		}
	}
	if text, ok := texts.Text(); !ok || text.String() != "coquille" || texts.String() != "coquille" {
		t.Errorf("%v %v", text, ok)
	}
	if _, ok := wording.Note("a slip").Text(); ok {
		t.Error("plain words have a text")
	}
}
