package store_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/postgresql"
)

// tables are all tables with rows of a dataset.
var tables = []string{"definition", "body", "source", "observation", "correction", "corrected", "register",
	"agreement", "agreement_record", "amount"}

// dump returns the rows of a dataset as PostgreSQL writes them.
func dump(t *testing.T, db *pgx.Conn, name string) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := db.Exec(t.Context(), "SET datestyle = 'ISO'"); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		query := "COPY (SELECT to_jsonb(x) - 'dataset' FROM mithaq." + table +
			" x JOIN mithaq.dataset d USING (dataset) WHERE d.name = '" + name + "' ORDER BY 1) TO STDOUT"
		if _, err := db.PgConn().CopyTo(t.Context(), &b, query); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestMorocco: the files of the sector come back byte for byte, and the same rows are
// stored, whatever the time zones of process and session and the style of dates.
func TestMorocco(t *testing.T) {
	want := morocco(t)
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	var first string
	for i, zone := range []string{"UTC", "Pacific/Kiritimati", "America/St_Johns"} {
		here, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = here
		db := connect(t, "timezone", zone, "datestyle", []string{"ISO", "German", "SQL, MDY"}[i])
		save(t, db, "morocco", want)
		l := load(t, db, "morocco", indicators.ViewConfig{})
		for n, got := range encoded(t, l.View.Dataset(), l.Book) {
			if got != string(file(t, names[n])) {
				t.Errorf("%s: %s comes back different", zone, names[n])
			}
		}
		if !l.View.Dataset().Equal(want.Dataset) || !l.Book.Equal(want.Book) {
			t.Errorf("%s: the values that came back are not equal", zone)
		}
		rows := dump(t, db, "morocco")
		if i == 0 {
			first = rows
		} else if rows != first {
			t.Errorf("%s: other rows are stored than in UTC", zone)
		}
	}
	if strings.Count(first, "\n") < 1000 {
		t.Errorf("%d rows in all", strings.Count(first, "\n"))
	}
}

// TestRandom: observations of every shape come back equal.
func TestRandom(t *testing.T) {
	db := connect(t)
	n := testkit.Cases(100_000, 1_000_000)
	want := random(t, 1, n)
	var told []store.Progress
	options := store.SaveOptions{Progress: func(p store.Progress) {
		if p.Table == "observation" {
			told = append(told, p)
		}
	}}
	if _, err := store.Save(t.Context(), db, "random", store.Contents{Dataset: want}, options); err != nil {
		t.Fatal(err)
	}
	for i, p := range told {
		if p.Done != (i+1)*10_000 || p.Total != n {
			t.Errorf("progress %d: %+v", i, p)
		}
	}
	if len(told) != n/10_000 {
		t.Errorf("progress was told %d times", len(told))
	}
	l := load(t, db, "random", indicators.ViewConfig{})
	if !l.View.Dataset().Equal(want) {
		t.Error("the dataset that came back is not equal")
	}
	var from, to bytes.Buffer
	if err := errors.Join(indicators.WriteObservations(&from, indicators.JSONLines, want.All()),
		indicators.WriteObservations(&to, indicators.JSONLines, l.View.Dataset().All())); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(from.Bytes(), to.Bytes()) {
		t.Error("the observations that came back are written otherwise")
	}
}

// TestFollow: a Save follows the version that was loaded, or is refused.
func TestFollow(t *testing.T) {
	db := connect(t)
	a, b := store.Contents{Dataset: random(t, 2, 50)}, store.Contents{Dataset: random(t, 3, 60)}
	save := func(c store.Contents, o store.SaveOptions) (int64, error) {
		return store.Save(t.Context(), db, "follow", c, o)
	}
	refused := func(err error, want store.ChangedError) {
		t.Helper()
		var changed *store.ChangedError
		if !errors.As(err, &changed) || *changed != want {
			t.Errorf("error %v, want %+v", err, want)
		}
	}
	_, err := save(a, store.SaveOptions{Follow: 1})
	refused(err, store.ChangedError{Name: "follow", Follow: 1})
	if _, err := store.Load(t.Context(), db, "follow", indicators.ViewConfig{}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("after a refused Save: %v", err)
	}
	if v, err := save(a, store.SaveOptions{}); v != 1 || err != nil {
		t.Fatal(v, err)
	}
	_, err = save(b, store.SaveOptions{})
	refused(err, store.ChangedError{Name: "follow", Stored: 1})
	if v, err := save(b, store.SaveOptions{Follow: 1}); v != 2 || err != nil {
		t.Fatal(v, err)
	}
	if l := load(t, db, "follow", indicators.ViewConfig{}); l.Version != 2 || !l.View.Dataset().Equal(b.Dataset) {
		t.Errorf("version %d", l.Version)
	}
	if v, err := save(a, store.SaveOptions{Replace: true}); v != 3 || err != nil {
		t.Fatal(v, err)
	}
	if _, err := save(store.Contents{}, store.SaveOptions{}); !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("without a dataset: %v", err)
	}
	if _, err := store.Save(t.Context(), db, "a b", a, store.SaveOptions{}); !errors.Is(err, indicators.ErrID) {
		t.Errorf("with a malformed name: %v", err)
	}
}

