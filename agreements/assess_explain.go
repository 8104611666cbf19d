package agreements

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/say"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Explanation tells how an [Assessment] came about: for every reading a tree of
// steps from the progress down to the words of the agreement and to the values
// of the indicators, which have the explanation trees of metrics. It stands
// alone: [Explanation.Replay] computes every step again from what the tree
// says. It reads as a text and as JSON.
type Explanation struct {
	Agreement ID                   `json:"agreement"`
	Target    ID                   `json:"target"`
	Name      wording.Text         `json:"name,omitzero"`
	Value     figure.Quantity      `json:"value"`
	Basis     Basis                `json:"basis"`
	At        period.Date          `json:"at"`
	Valid     period.Date          `json:"valid,omitzero"`
	Known     period.Date          `json:"known,omitzero"`
	Status    progress.StandingSet `json:"status"`
	Readings  []ReadingNote        `json:"readings,omitempty"`
	Undefined progress.Undefined   `json:"undefined,omitzero"`
}

// ReadingNote explains one reading.
type ReadingNote struct {
	ID         ID                   `json:"id"`
	Basis      Basis                `json:"basis"`
	Why        wording.Text         `json:"why,omitzero"`
	Cites      []Citation           `json:"cites,omitempty"`
	Status     progress.StandingSet `json:"status"`
	LastStatus progress.StandingSet `json:"last_status"`
	Undefined  progress.Undefined   `json:"undefined,omitzero"`
	// Steps are the progress, the gap to the expected value, and what is named
	// beside them, in this order; what is undefined is left out.
	Steps []Step `json:"steps,omitempty"`
}

// Step is one step of an [Explanation].
type Step struct {
	// Op names the operation; see [StepOps].
	Op string `json:"op"`
	// Quantity is what comes out.
	Quantity figure.Quantity `json:"quantity"`
	// On is the day of a point on the path, or of an expected value.
	On period.Date `json:"on,omitzero"`
	// Trajectory is the shape of the path of an expected value.
	Trajectory progress.Shape `json:"trajectory,omitzero"`
	// Record is the part of the agreement that states the number, and Cites
	// where it was read.
	Record string     `json:"record,omitempty"`
	Cites  []Citation `json:"cites,omitempty"`
	// Input explains the value of an indicator.
	Input *indicators.Explanation `json:"input,omitempty"`
	Steps []Step                  `json:"steps,omitempty"`
}

// The operations of steps.
const (
	opStated       = "stated"        // a number of the agreement
	opValue        = "value"         // the value of an indicator, with its Input
	opSum          = "sum"           // values of periods, added up
	opSumAtLeast   = "sum_at_least"  // the same, as a lower bound
	opPart         = "part"          // a value in a whole
	opIn           = "in"            // a change of unit
	opLevel        = "target_level"  // baseline + value
	opGrown        = "target_grown"  // baseline * (1 + value)
	opProgress     = "progress"      // (actual - baseline) / (target - baseline)
	opProgressOver = "progress_over" // (actual - baseline) / distance
	opProgressGrow = "progress_grow" // (actual / baseline - 1) / change
	opExpected     = "expected"      // the path on a day; its steps are the points
	opGap          = "gap"           // actual - expected
	opShare        = "share_of_target"
)

// StepOps returns the names of the operations: stated, value, sum,
// sum_at_least, part, in, target_level, target_grown, progress, progress_over,
// progress_grow, expected, gap, share_of_target.
func StepOps() []string {
	return []string{opStated, opValue, opSum, opSumAtLeast, opPart, opIn, opLevel, opGrown, opProgress, opProgressOver, opProgressGrow, opExpected, opGap, opShare}
}

// Explain tells in a language how the assessment came about. See [Explanation].
func (a Assessment) Explain(lang wording.Lang) string { return a.Explanation().Text(lang) }

