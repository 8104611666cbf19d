package strictjson_test

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

type head struct {
	Title string `json:"title"`
	Note  string `json:"note,omitempty"`
}

type obs struct {
	ID     string `json:"id"`
	Figure string `json:"figure"`
	Parts  []int  `json:"parts,omitempty"`
}

// drain reads all records and lists what Next says in order: ids and problems.
func drain(t *testing.T, r *strictjson.Reader) (log []string) {
	t.Helper()
	for range 1000 {
		var o obs
		err := r.Next(&o)
		var ps *strictjson.Problems
		switch {
		case err == io.EOF:
			if again := r.Next(&o); again != io.EOF {
				t.Errorf("after the end: %v", again)
			}
			return log
		case errors.As(err, &ps):
			if !reflect.DeepEqual(o, obs{}) {
				t.Errorf("a record with problems is not zero: %+v", o)
			}
			for _, p := range ps.List {
				word, _, _ := strings.Cut(p.Err.Error(), ":")
				log = append(log, fmt.Sprintf("%d:%d@%d %s %s", p.Line, p.Column, p.Offset, p.Pointer, word))
			}
		case err != nil:
			return append(log, err.Error())
		default:
			log = append(log, o.ID)
		}
	}
	t.Fatal("a Reader that does not end")
	return nil
}

