package mapping_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// TestAlpha2: codes of ISO 3166-1, from its list of 249 countries, and texts that
// only look like them.
func TestAlpha2(t *testing.T) {
	for in, want := range map[string]string{
		"MAR": "MA", "FRA": "FR", "AND": "AD", "ZWE": "ZW", "ROU": "RO", "GBR": "GB", "ESH": "EH", "DEU": "DE",
		"": "", "MA": "", "mar": "", "MARO": "", "WLD": "", "504": "", " MA": "", "3 M": "", "ISO": "", "166": "",
		"tri": "", "E\nA": "", "AE ": "",
	} {
		if got, ok := mapping.Alpha3.Alpha2(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
	for in, want := range map[string]string{
		"504": "MA", "250": "FR", "020": "AD", "'504": "MA", "12": "DZ", "4": "AF", "1": "", "'": "", "''4": "",
		"001": "", "MAR": "", "04 ": "", "49 ": "",
	} {
		if got, ok := mapping.M49.Alpha2(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
	if _, ok := mapping.AreaCodes("x").Alpha2("MAR"); ok {
		t.Error("codes of an unknown sort")
	}
}
