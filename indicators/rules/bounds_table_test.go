package rules

import (
	"math"
	"testing"
)

// TestDecimalAt: multiples of 10^e at the ends of what they can be.
func TestDecimalAt(t *testing.T) {
	for _, tt := range []struct {
		d        dec
		e        int32
		down, up int64
		ok       bool
	}{
		{dec{0, 5}, 3, 0, 0, true},
		{dec{0, 50}, 3, 0, 0, true},
		{dec{7, 2}, 2, 7, 7, true},
		{dec{7, 3}, 2, 70, 70, true},
		{dec{-7, 3}, 2, -70, -70, true},
		{dec{1, 18}, 0, 1e18, 1e18, true},
		{dec{1, 19}, 0, 0, 0, false},
		{dec{4, 18}, 0, 4e18, 4e18, true},
		{dec{5, 18}, 0, 0, 0, false},
		{dec{-4, 18}, 0, -4e18, -4e18, true},
		{dec{-5, 18}, 0, 0, 0, false},
		{dec{150, -2}, 0, 1, 2, true},
		{dec{-150, -2}, 0, -2, -1, true},
		{dec{200, -2}, 0, 2, 2, true},
		{dec{-200, -2}, 0, -2, -2, true},
		{dec{1, -2}, 0, 0, 1, true},
		{dec{-1, -2}, 0, -1, 0, true},
		{dec{2e18, -18}, 0, 2, 2, true},
		{dec{25e17, -18}, 0, 2, 3, true},
		{dec{-25e17, -18}, 0, -3, -2, true},
		{dec{2e18, -19}, 0, 0, 1, true},
		{dec{-2e18, -19}, 0, -1, 0, true},
	} {
		down, ok1 := tt.d.at(tt.e, false)
		up, ok2 := tt.d.at(tt.e, true)
		if down != tt.down || up != tt.up || ok1 != tt.ok || ok2 != tt.ok {
			t.Errorf("%v at %d: %d, %d, %t, %t", tt.d, tt.e, down, up, ok1, ok2)
		}
	}
}

// TestDecimalEnds: results of the most digits that there can be, and one digit more.
func TestDecimalEnds(t *testing.T) {
	for _, tt := range []struct {
		what     string
		of       func(up bool) dec
		down, up dec
	}{
		{"0 + x", func(up bool) dec { return dec{}.plus(dec{5, 300}, up) }, dec{5, 300}, dec{5, 300}},
		{"x + 0", func(up bool) dec { return dec{5, 300}.plus(dec{0, -7}, up) }, dec{5, 300}, dec{5, 300}},
		{"the greatest sum", func(up bool) dec { return dec{4e18 - 1, 0}.plus(dec{1, 0}, up) }, dec{4e18, 0}, dec{4e18, 0}},
		{"the least sum", func(up bool) dec { return dec{1 - 4e18, 0}.plus(dec{-1, 0}, up) }, dec{-4e18, 0}, dec{-4e18, 0}},
		{"a greater sum", func(up bool) dec { return dec{4e18, 0}.plus(dec{1, 0}, up) }, dec{4e17, 1}, dec{4e17 + 1, 1}},
		{"a lesser sum", func(up bool) dec { return dec{-4e18, 0}.plus(dec{-1, 0}, up) }, dec{-4e17 - 1, 1}, dec{-4e17, 1}},
		{"a digit left over", func(up bool) dec { return dec{4e18, 0}.plus(dec{1, -1}, up) }, dec{4e18, 0},
			dec{4e17 + 1, 1}},
		{"the greatest product", func(up bool) dec { return dec{2e9, 0}.times(dec{2e9, 0}, up) }, dec{4e18, 0},
			dec{4e18, 0}},
		{"a greater product", func(up bool) dec { return dec{2e9 + 1, 0}.times(dec{2e9, 0}, up) },
			dec{4e17 + 2e8, 1}, dec{4e17 + 2e8, 1}},
		{"a product of 4e19 and 15", func(up bool) dec { return dec{11, 0}.times(dec{3636363636363636365, 0}, up) },
			dec{4e17, 2}, dec{4e17 + 1, 2}},
		{"a product below zero", func(up bool) dec { return dec{-11, 0}.times(dec{3636363636363636365, 0}, up) },
			dec{-4e17 - 1, 2}, dec{-4e17, 2}},
		{"a product of nothing", func(up bool) dec { return dec{0, 3}.times(dec{-5, 1}, up) }, dec{0, 4}, dec{0, 4}},
		{"the greatest quotient", func(up bool) dec { return dec{4e18, 0}.over(dec{1, 0}, up) }, dec{4e18, 0},
			dec{4e18, 0}},
		{"a tenth of the greatest", func(up bool) dec { return dec{4e17, 0}.over(dec{4e18, 0}, up) },
			dec{1e18, -19}, dec{1e18, -19}},
		{"a little more", func(up bool) dec { return dec{4e17 + 1, 0}.over(dec{4e18, 0}, up) },
			dec{1e17, -18}, dec{1e17 + 1, -18}},
		{"a quotient below zero", func(up bool) dec { return dec{4e17 + 1, 0}.over(dec{-4e18, 0}, up) },
			dec{-1e17 - 1, -18}, dec{-1e17, -18}},
		{"a small dividend", func(up bool) dec { return dec{1, 0}.over(dec{4e18, 0}, up) }, dec{25e16, -36},
			dec{25e16, -36}},
		{"4e18 and 1 ninths of a tenth", func(up bool) dec { return dec{36e17 + 1, 0}.over(dec{9, 0}, up) },
			dec{4e17, 0}, dec{4e17 + 1, 0}},
		{"nothing divided", func(up bool) dec { return dec{}.over(dec{-9, 2}, up) }, dec{0, -20}, dec{0, -20}},
	} {
		if down, up := tt.of(false), tt.of(true); down != tt.down || up != tt.up {
			t.Errorf("%s: %v, %v", tt.what, down, up)
		}
	}
	for _, tt := range []struct {
		a, b dec
		want int
	}{
		{dec{}, dec{0, 7}, 0}, {dec{0, -3}, dec{1, -9}, -1}, {dec{0, -3}, dec{-1, -9}, 1}, {dec{1, -9}, dec{}, 1},
		{dec{-1, -9}, dec{}, -1}, {dec{1, 30}, dec{1, -30}, 1}, {dec{-1, 30}, dec{-1, -30}, -1},
		{dec{1, -30}, dec{1, 30}, -1}, {dec{-1, -30}, dec{-1, 30}, 1}, {dec{5, 1}, dec{50, 0}, 0},
		{dec{5, 1}, dec{51, 0}, -1}, {dec{51, 0}, dec{5, 1}, 1}, {dec{-5, 1}, dec{-51, 0}, 1}, {dec{1, 0}, dec{-1, 0}, 1},
		{dec{-1, 0}, dec{1, 0}, -1}, {dec{2, 0}, dec{1, 0}, 1},
	} {
		if got := tt.a.compare(tt.b); got != tt.want {
			t.Errorf("%v compared with %v: %d", tt.a, tt.b, got)
		}
	}
	for d, want := range map[dec]dec{
		{0, 7}: {}, {5, 2}: {5, 2}, {50, 2}: {5, 3}, {500, -2}: {5, 0}, {-1200, 0}: {-12, 2}, {101, 1}: {101, 1},
		{1, 0}:  {1, 0},
		{-1, 4}: {-1, 4},
	} {
		if got := d.short(); got != want {
			t.Errorf("%v without zeros: %v", d, got)
		}
	}
	if got := (dec{5, 3}).neg(); got != (dec{-5, 3}) {
		t.Errorf("less 5000: %v", got)
	}
	if a, b := abs64(-3), abs64(2); a != 3 || b != 2 {
		t.Errorf("sizes %d and %d", a, b)
	}
}

