package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestOnePartAboveTotal: one part that is larger than the whole is enough, while
// nothing is known of the other parts.
func TestOnePartAboveTotal(t *testing.T) {
	for _, x := range []struct {
		name, part, total string
		fires             bool
	}{
		{"a segment", "exports,MA,all,segment=voice,2015,9001,MAD", "exports,MA,all,,2015,8001,MAD", true},
		{"a segment within", "exports,MA,all,segment=voice,2015,8000,MAD", "exports,MA,all,,2015,8000,MAD", false},
		{"a segment of a segment", "jobs,MA,all,segment=voice,2015,91,job", "jobs,MA,all,segment=contact,2015,81,job", true},
		{"a quarter", "exports,MA,all,,2015-Q3,9001,MAD", "exports,MA,all,,2015,8001,MAD", true},
		{
			"zeros that may be digits not known", "exports,MA,all,segment=voice,2015,8600,MAD",
			"exports,MA,all,,2015,8000,MAD", false,
		},
		{"more than", "exports,MA,all,segment=voice,2015,>9000,MAD", "exports,MA,all,,2015,8000,MAD", true},
		{"up to", "exports,MA,all,segment=voice,2015,<=9000,MAD", "exports,MA,all,,2015,8000,MAD", false},
		{"by the digits of the total", "exports,MA,all,segment=voice,2015,8400,MAD", "exports,MA,all,,2015,8000@1000,MAD", false},
		{"a flow that may be negative", "net,MA,all,segment=voice,2015,90,job", "net,MA,all,,2015,80,job", false},
	} {
		v := sectorOf("id,indicator,area,perimeter,breakdown,period,figure,unit,role,source\na," + x.part + ",observed,o16\nb," + x.total + ",observed,o16\n")
		// Whether the total or the part is at fault is not known: it is told at the key.
		found := found(t, rules.Config{}, "IND041", v)
		if len(found) > 1 || (len(found) == 1 && strings.HasPrefix(found[0], "/keys/")) != x.fires {
			t.Errorf("%s: found %v", x.name, found)
		}
	}
}

// TestVagueFigureSilencesNoRule: "more than 20,000" beside 20,400 leaves what 20,400
// contradicts contradicted, and silent what it does not.
func TestVagueFigureSilencesNoRule(t *testing.T) {
	for _, x := range []struct {
		code       finding.Code
		rows       string // %s is a figure of somebody else
		under, out string // that fits 20,400, and that does not
	}{
		{"IND041", "a,jobs,MA,all,2015,20400@1,job,observed,o16,segment=voice\nb,jobs,MA,all,2015,>20000,job,observed,n16," +
			"segment=voice\nc,jobs,MA,all,2015,400@1,job,observed,m16,segment=text\n" +
			"d,jobs,MA,all,2015,%s,job,observed,m16,segment=contact\n", "20800@1", "31000@1"},
		{"IND044", "a,jobs,MA,all,2014,20400@1,job,observed,o16,\nb,jobs,MA,all,2014,>20000,job,observed,n16,\n" +
			"c,jobs,MA,all,2015,%s,job,observed,m16,\nd,net,MA,all,2015,5000@1,job,observed,m16,\n", "25400@1", "31000@1"},
		{"IND045", "a,jobs,MA,all,2014,10400@1,job,observed,m16,\nb,jobs,MA,all,2015,20400@1,job,observed,o16,\n" +
			"c,jobs,MA,all,2015,>20000,job,observed,n16,\nd,created,MA,all,2015,%s,job,observed,m16,\n", "10000@1", "12000@1"},
		{"IND046", "a,jobs,MA,all,2015,20400@1,job,observed,o16,\nb,jobs,MA,all,2015,>20000,job,observed,n16,\n" +
			"c,jobs,MA,calls,2015,%s,job,observed,m16,\n", "20401@1", "25000@1"},
	} {
		columns := "id,indicator,area,perimeter,period,figure,unit,role,source,breakdown\n"
		if all := found(t, rules.Config{}, x.code, sectorOf(columns+fmt.Sprintf(x.rows, x.under))); len(all) != 0 {
			t.Errorf("%s: %v at %s", x.code, all, x.under)
		}
		if all := found(t, rules.Config{}, x.code, sectorOf(columns+fmt.Sprintf(x.rows, x.out))); len(all) != 1 {
			t.Errorf("%s: %v at %s", x.code, all, x.out)
		}
	}
}
