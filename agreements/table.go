package agreements

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// TargetTable shows the targets of an agreement on one page: what was agreed,
// what is declared, what of it is verified, how far that is from what was to be
// expected, and what is missing to say more.
type TargetTable struct {
	Agreement ID           `json:"agreement"`
	Name      wording.Text `json:"name,omitzero"`
	At        period.Date  `json:"at"`
	Known     period.Date  `json:"known,omitzero"`
	// State holds the states that the agreement may be in on that day.
	State StateSet `json:"state"`
	// Rows has one row for each reading that the sources leave of each target,
	// in the order of the file.
	Rows []TargetRow `json:"rows"`
}

// TargetRow is one target under one reading.
type TargetRow struct {
	Target   ID              `json:"target"`
	Reading  ID              `json:"reading"`
	Name     wording.Text    `json:"name,omitzero"`
	Value    figure.Quantity `json:"value"`
	Basis    Basis           `json:"basis"`
	Baseline figure.Quantity `json:"baseline,omitzero"`
	Deadline period.Date     `json:"deadline,omitzero"`
	// Declared is the last value that nobody has verified, and Verified the last
	// one that somebody has, each with the day that it speaks of.
	Declared   figure.Quantity `json:"declared,omitzero"`
	DeclaredAt period.Date     `json:"declared_at,omitzero"`
	Verified   figure.Quantity `json:"verified,omitzero"`
	VerifiedAt period.Date     `json:"verified_at,omitzero"`
	// RestsOn says which of the two progress, expected value, gap and status
	// are made of: Verified when there is such a value, otherwise SelfDeclared;
	// unknown when there is neither.
	RestsOn  indicators.Assurance `json:"rests_on,omitzero"`
	Progress figure.Figure        `json:"progress,omitzero"`
	// Expected is where the path was to be on the day of the value, and Gap
	// what there is beyond it; negative is less.
	Expected figure.Quantity      `json:"expected,omitzero"`
	Gap      figure.Quantity      `json:"gap,omitzero"`
	Status   progress.StandingSet `json:"status"`
	// DeclaredStatus is the status by what is declared alone.
	DeclaredStatus progress.StandingSet `json:"declared_status,omitzero"`
	// Missing is what stands in the way of a certain answer.
	Missing []MissingInput `json:"missing,omitempty"`
}

// MissingInput is something that is missing to say how far along a target is.
type MissingInput struct {
	Kind MissingKind `json:"kind"`
	// Who names the operators that have not declared, or whose declaration
	// nobody has verified, for the period When.
	Who  []ID          `json:"who,omitempty"`
	When period.Period `json:"when,omitzero"`
	// Undefined says why there is no progress.
	Undefined progress.Undefined `json:"undefined,omitzero"`
}

// MissingKind says what is missing.
type MissingKind uint16

const (
	// MissingDeclaration: nothing is declared, or not by everybody.
	MissingDeclaration MissingKind = iota + 1
	// MissingVerification: what is declared is not verified, or not all of it.
	MissingVerification
	// MissingReading: the sources leave several readings of the target.
	MissingReading
	// MissingDeadline: nothing says by when.
	MissingDeadline
	// MissingProgress: there is no progress, for the reason in Undefined.
	MissingProgress
)

var missingKinds = enum.Table[MissingKind]{"", "declaration", "verification", "reading", "deadline", "progress"}

// String returns "declaration", "verification" and so on.
func (k MissingKind) String() string { return missingKinds.String("missing kind", k) }

// Text says what is missing in a language.
func (l MissingInput) Text(lang wording.Lang) string {
	return string(l.AppendWords(nil, wording.WriterOf(lang)))
}

// AppendWords appends what is missing in words.
func (l MissingInput) AppendWords(dst []byte, w *wording.Writer) []byte {
	lang := w.Lang()
	n := say.Index(lang)
	var s string
	switch l.Kind {
	case MissingDeclaration:
		s = [3]string{"تصريح", "déclaration", "declaration"}[n]
	case MissingVerification:
		s = [3]string{"تحقق", "vérification", "verification"}[n]
	case MissingReading:
		s = [3]string{"أي قراءة تُعتمد", "quelle lecture vaut", "which reading holds"}[n]
	case MissingDeadline:
		s = [3]string{"الأجل", "échéance", "deadline"}[n]
	case MissingProgress:
		return append(dst, l.Undefined.Text(lang)...)
	}
	if l.When.IsSet() {
		s += before(w.Say(l.When), lang)
	}
	for i, id := range l.Who {
		if i == 0 {
			s += [3]string{": ", " : ", ": "}[n]
		} else if lang == wording.Ar {
			s += "، "
		} else {
			s += ", "
		}
		s += string(id)
	}
	return append(dst, s...)
}

