// Package figure models published numbers: what a source printed, how it
// qualified it, and what may be concluded from it.
//
// # Model
//
// A [Figure] is a point or an interval of numbers with exact rational
// endpoints, each open, closed or infinite; a mark that says it is only
// approximate; and, when it is known, the resolution of the printed digits.
//
//	published                  figure                       text
//	16 operators               16, printed to 1             16@1
//	65 thousand                65,000, printed to 1,000     65000@1000
//	more than 9,000            (9000, +inf)                 >9000
//	at least 9,000             [9000, +inf)                 >=9000
//	less than, up to 9,000     (-inf, 9000), (-inf, 9000]   <9000, <=9000
//	about 65,000               65,000, approximate          ~65000
//	between 75,000 and 80,000  [75000, 80000]               [75000,80000]
//	unreadable                 none: the zero Figure
//
// A point without a qualifier is unqualified, which is not the same as exact:
// the printed digits may have been rounded or cut. [Figure.Read] turns them
// into the range that they imply under a [Reading] that the caller names. An
// approximate figure counts at its nominal value everywhere, and every result
// made from one is marked; [Figure.Tolerance] turns it into a range once
// somebody has said how far "about" goes.
//
// The zero Figure is unset: no number. It is never taken for zero. Arithmetic
// on it is [ErrUnset], comparison is [Undecided].
//
// # Arithmetic
//
// Add, Sub, Mul, Quo, Pow and Scale are exact: the result is the set of all
// values that the operands allow, no larger and no smaller. Operands are taken
// as independent of each other. Where one operand occurs twice in a formula,
// chained operations therefore give too wide an answer, and the derivations
// [Progress], [Share], [ShareWithin], [ShareOfSum], [Growth] and [CAGR], which
// give the true hull, are to be used instead.
//
// Division by a figure that may be zero is [ErrDivisionByZero]. A figure that
// only comes near zero, such as (0, 5), may be divided by: the result is
// unbounded. 65,000 jobs in more than 300 companies are (0, 650/3) jobs per
// company: more than 0 belongs to the exact answer, although people say "less
// than 650/3" and [Figure.Qualifier] and [Figure.Stated] say it too.
//
// # Size
//
// Numbers whose numerator and denominator fit an int64 are computed in machine
// words without allocation. Larger ones are exact up to 4,096 bits in numerator
// or denominator, some 1,233 digits. Beyond that the error is [ErrTooLarge],
// or, with [Arithmetic.Widen], the bound moves outward to the next number of
// that size, or to infinity. The work is bounded whatever the input: a widened
// power multiplies and rounds at most 42 times for each bound, numbers of 4,096
// bits; a root computes at most 100 powers of at most 131,072 bits.
//
// # Rounding
//
// Nothing rounds unasked. [Figure.Round] rounds points by the mode that it is
// given and bounds always outward. [CAGR] and [Figure.Root], whose results are
// seldom rational, enclose them between neighbours of a stated number of
// decimal places. No floating point is used anywhere.
//
// # Comparison
//
// Less, LessOrEqual, Greater, GreaterOrEqual and Same answer a [Truth]: Yes
// when it holds for all values of both figures, No when it holds for none,
// else Undecided. "More than 51,000" is at least 50,000; whether it is at
// least 60,000 is undecided. [Figure.Equal] is equality of figures as data,
// and [Figure.Compare] a total order for sorting; neither compares values. A
// Figure cannot be compared with ==.
//
// # Text
//
// [Figure.String] is canonical and exact, and [Parse] reads it back. A number
// is written as a decimal if it ends within 64 places, else as a fraction.
// Words in a language are the business of package wording.
//
//	9000  -7.54  9/65  >9000  >=9000  <9000  <=9000  ~65000  [1,2)  (-inf,+inf)
//	65000@1000  ~7.54@0.01
//
// JSON is the same text as a string, and null for an unset figure.
//
// # Storage
//
// Figures, quantities, units and the enumerations are stored as their text:
// in columns of text (Value and Scan of database/sql, NULL for an unset
// figure), in BSON as strings, and in encoding/gob and CBOR as bytes. In SQLite
// the column must be TEXT, since NUMERIC keeps 15 digits; ORDER BY on it sorts
// by text, 10 before 9.
//
// # Units
//
// A [Unit] is a product of powers of named units with a power of ten as scale;
// a [Quantity] is a figure in a unit. Adding unlike units is [ErrUnit].
//
// # Errors
//
// Every error is an [*Error] that wraps one of the sentinel errors:
//
//	var e *figure.Error
//	if _, err := figure.Parse("12,5"); errors.As(err, &e) {
//		fmt.Println(e.Offset, e.Err, e.Detail) // 2 not a recognised form want a form such as 12.5 ...
//	}
package figure
