package wording_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ar", "أزيد من 9000 إطار"},
		{"ar money", "341,6 مليار درهم"},
		{"fr", "7,3 MMDH"},
		{"fr compound", "de l'ordre de 1 milliard 620 millions de dirhams"},
		{"en", "more than 9,000"},
		{"cldr", "1.234,50 MAD"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := wording.Parse(c.text, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
