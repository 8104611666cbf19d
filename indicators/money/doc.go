// Package money models amounts of money exactly.
//
// An amount is a value like an int: small, immutable, compared by ==, and
// never wrong by a centime. What cannot be answered exactly is answered by an
// error, or rounded once, by a mode that the caller names.
//
//	aid, err := money.Parse("25000 MAD")
//	parts, err := aid.Split(12)                               // twelve parts whose sum is aid
//	cost, err := aid.MulRatio(money.MustRatio("1.17"), money.HalfEven)
//
// # Representation
//
// [Money] is 16 bytes on every platform and holds no pointer: an int64
// coefficient, and a tag of the currency and the number of decimal places. The
// form is canonical. There are at least as many places as the minor unit of
// the currency has (2 for MAD, 0 for XOF, 3 for TND), at most [MaxPlaces], and
// no zero at the end beyond the minor digits: 1.5 MAD and 1.50 MAD are the
// same value, and unit prices below the centime fit. So ==, map keys and
// reflect.DeepEqual are equality of amounts, and [Money.Equal] serves packages
// that look for the method.
//
// # Range
//
// The coefficient lies within ±(2^63-1). With two decimal places that is
// ±92,233,720,368,547,758.07, with six ±9,223,372,036,854.775807. The range is
// symmetric, so that each amount has an opposite. Intermediate results have
// 128 bits or more: only a result that does not fit is [ErrOverflow]. No call
// wraps, saturates, or goes on with fewer digits.
//
// # Rounding
//
// Add, Sub, MulInt, Split, Allocate and Sum are exact. The calls that may lose
// digits (Mul, MulRatio, Quo, Percent, Round, Convert) take a [Rounding] and
// round once, from the exact value, to the minor digits of the currency, or to
// the places of [Rounding.To]. There is no default and no switch for the
// package.
//
// # Unset
//
// The zero Money is unset. It is no amount, not even 0.00: arithmetic on it is
// [ErrUnset], so that a missing tranche never vanishes into a sum. It is null
// in JSON, NULL in SQL, empty as text or bytes, and omitzero drops it. Neg and
// Abs keep it unset. The zero values of [Currency], [Ratio] and [Rate] are
// unset in the same way.
//
// # Splitting and allocating
//
// The parts of [Money.Split] and [Money.Allocate] always sum to the whole, by
// the method of the largest remainder: each part is its exact share cut down
// to a unit of the last decimal place, and what is left over goes, a unit
// each, to the parts that lost most, the first of them on a tie. A negative
// amount is divided as its opposite. Weights may be exact rationals, see
// [Money.AllocateRatios].
//
// # Rates
//
// A [Rate] is a bare, directed, exact price of one currency in another. Its
// inverse and the cross of two rates lose nothing, since the price is a
// [Ratio], not a decimal. Which rate holds on a day, and who said so, is not a
// question for this package.
//
// # Text and storage
//
// The text form is "1234567.89 MAD"; [Parse] reads that and little else: no
// exponent, no separators, no digits but 0 to 9. JSON is
// {"amount":"1234567.89","currency":"MAD"}, and [Text] writes the text form as
// a JSON string; both are read by [Money]. [Money.Value] and [Money.Scan] use
// one text column; for two columns store [Money.Decimal] and [Money.Currency]
// and join them by [FromDecimal]. In SQLite the column must be TEXT: NUMERIC
// turns 92233720368547758.07 into 92233720368547760. ORDER BY on it sorts by
// text, 10.00 MAD before 9.00 MAD. BSON has the text as a string, encoding/gob
// and CBOR have the binary form, which is made canonical on reading. A number is
// refused wherever an amount is read, since it may have been through floating
// point.
//
// # Errors
//
// Every error is an [*Error], which wraps one of the sentinels of this package
// for errors.Is and, where input was read, says at which byte. No exported
// function panics, except those whose names begin with Must.
//
//	var e *money.Error
//	if _, err := money.Parse(s); errors.As(err, &e) {
//		fmt.Println(e.Err, e.Offset, e.Detail) // unknown currency 8 near it are EUR
//	}
//
// # Sources
//
// The codes of ISO 4217 are tables of this project: list one as of the date that
// currencies.csv states; list three, with the month in which a code was
// withdrawn, as published on 1 January 2023, from the copy that
// currencies_retired.csv names, and what was withdrawn since; names and cash
// steps from CLDR 48.2. No constant is ever removed: a code that the standard
// withdraws moves from one list to the other, and amounts in it are read for
// ever. [NewCurrency] makes a code that the standard does not have. The names of
// rounding modes follow common use; their meaning is that of IEEE 754 and of the
// General Decimal Arithmetic specification.
package money
