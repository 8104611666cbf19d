package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/strictjson"
	_ "github.com/mithaq-go/mithaq/internal/testkit" // the flag -update
)

// The template is made here: its records are values of the library's types, written by
// its encoders, and its README has a line for each member. What a line says of a member
// is found by loading the sector with the member changed, and without it.

// named returns a name in three languages, of which one is attested.
func named(ar, fr, en string) wording.Text {
	return wording.MustText(
		wording.Name{Lang: wording.Ar, Name: ar, Status: wording.Translated},
		wording.Name{Lang: wording.Fr, Name: fr, Status: wording.Attested},
		wording.Name{Lang: wording.En, Name: en, Status: wording.Translated})
}

func templateCatalogue() indicators.CatalogueSpec {
	unit := figure.MustParseUnit
	return indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{
				ID: "jobs", Name: named("مناصب الشغل", "emplois", "jobs"), Unit: unit("job"), Nature: indicators.Stock,
				Direction: figure.HigherIsBetter, Bounds: figure.MustParse("[0,+inf)"), OverTime: indicators.Last,
				OverSegments: indicators.Sum, Whole: true, Note: "Copy this record for an indicator of your own.",
			},
			{
				ID: "jobs_created", Name: named("مناصب محدثة", "emplois créés", "jobs created"), Unit: unit("job"),
				Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum, Of: "jobs",
				Flow: indicators.Net,
			},
			{
				ID: "exports", Name: named("الصادرات", "exportations", "exports"), Unit: unit("MAD"),
				Nature: indicators.FlowOver, OverTime: indicators.Sum,
			},
			{
				ID: "companies", Name: named("المقاولات", "entreprises", "companies"), Unit: unit("company"),
				Nature: indicators.Stock, OverTime: indicators.Last,
			},
			{
				ID: "exports_per_job", Name: named("الصادرات لكل منصب", "exportations par emploi", "exports a job"),
				Unit: unit("MAD/job"), Nature: indicators.Ratio, OverTime: indicators.Recompute, Formula: "exports / jobs",
			},
		},
		Perimeters: []indicators.Perimeter{
			{ID: "registered", Name: named("المقاولات المسجلة", "entreprises enregistrées", "registered companies"),
				Note: "What belongs to the figures. Another definition is another perimeter."},
		},
		Dimensions: []indicators.Dimension{{
			ID: "branch", Name: named("الفرع", "branche", "branch"), Complete: figure.Yes,
			Codes: []indicators.Category{
				{ID: "spinning", Name: named("الغزل", "filature", "spinning")},
				{ID: "clothing", Name: named("الألبسة", "habillement", "clothing")},
			},
		}},
		Areas: []indicators.Category{{ID: "MA", Name: named("المغرب", "Maroc", "Morocco")}},
	}
}

