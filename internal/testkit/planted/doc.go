// Package planted makes clean sectors of published figures, plants faults in
// them, and sorts each fault by how far anybody could find it. It is for tests
// only, and an outside judge of the rules: it shares no code with them, no
// threshold and no table of slips.
//
// # The model
//
// The base sector has ten indicators, eight areas that add up to the country, and
// the years 2004 to 2023. Six are amounts: jobs, companies, export revenue, wage
// bill, investment in dollars, and women employed, which the drawn share of women
// makes of the jobs. Three follow exactly: net jobs created (jobs less those of
// the year before), the share of women, and exports per job. The tenth is the
// rate of the euro in dollars, of the country alone.
//
//	amount    level(t) = level(t-1) + ln(1+g) + shock(t) + s e(t), rounded to the unit
//	share     the same in log-odds, without a shock, s = 0.03
//	rate      the same without growth or a shock, s = 0.03
//	growth    g = 5 % and up to 2 points more or less, by indicator and area (0 % and
//	          30 % in two variants, which replace the 5 %)
//	shock     in one year of five, ln(1+u), u uniform within 15 %; all amounts of the
//	          year move by it together
//	noise     s of 0.03 (jobs, companies, wages), 0.04 (exports), 0.05 (investment);
//	          e has mean 0 and standard deviation 1: normal in sectors of an odd seed,
//	          Student's t with 4 degrees of freedom in those of an even seed
//	quarters  shares 22, 25, 24 and 29 % of the year, each times exp(0.03 e), made
//	          to add up
//	small     jobs and companies of an area begin at 15 to 40, grow by 2 %, have noise
//	          of the square root of the count on top, and stay below 100
//	prices    ten prices and indices of areas and country, each a series alone, with
//	          growth of 1 to 4 % and no shocks
//
// First releases differ from final figures by half a percent (standard
// deviation), in each amount of an area; what adds up does so among them. One
// figure in ten is missing from the variant with gaps. In the one with qualifiers
// one amount in ten is "about" (to two digits) or "more than" (two digits, cut).
//
// Up to three sources print the same truth: the office to the unit, the ministry
// with three digits, the bank with two, halves away from zero; none is finer than
// the unit (a tenth of a percent, a hundredth of a price, a ten-thousandth of the
// rate). They state their resolutions or they do not.
//
// Numbers are drawn by PCG of math/rand/v2 with logarithms of our own, so that a
// seed is the same sector on every platform. All figures are exact.
//
// # Faults
//
// [Plant] plants one fault of a [Kind]. [Sorted] says whether it is visible,
// determined and exact. What is held against the figures is statements: sums of
// areas and of quarters, stock and flow, quotients, two sources of one key, each
// within rounding; and each figure against the mean of its neighbours in time
// (the same quarter of the years beside; the only one at an end), which it may
// not leave by more than eight of the model's own standard deviations of that
// difference, in logarithms, log-odds for a share, plain values for net jobs.
//
// A fault is visible when it breaks a statement that the clean sector kept. To
// find what mends it, every slip of the list is tried backwards at every record
// that could matter: a figure that the record's source could have printed must
// lead to what is printed, make all that the fault broke hold and break nothing.
// What a copy hides can be anything; so can what half of another year hides, as
// long as the print lies between the two years, or a tenth beyond. Statements
// with the row that a shift of rows loses are not asked. If no slip mends it,
// setting one record to any figure is tried.
package planted
