package sector_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/agreements/sector"
)

// spot is a place in a text, as a reader counts it.
type spot struct {
	file         string
	line, column int
}

// written is a file that is being written, and where its values stand.
type written struct {
	strings.Builder
	name  string
	mark  int             // bytes of a byte order mark, which is no character of a line
	spots map[string]spot // of values, by path
}

// here returns the place at which the text ends now.
func (w *written) here() spot {
	text := w.String()[w.mark:]
	line := text[strings.LastIndex(text, "\n")+1:]
	return spot{w.name, 1 + strings.Count(text, "\n"), 1 + utf8.RuneCountInString(line)}
}

// cellsOf are the members of a record, in the order of a table.
var cellsOf = []string{"words", "id", "indicator", "note", "period", "figure", "unit", "role", "source", "words_lang"}

// memberPath returns the path of a column below its record.
func memberPath(column string) string {
	if column == "indicator" || column == "period" {
		return "key/" + column
	}
	return column
}

// record returns the members of a record; a fault makes one of them wrong.
func record(r *rand.Rand, id string, n int, fault string) map[string]string {
	notes := []string{"", "plain", "أول سطر\r\nثان", "a \"quoted\" é,;\nline\n\nbreaks", "€€€ {\"id\": \"no\"}"}
	figure := 10_000 + 7*n
	m := map[string]string{
		"id": id, "indicator": "jobs", "period": fmt.Sprintf("%d-%02d", 1960+n/12, 1+n%12), "unit": "job",
		"figure": strconv.Itoa(figure),
		"role":   "observed", "source": "office", "words_lang": "fr", "note": notes[r.IntN(len(notes))],
		"words": fmt.Sprintf("%d emplois", figure),
	}
	switch fault {
	case "":
	case "figure":
		m["figure"] = "12x"
	case "period":
		m["period"] = "20155"
	case "role":
		m["role"] = "observd"
	case "unit":
		m["unit"] = "job//job"
	case "source":
		m["source"] = "of fice"
	case "words":
		m["figure"] = strconv.Itoa(figure + 3)
	}
	return m
}

// faults are the members of which one is wrong.
var faults = []string{"figure", "period", "role", "unit", "source"}

