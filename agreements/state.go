package agreements

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// StateSet is a set of states: those that the known facts allow. One state is
// certain; several are undecided. The zero set says that nothing is known of
// the agreement.
type StateSet enum.Set[State]

// StatesOf returns the set of the given states.
func StatesOf(all ...State) StateSet { return StateSet(states.Set(all...)) }

// Has reports whether x is in the set.
func (s StateSet) Has(x State) bool { return states.Valid(x) && enum.Set[State](s).Has(x) }

// Len returns how many states the set holds.
func (s StateSet) Len() int { return enum.Set[State](s).Len() }

// Certain returns the only state of the set; false when there are none or several.
func (s StateSet) Certain() (State, bool) { return enum.Set[State](s).Only() }

// All yields the states of the set in the order of an agreement's life.
func (s StateSet) All() iter.Seq[State] { return states.All(enum.Set[State](s)) }

// String returns the words of the states joined by '|', as in "signed|in_force"; ""
// for the empty set.
func (s StateSet) String() string { return states.Join(enum.Set[State](s)) }

// Status is the state of an agreement on a day, with the facts that it is
// derived from.
type Status struct {
	Valid period.Date `json:"valid,omitzero"`
	Known period.Date `json:"known,omitzero"`
	// States are the states that the facts allow.
	States StateSet `json:"states"`
	// Reasons are the facts, in the order in which they are taken.
	Reasons []Fact `json:"reasons,omitzero"`
}

// Fact is something that the state of an agreement rests on.
type Fact struct {
	Kind FactKind `json:"kind,omitzero"`
	// Path is the JSON Pointer to the record.
	Path string `json:"path,omitzero"`
	// When is the day of the fact, or the span in which it lies. Unset is not
	// known.
	When period.Period `json:"when,omitzero"`
	// Holds says whether the fact had occurred by the day in question: Yes, No, or
	// Undecided when the day lies within When.
	Holds figure.Truth `json:"holds"`
	Cites []Citation   `json:"cites,omitzero"`
}

// Text says the fact in a language, with the day or the span when there is one.
func (f Fact) Text(lang wording.Lang) string {
	name, _ := f.Kind.Text().Display(lang)
	if !f.When.IsSet() {
		return name
	}
	return name + " (" + f.When.String() + ")"
}

// String returns the fact in English.
func (f Fact) String() string { return f.Text(wording.En) }

// FactKind says what kind of fact a state rests on.
type FactKind uint16

const (
	// FactSigned: signature of the agreement.
	FactSigned FactKind = iota + 1
	// FactUnsigned: no signature is known of one or more parties.
	FactUnsigned
	// FactStart: the term begins.
	FactStart
	// FactEnd: the term is over on the day after.
	FactEnd
	// FactInForce and the following are events of that kind.
	FactInForce
	FactSuspended
	FactResumed
	FactFulfilled
	FactTerminated
	FactSuperseded
)

var factKinds = enum.Table[FactKind]{"", "signed", "unsigned", "start", "end", "in_force", "suspended", "resumed",
	"fulfilled", "terminated", "superseded"}

// String returns "signed", "unsigned" and so on.
func (k FactKind) String() string { return factKinds.String("fact kind", k) }

// Text returns the name of the kind in each language.
func (k FactKind) Text() wording.Text {
	switch k {
	case FactSigned:
		return messages.Text("signed")
	case FactUnsigned:
		return messages.Text("a party's signature is not known")
	case FactStart:
		return messages.Text("term begins")
	case FactEnd:
		return messages.Text("term ends")
	case FactInForce:
		return messages.Text("entered into force")
	case FactSuspended:
		return messages.Text("suspended")
	case FactResumed:
		return messages.Text("resumed")
	case FactFulfilled:
		return messages.Text("declared fulfilled")
	case FactTerminated:
		return messages.Text("terminated")
	case FactSuperseded:
		return messages.Text("superseded by another agreement")
	}
	return wording.Text{}
}

