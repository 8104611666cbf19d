package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
)

// Loaded is what [Load] found.
type Loaded struct {
	// Version is the version of the dataset, for [SaveOptions] of a Save that
	// follows it.
	Version int64
	// View looks at the dataset in the way that was asked for.
	View indicators.View
	Book *agreements.Book
}

// Load loads a dataset to look at it in one way, all of it as it was at one moment. With
// a day of knowledge only the figures and corrections that were known by then leave the
// database: do not save such a part again. The error is [ErrNotFound] if there is no
// such dataset.
func Load(ctx context.Context, db DB, name indicators.ID, config indicators.ViewConfig) (Loaded, error) {
	var found Loaded
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err := within(ctx, db, options, func(tx pgx.Tx) error {
		l := loader{ctx: ctx, tx: tx, config: config}
		const find = "SELECT dataset, version FROM mithaq.dataset WHERE name = $1"
		err := tx.QueryRow(ctx, find, string(name)).Scan(&l.number, &found.Version)
		if errors.Is(err, pgx.ErrNoRows) {
			return fmt.Errorf("%w: %s", ErrNotFound, name)
		}
		if err != nil {
			return err
		}
		d, err := l.dataset()
		if err != nil {
			return err
		}
		found.View = d.View(config)
		found.Book, err = l.book()
		return err
	})
	if err != nil {
		return Loaded{}, err
	}
	return found, nil
}

// loader is a Load under way.
type loader struct {
	ctx    context.Context
	tx     pgx.Tx
	config indicators.ViewConfig
	number int32 // of the dataset
}

// each calls use for every row of a query, whose columns it has put into the targets.
func (l *loader) each(query string, args []any, targets []any, use func() error) error {
	rows, err := l.tx.Query(l.ctx, query, append([]any{l.number}, args...)...)
	if err != nil {
		return err
	}
	_, err = pgx.ForEachRow(rows, targets, use)
	return err
}

// records reads the JSON records of a table by kind.
func (l *loader) records(query string, into map[string][]json.RawMessage) error {
	var kind string
	var record []byte
	return l.each(query, nil, []any{&kind, &record}, func() error {
		into[kind] = append(into[kind], append(json.RawMessage(nil), record...))
		return nil
	})
}

// join reads lists of records into a value, as JSON.
func join(lists map[string][]json.RawMessage, into any) error {
	text, err := json.Marshal(lists)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func (l *loader) dataset() (*indicators.Dataset, error) {
	var definitions indicators.CatalogueSpec
	lists := make(map[string][]json.RawMessage)
	if err := l.records("SELECT kind, record FROM mithaq.definition WHERE dataset = $1", lists); err != nil {
		return nil, err
	}
	if err := join(lists, &definitions); err != nil {
		return nil, err
	}
	catalogue, err := indicators.NewCatalogue(definitions)
	if err != nil {
		return nil, err
	}
	var b indicators.Builder
	for _, read := range []func(*indicators.Builder) error{l.bodies, l.sources, l.observations, l.corrections} {
		if err := read(&b); err != nil {
			return nil, err
		}
	}
	return b.Build(catalogue)
}

func (l *loader) bodies(b *indicators.Builder) error {
	var record []byte
	return l.each("SELECT record FROM mithaq.body WHERE dataset = $1", nil, []any{&record}, func() error {
		var x indicators.Body
		err := json.Unmarshal(record, &x)
		b.AddBody(x)
		return err
	})
}

func (l *loader) sources(b *indicators.Builder) error {
	const query = `SELECT id, originator, carrier, COALESCE(title, ''), COALESCE(address, ''), date,
		COALESCE(date_note, ''), lang, release, rank, retrieved, COALESCE(licence, ''), COALESCE(note, '')
		FROM mithaq.source WHERE dataset = $1`
	var x indicators.Source
	targets := []any{&x.ID, &x.Originator, &x.Carrier, &x.Title, &x.Address, &x.Date, &x.DateNote, &x.Lang, &x.Release,
		&x.Rank, &x.Retrieved, &x.Licence, &x.Note}
	return l.each(query, nil, targets, func() error {
		b.AddSource(x)
		return nil
	})
}

func (l *loader) observations(b *indicators.Builder) error {
	const query = `SELECT id, NULLIF(indicator, ''), NULLIF(area, ''), NULLIF(perimeter, ''), NULLIF(breakdown, ''),
		NULLIF(period, ''), figure, unit, role, assurance, status, COALESCE(confidentiality, ''), source, published,
		COALESCE(words, ''), words_lang, stated_perimeter, attributes, candidates, repeats, derived_from, confidence,
		COALESCE(note, '') FROM mithaq.observation WHERE dataset = $1 AND known_from <= $2`
	var o indicators.Observation
	var candidates []byte
	var from []string
	k := &o.Key
	targets := []any{&o.ID, &k.Indicator, &k.Area, &k.Perimeter, &k.Breakdown, &k.Period, &o.Figure, &o.Unit, &o.Role,
		&o.Assurance, &o.Status, &o.Confidentiality, &o.Source, &o.Published, &o.Words, &o.WordsLang, &o.Stated,
		&o.Attributes, &candidates, &o.Repeats, &from, &o.Confidence, &o.Note}
	return l.each(query, []any{day(l.config.Known)}, targets, func() error {
		o.From, o.Candidates = idsOf(from), nil
		if candidates != nil {
			if err := json.Unmarshal(candidates, &o.Candidates); err != nil {
				return fmt.Errorf("candidates of %s: %w", o.ID, err)
			}
		}
		b.AddObservation(o)
		return nil
	})
}

func (l *loader) corrections(b *indicators.Builder) error {
	const query = `SELECT id, observation, figure, unit, COALESCE(reason, ''), evidence, COALESCE(author, ''), known
		FROM mithaq.correction WHERE dataset = $1 AND known_from <= $2`
	var c indicators.Correction
	var evidence []string
	targets := []any{&c.ID, &c.Observation, &c.Figure, &c.Unit, &c.Reason, &evidence, &c.Author, &c.Known}
	return l.each(query, []any{day(l.config.Known)}, targets, func() error {
		c.Evidence = idsOf(evidence)
		b.AddCorrection(c)
		return nil
	})
}

// idsOf returns a list of IDs.
func idsOf(list []string) []indicators.ID {
	var all []indicators.ID
	for _, id := range list {
		all = append(all, indicators.ID(id))
	}
	return all
}

func (l *loader) book() (*agreements.Book, error) {
	lists := make(map[string][]json.RawMessage)
	if err := l.records("SELECT kind, record FROM mithaq.register WHERE dataset = $1", lists); err != nil {
		return nil, err
	}
	if err := l.records("SELECT 'agreements', record FROM mithaq.agreement WHERE dataset = $1", lists); err != nil {
		return nil, err
	}
	var spec agreements.BookSpec
	if err := join(lists, &spec); err != nil {
		return nil, err
	}
	b, err := agreements.NewBook(spec)
	if err != nil {
		return nil, err
	}
	return b.KnownOn(l.config.Known), nil
}
