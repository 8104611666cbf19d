package figure_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

func TestJSON(t *testing.T) {
	type doc struct {
		A figure.Figure
		B figure.Figure `json:",omitzero"`
		Q figure.Quantity
	}
	in := doc{A: m("~7.54@0.01"), Q: figure.MustParseQuantity("1500/13 MAD/job")}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":"~7.54@0.01","Q":"1500/13 MAD/job"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var out doc
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(in, out); d != "" {
		t.Error(d)
	}
	if b, _ := json.Marshal(doc{}); string(b) != `{"A":null,"Q":null}` {
		t.Errorf("unset is %s", b)
	}
	f, q := in.A, in.Q
	for _, s := range []string{`""`, `9000`, `"x"`, `"`, `{}`, `true`} {
		if err := f.UnmarshalJSON([]byte(s)); err == nil || !f.Equal(in.A) {
			t.Errorf("UnmarshalJSON(%s) = %v, %v; want an error and no change", s, f, err)
		}
		if err := q.UnmarshalJSON([]byte(s)); err == nil || !q.Equal(in.Q) {
			t.Errorf("Quantity.UnmarshalJSON(%s) = %v, %v; want an error and no change", s, q, err)
		}
	}
	if err := f.UnmarshalText([]byte("x")); err == nil || !f.Equal(in.A) {
		t.Errorf("UnmarshalText(x) = %v, %v", f, err)
	}
	if err := q.UnmarshalText([]byte("x")); err == nil || !q.Equal(in.Q) {
		t.Errorf("Quantity.UnmarshalText(x) = %v, %v", q, err)
	}
	ft, _ := in.A.MarshalText()
	qt, _ := in.Q.MarshalText()
	if f.UnmarshalText(ft) != nil || q.UnmarshalText(qt) != nil || !f.Equal(in.A) || !q.Equal(in.Q) {
		t.Errorf("%s and %s read as %v and %v", ft, qt, f, q)
	}
	if f.UnmarshalText(nil) != nil || q.UnmarshalText(nil) != nil || f.IsSet() || q.IsSet() {
		t.Errorf("nothing reads as %v and %v", f, q)
	}
	f, q = in.A, in.Q
	if f.UnmarshalJSON([]byte("null")) != nil || q.UnmarshalJSON([]byte("null")) != nil || f.IsSet() || q.IsSet() {
		t.Errorf("null reads as %v and %v", f, q)
	}
}

// TestJSONNumberRefused: 5 is a figure's text, so the message must say that it
// is the JSON that is wrong.
func TestJSONNumberRefused(t *testing.T) {
	var f figure.Figure
	const want = `figure: unmarshal figure "5": unsupported type: want a JSON string`
	if err := f.UnmarshalJSON([]byte("5")); !errors.Is(err, figure.ErrType) || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// Law 2 and the orders: every figure prints and reads as itself, in text, JSON
// and columns; Compare is a total order that agrees with Equal.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	last := figure.Figure{}
	for range rounds(40000) {
		f := random(r)
		if r.IntN(3) == 0 {
			f, _ = figure.About(f)
		}
		if r.IntN(3) == 0 {
			f = withRandomResolution(r, f)
		}
		g, err := figure.Parse(f.String())
		if err != nil || !g.Equal(f) || g.Compare(f) != 0 {
			t.Fatalf("%v reads as %v, %v", f, g, err)
		}
		b, err := f.MarshalJSON()
		var h figure.Figure
		if err != nil || h.UnmarshalJSON(b) != nil || !h.Equal(f) {
			t.Fatalf("%v is %s in JSON, which reads as %v", f, b, h)
		}
		if c, e, q, res, ok := f.Compact(); ok {
			k, err := figure.FromCompact(c, e, q, res)
			if err != nil || !k.Equal(f) {
				t.Fatalf("%v is %d, %d, %v, %d in columns, which is %v, %v", f, c, e, q, res, k, err)
			}
			if q != f.Qualifier() {
				t.Fatalf("%v is stored as %v", f, q)
			}
		}
		if (f.Compare(last) == 0) != f.Equal(last) || f.Compare(last) != -last.Compare(f) {
			t.Fatalf("%v and %v: %d and %d, equal %v", f, last, f.Compare(last), last.Compare(f), f.Equal(last))
		}
		k := random(r)
		if a, b, c := last.Compare(f), f.Compare(k), last.Compare(k); a <= 0 && b <= 0 && c > 0 || a >= 0 && b >= 0 && c < 0 {
			t.Fatalf("%v, %v and %v are in no order", last, f, k)
		}
		if f.Neg().Neg().Compare(f) != 0 {
			t.Fatalf("%v is not the opposite of its opposite", f)
		}
		last = f
	}
}

func withRandomResolution(r *rand.Rand, f figure.Figure) figure.Figure {
	for range 4 {
		if g, err := f.WithResolution(dec([...]string{"0.5", "1", "0.01", "3", "1.5"}[r.IntN(5)])); err == nil {
			f = g
			break
		}
	}
	return f
}
