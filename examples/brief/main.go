// Command brief tells what matters of a sector first: its errors, each in a sentence,
// and how much else there is to see. Morocco's sector begins with an article, and the
// brief is about its 24 statements: what they say, what follows from them, and what is
// wrong with them. Of any other sector it tells the errors and the key figures.
//
//	go run ./examples/brief                     the errors, in English
//	go run ./examples/brief -all                everything, statement by statement
//	go run ./examples/brief -lang ar            in Arabic; fr for French
//	go run ./examples/brief -format markdown    or json, which always has everything
//	go run ./examples/brief -explain exports_per_job
//	go run ./examples/brief -folder textiles    another sector
package main

import (
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/program"
)

func main() { program.Main("brief", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("brief", out)
	flags.About(messages,
		"Tells what is wrong with the figures of a sector, the worst first, and what they say.", "",
		"", "the errors of the article that Morocco’s sector begins with",
		"-all", "everything: its statements, its figures, what follows from them, and all findings",
		"-lang ar", "in Arabic",
		"-explain exports_per_job", "one number, down to the words in print",
		"-folder textiles -all", "the folder of another sector")
	lang, format, width := flags.Lang(), flags.Format("text", "markdown", "json"), flags.Width()
	where := folder.Flag(flags)
	all := flags.Bool("all", false, "print everything; without it what matters most")
	explain := flags.String("explain", "", "print the explanation of one `metric`, or \"list\" for their names")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	sector, err := where.Sector()
	if err != nil {
		return err
	}
	b, err := newBrief(sector, *lang)
	if err != nil {
		return err
	}
	b.style = program.Style(out, *format, *width, *lang)
	if *explain == "" {
		b.check()
	}
	var text strings.Builder
	switch {
	case *explain != "":
		err = b.explain(&text, *explain)
	case *format == "json":
		return b.json(out)
	default:
		b.text(&text, *all)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, b.style.Fit(text.String()))
	return err
}
