package sheet_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// lines are the rows of a grid, with a bar between cells.
func lines(g *sheet.Grid) string {
	var b strings.Builder
	row, column := 1, 1
	for at, c := range g.All() {
		for ; row < at.Row; row++ {
			b.WriteByte('\n')
			column = 1
		}
		for ; column < at.Column; column++ {
			b.WriteByte('|')
		}
		b.WriteString(c.Text)
	}
	return b.String()
}

// TestDelimiters: whatever parts the cells is found, quotes and line ends included.
func TestDelimiters(t *testing.T) {
	for name, c := range map[string][2]string{
		"semicolons, decimal commas": {"Année;Valeur\n2014;7,3\n2015;7,5\n", "Année|Valeur\n2014|7,3\n2015|7,5"},
		"commas in the header":       {"Année;Emplois, total\n2015;1,5\n", "Année|Emplois, total\n2015|1,5"},
		"semicolons in every row":    {"a;1,5\nb;2,5\n", "a|1,5\nb|2,5"},
		"commas":                     {"Year,Value\n2015,65000\n", "Year|Value\n2015|65000"},
		"tabs":                       {"Année\tValeur\n2015\t65 000;1,5\n", "Année|Valeur\n2015|65 000;1,5"},
		"bars":                       {"a|b\n1|2\n", "a|b\n1|2"},
		"a title above": {
			"Bilan, 2015\n\nAnnée;Valeur\n2015;1\n2016;2\n", "Bilan, 2015\n\nAnnée|Valeur\n2015|1\n2016|2",
		},
		"one column":            {"Année\n2015\n", "Année\n2015"},
		"sep=":                  {"sep=|\r\na|b,c;d\r\n", "a|b,c;d"},
		"quotes":                {"a;\"b;\"\"c\"\"\"\n\"1\n2\";3\n", "a|b;\"c\"\n1\n2|3"},
		"Windows":               {"a;b\r\n1;2\r\n", "a|b\n1|2"},
		"an old Macintosh":      {"a;b\r1;2\r", "a|b\n1|2"},
		"empty lines and cells": {"\n\n;a;;b\n\n;;;\n1;2;3;4\n", "\n\n|a||b\n\n\n1|2|3|4"},
		"nothing":               {"", ""},
		"a mark and nothing":    {"\ufeff", ""},
	} {
		g, err := sheet.ReadText(strings.NewReader(c[0]), sheet.TextOptions{}, sheet.Limits{})
		if err != nil || lines(g) != c[1] {
			t.Errorf("%s: %q, %v, want %q", name, lines(g), err, c[1])
		}
	}
	g, err := sheet.ReadText(strings.NewReader("a:b;c\n"), sheet.TextOptions{Delimiter: ":"}, sheet.Limits{})
	if err != nil || lines(g) != "a|b;c" {
		t.Errorf("a stated delimiter: %q, %v", lines(g), err)
	}
}

// TestTextErrors: all that is wrong with a text is told, each with its place.
func TestTextErrors(t *testing.T) {
	wide := strings.Repeat(";", 1_000_000) + "\n"
	for name, c := range map[string]struct {
		text string
		o    sheet.TextOptions
		l    sheet.Limits
		want error
		says []string
	}{
		"quotes": {
			text: "a;b\n\"x\"y;1\nz;\"2\n3\n", want: indicators.ErrSyntax,
			says: []string{"line 2, column 4", "misplaced quote", "line 3", "without an end"},
		},
		"quotes below a line that names the delimiter": {
			text: "sep=;\na;\"b\"c\n", want: indicators.ErrSyntax, says: []string{"line 2, column 6"},
		},
		"not UTF-8": {
			text: "a\xff", o: sheet.TextOptions{Encoding: "utf-8"}, want: indicators.ErrSyntax, says: []string{"offset 1"},
		},
		"a byte of nothing": {
			text: "a\x81", o: sheet.TextOptions{Encoding: "windows-1252"}, want: indicators.ErrSyntax, says: []string{"0x81"},
		},
		"half a character": {
			text: "\xff\xfea\x00b", want: indicators.ErrSyntax, says: []string{"middle of a character"},
		},
		"half a pair": {text: "\xff\xfe\x3d\xd8a\x00", want: indicators.ErrSyntax, says: []string{"surrogate"}},
		"unknown encoding": {
			text: "a", o: sheet.TextOptions{Encoding: "ebcdic"}, want: indicators.ErrUnknown, says: []string{"windows-1256"},
		},
		"no delimiter": {
			text: "a", o: sheet.TextOptions{Delimiter: "::"}, want: indicators.ErrInvalid, says: []string{`"::"`},
		},
		"a million columns": {text: wide, want: indicators.ErrLimit, says: []string{"line 1", "16384 cells"}},
		"too many bytes": {
			text: "a;b\n", l: sheet.Limits{MaxBytes: 3}, want: indicators.ErrLimit, says: []string{"3 bytes"},
		},
		"too many cells": {
			text: "a;b\nc;d\n", l: sheet.Limits{MaxCells: 3}, want: indicators.ErrLimit, says: []string{"line 2", "3 cells"},
		},
		"too many rows": {
			text: "a\nb\nc\n", l: sheet.Limits{MaxRows: 2}, want: indicators.ErrLimit, says: []string{"line 3", "2 rows"},
		},
		"too long a text": {
			text: "abcd\n", l: sheet.Limits{MaxText: 3}, want: indicators.ErrLimit, says: []string{"line 1", "3 bytes"},
		},
		"a zero byte inside": {text: "a;b\n1;\x00\n", want: nil},
	} {
		g, err := sheet.ReadText(strings.NewReader(c.text), c.o, c.l)
		if c.want == nil {
			continue
		}
		if g != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
			continue
		}
		for _, s := range c.says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("%s: no %q in %v", name, s, err)
			}
		}
	}
}
