package wording_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestRegion reads words and signs that a region decides about, and that are in
// doubt without one.
func TestRegion(t *testing.T) {
	for _, c := range []struct {
		text, want string
		region     wording.Region
	}{
		{"6.612,1 MD", "6612100000@100000 TND", wording.Tunisia},
		{"45 millions de dinars", "45000000@1000000 TND", wording.Tunisia},
		{"12 milliards de dinars", "12000000000@1000000000 DZD", wording.Algeria},
		{"12 مليار دينار", "12000000000@1000000000 DZD", wording.Algeria},
		{"500 مليون جنيه", "500000000@1000000 EGP", wording.Egypt},
		{"Rs 5,000 crore", "50000000000@10000000 INR", wording.India},
		{"35 lakh rupees", "3500000@100000 INR", wording.India},
		{"turnover of R1.5bn", "1500000000@100000000 ZAR", wording.SouthAfrica},
		{"25 milliards de FCFA", "25000000000@1000000000 XOF", wording.WestAfrica},
		{"25 milliards de FCFA", "25000000000@1000000000 XAF", wording.CentralAfrica},
		{"R250 million in fines", "250000000@1000000 ZAR", wording.SouthAfrica},
	} {
		for r, err := range (wording.Reader{Region: c.region}).Find(c.text) {
			if got := r.Quantity().String(); err != nil || got != c.want {
				t.Errorf("%s: %s, %v, want %s", c.text, got, err, c.want)
			}
		}
		for _, err := range wording.Find(c.text, 0) {
			if !errors.Is(err, wording.ErrAmbiguous) {
				t.Errorf("%s: not in doubt without a region: %v", c.text, err)
			}
		}
	}
}
