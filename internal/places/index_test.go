package places_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/mithaq-go/mithaq/internal/places"
)

// read fills an Index from one file, whole or a byte at a time.
func read(name, text string, slow bool) *places.Index {
	x := places.New()
	var in io.Reader = strings.NewReader(text)
	if slow {
		in = iotest.OneByteReader(in)
	}
	switch {
	case strings.HasSuffix(name, ".csv"):
		in = x.Table(name, "observations", func(column string) string {
			if column == "period" {
				return "key/period"
			}
			return column
		}, in)
	case strings.HasSuffix(name, ".jsonl"):
		in = x.Lines(name, "observations", in)
	default:
		in = x.JSON(name, in)
	}
	io.Copy(io.Discard, in)
	x.Close()
	return x
}

// TestPlace: lines and columns are those that Python's str.index finds.
func TestPlace(t *testing.T) {
	const document = `{
  "format": "mithaq.observations/1", "names": {"fr": "é", "en": "e"}, "ratios": ["a", "b"],
  "observations": [
    {"id": "A", "key": {"indicator": "jobs"}, "words": "65 ألف é", "figure": "1"},
    {
      "note": "{\"id\": \"no\"}",
      "id": "B", "figure": "2",
      "from": ["A", "A"]
    },
    {"figure": "3"}, {"code": "X", "id": "C/1", "parts": [
      {"id": "P", "share": 1}, {"share": [true, {"code": "Q", "z": null}], "id": "R"}]}
  ],
  "corrections": []
}
`
	const table = "\ufeffID;Period ;words;figure;note\r\nA;2015;\"é, \"\"x\"\"\r\nsecond\";\"1\";n\r\n\r\nB;2016;أ;2;\r\n" +
		"\"C\";2017"
	const rows = "words,id,figure\n\"a\nb\",A,1\nx,B,2\n\"\",,3\n"
	const lines = `{"format": "f"}
{"id": "A", "figure": "1"}

{"figure": "é", "id": "\u0042"}
`
	for _, test := range []struct{ name, text, path, want string }{
		{"a.json", document, "/format", "2:13"},
		{"a.json", document, "/names/en", "2:65"},
		{"a.json", document, "/ratios/1", "2:87"},
		{"a.json", document, "/observations", "3:19"},
		{"a.json", document, "/observations/A", "4:5"},
		{"a.json", document, "/observations/A/key", "4:24"},
		{"a.json", document, "/observations/A/key/indicator", "4:38"},
		{"a.json", document, "/observations/A/key/perimeter", "4:24"},
		{"a.json", document, "/observations/A/figure", "4:78"},
		{"a.json", document, "/observations/B", "7:13"},
		{"a.json", document, "/observations/B/figure", "7:28"},
		{"a.json", document, "/observations/B/note", "7:13"},
		{"a.json", document, "/observations/B/from/1", "7:13"},
		{"a.json", document, "/observations/2/figure", "10:16"},
		{"a.json", document, "/observations/C~11/code", "10:31"},
		{"a.json", document, "/observations/C~11/parts/P", "11:7"},
		{"a.json", document, "/observations/C~11/parts/P/share", "11:28"},
		{"a.json", document, "/observations/C~11/parts/R/share/Q/z", "11:68"},
		{"a.json", document, "/observations/no", "3:19"},
		{"a.json", document, "/corrections/X", "13:18"},
		{"a.json", document, "/none", ""},
		{"a.json", document, "", ""},
		{"a.csv", table, "/observations/A", "2:1"},
		{"a.csv", table, "/observations/A/key/period", "2:3"},
		{"a.csv", table, "/observations/A/words", "2:8"},
		{"a.csv", table, "/observations/A/figure", "2:1"}, // it stands on line 3
		{"a.csv", table, "/observations/B/figure", "5:10"},
		{"a.csv", table, "/observations/B/note", "5:12"},
		{"a.csv", table, "/observations/B/unit", "5:1"},
		{"a.csv", table, "/observations/C/key/period", "6:5"},
		{"b.csv", rows, "/observations/A", "3:4"},
		{"b.csv", rows, "/observations/A/figure", "3:6"},
		{"b.csv", rows, "/observations/A/words", "3:4"},
		{"b.csv", rows, "/observations/B/words", "4:1"},
		{"b.csv", rows, "/observations/B/figure", "4:5"},
		{"b.csv", rows, "/observations/", ""},
		{"a.jsonl", lines, "/observations/A/figure", "2:23"},
		{"a.jsonl", lines, "/observations/B/figure", "4:12"},
		{"a.jsonl", lines, "/observations/0", ""},
	} {
		for _, slow := range []bool{false, true} {
			p, ok := read(test.name, test.text, slow).Place(test.path)
			got := ""
			if ok {
				got = fmt.Sprintf("%d:%d", p.Line, p.Column)
			}
			if got != test.want || ok && p.File != test.name {
				t.Errorf("%s %s: %s %s, want %s (slow: %v)", test.name, test.path, p.File, got, test.want, slow)
			}
		}
	}
	var none *places.Index
	if _, ok := none.Place("/a"); ok {
		t.Error("no Index has a place")
	}
	none.Close()
	if _, ok := places.New().Place("/a"); ok {
		t.Error("an empty Index has a place")
	}
}

