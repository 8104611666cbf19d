package agreements_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
)

const declaredHeader = "id,operator,indicator,area,perimeter,breakdown,period,declared,unit,declared_on,verified,verified_by,verified_on,assurance,note\n"

func TestDeclarations(t *testing.T) {
	text := declaredHeader +
		"d1,alpha,jobs_created,MA,offshoring,segment=CRM,2026-Q1,120,job,2026-04-10,118,auditor,2026-05-02,audited,\"2 were counted twice, \"\"in error\"\"\"\n" +
		"d2,,jobs_created,,,,2026-03,>51000,job,2026-04,,,,,\n"
	list, err := agreements.DecodeDeclarations(strings.NewReader(text), agreements.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := agreements.EncodeDeclarations(&out, list); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, strings.ReplaceAll(out.String(), "\r\n", "\n")); diff != "" {
		t.Errorf("(-read +written)\n%s", diff)
	}
	// Columns come in any order, and empty lines are none.
	list, err = agreements.DecodeDeclarations(strings.NewReader("unit,period,declared,declared_on,indicator,id\r\n\r\njob,2026,5,2027,jobs,x\r\n"), agreements.DecodeOptions{})
	if err != nil || len(list) != 1 || list[0].ID != "x" || list[0].Declared.String() != "5" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestDeclarationsRefused(t *testing.T) {
	line := func(s string) string { return declaredHeader + s + "\n" }
	for _, c := range []struct {
		name, text string
		err        error
		says       string
	}{
		{"empty", "", agreements.ErrSyntax, "line 1"},
		{"unknown column", "id,indicator,period,declared,unit,declared_on,verifed\n", agreements.ErrUnknown, `"verifed"`},
		{"column twice", "id,id,indicator,period,declared,unit,declared_on\n", agreements.ErrDuplicate, "column id"},
		{"no column", "id,indicator,period,declared,unit\n", agreements.ErrInvalid, "no column declared_on"},
		{"too few fields", line("d1,alpha"), agreements.ErrSyntax, "line 2"},
		{"no number", line("d1,,jobs,,,,2026,,job,2027,,,,,"), agreements.ErrInvalid, "declared: empty"},
		{"bad number", line("d1,,jobs,,,,2026,12O,job,2027,,,,,"), agreements.ErrSyntax, `line 2, column 18: syntax error: declared: "12O"`},
		{"bad period", line("d1,,jobs,,,,20x6,12,job,2027,,,,,"), agreements.ErrSyntax, "period"},
		{"bad ID", line("d 1,,jobs,,,,2026,12,job,2027,,,,,"), agreements.ErrSyntax, "id"},
		{"ID twice", line("d1,,jobs,,,,2026,12,job,2027,,,,,\nd1,,jobs,,,,2027,12,job,2028,,,,,"), agreements.ErrDuplicate, "line 3"},
		{"verifier without number", line("d1,,jobs,,,,2026,12,job,2027,,auditor,,,"), agreements.ErrInvalid, "without its number"},
		{"number without verifier", line("d1,,jobs,,,,2026,12,job,2027,12,,2027,,"), agreements.ErrInvalid, "by whom and when"},
		{"verified as declared", line("d1,,jobs,,,,2026,12,job,2027,12,auditor,2027,declared,"), agreements.ErrInvalid, "not declared"},
		{"verified first", line("d1,,jobs,,,,2026,12,job,2027-02,12,auditor,2027-01-31,,"), agreements.ErrInvalid, "before it was declared"},
		{"verified by oneself", line("d1,alpha,jobs,,,,2026,12,job,2027,12,alpha,2027,,"), agreements.ErrInvalid, "its own"},
		{"bad quote", line(`d1,"al"pha,jobs,,,,2026,12,job,2027,,,,,`), agreements.ErrSyntax, "line 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := agreements.DecodeDeclarations(strings.NewReader(c.text), agreements.DecodeOptions{})
			if !errors.Is(err, c.err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
		})
	}
	// All problems are reported.
	_, err := agreements.DecodeDeclarations(strings.NewReader(line("d1,,jobs,,,,20x6,12O,job,2027,,,,,")), agreements.DecodeOptions{})
	if n := strings.Count(err.Error(), "line 2"); n != 2 {
		t.Errorf("%d problems: %v", n, err)
	}
}

// TestTotals: what the operators make together, worked out by hand.
func TestTotals(t *testing.T) {
	const text = `id,operator,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on
a1,alpha,jobs_created,2026-Q1,120,job,2026-04-10,118,auditor,2026-05-02
b1,beta,jobs_created,2026-Q1,80,job,2026-04-11,80,auditor,2026-05-03
a2,alpha,jobs_created,2026-Q2,10,job,2026-07-10,,,
a3,alpha,jobs_created,2026-Q3,-5,job,2026-10-10,,,
a4,alpha,jobs_created,2026-Q4,1,job,2027-01-10,,,
a5,alpha,jobs_created,2026-Q4,2,job,2027-01-11,,,
`
	totals := func(operators ...agreements.ID) map[string]string {
		out := make(map[string]string)
		for o := range declaredView(t, text, operators...).Dataset().Select(indicators.Selector{Total: true}) {
			out[o.Key.Period.String()+" "+o.Assurance.String()] = o.Figure.String() + " " + o.Published.String()
		}
		return out
	}
	want := map[string]string{
		"2026-Q1 declared": "200 2026-04-11", "2026-Q1 verified": "198 2026-05-03",
		// Of beta nothing is known; a negative number and a double declaration leave no total.
		"2026-Q2 declared": ">=10 2026-07-10",
	}
	if diff := cmp.Diff(want, totals("alpha", "beta")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	want["2026-Q2 declared"], want["2026-Q3 declared"] = "10 2026-07-10", "-5 2026-10-10"
	if diff := cmp.Diff(want, totals("alpha")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzDeclarations(f *testing.F) {
	f.Add([]byte(declaredHeader + "d1,alpha,jobs_created,MA,offshoring,segment=CRM,2026-Q1,120,job,2026-04-10,118,auditor,2026-05-02,audited,\"2\"\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := agreements.DecodeDeclarations(bytes.NewReader(text), agreements.DecodeOptions{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		var out, again bytes.Buffer
		if err := agreements.EncodeDeclarations(&out, list); err != nil {
			t.Fatal(err)
		}
		back, err := agreements.DecodeDeclarations(bytes.NewReader(out.Bytes()), agreements.DecodeOptions{})
		if err != nil {
			t.Fatalf("%v\n%s", err, &out)
		}
		if err := agreements.EncodeDeclarations(&again, back); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Fatalf("written twice, differently: %v", err)
		}
		var b indicators.Builder
		_ = agreements.AddDeclarations(&b, list, []agreements.ID{"x"})
	})
}