// TestSpans: ranges with ends of -1, 0 and 1 and without, held against the whole numbers
// from -4 to 4 that are in them; what two of them have in common is among those.
func TestSpans(t *testing.T) {
	const size = 4
	holds := func(s span, x int64) bool {
		return (s.noLo || s.lo.compare(dec{x, 0}) <= 0) && (s.noHi || s.hi.compare(dec{x, 0}) >= 0)
	}
	var all []span
	for lo := int64(-1); lo <= 1; lo++ {
		for hi := int64(-1); hi <= 1; hi++ {
			for n := range 4 {
				s := span{lo: dec{10 * lo, -1}, hi: dec{hi, 0}, noLo: n&1 != 0, noHi: n&2 != 0}
				if all = append(all, s); s.empty() != (n == 0 && lo > hi) {
					t.Errorf("%v is empty: %t", s, s.empty())
				}
				if s.positive() != (n == 0 && lo > 0) {
					t.Errorf("%v is positive: %t", s, s.positive())
				}
			}
		}
	}
	for _, s := range all {
		for _, o := range all {
			if s.empty() || o.empty() {
				continue
			}
			common, all, plus := false, true, s.plus(o)
			both, hull, minus := s.within(o), s.hull(o), s.neg()
			var in, sum [2*size + 1]bool
			for x := int64(-size); x <= size; x++ {
				is := holds(s, x) && holds(o, x)
				all = all && (is || !holds(o, x))
				if common = common || is; holds(both, x) != is {
					t.Errorf("%v within %v: %v", s, o, both)
				}
				if holds(minus, -x) != holds(s, x) {
					t.Errorf("less %v: %v", s, minus)
				}
				in[x+size] = holds(s, x) || holds(o, x)
				for y := int64(-3 * size); y <= 3*size; y++ {
					sum[x+size] = sum[x+size] || holds(s, x-y) && holds(o, y)
				}
			}
			if s.meets(o) != common {
				t.Errorf("%v meets %v: %t", s, o, s.meets(o))
			}
			if s.encloses(o) != all {
				t.Errorf("%v encloses %v: %t", s, o, s.encloses(o))
			}
			for n := range in {
				x := int64(n - size)
				between := false
				for a := range in {
					for b := range in {
						between = between || in[a] && in[b] && a <= n && n <= b
					}
				}
				if holds(hull, x) != between {
					t.Errorf("hull of %v and %v: %v", s, o, hull)
				}
				if holds(plus, x) != sum[n] {
					t.Errorf("%v plus %v: %v", s, o, plus)
				}
			}
		}
	}
	if one := pointAt(dec{1, 0}); !one.positive() || one.empty() {
		t.Error("one is not above zero")
	}
	if got := pointAt(dec{7, 1}); got != (span{lo: dec{7, 1}, hi: dec{7, 1}}) {
		t.Errorf("the range of 70: %v", got)
	}
	a, b := span{lo: dec{2, 0}, hi: dec{3, 0}}, span{lo: dec{5, 0}, hi: dec{8, 0}}
	if got := a.times(b); got != (span{lo: dec{10, 0}, hi: dec{24, 0}}) {
		t.Errorf("2 to 3 times 5 to 8: %v", got)
	}
	if got := a.over(b); got.lo.compare(dec{25, -2}) != 0 || got.hi.compare(dec{6, -1}) != 0 {
		t.Errorf("2 to 3 divided by 5 to 8: %v", got)
	}
}

