package wording

import "strings"

// French and English numbers in letters.

var frenchSmall = [...]string{
	"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
	"quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
}

var frenchTens = [...]string{
	"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt",
}

// frenchLetters writes a number as in France and Morocco, with the hyphens of before
// 1990: "mille deux cent quatre-vingt-un". Vingt and cent take an s where they end
// the number or stand before million; mille has none.
func frenchLetters(groups [5]int, g gender) string {
	var parts []string
	for k := 3; k >= 0; k-- {
		n := groups[k]
		switch {
		case n == 0:
		case k == 0:
			parts = append(parts, frenchHundreds(n, g, true))
		case k == 1 && n == 1:
			parts = append(parts, "mille")
		case k == 1:
			parts = append(parts, frenchHundreds(n, masculine, false)+" mille")
		default:
			name := frenchScales[k-1][0]
			if n > 1 {
				name = frenchScales[k-1][1]
			}
			parts = append(parts, frenchHundreds(n, masculine, true)+" "+name)
		}
	}
	if len(parts) == 0 {
		return frenchSmall[0]
	}
	return strings.Join(parts, " ")
}

// frenchHundreds writes 1 to 999; final says whether vingt and cent may be plural.
func frenchHundreds(n int, g gender, final bool) string {
	s := ""
	if h := n / 100; h > 0 {
		s = "cent"
		if h > 1 {
			s = frenchSmall[h] + " cent"
			if n%100 == 0 && final {
				s += "s"
			}
		}
		if n %= 100; n == 0 {
			return s
		}
		s += " "
	}
	one := "un"
	if g == feminine {
		one = "une"
	}
	ten, unit := n/10, n%10
	if ten == 7 || ten == 9 {
		unit += 10
	}
	switch {
	case n == 1:
		return s + one
	case n < 20:
		return s + frenchSmall[n]
	case n == 80 && final:
		return s + "quatre-vingts"
	case unit == 0:
		return s + frenchTens[ten]
	case unit == 1 && ten < 8:
		return s + frenchTens[ten] + " et " + one
	case unit == 1:
		return s + frenchTens[ten] + "-" + one
	case unit == 11 && ten == 7:
		return s + "soixante et onze"
	}
	return s + frenchTens[ten] + "-" + frenchSmall[unit]
}

// frenchFeminine are the nouns of units that are feminine.
const frenchFeminine = " action agence année association banque candidature carte chambre commune convention" +
	" coopérative destination dose entreprise femme filiale fois formation heure journée licence ligne livre marque" +
	" mesure minute nuitée offre opération personne place position protestation région seconde semaine société" +
	" tonne tranche université unité usine vente ville visite voiture zone école "

// frenchGender returns the gender of a noun, by its first word.
func frenchGender(noun string) gender {
	first, _, _ := strings.Cut(noun, " ")
	if strings.Contains(frenchFeminine, " "+first+" ") {
		return feminine
	}
	return masculine
}

var englishSmall = [...]string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
}

var englishTens = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// englishLetters writes a number in the British way: "one thousand two hundred and
// five", "one million and one".
func englishLetters(groups [5]int) string {
	var parts []string
	for k := 3; k >= 0; k-- {
		n := groups[k]
		if n == 0 {
			continue
		}
		s := englishHundreds(n)
		if k > 0 {
			s += " " + englishScales[k-1]
		} else if n < 100 && len(parts) > 0 {
			s = "and " + s
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		return englishSmall[0]
	}
	return strings.Join(parts, " ")
}

func englishHundreds(n int) string {
	s := ""
	if h := n / 100; h > 0 {
		s = englishSmall[h] + " hundred"
		if n %= 100; n == 0 {
			return s
		}
		s += " and "
	}
	if n < 20 {
		return s + englishSmall[n]
	}
	s += englishTens[n/10]
	if n%10 > 0 {
		s += "-" + englishSmall[n%10]
	}
	return s
}
