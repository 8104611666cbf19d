package sheet_test

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// TestEncodings: texts that Python's codecs wrote come back, by name or without.
func TestEncodings(t *testing.T) {
	const french = "Année|Région|«Emplois» – créés…\n2015|Fès-Meknès|œuvre 12€"
	for name, c := range map[string]struct{ bytes, encoding, want string }{
		"windows-1252": {
			"416e6ee9653b52e967696f6e3bab456d706c6f6973bb2096206372e9e973850a323031353b46e8732d4d656b6ee8733b" +
				"9c75767265203132800a",
			"windows-1252", french,
		},
		"macintosh": {
			"416e6e8e653b528e67696f6e3bc7456d706c6f6973c820d02063728e8e73c90a323031353b468f732d4d656b6e8f733b" +
				"cf75767265203132db0a",
			"Macintosh", french,
		},
		"windows-1256, Persian letters": {"416e6ee9652cc7e1d3e4c920818d0a", "windows-1256", "Année|السنة پچ"},
		"UTF-16, little end first": {
			"fffe27064406330646062906" + "3b00320030003100350020003" + "5d8dbdf0a00", "", "السنة|2015 𝟛",
		},
		"UTF-16 without a mark":   {"41006e006e00e90065003b00310032000a00", "", "Année|12"},
		"UTF-16, big end first":   {"feff0041006e006e00e90065003b00e9000a", "", "Année|é"},
		"UTF-8 with a mark":       {"efbbbf416e6ec3a9653b310a", "", "Année|1"},
		"a mark against its name": {"efbbbf416e6ec3a9653b310a", "windows-1252", "Année|1"},
	} {
		data, err := hex.DecodeString(c.bytes)
		if err != nil {
			t.Fatal(name, err)
		}
		g, err := sheet.ReadText(strings.NewReader(string(data)), sheet.TextOptions{Encoding: c.encoding}, sheet.Limits{})
		if err != nil || lines(g) != c.want {
			t.Errorf("%s: %q, %v, want %q", name, lines(g), err, c.want)
		}
	}
}
