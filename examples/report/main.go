// Command report makes a page of a sector and an agreement: where the targets stand, the
// key figures with what contradicts them, everything that was published as charts and
// tables, what is wrong, and where each number comes from. The page is one file without
// scripts. It opens in a browser without a network, and prints.
//
//	go run ./examples/report > report.html              Morocco's contract of 2016, in English
//	go run ./examples/report -lang ar > report.html     in Arabic; fr for French
//	go run ./examples/report -at 2020-12-31             on another day
//	go run ./examples/report -known 2018-12-31          with what was known then
//	go run ./examples/report -since 2016-12-31          and what changed since another day
//	go run ./examples/report -folder textiles           your own sector
//	go run ./examples/report -agreement offshoring-2024 another agreement
//	go run ./examples/report -format json               what the page says, exactly
package main

import (
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/offshoring"
)

func main() { program.Main("report", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("report", out)
	flags.About(messages,
		"Makes a page of a sector and an agreement, one file to open in a browser and to print: where the targets stand, "+
			"key figures and what contradicts them, charts of everything published, findings, sources.", "",
		"-lang ar > report.html", "Morocco’s contract of 2016, in Arabic",
		"-at 2020-12-31", "on another day",
		"-known 2018-12-31 -since 2016-12-31", "with what was known then, and what had become known since",
		"-agreement offshoring-2024", "another agreement",
		"-folder textiles", "your own sector",
		"-format json", "what the page says, exactly")
	where := folder.Flag(flags)
	agreement := flags.String("agreement", "", "`name` of the agreement; without it the one with the most targets")
	at := flags.Date("at", "", "`day` of the report; without it that of the last figure before the deadlines")
	known := flags.Known()
	since := flags.Date("since", "", "earlier `day` of knowledge: what became known after it has a part of its own")
	year := flags.Period("year", "", "`period` of the key figures; without it a year with most of them, "+
		"before the targets start if they say when, else before the day of the page")
	figures := flags.String("figures", "", "`names` of the key figures, indicators and metrics, with commas between them")
	lang, format := flags.Lang(), flags.Format("html", "json")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	q := question{
		lang: *lang, agreement: agreements.ID(*agreement), at: *at, known: *known, since: *since, year: *year,
	}
	if *figures != "" {
		for id := range strings.SplitSeq(*figures, ",") {
			q.figures = append(q.figures, indicators.ID(strings.TrimSpace(id)))
		}
	}
	in := input{files: offshoring.Files()}
	if dir := flags.Lookup("folder").Value.String(); dir != "" {
		in.files = os.DirFS(dir)
	} else if q.agreement == "" {
		q.agreement = "offshoring-2016"
		if !q.at.IsSet() {
			q.at = period.MustDate(2018, 12, 31)
			if q.known.IsSet() && q.known.Before(q.at) {
				q.at = q.known
			}
		}
	}
	var err error
	if in.sector, err = where.Sector(); err != nil {
		return err
	}
	r, err := newReport(in, q)
	if err != nil {
		return err
	}
	if *format == "json" {
		return page.JSON(out, r)
	}
	var text strings.Builder
	if err := r.html(&text); err != nil {
		return err
	}
	_, err = io.WriteString(out, text.String())
	return err
}

// input is a sector with the files that it was read from.
type input struct {
	sector *sector.Sector
	files  fs.FS
}
