package strictjson_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// TestProblems lists, for each broken text, every problem with its place.
func TestProblems(t *testing.T) {
	type problem struct {
		Where string // line:column@offset pointer
		Is    error
		Says  string
	}
	one := func(where string, is error, says string) []problem { return []problem{{where, is, says}} }
	const ok = `"title":"t","observations":[]`
	tests := []struct {
		name, text string
		want       []problem
	}{
		{"empty", "", one("1:1@0 ", strictjson.ErrSyntax, "end of text, want a value")},
		{"blank", " \n ", one("2:2@3 ", strictjson.ErrSyntax, "end of text")},
		{"byte order mark", "\ufeff{}", one("1:1@0 ", strictjson.ErrSyntax, "byte order mark")},
		{"trailing data", `{` + ok + "}\n x", one("2:2@33 ", strictjson.ErrSyntax, `'x', want the end of the text`)},
		{"trailing comma", `{` + ok + `,}`, one("1:32@31 ", strictjson.ErrSyntax, `'}', want a member name`)},
		{"no colon", `{"title" "t"}`, one("1:10@9 ", strictjson.ErrSyntax, "want a colon")},
		{"no comma", `{"title":"t" "a":1}`, one("1:14@13 ", strictjson.ErrSyntax, "want a comma or }")},
		{"open string", `{"title":"t`, one("1:12@11 /title", strictjson.ErrSyntax, `want "`)},
		{"raw newline", "{\"title\":\"t\n\"}", one("1:12@11 /title", strictjson.ErrSyntax, "control character")},
		{"bad escape", `{"title":"\x"}`, one("1:12@11 /title", strictjson.ErrSyntax, "'x', want an escape")},
		{"short escape", `{"title":"\u12"}`, one("1:15@14 /title", strictjson.ErrSyntax, "hexadecimal")},
		{"bad literal", `{"title":nul}`, one("1:13@12 /title", strictjson.ErrSyntax, "want null")},
		{"root null", `null`, one("1:1@0 ", strictjson.ErrNull, "want an object")},
		{"root array", `[]`, one("1:1@0 ", strictjson.ErrType, "an array, want an object")},
		{"missing", "\n {}", []problem{
			{"2:2@2 /title", strictjson.ErrMissing, `"title", want a string`},
			{"2:2@2 /observations", strictjson.ErrMissing, `"observations", want an array`},
		}},
		{"unknown", `{` + ok + `,"x~/é":1}`, one("1:32@31 /x~0~1é", strictjson.ErrUnknown, `"x~/é"`)},
		{"case", `{"Title":"t",` + ok + `}`, one("1:2@1 /Title", strictjson.ErrUnknown, `"Title", perhaps "title"`)},
		{"duplicate", `{` + ok + `,"title":"u"}`, one("1:32@31 /title", strictjson.ErrDuplicate, `"title"`)},
		{"duplicate by escape", `{` + ok + `,"t\u0069tle":"u"}`, one("1:32@31 /title", strictjson.ErrDuplicate, `"title"`)},
		{"duplicates inside the unknown", `{` + ok + `,"u":[{"a":1,"a":2}]}`, []problem{
			{"1:32@31 /u", strictjson.ErrUnknown, `"u"`},
			{"1:44@43 /u/0/a", strictjson.ErrDuplicate, `"a"`},
		}},
		{"null", `{"title":null,"observations":null}`, []problem{
			{"1:10@9 /title", strictjson.ErrNull, "want a string"},
			{"1:30@29 /observations", strictjson.ErrNull, "want an array"},
		}},
		{"null element", `{"title":"t","observations":[null]}`, one("1:30@29 /observations/0", strictjson.ErrNull, "want an object")},
		{"columns are characters", "{\"title\":\"ميثاق\xff\",\"observations\":[]}", one("1:16@20 /title", strictjson.ErrUTF8, "byte 0xff")},
		{"overlong", "{\"title\":\"\xc0\x80\",\"observations\":[]}", one("1:11@10 /title", strictjson.ErrUTF8, "byte 0xc0")},
		{"surrogate bytes", "{\"title\":\"\xed\xa0\x80\",\"observations\":[]}", one("1:11@10 /title", strictjson.ErrUTF8, "byte 0xed")},
		{"high surrogate", `{"title":"a\ud83d","observations":[]}`, one("1:12@11 /title", strictjson.ErrUTF8, `\ud83d`)},
		{"low surrogate", `{"title":"\udcc4\ud83d","observations":[]}`, one("1:11@10 /title", strictjson.ErrUTF8, `\udcc4`)},
		{"two high surrogates", `{"title":"\ud83d\ud83d\udcc4","observations":[]}`, one("1:11@10 /title", strictjson.ErrUTF8, `\ud83d`)},
		{"name not UTF-8", "{" + ok + ",\"\xff\":1}", one("1:33@32 ", strictjson.ErrUTF8, "byte 0xff")},
		{"records by id", `{"title":"t","observations":[{"id":"S05","figure":"1"},{"figure":7,"small":1,"id":"S/06"},{"id":""}]}`, []problem{
			{"1:66@65 /observations/S~106/figure", strictjson.ErrType, "a number, want a string"},
			{"1:91@90 /observations/2/figure", strictjson.ErrMissing, `"figure"`},
		}},
		{"records in records", `{"title":"t","observations":[{"parts":[{"id":"b","figure":"1","year":"15"}],"id":"a","figure":"1"}]}`,
			one("1:70@69 /observations/a/parts/b/year", strictjson.ErrValue, "a year has four digits")},
		{"record by code", `{"title":"t","observations":[{"code":"c","id":1,"figure":"1"}]}`, []problem{
			{"1:31@30 /observations/c/code", strictjson.ErrUnknown, `"code"`},
			{"1:47@46 /observations/c/id", strictjson.ErrType, "a number, want a string"},
		}},
		{"id in a broken text", `{"title":"t","observations":[{"figure":1,"id":"a","small":tru}]}`, []problem{
			{"1:40@39 /observations/a/figure", strictjson.ErrType, "a number"},
			{"1:59@58 /observations/a/small", strictjson.ErrType, "true or false, want an integer"},
			{"1:62@61 /observations/a/small", strictjson.ErrSyntax, "want true"},
		}},
	}
	of := func(member string) string {
		return `{"title":"t","observations":[{"id":"a","figure":"1",` + member + `}]}`
	}
	const at = "1:%d@%d /observations/a/%s"
	for _, m := range []struct {
		member, pointer string
		skip            int // from the member's first byte
		is              error
		says            string
	}{
		{`"small":128`, "small", 8, strictjson.ErrRange, `"128" does not fit 8 bits`},
		{`"small":-129`, "small", 8, strictjson.ErrRange, `"-129" does not fit 8 bits`},
		{`"small":1.0`, "small", 8, strictjson.ErrType, `"1.0", want an integer`},
		{`"small":1e2`, "small", 8, strictjson.ErrType, `"1e2", want an integer`},
		{`"small":"1"`, "small", 8, strictjson.ErrType, `a string, want an integer`},
		{`"count":-1`, "count", 8, strictjson.ErrRange, "without a sign"},
		{`"count":65536`, "count", 8, strictjson.ErrRange, "16 bits without a sign"},
		{`"small":01`, "small", 9, strictjson.ErrSyntax, "'1', want a comma or }"},
		{`"small":+1`, "small", 8, strictjson.ErrSyntax, "'+', want a value"},
		{`"small":.5`, "small", 8, strictjson.ErrSyntax, "'.', want a value"},
		{`"small":1.`, "small", 10, strictjson.ErrSyntax, "want a digit"},
		{`"small":1e`, "small", 10, strictjson.ErrSyntax, "want a digit"},
		{`"small":-`, "small", 9, strictjson.ErrSyntax, "want a digit"},
		{`"small":NaN`, "small", 8, strictjson.ErrSyntax, "'N', want a value"},
		{`"exact":"1"`, "exact", 8, strictjson.ErrType, "a string, want a number"},
		{`"exact":` + strings.Repeat("1", 1001), "exact", 8, strictjson.ErrTooLarge, "1001 bytes, at most 1000"},
		{`"verified":1`, "verified", 11, strictjson.ErrType, "a number, want true or false"},
		{`"year":2015`, "year", 7, strictjson.ErrType, "a number, want a string"},
		{`"paid":{"amount":1}`, "paid", 7, strictjson.ErrValue, "cannot unmarshal number"},
		{`"paid":{"a":1,"a":2}`, "paid/a", 14, strictjson.ErrDuplicate, `"a"`},
		{`"reading":[]`, "reading", 10, strictjson.ErrValue, "an array is no reading"},
		{`"reading":{"figure":"1"}`, "reading/unit", 10, strictjson.ErrMissing, `"unit", want a string`},
		{`"reading":{"figure":"1","unit":1}`, "reading/unit", 31, strictjson.ErrType, "a number, want a string"},
		{`"pair":[1]`, "pair", 7, strictjson.ErrRange, "1 elements, want 2"},
		{`"pair":[1,2,3]`, "pair", 7, strictjson.ErrRange, "3 elements, want 2"},
		{`"pair":{}`, "pair", 7, strictjson.ErrType, "an object, want an array"},
		{`"by_year":{"2015":1,"20\u00315":1}`, "by_year/2015", 20, strictjson.ErrDuplicate, `"2015"`},
		{`"by_year":{"2015":"x","2015":1}`, "by_year/2015", 18, strictjson.ErrType, "a string"},
		{`"by_year":{"15":1}`, "by_year/15", 11, strictjson.ErrValue, `key "15": a year has four digits`},
		{`"names":{"":{"note":1}}`, "names//note", 20, strictjson.ErrType, "a number"},
	} {
		offset := strings.Index(of("MEMBER"), "MEMBER") + m.skip
		pointer := m.pointer
		if m.is == strictjson.ErrSyntax && strings.HasPrefix(m.says, "'1'") {
			pointer = "" // after the value
		}
		where := strings.TrimSuffix(fmt.Sprintf(at, offset+1, offset, pointer), "/")
		want := one(where, m.is, m.says)
		if m.pointer == "by_year/2015" && m.is == strictjson.ErrType {
			want = append(want, problem{fmt.Sprintf(at, offset+5, offset+4, pointer), strictjson.ErrDuplicate, `"2015"`})
		}
		tests = append(tests, struct {
			name, text string
			want       []problem
		}{m.member[:min(40, len(m.member))], of(m.member), want})
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := file{Title: "kept"}
			err := strictjson.Decode([]byte(tt.text), &got, strictjson.Options{})
			var ps *strictjson.Problems
			if !errors.As(err, &ps) {
				t.Fatalf("error is %v, want problems", err)
			}
			if got.Title != "kept" || got.Observations != nil {
				t.Errorf("the target was changed: %+v", got)
			}
			if ps.Total != len(ps.List) {
				t.Errorf("%d listed of %d", len(ps.List), ps.Total)
			}
			var found, wanted []string
			for i, p := range ps.List {
				found = append(found, fmt.Sprintf("%d:%d@%d %s", p.Line, p.Column, p.Offset, p.Pointer))
				if i < len(tt.want) && (!errors.Is(p, tt.want[i].Is) || !strings.Contains(p.Err.Error(), tt.want[i].Says)) {
					t.Errorf("problem %d is %q, want %v with %q", i, p.Err, tt.want[i].Is, tt.want[i].Says)
				}
			}
			for _, p := range tt.want {
				wanted = append(wanted, p.Where)
				if !errors.Is(err, p.Is) {
					t.Errorf("errors.Is(err, %v) is false", p.Is)
				}
			}
			if diff := cmp.Diff(wanted, found); diff != "" {
				t.Errorf("places (-want +got):\n%s\n%v", diff, err)
			}
		})
	}
}

func TestProblemText(t *testing.T) {
	var v file
	err := strictjson.Decode([]byte("{\"title\": 1,\n\"observations\":[{\"id\":\"S06\",\"figure\":null},{}]}"), &v, strictjson.Options{MaxProblems: 2})
	const want = `line 1, column 11, /title: wrong type: a number, want a string
line 2, column 38, /observations/S06/figure: null for a required value: want a string
and 2 more`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestProblemsAdd(t *testing.T) {
	broken := strictjson.Decode([]byte(`[1,2,3]`), new([]string), strictjson.Options{})
	var ps strictjson.Problems
	for range 3 {
		if !ps.Add(broken, 5) {
			t.Fatal("not added")
		}
	}
	if len(ps.List) != 5 || ps.Total != 9 {
		t.Errorf("%d listed of %d, want 5 of 9", len(ps.List), ps.Total)
	}
	if ps.Add(errBroken, 5) || ps.Add(nil, 5) || ps.Total != 9 {
		t.Error("an error of another kind was added")
	}
	if got := (&strictjson.Problems{Total: 3}).Error(); got != "3 problems, not listed" {
		t.Errorf("nothing listed: %q", got)
	}
}
