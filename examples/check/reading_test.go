package main

import (
	"encoding/csv"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/reading"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestReadingProblems: files that are broken in many ways, each member and many a byte of
// them: what is said of it in Arabic and French is not in English.
func TestReadingProblems(t *testing.T) {
	quoted := regexp.MustCompile(`"(?:[^"\\]|\\.)*"?`)
	english := regexp.MustCompile(`\b(the|want|not|is|an|of|in|unknown|with|expected|has|have|this|parse|unmarshal)\b`)
	problems, stranger := 0, map[string]bool{}
	take := func(files map[string]string) {
		_, err := loaded(files)
		var ps *sector.Problems
		if !errors.As(err, &ps) {
			return
		}
		for _, e := range ps.List {
			said := reading.Problem(e)
			for _, lang := range []wording.Lang{wording.Ar, wording.Fr} {
				text, _ := said.In(lang)
				problems++
				rest := quoted.ReplaceAllString(text, "")
				if english.MatchString(rest) && !stranger[rest] {
					stranger[rest] = true
					t.Errorf("%v: in English: %s\n\t%v", lang, text, e)
				}
			}
		}
	}
	files := small(t)
	step := 0
	turn := func() bool { // a few of many
		step++
		return step%(testkit.Cases(23, 1)) == 0
	}
	for _, name := range templateFiles[1:] {
		text := files[name]
		if strings.HasSuffix(name, ".csv") {
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows[:3] {
				for _, cell := range row {
					for _, v := range []string{"", "zz", "!!", "7", "\x80", "a=b", "2024-13", `"`, "x y", "zz\r"} {
						if turn() && cell != "" {
							take(with(files, name, strings.Replace(text, cell, v, 1)))
						}
					}
				}
			}
			continue
		}
		for _, e := range entries(t, name, text) {
			for _, v := range []string{
				"", "null", "7", `"zz"`, `"!!"`, "[]", "{}", `[7]`, `["zz"]`, `{"a":1}`, "true", "-1", "1.5", `"2024-13"`, `""`,
				"[{}]", "[null]", `"7 zz*zz"`, `"1,5 job"`,
			} {
				if turn() {
					take(with(files, name, edit(t, text, e, v)))
				}
			}
		}
		for i := 0; i < len(text); i += 7 {
			for _, wrong := range []string{"\x01", "\xff", "}", `"`} {
				if turn() {
					take(with(files, name, text[:i]+wrong+text[i:]))
				}
			}
			if turn() {
				take(with(files, name, text[:i]))
			}
		}
	}
	if problems < 500 {
		t.Errorf("only %d problems", problems)
	}
}
