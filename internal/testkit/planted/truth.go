package planted

import "math"

// exact is a true value: num/den in units of ten to the power of -places of its
// indicator.
type exact struct{ num, den int64 }

// place says which series and when: an indicator, an area (0 is the country), a
// year from 0, and a quarter (0 is the whole year).
type place struct{ ind, area, year, quarter int }

// truth is a sector before anybody prints it.
type truth struct {
	o      Options
	defs   []definition
	values map[place]exact
	// weights of areas in the country, squared and summed: how much less the
	// country moves by the noise of its areas.
	spread map[place]float64
}

// newTruth draws a sector.
func newTruth(seed uint64, o Options) *truth {
	t := &truth{o: o, defs: definitionsOf(o), values: make(map[place]exact), spread: make(map[place]float64)}
	r := newRandom(seed, "shocks")
	shocks := make([]float64, o.Years)
	for y := 1; y < o.Years; y++ {
		if r.uniform() < shockChance {
			shocks[y] = ln(1 + r.between(-shockSize, shockSize))
		}
	}
	for i, d := range t.defs {
		if d.form != amount && d.form != share && d.form != rate {
			continue
		}
		for area := 0; area <= o.Areas; area++ {
			if (area == 0) == (d.form == rate) || o.Variant == Prices {
				t.draw(seed, i, area, shocks)
			}
		}
	}
	for i, d := range t.defs {
		if d.form == part {
			t.parts(seed, i, d)
		}
	}
	for i, d := range t.defs {
		if d.adds(o) && d.form != change {
			t.add(i)
		}
	}
	for i, d := range t.defs {
		switch d.form {
		case change:
			t.changes(i, d)
		case quotient, share:
			t.quotients(i, d)
		}
	}
	return t
}

// heavy reports whether the noise of a seed has heavy tails: half of the seeds.
func heavy(seed uint64) bool { return seed%2 == 0 }

// draw makes the series of one indicator and area.
func (t *truth) draw(seed uint64, ind, area int, shocks []float64) {
	d := t.defs[ind]
	r := newRandom(seed, string(d.id)+"/"+string(areaID(area)))
	noise := r.normal
	if heavy(seed) {
		noise = r.student
	}
	mean, spread := t.o.growth()
	growth := ln(1 + mean + r.between(-spread, spread))
	level := ln(d.lo) + float64(r.uniform()*(ln(d.hi)-ln(d.lo)))
	switch d.form {
	case share:
		growth, level = r.between(-0.01, 0.01), logit(r.between(d.lo, d.hi))
	case rate:
		growth = 0
	}
	if t.o.Variant == Prices {
		growth = r.between(0.01, 0.04)
	}
	for y := range t.o.Years {
		if y > 0 {
			level += growth + float64(d.noise*noise())
			if d.form == amount && t.o.Variant != Prices {
				level += shocks[y]
			}
		}
		at := place{ind, area, y, 0}
		switch {
		case d.form == share:
			t.values[at] = exact{int64(math.Floor(unlogit(level)*1e3 + 0.5)), 1}
		case t.o.Variant == Small && d.count:
			x := exp(level)
			x += float64(math.Sqrt(x) * noise())
			t.values[at] = exact{int64(min(max(math.Floor(x+0.5), 3), 99)), 1}
		default:
			t.values[at] = exact{max(int64(math.Floor(float64(exp(level)*float64(pow10(d.places)))+0.5)), 1), 1}
		}
		if d.flow {
			t.quarters(at, r, noise)
		}
	}
}

// quarters divides a year's amount, so that the four add up to it.
func (t *truth) quarters(at place, r *random, noise func() float64) {
	var w [5]float64
	for q := 1; q <= 4; q++ {
		season := [5]float64{0, 0.22, 0.25, 0.24, 0.29}[q]
		w[q] = float64(season * exp(float64(quarterNoise*noise())))
		w[0] += w[q]
	}
	year := t.values[at].num
	left := year
	for q := 1; q <= 4; q++ {
		at.quarter = q
		x := int64(math.Floor(float64(float64(year)*w[q]) / w[0]))
		if q == 4 {
			x = left
		}
		t.values[at] = exact{x, 1}
		left -= x
	}
}

// parts makes the amounts that a drawn share makes of another amount; a share
// itself is then the quotient of the two.
func (t *truth) parts(seed uint64, ind int, d definition) {
	for area := 1; area <= t.o.Areas; area++ {
		r := newRandom(seed, string(d.id)+"/"+string(areaID(area)))
		for y := range t.o.Years {
			whole := t.values[place{d.den, area, y, 0}].num
			p := float64(t.values[place{d.num, area, y, 0}].num) / 1e3
			x := float64(float64(whole) * p)
			if t.o.Variant == Small {
				x += float64(math.Sqrt(float64(x*(1-p))) * r.normal())
			}
			t.values[place{ind, area, y, 0}] = exact{min(max(int64(math.Floor(x+0.5)), 1), whole-1), 1}
		}
	}
}

