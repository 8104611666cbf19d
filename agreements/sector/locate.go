package sector

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// What holds records against each other knows their paths, not their lines. So
// the files of the problems without a line are read once more.

// locate gives every listed problem its line. Of records that are there twice the
// second is the one too many.
func (l *loader) locate() {
	wanted := make(map[string][]*Error)
	for _, e := range l.bad.List {
		switch {
		case e.Path == "" || e.Line > 0:
		case e.File != "":
			wanted[e.File] = append(wanted[e.File], e)
		case strings.HasPrefix(e.Path, "/observations/"):
			wanted[""] = append(wanted[""], e)
		}
	}
	l.locateObservations(wanted[""])
	delete(wanted, "")
	for file, errs := range wanted {
		for i, at := range l.find(file, pathsOf(errs)) {
			if len(at) > 0 {
				last := at[len(at)-1]
				errs[i].Line, errs[i].Column = last.line, last.column
			}
		}
	}
}

// locateObservations finds the files and the lines of observations that stand
// twice, in one file or in two.
func (l *loader) locateObservations(errs []*Error) {
	if len(errs) == 0 {
		return
	}
	first := make([]string, len(errs))
	for _, file := range l.files[observationsFile] {
		for i, at := range l.find(file, pathsOf(errs)) {
			at = slices.DeleteFunc(at, func(p place) bool { return p.partial })
			if len(at) == 0 || strings.HasPrefix(errs[i].Detail, also) {
				continue
			}
			last := at[len(at)-1]
			errs[i].File, errs[i].Line, errs[i].Column = file, last.line, last.column
			switch {
			case first[i] != "":
				errs[i].Detail = also + first[i]
			case len(at) > 1:
				errs[i].Detail = also + "line " + strconv.Itoa(at[0].line)
			}
			first[i] = file
		}
	}
}

// also begins the detail of a duplicate record.
const also = "also in "

func pathsOf(errs []*Error) []string {
	paths := make([]string, len(errs))
	for i, e := range errs {
		paths[i] = e.Path
	}
	return paths
}

// place is a place in a file. It is partial when only the beginning of the path
// leads there.
type place struct {
	line, column int
	partial      bool
}

// find returns where the records of some paths stand in a file, in order.
func (l *loader) find(file string, paths []string) [][]place {
	l.left = l.opt.MaxBytes
	found := make([][]place, len(paths))
	f, err := l.open(file)
	if err != nil {
		return found
	}
	defer f.Close()
	switch path.Ext(file) {
	case ".jsonl":
		findLines(f, paths, found)
	case ".csv":
		findRecords(f, paths, found)
	default:
		findValues(f, paths, found)
	}
	return found
}

// finder looks for the values at some paths of a JSON document.
type finder struct {
	text  []byte
	found [][]place
}

// want is what is left of a path, and its number.
type want struct {
	tokens []string
	path   int
}

// maxDepth is how deep a document is searched.
const maxDepth = 64

// search finds the values that are wanted in the one from start to end, and
// takes that one for those that it does not hold.
func (f *finder) search(start, end int, wanted []want, depth int) {
	met := make(map[int]bool)
	if depth < maxDepth {
		f.children(start, end, func(name string, from, to int) {
			var next []want
			for _, w := range wanted {
				if len(w.tokens) > 0 && w.tokens[0] == name {
					next = append(next, want{w.tokens[1:], w.path})
					met[w.path] = true
				}
			}
			if len(next) > 0 {
				f.search(from, to, next, depth+1)
			}
		})
	}
	for _, w := range wanted {
		if !met[w.path] {
			p := placeAt(f.text, start)
			p.partial = len(w.tokens) > 0
			f.found[w.path] = append(f.found[w.path], p)
		}
	}
}

// children visits the members of an object or the elements of an array, each
// with the name that a path calls it by.
func (f *finder) children(start, end int, visit func(name string, from, to int)) {
	dec := json.NewDecoder(bytes.NewReader(f.text[start:end]))
	open, err := dec.Token()
	if open != json.Delim('{') && open != json.Delim('[') {
		return
	}
	for i := 0; err == nil && dec.More(); i++ {
		var key json.Token
		if open == json.Delim('{') {
			key, err = dec.Token()
		}
		var raw json.RawMessage
		if err == nil {
			err = dec.Decode(&raw)
		}
		if err != nil {
			return
		}
		name, ok := key.(string)
		if !ok {
			name = elementName(raw, i)
		}
		to := start + int(dec.InputOffset())
		visit(name, to-len(raw), to)
	}
}

// placeAt returns the line and column of an offset.
func placeAt(text []byte, offset int) place {
	before := text[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return place{line: bytes.Count(before, []byte{'\n'}) + 1, column: utf8.RuneCount(line) + 1}
}

// elementName returns what a path calls an element of an array: its id, its
// fingerprint, its code, or its number.
func elementName(raw []byte, i int) string {
	var record struct{ ID, Fingerprint, Code string }
	if json.Unmarshal(raw, &record) == nil {
		if name := cmp.Or(record.ID, record.Fingerprint, record.Code); name != "" {
			return name
		}
	}
	return strconv.Itoa(i)
}

// tokens splits a JSON Pointer.
func tokens(path string) []string {
	list := strings.Split(path, "/")[1:]
	for i, t := range list {
		list[i] = cite.Unescape(t)
	}
	return list
}

// findValues finds values in a JSON document.
func findValues(r io.Reader, paths []string, found [][]place) {
	text, err := io.ReadAll(io.LimitReader(r, maxDocument))
	if err != nil {
		return
	}
	wanted := make([]want, len(paths))
	for i, p := range paths {
		wanted[i] = want{tokens(p), i}
	}
	f := finder{text, found}
	f.search(0, len(text), wanted, 0)
}

// maxDocument is the length of the documents in which lines are looked for.
const maxDocument = 64 << 20

// findLines finds observations in JSON Lines.
func findLines(r io.Reader, paths []string, found [][]place) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		var record struct{ ID string }
		if json.Unmarshal(in.Bytes(), &record) == nil {
			note(record.ID, place{line: line, column: 1}, paths, found)
		}
	}
}

// findRecords finds observations in a table.
func findRecords(r io.Reader, paths []string, found [][]place) {
	r, comma := csv.Separator(r)
	in := csv.NewReader(r, csv.Options{Comma: comma})
	header, err := in.Read()
	if err != nil {
		return
	}
	column := slices.IndexFunc(header, func(cell []byte) bool { return csv.ColumnName(cell) == "id" })
	for column >= 0 {
		cells, err := in.Read()
		if err != nil {
			return
		}
		if column < len(cells) {
			_, line, at := in.Position(column)
			note(string(cells[column]), place{line: line, column: at}, paths, found)
		}
	}
}

// note notes a place under the paths that name the observation.
func note(id string, at place, paths []string, found [][]place) {
	for i, p := range paths {
		if list := tokens(p); len(list) > 1 && list[1] == id {
			found[i] = append(found[i], at)
		}
	}
}
