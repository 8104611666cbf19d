package store_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// bound returns an end of a range as one of a figure.
func bound(t *testing.T, n pgtype.Numeric, kind pgtype.BoundType) figure.Bound {
	t.Helper()
	if kind == pgtype.Unbounded {
		return figure.Bound{Infinite: true, Open: true}
	}
	// Its text, as another reader of numbers takes it.
	text := n.Int.String()
	x, ok := new(big.Rat).SetString(fmt.Sprintf("%se%d", text, n.Exp))
	if !ok {
		t.Fatalf("%se%d is no number", text, n.Exp)
	}
	return figure.Bound{Value: x, Open: kind == pgtype.Exclusive}
}

// TestBounds: the ranges of random figures, as they come back from the database, are
// exact or go outward, never inward; and one holds another in SQL as its figure
// encloses the other.
func TestBounds(t *testing.T) {
	db := connect(t)
	if _, err := db.Exec(t.Context(), "CREATE TEMPORARY TABLE f (n integer PRIMARY KEY, bounds numrange)"); err != nil {
		t.Fatal(err)
	}
	const n = 100_000
	r := records.New(11, 18)
	figures, wide := make([]figure.Figure, n), make([]bool, n)
	for i := range figures {
		switch {
		case i%1000 == 0: // of hundreds of digits, on either side of the point
			digits := strings.Repeat("7", 1+r.IntN(600))
			figures[i] = figure.MustParse(records.Pick(r, digits, "0."+strings.Repeat("0", 200)+digits, digits+"/3",
				"1/3"+digits, "-2/9"+digits, ">1/6"+digits, "(-"+digits+"/9,1/"+digits+"1]"))
		case i%2 == 0 || i%1000 == 1:
			figures[i] = r.Figure()
		default: // near its neighbour
			f := figures[i-1]
			step := records.Pick(r, "0", "0", "1", "-1", "1/3", "[0,1]", "(-1,0]", ">0", "[-1/7,2/7)")
			g, err := f.Add(figure.MustParse(step))
			if err != nil {
				t.Fatal(err)
			}
			figures[i] = g
		}
	}
	ranges := pgx.CopyFromSlice(n, func(i int) ([]any, error) {
		var b store.Range
		b, wide[i] = store.Bounds(figures[i])
		return []any{i, b}, nil
	})
	if _, err := db.CopyFrom(t.Context(), pgx.Identifier{"f"}, []string{"n", "bounds"}, ranges); err != nil {
		t.Fatal(err)
	}
	type row struct {
		N     int
		Range store.Range
		Holds *bool
	}
	rows := collect[row](t, db,
		"SELECT a.n, a.bounds, a.bounds @> b.bounds FROM f a LEFT JOIN f b ON b.n = a.n + 1 ORDER BY a.n")
	if len(rows) != n {
		t.Fatalf("%d rows", len(rows))
	}
	widened, held := 0, 0
	for i, x := range rows {
		f := figures[i]
		got, err := figure.Interval(bound(t, x.Range.Lower, x.Range.LowerType), bound(t, x.Range.Upper, x.Range.UpperType))
		if err != nil {
			t.Fatalf("%v: %v", f, err)
		}
		if !got.Encloses(f) {
			t.Errorf("%v has lost values: %v", f, got)
		}
		if wide[i] {
			widened++
		}
		if f.Encloses(got) == wide[i] {
			t.Errorf("%v: widened %t, and the range is %v", f, wide[i], got)
		}
		if i+1 < n {
			encloses := f.Encloses(figures[i+1])
			if encloses {
				held++
			}
			if encloses && !*x.Holds || !wide[i] && !wide[i+1] && encloses != *x.Holds {
				t.Errorf("%v encloses %v: %t in SQL, %t of the figures", f, figures[i+1], *x.Holds, encloses)
			}
		}
	}
	if widened < n/10 || held < n/10 {
		t.Errorf("%d were widened, %d enclosed the next", widened, held)
	}
	if b, wide := store.Bounds(figure.Figure{}); b.Valid || wide {
		t.Error("an unset figure has a range")
	}
}
