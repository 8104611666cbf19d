package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// targetWith returns a file with one target, t, that has the given members
// besides the usual ones.
func targetWith(members string) string {
	return one(`"targets": [{"id": "t", "deadline": "2020", ` + members + `}]`)
}

const (
	countsStock   = `"measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]`
	countsCreated = `"measures": [{"id": "m", "indicator": "jobs_created", "counting": "running"}]`
)

func targetRules() []Rule {
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR061", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("اتفاق بلا هدف مرقّم", "accord sans objectif chiffré", "agreement without a target"),
			},
			Example: Example{
				Fires:  one(`"note": ""`),
				Silent: targetWith(`"value": "5 job", "basis": "cumulative", ` + countsCreated),
				Path:   "/agreements/a/targets",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				switch v.history.raw().Form {
				case FormLoan, FormCircular, FormCharter:
					return // these need none
				}
				if len(c.Targets) == 0 {
					r.Add(v.path()+"/targets", say.Text("لا يُذكر أي رقم يُراد بلوغه: لا يمكن قياس تقدم الاتفاق", "aucun nombre à atteindre n'est donné : l'avancement ne peut être mesuré", "no number to be reached is given: its progress cannot be measured")).
						Cite(cited(v.path(), v.history.raw().Cites)...).
						Suggest("أضف الأهداف بأساسها ومصدرها، أو سجّل أن الاتفاق لا يحدد أي هدف", "ajouter les objectifs avec leur base et leur source, ou noter que l'accord n'en fixe aucun", "add the targets with their basis and source, or note that the agreement sets none")
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR062", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("أساس الهدف مفتوح", "base de l'objectif ouverte", "basis left open"),
			},
			Example: Example{
				Fires: targetWith(`"value": "18000000000 MAD", "basis": "open", "baselines": [{"id": "b", "value": "8000000000 MAD", "at": "2015"}],
   "readings": [{"id": "r1", "basis": "level", "baseline": "b"}, {"id": "r2", "basis": "additional", "baseline": "b"}]`),
				Silent: targetWith(`"value": "18000000000 MAD", "basis": "additional", "baselines": [{"id": "b", "value": "8000000000 MAD", "at": "2015"}]`),
				Path:   "/agreements/a/targets/t/basis",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				if t.Basis != BasisOpen {
					return
				}
				found := r.Add(path+"/basis", say.Text("تترك المصادر لـ {value} {n} قراءات: {bases}", "les sources laissent {n} lectures de {value} : {bases}", "the sources leave {n} readings of {value}: {bases}"),
					rulekit.Quantity("value", t.Value), rulekit.Number("n", len(t.Readings)), rulekit.Word("bases", join(basisWords(t.Readings))))
				for _, x := range t.Readings {
					found.Cite(cited(path+cite.Pointer("readings", string(x.ID)), x.Cites)...)
				}
				found.Suggest("اذكر هل هو مستوى أم زيادة أم مجموع، ومن أي أساس", "dire s'il s'agit d'un niveau, d'un supplément ou d'un cumul, et depuis quelle base", "say whether it is a level, an addition or a sum, and from which baseline")
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR063", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("هدف بلا قيمة انطلاق", "objectif sans valeur de départ", "target without a baseline"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "18000000000 MAD", "basis": "additional"`),
				Silent: targetWith(`"value": "60000 job", "basis": "cumulative"`),
				Path:   "/agreements/a/targets/t/baselines",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				for _, x := range t.Stated() {
					if m, ok := t.Measure(x.Measure); x.Baseline == "" && x.Basis.NeedsBaseline() && (!ok || m.Counting == CountLevel || x.Basis != BasisAdditional) {
						r.Add(path+"/baselines", say.Text("الأساس {basis} يحتاج إلى قيمة انطلاق، ولا قيمة مذكورة: لا يمكن حساب التقدم", "la base {basis} demande une valeur de départ, et aucune n'est donnée : l'avancement ne peut être calculé", "basis {basis} needs a baseline, and none is given: progress cannot be computed"),
							rulekit.Word("basis", x.Basis.String())).Cite(cited(path, t.Cites)...)
						return
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR064", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("قيم انطلاق مختلفة", "valeurs de départ divergentes", "baselines disagree"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "18000000000 MAD", "basis": "additional", "baselines": [{"id": "b1", "value": "8000000000 MAD"}, {"id": "b2", "value": "7540000000 MAD"}]`),
				Silent: targetWith(`"value": "18000000000 MAD", "basis": "additional", "baselines": [{"id": "b1", "value": "8000000000 MAD"}, {"id": "b2", "value": "~8000000000 MAD"}]`),
				Path:   "/agreements/a/targets/t/baselines/b2",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				for i, b := range t.Baselines {
					for _, o := range t.Baselines[:i] {
						x, y := s.baseline(b), s.baseline(o)
						if b.Measure != o.Measure || !x.IsSet() || !y.IsSet() || x.Figure.Approximate() || y.Figure.Approximate() {
							continue
						}
						if y, err := y.In(x.Unit); err != nil || x.Figure.Same(y.Figure) != figure.No {
							continue
						}
						at := path + cite.Pointer("baselines", string(b.ID))
						r.Add(at, say.Text("قيمة انطلاق {one} عند مصدر و{other} عند آخر", "valeur de départ {one} selon une source, {other} selon une autre", "baseline {one} in one source, {other} in another"), rulekit.Quantity("one", x), rulekit.Quantity("other", y)).
							Cite(measured(at, x, b.Cites)...).Cite(measured(path+cite.Pointer("baselines", string(o.ID)), y, o.Cites)...)
						break
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR065", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("الهدف يساوي قيمة الانطلاق", "objectif égal à la valeur de départ", "target equals its baseline"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "10 job", "basis": "level", "baselines": [{"id": "b", "value": "10 job"}]`),
				Silent: targetWith(`"value": "10 job", "basis": "maintain", "baselines": [{"id": "b", "value": "10 job"}]`),
				Path:   "/agreements/a/targets/t/value",
			},
			Check: perReading(func(s Scope, v Version, t Target, x Reading, path string, r *rulekit.Report) {
				b, _ := t.Baseline(x.Baseline)
				from, to := s.baseline(b), x.valueOf(t)
				to, err := to.In(from.Unit)
				if x.Basis == BasisLevel && err == nil && from.IsSet() && from.Figure.Same(to.Figure) == figure.Yes {
					r.Add(path+"/value", say.Text("الهدف {value} يساوي قيمة الانطلاق: لا مسافة تُقطع", "l'objectif {value} égale la valeur de départ : il n'y a pas de chemin à parcourir", "the target {value} equals its baseline: there is no way to go"), rulekit.Quantity("value", t.Value)).
						Cite(measured(path+cite.Pointer("baselines", string(b.ID)), from, b.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR066", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("هدف بلا أجل", "objectif sans échéance", "target without a deadline"),
			},
			Example: Example{
				Fires:  one(`"targets": [{"id": "t", "value": "1000 job", "basis": "cumulative"}]`),
				Silent: targetWith(`"value": "1000 job", "basis": "cumulative"`),
				Path:   "/agreements/a/targets/t/deadline",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				if !t.Deadline.IsSet() {
					r.Add(path+"/deadline", say.Text("لا يُذكر متى يجب بلوغ {value}", "on ne dit pas pour quand {value} est à atteindre", "it is not said by when {value} is to be reached"), rulekit.Quantity("value", t.Value)).Cite(cited(path, t.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR067", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("هدف بلا مؤشر", "objectif sans indicateur", "target without a measure"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "1000 job", "basis": "cumulative"`),
				Silent: targetWith(`"value": "1000 job", "basis": "cumulative", ` + countsCreated),
				Path:   "/agreements/a/targets/t/measures",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				if len(t.Measures) == 0 {
					r.Add(path+"/measures", say.Text("لا يُذكر ما الذي يُحتسب: مناصب محدثة أم مشغولة، صافية أم إجمالية", "on ne dit pas ce qui compte : emplois créés ou occupés, nets ou bruts", "it is not said what counts: jobs created or held, net or gross")).Cite(cited(path, t.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR068", Family: FamilyTargets, Severity: finding.SeverityError,
				Title: say.Text("وحدات لا تتوافق", "unités incompatibles", "units do not fit"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "18000000000 MAD", "basis": "cumulative", ` + countsCreated),
				Silent: targetWith(`"value": "60000 job", "basis": "cumulative", ` + countsCreated),
				Path:   "/agreements/a/targets/t/measures/m",
			},
			Check: perTarget(checkUnits),
		},
		{
			Rule: finding.Rule{
				Code: "AGR069", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("المؤشر لا يناسب الأساس", "mesure qui ne va pas avec la base", "measure does not fit the basis"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "60000 job", "basis": "cumulative", ` + countsStock),
				Silent: targetWith(`"value": "60000 job", "basis": "cumulative", ` + countsCreated),
				Path:   "/agreements/a/targets/t/measures/m",
			},
			Check: perReading(func(s Scope, v Version, t Target, x Reading, path string, r *rulekit.Report) {
				m, ok := t.Measure(x.Measure)
				if !ok {
					return
				}
				counts := m.Counting == CountPeriods || m.Counting == CountRunning
				var wrong bool
				switch x.Basis {
				case BasisLevel, BasisChange, BasisMaintain:
					wrong = counts
				case BasisAdditional:
					wrong = counts && x.Baseline != ""
				case BasisCumulative:
					wrong = m.Counting == CountLevel
				}
				if wrong {
					r.Add(path+cite.Pointer("measures", string(m.ID)), say.Text(
						"يُحتسب {indicator} كـ {counting} والأساس {basis}: لا يقيس أحدهما الآخر",
						"{indicator} se compte par {counting} et la base est {basis} : l'un ne mesure pas l'autre",
						"{indicator} is counted by {counting} and the basis is {basis}: one does not measure the other"),
						rulekit.Word("indicator", string(m.Indicator)), rulekit.Word("counting", m.Counting.String()), rulekit.Word("basis", x.Basis.String())).Cite(cited(path, t.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR070", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("هدف في الاتجاه المعاكس", "objectif à contresens", "target lies the wrong way"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "100 job", "basis": "level", "baselines": [{"id": "b", "value": "120 job"}], ` + countsStock),
				Silent: targetWith(`"value": "100 job", "basis": "level", "baselines": [{"id": "b", "value": "80 job"}], ` + countsStock),
				Path:   "/agreements/a/targets/t/value",
			},
			Check: perReading(func(s Scope, v Version, t Target, x Reading, path string, r *rulekit.Report) {
				b, _ := t.Baseline(x.Baseline)
				from, to := s.baseline(b), x.valueOf(t)
				to, err := to.In(from.Unit)
				if x.Basis != BasisLevel || err != nil || !from.IsSet() {
					return
				}
				up := to.Figure.Greater(from.Figure)
				if d := s.direction(t, x); d == figure.HigherIsBetter && up == figure.No && to.Figure.Same(from.Figure) != figure.Yes || d == figure.LowerIsBetter && up == figure.Yes {
					r.Add(path+"/value", say.Text("الهدف {value} وقيمة الانطلاق {from}: في غير اتجاه التحسن", "l'objectif est {value} et le départ {from} : ce n'est pas le sens du progrès", "the target is {value} and the baseline {from}: that is not the way of improvement"), rulekit.Quantity("value", to), rulekit.Quantity("from", from)).
						Cite(measured(path+cite.Pointer("baselines", string(b.ID)), from, b.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR071", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("مرحلة خارج المسار", "étape hors du chemin", "interim step off the way"),
			},
			Example: Example{
				Fires:  targetWith(`"value": "130 job", "basis": "cumulative", "steps": [{"id": "s", "by": "2021", "value": "50 job"}]`),
				Silent: targetWith(`"value": "130 job", "basis": "cumulative", "steps": [{"id": "s", "by": "2018", "value": "50 job"}]`),
				Path:   "/agreements/a/targets/t/steps/s",
			},
			Check: perTarget(checkSteps),
		},
		{
			Rule: finding.Rule{
				Code: "AGR072", Family: FamilyTargets, Severity: finding.SeverityWarning,
				Title: say.Text("هدفان مختلفان لشيء واحد", "deux objectifs pour une chose", "two targets for one thing"),
			},
			Example: Example{
				Fires: one(`"targets": [{"id": "t", "deadline": "2020", "value": "60 job", "basis": "cumulative", ` + countsCreated + `},
   {"id": "u", "deadline": "2020", "value": "70 job", "basis": "cumulative", ` + countsCreated + `}]`),
				Silent: one(`"targets": [{"id": "t", "deadline": "2018", "value": "60 job", "basis": "cumulative", ` + countsCreated + `},
   {"id": "u", "deadline": "2020", "value": "70 job", "basis": "cumulative", ` + countsCreated + `}]`),
				Path: "/agreements/a/targets/u",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for i, t := range c.Targets {
					for _, u := range c.Targets[:i] {
						x, err := u.Value.In(t.Value.Unit)
						if err != nil || t.Basis != u.Basis || t.Deadline != u.Deadline || t.Start != u.Start || !sameMeasure(t, u) || t.Value.Figure.Same(x.Figure) != figure.No {
							continue
						}
						path, other := v.Path(Ref{RecordTargets, t.ID}), v.Path(Ref{RecordTargets, u.ID})
						r.Add(path, say.Text("هدفان لمؤشر واحد وأجل واحد: {one} و{other}", "deux objectifs pour un indicateur et une échéance : {one} et {other}", "two targets for one measure and one deadline: {one} and {other}"), rulekit.Quantity("one", t.Value), rulekit.Quantity("other", u.Value)).
							Cite(measured(path, t.Value, t.Cites)...).Cite(measured(other, u.Value, u.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR073", Family: FamilyTargets, Severity: finding.SeverityInfo,
				Title: say.Text("هدف لا يُسأل عنه أحد", "objectif dont nul ne répond", "target that nobody answers for"),
			},
			Example: Example{
				Fires: targetWith(`"value": "5 job", "basis": "cumulative"`),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}], "commitments": [{"id": "c", "kind": "jobs", "obligors": ["s"]}],
  "targets": [{"id": "t", "commitment": "c", "deadline": "2020", "value": "5 job", "basis": "cumulative"}]`, twoBodies),
				Path: "/agreements/a/targets/t/commitment",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, t := range c.Targets {
					if m, ok := c.Commitment(t.Commitment); !ok || len(m.Obligors) == 0 {
						path := v.Path(Ref{RecordTargets, t.ID})
						r.Add(path+"/commitment", say.Text("لا يُذكر أي طرف يلتزم ببلوغ {value}", "aucune partie ne s'engage à atteindre {value}", "no party undertakes to reach {value}"), rulekit.Quantity("value", t.Value)).Cite(cited(path, t.Cites)...)
					}
				}
			}),
		},
	}
}

// perTarget makes a rule's check of one that looks at one target.
func perTarget(check func(s Scope, v Version, t Target, path string, r *rulekit.Report)) checkFunc {
	return perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
		for _, t := range c.Targets {
			check(s, v, t, v.Path(Ref{RecordTargets, t.ID}), r)
		}
	})
}

// perReading makes a rule's check of one that looks at one reading that the
// sources leave; it reports a target once.
func perReading(check func(s Scope, v Version, t Target, x Reading, path string, r *rulekit.Report)) checkFunc {
	return perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
		before := r.Len()
		for _, x := range t.Stated() {
			check(s, v, t, x, path, r)
			if r.Len() > before {
				return
			}
		}
	})
}

func basisWords(readings []Reading) []string {
	var words []string
	for _, x := range readings {
		if w := x.Basis.String(); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// baseline returns the value of a baseline: its own, else its observation's.
func (s Scope) baseline(b Baseline) figure.Quantity {
	if b.Value.Figure.IsSet() || b.Observation == "" {
		return b.Value
	}
	if o, ok := s.view.Dataset().Observation(b.Observation); ok && s.view.Sees(o) {
		return o.Quantity()
	}
	return figure.Quantity{}
}

// valueOf returns the value of the target under a reading.
func (r Reading) valueOf(t Target) figure.Quantity {
	if r.Value.Figure.IsSet() {
		return r.Value
	}
	return t.Value
}

// direction returns which way is towards the target: its own word, else the
// indicator's.
func (s Scope) direction(t Target, x Reading) figure.Direction {
	if t.Direction != 0 {
		return t.Direction
	}
	m, _ := t.Measure(x.Measure)
	i, _ := s.view.Dataset().Catalogue().Indicator(m.Indicator)
	return i.Direction
}

// unitOf returns the unit of a measure's indicator.
func (s Scope) unitOf(m Measure) (figure.Unit, bool) {
	i, ok := s.view.Dataset().Catalogue().Indicator(m.Indicator)
	return i.Unit, ok
}

// checkUnits holds every quantity of a target against the target's own unit.
func checkUnits(s Scope, v Version, t Target, path string, r *rulekit.Report) {
	bad := func(at string, want, got figure.Unit) {
		r.Add(at, say.Text("الوحدة {got} لا تقاس بـ {want}", "l'unité {got} ne se mesure pas en {want}", "unit {got} is not measured in {want}"), rulekit.Word("got", got.String()), rulekit.Word("want", want.String())).Cite(cited(path, t.Cites)...)
	}
	own := t.Value.Unit
	relative := !slices.ContainsFunc(t.Bases(), func(b Basis) bool { return b != BasisShare && b != BasisChange })
	for _, m := range t.Measures {
		if u, ok := s.unitOf(m); ok && !relative && !u.Compatible(own) {
			bad(path+cite.Pointer("measures", string(m.ID)), own, u)
		}
	}
	if relative {
		if !own.Compatible(figure.Unit{}) {
			bad(path+"/value", figure.Unit{}, own)
		}
		return
	}
	for _, b := range t.Baselines {
		if q := s.baseline(b); q.IsSet() && !q.Unit.Compatible(own) {
			bad(path+cite.Pointer("baselines", string(b.ID)), own, q.Unit)
		}
	}
	for _, x := range t.Steps {
		if !x.Value.Unit.Compatible(own) {
			bad(path+cite.Pointer("steps", string(x.ID)), own, x.Value.Unit)
		}
	}
	for _, x := range t.Components {
		if x.Value.IsSet() && !x.Value.Unit.Compatible(own) {
			bad(path+cite.Pointer("components", string(x.ID)), own, x.Value.Unit)
		}
	}
	for _, x := range t.Readings {
		if x.Value.IsSet() && !x.Value.Unit.Compatible(own) {
			bad(path+cite.Pointer("readings", string(x.ID)), own, x.Value.Unit)
		}
	}
}

// checkSteps asks that steps lie before the deadline, between the start and
// each other, and on the way to the value.
func checkSteps(s Scope, v Version, t Target, path string, r *rulekit.Report) {
	steps := slices.Clone(t.Steps)
	slices.SortStableFunc(steps, func(a, b InterimStep) int { return a.By.Compare(b.By) })
	falls := t.Direction == figure.LowerIsBetter
	for i, x := range steps {
		at := path + cite.Pointer("steps", string(x.ID))
		late := t.Deadline.IsSet() && x.By.Last().Compare(t.Deadline.Last()) > 0
		early := t.Start.IsSet() && x.By.Last().Compare(t.Start.First()) < 0
		if late || early {
			r.Add(at, say.Text("المرحلة في {by} خارج ما بين {start} و{deadline}", "l'étape de {by} est hors de l'intervalle {start} à {deadline}", "the step of {by} lies outside {start} to {deadline}"),
				rulekit.Word("by", x.By.String()), rulekit.Word("start", t.Start.String()), rulekit.Word("deadline", t.Deadline.String())).Cite(cited(at, x.Cites)...)
			continue
		}
		next, what := t.Value, path+"/value"
		if i+1 < len(steps) {
			next, what = steps[i+1].Value, path+cite.Pointer("steps", string(steps[i+1].ID))
		}
		next, err := next.In(x.Value.Unit)
		if err != nil {
			continue
		}
		beyond := x.Value.Figure.Greater(next.Figure)
		if falls {
			beyond = x.Value.Figure.Less(next.Figure)
		}
		if beyond == figure.Yes {
			r.Add(at, say.Text("المرحلة {value} تتجاوز ما بعدها {next}", "l'étape {value} dépasse la suivante, {next}", "the step {value} goes beyond what comes after, {next}"), rulekit.Quantity("value", x.Value), rulekit.Quantity("next", next)).
				Cite(cited(at, x.Cites)...).Cite(cited(what, nil)...)
		}
	}
}

// sameMeasure reports whether two targets have a series in common that counts.
func sameMeasure(t, u Target) bool {
	for _, m := range t.Measures {
		for _, n := range u.Measures {
			if m.Series() == n.Series() {
				return true
			}
		}
	}
	return false
}

func componentRules() []Rule {
	parts := func(members string) string {
		return targetWith(`"value": "60000 job", "basis": "cumulative", ` + members)
	}
	national := func(attributions string) string {
		return `{"format": "mithaq.agreements/1", "agreements": [
  {"id": "a", "form": "convention", "known": "2016", "targets": [{"id": "t", "value": "2000 job", "basis": "cumulative"}],
   "attributions": [` + attributions + `]},
  {"id": "b", "form": "convention", "known": "2016", "targets": [{"id": "n", "value": "60000 job", "basis": "cumulative"}, {"id": "m", "value": "18000000000 MAD", "basis": "cumulative"}, {"id": "k", "value": "100 job", "basis": "cumulative"}]}]}`
	}
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR081", Family: FamilyComponents, Severity: finding.SeverityError,
				Title: say.Text("الأجزاء أكثر من الكل", "composantes supérieures au total", "components exceed the total"),
			},
			Example: Example{
				Fires:  parts(`"components": [{"id": "x", "value": "50000 job"}, {"id": "y", "value": "15000 job"}]`),
				Silent: parts(`"components": [{"id": "y", "value": "15000 job"}]`),
				Path:   "/agreements/a/targets/t/components",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				if sum, _, ok := componentSum(t); ok && sum.Figure.Greater(t.Value.Figure) == figure.Yes {
					r.Add(path+"/components", say.Text("مجموع الأجزاء {sum} والكل {value}", "les composantes font {sum}, le total {value}", "the components make {sum}, the total is {value}"), rulekit.Quantity("sum", sum), rulekit.Quantity("value", t.Value)).
						Cite(measured(path, t.Value, t.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR082", Family: FamilyComponents, Severity: finding.SeverityError,
				Title: say.Text("الأجزاء لا تبلغ الكل", "composantes qui ne font pas le total", "components do not make the total"),
			},
			Example: Example{
				Fires:  parts(`"exhaustive": true, "components": [{"id": "x", "value": "40000 job"}, {"id": "y", "value": "15000 job"}]`),
				Silent: parts(`"exhaustive": true, "components": [{"id": "x", "value": "45000 job"}, {"id": "y", "value": "15000 job"}]`),
				Path:   "/agreements/a/targets/t/components",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				sum, all, ok := componentSum(t)
				if ok && all && t.Exhaustive && sum.Figure.Less(t.Value.Figure) == figure.Yes {
					r.Add(path+"/components", say.Text("مجموع كل الأجزاء {sum} وليس {value}", "toutes les composantes font {sum} et non {value}", "all components together make {sum}, not {value}"), rulekit.Quantity("sum", sum), rulekit.Quantity("value", t.Value)).
						Cite(measured(path, t.Value, t.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR083", Family: FamilyComponents, Severity: finding.SeverityWarning,
				Title: say.Text("حصة لا توافق الجزء والكل", "part qui ne correspond pas", "share does not fit part and total"),
			},
			Example: Example{
				Fires:  parts(`"components": [{"id": "y", "value": "15000 job", "share": "30 percent"}]`),
				Silent: parts(`"components": [{"id": "y", "value": "15000 job", "share": "25 percent"}]`),
				Path:   "/agreements/a/targets/t/components/y/share",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				for _, x := range t.Components {
					part, err := x.Value.In(t.Value.Unit)
					if err != nil || !part.IsSet() || !x.Share.IsSet() {
						continue
					}
					computed, err := figure.Share(part.Figure, t.Value.Figure)
					if err != nil {
						continue
					}
					q, err := figure.Quantity{Figure: computed}.In(x.Share.Unit)
					if err != nil || q.Figure.Same(x.Share.Figure.Read(figure.Either)) != figure.No {
						continue
					}
					at := path + cite.Pointer("components", string(x.ID))
					r.Add(at+"/share", say.Text("الحصة المنشورة {share}، بينما {part} من {value} هي {computed}", "la part publiée est {share}, mais {part} sur {value} font {computed}", "the share is given as {share}, but {part} of {value} is {computed}"),
						rulekit.Quantity("share", x.Share), rulekit.Quantity("part", x.Value), rulekit.Quantity("value", t.Value), rulekit.Quantity("computed", q)).Cite(cited(at, x.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR084", Family: FamilyComponents, Severity: finding.SeverityWarning,
				Title: say.Text("جزء يُحتسب مرتين", "composante comptée deux fois", "component counted twice"),
			},
			Example: Example{
				Fires:  parts(`"components": [{"id": "x", "breakdown": "segment=CRM", "value": "15000 job"}, {"id": "y", "breakdown": "segment=CRM", "value": "15000 job"}]`),
				Silent: parts(`"components": [{"id": "x", "breakdown": "segment=CRM", "value": "15000 job"}, {"id": "y", "breakdown": "segment=BPO", "value": "15000 job"}]`),
				Path:   "/agreements/a/targets/t/components/y",
			},
			Check: perTarget(func(s Scope, v Version, t Target, path string, r *rulekit.Report) {
				for i, x := range t.Components {
					for _, y := range t.Components[:i] {
						if x.Breakdown != "" && x.Breakdown == y.Breakdown || x.Target != "" && x.Target == y.Target {
							at := path + cite.Pointer("components", string(x.ID))
							r.Add(at, say.Text("الجزء نفسه مذكور في {other}", "la même composante est déjà en {other}", "the same part stands in {other}"), rulekit.Word("other", string(y.ID))).Cite(cited(at, x.Cites)...).Cite(cited(path+cite.Pointer("components", string(y.ID)), y.Cites)...)
						}
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR085", Family: FamilyComponents, Severity: finding.SeverityError,
				Title: say.Text("نتيجة تُنسب أكثر من مرة", "résultat attribué plus d'une fois", "result attributed more than once"),
			},
			Example: Example{
				Fires:  national(`{"id": "x", "target": "t", "agreement": "b", "to": "n", "share": "80 percent"}, {"id": "y", "target": "t", "agreement": "b", "to": "k", "share": "80 percent"}`),
				Silent: national(`{"id": "x", "target": "t", "agreement": "b", "to": "n"}`),
				Path:   "/agreements/a/attributions/y",
			},
			Check: rulekit.Gather(checkAttributions),
		},
		{
			Rule: finding.Rule{
				Code: "AGR086", Family: FamilyComponents, Severity: finding.SeverityError,
				Title: say.Text("نسبة إلى هدف بوحدة أخرى", "attribution à un objectif d'une autre unité", "attributed to a target of another unit"),
			},
			Example: Example{
				Fires:  national(`{"id": "x", "target": "t", "agreement": "b", "to": "m"}`),
				Silent: national(`{"id": "x", "target": "t", "agreement": "b", "to": "n"}`),
				Path:   "/agreements/a/attributions/x/to",
			},
			Check: perAttribution(func(s Scope, v Version, x Attribution, part, whole Target, r *rulekit.Report) {
				if !part.Value.Unit.Compatible(whole.Value.Unit) {
					r.Add(v.Path(Ref{RecordAttributions, x.ID})+"/to", say.Text("الجزء بـ {part} والكل بـ {whole}", "la partie est en {part}, le tout en {whole}", "the part is in {part}, the whole in {whole}"), rulekit.Word("part", part.Value.Unit.String()), rulekit.Word("whole", whole.Value.Unit.String()))
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR087", Family: FamilyComponents, Severity: finding.SeverityWarning,
				Title: say.Text("جزء أكبر من الهدف الذي يُحتسب فيه", "partie plus grande que le tout", "part greater than the whole it counts towards"),
			},
			Example: Example{
				Fires:  national(`{"id": "x", "target": "t", "agreement": "b", "to": "k"}`),
				Silent: national(`{"id": "x", "target": "t", "agreement": "b", "to": "n"}`),
				Path:   "/agreements/a/attributions/x",
			},
			Check: perAttribution(func(s Scope, v Version, x Attribution, part, whole Target, r *rulekit.Report) {
				q, err := part.Value.In(whole.Value.Unit)
				if err != nil || part.Basis != whole.Basis {
					return
				}
				if x.Share.IsSet() {
					if q, err = q.Mul(x.Share); err != nil {
						return
					}
					if q, err = q.In(whole.Value.Unit); err != nil {
						return
					}
				}
				if q.Figure.Greater(whole.Value.Figure) == figure.Yes {
					r.Add(v.Path(Ref{RecordAttributions, x.ID}), say.Text("الجزء {part} يتجاوز الكل {whole}", "la partie, {part}, dépasse le tout, {whole}", "the part, {part}, exceeds the whole, {whole}"), rulekit.Quantity("part", q), rulekit.Quantity("whole", whole.Value))
				}
			}),
		},
	}
}

// componentSum returns the sum of the components that have a value, in the
// target's unit, and whether all have one.
func componentSum(t Target) (sum figure.Quantity, all, ok bool) {
	var figures []figure.Figure
	all = true
	for _, x := range t.Components {
		if !x.Value.IsSet() {
			all = false
			continue
		}
		q, err := x.Value.In(t.Value.Unit)
		if err != nil {
			return sum, false, false
		}
		figures = append(figures, q.Figure)
	}
	if len(figures) == 0 {
		return sum, all, false
	}
	f, err := figure.Sum(figures...)
	return figure.Quantity{Figure: f, Unit: t.Value.Unit}, all, err == nil
}

// perAttribution makes a rule's check of one that looks at one attribution
// whose two targets are there.
func perAttribution(check func(s Scope, v Version, x Attribution, part, whole Target, r *rulekit.Report)) checkFunc {
	return perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
		for _, x := range c.Attributions {
			h, ok := s.book.Agreement(x.Agreement)
			if !ok {
				continue
			}
			part, ok := c.Target(x.Target)
			whole, ok2 := h.AsOf(v.valid, s.Known()).content.Target(x.To)
			if ok && ok2 {
				check(s, v, x, part, whole, r)
			}
		}
	})
}

// checkAttributions asks that no result is given away more than once, and that
// no chain of attributions comes back to itself.
func checkAttributions(s Scope, r *rulekit.Report) {
	type node struct{ agreement, target ID }
	next := make(map[node][]node)
	for v := range s.Final() {
		for _, x := range v.content.Attributions {
			from := node{v.ID(), x.Target}
			next[from] = append(next[from], node{x.Agreement, x.To})
		}
	}
	for v := range s.Final() {
		given := make(map[ID]figure.Figure)
		for _, x := range v.content.Attributions {
			path := v.Path(Ref{RecordAttributions, x.ID})
			share := figure.FromInt64(1)
			if x.Share.IsSet() {
				q, err := x.Share.In(figure.Unit{})
				if err != nil {
					continue
				}
				share = q.Figure
			}
			sum := share
			if before, ok := given[x.Target]; ok {
				if f, err := before.Add(share); err == nil {
					sum = f
				}
			}
			given[x.Target] = sum
			if sum.Greater(figure.FromInt64(1)) == figure.Yes {
				r.Add(path, say.Text("مجموع ما نُسب من نتيجة {target} هو {sum} منها", "il est attribué {sum} fois le résultat de {target}", "{sum} times the result of {target} is attributed in all"), rulekit.Word("target", string(x.Target)), rulekit.Word("sum", sum.String()))
				continue
			}
			// Walk on from the target that it counts towards.
			start := node{v.ID(), x.Target}
			todo, been := []node{{x.Agreement, x.To}}, make(map[node]bool)
			for len(todo) > 0 {
				n := todo[0]
				todo = todo[1:]
				if n == start {
					r.Add(path, say.Text("النتيجة تُحتسب في نفسها", "le résultat finit par compter dans lui-même", "the result comes to count towards itself"))
					break
				}
				if !been[n] {
					been[n] = true
					todo = append(todo, next[n]...)
				}
			}
		}
	}
}
