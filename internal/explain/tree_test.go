package explain_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// sum is a step that adds up the ones below it, or states a number.
type sum struct {
	claims string
	parts  []sum
}

var sums = explain.Tree[sum]{
	Below:   func(s *sum) []sum { return s.parts },
	Claimed: func(s *sum) figure.Figure { return figure.MustParse(s.claims) },
	Compute: func(s *sum, below []figure.Figure) (figure.Figure, error) {
		if s.claims == "13" {
			return figure.Figure{}, errors.New("unlucky")
		}
		if len(below) == 0 {
			return figure.MustParse(s.claims), nil
		}
		return figure.Sum(below...)
	},
	MaxDepth: 3,
}

func TestReplay(t *testing.T) {
	leaf := func(s string) sum { return sum{claims: s} }
	circle := make([]sum, 2)
	for i := range circle {
		circle[i] = sum{"1", circle}
	}
	for _, c := range []struct {
		name string
		step sum
		want string
	}{
		{"a number", leaf("4"), ""},
		{"resolution does not count", sum{"7", []sum{leaf("4@1"), leaf("3")}}, ""},
		{"wrong at the top", sum{"8", []sum{leaf("4"), leaf("3")}}, `/r/quantity "8", but its operands give "7"`},
		{
			"wrong below", sum{"8", []sum{leaf("4"), {"5", []sum{leaf("1"), leaf("3")}}}},
			`/r/steps/1/quantity "5", but its operands give "4"`,
		},
		{"refused below", sum{"17", []sum{leaf("4"), leaf("13")}}, "/r/steps/1 unlucky"},
		{"deep", sum{"1", []sum{{"1", []sum{{"1", []sum{leaf("1")}}}}}}, ""},
		{
			"too deep", sum{"1", []sum{{"1", []sum{{"1", []sum{{"1", []sum{leaf("1")}}}}}}}},
			"/r/steps/0/steps/0/steps/0/steps/0 too many steps, a limit",
		},
		{"a circle", sum{"1", circle}, "/r/steps/0/steps/0/steps/0/steps/0 too many steps, a limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if failed := sums.Replay(&c.step, "/r"); failed != nil {
				got = failed.Path + " " + failed.Detail
				if failed.Limit {
					got += ", a limit"
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A tree without an end takes no more steps than the limit.
func TestLimits(t *testing.T) {
	circle := make([]sum, 2)
	for i := range circle {
		circle[i] = sum{"1", circle}
	}
	endless := sums
	endless.MaxDepth = 1 << 10
	lines := 0
	endless.Print(0, &circle[0], func(int, *sum) bool { lines++; return true })
	if lines == 0 || lines > 1<<17 {
		t.Errorf("%d lines", lines)
	}
	endless.Compute = func(*sum, []figure.Figure) (figure.Figure, error) { return figure.FromInt64(1), nil }
	if failed := endless.Replay(&circle[0], ""); failed == nil || !failed.Limit {
		t.Errorf("replay ends with %v", failed)
	}
}

func TestPrint(t *testing.T) {
	total := sum{"9", []sum{{"2", nil}, {"7", []sum{{"3", nil}, {"4", nil}}}}}
	text := explain.Lines{Writer: wording.WriterOf(wording.Fr)}
	sums.Print(1, &total, func(depth int, s *sum) bool {
		text.Line(depth, "total", text.Say(explain.Colon()), s.claims)
		return s.claims != "7"
	})
	text.Line(0, " ", "")
	text.Block(1, "un\ndeux\n")
	text.Line(0, text.Say(say.Phrase{"ع", "f", "e"}), " ", text.Quoted("mots\n publiés"))
	want := "  total : 9\n    total : 2\n    total : 7\n  un\n  deux\nf « mots publiés »\n"
	if text.String() != want {
		t.Errorf("got\n%swant\n%s", text.String(), want)
	}
	if got := fmt.Sprint(say.Phrase{"ع", "f", "e"}.In(wording.Ar)); got != "ع" {
		t.Errorf("got %s", got)
	}
}
