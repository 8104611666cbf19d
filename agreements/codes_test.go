package agreements_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
)

// TestCodes: every code list is its words' inverse, and no value makes it panic.
func TestCodes(t *testing.T) {
	type code interface {
		fmt.Stringer
		MarshalText() ([]byte, error)
	}
	for _, c := range []struct {
		make func(uint8) code
		read func([]byte) (code, error)
	}{
		{func(n uint8) code { return agreements.Basis(n) }, func(b []byte) (code, error) { var x agreements.Basis; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.Form(n) }, func(b []byte) (code, error) { var x agreements.Form; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.State(n) }, func(b []byte) (code, error) { var x agreements.State; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.SignatureAct(n) }, func(b []byte) (code, error) { var x agreements.SignatureAct; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.Counting(n) }, func(b []byte) (code, error) { var x agreements.Counting; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.EventKind(n) }, func(b []byte) (code, error) { var x agreements.EventKind; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.PartyRole(n) }, func(b []byte) (code, error) { var x agreements.PartyRole; err := x.UnmarshalText(b); return x, err }},
		{func(n uint8) code { return agreements.MissingKind(n) }, func(b []byte) (code, error) { var x agreements.MissingKind; err := x.UnmarshalText(b); return x, err }},
	} {
		words := 0
		for n := range 256 {
			v := c.make(uint8(n))
			_ = v.String()
			text, err := v.MarshalText()
			if err != nil || len(text) == 0 {
				continue
			}
			words++
			if back, err := c.read(text); err != nil || back != v || v.String() != string(text) {
				t.Errorf("%T %d: %s, %v, %v", v, n, text, back, err)
			}
		}
		if words < 3 {
			t.Errorf("%T: %d words", c.make(0), words)
		}
		if _, err := c.read([]byte("no such word")); err == nil {
			t.Errorf("%T reads anything", c.make(0))
		}
	}
	for n := range 1 << 10 {
		set := agreements.StateSet(n)
		for s := range set.All() {
			if !set.Has(s) {
				t.Fatal(set)
			}
		}
		var back agreements.StateSet
		text, err := set.MarshalText()
		if set&1 != 0 || set >= 1<<9 { // with what is no state
			if !errors.Is(err, agreements.ErrSyntax) {
				t.Fatalf("%b: %s, %v", set, text, err)
			}
			continue
		}
		if err != nil || back.UnmarshalText(text) != nil || back != set {
			t.Fatalf("%v: %s, %v", set, text, back)
		}
	}
}
