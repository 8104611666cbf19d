package sheet_test

import (
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// releves is a file of a user: year, indicator, value in words, source.
const releves = "\ufeffANNÉE;Indicateur;Valeur;Source\r\n" +
	"2014;Emplois;63 mille;ministere\r\n" +
	"2015;Emplois;65 mille;ministere\r\n" +
	"2015;Emplois;plus de 70 000;amrc\r\n" +
	"2015;Part des femmes;155 %;amrc\r\n"

const relevesLayout = `{
  "format": "mithaq.layout/1", "id": "releves", "facts": {"area": "MA"}, "reader": {"locale": "fr-MA"},
  "sources": [
    {"id": "amrc", "carrier": "amrc", "date": "2016"}, {"id": "ministere", "carrier": "ministere", "date": "2016"}],
  "columns": [
    {"title": "Année", "means": "period"},
    {"title": "Indicateur", "names": {
      "Emplois": {"indicator": "jobs", "unit": "job"}, "Part des femmes": {"indicator": "women"}}},
    {"title": "Valeur", "means": "value"},
    {"title": "Source", "means": "source"}]
}`

const relevesCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": {"fr": "emplois"}, "unit": "job", "nature": "stock", "bounds": "[0,+inf)"},
    {"id": "women", "name": {"fr": "part des femmes"}, "unit": "percent", "nature": "ratio", "bounds": "[0,100]"}],
  "areas": [{"id": "MA", "name": {"fr": "Maroc"}}]
}`

// A small need: a file with words for figures, read, held against bounds, with growth
// and conflicts, in French. Errors are not looked at here to keep it short.
func Example_small() {
	catalogue, _ := indicators.DecodeCatalogue(strings.NewReader(relevesCatalogue), indicators.DecodeOptions{})
	layout, _ := sheet.DecodeLayout(strings.NewReader(relevesLayout))
	grid, _ := sheet.ReadText(strings.NewReader(releves), layout.Text, sheet.Limits{})
	rows := sheet.Read(grid, layout)
	for _, f := range rows.Findings() {
		fmt.Println(f.Text(wording.Fr))
	}
	data, _ := rows.Dataset(catalogue)
	view := data.View(indicators.ViewConfig{Policy: indicators.Hull})
	for _, f := range rules.Check(view, rules.All()...) {
		if f.Severity > finding.SeverityInfo {
			fmt.Println(f.Text(wording.Fr))
		}
	}
	series, _ := view.Series(indicators.Key{Indicator: "jobs", Area: "MA"})
	growth, _ := series.Growth(period.Year(2014), period.Year(2015))
	w := wording.NewWriter(wording.FrMA, wording.WriterOptions{Places: wording.AtMost(1, money.HalfEven)})
	fmt.Println("croissance :", w.Percent(growth.Quantity.Figure))
	for _, c := range view.Conflicts(indicators.Selector{Indicator: "jobs"}) {
		fmt.Println(c.Why(wording.Fr))
	}
	// Output:
	// plus de 70 000 emplois (amrc) et 65 000 emplois (ministere) : valeurs incompatibles
	// la valeur 155 % sort des bornes : 0 % à 100 %
	// croissance : plus de 3,1 %
	// jobs MA 2015 : valeurs incompatibles
	// releves-C3, releves-C4 : valeurs incompatibles
}
