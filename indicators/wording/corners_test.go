package wording_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Phrases at the corners of the grammar, as in TestSimilar; read without a locale.
var corners = []struct{ text, want string }{
	{"123456789012345678901234567890", "123456789012345678901234567890@1"},
	{"123456789012345678901234,5 MDH", "123456789012345678901234500000@100000 MAD"},
	{"12345678901234567890123 ريال", "?617283945061728394506.15 12345678901234567890123"},
	{"9 999 999 999 999 999 999 مليار و5 آلاف درهم", "!"},
	{"entre 10000000000000000000 et 99999999999999999999", "[10000000000000000000,99999999999999999999]@1"},
	{"de 12345678901234567890 à 99999999999999999999 DH", "?99999999999999999999"},
	{"18446744073709551615 milliards de dirhams", "18446744073709551615000000000@1000000000 MAD"},
	{"17446744073709551615 millions 900 mille dirhams", "17446744073709551615900000@1000 MAD"},
	{"more than more than 5", "!"},
	{"about about 5", "!"},
	{"~~5", "!"},
	{">>5", "!"},
	{"no about 5", "!"},
	{"not 5", "!"},
	{">=5 %", ">=5@1 percent"},
	{"<5%", "<5@1 percent"},
	{"<= 5 %", "<=5@1 percent"},
	{"≥ 5 ≤ 6", "!"},
	{"> 5 % au moins", "!"},
	{"environ 5 % environ", "~5@1 percent"},
	{"5 % environ", "~5@1 percent"},
	{"environ 10 à 15 %", "~[10,15]@1 percent"},
	{"entre environ 10 et environ 15 %", "~[10,15]@1 percent"},
	{"plus de 10 à 15 %", "!"},
	{"entre 33 et 20 %", "!"},
	{"entre 5 emplois et 10 %", "!"},
	{"entre 20", "!"},
	{"entre 20 mille", "!"},
	{"between 5 – 10 percent", "[5,10]@1 percent"},
	{"between 5 and", "!"},
	{"from 5 jobs", "5@1 job"},
	{"de 5 à dirhams", "!"},
	{"من 5 حتى 10 سنوات", "[5,10]@1 year"},
	{"de 5 jusqu'à 10 ans", "[5,10]@1 year"},
	{"5 حتى 10 سنوات", "[5,10]@1 year"},
	{"5 – 10 %", "[5,10]@1 percent"},
	{"5–10", "?[5,10] -5"},
	{"$5-10", "[5,10]@1 USD"},
	{"$5–$10", "[5,10]@1 USD"},
	{"5-10 %-15", "!"},
	{"15-12 %", "!"},
	{"5 -10 %", "!"},
	{"900 à 1,2 milliard de dirhams", "?[900,1200000000]"},
	{"entre 900 et 1,2 milliard de dirhams", "?[900,1200000000] [900000000,1200000000]"},
	{"1,5 à 1.500 DH", "[1.5,1500] MAD"},
	{"1.500 à 2.500", "?[1500,2500] [1.5,2.5]"},
	{"at least 5 and not more than 10 percent", "[5,10] percent"},
	{"at least 5 and at least 10", "!"},
	{"at least 5 and up to 2", "!"},
	{"at least 5 jobs and up to 10 companies", "!"},
	{"at least 1.500 and up to 2", "?"},
	{"more than about 5 and less than about 10", "~(5,10)"},
	{"plus de 5 et pas plus de 10 emplois", "(5,10] job"},
	{"2015", "2015@1"},
	{"2015 emplois", "2015@1 job"},
	{"entre 2014 et 2020", "[2014,2020]@1"},
	{"£5", "5@1 GBP"},
	{"5 £", "5@1 GBP"},
	{"5 francs CFA", "?5"},
	{"5 dinars", "?5"},
	{"5 dinars tunisiens", "5@1 TND"},
	{"5 livres sterling", "5@1 GBP"},
	{"1.500 KWD", "?1500 1.5"},
	{"50 centimes", "0.5@0.01 MAD"},
	{"5 riyals", "?0.25 5"},
	{"MAD 5 DH", "!"},
	{"%5%", "!"},
	{"%5 MDH", "!"},
	{"5 MDH (MMDH)", "!"},
	{"5 milliards de DH (MDH)", "!"},
	{"5 dirhams (USD)", "!"},
	{"5 dirhams (centimes)", "!"},
	{"5 DH (5)", "!"},
	{"5 DH/", "!"},
	{"5 DH par emploi", "5@1 MAD/job"},
	{"300 entreprises par région", "300@1 company/region"},
	{"300 شركة في المدينة", "300@1 company"},
	{"12 % par an", "12@1 percent/year"},
	{"5 000 dirhams net par mois", "5000@1 MAD/month"},
	{"12 T", "12@1 tonne"},
	{"MAD 1.2T", "1200000000000@100000000000 MAD"},
	{"12 m", "12@1 m"},
	{"$12m", "12000000@1000000 USD"},
	{"12 MM MAD", "?12000000 12000000000"},
	{"12 MMMAD", "?12000000 12000000000"},
	{"$12 Bn", "12000000000@1000000000 USD"},
	{"3 trillion dirhams", "3000000000000@1000000000000 MAD"},
	{"un trillion de dirhams", "?1000000000000 1000000000000000000"},
	{"un billion", "?1000000000 1000000000000"},
	{"one billion dirhams", "1000000000@1000000000 MAD"},
	{"2 billions de dirhams et 300 millions", "!"},
	{"million de dirhams", "1000000@1000000 MAD"},
	{"deux cents", "200@1"},
	{"mille", "1000@1000"},
	{"cent vingt et un", "121@1"},
	{"deux cent quatre-vingt-sept dirhams", "287@1 MAD"},
	{"soixante-dix-sept emplois", "77@1 job"},
	{"dix-huit mois", "18@1 month"},
	{"vingt-et-un emplois", "21@1 job"},
	{"vingt vingt emplois", "!"},
	{"cent mille cent emplois", "100100@1 job"},
	{"mille et un emplois", "1001@1 job"},
	{"deux cent mille et trente", "!"},
	{"twenty one", "21@1"},
	{"two hundred five", "205@1"},
	{"ten ten", "!"},
	{"five hundred and twenty-one thousand dirhams", "521000@1000 MAD"},
	{"خمسة خمسة", "!"},
	{"ثلاث مائة شركة", "300@1 company"},
	{"خمسة وأربعون", "45@1"},
	{"مائة وخمسة", "105@1"},
	{"أربعمائة وخمسة وثلاثون ألف درهم", "435000@1000 MAD"},
	{"إحدى عشرة شركة", "11@1 company"},
	{"اثنا عشر شهرا", "12@1 month"},
	{"بين خمسة وعشرين شركة", "[5,20]@1 company"},
	{"مليون", "?1000000 10000"},
	{"مليونا", "?1000000 2000000"},
	{"مليوناً", "?1000000"},
	{"ألفا", "?1000 2000"},
	{"مليونين", "?2000000"},
	{"مليون وألف درهم", "1001000@1000 MAD"},
	{"5 ملايين و200 مليار درهم", "!"},
	{"5 آلاف و6 آلاف درهم", "!"},
	{"2 مليار و71 ألفا و270 مليون درهم", "!"},
	{"65 ألف و30 وجهة", "65030@1 destination"},
	{"5 millions et 3 emplois", "!"},
	{"2 mille 500 dirhams", "2500@1 MAD"},
	{"2 mille 5 dirhams", "!"},
	{"5 ملايين مليون ملايير درهم", "5000000000000000000000@1000000000000000000000 MAD"},
	{"29مليارادرهم", "29000000000@1000000000 MAD"},
	{"29مليارقزق", "!"},
	{"2.500مليوندرهم", "?2500000000 2500000"},
	{"نصف", "!"},
	{"نصف درهم", "!"},
	{"half of a million", "500000@100000"},
	{"deux emplois par an au minimum", ">=2@1 job/year"},
	{"dizaine d’emplois", "~10@1 job"},
	{"+5", "5@1"},
	{"+ 5 %", "5@1 percent"},
	{"+-5", "!"},
	{"5-", "?5 -5"},
	{"DH -5", "-5@1 MAD"},
	{"-DH 5", "-5@1 MAD"},
	{"- $5", "-5@1 USD"},
	{"(5)", "?-5 5 -5000"},
	{"(5 emplois)", "?-5 5"},
	{"(5 MAD)", "-5@1 MAD"},
	{"(+5 MAD", "!"},
	{"((5))", "!"},
	{"05 projets", "5@1 project"},
	{"005 projets", "!"},
	{"05,5 %", "!"},
	{"00,5 %", "!"},
	{"000 400", "400000@1"},
	{"000 40 5", "!"},
	{"500 40 درهم", "!"},
	{"1'234'567 DH", "1234567@1 MAD"},
	{"1'23 DH", "!"},
	{"1 234,56 DH", "1234.56@0.01 MAD"},
	{"1.234.56 DH", "!"},
	{"1,234 567 DH", "!"},
	{"1234.567", "1234.567@0.001"},
	{"12345,678 DH", "12345.678@0.001 MAD"},
	{"١٢٣٬٤٥٦٫٧", "123456.7@0.1"},
	{"١٬٢٣", "!"},
	{"١٫٢٫٣", "!"},
	{"۱۲۳", "123@1"},
	{"١.٢٣٤.٥٦٧", "1234567@1"},
	{"٥،٧ ملايين درهم", "?5700000 7500000"},
	{"５５", "!"},
	{"1ر2ر3", "!"},
	{"5ر", "!"},
	{"12 5 %", "!"},
	{"5. 7 %", "!"},
	{"5 .7 %", "!"},
	{"5,7 ,8", "!"},
	{"5 ، 7 مليار درهم", "!"},
	{"20.000,00", "20000@0.01"},
	{"2.500 heures", "?2500 2.5"},
	{"2,500 tonnes", "?2500 2.5"},
	{"2,000 طن", "2000@1 tonne"},
	{"2,250 طن", "?2250 2.25"},
	{"2,500 hours", "2500@1 hour"},
	{"2.500 hours", "2.5@0.001 hour"},
	{"2.250 barils", "?2250 2.25"},
	{"2,250 barils", "2.25@0.001 barrel"},
	{"2.345 %", "?2345 2.345"},
	{"2,345 pour cent", "2.345@0.001 percent"},
	{"2.345 percent", "2.345@0.001 percent"},
	{"2.345 في المائة", "?2345 2.345"},
	{"2,500 dirhams", "?2500 2.5"},
	{"2,500 درهم", "2500@1 MAD"},
	{"2,345 درهم", "?2345 2.345"},
	{"2.500 MAD", "?2500 2.5"},
	{"2,500 US dollars", "2500@1 USD"},
	{"2.500 jobs", "?2500 2.5"},
	{"2,500 jobs", "2500@1 job"},
	{"2,000 emplois", "2000@1 job"},
	{"1.200 bibliothèques", "1200@1"},
	{"1,200 bibliothèques", "?1200 1.2"},
	{"2.345 millions d’euros", "?2345000000 2345000"},
	{"1.200 ألف نسمة", "?1200000 1200"},
	{"2,345 M DH", "2345000@1000 MAD"},
	{"9,000 or so", "~9000@1"},
	{"5 emplois emplois", "5@1 job"},
	{"5 emplois et 3 stages", "!"},
	{"5 de", "!"},
	{"5 dans", "!"},
	{"5 l'an", "!"},
	{"5 très grandes et belles maisons", "!"},
	{"3 doesn't matter", "!"},
	{"5 أُسَرٍ", "5@1 household"},
	{"3 مناصب شُغْلٍ", "3@1 job"},
	{"5 e\u0301le\u0300ves", "5@1 pupil"},
	{"U.S. 5", "!"},
	{"5 U.S. dollars", "5@1 USD"},
	{"5 p.c.", "5@1 percent"},
	{"12° C", "12@1"},
	{"n° 12", "!"},
	{"5 km2", "5@1 km2"},
	{"5 m2x", "!"},
	{"5 \u2067درهم", "!"},
	{strings.Repeat("ا", 300), "!"},
	{"5 " + strings.Repeat("ا", 300), "5@1"},
	{"5 " + strings.Repeat("مليون", 30), "!"},
	{"درهم 5", "5@1 MAD"},
	{"centimes 5", "!"},
	{"les 20 entreprises membres", "20@1 company"},
	{"a 5 percent", "5@1 percent"},
	{"le un million", "1000000@1000000"},
	{"only 5,000", "?5000 5"},
	{"entre 20000000000000000000000 et 30000000000000000000000 millions", "[20000000000000000000000000000,30000000000000000000000000000]@1000000"},
	{"entre 5 et 5 millions d’euros", "?[5,5000000]"},
	{"entre 0,00000000000000000000001 et 5 millions", "[0.00000000000000001,5000000]"},
	{"de 20000000000000000000000 à 5 ans", "?5"},
	{"2,50000000 millions 100 mille dirhams", "2600000@1000 MAD"},
	{"2,55555555 millions 100 mille dirhams", "2655555.55@0.01 MAD"},
	{"5 آلاف مليونين درهم", "!"},
	{"5 مليونين درهم", "!"},
	{"le billion de dirhams", "?1000000000 1000000000000"},
	{"5 DH la maison", "!"},
	{"5 widgetsشيء", "!"},
	{"5 foo bar baz qux quux corge grault", "!"},
	{"5 ـ", "5@1"},
	{"5 " + strings.Repeat("ا", 40), "5@1"},
	{"12.3,4 DH", "!"},
	{"1 234'567", "!"},
	{"entre 300 mille et 5 millions 200 mille dirhams", "[300000,5200000]@1000 MAD"},
	{"plus " + strings.Repeat("a", 70) + " 5", "!"},
	{"1,2,3;", "!"},
	{"plus de entre 5 et 10 %", "!"},
	{"5m €", "5000000@1000000 EUR"},
	{"5 ونصف بليون", "?5500000000 55000000"},
	{"5 et demi billions", "!"},
	{"100 DH/j", "100@1 MAD/day"},
	{"100 MAD per annum", "100@1 MAD/year"},
	{"100 DH per thing", "!"},
	{"500 daily x", "!"},
	{"500 bus neuf", "500@1 bus"},
	{"cinq virgule zéro", "5@0.1"},
	{"cinq virgule emplois", "!"},
	{"five virgule deux", "!"},
	{"five point one two three four five six", "5.123456@0.000001"},
	{"five point one two three four five six seven", "!"},
	{"63 ألفا سنة 2.015", "!"},
	{"63 ألفا سنة 3000", "!"},
	{"entre 1.2.3 et 5", "!"},
	{"entre 5 et 1.2.3", "!"},
	{"at least 5 and less than x", "!"},
	{"5 درهمDH", "!"},
	{"بِحوالي 45 درهما", "~45@1 MAD"},
	{"بِـ45 درهما", "45@1 MAD"},
}

