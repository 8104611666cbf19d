package indicators_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// plainData is a dataset before it is built, for oracles that look at every
// record in turn.
type plainData struct {
	sources      []indicators.Source
	observations []indicators.Observation
	corrections  []indicators.Correction
}

func (p plainData) build(t testing.TB) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	b.AddSource(p.sources...)
	b.AddObservation(p.observations...)
	b.AddCorrection(p.corrections...)
	d, err := b.Build(viewCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func oneOf[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func randomDate(r *rand.Rand) period.Period {
	return oneOf(r, period.Period{}, period.MustParse("2015"), period.MustParse("2016"), period.MustParse("2016-05"),
		period.MustParse("2016-05-05"),
		period.MustParse("2016-12-31"), period.MustParse("2014-2016"), period.MustParse("2017-Q1"), period.MustParse("2018"))
}

func randomFigure(r *rand.Rand) figure.Figure {
	return figure.MustParse(oneOf(r, "10", "10", "11", "12@1", "~11", "10@10", "20@10", "[9,12]", "[11,13)", ">9",
		"<=12", "15", "10000", "(10,11)"))
}

func randomPlain(r *rand.Rand) plainData {
	var p plainData
	for i := range 6 {
		p.sources = append(p.sources, indicators.Source{
			ID: indicators.ID(fmt.Sprintf("s%d", i)), Originator: oneOf[indicators.ID](r, "", "x", "y", "z"),
			Carrier: oneOf[indicators.ID](r, "x", "p", "q"),
			Release: oneOf[indicators.ID](r, "", "", "", "r1", "r2"), Rank: r.IntN(4), Date: randomDate(r),
		})
	}
	n := 4 + r.IntN(30)
	for i := range n {
		o := indicators.Observation{
			ID:     indicators.ID(fmt.Sprintf("o%02d", i)),
			Key:    indicators.Key{Indicator: oneOf[indicators.ID](r, "jobs", "women"), Perimeter: oneOf[indicators.ID](r, "offshoring", "offshoring", "digital", ""), Period: period.Year(2014 + r.IntN(3))},
			Figure: randomFigure(r),
			Role:   oneOf(r, indicators.RoleObserved, indicators.RoleObserved, indicators.RoleObserved, indicators.RoleEstimate, indicators.RoleDerived, indicators.RoleForecast, indicators.RoleTarget),
			Source: indicators.ID(fmt.Sprintf("s%d", r.IntN(7))), // s6 is not there
		}
		o.Unit = figure.MustParseUnit(oneOf(r, "job", "job", "job", "job", "10^1*job", "MAD"))
		if o.Key.Indicator == "women" {
			o.Unit = figure.MustParseUnit(oneOf(r, "percent", "percent", "percent", "1"))
		}
		if r.IntN(3) == 0 {
			o.Published = randomDate(r)
		}
		if r.IntN(12) == 0 {
			o.Figure = figure.Figure{}
		}
		if r.IntN(12) == 0 {
			broken(&o)
		}
		if r.IntN(6) == 0 {
			o.Repeats = indicators.ID(fmt.Sprintf("o%02d", r.IntN(n)))
		}
		p.observations = append(p.observations, o)
	}
	for i := range r.IntN(4) {
		p.corrections = append(p.corrections, indicators.Correction{
			ID: indicators.ID(fmt.Sprintf("c%d", i)), Observation: indicators.ID(fmt.Sprintf("o%02d", r.IntN(n))),
			Figure: randomFigure(r), Known: randomDate(r),
		})
	}
	return p
}

func randomConfig(r *rand.Rand) indicators.ViewConfig {
	return indicators.ViewConfig{
		Known:     oneOf(r, period.Date{}, period.MustDate(2016, 5, 4), period.MustDate(2016, 5, 31), period.MustDate(2016, 12, 31), period.MustDate(2017, 6, 1)),
		Policy:    oneOf(r, indicators.Unanimous, indicators.ByAuthority, indicators.Latest, indicators.Hull, indicators.Intersection),
		Corrected: r.IntN(2) == 0,
		Digits:    oneOf(r, figure.Nominal, figure.Rounded, figure.Truncated, figure.Either),
		Roles:     oneOf(r, 0, 0, indicators.RolesOf(indicators.RoleObserved), indicators.RolesOf(indicators.RoleTarget, indicators.RoleForecast, indicators.RoleObserved)),
	}
}

func randomKey(r *rand.Rand) indicators.Key {
	return indicators.Key{Indicator: oneOf[indicators.ID](r, "jobs", "women"), Perimeter: oneOf[indicators.ID](r, "offshoring", "digital", ""), Period: period.Year(2014 + r.IntN(3))}
}

func rounds(long int) int {
	return testkit.Cases(long/10, long)
}

// told writes down everything that a View answers.
func told(v indicators.View) string {
	var b strings.Builder
	for _, id := range []indicators.ID{"jobs", "women"} {
		for _, perimeter := range []indicators.ID{"", "offshoring", "digital"} {
			k := indicators.Key{Indicator: id, Perimeter: perimeter}
			s, err := v.Series(k)
			fmt.Fprintln(&b, k, err, s.Breaks(), slices.Collect(s.Gaps()))
			for p := range s.All() {
				fmt.Fprintln(&b, p)
			}
			for y := 2014; y < 2017; y++ {
				a, err := v.Value(k.At(period.Year(y)))
				fmt.Fprintln(&b, a, err)
				g, err := s.Growth(period.Year(y-1), period.Year(y))
				fmt.Fprintln(&b, g, err)
			}
		}
	}
	for _, c := range v.Conflicts(indicators.Selector{}) {
		fmt.Fprintln(&b, c, c.Pairs, c.Origins)
	}
	for o := range v.Observations(indicators.Selector{}) {
		fmt.Fprintln(&b, o.ID)
	}
	return b.String()
}

// TestKnownHidesTheFuture holds a View of a day against a dataset that has
// only what was known on that day.
func TestKnownHidesTheFuture(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	for range rounds(400) {
		p, config := randomPlain(r), randomConfig(r)
		known := config.Known
		then := plainData{sources: p.sources}
		seen := func(d period.Period) bool { return !known.IsSet() || d.IsSet() && d.Last().Compare(known) <= 0 }
		for _, o := range p.observations {
			when := o.Published
			for _, s := range p.sources {
				if s.ID == o.Source && !when.IsSet() {
					when = s.Date
				}
			}
			if seen(when) {
				then.observations = append(then.observations, o)
			}
		}
		for _, c := range p.corrections {
			if seen(c.Known) {
				then.corrections = append(then.corrections, c)
			}
		}
		all := config
		all.Known = period.Date{}
		got, want := told(p.build(t).View(config)), told(then.build(t).View(all))
		if got != want {
			t.Fatalf("known %v:\n%s\nwant\n%s", known, got, want)
		}
	}
}

// TestOrderLeavesNoTrace builds each dataset in two orders.
func TestOrderLeavesNoTrace(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range rounds(200) {
		p, config := randomPlain(r), randomConfig(r)
		want := told(p.build(t).View(config))
		r.Shuffle(len(p.sources), func(i, j int) { p.sources[i], p.sources[j] = p.sources[j], p.sources[i] })
		r.Shuffle(len(p.observations), func(i, j int) {
			p.observations[i], p.observations[j] = p.observations[j], p.observations[i]
		})
		r.Shuffle(len(p.corrections), func(i, j int) { p.corrections[i], p.corrections[j] = p.corrections[j], p.corrections[i] })
		if got := told(p.build(t).View(config)); got != want {
			t.Fatalf("shuffled:\n%s\nwant\n%s", got, want)
		}
	}
}

// oracle answers as the documentation says, looking at every record.
func (p plainData) oracle(config indicators.ViewConfig, k indicators.Key) (want []figure.Figure, err error) {
	type cand struct {
		o       indicators.Observation
		f       figure.Figure
		when    period.Period
		rank    int
		release int
	}
	roleRank := map[indicators.Role]int{
		indicators.RoleObserved: 1, indicators.RoleEstimate: 2, indicators.RoleDerived: 3, indicators.RoleForecast: 4, indicators.RoleTarget: 6,
	}
	roles := config.Roles
	if roles == 0 {
		roles = indicators.RolesOf(indicators.RoleObserved, indicators.RoleEstimate, indicators.RoleDerived)
	}
	var all []cand
	unreadable := false
	perimeters := map[indicators.ID]bool{}
	for _, o := range p.observations {
		if o.Key.Indicator != k.Indicator || o.Key.Period != k.Period || k.Perimeter != "" && o.Key.Perimeter != k.Perimeter {
			continue
		}
		c := cand{o: o, f: o.Figure, when: o.Published, rank: 1 << 30}
		for _, s := range p.sources {
			if s.ID == o.Source {
				if !c.when.IsSet() {
					c.when = s.Date
				}
				if s.Rank > 0 {
					c.rank = s.Rank
				}
			}
		}
		sees := func(d period.Period) bool {
			return !config.Known.IsSet() || d.IsSet() && !d.Last().After(config.Known)
		}
		if !sees(c.when) || !roles.Has(o.Role) {
			continue
		}
		if config.Corrected {
			var last *indicators.Correction
			for _, x := range p.corrections {
				if x.Observation == o.ID && sees(x.Known) && (last == nil || cmp.Or(x.Known.Last().Compare(last.Known.Last()), cmp.Compare(x.ID, last.ID)) > 0) {
					last = &x
				}
			}
			if last != nil {
				c.f = last.Figure
			}
		}
		if !c.f.IsSet() {
			unreadable = true
			continue
		}
		perimeters[o.Key.Perimeter] = true
		all = append(all, c)
	}
	switch {
	case len(all) == 0 && unreadable:
		return nil, indicators.ErrUnreadable
	case len(all) == 0:
		return nil, indicators.ErrNoData
	case len(perimeters) > 1:
		return nil, indicators.ErrPerimeter
	}
	joined := config.Policy == indicators.Hull || config.Policy == indicators.Intersection
	if !joined {
		best := 99
		for _, c := range all {
			best = min(best, roleRank[c.o.Role])
		}
		all = slices.DeleteFunc(all, func(c cand) bool { return roleRank[c.o.Role] > best })
	}
	apart := false
	var fitting []cand
	for _, c := range all {
		// jobs are in job, women in percent.
		factor := map[string]int64{"job": 1, "10^1*job": 10, "percent": 1, "1": 100}[strings.ReplaceAll(c.o.Unit.String(), "10*job", "10^1*job")]
		if factor == 0 {
			apart = true
			continue
		}
		c.f, err = c.f.Read(config.Digits).Mul(figure.FromInt64(factor))
		if err != nil {
			return nil, err
		}
		fitting = append(fitting, c)
	}
	if apart && (len(fitting) == 0 || joined || config.Policy == indicators.Unanimous) {
		return nil, indicators.ErrUnit
	}
	all = fitting
	if joined || config.Policy == indicators.Unanimous {
		for _, c := range all {
			want = append(want, c.f)
		}
		return want, nil
	}
	// Prints of one release have one number.
	sourceOf := func(id indicators.ID) (s indicators.Source) {
		for _, s := range p.sources {
			if s.ID == id {
				return s
			}
		}
		return s
	}
	for i := range all {
		all[i].release = i
	}
	for changed := true; changed; {
		changed = false
		for i := range all {
			for j := range all {
				a, b := all[i], all[j]
				ra := sourceOf(a.o.Source).Release
				of := a.o.Source == b.o.Source || ra != "" && ra == sourceOf(b.o.Source).Release
				same := of && a.o.Published == b.o.Published || a.o.Repeats == b.o.ID
				if same && a.release != b.release {
					all[i].release, all[j].release = min(a.release, b.release), min(a.release, b.release)
					changed = true
				}
			}
		}
	}
	dated := func(c cand) (first period.Period) {
		for _, x := range all {
			if x.release == c.release && x.when.IsSet() && (!first.IsSet() || cmp.Or(x.when.Last().Compare(first.Last()), x.when.First().Compare(first.First())) < 0) {
				first = x.when
			}
		}
		return first
	}
	// What ended before another one began is older; dates that overlap are not ordered,
	// and what has no date is never the latest.
	byDate := func() {
		left := slices.DeleteFunc(slices.Clone(all), func(a cand) bool {
			return slices.ContainsFunc(all, func(b cand) bool { return dated(a).Last().Compare(dated(b).First()) < 0 })
		})
		all = left
	}
	byRank := func() {
		top := slices.MinFunc(all, func(a, b cand) int { return cmp.Compare(a.rank, b.rank) }).rank
		all = slices.DeleteFunc(all, func(c cand) bool { return c.rank != top })
	}
	if config.Policy == indicators.Latest {
		byDate()
		byRank()
	} else {
		byRank()
		byDate()
	}
	slices.SortFunc(all, func(a, b cand) int { return cmp.Compare(a.o.ID, b.o.ID) })
	return []figure.Figure{all[0].f}, nil
}

// places are points at, between and beyond the bounds of figures: two sets made
// of the figures are the same if they hold the same places.
func places(figures []figure.Figure) []figure.Figure {
	var xs []*big.Rat
	for _, f := range figures {
		for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
			if !b.Infinite {
				xs = append(xs, b.Value)
			}
		}
	}
	slices.SortFunc(xs, (*big.Rat).Cmp)
	var all []figure.Figure
	add := func(x *big.Rat) {
		f, err := figure.FromRat(x)
		if err != nil {
			panic(err)
		}
		all = append(all, f)
	}
	for i, x := range xs {
		add(x)
		if i > 0 {
			mid := new(big.Rat).Add(x, xs[i-1])
			add(mid.Mul(mid, big.NewRat(1, 2)))
		}
	}
	if len(xs) > 0 {
		add(new(big.Rat).Sub(xs[0], big.NewRat(1, 1)))
		add(new(big.Rat).Add(xs[len(xs)-1], big.NewRat(1, 1)))
	}
	return all
}

// TestValueAgainstOracle holds every policy against an answer that is found by
// looking at every record.
func TestValueAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	answered, disagreed := 0, 0
	for range rounds(1500) {
		p := randomPlain(r)
		d := p.build(t)
		for range 8 {
			config, k := randomConfig(r), randomKey(r)
			a, err := d.View(config).Value(k)
			figures, want := p.oracle(config, k)
			if want != nil || len(figures) == 0 {
				if !errors.Is(err, want) {
					t.Fatalf("%+v %v: %v, %v; want %v", config, k, a, err, want)
				}
				continue
			}
			// The answer holds a place if the policy says so of the members.
			some := false
			for _, x := range places(figures) {
				in := 0
				for _, f := range figures {
					if f.Encloses(x) {
						in++
					}
				}
				holds := in == len(figures)
				some = some || holds
				if config.Policy == indicators.Hull {
					holds = in > 0 || between(x, figures)
				}
				if err == nil && a.Quantity.Figure.Encloses(x) != holds {
					t.Fatalf("%+v %v: %v holds %v: %v, of %v", config, k, a.Quantity, x, !holds, figures)
				}
			}
			joint := config.Policy == indicators.Unanimous || config.Policy == indicators.Intersection
			if joint && !some {
				if !errors.Is(err, indicators.ErrDisagree) {
					t.Fatalf("%+v %v: %v, %v; want disagreement of %v", config, k, a, err, figures)
				}
				disagreed++
			} else if err != nil {
				t.Fatalf("%+v %v: %v; want an answer from %v", config, k, err, figures)
			} else {
				answered++
			}
		}
	}
	if answered < rounds(1500) || disagreed < rounds(60) {
		t.Errorf("%d answers and %d disagreements are too few to tell", answered, disagreed)
	}
}

