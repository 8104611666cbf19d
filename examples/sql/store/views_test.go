package store_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// dense returns random observations of few keys.
func dense(t *testing.T, seed uint64, n int) *indicators.Dataset {
	t.Helper()
	r := records.New(seed, 19)
	sparse := random(t, seed, n)
	var b indicators.Builder
	b.AddSource(slices.Collect(sparse.Sources())...)
	for o := range sparse.All() {
		o.Key.Indicator = records.Pick[indicators.ID](r, "jobs", "export_revenue", "unknown")
		o.Key.Period = period.Year(1990 + r.IntN(n/50))
		if !r.Some() { // printed numbers near each other, of several steps
			step := records.Pick(r, "1", "10", "100", "1000", "")
			n := 90_000 + r.IntN(9_000)
			text := fmt.Sprint(n)
			if step != "" {
				d := decimal.RequireFromString(step).IntPart()
				text = fmt.Sprintf("%d@%s", int64(n)/d*d, step)
			}
			o.Figure = figure.MustParse(records.Pick(r, "", "", "~", ">") + text)
		}
		o.Unit = figure.MustParseUnit(records.Pick(r, "job", "job", "MAD", "million*MAD"))
		b.AddObservation(o)
	}
	d, err := b.Build(sparse.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// group is what observations are held against each other by.
type group struct {
	key       indicators.Key
	statement indicators.Role
}

// pairKinds returns the kind of every pair of observations that speak of one thing, as
// the library compares them.
func pairKinds(d *indicators.Dataset) map[[2]indicators.ID]indicators.Pair {
	groups := make(map[group][]indicators.Observation)
	for o := range d.All() {
		g := group{o.Key, o.Role}
		g.key.Perimeter = ""
		if o.Role == indicators.RoleEstimate || o.Role == indicators.RoleDerived {
			g.statement = indicators.RoleObserved
		}
		groups[g] = append(groups[g], o)
	}
	all := make(map[[2]indicators.ID]indicators.Pair)
	v := d.View(indicators.ViewConfig{})
	for _, g := range groups {
		slices.SortFunc(g, func(a, b indicators.Observation) int { return cmp.Compare(a.ID, b.ID) })
		for i, a := range g {
			for _, b := range g[i+1:] {
				if p, ok := v.Compare(a, b); ok {
					all[[2]indicators.ID{a.ID, b.ID}] = p
				}
			}
		}
	}
	return all
}

// TestConflicts: the view of conflicts has the pairs that the library compares, and of
// their kinds.
func TestConflicts(t *testing.T) {
	db := connect(t)
	kinds := make(map[string]int)
	for name, d := range map[indicators.ID]*indicators.Dataset{
		"conflicts": dense(t, 15, 6000), "conflicts-morocco": morocco(t).Dataset,
	} {
		save(t, db, name, store.Contents{Dataset: d})
		want := pairKinds(d)
		type row struct {
			A, B, Kind  string
			Same, Clash bool
		}
		rows := collect[row](t, db,
			"SELECT a_id, b_id, kind, same_origin, contradicts FROM mithaq.conflicts WHERE dataset = $1", string(name))
		if len(rows) != len(want) {
			t.Errorf("%s: %d pairs, want %d", name, len(rows), len(want))
		}
		for _, r := range rows {
			p, ok := want[[2]indicators.ID{indicators.ID(r.A), indicators.ID(r.B)}]
			kind := p.Kind.String()
			switch {
			case p.Kind == indicators.ConflictUnitSlip && r.Kind == "unit":
				kind = "unit"
			case p.Kind.Contradicts():
				kind = "disjoint"
			}
			if kinds[r.Kind]++; !ok || r.Kind != kind || r.Same != p.SameOrigin || r.Clash != (kind == "disjoint") {
				t.Errorf("%s: %s and %s are %s, same origin %t; the library says %v %t", name, r.A, r.B, r.Kind, r.Same, p.Kind,
					p.SameOrigin)
			}
		}
	}
	all := []string{"perimeter", "unit", "equal", "nested", "overlap", "rounding", "truncation", "disjoint"}
	for _, kind := range all {
		if kinds[kind] == 0 {
			t.Errorf("no pair was %s: %v", kind, kinds)
		}
	}
}

// TestFigures: the view of figures has every observation once, with its source and the
// correction that holds.
func TestFigures(t *testing.T) {
	db := connect(t)
	d := morocco(t).Dataset
	save(t, db, "figures", store.Contents{Dataset: d})
	type row struct {
		ID, Indicator, IndicatorFr, Source, Title *string
		Value                                     pgtype.Numeric
		First                                     pgtype.Date
		Figure, Corrected                         *string
	}
	rows := collect[row](t, db, `SELECT id, indicator, indicator_fr, source, source_title, value, first_day, figure,
		corrected_figure FROM mithaq.figures WHERE dataset = 'figures'`)
	if len(rows) != d.Len() {
		t.Errorf("%d rows, want %d", len(rows), d.Len())
	}
	for _, r := range rows {
		o, _ := d.Observation(indicators.ID(*r.ID))
		s, _ := d.Source(o.Source)
		if r.Source == nil || *r.Source != string(o.Source) || s.Title != "" && *r.Title != s.Title {
			t.Errorf("%s: source %v", o.ID, r.Source)
		}
		if r.First.Valid && period.DateOf(r.First.Time) != o.Key.Period.First() {
			t.Errorf("%s: first day %v", o.ID, r.First.Time)
		}
		if x, ok := o.Figure.Decimal(); ok && !r.Value.Valid || r.Value.Valid && !ok {
			t.Errorf("%s: value of %v is %v", o.ID, x, r.Value)
		}
	}
	// S06 in print: 7.5 million dirhams, for 7.5 billion.
	one := collect[struct{ Figure, Unit, Corrected string }](t, db,
		"SELECT figure, unit, corrected_figure FROM mithaq.figures WHERE dataset = 'figures' AND id = 'S06'")
	if fmt.Sprint(one) != "[{7500000@100000 MAD 7500000000@100000000}]" {
		t.Errorf("S06 is %+v", one)
	}
}

// TestCommitments: the view of commitments has those of every agreement, and the function
// those of a day.
func TestCommitments(t *testing.T) {
	db := connect(t)
	day, later := period.MustDate(2016, 1, 1), period.MustDate(2018, 1, 1)
	fund := func(kind agreements.CommitmentKind) agreements.Commitment {
		return agreements.Commitment{ID: "fund", Kind: kind, Obligors: []agreements.ID{"state", "bank"}}
	}
	book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{{
		ID: "a", Form: agreements.FormConvention, Known: period.Day(day),
		Content: agreements.Content{Commitments: []agreements.Commitment{fund(agreements.CommitFund)}},
		Amendments: []agreements.Amendment{{ID: "m", Effective: later, Known: period.Year(2017),
			Changes: agreements.Changes{
				Put: agreements.Content{Commitments: []agreements.Commitment{fund(agreements.CommitRepay)}},
			}}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	save(t, db, "commitments", store.Contents{Dataset: random(t, 15, 1), Book: book})
	for _, x := range []struct {
		valid, known, want string
	}{
		{"2016-06-30", "2015-12-31", "[]"}, {"2016-06-30", "2016-01-01", "[{fund state, bank}]"},
		{"2018-06-30", "2017-12-30", "[{fund state, bank}]"}, {"2018-06-30", "2017-12-31", "[{repay state, bank}]"},
		{"2017-12-31", "2020-01-01", "[{fund state, bank}]"}, {"infinity", "infinity", "[{repay state, bank}]"},
	} {
		got := collect[struct{ Kind, Obligors string }](t, db,
			"SELECT kind, obligors FROM mithaq.commitments_as_of($1, $2) WHERE dataset = 'commitments'", x.valid, x.known)
		if fmt.Sprint(got) != x.want {
			t.Errorf("on %s, known %s: %v, want %s", x.valid, x.known, got, x.want)
		}
	}
}

// TestAmounts: amounts of money come back from their two columns to the centime.
func TestAmounts(t *testing.T) {
	db := connect(t)
	c := morocco(t)
	save(t, db, "amounts", c)
	type row struct {
		Path, Currency string
		Amount         string
	}
	checked := 0
	for h := range c.Book.Agreements() {
		for _, i := range h.AsOf(period.Date{}, period.Date{}).Agreement().Instruments {
			want := make(map[string]money.Money)
			if i.Envelope.IsSet() {
				want["/envelope"] = i.Envelope
			}
			for _, x := range i.Tranches {
				if x.Amount.IsSet() {
					want["/tranches/"+string(x.ID)+"/amount"] = x.Amount
				}
			}
			got := make(map[string]money.Money)
			for _, r := range collect[row](t, db, `
				SELECT path, currency, amount::text FROM mithaq.amounts
				WHERE dataset = 'amounts' AND agreement = $1 AND kind = 'instruments' AND id = $2
					AND valid_until IS NULL AND known_until IS NULL`,
				string(h.ID()), string(i.ID)) {
				currency, err := money.ParseCurrency(r.Currency)
				if err != nil {
					t.Fatal(err)
				}
				if got[r.Path], err = money.FromDecimal(decimal.RequireFromString(r.Amount), currency); err != nil {
					t.Fatal(err)
				}
			}
			for path, m := range want {
				if checked++; got[path] != m {
					t.Errorf("%s %s%s is %v, want %v", h.ID(), i.ID, path, got[path], m)
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no amounts")
	}
}
