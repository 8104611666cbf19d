package changes

import (
	"errors"
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
)

// maxApplyErrors is how many errors of Apply are told.
const maxApplyErrors = 64

// Apply returns the release that the changes lead to from old. A record that the changes
// remove, revise or rename must stand in old as they say, and one that they add must not
// be there. All that is wrong is told, 64 errors at most; each is an [*indicators.Error]
// with the path of its record. old stays as it is.
func (c Changes) Apply(old *indicators.Dataset) (*indicators.Dataset, error) {
	if old == nil {
		return nil, &indicators.Error{Op: "Changes.Apply", Err: indicators.ErrInvalid, Detail: "no dataset"}
	}
	a := application{from: map[string]*Change{}, met: map[string]bool{}}
	for n := range c.List {
		a.enter(&c.List[n])
	}
	was := old.Catalogue()
	spec := indicators.CatalogueSpec{
		Indicators: applied(&a, was.Indicators(), wrapIndicator, func(r Record) *indicators.Indicator { return r.Indicator }),
		Perimeters: applied(&a, was.Perimeters(), wrapPerimeter, func(r Record) *indicators.Perimeter { return r.Perimeter }),
		Dimensions: applied(&a, was.Dimensions(), wrapDimension, func(r Record) *indicators.Dimension { return r.Dimension }),
		Areas:      applied(&a, was.Areas(), wrapArea, func(r Record) *indicators.Category { return r.Area }),
	}
	var b indicators.Builder
	b.AddBody(applied(&a, old.Bodies(), wrapBody, func(r Record) *indicators.Body { return r.Body })...)
	b.AddSource(applied(&a, old.Sources(), wrapSource, func(r Record) *indicators.Source { return r.Source })...)
	for o := range old.All() {
		if today, ok := a.today(wrapObservation(&o)); !ok {
			continue
		} else if today.Observation != nil {
			b.AddObservation(*today.Observation)
		}
	}
	correction := func(r Record) *indicators.Correction { return r.Correction }
	b.AddCorrection(applied(&a, old.Corrections(), wrapCorrection, correction)...)
	a.rest(&spec, &b)
	if len(a.errs) > 0 {
		return nil, errors.Join(a.errs...)
	}
	catalogue, err := indicators.NewCatalogue(spec)
	if err != nil {
		return nil, err
	}
	return b.Build(catalogue)
}

// application is one call of Apply.
type application struct {
	from  map[string]*Change // by the path of the record in the old release
	added []*Change
	met   map[string]bool // paths of the old release
	errs  []error
}

func (a *application) fail(path string, of error, detail string) {
	if len(a.errs) < maxApplyErrors {
		a.errs = append(a.errs, &indicators.Error{Op: "Changes.Apply", Err: of, Path: path, Detail: detail})
	}
}

// enter takes a change in, if it is whole.
func (a *application) enter(x *Change) {
	s, _, hasOld := x.Old.place()
	t, _, hasNew := x.New.place()
	switch {
	case x.Kind < Added || x.Kind > Renamed:
		a.fail(x.Path, indicators.ErrInvalid, "a change of no known kind")
		return
	case hasOld != (x.Kind != Added), hasNew != (x.Kind != Removed), hasOld && hasNew && s != t:
		a.fail(x.Path, indicators.ErrInvalid, "old and new are not the records of a change that is "+x.Kind.String())
		return
	case x.Kind == Revised && x.Old.path() != x.New.path(), x.Kind == Renamed && x.Old.path() == x.New.path():
		a.fail(x.Path, indicators.ErrInvalid, "old is "+x.Old.path())
		return
	case x.Kind == Added:
		a.added = append(a.added, x)
		return
	}
	path := x.Old.path()
	if a.from[path] != nil {
		a.fail(path, indicators.ErrDuplicate, "two changes of one record")
		return
	}
	a.from[path] = x
}

// today returns what an old record becomes; false if it is removed.
func (a *application) today(old Record) (Record, bool) {
	path := old.path()
	a.met[path] = true
	x := a.from[path]
	if x == nil {
		return old, true
	}
	if members := differing(x.Old, old); len(members) > 0 {
		a.fail(path, indicators.ErrInvalid, "the record is not the one that was compared: its "+members[0]+" differs")
	}
	if x.Kind == Removed {
		return Record{}, false
	}
	return x.New, true
}

func applied[T any](a *application, old iter.Seq[T], wrap func(*T) Record, unwrap func(Record) *T) (list []T) {
	for x := range old {
		if r, ok := a.today(wrap(&x)); ok {
			if today := unwrap(r); today != nil {
				list = append(list, *today)
			}
		}
	}
	return list
}

// rest adds what the changes add, and tells which records they did not find.
func (a *application) rest(spec *indicators.CatalogueSpec, b *indicators.Builder) {
	for path, x := range a.from {
		if !a.met[path] {
			a.fail(path, indicators.ErrUnknown, "there is no such record to be "+x.Kind.String())
		}
	}
	for _, x := range a.added {
		path := x.New.path()
		if was := a.from[path]; a.met[path] && (was == nil || was.Kind == Revised) {
			a.fail(path, indicators.ErrDuplicate, "the record is there already")
			continue
		}
		r := x.New
		switch {
		case r.Indicator != nil:
			spec.Indicators = append(spec.Indicators, *r.Indicator)
		case r.Perimeter != nil:
			spec.Perimeters = append(spec.Perimeters, *r.Perimeter)
		case r.Dimension != nil:
			spec.Dimensions = append(spec.Dimensions, *r.Dimension)
		case r.Area != nil:
			spec.Areas = append(spec.Areas, *r.Area)
		case r.Body != nil:
			b.AddBody(*r.Body)
		case r.Source != nil:
			b.AddSource(*r.Source)
		case r.Observation != nil:
			b.AddObservation(*r.Observation)
		case r.Correction != nil:
			b.AddCorrection(*r.Correction)
		}
	}
}