// TestTwoWriters: of two that save at once, one commits; the other is told, whether the
// dataset was there before or not, and the store holds the first.
func TestTwoWriters(t *testing.T) {
	one, other := connect(t), connect(t)
	contents := []store.Contents{
		{Dataset: random(t, 4, 2000)}, {Dataset: random(t, 5, 2000)}, {Dataset: random(t, 6, 100)},
	}
	for version := range int64(2) {
		copying, waiting := make(chan bool), make(chan bool)
		first, second := make(chan error), make(chan error)
		go func() {
			begun := false
			_, err := store.Save(context.Background(), one, "writers", contents[version], store.SaveOptions{
				Follow: version, Progress: func(store.Progress) {
					if !begun {
						begun = true
						copying <- true
						<-waiting // until the other one has begun as well
						time.Sleep(100 * time.Millisecond)
					}
				}})
			first <- err
		}()
		<-copying
		go func() {
			_, err := store.Save(context.Background(), other, "writers", contents[2], store.SaveOptions{Follow: version})
			second <- err
		}()
		waiting <- true
		var changed *store.ChangedError
		won, lost := <-first, <-second
		if won != nil || !errors.As(lost, &changed) || changed.Stored != version+1 {
			t.Errorf("version %d: the first %v, the second %v", version, won, lost)
		}
		if l := load(t, one, "writers", indicators.ViewConfig{}); !l.View.Dataset().Equal(contents[version].Dataset) {
			t.Errorf("version %d: the store does not hold what was saved first", version)
		}
	}
}

// TestBrokenOff: a Save that breaks off, because it is cancelled or its connection is
// cut, leaves what was there before, and can be run again.
func TestBrokenOff(t *testing.T) {
	db := connect(t)
	before, after := store.Contents{Dataset: random(t, 7, 100)}, store.Contents{Dataset: random(t, 8, 25_000)}
	check := func(how string, want []string) {
		t.Helper()
		if got := dump(t, db, "broken"); got != strings.Join(want, "") {
			t.Errorf("%s: %d rows are there, want %d", how, strings.Count(got, "\n"), strings.Count(want[0], "\n"))
		}
	}
	breakOff := func(o store.SaveOptions) {
		for how, cut := range map[string]func(context.CancelFunc, uint32){
			"cancelled": func(cancel context.CancelFunc, _ uint32) { cancel() },
			"cut": func(_ context.CancelFunc, pid uint32) {
				if _, err := db.Exec(t.Context(), "SELECT pg_terminate_backend($1)", pid); err != nil {
					t.Error(err)
				}
			},
		} {
			was := dump(t, db, "broken")
			victim := dial(t, postgresql.URL(t))
			ctx, cancel := context.WithCancel(t.Context())
			o.Progress = func(p store.Progress) {
				if p.Table == "observation" && p.Done == 20_000 {
					cut(cancel, victim.PgConn().PID())
				}
			}
			if _, err := store.Save(ctx, victim, "broken", after, o); err == nil {
				t.Errorf("%s: no error", how)
			}
			cancel()
			check(how, []string{was})
		}
	}
	breakOff(store.SaveOptions{})
	save(t, db, "broken", before)
	breakOff(store.SaveOptions{Follow: 1})
	if v, err := store.Save(t.Context(), db, "broken", after, store.SaveOptions{Follow: 1}); v != 2 || err != nil {
		t.Fatal(v, err)
	}
	if !load(t, db, "broken", indicators.ViewConfig{}).View.Dataset().Equal(after.Dataset) {
		t.Error("what was saved again is not equal")
	}
}

// TestText: text that PostgreSQL cannot hold is refused, wherever it stands, and
// nothing is stored.
func TestText(t *testing.T) {
	db := connect(t)
	build := func(change func(*indicators.Builder, *indicators.Observation)) *indicators.Dataset {
		var b indicators.Builder
		o := indicators.Observation{ID: "a", Key: indicators.Key{Indicator: "jobs"}}
		change(&b, &o)
		b.AddObservation(o)
		d, err := b.Build(morocco(t).Dataset.Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, d := range map[string]*indicators.Dataset{
		"words": build(func(_ *indicators.Builder, o *indicators.Observation) { o.Words = "a\x00b" }),
		"candidate": build(func(_ *indicators.Builder, o *indicators.Observation) {
			o.Candidates = []indicators.Candidate{{Why: "\\\x00"}}
		}),
		"title": build(func(b *indicators.Builder, _ *indicators.Observation) {
			b.AddSource(indicators.Source{ID: "s", Title: "\xff"})
		}),
		"body": build(func(b *indicators.Builder, _ *indicators.Observation) {
			b.AddBody(indicators.Body{ID: "s", Note: "\x00"})
		}),
		"reason": build(func(b *indicators.Builder, _ *indicators.Observation) {
			b.AddCorrection(indicators.Correction{ID: "c", Observation: "a", Reason: "\x00"})
		}),
	} {
		_, err := store.Save(t.Context(), db, "text", store.Contents{Dataset: d}, store.SaveOptions{})
		if !errors.Is(err, store.ErrText) || !strings.Contains(err.Error(), "column ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := store.Load(t.Context(), db, "text", indicators.ViewConfig{}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("something was stored: %v", err)
	}
	harmless := build(func(_ *indicators.Builder, o *indicators.Observation) {
		o.Note = `\u0000`
		o.Candidates = []indicators.Candidate{{Why: `\u0000 \\u0000`}}
	})
	save(t, db, "text", store.Contents{Dataset: harmless})
	if !load(t, db, "text", indicators.ViewConfig{}).View.Dataset().Equal(harmless) {
		t.Error("a backslash comes back different")
	}
}
