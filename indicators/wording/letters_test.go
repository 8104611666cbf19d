package wording_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func inLetters(l wording.Lang) *wording.Writer {
	return wording.NewWriter(wording.LocaleOf(l), wording.WriterOptions{Style: wording.Letters})
}

func ExampleWriter_letters() {
	aid := money.MustParse("2500000 MAD")
	for _, l := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		fmt.Println(inLetters(l).Say(aid))
	}
	// Output:
	// مليونان وخمسمائة ألف درهم
	// deux millions cinq cent mille dirhams
	// two million five hundred thousand dirhams
}

// icuArabic rewrites what ICU has against the grammars: hundreds in two words with
// the wrong gender, and eleven with the feminine of one.
var icuArabic = strings.NewReplacer("إثنان", "اثنان", "إثنا", "اثنا", "ثلاثة مائة", "ثلاثمائة",
	"أربعة مائة", "أربعمائة",
	"خمسة مائة", "خمسمائة", "ستة مائة", "ستمائة", "سبعة مائة", "سبعمائة", "ثمانية مائة", "ثمانمائة",
	"تسعة مائة", "تسعمائة", "إحدى عشر", "أحد عشر")

// TestLetters holds numbers in letters against those of ICU, see
// testdata/letters.tsv. Hyphens and commas do not count, nor the s of quatre-vingts and
// cents before million, which ICU leaves out against the grammars.
func TestLetters(t *testing.T) {
	data, err := os.ReadFile("testdata/letters.tsv")
	if err != nil {
		t.Fatal(err)
	}
	fr, en, ar := inLetters(wording.Fr), inLetters(wording.En), inLetters(wording.Ar)
	plain := strings.NewReplacer("-", " ", ",", "", "vingts mil", "vingt mil", "cents mil", "cent mil").Replace
	checked, arabic := 0, 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.ParseInt(cells[0], 10, 64)
		if err != nil || len(cells) != 4 {
			t.Fatalf("%q: %v", line, err)
		}
		if got, want := plain(fr.Say(n)), plain(cells[1]); got != want {
			t.Errorf("%d: %q, ICU has %q", n, got, want)
		}
		if got, want := plain(en.Say(n)), plain(cells[2]); got != want {
			t.Errorf("%d: %q, ICU has %q", n, got, want)
		}
		checked++
		if n < 1000 {
			arabic++
			if got, want := ar.Say(n), icuArabic.Replace(cells[3]); got != want {
				t.Errorf("%d: %q, ICU has %q", n, got, want)
			}
		}
	}
	if checked < 1400 || arabic < 200 {
		t.Errorf("%d numbers, %d in Arabic", checked, arabic)
	}
}

// TestLettersRead: what is written in letters is never read as another number.
func TestLettersRead(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 48))
	units := []figure.Unit{
		{}, figure.MustParseUnit("MAD"), figure.MustParseUnit("job"), figure.MustParseUnit("company"),
	}
	read := map[wording.Lang]int{}
	n := testkit.Cases(2_000, 100_000)
	for i := range n {
		limit := int64(1)
		for range 1 + r.IntN(12) {
			limit *= 10
		}
		q := figure.Quantity{Figure: figure.FromInt64(r.Int64N(limit)), Unit: units[i%len(units)]}
		for _, l := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			text := inLetters(l).Say(q)
			back, err := wording.Parse(text, wording.LocaleOf(l))
			if err != nil {
				continue
			}
			if !back.Figure.WithoutResolution().Equal(q.Figure) || back.Unit != q.Unit {
				t.Errorf("%v is %q, read as %v %v", q, text, back.Figure, back.Unit)
			}
			read[l]++
		}
	}
	t.Log("read of", n, read)
}

// TestLettersCounted: the forms of what is counted, by the grammars (Grevisse, "Le
// bon usage", vingt, cent and mille; Wright, "A Grammar of the Arabic Language",
// the numerals; the British "and").
func TestLettersCounted(t *testing.T) {
	for _, c := range []struct{ in, ar, fr, en string }{
		{"1 company", "شركة واحدة", "une entreprise", "one company"},
		{"2 company", "شركتان", "deux entreprises", "two companies"},
		{"3 company", "ثلاث شركات", "trois entreprises", "three companies"},
		{"8 company", "ثماني شركات", "huit entreprises", "eight companies"},
		{"11 company", "إحدى عشرة شركة", "onze entreprises", "eleven companies"},
		{"12 company", "اثنتا عشرة شركة", "douze entreprises", "twelve companies"},
		{"21 company", "إحدى وعشرون شركة", "vingt et une entreprises", "twenty-one companies"},
		{"28 company", "ثمان وعشرون شركة", "vingt-huit entreprises", "twenty-eight companies"},
		{"3 project", "ثلاثة مشاريع", "trois projets", "three projects"},
		{"15 project", "خمسة عشر مشروعا", "quinze projets", "fifteen projects"},
		{"80 project", "ثمانون مشروعا", "quatre-vingts projets", "eighty projects"},
		{"200 project", "مائتا مشروع", "deux cents projets", "two hundred projects"},
		{"2000 project", "ألفا مشروع", "deux mille projets", "two thousand projects"},
		{"80000 project", "ثمانون ألف مشروع", "quatre-vingt mille projets", "eighty thousand projects"},
		{"11000 project", "أحد عشر ألف مشروع", "onze mille projets", "eleven thousand projects"},
		{"200000 project", "مائتا ألف مشروع", "deux cent mille projets", "two hundred thousand projects"},
		{"2000000 project", "مليونا مشروع", "deux millions de projets", "two million projects"},
		{"80000000 project", "ثمانون مليون مشروع", "quatre-vingts millions de projets", "eighty million projects"},
		{"3000005 project", "ثلاثة ملايين وخمسة مشاريع", "trois millions cinq projets",
			"three million and five projects"},
		{">9000 job", "أزيد من تسعة آلاف منصب شغل", "plus de neuf mille emplois", "more than nine thousand jobs"},
		{"1000000 job", "مليون منصب شغل", "un million d’emplois", "one million jobs"},
		{"2500.5 MAD", "ألفان وخمسمائة درهم وخمسون سنتيما", "deux mille cinq cents dirhams et cinquante centimes",
			"two thousand five hundred dirhams and fifty centimes"},
		{"0.05 MAD", "خمسة سنتيمات", "cinq centimes", "five centimes"},
		{"3.125 TND", "ثلاثة دنانير تونسية ومائة وخمسة وعشرون مليما",
			"trois dinars tunisiens et cent vingt-cinq millimes",
			"three Tunisian dinars and one hundred and twenty-five millimes"},
		{"-5", "ناقص خمسة", "moins cinq", "minus five"},
		{"1000000000000", "ألف مليار", "mille milliards", "one trillion"},
		{"1000000000001", "1.000.000.000.001", "1 000 000 000 001", "1,000,000,000,001"},
		{"2.5", "2,5", "2,5", "2.5"},
		{"12 percent", "12%", "12 %", "12%"},
		{"12 JPY", "12 ينا يابانيا", "12 yens japonais", "12 Japanese yen"},
	} {
		q := figure.MustParseQuantity(c.in)
		for lang, want := range map[wording.Lang]string{wording.Ar: c.ar, wording.Fr: c.fr, wording.En: c.en} {
			if got := inLetters(lang).Say(q); got != want {
				t.Errorf("%s in %v: %q, want %q", c.in, lang, got, want)
			}
		}
	}
}