// StatusAt derives the state on the day valid from the facts that were known
// on the day known. An agreement is signed when every party has signed, or
// when an event says so; in force from the first day of its term, or from the
// event of that kind; expired on the day after its term. A fact whose day is
// known only within a span may have occurred on any day of it: the states
// are those of every order of events that the spans allow.
//
// A term that may have begun before the signature begins with it, unless the
// whole of the term's start lies before: then it was agreed with effect for the
// past. When the unset day is given for valid, the answer is for the end of
// time.
func (h History) StatusAt(valid, known period.Date) Status {
	v := h.AsOf(valid, known)
	s := Status{Valid: valid, Known: known}
	if !v.IsKnown() {
		return s
	}
	at := valid
	if !at.IsSet() {
		at = endOfTime
	}
	facts := v.facts()
	for _, f := range facts {
		s.Reasons = append(s.Reasons, f.exported(at))
	}
	lives := map[course]bool{v.born(): true}
	for _, cluster := range clusters(facts, at) {
		lives = cluster.run(lives, at)
	}
	for l := range lives {
		s.States |= StatesOf(l.state())
	}
	return s
}

// cluster is a list of facts, in order, whose spans hang together: which of
// them came first is not certain.
type cluster []fact

// maxCluster is the most facts whose orders are tried. Beyond it every state
// is held possible.
const maxCluster = 12

// clusters splits the facts that may have occurred by a day into clusters that
// follow each other.
func clusters(facts []fact, at period.Date) []cluster {
	var all []cluster
	var until period.Date
	for _, f := range facts {
		if f.kind == FactUnsigned || f.first.Compare(at) > 0 {
			continue
		}
		last := f.last
		if f.doubt {
			last = endOfTime
		}
		if n := len(all); n > 0 && f.first.Compare(until) <= 0 {
			all[n-1] = append(all[n-1], f)
		} else {
			all = append(all, cluster{f})
		}
		until = later(until, last)
	}
	return all
}

// run returns the lives that a cluster can lead to by a day.
func (c cluster) run(from map[course]bool, at period.Date) map[course]bool {
	if len(c) == 1 && c[0].holds(at) == figure.Yes {
		next := make(map[course]bool, len(from))
		for l := range from {
			next[l.after(c[0].kind)] = true
		}
		return next
	}
	if len(c) > maxCluster {
		return everyCourse()
	}
	// A node is a set of facts that have occurred, in some order, the last of
	// them on day at the earliest.
	type node struct {
		done uint
		l    course
	}
	earliest := make(map[node]period.Date)
	var todo []node
	visit := func(n node, day period.Date) {
		if d, ok := earliest[n]; !ok || day.Compare(d) < 0 {
			earliest[n] = day
			todo = append(todo, n)
		}
	}
	for l := range from {
		visit(node{0, l}, beginOfTime)
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		day := earliest[n]
		for i, f := range c {
			bit := uint(1) << i
			when := later(day, f.first)
			if n.done&bit != 0 || when.Compare(at) > 0 || !f.doubt && when.Compare(f.last) > 0 || c.before(i, n.done) {
				continue
			}
			visit(node{n.done | bit, n.l.after(f.kind)}, when)
		}
	}
	next := make(map[course]bool)
	for n := range earliest {
		complete := true
		for i, f := range c {
			if n.done&(1<<i) == 0 && f.holds(at) == figure.Yes {
				complete = false
			}
		}
		if complete {
			next[n.l] = true
		}
	}
	return next
}

// before reports whether a fact of the very day of fact i, to which no span
// belongs, goes before it and is not yet done: on one day, events come in the
// order of an agreement's life.
func (c cluster) before(i int, done uint) bool {
	f := c[i]
	for j, g := range c[:i] {
		if done&(1<<j) == 0 && f.first == f.last && g.first == f.first && g.last == f.last && !g.doubt && !f.doubt {
			return true
		}
	}
	return false
}

