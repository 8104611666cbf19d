package main

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// scanned is what the part of a sheet says that rows of texts do not.
type scanned struct {
	cells  []rawCell // row by row, in order of column
	merges []sheet.Range
	hidden [][2]int // columns, from and to
}

// hides reports whether a column is hidden.
func (s *scanned) hides(column int) bool {
	return slices.ContainsFunc(s.hidden, func(x [2]int) bool { return x[0] <= column && column <= x[1] })
}

// rawCell is a cell as the file holds it.
type rawCell struct {
	at      sheet.Ref
	kind    string // the attribute t
	style   int
	formula string
	value   string
	hasText bool // an inline text
	hidden  bool
}

// The last column of a sheet.
const maxColumn = 16_384

// scan reads the part of a sheet as a stream. A part that is cut short is an error.
func scan(r io.Reader) (*scanned, error) {
	s := new(scanned)
	d := xml.NewDecoder(r)
	row, column, hidden := 0, 0, false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			if row, err = number(start, "r", row+1); err != nil {
				return nil, err
			}
			column, hidden = 0, attr(start, "hidden") == "1" || attr(start, "hidden") == "true"
		case "c":
			c := rawCell{at: sheet.Ref{Row: row, Column: column + 1}, kind: attr(start, "t"), hidden: hidden}
			if text := attr(start, "r"); text != "" {
				if c.at, err = sheet.ParseRef(text); err != nil {
					return nil, err
				}
			}
			if c.at.Column > maxColumn {
				return nil, fmt.Errorf("%w: cell %v lies beyond column XFD", errTooLarge, c.at)
			}
			column = c.at.Column
			if c.style, err = number(start, "s", 0); err != nil {
				return nil, err
			}
			if err := c.content(d); err != nil {
				return nil, err
			}
			if c.value != "" || c.formula != "" || c.hasText {
				s.cells = append(s.cells, c)
			}
		case "col":
			if attr(start, "hidden") == "1" || attr(start, "hidden") == "true" {
				from, err1 := number(start, "min", 0)
				to, err2 := number(start, "max", 0)
				if err := errors.Join(err1, err2); err != nil {
					return nil, err
				}
				s.hidden = append(s.hidden, [2]int{from, to})
			}
		case "mergeCell":
			m, err := sheet.ParseRange(attr(start, "ref"))
			if err != nil {
				return nil, err
			}
			s.merges = append(s.merges, m)
		}
	}
	return s, s.check()
}

// check refuses cells that are out of order or there twice.
func (s *scanned) check() error {
	for i := 1; i < len(s.cells); i++ {
		if a, b := s.cells[i-1].at, s.cells[i].at; a.Compare(b) >= 0 {
			return fmt.Errorf("cell %v stands behind %v", b, a)
		}
	}
	slices.SortFunc(s.merges, func(a, b sheet.Range) int {
		return cmp.Or(a.First.Compare(b.First), a.Last.Compare(b.Last))
	})
	return nil
}

// content reads the elements of a cell up to its end.
func (c *rawCell) content(d *xml.Decoder) error {
	var in string
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			if in = t.Name.Local; in == "f" && c.formula == "" {
				c.formula = " " // a formula that another cell shares has no text here
			}
		case xml.EndElement:
			depth--
			in = ""
		case xml.CharData:
			switch in {
			case "f":
				c.formula = strings.TrimLeft(c.formula+string(t), " ")
			case "v":
				c.value += string(t)
			case "t":
				c.hasText = true
			}
		}
	}
	return nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func number(e xml.StartElement, name string, otherwise int) (int, error) {
	text := attr(e, name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1<<20 {
		return 0, fmt.Errorf("%s %q of <%s>", name, text, e.Name.Local)
	}
	return n, nil
}
