package agreements_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// The document of an assessment. Of 18 billion by 2020 with 10 reached in 2018,
// (10-8)/18 is done for 18 more than 8, (10-7.54)/18 for 18 more than 7.54, and
// (10-8)/(18-8) for a level of 18; the press prints 10/18.
func TestAssessmentDocument(t *testing.T) {
	a := assess("national", "exports", 2018)
	doc := testkit.Document(t, "assessment.json", a)
	if doc["format"] != "mithaq.target-progress/1" || doc["agreement"] != "national" || doc["target"] != "exports" ||
		doc["at"] != "2018-12-31" || doc["value"] != "18000000000 MAD" {
		t.Errorf("head: %.300v", doc)
	}
	want := map[string]string{"ministry": "1/9", "office": "41/300", "press": "0.2"}
	for _, r := range doc["readings"].([]any) {
		r := r.(map[string]any)
		id := r["id"].(string)
		if got := r["progress"]; got != want[id] || r["share_of_target"] != "5/9" {
			t.Errorf("%s: progress %v, share of the target %v, want %s and 5/9", id, got, r["share_of_target"], want[id])
		}
		delete(want, id)
	}
	if len(want) > 0 {
		t.Errorf("no readings of %v", want)
	}
	s := testkit.Document(t, "sensitivity.json", a.Sensitivity())
	if s["format"] != "mithaq.sensitivity/1" || len(s["readings"].([]any)) != len(a.Sensitivity().Readings) {
		t.Errorf("sensitivity: %.300v", s)
	}
	x := testkit.Document(t, "explanation.json", a.Explanation())
	if x["format"] != "mithaq.assessment/1" {
		t.Errorf("explanation: %v", x["format"])
	}
}

// The documents of a ledger, a table, a portfolio and of what is agreed.
func TestRecordDocuments(t *testing.T) {
	v, view := version("national")
	day := period.MustDate(2018, 12, 31)
	table, err := v.TargetTable(view, day)
	if err != nil {
		t.Fatal(err)
	}
	portfolio, err := sample().Portfolio(period.Date{}, period.Date{}, view, day, agreements.TargetRef{
		Agreement: "national", Target: "exports",
	})
	if err != nil {
		t.Fatal(err)
	}
	for format, doc := range map[string]map[string]any{
		"mithaq.ledger/1":     testkit.Document(t, "ledger.json", ledger(2020, 1, 1)),
		"mithaq.targets/1":    testkit.Document(t, "targets.json", table),
		"mithaq.portfolio/1":  testkit.Document(t, "portfolio.json", portfolio),
		"mithaq.version/1":    testkit.Document(t, "version.json", v),
		"mithaq.history/1":    testkit.Document(t, "history.json", v.History()),
		"mithaq.agreements/1": testkit.Document(t, "book.json", sample().Book),
	} {
		if doc["format"] != format || len(doc) < 2 {
			t.Errorf("format %v, want %s", doc["format"], format)
		}
	}
	text, err := json.Marshal(sample().Book)
	if err != nil {
		t.Fatal(err)
	}
	back, err := agreements.DecodeBook(bytes.NewReader(text), agreements.DecodeOptions{})
	if err != nil || !cmp.Equal(back, sample().Book) {
		t.Errorf("the book reads back different: %v", err)
	}
}

// What is only written refuses to be read, and says what reads it.
func TestNotRead(t *testing.T) {
	testkit.NotRead(t, agreements.ErrInvalid, map[any]string{
		new(agreements.Book): "DecodeBook", new(agreements.History): "DecodeBook",
		new(agreements.Version): "DecodeBook", new(agreements.Assessment): "ParseExplanation",
		new(agreements.ReadingAssessment): "ParseExplanation", new(agreements.Explanation): "ParseExplanation",
		new(agreements.Sensitivity): "Assessment.Sensitivity", new(agreements.TargetTable): "Version.TargetTable",
		new(agreements.Ledger): "Version.Ledger", new(agreements.Portfolio): "Book.Portfolio",
		new(agreements.Error): "code and text",
	})
}

// The codes of errors are words that never change.
func TestErrorCode(t *testing.T) {
	for err, want := range map[error]string{
		agreements.ErrInvalid: "invalid", agreements.ErrBasis: "basis", agreements.ErrDuplicate: "duplicate",
		agreements.ErrUnknown: "unknown", agreements.ErrNotKnown: "not_known", agreements.ErrSyntax: "syntax",
		agreements.ErrLimit: "limit", agreements.ErrNotPayable: "not_payable", agreements.ErrRounding: "rounding",
		progress.NoBaseline: "no_baseline", &progress.Error{Err: progress.NoActual}: "no_actual",
		&indicators.Error{Err: indicators.ErrNoData}: "no_data", errors.New("else"): "other",
	} {
		if got := (&agreements.Error{Err: err}).Code(); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}
