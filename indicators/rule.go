package indicators

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Rule is a check over what a View sees. Rules are values: a user's own stand
// beside those of [Rules] and are run the same way, by [View.Check].
type Rule struct {
	Code     FindingCode
	Family   Family
	Severity Severity
	Title    wording.Text
	// Mend says what would mend such a defect. [View.Check] makes it the
	// suggestion of findings that have none of their own.
	Mend wording.Text
	// Example is the smallest input that the rule finds something in, and one
	// beside it in which it finds nothing.
	Example Example
	// Check yields the rule's findings. Code and Severity may be left unset
	// in them: [View.Check] fills them in from the rule.
	Check func(View) iter.Seq[Finding]
}

// Family groups rules by the kind of defect.
type Family uint8

const (
	// Structure: a record lacks what it must have.
	Structure Family = iota + 1
	// References: a reference to a record that is not there.
	References
	// Range: a value that cannot be.
	Range
	// Identity: parts that do not make their total.
	Identity
	// Plausibility: a value that can be, but hardly is.
	Plausibility
	// ScaleSlip: a figure off by a power of ten.
	ScaleSlip
	// Outlier: a growth that stands out.
	Outlier
	// Conflicting: sources that disagree.
	Conflicting
	// Missing: a unit or a statement without which a figure says little.
	Missing
	// Unreadable: a figure that cannot be read.
	Unreadable
	// Agreed: a defect of an agreement.
	Agreed
)

var families = enum.Table[Family]{"", "structure", "reference", "range", "identity", "plausibility", "scale slip", "outlier", "conflict", "missing statement", "unreadable", "agreement"}

// String returns the family's name in English.
func (f Family) String() string { return families.String("family", f) }

// RuleConfig is what the rules of a sector need to know beside the catalogue.
// The zero value knows nothing, and is what [Rules] uses.
type RuleConfig struct {
	// Ratios are metrics that move little from one year to the next, such as
	// export revenue a job. A figure that throws one off by a power of ten is
	// suspect. Each metric needs an ID and a name.
	Ratios []Metric
	// Inequalities hold between figures of one key: the pay of the managers is
	// at most the revenue.
	Inequalities []Inequality
	// Recomputed says how published rates and shares follow from other figures,
	// beside what the catalogue says of itself.
	Recomputed []Recomputation
}

// Rules returns the rules of the library for figures, in order of code.
func Rules() []Rule { return RuleConfig{}.Rules() }

// Rules returns the rules of the library for figures, in order of code, with
// what the sector knows.
func (c RuleConfig) Rules() []Rule {
	return slices.Concat(structureRules(), referenceRules(), rangeRules(),
		digitRules(), []Rule{slipRule(c), jumpRule()}, zeroRules(), []Rule{plausibleRule(c)}, identityRules(), []Rule{recomputedRule(c)}, flowRules(),
		conflictRules(), statementRules())
}

// work is what the rules of one check share, so that it is found only once.
type work struct {
	once      sync.Once
	conflicts []Conflict

	mu      sync.Mutex
	answers map[Key]*Answer // by authority; nil where there is none
	voices  map[Key][]voice
}

// maxRecalled is how many keys are remembered.
const maxRecalled = 256

