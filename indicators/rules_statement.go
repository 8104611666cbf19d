package indicators

import (
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/say"
)

func statementRules() []Rule {
	const a = "a,market_share,MA,all,2015,55,percent,observed,o16"
	return []Rule{
		{
			Code: "IND060", Family: Missing, Severity: Warning,
			Title:   say.Text("بيان لازم غير مذكور", "précision indispensable absente", "required statement missing"),
			Example: Example{Fires: table(a), Silent: wider(",attributes", a+",market=french"), Path: "/observations/a/attributes/market"},
			Check: perObservation(func(v View, o Observation, r *report) {
				i, ok := find(v.data.catalogue.indicators, o.Key.Indicator)
				if !ok {
					return
				}
				for _, want := range i.Requires {
					if _, ok := o.Attributes.Code(ID(want)); ok {
						continue
					}
					r.add(pathOf(o)+"/attributes"+cite.Pointer(want), say.Text("{value} ({indicator}): لا يُذكر {statement}", "{value} ({indicator}) : {statement} n'est pas précisé", "{value} ({indicator}): {statement} is not stated"),
						amount("value", o.Quantity()), v.indicatorArg(o.Key.Indicator), word("statement", want)).cite(o, noNote).
						suggest("اذكر {statement}، أو قل إن المصدر لا يذكره", "préciser {statement}, ou dire que la source ne le fait pas", "state {statement}, or say that the source does not")
				}
			}),
		},
		{
			Code: "IND061", Family: Unreadable, Severity: Fault,
			Title: say.Text("رقم غير مقروء", "chiffre illisible", "unreadable figure"),
			Example: Example{
				Fires:  wider(",words,candidates", `a,exports,MA,all,2015,,MAD,observed,n16,5 as exports,"[{""key"":{""indicator"":""exports"",""period"":""2015""},""figure"":""5000000000"",""unit"":""MAD"",""why"":""billions""}]"`),
				Silent: wider(",words", "a,exports,MA,all,2015,5000000000,MAD,observed,n16,5 billion as exports"),
				Path:   "/observations/a/figure",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				if !o.Figure.IsSet() && len(o.Candidates) > 0 {
					r.add(pathOf(o)+"/figure", say.Text("لا يُقرأ الرقم؛ قراءات ممكنة: {count}", "chiffre illisible ; lectures possibles : {count}", "the figure cannot be read; possible readings: {count}"), number("count", len(o.Candidates))).cite(o, noNote).
						suggest("لا تُختر أي قراءة دون مصدر آخر", "ne choisir aucune lecture sans autre source", "choose no reading without another source").candidates(o.Candidates...)
				}
			}),
		},
		{
			Code: "IND062", Family: Unreadable, Severity: Warning,
			Title: say.Text("رقم مشكوك فيه", "chiffre douteux", "doubtful figure"),
			Example: Example{
				Fires:  wider(",candidates", `a,exports,MA,all,2015,5700000000,MAD,observed,n16,"[{""key"":{""indicator"":""exports"",""period"":""2015""},""figure"":""7500000000"",""unit"":""MAD"",""why"":""7.5 printed from right to left""}]"`),
				Silent: table("a,exports,MA,all,2015,7500000000,MAD,observed,n16"),
				Path:   "/observations/a/figure",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				if o.Figure.IsSet() && len(o.Candidates) > 0 {
					c := o.Candidates[0]
					r.add(pathOf(o)+"/figure", say.Text("{value} قد تكون {reading}", "{value} peut se lire {reading}", "{value} may be read as {reading}"),
						amount("value", o.Quantity()), amount("reading", c.quantity(o))).cite(o, noNote).
						suggest("قارن بالمصادر الأخرى", "comparer avec d'autres sources", "compare with other sources").candidates(o.Candidates...)
				}
			}),
		},
		{
			Code: "IND063", Family: Missing, Severity: Warning,
			Title: say.Text("النطاق المذكور غير النطاق المعتمد", "périmètre énoncé et périmètre retenu diffèrent", "stated perimeter is not the one assigned"),
			Mend:  say.Text("تحقق ممن يحتسبهم الرقم، واذكر النطاقين معه", "vérifier qui le chiffre compte, et donner les deux périmètres avec lui", "check whom the figure counts, and give both perimeters with it"),
			Example: Example{
				Fires:  wider(",stated_perimeter", "a,jobs,MA,all,2015,65000,job,observed,n16,calls"),
				Silent: wider(",stated_perimeter", "a,jobs,MA,calls,2015,65000,job,observed,n16,calls"),
				Path:   "/observations/a/stated_perimeter",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				if o.Stated != "" && o.Stated != o.Key.Perimeter {
					r.add(pathOf(o)+"/stated_perimeter", say.Text("النص يتحدث عن {stated}، والقيمة {value} محسوبة على {assigned}", "le texte parle de {stated} ; {value} est rangé sous {assigned}", "the words speak of {stated}; {value} is kept under {assigned}"),
						v.perimeterArg("stated", o.Stated), v.perimeterArg("assigned", o.Key.Perimeter), amount("value", o.Quantity())).cite(o, noNote)
				}
			}),
		},
	}
}