func TestCorners(t *testing.T) {
	for _, c := range corners {
		t.Run(c.text, func(t *testing.T) {
			r, err := wording.Parse(c.text, 0)
			var e *wording.Error
			errors.As(err, &e)
			switch {
			case c.want == "!":
				if err == nil || errors.Is(err, wording.ErrAmbiguous) {
					t.Errorf("read as %v, %v", r, err)
				}
			case c.want[0] == '?':
				if !errors.Is(err, wording.ErrAmbiguous) {
					t.Errorf("%v, %v", r, err)
					break
				}
				for want := range strings.FieldsSeq(c.want[1:]) {
					if !hasCandidate(e.Candidates, want) {
						t.Errorf("%s is not in %v", want, err)
					}
				}
			default:
				if got := r.Quantity().String(); err != nil || got != c.want {
					t.Errorf("%s, %v", got, err)
				}
			}
		})
	}
}

// TestFindCorners lists what is found in a text: the words and the quantity of each
// figure, or its first candidate with a question mark, or an exclamation mark.
func TestFindCorners(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"en 2015 300 emplois", []string{"300 emplois = 300@1 job"}},
		{"depuis 2003 16 fermes", []string{"16 = 16@1"}},
		{"En 2016 5050 nouveaux emplois", []string{"5050 nouveaux emplois = 5050@1 job"}},
		{"20 juin 2013, juin 2013, June 20, le 20.06.2013, le 12/05/2016, 2016-05-05, 16h30, 16:30", nil},
		{"٢٠ يونيو ٢٠١٣", nil},
		{"36e rang, 1er, 2ème, 4th, 21st, القرن 21, الدورة 12", nil},
		{"n° 47-18, article 5, المادة 5, page 12, № 7, #8, loi 47.18, décret n° 2-12-481", nil},
		{"05.37.71.68.09 ; 05 37 71 68 09 ; +212 537 71 68 09", nil},
		{"G20, COVID-19, Bac+2, 5G, S05, F-16, A4, ISO 9001, http://x.ma/2016/05, a@b.12", nil},
		{"1. Un\n2) Deux emplois\n[3]", []string{"Deux emplois = 2@1 job"}},
		{"une entreprise, un emploi, one company, deux emplois, neuf", []string{"deux emplois = 2@1 job"}},
		{"des millions de dirhams, آلاف العمال, dizaines, millions of people", nil},
		{"دولتين وسنتين وعقدين", []string{"دولتين ? 2@1 country", "سنتين = 2@1 year", "عقدين ? 2@1 agreement"}},
		{"ألف مليون درهم، ألف", []string{"ألف مليون درهم = 1000000000@1000000000 MAD"}},
		{"مليونين", []string{"مليونين ? 2000000@1000000"}},
		{"2015 مستوصفا سنة 2015 ارتفع", []string{"2015 = 2015@1"}},
		{"2014-2020 سيتم، 2014/2015، entre 2014 et 2020, 2014 – 2020", nil},
		{"de 5 à 10 ans, 10 a 15 ans", []string{"de 5 à 10 ans = [5,10]@1 year", "10 = 10@1", "15 ans = 15@1 year"}},
		{"passe de 5 à 10 ans. De 5 à 10 ans", []string{
			"5 = 5@1 year", "10 ans = 10@1 year", "De 5 à 10 ans = [5,10]@1 year",
		}},
		{"- 5 emplois", []string{"- 5 emplois ? -5@1 job"}},
		{"a\n- 5 emplois\n- Total 6 emplois", []string{"5 emplois = 5@1 job", "6 emplois = 6@1 job"}},
		{"total - 5 emplois, total −5 emplois, total – 5 emplois", []string{"- 5 emplois ? -5@1 job", "−5 emplois = -5@1 job", "5 emplois = 5@1 job"}},
		{"(5 %) et (5 DH)", []string{"5 % = 5@1 percent", "5 DH = 5@1 MAD"}},
		{"mot (5 %) ;(5 %)", []string{"5 % = 5@1 percent", "(5 %) ? -5@1 percent"}},
		{"500 40 درهم", []string{"500 40 ! 500@1"}},
		{"5, 7 milliards; 5, 7 et 9; 12, 15 %", []string{"5, 7 milliards ! 5700000000@100000000", "5 = 5@1", "7 = 7@1", "9 = 9@1", "12, 15 % ! 12.15@0.01 percent"}},
		{"2018, 15 %", []string{"15 % = 15@1 percent"}},
		{"12\u200b500 DH", []string{"12 ! 12@1", "500 DH ! 500@1 MAD"}},
		{"12٣ et 5", []string{"12٣ !", "5 = 5@1"}},
		{"plus de mille, mille", []string{"plus de mille = >1000@1000"}},
		{"حوالي 2015 منصبا", []string{"حوالي 2015 منصبا = ~2015@1 job"}},
		{"5°C, 5 × 3, 5*3, 5=5", []string{"5°C = 5@1", "5 = 5@1", "3 = 3@1"}},
		{"4,5 et 6,7 %", []string{"4,5 = 4.5@0.1 percent", "6,7 % = 6.7@0.1 percent"}},
		{"10 million disadvantaged people", []string{"10 million disadvantaged people = 10000000@1000000 person"}},
		{"rose from 5 to 10 percent", []string{"5 = 5@1 percent", "10 percent = 10@1 percent"}},
		{"de 5 emplois à 10 %", []string{"5 emplois = 5@1 job", "10 % = 10@1 percent"}},
		{"" + strings.Repeat("ألف ", 99) + "درهم و5", []string{"", "5 = 5@1"}},
		{"entre 5 ans et 3 emplois puis 7 emplois", []string{"entre 5 ans et 3 emplois !", "7 emplois = 7@1 job"}},
		{"pas 5, non 6 emplois", []string{"5 = 5@1", "6 emplois = 6@1 job"}},
		{"en 2015 emplois", nil},
		{"deux tiers, 2 tiers, ألف شكر, les 5 et 6 juin, la phase 2, الساعة 10", []string{"deux tiers = 2/3"}},
		{"من 5,7 مليار درهم سنة 2010 إلى 7,5 مليار درهم", []string{"5,7 مليار درهم = 5700000000@100000000 MAD", "7,5 مليار درهم = 7500000000@100000000 MAD"}},
		{"trois ans et\ndemi", []string{"trois ans et\ndemi = 3.5@0.1 year"}},
		{"Casablanca 2016 publie", nil},
		{"plus de\n5 emplois", []string{"plus de\n5 emplois = >5@1 job"}},
		{"de 5\nà 10 ans", []string{"de 5\nà 10 ans = [5,10]@1 year"}},
		{"entre 5\net 6 ans", []string{"entre 5\net 6 ans = [5,6]@1 year"}},
		{"5 millions et\n3 mille DH", []string{"5 millions et\n3 mille DH = 5003000@1000 MAD"}},
		{"8 % l'an\n2015", []string{"8 % = 8@1 percent"}},
		{"5 plus de 6", []string{"5 = 5@1", "plus de 6 = >6@1"}},
		{"300 شركة في المدينة", []string{"300 شركة = 300@1 company"}},
		{"a\t12,5\t1 234 567  -3\u2003x", []string{"12,5 = 12.5@0.1", "1 234 567 = 1234567@1", "-3 = -3@1"}},
		{"at least 5 and up to 2 and 3 jobs", []string{"at least 5 = >=5@1", "up to 2 = <=2@1", "3 jobs = 3@1 job"}},
		{"plus de 500 emplois et moins de 10 %", []string{"plus de 500 emplois = >500@1 job", "moins de 10 % = <10@1 percent"}},
		{"at least 1.500 and less than 2 jobs", []string{"at least 1.500 and less than 2 jobs ? [1.5,2) job"}},
		{"plus de environ 5", []string{"plus de environ 5 = ~>5@1"}},
		{"soit ألف وخمسمئة وثلاثون درهما", []string{"ألف وخمسمئة وثلاثون درهما = 1530@1 MAD"}},
		{"one million two hundred and fifty thousand jobs", []string{"one million two hundred and fifty thousand jobs = 1250000@1000 job"}},
		{"les 5 miliards de dirhams, 12 mMDH, 3 hundred jobs, two dozen", []string{"5 miliards !", "12 mMDH !", "3 hundred !", "two dozen !"}},
		{"5 virgule 2 milliards; مليونين إلا ربعا", []string{"5 virgule 2 !", "مليونين إلا !"}},
		{"MAD 5-6 billion was spent", []string{"MAD 5-6 billion = [5000000000,6000000000]@1000000000 MAD"}},
		{"63 ألفا سنة 2015 و75 ألفا عام 2018، 63 ألف سنة", []string{"63 ألفا = 63000@1000", "75 ألفا = 75000@1000", "63 ألف سنة = 63000@1000 year"}},
		{"9.7% a year earlier, 4% a year, MAD 5,250 a month ago", []string{"9.7% = 9.7@0.1 percent", "4% a year = 4@1 percent/year", "MAD 5,250 = 5250@1 MAD"}},
		{"8 % l'an dernier, 4 % l'an, 5.000 DH le mois suivant", []string{"8 % = 8@1 percent", "4 % l'an = 4@1 percent/year", "5.000 DH = 5000@1 MAD"}},
		{"9,7 في المائة في السنة الماضية، 8 ملايير درهم في سنة 2015، 300 درهم في اليوم", []string{"9,7 في المائة = 9.7@0.1 percent", "8 ملايير درهم = 8000000000@1000000000 MAD", "300 درهم في اليوم = 300@1 MAD/day"}},
		{"المرتبة 28 من بين 55 دولة", []string{"55 دولة = 55@1 country"}},
		{"art. 7 de la loi, tél : 0537716809, الهاتف: 0522223344", nil},
		{"the first half points to growth; 20 في المائة ونصف مليون درهم", []string{"20 في المائة = 20@1 percent", "نصف مليون درهم = 500000@100000 MAD"}},
		{"10 GHz, 5 mm", []string{"10 GHz = 10@1", "5 mm = 5@1 mm"}},
		{"plus d'environ 5", []string{"plus d'environ 5 = ~>5@1"}},
		{"moins d’environ 5 emplois", []string{"moins d’environ 5 emplois = ~<5@1 job"}},
	} {
		t.Run(c.text, func(t *testing.T) {
			var got []string
			for r, err := range wording.Find(c.text, 0) {
				var e *wording.Error
				line := r.Literal + " = " + r.Quantity().String()
				if errors.As(err, &e) {
					line = r.Literal + " !"
					if errors.Is(err, wording.ErrAmbiguous) {
						line = r.Literal + " ?"
					}
					if len(e.Candidates) > 0 {
						line += " " + e.Candidates[0].Quantity().String()
					}
				}
				got = append(got, line)
			}
			for i := range max(len(got), len(c.want)) {
				if i >= len(got) || i >= len(c.want) || got[i] != c.want[i] && c.want[i] != "" {
					t.Fatalf("got  %q\nwant %q", got, c.want)
				}
			}
		})
	}
}