// table writes a table with a byte order mark, CRLF and quoted line breaks.
func table(r *rand.Rand, first, n int, fault func(int) string) *written {
	w := &written{name: "observations.csv", mark: len("\ufeff"), spots: map[string]spot{}}
	w.WriteString("\ufeff" + strings.Join(cellsOf, ";") + "\r\n")
	for i := first; i < first+n; i++ {
		id := fmt.Sprintf("C%03d", i)
		m := record(r, id, i, fault(i))
		for k, column := range cellsOf {
			if k > 0 {
				w.WriteByte(';')
			}
			w.spots["/observations/"+id+"/"+memberPath(column)] = w.here()
			cell := m[column]
			if strings.ContainsAny(cell, "\";\r\n") || r.IntN(4) == 0 {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			w.WriteString(cell)
		}
		w.WriteString("\r\n")
	}
	return w
}

// jsonText writes a document, or lines, whose members come in any order and on any lines.
func jsonText(r *rand.Rand, name string, first, n int, fault func(int) string) *written {
	w := &written{name: name, spots: map[string]spot{}}
	lines := strings.HasSuffix(name, ".jsonl")
	if lines {
		w.WriteString(`{"format": "mithaq.observations/1"}` + "\n")
	} else {
		w.WriteString("{\"format\": \"mithaq.observations/1\", \"observations\": [\r\n")
	}
	gap := func() {
		w.WriteString([]string{"", " ", "\t", "\n  ", "\r\n"}[r.IntN(map[bool]int{true: 3, false: 5}[lines])])
	}
	for i := first; i < first+n; i++ {
		id := fmt.Sprintf("J%03d", i)
		m := record(r, id, i, fault(i))
		path := "/observations/" + id
		member := func(name, key string) {
			fmt.Fprintf(w, "%q:", name)
			gap()
			w.spots[path+"/"+key] = w.here()
			w.WriteString(strconv.Quote(m[name]))
		}
		if i > first && !lines {
			w.WriteString(",")
			gap()
		}
		w.spots[path] = w.here()
		w.WriteString("{")
		names := []string{"id", "key", "figure", "unit", "role", "source", "note", "words", "words_lang"}
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for k, name := range names {
			if k > 0 {
				w.WriteString(",")
			}
			gap()
			if name != "key" {
				member(name, name)
				continue
			}
			w.WriteString(`"key": {`)
			member("indicator", "key/indicator")
			w.WriteString(", ")
			member("period", "key/period")
			w.WriteString("}")
		}
		gap()
		w.WriteString("}")
		if lines {
			w.WriteString("\n")
		}
	}
	if !lines {
		w.WriteString("]}\n")
	}
	return w
}

// folderOf returns a folder with some files of observations.
func folderOf(files ...*written) fstest.MapFS {
	folder := fstest.MapFS{
		"catalogue.json": {Data: []byte(`{"format": "mithaq.catalogue/1", "indicators": [
			{"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock"}]}`)},
		"sources.json": {Data: []byte(`{"format": "mithaq.sources/1", "bodies": [{"id": "o", "name": "Office"}],
			"sources": [{"id": "office", "carrier": "o"}]}`)},
	}
	for _, w := range files {
		folder[w.name] = &fstest.MapFile{Data: []byte(w.String())}
	}
	return folder
}

// TestPlacesOfPlantedFaults: of 600 members that are wrong, the line and the column are
// those at which they were written.
func TestPlacesOfPlantedFaults(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 7))
	planted := map[int]string{}
	fault := func(i int) string {
		planted[i] = faults[r.IntN(len(faults))]
		return planted[i]
	}
	files := []*written{
		table(r, 0, 250, fault), jsonText(r, "observations.json", 250, 250, fault),
		jsonText(r, "observations.jsonl", 500, 100, fault),
	}
	_, err := sector.Load(folderOf(files...), sector.Options{MaxProblems: 1000})
	var problems *sector.Problems
	if !errors.As(err, &problems) || problems.Total != len(planted) {
		t.Fatalf("%d problems, want %d", len(problems.List), len(planted))
	}
	for _, p := range problems.List {
		name := strings.Split(p.Path, "/")[2]
		n, _ := strconv.Atoi(name[1:])
		for _, w := range files {
			if want := w.spots["/observations/"+name+"/"+memberPath(planted[n])]; w.name == p.File &&
				want != (spot{p.File, p.Line, p.Column}) {
				t.Errorf("%v: want %v (%s)", p, want, planted[n])
			}
		}
	}
}

// TestPlacesOfFindings: of 300 figures that are not what their words say, the
// finding is on the line of the ID; its column is that of the figure if it stands there,
// else that of the record or of the ID.
func TestPlacesOfFindings(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 8))
	fault := func(i int) string {
		if i%2 == 0 {
			return "words"
		}
		return ""
	}
	files := []*written{
		table(r, 0, 250, fault), jsonText(r, "observations.json", 250, 250, fault),
		jsonText(r, "observations.jsonl", 500, 100, fault),
	}
	s, err := sector.Load(folderOf(files...), sector.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]spot{}
	for _, w := range files {
		for path, at := range w.spots {
			record, _ := strings.CutSuffix(path, "/figure")
			id := w.spots[record+"/id"]
			if record == path {
				continue
			}
			begin, ok := w.spots[record]
			if !ok || begin.line != id.line {
				begin = id
			}
			if at.line != id.line {
				at = begin
			}
			want[path] = at
		}
	}
	told := 0
	for _, f := range s.Check() {
		if f.Code != "IND064" {
			continue
		}
		told++
		at := spot{f.Place.File, f.Place.Line, f.Place.Column}
		if want[f.Path] != at {
			t.Errorf("%s: %v, want %v", f.Path, at, want[f.Path])
		}
		n, _ := strconv.Atoi(strings.Split(f.Path, "/")[2][1:])
		if n%2 != 0 {
			t.Errorf("%s: nothing was planted", f.Path)
		}
	}
	if told != 300 {
		t.Errorf("%d findings of words, want 300", told)
	}
	for path, at := range want {
		if p, ok := s.Place(path); !ok || at != (spot{p.File, p.Line, p.Column}) {
			t.Errorf("%s: %v, want %v", path, p, at)
		}
	}
}

// TestNoPlaces: a sector that was not read from files has no places.
func TestNoPlaces(t *testing.T) {
	var none *sector.Sector
	for _, s := range []*sector.Sector{none, new(sector.Sector)} {
		if p, ok := s.Place("/observations/A"); ok || p.IsSet() {
			t.Error(p)
		}
	}
}
