package indicators

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Revisions returns how the value of a key was revised, in order of publication:
// for each figure that an originator published anew, the later release less the
// one before, with both as Inputs. A key that was never revised has none.
//
// A release is a figure as its originator first published it. Prints of one
// release, and what repeats an earlier figure of the originator in the words of
// another carrier, are no release; where the originator carries some of the
// figures itself, or the editor trusts some, those of other carriers that the editor
// trusts little ([Low] and below) are not either. Several originators follow each other in order of their IDs;
// [ViewConfig.Originator] asks for one. The series of first releases is that of a
// View by the policy [Earliest].
//
// Releases whose dates are not stated or overlap, such as a day and its year, are
// [ErrOrder]. A key that is known for several perimeters is [ErrPerimeter]; one of
// which nothing is known, [ErrNoData].
func (v View) Revisions(k Key) ([]Derivation, error) {
	const op = "View.Revisions"
	all, err := v.releasesOf(op, k)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, &Error{Op: op, Err: ErrNoData, Detail: k.String()}
	}
	var out []Derivation
	for _, releases := range all {
		for i := range releases.answers[1:] {
			d, err := revision(op, releases.answers[i], releases.answers[i+1])
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
	}
	return out, nil
}

// MeanRevision returns the mean, over the keys that s picks and the View has a value
// for, of the latest release less the first: whether first releases are too low or
// too high on the whole. A key that was never revised counts as zero.
//
//	mean = ((latest 1 - first 1) + ... + (latest n - first n)) / n
//
// Inputs has the first and the latest release of each key, in order of key; both
// are the same where there is one. All must be of one originator, the View's or the
// only one ([ErrDisagree]), and of one unit. First releases of 100, 110 and 120 and
// latest ones of 103, 109 and 120 have the mean 2/3. Errors are those of
// [View.Revisions].
//
// Source: Office for Statistics Regulation, Revisions of estimates of UK GDP, annex
// A: mean revision and mean absolute revision.
func (v View) MeanRevision(s Selector) (Derivation, error) {
	return v.revised("View.MeanRevision", OpMeanRevision, s)
}

// MeanAbsoluteRevision is [View.MeanRevision] of the absolute values: how far first
// releases are from the latest, in either direction. Those of its example have the
// mean 4/3.
func (v View) MeanAbsoluteRevision(s Selector) (Derivation, error) {
	return v.revised("View.MeanAbsoluteRevision", OpMeanAbsoluteRevision, s)
}

// LargestRevision returns the revision from first to latest release, of the keys
// that [View.MeanRevision] takes, that is farthest from zero, with its sign; Key
// says of which key it is, and Inputs are the two releases. Of ranges it is the one
// with the farthest end; of equals the first.
func (v View) LargestRevision(s Selector) (Derivation, error) {
	return v.revised("View.LargestRevision", OpLargestRevision, s)
}

// originated are the releases of one originator for a key, in order.
type originated struct {
	originator ID
	answers    []Answer
}

// revision returns the step from one release to another.
func revision(op string, from, to Answer) (Derivation, error) {
	f, err := to.Quantity.Figure.Sub(from.Quantity.Figure)
	if from.Chosen[0] == to.Chosen[0] {
		f, err = figure.FromInt64(0), nil
	}
	if err != nil {
		return Derivation{}, &Error{Op: op, Err: err, Detail: to.Key.String()}
	}
	return Derivation{
		Operation: OpRevision, Key: to.Key, Inputs: []Answer{from, to},
		Quantity: figure.Quantity{Figure: f, Unit: to.Quantity.Unit},
	}, nil
}

// revised computes a measure of the revisions of many keys.
func (v View) revised(op string, measure Operation, s Selector) (Derivation, error) {
	all, err := v.firstToLatest(op, s)
	if err != nil {
		return Derivation{}, err
	}
	out := Derivation{Operation: measure, Key: all[0].Key.Series(), Quantity: all[0].Quantity}
	var sum []figure.Figure
	largest := 0
	for i, d := range all {
		if d.Quantity.Unit != out.Quantity.Unit {
			return Derivation{}, &Error{Op: op, Err: ErrUnit, Detail: d.Key.String() + " and " + all[0].Key.String()}
		}
		if d.Key.Series() != out.Key {
			out.Key = Key{Indicator: s.Indicator, Area: s.Area, Perimeter: s.Perimeter, Breakdown: s.Breakdown}
		}
		out.Inputs = append(out.Inputs, d.Inputs...)
		x := d.Quantity.Figure
		if measure == OpMeanAbsoluteRevision {
			x = x.Abs()
		}
		sum = append(sum, x)
		if farther(x, all[largest].Quantity.Figure) {
			largest = i
		}
	}
	if measure == OpLargestRevision {
		out.Key, out.Quantity, out.Inputs = all[largest].Key, all[largest].Quantity, all[largest].Inputs
		return out, nil
	}
	if out.Quantity.Figure, err = combine(opMean, sum); err != nil {
		return Derivation{}, &Error{Op: op, Err: err}
	}
	return out, nil
}

