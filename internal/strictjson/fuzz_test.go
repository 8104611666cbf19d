package strictjson_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/mithaq-go/mithaq/internal/strictjson"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// plainRecord is record without what encoding/json reads differently.
type plainRecord struct {
	ID     string                  `json:"id"`
	Figure string                  `json:"figure"`
	Year   year                    `json:"year,omitzero"`
	Small  int8                    `json:"small,omitempty"`
	Exact  json.Number             `json:"exact,omitempty"`
	Flag   bool                    `json:"flag,omitempty"`
	Parts  []plainRecord           `json:"parts,omitempty"`
	Next   *plainRecord            `json:"next,omitempty"`
	Names  map[string]*plainRecord `json:"names,omitempty"`
	ByYear map[year]uint8          `json:"by_year,omitempty"`
}

var seeds = []string{
	`{}`, `null`, `{"id":"a","figure":"1"}`, `{"id":"a","figure":"1","small":-0,"exact":-1.50E+3,"flag":true}`,
	`{"id":"\u0645\ud83d\udcc4\"\\\/\b\f\n\r\t","figure":"ميثاق","parts":[{"id":"b","figure":"2","year":"2015"}],"names":{"x":{"id":"","figure":""},"y":null}}`,
	`{"figure":"1","id":"a","next":{"id":"n","figure":"f","next":null},"by_year":{"2015":255,"2016":0}}`,
	"{\"id\":\"\xff\",\"figure\":\"\\ud800\"}", `{"id":1,"ID":"a","id":"b","figure":null,"parts":[[],{}]} x`, `[[[[`, `{"a":`, "\ufeff{}",
}

// FuzzDecode: no panic; what is accepted means the same to encoding/json; what
// was read is written and read again without a change; places are in the text.
func FuzzDecode(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var got plainRecord
		if err := strictjson.Decode(data, &got, strictjson.Options{}); err != nil {
			checkPlaces(t, data, err)
			return
		}
		var want plainRecord
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&want); err != nil {
			t.Fatalf("encoding/json refuses %q: %v", data, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, encoding/json %+v", got, want)
		}
		for _, compact := range []bool{false, true} {
			opt := strictjson.EncodeOptions{Compact: compact}
			once, err := strictjson.Encode(got, opt)
			if err != nil {
				t.Fatal(err)
			}
			var back plainRecord
			if err := strictjson.Decode(once, &back, strictjson.Options{}); err != nil {
				t.Fatalf("%s: %v", once, err)
			}
			if twice, err := strictjson.Encode(back, opt); err != nil || !bytes.Equal(once, twice) {
				t.Fatalf("written\n%s\nread and written again\n%s\n%v", once, twice, err)
			}
			var std bytes.Buffer
			enc := json.NewEncoder(&std)
			enc.SetEscapeHTML(false)
			if !compact {
				enc.SetIndent("", "  ")
			}
			if err := enc.Encode(got); err != nil || strings.TrimSpace(std.String()) != strings.TrimSpace(string(once)) {
				t.Fatalf("got\n%s\nencoding/json\n%s\n%v", once, &std, err)
			}
		}
	})
}

// checkPlaces checks the problems of data by counting lines and characters afresh.
func checkPlaces(t *testing.T, data []byte, err error) {
	t.Helper()
	var ps *strictjson.Problems
	if !errors.As(err, &ps) || ps.Total < 1 || len(ps.List) == 0 || len(ps.List) > ps.Total {
		t.Fatalf("%v", err)
	}
	last := int64(0)
	for _, p := range ps.List {
		if p.Offset < last || p.Offset > int64(len(data)) {
			t.Fatalf("offset %d after %d in %d bytes", p.Offset, last, len(data))
		}
		last = p.Offset
		lines := strings.Split(string(data[:p.Offset]), "\n")
		if line, column := len(lines), len([]rune(lines[len(lines)-1]))+1; p.Line != line || p.Column != column {
			t.Fatalf("%v is at line %d, column %d", p, line, column)
		}
		if p.Pointer != "" && p.Pointer[0] != '/' {
			t.Fatalf("pointer %q", p.Pointer)
		}
	}
}

