package csv_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/mithaq-go/mithaq/internal/csv"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// readDialect reads every record, and what is wrong.
func readDialect(in io.Reader, d csv.Dialect, opt csv.Options) (records [][]string, errs []error) {
	r := csv.NewDialectReader(in, d, opt)
	for range 10_000 {
		fields, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			errs = append(errs, err)
			if errors.Is(err, csv.ErrTooLarge) || errors.Is(err, csv.ErrUnterminated) {
				break
			}
			continue
		}
		var rec []string
		for _, f := range fields {
			rec = append(rec, string(f))
		}
		records = append(records, rec)
	}
	return records, errs
}

func TestDialect(t *testing.T) {
	for _, c := range []struct {
		name, in string
		d        csv.Dialect
		want     [][]string
	}{
		{"none", "a,\"b \"\"c\"\"\nd\"\r\ne,\n", csv.Dialect{}, [][]string{{"a", "b \"c\"\nd"}, {"e", ""}}},
		{"semicolons", "a;b,c\n", csv.Dialect{Delimiter: ";"}, [][]string{{"a", "b,c"}}},
		{"long delimiter", "a::b:c\n::\n", csv.Dialect{Delimiter: "::"}, [][]string{{"a", "b:c"}, {"", ""}}},
		{"delimiter outside ASCII", "a،b\n", csv.Dialect{Delimiter: "،"}, [][]string{{"a", "b"}}},
		{"apostrophes", "'a,''b''','c\nd',\"e\n", csv.Dialect{Quote: "'"}, [][]string{{"a,'b'", "c\nd", `"e`}}},
		{"quote outside ASCII", "«a,b«,c\n", csv.Dialect{Quote: "«"}, [][]string{{"a,b", "c"}}},
		{"escapes", "a|,b,|||\n,c\n", csv.Dialect{NoQuote: true, Escape: "|"}, [][]string{{"a,b", "|\n", "c"}}},
		{"escapes inside quotes", `"a\"b",c\\d` + "\n", csv.Dialect{NoDouble: true, Escape: `\`}, [][]string{{`a"b`, `c\d`}}},
		{"no quotes", "\"a\",b\"\n", csv.Dialect{NoQuote: true}, [][]string{{`"a"`, `b"`}}},
		{"comments", "#x,\"\na,b\n# y\n\n#", csv.Dialect{Comment: "#"}, [][]string{{"a", "b"}, {""}}},
		{"long comments", "//x\na/b\n//\n", csv.Dialect{Comment: "//"}, [][]string{{"a/b"}}},
		{"spaces", "a, \"b, c\",\t d \n", csv.Dialect{SkipSpace: true}, [][]string{{"a", "b, c", "d "}}},
		{"tabs are no spaces", "a\t \tb\n", csv.Dialect{SkipSpace: true, Delimiter: "\t"}, [][]string{{"a", "", "b"}}},
		{"terminator", "id,name;1,a\nb;2,\"c;d\";", csv.Dialect{Terminator: ";"}, [][]string{{"id", "name"}, {"1", "a\nb"}, {"2", "c;d"}}},
		{"carriage returns", "a,b\rc,d\r", csv.Dialect{Terminator: "\r"}, [][]string{{"a", "b"}, {"c", "d"}}},
		{"line feeds said", "a\r\nb\n", csv.Dialect{Terminator: "\r\n"}, [][]string{{"a"}, {"b"}}},
		{"another encoding", "a,\xe9\n", csv.Dialect{Bytes: true}, [][]string{{"a", "\xe9"}}},
		{"byte order mark", "\ufeffa,b", csv.Dialect{Delimiter: ","}, [][]string{{"a", "b"}}},
		{"an escape at the end", `a\`, csv.Dialect{Escape: `\`}, [][]string{{`a\`}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for how, in := range map[string]io.Reader{
				"whole": strings.NewReader(c.in), "byte by byte": iotest.OneByteReader(strings.NewReader(c.in)), "data with EOF": iotest.DataErrReader(strings.NewReader(c.in)),
			} {
				got, errs := readDialect(in, c.d, csv.Options{})
				if len(errs) > 0 || !slices.EqualFunc(got, c.want, slices.Equal) {
					t.Errorf("%s: got %q %v, want %q", how, got, errs, c.want)
				}
			}
		})
	}
}

func TestDialectErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		d        csv.Dialect
		opt      csv.Options
		is       error
		want     string
		after    string
	}{
		{"quote in a field", "a\nb,cé\"d\nnext", csv.Dialect{}, csv.Options{}, csv.ErrQuote, "line 2, column 5", "next"},
		{"text after quotes", "\"a\"b,\"c\"\nnext", csv.Dialect{}, csv.Options{}, csv.ErrQuote, "line 1, column 4", "next"},
		{"unterminated", "a\n'b,c\nd", csv.Dialect{Quote: "'"}, csv.Options{}, csv.ErrUnterminated, "line 2, column 1", ""},
		{"lone carriage return", "a\rb\nnext", csv.Dialect{}, csv.Options{}, csv.ErrReturn, "line 1, column 2", "next"},
		{"not UTF-8", "a,\xff\nnext", csv.Dialect{}, csv.Options{}, csv.ErrUTF8, "line 1, column 3", "next"},
		{"long record", strings.Repeat("a", 40) + "\nnext", csv.Dialect{}, csv.Options{MaxRecord: 39}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"long quoted record", `"` + strings.Repeat("\n", 40), csv.Dialect{}, csv.Options{MaxRecord: 39}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"long comment", "#" + strings.Repeat("a", 40), csv.Dialect{Comment: "#"}, csv.Options{MaxRecord: 39}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"long input", strings.Repeat("a\n", 40), csv.Dialect{}, csv.Options{MaxBytes: 20}, csv.ErrTooLarge, "line 1, column 1", ""},
		{"many fields", "a\n,,,", csv.Dialect{}, csv.Options{MaxFields: 3}, csv.ErrTooLarge, "line 2, column 4", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := readDialect(strings.NewReader(c.in), c.d, c.opt)
			if len(errs) == 0 || !errors.Is(errs[0], c.is) || !strings.HasPrefix(errs[0].Error(), c.want+":") {
				t.Fatalf("got %q %v, want %s", got, errs, c.want)
			}
			if c.after != "" && (len(got) == 0 || got[len(got)-1][0] != c.after) {
				t.Errorf("then %q, want %q", got, c.after)
			}
		})
	}
	failing := io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(io.ErrClosedPipe))
	if got, errs := readDialect(failing, csv.Dialect{}, csv.Options{}); len(got) != 1 || !errors.Is(errs[0], io.ErrClosedPipe) {
		t.Error(got, errs)
	}
}

// TestDialectAgrees: the dialect that is RFC 4180 is read as [csv.Reader] reads
// it.
func TestDialectAgrees(t *testing.T) {
	n := testkit.Cases(4000, 200_000)
	r := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"a", "é", ",", "\n", "\r\n", "\"", "\"\"", " ", "\r", "\xff", "\ufeff"}
	for range n {
		var b bytes.Buffer
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		want, errs := readAll(t, strings.NewReader(text), csv.Options{})
		got, bad := readDialect(strings.NewReader(text), csv.Dialect{}, csv.Options{})
		if (len(errs) > 0) != (len(bad) > 0) {
			t.Fatalf("%q: got %q %v, want %q %v", text, got, bad, want, errs)
		}
		if len(errs) == 0 && !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	}
}
