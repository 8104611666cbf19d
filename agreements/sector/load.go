package sector

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"iter"
	"math"
	"path"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/places"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Options say how [Load] reads a folder. The zero value is the safe behaviour; a
// number that is not positive means the default.
type Options struct {
	// Ignore names files that are not read, by name or by a pattern of
	// [path.Match]: "budget.csv", "*-old.json". Every other file with the ending
	// of a data file must have one of the known names.
	Ignore []string `json:"ignore,omitzero"`
	// Own are files that this kind of sector has beside those of every sector.
	Own []OwnFile `json:"own,omitzero"`
	// DataRules and Rules are the sector's own rules, over figures and over
	// agreements. They run with those of the library.
	DataRules []figurerules.Rule    `json:"data_rules,omitzero"`
	Rules     []agreementrules.Rule `json:"rules,omitzero"`
	// MaxBytes limits all files together; default 1 GiB.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxProblems limits the problems that are listed; default 100. All are
	// counted.
	MaxProblems int `json:"max_problems,omitzero"`
}

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = 1 << 30
	}
	o.MaxBytes = min(o.MaxBytes, math.MaxInt64/2)
	if o.MaxProblems <= 0 {
		o.MaxProblems = 100
	}
	return o
}

// OwnFile is a file that one kind of sector has beside those of every sector.
type OwnFile struct {
	// Name is its name in the folder, such as "offshoring.json".
	Name string
	// Decode reads it. It is not called when the file is absent. The problems
	// that its error names are listed with those of the other files.
	Decode func(io.Reader) error
}

// Load reads a sector from a folder; the package page says what is in one. The
// error is a [*Problems] with what is wrong in every file, each with its line
// and path. A defect of the data, such as figures that disagree, is not an
// error but a finding of [Sector.Check].
func Load(folder fs.FS, opt Options) (*Sector, error) {
	opt = opt.withDefaults()
	l := &loader{
		folder: folder, opt: opt, left: opt.MaxBytes, own: make([]bool, len(opt.Own)), places: places.New(),
	}
	l.list()
	catalogue := l.catalogue()
	var data indicators.Builder
	l.sources(&data)
	l.observations(&data)
	book := l.agreements()
	metrics := l.metrics(catalogue)
	acknowledged := l.acknowledgements()
	s := l.settings()
	config := checker{
		settings: s, metrics: metrics, catalogue: catalogue,
		fail:   func(path string, err error, detail string) { l.failIn(settingsFile, path, err, detail) },
		absent: l.absent,
	}.config()
	l.ownFiles()
	if l.bad.Total > 0 {
		return nil, l.err()
	}
	dataset, err := data.Build(catalogue)
	if err != nil {
		l.problems("", err)
		return nil, l.err()
	}
	spec := Spec{
		ID: s.ID, Name: s.Name, Notes: s.Notes, Dataset: dataset, Book: book, Metrics: metrics, Severities: s.Severities,
		RuleConfig: config, DataRules: opt.DataRules, Rules: opt.Rules, Acknowledgements: acknowledged,
	}
	gradesOf(spec.Severities, spec, func(n int, member string, err error, detail string) {
		at := cite.Pointer("severities", string(spec.Severities[n].Code))
		if member != "" {
			at += "/" + member
		}
		l.failIn(settingsFile, at, err, detail)
	})
	if l.bad.Total > 0 {
		return nil, l.err()
	}
	loaded, err := build("Load", spec)
	if err == nil {
		l.places.Close()
		loaded.places = l.places
	}
	return loaded, err
}

// loader reads a folder and gathers what is wrong with its files.
type loader struct {
	folder fs.FS
	opt    Options
	left   int64                // bytes that may still be read
	files  [len(kinds)][]string // by kind, in order of name
	own    []bool               // which of the own files are there
	broken [len(kinds)]bool     // kinds with a file that could not be read
	unread [len(kinds)]bool     // kinds with what is no file
	at     map[string]string    // the file of a record, by kind and path
	bad    Problems
	places *places.Index
}