func TestReader(t *testing.T) {
	const format = "mithaq.observations/1"
	start := `{"format":"` + format + `",`
	tests := []struct {
		name, text string
		lines      bool
		opt        strictjson.Options
		want       []string
		header     head
	}{
		{"array", start + ` "title":"t" , "observations" : [ {"id":"a","figure":"1"} ,` + "\n" + `{"figure":"2","id":"b"}] , "note":"n" }` + "\n", false,
			strictjson.Options{Format: format}, []string{"a", "b"}, head{"t", "n"}},
		{"empty array", `{"observations":[],"title":"t"}`, false, strictjson.Options{}, nil, head{Title: "t"}},
		{"bad records are passed over", `{"title":"é","observations":[{"id":"a"},{"id":"b","figure":"1"},` + "\n" + ` {"id":"c","figure":null,"parts":["x"]},7,{"id":"d","figure":"1"}]}`, false,
			strictjson.Options{}, []string{
				"1:30@30 /observations/a/figure missing member", "b",
				"2:21@86 /observations/c/figure null for a required value", "2:35@100 /observations/c/parts/0 wrong type",
				"2:41@106 /observations/3 wrong type", "d",
			}, head{Title: "é"}},
		{"header problems come first", `{"Title":"t","x":1,"x":1,"observations":[{"id":"a","figure":"1"}],"note":1,"title":null}`, false,
			strictjson.Options{}, []string{
				"1:2@1 /Title unknown member", "1:14@13 /x unknown member", "1:20@19 /x duplicate member", "a",
				"1:74@73 /note wrong type", "1:84@83 /title null for a required value",
			}, head{}},
		{"unknown allowed", `{"x":{"y":[1]},"title":"t","observations":[]}`, false, strictjson.Options{AllowUnknown: true}, nil, head{Title: "t"}},
		{"missing members", "\n {\"note\":\"n\"}", false, strictjson.Options{}, []string{
			"2:2@2 /title missing member", "2:2@2 /observations missing member"}, head{Note: "n"}},
		{"duplicate header member", `{"title":"t","title":"u","observations":[]}`, false, strictjson.Options{}, []string{"1:14@13 /title duplicate member"}, head{Title: "t"}},
		{"array twice", `{"title":"t","observations":[],"observations":[]}`, false, strictjson.Options{}, []string{"1:32@31 /observations duplicate member"}, head{Title: "t"}},
		{"no array", `{"title":"t","observations":{}}`, false, strictjson.Options{}, []string{"1:29@28 /observations wrong type"}, head{Title: "t"}},
		{"format absent", `{"title":"t","observations":[]}`, false, strictjson.Options{Format: format}, []string{"1:2@1  format not readable"}, head{}},
		{"format of another kind", `{"format":"mithaq.sector/1","observations":[]}`, false, strictjson.Options{Format: format}, []string{"1:11@10 /format format not readable"}, head{}},
		{"format twice", start + `"format":"` + format + `","title":"t","observations":[]}`, false, strictjson.Options{Format: format},
			[]string{"1:35@34 /format duplicate member"}, head{Title: "t"}},
		{"no document", "", false, strictjson.Options{}, []string{"1:1@0  not JSON"}, head{}},
		{"byte order mark", "\ufeff{}", false, strictjson.Options{}, []string{"1:1@0  not JSON"}, head{}},
		{"an array outside", "[]", false, strictjson.Options{}, []string{"1:1@0  not JSON"}, head{}},
		{"cut in a record", `{"title":"t","observations":[{"id":"a","figure":"1"},{"id":"b"`, false, strictjson.Options{},
			[]string{"a", "1:63@62 /observations/b not JSON"}, head{Title: "t"}},
		{"cut after a record", `{"title":"t","observations":[{"id":"a","figure":"1"}`, false, strictjson.Options{},
			[]string{"a", "1:53@52  not JSON"}, head{Title: "t"}},
		{"cut after a comma", `{"title":"t","observations":[{"id":"a","figure":"1"},`, false, strictjson.Options{},
			[]string{"a", "1:54@53 /observations/1 not JSON"}, head{Title: "t"}},
		{"cut in a name", `{"title":"t","observ`, false, strictjson.Options{}, []string{"1:21@20  not JSON"}, head{Title: "t"}},
		{"cut before a value", `{"title":`, false, strictjson.Options{}, []string{"1:10@9 /title not JSON"}, head{}},
		{"no colon", `{"title" "t"}`, false, strictjson.Options{}, []string{"1:10@9  not JSON"}, head{}},
		{"comma before brace", `{"title":"t",}`, false, strictjson.Options{}, []string{"1:14@13  not JSON"}, head{Title: "t"}},
		{"comma before bracket", `{"title":"t","observations":[{"id":"a","figure":"1"},]}`, false, strictjson.Options{},
			[]string{"a", "1:54@53 /observations/1 not JSON"}, head{Title: "t"}},
		{"brackets crossed", `{"title":"t","observations":[{"id":"a"],"figure":"1"}]}`, false, strictjson.Options{},
			[]string{"1:39@38 /observations/a not JSON"}, head{Title: "t"}},
		{"trailing data", `{"title":"t","observations":[]} {}`, false, strictjson.Options{}, []string{"1:33@32  not JSON"}, head{Title: "t"}},
		{"record too large", `{"title":"t","observations":[{"id":"a","figure":"1"},{"id":"b","figure":"` + strings.Repeat("1", 100) + `"}]}`, false,
			strictjson.Options{MaxRecord: 64}, []string{"a", "1:54@53 /observations/b too large"}, head{Title: "t"}},
		{"header too large", `{"title":"` + strings.Repeat("1", 100) + `","observations":[]}`, false,
			strictjson.Options{MaxBytes: 64}, []string{"1:10@9 /title too large"}, head{}},
		{"too many members", `{"m` + strings.Join(strings.Split(strings.Repeat("x", 1100), ""), `":0,"m`) + `":0}`, false,
			strictjson.Options{AllowUnknown: true, MaxProblems: 1}, []string{"1:9@8 /mx duplicate member", "1:7170@7169  too large"}, head{}},

		{"lines", "{\"id\":\"a\",\"figure\":\"1\"}\r\n {\"id\":\"b\",\"figure\":\"2\"}", true, strictjson.Options{}, []string{"a", "b"}, head{}},
		{"no lines", "", true, strictjson.Options{}, nil, head{}},
		{"lines with problems", "{\"id\":\"é\"}\n\n{\"id\":\"b\",\"figure\":\n\"1\"}\n{\"id\":\"c\",\"figure\":\"1\"}{}\n[]\n{\"id\":\"d\",\"figure\":\"1\"}\n", true, strictjson.Options{}, []string{
			"1:1@0 /é/figure missing member", "2:1@12 /1 not JSON", "3:20@32 /b/figure not JSON", "4:1@33 /3 wrong type", "4:4@36 /3 not JSON",
			"5:24@61 /c not JSON", "6:1@64 /5 wrong type", "d"}, head{}},
		{"line too large", "{\"id\":\"a\",\"figure\":\"" + strings.Repeat("1", 100) + "\"}\n{\"id\":\"b\",\"figure\":\"1\"}\n" + strings.Repeat(" ", 200), true,
			strictjson.Options{MaxRecord: 64}, []string{"1:1@0 /a too large", "b", "3:1@147 /2 too large"}, head{}},
	}
	readers := map[string]func(string) io.Reader{
		"whole":          func(s string) io.Reader { return strings.NewReader(s) },
		"byte by byte":   func(s string) io.Reader { return iotest.OneByteReader(strings.NewReader(s)) },
		"data with EOF":  func(s string) io.Reader { return iotest.DataErrReader(strings.NewReader(s)) },
		"half at a time": func(s string) io.Reader { return iotest.HalfReader(strings.NewReader(s)) },
	}
	for _, tt := range tests {
		for how, open := range readers {
			t.Run(tt.name+"/"+how, func(t *testing.T) {
				var h head
				r := strictjson.NewArray(open(tt.text), &h, "observations", tt.opt)
				if tt.lines {
					r = strictjson.NewLines(open(tt.text), nil, tt.opt)
				}
				got := drain(t, r)
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				if h != tt.header {
					t.Errorf("header %+v, want %+v", h, tt.header)
				}
			})
		}
	}
}

