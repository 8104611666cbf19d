package likeness_test

import (
	"errors"
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/internal/likeness"
)

// folded is equal to every number of its parity.
type folded int

func (f folded) Equal(o folded) bool { return f%2 == o%2 }

// other has an Equal for values of another type, which does not count.
type other struct{ N int }

func (other) Equal(int) bool { return true }

type record struct {
	N      int
	Folded folded
	Other  other
	List   []folded
	Map    map[string]*int
	Err    error
	Func   func()
	Next   *record
	Any    any
	Int    *big.Int
	Rat    *big.Rat

	hidden int
}

func TestFields(t *testing.T) {
	one, too, two := 1, 1, 2
	err := errors.New("a")
	for _, c := range []struct {
		x, y record
		want bool
	}{
		{record{}, record{}, true},
		{record{hidden: 1}, record{hidden: 2}, true},
		{record{N: 1}, record{N: 2}, false},
		{record{Folded: 1}, record{Folded: 3}, true},
		{record{Folded: 1}, record{Folded: 2}, false},
		{record{Other: other{1}}, record{Other: other{2}}, false},
		{record{List: []folded{}}, record{}, true},
		{record{List: []folded{1}}, record{List: []folded{3}}, true},
		{record{List: []folded{1}}, record{List: []folded{2}}, false},
		{record{List: []folded{1}}, record{List: []folded{1, 1}}, false},
		{record{Map: map[string]*int{"a": &one}}, record{Map: map[string]*int{"a": &too}}, true},
		{record{Map: map[string]*int{"a": &one}}, record{Map: map[string]*int{"a": &two}}, false},
		{record{Map: map[string]*int{"a": &one}}, record{Map: map[string]*int{"a": nil}}, false},
		{record{Map: map[string]*int{"a": nil}}, record{Map: map[string]*int{"b": nil}}, false},
		{record{Map: map[string]*int{"a": nil}}, record{Map: map[string]*int{"a": nil}}, true},
		{record{Map: map[string]*int{"a": nil}}, record{}, false},
		{record{Err: err}, record{Err: err}, true},
		{record{Err: err}, record{Err: errors.New("a")}, true},
		{record{Err: err}, record{Err: errors.New("b")}, false},
		{record{Err: err}, record{Err: fmt.Errorf("%w", err)}, false},
		{record{Err: err}, record{}, false},
		{record{Func: func() {}}, record{Func: func() { panic(1) }}, true},
		{record{Func: func() {}}, record{}, false},
		{record{Next: &record{N: 1}}, record{Next: &record{N: 1}}, true},
		{record{Next: &record{N: 1}}, record{Next: &record{N: 2}}, false},
		{record{Any: 1}, record{Any: 1}, true},
		{record{Any: 1}, record{Any: "1"}, false},
		{record{Int: big.NewInt(1)}, record{Int: big.NewInt(1)}, true},
		{record{Int: big.NewInt(1)}, record{Int: big.NewInt(2)}, false},
		{record{Int: big.NewInt(1)}, record{}, false},
		{record{Rat: big.NewRat(1, 2)}, record{Rat: big.NewRat(2, 4)}, true},
		{record{Rat: big.NewRat(1, 2)}, record{Rat: big.NewRat(1, 3)}, false},
		{record{Any: []int{1}}, record{Any: []int{2}}, false},
	} {
		if likeness.Fields(c.x, c.y) != c.want || likeness.Fields(c.y, c.x) != c.want {
			t.Errorf("%+v and %+v: want %v", c.x, c.y, c.want)
		}
	}
	if !likeness.Values([]folded{1, 2}, []folded{3, 4}) || likeness.Values("a", "b") {
		t.Error("Values does not go by the rules of Fields")
	}
}