// farther reports whether the far end of x is farther from zero than that of y.
func farther(x, y figure.Figure) bool {
	a, b := x.Abs().Upper(), y.Abs().Upper()
	return !b.Infinite && (a.Infinite || a.Value.Cmp(b.Value) > 0)
}

// firstToLatest returns the revision of each key from its first release to the
// latest, at least one, all of one originator.
func (v View) firstToLatest(op string, s Selector) ([]Derivation, error) {
	if v.data == nil {
		return nil, &Error{Op: op, Err: ErrNoData, Detail: "the zero View sees nothing"}
	}
	var out []Derivation
	var originators []ID
	var last Key
	for row := range v.data.selected(s) {
		k := v.data.keyAt(row)
		if k == last {
			continue
		}
		last = k
		all, err := v.releasesOf(op, k)
		if err != nil {
			return nil, err
		}
		for _, x := range all {
			d, err := revision(op, x.answers[0], x.answers[len(x.answers)-1])
			if err != nil {
				return nil, err
			}
			out = append(out, d)
			if !slices.Contains(originators, x.originator) {
				originators = append(originators, x.originator)
			}
		}
	}
	switch {
	case len(out) == 0:
		return nil, &Error{Op: op, Err: ErrNoData, Detail: "no release is picked"}
	case len(originators) > 1:
		return nil, &Error{Op: op, Err: ErrDisagree, Records: originators,
			Detail: "releases of " + listed(originators) + "; a View of one Originator is needed"}
	}
	return out, nil
}

// releasesOf returns the releases of a key, by originator. What the View takes no
// values from is left out.
func (v View) releasesOf(op string, k Key) ([]originated, error) {
	if v.data == nil {
		return nil, nil
	}
	list := v.contenders(k, nil)
	every := v
	every.config.Policy = Hull // an estimate is a release, though an observed figure comes later
	if err := every.exclude(k, list); err != nil {
		if e, ok := err.(*Error); ok && e.Err == ErrNoData {
			return nil, nil
		}
		return nil, err
	}
	byOriginator := map[ID][]int{}
	for i := range list {
		if c := &list[i]; c.counts() {
			if s := v.data.sourceAt(c.row); s != nil && s.Originator != "" {
				byOriginator[s.Originator] = append(byOriginator[s.Originator], i)
			}
		}
	}
	var out []originated
	for originator, places := range byOriginator {
		answers, err := v.inSequence(op, originator, list, places)
		if err != nil {
			return nil, err
		}
		out = append(out, originated{originator, answers})
	}
	slices.SortFunc(out, func(a, b originated) int { return cmp.Compare(a.originator, b.originator) })
	return out, nil
}

// inSequence returns the releases of an originator in order of publication.
func (v View) inSequence(op string, originator ID, list []contender, places []int) ([]Answer, error) {
	d := v.data
	own := func(i int) bool { return d.sourceAt(list[i].row).Carrier == originator }
	trusted := func(i int) bool { return own(i) || d.observationAt(list[i].row).Confidence < Low }
	if slices.ContainsFunc(places, trusted) {
		places = slices.DeleteFunc(places, func(i int) bool { return !trusted(i) })
	}
	published := func(i int) period.Period { return d.publishedAt(list[i].row) }
	slices.SortFunc(places, func(x, y int) int {
		return cmp.Or(
			precedence.FalseFirst(!published(x).IsSet(), !published(y).IsSet()),
			precedence.ByDate(published(x), published(y)), precedence.FalseFirst(!own(x), !own(y)),
			cmp.Compare(d.idAt(list[x].row), d.idAt(list[y].row)),
		)
	})
	var kept []int
	for _, i := range places {
		same := func(j int) bool { return list[i].figure.Compare(list[j].figure) == 0 }
		switch {
		case len(kept) > 0 && same(kept[len(kept)-1]):
			continue // a further print of the release, or the same figure again
		case (!own(i) || d.repeatsAt(list[i].row) != "") && slices.ContainsFunc(kept, same):
			continue // an earlier figure, repeated
		case len(kept) > 0 && !precedence.Later(published(i), published(kept[len(kept)-1])):
			x, y := d.idAt(list[kept[len(kept)-1]].row), d.idAt(list[i].row)
			return nil, &Error{Op: op, Err: ErrOrder, Records: []ID{x, y},
				Detail: d.keyAt(list[i].row).String() + ": not known which of " + listed([]ID{x, y}) + " was published later"}
		}
		kept = append(kept, i)
	}
	answers := make([]Answer, len(kept))
	for n, i := range kept {
		c := &list[i]
		a := Answer{
			Key: d.keyAt(c.row), Quantity: figure.Quantity{Figure: c.figure, Unit: c.unit}, Role: c.role,
			Chosen: []ID{d.idAt(c.row)}, Policy: v.config.Policy, Reason: BecauseLatest, Break: d.statusAt(c.row).Has('B'),
		}
		if n == 0 {
			a.Reason = BecauseEarliest
		}
		if c.correction != "" {
			a.Corrections = []ID{c.correction}
		}
		answers[n] = a
	}
	return answers, nil
}
