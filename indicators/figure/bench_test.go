package figure_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

func BenchmarkOperations(b *testing.B) {
	revenue, jobs, share, many, span := m("7540000000"), m("65001"), m("9/65"), m(">9000"), m("[75000,80000]")
	base, target := m("63000"), m("123000")
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"add", func() { _, _ = revenue.Add(jobs) }},
		{"mul", func() { _, _ = share.Mul(jobs) }},
		{"quo", func() { _, _ = revenue.Quo(jobs) }},
		{"quo of a bound", func() { _, _ = many.Quo(jobs) }},
		{"quo by a bound", func() { _, _ = jobs.Quo(many) }},
		{"progress", func() { _, _ = figure.Progress(jobs, base, target) }},
		{"progress of a range", func() { _, _ = figure.Progress(span, base, target) }},
		{"growth", func() { _, _ = figure.Growth(base, jobs) }},
		{"greater or equal", func() { _ = many.GreaterOrEqual(jobs) }},
		{"round", func() { _ = share.Round(2, money.HalfEven) }},
		{"from columns", func() { _, _ = figure.FromCompact(65000, 0, figure.Unqualified, 3) }},
		{"to columns", func() { _, _, _, _, _ = share.Compact() }},
		{"metric from columns", func() {
			x, _ := figure.FromCompact(754, 7, figure.Unqualified, 7)
			y, _ := figure.FromCompact(65000, 0, figure.Unqualified, 3)
			_, _ = x.Quo(y)
		}},
		{"parse", func() { _, _ = figure.Parse("65000@1000") }},
		{"string", func() { _ = many.String() }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.f()
			}
		})
	}
}
