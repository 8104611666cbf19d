package planted

// reading is a way to mend one record: figures that one slip leads from to what
// is printed, as numbers of the record's lattice.
type reading struct {
	kind        Kind
	first, last int64
}

// readings lists what each slip could have hidden behind what record n shows. It
// goes from the print back; planting goes forth.
func (t table) readings(n int) []reading {
	rec := t.s.records[n]
	d := t.s.truth.defs[rec.ind]
	p := t.at(n)
	plain := d.form == amount || d.form == part
	var list []reading
	point := func(kind Kind, q printed) {
		if k, ok := rec.own.number(q); ok && !rec.own.at(k).same(p) {
			list = append(list, reading{kind, k, k})
		}
	}
	if t.nameless[n] {
		if k, ok := rec.own.number(p); ok {
			list = append(list, reading{UnitUnset, k, k})
		}
		return list
	}
	if plain {
		point(PowerOfTen, printed{coef: p.coef, exp: p.exp - 1})
		point(PowerOfTen, printed{coef: p.coef, exp: p.exp + 1})
		point(Thousandfold, printed{coef: p.coef, exp: p.exp - 3})
		point(Millionfold, printed{coef: p.coef, exp: p.exp - 6})
		for _, zeros := range [2]int{3, 6} {
			lo, hi := p.bounds()
			lo, hi = max(lo, -far/pow10(zeros))*pow10(zeros), min(hi, far/pow10(zeros))*pow10(zeros)
			t.span(n, &list, ScaleLost, max(lo, 1000*unit), hi, func(q printed) printed { return loseScale(q, zeros) })
		}
	}
	for _, coef := range respelt(p.coef) {
		point(DigitsSwapped, printed{coef: coef, exp: p.exp})
	}
	if rec.area == 0 && d.adds(t.s.Options) && d.form != change {
		for _, percent := range [2]int64{90, 110} {
			if lo, hi := p.bounds(); lo > -far/100 && hi < far/100 {
				t.span(n, &list, TotalOff, lo*100/percent, hi*100/percent+1,
					func(q printed) printed { return off(rec.own, q, percent) })
			}
		}
		for area := 1; area <= t.s.Options.Areas; area++ {
			if m, ok := t.beside(n, func(c *cell) { c.area = area }); ok {
				lo, hi := p.bounds()
				lo2, hi2 := t.at(m).bounds()
				t.span(n, &list, PartMissing, lo+lo2, hi+hi2, nil)
			}
		}
	}
	if d.form == share {
		if p.exp <= 0 {
			point(ShareAbove, printed{coef: p.coef - 100*pow10(-p.exp), exp: p.exp})
		}
		point(Fraction, printed{coef: p.coef, exp: p.exp + 2})
	}
	for places := 1; places <= d.places && p.exp == 0; places++ {
		q := printed{coef: p.coef, exp: -places}
		if k, ok := rec.own.number(q); ok && rec.own.at(k) == q {
			point(DecimalComma, q)
		}
	}
	if d.form == change && p.coef > 0 {
		point(SignLost, printed{coef: -p.coef, exp: p.exp})
	}
	return append(list, t.copies(n)...)
}

// beside is the record at a place that differs from that of n.
func (t table) beside(n int, change func(*cell)) (int, bool) {
	r := t.s.records[n]
	c := cell{r.place, r.source, r.first}
	change(&c)
	m, ok := t.s.byPlace[c]
	return m, ok
}

// off is a figure that is off by so many percent.
func off(own lattice, p printed, percent int64) printed {
	return own.round(p.coef*pow10(p.exp+own.places)*percent, 100)
}

// inEuros is an amount of dollars in euros, to whole ones.
func inEuros(own lattice, p, rate printed) printed {
	return own.round(p.coef*pow10(p.exp-rate.exp), rate.coef)
}