// Explanation writes every step down.
func (a Assessment) Explanation() Explanation {
	x := Explanation{
		Agreement: a.Agreement, Target: a.Target, Name: a.Name, Value: a.Value, Basis: a.Basis,
		At: a.At, Valid: a.Valid, Known: a.Known, Status: a.Status, Undefined: a.Undefined,
	}
	for _, r := range a.Readings {
		x.Readings = append(x.Readings, a.assessor.note(r))
	}
	return x
}

// note explains a reading.
func (a assessor) note(r ReadingAssessment) ReadingNote {
	n := ReadingNote{ID: r.ID, Basis: r.Basis, Why: r.Why, Cites: r.reading.Cites, Status: r.Status, LastStatus: r.LastStatus, Undefined: r.Undefined}
	c := r.inputs
	unit := r.Target.Unit
	in := func(f figure.Figure) figure.Quantity { return figure.Quantity{Figure: f, Unit: unit} }
	value := Step{Op: opStated, Quantity: r.Value, Record: "value", Cites: a.target.Cites}
	if r.reading.Value.IsSet() { // the reading's sources restate it
		value.Record, value.Cites = "readings/"+string(r.ID)+"/value", r.reading.Cites
	}
	base := Step{Op: opStated, Quantity: in(c.Baseline), Record: "start"}
	if b, ok := a.target.Baseline(r.BaselineID); ok && c.Baseline.IsSet() {
		base.Record, base.Cites, base.On = "baselines/"+string(b.ID), b.Cites, b.At.Last()
		if r.baselined != nil {
			base.Cites = append(base.Cites[:len(base.Cites):len(base.Cites)], Citation{Source: r.baselined.Source, Words: r.baselined.Words, Lang: r.baselined.WordsLang})
		}
	}
	goal := value
	switch r.Basis {
	case BasisAdditional:
		goal = Step{Op: opLevel, Quantity: in(c.Target), Steps: []Step{base, value}}
	case BasisChange:
		goal = Step{Op: opGrown, Quantity: in(c.Target), Steps: []Step{base, value}}
	}
	var actual Step
	if r.Actual.Undefined.IsDefined() {
		actual = a.actualStep(r)
	}
	if r.Progress.IsSet() {
		s := Step{Op: opProgress, Quantity: figure.Quantity{Figure: r.Progress}, Steps: []Step{actual, base, goal}}
		switch r.Basis {
		case BasisAdditional:
			s.Op, s.Steps[2] = opProgressOver, value
		case BasisChange:
			s.Op, s.Steps[2] = opProgressGrow, value
		}
		n.Steps = append(n.Steps, s)
	}
	if r.Expected.IsSet() {
		e := Step{Op: opExpected, Quantity: r.Expected, On: c.At, Trajectory: c.Shape}
		first, last := base, goal
		first.On, last.On = c.Start, c.Deadline
		e.Steps = append(e.Steps, first)
		for _, m := range c.Milestones {
			e.Steps = append(e.Steps, Step{Op: opStated, Quantity: in(m.Value), On: m.On, Record: "steps"})
		}
		e.Steps = append(e.Steps, last)
		if r.Gap.IsSet() {
			e = Step{Op: opGap, Quantity: r.Gap, Steps: []Step{actual, e}}
		}
		n.Steps = append(n.Steps, e)
	} else if !r.Progress.IsSet() && actual.Op != "" {
		n.Steps = append(n.Steps, actual)
	}
	if r.ShareOfTarget.IsSet() && !(r.Progress.IsSet() && r.Progress.Equal(r.ShareOfTarget)) {
		n.Steps = append(n.Steps, Step{Op: opShare, Quantity: figure.Quantity{Figure: r.ShareOfTarget}, Steps: []Step{actual, value}})
	}
	return n
}