// between reports whether values of the figures lie on both sides of x.
func between(x figure.Figure, figures []figure.Figure) bool {
	below, above := false, false
	for _, f := range figures {
		below = below || f.Less(x) == figure.Yes || f.Lower().Infinite
		above = above || f.Greater(x) == figure.Yes || f.Upper().Infinite
		if !f.Lower().Infinite {
			y, _ := figure.FromRat(f.Lower().Value)
			below = below || y.Less(x) == figure.Yes
		}
		if !f.Upper().Infinite {
			y, _ := figure.FromRat(f.Upper().Value)
			above = above || y.Greater(x) == figure.Yes
		}
	}
	return below && above
}

// TestWideningNeverNarrows widens one figure and holds the answers against
// those from before.
func TestWideningNeverNarrows(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	compared := 0
	for range rounds(1500) {
		p, config := randomPlain(r), randomConfig(r)
		config.Corrected = false
		before := p.build(t).View(config)
		p.observations = slices.Clone(p.observations)
		i := r.IntN(len(p.observations))
		o := &p.observations[i]
		if !o.Figure.IsSet() {
			continue
		}
		// Wider under every reading of digits.
		o.Figure = o.Figure.Read(figure.Either).Hull(o.Figure).Hull(figure.MustParse(oneOf(r, "0", "9", "12", ">5", "[8,14]", "100000"))).WithoutResolution()
		after := p.build(t).View(config)
		for _, perimeter := range []indicators.ID{"", "offshoring", "digital"} {
			k := o.Key
			k.Perimeter = perimeter
			a, err1 := before.Value(k)
			b, err2 := after.Value(k)
			if err1 != nil {
				continue
			}
			if compared++; err2 != nil || !b.Quantity.Figure.Encloses(a.Quantity.Figure) {
				t.Fatalf("%+v %v: %v became %v, %v", config, k, a, b, err2)
			}
			s1, _ := before.Series(k)
			s2, _ := after.Series(k)
			for y := 2014; y <= 2016; y++ {
				for z := 2014; z <= 2016; z++ {
					g, err1 := s1.Growth(period.Year(y), period.Year(z))
					h, err2 := s2.Growth(period.Year(y), period.Year(z))
					if err1 == nil && err2 == nil && !h.Quantity.Figure.Encloses(g.Quantity.Figure) {
						t.Fatalf("%+v %v: growth %v became %v", config, k, g.Quantity, h.Quantity)
					}
				}
			}
		}
	}
	if compared < rounds(1500)/4 {
		t.Errorf("only %d compared", compared)
	}
}

