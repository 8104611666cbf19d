package jsonstat

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// What the extension of a dataset that Write has written holds, as in
//
//	{"mithaq":{"format":"mithaq.json-stat/1","attributes":{"SOURCE":"mcinet","RECORD":{"0":"F0016"}}}}
const (
	ownMember  = "mithaq"
	ownKind    = "json-stat"
	ownFormat  = "mithaq." + ownKind + "/1"
	attributes = "attributes"
)

// attribute is what the cells of a dataset say beside their values: one text
// for all cells, or a text for some of them.
type attribute struct {
	id    string
	c     interchange.Component
	all   string
	at    []int64 // ascending
	texts []string
	next  int
}

// text returns the text of a cell; the cells are asked for in order.
func (a *attribute) text(at int64) string {
	for a.next < len(a.at) && a.at[a.next] < at {
		a.next++
	}
	if a.next < len(a.at) && a.at[a.next] == at {
		return a.texts[a.next]
	}
	return a.all
}

// What stands in front of the attributes, and behind them.
const (
	attributesOpen  = `{"` + ownMember + `":{"format":"` + ownFormat + `","` + attributes + `":{`
	attributesClose = "}}}"
)

// readAttributes reads the attributes in the extension of a dataset of n
// cells. others reports that the extension has other members.
func readAttributes(s *interchange.Scanner, extension json.RawMessage,
	n int64) (list []attribute, others bool, err error) {
	if len(extension) == 0 {
		return nil, false, nil
	}
	if !bytes.Contains(extension, []byte(`"`+ownMember+`":`)) {
		return nil, true, nil
	}
	s.Reset(bytes.NewReader(extension))
	t, err := s.Next()
	if err != nil {
		return nil, false, err
	}
	format := false
	err = s.Members(t, func(name []byte, t interchange.Token) error {
		if string(name) != ownMember || t != interchange.Object {
			others = true
			return s.Skip(t)
		}
		return s.Members(t, func(name []byte, t interchange.Token) error {
			switch string(name) {
			case "format":
				format = true
				kind, major, err := strictjson.ParseFormat(string(s.Text()))
				if t != interchange.String || err != nil || kind != ownKind || major != 1 {
					return fmt.Errorf("%w: %s, want %q", indicators.ErrFormat, cite.Quote(string(s.Text())), ownFormat)
				}
				return nil
			case attributes:
				return s.Members(t, func(name []byte, t interchange.Token) error {
					a, err := readAttribute(s, string(name), t, n)
					for _, before := range list {
						if err == nil && before.id == a.id {
							err = fmt.Errorf("%w: attribute %s", indicators.ErrDuplicate, cite.Quote(a.id))
						}
					}
					if err == nil && len(list) >= maxAttributes {
						err = limit("more than %d attributes", maxAttributes)
					}
					list = append(list, a)
					return err
				})
			}
			others = true
			return s.Skip(t)
		})
	})
	if err == nil && !format && list != nil {
		err = fmt.Errorf("%w: no format, want %q", indicators.ErrFormat, ownFormat)
	}
	if err == io.EOF {
		err = nil
	}
	return list, others, err
}

// maxAttributes is how many attributes a dataset may have.
const maxAttributes = 1024

// readAttribute reads one attribute: a text, or an object of texts by cell.
func readAttribute(s *interchange.Scanner, id string, t interchange.Token, n int64) (a attribute, err error) {
	a.id = id
	if a.c, err = interchange.Named(id, interchange.Attribute); err != nil {
		return a, err
	}
	if t == interchange.String {
		a.all = string(s.Text())
		return a, nil
	}
	if t != interchange.Object {
		return a, fmt.Errorf("%w: attribute %s is neither a string nor an object", indicators.ErrSyntax, cite.Quote(id))
	}
	var all texts
	err = s.Members(t, func(name []byte, t interchange.Token) error {
		at, ok, _ := position(name)
		if !ok || at >= n || t != interchange.String {
			return fmt.Errorf("%w: attribute %s of cell %s", indicators.ErrInvalid, cite.Quote(id), cite.Quote(string(name)))
		}
		a.at = append(a.at, at)
		all.add(s.Text())
		return nil
	})
	if err != nil {
		return a, err
	}
	a.texts = all.strings()
	if order := unsorted(a.at); order != nil {
		at, texts := make([]int64, len(order)), make([]string, len(order))
		for i, from := range order {
			at[i], texts[i] = a.at[from], a.texts[from]
		}
		a.at, a.texts = at, texts
	}
	for i := 1; i < len(a.at); i++ {
		if a.at[i] == a.at[i-1] {
			return a, fmt.Errorf("%w: attribute %s of cell %d", indicators.ErrDuplicate, cite.Quote(id), a.at[i])
		}
	}
	return a, nil
}