// span adds figures from lo to hi. Where a slip is given, those that it does not
// lead from are left out at either end; else those are taken in too whose own
// rounding reaches into the range.
func (t table) span(n int, list *[]reading, kind Kind, lo, hi int64, slip func(printed) printed) {
	own := t.s.records[n].own
	p := t.at(n)
	if slip == nil {
		first := own.search(func(q printed) bool { _, hi := q.bounds(); return hi >= lo })
		last := own.search(func(q printed) bool { lo, _ := q.bounds(); return lo > hi }) - 1
		if first <= last {
			*list = append(*list, reading{kind, first, last})
		}
		return
	}
	from, to := own.numbers(lo, hi)
	first := search(from, to, func(k int64) bool { return slip(own.at(k)).value() >= p.value() })
	last := search(from, to, func(k int64) bool { return slip(own.at(k)).value() > p.value() }) - 1
	if first <= last {
		*list = append(*list, reading{kind, first, last})
	}
}

// respelt lists what the digits could have been before one slip.
func respelt(coef int64) []int64 {
	if coef < 0 {
		list := respelt(-coef)
		for i := range list {
			list[i] = -list[i]
		}
		return list
	}
	if coef == 0 {
		return nil
	}
	list := misspelt(DigitsSwapped, coef)
	whole := pow10(len(digits(coef)))
	for unit := int64(1); unit <= whole; unit *= 10 {
		// A digit was dropped in front of the last digits.
		for digit := range int64(10) {
			if x := (coef/unit*10+digit)*unit + coef%unit; x >= whole {
				list = append(list, x)
			}
		}
		// Two equal neighbours were one digit.
		if above := coef / unit / 10; above > 0 && above%10 == coef/unit%10 {
			list = append(list, above*unit+coef%unit)
		}
	}
	return list
}

// copies reads figures that stand in the wrong place: what was in this one can be
// anything. Of sums of something else it can be what they allow.
func (t table) copies(n int) []reading {
	rec := t.s.records[n]
	d := t.s.truth.defs[rec.ind]
	p := t.at(n)
	var list []reading
	anything := func(kind Kind, change func(*cell)) {
		if m, ok := t.beside(n, change); ok && m != n && t.at(m).same(p) {
			list = append(list, reading{kind, -rec.own.most(), rec.own.most()})
		}
	}
	anything(WrongYear, func(c *cell) { c.year++ })
	anything(LastYear, func(c *cell) { c.year-- })
	anything(ThreeYearsAgo, func(c *cell) { c.year -= 3 })
	for area := 1; area <= t.s.Options.Areas && rec.area > 0; area++ {
		anything(OtherArea, func(c *cell) { c.area = area })
	}
	t.cumulated(n, &list)
	lo, hi := p.bounds()
	if d.flow && rec.quarter == 0 {
		// Half of the year and half of one beside it lie between the two years, or a
		// tenth beyond, since halves are not equal.
		for _, by := range [2]int{-1, 1} {
			m, ok := t.beside(n, func(c *cell) { c.year += by })
			if !ok {
				continue
			}
			lo2, hi2 := t.at(m).bounds()
			if hi >= lo2-lo2/10 {
				t.span(n, &list, FiscalYear, lo-lo/10, far, nil)
			}
			if lo <= hi2+hi2/10 {
				t.span(n, &list, FiscalYear, 0, hi+hi/10, nil)
			}
		}
	}
	if rec.ind == investment && d.id == "investment" {
		for source := range t.s.Options.Sources {
			m, ok := t.s.byPlace[cell{place{ind: euro, year: rec.year}, source, false}]
			if !ok || t.at(m).coef <= 0 {
				continue
			}
			rate := t.at(m)
			if ten := pow10(-rate.exp); lo > 0 && hi < far/rate.coef {
				t.span(n, &list, EurosAsDollars, lo*rate.coef/ten, hi*rate.coef/ten+1,
					func(q printed) printed { return inEuros(rec.own, q, rate) })
			}
		}
	}
	return list
}

// cumulated reads a quarter that shows the sum since January.
func (t table) cumulated(n int, list *[]reading) {
	quarter := t.s.records[n].quarter
	lo, hi := t.at(n).bounds()
	for q := 1; q < quarter; q++ {
		m, ok := t.beside(n, func(c *cell) { c.quarter = q })
		if !ok {
			return
		}
		lo2, hi2 := t.at(m).bounds()
		lo, hi = lo-hi2, hi-lo2
	}
	if quarter >= 2 {
		t.span(n, list, Cumulative, lo, hi, nil)
	}
}
