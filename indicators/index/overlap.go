package index

import (
	"math/big"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Item is the price and the quantity of one product in one quarter, month or
// other season of a year.
type Item struct {
	Price    figure.Figure `json:"price,omitzero"`
	Quantity figure.Figure `json:"quantity,omitzero"`
}

// AnnualOverlap returns the chained Laspeyres volume of a basket, season by
// season, by the annual overlap technique. Each season of a year is valued at
// the average prices P of the year before, and follows on from that whole year:
//
//	P(y)      = sum over seasons(p q) / sum over seasons(q), of each product
//	link(s,y) = sum(P(y-1) q(s,y)) / (sum(P(y-1) Q(y-1)) / perYear)
//	chain(s,y) = chain(y-1) * link(s,y),  chain(y) = mean over seasons
//
// The seasons of the first year are valued at its own average prices, and their
// mean is 1. The mean of each year is the chain of the annual indices. Products
// stand in the same order in each season. Years are complete, except for the
// last. With two seasons a year and one product sold 1, 3, 4 and 6 times, the
// volume is 0.5, 1.5, 2 and 3, whatever the prices.
//
// It is exact for points up to the size of figures, and encloses ranges; the
// enclosure may be wider than need be. Prices must be positive and quantities
// not negative ([figure.ErrDomain]), both bounded. A price or quantity that is
// not set, or a season with other products, is [ErrBreak]; a product that may
// not have been sold all year, or a year without any sale, is
// [figure.ErrDivisionByZero], as it has no average price.
//
// Source: IMF, Quarterly National Accounts Manual, 2017 edition, chapter 8,
// section 4.D.
func AnnualOverlap(perYear int, seasons ...[]Item) ([]figure.Figure, error) {
	return overlap("AnnualOverlap", perYear, seasons, true)
}

// OneQuarterOverlap returns the chained Laspeyres volume of a basket, season by
// season, by the one-quarter overlap technique: as [AnnualOverlap], but each
// season follows on from the last season of the year before, valued at the same
// prices. No step lies between the last season of a year and the first of the
// next, and the mean of a year is no longer the annual chain.
//
//	link(s,y) = sum(P(y-1) q(s,y)) / sum(P(y-1) q(last,y-1))
//	chain(s,y) = chain(last,y-1) * link(s,y)
//
// With months in place of quarters it is the one-month overlap. Exactness,
// errors and source are those of AnnualOverlap.
func OneQuarterOverlap(perYear int, seasons ...[]Item) ([]figure.Figure, error) {
	return overlap("OneQuarterOverlap", perYear, seasons, false)
}

// maxSeasons is the most seasons that a year has: its days.
const maxSeasons = 366

// overlap computes both techniques.
func overlap(op string, perYear int, seasons [][]Item, annual bool) ([]figure.Figure, error) {
	about, err := checkSeasons(op, perYear, seasons)
	if err != nil {
		return nil, err
	}
	year := func(y int) [][]Item { return seasons[y*perYear : min((y+1)*perYear, len(seasons))] }
	var out []figure.Figure
	level := unitSpan() // the chain for the year before, or for its last season
	n := span{big.NewRat(int64(perYear), 1), big.NewRat(int64(perYear), 1)}
	for y := 0; y*perYear < len(seasons); y++ {
		before := year(max(y-1, 0))
		prices, err := averagePrices(op, before)
		if err != nil {
			return nil, err
		}
		from := volumes(prices, before)
		base := from[len(from)-1]
		if annual || y == 0 {
			base = total(from).quo(n)
		}
		if base.lo.Sign() <= 0 {
			return nil, failure(op, figure.ErrDivisionByZero, nth("year", max(y-1, 0), "nothing may have been sold"))
		}
		chained := volumes(prices, year(y))
		for i := range chained {
			chained[i] = level.mul(chained[i].quo(base))
			f, err := figureOf(op, chained[i], about)
			if err != nil {
				return nil, err
			}
			out = append(out, f)
		}
		switch {
		case !annual:
			level = chained[len(chained)-1]
		case y > 0:
			level = total(chained).quo(n)
		}
	}
	return out, nil
}

// checkSeasons refuses what no chain can be made of, and tells whether a figure
// is approximate.
func checkSeasons(op string, perYear int, seasons [][]Item) (about bool, err error) {
	switch {
	case perYear < 1 || perYear > maxSeasons:
		return false, failure(op, figure.ErrDomain, strconv.Itoa(perYear)+" seasons a year, not 1 to 366")
	case len(seasons) < perYear:
		return false, failure(op, ErrBase, "the first year is not complete")
	case len(seasons) > maxItems || len(seasons)*len(seasons[0]) > maxItems:
		return false, failure(op, ErrLimit, "more than 10,000 products and seasons")
	case len(seasons[0]) == 0:
		return false, failure(op, figure.ErrDivisionByZero, "no products")
	}
	var all []figure.Figure
	for s, items := range seasons {
		if len(items) != len(seasons[0]) {
			return false, failure(op, ErrBreak, nth("season", s, "other products than in the first"))
		}
		for i, x := range items {
			at := func(detail string) string { return nth("season", s, nth("product", i, detail)) }
			switch {
			case !x.Price.IsSet() || !x.Quantity.IsSet():
				return false, failure(op, ErrBreak, at("a price or quantity that is not set"))
			case !positive(x.Price) || negative(x.Quantity):
				return false, failure(op, figure.ErrDomain, at(badProduct))
			case x.Price.Upper().Infinite || x.Quantity.Upper().Infinite:
				return false, failure(op, figure.ErrDomain, at("a price or quantity without an upper bound"))
			}
			about = about || x.Price.Approximate() || x.Quantity.Approximate()
			all = append(all, x.Price, x.Quantity)
		}
	}
	if _, ok := commonDenominator(all...); !ok {
		return false, failure(op, figure.ErrTooLarge, "numbers without a common denominator of modest size")
	}
	return about, nil
}

// averagePrices returns the prices of a year, each weighted by the quantities of
// its seasons.
func averagePrices(op string, seasons [][]Item) ([]span, error) {
	prices := make([]span, len(seasons[0]))
	for i := range prices {
		value, quantity := span{new(big.Rat), new(big.Rat)}, span{new(big.Rat), new(big.Rat)}
		var lowest, highest *big.Rat
		for _, items := range seasons {
			p, q := spanOf(items[i].Price), spanOf(items[i].Quantity)
			value, quantity = value.add(p.mul(q)), quantity.add(q)
			if lowest == nil || p.lo.Cmp(lowest) < 0 {
				lowest = p.lo
			}
			if highest == nil || p.hi.Cmp(highest) > 0 {
				highest = p.hi
			}
		}
		if quantity.lo.Sign() <= 0 {
			return nil, failure(op, figure.ErrDivisionByZero, nth("product", i, "it may not have been sold in a whole year"))
		}
		prices[i] = value.quo(quantity)
		if prices[i].lo.Cmp(lowest) < 0 {
			prices[i].lo = lowest // a mean lies between the least and the greatest
		}
		if prices[i].hi.Cmp(highest) > 0 {
			prices[i].hi = highest
		}
	}
	return prices, nil
}

// volumes returns the value of each season at given prices.
func volumes(prices []span, seasons [][]Item) []span {
	all := make([]span, len(seasons))
	for s, items := range seasons {
		all[s] = span{new(big.Rat), new(big.Rat)}
		for i, x := range items {
			all[s] = all[s].add(prices[i].mul(spanOf(x.Quantity)))
		}
	}
	return all
}

// total returns the sum of a list.
func total(list []span) span {
	sum := span{new(big.Rat), new(big.Rat)}
	for _, x := range list {
		sum = sum.add(x)
	}
	return sum
}
