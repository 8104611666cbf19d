package main

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// block returns the data block of a page, read by a JSON parser.
func block(t *testing.T, page string) (text string, data map[string]any) {
	t.Helper()
	_, rest, _ := strings.Cut(page, `<script type="application/ld+json">`)
	text, _, _ = strings.Cut(rest, "</script>")
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&data); err != nil {
		t.Fatal(err)
	}
	if d.More() {
		t.Error("more than one value in the data block")
	}
	return text, data
}

// shapeOf are the properties of https://schema.org that each type of the block may have, and
// of what kind their values are; those with an exclamation mark are required.
var shapeOf = map[string]map[string]string{
	"Dataset": {
		"@context": "!text", "name": "!text", "description": "!text", "inLanguage": "!text", "temporalCoverage": "time",
		"version": "text", "isAccessibleForFree": "boolean", "variableMeasured": "PropertyValue",
		"isBasedOn": "CreativeWork", "distribution": "!DataDownload", "creditText": "text",
	},
	"PropertyValue": {
		"name": "!text", "propertyID": "!text", "value": "number", "minValue": "number", "maxValue": "number",
		"unitText": "text", "valueReference": "PropertyValue",
	},
	"CreativeWork": {"name": "!text", "url": "url", "publisher": "Organization", "license": "url"},
	"Organization": {"name": "!text"},
	"DataDownload": {"encodingFormat": "!text", "contentUrl": "!text"},
}

var coverage = regexp.MustCompile(`^\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$`)

// shaped holds a value of the block against its shape.
func shaped(t *testing.T, name, want string, v any) {
	t.Helper()
	if list, ok := v.([]any); ok {
		for _, x := range list {
			shaped(t, name, want, x)
		}
		return
	}
	ok := true
	switch want {
	case "text":
		s, isText := v.(string)
		ok = isText && s != ""
	case "time":
		s, _ := v.(string)
		ok = coverage.MatchString(s)
	case "url":
		s, _ := v.(string)
		ok = strings.HasPrefix(s, "http")
	case "boolean":
		_, ok = v.(bool)
	case "number":
		_, ok = v.(json.Number)
	default:
		object, isObject := v.(map[string]any)
		if !isObject || object["@type"] != want {
			t.Errorf("%s: %v is no %s", name, v, want)
			return
		}
		if name == "valueReference" { // its value is the canonical text
			ok = strings.ContainsAny(object["value"].(string), "0123456789")
			delete(object, "value")
		}
		for member := range object {
			if shapeOf[want][member] == "" && member != "@type" {
				t.Errorf("%s: a %s has no %s", name, want, member)
			}
		}
		for member, kind := range shapeOf[want] {
			kind, required := strings.CutPrefix(kind, "!")
			if x, there := object[member]; there {
				shaped(t, member, kind, x)
			} else if required {
				t.Errorf("%s: a %s without %s", name, want, member)
			}
		}
	}
	if !ok {
		t.Errorf("%s: %v is no %s", name, v, want)
	}
}

// TestMetadata: the data block is a Dataset of schema.org, whose numbers are plain ones,
// in three languages and for three sectors.
func TestMetadata(t *testing.T) {
	for _, folder := range []string{"", programtest.Textiles, programtest.Philippines} {
		for _, lang := range langs {
			if folder == programtest.Philippines && lang != wording.Ar {
				continue
			}
			args := []string{"-lang", lang.String()}
			if folder != "" {
				args = append(args, "-folder", folder)
			}
			_, data := block(t, pageOf(t, args...))
			shaped(t, folder, "Dataset", data)
			if n := len([]rune(data["description"].(string))); n < 50 || n > 5000 { // as data search engines want it
				t.Errorf("%s: a description of %d characters", folder, n)
			}
			if data["@context"] != "https://schema.org" || data["inLanguage"] != lang.String() {
				t.Errorf("%v, %v", data["@context"], data["inLanguage"])
			}
		}
	}
	text, _ := block(t, pageOf(t, "-lang", "en"))
	for _, want := range []string{
		`"value":63000,"unitText":"job"`, `"value":7540000000,"unitText":"MAD"`, `"minValue":300,"unitText":"company"`,
		`"value":119682.539683,"minValue":119682.539682,"maxValue":119682.539683,"unitText":"MAD/job"`,
		`"value":"7540000000@10000000"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in the block", want)
		}
	}
}

// TestProperty: a figure is a number, or what it lies between, rounded outward where a
// number does not end; beside it stands the figure itself.
func TestProperty(t *testing.T) {
	for text, want := range map[string][3]string{
		"63000@1":                           {"63000", "", ""},
		"-1.25":                             {"-1.25", "", ""},
		">300":                              {"", "300", ""},
		"<=1/3":                             {"", "", "0.333334"},
		"[-2/3,1.5)":                        {"", "-0.666667", "1.5"},
		"2/3":                               {"0.666667", "0.666666", "0.666667"},
		"-1/3":                              {"-0.333333", "-0.333334", "-0.333333"},
		"~65000":                            {"65000", "", ""},
		"1" + strings.Repeat("0", 400) + "": {"", "", ""},
	} {
		f, err := figure.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var p property
		p.take(figure.Quantity{Figure: f, Unit: figure.MustParseUnit("job")})
		got := [3]string{p.Value.String(), p.Min.String(), p.Max.String()}
		if got != want || p.Reference.Value != f.String() || p.Unit != "job" {
			t.Errorf("%.20s: %q, %q, want %q", text, got, p.Reference.Value, want)
		}
		for i, b := range []figure.Bound{f.Lower(), f.Upper()} {
			end, ok := new(big.Rat).SetString(got[i+1])
			if ok && !b.Infinite && end.Cmp(b.Value) == 1-2*i {
				t.Errorf("%s: %s is inside the bound", text, got[i+1])
			}
		}
	}
}

// TestEscaped: what nobody sees stands as an escape in the data block, and means the same.
func TestEscaped(t *testing.T) {
	name := "a\u202Eb\u2067c\u200Fd\U000E0041e\u2028"
	data, err := json.Marshal(metadata{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"a\u202eb\u2067c\u200fd\udb40\udc41e\u2028"`) {
		t.Errorf("%s", data)
	}
	var back struct{ Name string }
	if err := json.Unmarshal(data, &back); err != nil || back.Name != name {
		t.Errorf("%q, %v", back.Name, err)
	}
}

// TestCovers: without targets and forecasts, from the first day to the last.
func TestCovers(t *testing.T) {
	l := newLibrary(t, period.MustDate(2018, 12, 31))
	first, last, _ := strings.Cut(covers(l.view), "/")
	if first != "2004-01-01" || last > "2018-12-31" {
		t.Errorf("%s, %s", first, last)
	}
}
