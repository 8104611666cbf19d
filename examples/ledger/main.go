// Command ledger follows an envelope that is paid out by tranches under
// conditions: what is committed, earned by the formula, payable by the
// conditions, paid and due back on every day that counts, to the centime; and
// what the envelope cannot fund. Without arguments it reads the sample files
// from its own folder, and shows the premiums of Oujda and Fès below.
//
//	go run ./examples/ledger                     a text in English
//	go run ./examples/ledger -lang fr            in French; ar for Arabic
//	go run ./examples/ledger -format markdown    or json
//	go run ./examples/ledger -agreements fund.json -declarations declarations.csv -agreement jobs-fund -instrument premium -at 2019-12-31,2020-12-31
package main

import (
	"bytes"
	_ "embed"
	"io"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
)

//go:embed fund.json
var sampleAgreements []byte

//go:embed declarations.csv
var sampleDeclarations []byte

func main() { program.Main("ledger", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("ledger", out)
	agreementsFile := flags.String("agreements", "", "file of agreements; default the sample")
	declarationsFile := flags.String("declarations", "", "CSV file of declarations; default the sample")
	agreement := flags.String("agreement", "jobs-fund", "agreement")
	instrument := flags.String("instrument", "premium", "instrument")
	days := flags.Dates("at",
		"2017-12-31,2018-03-01,2018-12-31,2019-03-15,2019-12-31,2020-03-02,2020-12-31,2021-02-28",
		"days, joined by commas; each is answered with what was known on it")
	lang, format := flags.Lang(), flags.Format("text", "markdown", "json")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	book, err := open(*agreementsFile, sampleAgreements)
	if err != nil {
		return err
	}
	declared, err := open(*declarationsFile, sampleDeclarations)
	if err != nil {
		return err
	}
	r := report{lang: *lang, days: *days}
	if err := r.read(book, declared, agreements.ID(*agreement), agreements.ID(*instrument)); err != nil {
		return err
	}
	if *agreementsFile == "" {
		if err := r.regions(); err != nil {
			return err
		}
	}
	if *format == "json" {
		return page.JSON(out, document{r.ledgers, r.unknown, r.funded})
	}
	var text strings.Builder
	r.write(&text, page.Style{Markdown: *format == "markdown"})
	_, err = io.WriteString(out, text.String())
	return err
}

// open returns the content of a file, or the sample where none is named.
func open(name string, sample []byte) (io.Reader, error) {
	if name == "" {
		return bytes.NewReader(sample), nil
	}
	data, err := os.ReadFile(name)
	return bytes.NewReader(data), err
}
