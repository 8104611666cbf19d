// Package books makes agreements at random, for the tests of package agreements and
// of its rules.
package books

import (
	"encoding"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Day returns the n-th day of a small calendar; 0 is the unset day.
func Day(n int) period.Date {
	if n == 0 {
		return period.Date{}
	}
	return period.MustDate(2016, 1, 1).AddDays(n - 1)
}

// Known is what became known on that day.
func Known(n int) period.Period { return period.Day(Day(n)) }

// Jobs is a number of jobs.
func Jobs(n int) figure.Quantity { return figure.MustParseQuantity(fmt.Sprintf("%d job", n)) }

// Target is a target of so many jobs.
func Target(id agreements.ID, value int) agreements.Target {
	return agreements.Target{ID: id, Value: Jobs(value), Basis: agreements.BasisCumulative}
}

// Horizon is the last day of the small calendar.
const Horizon = 12

// Random returns an agreement whose targets t0 to t2 are put and
// removed by amendments and corrections on random days.
func Random(r *rand.Rand) agreements.Agreement {
	values := 0
	changes := func() agreements.Changes {
		var c agreements.Changes
		for i := range 3 {
			id := agreements.ID(fmt.Sprintf("t%d", i))
			switch r.IntN(4) {
			case 0:
				values++
				x := Target(id, values)
				if r.IntN(3) == 0 {
					x.Known = Known(1 + r.IntN(Horizon))
				}
				c.Put.Targets = append(c.Put.Targets, x)
			case 1:
				c.Remove = append(c.Remove, agreements.Ref{Kind: agreements.RecordTargets, ID: id})
			}
		}
		return c
	}
	a := agreements.Agreement{ID: "a", Form: agreements.FormConvention, Known: Known(1 + r.IntN(4))}
	a.Targets = changes().Put.Targets
	for i := range r.IntN(4) {
		a.Amendments = append(a.Amendments, agreements.Amendment{
			ID: agreements.ID(fmt.Sprintf("m%d", i)), Effective: Day(1 + r.IntN(Horizon)), Known: Known(1 + r.IntN(Horizon)),
			Changes: changes()})
	}
	for i := range r.IntN(4) {
		c := agreements.Correction{ID: agreements.ID(fmt.Sprintf("k%d", i)), Known: Known(1 + r.IntN(Horizon)),
			Changes: changes()}
		if n := len(a.Amendments); n > 0 && r.IntN(2) == 0 {
			c.Amendment = a.Amendments[r.IntN(n)].ID
			switch r.IntN(4) {
			case 0:
				c.Effective = Day(1 + r.IntN(Horizon))
			case 1:
				c.Void = true
			}
		}
		a.Corrections = append(a.Corrections, c)
	}
	return a
}

// Forget drops from an agreement what became known after a day.
func Forget(a agreements.Agreement, k period.Date) agreements.Agreement {
	late := func(p period.Period) bool { return p.IsSet() && p.Last().Compare(k) > 0 }
	drop := func(ts []agreements.Target) []agreements.Target {
		return slices.DeleteFunc(slices.Clone(ts), func(t agreements.Target) bool { return late(t.Known) })
	}
	a.Targets = drop(a.Targets)
	a.Amendments = slices.DeleteFunc(slices.Clone(a.Amendments),
		func(m agreements.Amendment) bool { return late(m.Known) })
	for i := range a.Amendments {
		a.Amendments[i].Put.Targets = drop(a.Amendments[i].Put.Targets)
	}
	a.Corrections = slices.DeleteFunc(slices.Clone(a.Corrections), func(c agreements.Correction) bool {
		return late(c.Known) || c.Amendment != "" && !slices.ContainsFunc(a.Amendments,
			func(m agreements.Amendment) bool { return m.ID == c.Amendment })
	})
	for i := range a.Corrections {
		a.Corrections[i].Put.Targets = drop(a.Corrections[i].Put.Targets)
	}
	return a
}

// Filler fills values with random content. With Full set, nothing that can be
// set stays unset.
type Filler struct {
	Rand *rand.Rand
	Full bool
	ids  int
}

func (f *Filler) chance() bool { return f.Full || f.Rand.IntN(3) > 0 }

// Spec returns records that a book can be made of.
func (f *Filler) Spec() agreements.BookSpec {
	var s agreements.BookSpec
	f.fill(reflect.ValueOf(&s).Elem(), false)
	for i := range s.Agreements {
		a := &s.Agreements[i]
		f.mend(&a.Content)
		for j := range a.Amendments {
			f.mend(&a.Amendments[j].Put)
		}
		for j := range a.Corrections {
			c := &a.Corrections[j]
			f.mend(&c.Put)
			if c.Amendment == "" {
				c.Void, c.Effective = false, period.Date{}
			}
		}
	}
	return s
}

// mend makes records consistent that are filled at random.
func (f *Filler) mend(c *agreements.Content) {
	for i := range c.Targets {
		t := &c.Targets[i]
		t.Value = Jobs(f.Rand.IntN(1000))
		for j := range t.Baselines {
			t.Baselines[j].Value = Jobs(f.Rand.IntN(1000))
			t.Baselines[j].Measure = ""
			if len(t.Measures) > 0 && f.chance() {
				t.Baselines[j].Measure = t.Measures[0].ID
			}
		}
		for j := range t.Components {
			t.Components[j].Value = Jobs(f.Rand.IntN(1000))
		}
		for j := range t.Readings {
			x := &t.Readings[j]
			x.Basis = agreements.Basis(1 + (j+f.Rand.IntN(2))%7)
			x.Value, x.Start = Jobs(j), period.Year(2016)
			x.Baseline, x.Measure = "", ""
			if len(t.Baselines) > 0 {
				x.Baseline = t.Baselines[0].ID
			}
			if len(t.Measures) > 0 {
				x.Measure = t.Measures[0].ID
			}
		}
		switch {
		case len(t.Readings) > 1:
			t.Basis = agreements.BasisOpen
		case len(t.Readings) == 1:
			t.Basis = t.Readings[0].Basis
		case t.Basis == agreements.BasisOpen:
			t.Basis = agreements.BasisLevel
		}
	}
	for i := range c.Instruments {
		for j := range c.Instruments[i].Tranches {
			t := &c.Instruments[i].Tranches[j]
			if j == 0 {
				t.Amount, t.Share = money.MustParse("4000000 MAD"), figure.Quantity{}
			} else {
				t.Amount, t.Share = money.Money{}, figure.MustParseQuantity("1/3")
			}
		}
		for j := range c.Instruments[i].Formulas {
			c.Instruments[i].Formulas[j].Amount = money.MustParse("6000 MAD")
			c.Instruments[i].Formulas[j].Share = figure.MustParseQuantity("20 percent")
		}
	}
}

// fill sets a value to a random one; required says that it may not be unset.
func (f *Filler) fill(v reflect.Value, required bool) {
	if !required && !f.chance() {
		return
	}
	if f.value(v.Addr().Interface()) {
		return
	}
	f.parts(v)
}

func (f *Filler) pick(texts ...string) string { return texts[f.Rand.IntN(len(texts))] }

// value sets a value of a type that has a text form; false for any other type.
func (f *Filler) value(target any) bool {
	switch x := target.(type) {
	case *agreements.ID:
		f.ids++
		*x = agreements.ID(fmt.Sprintf("r%d", f.ids))
	case *agreements.Ref:
		*x = agreements.Ref{Kind: agreements.RecordKind(1 + f.Rand.IntN(12)),
			ID: agreements.ID(fmt.Sprintf("q%d", f.Rand.IntN(99)))}
	case *period.Period:
		*x = period.MustParse(f.pick("2016", "2016-05", "2016-05-05", "2014-2020", "2018-Q1", "2017-11-01/2018-02-28"))
	case *period.Date:
		*x = period.MustDate(2016+f.Rand.IntN(5), 1+f.Rand.IntN(12), 1+f.Rand.IntN(28))
	case *figure.Figure:
		*x = figure.MustParse(f.pick("9000", ">51000", "~65000", "[75000,80000]", "9/65", "65000@1000"))
	case *figure.Quantity:
		*x = figure.MustParseQuantity(f.pick("60000 job", ">=18000000000 MAD", "25 percent", "~1500000000 MAD", "1/3"))
	case *figure.Unit:
		*x = figure.MustParseUnit(f.pick("job", "MAD", "percent", "MAD/job"))
	case *money.Money:
		*x = money.MustParse(f.pick("12000000 MAD", "0.01 EUR", "6000 MAD", "0 MAD"))
	case *wording.Text:
		*x = wording.MustText(wording.Name{Lang: wording.Ar, Name: "اتفاقية", Status: wording.Attested},
			wording.Name{Lang: wording.Fr, Name: "Convention", Status: wording.Translated})
		if f.Rand.IntN(2) == 0 {
			*x = wording.MustText(wording.Name{Lang: wording.En, Name: "An agreement", Status: wording.Unverified})
		}
	case *indicators.Breakdown:
		*x = indicators.MustBreakdown(f.pick("segment=CRM", "segment=CRM,sex=F"))
	default:
		return false
	}
	return true
}

// parts sets a value of a basic type, or the parts that it has.
func (f *Filler) parts(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.pick("words", "كلمات", "l'«annexe» \"1\"\n<b>", "  "))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8, reflect.Uint16:
		// A code list: take a code that has a word.
		for {
			v.SetUint(1 + uint64(f.Rand.IntN(24)))
			if _, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err == nil {
				return
			}
		}
	case reflect.Slice:
		n := f.Rand.IntN(3)
		if f.Full {
			n = 1
		}
		if f.Full && v.Type().Elem() == reflect.TypeFor[agreements.TargetReading]() {
			n = 2
		}
		if v.Type().Elem().Kind() == reflect.Struct && n > 0 && !f.Full && f.ids > 400 {
			n = 0
		}
		if n == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.fill(v.Index(i), true)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), true)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			tag := field.Tag.Get("json")
			f.fill(v.Field(i), field.Anonymous || !strings.Contains(tag, ",omit"))
		}
	default:
		panic(v.Type().String())
	}
}