// fail lists a problem while there is room, and counts it.
func (l *loader) fail(e *Error) {
	e.Op = "Load"
	if l.bad.Total++; len(l.bad.List) < l.opt.MaxProblems {
		l.bad.List = append(l.bad.List, e)
	}
}

// failIn is fail for the only file of a kind.
func (l *loader) failIn(k int, path string, err error, detail string) {
	for _, file := range l.files[k] {
		l.fail(&Error{File: file, Path: path, Err: err, Detail: detail})
	}
}

// err returns the problems, each with its line.
func (l *loader) err() error {
	l.locate()
	l.bad.sort()
	return &l.bad
}

// problems lists what an error of a decoder says about a file.
func (l *loader) problems(file string, err error) {
	var (
		strict *strictjson.Problems
		many   *indicators.Problems
		data   *indicators.Error
		agreed *agreements.Error
	)
	switch {
	case errors.As(err, &strict):
		for _, p := range strict.List {
			l.fail(&Error{File: file, Line: p.Line, Column: p.Column, Path: p.Pointer, Err: p.Err})
		}
		l.bad.Total += strict.Total - len(strict.List)
	case errors.As(err, &many):
		for _, e := range many.List {
			at := e.Path
			if path.Ext(file) == ".jsonl" && at != "" {
				at = "/" + observations + at // lines are read as an array without a name
			}
			l.fail(&Error{File: file, Line: e.Line, Column: e.Column, Path: at, Err: e.Err, Detail: e.Detail})
		}
		l.bad.Total += many.Total - len(many.List)
	case errors.As(err, &data):
		l.problems(file, &indicators.Problems{List: []*indicators.Error{data}, Total: 1})
	case errors.As(err, &agreed):
		for e := range eachError(err) {
			l.fail(&Error{File: file, Line: e.Line, Column: e.Column, Path: e.Path, Err: e.Err, Detail: e.Detail})
		}
	default:
		l.fail(&Error{File: file, Err: err})
	}
}

// read opens every file of a kind, in order of name.
func (l *loader) read(k int, decode func(name string, r io.Reader) error) {
	for _, name := range l.files[k] {
		ok := l.readFile(name, func(r io.Reader) error { return decode(name, r) })
		l.broken[k] = l.broken[k] || !ok
	}
}

// readFile opens a file and reads it, and reports whether nothing was wrong.
func (l *loader) readFile(name string, decode func(io.Reader) error) bool {
	f, err := l.open(name)
	if err != nil {
		l.fail(&Error{File: name, Err: err})
		return false
	}
	defer f.Close()
	in := bufio.NewReader(f)
	if head, err := in.Peek(2); bytes.Equal(head, []byte("\xff\xfe")) || bytes.Equal(head, []byte("\xfe\xff")) {
		l.fail(&Error{
			File: name, Line: 1, Column: 1, Err: indicators.ErrFormat,
			Detail: "it begins with a mark of UTF-16: save it as UTF-8",
		})
		return false
	} else if len(head) == 0 && err == io.EOF {
		l.fail(&Error{
			File: name, Line: 1, Column: 1, Err: indicators.ErrFormat, Detail: "it is empty, there is nothing to read",
		})
		return false
	}
	if err := decode(l.noted(name, in)); err != nil {
		l.problems(name, err)
		return false
	}
	return true
}

// absent reports a reference of sector.json to a record that is not there. A
// record that was read with a problem is there; so may be one in a file whose
// IDs cannot be read.
func (l *loader) absent(path, kind string, id indicators.ID) {
	file := catalogueFile
	if kind == "metric" {
		file = metricsFile
	}
	if l.unread[file] || l.broken[file] && l.mayHold(file, kind+"s", id) {
		return
	}
	l.failIn(settingsFile, path, indicators.ErrUnknown, "no "+kind+" "+string(id))
}

