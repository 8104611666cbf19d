package indicators

import "github.com/mithaq-go/mithaq/indicators/wording"

// tr returns a sentence of the library in its three languages.
func tr(ar, fr, en string) wording.Text {
	return wording.MustText(
		wording.Name{Lang: wording.Ar, Name: ar, Status: wording.Attested},
		wording.Name{Lang: wording.Fr, Name: fr, Status: wording.Attested},
		wording.Name{Lang: wording.En, Name: en, Status: wording.Attested},
	)
}
