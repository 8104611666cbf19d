package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestZeroValues: no method of a zero value, or of one that no code made,
// panics.
func TestZeroValues(t *testing.T) {
	for _, lang := range []wording.Lang{0, wording.Ar, wording.Fr, wording.En, 99} {
		for n := range 256 {
			for _, s := range []string{
				indicators.Reason(n).Text(lang, true), indicators.Reason(n).Text(lang, false), indicators.Reason(n).String(),
				indicators.Operation(n).Text(lang), indicators.Operation(n).String(),
				indicators.ConflictKind(n).Text(lang), indicators.ConflictKind(n).String(),
				indicators.Policy(n).String(), indicators.RateUse(n).String(),
				indicators.Answer{Reason: indicators.Reason(n), Others: []indicators.OtherObservation{{Reason: indicators.Reason(n)}}}.Why(lang),
				indicators.Derivation{Operation: indicators.Operation(n), Inputs: make([]indicators.Answer, 1), Gaps: n}.Why(lang),
				indicators.Pair{Kind: indicators.ConflictKind(n)}.Why(lang),
				indicators.RateAnswer{Query: indicators.RateQuery{RateOptions: indicators.RateOptions{Use: indicators.RateUse(n)}}, Legs: make([]indicators.RateLeg, 2)}.Why(lang),
			} {
				if len(s) > 1000 {
					t.Errorf("%q", s)
				}
			}
		}
		_ = indicators.Conversion{}.Why(lang)
		_ = indicators.Conflict{}.Why(lang)
	}
	_ = fmt.Sprint(indicators.Conflict{}, indicators.ConflictMember{}, indicators.Break{}, indicators.Conflict{}.Kinds(), indicators.Answer{}.Seen())

	var s indicators.Series
	p := period.Year(2015)
	for name, err := range map[string]error{
		"At":            second(s.At(p)),
		"Difference":    second(s.Difference(p, p.Next())),
		"Growth":        second(s.Growth(p, p.Next())),
		"YearOnYear":    second(s.YearOnYear(p)),
		"CAGR":          second(s.CAGR(p, p.Next(), 2)),
		"CAGR of unset": second(s.CAGR(period.Period{}, period.Period{}, 2)),
		"Index":         second(s.Index(p, p)),
		"Index unset":   second(s.Index(period.Period{}, period.Period{})),
		"Share":         second(s.Share(s, p)),
		"Contribution":  second(s.Contribution(s, p, p.Next())),
		"MovingAverage": second(s.MovingAverage(3, period.Period{})),
		"Interpolate":   second(s.Interpolate(period.Period{})),
		"Rate":          second(indicators.RateAnswer{}.Rate()),
		"View.Rate":     second(indicators.View{}.Rate(indicators.RateQuery{From: money.MAD, To: money.EUR, Period: p, RateOptions: indicators.RateOptions{Use: indicators.RateAverage}})),
		"View.Convert":  second(indicators.View{}.Convert(indicators.Answer{}, money.EUR, indicators.RateOptions{})),
	} {
		var e *indicators.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s.Len() != 0 || s.Breaks() != nil || s.Perimeters() != nil || s.In("x").Len() != 0 || s.Span().IsSet() {
		t.Error("the zero Series has something")
	}
	for range s.Gaps() {
		t.Error("the zero Series has a gap")
	}
	if c := (indicators.View{}).Conflicts(indicators.Selector{}); c != nil {
		t.Errorf("%v", c)
	}
	if z, err := (indicators.View{}).Series(indicators.Key{Indicator: "jobs"}); err != nil || z.Len() != 0 {
		t.Errorf("%v, %v", z, err)
	}
}

func second[T any](_ T, err error) error { return err }

// TestViewCodes: the codes of views are read back as they are written.
func TestViewCodes(t *testing.T) {
	seen := 0
	check := func(name string, n int, text []byte, err error, back func([]byte) (any, error), v any) {
		if err != nil {
			return
		}
		seen++
		if got, err := back(text); err != nil || got != v {
			t.Errorf("%s %d: %q, %v", name, n, text, err)
		}
	}
	for n := range 256 {
		policy, reason, op, use := indicators.Policy(n), indicators.Reason(n), indicators.Operation(n), indicators.RateUse(n)
		text, err := policy.MarshalText()
		check("policy", n, text, err, func(b []byte) (any, error) { var x indicators.Policy; err := x.UnmarshalText(b); return x, err }, policy)
		text, err = reason.MarshalText()
		check("reason", n, text, err, func(b []byte) (any, error) { var x indicators.Reason; err := x.UnmarshalText(b); return x, err }, reason)
		text, err = op.MarshalText()
		check("operation", n, text, err, func(b []byte) (any, error) { var x indicators.Operation; err := x.UnmarshalText(b); return x, err }, op)
		text, err = use.MarshalText()
		check("use", n, text, err, func(b []byte) (any, error) { var x indicators.RateUse; err := x.UnmarshalText(b); return x, err }, use)
	}
	if seen != 6+17+20+3 {
		t.Errorf("%d codes", seen)
	}
}
