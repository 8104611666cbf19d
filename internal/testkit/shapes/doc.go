// Package shapes makes clean sectors of many shapes, and plants faults of one figure in
// them. It is for tests only, shares no code with the rules, and knows none of their
// thresholds.
//
// Package planted models one sector with care and sorts its faults; this one asks
// whether the rules also do in sectors that look different: few or many parts, several
// levels of them, short series, months, quarters and years together, values that pass
// zero, shares that sum to a hundred, tiny and huge numbers, publishers who cover part of
// the years or round each in their way, fiscal years of weeks.
//
// Every series of a part is a random walk of its logarithm: a mean growth of its own,
// noise of its own, and in one period of five a shock that moves all series alike. What
// adds up does so exactly, each source rounds what is true, half away from zero. Floats
// draw the walks and nothing else: what is derived, rounded, planted and judged is whole
// numbers.
//
// A fault is visible when what is printed breaks a sum, a quotient or another source by
// more than rounding, or is a hundred times off where at least eight figures of its
// series say so.
package shapes