// TestLogarithmAndRoot holds both against those of the math package, which are exact
// enough for the whole numbers below them.
func TestLogarithmAndRoot(t *testing.T) {
	for _, c := range []int64{1, 2, 3, 5, 7, 9, 10, 11, 99, 1023, 1025, 65_537, 123_456_789, 1e15 + 1, 4e18 - 1, 4e18} {
		if got, want := (dec{c, 0}).log2(), int64(math.Floor(math.Log2(float64(c))*(1<<logBits))); got != want {
			t.Errorf("log2 of %d: %d, want %d", c, got, want)
		}
	}
	// 10^(2^20) has 2^20 times the logarithm of ten, in parts of 2^-20.
	if got, want := (dec{1, 1 << 20}).log2(), int64(math.Floor(math.Log2(10)*(1<<40))); got != want {
		t.Errorf("log2 of 10^(2^20): %d, want %d", got, want)
	}
	if got, want := (dec{8, -3}).log2(), int64(math.Floor((3-3*math.Log2(10))*(1<<logBits))); got != want {
		t.Errorf("log2 of 0.008: %d, want %d", got, want)
	}
	for x, want := range map[int64]int64{-5: 0, -1: 0, 0: 0, 1: 1, 2: 1, 3: 1, 4: 2, 8: 2, 9: 3, 15: 3, 16: 4} {
		if got := root(x); got != want {
			t.Errorf("root of %d: %d", x, got)
		}
	}
	for _, r := range []int64{3, 99, 1 << 20, 1<<28 - 1, 1 << 31, 3_000_000_000} {
		for by := int64(-1); by <= 1; by++ {
			want := r
			if by < 0 {
				want--
			}
			if got := root(r*r + by); got != want {
				t.Errorf("root of %d: %d, want %d", r*r+by, got, want)
			}
		}
	}
}

// TestLoose: a whole number may have been rounded to it, by a half or a hundredth of itself, what is less.
func TestLoose(t *testing.T) {
	point := func(c int64, e int32) span { return pointAt(dec{c, e}) }
	for _, tt := range []struct{ s, want span }{
		{point(5000, 0), span{lo: dec{49995, -1}, hi: dec{50005, -1}}},
		{point(51, 0), span{lo: dec{505, -1}, hi: dec{515, -1}}},
		{point(50, 0), span{lo: dec{495, -1}, hi: dec{505, -1}}},
		{point(49, 0), span{lo: dec{4851, -2}, hi: dec{4949, -2}}},
		{point(-40, 0), span{lo: dec{-404, -1}, hi: dec{-396, -1}}},
		{point(0, 0), point(0, 0)},
		{span{lo: dec{5, 0}, hi: dec{6, 0}}, span{lo: dec{5, 0}, hi: dec{6, 0}}},
	} {
		if got := loose(tt.s); got.lo.compare(tt.want.lo) != 0 || got.hi.compare(tt.want.hi) != 0 {
			t.Errorf("%v: %v, want %v", tt.s, got, tt.want)
		}
	}
	for _, s := range []span{
		{lo: dec{5, 0}, hi: dec{5, 0}, noLo: true}, {lo: dec{5, 0}, hi: dec{5, 0}, noHi: true}, {noLo: true, noHi: true},
	} {
		if got := loose(s); got != s {
			t.Errorf("%v: %v", s, got)
		}
	}
}

// TestSigns: above zero, below it, and neither.
func TestSigns(t *testing.T) {
	for d, want := range map[dec]int{{}: 0, {0, 5}: 0, {1, 0}: 1, {1, -9}: 1, {-1, 0}: -1, {-1, 9}: -1} {
		if d.positive() != (want > 0) || d.negative() != (want < 0) {
			t.Errorf("%v: above zero %t, below %t", d, d.positive(), d.negative())
		}
	}
}