// TestMember: the place of a member is where its value begins, on whichever line.
func TestMember(t *testing.T) {
	const document = `{"observations": [
  {"note": "a",
   "id": "A", "key": {
     "period": "2015",
     "parts": [{"id": "P",
        "share": 1}]},
   "figure":
     "1"}]}`
	const table = "words,id,figure\n\"a\nb\",A,1\n"
	for _, test := range []struct{ name, text, path, want string }{
		{"a.json", document, "/observations/A", "3:10"},
		{"a.json", document, "/observations/A/note", "2:12"},
		{"a.json", document, "/observations/A/key", "3:22"},
		{"a.json", document, "/observations/A/key/period", "4:16"},
		{"a.json", document, "/observations/A/key/parts/P/share", "6:18"},
		{"a.json", document, "/observations/A/figure", "8:6"},
		{"a.json", document, "/observations/A/none", "3:10"},
		{"a.csv", table, "/observations/A/words", "2:1"},
		{"a.csv", table, "/observations/A/figure", "3:6"},
	} {
		p, ok := read(test.name, test.text, false).Member(test.path)
		if got := fmt.Sprintf("%d:%d", p.Line, p.Column); !ok || got != test.want {
			t.Errorf("%s %s: %s, want %s", test.name, test.path, got, test.want)
		}
	}
}

// TestMemory: an Index of 20,000 rows or records holds what the package page says.
func TestMemory(t *testing.T) {
	var csv, lines strings.Builder
	csv.WriteString("id,indicator,area,period,figure,unit,role,source,words\n")
	const n = 20_000
	for i := range n {
		fmt.Fprintf(&csv, "W%06d,gdp,MA,2015,65000@1000,MAD,observed,bank,\"65, 000\"\n", i)
		fmt.Fprintf(&lines, `{"id": "W%06d", "key": {"indicator": "gdp", "area": "MA", "period": "2015"},`+
			` "figure": "65000@1000", "unit": "MAD", "role": "observed", "source": "bank"}`+"\n", i)
	}
	for name, text := range map[string]string{"a.csv": csv.String(), "a.jsonl": lines.String()} {
		x := read(name, text, false)
		if size := x.Size() / n; size > 70 {
			t.Errorf("%s: %d bytes a record", name, size)
		} else {
			t.Logf("%s: %d bytes a record", name, size)
		}
		if p, ok := x.Place("/observations/W019999/figure"); !ok || p.Column < 20 {
			t.Errorf("%s: %v", name, p)
		}
	}
}

// FuzzPlace: no text makes a scanner panic.
func FuzzPlace(f *testing.F) {
	f.Add(uint8(0), `{"observations": [{"id": "A", "x": [1, {"id": 2}]}]}`)
	f.Add(uint8(1), "id,x\n\"A\n\"\"\",\"\n")
	f.Add(uint8(2), "{\"id\": \"A\"}\n]]]{[\n")
	f.Fuzz(func(t *testing.T, form uint8, text string) {
		name := []string{"a.json", "a.csv", "a.jsonl"}[form%3]
		x := read(name, text, false)
		for _, path := range []string{"/observations/A/x", "/observations", "/observations/A/x/2/y"} {
			p, ok := x.Place(path)
			if ok && (p.Line < 1 || p.Column < 1 || p.Line > 1+strings.Count(text, "\n")) {
				t.Errorf("%q: %s: %v", text, path, p)
			}
		}
	})
}
