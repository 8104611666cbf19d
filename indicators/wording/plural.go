package wording

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

// pluralOf returns the category of a number as it is printed: its integer
// digits and its fraction digits. The rules are those of CLDR 48.2; the French
// "many" (a full million and up) is left out, because no pattern of the library
// has a form of its own for it.
func pluralOf(l Lang, integer, fraction []byte) plural {
	if len(integer) == 0 {
		return pluralOther // a fraction
	}
	whole := true // n is an integer
	for _, c := range fraction {
		whole = whole && c == '0'
	}
	small := len(integer) == 1
	first := integer[0]
	switch l {
	case Ar:
		if !whole {
			return pluralOther
		}
		if small && first <= '2' {
			return pluralZero + plural(first-'0')
		}
		switch n := lastTwo(integer); {
		case n >= 3 && n <= 10:
			return pluralFew
		case n >= 11:
			return pluralMany
		}
	case Fr:
		if small && first <= '1' {
			return pluralOne
		}
	case En:
		if small && first == '1' && len(fraction) == 0 {
			return pluralOne
		}
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