// mayHold reports whether the files of a kind hold a record of some ID, or IDs
// that cannot be read.
func (l *loader) mayHold(k int, member string, id indicators.ID) bool {
	left := l.left
	defer func() { l.left = left }() // what is read once more counts once
	for _, name := range l.files[k] {
		l.left = l.opt.MaxBytes
		f, err := l.open(name)
		if err != nil {
			return true
		}
		text, err := io.ReadAll(io.LimitReader(f, maxDocument))
		f.Close()
		var members map[string]json.RawMessage
		var records []struct{ ID indicators.ID }
		if err != nil || json.Unmarshal(text, &members) != nil {
			return true
		}
		if members[member] != nil && json.Unmarshal(members[member], &records) != nil {
			return true // an ID that is malformed may be the one
		}
		for _, r := range records {
			if r.ID == id || r.ID.Check() != nil {
				return true
			}
		}
	}
	return false
}

// record notes that a record is in a file, and reports a second file that has
// it too.
func (l *loader) record(file, path string) {
	if l.at == nil {
		l.at = make(map[string]string)
	}
	if first, ok := l.at[path]; ok && first != file {
		l.fail(&Error{File: file, Path: path, Err: indicators.ErrDuplicate, Detail: "also in " + first})
		return
	}
	l.at[path] = file
}

// catalogue reads the files of definitions and puts them together.
func (l *loader) catalogue() *indicators.Catalogue {
	var all indicators.CatalogueSpec
	l.read(catalogueFile, func(name string, r io.Reader) error {
		c, err := indicators.DecodeCatalogue(r, indicators.DecodeOptions{MaxProblems: l.opt.MaxProblems})
		if err != nil {
			return err
		}
		spec := c.Spec()
		for _, x := range spec.Indicators {
			l.record(name, cite.Pointer("indicators", string(x.ID)))
		}
		for _, x := range spec.Perimeters {
			l.record(name, cite.Pointer("perimeters", string(x.ID)))
		}
		for _, x := range spec.Dimensions {
			l.record(name, cite.Pointer("dimensions", string(x.ID)))
		}
		for _, x := range spec.Areas {
			l.record(name, cite.Pointer("areas", string(x.ID)))
		}
		all.Indicators = append(all.Indicators, spec.Indicators...)
		all.Perimeters = append(all.Perimeters, spec.Perimeters...)
		all.Dimensions = append(all.Dimensions, spec.Dimensions...)
		all.Areas = append(all.Areas, spec.Areas...)
		return nil
	})
	c, err := indicators.NewCatalogue(all)
	if err != nil { // what stands in two files, and has been reported
		c, _ = indicators.NewCatalogue(indicators.CatalogueSpec{})
	}
	return c
}

// sources reads the files of sources into b.
func (l *loader) sources(b *indicators.Builder) {
	none, _ := indicators.NewCatalogue(indicators.CatalogueSpec{})
	l.read(sourcesFile, func(name string, r io.Reader) error {
		var one indicators.Builder
		if err := one.DecodeSources(r, indicators.DecodeOptions{MaxProblems: l.opt.MaxProblems}); err != nil {
			return err
		}
		data, err := one.Build(none)
		if err != nil {
			return err
		}
		for x := range data.Bodies() {
			l.record(name, cite.Pointer("bodies", string(x.ID)))
			b.AddBody(x)
		}
		for x := range data.Sources() {
			l.record(name, cite.Pointer("sources", string(x.ID)))
			b.AddSource(x)
		}
		return nil
	})
}

// observations reads the files of observations into b. What they have twice is
// found when b is built.
func (l *loader) observations(b *indicators.Builder) {
	l.read(observationsFile, func(name string, r io.Reader) error {
		return b.DecodeObservations(r, formOf(name), indicators.DecodeOptions{
			MaxBytes: l.opt.MaxBytes, MaxProblems: l.opt.MaxProblems,
		})
	})
}

// formOf returns the form of a file of observations by its ending.
func formOf(name string) indicators.Format {
	switch path.Ext(name) {
	case ".jsonl":
		return indicators.JSONLines
	case ".csv":
		return indicators.CSV
	}
	return indicators.JSON
}

// mostCounted is how many problems of a file of agreements are counted.
const mostCounted = 10_000

