package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// The kinds of a [Reading] beside the lists of records of an agreement.
const (
	kindAgreement = "agreement" // what the agreement says of itself, without its content
	kindTerm      = "term"
)

// Reading is how one record of an agreement reads on the days from ValidFrom on and
// before ValidUntil, as known from KnownFrom on and before KnownUntil. An unset day is
// no end.
type Reading struct {
	Kind, ID              string // the list that the record is in, as a file names it
	ValidFrom, ValidUntil period.Date
	KnownFrom, KnownUntil period.Date
	Place                 int // of the record in its list
	Record                json.RawMessage
}

// name is the name of a record.
type name struct{ kind, id string }

// form is how a record reads: its place, and its text as JSON.
type form struct {
	place int
	text  string
}

// run is a form that a record has from one day of knowledge to another, by their
// numbers.
type run struct {
	from, until int
	form
}

// Readings returns how the records of an agreement read on all pairs of days, without
// an overlap: on every pair of days the records are those of [agreements.History.AsOf].
// Between the days on which anything takes effect, or becomes known, nothing changes;
// so it is enough to ask for one of each such time.
func Readings(h agreements.History) ([]Reading, error) {
	valid, known, err := turns(h.Record())
	if err != nil {
		return nil, err
	}
	if len(valid) == 0 {
		valid = []period.Date{{}} // any day will do
	} else if before := valid[0].AddDays(-1); before.IsSet() {
		valid = slices.Insert(valid, 0, before)
	}
	var all []Reading
	open := make(map[name][]int) // readings that go on in the times of validity before, by their numbers in all
	for i, v := range valid {
		forms := make([]map[name]form, len(known))
		for j, k := range known {
			if forms[j], err = formsOf(h.AsOf(v, k)); err != nil {
				return nil, err
			}
		}
		next := make(map[name][]int)
		for _, n := range names(forms) {
			for _, r := range runs(n, forms) {
				x := Reading{Kind: n.kind, ID: n.id, Place: r.place, Record: json.RawMessage(r.text), KnownFrom: known[r.from]}
				if r.until < len(known) {
					x.KnownUntil = known[r.until]
				}
				at := slices.IndexFunc(open[n], func(i int) bool { return all[i].goesOn(x) })
				if at >= 0 {
					next[n] = append(next[n], open[n][at])
					continue
				}
				if i > 0 {
					x.ValidFrom = v
				}
				next[n] = append(next[n], len(all))
				all = append(all, x)
			}
		}
		for n, before := range open {
			for _, x := range before {
				if !slices.Contains(next[n], x) {
					all[x].ValidUntil = v
				}
			}
		}
		open = next
	}
	return all, nil
}

// goesOn reports whether two readings differ in their valid days alone.
func (r Reading) goesOn(x Reading) bool {
	return r.Place == x.Place && r.KnownFrom == x.KnownFrom && r.KnownUntil == x.KnownUntil &&
		bytes.Equal(r.Record, x.Record)
}

// names returns the names of all records, in order.
func names(forms []map[name]form) []name {
	all := make(map[name]bool)
	for _, f := range forms {
		for n := range f {
			all[n] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b name) int {
		return cmp.Or(strings.Compare(a.kind, b.kind), strings.Compare(a.id, b.id))
	})
}

// runs returns the forms that a record has one after another, as time of knowledge goes
// by.
func runs(n name, forms []map[name]form) []run {
	var all []run
	for j, f := range forms {
		x, ok := f[n]
		if !ok {
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last].until == j && all[last].form == x {
			all[last].until++
		} else {
			all = append(all, run{j, j + 1, x})
		}
	}
	return all
}

// formsOf returns how the records of a version read.
func formsOf(v agreements.Version) (map[name]form, error) {
	all := make(map[name]form)
	if !v.IsKnown() {
		return all, nil
	}
	a := v.Agreement()
	content, err := json.Marshal(a.Content)
	if err != nil {
		return nil, err
	}
	a.Content = agreements.Content{}
	head, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	all[name{kindAgreement, ""}] = form{0, string(head)}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(content, &members); err != nil {
		return nil, err
	}
	for kind, member := range members {
		if kind == kindTerm {
			all[name{kindTerm, ""}] = form{0, string(member)}
			continue
		}
		records, err := documents(map[string]json.RawMessage{kind: member})
		if err != nil {
			return nil, err
		}
		for i, r := range records {
			all[name{kind, r.id}] = form{i, string(r.record)}
		}
	}
	return all, nil
}

// turns returns the days on which an amendment of an agreement takes effect, and those
// on which anything of it becomes known, each in order.
func turns(a agreements.Agreement) (valid, known []period.Date, err error) {
	text, err := json.Marshal(a)
	if err != nil {
		return nil, nil, err
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		return nil, nil, err
	}
	collect(tree, &valid, &known)
	for _, days := range []*[]period.Date{&valid, &known} {
		slices.SortFunc(*days, period.Date.Compare)
		*days = slices.Compact(*days)
	}
	return valid, known, nil
}

// collect gathers the members "effective" and "known" of a JSON value.
func collect(v any, valid, known *[]period.Date) {
	switch v := v.(type) {
	case map[string]any:
		for member, x := range v {
			text, ok := x.(string)
			if !ok {
				collect(x, valid, known)
				continue
			}
			p, err := period.Parse(text)
			switch {
			case err != nil:
			case member == "effective":
				*valid = append(*valid, p.Last())
			case member == "known":
				*known = append(*known, p.Last())
			}
		}
	case []any:
		for _, x := range v {
			collect(x, valid, known)
		}
	}
}