// before puts what joins it to a word before a period in words: " pour le 2e semestre
// 2026", " de février à décembre 2026".
func before(when string, lang wording.Lang) string {
	_, several := strings.CutPrefix(when, "من ")
	digit := when != "" && when[0] >= '0' && when[0] <= '9'
	switch {
	case lang == wording.Ar && several:
		return " عن الفترة " + when
	case lang == wording.Ar:
		return " عن " + when
	case lang == wording.Fr && strings.HasPrefix(when, "d") && !strings.HasPrefix(when, "décembre"):
		return " " + when // de février à décembre
	case lang == wording.Fr && digit && strings.Contains(when, " "):
		return " pour le " + when
	case lang == wording.Fr && strings.HasPrefix(when, "semaine"):
		return " pour la " + when
	case lang == wording.Fr:
		return " pour " + when
	case strings.Contains(when, " half") || strings.Contains(when, " quarter") || strings.Contains(when, " four months"):
		return " for the " + when
	}
	return " for " + when
}

// TargetTable assesses every target of the version on the day at, by what is
// declared and by what is verified. Which operators are to declare is a matter
// of the agreement: its parties of [RoleOperator]. The errors are those of
// [Version.Assess].
func (v Version) TargetTable(view indicators.View, at period.Date) (TargetTable, error) {
	v, view = knownToBoth(v, view)
	t := TargetTable{Agreement: v.ID(), At: at, Known: v.known, State: v.history.StatusAt(at, v.known).States}
	if !v.IsKnown() {
		return TargetTable{}, &Error{Op: "Version.TargetTable", Err: ErrNotKnown,
			Path: cite.Pointer("agreements", string(v.ID()))}
	}
	t.Name = v.history.stored().Name
	operators := v.Operators()
	for _, x := range v.content.Targets {
		verified, err := v.AssessAs(x.ID, view, at, AssessOptions{Assurance: indicators.Verified})
		if err != nil {
			return TargetTable{}, err
		}
		declared, err := v.AssessAs(x.ID, view, at, AssessOptions{Claims: true})
		if err != nil {
			return TargetTable{}, err
		}
		if len(verified.Readings) == 0 {
			t.Rows = append(t.Rows, TargetRow{
				Target: x.ID, Name: x.Name, Value: x.Value, Basis: x.Basis, Deadline: x.Deadline.Last(),
				Status: verified.Status, Missing: []MissingInput{{Kind: MissingProgress, Undefined: verified.Undefined}},
			})
		}
		for i := range verified.Readings {
			t.Rows = append(t.Rows, row(x, declared.Readings[i], verified.Readings[i], view, at, operators))
		}
	}
	return t, nil
}

// Operators returns the organisations that are to declare: the parties of
// [RoleOperator], in the order of the file.
func (v Version) Operators() []ID {
	var all []ID
	for _, p := range v.content.Parties {
		if slices.Contains(p.Roles, RoleOperator) {
			all = append(all, p.Organisation)
		}
	}
	return all
}

