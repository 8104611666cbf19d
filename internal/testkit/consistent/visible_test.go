package consistent_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/consistent"
)

func TestVisible(t *testing.T) {
	page := `<!DOCTYPE html><head><title>2016</title></head><style>p {margin: 12px}</style>
<h1>Emplois</h1><table><tr><td>34&#160;215 <b>emplois</b></td><td><q>34.215</q></td></tr></table><code>F0016</code>`
	text := consistent.Visible(page)
	consistent.Page{
		Name: "HTML", Text: text, Locale: wording.FrMA, JSON: []byte(`{"jobs": "34215 job"}`), Few: 1,
	}.Check(t)
}
