package wording

import "bytes"

// plural is a plural category of CLDR.
type plural uint8

const (
	pluralZero plural = iota
	pluralOne
	pluralTwo
	pluralFew
	pluralMany
	pluralOther
)

// decimalPart says which decimals a number may have for a category.
type decimalPart uint8

const (
	decimalsAny  decimalPart = iota
	decimalsZero             // noughts alone
	decimalsNone             // none written
)

// pluralRule is a row of the table of categories: it holds for a number whose integer
// part, or its last two digits if modulo is set, is in a span.
type pluralRule struct {
	category plural
	numbers  span
	decimals decimalPart
	modulo   bool
}

// pluralOf returns the category of a number as it is printed: its integer
// digits and its fraction digits. The rules are in the files of the languages; the
// French "many" (a full million and up) is left out, because no pattern of the
// library has a form of its own for it.
func pluralOf(l Lang, integer, fraction []byte) plural {
	if len(integer) == 0 || int(l) >= len(pluralRules) {
		return pluralOther // a fraction
	}
	for i := range pluralRules[l] {
		r := &pluralRules[l][i]
		if !r.modulo && len(integer) > 2 || !r.numbers.has(lastTwo(integer)) ||
			r.decimals == decimalsNone && len(fraction) > 0 ||
			r.decimals == decimalsZero && len(bytes.TrimLeft(fraction, "0")) > 0 {
			continue
		}
		return r.category
	}
	return pluralOther
}

// lastTwo returns the number of the last two digits.
func lastTwo(digits []byte) int {
	n := int(digits[len(digits)-1] - '0')
	if len(digits) > 1 {
		n += 10 * int(digits[len(digits)-2]-'0')
	}
	return n
}
