package store

import (
	"encoding/json"
	"strconv"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// book stores agreements and what they speak of.
func (s *saver) book(b *agreements.Book) error {
	spec := b.Spec()
	histories := spec.Agreements
	spec.Agreements = nil
	registers, err := documents(spec)
	if err != nil {
		return err
	}
	err = s.copy("register", len(registers), []string{"kind", "id", "record"},
		slice(registers, func(x document) ([]any, error) { return []any{x.kind, x.id, x.record}, nil }))
	if err != nil {
		return err
	}
	err = s.copy("agreement", len(histories), []string{"id", "record"},
		slice(histories, func(a agreements.Agreement) ([]any, error) {
			record, err := json.Marshal(a)
			return []any{string(a.ID), json.RawMessage(record)}, err
		}))
	if err != nil {
		return err
	}
	var readings []reading
	for h := range b.Agreements() {
		of, err := Readings(h)
		if err != nil {
			return err
		}
		for _, r := range of {
			readings = append(readings, reading{string(h.ID()), r})
		}
	}
	err = s.copy("agreement_record", len(readings),
		[]string{"agreement", "kind", "id", "valid", "known", "place", "record"},
		slice(readings, func(r reading) ([]any, error) {
			return []any{r.agreement, r.Kind, r.ID, fromUntil(r.ValidFrom, r.ValidUntil), fromUntil(r.KnownFrom, r.KnownUntil),
				int32(r.Place), r.Record}, nil
		}))
	if err != nil {
		return err
	}
	return s.amounts(readings)
}

// reading is how a record of an agreement reads.
type reading struct {
	agreement string
	Reading
}

// amounts stores every amount of money in records.
func (s *saver) amounts(readings []reading) error {
	var rows [][]any
	for _, r := range readings {
		var record any
		if err := json.Unmarshal(r.Record, &record); err != nil {
			return err
		}
		for path, m := range amountsIn("", record) {
			d, ok := m.Decimal()
			if !ok {
				continue
			}
			rows = append(rows, []any{r.agreement, r.Kind, r.ID, path, fromUntil(r.ValidFrom, r.ValidUntil),
				fromUntil(r.KnownFrom, r.KnownUntil), d.StringFixed(-d.Exponent()), m.Currency().String()})
		}
	}
	columns := []string{"agreement", "kind", "id", "path", "valid", "known", "amount", "currency"}
	return s.copy("amount", len(rows), columns, slice(rows, func(row []any) ([]any, error) { return row, nil }))
}

// amountsIn returns the amounts of money in a JSON value by their paths; records of a
// list are named by their ID.
func amountsIn(path string, v any) map[string]money.Money {
	all := make(map[string]money.Money)
	add := func(name string, member any) {
		for at, m := range amountsIn(path+"/"+name, member) {
			all[at] = m
		}
	}
	switch v := v.(type) {
	case map[string]any:
		amount, ok1 := v["amount"].(string)
		currency, ok2 := v["currency"].(string)
		if m, err := money.Parse(amount + " " + currency); ok1 && ok2 && len(v) == 2 && err == nil {
			all[path] = m
			return all
		}
		for name, member := range v {
			add(name, member)
		}
	case []any:
		for i, member := range v {
			name := strconv.Itoa(i)
			if record, ok := member.(map[string]any); ok {
				if id, ok := record["id"].(string); ok {
					name = id
				}
			}
			add(name, member)
		}
	}
	return all
}
