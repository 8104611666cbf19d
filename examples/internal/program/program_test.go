package program_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func TestFlags(t *testing.T) {
	var out strings.Builder
	f := program.New("test", &out)
	lang, format, known := f.Lang(), f.Format("text", "json"), f.Known()
	days := f.Dates("at", "2020-12-31", "days")
	policy := f.Policy("", "")
	done, err := f.Parse([]string{"-lang", "ar", "-format", "json", "-at", "2018-12-31, 2019-12-31", "x"}, 1)
	if done || err != nil || *lang != wording.Ar || *format != "json" || known.IsSet() || *policy != nil ||
		f.Arg(0) != "x" {
		t.Errorf("%v %v %v %v %v %v", done, err, *lang, *format, *known, f.Args())
	}
	want := []period.Date{period.MustDate(2018, 12, 31), period.MustDate(2019, 12, 31)}
	if fmt.Sprint(*days) != fmt.Sprint(want) {
		t.Error(*days)
	}
	if out.Len() > 0 {
		t.Errorf("printed %q", out.String())
	}
}

func TestMisuse(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"-lang", "de"}, `-lang "de": want ar, fr or en`},
		{[]string{"-lang", ""}, `-lang "": want ar, fr or en`},
		{[]string{"-format", "pdf"}, `-format "pdf": want text, markdown or json`},
		{[]string{"-known", "soon"}, "-known: "},
		{[]string{"-policy", "best"}, "-policy: "},
		{[]string{"-x"}, "-x"},
		{[]string{"extra"}, `unexpected argument "extra"`},
	} {
		var out strings.Builder
		f := program.New("test", &out)
		f.Lang()
		f.Format("text", "markdown", "json")
		f.Known()
		f.Policy("hull", "")
		done, err := f.Parse(test.args, 0)
		if !done || err == nil || !strings.Contains(err.Error(), test.want) ||
			program.Code(err) != program.Misuse || out.Len() > 0 {
			t.Errorf("%q: %v, %v, %q", test.args, done, err, out.String())
		}
	}
	if program.Code(nil) != 0 || program.Code(errors.New("x")) != program.Failed {
		t.Error("exit codes")
	}
}
