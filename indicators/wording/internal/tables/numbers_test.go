package tables_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/tables"
)

// TestExtract: locales that write numbers alike share a format, and "de-DE", which
// has no folder of its own, has that of "de".
func TestExtract(t *testing.T) {
	numbers := func(tag, group string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`{"main": {"` + tag + `": {"numbers": {
"defaultNumberingSystem": "latn", "minimumGroupingDigits": "2",
"symbols-numberSystem-latn": {"decimal": ",", "group": "` + group + `", "minusSign": "-", "plusSign": "+",
  "percentSign": "%"},
"decimalFormats-numberSystem-latn": {"standard": "#,##0.###"},
"percentFormats-numberSystem-latn": {"standard": "#,##0 %"},
"currencyFormats-numberSystem-latn": {"standard": "#,##0.00 ¤", "accounting": "(¤)"}}}}}`)}
	}
	modules := fstest.MapFS{
		"cldr-core/supplemental/numberingSystems.json": {
			Data: []byte(`{"supplemental": {"numberingSystems": {"latn": {"_digits": "0123456789"}}}}`)},
		"cldr-core/defaultContent.json":             {Data: []byte(`{"defaultContent": ["de-DE", "xx-YY"]}`)},
		"cldr-numbers-full/package.json":            {Data: []byte(`{"version": "48.2.0"}`)},
		"cldr-numbers-full/main/de/numbers.json":    numbers("de", "."),
		"cldr-numbers-full/main/de-BE/numbers.json": numbers("de-BE", "."),
		"cldr-numbers-full/main/de-XX/numbers.json": numbers("de-XX", "'"),
	}
	text, err := tables.Extract(modules)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"locales": "de de-BE de-DE"`, `"locales": "de-XX"`, `"least": 2`, "48.2.0"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	for name := range modules {
		rest := fstest.MapFS{}
		for n, f := range modules {
			if n != name {
				rest[n] = f
			}
		}
		if strings.HasSuffix(name, "/numbers.json") {
			rest[name] = &fstest.MapFile{Data: []byte("{")}
		}
		if _, err := tables.Extract(rest); err == nil {
			t.Errorf("no error without %s", name)
		}
	}
}
