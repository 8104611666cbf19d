package wording_test

import "testing"

// TestHomes reads currencies that the countries around them tell of, and that are in doubt
// where none is named, or several.
func TestHomes(t *testing.T) {
	for text, want := range map[string]string{
		"Le Sénégal a levé 200 milliards de FCFA":             "200000000000@1000000000 XOF",
		"la Cemac dispose de 200 milliards de FCFA":           "200000000000@1000000000 XAF",
		"le Sénégal et le Gabon ont reçu 5 milliards de FCFA": "?5 milliards de FCFA",
		"le Nigeria compte en FCFA 5 milliards":               "?FCFA 5 milliards",
		"63 millions Cfa":                                     "63000000@1000000 XOF",
		"Tunis a emprunté 45 millions de dinars":              "45000000@1000000 TND",
		"وفي العراق 45 مليون دينار":                           "45000000@1000000 IQD",
		"قال البنك المركزي للجزائر 45 مليون دينار":            "45000000@1000000 DZD",
		"45 millions de dinars":                               "?45 millions de dinars",
		"South African police seized R1.5 million":            "1500000@100000 ZAR",
		"police in Africa seized R1.5 million":                "?R1.5 million",
		"Saudi banks lent 12 billion riyals":                  "12000000000@1000000000 SAR",
		"Au Maroc, le jus coûte 12 rials":                     "?12 rials",
	} {
		if got := found(text, 0); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
