package wording_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleFind() {
	text := "En 2016, plus de 16 000 emplois pour 1,5 Md DH, soit 2.500."
	for r, err := range wording.Find(text, 0) {
		var e *wording.Error
		if errors.As(err, &e) {
			fmt.Println(r.Literal, "?", e.Candidates[0].Figure, "or", e.Candidates[1].Figure)
			continue
		}
		fmt.Println(r)
	}
	// Output:
	// >16000@1 job (plus de 16 000 emplois)
	// 1500000000@100000000 MAD (1,5 Md DH)
	// 2.500 ? 2500@1 or 2.5@0.001
}

// The figures of statements S05 to S24 of the source article, in its order: S05
// S06 S07 S08 S10 S13 S14 S15 S19 S20 S21 (two) S22 S23 S24 (two). The years of
// S06, S09, S10, S16, S18 and of the heading are periods.
var articleFigures = []struct{ words, quantity string }{
	{"65 ألف مستخدم", "65000@1000 user"},
	{"7.5 مليون درهم", "7500000@100000 MAD"},
	{"خمسة", "5@1"},
	{"أزيد من 300 فاعل", ">300@1 operator"},
	{"16 فاعلا", "16@1 operator"},
	{"13 سنة", "13@1 year"},
	{"55%", "55@1 percent"},
	{"30 وجهة", "30@1 destination"},
	{"65 ألف فرصة شغل", "65000@1000 job"},
	{"5", "5@1"},
	{"75%", "75@1 percent"},
	{"سنتين", "2@1 year"},
	{"55%", "55@1 percent"},
	{"100 ساعة", "100@1 hour"},
	{"أزيد من 9000 إطار", ">9000@1 executive"},
	{"يفوق 8000 درهم", ">8000@1 MAD"},
}

func readArticle(t testing.TB) string {
	data, err := os.ReadFile("testdata/article_ar.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestFindInArticle(t *testing.T) {
	text := readArticle(t)
	for _, l := range []wording.Locale{0, wording.ArMA} {
		i, last := 0, 0
		for r, err := range wording.Find(text, l) {
			if i == len(articleFigures) {
				t.Fatalf("%v: %v is no figure of the article", l, r)
			}
			want := articleFigures[i]
			if err != nil || r.Literal != want.words || r.Quantity().String() != want.quantity {
				t.Errorf("%v: %v, %v; want %v", l, r, err, want)
			}
			if r.Start < last || text[r.Start:r.End] != r.Literal {
				t.Errorf("%v: %v at %d to %d", l, r, r.Start, r.End)
			}
			i, last = i+1, r.End
		}
		if i != len(articleFigures) {
			t.Errorf("%v: %d figures, want %d", l, i, len(articleFigures))
		}
	}
	if !strings.Contains(text, "2014-2020") {
		t.Error("not the article")
	}
}
