package tables

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// numberFormat is how numbers are written in some locales, by CLDR.
type numberFormat struct {
	Decimal         string `json:"decimal"`
	Group           string `json:"group"`
	CurrencyDecimal string `json:"currency_decimal,omitempty"` // of amounts, where it differs
	CurrencyGroup   string `json:"currency_group,omitempty"`
	Minus           string `json:"minus"`
	Plus            string `json:"plus"`
	Percent         string `json:"percent"`
	Digits          string `json:"digits,omitempty"` // the zero, where that is not 0
	Least           int    `json:"least,omitempty"`  // minimum grouping digits, where that is not 1
	Number          string `json:"number"`
	PercentPattern  string `json:"percent_pattern"`
	Currency        string `json:"currency"`
	Accounting      string `json:"accounting"`
	Locales         string `json:"locales"` // separated by spaces
}

// numberFile is data/numbers.json.
type numberFile struct {
	About   string         `json:"about"`
	Source  string         `json:"source"`
	Formats []numberFormat `json:"formats"`
}

// Extract makes data/numbers.json from the npm packages cldr-numbers-full and
// cldr-core in a folder node_modules.
func Extract(modules fs.FS) ([]byte, error) {
	var systems struct {
		Supplemental struct {
			NumberingSystems map[string]struct {
				Digits string `json:"_digits"`
			}
		}
	}
	if err := readJSON(modules, "cldr-core/supplemental/numberingSystems.json", &systems); err != nil {
		return nil, err
	}
	var about struct{ Version string }
	if err := readJSON(modules, "cldr-numbers-full/package.json", &about); err != nil {
		return nil, err
	}
	file := numberFile{
		About:  "How numbers are written, by locale: facts of Unicode CLDR, in an arrangement of ours.",
		Source: "npm packages cldr-numbers-full and cldr-core " + about.Version + "; licence in UNICODE-LICENSE.txt",
	}
	folders, err := fs.ReadDir(modules, "cldr-numbers-full/main")
	if err != nil {
		return nil, err
	}
	at := map[numberFormat]int{}
	for _, d := range folders {
		tag := d.Name()
		var doc struct {
			Main map[string]struct{ Numbers map[string]json.RawMessage }
		}
		if err := readJSON(modules, "cldr-numbers-full/main/"+tag+"/numbers.json", &doc); err != nil {
			return nil, err
		}
		f, err := formatOf(doc.Main[tag].Numbers, func(system string) string {
			zero := []rune(systems.Supplemental.NumberingSystems[system].Digits + "0")[0]
			return strings.TrimPrefix(string(zero), "0")
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", tag, err)
		}
		k, ok := at[f]
		if !ok {
			k = len(file.Formats)
			at[f] = k
			file.Formats = append(file.Formats, f)
		}
		file.Formats[k].Locales = strings.TrimLeft(file.Formats[k].Locales+" "+tag, " ")
	}
	// "fr-FR" is "fr" and has no folder of its own.
	var same struct{ DefaultContent []string }
	if err := readJSON(modules, "cldr-core/defaultContent.json", &same); err != nil {
		return nil, err
	}
	for _, tag := range same.DefaultContent {
		for i := range file.Formats {
			f := &file.Formats[i]
			if slices.Contains(strings.Fields(f.Locales), tag[:strings.LastIndexByte(tag, '-')]) {
				f.Locales += " " + tag
			}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err = e.Encode(file)
	return b.Bytes(), err
}

func readJSON(f fs.FS, name string, to any) error {
	data, err := fs.ReadFile(f, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// formatOf reads the facts of one locale in its default digits.
func formatOf(numbers map[string]json.RawMessage, zero func(system string) string) (numberFormat, error) {
	var system, least string
	var symbols, decimal, percent, currency map[string]any
	parts := []struct {
		name string
		to   any
	}{
		{"defaultNumberingSystem", &system}, {"minimumGroupingDigits", &least}, {"symbols", &symbols},
		{"decimalFormats", &decimal}, {"percentFormats", &percent}, {"currencyFormats", &currency},
	}
	for i, p := range parts {
		name := p.name
		if i >= 2 {
			name += "-numberSystem-" + system
		}
		if err := json.Unmarshal(numbers[name], p.to); err != nil {
			return numberFormat{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	text := func(m map[string]any, names ...string) string {
		for _, n := range names {
			if s, ok := m[n].(string); ok {
				return s
			}
		}
		return ""
	}
	n, _ := strconv.Atoi(least)
	if n == 1 {
		n = 0
	}
	return numberFormat{
		Decimal: text(symbols, "decimal"), Group: text(symbols, "group"), CurrencyDecimal: text(symbols, "currencyDecimal"),
		CurrencyGroup: text(symbols, "currencyGroup"), Minus: text(symbols, "minusSign"), Plus: text(symbols, "plusSign"),
		Percent: text(symbols, "percentSign"), Digits: zero(system), Least: n, Number: text(decimal, "standard"),
		PercentPattern: text(percent, "standard"),
		Currency:       text(currency, "standard-alphaNextToNumber", "standard"),
		Accounting:     text(currency, "accounting-alphaNextToNumber", "accounting"),
	}, nil
}

// numbers reads data/numbers.json.
func (g *generator) numbers(text []byte) error {
	var file numberFile
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	if len(file.Formats) == 0 {
		return fmt.Errorf("no formats")
	}
	g.formats = file.Formats
	return nil
}

// ownLocales are the locales with constants, whose facts stand in locales.json.
var ownLocales = []string{"ar-MA", "fr-MA", "en"}

// writeNumbers writes the table of formats and that of locales.
func (g *generator) writeNumbers(b *bytes.Buffer) {
	q := strconv.QuoteToASCII
	format := map[string]int{}
	var tags []string
	b.WriteString("// numberTable holds the ways to write numbers that CLDR has, behind those of the\n" +
		"// locales with constants.\nvar numberTable = [...]localeInfo{\n")
	for i, f := range g.formats {
		for tag := range strings.FieldsSeq(f.Locales) {
			if !slices.Contains(ownLocales, tag) {
				format[tag] = i
				tags = append(tags, tag)
			}
		}
		fmt.Fprintf(b, "{decimal: %s, group: %s, minus: %s, plus: %s, percent: %s, percentPattern: %s,\n"+
			"currency: %s, currencyAlpha: %[7]s, accounting: %s,", q(f.Decimal), q(f.Group), q(f.Minus), q(f.Plus),
			q(f.Percent), q(f.PercentPattern), q(f.Currency), q(f.Accounting))
		for _, s := range []struct{ name, value string }{
			{"currencyDecimal", f.CurrencyDecimal}, {"currencyGroup", f.CurrencyGroup}, {"zero", f.Digits},
		} {
			if s.value != "" {
				fmt.Fprintf(b, "%s: %s,", s.name, q(s.value))
			}
		}
		if f.Least > 1 {
			fmt.Fprintf(b, "least: %d,", f.Least)
		}
		if strings.HasPrefix(f.Number, "#,##,") {
			b.WriteString("pairs: true,")
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n\n// localeFormats holds the tags of all locales, by value of Locale, with the index in\n" +
		"// numberTable of those without a constant.\n" +
		"var localeFormats = [...]struct {\ntag string\nformat uint8\n}{\n{},\n")
	for _, tag := range ownLocales {
		fmt.Fprintf(b, "{%q, 0},\n", tag)
	}
	slices.Sort(tags)
	for _, tag := range tags {
		fmt.Fprintf(b, "{%q, %d},\n", tag, format[tag])
	}
	b.WriteString("}\n")
}
