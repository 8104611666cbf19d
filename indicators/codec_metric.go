package indicators

import (
	"io"
	"slices"

	"github.com/mithaq-go/mithaq/internal/cite"
)

// MetricsFormat is the format of a file of metrics.
const MetricsFormat = "mithaq.metrics/1"

// metricsFile is the content of a file of metrics.
type metricsFile struct {
	Metrics []Metric `json:"metrics"`
}

// DecodeMetrics reads a JSON document of format "mithaq.metrics/1", and returns
// its metrics in order of ID. The error is a [*Problems], as that of
// [DecodeCatalogue].
func DecodeMetrics(r io.Reader, o DecodeOptions) ([]Metric, error) {
	var file metricsFile
	if err := decodeDocument("DecodeMetrics", r, &file, MetricsFormat, o); err != nil {
		return nil, err
	}
	var bad Problems
	metrics := sortedByID("DecodeMetrics", "metrics", file.Metrics, &bad)
	if bad.Total > 0 {
		return nil, &bad
	}
	return metrics, nil
}

// EncodeMetrics writes metrics in the order given, as [DecodeMetrics] reads
// them. Malformed and repeated IDs and a metric without an expression are a
// [*Problems].
func EncodeMetrics(w io.Writer, metrics ...Metric) error {
	const op = "EncodeMetrics"
	var bad Problems
	sortedByID(op, "metrics", metrics, &bad)
	for _, m := range metrics {
		if !m.Expr.IsSet() {
			at := cite.Pointer("metrics", string(m.ID), "formula")
			bad.add(&Error{Op: op, Err: ErrInvalid, Path: at, Detail: "no expression"}, maxBad)
		}
	}
	if bad.Total > 0 {
		return &bad
	}
	d := documentWriter{op: op, w: w}
	d.open(MetricsFormat)
	writeArray(&d, "metrics", slices.Values(metrics))
	return d.close()
}

func (m Metric) id() ID { return m.ID }