func TestReaderHeaderLine(t *testing.T) {
	const format = "mithaq.observations/1"
	opt := strictjson.Options{Format: format}
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"good", "{\"format\":\"" + format + "\",\"title\":\"t\"}\n{\"id\":\"a\",\"figure\":\"1\"}\n", []string{"a"}},
		{"only a header", "{\"format\":\"" + format + "\",\"title\":\"t\"}", nil},
		{"absent", "{\"id\":\"a\",\"figure\":\"1\"}\n", []string{"1:1@0  format not readable"}},
		{"empty input", "", []string{"1:1@0  not JSON"}},
		{"unknown member", "{\"format\":\"" + format + "\",\"title\":\"t\",\"x\":1}\n{\"id\":\"a\",\"figure\":\"1\"}\n", []string{"1:47@46 /x unknown member", "a"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var h head
			got := drain(t, strictjson.NewLines(strings.NewReader(tt.text), &h, opt))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if good := len(got) == 0 || got[0] == "a"; (h.Title == "t") != good {
				t.Errorf("header %+v", h)
			}
		})
	}
}

func TestReaderBrokenSource(t *testing.T) {
	for name, text := range map[string]string{
		"in a number": `{"title":"t","observations":[1,12`,
		"in a header": `{"title":"t`,
		"at a record": `{"title":"t","observations":[1,`,
	} {
		var h head
		r := strictjson.NewArray(io.MultiReader(strings.NewReader(text), brokenReader{}), &h, "observations", strictjson.Options{})
		var err error
		for n, seen := 0, 0; err == nil; seen++ {
			if err = r.Next(&n); err == nil && (n != 1 || seen > 0) {
				t.Errorf("%s: record %d is %d: half a number was read", name, seen, n)
			}
		}
		if err != errBroken || r.Next(new(int)) != errBroken {
			t.Errorf("%s: %v, want the reader's error", name, err)
		}
	}
	r := strictjson.NewLines(io.MultiReader(strings.NewReader("1\n12"), brokenReader{}), nil, strictjson.Options{})
	var n int
	if err := r.Next(&n); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if err := r.Next(&n); err != errBroken {
		t.Errorf("half a line: %d, %v", n, err)
	}
}

func TestReaderTarget(t *testing.T) {
	for name, r := range map[string]*strictjson.Reader{
		"header is no pointer": strictjson.NewLines(nil, head{}, strictjson.Options{}),
		"header is no struct":  strictjson.NewArray(nil, new(int), "a", strictjson.Options{}),
		"header has the array": strictjson.NewArray(nil, new(head), "title", strictjson.Options{}),
		"header has the format": strictjson.NewLines(nil, new(struct {
			F string `json:"format"`
		}), strictjson.Options{Format: "mithaq.a/1"}),
		"record is a float":    nil,
		"record is no pointer": nil,
	} {
		var v any = new(obs)
		if r == nil {
			r, v = strictjson.NewLines(strings.NewReader("1"), nil, strictjson.Options{}), new(float64)
			if strings.HasSuffix(name, "pointer") {
				v = 1
			}
		}
		if err := r.Next(v); !errors.Is(err, strictjson.ErrTarget) || !errors.Is(r.Next(v), strictjson.ErrTarget) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReaderProblem(t *testing.T) {
	r := strictjson.NewArray(strings.NewReader("{\"observations\":[\n  {\"id\":\"S06\",\"figure\":\"1\"}]}"), nil, "observations", strictjson.Options{})
	var o obs
	if err := r.Next(&o); err != nil {
		t.Fatal(err)
	}
	const want = "line 2, column 3, /observations/S06: broken"
	if got := r.Problem(errBroken); got.Error() != want || got.Offset != 20 {
		t.Errorf("%v, offset %d; want %s", got, got.Offset, want)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriterErrors(t *testing.T) {
	w := strictjson.NewLineWriter(brokenWriter{}, nil, "")
	if err := w.Write(obs{}); err != nil {
		t.Errorf("nothing is written yet: %v", err)
	}
	if err := w.Close(); err != errBroken {
		t.Errorf("Close: %v", err)
	}
	for name, w := range map[string]*strictjson.Writer{
		"header is no struct":  strictjson.NewArrayWriter(io.Discard, 1, "a", ""),
		"header has the array": strictjson.NewArrayWriter(io.Discard, head{}, "title", ""),
		"bad format":           strictjson.NewArrayWriter(io.Discard, head{}, "a", "x"),
		"header is a float":    strictjson.NewLineWriter(io.Discard, 1.5, ""),
		"record is a float":    strictjson.NewLineWriter(io.Discard, nil, ""),
	} {
		if err := w.Write(1.5); !errors.Is(err, strictjson.ErrTarget) || !errors.Is(w.Close(), strictjson.ErrTarget) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLastLineWithoutEnd: the last line may lack its line feed, also when it
// has been moved in the buffer while its end was looked for.
func TestLastLineWithoutEnd(t *testing.T) {
	r := strictjson.NewLines(strings.NewReader("{\"format\":\"mithaq.test/1\"}\n[\"first\",\"second\",\"third, to be longer than the header is\"]"), nil, strictjson.Options{Format: "mithaq.test/1"})
	var got []string
	if err := r.Next(&got); err != nil || len(got) != 3 || got[0] != "first" || got[1] != "second" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := r.Next(&got); err != io.EOF {
		t.Errorf("then %v, want io.EOF", err)
	}
}
