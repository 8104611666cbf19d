package sdmx

import (
	"io"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

const writeChangesOp = "sdmx.WriteChanges"

// WriteChanges writes the observations of changes as an SDMX-CSV message with the action
// of each: what was removed is deleted, what is new is appended, what was revised is
// replaced. What changed its key or its ID is deleted and appended, since the key tells a
// receiver what a row is about. The names of codes are those of the catalogue. The
// Action of the options is not used. The losses name the changes of other records.
func WriteChanges(
	out io.Writer, c changes.Changes, names *indicators.Catalogue, o WriteOptions,
) ([]indicators.Loss, error) {
	if out == nil {
		return nil, &indicators.Error{Op: writeChangesOp, Err: indicators.ErrInvalid, Detail: "no writer"}
	}
	if names == nil {
		return nil, &indicators.Error{Op: writeChangesOp, Err: indicators.ErrInvalid, Detail: "no catalogue"}
	}
	o.Action = Merge
	o = o.withDefaults()
	if err := o.check(writeChangesOp); err != nil {
		return nil, err
	}
	rows, losses := byAction(c)
	var all []indicators.Observation
	for _, a := range rows {
		for _, x := range a.observations {
			all = append(all, *x)
		}
	}
	components, err := interchange.Layout(interchange.Sequence(slices.Values(all)))
	if err != nil {
		return nil, withOp(err, writeChangesOp)
	}
	w := &csvWriter{out: out, opt: o, components: components, names: interchange.NewNames(names, o.Lang)}
	w.header()
	for _, a := range rows {
		w.opt.Action = a.action
		w.begin()
		for _, x := range a.observations {
			if err := w.row(x, nil); err != nil {
				return nil, withOp(err, writeChangesOp)
			}
		}
	}
	return losses.Losses(), withOp(w.flush(0), writeChangesOp)
}

// rowsOf are the observations of an action.
type rowsOf struct {
	action       Action
	observations []*indicators.Observation
}

// byAction sorts the observations of changes by what a receiver is to do, in the order in
// which it is to be done.
func byAction(c changes.Changes) ([]rowsOf, interchange.Ledger) {
	remove, replace, add := rowsOf{action: Delete}, rowsOf{action: Replace}, rowsOf{action: Append}
	var losses interchange.Ledger
	for _, x := range c.List {
		old, today := x.Old.Observation, x.New.Observation
		switch {
		case old == nil && today == nil:
			losses.Add(indicators.LostRecords, "changes of other records", "a data message carries observations only",
				func() string { return x.Path })
		case old != nil && today != nil && old.ID == today.ID && old.Key == today.Key:
			replace.observations = append(replace.observations, today)
		default:
			if old != nil {
				remove.observations = append(remove.observations, old)
			}
			if today != nil {
				add.observations = append(add.observations, today)
			}
		}
	}
	return []rowsOf{remove, replace, add}, losses
}