// recall returns what find finds for a key, from memory if it was asked for not
// long ago.
func recall[T any](w *work, memory *map[Key]T, k Key, find func() T) T {
	if w == nil {
		return find()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if x, ok := (*memory)[k]; ok {
		return x
	}
	if *memory == nil || len(*memory) >= maxRecalled {
		*memory = make(map[Key]T)
	}
	x := find()
	(*memory)[k] = x
	return x
}

// conflicts returns all conflicts that the View sees.
func (v View) conflicts() []Conflict {
	if v.work == nil {
		return v.Conflicts(Selector{})
	}
	v.work.once.Do(func() { v.work.conflicts = v.Conflicts(Selector{}) })
	return v.work.conflicts
}

// Check runs rules over what the View sees, and returns all their findings,
// each once, in the defined order of [Finding.Compare]. It changes nothing.
func (v View) Check(rules ...Rule) []Finding {
	v.work = &work{}
	var all []Finding
	for _, r := range rules {
		if r.Check == nil {
			continue
		}
		for f := range r.Check(v) {
			if f.Code == "" {
				f.Code = r.Code
			}
			if f.Severity == 0 {
				f.Severity = r.Severity
			}
			if !f.Suggestion.Text.IsSet() {
				f.Suggestion.Text = r.Mend
			}
			all = append(all, f)
		}
	}
	SortFindings(all)
	return slices.CompactFunc(all, func(a, b Finding) bool { return a.Compare(b) == 0 })
}

// Example is an input for a rule.
type Example struct {
	// Fires makes the rule fire at Path, and nowhere before it; Silent does not.
	Fires, Silent Files
	Path          string
	// Config is what the sector of the example knows; a rule that needs it is
	// tried with the rules of this config.
	Config RuleConfig
}

// Files are the files of a small dataset, as text.
type Files struct {
	// Catalogue is what [DecodeCatalogue] reads. "" stands for
	// [ExampleCatalogue].
	Catalogue string
	// Sources is what [Builder.DecodeSources] reads. "" stands for
	// [ExampleSources].
	Sources string
	// Observations is what [Builder.DecodeObservations] reads: [JSON] if it
	// begins with a brace, and else [CSV]. "" is none.
	Observations string
	// Records are observations that no file can hold, because the decoders
	// refuse them.
	Records []Observation
}

// Dataset reads the files.
func (f Files) Dataset() (*Dataset, error) {
	if f.Catalogue == "" {
		f.Catalogue = ExampleCatalogue
	}
	if f.Sources == "" {
		f.Sources = ExampleSources
	}
	c, err := DecodeCatalogue(strings.NewReader(f.Catalogue), DecodeOptions{})
	if err != nil {
		return nil, err
	}
	var b Builder
	if err := b.DecodeSources(strings.NewReader(f.Sources), DecodeOptions{}); err != nil {
		return nil, err
	}
	if f.Observations != "" {
		form := CSV
		if strings.HasPrefix(f.Observations, "{") {
			form = JSON
		}
		if err := b.DecodeObservations(strings.NewReader(f.Observations), form, DecodeOptions{}); err != nil {
			return nil, err
		}
	}
	b.AddObservation(f.Records...)
	return b.Build(c)
}

// maxEvidence is how many records a finding cites of those that are alike.
const maxEvidence = 16

// maxAlike is how many observations of one key are put, each in its turn, into
// what is computed from several keys. Where there are more, those of the greatest
// IDs are left out, so that no rule takes time with the square of their number.
const maxAlike = 64

// noNote is the note of evidence that speaks for itself.
var noNote wording.Text

// seenCorrections yields the corrections that were known on the View's day.
func (v View) seenCorrections() iter.Seq[Correction] {
	return func(yield func(Correction) bool) {
		for c := range v.data.Corrections() {
			if v.sees(c.Known) && !yield(c) {
				return
			}
		}
	}
}

// report gathers the findings of one rule.
type report struct {
	found []*Finding
}

// add adds a finding; what it returns can be completed.
func (r *report) add(path string, message wording.Text, args ...Arg) *finding {
	f := &Finding{Path: path, Message: message, Args: args}
	r.found = append(r.found, f)
	return (*finding)(f)
}

type finding Finding

// cite adds an observation as evidence.
func (f *finding) cite(o Observation, note wording.Text) *finding {
	f.Evidence = append(f.Evidence, Evidence{
		Path: pathOf(o), Source: o.Source, Words: o.Words, Quantity: o.Quantity(), Note: note,
	})
	return f
}

// member adds a member of a conflict as evidence.
func (f *finding) member(m Member, note wording.Text) *finding {
	f.cite(m.Observation, note)
	f.Evidence[len(f.Evidence)-1].Quantity = m.Quantity
	return f
}

// suggest adds what would mend it.
func (f *finding) suggest(ar, fr, en string) *finding {
	f.Suggestion.Text = say.Text(ar, fr, en)
	return f
}

// candidates adds values that would fit.
func (f *finding) candidates(cs ...Candidate) *finding {
	f.Suggestion.Candidates = append(f.Suggestion.Candidates, cs...)
	return f
}

// checkFunc is the type of [Rule.Check].
type checkFunc = func(View) iter.Seq[Finding]

// perView makes a rule's check of one that gathers its findings.
func perView(check func(v View, r *report)) checkFunc {
	return func(v View) iter.Seq[Finding] {
		return func(yield func(Finding) bool) {
			if v.data == nil || v.data.catalogue == nil {
				return
			}
			var r report
			check(v, &r)
			for _, f := range r.found {
				if !yield(*f) {
					return
				}
			}
		}
	}
}

// perObservation makes a rule's check of one that looks at one observation at
// a time.
func perObservation(check func(v View, o Observation, r *report)) checkFunc {
	return perView(func(v View, r *report) {
		for o := range v.Observations(Selector{}) {
			check(v, o, r)
		}
	})
}

func pathOf(o Observation) string { return cite.Pointer("observations", string(o.ID)) }

// word is an argument that stands as it is.
func word(arg, text string) Arg { return Arg{Name: arg, Text: text} }

// record is an argument that names a record.
func record(arg string, id ID) Arg { return Arg{Name: arg, Text: string(id)} }

func number(arg string, n int) Arg { return word(arg, strconv.Itoa(n)) }

// quantity returns a candidate's value, in the unit of o where it names none.
func (c Candidate) quantity(o Observation) figure.Quantity {
	q := figure.Quantity{Figure: c.Figure, Unit: c.Unit}
	if q.Unit == (figure.Unit{}) && c.Key.Indicator == o.Key.Indicator {
		q.Unit = o.Unit
	}
	return q
}

// amount is an argument that is a quantity.
func amount(arg string, q figure.Quantity) Arg { return Arg{Name: arg, Quantity: q} }

// named is an argument that shows a name, or the ID of a record without one.
func named(arg string, name wording.Text, id ID) Arg {
	if name.IsSet() {
		return Arg{Name: arg, Label: name}
	}
	return record(arg, id)
}

// indicatorArg names an indicator.
func (v View) indicatorArg(id ID) Arg {
	i, _ := v.data.catalogue.Indicator(id)
	return named("indicator", i.Name, id)
}

// perimeterArg names a perimeter.
func (v View) perimeterArg(arg string, id ID) Arg {
	if id == "" {
		return Arg{Name: arg, Label: say.Text("(نطاق غير مذكور)", "(périmètre non précisé)", "(no stated perimeter)")}
	}
	p, _ := v.data.catalogue.Perimeter(id)
	return named(arg, p.Name, id)
}

// sourceArg names who said it: the originator, or else the carrier.
func (v View) sourceArg(arg string, source ID) Arg {
	s, ok := v.data.Source(source)
	if !ok {
		return record(arg, source)
	}
	body := s.Originator
	if body == "" {
		body = s.Carrier
	}
	b, _ := v.data.Body(body)
	return named(arg, b.Name, body)
}
