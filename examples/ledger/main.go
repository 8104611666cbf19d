// Command ledger follows an envelope that is paid out by tranches under
// conditions: what is committed, earned by the formula, payable by the
// conditions, paid and due back on every day that counts, to the centime; and
// what the envelope cannot fund. Without arguments it reads the sample files
// from its own folder, and shows the premiums of Oujda and Fès below. Of the folder of
// a sector it shows an instrument, and what every envelope funds.
//
//	go run ./examples/ledger                     a text in English
//	go run ./examples/ledger -lang fr            in French; ar for Arabic
//	go run ./examples/ledger -format markdown    or json
//	go run ./examples/ledger -folder textiles    an instrument of another sector
//	go run ./examples/ledger -agreements fund.json -declarations declarations.csv -at 2019-12-31,2020-12-31
package main

import (
	"bytes"
	_ "embed"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
)

//go:embed fund.json
var sampleAgreements []byte

//go:embed declarations.csv
var sampleDeclarations []byte

func main() { program.Main("ledger", run) }

func run(args []string, in io.Reader, out io.Writer) error {
	flags := program.New("ledger", out)
	flags.About(messages,
		"Follows an envelope that is paid out in tranches under conditions, to the centime, day by day.", "",
		"", "a made-up fund, and the premiums of Oujda and Fès",
		"-lang fr -format markdown", "in French, as Markdown",
		"-folder textiles", "the first instrument of another sector",
		"-at 2019-12-31,2020-12-31", "on two days",
		"-agreements fund.json -declarations declarations.csv", "your own files")
	agreementsFile := flags.String("agreements", "", "`file` of agreements, - for standard input; without it the sample")
	declarationsFile := flags.String("declarations", "", "CSV `file` of declarations; without it the sample")
	agreement := flags.String("agreement", "", "`name` of the agreement; without it jobs-fund, or the first of a folder")
	instrument := flags.String("instrument", "", "`name` of the instrument; without it premium, or the first of a folder")
	days := flags.Dates("at", "",
		"`days` with commas between, each with what was known on it; without it the days of the payments and tranches")
	lang, format, width := flags.Lang(), flags.Format("text", "markdown", "json"), flags.Width()
	where := folder.FlagAbout(flags, "the `folder` of a sector with an agreement that pays money; without it the sample")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	r := report{lang: *lang, days: *days}
	if where.Given() {
		sector, err := where.Sector()
		if err != nil {
			return err
		}
		if err := r.readSector(sector, agreements.ID(*agreement), agreements.ID(*instrument)); err != nil {
			return err
		}
	} else {
		book, err := open(*agreementsFile, in, sampleAgreements)
		if err != nil {
			return err
		}
		declared, err := open(*declarationsFile, in, sampleDeclarations)
		if err != nil {
			return err
		}
		id, of := agreements.ID(*agreement), agreements.ID(*instrument)
		if err := r.read(book, declared, or(id, "jobs-fund"), or(of, "premium")); err != nil {
			return program.Usage("%w", err)
		}
		if *agreementsFile == "" {
			if err := r.regions(); err != nil {
				return err
			}
		}
	}
	if *format == "json" {
		return page.JSON(out, document{r.ledgers, r.unknown, r.funded})
	}
	var text strings.Builder
	style := program.Style(out, *format, *width, *lang)
	r.write(&text, style)
	_, err := io.WriteString(out, style.Fit(text.String()))
	return err
}

// or returns a name, or the usual one where none is given.
func or(id, usual agreements.ID) agreements.ID {
	if id == "" {
		return usual
	}
	return id
}

// open returns the content of a file, or the sample where none is named.
func open(name string, in io.Reader, sample []byte) (io.Reader, error) {
	if name == "" {
		return bytes.NewReader(sample), nil
	}
	text, _, err := program.Input(name, in, nil)
	return bytes.NewReader(text), err
}