// agreements reads the files of agreements and makes a book of them.
func (l *loader) agreements() *agreements.Book {
	var all agreements.BookSpec
	l.read(agreementsFile, func(name string, r io.Reader) error {
		spec, err := agreements.DecodeSpec(
			r, agreements.DecodeOptions{MaxProblems: max(l.opt.MaxProblems, mostCounted)},
		)
		if err != nil {
			return err
		}
		if _, err := agreements.NewBook(spec); err != nil {
			return err
		}
		for _, x := range spec.Programmes {
			l.record(name, cite.Pointer("programmes", string(x.ID)))
		}
		for _, x := range spec.Organisations {
			l.record(name, cite.Pointer("organisations", string(x.ID)))
		}
		for _, x := range spec.People {
			l.record(name, cite.Pointer("people", string(x.ID)))
		}
		for _, x := range spec.Statements {
			l.record(name, cite.Pointer("statements", string(x.ID)))
		}
		for _, x := range spec.Agreements {
			l.record(name, cite.Pointer("agreements", string(x.ID)))
		}
		all.Programmes = append(all.Programmes, spec.Programmes...)
		all.Organisations = append(all.Organisations, spec.Organisations...)
		all.People = append(all.People, spec.People...)
		all.Statements = append(all.Statements, spec.Statements...)
		all.Agreements = append(all.Agreements, spec.Agreements...)
		return nil
	})
	book, err := agreements.NewBook(all)
	if err != nil { // what stands in two files, and has been reported
		return nil
	}
	return book
}

// metrics reads the files of metrics, and holds each metric against the
// catalogue.
func (l *loader) metrics(c *indicators.Catalogue) []indicators.Metric {
	var all []indicators.Metric
	l.read(metricsFile, func(name string, r io.Reader) error {
		metrics, err := indicators.DecodeMetrics(r, indicators.DecodeOptions{MaxProblems: l.opt.MaxProblems})
		if err != nil {
			return err
		}
		all = append(all, metrics...)
		for _, m := range metrics {
			at := cite.Pointer("metrics", string(m.ID))
			l.record(name, at)
			if _, err := m.Check(c); err != nil && !l.failed(catalogueFile) {
				for _, e := range problemsOf(err) {
					l.fail(&Error{File: name, Path: at + "/formula", Err: e.Err, Detail: e.Detail})
				}
			}
		}
		return nil
	})
	slices.SortStableFunc(all, func(a, b indicators.Metric) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// failed reports whether something is wrong with a file of a kind, so that
// references to its records say nothing.
func (l *loader) failed(k int) bool {
	return slices.ContainsFunc(l.bad.List, func(e *Error) bool {
		of, ok := kindOf(e.File)
		return ok && of == k
	})
}

// problemsOf returns what an error of package indicators lists.
func problemsOf(err error) []*indicators.Error {
	var many *indicators.Problems
	var one *indicators.Error
	switch {
	case errors.As(err, &many):
		return many.List
	case errors.As(err, &one):
		return []*indicators.Error{one}
	}
	return []*indicators.Error{{Err: err}}
}

// settings reads sector.json.
func (l *loader) settings() settings {
	var s settings
	l.read(settingsFile, func(_ string, r io.Reader) (err error) {
		s, err = decodeSettings(r, strictjson.Options{MaxProblems: l.opt.MaxProblems})
		return err
	})
	return s
}

// ownFiles reads the files that only this kind of sector has.
func (l *loader) ownFiles() {
	for i, f := range l.opt.Own {
		if l.own[i] && f.Decode != nil {
			l.readFile(f.Name, f.Decode)
		}
	}
}

// eachError yields the errors of package agreements that err joins.
func eachError(err error) iter.Seq[*agreements.Error] {
	return func(yield func(*agreements.Error) bool) { walkErrors(err, yield) }
}

func walkErrors(err error, yield func(*agreements.Error) bool) bool {
	var inner *agreements.Error
	if e, ok := err.(*agreements.Error); ok && (e.Line > 0 || !errors.As(e.Err, &inner)) {
		return yield(e) // the one with the place, if there is one
	}
	switch x := err.(type) {
	case interface{ Unwrap() []error }:
		for _, e := range x.Unwrap() {
			if !walkErrors(e, yield) {
				return false
			}
		}
	case interface{ Unwrap() error }:
		return walkErrors(x.Unwrap(), yield)
	}
	return true
}
