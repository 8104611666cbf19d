package wording_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// The writers below are those of the schoolbook, made for the tests: the library has
// to read what a person writes by the rules of each language.

func frenchBelowHundred(n int64) string {
	small := strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze" +
		" quinze seize dix-sept dix-huit dix-neuf")
	tens := []string{2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante",
		8: "quatre-vingt", 9: "quatre-vingt"}
	switch t, u := n/10, n%10; {
	case n < 20:
		return small[n]
	case n == 80:
		return "quatre-vingts"
	case t == 7 || t == 9:
		if n == 71 {
			return "soixante et onze"
		}
		return tens[t] + "-" + small[10+u]
	case u == 0:
		return tens[t]
	case u == 1 && t < 8:
		return tens[t] + " et un"
	default:
		return tens[t] + "-" + small[u]
	}
}

func frenchBelowThousand(n int64) string {
	h, rest := n/100, n%100
	switch {
	case h == 0:
		return frenchBelowHundred(rest)
	case rest == 0 && h == 1:
		return "cent"
	case rest == 0:
		return frenchBelowHundred(h) + " cents"
	case h == 1:
		return "cent " + frenchBelowHundred(rest)
	}
	return frenchBelowHundred(h) + " cent " + frenchBelowHundred(rest)
}

func frenchWords(n int64) string {
	var parts []string
	for _, s := range []struct {
		value     int64
		one, many string
	}{{1e9, "milliard", "milliards"}, {1e6, "million", "millions"}} {
		if q := n / s.value; q == 1 {
			parts = append(parts, "un "+s.one)
		} else if q > 1 {
			parts = append(parts, frenchBelowThousand(q)+" "+s.many)
		}
		n %= s.value
	}
	if q := n / 1000; q == 1 {
		parts = append(parts, "mille")
	} else if q > 1 {
		w := frenchBelowThousand(q)
		if strings.HasSuffix(w, "cents") || strings.HasSuffix(w, "vingts") {
			w = strings.TrimSuffix(w, "s")
		}
		parts = append(parts, w+" mille")
	}
	if n %= 1000; n > 0 {
		parts = append(parts, frenchBelowThousand(n))
	}
	return strings.Join(parts, " ")
}

func englishWords(n int64) string {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen" +
		" fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
	var below func(n int64) string
	below = func(n int64) string {
		switch {
		case n < 20:
			return small[n]
		case n < 100 && n%10 == 0:
			return tens[n/10]
		case n < 100:
			return tens[n/10] + "-" + small[n%10]
		case n%100 == 0:
			return small[n/100] + " hundred"
		}
		return small[n/100] + " hundred and " + below(n%100)
	}
	var parts []string
	for _, s := range []struct {
		value int64
		name  string
	}{{1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}} {
		if q := n / s.value; q > 0 {
			parts = append(parts, below(q)+" "+s.name)
		}
		n %= s.value
	}
	if n > 0 {
		if n < 100 && len(parts) > 0 {
			parts = append(parts, "and")
		}
		parts = append(parts, below(n))
	}
	return strings.Join(parts, " ")
}

func arabicBelowThousand(n int64) string {
	ones := strings.Fields("_ واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
	teens := strings.Split("أحد عشر;اثنا عشر;ثلاثة عشر;أربعة عشر;خمسة عشر;ستة عشر;سبعة عشر;ثمانية عشر;تسعة عشر", ";")
	tens := strings.Fields("_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
	hundreds := strings.Fields("_ مائة مائتان ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة")
	var parts []string
	if h := n / 100; h > 0 {
		parts = append(parts, hundreds[h])
	}
	switch n %= 100; {
	case n == 0:
	case n <= 10:
		parts = append(parts, ones[n])
	case n < 20:
		parts = append(parts, teens[n-11])
	default:
		if n%10 > 0 {
			parts = append(parts, ones[n%10])
		}
		parts = append(parts, tens[n/10])
	}
	return strings.Join(parts, " و")
}

func arabicWords(n int64) string {
	var parts []string
	for _, s := range []struct {
		value              int64
		one, two, few, acc string
	}{
		{1e9, "مليار", "ملياران", "ملايير", "مليارا"}, {1e6, "مليون", "مليونان", "ملايين", "مليونا"},
		{1e3, "ألف", "ألفان", "آلاف", "ألفا"},
	} {
		switch q := n / s.value; {
		case q == 0:
		case q == 1:
			parts = append(parts, s.one)
		case q == 2:
			parts = append(parts, s.two)
		case q%100 >= 3 && q%100 <= 10:
			parts = append(parts, arabicBelowThousand(q)+" "+s.few)
		case q%100 > 10:
			parts = append(parts, arabicBelowThousand(q)+" "+s.acc)
		default:
			parts = append(parts, arabicBelowThousand(q)+" "+s.one)
		}
		n %= s.value
	}
	if n > 0 {
		parts = append(parts, arabicBelowThousand(n))
	}
	return strings.Join(parts, " و")
}

// TestNumbersInLetters reads numbers up to 10^12 that are written in letters, alone
// and before what is counted.
func TestNumbersInLetters(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 12))
	wrong, doubts, n := 0, 0, 0
	try := func(value int64, text, unit string) {
		n++
		reading, err := wording.Reader{Bare: wording.BareNumber}.Parse(text)
		switch {
		case err != nil:
			if hasAnyValue(err, strconv.FormatInt(value, 10)) {
				doubts++
				return
			}
			if wrong++; wrong < 12 {
				t.Errorf("%d: %q: %v", value, text, err)
			}
		case !reads(reading, strconv.FormatInt(value, 10)+unit):
			if wrong++; wrong < 12 {
				t.Errorf("%d: %q: %v", value, text, reading)
			}
		}
	}
	all := func(value int64) {
		try(value, frenchWords(value)+" dirhams", " MAD")
		try(value, englishWords(value)+" dirhams", " MAD")
		try(value, arabicWords(value)+" درهم", " MAD")
		if value > 99 {
			try(value, frenchWords(value), "")
			try(value, englishWords(value), "")
		}
	}
	for value := int64(2); value < 1200; value++ {
		all(value)
	}
	for range testkit.Cases(500, 200000) {
		value := r.Int64N(1_000_000_000_000)
		for range r.IntN(12) {
			value /= 10
		}
		for range r.IntN(3) {
			value = value / 1000 * 1000
		}
		if value > 1 {
			all(value)
		}
	}
	t.Log(n, "numbers,", doubts, "in doubt,", wrong, "wrong")
}

// hasAnyValue reports whether a doubt holds a value, whatever it counts.
func hasAnyValue(err error, value string) bool {
	var e *wording.Error
	if !asError(err, &e) {
		return false
	}
	for _, c := range e.Candidates {
		if reads(c, value) || reads(c, value+" MAD") {
			return true
		}
	}
	return false
}