// everyCourse returns one course for every state.
func everyCourse() map[course]bool {
	all := map[course]bool{{}: true, {signed: true}: true, {signed: true, expired: true}: true,
		{signed: true, started: true}: true, {signed: true, started: true, suspended: true}: true}
	for s := StateFulfilled; states.Valid(s); s++ {
		all[course{ended: s}] = true
	}
	return all
}

var endOfTime = period.MustDate(9999, 12, 31)
var beginOfTime = period.MustDate(1, 1, 1)

// course is what has happened to an agreement.
type course struct {
	signed, started, suspended, expired bool
	unsigned                            bool // its form is one that nobody signs
	ended                               State
}

// born returns what has happened to an agreement before any fact. An act that nobody
// signs begins with its term, or has begun if it has none.
func (v Version) born() course {
	if v.history.stored().Form.IsSigned() {
		return course{}
	}
	return course{unsigned: true, started: !v.content.Term.Start.IsSet()}
}

// after returns the life after a fact. Events after the end are ignored, except
// that an expired agreement can still be declared fulfilled.
func (l course) after(k FactKind) course {
	if l.ended != 0 {
		return l
	}
	switch k {
	case FactSigned:
		l.signed = true
	case FactStart, FactInForce:
		l.started = true
	case FactEnd:
		l.expired = true
	case FactSuspended:
		l.suspended = true
	case FactResumed:
		l.suspended = false
	case FactFulfilled:
		l.ended = StateFulfilled
	case FactTerminated:
		if !l.expired {
			l.ended = StateTerminated
		}
	case FactSuperseded:
		if !l.expired {
			l.ended = StateSuperseded
		}
	}
	return l
}

// allows reports whether a fact can follow what has happened.
func (l course) allows(k FactKind) bool {
	if k != FactEnd && k != FactUnsigned && l.ended != 0 {
		return false
	}
	switch k {
	case FactResumed:
		return l.suspended
	case FactSuspended:
		return l.started && !l.suspended
	case FactTerminated, FactSuperseded:
		return !l.expired
	}
	return true
}

func (l course) state() State {
	switch {
	case l.ended != 0:
		return l.ended
	case !l.signed && !(l.unsigned && l.started):
		return StateDraft
	case l.expired:
		return StateExpired
	case l.started && l.suspended:
		return StateSuspended
	case l.started:
		return StateInForce
	}
	return StateSigned
}

// fact is something that has happened for certain on the day last, unless it
// is in doubt, and not before the day first.
type fact struct {
	kind        FactKind
	first, last period.Date
	unknown     bool // the sources give no day
	doubt       bool // it may not have happened at all
	path        string
	cites       []Citation
}

func (f fact) holds(d period.Date) figure.Truth {
	switch {
	case f.kind == FactUnsigned || d.Compare(f.first) < 0:
		return figure.No
	case d.Compare(f.last) >= 0 && !f.doubt:
		return figure.Yes
	}
	return figure.Undecided
}

// exported returns the fact as users see it, on a day.
func (f fact) exported(at period.Date) Fact {
	return Fact{f.kind, f.path, f.when(), f.holds(at), slices.Clone(f.cites)}
}

// when returns the span as a period, unset when no source gives a day.
func (f fact) when() period.Period {
	if f.unknown {
		return period.Period{}
	}
	if f.kind == FactEnd { // its day is the last one of the term
		return period.Day(f.last.AddDays(-1))
	}
	p, _ := period.NewRange(f.first, f.last)
	return p
}

// span returns the days between which something happened: when it says so, and
// otherwise at the latest on the day on which it became known.
func span(when, known period.Period) (first, last period.Date, unknown bool) {
	if when.IsSet() {
		return when.First(), when.Last(), false
	}
	return beginOfTime, known.Last(), true
}

