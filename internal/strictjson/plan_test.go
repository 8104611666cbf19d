package strictjson_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// refusing has methods that refuse other packages.
type refusing struct {
	A int       `json:"a"`
	B *refusing `json:"b,omitzero"`
}

func (refusing) MarshalJSON() ([]byte, error) { return nil, errors.New("not written") }
func (*refusing) UnmarshalJSON([]byte) error  { return errors.New("not read") }

// A plain type is written and read by its fields, wherever it stands.
func TestPlain(t *testing.T) {
	type outer struct {
		X refusing `json:"x"`
	}
	plain := reflect.TypeFor[refusing]()
	v := outer{refusing{1, &refusing{A: 2}}}
	if _, err := strictjson.Encode(v, strictjson.EncodeOptions{}); err == nil {
		t.Error("written against its method")
	}
	text, err := strictjson.Encode(v, strictjson.EncodeOptions{Compact: true, Plain: plain})
	if want := `{"x":{"a":1,"b":{"a":2}}}`; string(text) != want || err != nil {
		t.Errorf("%s, %v; want %s", text, err, want)
	}
	var d strictjson.Decoder
	for _, c := range []struct {
		plain reflect.Type
		ok    bool
	}{{nil, false}, {plain, true}, {nil, false}} {
		var back outer
		err := d.Decode(text, &back, strictjson.Options{Plain: c.plain})
		if (err == nil) != c.ok || c.ok && !reflect.DeepEqual(back, v) {
			t.Errorf("plain %v: %v, %v", c.plain, back, err)
		}
	}
}
