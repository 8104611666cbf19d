package wording

import (
	"strings"
)

// Arabic numbers in letters, in the nominative of standard Arabic. Units from three
// to ten take the gender that the counted thing does not have; two hundreds, two
// thousands and two millions lose their ending before what they count: مائتا درهم.

var arabicUnits = [...][2]string{ // by the gender of what is counted
	{"صفر", "صفر"}, {"واحد", "واحدة"}, {"اثنان", "اثنتان"}, {"ثلاثة", "ثلاث"}, {"أربعة", "أربع"}, {"خمسة", "خمس"},
	{"ستة", "ست"}, {"سبعة", "سبع"}, {"ثمانية", "ثماني"}, {"تسعة", "تسع"}, {"عشرة", "عشر"}, {"أحد عشر", "إحدى عشرة"},
	{"اثنا عشر", "اثنتا عشرة"},
}

var arabicTens = [...]string{
	"", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون",
}

var arabicHundreds = [...]string{
	"", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة",
}

// arabicPowers are the names of thousands, millions and milliards: singular, dual,
// plural, accusative singular.
var arabicPowers = [...][4]string{
	{}, {"ألف", "ألفان", "آلاف", "ألفا"}, {"مليون", "مليونان", "ملايين", "مليونا"},
	{"مليار", "ملياران", "ملايير", "مليارا"},
}

// arabicLetters writes a number.
func arabicLetters(groups [5]int, g gender) string {
	var parts []string
	for k := 3; k >= 0; k-- {
		switch n := groups[k]; {
		case n == 0:
		case k == 0:
			parts = append(parts, arabicBelowThousand(n, g))
		case n == 1:
			parts = append(parts, arabicPowers[k][0])
		case n == 2:
			parts = append(parts, arabicPowers[k][1])
		default:
			parts = append(parts, arabicOf(arabicBelowThousand(n, masculine), n, &arabicPowers[k]))
		}
	}
	if len(parts) == 0 {
		return arabicUnits[0][0]
	}
	return strings.Join(parts, " و")
}

// arabicOf puts a name behind a number in letters, in the form that the last two
// digits ask for.
func arabicOf(words string, n int, forms *[4]string) string {
	name := forms[0]
	switch rest := n % 100; {
	case rest >= 3 && rest <= 10:
		name = forms[2]
	case rest >= 11:
		name = forms[3]
	default:
		words = arabicConstruct(words)
	}
	return words + " " + name
}

// arabicConstruct takes the ending off that a number loses before what it counts:
// مائتان is مائتا, ألفان is ألفا, and أحد عشر ألفا is أحد عشر ألف.
func arabicConstruct(words string) string {
	for _, dual := range []string{"مائتان", "ألفان", "مليونان", "ملياران"} {
		if strings.HasSuffix(words, dual) {
			return strings.TrimSuffix(words, "ن")
		}
	}
	for _, accusative := range []string{" ألفا", " مليونا", " مليارا"} {
		if strings.HasSuffix(words, accusative) {
			return strings.TrimSuffix(words, "ا")
		}
	}
	return words
}

func arabicBelowThousand(n int, g gender) string {
	var parts []string
	if h := n / 100; h > 0 {
		parts = append(parts, arabicHundreds[h])
	}
	switch n %= 100; {
	case n == 0:
	case n <= 12:
		parts = append(parts, arabicUnits[n][g])
	case n < 20 && g == masculine:
		parts = append(parts, arabicUnits[n-10][g]+" عشر")
	case n < 20:
		parts = append(parts, arabicUnits[n-10][g]+" عشرة")
	default:
		if n%10 > 0 {
			unit := arabicUnits[n%10][g]
			if n%10 == 1 && g == feminine {
				unit = "إحدى"
			} else if n%10 == 8 && g == feminine {
				unit = "ثمان"
			}
			parts = append(parts, unit)
		}
		parts = append(parts, arabicTens[n/10])
	}
	return strings.Join(parts, " و")
}

// arabicCounted writes a number in letters and what it counts.
func arabicCounted(digits []byte, u *unitInfo) string {
	g := masculine
	if first, _, _ := strings.Cut(u.ar[0], " "); strings.HasSuffix(first, "ة") {
		g = feminine
	}
	switch string(digits) {
	case "1":
		return u.ar[0] + " " + arabicUnits[1][g]
	case "2":
		if u.ar[1] == u.ar[0] {
			return arabicUnits[2][g] + " " + u.ar[0]
		}
		return u.ar[1]
	}
	return arabicOf(spell(Ar, digits, g), lastTwo(digits), &u.ar)
}