// add makes the country's values the sums of the areas'.
func (t *truth) add(ind int) {
	for y := range t.o.Years {
		for q := range 5 {
			var sum int64
			var squares float64
			for area := 1; area <= t.o.Areas; area++ {
				x, ok := t.values[place{ind, area, y, q}]
				if !ok {
					break
				}
				sum += x.num
				squares += square(float64(x.num))
			}
			if sum > 0 {
				t.values[place{ind, 0, y, q}] = exact{sum, 1}
				t.spread[place{ind, 0, y, q}] = squares / square(float64(sum))
			}
		}
	}
}

func (t *truth) changes(ind int, d definition) {
	for area := 0; area <= t.o.Areas; area++ {
		for y := 1; y < t.o.Years; y++ {
			now, before := t.values[place{d.num, area, y, 0}], t.values[place{d.num, area, y - 1, 0}]
			t.values[place{ind, area, y, 0}] = exact{now.num - before.num, 1}
		}
	}
}

func (t *truth) quotients(ind int, d definition) {
	if d.num < 0 {
		return // a share of nothing that the sector counts
	}
	for area := 0; area <= t.o.Areas; area++ {
		for y := range t.o.Years {
			num, den := t.values[place{d.num, area, y, 0}], t.values[place{d.den, area, y, 0}]
			t.values[place{ind, area, y, 0}] = exact{num.num * t.factor(ind), den.num}
		}
	}
}

// factor turns a quotient into units of the indicator's places.
func (t *truth) factor(ind int) int64 {
	f := pow10(t.defs[ind].places)
	if t.defs[ind].form == share {
		f *= 100
	}
	return f
}

// step is the standard deviation of a year's step of a series (of its logarithm;
// log-odds for a share), and level that of what each year has of its own: the
// chance of small counts, a quarter's weather.
func (t *truth) step(at place) (step, level float64) {
	d := t.defs[at.ind]
	over := float64(1)
	if s, ok := t.spread[at]; ok && at.area == 0 {
		over = s
	}
	x := t.values[at]
	v := float64(x.num) / float64(x.den) / float64(pow10(d.places))
	var steps, levels float64
	shocks := float64(shockVariance)
	if t.o.Variant == Prices {
		shocks = 0
	}
	switch d.form {
	case amount:
		steps = shocks + float64(square(d.noise)*over)
		if d.count && t.o.Variant == Small {
			levels = 1 / v
		}
	case rate:
		steps = square(d.noise)
	case part:
		whole, own := t.step(place{d.den, at.area, at.year, 0})
		p := v / float64(max(t.values[place{d.den, at.area, at.year, 0}].num, 1))
		steps = square(whole) + float64(square((1-p)*shareNoise)*over)
		if levels = square(own); t.o.Variant == Small {
			levels += (1 - p) / v
		}
	case share:
		if d.num >= 0 {
			if s, ok := t.spread[place{d.num, at.area, at.year, 0}]; ok {
				over = s
			}
			if t.o.Variant == Small {
				p := v / 100
				levels = 1 / float64(float64(x.den)*float64(p*(1-p)))
			}
		}
		steps = float64(square(d.noise) * over)
	case quotient:
		for _, i := range [2]int{d.num, d.den} {
			s, l := t.step(place{i, at.area, at.year, 0})
			steps += square(s) - shocks // which moves both alike
			levels += square(l)
		}
	case change:
		return t.step(place{d.num, at.area, at.year, 0})
	}
	if at.quarter > 0 {
		levels += float64(square(quarterNoise) * over)
	}
	return math.Sqrt(steps), math.Sqrt(levels)
}

// deviation is the standard deviation of what separates a value from the mean of
// its two neighbours, or from its only one.
func (t *truth) deviation(at place, two bool) float64 {
	step, level := t.step(at)
	s, l := square(step), square(level)
	if d := t.defs[at.ind]; d.form == change {
		stock := float64(t.values[place{d.num, at.area, at.year - 1, 0}].num)
		if two {
			return float64(stock * math.Sqrt(float64(1.5*s)+float64(5*l)))
		}
		return float64(stock * math.Sqrt(float64(2*s)+float64(6*l)))
	}
	if two {
		return math.Sqrt(s/2 + float64(1.5*l))
	}
	return math.Sqrt(s + float64(2*l))
}
