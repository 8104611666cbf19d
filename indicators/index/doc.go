// Package index computes index numbers of prices and quantities, and measures
// of concentration, exactly or within stated bounds. It works on figures alone
// and knows no record: where the figures come from is the business of package
// indicators.
//
// # Prices and quantities
//
// A [Product] has a price p and a quantity q in the base period 0 and in the
// current period 1. Sums run over the products of a basket.
//
//	Laspeyres  sum(p1 q0) / sum(p0 q0)
//	Paasche    sum(p1 q1) / sum(p0 q1)
//	Fisher     sqrt(Laspeyres * Paasche)
//	Törnqvist  product((p1/p0) ^ ((s0+s1)/2)),  s = p q / sum(p q)
//
// All are ratios: 1.42 is 142 at base 100. For the six products of the Producer
// Price Index Manual and its periods 1 and 2, [Laspeyres] is 1.42, [Paasche]
// 1.3824, [Fisher] 1.4011 and [Tornqvist] 1.4052. A quantity index is the price
// index of the products with prices and quantities exchanged ([Product.Swap]).
//
// # Chains
//
// [Chain] links indices of one period on the one before: links of 1.42
// and 0.95 make 1, 1.42 and 1.349. [AnnualOverlap] and [OneQuarterOverlap]
// link quarters or months that are valued at the average prices of the year
// before, and [Rebase] moves the base of a series without changing its growth.
//
// # Contributions
//
// [Contributions] says what each product adds to the change of a Laspeyres index,
// [ChainContributions] to a chain of them, [FisherContributions] to a Fisher
// index. They add up: of the growth of 42 percent above, the products add 2, 20,
// 6, -3, 18 and -1 points. Those to a chained volume are the same of the products
// swapped.
//
// # Values and volumes
//
// [ImplicitDeflator] is a value at current prices over its volume, and
// [ConstantPrices] a value at the prices of a base period, from a price index:
// 11,898 at an index of 110.78 is about 10,740 at the prices of index 100.
//
// # Growth
//
// [LeastSquaresGrowth] is the rate of the line through the logarithms of all
// values, [ExponentialGrowth] the continuous rate between two end points. The
// geometric rate between them is [figure.CAGR].
//
// # Concentration
//
// [HHI] is the Herfindahl-Hirschman index, the sum of the squares of the shares
// in percent: 2,600 for shares of 30, 30, 20 and 20, and 10,000 for a monopoly.
// [NormalisedHHI] is 0 for equal shares, however many, and 1 for a monopoly: 1/75
// for those four.
//
// # Ranges
//
// A figure may be a range or have one bound only ("more than 9,000"). A result
// holds every value that its inputs allow. Laspeyres and Paasche give the hull
// itself, although each quantity occurs twice in the formula; the others may
// give a wider range, as their comments say. A result of an approximate figure
// is approximate.
//
// # Rounding
//
// Everything that is rational is exact; where a chain outgrows the size of
// figures it is enclosed outward. Fisher, Törnqvist, contributions to Fisher and
// growth by logarithms, which are seldom rational, are enclosed between multiples
// of 1/10^places, rounded outward; places are 0 to 200. There is no floating
// point.
//
// # Errors
//
// Every error is an [*Error]. Prices must be positive, quantities and values not
// negative: a figure that may lie outside is [figure.ErrDomain]. A basket or a
// sum that may be zero is [figure.ErrDivisionByZero], an unset figure
// [figure.ErrUnset]. A chain that lacks a link is [ErrBreak], and a base period
// without a figure [ErrBase]. More than 10,000 products or values are [ErrLimit];
// fractions whose common denominator has more than 8,192 bits, and results
// beyond the size of figures, are [figure.ErrTooLarge].
//
// # Sources
//
// ILO, IMF, OECD, UNECE, Eurostat, World Bank: Producer Price Index Manual,
// Washington 2004: chapters 15 and 16 for the formulas and their axioms, and
// tables 19.1 to 19.4 for the worked numbers. IMF: Quarterly National Accounts
// Manual, 2017 edition, chapter 8, for overlaps. Statistics Canada: Chain Fisher
// volume index - Methodology, and table 2.12 of catalogue 13-017-X, for chains and
// contributions. Statistics and Census Service of Macao: Methodology for compiling
// chain volume measures of GDP. World Bank: World Development Indicators,
// Statistical methods, for rates of growth. U.S. Department of Justice and
// Federal Trade Commission: Horizontal Merger Guidelines, 2010, section 5.3,
// for the index of concentration.
package index