// actualStep explains what is reached.
func (a assessor) actualStep(r ReadingAssessment) Step {
	inputs := func(answers []indicators.Answer) []Step {
		var all []Step
		for _, x := range answers {
			all = append(all, a.input(r.Measure, x))
		}
		return all
	}
	s := Step{Quantity: r.Actual.Quantity, On: r.Actual.AsOf}
	parts := inputs(r.Actual.Answers)
	unit := figure.Unit{}
	if len(parts) > 0 {
		unit = parts[0].Quantity.Unit
	}
	m, _ := a.target.Measure(r.Measure)
	switch {
	case len(r.Actual.Whole) > 0:
		s.Op, s.Steps = opPart, append(parts, inputs(r.Actual.Whole)...)
		return s
	case r.Actual.AtLeast:
		s.Op, s.Steps = opSumAtLeast, parts
		return s
	case m.Counting == CountPeriods:
		s.Op, s.Steps = opSum, parts
		return s
	case len(parts) == 1 && unit != s.Quantity.Unit:
		s.Op, s.Steps = opIn, parts
		return s
	case len(parts) == 1:
		return parts[0]
	}
	return s
}

// input explains the value of an indicator, by the metric that is nothing but
// the indicator.
func (a assessor) input(measure ID, x indicators.Answer) Step {
	s := Step{Op: opValue, Quantity: x.Quantity, On: x.Key.Period.Last(), Record: "measures/" + string(measure)}
	m, _ := a.target.Measure(measure)
	metric := indicators.Metric{Expr: indicators.Ref(x.Key.Indicator)}
	if i, found := a.catalogue().Indicator(x.Key.Indicator); found {
		metric.Name, metric.Unit = i.Name, i.Unit
	}
	view, _ := counting(a.view, m, a.opt)
	result, err := view.Eval(metric, x.Key)
	if err != nil || result.Err != nil {
		return s
	}
	e := result.Explanation()
	e.Key = x.Key
	s.Input = &e
	return s
}

// explanationFormat names the JSON form.
const explanationFormat = "mithaq.assessment/1"

// JSON returns the explanation as a JSON document of format
// "mithaq.assessment/1".
func (x Explanation) JSON() ([]byte, error) {
	data, err := strictjson.Encode(x, strictjson.EncodeOptions{Format: explanationFormat})
	if err != nil {
		return nil, &Error{Op: "Explanation.JSON", Err: ErrInvalid, Detail: err.Error()}
	}
	return data, nil
}

// ParseExplanation reads what [Explanation.JSON] writes. The error lists what is
// wrong, with JSON Pointers.
func ParseExplanation(data []byte) (Explanation, error) {
	var x Explanation
	if err := strictjson.Decode(data, &x, strictjson.Options{Format: explanationFormat}); err != nil {
		return Explanation{}, fmt.Errorf("agreements: ParseExplanation: %w", err)
	}
	return x, nil
}

