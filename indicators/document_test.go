package indicators_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// at follows a path of names and indexes, "points.1.quantity"; what is not there
// is nil.
func at(v any, path string) any {
	for name := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[name]
		case []any:
			i := int(name[0] - '0')
			if i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// holds compares members of a document with what is expected.
func holds(t *testing.T, doc map[string]any, want map[string]any) {
	t.Helper()
	for path, w := range want {
		if got := at(doc, path); got != w {
			t.Errorf("%s is %v, want %v", path, got, w)
		}
	}
}

// documentData are two sources of 2010, one of 2012, and none of 2011.
func documentData(t *testing.T) *indicators.Dataset {
	return viewData(t,
		from("office ons ons 2013 I"), from("press press press 2013 III"),
		said("a jobs 2010 100 job office"), said("b jobs 2010 110 job press"), said("c jobs 2012 121 job office"),
		said("d exports 2012 242 MAD office"),
	)
}

// The document of a series: values, gaps and the errors of points, of which none
// is left out. 2010 is disputed under the strictest policy.
func TestSeriesDocument(t *testing.T) {
	d := documentData(t)
	s, err := d.View(indicators.ViewConfig{Policy: indicators.ByAuthority}).Series(keyOf("jobs 2010"))
	if err != nil {
		t.Fatal(err)
	}
	doc := testkit.Document(t, "series.json", s)
	holds(t, doc, map[string]any{
		"format": "mithaq.series/1", "key.indicator": "jobs", "key.area": "MA", "key.period": nil, "kind": "year",
		"view.policy": "authority", "gaps.0": "2011", "gaps.1": nil, "points.2": nil,
		"points.0.key.period": "2010", "points.0.quantity": "100 job", "points.0.chosen.0": "a",
		"points.0.others.0.observation": "b", "points.0.others.0.reason": "authority", "points.0.reason": "authority",
		"points.1.key.period": "2012", "points.1.quantity": "121 job", "points.1.reason": "only",
	})
	s, err = d.View(indicators.ViewConfig{}).Series(keyOf("jobs 2010"))
	if err != nil {
		t.Fatal(err)
	}
	doc = testkit.Document(t, "series_disputed.json", s)
	holds(t, doc, map[string]any{
		"points.0.error.code": "sources_disagree", "points.0.quantity": nil, "points.1.quantity": "121 job",
		"points.1.error": nil, "gaps.0": "2010", "gaps.1": "2011",
	})
	if text, _ := at(doc, "points.0.error.text").(string); !strings.Contains(text, "sources disagree") {
		t.Errorf("text of the error: %q", text)
	}
}

// The document of a result: 242 MAD / 121 jobs is 2, and of 2011 nothing is known.
func TestResultDocument(t *testing.T) {
	v := documentData(t).View(indicators.ViewConfig{})
	r, err := v.Eval(indicators.MustParseMetric("pay = exports / jobs"), keyOf("x 2012"))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, testkit.Document(t, "result.json", r), map[string]any{
		"format": "mithaq.result/1", "metric.id": "pay", "metric.formula": "exports / jobs", "key.indicator": "pay",
		"key.period": "2012", "quantity": "2 MAD/job", "error": nil, "view.policy": "unanimous",
	})
	holds(t, testkit.Document(t, "explanation.json", r.Explanation()), map[string]any{
		"format": "mithaq.explanation/1", "result.op": "divide", "result.quantity": "2 MAD/job",
	})
	_, failed := v.Eval(indicators.MustParseMetric("pay = exports / jobs"), keyOf("x 2011"))
	r.Err, r.Quantity = failed, indicators.Result{}.Quantity
	holds(t, testkit.Document(t, "result_failed.json", r), map[string]any{
		"error.code": "no_data", "error.text": failed.Error(), "quantity": nil,
	})
}

// The document of a dataset is made of documents that the decoders read, and what
// they read makes the same dataset.
func TestDatasetDocument(t *testing.T) {
	d := documentData(t)
	doc := testkit.Document(t, "view.json", d.View(indicators.ViewConfig{Known: period.MustDate(2014, 1, 1)}))
	holds(t, doc, map[string]any{
		"format": "mithaq.view/1", "config.known": "2014-01-01", "dataset.format": "mithaq.dataset/1",
		"dataset.catalogue.format":                       "mithaq.catalogue/1",
		"dataset.observations.observations.0.id":         "d",
		"dataset.observations.observations.0.figure":     "242",
		"dataset.observations.observations.0.unit":       "MAD",
		"dataset.observations.observations.0.key.period": "2012",
		"dataset.sources.sources.0.id":                   "office",
	})
	part := func(name string) *bytes.Reader {
		text, err := json.Marshal(at(doc, "dataset."+name))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.NewReader(text)
	}
	var b indicators.Builder
	if err := b.DecodeSources(part("sources"), indicators.DecodeOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := b.DecodeObservations(part("observations"), indicators.JSON, indicators.DecodeOptions{}); err != nil {
		t.Fatal(err)
	}
	back, err := b.Build(d.Catalogue())
	if err != nil || !cmp.Equal(back, d) {
		t.Errorf("the parts read back different: %v", err)
	}
}

// A catalogue with names is what DecodeCatalogue reads.
func TestCatalogueDocument(t *testing.T) {
	file, err := os.ReadFile("testdata/catalogue.json")
	if err != nil {
		t.Fatal(err)
	}
	c, err := indicators.DecodeCatalogue(bytes.NewReader(file), indicators.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := indicators.DecodeCatalogue(bytes.NewReader(text), indicators.DecodeOptions{})
	if err != nil || !cmp.Equal(back, c) {
		t.Errorf("reads back different: %v", err)
	}
}

// What is only written refuses to be read, and says what reads it.
func TestNotRead(t *testing.T) {
	testkit.NotRead(t, indicators.ErrInvalid, map[any]string{
		new(indicators.Catalogue): "DecodeCatalogue", new(indicators.Dataset): "Builder.DecodeObservations",
		new(indicators.Builder): "Builder.DecodeSources", new(indicators.View): "Dataset.View",
		new(indicators.Series): "View.Series", new(indicators.Point): "View.Series",
		new(indicators.Result): "ParseExplanation", new(indicators.Program): "Metric.Compile",
		new(indicators.Row): "Observation", new(indicators.Explanation): "ParseExplanation",
		new(indicators.Error): "code and text", new(indicators.Problems): "code and text",
	})
	if _, err := json.Marshal(new(indicators.Builder)); !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("a Builder is written: %v", err)
	}
}
