package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

//go:embed testdata/bilan.xlsx testdata/bilan.json
var sample embed.FS

func main() { program.Main("sheets", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("sheets", out)
	flags.About(messages,
		"Reads a workbook by a layout and says what its cells hold and what is wrong with them; writes workbooks.", "[file]",
		"", "a sample, and what is wrong with it",
		"-lang fr -to report.xlsx", "the same as a workbook",
		"-layout bilan.json bilan.xlsx", "your own workbook",
		"-sector morocco.xlsx", "Morocco’s sector as a workbook",
		"-back folder morocco.xlsx", "and back into its files")
	layoutFile := flags.String("layout", "", "`file` with the layout of the sheet")
	to := flags.String("to", "", "`file` to write observations and findings into, a workbook")
	toSector := flags.String("sector", "", "`file` to write a sector into, a workbook")
	data := flags.String("data", "../../offshoring/data", "`folder` of the sector that -sector writes")
	back := flags.String("back", "", "`folder` to write the files into that a workbook of a sector holds")
	lang := flags.Lang()
	if done, err := flags.Parse(args, 1); done {
		return err
	}
	if *toSector != "" {
		return writeFile(*toSector, writeSector(os.DirFS(*data)))
	}
	if *back != "" {
		return restore(flags.Arg(0), *back, out)
	}
	layout, book, err := inputs(*layoutFile, flags.Arg(0))
	if err != nil {
		return program.Usage("%w", err)
	}
	grid, err := book.grid(layout.Sheet, layout.Reader.Locale, sheet.Limits{})
	if err != nil {
		return program.Usage("%w", err)
	}
	rows := sheet.Read(grid, layout)
	if err := rows.Err(); err != nil {
		return program.Usage("%w", err)
	}
	if *to != "" {
		return writeFile(*to, func(w io.Writer) error { return writeReport(w, grid, rows, *lang) })
	}
	return print(out, rows, *lang)
}

// inputs opens the layout and the workbook that are named, or the sample.
func inputs(layoutFile, bookFile string) (l sheet.Layout, b *workbook, err error) {
	if (layoutFile == "") != (bookFile == "") {
		return l, nil, program.Usage("a workbook needs its layout, and a layout its workbook: -layout file.json file.xlsx")
	}
	read := os.ReadFile
	if bookFile == "" {
		layoutFile, bookFile, read = "testdata/bilan.json", "testdata/bilan.xlsx", sample.ReadFile
	}
	text, err := read(layoutFile)
	if err != nil {
		return l, nil, err
	}
	if l, err = sheet.DecodeLayout(bytes.NewReader(text)); err != nil {
		return l, nil, err
	}
	data, err := read(bookFile)
	if err != nil {
		return l, nil, err
	}
	b, err = open(data, limits{})
	return l, b, err
}

// print prints observations, findings and what became of the cells.
func print(out io.Writer, rows *sheet.Rows, lang wording.Lang) error {
	w := wording.WriterOf(lang)
	var all []error
	line := func(format string, args ...any) {
		_, err := fmt.Fprintf(out, format+"\n", args...)
		all = append(all, err)
	}
	for row := range rows.All() {
		o := row.Observation
		line("%s  %v  %s  «%s»", row.Place(), o.Key, w.Say(o.Quantity()), o.Words)
	}
	for _, f := range rows.Findings() {
		line("%s %s %s", f.Code, f.Severity, f.Text(lang))
	}
	for c := sheet.Observation; c <= sheet.Problem; c++ {
		line("%v: %d", c, rows.Count(c))
	}
	return errors.Join(all...)
}

// writeFile writes a file that is there whole or not at all.
func writeFile(name string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// restore writes the files of a sector that a workbook holds into a folder.
func restore(bookFile, folder string, out io.Writer) error {
	data, err := os.ReadFile(bookFile)
	if err != nil {
		return err
	}
	files, err := readSector(data)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	for _, name := range sectorFiles {
		if err := root.WriteFile(name, files[name], 0o644); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s: %d bytes\n", name, len(files[name])); err != nil {
			return err
		}
	}
	return root.Close()
}