// row joins the two assessments of one reading.
func row(t Target, declared, verified ReadingAssessment, view indicators.View, at period.Date,
	operators []ID) TargetRow {
	r := TargetRow{
		Target: t.ID, Reading: verified.ID, Name: t.Name, Value: verified.Value, Basis: verified.Basis,
		Baseline: verified.Baseline, Deadline: verified.Deadline,
		Declared: declared.Actual.Quantity, DeclaredAt: declared.Actual.AsOf,
		Verified: verified.Actual.Quantity, VerifiedAt: verified.Actual.AsOf,
		DeclaredStatus: declared.Status,
	}
	by := verified
	switch {
	case r.Verified.IsSet():
		r.RestsOn = indicators.Verified
	case r.Declared.IsSet():
		r.RestsOn, by = indicators.SelfDeclared, declared
	}
	r.Progress, r.Expected, r.Gap, r.Status = by.Progress, by.Expected, by.Gap, by.Status

	m, _ := t.Measure(verified.Measure)
	said := declarationsOf(view, m, at)
	// A value that is verified without a declaration needs none.
	if !r.Declared.IsSet() && !r.Verified.IsSet() {
		r.Missing = append(r.Missing, MissingInput{Kind: MissingDeclaration, Who: lacking(operators, nil)})
	} else if len(said.declared) > 0 {
		if who := lacking(operators, said.declared); len(who) > 0 {
			r.Missing = append(r.Missing, MissingInput{Kind: MissingDeclaration, When: said.period, Who: who})
		}
	}
	if r.Declared.IsSet() {
		who := lacking(said.declared, said.verified)
		if !r.Verified.IsSet() || r.VerifiedAt.Before(r.DeclaredAt) || len(who) > 0 {
			r.Missing = append(r.Missing, MissingInput{Kind: MissingVerification, When: said.period, Who: who})
		}
	}
	if len(t.Stated()) > 1 {
		r.Missing = append(r.Missing, MissingInput{Kind: MissingReading})
	}
	if !t.Deadline.IsSet() {
		r.Missing = append(r.Missing, MissingInput{Kind: MissingDeadline})
	}
	if !r.Progress.IsSet() && by.Undefined.IsDefined() && by.Undefined != progress.NoActual &&
		by.Undefined != progress.NotAProgress {
		r.Missing = append(r.Missing, MissingInput{Kind: MissingProgress, Undefined: by.Undefined})
	}
	return r
}

// said is who has declared for the last period for which anybody has, and whose
// declaration is verified.
type said struct {
	period             period.Period
	declared, verified []ID
}

// declarationsOf looks at the operators' own figures of a measure's series.
func declarationsOf(v indicators.View, m Measure, at period.Date) said {
	var s said
	if v.Dataset() == nil || m.Indicator == "" {
		return s
	}
	for o := range v.Observations(indicators.Selector{Indicator: m.Indicator, Area: m.Area, Perimeter: m.Perimeter}) {
		by, ok := o.Key.Breakdown.Code(operatorDimension)
		rest, err := o.Key.Breakdown.With(operatorDimension, "")
		if !ok || err != nil || rest != m.Breakdown || o.Key.Area != m.Area || o.Key.Perimeter != m.Perimeter ||
			o.Key.Period.Last().After(at) {
			continue
		}
		switch c := o.Key.Period.Last().Compare(s.period.Last()); {
		case c < 0:
			continue
		case c > 0:
			s = said{period: o.Key.Period}
		}
		list := &s.declared
		if o.Assurance >= indicators.Verified {
			list = &s.verified
		}
		if !slices.Contains(*list, by) {
			*list = append(*list, by)
		}
	}
	return s
}

// lacking returns the IDs of a that b lacks.
func lacking(a, b []ID) []ID {
	var out []ID
	for _, id := range a {
		if !slices.Contains(b, id) {
			out = append(out, id)
		}
	}
	return out
}

// JSON returns the table as a JSON document of format "mithaq.targets/1".
func (t TargetTable) JSON() ([]byte, error) {
	data, err := strictjson.Encode(targetFields(t), strictjson.EncodeOptions{Format: targetsFormat})
	if err != nil {
		return nil, &Error{Op: "TargetTable.JSON", Err: ErrInvalid, Detail: err.Error()}
	}
	return data, nil
}

