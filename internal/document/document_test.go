package document_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/internal/document"
)

func TestMarshal(t *testing.T) {
	for _, c := range []struct {
		fields any
		want   string
	}{
		{struct{}{}, `{"format":"mithaq.x/1"}`},
		{struct {
			A int `json:"a"`
		}{1}, `{"format":"mithaq.x/1","a":1}`},
		{7, ""},
		{func() {}, ""},
	} {
		got, err := document.Marshal("mithaq.x/1", c.fields)
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%v: %s, %v; want %s", c.fields, got, err, c.want)
		}
	}
}

type coded struct{}

func (coded) Error() string { return "coded" }
func (coded) Code() string  { return "own_word" }

func TestFaultOf(t *testing.T) {
	if document.FaultOf(nil) != nil {
		t.Error("no error has a fault")
	}
	base := errors.New("base")
	codes := document.Codes{{base, "base_word"}}
	for _, c := range []struct {
		err       error
		own, code string
	}{
		{base, "base_word", "other"},
		{fmt.Errorf("more: %w", base), "base_word", "other"},
		{fmt.Errorf("more: %w", coded{}), "own_word", "own_word"},
		{errors.New("else"), "other", "other"},
		{nil, "other", ""},
	} {
		if got := codes.Of(c.err); got != c.own {
			t.Errorf("%v: code %q, want %q", c.err, got, c.own)
		}
		if f := document.FaultOf(c.err); f != nil && (f.Code != c.code || f.Text != c.err.Error()) {
			t.Errorf("%v: %v", c.err, *f)
		}
	}
}
