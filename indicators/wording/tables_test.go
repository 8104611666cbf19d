package wording_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestTablesAreCurrent generates the tables again.
func TestTablesAreCurrent(t *testing.T) {
	files, err := wording.GenerateTables(os.DirFS("data"))
	if err != nil || len(files) != 5 {
		t.Fatal(len(files), err)
	}
	for name, want := range files {
		got, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what go generate makes of the data: %v", name, err)
		}
	}
}

func TestTablesRefuse(t *testing.T) {
	good := fstest.MapFS{}
	for _, name := range []string{
		"ar.txt", "codes.txt", "en.txt", "fr.txt", "units.txt", "currencies.txt", "locales.json", "numbers.json",
	} {
		data, err := os.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		good[name] = &fstest.MapFile{Data: data}
	}
	for _, c := range []struct{ name, file, text string }{
		{"no bar", "fr.txt", "language French forms 2\nqual more plus de"},
		{"category", "fr.txt", "language French forms 2\nverb more | plus"},
		{"no language", "en.txt", "qual more | more than"},
		{"a language without forms", "en.txt", "language English"},
		{"argument", "fr.txt", "language French forms 2\nqual nearly | plus de"},
		{"trait", "fr.txt", "language French forms 2\ntrait backwards"},
		{"role", "fr.txt", "language French forms 2\nrole weak other | un"},
		{"growth of nothing", "fr.txt", "language French forms 2\ngrow total | un"},
		{"growth that is no number", "fr.txt", "language French forms 2\ngrow times x | un"},
		{"growth without a span", "fr.txt", "language French forms 2\ngrow next 9-1 | un"},
		{"growth of something else", "fr.txt", "language French forms 2\ngrow size 9 | un"},
		{"plural category", "fr.txt", "language French forms 2\nplural single 1 any"},
		{"plural decimals", "fr.txt", "language French forms 2\nplural one 1 some"},
		{"code", "codes.txt", "ycur MAD | MAD"},
		{"a currency without a language", "currencies.txt", "ZAR | rand | rand"},
		{"currencies out of order", "currencies.txt", "ZAR | rand | rand | راند\nXOF | franc | franc | فرنك"},
		{"Arabic forms of a currency", "currencies.txt", "ZAR | rand | rand | راند ; راندان"},
		{"class", "units.txt", "unit job thing"},
		{"symbol", "units.txt", "symbol nothing x"},
		{"pairs", "en.txt", "language English forms 2\nunit job | job"},
		{"Arabic forms", "ar.txt", "language Arabic forms 4\nunit job | شغل"},
		{"a unit without a symbol", "en.txt", "language English forms 2\nunit | job / jobs"},
		{"no such unit", "en.txt", "language English forms 2\nunit thing | thing / things"},
		{"unknown line", "units.txt", "de Stelle / Stellen"},
		{"JSON", "locales.json", "{"},
		{"no locale", "locales.json", "{}"},
		{"numbers that are no JSON", "numbers.json", "{"},
		{"no formats", "numbers.json", "{}"},
	} {
		bad := fstest.MapFS{}
		for name, f := range good {
			bad[name] = f
		}
		bad[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		if files, err := wording.GenerateTables(bad); err == nil || files != nil || !strings.Contains(err.Error(), c.file) {
			t.Errorf("%s: %v", c.name, err)
		}
		delete(bad, c.file)
		if _, err := wording.GenerateTables(bad); err == nil {
			t.Errorf("without %s: no error", c.file)
		}
	}
}

// TestUnitsAreUnits checks that package figure knows every symbol.
func TestUnitsAreUnits(t *testing.T) {
	for _, s := range wording.Units() {
		if u, err := figure.ParseUnit(s); err != nil || u.String() != s {
			t.Errorf("%s: %v, %v", s, u, err)
		}
	}
}

// TestLocaleData checks that data/locales.json says what the facts of CLDR say.
func TestLocaleData(t *testing.T) {
	facts := readCLDR(t)
	data, err := os.ReadFile("data/locales.json")
	if err != nil {
		t.Fatal(err)
	}
	var ours struct {
		Locales map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(data, &ours); err != nil {
		t.Fatal(err)
	}
	for tag, l := range facts.Locales {
		o := ours.Locales[tag]
		for name, want := range map[string]string{
			"decimal": l.Decimal.char(), "group": l.Group.char(), "minusSign": l.Minus.char(), "plusSign": l.Plus.char(),
			"percentSign": l.Percent.char(), "approximatelySign": l.Approximately.char(),
			"percent_pattern": plainMarks(l.PercentPattern), "currency_standard": plainMarks(l.Standard),
			"currency_accounting": plainMarks(l.Accounting), "currency_alphaNextToNumber": plainMarks(l.Alpha),
			"at_least": l.AtLeast, "at_most": l.AtMost, "range": l.Range, "approximately": l.ApproximatelyPattern,
		} {
			var got string
			if err := json.Unmarshal(o[name], &got); err != nil || got != want {
				t.Errorf("%s %s: %+q, want %+q", tag, name, got, want)
			}
		}
		for table, want := range map[string]map[string]string{
			"compact_short": l.Short, "compact_long": l.Long, "currency_compact_short": l.Currency, "MAD": nil,
		} {
			if table == "MAD" {
				var got map[string]string
				if err := json.Unmarshal(o[table], &got); err != nil || len(got) != len(l.MAD) {
					t.Errorf("%s MAD: %v, %v", tag, got, err)
				}
				for k, v := range l.MAD {
					if got[k] != plainMarks(v) {
						t.Errorf("%s MAD %s: %q", tag, k, got[k])
					}
				}
				continue
			}
			var got map[string]map[string]string
			if err := json.Unmarshal(o[table], &got); err != nil {
				t.Fatal(err)
			}
			for key, pattern := range want {
				alt := strings.Contains(key, "-alt-")
				rows := got
				if alt {
					rows = nil
					key = strings.Replace(key, "-alt-alphaNextToNumber", "", 1)
					if err := json.Unmarshal(o[table+"_alpha"], &rows); err != nil {
						t.Fatal(err)
					}
				}
				power, category, _ := strings.Cut(key, "-count-")
				if v := rows[itoa(len(power)-1)][category]; v != plainMarks(pattern) {
					t.Errorf("%s %s %s: %+q, want %+q", tag, table, key, v, plainMarks(pattern))
				}
			}
		}
	}
}