// facts returns what the state is derived from, in order: by first possible
// day, then by last, then as an agreement's life goes.
func (v Version) facts() []fact {
	c := v.content
	var facts []fact
	facts = append(facts, v.signing()...)

	entered := false
	for _, e := range c.Events {
		var kind FactKind
		switch e.Kind {
		case EventInForce:
			kind, entered = FactInForce, true
		case EventSuspended:
			kind = FactSuspended
		case EventResumed:
			kind = FactResumed
		case EventFulfilled:
			kind = FactFulfilled
		case EventTerminated:
			kind = FactTerminated
		case EventSuperseded:
			kind = FactSuperseded
		default:
			continue
		}
		path := v.Path(Ref{RecordEvents, e.ID})
		f := fact{kind: kind, path: path, cites: e.Cites}
		f.first, f.last, f.unknown = span(e.When, v.knownOf(Ref{RecordEvents, e.ID}, e.Known))
		facts = append(facts, f)
	}
	if c.Term.Start.IsSet() && !entered {
		facts = append(facts, v.start(facts))
	}
	if c.Term.End.IsSet() {
		after := c.Term.End.Last().AddDays(1)
		if !after.IsSet() {
			after = endOfTime
		}
		facts = append(facts, fact{kind: FactEnd, first: after, last: after, path: v.TermPath()})
	}
	facts = append(facts, v.successors()...)
	slices.SortStableFunc(facts, func(a, b fact) int {
		return cmp.Or(a.first.Compare(b.first), a.last.Compare(b.last), cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.path, b.path))
	})
	return facts
}

// Facts returns what the state of the version is derived from, in the order in
// which it is taken; see [History.StatusAt].
func (v Version) Facts() []Fact {
	if !v.IsKnown() {
		return nil
	}
	return v.exported(v.facts())
}

// exported returns facts as users see them, on the day of the version.
func (v Version) exported(facts []fact) []Fact {
	at := v.valid
	if !at.IsSet() {
		at = endOfTime
	}
	var all []Fact
	for _, f := range facts {
		all = append(all, f.exported(at))
	}
	return all
}

// Contradictions returns the facts that cannot follow those before them: a
// suspension of what has not begun, a termination after the term, an event after
// the end.
func (v Version) Contradictions() []Fact {
	if !v.IsKnown() {
		return nil
	}
	var wrong []fact
	l := v.born()
	for _, f := range v.facts() {
		if !l.allows(f.kind) {
			wrong = append(wrong, f)
		}
		l = l.after(f.kind)
	}
	return v.exported(wrong)
}

// Signed returns the day, or the span of days, on which the agreement was signed;
// unset when no source says.
func (v Version) Signed() period.Period {
	for _, f := range v.signing() {
		if f.kind == FactSigned && !f.unknown {
			return f.when()
		}
	}
	return period.Period{}
}

// start returns the fact that the term begins.
func (v Version) start(facts []fact) fact {
	p := v.content.Term.Start
	f := fact{kind: FactStart, first: p.First(), last: p.Last(), path: v.TermPath()}
	for _, s := range facts {
		if s.kind == FactSigned && !s.unknown && p.ContainsDate(s.first) {
			f.first = s.first
		}
	}
	return f
}

