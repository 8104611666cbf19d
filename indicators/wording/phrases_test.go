package wording_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/shopspring/decimal"
)

// phrase is one of testdata/phrases.json: figures as printed in Moroccan press
// and official pages, with the reading that a careful person gives them.
type phrase struct {
	ID         int
	Text       string
	Lang       wording.Lang
	Kind       string
	Expect     string
	Value      *string
	Min, Max   *string
	Currency   *string
	Unit       *string
	Qualifier  string
	Candidates []string
	Tags       []string
	Note       string
}

func readPhrases(t testing.TB) []phrase {
	data, err := os.ReadFile("testdata/phrases.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Phrases []phrase }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Phrases) != 252 {
		t.Fatalf("%d phrases, want 252", len(file.Phrases))
	}
	return file.Phrases
}

// reader is how a phrase is read: without a locale, because nobody knows by which
// rules its writer wrote. Two phrases come from pages that are not about Morocco.
func (p phrase) reader() wording.Reader {
	if strings.Contains(p.Note, "UAE") || strings.Contains(p.Note, "country not Morocco") {
		return wording.Reader{Region: wording.Elsewhere}
	}
	return wording.Reader{}
}

// expected is the figure that an accepted phrase must give.
func (p phrase) expected(t *testing.T) figure.Figure {
	must := func(f figure.Figure, err error) figure.Figure {
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if p.Min != nil {
		return must(figure.Between(figure.MustParse(*p.Min), figure.MustParse(*p.Max)))
	}
	f := figure.MustParse(*p.Value)
	switch p.Qualifier {
	case "about":
		return must(figure.About(f))
	case "more_than":
		return must(figure.MoreThan(f))
	case "at_least":
		return must(figure.AtLeast(f))
	case "up_to":
		return must(figure.UpTo(f))
	}
	return f
}

func TestPhrases(t *testing.T) {
	wrong := 0
	for _, p := range readPhrases(t) {
		t.Run(p.Text, func(t *testing.T) {
			r, err := p.reader().Parse(p.Text)
			var e *wording.Error
			if err != nil && !errors.As(err, &e) {
				t.Fatalf("%d: error of type %T", p.ID, err)
			}
			switch p.Expect {
			case "ok":
				if err != nil {
					t.Fatalf("%d: %v", p.ID, err)
				}
				if want := p.expected(t); !r.Figure.WithoutResolution().Equal(want) {
					wrong++
					t.Errorf("%d: %v, want %v", p.ID, r.Figure, want)
				}
				if currency := deref(p.Currency); r.Currency.String() != currency && currency != "" {
					t.Errorf("%d: currency %v, want %v", p.ID, r.Currency, currency)
				}
				switch unit := strings.ReplaceAll(deref(p.Unit), " ", "_"); unit {
				case "":
				case "centime":
					if !r.Centimes {
						t.Errorf("%d: not in centimes", p.ID)
					}
				default:
					if r.Unit.String() != unit {
						t.Errorf("%d: unit %v, want %v", p.ID, r.Unit, unit)
					}
				}
			case "ambiguous":
				if !errors.Is(err, wording.ErrAmbiguous) {
					t.Fatalf("%d: %v, %v", p.ID, r, err)
				}
				want := p.Candidates
				if p.Min != nil {
					want = append(want, "["+*p.Min+","+*p.Max+"]")
				}
				if len(e.Reasons) == 0 || len(e.Candidates) < 2 {
					t.Errorf("%d: reasons %v, candidates %v", p.ID, e.Reasons, e.Candidates)
				}
				for _, c := range want {
					if !hasCandidate(e.Candidates, c) {
						t.Errorf("%d: no candidate %s in %v", p.ID, c, e)
					}
				}
			case "refuse":
				if err == nil {
					wrong++
					t.Fatalf("%d: read as %v", p.ID, r)
				}
				if e.Err == nil || errors.Is(err, wording.ErrAmbiguous) || e.Offset < 0 || e.Offset > len(p.Text) {
					t.Errorf("%d: %#v", p.ID, e)
				}
				for _, c := range p.Candidates {
					if !hasCandidate(e.Candidates, c) {
						t.Errorf("%d: no candidate %s in %v", p.ID, c, e)
					}
				}
			}
		})
	}
	if wrong > 0 {
		t.Errorf("%d silent wrong readings", wrong)
	}
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// hasCandidate reports whether one of the readings has these numbers, whatever
// its qualifier.
func hasCandidate(list []wording.Reading, want string) bool {
	for _, r := range list {
		f := r.Figure.WithoutResolution()
		if f.String() == want {
			return true
		}
		if x, ok := r.Figure.Stated(); ok {
			if d, ok := x.Decimal(); ok {
				if w, err := decimal.NewFromString(want); err == nil && d.Equal(w) {
					return true
				}
			}
		}
	}
	return false
}
