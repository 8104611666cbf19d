package finding_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

func TestCode(t *testing.T) {
	for _, s := range []string{"IND031", "A", "my rule 7", "قاعدة", strings.Repeat("x", 64)} {
		c, err := finding.ParseCode(s)
		f, wrong := finding.ParseFamily(s)
		if err != nil || wrong != nil || string(c) != s || string(f) != s {
			t.Errorf("%q: %q, %v; %q, %v", s, c, err, f, wrong)
		}
	}
	for _, s := range []string{"", " A", "A ", "A\nB", "\xff", "A\x7f", strings.Repeat("x", 65)} {
		c, err := finding.ParseCode(s)
		if !errors.Is(err, indicators.ErrSyntax) || c != "" {
			t.Errorf("%q: %q, %v", s, c, err)
		}
		if _, err := finding.Family(s).MarshalText(); s != "" && !errors.Is(err, indicators.ErrSyntax) {
			t.Errorf("%q is written: %v", s, err)
		}
	}
}
