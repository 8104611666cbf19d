package exported_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// standards are packages whose types have the JSON form of a standard, whose names
// are not in lower case; in JSON-stat some of them are codes.
var standards = map[string]*regexp.Regexp{
	"indicators/sdmx":        regexp.MustCompile(`^[a-z][A-Za-z]*$`),
	"indicators/datapackage": regexp.MustCompile(`^\$?[a-z][A-Za-z:]*$`),
	"indicators/jsonstat":    regexp.MustCompile(``),
}

// plain are types of those packages that are none of the standard.
var plain = map[string]bool{
	"indicators/sdmx.Code": true, "indicators/sdmx.Column": true, "indicators/sdmx.Limits": true,
	"indicators/sdmx.Localised": true, "indicators/sdmx.ReadOptions": true, "indicators/sdmx.Structure": true,
	"indicators/sdmx.WriteOptions": true, "indicators/datapackage.Custom": true, "indicators/datapackage.Label": true,
	"indicators/datapackage.Limits": true, "indicators/datapackage.ReadOptions": true,
	"indicators/jsonstat.Limits": true, "indicators/jsonstat.WriteOptions": true,
	"indicators/jsonstat.Unit": true, "indicators/jsonstat.Cell": true, "indicators/jsonstat.Category": true,
}

// form is how the names of members of a type are written.
func form(t reflect.Type) *regexp.Regexp {
	pkg, _, _ := strings.Cut(name(t), ".")
	if name(t) == "indicators/sdmx.ReadOptions" { // which holds structures as SDMX has them
		return mixed
	}
	if standards[pkg] != nil && !plain[name(t)] {
		return standards[pkg]
	}
	return snake
}

var mixed = regexp.MustCompile(`^[a-z][A-Za-z0-9]*(_[a-z0-9]+)*$`)

var snake = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// TestJSON: every value has a JSON document that says something, with names in
// lower case. It reads back the same, or reading it is an error that says what to
// do instead.
func TestJSON(t *testing.T) {
	h, err := harvested()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range types {
		n := name(typ)
		if untried[n] != "" || typ.Kind() == reflect.Interface {
			continue
		}
		t.Run(n, func(t *testing.T) {
			for _, v := range h.of(typ) {
				data, err := json.Marshal(v.Interface())
				if err != nil {
					t.Error(err)
					continue
				}
				if string(data) == "{}" {
					t.Errorf("%.100v: {}", v)
				}
				if bad := names(data, form(typ)); bad != "" {
					t.Errorf("member %q in %.300s", bad, data)
				}
				back := reflect.New(base(v.Type()))
				if err := json.Unmarshal(data, back.Interface()); err != nil {
					if !strings.Contains(err.Error(), "not read back") {
						t.Errorf("%v: %.300s", err, data)
					}
					continue
				}
				if v.Kind() != reflect.Pointer {
					back = back.Elem()
				}
				if same, failed := equal(v, back); !same || failed != nil {
					t.Errorf("comes back as %.300v: %.300s", back, data)
				}
			}
		})
	}
}

// TestJSONOfZero: zero values have a JSON document too, or an error.
func TestJSONOfZero(t *testing.T) {
	for _, typ := range types {
		v := reflect.New(typ)
		n := name(typ)
		if untried[n] != "" || typ.Kind() == reflect.Interface {
			continue
		}
		data, err := json.Marshal(v.Interface())
		if err != nil {
			continue
		}
		back := reflect.New(typ)
		if err := json.Unmarshal(data, back.Interface()); err != nil {
			continue
		}
		if !byPointer(typ) {
			v, back = v.Elem(), back.Elem()
		}
		if same, failed := equal(v, back); !same || failed != nil {
			t.Errorf("%s comes back different: %s", name(typ), data)
		}
	}
}

// TestHandles: a handle is not written as JSON, which would be {}, and not read.
func TestHandles(t *testing.T) {
	for _, typ := range types {
		if untried[name(typ)] == "" || typ.Kind() != reflect.Struct || hasText(typ) || typ == reflect.TypeFor[figure.Arithmetic]() {
			continue
		}
		v := reflect.New(typ)
		if data, err := json.Marshal(v.Interface()); err == nil {
			t.Errorf("%s is written as %s", name(typ), data)
		}
		if err := json.Unmarshal([]byte(`{"a":1}`), v.Interface()); err == nil {
			t.Errorf("%s is read from an object", name(typ))
		}
	}
}

// TestGob: encoding/gob, which passes over hidden fields, loses nothing: a value
// comes back the same, or there is an error.
func TestGob(t *testing.T) {
	h, err := harvested()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range types {
		if untried[name(typ)] != "" || typ.Kind() == reflect.Interface || functional[name(typ)] {
			continue
		}
		for _, v := range h.of(typ) {
			back := reflect.New(base(v.Type()))
			var b bytes.Buffer
			if gob.NewEncoder(&b).EncodeValue(v) != nil || gob.NewDecoder(&b).DecodeValue(back) != nil {
				continue
			}
			if v.Kind() != reflect.Pointer {
				back = back.Elem()
			}
			if same, failed := equal(v, back); !same || failed != nil {
				t.Errorf("%s comes back as %.300v", name(typ), back)
			}
		}
	}
}

// functional are types with functions, which gob leaves out.
var functional = map[string]bool{
	"agreements/progress.Method": true, "agreements/rules.Rule": true, "indicators/rules.Rule": true,
	"agreements/sector.Options": true, "agreements/sector.Spec": true,
}

func startsWithAny(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// names returns the first name of a member that is written otherwise.
func names(data []byte, like *regexp.Regexp) string {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return fmt.Sprint(err)
	}
	return namesIn(v, like)
}

func namesIn(v any, like *regexp.Regexp) string {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if bad := namesIn(x, like); bad != "" {
				return bad
			}
		}
	case map[string]any:
		for name, x := range v {
			if !like.MatchString(name) {
				return name
			}
			if bad := namesIn(x, like); bad != "" {
				return bad
			}
		}
	}
	return ""
}
