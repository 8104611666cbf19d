package wording_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// currencyForms are names as grammars have them: one, two, three, eleven, a hundred
// and a million and a half.
var currencyForms = []struct {
	code   string
	locale wording.Locale
	want   [6]string
}{
	{"ZAR", wording.ArMA, [6]string{"1 راند جنوب أفريقي", "2 راندان جنوب أفريقيان", "3 راندات جنوب أفريقية",
		"11 راندا جنوب أفريقيا", "100 راند جنوب أفريقي", "1,5 مليون راند جنوب أفريقي"}},
	{"INR", wording.ArMA, [6]string{"1 روبية هندية", "2 روبيتان هنديتان", "3 روبيات هندية", "11 روبية هندية",
		"100 روبية هندية", "1,5 مليون روبية هندية"}},
	{"HKD", wording.ArMA, [6]string{"1 دولار هونغ كونغ", "2 دولارا هونغ كونغ", "3 دولارات هونغ كونغ",
		"11 دولار هونغ كونغ", "100 دولار هونغ كونغ", "1,5 مليون دولار هونغ كونغ"}},
	{"ZAR", wording.FrMA, [6]string{"1 rand sud-africain", "2 rands sud-africains", "3 rands sud-africains",
		"11 rands sud-africains", "100 rands sud-africains", "1,5 million de rands sud-africains"}},
	{"JPY", wording.FrMA, [6]string{"1 yen japonais", "2 yens japonais", "3 yens japonais", "11 yens japonais",
		"100 yens japonais", "1,5 million de yens japonais"}},
	{"EUR", wording.FrMA, [6]string{"1 euro", "2 euros", "3 euros", "11 euros", "100 euros", "1,5 million d’euros"}},
	{"XOF", wording.FrMA, [6]string{"1 franc CFA (BCEAO)", "2 francs CFA (BCEAO)", "3 francs CFA (BCEAO)",
		"11 francs CFA (BCEAO)", "100 francs CFA (BCEAO)", "1,5 million de francs CFA (BCEAO)"}},
	{"PHP", wording.EnAny, [6]string{"1 Philippine peso", "2 Philippine pesos", "3 Philippine pesos",
		"11 Philippine pesos", "100 Philippine pesos", "1.5 million Philippine pesos"}},
	{"MAD", wording.EnAny, [6]string{"1 dirham", "2 dirhams", "3 dirhams", "11 dirhams", "100 dirhams",
		"1.5 million dirhams"}},
	{"XTS", wording.FrMA, [6]string{"1 XTS", "2 XTS", "3 XTS", "11 XTS", "100 XTS", "1,5 million de XTS"}},
}

func TestCurrencyForms(t *testing.T) {
	for _, c := range currencyForms {
		for i, amount := range []string{"1", "2", "3", "11", "100", "1500000"} {
			m, err := money.Parse(amount + " " + c.code)
			if err != nil {
				t.Fatal(err)
			}
			if got := wording.NewWriter(c.locale, wording.WriterOptions{}).Say(m); got != c.want[i] {
				t.Errorf("%v in %v: %q, want %q", m, c.locale, got, c.want[i])
			}
		}
	}
}

// TestCurrencyNamesReadBack: the amounts of every currency have a name, and are read
// back from it alone and in running text.
func TestCurrencyNamesReadBack(t *testing.T) {
	fr, err := wording.ParseLocale("fr-FR")
	if err != nil {
		t.Fatal(err)
	}
	tried, doubts := 0, 0
	for c := range money.Currencies() {
		for _, l := range []wording.Locale{wording.ArMA, wording.FrMA, wording.EnAny, fr} {
			w := wording.NewWriter(l, wording.WriterOptions{})
			for _, amount := range []string{"1", "2", "3", "11", "100", "4321", "1500000", "7000000000", "2.5"} {
				m, err := money.Parse(amount + " " + c.String())
				if err != nil {
					continue // more decimals than the currency has
				}
				text := w.Say(m)
				if strings.Contains(text, c.String()) && !strings.Contains("XBA XBB XBC XBD XTS XXX", c.String()) {
					t.Errorf("no name in %q", text)
				}
				tried++
				if right, doubt := readsBack(text, l, m); doubt {
					doubts++
				} else if !right {
					t.Errorf("%q in %v is not read as %v", text, l, m)
				}
			}
		}
	}
	t.Logf("%d amounts, %d in doubt", tried, doubts)
	if tried < 5000 || doubts > tried/50 {
		t.Errorf("%d of %d amounts in doubt", doubts, tried)
	}
}

// readsBack reports whether the readers of one figure and of running text find an
// amount, or whether one of them is in a doubt that holds it.
func readsBack(text string, l wording.Locale, m money.Money) (right, doubt bool) {
	holds := func(r wording.Reading, err error) bool {
		var e *wording.Error
		if errors.As(err, &e) {
			for _, c := range e.Candidates {
				if got, ok := c.Money(); ok && got == m {
					doubt = true
				}
			}
			return false
		}
		got, ok := r.Money()
		return err == nil && ok && got == m
	}
	right = holds(wording.Parse(text, l))
	n := 0
	for r, err := range wording.Find(text+".", l) {
		n++
		right = holds(r, err) && right
	}
	return right && n == 1, doubt
}

// TestCurrencyNamesSize: the names are text of at most 45,000 bytes.
func TestCurrencyNamesSize(t *testing.T) {
	data, err := os.ReadFile("data/currencies.txt")
	if err != nil || len(data) > 48_000 {
		t.Error(len(data), err)
	}
}