// Replay computes every step again from the ones below it, down to the
// published figures, and the values of the indicators with them. The first step
// that does not come out is [indicators.ErrReplay], with a JSON Pointer to it.
func (x Explanation) Replay() error {
	for i, r := range x.Readings {
		for k, s := range r.Steps {
			if err := s.replay(fmt.Sprintf("/readings/%d/steps/%d", i, k), 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// maxSteps is how deep a tree of steps may be.
const maxSteps = 16

func (s Step) replay(path string, depth int) error {
	if depth > maxSteps {
		return &Error{Op: "Explanation.Replay", Err: ErrLimit, Path: path}
	}
	for i, below := range s.Steps {
		if err := below.replay(path+"/steps/"+strconv.Itoa(i), depth+1); err != nil {
			return err
		}
	}
	got, err := s.apply()
	if err != nil {
		return &Error{Op: "Explanation.Replay", Err: indicators.ErrReplay, Path: path, Detail: err.Error()}
	}
	if !got.WithoutResolution().Equal(s.Quantity.Figure.WithoutResolution()) {
		return &Error{
			Op: "Explanation.Replay", Err: indicators.ErrReplay, Path: path + "/quantity",
			Detail: cite.Quote(s.Quantity.Figure.String()) + ", but its operands give " + cite.Quote(got.String()),
		}
	}
	return nil
}

// apply computes a step from its operands.
func (s Step) apply() (figure.Figure, error) {
	want := map[string]int{opPart: 2, opIn: 1, opLevel: 2, opGrown: 2, opProgress: 3, opProgressOver: 3, opProgressGrow: 3, opGap: 2, opShare: 2}
	if n, ok := want[s.Op]; ok && len(s.Steps) != n {
		return figure.Figure{}, fmt.Errorf("%s of %d operands", s.Op, len(s.Steps))
	}
	arg := func(i int, like figure.Unit) (figure.Figure, error) {
		q, err := s.Steps[i].Quantity.In(like)
		return q.Figure, err
	}
	unit := s.Quantity.Unit
	switch s.Op {
	case opStated:
		return s.Quantity.Figure, nil
	case opValue:
		if s.Input == nil {
			return s.Quantity.Figure, nil
		}
		q, err := s.Input.Replay()
		if err == nil {
			q, err = q.In(unit)
		}
		return q.Figure, err
	case opSum, opSumAtLeast:
		sum := zero
		for i := range s.Steps {
			f, err := arg(i, unit)
			if err == nil {
				sum, err = sum.Add(f)
			}
			if err != nil {
				return sum, err
			}
		}
		if s.Op == opSumAtLeast {
			return figure.Interval(sum.Lower(), figure.Bound{Open: true, Infinite: true})
		}
		return sum, nil
	case opIn:
		return arg(0, unit)
	case opPart:
		whole, err := arg(1, s.Steps[0].Quantity.Unit)
		if err != nil {
			return whole, err
		}
		f, err := figure.ShareWithin(s.Steps[0].Quantity.Figure, whole)
		if err != nil {
			return f, err
		}
		q, err := figure.Quantity{Figure: f}.In(unit)
		return q.Figure, err
	case opLevel, opGrown:
		basis := BasisAdditional
		value := s.Steps[1].Quantity
		if s.Op == opGrown {
			basis = BasisChange
		} else if q, err := value.In(unit); err == nil {
			value = q
		}
		base, err := arg(0, unit)
		if err != nil {
			return base, err
		}
		f, _ := aim(basis, base, value)
		return f, nil
	case opProgress, opProgressOver:
		like := s.Steps[0].Quantity.Unit
		base, err := arg(1, like)
		if err != nil {
			return base, err
		}
		to, err := arg(2, like)
		if err != nil {
			return to, err
		}
		if s.Op == opProgressOver {
			return progress.Over(s.Steps[0].Quantity.Figure, base, to)
		}
		return progress.Of(s.Steps[0].Quantity.Figure, base, to)
	case opProgressGrow:
		base, err := arg(1, s.Steps[0].Quantity.Unit)
		if err != nil {
			return base, err
		}
		return progressOfChange(progress.Inputs{Actual: s.Steps[0].Quantity.Figure, Baseline: base}, s.Steps[2].Quantity)
	case opGap, opShare:
		other, err := arg(1, s.Steps[0].Quantity.Unit)
		if err != nil {
			return other, err
		}
		if s.Op == opGap {
			return progress.Gap(s.Steps[0].Quantity.Figure, other)
		}
		return progress.ShareOfTarget(s.Steps[0].Quantity.Figure, other)
	case opExpected:
		if len(s.Steps) < 2 {
			return figure.Figure{}, fmt.Errorf("a path of %d points", len(s.Steps))
		}
		t := progress.Trajectory{Shape: s.Trajectory}
		for i, p := range s.Steps {
			f, err := arg(i, unit)
			if err != nil {
				return f, err
			}
			switch i {
			case 0:
				t.Start, t.From = p.On, f
			case len(s.Steps) - 1:
				t.End, t.To = p.On, f
			default:
				t.Milestones = append(t.Milestones, progress.Milestone{On: p.On, Value: f})
			}
		}
		return t.Expected(s.On)
	}
	return figure.Figure{}, fmt.Errorf("unknown operation %s", cite.Quote(s.Op))
}

// Text returns the explanation as a text in a language: the target, and below
// it every reading with its progress, the expected value, the numbers of the
// agreement and where they were read, and the values of the indicators with
// what was chosen and why. An unknown language reads as English.
func (x Explanation) Text(lang wording.Lang) string {
	w := explainer{lang: lang, n: say.Index(lang)}
	w.target(x)
	return w.b.String()
}

// explainer writes lines.
type explainer struct {
	b    strings.Builder
	lang wording.Lang
	n    int
}

func (w *explainer) say(ar, fr, en string) string { return [3]string{ar, fr, en}[w.n] }

func (w *explainer) line(depth int, parts ...string) {
	if s := strings.TrimSpace(strings.Join(parts, "")); s != "" {
		w.b.WriteString(strings.Repeat("  ", depth) + s + "\n")
	}
}

func (w *explainer) colon() string { return w.say(": ", " : ", ": ") }

func (w *explainer) target(x Explanation) {
	title := string(x.Target)
	if x.Name.IsSet() {
		title, _ = x.Name.Display(w.lang)
	}
	w.line(0, title, w.colon(), x.Status.Text(w.lang))
	w.line(0, w.say("الاتفاق ", "accord ", "agreement "), string(x.Agreement), w.say("، الهدف ", ", objectif ", ", target "), string(x.Target),
		w.say("، في ", ", au ", ", on "), x.At.String(), w.known(x))
	w.line(0, w.quantity(x.Value), " (", basisText(x.Basis, w.lang), ")")
	if !x.Undefined.IsDefined() {
		w.line(1, x.Undefined.Text(w.lang))
	}
	for _, r := range x.Readings {
		w.reading(r)
	}
}

func (w *explainer) known(x Explanation) string {
	s := ""
	if x.Valid.IsSet() {
		s += w.say("؛ النص كما كان في ", " ; texte en vigueur au ", "; text as of ") + x.Valid.String()
	}
	if x.Known.IsSet() {
		s += w.say("؛ المعروف إلى غاية ", " ; connu au ", "; known on ") + x.Known.String()
	}
	return s
}

func (w *explainer) reading(r ReadingNote) {
	why := ""
	if r.Why.IsSet() {
		why, _ = r.Why.Display(w.lang)
		why = w.say("، ", ", ", ", ") + why
	}
	w.line(1, w.say("قراءة ", "lecture ", "reading "), string(r.ID), " (", basisText(r.Basis, w.lang), why, ")", w.colon(), r.Status.Text(w.lang))
	w.cites(2, r.Cites)
	if r.LastStatus != r.Status {
		w.line(2, w.say("عند آخر قيمة معروفة: ", "à la dernière valeur connue : ", "at the last known value: "), r.LastStatus.Text(w.lang))
	}
	if !r.Undefined.IsDefined() {
		w.line(2, w.say("التقدم غير محدد: ", "progrès indéfini : ", "progress undefined: "), r.Undefined.Text(w.lang))
	}
	shown := make(map[string]bool)
	for _, s := range r.Steps {
		w.step(2, s, shown)
	}
}

// step writes a step and the ones below it; an input that was shown already is
// not shown again.
func (w *explainer) step(depth int, s Step, shown map[string]bool) {
	day := ""
	if s.On.IsSet() {
		day = " (" + s.On.String() + ")"
	}
	value := w.quantity(s.Quantity)
	switch s.Op {
	case opProgress, opProgressOver, opProgressGrow, opShare:
		value = w.percent(s.Quantity.Figure)
	}
	label := w.op(s)
	w.line(depth, label, w.colon(), value, day)
	w.cites(depth+1, s.Cites)
	if s.Input != nil {
		key := s.Input.Key.String()
		if !shown[key] {
			shown[key] = true
			for l := range strings.Lines(s.Input.Text(w.lang)) {
				w.b.WriteString(strings.Repeat("  ", depth+1) + l)
			}
		}
		return
	}
	for _, below := range s.Steps {
		w.step(depth+1, below, shown)
	}
}

func (w *explainer) op(s Step) string {
	switch s.Op {
	case opStated:
		switch {
		case s.Record == "value", strings.HasSuffix(s.Record, "/value"):
			return w.say("القيمة المتفق عليها", "valeur convenue", "value as agreed")
		case s.Record == "start":
			return w.say("العد من الصفر", "compté à partir de zéro", "counted from nothing")
		case s.Record == "steps":
			return w.say("مرحلة", "jalon", "interim step")
		}
		return w.say("نقطة الانطلاق ", "départ ", "baseline ") + strings.TrimPrefix(s.Record, "baselines/")
	case opValue:
		return w.say("القيمة المنشورة", "valeur publiée", "published value")
	case opSum:
		return w.say("مجموع الفترات", "somme des périodes", "sum of the periods")
	case opSumAtLeast:
		return w.say("مجموع الفترات المعروفة، على الأقل", "somme des périodes connues, au moins", "sum of the known periods, at least")
	case opPart:
		return w.say("الحصة", "part", "share")
	case opIn:
		return w.say("تحويل الوحدة", "changement d'unité", "change of unit")
	case opLevel:
		return w.say("ما يؤدي إليه: الانطلاق + القيمة", "ce qu'elle vise : départ + valeur", "where it leads: baseline + value")
	case opGrown:
		return w.say("ما يؤدي إليه: الانطلاق × (1 + القيمة)", "ce qu'elle vise : départ × (1 + valeur)", "where it leads: baseline × (1 + value)")
	case opProgress:
		return w.say("التقدم = (المنجز − الانطلاق) / (الهدف − الانطلاق)", "progrès = (réel − départ) / (cible − départ)", "progress = (actual − baseline) / (target − baseline)")
	case opProgressOver:
		return w.say("التقدم = (المنجز − الانطلاق) / القيمة", "progrès = (réel − départ) / valeur", "progress = (actual − baseline) / value")
	case opProgressGrow:
		return w.say("التقدم = (المنجز / الانطلاق − 1) / التغير", "progrès = (réel / départ − 1) / variation", "progress = (actual / baseline − 1) / change")
	case opExpected:
		return w.say("المنتظر على المسار", "attendu sur la trajectoire", "expected on the path")
	case opGap:
		return w.say("الفارق = المنجز − المنتظر", "écart = réel − attendu", "gap = actual − expected")
	case opShare:
		return w.say("للتذكير، وليس تقدماً: المنجز / القيمة", "pour mémoire, n'est pas un progrès : réel / valeur", "named, and not progress: actual / value")
	}
	return s.Op
}

func (w *explainer) cites(depth int, cites []Citation) {
	for _, c := range cites {
		words := ""
		if c.Words != "" {
			words = w.say("«", "« ", "“") + c.Words + w.say("»", " »", "”") + " "
		}
		w.line(depth, words, "[", string(c.Source), "]")
	}
}

// quantity says a quantity, and one with many digits rounded beside it.
func (w *explainer) quantity(q figure.Quantity) string { return wording.SayQuantity(q, w.lang) }

// percent says a ratio exactly and in percent.
func (w *explainer) percent(f figure.Figure) string {
	s := wording.SayPercent(f, w.lang)
	if exact := f.String(); f.IsSet() {
		s += " (" + exact + ")"
	}
	return s
}

// basisText says a basis in a language.
func basisText(b Basis, lang wording.Lang) string {
	n := say.Index(lang)
	switch b {
	case BasisLevel:
		return [3]string{"مستوى", "niveau", "level"}[n]
	case BasisAdditional:
		return [3]string{"زيادة على الانطلاق", "en plus du départ", "additional to the baseline"}[n]
	case BasisCumulative:
		return [3]string{"تراكمي منذ البداية", "cumul depuis le début", "cumulative since the start"}[n]
	case BasisFlow:
		return [3]string{"خلال الفترة", "sur la période", "within the period"}[n]
	case BasisShare:
		return [3]string{"حصة", "part", "share"}[n]
	case BasisChange:
		return [3]string{"تغير", "variation", "change"}[n]
	case BasisMaintain:
		return [3]string{"حفاظ على الموجود", "maintien", "to maintain"}[n]
	case BasisOpen:
		return [3]string{"أساس مفتوح", "nature non précisée", "basis open"}[n]
	}
	return b.String()
}

// Text says the basis in a language.
func (b Basis) Text(lang wording.Lang) string { return basisText(b, lang) }