// part returns a part of the whole.
func part(t *testing.T, text string) indicators.Breakdown {
	t.Helper()
	b, err := indicators.ParseBreakdown(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func templateData(t *testing.T) *indicators.Builder {
	t.Helper()
	var b indicators.Builder
	b.AddBody(
		indicators.Body{ID: "office", Name: named("مكتب الإحصاء", "Office de statistique", "Statistics office")},
		indicators.Body{ID: "gazette", Name: named("الجريدة", "La Gazette", "The Gazette")})
	b.AddSource(
		indicators.Source{
			ID: "yearbook-2025", Originator: "office", Carrier: "office", Title: "Annuaire 2025",
			Address: "https://example.org/annuaire-2025", Date: period.MustParse("2025-06-30"), Lang: wording.Fr, Rank: 1,
			Retrieved: period.MustParse("2026-01-15"), Licence: "CC-BY-4.0",
		},
		indicators.Source{
			ID: "gazette-2025", Originator: "office", Carrier: "gazette", Title: "Le textile recrute",
			Date: period.MustParse("2025-07"), Lang: wording.Fr,
			Note: "Who said it is the originator, who printed it the carrier.",
		})
	add := func(id, indicator, at, fig, unit, source, words string, of indicators.Breakdown) {
		o := indicators.Observation{
			ID: indicators.ID(id), Figure: figure.MustParse(fig), Unit: figure.MustParseUnit(unit),
			Key: indicators.Key{
				Indicator: indicators.ID(indicator), Area: "MA", Perimeter: "registered", Period: period.MustParse(at),
				Breakdown: of,
			},
			Role: indicators.RoleObserved, Source: indicators.ID(source), Words: words, WordsLang: wording.Fr,
		}
		if id == "T1" {
			o.Assurance, o.Published, o.Confidence = indicators.Verified, period.MustParse("2025-07-01"), indicators.High
			o.Note = "A bare number of persons; rounded figures say to what: 12000@1000."
		}
		b.AddObservation(o)
	}
	total := indicators.Breakdown{}
	add("T1", "jobs", "2023", "11800", "job", "yearbook-2025", "11 800 emplois", total)
	add("T2", "jobs", "2024", "12000", "job", "yearbook-2025", "12 000 emplois", total)
	add("T3", "jobs", "2024", "7500", "job", "yearbook-2025", "7 500 emplois",
		part(t, "branch=clothing"))
	add("T4", "jobs", "2024", "4500", "job", "yearbook-2025", "4 500 emplois",
		part(t, "branch=spinning"))
	add("T5", "jobs_created", "2024", "200", "job", "gazette-2025", "200 emplois créés", total)
	add("T6", "exports", "2024", "2400000000@100000000", "MAD", "yearbook-2025", "2,4 milliards de dirhams", total)
	add("T7", "companies", "2024", "310", "company", "yearbook-2025", "310 entreprises", total)
	add("T8", "exports_per_job", "2024", "200000", "MAD/job", "gazette-2025", "200 000 dirhams par emploi", total)
	return &b
}

func templateBook() agreements.BookSpec {
	cites := []agreements.Citation{{Source: "yearbook-2025", Words: "contrat de performance", Lang: wording.Fr}}
	said := agreements.Provenance{Cites: cites}
	quantity := figure.MustParseQuantity
	return agreements.BookSpec{
		Organisations: []agreements.Organisation{
			{ID: "the-state", Name: named("الدولة", "État", "State"), Kind: agreements.KindState},
			{ID: "federation", Name: named("الفدرالية", "Fédération du textile", "Textile federation"),
				Kind: agreements.KindFederation},
		},
		People: []agreements.Person{
			{ID: "minister", Name: named("الوزير", "le ministre", "the minister")},
			{ID: "president", Name: named("الرئيسة", "la présidente", "the president")},
		},
		Agreements: []agreements.Agreement{{
			ID: "contract-2025", Name: named("عقد نجاعة الأداء", "Contrat de performance", "Performance contract"),
			Form: agreements.FormPerformanceContract, Known: period.MustParse("2025-07-01"), Cites: cites,
			Content: agreements.Content{
				Term: agreements.Term{Start: period.MustParse("2025-07-01"), End: period.MustParse("2028-12-31")},
				Parties: []agreements.Party{
					{ID: "grantor-state", Organisation: "the-state",
						Roles: []agreements.PartyRole{agreements.RoleGrantor}, Provenance: said},
					{ID: "federation", Organisation: "federation",
						Roles: []agreements.PartyRole{agreements.RoleOperator}, Provenance: said},
				},
				Signatures: []agreements.Signature{
					{ID: "minister", Act: agreements.ActSigned, Person: "minister", Party: "grantor-state",
						Capacity: named("وزير الصناعة", "ministre de l'Industrie", "minister of industry"),
						When:     period.MustParse("2025-07-01"), Provenance: said},
					{ID: "president", Act: agreements.ActSigned, Person: "president", Party: "federation",
						Capacity: named("رئيسة الفدرالية", "présidente de la fédération", "president of the federation"),
						When:     period.MustParse("2025-07-01"), Provenance: said},
				},
				Events: []agreements.Event{{
					ID: "signing", Kind: agreements.EventSigned, When: period.MustParse("2025-07-01"),
					Where: named("الدار البيضاء", "Casablanca", "Casablanca"), Provenance: said,
				}},
				Commitments: []agreements.Commitment{{
					ID: "hire", Kind: agreements.CommitDeliver, Indicator: "jobs", Obligors: []agreements.ID{"federation"},
					Due: period.MustParse("2028"), Provenance: said,
				}},
				Targets: []agreements.Target{{
					ID: "jobs-2028", Name: named("15 ألف منصب", "15 000 emplois", "15,000 jobs"), Commitment: "hire",
					Value: quantity("15000 job"), Basis: agreements.BasisLevel, Deadline: period.MustParse("2028"),
					Baselines: []agreements.Baseline{{
						ID: "jobs-2024", Observation: "T2", At: period.MustParse("2024"), Provenance: said,
					}},
					Measures: []agreements.Measure{{
						ID: "jobs-held", Indicator: "jobs", Area: "MA", Perimeter: "registered", Counting: agreements.CountLevel,
						Provenance: said,
					}},
					Provenance: said,
				}},
			},
		}},
	}
}

// madeFiles returns the files of the template but its README.
func madeFiles(t *testing.T) map[string]string {
	t.Helper()
	catalogue, err := indicators.NewCatalogue(templateCatalogue())
	if err != nil {
		t.Fatal(err)
	}
	data, err := templateData(t).Build(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	metric, err := indicators.ParseMetric("exports / jobs")
	if err != nil {
		t.Fatal(err)
	}
	metric.ID, metric.Name = "exports_a_job", named("الصادرات لكل منصب", "exportations par emploi", "exports a job")
	metric.Unit = figure.MustParseUnit("MAD/job")
	out := map[string]*bytes.Buffer{}
	buffer := func(name string) *bytes.Buffer {
		out[name] = new(bytes.Buffer)
		return out[name]
	}
	book, err := strictjson.Encode(templateBook(), strictjson.EncodeOptions{Format: agreements.Format})
	settings, err2 := strictjson.Encode(struct {
		ID     agreements.ID `json:"id"`
		Name   wording.Text  `json:"name"`
		Ratios []string      `json:"ratios"`
		Notes  []string      `json:"notes"`
	}{
		"textiles", named("النسيج", "Le textile", "Textiles"), []string{"exports_a_job"},
		[]string{"A sector to begin with: its figures are invented."},
	}, strictjson.EncodeOptions{Format: sector.Format})
	var sorted []indicators.Observation
	for o := range data.All() {
		sorted = append(sorted, o)
	}
	slices.SortFunc(sorted, func(a, b indicators.Observation) int {
		return strings.Compare(string(a.ID), string(b.ID))
	})
	err = errors.Join(err, err2,
		indicators.EncodeCatalogue(buffer("catalogue.json"), catalogue),
		indicators.EncodeSources(buffer("sources.json"), data),
		indicators.WriteObservations(buffer("observations.csv"), indicators.CSV, slices.Values(sorted)),
		indicators.EncodeMetrics(buffer("metrics.json"), metric))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"agreements.json": string(book), "sector.json": string(settings)}
	for name, b := range out {
		files[name] = b.String()
	}
	files["observations.csv"] = statedColumns(t, files["observations.csv"])
	return files
}

// statedColumns leaves out the columns of a table that have only empty cells.
func statedColumns(t *testing.T, text string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range rows {
		var kept []string
		for i, cell := range row {
			if slices.ContainsFunc(rows[1:], func(r []string) bool { return r[i] != "" }) {
				kept = append(kept, cell)
			}
		}
		w.Write(kept)
	}
	w.Flush()
	return b.String()
}

// loaded loads some files.
func loaded(files map[string]string) (*sector.Sector, error) {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return sector.Load(folder, sector.Options{Ignore: []string{"*.md"}})
}

// outcome is what becomes of a changed template.
type outcome struct {
	load  error  // that it does not load
	err   error  // that, or the first finding that is an error
	warns string // the code of the first finding that is a warning
}

// checked loads files and runs the rules.
func checked(files map[string]string) (x outcome) {
	s, err := loaded(files)
	if err != nil {
		return outcome{load: err, err: err}
	}
	for _, f := range s.Check() {
		switch {
		case f.Severity == finding.SeverityError && x.err == nil:
			x.err = errors.New(f.String())
		case f.Severity == finding.SeverityWarning && x.warns == "":
			x.warns = string(f.Code)
		}
	}
	return x
}

// entry is a line of the README: a member of a record with its value.
type entry struct {
	file, record, member string // the record is a path, the member one below it
	value                string // as the file has it
	need, change         string
	meaning              string
}

// The words of the column that says whether a member may be left out.
const (
	required = "required"
	optional = "optional"
	advised  = "advised"     // optional, but the check warns without it
	needed   = "needed here" // optional, but something else of this sector refers to it

	butWarns = "; the check then warns: " // behind a value, with a code
)

// edit returns the text of a file in which a member has another value, or, with "",
// is left out.
func edit(t *testing.T, text string, e entry, value string) string {
	t.Helper()
	if strings.HasSuffix(e.file, ".csv") {
		return editCell(t, text, e, value)
	}
	root, err := parseObject([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	path := strings.Split(strings.TrimPrefix(e.record+"/"+e.member, "/"), "/")
	var at any = root
	for _, name := range path[:len(path)-1] {
		at = child(at, name)
	}
	o, ok := at.(*object)
	last := path[len(path)-1]
	if !ok || o.at[last] == nil {
		t.Fatalf("%s: no %s/%s", e.file, e.record, e.member)
	}
	if value == "" {
		o.names = slices.DeleteFunc(slices.Clone(o.names), func(s string) bool { return s == last })
		delete(o.at, last)
	} else {
		o.at[last] = json.RawMessage(value)
	}
	return string(compact(root))
}

// child returns a member, or an element by its id.
func child(at any, name string) any {
	switch at := at.(type) {
	case *object:
		return at.at[name]
	case []any:
		for _, v := range at {
			if o, ok := v.(*object); ok && name != "" && o.text("id") == name {
				return o
			}
		}
	}
	return nil
}

// compact writes a value on one line.
func compact(v any) []byte {
	switch v := v.(type) {
	case *object:
		b := []byte{'{'}
		for i, name := range v.names {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(append(strconv.AppendQuote(b, name), ": "...), compact(v.at[name])...)
		}
		return append(b, '}')
	case []any:
		b := []byte{'['}
		for i, x := range v {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(b, compact(x)...)
		}
		return append(b, ']')
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(v)
	return bytes.TrimSpace(b.Bytes())
}

func editCell(t *testing.T, text string, e entry, value string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], e.member)
	for _, row := range rows[1:] {
		if row[0] == strings.TrimPrefix(e.record, "/observations/") {
			row[column] = value
		}
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.WriteAll(rows)
	return b.String()
}

// with returns files of which one is another.
func with(files map[string]string, name, text string) map[string]string {
	all := maps.Clone(files)
	all[name] = text
	return all
}

// everywhere returns files in which an ID is another, wherever it stands as a word.
func everywhere(files map[string]string, id, other string) map[string]string {
	const inID = `[A-Za-z0-9._:-]`
	word := regexp.MustCompile(inID + "*")
	all := map[string]string{}
	for name, text := range files {
		if name != "README.md" {
			text = word.ReplaceAllStringFunc(text, func(s string) string {
				if s == id {
					return other
				}
				return s
			})
		}
		all[name] = text
	}
	return all
}

// definitions are the names, in schemas, of what stands in arrays.
var definitions = map[string]string{
	"indicators": "indicator", "perimeters": "perimeter",
	"dimensions": "dimension", "codes": "category", "areas": "category",
	"bodies": "body", "sources": "source", "observations": "observation",
	"organisations": "organisation", "people": "person",
	"agreements": "agreement", "parties": "party", "signatures": "signature", "events": "event",
	"commitments": "commitment", "targets": "target",
	"baselines": "baseline", "measures": "measure", "metrics": "metric",
}

// entries returns the lines of the README of a file: each member of each kind of record
// once, where the first record has it.
func entries(t *testing.T, name, text string) (all []entry) {
	t.Helper()
	page := pageOf(t, name)
	kind, _, _ := strings.Cut(name, ".")
	if strings.HasSuffix(name, ".csv") {
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, column := range rows[0] {
			for _, row := range rows[1:] {
				if row[i] != "" {
					of, member := "observation", column
					if slices.Contains(keyMembers, column) {
						of = "key"
					}
					all = append(all, entry{
						file: name, record: "/observations/" + row[0], member: column, value: row[i],
						meaning: page.meaning(of, member, page.root.object("$defs", of, "properties", member)),
					})
					break
				}
			}
		}
		return all
	}
	root, err := parseObject([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var walk func(record, prefix, definition string, o *object)
	walk = func(record, prefix, definition string, o *object) {
		def := page.root.object("$defs", definition)
		if definition == kind && record == "" {
			def = page.root
		}
		for _, member := range o.names {
			v := o.at[member]
			list, _ := v.([]any)
			records := len(list) > 0 && child(list, firstID(list)) != nil
			if x, ok := v.(*object); ok && member == "term" {
				walk(record, member+"/", "term", x)
				continue
			}
			if line := definition + "/" + member; !seen[line] {
				seen[line] = true
				e := entry{file: name, record: record, member: prefix + member, value: string(compact(v))}
				if records {
					e.value = "[...]"
				}
				e.meaning = page.meaning(definition, member, def.object("properties", member))
				all = append(all, e)
			}
			if records {
				for _, x := range list {
					walk(record+"/"+member+"/"+x.(*object).text("id"), "", definitions[member], x.(*object))
				}
			}
		}
	}
	walk("", "", kind, root)
	return all
}

// firstID returns the id of the first element.
func firstID(list []any) string {
	if o, ok := list[0].(*object); ok {
		return o.text("id")
	}
	return ""
}

// pageOf returns what is known of the members of a file.
func pageOf(t *testing.T, name string) *schemaPage {
	t.Helper()
	all, err := schemasOf()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.kind == strings.TrimSuffix(strings.TrimSuffix(name, ".csv"), ".json") {
			root, err := parseObject(s.schema)
			if err != nil {
				t.Fatal(err)
			}
			return &schemaPage{described: describe(), root: root, kind: s.kind}
		}
	}
	t.Fatalf("%s: no schema", name)
	return nil
}

// others are values that a member may have instead, by its name.
var others = map[string][]string{
	"known": {"2025-08-01"}, "start": {"2025-09"}, "end": {"2029"}, "when": {"2025-07"}, "due": {"2027"},
	"deadline": {"2027"}, "at": {"2023"}, "date": {"2025-06", "2025"},
	"published": {"2025-08"}, "retrieved": {"2026-02-01"}, "licence": {"ODbL-1.0"},
	"period": {"2022"}, "figure": {"11800@100", "11900"}, "value": {"16000 job"}, "bounds": {"[0,1000000]"},
	"unit":      {"thousand*job", "person", "thousand*company", "thousand*MAD/job", "EUR/job"},
	"breakdown": {"branch=spinning"}, "formula": {"exports / companies", "exports / jobs * 1"},
	"source": {"gazette-2025"}, "carrier": {"gazette", "office"},
	"originator": {"gazette"}, "organisation": {"federation"},
	"person": {"president"}, "party": {"federation"}, "observation": {"T1"}, "indicator": {"jobs_created", "companies"},
	"of": {"companies"}, "words": {"autres mots"}, "note": {"My own words."}, "title": {"Another title"},
	"address": {"https://example.org/other"}, "words_lang": {"ar"}, "lang": {"ar"}, "confidence": {"medium"},
	"name": {"another name"}, "capacity": {"another title"},
	"where": {"Rabat"}, "role": {"estimate"}, "assurance": {"audited"},
	"nature": {"index", "flow"}, "direction": {"lower"},
	"over_time": {"average"}, "over_segments": {"never"}, "flow": {"gross"},
	"form": {"convention"}, "kind": {"company", "published", "invest"}, "act": {"issued"}, "basis": {"maintain", "flow"},
	"counting": {"periods"}, "complete": {"no"},
}

// lists are values of members that hold several.
var lists = map[string]string{
	"roles": `["monitor"]`, "obligors": `["grantor-state"]`, "ratios": `[]`, "notes": `["Mine."]`,
	"cites": `[{"source": "gazette-2025"}]`,
}

// judge says of a member whether it may be left out, and what it may be changed to.
func judge(t *testing.T, files map[string]string, e *entry) {
	t.Helper()
	e.need = required
	member := e.member[strings.LastIndex(e.member, "/")+1:]
	switch without := checked(with(files, e.file, edit(t, files[e.file], *e, ""))); {
	case without.load == nil && without.err != nil:
		e.need = needed
	case without.warns != "":
		e.need = advised
	case without.err == nil:
		e.need = optional
	case !isRequired(t, *e):
		e.need = needed
	case !strings.Contains(without.load.Error(), member):
		t.Errorf("%s%s: left out: %q is not in %v", e.file, e.record, member, without.load)
	}
	csv := strings.HasSuffix(e.file, ".csv")
	switch {
	case member == "format":
		e.change = "it stays"
		return
	case e.value == "[...]":
		e.change = "more of them, or fewer"
		return
	case member == "id":
		id := strings.Trim(e.value, `"`)
		e.change = "`" + id + "_2`, wherever it stands"
		return
	}
	var values []string
	for _, v := range others[member] {
		if !csv {
			v = strconv.Quote(v)
		}
		values = append(values, v)
	}
	switch e.value {
	case "true":
		values = []string{"false"}
	case "1":
		values = []string{"2"}
	}
	if strings.HasPrefix(e.value, "[") && !csv && lists[member] != "" {
		values = []string{lists[member]}
	}
	warns := ""
	for _, v := range values {
		if v == e.value {
			continue
		}
		switch x := checked(with(files, e.file, edit(t, files[e.file], *e, v))); {
		case x.err != nil:
		case x.warns == "":
			e.change = "`" + v + "`"
			return
		case warns == "":
			warns = "`" + v + "`" + butWarns + x.warns
		}
	}
	if e.change = warns; warns != "" {
		return
	}
	e.change = "another, once there is one"
	if slices.Contains([]string{"perimeter", "area", "commitment"}, member) {
		return
	}
	t.Errorf("%s%s/%s: %s: no other value passes the check", e.file, e.record, e.member, e.value)
}

// isRequired reports whether the schema says that a member is required.
func isRequired(t *testing.T, e entry) bool {
	t.Helper()
	page := pageOf(t, e.file)
	path := strings.Split(e.record, "/")
	def := page.root
	if len(path) > 2 {
		def = page.root.object("$defs", definitions[path[len(path)-2]])
	}
	if strings.HasSuffix(e.file, ".csv") && slices.Contains(keyMembers, e.member) {
		def = page.root.object("$defs", "key")
	}
	return slices.Contains(def.words("required"), e.member)
}

// readmeHead begins the README.
//
//go:embed testdata/readme_head.md
var readmeHead string

// readme returns the README of the template. Whether a member may be left out, and what it
// may be changed to, is taken from an older one where that says so; [TestReadme] tries it.
func readme(t *testing.T, files map[string]string, older string) string {
	t.Helper()
	known := map[[3]string]entry{}
	for _, e := range linesOfReadme(older) {
		known[[3]string{e.file, e.record, e.member}] = e
	}
	var b strings.Builder
	b.WriteString(readmeHead)
	for _, name := range templateFiles[1:] {
		fmt.Fprintf(&b, "\n## %s\n\n| record | member | value | | change it to | meaning |\n", name)
		b.WriteString("|---|---|---|---|---|---|\n")
		for _, e := range entries(t, name, files[name]) {
			if old, ok := known[[3]string{e.file, e.record, e.member}]; ok {
				e.need, e.change = old.need, old.change
			} else {
				judge(t, files, &e)
			}
			record := ""
			if e.record != "" {
				record = "`" + e.record + "`"
			}
			fmt.Fprintf(&b, "| %s | `%s` | `%s` | %s | %s | %s |\n",
				record, e.member, e.value, e.need, e.change, cell(e.meaning))
		}
	}
	return b.String()
}

// TestTemplateIsMade: the template is what is made here. With -update it is written.
func TestTemplateIsMade(t *testing.T) {
	files := madeFiles(t)
	if x := checked(files); x.err != nil || x.warns != "" {
		t.Fatal(x)
	}
	update := flag.Lookup("update") != nil && flag.Lookup("update").Value.String() == "true"
	older, err := template.ReadFile("template/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if update {
		older = nil
	}
	files["README.md"] = readme(t, files, string(older))
	for name, want := range files {
		path := filepath.Join("template", name)
		if update {
			if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := template.ReadFile("template/" + name); err != nil || string(got) != want {
			t.Errorf("%s is not current: run this test with -update (%v)", path, err)
		}
	}
}

// linesOfReadme returns what the tables of a README say of members.
func linesOfReadme(text string) (all []entry) {
	file := ""
	for line := range strings.Lines(text) {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			file = strings.TrimSpace(name)
		}
		c := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(c) != 6 || file == "" || strings.TrimSpace(c[1]) == "member" {
			continue
		}
		code := func(i int) string { return strings.Trim(strings.TrimSpace(c[i]), "`") }
		all = append(all, entry{
			file: file, record: code(0), member: code(1), value: code(2), need: c[3], change: c[4], meaning: code(5),
		})
	}
	return all
}

// TestReadme reads the README as a stranger would: each value that it quotes is in the
// file, changed as the line allows it loads, what is optional may be left out, and
// without what is required the error names the member.
func TestReadme(t *testing.T) {
	dir := t.TempDir()
	dir = filepath.Join(dir, "textiles")
	if text, code, err := runs("-template", dir); code != 0 || strings.Count(text, "\n") != len(templateFiles) {
		t.Fatal(text, code, err)
	}
	files := map[string]string{}
	for _, name := range templateFiles {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	changed := 0
	lines := linesOfReadme(files["README.md"])
	for _, e := range lines {
		if e.meaning == "" {
			t.Errorf("%+v: no meaning", e)
		}
		readLine(t, files, e)
		if strings.HasPrefix(e.change, "`") {
			changed++
		}
	}
	if len(lines) < 90 || changed < 70 {
		t.Errorf("%d lines, of which %d name another value", len(lines), changed)
	}
}

// readLine tests one line of the README.
func readLine(t *testing.T, files map[string]string, e entry) {
	t.Helper()
	where := e.file + " " + e.record + "/" + e.member
	if e.value != "[...]" && !strings.Contains(plainJSON(files[e.file]), plainJSON(e.value)) {
		t.Errorf("%s: %s is not in the file", where, e.value)
	}
	without := checked(with(files, e.file, edit(t, files[e.file], e, "")))
	member := e.member[strings.LastIndex(e.member, "/")+1:]
	switch e.need {
	case optional, advised:
		if without.err != nil || (without.warns != "") != (e.need == advised) {
			t.Errorf("%s: %s, but without it: %v", where, e.need, without)
		}
	case required:
		if without.load == nil || !strings.Contains(without.load.Error(), member) {
			t.Errorf("%s: required, but without it: %v", where, without)
		}
	case needed:
		if without.err == nil {
			t.Errorf("%s: not needed", where)
		}
	default:
		t.Errorf("%s: %q", where, e.need)
	}
	if id, ok := strings.CutSuffix(e.change, "`, wherever it stands"); ok {
		x := checked(everywhere(files, strings.Trim(e.value, `"`), strings.Trim(id, "`")))
		if x.err != nil || x.warns != "" {
			t.Errorf("%s: %s: %v", where, id, x)
		}
		return
	}
	for _, open := range []string{"it stays", "more of them", "another, once"} {
		if strings.HasPrefix(e.change, open) {
			return
		}
	}
	value, warns, _ := strings.Cut(e.change, "`"+butWarns)
	value = strings.Trim(value, "`")
	if x := checked(with(files, e.file, edit(t, files[e.file], e, value))); x.err != nil || x.warns != warns {
		t.Errorf("%s: %s: %v", where, e.change, x)
	}
}

// plainJSON leaves white space out.
func plainJSON(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' {
			return -1
		}
		return r
	}, s)
}

// TestTemplate: the template has what it should, is silent but for notes, and overwrites
// nothing.
func TestTemplate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "textiles")
	if _, code, err := runs("-template", dir); code != 0 {
		t.Fatal(err)
	}
	s, err := sector.Load(os.DirFS(dir), sector.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := s.Dataset()
	have := fmt.Sprint(len(slices.Collect(s.Catalogue().Indicators())), len(slices.Collect(d.All())),
		len(slices.Collect(d.Sources())), len(slices.Collect(s.Agreements())))
	if have != "5 8 2 1" {
		t.Errorf("indicators, observations, sources and agreements: %s", have)
	}
	for _, f := range s.Check() {
		if f.Severity.String() != "info" {
			t.Error(f)
		}
	}
	if text, code, err := runs("-fail-on", "warning", dir); code != 0 {
		t.Error(text, err)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "README.md")); bytes.Count(text, []byte("check "+dir+"\n")) != 1 ||
		bytes.Contains(text, []byte("DIR")) {
		t.Errorf("the README names another folder than %s: %.900s", dir, text)
	}
	for name, want := range map[string]string{
		"a/b-1": "a/b-1", "my data": "'my data'", "it's": `'it'\''s'`, "نسيج": "نسيج",
	} {
		if got := shellWord(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "sources.json"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, "README.md"))
	_, code, err := runs("-template", dir)
	if code != 2 || !strings.Contains(fmt.Sprint(err), "nothing is overwritten") {
		t.Errorf("exit code %d, %v", code, err)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "sources.json")); string(text) != "mine" {
		t.Error("a file was overwritten")
	}
	if _, err := os.Stat(filepath.Join(dir, "README.md")); err == nil {
		t.Error("a part was written")
	}
}
