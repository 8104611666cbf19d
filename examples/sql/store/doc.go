// Package store keeps datasets and agreements in PostgreSQL, from version 14 on, and
// gives them back as they were. Import it, or copy it and change what your database
// needs.
//
//	db, err := pgx.Connect(ctx, "postgres://localhost/figures")
//	err = store.Migrate(ctx, db)
//	version, err := store.Save(ctx, db, "offshoring", store.Contents{Dataset: data, Book: book}, store.SaveOptions{})
//	loaded, err := store.Load(ctx, db, "offshoring", indicators.ViewConfig{Known: day})
//	answer, err := loaded.View.Value(key)
//
// # What is stored
//
// Everything is in the schema "mithaq" of the database; [Schema] yields the files
// that make it. A dataset has a name and a version, which counts how often it was
// saved.
//
//	definition, body, source    the catalogue and the sources
//	observation                 the figures, a column for each member
//	correction, corrected       corrections; which one holds, as known on which days
//	register, agreement         agreements as their file holds them, with their amendments
//	agreement_record, amount    how each record read on which days, as known on which
//
// A figure is its canonical text, and beside it the range of numbers that it allows.
// The range is exact where its ends are decimals. A fraction such as 650/3 goes to
// the next decimal outward, so that no value that the figure allows is lost. A period
// is its text and a range of days; money is a numeric and a code; names are in three
// languages.
//
// # Two times
//
// A figure is valid for its period, and known from the last day of its publication on.
// A record of an agreement reads as it does on some days, as known on some days: both
// are ranges of days in the table agreement_record, and a constraint of exclusion
// refuses two rows that would answer for one pair of days. The function
// agreement_as_of gives what History.AsOf gives.
//
// # Views
//
// Programs that show tables as they are find figures, conflicts, commitments,
// targets and amounts, each a view with plain columns:
//
//	SELECT * FROM mithaq.figures WHERE indicator = 'jobs' AND known_from <= '2018-12-31';
//	SELECT * FROM mithaq.conflicts WHERE contradicts AND NOT same_origin;
//	SELECT * FROM mithaq.commitments_as_of('2020-01-01', '2016-06-30');
//
// # Saving
//
// Save replaces a dataset in one transaction, by COPY: readers see the old one until
// the new one is whole, and a Save that breaks off leaves nothing. It says which
// version it follows. If somebody else has saved since then, it is refused with a
// [ChangedError], and nothing is lost.
//
// Text that PostgreSQL cannot hold, which is the character U+0000 and what is not
// UTF-8, is refused with [ErrText] before anything is written.
package store