// FuzzGrammar: the grammar is that of encoding/json, both ways.
func FuzzGrammar(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	for _, s := range []string{"01", "-", "1.e1", "1e+", `"\u00zz"`, "\"\x00\"", "[1,]", "{,}", "tru", " 1 ", "\v1", `{"a":1,"a":2}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var raw struct{ anyJSON }
		err := strictjson.Decode(data, &raw.anyJSON, strictjson.Options{})
		if errors.Is(err, strictjson.ErrDepth) || errors.Is(err, strictjson.ErrTooLarge) || errors.Is(err, strictjson.ErrNull) {
			return
		}
		if grammar := !errors.Is(err, strictjson.ErrSyntax); grammar != json.Valid(data) {
			t.Fatalf("%q: encoding/json says %v, we say %v", data, json.Valid(data), err)
		}
	})
}

// anyJSON accepts everything.
type anyJSON struct{}

func (*anyJSON) UnmarshalJSON([]byte) error { return nil }

type plainFile struct {
	Title   string        `json:"title"`
	Records []plainRecord `json:"records"`
	Note    string        `json:"note,omitempty"`
}

type plainHead struct {
	Title string `json:"title"`
	Note  string `json:"note,omitempty"`
}

// FuzzReader: reading in pieces gives what reading in one go gives: the same
// records or, if there is no grammar error, the same problems.
func FuzzReader(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(`{"title":"t","records":[` + s + `,` + s + `],"note":"n"}`))
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		var want plainFile
		wantErr := strictjson.Decode(data, &want, strictjson.Options{MaxProblems: 1 << 20, MaxDepth: 32})

		var h plainHead
		r := strictjson.NewArray(iotest.HalfReader(bytes.NewReader(data)), &h, "records", strictjson.Options{MaxProblems: 1 << 20, MaxDepth: 32})
		got := plainFile{Records: []plainRecord{}}
		var all strictjson.Problems
		for steps := 0; ; steps++ {
			var rec plainRecord
			err := r.Next(&rec)
			if err == io.EOF {
				break
			}
			if err == nil {
				got.Records = append(got.Records, rec)
			} else if !all.Add(err, 1<<20) {
				t.Fatal(err)
			} else {
				checkPlaces(t, data, err)
			}
			if steps > len(data)+10 {
				t.Fatal("no end")
			}
		}
		got.Title, got.Note = h.Title, h.Note
		if (wantErr == nil) != (all.Total == 0) {
			if errors.Is(wantErr, strictjson.ErrDepth) {
				return // a record begins at depth 0
			}
			t.Fatalf("in one go: %v\nin pieces: %v", wantErr, &all)
		}
		if wantErr == nil {
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("in pieces %+v\nin one go %+v", got, want)
			}
			return
		}
		for _, stop := range []error{strictjson.ErrSyntax, strictjson.ErrDepth, strictjson.ErrUTF8} {
			if errors.Is(wantErr, stop) || errors.Is(&all, stop) {
				return
			}
		}
		var ps *strictjson.Problems
		errors.As(wantErr, &ps)
		for _, p := range ps.List {
			if p.Pointer == "" || strings.HasPrefix(p.Pointer, "/records") && strings.Count(p.Pointer, "/") == 1 {
				return // the array itself is at fault, which ends reading in pieces
			}
		}
		count := func(ps *strictjson.Problems) map[string]int {
			m := make(map[string]int)
			for _, p := range ps.List {
				m[p.Error()]++
			}
			return m
		}
		if a, b := count(&all), count(ps); !reflect.DeepEqual(a, b) {
			t.Fatalf("in pieces %v\nin one go %v", a, b)
		}
	})
}

// FuzzLines: each line is read as if it stood alone, and its problems are placed
// in the whole input.
func FuzzLines(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s + "\n" + s + "\r\n\n" + s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := strictjson.NewLines(iotest.HalfReader(bytes.NewReader(data)), nil, strictjson.Options{MaxProblems: 1 << 20, MaxRecord: 100})
		for line := range bytes.Lines(data) {
			var got, want plainRecord
			gotErr := r.Next(&got)
			if gotErr != nil {
				checkPlaces(t, data, gotErr)
			}
			line = bytes.TrimSuffix(line, []byte("\n"))
			if len(line) > 100 {
				if !errors.Is(gotErr, strictjson.ErrTooLarge) {
					t.Fatalf("a line of %d bytes: %v", len(line), gotErr)
				}
				continue
			}
			wantErr := strictjson.Decode(line, &want, strictjson.Options{MaxProblems: 1 << 20})
			if (gotErr == nil) != (wantErr == nil) || !reflect.DeepEqual(got, want) {
				t.Fatalf("line %q: %+v, %v; alone %+v, %v", line, got, gotErr, want, wantErr)
			}
			var a, b *strictjson.Problems
			if errors.As(gotErr, &a) && errors.As(wantErr, &b) && a.Total != b.Total {
				t.Fatalf("line %q: %v; alone %v", line, gotErr, wantErr)
			}
		}
		if err := r.Next(new(plainRecord)); err != io.EOF {
			t.Fatalf("at the end: %v", err)
		}
	})
}

// TestPlantedFaults plants one fault in a good file and wants it, and only it,
// found at its record, in one go and in pieces.
func TestPlantedFaults(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 901))
	faults := []struct {
		from, to string
		is       error
	}{
		{`"figure":`, `"Figure":`, strictjson.ErrUnknown},
		{`"figure":"1"`, `"figure":null`, strictjson.ErrNull},
		{`"figure":"1"`, `"figure":1`, strictjson.ErrType},
		{`"figure":"1"`, `"figure":"1","figure":"1"`, strictjson.ErrDuplicate},
		{`"figure":"1"`, "\"figure\":\"\xc3\"", strictjson.ErrUTF8},
		{`"figure":"1"`, `"figure":"1","parts":[1e999]`, strictjson.ErrType},
	}
	for range 300 {
		n := 1 + rng.IntN(20)
		bad := rng.IntN(n)
		fault := faults[rng.IntN(len(faults))]
		var b strings.Builder
		b.WriteString(`{"title":"t","observations":[`)
		for i := range n {
			if i > 0 {
				b.WriteString(",\n")
			}
			rec := fmt.Sprintf(`{"figure":"1","id":"S%02d"}`, i)
			if i == bad {
				rec = strings.Replace(rec, fault.from, fault.to, 1)
			}
			b.WriteString(rec)
		}
		b.WriteString(`]}`)
		var doc struct {
			head
			Observations []obs `json:"observations"`
		}
		check := func(err error) {
			t.Helper()
			var ps *strictjson.Problems
			if !errors.As(err, &ps) || !errors.Is(err, fault.is) {
				t.Fatalf("%s: %v, want %v", b.String(), err, fault.is)
			}
			for _, p := range ps.List {
				if !strings.HasPrefix(p.Pointer, fmt.Sprintf("/observations/S%02d/", bad)) || p.Line != bad+1 {
					t.Errorf("fault in S%02d is reported as %v", bad, p)
				}
			}
		}
		check(strictjson.Decode([]byte(b.String()), &doc, strictjson.Options{}))
		r := strictjson.NewArray(strings.NewReader(b.String()), new(head), "observations", strictjson.Options{})
		good := 0
		for {
			var o obs
			err := r.Next(&o)
			if err == io.EOF {
				break
			}
			if err != nil {
				check(err)
			} else {
				good++
			}
		}
		if good != n-1 {
			t.Errorf("%d good records of %d", good, n-1)
		}
	}
}

// TestHostile: no small text makes decoding use memory or listing out of
// proportion.
func TestHostile(t *testing.T) {
	const n = 1 << 20
	tests := map[string]string{
		"open arrays":        strings.Repeat("[", n),
		"open objects":       strings.Repeat(`{"a":`, n/5),
		"empty objects":      `{"title":"","observations":[` + strings.Repeat("{},", n/3) + `{}]}`,
		"zeros":              `{"title":"","observations":[` + strings.Repeat("0,", n/2) + `0]}`,
		"parts":              `{"title":"","observations":[{"id":"","figure":"","parts":[` + strings.Repeat("0,", n/2) + `0]}]}`,
		"unknown members":    `{` + strings.Repeat(`"x":0,`, n/6) + `"y":0}`,
		"members unlike":     `{` + members(n/10) + `"y":0}`,
		"one long name":      `{"` + strings.Repeat("x", n) + `":0}`,
		"long names":         `{` + strings.Repeat(`"`+strings.Repeat("x", 1<<10)+`":0,`, n>>10) + `"y":0}`,
		"one long string":    `{"title":"` + strings.Repeat(`\n`, n/2) + `","observations":[]}`,
		"one long number":    `{"title":` + strings.Repeat("9", n) + `}`,
		"broken bytes":       `{"title":"` + strings.Repeat("\xff", n) + `"}`,
		"big records":        `{"title":"","observations":[{"parts":[` + strings.Repeat(`{"a":[0]},`, n/10) + `0],"id":"a"}]}`,
		"white space":        `{"title":` + strings.Repeat(" ", n),
		"ids after the rest": `{"title":"","observations":[` + strings.Repeat(`{"parts":[{"parts":[{"parts":[{"figure":0}]}]}]},`, n/48) + `0]}`,
	}
	var doc struct {
		head
		Observations []obs `json:"observations"`
	}
	for name, text := range tests {
		measure := func(how string, factor uint64, run func() error) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := run()
			runtime.ReadMemStats(&after)
			used := after.TotalAlloc - before.TotalAlloc
			if used > factor*uint64(len(text)) {
				t.Errorf("%s, %s: %d bytes for an input of %d", name, how, used, len(text))
			}
			var ps *strictjson.Problems
			if errors.As(err, &ps) && (len(ps.List) > 101 || len(err.Error()) > 1<<17) {
				t.Errorf("%s, %s: a list of %d, %d bytes", name, how, len(ps.List), len(err.Error()))
			}
		}
		data := []byte(text)
		measure("in one go", 24, func() error { return strictjson.Decode(data, &doc, strictjson.Options{}) })
		measure("in pieces", 64, func() error {
			r := strictjson.NewArray(bytes.NewReader(data), new(head), "observations", strictjson.Options{})
			var o obs
			var all strictjson.Problems
			for {
				err := r.Next(&o)
				if err == io.EOF {
					return nil
				}
				if err != nil && !all.Add(err, 100) {
					return err
				}
			}
		})
	}
}

func members(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"m%d":0,`, i)
	}
	return b.String()
}

// endless gives an array member that does not end.
type endless struct{ sent bool }

func (e *endless) Read(p []byte) (int, error) {
	if !e.sent {
		e.sent = true
		return copy(p, `{"title":"t","observations":[{"id":"a","figure":"1"}`), nil
	}
	const rec = `,{"id":"a","figure":"1"}`
	n := 0
	for len(p)-n >= len(rec) {
		n += copy(p[n:], rec)
	}
	return n, nil
}

// TestReaderMemory: a Reader holds one record, however many there are.
func TestReaderMemory(t *testing.T) {
	r := strictjson.NewArray(&endless{}, new(head), "observations", strictjson.Options{})
	var o obs
	next := func() {
		if err := r.Next(&o); err != nil || o.ID != "a" {
			t.Fatalf("%+v, %v", o, err)
		}
	}
	for range 10000 {
		next()
	}
	testkit.Allocs(t, 0, next)
}

func BenchmarkReader(b *testing.B) {
	r := strictjson.NewArray(&endless{}, new(head), "observations", strictjson.Options{})
	var o obs
	b.SetBytes(int64(len(`,{"id":"a","figure":"1"}`)))
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Next(&o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	text := []byte(`{"title":"t","observations":[` + strings.Repeat(`{"id":"S0000001","figure":">9000","parts":[1,2,3]},`, 999) + `{"id":"a","figure":"1"}]}`)
	var doc struct {
		head
		Observations []obs `json:"observations"`
	}
	b.Run("strictjson", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if err := strictjson.Decode(text, &doc, strictjson.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if err := json.Unmarshal(text, &doc); err != nil {
				b.Fatal(err)
			}
		}
	})
}
