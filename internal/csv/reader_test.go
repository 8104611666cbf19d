package csv_test

import (
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/csv"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// readAll reads every record, and the places of what is wrong.
func readAll(t testing.TB, in io.Reader, opt csv.Options) (records [][]string, errs []string) {
	t.Helper()
	r := csv.NewReader(in, opt)
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return records, errs
		}
		if err != nil {
			errs = append(errs, err.Error())
			if _, again := r.Read(); again == err {
				return records, errs
			} else if again != nil && again != io.EOF {
				errs = append(errs, again.Error())
			}
			continue
		}
		var rec []string
		for _, f := range fields {
			rec = append(rec, string(f))
		}
		records = append(records, rec)
	}
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, in string
		want     [][]string
	}{
		{"empty", "", nil},
		{"one field", "a", [][]string{{"a"}}},
		{"line feed", "a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"carriage return line feed", "a,b\r\nc,d", [][]string{{"a", "b"}, {"c", "d"}}},
		{"empty fields", ",\n,,", [][]string{{"", ""}, {"", "", ""}}},
		{"empty line", "a\n\nb\n", [][]string{{"a"}, {""}, {"b"}}},
		{"byte order mark", "\ufeffa,b", [][]string{{"a", "b"}}},
		{"quoted byte order mark", "\ufeff\"a\",b", [][]string{{"a", "b"}}},
		{"quotes", `"a","","b""c",""""` + "\n", [][]string{{"a", "", `b"c`, `"`}}},
		{"breaks inside quotes are kept", "\"a\r\nb\nc\rd\",e\r\nf", [][]string{{"a\r\nb\nc\rd", "e"}, {"f"}}},
		{"commas inside quotes", `"a,b",c`, [][]string{{"a,b", "c"}}},
		{"spaces are data", " a , b ", [][]string{{" a ", " b "}}},
		{"arabic", "ألف,\"م،ل\"", [][]string{{"ألف", "م،ل"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for how, in := range map[string]io.Reader{
				"whole":         strings.NewReader(tt.in),
				"byte by byte":  iotest.OneByteReader(strings.NewReader(tt.in)),
				"data with EOF": iotest.DataErrReader(strings.NewReader(tt.in)),
			} {
				got, errs := readAll(t, in, csv.Options{})
				if len(errs) > 0 || !slices.EqualFunc(got, tt.want, slices.Equal) {
					t.Errorf("%s: got %q %v, want %q", how, got, errs, tt.want)
				}
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name, in string
		opt      csv.Options
		is       error
		want     string // of the first error
		after    string // first field of the record that is read next
	}{
		{"quote in a field", "a\nb,cé\"d\nnext", csv.Options{}, csv.ErrQuote, "line 2, column 5", "next"},
		{"text after quotes", "\"a\"b,\"c\"\nnext", csv.Options{}, csv.ErrQuote, "line 1, column 4", "next"},
		{"after a break in quotes", "\"x\ny\",\"é\n1\"2\nnext", csv.Options{}, csv.ErrQuote, "line 3, column 3", "next"},
		{"unterminated", "a\n\"b,c\nd", csv.Options{}, csv.ErrUnterminated, "line 2, column 1", ""},
		{"lone carriage return", "a\rb\nnext", csv.Options{}, csv.ErrReturn, "line 1, column 2", "next"},
		{"not UTF-8", "a,\xff\nnext", csv.Options{}, csv.ErrUTF8, "line 1, column 3", "next"},
		{"long record", strings.Repeat("a", 40) + "\nnext", csv.Options{MaxRecord: 39}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"long quoted record", `"` + strings.Repeat("\n", 40), csv.Options{MaxRecord: 39}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"long input", strings.Repeat("a\n", 40), csv.Options{MaxBytes: 20}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"many fields", strings.Repeat(",", 10), csv.Options{MaxFields: 5}, csv.ErrTooLarge, "line 1, column 6", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := csv.NewReader(strings.NewReader(tt.in), tt.opt)
			var err error
			for err == nil {
				_, err = r.Read()
			}
			var e *csv.Error
			if !errors.As(err, &e) || !errors.Is(err, tt.is) || !strings.HasPrefix(err.Error(), tt.want+":") {
				t.Fatalf("got %v, want %v at %s", err, tt.is, tt.want)
			}
			next, again := r.Read()
			if tt.after == "" {
				if again != err {
					t.Errorf("reading went on with %q, %v", next, again)
				}
			} else if again != nil || string(next[0]) != tt.after {
				t.Errorf("then %q, %v, want %q", next, again, tt.after)
			}
		})
	}
}

func TestReadErrorOfReader(t *testing.T) {
	broken := errors.New("broken")
	r := csv.NewReader(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(broken)), csv.Options{})
	if _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := r.Read(); err != broken {
			t.Fatalf("got %v, want the reader's own error", err)
		}
	}
	r = csv.NewReader(stuck{}, csv.Options{})
	if _, err := r.Read(); err != io.ErrNoProgress {
		t.Fatalf("got %v, want %v", err, io.ErrNoProgress)
	}
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

func TestPosition(t *testing.T) {
	r := csv.NewReader(strings.NewReader("h\n\"é\nü\",bb,\"c\"\r\n"), csv.Options{})
	for range 2 {
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for i := range 4 {
		offset, line, column := r.Position(i)
		got = append(got, fmt.Sprint(offset, " ", line, ":", column))
	}
	want := []string{"2 2:1", "10 3:4", "13 3:7", "16 3:10"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAppendRead: what Append writes, Read reads back, whatever the text.
func TestAppendRead(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", ",", ";", `"`, "\n", "\r\n", "\r", " ", "\t", "é", "ألف", "=", "\ufeff", "\u2028", "\x00"}
	for range 2000 {
		var want [][]string
		var text []byte
		comma := byte(",;\t|"[rng.IntN(4)])
		for range 1 + rng.IntN(4) {
			var rec []string
			for f := range 2 + rng.IntN(4) {
				if f > 0 {
					text = append(text, comma)
				}
				var s strings.Builder
				for range rng.IntN(5) {
					s.WriteString(pieces[rng.IntN(len(pieces))])
				}
				rec = append(rec, s.String())
				text = csv.Append(text, s.String(), comma)
			}
			text = append(text, "\r\n"...)
			want = append(want, rec)
		}
		got, errs := readAll(t, strings.NewReader(string(text)), csv.Options{Comma: comma})
		if len(errs) > 0 || !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q: got %q %v, want %q", text, got, errs, want)
		}
	}
}

// TestAgainstStandard reads random text with encoding/csv as well. Where both
// accept it they agree, after the changes that encoding/csv makes are made here
// too: it drops empty lines and rewrites CRLF inside quotes.
func TestAgainstStandard(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", ",", `"`, "\n", "\r\n", "é", "bc"}
	n, agreed := testkit.Cases(4000, 200_000), 0
	for range n {
		var s strings.Builder
		for range rng.IntN(12) {
			s.WriteString(pieces[rng.IntN(len(pieces))])
		}
		std := stdcsv.NewReader(strings.NewReader(s.String()))
		std.FieldsPerRecord = -1
		want, err := std.ReadAll()
		got, errs := readAll(t, strings.NewReader(s.String()), csv.Options{})
		if (err != nil) != (len(errs) > 0) {
			t.Fatalf("%q: got errors %v, encoding/csv has %v", s.String(), errs, err)
		}
		if err != nil {
			continue
		}
		agreed++
		got = slices.DeleteFunc(got, func(r []string) bool { return len(r) == 1 && r[0] == "" })
		want = slices.DeleteFunc(want, func(r []string) bool { return len(r) == 1 && r[0] == "" })
		for _, r := range got {
			for i := range r {
				r[i] = strings.ReplaceAll(r[i], "\r\n", "\n")
			}
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q: got %q, encoding/csv has %q", s.String(), got, want)
		}
	}
	if agreed < n/4 {
		t.Errorf("only %d texts were accepted by both", agreed)
	}
}

// TestPlain: records without a quote are cut at each separator, and what is wrong with
// one has its place: a carriage return first, then the first field that is not UTF-8.
func TestPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	pieces := []string{
		"a", "bcdefgh", "-", "+", ",", ",", ",", ";", "|", "\t", "é", "ألف",
		"\xac", "\xd8", "\x00", "\r", "1234567890",
	}
	bad := 0
	for range testkit.Cases(2000, 100_000) {
		common := pieces[:len(pieces)-5]
		if rng.IntN(3) == 0 {
			common = pieces
		}
		opt := csv.Options{Comma: ",;\t|"[rng.IntN(4)], MaxFields: 1 + rng.IntN(30)}
		var rec string
		for range rng.IntN(40) {
			rec += common[rng.IntN(len(common))]
		}
		text := rec + "\n"
		rec = strings.TrimSuffix(rec, "\r") // which is then a part of the line end
		want := strings.Split(rec, string(opt.Comma))
		fault, at := error(nil), 0
		switch r := strings.IndexByte(rec, '\r'); {
		case len(want) > opt.MaxFields:
			fault, at = csv.ErrTooLarge, len(strings.Join(want[:opt.MaxFields], ","))+1
		case r >= 0:
			fault, at = csv.ErrReturn, r
		default:
			for i, f := range want {
				if !utf8.ValidString(f) {
					fault, at = csv.ErrUTF8, len(strings.Join(append(want[:i:i], ""), ","))
					break
				}
			}
		}
		r := csv.NewReader(strings.NewReader("a\n"+text), opt)
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
		fields, err := r.Read()
		if fault != nil {
			bad++
			var e *csv.Error
			column := 1 + utf8.RuneCountInString(rec[:at])
			if !errors.As(err, &e) || !errors.Is(err, fault) || e.Offset != int64(2+at) || e.Line != 2 || e.Column != column {
				t.Fatalf("%q, %+v: got %v, want %v at %d, column %d", rec, opt, err, fault, at, column)
			}
			continue
		}
		var got []string
		start := 2
		for i, f := range fields {
			got = append(got, string(f))
			if offset, _, _ := r.Position(i); offset != int64(start) {
				t.Fatalf("%q: field %d is at %d, want %d", rec, i, offset, start)
			}
			start += len(f) + 1
		}
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%q, %+v: got %q, %v, want %q", rec, opt, got, err, want)
		}
	}
	if bad < 100 {
		t.Errorf("something was wrong with %d records only", bad)
	}
}

// endless yields the same bytes for ever.
type endless struct {
	text string
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.text[e.at]
		e.at = (e.at + 1) % len(e.text)
	}
	return len(p), nil
}

func TestBoundedMemory(t *testing.T) {
	for _, text := range []string{"a", `"`, ",", "\"\n", "a,b\n", "\"a\"\"\","} {
		r := csv.NewReader(&endless{text: text}, csv.Options{MaxRecord: 1 << 16, MaxBytes: 4 << 20})
		var err error
		for err == nil {
			_, err = r.Read()
			if errors.Is(err, csv.ErrQuote) {
				err = nil
			}
		}
		if !errors.Is(err, csv.ErrTooLarge) {
			t.Errorf("%q for ever: %v, want ErrTooLarge", text, err)
		}
	}
}

func TestReadAllocations(t *testing.T) {
	in := strings.Repeat("abc,\"d\"\"e\",123,\"x,y\"\n", 5000)
	r := csv.NewReader(strings.NewReader(in), csv.Options{})
	for range 10 {
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
	}
	if n := testing.AllocsPerRun(1000, func() { _, _ = r.Read() }); n != 0 {
		t.Errorf("%v allocations a record, want none", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"a,b\n", "\"a\"\"b\",\r\n", "\"", "a\rb", "\ufeff\"x\ny\",\xff\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		whole, errs := readAll(t, strings.NewReader(s), csv.Options{MaxRecord: 1 << 12})
		pieces, errs2 := readAll(t, iotest.OneByteReader(strings.NewReader(s)), csv.Options{MaxRecord: 1 << 12})
		if !slices.EqualFunc(whole, pieces, slices.Equal) || !slices.Equal(errs, errs2) {
			t.Fatalf("byte by byte %q %v, whole %q %v", pieces, errs2, whole, errs)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	in := strings.Repeat("DF1,A,MA,jobs,2015,65000,\"65 ألف\",observed\n", 1000)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := csv.NewReader(strings.NewReader(in), csv.Options{})
		for {
			if _, err := r.Read(); err != nil {
				break
			}
		}
	}
}
