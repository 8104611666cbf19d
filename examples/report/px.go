package main

import (
	"math/big"
	"strconv"
	"strings"
)

// px is a length in hundredths of a pixel, exact enough for any picture.
type px int

// String writes a length as SVG has it: "12.5".
func (p px) String() string {
	sign := ""
	if p < 0 {
		sign, p = "-", -p
	}
	text := strconv.Itoa(int(p / 100))
	if rest := int(p % 100); rest != 0 {
		text += strings.TrimRight("."+string(rune('0'+rest/10))+string(rune('0'+rest%10)), "0")
	}
	return sign + text
}

// along returns how far v is on a way of so many pixels from a value to another one.
func along(v, from, to *big.Rat, way px) px {
	span := new(big.Rat).Sub(to, from)
	if span.Sign() == 0 {
		return 0
	}
	x := new(big.Rat).Sub(v, from)
	x.Quo(x, span)
	x.Mul(x, new(big.Rat).SetInt64(int64(way)))
	// To the nearest hundredth.
	x.Add(x, big.NewRat(1, 2))
	n := new(big.Int).Div(x.Num(), x.Denom())
	if !n.IsInt64() {
		return 0
	}
	return px(n.Int64())
}
