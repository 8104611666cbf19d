package main

import (
	"fmt"
	"math/big"
	"sync"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/shopspring/decimal"
)

const (
	bigRats  = "two []*big.Rat"
	decimals = "two []decimal.Decimal, 16 places"
)

var (
	sinkRat     *big.Rat
	sinkDecimal decimal.Decimal
)

var _ = [...]any{&sinkRat, &sinkDecimal}

// keys is how many keys the metrics below are evaluated for: exports and jobs
// of 10,000 firms in 100 months.
const keys = 1_000_000

func keyOf(indicator indicators.ID, i int) indicators.Key {
	return indicators.Key{
		Indicator: indicator, Area: "MA", Perimeter: "offshoring",
		Breakdown: indicators.MustBreakdown(fmt.Sprintf("firm=f%04d", i/100)),
		Period:    period.Month(2010+i%100/12, i%100%12+1),
	}
}

func exportsOf(i int) int64 { return int64(i)*137%9_999_991 + 1_000_003 }

func jobsOf(i int) int64 { return int64(i)*31%977 + 11 }

var (
	pairs       = sync.OnceValue(func() *indicators.Dataset { return pairsOf(1) })
	threeSource = sync.OnceValue(func() *indicators.Dataset { return pairsOf(3) })
)

// pairsOf are exports and jobs of every key, by so many sources that agree.
func pairsOf(sources int) *indicators.Dataset {
	mad, job := figure.MustParseUnit("MAD"), figure.MustParseUnit("job")
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "exports", Unit: mad, Nature: indicators.FlowOver, OverTime: indicators.Sum},
		{ID: "jobs", Unit: job, Nature: indicators.Stock, OverTime: indicators.Last},
	}})
	ok(err)
	var b indicators.Builder
	names := []indicators.ID{"office", "ministry", "bank"}[:sources]
	for _, name := range names {
		b.AddSource(indicators.Source{ID: name, Carrier: name})
	}
	for i := range keys {
		add := func(code string, n int64, unit figure.Unit) {
			for _, name := range names {
				b.AddObservation(indicators.Observation{
					ID: indicators.ID(fmt.Sprintf("%s-%s-%07d", code, name, i)), Key: keyOf(indicators.ID(code), i),
					Figure: figure.FromInt64(n), Unit: unit, Role: indicators.RoleObserved, Source: name,
				})
			}
		}
		add("exports", exportsOf(i), mad)
		add("jobs", jobsOf(i), job)
	}
	d, err := b.Build(c)
	ok(err)
	return d
}

// overAll measures a metric over all keys of a dataset; an operation is one key.
func overAll(text string, data func() *indicators.Dataset) func(*testing.B) {
	return func(b *testing.B) {
		v := data().View(indicators.ViewConfig{})
		m := indicators.MustParseMetric(text)
		b.ResetTimer()
		for n := 0; n < b.N; {
			for _, r := range v.EvalAll(m, indicators.Selector{}) {
				if r.Err == nil {
					sinkInt++
				}
				if n++; n == b.N {
					break
				}
			}
		}
	}
}

func metricEntries() []entry {
	exports := sync.OnceValue(func() []*big.Rat { return rats(exportsOf) })
	jobs := sync.OnceValue(func() []*big.Rat { return rats(jobsOf) })
	dec := func(of func(int) int64) func() []decimal.Decimal {
		return sync.OnceValue(func() []decimal.Decimal {
			all := make([]decimal.Decimal, keys)
			for i := range all {
				all[i] = decimal.NewFromInt(of(i))
			}
			return all
		})
	}
	exportsDec, jobsDec := dec(exportsOf), dec(jobsOf)
	one := keyOf("", 123_456)
	const text = "exports / jobs"
	view := func() indicators.View { return pairs().View(indicators.ViewConfig{}) }
	data := func() { pairs() }
	var result indicators.Result
	return []entry{
		{"metric/quotient, a key of 1M", ours, overAll(text, pairs)},
		{"metric/quotient, a key of 1M", bigRats, loop(func() { exports(); jobs() }, func(i int) {
			sinkRat = new(big.Rat).Quo(exports()[i%keys], jobs()[i%keys])
		})},
		{"metric/quotient, a key of 1M", decimals, loop(func() { exportsDec(); jobsDec() }, func(i int) {
			sinkDecimal = exportsDec()[i%keys].Div(jobsDec()[i%keys])
		})},
		{"metric/quotient, a key of 1M with three sources", ours, overAll(text, threeSource)},
		{"metric/growth, a key of 1M", ours, overAll("growth(jobs)", pairs)},
		{"metric/parse", ours, loop(func() {}, func(int) {
			_, err := indicators.ParseMetric(text)
			ok(err)
		})},
		{"metric/evaluate one key", ours, loop(data, func(int) {
			var err error
			result, err = view().Eval(indicators.MustParseMetric(text), one)
			ok(err)
		})},
		{"metric/explain one key in Arabic", ours, loop(func() {
			var err error
			result, err = view().Eval(indicators.MustParseMetric(text), one)
			ok(err)
		}, func(int) { sinkInt += int64(len(result.Explain(wording.Ar))) })},
	}
}

func rats(of func(int) int64) []*big.Rat {
	all := make([]*big.Rat, keys)
	for i := range all {
		all[i] = new(big.Rat).SetInt64(of(i))
	}
	return all
}
