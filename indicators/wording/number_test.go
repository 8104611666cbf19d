package wording_test

import (
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// percentFirst are the locales whose percent sign CLDR puts before the number; the
// library keeps it behind.
var percentFirst = map[string]bool{"tr": true}

// newer are the locales that CLDR 48.2, which the tables are of, writes otherwise
// than 48: French Switzerland has an apostrophe between thousands again.
var newer = map[string]func(string) string{
	"fr-CH": func(s string) string { return strings.ReplaceAll(s, "\u202F", "'") },
}

// readIntl returns what testdata/intl.json has of Intl.NumberFormat of node 20.20.2,
// with ICU 78.2 and CLDR 48, by locale.
func readIntl(t *testing.T) map[string]struct{ Numbers, Percent, EUR, TND map[string]string } {
	t.Helper()
	data, err := os.ReadFile("testdata/intl.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Locales map[string]struct{ Numbers, Percent, EUR, TND map[string]string }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Locales
}

// TestIntl holds Plain style against Intl.NumberFormat.
func TestIntl(t *testing.T) {
	all := readIntl(t)
	checked := 0
	for tag, want := range all {
		l, err := wording.ParseLocale(tag)
		if err != nil {
			t.Error(err)
			continue
		}
		check := func(what, got, want string) {
			if f := newer[tag]; f != nil {
				want = f(want)
			}
			if checked++; got != want {
				t.Errorf("%s, %s: %+q, Intl has %+q", tag, what, got, want)
			}
		}
		for in, text := range want.Numbers {
			check(in, wording.Format(figure.MustParse(in), l, wording.Plain), text)
		}
		for in, text := range want.Percent {
			f, err := figure.MustParse(in).Scale(big.NewRat(100, 1))
			if err != nil {
				t.Fatal(err)
			}
			q := figure.Quantity{Figure: f, Unit: figure.MustParseUnit("percent")}
			if !percentFirst[tag] {
				check(in+" in percent", wording.FormatQuantity(q, l, wording.Plain), text)
			}
		}
		for code, amounts := range map[string]map[string]string{"EUR": want.EUR, "TND": want.TND} {
			for in, text := range amounts {
				check(in+" "+code, wording.FormatMoney(money.MustParse(in+" "+code), l, wording.Plain), text)
			}
		}
	}
	if len(all) < 40 || checked < 1200 {
		t.Errorf("%d locales, %d values", len(all), checked)
	}
}