// TestFindStops breaks off, at a figure and before the error of a limit.
func TestFindStops(t *testing.T) {
	for range wording.Find("5 6 7", 0) {
		break
	}
	n := 0
	for range (wording.Reader{MaxBytes: 9}).Find("5 MDH, 6 MDH") {
		n++
		break
	}
	if n != 1 {
		t.Error(n)
	}
	for r, err := range (wording.Reader{MaxBytes: 4}).Find("abcé 5") {
		if !errors.Is(err, wording.ErrLimit) || r.Start != 3 || r.Literal != "" {
			t.Errorf("%v, %v", r, err)
		}
	}
}

func TestReadingMoney(t *testing.T) {
	for text, want := range map[string]string{
		"5 DH": "5.00 MAD", "plus de 5 DH": "", "5 emplois": "", "5 DH par mois": "", "5 milliards de milliards de dirhams": "", "0,0000001 DH": "",
	} {
		r, _ := wording.Parse(text, 0)
		if m, ok := r.Money(); m.String() != want && ok || ok != (want != "") {
			t.Errorf("%s: %v, %v", text, m, ok)
		}
	}
}

func TestKinds(t *testing.T) {
	for v := range 256 {
		k := wording.Kind(v)
		text, err := k.MarshalText()
		if v > 5 {
			if !errors.Is(err, wording.ErrKind) || k.String() == "" {
				t.Errorf("Kind(%d): %q, %v", v, text, err)
			}
			continue
		}
		var back wording.Kind = 9
		if err != nil || back.UnmarshalText(text) != nil || back != k {
			t.Errorf("Kind(%d): %q, %v", v, text, back)
		}
	}
	if _, err := wording.ParseKind("area"); !errors.Is(err, wording.ErrKind) {
		t.Error(err)
	}
	if err := new(wording.Kind).UnmarshalText([]byte("x")); !errors.Is(err, wording.ErrKind) {
		t.Error(err)
	}
	for v := range 256 {
		s := wording.Style(v)
		back, err := wording.ParseStyle(s.String())
		if ok := v < 7; ok != (err == nil) || ok && back != s || !ok && !errors.Is(err, wording.ErrStyle) {
			t.Errorf("Style(%d): %v, %v", v, back, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, reason := range []error{wording.ErrSeparator, wording.ErrOrder, wording.ErrScale, wording.ErrCentime, wording.ErrCurrency, wording.ErrSign, wording.ErrRange} {
		if !errors.Is(reason, wording.ErrAmbiguous) || reason.Error() == "" {
			t.Errorf("%v is no ambiguity", reason)
		}
	}
	_, err := wording.Parse("(1.500)", 0)
	for _, reason := range []error{wording.ErrAmbiguous, wording.ErrSeparator, wording.ErrSign, wording.ErrScale} {
		if !errors.Is(err, reason) {
			t.Errorf("%v does not wrap %v", err, reason)
		}
	}
	_, err = wording.Parse("x"+strings.Repeat("é", 40)+" 5", 0)
	if s := err.Error(); len(s) > 250 || !strings.Contains(s, `"...`) {
		t.Error(s)
	}
	var zero wording.Error
	if zero.Error() == "" || len(zero.Unwrap()) != 0 {
		t.Error("zero Error")
	}
}

func TestWriteCorners(t *testing.T) {
	for _, c := range []struct {
		in       string
		locale   wording.Locale
		style    wording.Style
		want     string
		quantity bool
	}{
		{"~9/65", wording.FrMA, wording.Plain, "environ 9/65", false},
		{"-9/65", wording.ArMA, wording.Plain, "\u200e-9/65", false},
		{"(-inf,+inf)", wording.FrMA, wording.Plain, "un nombre quelconque", false},
		{"(-inf,+inf)", wording.EnAny, wording.Compact, "any number", false},
		{"(0,650/3)", wording.EnAny, wording.Plain, "less than 650/3", false},
		{"~[1,2]", wording.FrMA, wording.Plain, "entre environ 1 et environ 2", false},
		{"~>9000", wording.FrMA, wording.Press, "plus d’environ 9 000", false},
		{"[9/65,1]", wording.FrMA, wording.Press, "entre 9/65 et 1", false},
		{"[1000,2000]@1000", wording.EnAny, wording.Press, "between 1 thousand and 2 thousand", false},
		{"[1500,2500]", wording.EnAny, wording.Compact, "between 1.5K and 2.5K", false},
		{"[500,2500]", wording.EnAny, wording.Compact, "between 500 and 2,500", false},
		{">9876", wording.EnAny, wording.Compact, ">9.8K", false},
		{"<9876", wording.EnAny, wording.Compact, "<9.9K", false},
		{">-9876", wording.EnAny, wording.Compact, ">-9.9K", false},
		{"0", wording.EnAny, wording.Compact, "0", false},
		{"0.000123456", wording.EnAny, wording.Compact, "0.00012", false},
		{"123456789012345678901234567890@10", wording.EnAny, wording.Plain, "123,456,789,012,345,678,901,234,567,890", false},
		{"0.1234567890123456789012345@0.00000000000000000000000001", wording.EnAny, wording.Plain, "0.12345678901234567890123450", false},
		{"5 widget", wording.FrMA, wording.Plain, "5 widget", true},
		{"5000000 widget", wording.FrMA, wording.Press, "5 millions de widget", true},
		{"5 MAD^2", wording.FrMA, wording.Plain, "5 MAD^2", true},
		{"5 MAD/widget", wording.FrMA, wording.Plain, "5 MAD/widget", true},
		{"5 1/month", wording.FrMA, wording.Plain, "5 par mois", true},
		{"5 MAD*job", wording.FrMA, wording.Plain, "5 MAD*job", true},
		{"5 permille", wording.FrMA, wording.Plain, "0,005", true},
		{"5 thousand", wording.FrMA, wording.Plain, "5.000", true},
		{"5000000 job", wording.EnAny, wording.Press, "5 million jobs", true},
		{"5000000 job", wording.ArMA, wording.Press, "5 ملايين منصب شغل", true},
		{"2 job", wording.ArMA, wording.Plain, "2 منصبا شغل", true},
		{"5 MAD/month", wording.FrMA, wording.CompactLong, "5 dirhams marocains par mois", true},
		{"5000000 EUR", wording.FrMA, wording.CompactLong, "5 millions d’euros", true},
		{"5000000 USD", wording.FrMA, wording.Press, "5 millions de dollars", true},
		{"[131,685000000] MAD", wording.EnAny, wording.Press, "between MAD\u00a0131.00 and MAD\u00a0685,000,000.00", true},
		{"[131000000,685000000] MAD", wording.EnAny, wording.Press, "between MAD 131m and MAD 685m", true},
		{"5000000000 USD", wording.FrMA, wording.Press, "5 milliards de dollars", true},
		{"5000 CHF", wording.ArMA, wording.Press, "5000 فرنك سويسري", true},
		{"5 MAD", wording.EnAny, wording.Style(99), "5 dirhams", true},
		{"55 percent", wording.ArMA, wording.Plain, "55\u200e%\u200e", true},
		{"5000000 percent", wording.FrMA, wording.Press, "5 000 000 %", true},
	} {
		var got string
		if c.quantity {
			got = wording.FormatQuantity(figure.MustParseQuantity(c.in), c.locale, c.style)
		} else {
			got = wording.Format(figure.MustParse(c.in), c.locale, c.style)
		}
		if got != c.want {
			t.Errorf("%s in %v %v: %q, want %q", c.in, c.locale, c.style, got, c.want)
		}
	}
	if wording.FormatMoney(money.Money{}, wording.FrMA, 0) != "" || wording.Format(figure.Figure{}, wording.FrMA, 0) != "" || wording.Format(figure.Figure{}, 0, 0) != "" {
		t.Error("unset values are written")
	}
	m := money.MustParse("5 MAD")
	if got := wording.FormatMoney(m, 0, wording.Press); got != m.String() {
		t.Error(got)
	}
	w := wording.NewWriter(wording.FrMA, wording.WriterOptions{Style: wording.Plain, Marks: wording.Isolates})
	if got := fmt.Sprintf("%+q", w.AppendMoney(nil, m)); got != `"\u20665,00\u00a0MAD\u2069"` {
		t.Error(got)
	}
	if got := w.AppendFigure(nil, figure.Figure{}); len(got) != 0 {
		t.Errorf("%q", got)
	}
}
