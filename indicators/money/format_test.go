package money_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestFormat(t *testing.T) {
	m, sub, none := mad("25000"), mad("-0.0125"), money.Money{}
	xof := money.MustParse("7 XOF")
	tests := []struct {
		format string
		m      money.Money
		want   string
	}{
		{"%v", m, "25000.00 MAD"},
		{"%s", sub, "-0.0125 MAD"},
		{"%+v", m, "+25000.00 MAD"},
		{"%+s", m, "+25000.00 MAD"},
		{"%+v", sub, "-0.0125 MAD"},
		{"%+v", mad("0"), "0.00 MAD"},
		{"%q", m, `"25000.00 MAD"`},
		{"%+q", m, `"+25000.00 MAD"`},
		{"%f", m, "25000.00"},
		{"%+f", m, "+25000.00"},
		{"%.4f", m, "25000.0000"},
		{"%.1f", m, "25000.0"},
		{"%.0f", m, "25000"},
		{"%.1f", mad("25000.5"), "25000.5"},
		{"%.1f", mad("25000.25"), "25000.25"},
		{"%d", mad("25000.25"), "25000.25"},
		{"%d", mad("-25000"), "-25000"},
		{"%+d", m, "+25000"},
		{"%d", none, "unset"},
		{"[%8d]", m, "[   25000]"},
		{"[%-8d]", m, "[25000   ]"},
		{"[%08d]", mad("-5"), "[-0000005]"},
		{"[%+09.1f]", mad("5"), "[+000005.0]"},
		{"[%-08d]", mad("5"), "[5       ]"}, {"[%08d]", mad("25"), "[00000025]"}, {"[%012f]", m, "[000025000.00]"},
		{"[%09f]", m, "[025000.00]"}, {"[%08f]", m, "[25000.00]"}, {"[%07f]", m, "[25000.00]"}, {"[%010f]", sub,
			"[-0000.0125]"},
		{"[%.3d]", m, "[25000]"}, {"[%+08d]", sub, "[-00.0125]"}, {"[%010d]", none, "[     unset]"},
		{"%.1f", xof, "7.0"}, {"%.3f", mad("-0.5"), "-0.500"}, {"%.1f", mad("-0.5"), "-0.5"}, {"%.0f", mad("100"), "100"},
		{"%d", money.MustParse("1200 XOF"), "1200"}, {"%d", money.MustParse("1.200 TND"), "1.2"},
		{"%.2f", m, "25000.00"},
		{"%.2f", sub, "-0.0125"},
		{"%.2f", xof, "7.00"},
		{"%.0f", xof, "7"},
		{"%f", xof, "7"},
		{"%c", m, "MAD"},
		{"%+c", m, "MAD"},
		{"%#v", m, `money.MustParse("25000.00 MAD")`},
		{"%+#v", m, `money.MustParse("25000.00 MAD")`},
		{"%#v", none, "money.Money{}"},
		{"%v", none, "unset"},
		{"%s", none, "unset"},
		{"%q", none, `"unset"`},
		{"%f", none, "unset"},
		{"%c", none, "unset"},
		{"%d", m, "25000"},
		{"%+x", m, "%!x(money.Money=25000.00 MAD)"},
		{"%é", none, "%!é(money.Money=unset)"},
		{"[%14v]", m, "[  25000.00 MAD]"},
		{"[%-14v]", m, "[25000.00 MAD  ]"},
		{"[%14f]", sub, "[       -0.0125]"},
		{"[%4v]", m, "[25000.00 MAD]"},
		{"[%12v]", m, "[25000.00 MAD]"},
		{"[%13v]", m, "[ 25000.00 MAD]"},
	}
	for _, tt := range tests {
		if got := fmt.Sprintf(tt.format, tt.m); got != tt.want {
			t.Errorf("%s of %v: got %s, want %s", tt.format, tt.m, got, tt.want)
		}
	}
}

// TestFormatNothing: nothing is written to nothing.
func TestFormatNothing(t *testing.T) { mad("1").Format(nil, 'v') }

func TestLogValue(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	log.Info("paid", "aid", mad("-0.0125"), "tranche", money.Money{})
	want := `{"level":"INFO","msg":"paid","aid":{"amount":"-0.0125","currency":"MAD"},"tranche":null}` + "\n"
	if b.String() != want {
		t.Errorf("got %s, want %s", b.String(), want)
	}
}