// TestSeriesEnclosure draws values inside the figures of a series and holds
// what follows from them against the result.
func TestSeriesEnclosure(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	inside := func(lo, hi int64) *big.Rat { return big.NewRat(lo*100+r.Int64N(100*(hi-lo)+1), 100) }
	for range rounds(500) {
		lo, hi := make([]int64, 4), make([]int64, 4)
		records := []any{from("a x x 2016 -")}
		for i := range 4 {
			lo[i] = 1 + r.Int64N(50)
			hi[i] = lo[i] + r.Int64N(20)
			if i != 2 { // a gap
				records = append(records, said(fmt.Sprintf("A%d exports %d [%d,%d] MAD a", i, 2011+i, lo[i], hi[i])))
			}
			records = append(records, said(fmt.Sprintf("B%d exports/segment=CRM %d [%d,%d] MAD a", i, 2011+i, lo[i], hi[i])))
		}
		v := viewData(t, records...).View(indicators.ViewConfig{})
		all, part := seriesOf(t, v, "exports 2015"), seriesOf(t, v, "exports/segment=CRM 2015")
		y := func(i int) period.Period { return period.Year(2011 + i) }
		a, b, c := inside(lo[0], hi[0]), inside(lo[1], hi[1]), inside(lo[3], hi[3])
		x, z := inside(lo[0], hi[0]), inside(lo[1], hi[1])
		quo := func(n, d *big.Rat) *big.Rat { return new(big.Rat).Quo(n, d) }
		sub := func(n, d *big.Rat) *big.Rat { return new(big.Rat).Sub(n, d) }
		for name, tt := range map[string]struct {
			do   func() (indicators.Derivation, error)
			want *big.Rat
		}{
			"difference":   {func() (indicators.Derivation, error) { return all.Difference(y(0), y(3)) }, sub(c, a)},
			"growth":       {func() (indicators.Derivation, error) { return all.Growth(y(0), y(1)) }, quo(sub(b, a), a)},
			"index":        {func() (indicators.Derivation, error) { return all.Index(y(1), y(0)) }, quo(new(big.Rat).Mul(a, big.NewRat(100, 1)), b)},
			"share":        {func() (indicators.Derivation, error) { return part.Share(all, y(0)) }, quo(x, a)},
			"contribution": {func() (indicators.Derivation, error) { return part.Contribution(all, y(0), y(1)) }, quo(sub(z, x), a)},
			"average": {func() (indicators.Derivation, error) { return part.MovingAverage(2, y(1)) },
				quo(new(big.Rat).Add(x, z), big.NewRat(2, 1))},
			"interpolation": {func() (indicators.Derivation, error) { return all.Interpolate(y(2)) },
				quo(new(big.Rat).Add(b, c), big.NewRat(2, 1))},
		} {
			d, err := tt.do()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			w, err := figure.FromRat(tt.want)
			if err != nil || !d.Quantity.Figure.Encloses(w) {
				t.Fatalf("%s: %v does not hold %v", name, d.Quantity, w)
			}
		}
	}
}