// signing returns the fact that the agreement was signed, when there is one:
// from its signing events, or else from the signatures of its parties.
func (v Version) signing() []fact {
	c := v.content
	f := fact{kind: FactSigned}
	none := true
	for _, e := range c.Events {
		if e.Kind != EventSigned {
			continue
		}
		first, last, unknown := span(e.When, v.knownOf(Ref{RecordEvents, e.ID}, e.Known))
		if none { // several days that sources give are the ends of a span
			f.first, f.last, f.unknown, f.path, f.cites = first, last, unknown, v.Path(Ref{RecordEvents, e.ID}), e.Cites
		} else {
			f.first, f.last, f.unknown = earlier(f.first, first), later(f.last, last), f.unknown && unknown
		}
		none = false
	}
	if !none {
		return []fact{f}
	}

	signed := make(map[ID]bool)
	for _, s := range c.Signatures {
		if !s.Act.Binds() {
			continue
		}
		first, last, unknown := span(s.When, v.knownOf(Ref{RecordSignatures, s.ID}, s.Known))
		if none {
			f.first, f.last, f.path, f.cites = first, last, v.Path(Ref{RecordSignatures, s.ID}), s.Cites
		} else { // the last one to sign completes it
			f.first, f.last = later(f.first, first), later(f.last, last)
		}
		f.unknown = f.unknown || unknown
		signed[s.Party] = true
		none = false
	}
	missing := fact{kind: FactUnsigned, first: endOfTime, last: endOfTime, unknown: true,
		path: cite.Pointer("agreements", string(v.ID()))}
	if none && !v.history.stored().Form.IsSigned() {
		return nil // it begins with its term
	}
	if none {
		return []fact{missing}
	}
	if v.history.stored().Form.Binding() == BindsIssuer {
		return []fact{f}
	}
	for _, p := range c.Parties {
		if !signed[p.ID] {
			// Perhaps the party has signed and no source names who did; perhaps not.
			missing.path = v.Path(Ref{RecordParties, p.ID})
			f.doubt = true
			return []fact{f, missing}
		}
	}
	return []fact{f}
}

// successors returns the facts that other agreements take this one's place.
func (v Version) successors() []fact {
	var facts []fact
	for _, i := range v.history.book.successors[v.ID()] {
		h := History{v.history.book, i}
		if h.ID() == v.ID() {
			continue
		}
		o := h.AsOf(period.Date{}, v.known)
		if f, ok := o.effect(); ok {
			f.kind, f.path = FactSuperseded, cite.Pointer("agreements", string(h.ID()))
			facts = append(facts, f)
		}
	}
	return facts
}

// effect returns the fact from which an agreement has effect: its entry into
// force, else the start of its term, else its signature.
func (v Version) effect() (fact, bool) {
	if !v.IsKnown() {
		return fact{}, false
	}
	for _, e := range v.content.Events {
		if e.Kind == EventInForce {
			f := fact{}
			f.first, f.last, f.unknown = span(e.When, v.knownOf(Ref{RecordEvents, e.ID}, e.Known))
			return f, true
		}
	}
	signing := v.signing()
	if v.content.Term.Start.IsSet() {
		return v.start(signing), true
	}
	if len(signing) > 0 && signing[0].kind == FactSigned {
		return signing[0], true
	}
	return fact{}, false
}

// knownOf returns when a record became known: its own time, or that of the
// layer that put it there.
func (v Version) knownOf(r Ref, own period.Period) period.Period {
	if own.IsSet() {
		return own
	}
	for _, l := range slices.Backward(v.layers) {
		if l.Changes.Put.Has(r) {
			return l.Known
		}
	}
	return v.history.stored().Known
}

// KnownSince returns when a record became known: at its own time, or else with the
// layer that put it there; with the agreement where the version has no such record.
func (v Version) KnownSince(r Ref) period.Period {
	var own period.Period
	v.content.visit(func(o Ref, known period.Period) {
		if o == r {
			own = known
		}
	})
	return v.knownOf(r, own)
}

// TermPath returns the JSON Pointer to the term in the book's file: see
// [Version.Path].
func (v Version) TermPath() string {
	for _, l := range slices.Backward(v.layers) {
		if l.Changes.Put.Term.IsSet() {
			return l.Path + "/term"
		}
	}
	return cite.Pointer("agreements", string(v.ID()))
}

func earlier(a, b period.Date) period.Date {
	if b.Compare(a) < 0 {
		return b
	}
	return a
}

func later(a, b period.Date) period.Date {
	if b.Compare(a) > 0 {
		return b
	}
	return a
}
