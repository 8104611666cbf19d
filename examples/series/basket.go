package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

// sampleBasket holds periods 1 and 2 of the data of the Producer Price Index
// Manual (2004), chapter 19.
//
//go:embed basket.csv
var sampleBasket []byte

// basketHeader is the first line of a basket.
var basketHeader = []string{"product", "price0", "quantity0", "price1", "quantity1"}

// readTable reads the rows of a CSV file with a header, or of the sample where the
// name is "sample".
func (t tables) readTable(name string, sample []byte, header []string) ([][]string, error) {
	text := sample
	if name != "sample" {
		var err error
		if text, name, err = program.Input(name, t.in, nil); err != nil {
			return nil, err
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], header) {
		return nil, fmt.Errorf("%s: want the columns %s", name, strings.Join(header, ","))
	}
	return rows[1:], nil
}

// readBasket reads a basket from a file, or the sample.
func (t tables) readBasket(name string) ([]index.Product, error) {
	rows, err := t.readTable(name, sampleBasket, basketHeader)
	if err != nil {
		return nil, err
	}
	var basket []index.Product
	for n, row := range rows {
		var p index.Product
		for i, to := range []*figure.Figure{&p.Price0, &p.Quantity0, &p.Price1, &p.Quantity1} {
			if *to, err = figure.Parse(row[i+1]); err != nil {
				return nil, fmt.Errorf("%s: line %d: %s: %w", name, n+2, basketHeader[i+1], err)
			}
		}
		basket = append(basket, p)
	}
	return basket, nil
}

// places is how many decimal places an index is enclosed to that has no end.
const places = 6

// priceIndex is an index by one formula, as a ratio.
type priceIndex struct {
	Formula  string        `json:"formula"`
	Price    figure.Figure `json:"price"`
	Quantity figure.Figure `json:"quantity"`
}

// indices computes the four indices of a basket, of its prices and of its
// quantities.
func indices(basket []index.Product) ([]priceIndex, error) {
	quantities := make([]index.Product, len(basket))
	for i, p := range basket {
		quantities[i] = p.Swap()
	}
	var all []priceIndex
	for _, f := range []struct {
		name    string
		compute func([]index.Product) (figure.Figure, error)
	}{
		{"Laspeyres", index.Laspeyres},
		{"Paasche", index.Paasche},
		{"Fisher", func(b []index.Product) (figure.Figure, error) { return index.Fisher(b, places) }},
		{"Törnqvist", func(b []index.Product) (figure.Figure, error) { return index.Tornqvist(b, places) }},
	} {
		x := priceIndex{Formula: f.name}
		var err error
		if x.Price, err = f.compute(basket); err == nil {
			x.Quantity, err = f.compute(quantities)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// printBasket prints the indices of a basket.
func (t tables) printBasket(name string) error {
	basket, err := t.readBasket(name)
	if err != nil {
		return program.Usage("%w", err)
	}
	all, err := indices(basket)
	if err != nil {
		return err
	}
	if t.format == "json" {
		return page.JSON(t.out, all)
	}
	var text strings.Builder
	t.writeIndices(&text, all)
	return t.print(text.String())
}

// writeIndices writes the indices with 100 in the base period.
func (t tables) writeIndices(w *strings.Builder, all []priceIndex) {
	lang := t.style.Lang
	show := func(f figure.Figure) string {
		x, err := f.Mul(figure.FromInt64(100))
		if err != nil {
			return page.Refused(err, lang)
		}
		return page.Writer(lang).Say(x)
	}
	var rows [][]string
	for _, x := range all {
		rows = append(rows, []string{x.Formula, show(x.Price), show(x.Quantity)})
	}
	say := func(name string) string { return messages.Phrase(name).In(lang) }
	t.style.Table(w, say("Basket, base period = 100"),
		[]string{say("formula"), say("prices"), say("quantities")}, rows)
}