// cells returns the table as words: a line of headings, and one of each row.
func (t TargetTable) cells(w *wording.Writer) [][]string {
	lang := w.Lang()
	n := say.Index(lang)
	head := [3][]string{
		{"الهدف", "الأساس", "الانطلاق", "المصرح به", "المتحقق منه", "المنتظر", "الفرق", "الحالة", "الناقص"},
		{"Objectif", "Base", "Départ", "Déclaré", "Vérifié", "Attendu", "Écart", "État", "Il manque"},
		{"Target", "Basis", "Baseline", "Declared", "Verified", "Expected", "Gap", "Status", "Missing"},
	}[n]
	none := "-"
	comma, semicolon := ", ", "; "
	switch lang {
	case wording.Ar:
		comma, semicolon = "، ", "؛ "
	case wording.Fr:
		semicolon = " ; "
	}
	difference := say.Difference
	say := func(q figure.Quantity) string {
		if !q.IsSet() {
			return none
		}
		return w.Say(q)
	}
	dated := func(q figure.Quantity, d period.Date) string {
		if !q.IsSet() {
			return none
		}
		return w.Say(q) + " (" + w.Say(d) + ")"
	}
	lines := [][]string{head}
	for _, r := range t.Rows {
		target := w.Say(r.Value)
		if name, _ := r.Name.Display(lang); name != "" {
			target = name + [3]string{": ", " : ", ": "}[n] + target
		}
		if r.Deadline.IsSet() {
			target += " (" + w.Say(r.Deadline) + ")"
		}
		status := r.Status.Text(lang)
		if r.RestsOn == 0 && r.Status.Len() > 1 {
			status = [3]string{"غير معروفة", "inconnu", "not known"}[n]
		}
		day := r.VerifiedAt
		if r.RestsOn == indicators.SelfDeclared {
			day = r.DeclaredAt
		}
		if r.RestsOn != 0 && day.Before(t.At) && (!r.Deadline.IsSet() || t.At.Before(r.Deadline)) {
			// The standing is of the day of the value; after the deadline it is of today.
			status += [3]string{" في ", " au ", " on "}[n] + w.Say(day)
		}
		if r.RestsOn == indicators.SelfDeclared {
			status += [3]string{" (حسب التصريح)", " (selon la déclaration)", " (as declared)"}[n]
		} else if r.RestsOn == indicators.Verified && r.Declared.IsSet() && r.DeclaredStatus != r.Status {
			status += [3]string{"؛ حسب التصريح: ", " ; selon la déclaration : ", "; as declared: "}[n] +
				r.DeclaredStatus.Text(lang)
		}
		if r.Progress.IsSet() {
			status = w.Percent(r.Progress) + comma + status
		}
		var missing []string
		for _, l := range r.Missing {
			missing = append(missing, w.Say(l))
		}
		if len(missing) == 0 {
			missing = []string{none}
		}
		lines = append(lines, []string{
			target, r.Basis.Text(lang), say(r.Baseline), dated(r.Declared, r.DeclaredAt), dated(r.Verified, r.VerifiedAt),
			say(r.Expected), say(difference(r.Gap)), status, strings.Join(missing, semicolon),
		})
	}
	return lines
}

// title returns the first line of the table.
func (t TargetTable) title(w *wording.Writer) string {
	lang := w.Lang()
	name, _ := t.Name.Display(lang)
	if name == "" {
		name = string(t.Agreement)
	}
	s := name + ", " + w.Say(t.At)
	if lang == wording.Ar {
		s = name + "، " + w.Say(t.At)
	}
	if t.Known.IsSet() {
		s += [3]string{"، كما كان معروفاً في ", ", tel que connu le ", ", as known on "}[say.Index(lang)] + w.Say(t.Known)
	}
	return s
}

// Markdown writes the table in Markdown, with the numbers of a writer.
func (t TargetTable) Markdown(w *wording.Writer) string {
	var b strings.Builder
	b.WriteString("# " + t.title(w) + "\n\n")
	for i, line := range t.cells(w) {
		for _, c := range line {
			b.WriteString("| " + strings.ReplaceAll(c, "|", `\|`) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(line)) + "|\n")
		}
	}
	return b.String()
}

// Text writes the table for a terminal: for each target a block of lines, each
// with its heading.
func (t TargetTable) Text(lang wording.Lang) string {
	return string(t.AppendWords(nil, wording.WriterOf(lang)))
}

// AppendWords appends the table that [TargetTable.Text] returns, with the numbers
// of a writer.
func (t TargetTable) AppendWords(dst []byte, w *wording.Writer) []byte {
	var b strings.Builder
	b.WriteString(t.title(w) + "\n")
	lines := t.cells(w)
	width := 0
	for _, c := range lines[0] {
		width = max(width, utf8.RuneCountInString(c))
	}
	for _, line := range lines[1:] {
		b.WriteString("\n" + line[0] + "\n")
		for i, c := range line[1:] {
			head := lines[0][i+1]
			b.WriteString("  " + head + strings.Repeat(" ", width-utf8.RuneCountInString(head)) + "  " + c + "\n")
		}
	}
	return append(dst, b.String()...)
}
